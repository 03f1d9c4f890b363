// Eight numbers at once, in 16 registers.
#define ROWS_PIXELS 4
#include "rows_kernels.inc"

const rows::Kernels rows::for_avx2{convolve, pool};
