#include "fft/kernels.hpp"

SCIXX_FFT_KERNELS(, double)
