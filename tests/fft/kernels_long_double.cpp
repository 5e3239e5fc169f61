#include "fft/kernels.hpp"

SCIXX_FFT_KERNELS(, long double)
