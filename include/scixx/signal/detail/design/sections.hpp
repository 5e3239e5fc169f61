// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <optional>
#include <scixx/signal/detail/design/zpk.hpp>

namespace scixx::signal::detail::design {

enum class PairingRule { nearest, keep_odd, minimal };

/// The roots with one of each conjugate pair, of positive imaginary part, ordered by real and then imaginary part,
/// followed by the real ones in order.
/// @throws std::invalid_argument for a complex root without its conjugate (within 100 eps).
template <class = void>
inline RootList one_of_each_pair(const char* function, const RootList& roots) {
    constexpr double tol = 100 * std::numeric_limits<double>::epsilon();
    RootList upper, lower;
    RealList real;
    for (const Complex& root : roots) {
        if (std::abs(root.imag()) <= tol * std::abs(root))
            real.push_back(root.real());
        else
            (root.imag() > 0 ? upper : lower).push_back(root);
    }
    core::require(upper.size() == lower.size(), function, "array contains complex value with no matching conjugate");
    const auto before = [](const Complex& a, const Complex& b) {
        return a.real() != b.real() ? a.real() < b.real() : std::abs(a.imag()) < std::abs(b.imag());
    };
    std::sort(upper.begin(), upper.end(), before);
    // Each takes the nearest conjugate that is left: in a run of equal real parts rounding decides the order.
    for (Complex& root : upper) {
        Index best = 0;
        for (Index k = 1; k < lower.size(); ++k)
            if (std::abs(std::conj(lower[k]) - root) < std::abs(std::conj(lower[best]) - root)) best = k;
        core::require(std::abs(std::conj(lower[best]) - root) <= tol * std::abs(root), function,
                      "array contains complex value with no matching conjugate");
        root = 0.5 * (root + std::conj(lower[best]));
        lower.erase(lower.begin() + best);
    }
    std::sort(real.begin(), real.end());
    for (const double root : real) upper.push_back(root);
    return upper;
}

/// The roots that are left to distribute.
template <class = void>
struct Pool {
    RootList left;
    [[nodiscard]] static bool is_real(const Complex& z) { return z.imag() == 0; }
    [[nodiscard]] Index reals() const {
        Index count = 0;
        for (const Complex& z : left) count += is_real(z);
        return count;
    }
    Complex take(Index i) {
        const Complex root = left[i];
        left.erase(left.begin() + i);
        return root;
    }
    /// Takes the root of least measure among the real, the complex or all of them.
    template <class Measure>
    Complex take_least(Measure&& measure, std::optional<bool> real = {}) {
        Index best = left.size();
        for (Index i = 0; i < left.size(); ++i)
            if ((!real || *real == is_real(left[i])) && (best == left.size() || measure(left[i]) < measure(left[best])))
                best = i;
        return take(best);
    }
};

template <class = void>
inline void set_polynomial(double* to, const RootList& roots) {
    const RootList c = polynomial_from(roots);
    for (Index i = 0; i < c.size(); ++i) to[3 - c.size() + i] = c[i].real();
}

/// Loops compile faster than Eigen's expressions, and most filters go this way.
template <class = void>
inline void zero_sections(Sos& sos, Index count) {
    sos.resize(count, 6);
    std::fill(sos.data(), sos.data() + sos.size(), 0.0);
}

/// Second-order sections, the poles nearest to the stability limit last, each pair with the zeros nearest to it.
template <class = void>
inline Sos to_sos(const char* function, const Factored& f, bool analog, std::optional<PairingRule> given) {
    const PairingRule rule = given.value_or(analog ? PairingRule::minimal : PairingRule::nearest);
    core::require(!analog || rule == PairingRule::minimal, function, "pairing must be minimal for an analog filter");
    Sos sos;
    if (f.z.empty() && f.p.empty()) {
        zero_sections(sos, 1);
        sos(0, analog ? 2 : 0) = f.k;
        sos(0, analog ? 5 : 3) = 1;
        return sos;
    }
    RootList zeros = f.z, poles = f.p;
    if (rule == PairingRule::minimal)
        core::require(poles.size() >= zeros.size(), function, "must have at least as many poles as zeros");
    else {
        const Index most = std::max(zeros.size(), poles.size());
        const Index count = rule == PairingRule::nearest ? most + most % 2 : most;
        zeros.resize(count, 0.0);
        poles.resize(count, 0.0);
    }
    const Index sections = (poles.size() + 1) / 2;
    Pool<> z{one_of_each_pair(function, zeros)}, p{one_of_each_pair(function, poles)};
    zero_sections(sos, sections);
    const auto stability = [analog](const Complex& pole) {
        return analog ? std::abs(pole.real()) : std::abs(1 - std::abs(pole));
    };
    for (Index row = sections - 1; row >= 0; --row) {
        const Complex p1 = p.take_least(stability);
        const auto distance = [p1](const Complex& zero) { return std::abs(zero - p1); };
        RootList above, below{p1};
        const bool real = Pool<>::is_real(p1);
        if (real && p.reals() == 0) {  // the last real pole is alone
            if (z.reals() > 0) above.push_back(z.take_least(distance, true));
            if (rule != PairingRule::minimal) {
                above.push_back(0.0);
                below.push_back(0.0);
            }
        } else if (!real && p.left.size() + 1 == z.left.size() && p.reals() == 1 && z.reals() == 1) {
            // The last real zero is kept for the last real pole.
            const Complex z1 = z.take_least(distance, false);
            above = {z1, std::conj(z1)};
            below.push_back(std::conj(p1));
        } else {
            below.push_back(real ? p.take_least(stability, true) : std::conj(p1));
            if (!z.left.empty()) {
                const Complex z1 = z.take_least(distance);
                above.push_back(z1);
                if (!Pool<>::is_real(z1))
                    above.push_back(std::conj(z1));
                else if (z.reals() > 0)
                    above.push_back(z.take_least(distance, true));
            }
        }
        set_polynomial(&sos(row, 0), above);
        set_polynomial(&sos(row, 3), below);
    }
    for (Index i = 0; i < 3; ++i) sos(0, i) *= f.k;
    return sos;
}

}  // namespace scixx::signal::detail::design
