// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <array>
#include <compare>
#include <cstddef>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <type_traits>

namespace scixx::optimize {

/// A number with its derivatives along `width` directions, the scalar that autodiff calls a function with. All
/// operations return numbers and no expressions, so a function may end in `return a * b;` with deduced type (the
/// expressions of Eigen's AutoDiffScalar would then refer to locals that are gone).
///
/// Derivatives are IEEE: that of sqrt at 0 is inf, that of abs at 0 is 0.
class Dual {
public:
    static constexpr int width = 8;  // of one pass: two to four SIMD registers
    using Derivatives = std::array<double, width>;

    constexpr Dual() = default;
    template <class T>
        requires std::is_arithmetic_v<T>
    constexpr Dual(T value) : value_(static_cast<double>(value)) {}  // NOLINT(google-explicit-constructor): a constant
    constexpr Dual(double value, const Derivatives& derivatives) : value_(value), derivatives_(derivatives) {}

    [[nodiscard]] constexpr double value() const noexcept { return value_; }
    [[nodiscard]] constexpr const Derivatives& derivatives() const noexcept { return derivatives_; }

    /// f(a) from f's value and slope there.
    [[nodiscard]] friend Dual chain(const Dual& a, double value, double slope) {
        Dual r(value);
        for (std::size_t i = 0; i < width; ++i) r.derivatives_[i] = slope * a.derivatives_[i];
        return r;
    }
    /// f(a, b) from f's value and partial slopes there.
    [[nodiscard]] friend Dual chain(const Dual& a, const Dual& b, double value, double slope_a, double slope_b) {
        Dual r(value);
        for (std::size_t i = 0; i < width; ++i)
            r.derivatives_[i] = slope_a * a.derivatives_[i] + slope_b * b.derivatives_[i];
        return r;
    }

    friend Dual operator+(const Dual& a) { return a; }
    friend Dual operator-(const Dual& a) { return chain(a, -a.value_, -1.0); }
    friend Dual operator+(const Dual& a, const Dual& b) { return chain(a, b, a.value_ + b.value_, 1.0, 1.0); }
    friend Dual operator-(const Dual& a, const Dual& b) { return chain(a, b, a.value_ - b.value_, 1.0, -1.0); }
    friend Dual operator*(const Dual& a, const Dual& b) { return chain(a, b, a.value_ * b.value_, b.value_, a.value_); }
    friend Dual operator/(const Dual& a, const Dual& b) {
        const double quotient = a.value_ / b.value_;
        return chain(a, b, quotient, 1 / b.value_, -quotient / b.value_);
    }
    Dual& operator+=(const Dual& b) { return *this = *this + b; }
    Dual& operator-=(const Dual& b) { return *this = *this - b; }
    Dual& operator*=(const Dual& b) { return *this = *this * b; }
    Dual& operator/=(const Dual& b) { return *this = *this / b; }

    /// Comparisons are those of the values.
    friend constexpr bool operator==(const Dual& a, const Dual& b) { return a.value_ == b.value_; }
    friend constexpr std::partial_ordering operator<=>(const Dual& a, const Dual& b) { return a.value_ <=> b.value_; }

    friend Dual abs(const Dual& a) { return chain(a, std::abs(a.value_), (a.value_ > 0) - (a.value_ < 0)); }
    friend Dual fabs(const Dual& a) { return abs(a); }
    friend Dual sqrt(const Dual& a) {
        const double root = std::sqrt(a.value_);
        return chain(a, root, 0.5 / root);
    }
    friend Dual cbrt(const Dual& a) {
        const double root = std::cbrt(a.value_);
        return chain(a, root, 1 / (3 * root * root));
    }
    friend Dual exp(const Dual& a) {
        const double e = std::exp(a.value_);
        return chain(a, e, e);
    }
    friend Dual exp2(const Dual& a) {
        const double e = std::exp2(a.value_);
        return chain(a, e, e * 0.69314718055994530942);  // ln 2
    }
    friend Dual expm1(const Dual& a) { return chain(a, std::expm1(a.value_), std::exp(a.value_)); }
    friend Dual log(const Dual& a) { return chain(a, std::log(a.value_), 1 / a.value_); }
    friend Dual log1p(const Dual& a) { return chain(a, std::log1p(a.value_), 1 / (1 + a.value_)); }
    friend Dual log2(const Dual& a) { return chain(a, std::log2(a.value_), 1.44269504088896340736 / a.value_); }
    friend Dual log10(const Dual& a) { return chain(a, std::log10(a.value_), 0.43429448190325182765 / a.value_); }
    friend Dual sin(const Dual& a) { return chain(a, std::sin(a.value_), std::cos(a.value_)); }
    friend Dual cos(const Dual& a) { return chain(a, std::cos(a.value_), -std::sin(a.value_)); }
    friend Dual tan(const Dual& a) {
        const double t = std::tan(a.value_);
        return chain(a, t, 1 + t * t);
    }
    friend Dual asin(const Dual& a) {
        return chain(a, std::asin(a.value_), 1 / std::sqrt((1 - a.value_) * (1 + a.value_)));
    }
    friend Dual acos(const Dual& a) {
        return chain(a, std::acos(a.value_), -1 / std::sqrt((1 - a.value_) * (1 + a.value_)));
    }
    friend Dual atan(const Dual& a) { return chain(a, std::atan(a.value_), 1 / (1 + a.value_ * a.value_)); }
    friend Dual atan2(const Dual& y, const Dual& x) {
        const double square = y.value_ * y.value_ + x.value_ * x.value_;
        return chain(y, x, std::atan2(y.value_, x.value_), x.value_ / square, -y.value_ / square);
    }
    friend Dual sinh(const Dual& a) { return chain(a, std::sinh(a.value_), std::cosh(a.value_)); }
    friend Dual cosh(const Dual& a) { return chain(a, std::cosh(a.value_), std::sinh(a.value_)); }
    friend Dual tanh(const Dual& a) {
        const double t = std::tanh(a.value_);
        return chain(a, t, (1 - t) * (1 + t));
    }
    friend Dual asinh(const Dual& a) { return chain(a, std::asinh(a.value_), 1 / std::hypot(1.0, a.value_)); }
    friend Dual acosh(const Dual& a) {
        return chain(a, std::acosh(a.value_), 1 / std::sqrt((a.value_ - 1) * (a.value_ + 1)));
    }
    friend Dual atanh(const Dual& a) { return chain(a, std::atanh(a.value_), 1 / ((1 - a.value_) * (1 + a.value_))); }
    friend Dual erf(const Dual& a) {
        return chain(a, std::erf(a.value_), 1.12837916709551257390 * std::exp(-a.value_ * a.value_));  // 2 / sqrt(pi)
    }
    friend Dual erfc(const Dual& a) {
        return chain(a, std::erfc(a.value_), -1.12837916709551257390 * std::exp(-a.value_ * a.value_));
    }
    friend Dual hypot(const Dual& a, const Dual& b) {
        const double r = std::hypot(a.value_, b.value_);
        return chain(a, b, r, a.value_ / r, b.value_ / r);
    }
    template <class T>
        requires std::is_arithmetic_v<T>
    friend Dual pow(const Dual& a, T exponent) {
        const double p = static_cast<double>(exponent);
        return chain(a, std::pow(a.value_, p), p == 0 ? 0.0 : p * std::pow(a.value_, p - 1));
    }
    template <class T>
        requires std::is_arithmetic_v<T>
    friend Dual pow(T base, const Dual& b) {
        const double a = static_cast<double>(base), value = std::pow(a, b.value_);
        return chain(b, value, a == 0 ? 0.0 : value * std::log(a));
    }
    friend Dual pow(const Dual& a, const Dual& b) {
        const double value = std::pow(a.value_, b.value_);
        return chain(a, b, value, b.value_ == 0 ? 0.0 : b.value_ * std::pow(a.value_, b.value_ - 1),
                     a.value_ == 0 ? 0.0 : value * std::log(a.value_));
    }
    friend Dual floor(const Dual& a) { return Dual(std::floor(a.value_)); }
    friend Dual ceil(const Dual& a) { return Dual(std::ceil(a.value_)); }
    friend bool isnan(const Dual& a) { return std::isnan(a.value_); }
    friend bool isinf(const Dual& a) { return std::isinf(a.value_); }
    friend bool isfinite(const Dual& a) { return std::isfinite(a.value_); }
    // What Eigen's reductions of a real scalar call.
    friend const Dual& conj(const Dual& a) { return a; }
    friend const Dual& real(const Dual& a) { return a; }
    friend Dual imag(const Dual&) { return Dual(0.0); }
    friend Dual abs2(const Dual& a) { return a * a; }

private:
    double value_ = 0;
    Derivatives derivatives_{};
};

}  // namespace scixx::optimize

namespace Eigen {

template <>
struct NumTraits<scixx::optimize::Dual> : NumTraits<double> {
    using Real = scixx::optimize::Dual;
    using NonInteger = scixx::optimize::Dual;
    using Nested = scixx::optimize::Dual;
    using Literal = scixx::optimize::Dual;
    enum {
        IsComplex = 0,
        IsInteger = 0,
        IsSigned = 1,
        RequireInitialization = 1,
        ReadCost = 8,
        AddCost = 8,
        MulCost = 16
    };
};
template <class BinaryOp>
struct ScalarBinaryOpTraits<scixx::optimize::Dual, double, BinaryOp> {
    using ReturnType = scixx::optimize::Dual;
};
template <class BinaryOp>
struct ScalarBinaryOpTraits<double, scixx::optimize::Dual, BinaryOp> {
    using ReturnType = scixx::optimize::Dual;
};

}  // namespace Eigen
