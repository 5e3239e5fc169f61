// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/optimize/detail/minimize/limited_memory.hpp>
#include <scixx/optimize/detail/root/nonlin.hpp>
#include <utility>
#include <vector>

namespace scixx::optimize::detail::root {

/// Broyden's inverse Jacobian G = -alpha I + sum of c d^T, a full matrix once that is less.
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
            std::vector<double> rows(static_cast<std::size_t>(n * n));
            for (Index i = 0; i < n; ++i)
                for (Index j = 0; j < n; ++j)
                    rows[static_cast<std::size_t>(i * n + j)] = transposed ? full_(j, i) : full_(i, j);
            if (!lu.factor(std::move(rows), n)) return false;
            lu.solve(out);
            return true;
        }
        const auto left = [&](std::size_t k) -> const Vector& {
            return transposed ? terms_[k].second : terms_[k].first;
        };
        const auto right = [&](std::size_t k) -> const Vector& {
            return transposed ? terms_[k].first : terms_[k].second;
        };
        const std::size_t rank = terms_.size();
        std::vector<double> lesser(rank * rank);
        Vector share(static_cast<Index>(rank));
        for (std::size_t i = 0; i < rank; ++i) {
            for (std::size_t j = 0; j < rank; ++j)
                lesser[i * rank + j] = (i == j ? alpha_ : 0.0) - minimize::dot(right(i), left(j));
            share[static_cast<Index>(i)] = minimize::dot(right(i), v);
        }
        if (!lu.factor(std::move(lesser), static_cast<Index>(rank))) return false;
        lu.solve(share);
        for (std::size_t k = 0; k < rank; ++k) minimize::add(out, share[static_cast<Index>(k)], left(k));
        for (Index i = 0; i < out.size(); ++i) out[i] /= -alpha_;
        return true;
    }

protected:
    void reset() override {
        terms_.clear();
        full_.resize(0, 0);
    }
    /// G += (dx - G df) v^T / (v^T df)
    template <class = void>
    void learn(Vector v, double product) {
        multiply(df_, c_);
        for (Index i = 0; i < v.size(); ++i) {
            c_[i] = dx_[i] - c_[i];
            v[i] /= product;
        }
        if (full_.size() == 0) {
            terms_.emplace_back(c_, std::move(v));
            if (static_cast<Index>(terms_.size()) <= c_.size()) return;
            full_ = minimize::unit_matrix(c_.size(), -alpha_);
            for (const auto& [c, d] : terms_) add_outer(c, d);
            terms_.clear();
        } else {
            add_outer(c_, v);
        }
    }
    void reduce() {
        if (!limit_ || static_cast<Index>(terms_.size()) < *limit_) return;
        if (simple_)
            terms_.erase(terms_.begin());
        else
            terms_.clear();
    }

private:
    template <class = void>
    void add_outer(const Vector& c, const Vector& d) {
        const Index n = c.size();
        for (Index j = 0; j < n; ++j) minimize::add(full_.data() + j * n, d[j], c.data(), n);
    }

    std::optional<Index> limit_;
    bool simple_;
    std::vector<std::pair<Vector, Vector>> terms_;
    minimize::Matrix full_;
    Vector c_;
};

class BroydenFirst : public Broyden {
    using Broyden::Broyden;
    void update(const Vector&) override {
        reduce();
        Vector v;
        multiply_transposed(dx_, v);
        const double product = minimize::dot(df_, v);
        learn(std::move(v), product);
    }
};

class BroydenSecond : public Broyden {
    using Broyden::Broyden;
    void update(const Vector&) override {
        reduce();
        learn(df_, minimize::dot(df_, df_));
    }
};

}  // namespace scixx::optimize::detail::root
