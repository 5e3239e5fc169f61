// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/optimize/detail/minimize/limited_memory.hpp>
#include <scixx/optimize/detail/root/nonlin.hpp>
#include <utility>

namespace scixx::optimize::detail::root {

/// Broyden's inverse Jacobian G = -alpha I + sum of c d^T, a full matrix once that is less, by his first or second
/// method.
template <bool first>
class Broyden : public Approximation {
public:
    template <class Options>
    Broyden(const char* name, Counted&, const Options& o) : Broyden(name, o) {}
    template <class Options>
    Broyden(const char* name, const Options& o)
        : Approximation(o.alpha), limit_(o.max_rank), simple_(static_cast<int>(o.reduction_method) == 1) {
        core::require(!limit_ || *limit_ >= 2, name, "max_rank must be at least 2");
    }
    void step(const Vector& f, double, Vector& out) override {
        multiply(f, out);
        if (!minimize::finite(out)) {
            reset();
            multiply(f, out);
        }
        for (Index i = 0; i < out.size(); ++i) out[i] = -out[i];
    }

    /// out = G v
    void multiply(const Vector& v, Vector& out) const {
        if (full_.size() > 0) return minimize::multiply(full_, v, 1, out);
        out = v;
        for (Index i = 0; i < v.size(); ++i) out[i] *= -alpha_;
        for (const auto& [c, d] : terms_) minimize::add(out, minimize::dot(d, v), c);
    }
    /// out = G^T v
    void multiply_transposed(const Vector& v, Vector& out) const {
        if (full_.size() > 0) return minimize::multiply_transposed(full_, v, 1, out);
        out = v;
        for (Index i = 0; i < v.size(); ++i) out[i] *= -alpha_;
        for (const auto& [c, d] : terms_) minimize::add(out, minimize::dot(c, v), d);
    }
    /// out = G^-1 v, or G^-T v; false if G is singular. By the Sherman-Morrison-Woodbury formula
    ///     (-alpha I + C D^T)^-1 = -(I + C (alpha I - D^T C)^-1 D^T) / alpha.
    bool solve(const Vector& v, bool transposed, Vector& out) const {
        minimize::SmallLU lu;
        out = v;
        if (full_.size() > 0) {
            const Index n = full_.rows();
            core::List<double> rows(n * n);
            for (Index i = 0; i < n; ++i)
                for (Index j = 0; j < n; ++j) rows[i * n + j] = transposed ? full_(j, i) : full_(i, j);
            if (!lu.factor(std::move(rows), n)) return false;
            lu.solve(out);
            return true;
        }
        const auto left = [&](Index k) -> const Vector& { return transposed ? terms_[k].second : terms_[k].first; };
        const auto right = [&](Index k) -> const Vector& { return transposed ? terms_[k].first : terms_[k].second; };
        const Index rank = terms_.size();
        core::List<double> lesser(rank * rank);
        Vector share(rank);
        for (Index i = 0; i < rank; ++i) {
            for (Index j = 0; j < rank; ++j)
                lesser[i * rank + j] = (i == j ? alpha_ : 0.0) - minimize::dot(right(i), left(j));
            share[static_cast<Index>(i)] = minimize::dot(right(i), v);
        }
        if (!lu.factor(std::move(lesser), rank)) return false;
        lu.solve(share);
        for (Index k = 0; k < rank; ++k) minimize::add(out, share[k], left(k));
        for (Index i = 0; i < out.size(); ++i) out[i] /= -alpha_;
        return true;
    }

protected:
    void reset() override {
        terms_.clear();
        full_.resize(0, 0);
    }
    void update(const Vector&) override {
        reduce();
        Vector v = df_;
        if constexpr (first) multiply_transposed(dx_, v);
        const double product = minimize::dot(df_, v);
        learn(std::move(v), product);
    }

private:
    /// G += (dx - G df) v^T / (v^T df)
    void learn(Vector v, double product) {
        multiply(df_, c_);
        for (Index i = 0; i < v.size(); ++i) {
            c_[i] = dx_[i] - c_[i];
            v[i] /= product;
        }
        if (full_.size() == 0) {
            terms_.emplace_back(c_, std::move(v));
            if (terms_.size() <= c_.size()) return;
            full_ = minimize::unit_matrix(c_.size(), -alpha_);
            for (const auto& [c, d] : terms_) add_outer(c, d);
            terms_.clear();
        } else {
            add_outer(c_, v);
        }
    }
    void reduce() {
        if (!limit_ || terms_.size() < *limit_) return;
        if (simple_)
            terms_.erase(terms_.begin());
        else
            terms_.clear();
    }
    void add_outer(const Vector& c, const Vector& d) {
        const Index n = c.size();
        for (Index j = 0; j < n; ++j) minimize::add(full_.data() + j * n, d[j], c.data(), n);
    }

    std::optional<Index> limit_;
    bool simple_;
    core::List<std::pair<Vector, Vector>> terms_;
    minimize::Matrix full_;
    Vector c_;
};

using BroydenFirst = Broyden<true>;
using BroydenSecond = Broyden<false>;

}  // namespace scixx::optimize::detail::root
