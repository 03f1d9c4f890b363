// What a tensor is, without going through the dispatcher.
#include "shim.h"

#include <c10/core/TensorImpl.h>
#include <ATen/ops/from_blob.h>

using namespace shim;

SHIM_EXPORT void shim_tensor_release(TensorHandle tensor) {
    c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(tensor);
}

SHIM_EXPORT TensorHandle shim_tensor_share(TensorHandle tensor) { return release(borrow(tensor)); }

SHIM_EXPORT int shim_tensor_type(TensorHandle tensor) { return static_cast<int>(c10::typeMetaToScalarType(tensor->dtype())); }
SHIM_EXPORT int64_t shim_tensor_device(TensorHandle tensor) { return code_of(tensor->device()); }
SHIM_EXPORT int64_t shim_tensor_dimensions(TensorHandle tensor) { return tensor->dim(); }
SHIM_EXPORT int64_t shim_tensor_count(TensorHandle tensor) { return tensor->numel(); }
SHIM_EXPORT int64_t shim_tensor_element_size(TensorHandle tensor) { return tensor->itemsize(); }
SHIM_EXPORT int shim_tensor_layout(TensorHandle tensor) { return static_cast<int>(tensor->layout()); }
SHIM_EXPORT int shim_tensor_is_contiguous(TensorHandle tensor) { return tensor->is_contiguous(); }
SHIM_EXPORT int shim_tensor_is_inference(TensorHandle tensor) { return tensor->is_inference(); }

// Both arrays have room for shim_tensor_dimensions(tensor) numbers.
SHIM_EXPORT int shim_tensor_shape(TensorHandle tensor, int64_t* sizes, int64_t* strides) {
    return guarded([&] {
        auto shape = tensor->sizes();
        std::copy(shape.begin(), shape.end(), sizes);
        if (strides != nullptr) {
            auto steps = tensor->strides();
            std::copy(steps.begin(), steps.end(), strides);
        }
        return 0;
    });
}

SHIM_EXPORT int shim_tensor_storage_offset(TensorHandle tensor, int64_t* offset) {
    return guarded([&] {
        *offset = tensor->storage_offset();
        return 0;
    });
}

SHIM_EXPORT int shim_tensor_data(TensorHandle tensor, void** data) {
    return guarded([&] {
        *data = const_cast<void*>(static_cast<const void*>(borrow(tensor).data_ptr()));
        return 0;
    });
}

SHIM_EXPORT int shim_tensor_storage(TensorHandle tensor, void** data, int64_t* bytes) {
    return guarded([&] {
        const auto& storage = tensor->storage();
        *data = const_cast<void*>(static_cast<const void*>(storage.data()));
        *bytes = static_cast<int64_t>(storage.nbytes());
        return 0;
    });
}

// A tensor over memory that stays the caller's until libtorch calls forget(context).
SHIM_EXPORT int shim_tensor_over(void* data, const int64_t* sizes, int dimensions, int type, void (*forget)(void*), void* context, TensorHandle* result) {
    return guarded([&] {
        *result = release(at::from_blob(
            data, {sizes, static_cast<size_t>(dimensions)}, [forget, context](void*) { forget(context); },
            at::TensorOptions().dtype(static_cast<c10::ScalarType>(type))));
        return 0;
    });
}
