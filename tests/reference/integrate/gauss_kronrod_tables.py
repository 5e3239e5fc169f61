"""Prints include/scixx/integrate/detail/gauss_kronrod_tables.hpp: nodes and weights of Gauss-Kronrod pairs.

The n + 1 nodes that Kronrod adds to the n Gauss nodes are the zeros of the Stieltjes polynomial E of degree n + 1, which
is orthogonal to all lower powers under the weight P_n. Its coefficients in the basis of the Legendre polynomials solve a
linear system of exact integrals; the weights are the integrals of Lagrange's polynomials. 80 digits throughout.
"""

import mpmath
from mpmath import mp

mp.dps = 80


def legendre(n):
    """Coefficients of P_n, constant term first."""
    below, here = [mp.mpf(1)], [mp.mpf(0), mp.mpf(1)]
    if n == 0:
        return below
    for k in range(1, n):
        shifted = [mp.mpf(0)] + [(2 * k + 1) * c for c in here]
        for i, c in enumerate(below):
            shifted[i] -= k * c
        below, here = here, [c / (k + 1) for c in shifted]
    return here


def product(p, q):
    out = [mp.mpf(0)] * (len(p) + len(q) - 1)
    for i, a in enumerate(p):
        for j, b in enumerate(q):
            out[i + j] += a * b
    return out


def integral(p):
    return sum(2 * c / (k + 1) for k, c in enumerate(p) if k % 2 == 0)


def roots(p):
    return sorted(mpmath.re(r) for r in mpmath.polyroots(p[::-1], maxsteps=500, extraprec=400))


def weights(nodes):
    out = []
    for i, x in enumerate(nodes):
        p = [mp.mpf(1)]
        for j, y in enumerate(nodes):
            if j != i:
                p = product(p, [-y / (x - y), 1 / (x - y)])
        out.append(integral(p))
    return out


def kronrod(n):
    """Gauss nodes and weights, and the Kronrod weights of the Gauss nodes and of the added ones."""
    gauss = legendre(n)
    # E = P_{n+1} + sum of c_j P_j over j <= n with E P_n orthogonal to P_k, k = 0 .. n.
    matrix, right = mp.matrix(n + 1, n + 1), mp.matrix(n + 1, 1)
    for k in range(n + 1):
        base = product(gauss, legendre(k))
        for j in range(n + 1):
            matrix[k, j] = integral(product(base, legendre(j)))
        right[k] = -integral(product(base, legendre(n + 1)))
    # Rows and columns of the wrong parity vanish, so the system is solved in the least-squares sense of its free part.
    free = [j for j in range(n + 1) if (j + n + 1) % 2 == 0]
    rows = [k for k in range(n + 1) if any(abs(matrix[k, j]) > mp.mpf(10) ** -60 for j in free)]
    sub = mp.matrix(len(rows), len(free))
    for r, k in enumerate(rows):
        for c, j in enumerate(free):
            sub[r, c] = matrix[k, j]
    solution = mp.lu_solve(sub, mp.matrix([right[k] for k in rows]))
    stieltjes = legendre(n + 1)
    for c, j in enumerate(free):
        for i, value in enumerate(legendre(j)):
            stieltjes[i] += solution[c] * value
    old, new = roots(gauss), roots(stieltjes)
    every = old + new
    both = weights(every)
    return old, weights(old), both[:n], new, both[n:]


def text(values):
    return ",\n".join("    " + mpmath.nstr(v, 36, strip_zeros=False) for v in values)


def rule(n):
    """Positive nodes: the Gauss ones, then the added ones; the centre is kept apart."""
    old, wg, wk, new, wk_new = kronrod(n)
    tiny = mp.mpf(10) ** -40
    gauss = sorted(((x, g, k) for x, g, k in zip(old, wg, wk) if x > tiny), reverse=True)
    added = sorted(((x, k) for x, k in zip(new, wk_new) if x > tiny), reverse=True)
    centre_gauss = next((g for x, g in zip(old, wg) if abs(x) < tiny), mp.mpf(0))
    centre = next(k for x, k in list(zip(old, wk)) + list(zip(new, wk_new)) if abs(x) < tiny)
    name = f"GaussKronrod{2 * n + 1}"
    pairs = len(gauss) + len(added)
    return f"""
/// The {n} point Gauss rule inside the {2 * n + 1} point Kronrod rule on [-1, 1].
struct {name} {{
    static constexpr int pairs = {pairs};        ///< pairs of nodes +x, -x; the node 0 is apart
    static constexpr int gauss_pairs = {len(gauss)};  ///< how many of them, the first, belong to the Gauss rule
    alignas(32) static constexpr double nodes[pairs] = {{
{text([x for x, *_ in gauss] + [x for x, _ in added])}}};
    alignas(32) static constexpr double kronrod[pairs] = {{
{text([k for *_, k in gauss] + [k for _, k in added])}}};
    alignas(32) static constexpr double gauss[gauss_pairs] = {{
{text([g for _, g, _ in gauss])}}};
    static constexpr double kronrod_centre = {mpmath.nstr(centre, 36)};
    static constexpr double gauss_centre = {mpmath.nstr(centre_gauss, 36)};
}};
"""


print("// SPDX-License-Identifier: BSD-3-Clause")
print("// Made by tests/reference/integrate/gauss_kronrod_tables.py.")
print("#pragma once\n\nnamespace scixx::integrate::detail {")
print(rule(7) + rule(10))
print("}  // namespace scixx::integrate::detail")
