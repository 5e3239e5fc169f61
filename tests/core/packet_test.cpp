#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <numeric>
#include <scixx/core/kernel/packet.hpp>

namespace {

namespace core = scixx::core;

// g++ warns of the attributes of a SIMD type that is a template argument.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wignored-attributes"
#endif

/// Reads numbers of T as a packet of A, adds a half and writes them to U; the neighbours stay as they are.
template <class A, class T, class U>
void expect_converted() {
    using Packet = core::PacketOf<A>;
    constexpr int width = core::width_of<Packet>;
    std::array<T, std::size_t(width) + 1> from;
    std::iota(from.begin(), from.end(), T(3));
    std::array<U, std::size_t(width) + 2> to;
    to.fill(U(99));
    const Packet sum =
        Eigen::internal::padd(core::load_as<Packet>(from.data() + 1), Eigen::internal::pset1<Packet>(A(0.5)));
    core::store_as(to.data() + 1, sum);
    for (int i = 0; i < width; ++i)
        EXPECT_EQ(to.at(static_cast<std::size_t>(i) + 1), static_cast<U>(A(i) + A(4.5))) << i;
    EXPECT_EQ(to.front(), U(99));
    EXPECT_EQ(to.back(), U(99));
}

TEST(Packet, ReadsAndWritesOtherScalars) {
    expect_converted<double, double, double>();
    expect_converted<double, float, float>();
    expect_converted<double, std::int32_t, std::int32_t>();
    expect_converted<double, std::uint8_t, std::int64_t>();
    expect_converted<float, double, double>();
    expect_converted<float, std::int16_t, std::uint8_t>();
}

TEST(Packet, IsOneNumberWhereThereIsNoVector) {
    static_assert(core::width_of<core::PacketOf<long double>> == 1);
    expect_converted<long double, float, double>();
}

}  // namespace
