// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <numeric>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/random_state.hpp>
#include <scixx/optimize/detail/assignment.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <utility>
#include <vector>

namespace scixx::optimize::detail::global {

using minimize::Index;
using minimize::Matrix;
using minimize::Vector;

/// The problem over the nodes that no pair fixes: rows[k] of A may go to any of columns[l] of B.
template <class T = double>
class QuadraticAssignment {
public:
    using Pairs = std::vector<std::pair<Index, Index>>;

    QuadraticAssignment(const Matrix& a, const Matrix& b, const Pairs& fixed, bool maximize)
        : a_(a), b_(b), sign_(maximize ? -1 : 1), place(a.rows(), -1) {
        core::List<char> taken(place.size(), 0);
        for (const auto& [i, j] : fixed) {
            place[i] = j;
            taken[j] = 1;
        }
        for (Index i = 0; i < a.rows(); ++i) {
            if (place[i] < 0) rows_.push_back(i);
            if (!taken[i]) columns_.push_back(i);
        }
    }

    [[nodiscard]] Index size() const noexcept { return rows_.size(); }
    [[nodiscard]] T value() const {
        T sum = 0;
        for (Index j = 0; j < a_.cols(); ++j)
            for (Index i = 0; i < a_.rows(); ++i) sum += a_(i, j) * b_(place[i], place[j]);
        return sum;
    }

    /// Frank and Wolfe's method from the doubly stochastic matrix p. Returns the steps.
    Index faq(Matrix p, Index maxiter, T tol, core::RandomState* shuffle) {
        const Index k = size();
        if (k == 0) return 0;
        if (shuffle) shuffle_with(columns_, *shuffle);
        const Matrix a = part(a_, rows_), b = part(b_, columns_);
        const Matrix seeds = fixed_part();
        Index steps = 0;
        Matrix q(k, k), gradient, direction;
        for (; steps < maxiter;) {
            gradient = seeds;
            const Matrix bend = bilinear(a, p, b);  // A P B^T + A^T P B
            for (Index e = 0; e < k * k; ++e) gradient.data()[e] += bend.data()[e];
            const core::List<Index> to = best_rows(gradient, sign_);
            q.setZero();
            for (Index i = 0; i < k; ++i) q(i, to[i]) = 1;
            direction = q;
            for (Index e = 0; e < k * k; ++e) direction.data()[e] -= p.data()[e];
            // f(P + t D) = f(P) + t <gradient, D> + t^2 <A D B^T, D>, by halves of the symmetric form
            const Matrix twice = bilinear(a, direction, b);
            const T slope = sign_ * minimize::dot(gradient.data(), direction.data(), k * k);
            const T curvature = sign_ * minimize::dot(twice.data(), direction.data(), k * k) / 2;
            T t = curvature > 0           ? std::clamp(-slope / (2 * curvature), T(0), T(1))
                  : slope + curvature < 0 ? T(1)
                                          : T(0);
            minimize::add(p.data(), t, direction.data(), k * k);
            ++steps;
            const T moved = t * std::sqrt(minimize::dot(direction.data(), direction.data(), k * k));
            if (moved / std::sqrt(static_cast<T>(k)) < tol) break;
        }
        const core::List<Index> to = best_rows(p, T(-1));
        for (Index i = 0; i < k; ++i) place[rows_[i]] = columns_[to[i]];
        return steps;
    }

