// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <limits>
#include <memory>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/rng.hpp>
#include <scixx/stats/qmc/detail/discrepancy.hpp>
#include <scixx/stats/qmc/scale.hpp>
#include <string>
#include <utility>
#include <vector>

namespace scixx::stats::qmc {

using core::Index;

namespace detail {
/// Becomes an Optimization where it is used, so that an engine's header compiles no exchange of coordinates.
struct RandomCd {
    template <class O>
    constexpr operator O() const {  // NOLINT(google-explicit-constructor): an option's value
        return O{&optimize_random_cd<double>};
    }
};
}  // namespace detail

/// What is done to the points of a QMCEngine to make them fill the cube better: Optimization::none,
/// Optimization::random_cd, or lloyd of stats/qmc/lloyd.hpp, which stands apart as it costs time to compile.
class Optimization {
public:
    using Step = void (*)(Eigen::MatrixXd&, core::RandomStream&);
    constexpr explicit Optimization(Step step = nullptr) : step_(step) {}

    static const Optimization none;  ///< nothing
    /// Coordinates are exchanged at random where that lowers the centered discrepancy.
    static constexpr detail::RandomCd random_cd{};

    /// Moves points, the rows of a matrix.
    void operator()(Eigen::MatrixXd& points, core::RandomStream& stream) const {
        if (step_) step_(points, stream);
    }

private:
    Step step_;
};
inline constexpr Optimization Optimization::none{};

/// Options of QMCEngine.integers.
struct IntegersOptions {
    bool endpoint = false;  ///< whether the upper bounds belong to the range
};

/// A source of points in the unit cube [0, 1)^d, what all engines share.
///
/// An engine that was given a Generator draws from it as long as it lives; after reset() it draws from a copy in the
/// state of the beginning, as in SciPy. A copy of an engine goes on from the same place on its own.
/// @see scipy.stats.qmc.QMCEngine
template <class T = double>
class QMCEngine {
public:
    virtual ~QMCEngine() = default;
    QMCEngine(QMCEngine&&) noexcept = default;
    QMCEngine& operator=(QMCEngine&&) noexcept = default;
    QMCEngine& operator=(const QMCEngine& other) {
        if (this != &other) *this = QMCEngine(other);
        return *this;
    }

    /// Dimension of the points.
    [[nodiscard]] Index d() const noexcept { return d_; }
    /// How many points have been drawn or skipped.
    [[nodiscard]] Index num_generated() const noexcept { return num_generated_; }

    /// The next n points, the rows of an n x d matrix.
    /// @throws std::invalid_argument for a negative n.
    [[nodiscard]] Eigen::MatrixX<T> random(Index n = 1) {
        if (n < 0) core::fail((std::string(name_) + ".random").c_str(), "n must not be negative, got ", n);
        Eigen::MatrixX<T> points = draw(n);
        num_generated_ += points.rows();
        optimization_(points, *stream_);
        return points;
    }

    /// Whole numbers in [l_bounds, u_bounds), a row for each of n points: floor(l + (u - l) x).
    /// @param l_bounds, u_bounds  a number for all dimensions, or a vector of d. @param options see IntegersOptions.
    /// @throws std::invalid_argument for bounds of another length, or not below each other.
    template <class I = Index>
    [[nodiscard]] Eigen::MatrixX<I> integers(const Bounds& l_bounds, const Bounds& u_bounds, Index n = 1,
                                             const IntegersOptions& options = {}) {
        Bounds high(u_bounds);
        if (options.endpoint)
            for (double& bound : high.values) bound += 1;
        const Eigen::MatrixX<T> points = random(n), scaled = scale(points, l_bounds, high);
        Eigen::MatrixX<I> out(scaled.rows(), scaled.cols());
        for (Index i = 0; i < out.size(); ++i) out.data()[i] = static_cast<I>(std::floor(scaled.data()[i]));
        return out;
    }

    /// Back to the state of the beginning.
    QMCEngine& reset() {
        stream_ = start_->clone();
        num_generated_ = 0;
        restart();
        return *this;
    }
    /// An engine with the same options, at its beginning, randomised anew by the given stream.
    [[nodiscard]] virtual std::unique_ptr<QMCEngine> renewed(std::unique_ptr<core::RandomStream> stream) const = 0;
    /// Skips n points. @throws std::invalid_argument for a negative n.
    QMCEngine& fast_forward(Index n) {
        if (n < 0) core::fail((std::string(name_) + ".fast_forward").c_str(), "n must not be negative, got ", n);
        skip(n);
        return *this;
    }

    /// Streams that are independent of the engine's.
    [[nodiscard]] std::vector<std::unique_ptr<core::RandomStream>> spawn_streams(Index n) {
        std::vector<std::unique_ptr<core::RandomStream>> streams;
        for (Index i = 0; i < n; ++i) streams.push_back(stream_->spawn());
        return streams;
    }

protected:
    QMCEngine(const char* name, Index d, const core::Rng& rng, Optimization optimization)
        : name_(name), d_(d), optimization_(optimization), stream_(rng.open()), start_(stream_->clone()) {
        core::require(d >= 1, name, "d must be positive, got ", d);
    }
    QMCEngine(const QMCEngine& other)
        : name_(other.name_),
          d_(other.d_),
          num_generated_(other.num_generated_),
          optimization_(other.optimization_),
          stream_(other.stream_->clone()),
          start_(other.start_->clone()) {}

    [[nodiscard]] core::RandomStream& stream() noexcept { return *stream_; }
    /// A copy of an engine that begins anew with another stream.
    template <class Engine>
    [[nodiscard]] static std::unique_ptr<QMCEngine> renew(const Engine& engine,
                                                          std::unique_ptr<core::RandomStream> stream) {
        std::unique_ptr<QMCEngine> copy = std::make_unique<Engine>(engine);
        copy->start_ = std::move(stream);
        copy->reset();
        return copy;
    }
    void count(Index n) noexcept { num_generated_ += n; }

    /// Makes the next n points (fewer where there are no more).
    [[nodiscard]] virtual Eigen::MatrixX<T> draw(Index n) = 0;
    /// What reset() does beside rewinding the stream: the engine randomises itself as when it was made.
    virtual void restart() {}
    /// An engine without a rule for point k draws what is skipped.
    virtual void skip(Index n) { static_cast<void>(random(n)); }

private:
    const char* name_;
    Index d_, num_generated_ = 0;
    Optimization optimization_;
    std::unique_ptr<core::RandomStream> stream_, start_;
};

}  // namespace scixx::stats::qmc
