// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/optimize/detail/root/nonlin.hpp>
#include <utility>
#include <vector>

namespace scixx::optimize::detail::root {

/// Broyden's inverse Jacobian G = -alpha I + sum of c d^T, a full matrix once that is less.
class Broyden : public Approximation {
public:
    template <class Options>
    Broyden(const char* name, Counted&, const Options& o)
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

protected:
    void reset() override {
        terms_.clear();
        full_.resize(0, 0);
    }
    template <class = void>
    void multiply(const Vector& v, Vector& out) const {
        if (full_.size() > 0) return minimize::multiply(full_, v, 1, out);
        out = v;
        for (Index i = 0; i < v.size(); ++i) out[i] *= -alpha_;
        for (const auto& [c, d] : terms_) minimize::add(out, minimize::dot(d, v), c);
    }
    template <class = void>
    void multiply_transposed(const Vector& v, Vector& out) const {
        if (full_.size() > 0) return minimize::multiply_transposed(full_, v, 1, out);
        out = v;
        for (Index i = 0; i < v.size(); ++i) out[i] *= -alpha_;
        for (const auto& [c, d] : terms_) minimize::add(out, minimize::dot(c, v), d);
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
