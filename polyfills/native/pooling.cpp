// Max-pooling of images that lie channels-last, a vector of channels at a time. libtorch's own kernel for this layout goes number by number and keeps
// eight bytes of index for each maximum; here a byte tells the place in the window. Values, gradients and what is done with NaN are the same to the bit.
#include "shim.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>
#include <algorithm>
#include <cstdlib>
#include <limits>
#include <torch/csrc/autograd/custom_function.h>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define SHIM_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl")))
#endif

using namespace shim;

namespace {

constexpr int64_t Grain = 1 << 14;

struct Axis {
    int64_t input, kernel, stride, padding, output;

    // The part of the window of an output that lies within the image, and where it lies.
    int64_t first(int64_t out) const { return std::max<int64_t>(0, padding - out * stride); }
    int64_t last(int64_t out) const { return std::min(kernel, input + padding - out * stride); }
    int64_t place(int64_t out, int64_t tap) const { return out * stride - padding + tap; }
};

struct Pooling {
    int64_t images, channels;
    Axis rows, columns;

    int64_t in(int64_t n, int64_t y, int64_t x) const { return ((n * rows.input + y) * columns.input + x) * channels; }
    int64_t out(int64_t n, int64_t y) const { return (n * rows.output + y) * columns.output * channels; }
    // Whether every number of the input belongs to one window at most: its gradient is then written, not added to.
    bool is_disjoint() const { return rows.stride >= rows.kernel && columns.stride >= columns.kernel; }
    int64_t grain() const { return std::max<int64_t>(1, Grain / std::max<int64_t>(1, rows.output * columns.output * channels)); }
};

// One row of outputs. which is null where nobody wants gradients.
using RowForward = void (*)(const Pooling& pool, int64_t n, int64_t y, const float* in, float* out, uint8_t* which);
using RowBackward = void (*)(const Pooling& pool, int64_t n, int64_t y, const float* grad, const uint8_t* which, float* result);

void forward_plain(const Pooling& pool, int64_t n, int64_t y, const float* in, float* out, uint8_t* which) {
    for (int64_t x = 0; x < pool.columns.output; ++x, out += pool.channels, which += which ? pool.channels : 0) {
        for (int64_t c = 0; c < pool.channels; ++c) {
            float best = -std::numeric_limits<float>::infinity();
            int64_t place = pool.rows.first(y) * pool.columns.kernel + pool.columns.first(x);
            for (int64_t ky = pool.rows.first(y); ky < pool.rows.last(y); ++ky) {
                for (int64_t kx = pool.columns.first(x); kx < pool.columns.last(x); ++kx) {
                    float value = in[pool.in(n, pool.rows.place(y, ky), pool.columns.place(x, kx)) + c];
                    if (value > best || value != value) {
                        best = value;
                        place = ky * pool.columns.kernel + kx;
                    }
                }
            }
            out[c] = best;
            if (which) {
                which[c] = static_cast<uint8_t>(place);
            }
        }
    }
}

void backward_plain(const Pooling& pool, int64_t n, int64_t y, const float* grad, const uint8_t* which, float* result) {
    for (int64_t x = 0; x < pool.columns.output; ++x, grad += pool.channels, which += pool.channels) {
        for (int64_t c = 0; c < pool.channels; ++c) {
            int64_t ky = which[c] / pool.columns.kernel, kx = which[c] % pool.columns.kernel;
            result[pool.in(n, pool.rows.place(y, ky), pool.columns.place(x, kx)) + c] += grad[c];
        }
    }
}

#ifdef SHIM_AVX512
SHIM_AVX512 void forward_wide(const Pooling& pool, int64_t n, int64_t y, const float* in, float* out, uint8_t* which) {
    for (int64_t x = 0; x < pool.columns.output; ++x, out += pool.channels, which += which ? pool.channels : 0) {
        for (int64_t c = 0; c < pool.channels; c += 16) {
            auto lanes = static_cast<__mmask16>(pool.channels - c >= 16 ? 0xFFFF : (1 << (pool.channels - c)) - 1);
            auto best = _mm512_set1_ps(-std::numeric_limits<float>::infinity());
            auto place = _mm512_set1_epi32(static_cast<int>(pool.rows.first(y) * pool.columns.kernel + pool.columns.first(x)));
            for (int64_t ky = pool.rows.first(y); ky < pool.rows.last(y); ++ky) {
                for (int64_t kx = pool.columns.first(x); kx < pool.columns.last(x); ++kx) {
                    auto value = _mm512_maskz_loadu_ps(lanes, in + pool.in(n, pool.rows.place(y, ky), pool.columns.place(x, kx)) + c);
                    // Greater, or not comparable because the new one is not a number.
                    auto better = _mm512_cmp_ps_mask(value, best, _CMP_GT_OQ) | _mm512_cmp_ps_mask(value, value, _CMP_UNORD_Q);
                    best = _mm512_mask_mov_ps(best, better, value);
                    place = _mm512_mask_set1_epi32(place, better, static_cast<int>(ky * pool.columns.kernel + kx));
                }
            }
            _mm512_mask_storeu_ps(out + c, lanes, best);
            if (which) {
                _mm512_mask_cvtepi32_storeu_epi8(which + c, lanes, place);
            }
        }
    }
}

SHIM_AVX512 void backward_wide(const Pooling& pool, int64_t n, int64_t y, const float* grad, const uint8_t* which, float* result) {
    const bool disjoint = pool.is_disjoint();
    for (int64_t x = 0; x < pool.columns.output; ++x, grad += pool.channels, which += pool.channels) {
        for (int64_t c = 0; c < pool.channels; c += 16) {
            auto lanes = static_cast<__mmask16>(pool.channels - c >= 16 ? 0xFFFF : (1 << (pool.channels - c)) - 1);
            auto slope = _mm512_maskz_loadu_ps(lanes, grad + c);
            auto place = _mm512_cvtepu8_epi32(_mm_maskz_loadu_epi8(lanes, which + c));
            for (int64_t ky = pool.rows.first(y); ky < pool.rows.last(y); ++ky) {
                for (int64_t kx = pool.columns.first(x); kx < pool.columns.last(x); ++kx) {
                    auto target = result + pool.in(n, pool.rows.place(y, ky), pool.columns.place(x, kx)) + c;
                    auto here = _mm512_mask_cmpeq_epi32_mask(lanes, place, _mm512_set1_epi32(static_cast<int>(ky * pool.columns.kernel + kx)));
                    auto sum = disjoint ? _mm512_setzero_ps() : _mm512_maskz_loadu_ps(lanes, target);
                    _mm512_mask_storeu_ps(target, lanes, _mm512_mask_add_ps(sum, here, sum, slope));
                }
            }
        }
    }
}

const bool is_wide = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
const RowForward forward_row = is_wide ? forward_wide : forward_plain;
const RowBackward backward_row = is_wide ? backward_wide : backward_plain;
#else
const RowForward forward_row = forward_plain;
const RowBackward backward_row = backward_plain;
#endif

// Work on all rows of outputs; images go to threads as wholes, so that no two write to the same number.
template <typename Row>
void for_rows(const Pooling& pool, const Row& row) {
    at::parallel_for(0, pool.images, pool.grain(), [&](int64_t from, int64_t to) {
        for (int64_t n = from; n < to; ++n) {
            for (int64_t y = 0; y < pool.rows.output; ++y) {
                row(n, y);
            }
        }
    });
}

at::Tensor maxima(const Pooling& pool, const at::Tensor& input, uint8_t* which) {
    auto result = at::empty({pool.images, pool.channels, pool.rows.output, pool.columns.output}, input.options(), at::MemoryFormat::ChannelsLast);
    auto in = static_cast<const float*>(input.data_ptr());
    auto out = static_cast<float*>(result.data_ptr());
    for_rows(pool, [&](int64_t n, int64_t y) { forward_row(pool, n, y, in, out + pool.out(n, y), which ? which + pool.out(n, y) : nullptr); });
    return result;
}

at::Tensor slopes(const Pooling& pool, const at::Tensor& grad, const uint8_t* which) {
    auto laid = grad.contiguous(at::MemoryFormat::ChannelsLast);
    auto result = at::empty({pool.images, pool.channels, pool.rows.input, pool.columns.input}, grad.options(), at::MemoryFormat::ChannelsLast);
    auto given = static_cast<const float*>(laid.data_ptr());
    auto sums = static_cast<float*>(result.data_ptr());
    auto size = pool.in(1, 0, 0);
    at::parallel_for(0, pool.images, pool.grain(), [&](int64_t from, int64_t to) {
        for (int64_t n = from; n < to; ++n) {
            std::fill(sums + n * size, sums + (n + 1) * size, 0.0f);
            for (int64_t y = 0; y < pool.rows.output; ++y) {
                backward_row(pool, n, y, given + pool.out(n, y), which + pool.out(n, y), sums);
            }
        }
    });
    return result;
}

at::Tensor picked(const Pooling& pool, const at::Tensor& values, const uint8_t* which) {
    auto laid = values.contiguous(at::MemoryFormat::ChannelsLast);
    auto result = at::empty({pool.images, pool.channels, pool.rows.output, pool.columns.output}, values.options(), at::MemoryFormat::ChannelsLast);
    auto from = static_cast<const float*>(laid.data_ptr());
    auto to = static_cast<float*>(result.data_ptr());
    for_rows(pool, [&](int64_t n, int64_t y) {
        for (int64_t i = 0; i < pool.columns.output * pool.channels; ++i) {
            auto at = pool.out(n, y) + i;
            auto [x, c] = std::div(i, pool.channels);
            to[at] = from[pool.in(n, pool.rows.place(y, which[at] / pool.columns.kernel), pool.columns.place(x, which[at] % pool.columns.kernel)) + c];
        }
    });
    return result;
}

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// What a step of the gradients needs again: the sizes, and the place of each maximum.
struct Saved {
    static void keep(AutogradContext* context, const Pooling& pool, const at::Tensor& which) {
        const auto& [images, channels, y, x] = pool;
        context->saved_data["pool"] = c10::List<int64_t>(
            {images, channels, y.input, y.kernel, y.stride, y.padding, y.output, x.input, x.kernel, x.stride, x.padding, x.output});
        context->save_for_backward({which});
    }

