// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <scixx/core/along_axis.hpp>
#include <utility>
#include <vector>

/// Sorted orders and order statistics of samples without a comparison per level: by digits, and by a sample's bracket.
namespace scixx::stats::detail::samples {

/// A value as a whole number of the same order, and its place. Both zeros are equal; NaN is the greatest.
struct Keyed {
    std::uint64_t key;
    std::size_t index;
};
[[nodiscard]] inline std::uint64_t sort_key(double value) noexcept {
    constexpr std::uint64_t sign = std::uint64_t{1} << 63;
    const double unsigned_zero = value + 0.0;
    std::uint64_t bits;
    std::memcpy(&bits, &unsigned_zero, sizeof bits);
    if (value != value) return ~std::uint64_t{0};
    return bits & sign ? ~bits : bits | sign;
}

/// Digits of 11 bits of 64-bit keys, of which there are six.
inline constexpr std::size_t key_digits = 6, digit_width = 11;
[[nodiscard]] constexpr std::size_t digit(std::uint64_t key, std::size_t d) noexcept {
    return (key >> (d * digit_width)) & ((std::uint64_t{1} << digit_width) - 1);
}
/// Sorts items by the 64-bit number that key(item) gives, equal ones in their order. Digits that all keys share are
/// left out. The highest three of the others separate most keys; what they leave is sorted in place, or by all digits
/// where it is much.
template <class Item, class Key>
void sort_by_digits(std::vector<Item>& items, const Key& key) {
    const std::size_t n = items.size();
    using Counts = std::array<std::size_t, std::size_t{1} << digit_width>;
    std::vector<Counts> counts(key_digits);
    for (const Item& item : items)
        for (std::size_t d = 0; d < key_digits; ++d) ++counts[d][digit(key(item), d)];
    std::array<std::size_t, key_digits> used{};
    std::size_t many = 0;
    for (std::size_t d = 0; d < key_digits; ++d)
        if (counts[d][digit(key(items[0]), d)] != n) used[many++] = d;
    std::vector<Item> other(n);
    const auto by_digits = [&](std::size_t begin) {
        for (std::size_t u = begin; u < many; ++u) {
            const std::size_t d = used[u];
            Counts to = counts[d];
            std::size_t sum = 0;
            for (std::size_t& c : to) sum += std::exchange(c, sum);
            for (const Item& item : items) other[to[digit(key(item), d)]++] = item;
            items.swap(other);
        }
    };
    if (many <= 4) return by_digits(0);
    by_digits(many - 3);
    // Insertion into runs that are short or nearly in order; the number of moves is limited.
    std::size_t moves = 0;
    for (std::size_t i = 1; i < n && moves <= n; ++i) {
        const Item item = items[i];
        std::size_t k = i;
        for (; k > 0 && key(item) < key(items[k - 1]) && moves <= n; --k, ++moves) items[k] = items[k - 1];
        items[k] = item;
    }
    if (moves > n) by_digits(0);
}
/// Sorts by key, equal ones in their order.
template <class = void>
inline void sort_keyed(std::vector<Keyed>& items) {
    if (items.size() < 1200)
        std::stable_sort(items.begin(), items.end(), [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
    else
        sort_by_digits(items, [](const Keyed& item) { return item.key; });
}
/// Sorts numbers, NaN last; both zeros become 0 where there are many.
template <class = void>
inline void sort_values(std::vector<double>& x) {
    const std::size_t n = x.size();
    if (n < 2000) {
        std::sort(x.begin(), x.end(), [](double a, double b) { return a < b || (b != b && a == a); });
        return;
    }
    std::vector<std::uint64_t> keys(n);
    for (std::size_t i = 0; i < n; ++i) keys[i] = sort_key(x[i]);
    sort_by_digits(keys, [](std::uint64_t key) { return key; });
    constexpr std::uint64_t sign = std::uint64_t{1} << 63;
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint64_t bits = keys[i] & sign ? keys[i] ^ sign : ~keys[i];
        std::memcpy(&x[i], &bits, sizeof bits);
    }
}
/// The elements of a sample in ascending order.
template <class = void>
[[nodiscard]] inline std::vector<Keyed> ascending(core::Sample x) {
    std::vector<Keyed> items(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) items[i] = {sort_key(x[i]), i};
    sort_keyed(items);
    return items;
}

/// The values of places `rank` and `rank` + 1 (the last one twice) in sorted order, without NaN.
struct Neighbours {
    double low, high;
};
/// In one pass over many values: those between two values of a small sorted sample, which most likely bracket the
/// place, are set aside; only they are partitioned. R. W. Floyd and R. L. Rivest, Commun. ACM 18 (1975) 165.
template <class T = double>
[[nodiscard]] inline Neighbours neighbours(core::Sample x, std::size_t rank) {
    std::vector<T> kept;
    std::size_t below = 0;
    constexpr std::size_t probes = 1024, margin = 48, block = 2048;
    if (x.size() >= 16384) {
        std::array<double, probes> probe;
        for (std::size_t i = 0; i < probes; ++i) probe[i] = x[(2 * i + 1) * (x.size() / (2 * probes))];
        std::sort(probe.begin(), probe.end());
        const std::size_t place = rank / (x.size() / probes + 1);
        const double low = place >= margin ? probe[place - margin] : -std::numeric_limits<double>::infinity(),
                     high = place + margin < probes ? probe[place + margin] : std::numeric_limits<double>::infinity();
        std::array<double, block> inside;
        for (std::size_t begin = 0; begin < x.size(); begin += block) {
            const std::size_t end = std::min(begin + block, x.size());
            std::size_t count = 0;
            for (std::size_t i = begin; i < end; ++i) {
                const double v = x[i];
                below += v < low;
                inside[count] = v;
                count += (v >= low) & (v <= high);
            }
            kept.insert(kept.end(), inside.data(), inside.data() + count);
        }
    }
    const std::size_t last = std::min(rank + 1, x.size() - 1);
    if (rank < below || last >= below + kept.size()) {  // no bracket, or one that missed
        kept.assign(x.begin(), x.end());
        below = 0;
    }
    T *const first = kept.data(), *const end = first + kept.size(), *const at = first + (rank - below);
    std::nth_element(first, at, end);
    const double low = *at;
    return {low, last > rank ? *std::min_element(at + 1, end) : low};
}

}  // namespace scixx::stats::detail::samples
