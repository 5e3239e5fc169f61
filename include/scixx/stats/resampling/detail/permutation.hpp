// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <scixx/core/kernel/cold.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/rng.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/resampling/detail/data.hpp>
#include <vector>

namespace scixx::stats::detail::resampling {

/// What is exchanged; PermutationType without its public names.
enum class Exchange { independent, samples, pairings };

/// The p-value of an observed statistic among those of the null distribution. Values within 100 eps of the observed one
/// count as equal: rounding depends on the order of the data.
/// @param exact whether the distribution is complete; else the observation itself is one more member of it.
template <class T = double>
[[nodiscard]] T null_pvalue(const T* null, Index count, Index stride, T observed, bool exact, Alternative alternative) {
    const T gamma = 100 * std::numeric_limits<T>::epsilon() * std::abs(observed);
    Index less = 0, greater = 0;
    for (Index i = 0; i < count; ++i) {
        less += null[i * stride] <= observed + gamma;
        greater += null[i * stride] >= observed - gamma;
    }
    const T more = exact ? 0 : 1, all = static_cast<T>(count) + more;
    const T below = (static_cast<T>(less) + more) / all, above = (static_cast<T>(greater) + more) / all;
    if (std::isnan(observed)) return observed;
    switch (alternative) {
        case Alternative::less:
            return below;
        case Alternative::greater:
            return above;
        default:
            return std::min(T(1), 2 * std::min(below, above));
    }
}

/// Calls visit(order) for all ways to split `rest` into sets of the given sizes, in lexicographic order; `order` holds
/// the sets one after the other, each ascending.
template <class Visit>
void partitions(const std::vector<Index>& sizes, std::size_t k, const std::vector<std::uint32_t>& rest,
                std::vector<std::uint32_t>& order, const Visit& visit) {
    if (k + 1 == sizes.size()) {
        order.insert(order.end(), rest.begin(), rest.end());
        visit(order);
        order.resize(order.size() - rest.size());
        return;
    }
    const auto m = static_cast<std::size_t>(sizes[k]);
    std::vector<std::size_t> chosen(m);
    std::iota(chosen.begin(), chosen.end(), std::size_t{0});
    while (true) {
        std::vector<std::uint32_t> left;
        left.reserve(rest.size() - m);
        for (std::size_t i = 0, c = 0; i < rest.size(); ++i)
            if (c < m && chosen[c] == i)
                ++c;
            else
                left.push_back(rest[i]);
        for (const std::size_t i : chosen) order.push_back(rest[i]);
        partitions(sizes, k + 1, left, order, visit);
        order.resize(order.size() - m);
        std::size_t i = m;
        while (i > 0 && chosen[i - 1] == rest.size() - m + i - 1) --i;
        if (i == 0) return;
        ++chosen[i - 1];
        for (; i < m; ++i) chosen[i] = chosen[i - 1] + 1;
    }
}

/// The null distribution of a permutation test.
template <class T = double>
class Permutations {
public:
    /// `shown` samples go to the statistic: with a single one whose signs are exchanged, `data` holds it and its
    /// negative.
    Permutations(const Data<T>& data, std::size_t shown, Statistic statistic, Exchange exchange)
        : data_(data), statistic_(statistic), exchange_(exchange), buffers_(shown), samples_(shown) {
        for (std::size_t k = 0; k < shown; ++k) {
            buffers_[k].resize(data.lengths[k]);
            samples_[k] = buffers_[k];
        }
    }

    /// The number of distinct permutations, as far as a double tells.
    [[nodiscard]] SCIXX_COLD T possible() const {
        const auto factorial = [](Index n) {
            T product = 1;
            for (Index i = 2; i <= n && product < std::numeric_limits<T>::infinity(); ++i) product *= static_cast<T>(i);
            return product;
        };
        const auto samples = std::ssize(data_.values);
        if (exchange_ == Exchange::samples) return std::pow(factorial(samples), static_cast<T>(data_.lengths[0]));
        if (exchange_ == Exchange::pairings) return std::pow(factorial(data_.lengths[0]), static_cast<T>(samples));
        // A product of binomial coefficients, each step of which is a whole number.
        T ways = 1, total = 0;
        for (const Index length : data_.lengths) {
            T binomial = 1;
            for (Index i = 1; i <= length && binomial < T(1e300); ++i)
                binomial = std::round(binomial * (total + static_cast<T>(i)) / static_cast<T>(i));
            total += static_cast<T>(length);
            ways *= binomial;
        }
        return ways;
    }