    explicit Saved(AutogradContext* context) : which(context->get_saved_variables()[0]) {
        auto p = context->saved_data["pool"].toIntVector();
        pool = {p[0], p[1], {p[2], p[3], p[4], p[5], p[6]}, {p[7], p[8], p[9], p[10], p[11]}};
    }

    const uint8_t* places() const { return static_cast<const uint8_t*>(which.data_ptr()); }

    at::Tensor which;
    Pooling pool;
};

// The gradient of the pooling, and the gradient of that.
struct MaxPoolBackward : torch::autograd::Function<MaxPoolBackward> {
    static at::Tensor forward(AutogradContext* context, const at::Tensor& grad, const Saved& saved) {
        Saved::keep(context, saved.pool, saved.which);
        return slopes(saved.pool, grad, saved.places());
    }

    static variable_list backward(AutogradContext* context, variable_list grads) {
        Saved saved(context);
        return {picked(saved.pool, grads[0], saved.places()), at::Tensor()};
    }
};

struct MaxPool : torch::autograd::Function<MaxPool> {
    static at::Tensor forward(AutogradContext* context, const at::Tensor& input, const Pooling& pool) {
        auto which = at::empty({pool.images * pool.out(1, 0)}, input.options().dtype(c10::kByte));
        Saved::keep(context, pool, which);
        return maxima(pool, input, static_cast<uint8_t*>(which.data_ptr()));
    }

