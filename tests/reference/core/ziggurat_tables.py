"""Writes include/scixx/core/detail/ziggurat_tables.hpp: the ziggurats of NumPy's normal and exponential streams.

A ziggurat covers the graph of f(x), x > 0, by 255 strips of equal area V and a base strip of the same area that holds
the tail beyond r (G. Marsaglia, W. W. Tsang, J. Stat. Softw. 5 (2000) 8): x_255 = r, x_i = f^-1(V / x_{i+1} + f(x_{i+1})).
Strip i is drawn from m = 2^52 (float: 2^23) integers: w_i = x_i / m, k_i = m x_{i-1} / x_i, f_i = f(x_i), with
x_0 standing for V / f(r) in w_0 and k_0 = m r f(r) / V, k_1 = 0.

A stream is the same only if the tables are the same to the last bit, so they are made the way NumPy's were:
the normal ones by this recursion in double precision, k to nearest, f_38 one ulp above the correctly rounded value; the
exponential ones in high precision, k in units of 2 (double, rounded down) or 1 (float, to nearest), w and f
of float by way of nine decimal digits.
"""

import pathlib

import mpmath as mp

mp.mp.dps = 60


def normal_tables():
    double = lambda value: mp.mpf(float(value))  # noqa: E731: rounds to double precision
    density = lambda x: double(mp.exp(double(double(-x / 2) * x)))  # noqa: E731
    inverse = lambda y: double(mp.sqrt(double(-2 * double(mp.log(y)))))  # noqa: E731
    r, area = mp.mpf(3.654152885361009), mp.mpf(0.004928673233974652)
    x, f = [mp.mpf(0)] * 256, [mp.mpf(1)] * 256
    x[255], f[255] = r, density(r)
    for i in range(254, 0, -1):
        x[i] = inverse(double(double(area / x[i + 1]) + f[i + 1]))
        f[i] = density(x[i])
        if i == 38:
            f[i] += mp.mpf(2) ** -53
    base = double(area / f[255])
    ratio = [double(double(r * f[255]) / area), mp.mpf(0)] + [double(x[i - 1] / x[i]) for i in range(2, 256)]
    width = [base] + x[1:]
    return {
        "double": ([mp.nint(q * 2**52) for q in ratio], [w / 2**52 for w in width], f),
        "float": ([mp.nint(q * 2**23) for q in ratio], [w / 2**23 for w in width], f),
    }


def exponential_tables():
    def strips(r):
        area = (r + 1) * mp.exp(-r)
        x = [mp.mpf(0)] * 256
        x[255] = r
        for i in range(254, 0, -1):
            x[i] = -mp.log(area / x[i + 1] + mp.exp(-x[i + 1]))
        return area, x

    def gap(r):  # the top strip has to end at f = 1
        area, x = strips(r)
        return area / x[1] + mp.exp(-x[1]) - 1

    r = mp.findroot(gap, (mp.mpf("7.697117470131049"), mp.mpf("7.69711747013105")), solver="secant", tol=1e-45)
    area, x = strips(r)
    base = area * mp.exp(r)
    ratio = [r / base, mp.mpf(0)] + [x[i - 1] / x[i] for i in range(2, 256)]
    width = [base] + x[1:]
    f = [mp.mpf(1)] + [mp.exp(-v) for v in x[1:]]
    nine = lambda values: [mp.mpf(mp.nstr(v, 9)) for v in values]  # noqa: E731
    return {
        "double": ([2 * mp.floor(q * 2**52) for q in ratio], [w / 2**53 for w in width], f),
        "float": ([mp.nint(q * 2**23) for q in ratio], nine([w / 2**23 for w in width]), nine(f)),
    }


def rounded(value, digits):
    """The value to `digits` bits as a hexadecimal literal."""
    with mp.workprec(digits):
        value = +value
    return float(value).hex()


def hexadecimal(value):
    mantissa, exponent = value.split("p")
    head, _, tail = mantissa.partition(".")
    tail = tail.rstrip("0")
    return f"{head}.{tail}p{exponent}" if tail else f"{head}p{exponent}"


def block(name, scalar, tables):
    bits, suffix, integer = (53, "", "std::uint64_t") if scalar == "double" else (24, "f", "std::uint32_t")
    k, w, f = tables[scalar]
    lines = ["template <>", f"struct {name}<{scalar}> {{"]
    for label, type_, entries in (
        ("k", integer, [str(int(v)) for v in k]),
        ("w", scalar, [hexadecimal(rounded(v, bits)) + suffix for v in w]),
        ("f", scalar, [hexadecimal(rounded(v, bits)) + suffix for v in f]),
    ):
        lines.append(f"    static constexpr {type_} {label}[256] = {{{', '.join(entries)}}};")
    return "\n".join(lines + ["};"])


def header():
    parts = [
        "// SPDX-License-Identifier: BSD-3-Clause",
        "// Made by tests/reference/core/ziggurat_tables.py.",
        "#pragma once",
        "",
        "#include <cstdint>",
        "",
        "namespace scixx::core::detail {",
        "",
        "/// Strips of the ziggurat for exp(-x^2 / 2): k limits of the sure hits, w widths per unit, f densities.",
        "template <class T>",
        "struct NormalZiggurat;",
        "",
        "/// Strips of the ziggurat for exp(-x): k limits of the sure hits, w widths per unit, f densities.",
        "template <class T>",
        "struct ExponentialZiggurat;",
        "",
        "// clang-format off",
    ]
    normal, exponential = normal_tables(), exponential_tables()
    for name, tables in (("NormalZiggurat", normal), ("ExponentialZiggurat", exponential)):
        for scalar in ("double", "float"):
            parts += ["", block(name, scalar, tables)]
    return "\n".join(parts + ["", "// clang-format on", "", "}  // namespace scixx::core::detail", ""])


def wrapped(text, width=118):
    out = []
    for line in text.split("\n"):
        while len(line) > width:
            cut = line.rfind(", ", 0, width) + 1
            out.append(line[:cut].rstrip())
            line = "        " + line[cut:].strip()
        out.append(line)
    return "\n".join(out)


if __name__ == "__main__":
    root = pathlib.Path(__file__).resolve().parents[3]
    (root / "include/scixx/core/detail/ziggurat_tables.hpp").write_text(wrapped(header()))
