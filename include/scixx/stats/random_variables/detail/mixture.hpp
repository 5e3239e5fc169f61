// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <memory>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>
#include <scixx/stats/random_variables/detail/law.hpp>

namespace scixx::stats::detail::variables {

/// A law behind virtual functions.
template <class T>
struct AnyLaw {
    virtual ~AnyLaw() = default;
    [[nodiscard]] virtual Support support() const = 0;
    [[nodiscard]] virtual T pdf(T x) const = 0;
    [[nodiscard]] virtual T logpdf(T x) const = 0;
    [[nodiscard]] virtual T cdf(T x) const = 0;
    [[nodiscard]] virtual T sf(T x) const = 0;
    [[nodiscard]] virtual T logcdf(T x) const = 0;
    [[nodiscard]] virtual T logsf(T x) const = 0;
    [[nodiscard]] virtual T ppf(T p) const = 0;
    [[nodiscard]] virtual T isf(T p) const = 0;
    [[nodiscard]] virtual T between(T x, T y) const = 0;
    [[nodiscard]] virtual T mean_over(RealFunction g, T a, T b) const = 0;
    [[nodiscard]] virtual T mean() const = 0;
    [[nodiscard]] virtual T central(int n) const = 0;
    [[nodiscard]] virtual T entropy() const = 0;
};
template <class K, class T>
struct OneLaw final : AnyLaw<T> {
    K of;
    explicit OneLaw(const K& k) : of(k) {}
    [[nodiscard]] Support support() const override { return support_of(of); }
    [[nodiscard]] T pdf(T x) const override { return pdf_at(of, x); }
    [[nodiscard]] T logpdf(T x) const override { return logpdf_at(of, x); }
    [[nodiscard]] T cdf(T x) const override { return cdf_at(of, x); }
    [[nodiscard]] T sf(T x) const override { return sf_at(of, x); }
    [[nodiscard]] T logcdf(T x) const override { return logcdf_at(of, x); }
    [[nodiscard]] T logsf(T x) const override { return logsf_at(of, x); }
    [[nodiscard]] T ppf(T p) const override { return icdf_at(of, p); }
    [[nodiscard]] T isf(T p) const override { return iccdf_at(of, p); }
    [[nodiscard]] T between(T x, T y) const override { return variables::between(of, x, y); }
    [[nodiscard]] T mean_over(RealFunction g, T a, T b) const override { return variables::mean_over(of, g, a, b); }
    [[nodiscard]] T mean() const override { return mean_at(of); }
    [[nodiscard]] T central(int n) const override { return central_at(of, n); }
    [[nodiscard]] T entropy() const override { return entropy_at(of); }
};

/// A law of any kind as a value; copies share it.
template <class T = double>
struct Erased {
    std::shared_ptr<const AnyLaw<T>> of;

    [[nodiscard]] Support support() const { return of->support(); }
    [[nodiscard]] T pdf(T x) const { return of->pdf(x); }
    [[nodiscard]] T logpdf(T x) const { return of->logpdf(x); }
    [[nodiscard]] T cdf(T x) const { return of->cdf(x); }
    [[nodiscard]] T sf(T x) const { return of->sf(x); }
    [[nodiscard]] T logcdf(T x) const { return of->logcdf(x); }
    [[nodiscard]] T logsf(T x) const { return of->logsf(x); }
    [[nodiscard]] T ppf(T p) const { return of->ppf(p); }
    [[nodiscard]] T isf(T p) const { return of->isf(p); }
    [[nodiscard]] T between(T x, T y) const { return of->between(x, y); }
    [[nodiscard]] T mean_over(RealFunction g, T a, T b) const { return of->mean_over(g, a, b); }
    [[nodiscard]] T mean() const { return of->mean(); }
    [[nodiscard]] T central(int n) const { return of->central(n); }
    [[nodiscard]] T entropy() const { return of->entropy(); }
    [[nodiscard]] T centre() const { return of->ppf(0.5); }
};
template <class K>
[[nodiscard]] Erased<> erased(const K& k) {
    return {std::make_shared<const OneLaw<K, double>>(k)};
}
template <class = void>
[[nodiscard]] inline Erased<> erased(const Erased<>& k) {
    return k;
}

/// The law of X_i, where i is drawn with probability weight_i.
template <class T = double>
struct Mixed {
    core::List<Erased<T>> components;
    core::List<T> weights;

