// Gradients, and the modes that switch their recording.
#include "shim.h"

#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <vector>

using namespace shim;

namespace {

std::vector<at::Tensor> borrow_all(const TensorHandle* handles, int count) {
    std::vector<at::Tensor> tensors;
    tensors.reserve(count);
    for (int i = 0; i < count; ++i) {
        tensors.push_back(borrow(handles[i]));
    }
    return tensors;
}

}  // namespace

SHIM_EXPORT int shim_requires_grad(TensorHandle tensor) { return borrow(tensor).requires_grad(); }
SHIM_EXPORT int shim_is_leaf(TensorHandle tensor) { return borrow(tensor).is_leaf(); }

SHIM_EXPORT int shim_set_requires_grad(TensorHandle tensor, int value) {
    return guarded([&] {
        borrow(tensor).requires_grad_(value != 0);
        return 0;
    });
}

SHIM_EXPORT int shim_retain_grad(TensorHandle tensor) {
    return guarded([&] {
        borrow(tensor).retain_grad();
        return 0;
    });
}

SHIM_EXPORT TensorHandle shim_grad(TensorHandle tensor) {
    TensorHandle result = nullptr;
    guarded([&] {
        result = release(borrow(tensor).grad());
        return 0;
    });
    return result;
}

SHIM_EXPORT int shim_set_grad(TensorHandle tensor, TensorHandle grad) {
    return guarded([&] {
        borrow(tensor).mutable_grad() = borrow(grad);
        return 0;
    });
}

// Drops the gradients of many tensors, or overwrites them with zeros.
SHIM_EXPORT int shim_clear_grads(const TensorHandle* tensors, int count, int to_none) {
    return guarded([&] {
        for (int i = 0; i < count; ++i) {
            auto tensor = borrow(tensors[i]);
            auto& grad = tensor.mutable_grad();
            if (!grad.defined()) {
                continue;
            }
            if (to_none) {
                grad.reset();
            } else {
                if (grad.grad_fn()) {
                    grad.detach_();
                }
                grad.zero_();
            }
        }
        return 0;
    });
}

SHIM_EXPORT int shim_backward(const TensorHandle* tensors, int count, const TensorHandle* grads, int grad_count, int retain_graph, int create_graph,
                              const TensorHandle* inputs, int input_count) {
    return guarded([&] {
        torch::autograd::backward(borrow_all(tensors, count), borrow_all(grads, grad_count), retain_graph != 0, create_graph != 0,
                                  borrow_all(inputs, input_count));
        return 0;
    });
}

SHIM_EXPORT int shim_gradients(const TensorHandle* outputs, int count, const TensorHandle* inputs, int input_count, const TensorHandle* grads, int grad_count,
                               int retain_graph, int create_graph, int allow_unused, TensorHandle* results) {
    return guarded([&] {
        auto found = torch::autograd::grad(borrow_all(outputs, count), borrow_all(inputs, input_count), borrow_all(grads, grad_count), retain_graph != 0,
                                           create_graph != 0, allow_unused != 0);
        for (size_t i = 0; i < found.size(); ++i) {
            results[i] = release(std::move(found[i]));
        }
        return 0;
    });
}

SHIM_EXPORT int shim_grad_enabled() { return c10::GradMode::is_enabled(); }
SHIM_EXPORT void shim_set_grad_enabled(int enabled) { c10::GradMode::set_enabled(enabled != 0); }
SHIM_EXPORT int shim_inference_enabled() { return c10::InferenceMode::is_enabled(); }
SHIM_EXPORT void* shim_enter_inference(int enabled) { return new c10::InferenceMode(enabled != 0); }
SHIM_EXPORT void shim_leave_inference(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }
