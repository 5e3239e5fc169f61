#pragma once

#include <gtest/gtest.h>

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <complex>
#include <cstdint>
#include <cstring>
#include <limits>
#include <scixx/core/array.hpp>
#include <string>
#include <type_traits>

/// Checks in the units that numerical error comes in. All of them treat NaN as equal to NaN and inf as equal to inf of
/// the same sign, and fail with both values, the place and the error found.
namespace scixx::testing {

/// Number of representable values between a and b (0 when equal; -0 equals +0), as a double.
template <class T>
[[nodiscard]] double ulp_distance(T a, T b) {
    using Bits = std::conditional_t<sizeof(T) == 4, std::int32_t, std::int64_t>;
    if (a == b || (std::isnan(a) && std::isnan(b))) return 0;
    if (!std::isfinite(a) || !std::isfinite(b)) return std::numeric_limits<double>::infinity();
    const auto ordered = [](T x) {
        Bits bits;
        std::memcpy(&bits, &x, sizeof bits);
        return bits < 0 ? std::numeric_limits<Bits>::min() - bits : bits;
    };
    // Subtracted as unsigned integers: exact, and without overflow between values of opposite sign.
    const auto first = static_cast<std::make_unsigned_t<Bits>>(ordered(std::max(a, b)));
    return static_cast<double>(first - static_cast<std::make_unsigned_t<Bits>>(ordered(std::min(a, b))));
}

/// |a - b| / |b|, 0 when both are equal (or both NaN), inf when only one is finite or b is 0 and a is not.
template <class T>
[[nodiscard]] double relative_error(T a, T b) {
    if (a == b || (a != a && b != b)) return 0;
    const double error = static_cast<double>(std::abs(a - b) / std::abs(b));
    return std::isfinite(error) ? error : std::numeric_limits<double>::infinity();
}

/// Largest |a - b| over two arrays of one shape divided by the largest finite |b| (by 1 when b is all zero);
/// inf when the shapes differ or a non-finite entry differs.
template <core::ArrayLike A, core::ArrayLike B>
[[nodiscard]] double scaled_error(const A& actual, const B& expected) {
    using T = core::ScalarOf<A>;
    const core::Source<T, A> a(actual);
    const core::Source<T, B> b(expected);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (a.view().shape() != b.view().shape()) return infinity;
    double worst = 0, scale = 0;
    const auto wide = [](const T& value) {
        if constexpr (core::is_complex<T>)
            return std::complex<double>(value);
        else
            return static_cast<double>(value);
    };
    core::for_each(
        [&](const T& x, const T& y) {
            const double size = std::abs(wide(y));
            if (std::isfinite(size)) scale = std::max(scale, size);
            if (x == y || (x != x && y != y)) return;
            const double error = std::abs(wide(x) - wide(y));
            worst = std::isfinite(error) ? std::max(worst, error) : infinity;
        },
        a.view(), b.view());
    return worst == 0 ? 0 : scale > 0 ? worst / scale : worst;
}

template <class T>
[[nodiscard]] ::testing::AssertionResult ulp_close(const char*, const char*, const char*, T a, T b, double most) {
    const double distance = ulp_distance(a, b);
    if (distance <= most) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << std::hexfloat << a << " and " << b << std::defaultfloat << " (" << b
                                         << ") are " << distance << " ulp apart, allowed " << most;
}

template <class T>
[[nodiscard]] ::testing::AssertionResult relative_close(const char*, const char*, const char*, T a, T b, double most) {
    const double error = relative_error(a, b);
    if (error <= most) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << ::testing::PrintToString(a) << " and " << ::testing::PrintToString(b)
                                         << " differ by " << error << " relative, allowed " << most;
}

template <class A, class B>
[[nodiscard]] ::testing::AssertionResult scaled_close(const char* a_text, const char* b_text, const char*, const A& a,
                                                      const B& b, double most) {
    const double error = scaled_error(a, b);
    if (error <= most) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << a_text << " and " << b_text << " differ by " << error
                                         << " of the largest value (inf: other shape or non-finite entry), allowed "
                                         << most;
}

}  // namespace scixx::testing

/// Two real scalars at most `most` ulp apart.
#define EXPECT_ULP_CLOSE(actual, expected, most) \
    EXPECT_PRED_FORMAT3(::scixx::testing::ulp_close, actual, expected, most)
/// Two scalars with |actual - expected| <= most * |expected|.
#define EXPECT_REL_CLOSE(actual, expected, most) \
    EXPECT_PRED_FORMAT3(::scixx::testing::relative_close, actual, expected, most)
/// Two arrays of one shape with max |actual - expected| <= most * max |expected|. most = 0 asks for equality.
#define EXPECT_SCALED_CLOSE(actual, expected, most) \
    EXPECT_PRED_FORMAT3(::scixx::testing::scaled_close, actual, expected, most)
/// `statement` throws `Exception` and its text contains `part`.
#define EXPECT_THROW_TEXT(statement, Exception, part)                               \
    EXPECT_THROW(                                                                   \
        {                                                                           \
            try {                                                                   \
                static_cast<void>(statement);                                       \
            } catch (const Exception& caught) {                                     \
                EXPECT_NE(std::string(caught.what()).find(part), std::string::npos) \
                    << "the text is: " << caught.what();                            \
                throw;                                                              \
            }                                                                       \
        },                                                                          \
        Exception)