    [[nodiscard]] Support support() const {
        Support all{infinite, -infinite};
        for (core::Index i = 0; i < components.size(); ++i) {
            if (weights[i] == 0) continue;
            const Support ends = components[i].support();
            all = {std::min(all.lower, ends.lower), std::max(all.upper, ends.upper)};
        }
        return all;
    }
    [[nodiscard]] T pdf(T x) const {
        return sum([&](const Erased<T>& k) { return k.pdf(x); });
    }
    [[nodiscard]] T logpdf(T x) const {
        return logs([&](const Erased<T>& k) { return k.logpdf(x); });
    }
    [[nodiscard]] T cdf(T x) const {
        return sum([&](const Erased<T>& k) { return k.cdf(x); });
    }
    [[nodiscard]] T sf(T x) const {
        return sum([&](const Erased<T>& k) { return k.sf(x); });
    }
    [[nodiscard]] T logcdf(T x) const {
        const T p = cdf(x);
        return p > 0.5 ? std::log1p(-sf(x)) : logs([&](const Erased<T>& k) { return k.logcdf(x); });
    }
    [[nodiscard]] T logsf(T x) const {
        const T p = sf(x);
        return p > 0.5 ? std::log1p(-cdf(x)) : logs([&](const Erased<T>& k) { return k.logsf(x); });
    }
    [[nodiscard]] T between(T x, T y) const {
        return sum([&](const Erased<T>& k) { return variables::between(k, x, y); });
    }
    [[nodiscard]] T ppf(T p) const { return quantile(p, false); }
    [[nodiscard]] T isf(T p) const { return quantile(p, true); }
    [[nodiscard]] T mean_over(RealFunction g, T a, T b) const {
        return sum([&](const Erased<T>& k) { return variables::mean_over(k, g, a, b); });
    }
    [[nodiscard]] T mean() const {
        return sum([&](const Erased<T>& k) { return k.mean(); });
    }
    [[nodiscard]] T central(int n) const {
        const T about = mean();
        return sum([&](const Erased<T>& k) {
            return shifted_moment([&](int j) { return central_at(k, j); }, k.mean() - about, n);
        });
    }
    [[nodiscard]] T centre() const { return ppf(0.5); }
    // The highest of the components' quantiles and ends, refined between its neighbours.
    [[nodiscard]] T mode() const {
        core::List<T> points;
        for (core::Index i = 0; i < components.size(); ++i) {
            if (weights[i] == 0) continue;
            const Support ends = components[i].support();
            for (int j = 0; j <= 128; ++j) {
                const T x = j == 0 ? ends.lower : j == 128 ? ends.upper : components[i].ppf(j / 128.0);
                if (std::isfinite(x)) points.push_back(x);
            }
        }
        std::sort(points.begin(), points.end());
        core::Index best = 0;
        for (core::Index i = 1; i < points.size(); ++i)
            if (pdf(points[i]) > pdf(points[best])) best = i;
        const core::Index last = points.size() - 1;
        const T inside = highest([&](T x) { return pdf(x); }, points[std::max<core::Index>(best - 1, 0)],
                                 points[std::min(best + 1, last)]);
        return pdf(inside) > pdf(points[best]) ? inside : points[best];
    }
    template <class Rng>
    void draw(Rng& rng, T* out, core::Index n) const {
        core::List<T> choice(n);
        fill_uniform(rng, choice.data(), n);
        fill_uniform(rng, out, n);
        for (core::Index i = 0; i < n; ++i) {
            T left = choice[i];
            core::Index k = 0;
            while (k + 1 < components.size() && left >= weights[k]) left -= weights[k++];
            out[i] = components[k].ppf(out[i]);
        }
    }

private:
    template <class F>
    [[nodiscard]] T sum(const F& value) const {
        T all = 0;
        for (core::Index i = 0; i < components.size(); ++i)
            if (weights[i] > 0) all += weights[i] * value(components[i]);
        return all;
    }
    template <class F>
    [[nodiscard]] T logs(const F& value) const {
        T all = -infinite;
        for (core::Index i = 0; i < components.size(); ++i)
            if (weights[i] > 0) all = variables::log_sum(all, std::log(weights[i]) + value(components[i]));
        return all;
    }
    // The quantile lies between the least and the greatest of the components' quantiles.
    [[nodiscard]] T quantile(T p, bool upper_tail) const {
        T lower = infinite, upper = -infinite;
        for (core::Index i = 0; i < components.size(); ++i) {
            if (weights[i] == 0) continue;
            const T x = upper_tail ? components[i].isf(p) : components[i].ppf(p);
            lower = std::min(lower, x);
            upper = std::max(upper, x);
        }
        if (lower == upper) return lower;
        const auto tail = [&](T x) { return upper_tail ? sf(x) : cdf(x); };
        return inverse(
            tail, [&](T x) { return pdf(x); }, lower, upper, p, upper_tail, lower + (upper - lower) / 2);
    }
};

}  // namespace scixx::stats::detail::variables
