"""Signs of orient2d and incircle in rational arithmetic, for points that a rounded determinant gets wrong."""
import pathlib, sys; sys.path.insert(0, str(pathlib.Path(__file__).parents[1])); from writer import save
from fractions import Fraction

import numpy as np

seed = 20240501
rng = np.random.default_rng(seed)


def sign(x):
    return (x > 0) - (x < 0)


def orient(p):
    (ax, ay), (bx, by), (cx, cy) = [[Fraction(float(v)) for v in q] for q in p]
    return sign((ax - cx) * (by - cy) - (ay - cy) * (bx - cx))


def circle(p):
    q = [[Fraction(float(v)) for v in r] for r in p]
    rows = [(x - q[3][0], y - q[3][1]) for x, y in q[:3]]
    (ax, ay), (bx, by), (cx, cy) = rows
    det = 0
    for (ux, uy), (vx, vy), (wx, wy) in ((rows[0], rows[1], rows[2]), (rows[1], rows[2], rows[0]), (rows[2], rows[0], rows[1])):
        det += (ux * ux + uy * uy) * (vx * wy - vy * wx)
    return sign(det)


def nudge(p):
    """Moves each coordinate by up to two units in the last place."""
    p = p.copy()
    for _ in range(2):
        step = rng.integers(-1, 2, p.shape)
        p = np.where(step < 0, np.nextafter(p, -np.inf), np.where(step > 0, np.nextafter(p, np.inf), p))
    return p


def line(scale):
    start, direction, t = rng.standard_normal(2), rng.standard_normal(2), rng.standard_normal(3)
    return nudge((start + t[:, None] * direction) * scale)


def on_circle(scale):
    t = rng.uniform(0, 2 * np.pi, 4)
    return nudge((rng.standard_normal(2) + np.stack([np.cos(t), np.sin(t)], 1)) * scale)


def lattice(count):
    return rng.integers(-4, 5, (count, 2)).astype(float)


triples = [line(s) for s in (1, 1e-12, 1e6, 1e-150, 1e-300, 4e-318, 1e150, 1e300) for _ in range(12)]
triples += [lattice(3) * s for s in (1, 0.1, 5e-324, 1e-200, 2e307) for _ in range(12)]
triples += [np.array([[0.5, 0.5], [12, 12], [24, 24]]) + rng.integers(0, 16, (3, 2)) * 2.0**-53 for _ in range(24)]
triples += [np.array([[1e300, 1e-300], [-1e300, -1e-300], [s * 5e-324, 0]]) for s in (-1, 0, 1)]
quads = [on_circle(s) for s in (1, 1e-12, 1e6, 1e-76, 1e-100, 1e-200, 1e-300, 1e76, 1e100, 1e150, 1e307) for _ in range(10)]
quads += [lattice(4) * s for s in (1, 0.1, 5e-324, 1e-200, 1e300) for _ in range(12)]
quads += [nudge(lattice(4) + 1e6) for _ in range(24)]
quads += [np.array([[0, 0], [1, 0], [1, 1], [s * 5e-324, 1]]) for s in (-1, 0, 1)]
quads += [np.array([[0, 0], [1e-300, 0], [0, 1e-300], [1e-300, 1e-300 * (1 + s * 2.0**-50)]]) for s in (-1, 0, 1)]

save(__file__, seed, {
    "orient2d": {"points": np.array(triples).reshape(-1, 6), "out": [orient(p) for p in triples]},
    "incircle": {"points": np.array(quads).reshape(-1, 8), "out": [circle(p) for p in quads]},
})
