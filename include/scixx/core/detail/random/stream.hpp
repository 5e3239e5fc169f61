// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstdint>
#include <memory>
#include <numeric>
#include <scixx/core/random_stream.hpp>
#include <vector>

namespace scixx::core::detail {

// The stream of a Generator or RandomState, the caller's (Held is a reference) or one of its own.
template <class G, class Held>
class StreamOf final : public RandomStream {
public:
    explicit StreamOf(Held generator) : generator_(static_cast<Held&&>(generator)) {}

    void integers(Index high, std::uint32_t* out, Index count) override {
        if (count <= 0) return;
        Eigen::Map<Eigen::Array<std::uint32_t, Eigen::Dynamic, 1>> to(out, count);
        if constexpr (legacy)
            generator_.template randint<std::uint32_t>(0, high, to);
        else
            generator_.template integers<std::uint32_t>(0, high, to);
    }
    void permutation(Index size, std::uint32_t* out) override {
        std::iota(out, out + size, 0U);
        shuffle(out, size);
    }
    void permute_lines(std::uint32_t* lines, Index size, Index count) override {
        if constexpr (legacy) {
            // RandomState has no such draw: uniform numbers are ranked, as SciPy does it then.
            std::vector<double> keys(static_cast<std::size_t>(size));
            std::vector<std::uint32_t> order(keys.size()), line(keys.size());
            for (; count > 0; --count, lines += size) {
                uniform(keys.data(), size);
                std::iota(order.begin(), order.end(), 0U);
                std::sort(order.begin(), order.end(), [&](auto a, auto b) { return keys[a] < keys[b]; });
                std::copy(lines, lines + size, line.begin());
                for (std::size_t i = 0; i < order.size(); ++i) lines[i] = line[order[i]];
            }
        } else {
            for (; count > 0; --count, lines += size) shuffle(lines, size);
        }
    }
    void uniform(double* out, Index count) override {
        if (count > 0) generator_.random(Eigen::Map<Eigen::ArrayXd>(out, count));
    }
    void normal(double* out, Index count) override {
        if (count > 0) generator_.standard_normal(Eigen::Map<Eigen::ArrayXd>(out, count));
    }
    [[nodiscard]] std::unique_ptr<RandomStream> clone() const override {
        return std::make_unique<StreamOf<G, G>>(G(generator_));
    }

private:
    static constexpr bool legacy = requires(G& g) { g.randn(); };

    void shuffle(std::uint32_t* out, Index size) {
        generator_.shuffle(Eigen::Map<Eigen::Array<std::uint32_t, Eigen::Dynamic, 1>>(out, size));
    }

    Held generator_;
};

}  // namespace scixx::core::detail
