"""Tests of goodness of fit on small, tied and large samples."""

import pathlib
import sys
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))

import numpy as np
import scipy.stats as ss
from writer import save

warnings.simplefilter("ignore")
rng = np.random.default_rng(22)
cases = {}
SIZES = [(2, 2), (3, 4), (5, 5), (7, 12), (12, 9), (20, 20), (33, 41), (100, 100), (90, 60)]
for m, n in SIZES:
    for kind in ("smooth", "tied"):
        x, y = rng.normal(size=m) * 0.9 + 0.2, rng.normal(size=n) * 1.2
        if kind == "tied":
            x, y = np.round(x * 2) / 2, np.round(y * 2) / 2
            x[0] = y[0] + 0.5
        case = {"x": x, "y": y}
        for name, r in [("one", ss.ks_1samp(x, ss.norm.cdf)), ("one less", ss.ks_1samp(x, ss.norm.cdf, alternative="less")),
                        ("one greater", ss.ks_1samp(x, ss.norm.cdf, alternative="greater")),
                        ("one asymp", ss.ks_1samp(x, ss.norm.cdf, method="asymp")),
                        ("one approx", ss.ks_1samp(x, ss.norm.cdf, method="approx")),
                        *[(f"two {a} {k}", ss.ks_2samp(x, y, alternative=a, method=k))
                          for a in ("two-sided", "less", "greater") for k in ("exact", "asymp")]]:
            case[name] = np.array([r.statistic, r.pvalue, r.statistic_location, r.statistic_sign])
        case["balanced"] = bool(abs(case["one less"][0] - case["one greater"][0]) < 1e-14)
        r = ss.cramervonmises(x, "norm")
        case["cvm"] = np.array([r.statistic, r.pvalue])
        r = ss.cramervonmises_2samp(x, y, "asymptotic")
        case["cvm two"] = np.array([r.statistic, r.pvalue])
        if max(m, n) <= 12:
            r = ss.cramervonmises_2samp(x, y, "exact")
            case["cvm two exact"] = np.array([r.statistic, r.pvalue])
        if m > 2:
            case["shapiro"] = np.array(ss.shapiro(x))  # in single precision
            for d in ("norm", "gumbel_l", "gumbel_r", "expon"):
                r = ss.anderson(abs(x) if d == "expon" else x, d)
                p = r.fit_result.params
                case["anderson " + d] = np.array([r.statistic, p.loc, p.scale, *r.critical_values])
            p = ss.logistic.fit(x)
            z = (np.sort(x) - p[0]) / p[1]
            i = np.arange(1, m + 1)
            a2 = -m - np.sum((2 * i - 1.0) / m * (ss.logistic.logcdf(z) + ss.logistic.logsf(z[::-1])))
            case["anderson logistic"] = np.array([a2, *p, *ss.anderson(x, "logistic").critical_values])
            for b in (True, False):
                r = ss.anderson_ksamp([x, y, x + 0.5], b)
                case["ksamp midrank" if b else "ksamp"] = np.array([r.statistic, r.pvalue, *r.critical_values])
        if min(m, n) >= 5:
            case["epps"] = np.array(ss.epps_singleton_2samp(x, y))
            case["epps t"] = np.array(ss.epps_singleton_2samp(x, y, t=(0.3, 0.7, 1.1)))
        cases[f"{m} {n} {kind}"] = case
x, y = rng.normal(size=500), rng.normal(size=400) + 0.1
cases["large"] = {"x": x, "y": y, "two": np.array(ss.ks_2samp(x, y)[:2])}
save(__file__, 22, cases)
