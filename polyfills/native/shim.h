// What the shim and its caller share: plain structs, status codes and one error text per thread.
#pragma once

#include <ATen/core/Tensor.h>
#include <c10/util/Exception.h>
#include <cstdint>
#include <exception>

#define SHIM_EXPORT extern "C" __attribute__((visibility("default")))

namespace shim {

// How a value crosses the border. The numbers are known to the caller (Interop/ValueKind.cs).
enum Kind : int32_t {
    None = 0,
    Tensor = 1,              // TensorImpl*; null is an undefined tensor
    Int = 2,
    Double = 3,
    Bool = 4,
    IntList = 5,             // int64_t*
    DoubleList = 6,          // double*
    BoolList = 7,            // uint8_t*
    TensorList = 8,          // TensorImpl**
    OptionalTensorList = 9,  // TensorImpl**, null where there is none
    String = 10,             // UTF-8
    Device = 11,             // type << 8 | (index + 1)
    Generator = 12,          // GeneratorImpl*
    Complex = 13,            // double[2]
    Default = 14,            // what the schema says
};

struct Value {
    int32_t kind;
    int32_t length;
    union {
        int64_t integer;
        double real;
        const void* pointer;
    };
};

using TensorHandle = c10::TensorImpl*;

// A handle owns one reference to its tensor.
inline TensorHandle release(at::Tensor tensor) {
    return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

// A tensor of our own over a handle that stays the caller's.
inline at::Tensor borrow(TensorHandle handle) {
    if (handle == nullptr) {
        return at::Tensor();
    }
    return at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(handle));
}

inline c10::Device device_of(int64_t code) {
    return c10::Device(static_cast<c10::DeviceType>(code >> 8), static_cast<c10::DeviceIndex>((code & 0xFF) - 1));
}

inline int64_t code_of(c10::Device device) {
    return (static_cast<int64_t>(device.type()) << 8) | static_cast<uint8_t>(device.index() + 1);
}

void remember_error(const char* text);

constexpr int Failed = -1;

// No exception of C++ may leave the shim: it becomes a status and a text.
template <typename Body>
int guarded(Body&& body) {
    try {
        return body();
    } catch (const c10::Error& error) {
        remember_error(error.what_without_backtrace());
    } catch (const std::exception& error) {
        remember_error(error.what());
    } catch (...) {
        remember_error("an exception of unknown type left libtorch");
    }
    return Failed;
}

}  // namespace shim
