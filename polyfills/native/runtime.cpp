// The library as a whole: errors, threads, memory, devices, version.
#include "shim.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>
#include <cstdlib>
#include <malloc.h>
#include <string>
#include <torch/version.h>

using namespace shim;

namespace {

thread_local std::string last_error;

// glibc maps a big block anew for every tensor and unmaps it with the tensor: a page fault for each 4 KiB, in every training step.
// Blocks up to 32 MiB are kept instead; larger ones go back to the system as before, so that a whole data set does not stay for ever.
// Who sets malloc by the environment knows better.
struct KeepMemory {
    KeepMemory() {
        set("MALLOC_MMAP_THRESHOLD_", M_MMAP_THRESHOLD, 32 << 20);
        set("MALLOC_TRIM_THRESHOLD_", M_TRIM_THRESHOLD, 512 << 20);
        set("MALLOC_TOP_PAD_", M_TOP_PAD, 1 << 20);
    }

    static void set(const char* variable, int option, int value) {
        if (std::getenv(variable) == nullptr) {
            mallopt(option, value);
        }
    }
} keep_memory;

}  // namespace

void shim::remember_error(const char* text) { last_error = text; }

SHIM_EXPORT const char* shim_error() { return last_error.c_str(); }
SHIM_EXPORT const char* shim_torch_version() { return TORCH_VERSION; }

SHIM_EXPORT int shim_threads() { return at::get_num_threads(); }
SHIM_EXPORT int shim_interop_threads() { return at::get_num_interop_threads(); }

SHIM_EXPORT int shim_set_threads(int count) {
    return guarded([&] {
        at::set_num_threads(count);
        return 0;
    });
}

SHIM_EXPORT int shim_set_interop_threads(int count) {
    return guarded([&] {
        at::set_num_interop_threads(count);
        return 0;
    });
}

SHIM_EXPORT int shim_cuda_devices() {
    if (!c10::impl::hasDeviceGuardImpl(c10::DeviceType::CUDA)) {
        return 0;
    }
    return static_cast<int>(c10::impl::getDeviceGuardImpl(c10::DeviceType::CUDA)->deviceCount());
}

SHIM_EXPORT int shim_cuda_synchronize(int device) {
    return guarded([&] {
        at::detail::getCUDAHooks().deviceSynchronize(static_cast<c10::DeviceIndex>(device));
        return 0;
    });
}

SHIM_EXPORT int shim_cudnn() { return at::globalContext().hasCUDA() && at::detail::getCUDAHooks().hasCuDNN(); }

SHIM_EXPORT int shim_default_type() { return static_cast<int>(c10::typeMetaToScalarType(at::get_default_dtype())); }

SHIM_EXPORT int shim_set_default_type(int type) {
    return guarded([&] {
        at::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<c10::ScalarType>(type)));
        return 0;
    });
}
