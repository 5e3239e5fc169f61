"""Measures the worst errors of scixx::special against mpmath and writes tests/bench/ACCURACY.md.

    /usr/bin/python3 tests/bench/special/accuracy.py [--size 400] [--seed 1] [--compiler g++] [--flags=-O2] [name ...]

Each function is sampled over its domains: tails, transitions between methods and whole numbers included. The error is in ulp of the
exact value; where a function oscillates, of its size hypot(f, g) (marked ~); where the value depends on its arguments more than
their last bit is worth, of what half an ulp of each argument changes (marked *). With names only these are measured and printed.
Functions that have a kernel of their own for arrays are called with arrays (option arrays), others number by number.
"""

import argparse
import pathlib
import subprocess
import tempfile

import mpmath as mp
import numpy as np

ROOT = pathlib.Path(__file__).parents[3]
mp.mp.dps = 50
P = argparse.ArgumentParser()
P.add_argument("--size", type=int, default=400)
P.add_argument("--seed", type=int, default=1)
P.add_argument("--compiler", default="g++")
P.add_argument("--flags", default="-O2")
P.add_argument("names", nargs="*")
OPTIONS = P.parse_args()
RNG = np.random.default_rng(OPTIONS.seed)
N = OPTIONS.size


def uniform(low, high):
    return RNG.uniform(low, high, N)


def log(low, high):
    return 10.0 ** uniform(low, high)


def signed(low, high):
    return log(low, high) * RNG.choice([-1.0, 1.0], N)


def whole(low, high):
    return RNG.integers(low, high, N).astype(float)


def near(*places):
    """Next to each of the places, on both sides."""
    return RNG.choice(places, N) * (1 + signed(-15, -2))


def both(f, g):
    return lambda *x: mp.hypot(f(*x), g(*x))


