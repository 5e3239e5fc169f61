// SPDX-License-Identifier: BSD-3-Clause
#pragma once

namespace scixx::signal {

/// Which part of a convolution or correlation is returned; for inputs of m and n samples along an axis:
enum class ConvolveMode {
    full,   ///< every place where the inputs meet, m + n - 1 samples
    same,   ///< the centre of full, m samples: the shape of the first input
    valid,  ///< only where one input lies wholly inside the other, |m - n| + 1 samples
};

/// How convolve2d and correlate2d continue the first input outside its edges.
enum class Boundary {
    fill,  ///< with `fillvalue`
    wrap,  ///< periodically, a b c | a b c | a b c
    symm,  ///< symmetrically, c b a | a b c | c b a
};

/// How convolve and correlate are computed.
enum class ConvolveMethod {
    auto_,   ///< SciPy's 'auto': as choose_conv_method says
    direct,  ///< every product is summed
    fft,     ///< by fftconvolve
};

}  // namespace scixx::signal
