// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/kernel/list.hpp>
#include <scixx/signal/design/filter_types.hpp>
#include <scixx/signal/detail/windows/formula.hpp>

/// Windows of M points: M = 0 gives none and M = 1 a one. `sym` makes a window for filter design; without it the window
/// is periodic, for spectra: the first M points of the symmetric one of M + 1. A negative M is refused. What has a
/// default may be given by name: `hann(64, {.sym = false})`.
namespace scixx::signal::windows {

namespace kernel = scixx::signal::detail::windows;

/// Options of the windows that have no others: `hann(64, {.sym = false})`.
struct WindowOptions {
    bool sym = true;  ///< symmetric, or periodic
};

/// Options of tukey.
struct TukeyOptions {
    double alpha = 0.5;  ///< the part that tapers
    bool sym = true;     ///< symmetric, or periodic
};

/// Options of exponential.
struct ExponentialOptions {
    std::optional<double> center{};  ///< by default the middle; a symmetric window has no other
    double tau = 1;                  ///< decay
    bool sym = true;                 ///< symmetric, or periodic
};

/// Options of taylor.
struct TaylorOptions {
    int nbar = 4;      ///< number of nearly constant side lobes
    double sll = 30;   ///< their attenuation in dB
    bool norm = true;  ///< whether the largest value is one
    bool sym = true;   ///< symmetric, or periodic
};

/// Ones. @see scipy.signal.windows.boxcar
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd boxcar(Index M, bool sym = true) {
    return kernel::window("boxcar", M, sym, [](Index, Index) { return 1.0; });
}

/// A triangle whose ends are not zero. @see scipy.signal.windows.triang
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd triang(Index M, bool sym = true) {
    return kernel::window("triang", M, sym, [](Index n, Index size) {
        const auto i = static_cast<double>(std::min(n, size - 1 - n) + 1), m = static_cast<double>(size);
        return size % 2 == 0 ? (2 * i - 1) / m : 2 * i / (m + 1);
    });
}

/// Parzen's window, a convolution of four boxes. @see scipy.signal.windows.parzen
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd parzen(Index M, bool sym = true) {
    return kernel::window("parzen", M, sym, [](Index n, Index size) {
        const double m = static_cast<double>(size), at = std::abs(static_cast<double>(n) - (m - 1) / 2);
        const double x = at / (m / 2), y = 1 - x;
        return at <= (m - 1) / 4 ? 1 - 6 * x * x + 6 * x * x * x : 2 * y * y * y;
    });
}

/// Bohman's window, (1 - x) cos(pi x) + sin(pi x) / pi. @see scipy.signal.windows.bohman
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd bohman(Index M, bool sym = true) {
    return kernel::window("bohman", M, sym, [](Index n, Index size) {
        if (n == 0 || n == size - 1) return 0.0;
        const double x = std::abs(2 * static_cast<double>(n) / static_cast<double>(size - 1) - 1);
        return (1 - x) * std::cos(std::numbers::pi * x) + std::sin(std::numbers::pi * x) / std::numbers::pi;
    });
}

/// A sum of cosines, sum a[k] cos(k t) with t from -pi to pi.
/// @param a  weights.
/// @see scipy.signal.windows.general_cosine
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd general_cosine(Index M, const Coefficients& a, bool sym = true) {
    return kernel::window("general_cosine", M, sym, [&](Index n, Index size) {
        return kernel::cosine_sum(a.values().data(), a.size(), n, size);
    });
}

/// Blackman's window, of three cosines. @see scipy.signal.windows.blackman
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd blackman(Index M, bool sym = true) {
    static constexpr double a[] = {0.42, 0.50, 0.08};
    return kernel::window("blackman", M, sym, [](Index n, Index size) { return kernel::cosine_sum(a, 3, n, size); });
}

/// Nuttall's four-term window (A. H. Nuttall, IEEE Trans. ASSP-29, 1981). @see scipy.signal.windows.nuttall
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd nuttall(Index M, bool sym = true) {
    static constexpr double a[] = {0.3635819, 0.4891775, 0.1365995, 0.0106411};
    return kernel::window("nuttall", M, sym, [](Index n, Index size) { return kernel::cosine_sum(a, 4, n, size); });
}

/// The four-term window of Blackman and Harris. @see scipy.signal.windows.blackmanharris
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd blackmanharris(Index M, bool sym = true) {
    static constexpr double a[] = {0.35875, 0.48829, 0.14128, 0.01168};
    return kernel::window("blackmanharris", M, sym,
                          [](Index n, Index size) { return kernel::cosine_sum(a, 4, n, size); });
}

/// A flat top for reading amplitudes, of five cosines. @see scipy.signal.windows.flattop
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd flattop(Index M, bool sym = true) {
    static constexpr double a[] = {0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368};
    return kernel::window("flattop", M, sym, [](Index n, Index size) { return kernel::cosine_sum(a, 5, n, size); });
}

/// A triangle that is zero at its ends. @see scipy.signal.windows.bartlett
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd bartlett(Index M, bool sym = true) {
    return kernel::window("bartlett", M, sym, [](Index n, Index size) {
        const double x = 2 * static_cast<double>(n) / static_cast<double>(size - 1);
        return x <= 1 ? x : 2 - x;
    });
}

/// alpha - (1 - alpha) cos(2 pi n / (M - 1)). @see scipy.signal.windows.general_hamming
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd general_hamming(Index M, double alpha, bool sym = true) {
    const double a[] = {alpha, 1 - alpha};
    return kernel::window("general_hamming", M, sym,
                          [&](Index n, Index size) { return kernel::cosine_sum(a, 2, n, size); });
}

/// Hann's raised cosine. @see scipy.signal.windows.hann
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd hann(Index M, bool sym = true) {
    return general_hamming(M, 0.5, sym);
}

/// Hamming's window. @see scipy.signal.windows.hamming
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd hamming(Index M, bool sym = true) {
    return general_hamming(M, 0.54, sym);
}

/// Tukey's window: ones between the halves of a Hann window.
/// @param alpha  the part that tapers, 0 a box and 1 Hann's window.
/// @see scipy.signal.windows.tukey
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd tukey(Index M, double alpha = 0.5, bool sym = true) {
    if (alpha <= 0) return boxcar(M, sym);
    if (alpha >= 1) return hann(M, sym);
    return kernel::window("tukey", M, sym, [alpha](Index n, Index size) {
        const double m = static_cast<double>(size - 1);
        const auto width = static_cast<Index>(std::floor(alpha * m / 2));
        const auto at = static_cast<double>(n);
        if (n <= width) return 0.5 * (1 + std::cos(std::numbers::pi * (-1 + 2 * at / alpha / m)));
        if (n < size - width - 1) return 1.0;
        return 0.5 * (1 + std::cos(std::numbers::pi * (-2 / alpha + 1 + 2 * at / alpha / m)));
    });
}

/// A mean of the windows of Bartlett and Hann. @see scipy.signal.windows.barthann
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd barthann(Index M, bool sym = true) {
    return kernel::window("barthann", M, sym, [](Index n, Index size) {
        const double x = std::abs(static_cast<double>(n) / static_cast<double>(size - 1) - 0.5);
        return 0.62 - 0.48 * x + 0.38 * std::cos(2 * std::numbers::pi * x);
    });
}

/// Kaiser's window, I0(beta sqrt(1 - t^2)) / I0(beta) with t from -1 to 1.
/// @param beta  shape: 0 a box, 5 like Hamming's, 8.6 like Blackman's.
/// @see scipy.signal.windows.kaiser
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd kaiser(Index M, double beta, bool sym = true) {
    return kernel::window("kaiser", M, sym, [beta](Index n, Index size) { return kernel::kaiser_at(n, size, beta); });
}

/// The window derived from Kaiser's that has a perfect reconstruction in the modified cosine transform.
/// @param M     even.
/// @param sym   has to be true.
/// @throws std::invalid_argument for an odd M or sym = false.
/// @see scipy.signal.windows.kaiser_bessel_derived
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd kaiser_bessel_derived(Index M, double beta, bool sym = true) {
    core::require(sym, "kaiser_bessel_derived", "sym must be true: there is no periodic form");
    core::require(M >= 0 && M % 2 == 0, "kaiser_bessel_derived", "M must be even, got ", M);
    if (M == 0) return Eigen::ArrayXd();
    const Eigen::ArrayXd base = kaiser(M / 2 + 1, beta);
    Eigen::ArrayXd w(M);
    double sum = 0;
    for (Index i = 0; i < M / 2; ++i) w[i] = sum += base[i];
    sum += base[M / 2];
    for (Index i = 0; i < M / 2; ++i) w[M - 1 - i] = w[i] = std::sqrt(w[i] / sum);
    return w;
}

/// exp(-t^2 / (2 std^2)), t from the middle. @see scipy.signal.windows.gaussian
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd gaussian(Index M, double std, bool sym = true) {
    return kernel::window("gaussian", M, sym, [std](Index n, Index size) {
        const double t = static_cast<double>(n) - static_cast<double>(size - 1) / 2;
        return std::exp(-t * t / (2 * std * std));
    });
}

/// exp(-|t / sig|^(2 p) / 2), t from the middle. @see scipy.signal.windows.general_gaussian
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd general_gaussian(Index M, double p, double sig, bool sym = true) {
    return kernel::window("general_gaussian", M, sym, [p, sig](Index n, Index size) {
        const double t = static_cast<double>(n) - static_cast<double>(size - 1) / 2;
        return std::exp(-0.5 * std::pow(std::abs(t / sig), 2 * p));
    });
}

/// Dolph and Chebyshev's window: the narrowest main lobe for side lobes `at` dB down.
/// @param at  attenuation in dB; below 45 dB the window is not fit for spectra.
/// @see scipy.signal.windows.chebwin
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd chebwin(Index M, double at, bool sym = true) {
    return kernel::filled("chebwin", M, sym, [at](double* w, Index size) { kernel::chebyshev(w, size, at); });
}

/// Half a period of a sine. @see scipy.signal.windows.cosine
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd cosine(Index M, bool sym = true) {
    return kernel::window("cosine", M, sym, [](Index n, Index size) {
        return std::sin(std::numbers::pi / static_cast<double>(size) * (static_cast<double>(n) + 0.5));
    });
}

/// exp(-|n - center| / tau).
/// @param center  by default the middle; a symmetric window has no other.
/// @throws std::invalid_argument for a center with sym.
/// @see scipy.signal.windows.exponential
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd exponential(Index M, std::optional<double> center = {}, double tau = 1,
                                                bool sym = true) {
    core::require(!(sym && center), "exponential", "center must not be given if sym is true");
    return kernel::filled("exponential", M, sym, [&](double* w, Index size) {
        const double middle = center.value_or(static_cast<double>(size - 1) / 2);
        for (Index n = 0; n < size; ++n) w[n] = std::exp(-std::abs(static_cast<double>(n) - middle) / tau);
    });
}

/// Taylor's window: nearly constant side lobes `sll` dB down next to the main lobe.
/// @param nbar  number of such side lobes, >= 1.
/// @param norm  whether the largest value, in the middle of an odd number of points, is one.
/// @throws std::invalid_argument for nbar < 1.
/// @see scipy.signal.windows.taylor
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd taylor(Index M, int nbar = 4, double sll = 30, bool norm = true, bool sym = true) {
    core::require(nbar >= 1, "taylor", "nbar must be positive, got ", nbar);
    const double A = std::acosh(std::pow(10.0, sll / 20)) / std::numbers::pi;
    const double s2 = nbar * nbar / (A * A + (nbar - 0.5) * (nbar - 0.5));
    core::List<double> F;
    for (int m = 1; m < nbar; ++m) {
        double above = m % 2 ? 1 : -1, below = 2;
        for (int i = 1; i < nbar; ++i) {
            above *= 1 - m * m / s2 / (A * A + (i - 0.5) * (i - 0.5));
            if (i != m) below *= 1 - static_cast<double>(m * m) / (i * i);
        }
        F.push_back(above / below);
    }
    const auto at = [&](double n, Index size) {
        const double M1 = static_cast<double>(size);
        double sum = 1;
        for (int m = 1; m < nbar; ++m)
            sum += 2 * F[m - 1] * std::cos(2 * std::numbers::pi * m * (n - M1 / 2 + 0.5) / M1);
        return sum;
    };
    return kernel::window("taylor", M, sym, [&](Index n, Index size) {
        const double scale = norm ? 1 / at(static_cast<double>(size - 1) / 2, size) : 1;
        return scale * at(static_cast<double>(n), size);
    });
}

/// Lanczos's window, the main lobe of a sinc. @see scipy.signal.windows.lanczos
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd lanczos(Index M, bool sym = true) {
    return kernel::window("lanczos", M, sym, [](Index n, Index size) {
        const Index mirrored = std::max(n, size - 1 - n);
        return kernel::sinc(2 * static_cast<double>(mirrored) / static_cast<double>(size - 1) - 1);
    });
}

/// The windows with options by name, as `hann(64, {.sym = false})`.
/// @throws std::invalid_argument as the functions above.
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd boxcar(Index M, const WindowOptions& options) {
    return boxcar(M, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd triang(Index M, const WindowOptions& options) {
    return triang(M, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd parzen(Index M, const WindowOptions& options) {
    return parzen(M, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd bohman(Index M, const WindowOptions& options) {
    return bohman(M, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd general_cosine(Index M, const Coefficients& a, const WindowOptions& options) {
    return general_cosine(M, a, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd blackman(Index M, const WindowOptions& options) {
    return blackman(M, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd nuttall(Index M, const WindowOptions& options) {
    return nuttall(M, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd blackmanharris(Index M, const WindowOptions& options) {
    return blackmanharris(M, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd flattop(Index M, const WindowOptions& options) {
    return flattop(M, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd bartlett(Index M, const WindowOptions& options) {
    return bartlett(M, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd general_hamming(Index M, double alpha, const WindowOptions& options) {
    return general_hamming(M, alpha, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd hann(Index M, const WindowOptions& options) {
    return hann(M, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd hamming(Index M, const WindowOptions& options) {
    return hamming(M, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd barthann(Index M, const WindowOptions& options) {
    return barthann(M, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd kaiser(Index M, double beta, const WindowOptions& options) {
    return kaiser(M, beta, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd kaiser_bessel_derived(Index M, double beta, const WindowOptions& options) {
    return kaiser_bessel_derived(M, beta, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd gaussian(Index M, double std, const WindowOptions& options) {
    return gaussian(M, std, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd general_gaussian(Index M, double p, double sig, const WindowOptions& options) {
    return general_gaussian(M, p, sig, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd chebwin(Index M, double at, const WindowOptions& options) {
    return chebwin(M, at, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd cosine(Index M, const WindowOptions& options) {
    return cosine(M, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd lanczos(Index M, const WindowOptions& options) {
    return lanczos(M, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd tukey(Index M, const TukeyOptions& options) {
    return tukey(M, options.alpha, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd exponential(Index M, const ExponentialOptions& options) {
    return exponential(M, options.center, options.tau, options.sym);
}
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd taylor(Index M, const TaylorOptions& options) {
    return taylor(M, options.nbar, options.sll, options.norm, options.sym);
}

}  // namespace scixx::signal::windows
