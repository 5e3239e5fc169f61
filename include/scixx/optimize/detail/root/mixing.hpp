// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/error.hpp>
#include <scixx/optimize/detail/root/nonlin.hpp>

namespace scixx::optimize::detail::root {

template <class = void>
class LinearMixing : public Approximation {
public:
    template <class Options>
    LinearMixing(const char*, Counted&, const Options& o) : Approximation(o.alpha) {}
    void step(const Vector& f, double, Vector& out) override {
        out = f;
        for (Index i = 0; i < f.size(); ++i) out[i] *= alpha_;
    }

protected:
    void update(const Vector&) override {}
};

/// J = -diag(d)
template <class = void>
class DiagBroyden : public Approximation {
public:
    template <class Options>
    DiagBroyden(const char*, Counted&, const Options& o) : Approximation(o.alpha) {}
    void step(const Vector& f, double, Vector& out) override {
        out = f;
        for (Index i = 0; i < f.size(); ++i) out[i] /= d_[i];
    }

protected:
    void reset() override { d_.setConstant(f_.size(), 1 / alpha_); }
    void update(const Vector&) override {
        const double square = minimize::dot(dx_, dx_);
        for (Index i = 0; i < d_.size(); ++i) d_[i] -= (df_[i] + d_[i] * dx_[i]) * dx_[i] / square;
    }

private:
    Vector d_;
};

template <class = void>
class ExcitingMixing : public Approximation {
public:
    template <class Options>
    ExcitingMixing(const char* name, Counted&, const Options& o) : Approximation(o.alpha), most_(o.alphamax) {
        core::require(o.alphamax > 0, name, "alphamax must be positive, got ", o.alphamax);
    }
    void step(const Vector& f, double, Vector& out) override {
        out = f;
        for (Index i = 0; i < f.size(); ++i) out[i] *= beta_[i];
    }

protected:
    void reset() override { beta_.setConstant(f_.size(), alpha_); }
    void update(const Vector& f) override {
        for (Index i = 0; i < beta_.size(); ++i)
            beta_[i] = std::clamp(f[i] * f_[i] > 0 ? beta_[i] + alpha_ : alpha_, 0.0, most_);
    }

private:
    double most_;
    Vector beta_;
};

}  // namespace scixx::optimize::detail::root
