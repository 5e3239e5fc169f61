"""Bessel functions of real order and spherical ones from mpmath."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from samples import Sampler, case
from writer import save

mp.mp.dps = 60
s = Sampler(47, 15)
join = np.concatenate
turn = s.uniform(1, 1000, 30)
v = join([s.uniform(0, 10), s.uniform(0, 60), s.whole(0, 40), s.log(-10, 0), s.uniform(0, 300), turn])
x = join([s.log(-3, 1.5), s.log(-3, 2.5), s.uniform(0, 50), s.uniform(0, 45), s.log(1, 3),
          np.abs(turn + s.uniform(-25, 25, 30) * np.cbrt(turn))])
back, at = -s.uniform(0, 30), s.log(-1, 1.8)


def size(n, t):
    return mp.hypot(mp.besselj(n, t), mp.bessely(n, t)) if t > abs(n) else mp.mpf(0)


def spherical(f):
    return lambda n, t: mp.sqrt(mp.pi / (2 * t)) * f(n + 0.5, t)


def slope(f):
    g = spherical(f)
    sign = {mp.besseli: 1, mp.besselk: -1}.get(f, 0)
    if sign:
        return lambda n, t: n / t * g(n, t) + sign * g(n + 1, t)
    return lambda n, t: n / t * g(n, t) - g(n + 1, t)


def derivative(f, k):
    return lambda n, t: mp.fsum((-1) ** j * mp.binomial(k, j) * f(n - k + 2 * j, t) for j in range(k + 1)) / 2 ** k


n = join([s.whole(0, 6), s.whole(0, 40), s.whole(0, 200)])
z = join([s.log(-2, 1.5), s.log(-1, 2), s.log(0, 2.5)])
few, near = s.uniform(0, 10, 8), s.uniform(0.5, 30, 8)
over = lambda k, t: 1 / t if t > k else mp.mpf(0)
save(__file__, 47, {
    "jv": case(mp.besselj, v, x, scale=size),
    "yv": case(mp.bessely, v, x, scale=size),
    "jv_negative": case(mp.besselj, back, at, scale=size),
    "yv_negative": case(mp.bessely, back, at, scale=size),
    "jvp": case(derivative(mp.besselj, 2), few, near, scale=size),
    "yvp": case(derivative(mp.bessely, 1), few, near, scale=size),
    "spherical_jn": case(spherical(mp.besselj), n, z, scale=over),
    "spherical_yn": case(spherical(mp.bessely), n, z, scale=over),
    "spherical_in": case(spherical(mp.besseli), n, z),
    "spherical_kn": case(spherical(mp.besselk), n, z),
    "spherical_jn_slope": case(slope(mp.besselj), n, z, scale=over),
    "spherical_yn_slope": case(slope(mp.bessely), n, z, scale=over),
    "spherical_in_slope": case(slope(mp.besseli), n, z),
    "spherical_kn_slope": case(slope(mp.besselk), n, z),
})