    /// All of them, one row of slices each.
    [[nodiscard]] std::vector<T> exact() {
        std::vector<T> null;
        if (exchange_ == Exchange::independent) {
            core::List<std::uint32_t> all(total()), order;
            std::iota(all.begin(), all.end(), 0U);
            partitions(data_.lengths, 0, all, order,
                       [&](const std::vector<std::uint32_t>& places) { append(places, null); });
            return null;
        }
        core::List<std::uint32_t> lines = identity();
        const Index size = line_size();
        while (true) {
            append(lines, null);
            auto last = lines.end();
            while (last != lines.begin() && !std::next_permutation(last - size, last)) last -= size;
            if (last == lines.begin()) return null;
        }
    }

    [[nodiscard]] SCIXX_COLD std::vector<T> random(Index count, core::RandomStream& stream) {
        core::List<T> null;
        null.reserve(count * data_.slices);
        const core::List<std::uint32_t> start =
            exchange_ == Exchange::independent ? core::List<std::uint32_t>(total()) : identity();
        core::List<std::uint32_t> places = start;
        for (Index i = 0; i < count; ++i) {
            if (exchange_ == Exchange::independent) {
                stream.permutation(places.size(), places.data());
            } else {
                places = start;
                const Index size = line_size();
                stream.permute_lines(places.data(), size, places.size() / size);
            }
            append(places, null);
        }
        return null;
    }

private:
    [[nodiscard]] Index total() const {
        Index sum = 0;
        for (const Index length : data_.lengths) sum += length;
        return sum;
    }
    // Lines that are permuted on their own: the samples of each observation, or the observations of each sample.
    [[nodiscard]] Index line_size() const {
        return exchange_ == Exchange::samples ? std::ssize(data_.values) : data_.lengths[0];
    }
    [[nodiscard]] SCIXX_COLD core::List<std::uint32_t> identity() const {
        core::List<std::uint32_t> lines(total());
        for (Index i = 0; i < lines.size(); ++i) lines[i] = static_cast<std::uint32_t>(i % line_size());
        return lines;
    }

    void append(const std::vector<std::uint32_t>& places, std::vector<T>& null) {
        const std::size_t shown = buffers_.size();
        const Index all = std::ssize(data_.values);
        for (Index slice = 0; slice < data_.slices; ++slice) {
            if (exchange_ == Exchange::independent) {
                pooled_.clear();
                for (std::size_t k = 0; k < data_.count(); ++k) {
                    const Sample whole = data_.sample(k, slice);
                    pooled_.insert(pooled_.end(), whole.begin(), whole.end());
                }
            }
            const std::uint32_t* place = places.data();
            for (std::size_t k = 0; k < shown; ++k) {
                const Index n = buffers_[k].size();
                T* to = buffers_[k].data();
                if (exchange_ == Exchange::samples) {
                    for (Index i = 0; i < n; ++i) to[i] = data_.line((places.data() + k)[i * all], slice)[i];
                } else {
                    const T* from = exchange_ == Exchange::independent ? pooled_.data() : data_.line(k, slice);
                    for (Index i = 0; i < n; ++i) to[i] = from[place[i]];
                }
                place += n;
            }
            null.push_back(statistic_(samples_));
        }
    }

    const Data<T>& data_;
    Statistic statistic_;
    Exchange exchange_;
    std::vector<core::List<T>> buffers_;
    std::vector<std::span<const T>> samples_;
    std::vector<T> pooled_;
};

/// The null distribution of a permutation test, and whether all permutations are in it.
template <class T = double>
struct Null {
    std::vector<T> values;
    bool exact;
};
/// Of all permutations where there are not more than `count`, else of `count` random ones.
template <class T = double>
[[nodiscard]] SCIXX_COLD Null<T> permuted(Data<T>& data, Statistic statistic, Exchange exchange, Index count,
                                          const core::Rng& rng) {
    const std::size_t shown = data.count();
    if (exchange == Exchange::samples && shown == 1) {
        data.values.push_back(data.values[0]);
        for (double& value : data.values[1]) value = -value;
        data.lengths.push_back(data.lengths[0]);
    }
    Permutations<T> permutations(data, shown, statistic, exchange);
    const bool exact = permutations.possible() <= static_cast<T>(count);
    return {exact ? permutations.exact() : permutations.random(count, *rng.open()), exact};
}

}  // namespace scixx::stats::detail::resampling
