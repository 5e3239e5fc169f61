// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/design/zpk.hpp>

namespace scixx::signal::detail::design {

using Polynomial = std::vector<double>;

template <class = void>
inline Ba normalized(const char* function, const Eigen::ArrayXd& b, const Eigen::ArrayXd& a) {
    Eigen::Index first = 0;
    while (first < a.size() && a[first] == 0) ++first;
    core::require(first < a.size(), function, "a must have at least one nonzero coefficient");
    core::require(b.size() > 0, function, "b must not be empty");
    const double lead = a[first];
    Ba out{b, Eigen::ArrayXd(a.size() - first)};
    for (Eigen::Index i = 0; i < out.b.size(); ++i) out.b[i] /= lead;
    for (Eigen::Index i = 0; i < out.a.size(); ++i) out.a[i] = a[first + i] / lead;
    Eigen::Index skip = 0;
    while (skip + 1 < out.b.size() && std::abs(out.b[skip]) <= 1e-14) ++skip;
    if (skip > 0) {
        const Eigen::ArrayXd rest = out.b.tail(out.b.size() - skip);
        out.b = rest;
    }
    return out;
}

/// P(above / below) below^degree for a polynomial P of at most that degree.
inline Polynomial composed(const Polynomial& p, const Polynomial& above, const Polynomial& below, std::size_t degree) {
    Polynomial sum, power{1.0};  // Horner's scheme with numerators and denominators apart
    for (std::size_t k = 0; k <= degree; ++k) {
        Polynomial next = product(sum, above), term = power;
        const std::size_t lead = degree + 1 - p.size();
        const double c = k >= lead ? p[k - lead] : 0.0;
        for (double& t : term) t *= c;
        if (next.size() < term.size()) next.insert(next.begin(), term.size() - next.size(), 0.0);
        for (std::size_t i = 0; i < term.size(); ++i) next[next.size() - term.size() + i] += term[i];
        sum = next;
        power = product(power, below);
    }
    return sum;
}

template <class = void>
inline Ba substituted(const char* function, const Eigen::ArrayXd& b, const Eigen::ArrayXd& a, const Polynomial& above,
                      const Polynomial& below) {
    core::require(b.size() > 0 && a.size() > 0, function, "b and a must not be empty");
    const auto degree = static_cast<std::size_t>(std::max(b.size(), a.size()) - 1);
    const Ba raw{arrayed(composed(listed(b), above, below, degree)),
                 arrayed(composed(listed(a), above, below, degree))};
    return normalized(function, raw.b, raw.a);
}

template <class = void>
inline Ba lowpass(const char* function, const Eigen::ArrayXd& b, const Eigen::ArrayXd& a, double wo) {
    core::require(b.size() > 0 && a.size() > 0, function, "b and a must not be empty");
    const Eigen::Index most = std::max(b.size(), a.size());
    Ba raw{b, a};
    for (Eigen::Index i = 0; i < b.size(); ++i) raw.b[i] *= std::pow(wo, static_cast<double>(most - b.size() + i));
    for (Eigen::Index i = 0; i < a.size(); ++i) raw.a[i] *= std::pow(wo, static_cast<double>(most - a.size() + i));
    return normalized(function, raw.b, raw.a);
}

template <class = void>
inline Ba highpass(const char* function, const Eigen::ArrayXd& b, const Eigen::ArrayXd& a, double wo) {
    core::require(b.size() > 0 && a.size() > 0, function, "b and a must not be empty");
    const Eigen::Index most = std::max(b.size(), a.size());
    const auto turned = [&](const Eigen::ArrayXd& c) {
        Eigen::ArrayXd out = Eigen::ArrayXd::Zero(most);
        for (Eigen::Index power = 0; power < c.size(); ++power)
            out[power] = c[c.size() - 1 - power] * std::pow(wo, static_cast<double>(power));
        return out;
    };
    return normalized(function, turned(b), turned(a));
}

}  // namespace scixx::signal::detail::design
