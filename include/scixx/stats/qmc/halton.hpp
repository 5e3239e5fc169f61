// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <memory>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/rng.hpp>
#include <scixx/stats/qmc/detail/halton.hpp>
#include <scixx/stats/qmc/engine.hpp>
#include <utility>
#include <vector>

namespace scixx::stats::qmc {

/// Options of Halton, in SciPy's order.
struct HaltonOptions {
    bool scramble = true;                            ///< whether digits are permuted at random
    Optimization optimization = Optimization::none;  ///< what is done to the points
    core::Rng rng{};                                 ///< source of the permutations
};

/// Halton points: in dimension k the digits of 0, 1, 2, ... in the k-th prime base, mirrored at the point.
///
/// Scrambled, each digit goes through a random permutation (A. B. Owen, arXiv:1706.02808). With the same generator the
/// points are those of SciPy from 1.11 on; SciPy 1.10 uses one stream again for each dimension, so that there only the
/// first dimension is the same.
///
/// @throws std::invalid_argument for d < 1.
/// @note   n points cost O(n d log(n)). Source: J. H. Halton, Numer. Math. 2 (1960) 84.
/// @see    scipy.stats.qmc.Halton
template <class T = double>
class Halton : public QMCEngine<T> {
public:
    explicit Halton(Index d, const HaltonOptions& options = {})
        : QMCEngine<T>("Halton", d, options.rng, options.optimization),
          scramble_(options.scramble),
          bases_(detail::first_primes(d)) {
        Halton::restart();
    }

    [[nodiscard]] std::unique_ptr<QMCEngine<T>> renewed(std::unique_ptr<core::RandomStream> stream) const override {
        return this->renew(*this, std::move(stream));
    }

protected:
    [[nodiscard]] Eigen::MatrixX<T> draw(Index n) override {
        Eigen::MatrixX<T> points(n, this->d());
        for (Index k = 0; k < this->d(); ++k)
            detail::van_der_corput(bases_[k], permutations_[k], static_cast<std::uint64_t>(this->num_generated()), n,
                                   points.data() + k * n);
        return points;
    }
    void restart() override {
        permutations_.clear();
        for (const std::uint32_t base : bases_)
            permutations_.push_back(detail::digit_permutations(base, scramble_, this->stream()));
    }
    void skip(Index n) override { this->count(n); }

private:
    bool scramble_;
    core::List<std::uint32_t> bases_;
    core::List<std::vector<std::uint32_t>> permutations_;
};

}  // namespace scixx::stats::qmc
