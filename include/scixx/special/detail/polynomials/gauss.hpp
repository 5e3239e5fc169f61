// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/beta.hpp>
#include <scixx/special/detail/double_double.hpp>
#include <vector>

/// Nodes and weights of Gauss quadrature from the three-term recurrence of orthonormal polynomials.
namespace scixx::special::detail::polynomials {

/// A node as a sum of two doubles, and its weight for a weight function of integral 1.
struct Node {
    double x, low, weight;
};

/// The square root of a > 0 as a sum of two doubles.
[[nodiscard]] inline Pair root_of(Pair a) noexcept {
    const double root = std::sqrt(a.hi);
    const Pair back = exact_product(root, root);
    return quick_sum(root, ((a.hi - back.hi) - back.lo + a.lo) / (2 * root));
}

/// b_{k+1} p_{k+1} = (x - a_k) p_k - b_k p_{k-1} with p_0 = 1, divided by b_{k+1}.
template <class T = double>
struct Recurrence {
    // 1 / b_{k+1}, a_k / b_{k+1}, b_k / b_{k+1}, each as a sum of two doubles
    std::vector<T> scale, scale_low, shift, shift_low, back, back_low;
    std::vector<T> a, squares;  // a_k and b_k^2, for the eigenvalues

    /// a(k) and b2(k), the square of b_k for k >= 1, give sums of two doubles.
    template <class A, class B>
    Recurrence(std::ptrdiff_t n, A&& diagonal, B&& square) {
        const auto size = static_cast<std::size_t>(n);
        for (auto* each : {&scale, &scale_low, &shift, &shift_low, &back, &back_low, &a, &squares})
            each->reserve(size + 1);
        squares.push_back(0);
        Pair before = 0;
        for (std::ptrdiff_t k = 0; k < n; ++k) {
            const Pair b2 = square(static_cast<double>(k + 1)), b = root_of(b2), at = diagonal(static_cast<double>(k));
            const Pair inverse = Pair(1) / b, moved = at * inverse, ratio = before * inverse;
            scale.push_back(inverse.hi);
            scale_low.push_back(inverse.lo);
            shift.push_back(moved.hi);
            shift_low.push_back(moved.lo);
            back.push_back(ratio.hi);
            back_low.push_back(ratio.lo);
            a.push_back(at.hi);
            squares.push_back(b2.hi);
            before = b;
        }
    }
    [[nodiscard]] std::ptrdiff_t size() const noexcept { return static_cast<std::ptrdiff_t>(scale.size()); }
};

/// Eigenvalues of the symmetric tridiagonal matrix with the diagonal d and the squares e of the n - 1 off-diagonal
/// elements, ascending: QL with implicit shifts and without square roots, after Pal, Walker and Kahan (B. N. Parlett,
/// The Symmetric Eigenvalue Problem, 8.15).
template <class T = double>
void tridiagonal_eigenvalues(std::vector<T>& d, std::vector<T>& e) {
    constexpr T tiny = 4.93e-32;
    const std::size_t n = d.size();
    e.resize(n, 0);
    for (std::size_t low = 0; low < n; ++low) {
        for (int round = 0; round < 60; ++round) {
            std::size_t high = low;
            while (high + 1 < n && e[high] > tiny * std::abs(d[high] * d[high + 1])) ++high;
            if (high == low) break;
            // The eigenvalue of the leading 2 x 2 block that is closer to its first element.
            const T off = std::sqrt(e[low]), half = 0.5 * (d[low + 1] - d[low]);
            const T shift = d[low] - e[low] / (half + std::copysign(std::hypot(half, off), half));
            T cosine = 1, sine = 0, rest = d[high] - shift, square = rest * rest;
            for (std::size_t i = high; i-- > low;) {
                const T length = square + e[i], previous = cosine, kept = rest, next = d[i];
                if (i + 1 < high) e[i + 1] = sine * length;
                cosine = square / length;
                sine = e[i] / length;
                rest = cosine * (next - shift) - sine * kept;
                d[i + 1] = kept + (next - rest);
                square = cosine != 0 ? rest * rest / cosine : previous * e[i];
            }
            e[low] = sine * square;
            d[low] = shift + rest;
        }
    }
    std::sort(d.begin(), d.end());
}

/// p_n, its slope and the sum of p_k^2, k < n, with its slope at `width` nodes at a time; the last is the number of
/// factors 2^-512 that the sums were multiplied with.
inline constexpr int lanes = 8;
struct Values {
    double p[lanes], p_low[lanes], slope[lanes], sum[lanes], sum_slope[lanes];
    int scalings[lanes];
};
template <bool Twofold, class T = double>
void evaluate(const Recurrence<T>& at, const T (&x)[lanes], Values& v) noexcept {
    T before[lanes] = {}, before_low[lanes] = {}, before_slope[lanes] = {};
    for (int l = 0; l < lanes; ++l) {
        v.p[l] = 1;
        v.p_low[l] = v.slope[l] = v.sum[l] = v.sum_slope[l] = 0;
        v.scalings[l] = 0;
    }
    const auto n = static_cast<std::size_t>(at.size());
    for (std::size_t k = 0; k < n; ++k) {
        const T scale = at.scale[k], scale_low = at.scale_low[k], shift = at.shift[k], shift_low = at.shift_low[k];
        const T back = at.back[k], back_low = at.back_low[k];
        for (int l = 0; l < lanes; ++l) {
            const T p = v.p[l], slope = v.slope[l];
            v.sum[l] += p * p;
            v.sum_slope[l] += p * slope;
            T factor = 0;
            if constexpr (Twofold) {
                const Pair f = x[l] * Pair(scale, scale_low) - Pair(shift, shift_low);
                factor = f.hi;
                const Pair next = f * Pair(p, v.p_low[l]) - Pair(back, back_low) * Pair(before[l], before_low[l]);
                before_low[l] = v.p_low[l];
                v.p[l] = next.hi;
                v.p_low[l] = next.lo;
            } else {
                factor = x[l] * scale - shift;
                v.p[l] = factor * p - back * before[l];
            }
            v.slope[l] = factor * slope + scale * p - back * before_slope[l];
            before[l] = p;
            before_slope[l] = slope;
        }
        if (k % 8 != 7) continue;
        for (int l = 0; l < lanes; ++l) {
            if (!(std::abs(v.p[l]) > 0x1p256)) continue;
            for (T* each : {&v.p[l], &v.p_low[l], &v.slope[l], &before[l], &before_low[l], &before_slope[l]})
                *each *= 0x1p-256;
            v.sum[l] *= 0x1p-512;
            v.sum_slope[l] *= 0x1p-512;
            ++v.scalings[l];
        }
    }
}

/// Refines nodes from eigenvalues and computes their weights: one step of Newton's method in double, one with p_n as a
/// sum of two doubles, which also moves the sum of p_k^2, 1 / weight, to the node.
template <class T = double>
[[nodiscard]] std::vector<Node> refined(const Recurrence<T>& recurrence, const std::vector<T>& guesses) {
    std::vector<Node> nodes(guesses.size());
    Values v;
    for (std::size_t first = 0; first < guesses.size(); first += lanes) {
        T x[lanes];
        for (std::size_t l = 0; l < lanes; ++l) x[l] = guesses[std::min(first + l, guesses.size() - 1)];
        evaluate<false>(recurrence, x, v);
        for (int l = 0; l < lanes; ++l) {
            const T step = v.p[l] / v.slope[l];
            if (std::abs(step) < T(1e-6) * (1 + std::abs(x[l]))) x[l] -= step;
        }
        evaluate<true>(recurrence, x, v);
        for (std::size_t l = 0; l < lanes && first + l < guesses.size(); ++l) {
            const T step = -v.p[l] / v.slope[l];
            const Pair at = exact_sum(x[l], step);
            const T sum = v.sum[l] + 2 * step * v.sum_slope[l];
            nodes[first + l] = {at.hi, at.lo, std::ldexp(1 / sum, -512 * v.scalings[l])};
        }
    }
    return nodes;
}

/// All nodes, ascending.
template <class T = double>
[[nodiscard]] std::vector<Node> gauss(const Recurrence<T>& recurrence) {
    std::vector<T> d = recurrence.a, e(recurrence.squares.begin() + 1, recurrence.squares.end() - 1);
    tridiagonal_eigenvalues(d, e);
    return refined(recurrence, d);
}
/// All nodes of a weight that is even: the squares of the nodes are the eigenvalues of a matrix of half the size.
template <class T = double>
[[nodiscard]] std::vector<Node> even_gauss(const Recurrence<T>& recurrence) {
    const std::size_t n = static_cast<std::size_t>(recurrence.size()), half = n / 2, odd = n % 2;
    const std::vector<T>& b2 = recurrence.squares;
    std::vector<T> d(half), e(half);
    for (std::size_t k = 0; k < half; ++k) {
        d[k] = b2[2 * k + odd] + b2[2 * k + 1 + odd];
        e[k] = b2[2 * k + 1 + odd] * b2[2 * k + 2 + odd];
    }
    tridiagonal_eigenvalues(d, e);
    for (T& each : d) each = std::sqrt(std::max(each, T(0)));
    if (odd == 1) d.insert(d.begin(), 0);
    const std::vector<Node> upper = refined(recurrence, d);
    std::vector<Node> nodes(n);
    for (std::size_t k = 0; k < upper.size(); ++k) {
        Node node = upper[k];
        if (odd == 1 && k == 0) node.x = node.low = 0;
        nodes[half + k] = node;
        nodes[n - 1 - (half + k)] = {-node.x, -node.low, node.weight};
    }
    if (odd == 1) nodes[half].x = nodes[half].low = 0;
    return nodes;
}

/// The recurrence for the weight (1 - x)^alpha (1 + x)^beta (DLMF 18.9.2), and that weight's integral.
template <class T>
[[nodiscard]] Recurrence<T> jacobi(std::ptrdiff_t n, T alpha, T beta) {
    const Pair sum = exact_sum(alpha, beta), product = exact_sum(beta, -alpha) * sum;
    const auto a = [&](T k) {
        if (k == 0) return exact_sum(beta, -alpha) / (sum + Pair(2));
        return product / ((sum + Pair(2 * k)) * (sum + Pair(2 * k + 2)));
    };
    const auto b2 = [&](T k) {
        const Pair twice = sum + Pair(2 * k), ab = exact_sum(k, alpha) * exact_sum(k, beta);
        if (k == 1) return 4 * (ab / ((twice * twice) * (twice + Pair(1))));
        return (4 * k) * ((ab * (sum + Pair(k))) / (((twice * twice) * (twice + Pair(1))) * (twice - Pair(1))));
    };
    return {n, a, b2};
}
template <class T>
[[nodiscard]] T jacobi_mu(T alpha, T beta) {
    const T size = alpha + beta + 1;
    if (size < 500) return std::exp2(size) * Beta::at(alpha + 1, beta + 1);
    return std::exp(size * T(0.69314718055994530942) + Betaln::at(alpha + 1, beta + 1));
}
/// The recurrences for the other classical weights: (1 - x^2)^(alpha - 1/2), x^alpha exp(-x), exp(-x^2) and exp(-x^2 /
/// 2).
template <class T>
[[nodiscard]] Recurrence<T> gegenbauer(std::ptrdiff_t n, T alpha) {
    const auto b2 = [alpha](T k) {
        if (k == 1) return Pair(0.5) / exact_sum(1, alpha);
        const Pair sum = exact_sum(k, alpha);
        return (0.25 * k) * ((sum + Pair(alpha - 1)) / (sum * (sum - Pair(1))));
    };
    return {n, [](T) { return Pair(0); }, b2};
}
template <class T>
[[nodiscard]] Recurrence<T> laguerre(std::ptrdiff_t n, T alpha) {
    return {n, [alpha](T k) { return exact_sum(2 * k + 1, alpha); }, [alpha](T k) { return k * exact_sum(k, alpha); }};
}
template <class T>
[[nodiscard]] Recurrence<T> hermite(std::ptrdiff_t n) {
    return {n, [](T) { return Pair(0); }, [](T k) { return Pair(0.5 * k); }};
}
template <class T>
[[nodiscard]] Recurrence<T> hermitenorm(std::ptrdiff_t n) {
    return {n, [](T) { return Pair(0); }, [](T k) { return Pair(k); }};
}
template <class T>
[[nodiscard]] Recurrence<T> legendre_recurrence(std::ptrdiff_t n) {
    return {n, [](T) { return Pair(0); }, [](T k) { return Pair(k * k) / Pair(4 * k * k - 1); }};
}
template <class T>
[[nodiscard]] std::vector<Node> legendre(std::ptrdiff_t n) {
    return even_gauss(legendre_recurrence<T>(n));
}
/// Chebyshev's nodes cos(pi (k - 1/2) / n), or for the second kind cos(pi k / (n + 1)), ascending; weights of sum 1.
[[nodiscard]] inline std::vector<Node> chebyshev(std::ptrdiff_t n, bool second) {
    std::vector<Node> nodes(static_cast<std::size_t>(n));
    const auto size = static_cast<double>(n);
    for (std::ptrdiff_t k = 0; k <= n / 2 && k < n; ++k) {
        const auto centred =
            static_cast<double>(2 * k - (n - 1));  // exact symmetry: the sine of multiples of half a step
        const double turns = second ? size + 1 : size, x = sin_pi(0.5 * centred / turns);
        const double gap = 0.5 * (turns - std::abs(centred)) / turns, root = second ? sin_pi(gap) : 1;
        double low = 0;
        if (std::abs(x) >= 0.5) {  // keeps 1 - |x|
            const double half = sin_pi(0.5 * gap), rest = (1 - std::abs(x)) - 2 * half * half;
            low = x < 0 ? -rest : rest;
        }
        const double weight = second ? 2 / (size + 1) * root * root : 1 / size;
        nodes[static_cast<std::size_t>(n - 1 - k)] = {-x, -low, weight};
        nodes[static_cast<std::size_t>(k)] = {x, low, weight};
    }
    return nodes;
}

}  // namespace scixx::special::detail::polynomials
