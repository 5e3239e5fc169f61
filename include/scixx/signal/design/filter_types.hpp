// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <complex>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <type_traits>

namespace scixx::signal {

using core::InBraces;
using Eigen::Index;

/// What a filter lets through: `butter(4, {0.1, 0.3}, {.btype = BType::bandpass})`.
enum class BType {
    lowpass,
    highpass,
    bandpass,
    bandstop,
    low = lowpass,    ///< another name of lowpass, as those that follow
    lp = lowpass,     ///< lowpass
    high = highpass,  ///< highpass
    hp = highpass,    ///< highpass
    band = bandpass,  ///< bandpass
    pass = bandpass,  ///< bandpass
    bp = bandpass,    ///< bandpass
    stop = bandstop,  ///< bandstop
    bs = bandstop     ///< bandstop
};

/// The form in which a design is returned: `butter<Output::sos>(4, 0.2)`.
enum class Output {
    ba,   ///< coefficients of the two polynomials, a Ba
    zpk,  ///< zeros, poles and gain, a Zpk
    sos   ///< second-order sections, a Sos
};

/// A filter as a quotient of polynomials, highest power first: `auto [b, a] = butter(4, 0.2)`.
struct Ba {
    Eigen::ArrayXd b;  ///< numerator
    Eigen::ArrayXd a;  ///< denominator
};

/// A filter as zeros, poles and gain: H(s) = k prod (s - z) / prod (s - p).
struct Zpk {
    Eigen::ArrayXcd z;  ///< zeros
    Eigen::ArrayXcd p;  ///< poles
    double k = 1;       ///< gain
};

/// Second-order sections, one a row: b0 b1 b2 a0 a1 a2.
using Sos = Eigen::Array<double, Eigen::Dynamic, 6, Eigen::RowMajor>;
/// The same with complex coefficients.
using ComplexSos = Eigen::Array<std::complex<double>, Eigen::Dynamic, 6, Eigen::RowMajor>;

/// What a design returns in a form.
template <Output O>
using DesignOf = std::conditional_t<O == Output::ba, Ba, std::conditional_t<O == Output::zpk, Zpk, Sos>>;

/// Sections as an argument: real or complex ones.
template <class S>
concept SosLike = std::is_convertible_v<const S&, Sos> || std::is_convertible_v<const S&, ComplexSos>;
template <SosLike S>
using SosOf = std::conditional_t<std::is_convertible_v<const S&, Sos>, Sos, ComplexSos>;

/// One edge of a filter (lowpass, highpass) or a pair of them (bandpass, bandstop): `0.2`, `{0.2, 0.4}` or a vector of
/// one or two.
class CriticalFrequency {
public:
    CriticalFrequency(double edge) : edges_{edge, 0}, size_(1) {}                // NOLINT: as in Python
    CriticalFrequency(double low, double high) : edges_{low, high}, size_(2) {}  // NOLINT: as in Python
    /// @throws std::invalid_argument unless there are one or two edges.
    template <core::ArrayLike A>
        requires(core::rank_of<A> == 1 && !core::is_complex<core::ScalarOf<A>>)
    CriticalFrequency(const A& edges) {  // NOLINT: as in Python
        const core::Source<double, A> source(edges);
        const Index n = source.view().shape(0);
        core::require(n == 1 || n == 2, "CriticalFrequency", "edges must be one or two, got ", n);
        size_ = static_cast<int>(n);
        for (int i = 0; i < size_; ++i) edges_[i] = source.view()(i);
    }

    [[nodiscard]] int size() const noexcept { return size_; }
    [[nodiscard]] const double* begin() const noexcept { return edges_; }
    [[nodiscard]] const double* end() const noexcept { return edges_ + size_; }
    [[nodiscard]] double operator[](int i) const noexcept { return edges_[i]; }
    /// The edge of a lowpass or highpass filter, the lower edge of the others.
    [[nodiscard]] explicit operator double() const noexcept { return edges_[0]; }

private:
    double edges_[2] = {};
    int size_ = 0;
};

/// Polynomial coefficients as an argument: a number, numbers in braces, any vector of numbers or a matrix of one row,
/// as a TransferFunction's num; real ones for a real C.
template <class C>
class CoefficientArray {
public:
    using Values = Eigen::Array<C, Eigen::Dynamic, 1>;

    CoefficientArray() = default;
    template <class N>
        requires(std::is_arithmetic_v<N> || (core::is_complex<C> && core::is_complex<N>))
    CoefficientArray(N value) : values_(Index(1)) {  // NOLINT: as in Python
        values_[0] = static_cast<C>(value);
    }
    CoefficientArray(std::initializer_list<C> values) : values_(static_cast<Index>(values.size())) {  // NOLINT
        std::copy(values.begin(), values.end(), values_.data());
    }
    template <class R>
        requires(core::is_complex<C> && std::is_same_v<R, double>)
    CoefficientArray(const CoefficientArray<R>& real) : values_(real.values().template cast<C>()) {}  // NOLINT
    /// @throws std::invalid_argument for a matrix of several rows.
    template <core::ArrayLike A>
        requires((core::rank_of<A> == 1 || core::rank_of<A> == 2) &&
                 (core::is_complex<C> || !core::is_complex<core::ScalarOf<A>>))
    CoefficientArray(const A& values) {  // NOLINT: as in Python
        constexpr int along = core::rank_of<A> - 1;
        const core::Source<C, A> source(values);
        const auto& view = source.view();
        if (along == 1)
            core::require(view.shape(0) == 1, "Coefficients", "values must have one row, got ", view.shape(0));
        values_.resize(view.shape(along));
        for (Eigen::Index i = 0; i < values_.size(); ++i) values_[i] = view.data()[i * view.strides()[along]];
    }

    [[nodiscard]] const Values& values() const noexcept { return values_; }
    [[nodiscard]] Eigen::Index size() const noexcept { return values_.size(); }
    [[nodiscard]] C operator[](Eigen::Index i) const noexcept { return values_[i]; }

private:
    Values values_;
};
using Coefficients = CoefficientArray<double>;
using ComplexCoefficients = CoefficientArray<std::complex<double>>;

/// What can be coefficients: a number or a vector of numbers, real or complex.
template <class A>
concept CoefficientsLike = std::is_convertible_v<const A&, ComplexCoefficients>;

/// The scalar of coefficients: double, or std::complex<double> where some are complex.
template <CoefficientsLike... A>
using CoefficientScalar =
    std::conditional_t<(std::is_convertible_v<const A&, Coefficients> && ...), double, std::complex<double>>;

/// Zeros or poles as an argument: any vector of real or complex numbers, or numbers in braces.
class Roots {
public:
    Roots(std::initializer_list<std::complex<double>> values) : values_(static_cast<Index>(values.size())) {  // NOLINT
        std::copy(values.begin(), values.end(), values_.data());
    }
    template <core::ArrayLike A>
        requires(core::rank_of<A> == 1)
    Roots(const A& values) {  // NOLINT: as in Python
        using T = core::ScalarOf<A>;
        const core::Source<T, A> source(values);
        values_.resize(source.view().shape(0));
        for (Eigen::Index i = 0; i < values_.size(); ++i) {
            if constexpr (core::is_complex<T>)
                values_[i] = std::complex<double>(source.view()(i));
            else
                values_[i] = static_cast<double>(source.view()(i));
        }
    }
    Roots() = default;

    [[nodiscard]] const Eigen::ArrayXcd& values() const noexcept { return values_; }

private:
    Eigen::ArrayXcd values_;
};

}  // namespace scixx::signal