    /// Exchanges from a start; what the start does not tell is random. Returns the number looked at.
    Index two_opt(const Pairs& guess, core::RandomState& random) {
        core::List<Index> left = columns_;
        for (const auto& [i, j] : guess) {
            if (std::find(left.begin(), left.end(), j) == left.end() || place[i] >= 0) continue;
            place[i] = j;
            left.erase(std::find(left.begin(), left.end(), j));
        }
        shuffle_with(left, random);
        for (const Index i : rows_)
            if (place[i] < 0) {
                place[i] = left.back();
                left.pop_back();
            }
        T size = 0;
        for (Index e = 0; e < a_.size(); ++e) size = std::max(size, std::abs(a_.data()[e]));
        T other = 0;
        for (Index e = 0; e < b_.size(); ++e) other = std::max(other, std::abs(b_.data()[e]));
        const T least = 1e-12 * size * other * static_cast<T>(a_.rows());  // a gain that is no rounding
        Index looked = 0;
        for (bool better = true; better;) {
            better = false;
            for (Index x = 0; x < this->size(); ++x)
                for (Index y = x + 1; y < this->size(); ++y) {
                    ++looked;
                    if (!(sign_ * gain(rows_[x], rows_[y]) < -least)) continue;
                    std::swap(place[rows_[x]], place[rows_[y]]);
                    better = true;
                }
        }
        return looked;
    }

    /// A random doubly stochastic matrix by Sinkhorn's scaling, in the mean with the barycenter.
    static Matrix randomized(Index k, core::RandomState& random) {
        Matrix p(k, k);
        for (Index e = 0; e < k * k; ++e) p.data()[e] = random.random_sample();
        for (int sweep = 0; sweep < 100; ++sweep) {
            for (Index i = 0; i < k; ++i) {
                T sum = 0;
                for (Index j = 0; j < k; ++j) sum += p(i, j);
                for (Index j = 0; j < k; ++j) p(i, j) /= sum;
            }
            for (Index j = 0; j < k; ++j) {
                T sum = 0;
                for (Index i = 0; i < k; ++i) sum += p(i, j);
                for (Index i = 0; i < k; ++i) p(i, j) /= sum;
            }
        }
        for (Index e = 0; e < k * k; ++e) p.data()[e] = (p.data()[e] + 1 / static_cast<T>(k)) / 2;
        return p;
    }

private:
    static void shuffle_with(core::List<Index>& v, core::RandomState& random) {
        for (Index i = v.size(); i > 1; --i)
            std::swap(v[i - 1], v[std::min(i - 1, static_cast<Index>(random.random_sample() * static_cast<T>(i)))]);
    }
    static Matrix part(const Matrix& full, const core::List<Index>& nodes) {
        const auto k = nodes.size();
        Matrix p(k, k);
        for (Index j = 0; j < k; ++j)
            for (Index i = 0; i < k; ++i) p(i, j) = full(nodes[i], nodes[j]);
        return p;
    }
    static Matrix product(const Matrix& x, bool turn_x, const Matrix& y, bool turn_y) {
        const Index k = x.rows();
        Matrix out = Matrix::Zero(k, k);
        for (Index j = 0; j < k; ++j)
            for (Index l = 0; l < k; ++l) {
                const T factor = turn_y ? y(j, l) : y(l, j);
                if (factor == 0) continue;
                if (turn_x)
                    for (Index i = 0; i < k; ++i) out(i, j) += factor * x(l, i);
                else
                    minimize::add(out.data() + j * k, factor, x.data() + l * k, k);
            }
        return out;
    }
    /// A P B^T + A^T P B
    static Matrix bilinear(const Matrix& a, const Matrix& p, const Matrix& b) {
        Matrix first = product(product(a, false, p, false), false, b, true);
        const Matrix turned = a.transpose();
        const Matrix second = product(product(turned, false, p, false), false, b, false);
        minimize::add(first.data(), 1, second.data(), first.size());
        return first;
    }
    /// What fixed pairs add to the gradient: A21 B21^T + A12^T B12.
    [[nodiscard]] Matrix fixed_part() const {
        const Index k = size();
        Matrix g = Matrix::Zero(k, k);
        for (Index f = 0; f < a_.rows(); ++f) {
            const Index to = place[f];
            if (to < 0) continue;
            for (Index j = 0; j < k; ++j)
                for (Index i = 0; i < k; ++i)
                    g(i, j) += a_(rows_[i], f) * b_(columns_[j], to) + a_(f, rows_[i]) * b_(to, columns_[j]);
        }
        return g;
    }
    /// The assignment with the least sum of sign times the entries.
    static core::List<Index> best_rows(const Matrix& m, T sign) {
        const Index k = m.rows();
        core::List<double> cost(k * k);
        for (Index i = 0; i < k; ++i)
            for (Index j = 0; j < k; ++j) cost[i * k + j] = sign * m(i, j);
        core::List<Index> column;
        Assignment<double>(k, k, cost.data()).solve(column);
        return column;
    }
    /// The change of the sum if nodes x and y of A exchange their places.
    [[nodiscard]] T gain(Index x, Index y) const {
        const Index p = place[x], q = place[y];
        T sum = (a_(x, x) - a_(y, y)) * (b_(q, q) - b_(p, p)) + (a_(x, y) - a_(y, x)) * (b_(q, p) - b_(p, q));
        for (Index k = 0; k < a_.rows(); ++k) {
            if (k == x || k == y) continue;
            const Index r = place[k];
            sum += (a_(k, x) - a_(k, y)) * (b_(r, q) - b_(r, p)) + (a_(x, k) - a_(y, k)) * (b_(q, r) - b_(p, r));
        }
        return sum;
    }

