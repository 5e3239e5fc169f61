// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <initializer_list>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/stats/detail/small_matrix.hpp>
#include <scixx/stats/detail/vectors.hpp>
#include <vector>

/// What the multivariate distributions have in common: arguments, and functions that freeze their parameters first.
namespace scixx::stats {

/// A vector of parameters: numbers in braces, or a rank-1 array.
using VectorParameter = core::NumberList;

/// A matrix of parameters: rows in braces, or a rank-2 array; nothing where it has a default.
class MatrixParameter {
public:
    MatrixParameter() = default;
    template <class = void>
    MatrixParameter(std::initializer_list<std::initializer_list<double>> rows) {  // NOLINT: as in Python
        values_.resize(std::ssize(rows), rows.size() == 0 ? 0 : std::ssize(*rows.begin()));
        Eigen::Index i = 0;
        for (const auto& row : rows) {
            core::require(std::ssize(row) == values_.cols(), "MatrixParameter", "rows must have one length, got ",
                          values_.cols(), " and ", row.size());
            Eigen::Index k = 0;
            for (const double value : row) values_(i, k++) = value;
            ++i;
        }
    }
    template <core::ArrayLike A = core::InBraces>
        requires(core::rank_of<A> == 2)
    MatrixParameter(const A& values) {  // NOLINT: as in Python
        const core::Source<double, A> source(values);
        values_.resize(source.view().shape(0), source.view().shape(1));
        for (Eigen::Index i = 0; i < values_.rows(); ++i)
            for (Eigen::Index k = 0; k < values_.cols(); ++k) values_(i, k) = source.view()(i, k);
    }

    [[nodiscard]] bool given() const noexcept { return values_.size() > 0; }
    [[nodiscard]] const Eigen::MatrixXd& values() const noexcept { return values_; }
    /// The values, or zeros where none are given.
    template <class T = double>
    [[nodiscard]] Eigen::MatrixX<T> or_zeros(Eigen::Index rows, Eigen::Index cols) const {
        if (given()) return values_;
        return Eigen::MatrixX<T>::Zero(rows, cols);
    }

private:
    Eigen::MatrixXd values_;
};

/// A multivariate distribution as SciPy has it: `dirichlet.pdf(x, alpha)` for one call, `const auto rv =
/// dirichlet(alpha)` for the frozen form, which has the same functions without the parameters.
/// @tparam Frozen  the frozen form, made from the parameters, which it checks. The documentation of the functions is
///                 its.
/// @tparam P       the parameters in SciPy's order.
template <class Frozen, class... P>
class Multivariate {
public:
    /// The frozen form. @throws std::invalid_argument for parameters outside their domain.
    [[nodiscard]] Frozen operator()(const P&... parameters) const { return Frozen(parameters...); }
    /// The frozen form with SciPy's default parameters.
    [[nodiscard]] Frozen operator()() const
        requires(sizeof...(P) > 0 && std::default_initializable<Frozen>)
    {
        return Frozen();
    }

    template <class X = core::InBraces>
    [[nodiscard]] auto pdf(const X& x, const P&... parameters) const {
        return Frozen(parameters...).pdf(x);
    }
    template <class X = core::InBraces>
    [[nodiscard]] auto logpdf(const X& x, const P&... parameters) const {
        return Frozen(parameters...).logpdf(x);
    }
    template <class X = core::InBraces>
    [[nodiscard]] auto pmf(const X& x, const P&... parameters) const {
        return Frozen(parameters...).pmf(x);
    }
    template <class X = core::InBraces>
    [[nodiscard]] auto logpmf(const X& x, const P&... parameters) const {
        return Frozen(parameters...).logpmf(x);
    }
    [[nodiscard]] auto mean(const P&... parameters) const { return Frozen(parameters...).mean(); }
    [[nodiscard]] auto mode(const P&... parameters) const { return Frozen(parameters...).mode(); }
    [[nodiscard]] auto var(const P&... parameters) const { return Frozen(parameters...).var(); }
    [[nodiscard]] auto cov(const P&... parameters) const { return Frozen(parameters...).cov(); }
    [[nodiscard]] double entropy(const P&... parameters) const { return Frozen(parameters...).entropy(); }
    /// One variate, from a core::RandomState or core::Generator.
    template <class Rng>
    [[nodiscard]] auto rvs(const P&... parameters, Rng&& random_state) const {
        return Frozen(parameters...).rvs(random_state);
    }
    /// `size` variates.
    template <class Rng>
    [[nodiscard]] auto rvs(const P&... parameters, Eigen::Index size, Rng&& random_state) const {
        return Frozen(parameters...).rvs(size, random_state);
    }
};

namespace detail {

/// f of each point, a row (or, by_columns, a column) of x; one number for a vector. f sees a column vector.
template <class X, class F>
[[nodiscard]] auto at_points(const char* function, const X& x, Eigen::Index dim, Eigen::Index or_dim, bool by_columns,
                             F&& f) {
    static_assert(core::rank_of<X> == 1 || core::rank_of<X> == 2, "points are a vector or a matrix");
    const core::Source<double, X> source(x);
    const auto& view = source.view();
    const int axis = core::rank_of<X> == 1 || by_columns ? 0 : 1;
    const Eigen::Index found = view.shape(axis);
    core::require(found == dim || found == or_dim, function, "x must have ", dim,
                  core::rank_of<X> == 1 ? " components"
                  : by_columns          ? " rows"
                                        : " columns",
                  ", got ", found);
    Eigen::VectorXd point(found);
    if constexpr (core::rank_of<X> == 1) {
        for (Eigen::Index k = 0; k < found; ++k) point[k] = view(k);
        return static_cast<double>(f(point));
    } else {
        Eigen::ArrayXd out(view.shape(1 - axis));
        for (Eigen::Index i = 0; i < out.size(); ++i) {
            for (Eigen::Index k = 0; k < found; ++k) point[k] = by_columns ? view(k, i) : view(i, k);
            out[i] = f(point);
        }
        return out;
    }
}
template <class = void>
void require_size(const char* function, Eigen::Index size) {
    core::require(size >= 0, function, "size must not be negative, got ", size);
}

}  // namespace detail

}  // namespace scixx::stats
