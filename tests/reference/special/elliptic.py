"""Elliptic integrals and functions from mpmath."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from samples import Sampler, case
from writer import save

mp.mp.dps = 40
s = Sampler(41, 30)
join = np.concatenate
m = join([s.uniform(0, 1), -s.log(-10, 10), 1 - s.log(-15, -1), [0, 15 / 16, np.nextafter(15 / 16, 0), 0.5]])
phi = join([s.uniform(-1.57, 1.57), s.uniform(-1.57, 1.57), np.pi / 2 - s.log(-10, -1), s.uniform(-40, 40)])
n = join([s.uniform(0, 1), -s.log(-5, 5), 1 - s.log(-10, -1), s.uniform(-3, 1)])
u, k = join([s.uniform(-6, 6), s.uniform(-6, 6)]), join([s.uniform(0, 1), 1 - s.log(-12, -1)])


def c(size=None):
    return join([s.log(-6, 6), s.log(-1, 1)])


cases = {
    "ellipk": case(mp.ellipk, m),
    "ellipkm1": case(lambda p: mp.ellipk(1 - p) if p > mp.mpf(10) ** -25 else mp.log(16 / p) / 2, s.log(-300, 3)),
    "ellipe": case(mp.ellipe, m),
    "ellipkinc": case(mp.ellipf, phi, n),
    "ellipeinc": case(mp.ellipe, phi, n),
    "agm": case(mp.agm, join([s.log(-200, 200), s.log(-2, 2)]), join([s.log(-200, 200), s.log(-2, 2)])),
    "elliprc": case(mp.elliprc, c(), c()),
    "elliprc_principal": case(mp.elliprc, c(), -c()),
    "elliprd": case(mp.elliprd, c(), c(), c()),
    "elliprf": case(mp.elliprf, c(), c(), c()),
    "elliprg": case(mp.elliprg, c(), c(), c()),
    "elliprj": case(mp.elliprj, c(), c(), c(), c()),
}
for name in ("sn", "cn", "dn"):
    cases[f"ellipj_{name}"] = case(lambda x, y: mp.ellipfun(name, x, m=y), u, k, scale=lambda x, y: 0.5)
save(__file__, 41, cases)