def normal(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def log_normal(x):
    return mp.log(normal(x))


def gammainc(a, x):
    return mp.gammainc(a, 0, x, regularized=True)


def gammaincc(a, x):
    return mp.gammainc(a, x, regularized=True)


def betainc(a, b, x):
    return mp.betainc(a, b, 0, x, regularized=True)


def betaincc(a, b, x):
    return mp.betainc(b, a, 0, 1 - x, regularized=True)


def inverse(f, slope):
    """One Newton step from the computed value, which is close: f(..., x) = p."""
    return lambda value, *a: value - (f(*a[:-1], value) - a[-1]) / slope(*a[:-1], value)


def gamma_slope(a, x):
    return x ** (a - 1) * mp.exp(-x) * mp.rgamma(a)


def beta_slope(a, b, x):
    return x ** (a - 1) * (1 - x) ** (b - 1) / mp.beta(a, b)


def student(v, t):
    tail = betainc(v / 2, mp.mpf(1) / 2, v / (v + t * t)) / 2
    return tail if t < 0 else 1 - tail


def spherical(f):
    return lambda n, x: mp.sqrt(mp.pi / (2 * x)) * f(n + mp.mpf(1) / 2, x)


def airy(f, d):
    return lambda x: f(x, derivative=d)


def ellipf(p, m):
    return mp.ellipf(p, m)


def besselk(n, x):
    with mp.workdps(60 + int(abs(n))):  # mpmath subtracts I_n from I_-n
        return mp.besselk(n, x)


SQ2PI = mp.sqrt(2 * mp.pi)
# name: C++ expression of x, y, z, w; mpmath; domains; options: size (oscillation), condition, newton, arrays
ROWS = []


def row(name, exact, *domains, call=None, **options):
    ROWS.append((name, exact, domains, call, options))


wide = log(-300, 300)
row("gamma", mp.gamma, uniform(0, 171), uniform(-170, 0), near(1, 2, 3, 25, 100))
row("gammaln", lambda x: mp.log(abs(mp.gamma(x))) if x < 1e4 else mp.loggamma(x).real, uniform(0, 12), near(1, 2), log(1, 300), log(-300, 0))
row("rgamma", mp.rgamma, uniform(-170, 178), near(1, 2, -1, -5))
row("digamma", mp.digamma, uniform(0, 20), log(-300, 300), near(1.4616321449683623), uniform(-20, 0), condition=True)
row("polygamma", lambda n, x: mp.polygamma(int(n), x), (whole(1, 10), uniform(0.1, 30)), (whole(1, 40), log(-1, 3)))
row("poch", mp.rf, (uniform(0, 30), uniform(-5, 20)), (uniform(-60, 60), uniform(-60, 60)), (log(-3, 6), log(-3, 2)))
row("beta", mp.beta, (log(-3, 2), log(-3, 2)), (log(0, 4), log(-3, 1)), arrays=True)
row("betaln", lambda a, b: mp.log(mp.beta(a, b)), (log(-3, 2), log(-3, 2)), (log(0, 6), log(-3, 3)), condition=True, arrays=True)
row("gammainc", gammainc, (log(-2, 2), log(-2, 2)), (uniform(1, 200), uniform(1, 200)), condition=True, arrays=True)
row("gammaincc", gammaincc, (log(-2, 2), log(-2, 2)), (uniform(1, 200), uniform(1, 300)), condition=True, arrays=True)
row("gammaincinv", inverse(gammainc, gamma_slope), (log(-1, 2), uniform(0, 1)), (log(-1, 2), log(-100, 0)), newton=True, condition=True, arrays=True)
row("betainc", betainc, (log(-1, 2), log(-1, 2), uniform(0, 1)), (uniform(5, 15), uniform(5, 15), uniform(0, 0.2)), condition=True, arrays=True)
row("betaincc", betaincc, (log(-1, 2), log(-1, 2), uniform(0, 1)), condition=True, arrays=True)
row("betaincinv", inverse(betainc, beta_slope), (log(-1, 1.5), log(-1, 1.5), uniform(0, 1)), newton=True, condition=True, arrays=True)
row("stdtr", student, (log(-1, 2), uniform(-8, 8)), (log(0, 2), -log(0, 8)), condition=True)
row("erf", mp.erf, uniform(-6, 6), log(-300, 0))
row("erfc", mp.erfc, uniform(-6, 26.5), near(0.5, 1, 2, 4))
row("erfcx", lambda x: mp.exp(x * x) * mp.erfc(x), uniform(-26, 60), log(1, 300))
row("erfi", mp.erfi, uniform(-26, 26), log(-300, 0))
row("dawsn", lambda x: mp.sqrt(mp.pi) / 2 * mp.exp(-x * x) * mp.erfi(x), uniform(-20, 20), log(-300, 0))
row("erfinv", mp.erfinv, uniform(-1, 1), 1 - log(-15, -1), log(-300, 0))
row("ndtr", normal, uniform(-37, 8), near(-1, -0.5, 1), condition=True)
row("log_ndtr", log_normal, uniform(-40, 8), -log(1, 3), condition=True)
row("ndtri", inverse(normal, lambda x: mp.exp(-x * x / 2) / SQ2PI), uniform(0, 1), log(-300, 0), newton=True, condition=True)
row("zeta", mp.zeta, uniform(1, 60), uniform(-20, 1), 1 + signed(-10, 0))
row("zetac", lambda x: mp.zeta(x) - 1, uniform(1.1, 100))
row("factorial", mp.factorial, whole(0, 171), uniform(0, 170))
row("binom", mp.binomial, (whole(0, 500), whole(0, 100)), (uniform(0, 60), uniform(-10, 50)), (log(0, 8), log(-2, 2)))
row("expit", lambda x: 1 / (1 + mp.exp(-x)), uniform(-700, 40), uniform(-3, 3))
row("logit", lambda x: mp.log(x / (1 - x)), uniform(0, 1), log(-300, -1), near(0.5))
row("log_expit", lambda x: -mp.log1p(mp.exp(-x)), uniform(-40, 700), uniform(-3, 3))
row("softplus", lambda x: mp.log1p(mp.exp(x)), uniform(-700, 40), uniform(-3, 3))
row("xlogy", lambda x, y: x * mp.log(y), (signed(-5, 5), log(-300, 300)), (signed(-5, 5), near(1)))
row("xlog1py", lambda x, y: x * mp.log1p(y), (signed(-5, 5), log(-300, 300)), (signed(-5, 5), signed(-20, -0.1)))
row("entr", lambda x: -x * mp.log(x), log(-300, 300), near(1))
row("rel_entr", lambda x, y: x * mp.log(x / y), (log(-9, 9), log(-9, 9)), (near(1), near(1)))
row("kl_div", lambda x, y: x * mp.log(x / y) - x + y, (log(-9, 9), log(-9, 9)), (near(1), near(1)), condition=True)
row("exprel", lambda x: mp.expm1(x) / x, uniform(-40, 710), signed(-10, 0))
row("expm1", mp.expm1, uniform(-40, 709), signed(-10, 0))
row("log1p", mp.log1p, log(-300, 300), signed(-10, -0.1))
row("exp10", lambda x: mp.mpf(10) ** x, uniform(-307, 308))
row("cbrt", lambda x: mp.cbrt(x), log(-300, 300))
row("cosm1", lambda x: mp.cos(x) - 1, uniform(-6, 6), signed(-10, 0))
row("powm1", lambda x, y: mp.power(x, y) - 1, (log(-3, 3), uniform(-5, 5)), (near(1), uniform(-5, 5)))
row("sinc", mp.sincpi, uniform(-20, 20), near(1, 2, 7))
row("boxcox", lambda x, l: mp.expm1(l * mp.log(x)) / l, (log(-5, 5), uniform(-3, 3)), (log(-5, 5), signed(-12, -1)), condition=True)
row("inv_boxcox", lambda x, l: mp.exp(mp.log1p(l * x) / l), (uniform(0, 20), log(-8, 0.5)), condition=True)
row("lambertw", lambda x: mp.lambertw(x).real, log(-12, 300), uniform(-0.3678, 1), -0.36787944117144233 + log(-15, -1))
row("lambertw k=-1", lambda x: mp.lambertw(x, -1).real, -log(-300, -1), -uniform(0.1, 0.3678), -0.36787944117144233 + log(-15, -1),
    call="lambertw(x, -1)")
row("exp1", mp.e1, log(-5, 2.8), uniform(0, 5))
row("expi", mp.ei, uniform(0, 50), uniform(-700, 0), near(0.37250741078136663), condition=True)
row("expn", mp.expint, (whole(0, 30), log(-3, 2)), (whole(0, 5), uniform(0, 5)))
row("sici Si", mp.si, signed(-3, 4), call="sici(x)[0]")
row("sici Ci", mp.ci, log(-3, 4), call="sici(x)[1]", size=lambda x: 1 / (1 + x))
row("shichi Chi", mp.chi, log(-3, 2.8), call="shichi(x)[1]", condition=True)
row("fresnel S", lambda x: mp.fresnels(x), signed(-2, 4), call="fresnel(x)[0]")
row("spence", lambda x: mp.polylog(2, 1 - x).real if x < 2 else -mp.polylog(2, 1 - 1 / x) - mp.log(x) ** 2 / 2, uniform(0, 2), log(-5, 5))
row("ellipk", mp.ellipk, uniform(-2, 1), 1 - log(-15, -1), -log(0, 8))
row("ellipe", mp.ellipe, uniform(-2, 1), -log(0, 8))
row("ellipkinc", ellipf, (uniform(-1.57, 1.57), uniform(-2, 1)), (uniform(-10, 10), uniform(-2, 1)), condition=True)
row("ellipeinc", mp.ellipe, (uniform(-1.57, 1.57), uniform(-2, 1)), (uniform(-10, 10), uniform(-2, 1)), condition=True)
row("elliprf", mp.elliprf, (log(-3, 3), log(-3, 3), log(-3, 3)))
row("elliprd", mp.elliprd, (log(-3, 3), log(-3, 3), log(-3, 3)))
row("j0", mp.j0, uniform(0, 60), log(1, 4), size=both(mp.j0, lambda x: mp.bessely(0, x)))
row("j1", mp.j1, uniform(0, 60), log(1, 4), size=lambda x: mp.hypot(mp.j1(x), mp.bessely(1, x)) if x > 1 else 0)
row("y0", lambda x: mp.bessely(0, x), uniform(0, 60), log(-5, 4), size=both(mp.j0, lambda x: mp.bessely(0, x)))
row("y1", lambda x: mp.bessely(1, x), uniform(0, 60), log(-5, 4), size=both(mp.j1, lambda x: mp.bessely(1, x)))
turn = uniform(1, 1000)
orders = [(uniform(0, 10), log(-3, 1.5)), (uniform(0, 60), uniform(0, 90)), (whole(0, 60), uniform(0, 90)),
          (turn, np.abs(turn + uniform(-25, 25) * np.cbrt(turn))), (-uniform(0, 30), log(-1, 1.8))]
envelope = lambda n, x: mp.hypot(mp.besselj(n, x), mp.bessely(n, x)) if x > abs(n) else 0
row("jv", mp.besselj, *orders, size=envelope, condition=True)
row("yv", mp.bessely, *orders, size=envelope, condition=True)
for i in (0, 1):
    row(f"i{i}", lambda x, i=i: mp.besseli(i, x), uniform(-30, 30), log(-5, 2.8))
    row(f"k{i}", lambda x, i=i: besselk(i, x), uniform(0, 30), log(-5, 2.8))
    row(f"i{i}e", lambda x, i=i: mp.besseli(i, x) * mp.exp(-abs(x)), uniform(-30, 30), log(-5, 4))
    row(f"k{i}e", lambda x, i=i: besselk(i, x) * mp.exp(x), uniform(0, 30), log(-5, 4))
row("iv", mp.besseli, (uniform(0, 60), log(-2, 2.5)), (uniform(0, 300), uniform(0, 600)), condition=True)
row("kv", besselk, (uniform(0, 60), log(-2, 2.5)), (uniform(0, 300), uniform(0, 600)), condition=True)
balls = [(whole(0, 8), log(-2, 1.5)), (whole(0, 100), log(-1, 2.5))]
row("spherical_jn", spherical(mp.besselj), *balls, size=lambda n, x: 1 / x if x > n else 0)
row("spherical_yn", spherical(mp.bessely), *balls, size=lambda n, x: 1 / x if x > n else 0)
row("spherical_in", spherical(mp.besseli), *balls)
row("spherical_kn", spherical(besselk), *balls)
air = [uniform(-11, 11), uniform(-100, -9), uniform(9, 100)]
for k, (f, d) in enumerate([(mp.airyai, 0), (mp.airyai, 1), (mp.airybi, 0), (mp.airybi, 1)]):
    row("airy " + ("Ai", "Ai'", "Bi", "Bi'")[k], airy(f, d), *air, call=f"airy(x)[{k}]",
        size=lambda x, d=d: mp.hypot(mp.airyai(x, derivative=d), mp.airybi(x, derivative=d)) if x < 0 else 0)
struves = [(uniform(0, 10), log(-3, 1.5)), (uniform(0, 60), uniform(0, 80)), (whole(0, 8), uniform(0, 200)), (uniform(-20, 0), log(-1, 2))]
row("struve", mp.struveh, *struves, size=envelope, condition=True)
row("modstruve", mp.struvel, *struves, condition=True)
row("wrightomega", lambda x: mp.lambertw(mp.exp(x)).real, uniform(-40, 40), uniform(40, 700))
row("hyp0f1", mp.hyp0f1, (uniform(0, 20), signed(-3, 3.5)), (uniform(-20, 60), signed(-3, 3)), condition=True)
row("hyp1f1", mp.hyp1f1, (uniform(0, 10), uniform(0, 10), uniform(-60, 60)), (uniform(-60, 60), uniform(0, 60), signed(-2, 2.5)),
    (-whole(1, 80), uniform(0.1, 5), uniform(-100, 200)), condition=True)
row("hyperu", mp.hyperu, (uniform(0, 10), uniform(0, 10), log(-3, 2)), (uniform(-20, 20), uniform(-20, 20), log(-3, 2)),
    (whole(-8, 8), whole(-8, 8), log(-3, 2)), (uniform(-2, 60), uniform(-60, 60), log(-1, 2.5)), condition=True)
row("hyp2f1", lambda *p: mp.re(mp.hyp2f1(*p)), (uniform(0, 5), uniform(0, 5), uniform(0, 5), uniform(-2, 1)),
    (uniform(-10, 10), uniform(-10, 10), uniform(0, 10), uniform(-2, 1)), (whole(-5, 12) / 2, whole(-5, 12) / 2, whole(1, 12) / 2, 1 - log(-10, 0)),
    (uniform(0, 6), uniform(0, 6), uniform(0, 12), -log(-2, 8)), condition=True)
row("eval_legendre", lambda n, x: mp.legendre(int(n), x), (whole(0, 50), uniform(-1, 1)), size=lambda n, x: 1 / mp.sqrt(1 + n * mp.sqrt(1 - x * x)))

SOURCE = "".join(f"#include <{p.relative_to(ROOT / 'include')}>\n" for p in sorted((ROOT / "include/scixx/special").rglob("*.hpp"))
                 if "detail" not in p.parts) + """
#include <cstdio>
#include <vector>
namespace special = scixx::special;
int main() {
    int row = 0, next = 0;
    double in[4];
    std::vector<double> columns[4];
    const auto print = [&] {
        const Eigen::Index n = static_cast<Eigen::Index>(columns[0].size());
        const Eigen::Map<const Eigen::ArrayXd> xs(columns[0].data(), n), ys(columns[1].data(), n), zs(columns[2].data(), n);
        Eigen::ArrayXd values(n);
        switch (row) {
ARRAYS        default:
            for (Eigen::Index i = 0; i < n; ++i) {
                const std::size_t k = static_cast<std::size_t>(i);
                const double x = columns[0][k], y = columns[1][k], z = columns[2][k], w = columns[3][k];
                double value = 0;
                switch (row) {
CASES                }
                static_cast<void>(x + y + z + w);
                values[i] = value;
            }
        }
        for (const double value : values) std::printf("%.17g\\n", value);
        for (auto& column : columns) column.clear();
    };
    while (std::scanf("%d %lf %lf %lf %lf", &next, in, in + 1, in + 2, in + 3) == 5) {
        if (next != row) print();
        row = next;
        for (int k = 0; k < 4; ++k) columns[k].push_back(in[k]);
    }
    print();
}
"""


def expression(name, count, call, more=""):
    return "special::" + (call or f"{name}({', '.join(x + more for x in 'xyzw'[:count])})")


def ulp(value):
    return mp.mpf(float(np.spacing(max(abs(float(value)), 2.3e-308))))


def error(value, exact, options, point):
    if mp.isnan(exact) or abs(exact) > mp.mpf(1.7e308) or abs(exact) < mp.mpf(1e-300):
        return 0.0
    if not np.isfinite(value):
        return float("inf")
    unit = ulp(exact)
    if "size" in options:
        unit = max(unit, ulp(options["size"](*point)))
    if options.get("condition"):
        f, change, half = options["exact"], mp.mpf(0), mp.mpf(2) ** -53
        for k in range(len(point)):
            moved = list(point)
            moved[k] *= 1 + half
            change += abs(f(*moved) - exact)
        unit = max(unit, change)
    return float(abs(mp.mpf(value) - exact) / unit)


def main():
    rows = [r for r in ROWS if not OPTIONS.names or r[0].split()[0] in OPTIONS.names]
    points = []
    for k, (_, _, domains, _, _) in enumerate(rows):
        for domain in domains:
            columns = domain if isinstance(domain, tuple) else (domain,)
            points += [(k, p) for p in zip(*columns)]
    cases, arrays = "", ""
    for k, (name, _, domains, call, options) in enumerate(rows):
        count = len(domains[0]) if isinstance(domains[0], tuple) else 1
        if options.get("arrays"):
            arrays += f"        case {k}: values = {expression(name, count, call, 's')}; break;\n"
        else:
            cases += f"                case {k}: value = {expression(name, count, call)}; break;\n"
    with tempfile.TemporaryDirectory() as folder:
        source, program = pathlib.Path(folder) / "a.cpp", pathlib.Path(folder) / "a"
        source.write_text(SOURCE.replace("CASES", cases).replace("ARRAYS", arrays))
        subprocess.run([OPTIONS.compiler, "-std=c++20", *OPTIONS.flags.split(), f"-I{ROOT / 'include'}", "-isystem",
                        "/usr/include/eigen3", str(source), "-o", str(program)], check=True)
        text = "\n".join(" ".join([str(k)] + [repr(float(v)) for v in p] + ["0"] * (4 - len(p))) for k, p in points)
        values = [float(v) for v in subprocess.run([str(program)], input=text, capture_output=True, text=True, check=True).stdout.split()]
    lines = []
    for k, (name, exact, _, _, options) in enumerate(rows):
        worst, place, errors = 0.0, None, []
        for (which, point), value in zip(points, values):
            if which != k:
                continue
            p = [mp.mpf(float(v)) for v in point]
            if options.get("newton"):
                f = lambda *a, value=value: exact(mp.mpf(value), *a)
            else:
                f = exact
            try:
                e = error(value, mp.re(f(*p)), {**options, "exact": f}, p)
            except (ValueError, ZeroDivisionError, OverflowError, mp.libmp.NoConvergence):
                continue
            errors.append(e)
            if e >= worst:
                worst, place = e, point
        mark = "~" * ("size" in options) + "*" * bool(options.get("condition"))
        at = ", ".join(repr(float(v)) for v in place) if place else "-"
        lines.append(f"| `{name}`{mark} | {len(errors)} | {np.median(errors):.2g} | {np.quantile(errors, 0.99):.2g} | {worst:.3g} | {at} |")
        print(lines[-1], flush=True)
    if OPTIONS.names:
        return
    flags = f"{OPTIONS.compiler} {OPTIONS.flags}"
    (ROOT / "tests" / "bench" / "ACCURACY.md").write_text(
        "# Accuracy of scixx::special\n\n"
        f"Written by `tests/bench/special/accuracy.py` (seed {OPTIONS.seed}, {flags}): errors against mpmath in ulp of the exact value, ~ of the\n"
        "size of the oscillation, * of what half an ulp of each argument changes where that is more.\n\n"
        "| function | points | median | 99 of 100 | worst | at |\n|---|---|---|---|---|---|\n" + "\n".join(lines) + "\n")


main()
