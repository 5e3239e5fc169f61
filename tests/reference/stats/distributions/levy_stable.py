"""Stable laws by mpmath at 40 digits: the characteristic function integrated along a ray, by the trapezoidal rule in u with
r = c exp(u - exp(-u)). Variates are SciPy's."""

import pathlib
import sys

import mpmath as mp
import numpy as np
from scipy import stats

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from writer import save  # noqa: E402

mp.mp.dps = 40


def stable(alpha, beta, x, form):
    """Density, cdf and sf in the form S0 or S1."""
    alpha, beta, y = mp.mpf(alpha), mp.mpf(beta), mp.mpf(x)
    one = alpha == 1
    tangent = mp.mpf(0) if one else beta * mp.tan(mp.pi * alpha / 2)
    if form == 0:
        y += tangent
    mirrored = y < 0
    if mirrored:
        y, beta, tangent = -y, -beta, -tangent
    turn = mp.mpf("0.3") if one and beta < 0 else mp.pi / 2
    if not one:
        turn = min(turn, mp.mpf("0.8") * (mp.pi / 2 - mp.atan(tangent)) / alpha)
    ray = mp.expj(-turn)

    def exponent(r):
        t = r * ray
        power = -t - 2j * beta / mp.pi * t * mp.log(t) if one else -t**alpha * (1 - 1j * tangent)
        return power - 1j * t * y

    c = mp.mpf(1)
    while mp.re(exponent(c)) < -1:
        c /= 2
    while mp.re(exponent(c)) > -1:
        c *= 2

    def sums(step, shift):
        density = above = mp.mpf(0)
        for by, k in ((1, 0), (-1, -1)):
            while True:
                u = step * (k + shift)
                decay = mp.exp(-u)
                r = c * mp.exp(u - decay)
                value = mp.exp(exponent(r)) * (1 + decay)
                density += mp.re(ray * value) * r
                above += mp.im(value)
                done = abs(value) < mp.mpf(10) ** -45 if by > 0 else r < c * mp.mpf(10) ** (-40 * max(1, 1 / alpha))
                if done:
                    break
                k += by
        return mp.matrix([density, above])

    step = mp.mpf(1) / 16
    total, before = sums(step, 0), None
    for _ in range(5):
        total += sums(step, mp.mpf(1) / 2)
        step /= 2
        now = total * step
        if before is not None and abs(now[0] - before[0]) < 1e-22 * abs(now[0]) and abs(now[1] - before[1]) < 1e-26:
            above = (mp.pi / 2 - turn + now[1]) / mp.pi
            tails = (above, 1 - above) if mirrored else (1 - above, above)
            return [now[0] / mp.pi, *tails]
        before = now
    raise ArithmeticError("no convergence")


if __name__ == "__main__":
    seed = 5
    rng = np.random.default_rng(seed)
    alphas = [0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.989, 0.995, 0.999, 1 - 1e-6, 1, 1 + 1e-9, 1.0001, 1.005, 1.012, 1.1, 1.3, 1.5, 1.7, 1.9, 1.99, 1.9999]
    betas = [0, 1e-3, -1e-8, 0.04, 0.3, -0.7, 0.999, -0.999999, 1, -1, 1, -1]
    places = [0.01, 0.1, 0.3, 1, 2, 3, 4.9, 5.1, 6, 10, 20]
    rows = []
    for alpha in alphas:
        for _ in range(8):
            beta, x = float(rng.choice(betas)), float(rng.choice(places) * rng.choice([-1, 1]) * rng.choice([1, 0.83, 1.2]))
            form = 0 if abs(alpha - 1) < 0.02 else int(rng.integers(2))
            try:
                values = [float(v) if v > 1e-20 else -1 for v in stable(alpha, beta, x, form)]
            except ArithmeticError:
                continue
            rows.append([alpha, beta, x, form, *values])
    cases = {"values": {"rows": np.array(rows)}}
    for alpha, beta in ((0.4, -0.6), (1, 0), (1, 0.5), (1, -1), (1.5, 0), (1.5, 0.5), (2, 0.3)):
        levy = stats.levy_stable(alpha, beta, loc=1, scale=3)
        cases[f"rvs {alpha} {beta}"] = {
            "alpha": alpha, "beta": beta,
            "legacy": levy.rvs(size=5, random_state=np.random.RandomState(7)),
            "modern": levy.rvs(size=5, random_state=np.random.default_rng(7)),
        }
    save(__file__, seed, cases)
