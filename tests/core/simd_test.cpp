#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <numeric>
#include <scixx/core/kernel/simd.hpp>

namespace {

namespace core = scixx::core;

/// Reads numbers of T as a register of A, adds a half and writes them to U; the neighbours stay as they are.
template <class A, class T, class U, int Width = core::simd_width<A>>
void expect_converted() {
    using V = core::Simd<A, Width>;
    std::array<T, std::size_t(Width) + 1> from;
    std::iota(from.begin(), from.end(), T(3));
    std::array<U, std::size_t(Width) + 2> to;
    to.fill(U(99));
    (V::load(from.data() + 1) + V::broadcast(A(0.5))).store(to.data() + 1);
    for (int i = 0; i < Width; ++i)
        EXPECT_EQ(to.at(static_cast<std::size_t>(i) + 1), static_cast<U>(A(i) + A(4.5))) << i;
    EXPECT_EQ(to.front(), U(99));
    EXPECT_EQ(to.back(), U(99));
}

TEST(Simd, ReadsAndWritesOtherScalars) {
    expect_converted<double, double, double>();
    expect_converted<double, float, float>();
    expect_converted<double, std::int32_t, std::int32_t>();
    expect_converted<double, std::uint8_t, std::int64_t>();
    expect_converted<float, double, double>();
    expect_converted<float, std::int16_t, std::uint8_t>();
}

TEST(Simd, IsOneNumberWhereAskedOrWhereThereIsNoVector) {
    static_assert(core::Simd<long double>::width == 1);
    expect_converted<long double, float, double>();
    expect_converted<double, std::int16_t, float, 1>();
}

TEST(Simd, HalfARegisterIsOneToo) {
    using Half = core::HalfOf<core::Simd<float>>;
    static_assert(Half::width == core::simd_width<float> || 2 * Half::width == core::simd_width<float>);
    expect_converted<float, double, double, Half::width>();
}

TEST(Simd, ArithmeticIsThatOfItsNumbers) {
    using V = core::Simd<double>;
    std::array<double, std::size_t(V::width)> a, b, c, to;
    for (std::size_t i = 0; i < a.size(); ++i) {
        a[i] = double(i) + 1;
        b[i] = 3 - double(i) / 2;
        c[i] = double(i * i) + 0.25;
    }
    const V x = V::load(a.data()), y = V::load(b.data()), z = V::load(c.data());
    const auto expect = [&](const V& v, auto f) {
        v.store(to.data());
        for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(to[i], f(a[i], b[i], c[i])) << i;
    };
    expect(x - y, [](double p, double q, double) { return p - q; });
    expect(x * y, [](double p, double q, double) { return p * q; });
    expect(y / x, [](double p, double q, double) { return q / p; });
    expect(-z, [](double, double, double r) { return -r; });
    expect(fma(x, y, z), [](double p, double q, double r) { return p * q + r; });  // exact: few bits
}

/// What shuffle makes of 0, 1, ..., W - 1 and W, ..., 2 W - 1: the pattern itself.
template <class T, class Pattern>
void expect_pattern(Pattern pattern) {
    using V = core::Simd<T>;
    std::array<T, 2 * std::size_t(V::width)> x;
    std::iota(x.begin(), x.end(), T(0));
    std::array<T, std::size_t(V::width)> y;
    core::shuffle(V::load(x.data()), V::load(x.data() + V::width), pattern).store(y.data());
    for (int i = 0; i < V::width; ++i) EXPECT_EQ(y.at(std::size_t(i)), T(pattern(i))) << i << " of " << V::width;
}

template <class T>
void expect_patterns() {
    constexpr int width = core::simd_width<T>;
    expect_pattern<T>([](int i) { return i; });
    expect_pattern<T>([](int i) { return 2 * i; });
    expect_pattern<T>([](int i) { return 2 * i + 1; });
    expect_pattern<T>([](int i) { return 2 * width - 1 - i; });
    expect_pattern<T>([](int i) { return i / 2 + i % 2 * width; });
}

TEST(Simd, ShuffleTakesTheElementsThatThePatternNames) {
    expect_patterns<double>();
    expect_patterns<float>();
}

}  // namespace
