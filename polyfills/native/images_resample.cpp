// Resampling with antialiasing: a triangle filter that widens with the reduction, first along the lines, then across them, each result
// rounded to a byte. This is what PyTorch's torchvision (antialias) and Pillow call bilinear.
#include "images.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <vector>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace {

// The taps of one output position: which inputs, and at which offset of the weights.
struct Taps {
    int first;
    int count;
    const int16_t* weights;
};

// The weights along one axis, for the visible part of it, as whole numbers with a common shift.
class Axis {
public:
    // source pixels become `scaled` ones, of which those from `skip` on are computed, `count` in number.
    Axis(int source, int scaled, int skip, int count) : spans_(count) {
        const double scale = double(source) / scaled;
        const double support = std::max(scale, 1.0);
        width_ = int(std::ceil(support)) * 2 + 1;
        // No weight is larger than this, whichever part is visible: the same pixel comes out the same in every part.
        const double heaviest = std::min(1.0, 2 / support);
        shift_ = 0;
        while (shift_ < 22 && heaviest * (1 << (shift_ + 1)) < 32767) shift_++;
        weights_.resize(size_t(count) * width_);
        std::vector<double> exact(width_);
        for (int i = 0; i < count; i++) {
            spans_[i] = weigh(exact, source, (i + skip + 0.5) * scale, support);
            for (int k = 0; k < spans_[i].count; k++) weights_[size_t(i) * width_ + k] = int16_t(std::lround(exact[k] * (1 << shift_)));
        }
    }

    int shift() const { return shift_; }
    Taps operator[](int i) const { return {spans_[i].first, spans_[i].count, &weights_[size_t(i) * width_]}; }

private:
    struct Span {
        int first;
        int count;
    };

    static Span weigh(std::vector<double>& weights, int source, double center, double support) {
        const int first = std::max(int(center - support + 0.5), 0);
        const int count = std::min(int(center + support + 0.5), source) - first;
        double sum = 0;
        for (int k = 0; k < count; k++) sum += weights[k] = std::max(0.0, 1 - std::abs((first + k - center + 0.5) / support));
        for (int k = 0; k < count; k++) weights[k] /= sum;
        return {first, count};
    }

    std::vector<Span> spans_;
    std::vector<int16_t> weights_;
    int width_;
    int shift_;
};

#ifdef __SSE2__

__m128i pair(const int16_t* weights) { return _mm_set1_epi32(uint16_t(weights[0]) | int32_t(weights[1]) << 16); }
__m128i single(const int16_t* weights) { return _mm_set1_epi32(uint16_t(weights[0])); }

void along(const uint8_t* line, uint8_t* out, int count, const Axis& axis) {
    const __m128i zero = _mm_setzero_si128(), half = _mm_set1_epi32(1 << axis.shift() >> 1), shift = _mm_cvtsi32_si128(axis.shift());
    for (int x = 0; x < count; x++) {
        const Taps taps = axis[x];
        const uint8_t* from = line + size_t(taps.first) * 4;
        __m128i sum = half;
        int i = 0;
        for (; i + 1 < taps.count; i += 2) {
            const __m128i two = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(from + 4 * i));
            const __m128i woven = _mm_unpacklo_epi8(_mm_unpacklo_epi8(two, _mm_srli_si128(two, 4)), zero);
            sum = _mm_add_epi32(sum, _mm_madd_epi16(woven, pair(taps.weights + i)));
        }
        if (i < taps.count) {
            int last;
            __builtin_memcpy(&last, from + 4 * i, 4);
            const __m128i one = _mm_unpacklo_epi16(_mm_unpacklo_epi8(_mm_cvtsi32_si128(last), zero), zero);
            sum = _mm_add_epi32(sum, _mm_madd_epi16(one, single(taps.weights + i)));
        }
        const __m128i words = _mm_packs_epi32(_mm_sra_epi32(sum, shift), zero);
        const int pixel = _mm_cvtsi128_si32(_mm_packus_epi16(words, zero));
        __builtin_memcpy(out + 4 * size_t(x), &pixel, 4);
    }
}

