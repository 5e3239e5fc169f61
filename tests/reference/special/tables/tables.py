"""Makes the tables of polynomial coefficients under include/scixx/special/detail.

piecewise(f, edges, degree) interpolates f on each interval at Chebyshev nodes with mpmath and gives the coefficients of
powers of t, where t in [-1, 1] runs over the interval. Coefficients fall with the degree there, so that Horner's rule loses nothing.
"""

import pathlib

import mpmath as mp

mp.mp.dps = 50
DETAIL = pathlib.Path(__file__).parents[4] / "include" / "scixx" / "special" / "detail"


def powers(f, low, high, degree):
    """Coefficients of t^k of the polynomial that interpolates f((low + high) / 2 + t (high - low) / 2)."""
    low, high, size = mp.mpf(low), mp.mpf(high), degree + 1
    angles = [mp.pi * (2 * j + 1) / (2 * size) for j in range(size)]
    values = [f((low + high) / 2 + mp.cos(angle) * (high - low) / 2) for angle in angles]
    terms = [2 * mp.fsum(v * mp.cos(k * a) for v, a in zip(values, angles)) / size for k in range(size)]
    terms[0] /= 2
    result, previous, current = [mp.mpf(0)] * size, [mp.mpf(1)], [mp.mpf(0), mp.mpf(1)]
    result[0] += terms[0]
    for k in range(1, size):
        for i, c in enumerate(current):
            result[i] += terms[k] * c
        following = [mp.mpf(0)] + [2 * c for c in current]
        for i, c in enumerate(previous):
            following[i] -= c
        previous, current = current, following
    return result


def error(f, low, high, coefficients, samples=40, relative=True):
    """The largest error of the polynomial at `samples` points."""
    worst = mp.mpf(0)
    for j in range(samples):
        t = mp.mpf(2 * j + 1) / samples - 1
        exact = f((mp.mpf(low) + high) / 2 + t * (mp.mpf(high) - low) / 2)
        worst = max(worst, abs(mp.polyval(coefficients[::-1], t) - exact) / (abs(exact) if relative else 1))
    return worst


def text(value):
    return repr(float(value))


def array(name, values, comment):
    return f"/// {comment}\ninline constexpr double {name}[] = {{{', '.join(text(v) for v in values)}}};\n"


def piecewise(name, f, edges, degree, comment):
    """double name[intervals][degree + 1]."""
    rows = ["{" + ", ".join(text(c) for c in powers(f, low, high, degree)) + "}" for low, high in zip(edges, edges[1:])]
    body = ",\n    ".join(rows)
    return f"/// {comment}\ninline constexpr double {name}[{len(rows)}][{degree + 1}] = {{\n    {body}}};\n"


def write(path, script, namespace, parts):
    target = DETAIL / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("// SPDX-License-Identifier: BSD-3-Clause\n#pragma once\n\n"
                      f"/// Made by tests/reference/special/tables/{script}.\n"
                      f"namespace scixx::special::detail{namespace} {{\n\n" + "\n".join(parts) +
                      f"\n}}  // namespace scixx::special::detail{namespace}\n")