    static variable_list backward(AutogradContext* context, variable_list grads) {
        Saved saved(context);
        return {c10::GradMode::is_enabled() ? MaxPoolBackward::apply(grads[0], saved) : slopes(saved.pool, grads[0], saved.places()), at::Tensor()};
    }
};

Axis axis(int64_t input, int64_t kernel, int64_t stride, int64_t padding) {
    return {input, kernel, stride, padding, stride > 0 ? (input + 2 * padding - kernel) / stride + 1 : 0};
}

bool fits(const Axis& axis) {
    return axis.kernel > 0 && axis.stride > 0 && axis.padding >= 0 && axis.padding <= axis.kernel / 2 && axis.input + 2 * axis.padding >= axis.kernel;
}

}  // namespace

// Each of the three has two numbers, for rows and columns. Gives 0 and no result where this is not for it: the caller then takes libtorch's operator, which
// also tells what is wrong.
SHIM_EXPORT int shim_max_pool2d(TensorHandle tensor, const int64_t* kernel, const int64_t* stride, const int64_t* padding, TensorHandle* result) {
    return guarded([&] {
        auto input = borrow(tensor);
        if (input.dim() != 4 || !input.device().is_cpu() || input.layout() != c10::kStrided || input.scalar_type() != c10::kFloat || input.numel() == 0 ||
            input.suggest_memory_format() != at::MemoryFormat::ChannelsLast || !input.is_contiguous(at::MemoryFormat::ChannelsLast)) {
            return 0;
        }
        Pooling pool{input.size(0), input.size(1), axis(input.size(2), kernel[0], stride[0], padding[0]),
                     axis(input.size(3), kernel[1], stride[1], padding[1])};
        if (!fits(pool.rows) || !fits(pool.columns) || kernel[0] * kernel[1] > 255) {
            return 0;
        }
        bool wants_gradients = c10::GradMode::is_enabled() && input.requires_grad();
        *result = release(wants_gradients ? MaxPool::apply(input, pool) : maxima(pool, input, nullptr));
        return 1;
    });
}