    const Matrix &a_, &b_;
    T sign_;
    core::List<Index> rows_, columns_;

public:
    core::List<Index> place;
};

template <class Result, class Options>
Result quadratic_assignment(const Matrix& a, const Matrix& b, const Options& o, bool faq, bool randomized) {
    const char* const name = "quadratic_assignment";
    const Index n = a.rows();
    core::require(a.cols() == n && b.rows() == n && b.cols() == n, name, "A and B must be square and of one size, got ",
                  a.rows(), " x ", a.cols(), " and ", b.rows(), " x ", b.cols());
    core::require(minimize::finite(a.data(), a.size()) && minimize::finite(b.data(), b.size()), name,
                  "A and B must be finite");
    core::require(o.maxiter >= 0, name, "maxiter must not be negative, got ", o.maxiter);
    core::require(o.tol >= 0, name, "tol must not be negative, got ", o.tol);
    const auto check = [&](const std::vector<std::pair<Index, Index>>& pairs, const char* what) {
        core::List<char> left(n, 0), right = left;
        for (const auto& [i, j] : pairs) {
            core::require(i >= 0 && i < n && j >= 0 && j < n, name, what, " must have nodes below ", n, ", got ", i,
                          " and ", j);
            core::require(!left[i] && !right[j], name, what, " must name a node once, got ", i, " and ", j, " again");
            left[i] = right[j] = 1;
        }
    };
    check(o.partial_match, "partial_match");
    check(o.partial_guess, "partial_guess");
    QuadraticAssignment<double> problem(a, b, o.partial_match, o.maximize);
    core::RandomState random(o.rng);
    Result r;
    if (faq) {
        const Index k = problem.size();
        Matrix start = Matrix::Constant(k, k, k > 0 ? 1 / static_cast<double>(k) : 0.0);
        if (o.P0_matrix.given()) {
            core::require(o.P0_matrix.rows() == k && o.P0_matrix.cols() == k, name, "P0_matrix must be ", k, " x ", k,
                          ", got ", o.P0_matrix.rows(), " x ", o.P0_matrix.cols());
            start = o.P0_matrix;
            for (Index i = 0; i < k; ++i) {
                double row = 0, column = 0, least = 0;
                for (Index j = 0; j < k; ++j) {
                    row += start(i, j);
                    column += start(j, i);
                    least = std::min(least, start(i, j));
                }
                core::require(std::abs(row - 1) < 1e-6 && std::abs(column - 1) < 1e-6 && least >= 0, name,
                              "P0_matrix must be doubly stochastic");
            }
        } else if (randomized) {
            start = QuadraticAssignment<double>::randomized(k, random);
        }
        r.nit = problem.faq(std::move(start), o.maxiter, o.tol, o.shuffle_input ? &random : nullptr);
    } else {
        r.nit = problem.two_opt(o.partial_guess, random);
    }
    r.fun = problem.value();
    r.col_ind.resize(n);
    for (Index i = 0; i < n; ++i) r.col_ind[i] = problem.place[i];
    return r;
}

}  // namespace scixx::optimize::detail::global
