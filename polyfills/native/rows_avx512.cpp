// Sixteen numbers at once, in 32 registers.
#define ROWS_PIXELS 8
#include "rows_kernels.inc"

const rows::Kernels rows::for_avx512{convolve, pool};
