#include <gtest/gtest.h>

#include <scixx/core/kernel/shuffle.hpp>

namespace {

/// What shuffle makes of 0, 1, ..., W - 1 and W, ..., 2 W - 1: the pattern itself.
template <class T, class Pattern>
void expect_pattern(Pattern pattern) {
    using Packet = typename Eigen::internal::packet_traits<T>::type;
    constexpr int width = Eigen::internal::packet_traits<T>::size;
    const Eigen::Array<T, 2 * width, 1> x = Eigen::Array<T, 2 * width, 1>::LinSpaced(T(0), T(2 * width - 1));
    Eigen::Array<T, width, 1> y;
    Eigen::internal::pstoreu(y.data(),
                             scixx::core::shuffle(Eigen::internal::ploadu<Packet>(x.data()),
                                                  Eigen::internal::ploadu<Packet>(x.data() + width), pattern));
    for (int i = 0; i < width; ++i) EXPECT_EQ(y[i], T(pattern(i))) << i << " of " << width;
}

template <class T>
void expect_patterns() {
    constexpr int width = Eigen::internal::packet_traits<T>::size;
    expect_pattern<T>([](int i) { return i; });
    expect_pattern<T>([](int i) { return 2 * i; });
    expect_pattern<T>([](int i) { return 2 * i + 1; });
    expect_pattern<T>([](int i) { return 2 * width - 1 - i; });
    expect_pattern<T>([](int i) { return i / 2 + i % 2 * width; });
}

TEST(Shuffle, TakesTheElementsThatThePatternNames) {
    expect_patterns<double>();
    expect_patterns<float>();
}

}  // namespace
