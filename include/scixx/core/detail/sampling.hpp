// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <scixx/core/array.hpp>
#include <scixx/core/detail/bounded.hpp>
#include <scixx/core/detail/draw.hpp>
#include <scixx/core/detail/random_bits.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/probabilities.hpp>
#include <vector>

namespace scixx::core {

namespace detail {

/// 0, 1, ... size-1.
template <class I>
[[nodiscard]] Eigen::ArrayX<I> first_indices(Index size) {
    Eigen::ArrayX<I> out(size);
    std::iota(out.data(), out.data() + size, I{0});
    return out;
}

/// Fisher-Yates from the end down to position `first`, as NumPy walks.
/// `draw(last)` is a uniform index in [0, last].
template <class Draw, class Swap>
void shuffle_positions(Index size, Index first, Draw draw, Swap&& swap) {
    for (Index i = size - 1; i >= first; --i) {
        const auto j = static_cast<Index>(draw(static_cast<std::uint64_t>(i)));
        if (i != j) swap(i, j);
    }
}

/// The same, with indices made by masking 32-bit words of an engine. Positions that share a mask come in runs, whose
/// words are drawn ahead: each position takes at least one. A rejected word is overwritten by the next, without a
/// branch.
template <class Engine>
struct MaskedDraw {
    Engine* engine;
    std::uint64_t operator()(std::uint64_t last) const noexcept { return bounded(*engine, last, Rejection::masked); }
};
template <class Engine, class Swap>
void shuffle_positions(Index size, Index first, MaskedDraw<Engine> draw, Swap&& swap) {
    Index i = size - 1;
    for (; static_cast<std::uint64_t>(std::max<Index>(i, 0)) > 0xffffffffU && i >= first; --i)
        swap(i, static_cast<Index>(draw(static_cast<std::uint64_t>(i))));
    std::uint32_t words[256];
    while (i >= first) {
        const std::uint64_t mask = bit_mask(static_cast<std::uint64_t>(i));
        const Index below = std::max(static_cast<Index>(mask >> 1), first - 1), run = std::min<Index>(256, i - below);
        draw.engine->fill(words, run);
        Index kept = 0;
        for (Index k = 0; k < run; ++k) {
            const auto value = static_cast<std::uint32_t>(words[k] & mask);
            words[kept] = value;
            kept += static_cast<Index>(value) <= i - kept;
        }
        for (Index k = 0; k < kept; ++k) swap(i - k, static_cast<Index>(words[k]));
        i -= kept;
    }
}

/// Shuffles `size` numbers that lie `stride` apart.
template <class T, class Draw>
void shuffle_line(T* data, Index size, Index stride, Draw draw) {
    shuffle_positions(size, 1, draw, [=](Index i, Index j) { std::swap(data[i * stride], data[j * stride]); });
}

/// Shuffles the entries (rank 1) or slices along `axis` of a view.
template <class T, class Draw>
void shuffle(const NdView<T>& view, int axis, Draw draw) {
    if (view.rank() == 1) return shuffle_line(view.data(), view.shape(0), view.stride(0), draw);
    shuffle_positions(view.shape(axis), 1, draw, [&](Index i, Index j) {
        if (i == j || view.empty()) return;  // the word is drawn all the same, as NumPy does
        for_each([](T& a, T& b) { std::swap(a, b); }, view.slice(axis, i), view.slice(axis, j));
    });
}

template <class I, class Draw>
[[nodiscard]] Eigen::ArrayX<I> permutation(Index size, Draw draw) {
    Eigen::ArrayX<I> out = first_indices<I>(size);
    shuffle_line(out.data(), size, 1, draw);
    return out;
}

/// @throws std::invalid_argument for probabilities of another length, NaN, negative or not summing to one.
template <class = void>
void check_probabilities(const char* function, Index population, const Probabilities& p) {
    require(p.size() == population, function, "a and p must have the same size, got ", population, " and ", p.size());
    double sum = 0, lost = 0;  // Kahan's sum
    for (const double value : p.list()) {
        require(!std::isnan(value), function, "probabilities contain NaN");
        require(value >= 0, function, "probabilities must not be negative, got ", value);
        const double next = value - lost, total = sum + next;
        lost = (total - sum) - next;
        sum = total;
    }
    require(std::abs(sum - 1) <= p.tolerance(), function, "probabilities must sum to 1, got ", sum);
}

/// Cumulative sums, scaled so that the last one is 1.
template <class = void>
void cumulate(const List<double>& p, List<double>& cdf) {
    double sum = 0;
    for (Index i = 0; i < p.size(); ++i) cdf[i] = sum += p[i];
    const double total = cdf.back();
    for (double& value : cdf) value /= total;
}

template <class = void>
Index search(const List<double>& cdf, double value) noexcept {
    return std::upper_bound(cdf.begin(), cdf.end(), value) - cdf.begin();
}

/// Indices drawn with the given probabilities.
template <class I>
[[nodiscard]] Eigen::ArrayX<I> weighted_choice(const char* function, Index size, bool replace, List<double> p,
                                               DrawTo<double> uniform) {
    Eigen::ArrayX<I> out(size);
    if (size == 0) return out;
    List<double> cdf(p.size()), drawn(size);
    if (replace) {
        cumulate(p, cdf);
        uniform(drawn.data(), size);
        for (Index i = 0; i < size; ++i) out[i] = search(cdf, drawn[i]);
        return out;
    }
    const auto possible = std::count_if(p.begin(), p.end(), [](double value) { return value > 0; });
    require(size <= possible, function, "size must be at most the number of non-zero probabilities ", possible,
            ", got ", size);
    // In rounds: draw as many indices as are missing, keep the first of equal ones, and set the weights of those to 0.
    List<char> taken(p.size(), 0);
    for (Index found = 0; found < size;) {
        for (Index i = 0; i < found; ++i) p[out[i]] = 0;
        cumulate(p, cdf);
        const Index missing = size - found;
        uniform(drawn.data(), missing);
        for (Index i = 0; i < missing; ++i) {
            const Index entry = search(cdf, drawn[i]);
            if (taken[entry]) continue;
            taken[entry] = 1;
            out[found++] = entry;
        }
    }
    return out;
}

/// `size` distinct indices below `population`, in random order if asked for: the tail of a shuffle when that is a good
/// part of a large population, else R. W. Floyd's algorithm (CACM 30 (1987) 754).
template <class I, class Draw>
[[nodiscard]] Eigen::ArrayX<I> distinct_choice(Index population, Index size, bool shuffled, Draw draw) {
    if (population > 10000 && size > population / (shuffled ? 50 : 20)) {
        Eigen::ArrayX<I> all = first_indices<I>(population);
        shuffle_positions(population, std::max<Index>(population - size, 1), draw,
                          [&](Index i, Index j) { std::swap(all[i], all[j]); });
        return all.tail(size);
    }
    Eigen::ArrayX<I> out(size);
    const std::uint64_t mask = bit_mask(static_cast<std::uint64_t>(1.2 * static_cast<double>(size)));
    constexpr std::uint64_t vacant = std::numeric_limits<std::uint64_t>::max();
    std::vector<std::uint64_t> seen(mask + 1, vacant);
    const auto insert = [&](std::uint64_t value) {
        std::uint64_t slot = value & mask;
        while (seen[slot] != vacant && seen[slot] != value) slot = (slot + 1) & mask;
        const bool fresh = seen[slot] == vacant;
        seen[slot] = value;
        return fresh;
    };
    for (Index i = 0; i < size; ++i) {
        const auto last = static_cast<std::uint64_t>(population - size + i);
        const std::uint64_t value = draw(last);
        out[i] = static_cast<Index>(insert(value) ? value : (insert(last), last));
    }
    if (shuffled) shuffle(core::view(out), 0, draw);
    return out;
}

/// @throws std::invalid_argument for an empty population, a negative size, or one that exceeds the population.
template <class = void>
void check_choice(const char* function, Index population, Index size, bool replace) {
    require(size >= 0, function, "size must not be negative, got ", size);
    require(population > 0 || (population == 0 && size == 0), function,
            "a must be greater than 0 unless no samples are taken, got ", population);
    require(replace || size <= population, function, "size must not exceed the population when replace is false, got ",
            size, " of ", population);
}

/// A copy of `a` in memory of its own.
template <class A>
[[nodiscard]] PlainOf<A> take_all(const A& a) {
    const Source<ScalarOf<A>, A> source(a);
    PlainOf<A> out = allocate<PlainOf<A>>(source.view().shape());
    copy(source.view(), core::view(out));
    return out;
}

/// The slices of `a` along `axis` at the given indices.
template <class A, class I>
[[nodiscard]] PlainOf<A> take(const A& a, const Eigen::ArrayX<I>& indices, int axis) {
    const Source<ScalarOf<A>, A> source(a);
    Dims shape = source.view().shape();
    shape[axis] = indices.size();
    PlainOf<A> out = allocate<PlainOf<A>>(shape);
    const auto target = core::view(out);
    for (Index i = 0; i < indices.size() && !target.empty(); ++i) {
        if constexpr (rank_of<A> == 1)
            target(i) = source.view()(indices[i]);
        else
            copy(source.view().slice(axis, indices[i]), target.slice(axis, i));
    }
    return out;
}

}  // namespace detail
}  // namespace scixx::core
