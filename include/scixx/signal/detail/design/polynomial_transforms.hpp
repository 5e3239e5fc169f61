// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/design/zpk.hpp>

namespace scixx::signal::detail::design {

template <class = void>
inline Ba normalized(const char* function, const Eigen::ArrayXd& b, const Eigen::ArrayXd& a) {
    Index first = 0;
    while (first < a.size() && a[first] == 0) ++first;
    core::require(first < a.size(), function, "a must have at least one nonzero coefficient");
    core::require(b.size() > 0, function, "b must not be empty");
    const double lead = a[first];
    Index skip = 0;
    while (skip + 1 < b.size() && std::abs(b[skip] / lead) <= 1e-14) ++skip;
    Ba out{Eigen::ArrayXd(b.size() - skip), Eigen::ArrayXd(a.size() - first)};
    for (Index i = 0; i < out.b.size(); ++i) out.b[i] = b[skip + i] / lead;
    for (Index i = 0; i < out.a.size(); ++i) out.a[i] = a[first + i] / lead;
    return out;
}

/// P(above / below) below^degree for a polynomial P of at most that degree.
template <class = void>
inline RealList composed(const RealList& p, const RealList& above, const RealList& below, Index degree) {
    RealList sum, power{1.0};  // Horner's scheme with numerators and denominators apart
    for (Index k = 0; k <= degree; ++k) {
        const RealList shorter = product(sum, above);
        const Index lead = degree + 1 - p.size(), size = std::max(shorter.size(), power.size());
        const double c = k >= lead ? p[k - lead] : 0.0;
        sum.assign(size, 0.0);
        for (Index i = 1; i <= shorter.size(); ++i) sum[size - i] = shorter[shorter.size() - i];
        for (Index i = 1; i <= power.size(); ++i) sum[size - i] += c * power[power.size() - i];
        power = product(power, below);
    }
    return sum;
}

template <class = void>
inline Ba substituted(const char* function, const Eigen::ArrayXd& b, const Eigen::ArrayXd& a, const RealList& above,
                      const RealList& below) {
    core::require(b.size() > 0 && a.size() > 0, function, "b and a must not be empty");
    const Index degree = std::max(b.size(), a.size()) - 1;
    const Ba raw{arrayed(composed(listed(b), above, below, degree)),
                 arrayed(composed(listed(a), above, below, degree))};
    return normalized(function, raw.b, raw.a);
}

template <class = void>
inline Ba lowpass(const char* function, const Eigen::ArrayXd& b, const Eigen::ArrayXd& a, double wo) {
    core::require(b.size() > 0 && a.size() > 0, function, "b and a must not be empty");
    const Index most = std::max(b.size(), a.size());
    Ba raw{b, a};
    for (Index i = 0; i < b.size(); ++i) raw.b[i] *= std::pow(wo, static_cast<double>(most - b.size() + i));
    for (Index i = 0; i < a.size(); ++i) raw.a[i] *= std::pow(wo, static_cast<double>(most - a.size() + i));
    return normalized(function, raw.b, raw.a);
}

template <class = void>
inline Ba highpass(const char* function, const Eigen::ArrayXd& b, const Eigen::ArrayXd& a, double wo) {
    core::require(b.size() > 0 && a.size() > 0, function, "b and a must not be empty");
    const Index most = std::max(b.size(), a.size());
    const auto turned = [&](const Eigen::ArrayXd& c) {
        Eigen::ArrayXd out(most);
        for (Index power = 0; power < most; ++power)
            out[power] = power < c.size() ? c[c.size() - 1 - power] * std::pow(wo, static_cast<double>(power)) : 0.0;
        return out;
    };
    return normalized(function, turned(b), turned(a));
}

}  // namespace scixx::signal::detail::design
