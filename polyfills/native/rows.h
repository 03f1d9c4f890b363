// Layers of a network in evaluation, for one image or a few rows at a time: plain structs, so that kernels for several instruction sets can share them.
// Images lie channels-last; a pixel takes a whole number of vectors, its last lanes are zero.
#pragma once

#include <cstdint>

namespace rows {

constexpr int64_t Lanes = 16;

inline int64_t padded(int64_t count) { return (count + Lanes - 1) / Lanes * Lanes; }

// A convolution; a linear layer is one of kernel 1 x 1 over an image of one line, whose pixels are the rows.
struct Convolution {
    const float* weights;  // for each 16 outputs: [kernel rows, kernel columns, inputs, 16]
    const float* bias;     // padded
    int64_t kernel_rows, kernel_columns, inputs, stride_rows, stride_columns;
    int64_t in_width, in_pixel;             // of the image with its border
    int64_t out_rows, out_columns, out_pixel;
    bool rectifies;
};

struct Pool {
    int64_t kernel_rows, kernel_columns, stride_rows, stride_columns;
    int64_t in_width, in_pixel;
    int64_t out_rows, out_columns;
    bool rectifies;
};

struct Kernels {
    void (*convolve)(const Convolution&, const float* in, float* out);
    void (*pool)(const Pool&, const float* in, float* out);
};

// Null where the processor lacks what the file was compiled for.
extern const Kernels for_avx512;
extern const Kernels for_avx2;

}  // namespace rows