// Sixteen bytes of one output line, each the sum over the lines of one column.
void across16(const uint8_t* column, size_t stride, uint8_t* out, const Taps& taps, __m128i half, __m128i shift) {
    const __m128i zero = _mm_setzero_si128();
    __m128i sums[4] = {half, half, half, half};
    for (int i = 0; i < taps.count; i += 2) {
        const bool both = i + 1 < taps.count;
        const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(column + i * stride));
        const __m128i b = both ? _mm_loadu_si128(reinterpret_cast<const __m128i*>(column + (i + 1) * stride)) : zero;
        const __m128i weights = both ? pair(taps.weights + i) : single(taps.weights + i);
        const __m128i low = _mm_unpacklo_epi8(a, b), high = _mm_unpackhi_epi8(a, b);
        sums[0] = _mm_add_epi32(sums[0], _mm_madd_epi16(_mm_unpacklo_epi8(low, zero), weights));
        sums[1] = _mm_add_epi32(sums[1], _mm_madd_epi16(_mm_unpackhi_epi8(low, zero), weights));
        sums[2] = _mm_add_epi32(sums[2], _mm_madd_epi16(_mm_unpacklo_epi8(high, zero), weights));
        sums[3] = _mm_add_epi32(sums[3], _mm_madd_epi16(_mm_unpackhi_epi8(high, zero), weights));
    }
    for (__m128i& sum : sums) sum = _mm_sra_epi32(sum, shift);
    const __m128i bytes = _mm_packus_epi16(_mm_packs_epi32(sums[0], sums[1]), _mm_packs_epi32(sums[2], sums[3]));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out), bytes);
}

#else

void along(const uint8_t* line, uint8_t* out, int count, const Axis& axis) {
    for (int x = 0; x < count; x++) {
        const Taps taps = axis[x];
        int sums[4];
        std::fill_n(sums, 4, 1 << axis.shift() >> 1);
        for (int i = 0; i < taps.count; i++)
            for (int c = 0; c < 4; c++) sums[c] += line[(size_t(taps.first) + i) * 4 + c] * taps.weights[i];
        for (int c = 0; c < 4; c++) out[4 * size_t(x) + c] = uint8_t(std::clamp(sums[c] >> axis.shift(), 0, 255));
    }
}

#endif

void across(const uint8_t* lines, size_t stride, uint8_t* out, const Axis& axis, int row) {
    const Taps taps = axis[row];
    const uint8_t* column = lines + taps.first * stride;
    size_t x = 0;
#ifdef __SSE2__
    const __m128i half = _mm_set1_epi32(1 << axis.shift() >> 1), shift = _mm_cvtsi32_si128(axis.shift());
    for (; x + 16 <= stride; x += 16) across16(column + x, stride, out + x, taps, half, shift);
#endif
    for (; x < stride; x++) {
        int sum = 1 << axis.shift() >> 1;
        for (int i = 0; i < taps.count; i++) sum += column[i * stride + x] * taps.weights[i];
        out[x] = uint8_t(std::clamp(sum >> axis.shift(), 0, 255));
    }
}

}  // namespace

// Scales a picture of four bytes a pixel to scaled_width x scaled_height and writes the part of it that begins at (left, top) and is
// width x height large into lines of out_stride bytes. 0, or -1 where memory is short.
IMAGES_EXPORT int images_resample(const uint8_t* pixels, int source_width, int source_height, int scaled_width, int scaled_height,
                                  int left, int top, uint8_t* out, int64_t out_stride, int width, int height) {
    try {
        const Axis columns(source_width, scaled_width, left, width), rows(source_height, scaled_height, top, height);
        const Taps last = rows[height - 1];
        const int first = rows[0].first;
        const size_t stride = size_t(width) * 4;
        std::vector<uint8_t> lines(stride * (last.first + last.count - first));
        for (int y = first; y < last.first + last.count; y++)
            along(pixels + size_t(y) * source_width * 4, &lines[(y - first) * stride], width, columns);
        const uint8_t* origin = lines.data() - ptrdiff_t(first * stride);
        for (int y = 0; y < height; y++) across(origin, stride, out + y * out_stride, rows, y);
        return 0;
    } catch (const std::bad_alloc&) {
        return -1;
    }
}
