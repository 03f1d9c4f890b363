// One optimiser step over all parameters in one parallel region, in place of a dozen operators for each parameter.
#include "shim.h"

#include <ATen/Parallel.h>
#include <algorithm>
#include <cmath>
#include <vector>

using namespace shim;

// The widest vectors that the machine has, chosen when the library is loaded.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define SHIM_WIDE __attribute__((target_clones("arch=skylake-avx512", "arch=haswell", "default")))
#else
#define SHIM_WIDE
#endif

namespace {

constexpr int64_t Grain = 1 << 15;

bool is_plain(const at::Tensor& tensor) {
    return tensor.defined() && tensor.device().is_cpu() && tensor.layout() == c10::kStrided && tensor.scalar_type() == c10::kFloat &&
           tensor.is_contiguous();
}

// Parameters laid end to end: element 0 of parameter i stands at starts[i].
struct Span {
    std::vector<at::Tensor> params;
    std::vector<at::Tensor> grads;
    std::vector<int64_t> starts{0};

    void add(at::Tensor param, at::Tensor grad) {
        starts.push_back(starts.back() + param.numel());
        params.push_back(std::move(param));
        grads.push_back(std::move(grad));
    }

    float* param(size_t i) const { return static_cast<float*>(params[i].data_ptr()); }
    const float* grad(size_t i) const { return static_cast<const float*>(grads[i].data_ptr()); }

    // Calls work(parameter, first element, number of elements) for pieces that together cover everything once.
    template <typename Work>
    void run(const Work& work) const {
        at::parallel_for(0, starts.back(), Grain, [&](int64_t begin, int64_t end) {
            size_t i = std::upper_bound(starts.begin(), starts.end(), begin) - starts.begin() - 1;
            for (; i < params.size() && starts[i] < end; ++i) {
                int64_t from = std::max(begin, starts[i]);
                int64_t to = std::min(end, starts[i + 1]);
                if (from < to) {
                    work(i, from - starts[i], to - from);
                }
            }
        });
        for (const auto& param : params) {
            param.unsafeGetTensorImpl()->bump_version();
        }
    }
};

SHIM_WIDE void sgd_plain(float* __restrict param, const float* __restrict grad, int64_t count, float rate, float decay, float sign) {
    for (int64_t i = 0; i < count; ++i) {
        param[i] -= rate * (sign * grad[i] + decay * param[i]);
    }
}

SHIM_WIDE void sgd_momentum(float* __restrict param, const float* __restrict grad, float* __restrict buffer, int64_t count, float rate, float momentum,
                            float keep, bool nesterov, float decay, float sign) {
    for (int64_t i = 0; i < count; ++i) {
        float g = sign * grad[i] + decay * param[i];
        float b = momentum * buffer[i] + keep * g;
        buffer[i] = b;
        param[i] -= rate * (nesterov ? g + momentum * b : b);
    }
}

SHIM_WIDE void adam(float* __restrict param, const float* __restrict grad, float* __restrict first, float* __restrict second, int64_t count, float shrink,
                    float decay, float sign, float beta1, float beta2, float step, float correction, float eps) {
    for (int64_t i = 0; i < count; ++i) {
        float p = param[i] * shrink;
        float g = sign * grad[i] + decay * p;
        float m = first[i] + (1 - beta1) * (g - first[i]);
        float v = beta2 * second[i] + (1 - beta2) * g * g;
        first[i] = m;
        second[i] = v;
        param[i] = p - step * (m / (std::sqrt(v) / correction + eps));
    }
}

}  // namespace

// Both steps give 1 when done and 0 when nothing was touched, because some tensor is not contiguous float32 on the CPU.
// A parameter without gradient is left alone.

// buffers is null without momentum; fresh[i] says that buffer i is still zero and becomes the gradient itself, undamped.
SHIM_EXPORT int shim_sgd(const TensorHandle* params, const TensorHandle* buffers, const uint8_t* fresh, int count, double rate, double momentum,
                         double dampening, double decay, int nesterov, int maximize) {
    return guarded([&] {
        Span span;
        std::vector<float*> memory;
        std::vector<bool> is_fresh;
        for (int i = 0; i < count; ++i) {
            auto param = borrow(params[i]);
            auto grad = param.grad();
            if (!grad.defined()) {
                continue;
            }
            auto buffer = buffers ? borrow(buffers[i]) : at::Tensor();
            if (!is_plain(param) || !is_plain(grad) || (buffers && !is_plain(buffer))) {
                return 0;
            }
            span.add(std::move(param), std::move(grad));
            memory.push_back(buffers ? static_cast<float*>(buffer.data_ptr()) : nullptr);
            is_fresh.push_back(buffers && fresh[i]);
        }
        float sign = maximize ? -1.0f : 1.0f;
        span.run([&](size_t i, int64_t from, int64_t length) {
            auto param = span.param(i) + from;
            auto grad = span.grad(i) + from;
            if (memory[i] == nullptr) {
                sgd_plain(param, grad, length, rate, decay, sign);
            } else {
                float keep = is_fresh[i] ? 1.0f : static_cast<float>(1.0 - dampening);
                sgd_momentum(param, grad, memory[i] + from, length, rate, momentum, keep, nesterov != 0, decay, sign);
            }
        });
        return 1;
    });
}

// steps[i] counts parameter i's updates and goes up with this one. decoupled: weights shrink by themselves (AdamW), not through the gradient.
SHIM_EXPORT int shim_adam(const TensorHandle* params, const TensorHandle* firsts, const TensorHandle* seconds, int64_t* steps, int count, double rate,
                          double beta1, double beta2, double eps, double decay, int decoupled, int maximize) {
    return guarded([&] {
        Span span;
        std::vector<float*> first, second;
        std::vector<float> step, correction;
        std::vector<int> changed;
        for (int i = 0; i < count; ++i) {
            auto param = borrow(params[i]);
            auto grad = param.grad();
            if (!grad.defined()) {
                continue;
            }
            auto average = borrow(firsts[i]);
            auto square = borrow(seconds[i]);
            if (!is_plain(param) || !is_plain(grad) || !is_plain(average) || !is_plain(square)) {
                return 0;
            }
            span.add(std::move(param), std::move(grad));
            first.push_back(static_cast<float*>(average.data_ptr()));
            second.push_back(static_cast<float*>(square.data_ptr()));
            step.push_back(rate / (1 - std::pow(beta1, steps[i] + 1)));
            correction.push_back(std::sqrt(1 - std::pow(beta2, steps[i] + 1)));
            changed.push_back(i);
        }
        float shrink = decoupled ? 1.0 - rate * decay : 1.0;
        float pull = decoupled ? 0.0 : decay;
        span.run([&](size_t i, int64_t from, int64_t length) {
            adam(span.param(i) + from, span.grad(i) + from, first[i] + from, second[i] + from, length, shrink, pull, maximize ? -1.0f : 1.0f, beta1, beta2,
                 step[i], correction[i], eps);
        });
        for (int i : changed) {
            ++steps[i];
        }
        return 1;
    });
}
