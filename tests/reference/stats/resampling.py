"""Bootstrap intervals, permutation tests and Monte Carlo tests by scipy.stats, with the streams of NumPy's generators."""

import pathlib
import sys

import numpy as np
from scipy import stats

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from writer import save  # noqa: E402

rng = np.random.default_rng(22)
x, y = rng.gamma(2.0, size=17), rng.gamma(2.5, size=12)
m, w = rng.normal(size=(9, 4)), rng.normal(size=(6, 4)) + 0.5
cases = {"data": {"x": x, "y": y, "m": m, "w": w}}


def mean(a, axis):
    return np.mean(a, axis=axis)


def difference(a, b, axis):
    return np.mean(a, axis=axis) - np.mean(b, axis=axis)


def product(a, b, axis):
    return np.mean(a * b, axis=axis)


def put(name, r):
    cases[name] = {
        "low": r.confidence_interval.low,
        "high": r.confidence_interval.high,
        "error": r.standard_error,
        "distribution": r.bootstrap_distribution,
    }


def boot(name, data, statistic, **options):
    put(name, stats.bootstrap(data, statistic, n_resamples=99, vectorized=True, **options))


for method in ("percentile", "basic", "BCa"):
    boot(f"one {method}", (x,), mean, method=method, random_state=np.random.default_rng(3))
    boot(f"two {method}", (x, y), difference, method=method, confidence_level=0.8, random_state=np.random.default_rng(3))
    boot(f"paired {method}", (x[:12], y), product, method=method, paired=True, random_state=np.random.default_rng(3))
    boot(f"axis {method}", (m, w), difference, method=method, axis=0, random_state=np.random.default_rng(3))
boot("legacy", (x, y), difference, random_state=np.random.RandomState(3))
first = stats.bootstrap((x,), mean, n_resamples=40, random_state=np.random.default_rng(3))
put("extended", stats.bootstrap((x,), mean, n_resamples=30, random_state=np.random.default_rng(4), bootstrap_result=first))


def test(name, data, statistic, kind, make=np.random.default_rng, count=99):
    for side in ("two-sided", "less", "greater"):
        r = stats.permutation_test(data, statistic, permutation_type=kind, vectorized=True, n_resamples=count, alternative=side, random_state=make(5))
        cases[f"{name} {side}"] = {"statistic": r.statistic, "pvalue": r.pvalue}
    cases[name] = {"null": r.null_distribution}


test("random independent", (x, y), difference, "independent")
test("random samples", (x[:12], y), difference, "samples")
test("random sign", (m[:, 0],), mean, "samples")
test("random pairings", (x[:12], y), product, "pairings")
test("random axis", (m, w), difference, "independent")
test("legacy samples", (x[:12], y), difference, "samples", np.random.RandomState)
test("legacy independent", (x, y), difference, "independent", np.random.RandomState)
test("exact independent", (x[:4], y[:3]), difference, "independent")
test("exact samples", (x[:6], y[:6]), difference, "samples")
test("exact sign", (m[:6, 0],), mean, "samples")
test("exact pairings", (x[:3], y[:3]), product, "pairings")
test("exact one pairing", (x[:5],), lambda a, axis: np.sum(a * y[:5], axis=axis), "pairings", count=120)
three = lambda a, b, c, axis: np.mean(a, axis=axis) * 1000 + np.mean(b, axis=axis) * 10 + np.mean(c, axis=axis)
test("exact three", (x[:2], y[:2], m[:2, 1]), three, "independent")
test("exact three samples", (x[:2], y[:2], m[:2, 1]), three, "samples")
for side in ("two-sided", "less", "greater"):
    g = np.random.default_rng(7)
    r = stats.monte_carlo_test(x, lambda size: g.standard_normal(size) + 2, mean, n_resamples=99, alternative=side)
    cases[f"monte carlo {side}"] = {"statistic": r.statistic, "pvalue": r.pvalue}
    cases["monte carlo"] = {"null": r.null_distribution}
for side in ("two-sided", "less", "greater"):
    def coefficient(v):
        return stats.pearsonr(x[:12], v)[0]

    g = np.random.default_rng(11)
    cases[f"pearsonr {side}"] = {
        "permutation": stats.permutation_test(
            (y,), coefficient, permutation_type="pairings", n_resamples=199, vectorized=False, alternative=side, random_state=np.random.default_rng(11)
        ).pvalue,
        "exact": stats.permutation_test(
            (y[:5],), lambda v: stats.pearsonr(x[:5], v)[0], permutation_type="pairings", vectorized=False, alternative=side
        ).pvalue,
    }  # fmt: skip
    for method in ("percentile", "basic", "BCa"):
        # What SciPy 1.11's PearsonRResult.confidence_interval(method=BootstrapMethod()) does. SciPy 1.10 knows two-sided
        # intervals only: a one-sided one is an end of that with twice the tail.
        low, high = stats.bootstrap(
            (x[:12], y), lambda a, b: stats.pearsonr(a, b)[0], paired=True, vectorized=False, n_resamples=199, method=method,
            confidence_level=0.9 if side == "two-sided" else 0.8, random_state=np.random.default_rng(11)
        ).confidence_interval  # fmt: skip
        interval = (-1 if side == "less" else low, 1 if side == "greater" else high)
        low, high = np.clip(interval, -1, 1)
        cases[f"pearsonr interval {side} {method}"] = {"low": low, "high": high}
save(__file__, 22, cases)
