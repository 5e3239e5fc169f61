// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/rng.hpp>
#include <scixx/special/gammainc.hpp>
#include <scixx/stats/qmc/engine.hpp>
#include <utility>
#include <vector>

namespace scixx::stats::qmc {

/// Where PoissonDisk looks for a new point around a known one.
enum class Hypersphere {
    volume,   ///< in the ball of twice the radius
    surface,  ///< on a sphere just outside the radius
};

/// Options of PoissonDisk, in SciPy's order.
struct PoissonDiskOptions {
    double radius = 0.05;                            ///< least distance of two points, positive
    Hypersphere hypersphere = Hypersphere::volume;   ///< where candidates lie
    Index ncandidates = 30;                          ///< candidates around each point
    Optimization optimization = Optimization::none;  ///< what is done to the points
    core::Rng rng{};                                 ///< source of random numbers
};

/// Poisson disk sampling: random points in the unit cube none of which is nearer than a radius to another.
///
///     qmc::PoissonDisk engine(2, {.radius = 0.1, .rng = 1});
///     const Eigen::MatrixXd points = engine.fill_space();
///
/// R. Bridson, Fast Poisson disk sampling in arbitrary dimensions, SIGGRAPH sketches (2007): candidates around a point
/// that has room left, and a grid with at most one point a cell.
///
/// @throws std::invalid_argument for d < 1, a radius or number of candidates that is not positive, and a grid of more
///         than 2^31 cells.
/// @note   Time and memory grow with (sqrt(d) / radius)^d. random(n) returns fewer points where the cube is full. With
///         the same generator the points are SciPy's up to rounding.
/// @see    scipy.stats.qmc.PoissonDisk. Differs from SciPy: a first point that is too near to those of an earlier call
///         is dropped.
template <class T = double>
class PoissonDisk : public QMCEngine<T> {
public:
    explicit PoissonDisk(Index d, const PoissonDiskOptions& options = {})
        : QMCEngine<T>("PoissonDisk", d, options.rng, options.optimization), options_(options) {
        const char* function = "PoissonDisk";
        core::require(options.radius > 0 && std::isfinite(options.radius), function, "radius must be positive, got ",
                      options.radius);
        core::require(options.ncandidates >= 1, function, "ncandidates must be positive, got ", options.ncandidates);
        const double cell = options.radius / std::sqrt(static_cast<double>(d));
        const double side = std::ceil(1 / cell), cells = std::pow(side, static_cast<double>(d));
        core::require(cells < 2147483648.0, function, "radius is too small, the grid would have ", cells, " cells");
        cell_ = cell;
        side_ = static_cast<Index>(side);
        grid_.assign(static_cast<Index>(cells), -1);
    }

    /// Points until no more fit.
    [[nodiscard]] Eigen::MatrixX<T> fill_space() { return this->random(std::numeric_limits<Index>::max()); }

    [[nodiscard]] std::unique_ptr<QMCEngine<T>> renewed(std::unique_ptr<core::RandomStream> stream) const override {
        return this->renew(*this, std::move(stream));
    }

protected:
    [[nodiscard]] Eigen::MatrixX<T> draw(Index n) override {
        const Index d = this->d();
        const Index before = points_.size();
        const auto drawn = [&] { return (points_.size() - before) / d; };
        core::List<T> point(d);
        if (n > 0 && pool_.empty()) {
            this->stream().uniform(point.data(), d);
            if (!crowded(point)) add(point);
        }
        core::List<T> normals(options_.ncandidates * d);
        while (drawn() < n && !pool_.empty()) {
            std::uint32_t pick;
            this->stream().integers(pool_.size(), &pick, 1);
            const Index centre = pool_[pick];
            pool_.erase(pool_.begin() + pick);
            this->stream().normal(normals.data(), normals.size());
            for (Index c = 0; c < options_.ncandidates && drawn() < n; ++c) {
                place(normals.data() + c * d, centre, point);
                bool inside = true;
                for (const double value : point) inside &= value >= 0 && value <= 1;
                if (inside && !crowded(point)) add(point);
            }
        }
        Eigen::MatrixX<T> out(drawn(), d);
        for (Index i = 0; i < out.rows(); ++i)
            for (Index k = 0; k < d; ++k) out(i, k) = points_[before + i * d + k];
        return out;
    }
    void restart() override {
        points_.clear();
        pool_.clear();
        std::fill(grid_.begin(), grid_.end(), -1);
    }

private:
    // A candidate around a point: a normal vector has a uniform direction, and its length's distribution function makes
    // the place in a ball uniform.
    void place(const double* normal, Index centre, core::List<T>& point) const {
        const double dimension = static_cast<double>(this->d());
        double square = 0;
        for (Index k = 0; k < this->d(); ++k) square += normal[k] * normal[k];
        const double length =
            options_.hypersphere == Hypersphere::surface
                ? 1.001 * options_.radius
                : 2 * options_.radius * std::pow(special::gammainc<T>(dimension / 2, square / 2), 1 / dimension);
        for (Index k = 0; k < this->d(); ++k)
            point[k] = points_[centre * this->d() + k] + normal[k] * (length / std::sqrt(square));
    }
    [[nodiscard]] Index cell_of(double value) const { return std::min(static_cast<Index>(value / cell_), side_ - 1); }
    // Whether a known point lies within the radius: cells up to two away can hold one.
    [[nodiscard]] bool crowded(const core::List<T>& point) const {
        core::List<Index> low(point.size()), high(point.size()), at;
        for (Index k = 0; k < point.size(); ++k) {
            const Index reach = static_cast<Index>(std::ceil(options_.radius / cell_)), cell = cell_of(point[k]);
            low[k] = std::max<Index>(0, cell - reach);
            high[k] = std::min(side_ - 1, cell + reach);
        }
        at = low;
        while (true) {
            Index cell = 0;
            for (const Index i : at) cell = cell * side_ + i;
            const std::int32_t other = grid_[cell];
            if (other >= 0) {
                double square = 0;
                for (Index k = 0; k < point.size(); ++k) {
                    const double step = point[k] - points_[other * point.size() + k];
                    square += step * step;
                }
                if (square < options_.radius * options_.radius) return true;
            }
            Index k = at.size();
            while (k > 0 && at[k - 1] == high[k - 1]) {
                at[k - 1] = low[k - 1];
                --k;
            }
            if (k == 0) return false;
            ++at[k - 1];
        }
    }
    void add(const core::List<T>& point) {
        Index cell = 0;
        for (const double value : point) cell = cell * side_ + cell_of(value);
        const Index index = points_.size() / this->d();
        grid_[cell] = static_cast<std::int32_t>(index);
        points_.insert(points_.end(), point.begin(), point.end());
        pool_.push_back(index);
    }

    PoissonDiskOptions options_;
    double cell_ = 0;
    Index side_ = 0;
    core::List<std::int32_t> grid_;
    core::List<T> points_;
    core::List<Index> pool_;
};

}  // namespace scixx::stats::qmc
