// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <memory>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/rng.hpp>
#include <scixx/stats/qmc/engine.hpp>
#include <utility>
#include <vector>

namespace scixx::stats::qmc {

/// Options of LatinHypercube, in SciPy's order.
struct LatinHypercubeOptions {
    bool scramble = true;  ///< points at random places of their cells, not in the middle
    int strength = 1;      ///< 1, or 2 for an orthogonal array: pairs of dimensions are even too
    Optimization optimization = Optimization::none;  ///< what is done to the points
    core::Rng rng{};                                 ///< source of random numbers
};

/// Latin hypercube sampling: of n points, one lies in each of n layers, along every dimension.
///
/// @throws std::invalid_argument for d < 1 and another strength; random(n) with strength 2 unless n is the square of a
///         prime p and d <= p + 1.
/// @note   O(n d). With the same generator the points are SciPy's. Sources: M. D. McKay, R. J. Beckman, W. J. Conover,
///         Technometrics 21 (1979) 239; B. Tang, J. Am. Stat. Assoc. 88 (1993) 1392.
/// @see    scipy.stats.qmc.LatinHypercube
template <class T = double>
class LatinHypercube : public QMCEngine<T> {
public:
    explicit LatinHypercube(Index d, const LatinHypercubeOptions& options = {})
        : QMCEngine<T>("LatinHypercube", d, options.rng, options.optimization),
          scramble_(options.scramble),
          strength_(options.strength) {
        core::require(strength_ == 1 || strength_ == 2, "LatinHypercube", "strength must be 1 or 2, got ", strength_);
    }

    [[nodiscard]] std::unique_ptr<QMCEngine<T>> renewed(std::unique_ptr<core::RandomStream> stream) const override {
        return this->renew(*this, std::move(stream));
    }

protected:
    [[nodiscard]] Eigen::MatrixX<T> draw(Index n) override {
        return strength_ == 1 ? layers(n, this->d()) : orthogonal(n);
    }

private:
    [[nodiscard]] Eigen::MatrixX<T> layers(Index n, Index d) {
        Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> place(n, d);
        if (scramble_)
            this->stream().uniform(place.data(), place.size());
        else
            place.setConstant(0.5);
        Eigen::MatrixX<T> points(n, d);
        core::List<std::uint32_t> order(n);
        for (Index k = 0; k < d; ++k) {
            this->stream().permutation(n, order.data());
            for (Index i = 0; i < n; ++i) points(i, k) = (order[i] + 1 - place(i, k)) / static_cast<double>(n);
        }
        return points;
    }

    // Bose's array of p^2 rows: in any two columns each pair of levels occurs once. Rows of one level share its layers.
    [[nodiscard]] Eigen::MatrixX<T> orthogonal(Index n) {
        const auto p = static_cast<Index>(std::llround(std::sqrt(static_cast<double>(n))));
        bool prime = p >= 2 && p * p == n;
        for (Index q = 2; q * q <= p; ++q) prime &= p % q != 0;
        core::require(prime, "LatinHypercube.random", "n must be the square of a prime where strength is 2, got ", n);
        core::require(this->d() <= p + 1, "LatinHypercube.random",
                      "n must be greater than (d - 1)^2 where strength is 2, got ", n);
        // SciPy draws a permutation of the levels of each column and leaves the columns as they are.
        core::List<std::uint32_t> order(p);
        for (Index k = 0; k <= p; ++k) this->stream().permutation(p, order.data());
        const Eigen::MatrixX<T> inner = layers(p, 1);
        Eigen::MatrixX<T> points(n, this->d());
        core::List<Index> met(p);
        for (Index k = 0; k < this->d(); ++k) {
            met.assign(met.size(), 0);
            for (Index i = 0; i < n; ++i) {
                const Index x = i % p, y = i / p, level = k == 0 ? x : k == 1 ? y : (x + (k - 1) * y) % p;
                points(i, k) = (inner(met[level]++, 0) + static_cast<double>(level)) / static_cast<double>(p);
            }
        }
        return points;
    }

    bool scramble_;
    int strength_;
};

}  // namespace scixx::stats::qmc
