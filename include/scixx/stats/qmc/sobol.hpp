// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <memory>
#include <optional>
#include <scixx/core/rng.hpp>
#include <scixx/stats/qmc/detail/sobol.hpp>
#include <scixx/stats/qmc/engine.hpp>
#include <utility>
#include <vector>

namespace scixx::stats::qmc {

/// Options of Sobol, in SciPy's order.
struct SobolOptions {
    bool scramble = true;                            ///< random digits: points off the boundary, an unbiased mean
    std::optional<int> bits{};                       ///< binary digits, up to 64; default 30. There are 2^bits points
    core::Rng rng{};                                 ///< source of the scrambling
    Optimization optimization = Optimization::none;  ///< what is done to the points
};

/// Sobol' points, a sequence whose first 2^m points are evenly spread for every m.
///
///     qmc::Sobol sampler(5, {.rng = 1});
///     const Eigen::MatrixXd points = sampler.random_base2(10);  // 1024 points
///
/// The directions are those of S. Joe and F. Y. Kuo, SIAM J. Sci. Comput. 30 (2008) 2635, scrambled by a linear matrix
/// scramble and a digital shift (J. Matousek, J. Complexity 14 (1998) 527). With the same generator the points are
/// SciPy's, bit for bit.
///
/// @throws std::invalid_argument for d outside [1, 1111] and bits outside [1, 64].
/// @note   n points cost O(n d); scrambling d bits^2.
/// @see    scipy.stats.qmc.Sobol. Differs from SciPy: there are at most 1111 dimensions, not 21201; a number of points
///         that is no power of two is not warned about.
template <class T = double>
class Sobol : public QMCEngine<T> {
public:
    /// Most dimensions.
    static constexpr Index MAXDIM = detail::sobol_most_dimensions;

    explicit Sobol(Index d, const SobolOptions& options = {})
        : QMCEngine<T>("Sobol", d, options.rng, options.optimization),
          bits_(options.bits.value_or(30)),
          scramble_(options.scramble) {
        core::require(d <= MAXDIM, "Sobol", "d must be at most ", MAXDIM, ", got ", d);
        core::require(bits_ >= 1 && bits_ <= 64, "Sobol", "bits must be in [1, 64], got ", bits_);
        Sobol::restart();
    }

    /// The next 2^m points. @throws std::invalid_argument unless their number together with those before is a power of
    /// two.
    [[nodiscard]] Eigen::MatrixX<T> random_base2(int m) {
        core::require(m >= 0 && m < 63, "Sobol.random_base2", "m must be in [0, 62], got ", m);
        const auto total = static_cast<std::uint64_t>(this->num_generated()) + (std::uint64_t{1} << m);
        core::require((total & (total - 1)) == 0, "Sobol.random_base2",
                      "the balance of Sobol' points requires n to be a power of 2; ", this->num_generated(),
                      " points have been drawn before, so that n = ", total, " (random takes any number)");
        return this->random(Index{1} << m);
    }

    [[nodiscard]] std::unique_ptr<QMCEngine<T>> renewed(std::unique_ptr<core::RandomStream> stream) const override {
        return this->renew(*this, std::move(stream));
    }

protected:
    [[nodiscard]] Eigen::MatrixX<T> draw(Index n) override {
        check("Sobol.random", n);
        Eigen::MatrixX<T> points(n, this->d());
        const auto first = static_cast<std::uint64_t>(this->num_generated());
        for (Index k = 0; k < this->d(); ++k) {
            const std::uint64_t *v = directions_.data() + k * bits_, shift = shift_[k];
            double* to = points.data() + k * n;
            if (bits_ <= 31)
                detail::sobol_points<std::uint32_t>(v, bits_, shift, first, n, to);
            else
                detail::sobol_points<std::uint64_t>(v, bits_, shift, first, n, to);
        }
        return points;
    }
    void restart() override {
        const auto d = static_cast<int>(this->d());
        directions_ = detail::sobol_directions(d, bits_);
        shift_.assign(d, 0);
        if (scramble_) detail::scramble_sobol(this->stream(), directions_, shift_);
    }
    void skip(Index n) override {
        check("Sobol.fast_forward", n);
        this->count(n);
    }

private:
    void check(const char* function, Index n) const {
        if (bits_ >= 63) return;
        const Index most = Index{1} << bits_;
        core::require(n <= most - this->num_generated(), function, "at most 2^", bits_, " = ", most,
                      " distinct points exist, got ", this->num_generated(), " + ", n);
    }

    int bits_;
    bool scramble_;
    core::List<std::uint64_t> directions_, shift_;
};

}  // namespace scixx::stats::qmc
