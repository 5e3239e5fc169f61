#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <string>

#include "support/reference.hpp"

/// Comparison of streams with the stored ones of NumPy, bit for bit.
namespace scixx::testing {

/// Sum of (2 i + 1) * bits of element i modulo 2^64.
template <class A>
[[nodiscard]] std::uint64_t checksum(const A& values) {
    std::uint64_t sum = 0, factor = 1;
    for (const auto& value : values) {
        std::uint64_t bits = 0;
        if constexpr (sizeof value == 1) {
            bits = static_cast<std::uint8_t>(value);
        } else if constexpr (sizeof value == 2) {
            bits = static_cast<std::uint16_t>(value);
        } else if constexpr (sizeof value == 4) {
            std::uint32_t word;
            std::memcpy(&word, &value, 4);
            bits = word;
        } else {
            std::memcpy(&bits, &value, 8);
        }
        sum += factor * bits;
        factor += 2;
    }
    return sum;
}

/// The first values (as double) and the checksum of a run against case `name`.
template <class A>
void expect_stream(const Reference& reference, const std::string& name, const A& values) {
    SCOPED_TRACE(name);
    const Case& expected = reference[name];
    const Numbers& first = expected.numbers("first");
    for (std::size_t i = 0; i < first.real.size(); ++i)
        EXPECT_EQ(static_cast<double>(values[static_cast<Eigen::Index>(i)]), first.real[i]) << "at " << i;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < 4; ++i) sum |= static_cast<std::uint64_t>(expected.numbers("sum").real[i]) << (16 * i);
    EXPECT_EQ(checksum(values), sum);
}

inline constexpr std::uint32_t stream_seeds[] = {0, 1, 42, 0x1a2b3c4d, 0xffffffffU};
inline constexpr Eigen::Index stream_length = 100003;

/// Calls f<T>(low, high) for the ranges of the reference scripts.
template <class F>
void for_each_bound(F&& f) {
    f(bool{}, std::int64_t{0}, std::int64_t{2});
    f(bool{}, std::int64_t{1}, std::int64_t{2});
    f(std::int8_t{}, std::int64_t{-128}, std::int64_t{128});
    f(std::int8_t{}, std::int64_t{-3}, std::int64_t{100});
    f(std::uint8_t{}, std::int64_t{0}, std::int64_t{256});
    f(std::uint8_t{}, std::int64_t{7}, std::int64_t{8});
    f(std::int16_t{}, std::int64_t{-32768}, std::int64_t{32768});
    f(std::int16_t{}, std::int64_t{-7}, std::int64_t{3000});
    f(std::uint16_t{}, std::int64_t{5}, std::int64_t{65536});
    f(std::int32_t{}, -(std::int64_t{1} << 31), std::int64_t{1} << 31);
    f(std::int32_t{}, std::int64_t{-5}, std::int64_t{1000});
    f(std::uint32_t{}, std::int64_t{0}, std::int64_t{1} << 32);
    f(std::uint32_t{}, std::int64_t{3}, std::int64_t{3} << 30);
    f(std::int64_t{}, std::int64_t{0}, std::int64_t{10});
    f(std::int64_t{}, -(std::int64_t{1} << 31), std::int64_t{1} << 31);
    f(std::int64_t{}, std::int64_t{0}, (std::int64_t{1} << 32) + 1);
    f(std::int64_t{}, -(std::int64_t{1} << 62), std::int64_t{1} << 62);
    f(std::int64_t{}, std::int64_t{4}, std::int64_t{5});
    f(std::uint64_t{}, std::uint64_t{0}, (std::uint64_t{1} << 63) + 12345);
}

template <class T>
[[nodiscard]] std::string dtype_name() {
    if (std::is_same_v<T, bool>) return "bool";
    return (std::is_signed_v<T> ? "int" : "uint") + std::to_string(8 * sizeof(T));
}

}  // namespace scixx::testing
