"""Prints include/scixx/integrate/detail/lebedev_tables.hpp: quadrature rules on the sphere with octahedral symmetry.

A rule consists of orbits of the octahedral group, the structure of which is Lebedev's: 6 points (1, 0, 0), 12 points
(1, 1, 0) / sqrt 2, 8 points (1, 1, 1) / sqrt 3, 24 points (a, a, c), 24 points (a, b, 0), 48 points (a, b, c). It has to
integrate the spherical harmonics up to its degree; of these, those matter that are even in x, y and z and do not change
under the permutations of the axes: averages of q(z) Re (x + i y)^m, m = 0, 4, 8 .., over the cyclic permutations. The
equations are solved by Levenberg's and Marquardt's method from seeded random starts, first with the high degrees damped, which
spreads the points, then as they are.

The points of the degrees 6 b - 1 are a smooth image of a triangular lattice on the octahedron: on a face those with
barycentric coordinates (i, j, k) / 3 b, i = j = k modulo 3. From degree 23 on such a rule starts at the image that up to four
rules before it tell. Some directions are hardly determined (singular values down to 1e-11): steps along them are bounded and
wait until the rest is solved, and the last steps have residuals in extended precision.

    /usr/bin/python3 lebedev_tables.py 3 5 7 ..     degrees, ascending; those of 6 b - 1 need all such from 23 on; minutes
"""

import itertools
import sys
import time

import numpy as np
from scipy.interpolate import RBFInterpolator
from scipy.optimize import least_squares

Long = np.longdouble

# V. I. Lebedev, D. N. Laikov, Doklady Mathematics 59 (1999) 477: orbits of each kind.
STRUCTURE = {
    3: (1, 0, 0, 0, 0, 0), 5: (1, 0, 1, 0, 0, 0), 7: (1, 1, 1, 0, 0, 0), 9: (1, 0, 1, 0, 1, 0), 11: (1, 1, 1, 1, 0, 0),
    13: (1, 1, 1, 1, 1, 0), 15: (1, 0, 1, 2, 1, 0), 17: (1, 0, 1, 3, 1, 0), 19: (1, 1, 1, 3, 0, 1), 21: (1, 1, 1, 3, 1, 1),
    23: (1, 1, 1, 4, 1, 1), 25: (1, 0, 1, 5, 2, 1), 27: (1, 1, 1, 5, 1, 2), 29: (1, 0, 1, 6, 2, 2), 31: (1, 0, 1, 6, 2, 3),
    35: (1, 1, 1, 7, 2, 4), 41: (1, 0, 1, 9, 3, 6), 47: (1, 1, 1, 10, 3, 9), 53: (1, 0, 1, 12, 4, 12),
    59: (1, 1, 1, 13, 4, 16), 65: (1, 0, 1, 15, 5, 20), 71: (1, 1, 1, 16, 5, 25), 77: (1, 0, 1, 18, 6, 30),
    83: (1, 1, 1, 19, 6, 36), 89: (1, 0, 1, 21, 7, 42), 95: (1, 1, 1, 22, 7, 49), 101: (1, 0, 1, 24, 8, 56),
    107: (1, 1, 1, 25, 8, 64), 113: (1, 0, 1, 27, 9, 72), 119: (1, 1, 1, 28, 9, 81), 125: (1, 0, 1, 30, 10, 90),
    131: (1, 1, 1, 31, 10, 100),
}
SIZES = (6, 12, 8, 24, 24, 48)


def harmonics(points, degree):
    """Averages of the harmonics over cyclic permutations (rows: (l, m)) and their gradients at points (n x 3)."""
    n = len(points)
    values, gradients, degrees = [], [], []
    turned = [points[:, np.roll([0, 1, 2], -r)] for r in range(3)]
    for m in range(0, degree + 1, 4):
        total = {}
        for r, p in enumerate(turned):
            x, y, z = p.T
            power = (x + 1j * y) ** m
            lower = m * (x + 1j * y) ** max(m - 1, 0)
            q = [np.full(n, np.sqrt(np.prod([(2 * k + 1) / (2 * k) for k in range(1, m + 1)]) * (2 if m else 1)))]
            d = [np.zeros(n)]
            for l in range(m + 1, degree + 1):
                a = np.sqrt((4 * l * l - 1) / (l * l - m * m))
                b = np.sqrt(((l - 1) ** 2 - m * m) / (4 * (l - 1) ** 2 - 1))
                q2, d2 = (q[-2], d[-2]) if l > m + 1 else (0, 0)
                d.append(a * (q[-1] + z * d[-1] - b * d2))
                q.append(a * (z * q[-1] - b * q2))
            for l in range(m, degree + 1):
                if l % 2:
                    continue
                value = q[l - m] * power.real
                g = np.stack([q[l - m] * lower.real, -q[l - m] * lower.imag, d[l - m] * power.real], axis=1)
                back = np.empty_like(g)
                back[:, np.roll([0, 1, 2], -r)] = g
                old = total.get(l, (0, 0))
                total[l] = (old[0] + value / 3, old[1] + back / 3)
        for l, (value, g) in total.items():
            values.append(value)
            gradients.append(g)
            degrees.append(l)
    return np.array(values), np.array(gradients), np.array(degrees)


def extended(points, degree):
    """The values of `harmonics` in the precision of the points."""
    n, kind = len(points), points.dtype.type
    values, degrees = [], []
    turned = [points[:, np.roll([0, 1, 2], -r)] for r in range(3)]
    for m in range(0, degree + 1, 4):
        total = {}
        for x, y, z in (p.T for p in turned):
            re, im = np.ones(n, kind), np.zeros(n, kind)
            for _ in range(m):
                re, im = re * x - im * y, re * y + im * x
            q = [np.full(n, np.sqrt(np.prod([kind(2 * k + 1) / (2 * k) for k in range(1, m + 1)]) * (2 if m else 1)), kind)]
            for l in range(m + 1, degree + 1):
                a = np.sqrt(kind(4 * l * l - 1) / (l * l - m * m))
                b = np.sqrt(kind((l - 1) ** 2 - m * m) / (4 * (l - 1) ** 2 - 1))
                q.append(a * (z * q[-1] - b * (q[-2] if l > m + 1 else 0)))
            for l in range(m + m % 2, degree + 1, 2):
                total[l] = total.get(l, 0) + q[l - m] * re / 3
        values += total.values()
        degrees += total
    return np.array(values), np.array(degrees)


class Rule:
    """Unknowns: the orbits' total weights, then one angle for each (a, a, c) and (a, b, 0), two for each (a, b, c)."""

    def __init__(self, degree):
        self.degree, self.counts = degree, STRUCTURE[degree]
        self.orbits = sum(self.counts)
        self.sizes = np.repeat(SIZES, self.counts).astype(float)

    def points(self, angles):
        a1, a2, a3, b, c, d = self.counts
        kind = angles.dtype.type
        s = np.sqrt(kind(0.5))
        fixed = [[0, 0, 1]] * a1 + [[s, s, 0]] * a2 + [[np.sqrt(kind(1) / 3)] * 3] * a3
        t, u = angles[:b], angles[b:b + c]
        v, w = angles[b + c:b + c + d], angles[b + c + d:]

        def zero(count):
            return np.zeros(count, kind)

        parts = [np.array(fixed, kind).reshape(-1, 3),
                 np.stack([s * np.sin(t), s * np.sin(t), np.cos(t)], axis=1),
                 np.stack([np.sin(u), zero(c), np.cos(u)], axis=1),
                 np.stack([np.sin(v) * np.cos(w), np.sin(v) * np.sin(w), np.cos(v)], axis=1)]
        n = a1 + a2 + a3
        tangents = [(np.arange(n, n + b), np.stack([s * np.cos(t), s * np.cos(t), -np.sin(t)], axis=1)),
                    (np.arange(n + b, n + b + c), np.stack([np.cos(u), zero(c), -np.sin(u)], axis=1)),
                    (np.arange(n + b + c, n + b + c + d),
                     np.stack([np.cos(v) * np.cos(w), np.cos(v) * np.sin(w), -np.sin(v)], axis=1)),
                    (np.arange(n + b + c, n + b + c + d),
                     np.stack([-np.sin(v) * np.sin(w), np.sin(v) * np.cos(w), zero(d)], axis=1))]
        return np.concatenate(parts), tangents

    def system(self, unknowns, damping):
        weights, angles = unknowns[:self.orbits], unknowns[self.orbits:]
        points, tangents = self.points(angles)
        values, gradients, degrees = harmonics(points, self.degree)
        scale = np.exp(-damping * degrees)
        residual = values @ weights - (degrees == 0)
        jacobian = [values]
        for index, tangent in tangents:
            if len(index):
                jacobian.append(np.einsum("kia,ia->ki", gradients[:, index], tangent) * weights[index])
        return residual * scale, np.concatenate(jacobian, axis=1) * scale[:, None]

    def start(self, rng):
        a1, a2, a3, b, c, d = self.counts
        t = np.sort(np.pi / 2 * (np.arange(b) + rng.uniform(0.2, 0.8, b)) / max(b, 1))
        u = np.sort(np.pi / 4 * (np.arange(c) + rng.uniform(0.2, 0.8, c)) / max(c, 1))
        chosen, others = [], self.points(np.concatenate([t, u, np.zeros(2 * d)]))[0][:a1 + a2 + a3 + b + c]
        for _ in range(d):  # each new point is the farthest of some
            best = None
            for _ in range(40):
                x = np.sort(np.abs(rng.normal(size=3)))
                x /= np.linalg.norm(x)
                x = x[[1, 0, 2]]
                near = min([np.linalg.norm(np.sort(x) - np.sort(o)) for o in list(others) + chosen])
                # The mirror planes carry copies.
                near = min(near, 2 * x[1], np.sqrt(2) * (x[0] - x[1]), np.sqrt(2) * (x[2] - x[0]))
                if best is None or near > best[0]:
                    best = (near, x)
            chosen.append(best[1])
        v = [np.arccos(x[2]) for x in chosen]
        w = [np.arctan2(x[1], x[0]) for x in chosen]
        return np.concatenate([self.sizes / self.sizes.sum(), t, u, v, w])

    def solve(self, rng, deadline):
        while time.time() < deadline:
            unknowns = self.start(rng)
            for damping in (4 / self.degree, 1 / self.degree, 0):
                solved = least_squares(lambda p: self.system(p, damping)[0], unknowns,
                                       lambda p: self.system(p, damping)[1], method="lm", xtol=1e-15, ftol=1e-15,
                                       gtol=1e-15, max_nfev=60 if damping else 200)
                unknowns = solved.x
            for _ in range(3):
                residual, jacobian = self.system(unknowns, 0)
                unknowns = unknowns - np.linalg.lstsq(jacobian, residual, rcond=None)[0]
            error = np.abs(self.system(unknowns, 0)[0]).max()
            # Of the published rules these three have a negative weight.
            positive = unknowns[:self.orbits].min() > 0 or self.degree in (13, 25, 27)
            if error < 3e-14 and positive:
                return unknowns, error
        return None


class LatticeRule(Rule):
    """The rule of degree 6 b - 1."""

    def __init__(self, degree):
        super().__init__(degree)
        b = (degree + 1) // 6
        kinds = [[] for _ in SIZES]
        for i in range(b + 1):
            for j in range(i, 3 * b + 1 - i, 3):
                k = 3 * b - i - j
                if k < j or (k - i) % 3:
                    continue
                kind = (0 if j == 0 else 1 if j == k else 4) if i == 0 else 2 if i == k else 3 if i == j or j == k else 5
                kinds[kind].append((j, k, i) if kind == 3 and j == k else (i, j, k))
        assert tuple(map(len, kinds)) == self.counts
        self.lattice = np.array([u for kind in kinds for u in kind]) / (3 * b)
        n = sum(self.counts[:3])
        self.edge = slice(n + self.counts[3], n + self.counts[3] + self.counts[4])

    @staticmethod
    def image(lattice):
        p = np.sin(np.pi / 2 * lattice)
        return p / np.linalg.norm(p, axis=1)[:, None]

    def learn(self, unknowns):
        """Interpolates what the points are beside their first image, and the weights in units of the mean one."""
        points = np.abs(self.points(unknowns[self.orbits:].astype(float))[0])
        if self.counts[1]:
            points[1] = points[1][[2, 0, 1]]
        points[self.edge] = points[self.edge][:, [1, 0, 2]]
        weights = unknowns[:self.orbits].astype(float) / self.sizes * self.sizes.sum()
        whole = {}
        for u, p, w in zip(self.lattice, points, weights):
            for s in map(list, itertools.permutations(range(3))):
                whole[tuple(np.round(u[s] * 1e6))] = np.concatenate([u[s][:2], p[s] - self.image(u[None, s])[0], [w]])
        table = np.array(list(whole.values()))
        return RBFInterpolator(table[:, :2], table[:, 2:], kernel="cubic")

    def lattice_start(self, learnt, mix):
        told = np.array([0, 0, 0, float(not learnt)])
        told = told + sum(c * f(self.lattice[:, :2]) for c, f in zip(mix, learnt) if c)
        told = np.broadcast_to(told, (self.orbits, 4))
        p = self.image(self.lattice) + told[:, :3]
        p /= np.linalg.norm(p, axis=1)[:, None]
        n, b = sum(self.counts[:3]), self.counts[3]
        t, u, r = p[n:n + b], p[self.edge], p[self.edge.stop:]
        return np.concatenate([told[:, 3] * self.sizes / self.sizes.sum(), np.arctan2(np.hypot(t[:, 0], t[:, 1]), t[:, 2]),
                               np.arctan2(u[:, 1], u[:, 2]), np.arccos(r[:, 2]), np.arctan2(r[:, 1], r[:, 0])])

    def residual(self, unknowns):
        values, degrees = extended(self.points(unknowns[self.orbits:])[0], self.degree)
        return values @ unknowns[:self.orbits] - (degrees == 0)

    def refine(self, unknowns):
        """Gauss's and Newton's method with bounds for the weak directions; None where it does not converge."""
        unknowns, noise = unknowns.astype(Long), 1e-14
        for count in range(80):
            residual, jacobian = self.system(unknowns.astype(float), 0)
            if np.abs(residual).max() < 1e-12:
                noise = 1e-18
            if noise == 1e-18:
                residual = self.residual(unknowns)
            error = float(np.abs(residual).max())
            if error > 1 or count > 60 and error > 1e-12:
                return None
            u, s, vt = np.linalg.svd(jacobian, full_matrices=False)
            along = u.T @ residual.astype(float)
            step = -np.where(np.abs(along) < noise, 0, along) / s
            weak = s < 3e-6
            strong = np.linalg.norm(step[~weak])
            step[~weak] *= min(1, 0.05 / max(strong, 1e-300))
            step[weak] *= (strong < 3e-4) * min(1, 1e-3 / max(np.linalg.norm(step[weak]), 1e-300))
            if error < 1e-17 or error < 1e-14 and np.linalg.norm(step) < 1e-16:
                return unknowns, error
            unknowns = unknowns + (vt.T @ step).astype(Long)
        return None

    def continued(self, learnt):
        """The rule from those before it, the latest last."""
        for mix in ((0, 0, 0, 1), (0, 0, -1, 2), (0, -1, 0, 2), (0, -0.5, 0, 1.5), (0, 1 / 3, -1, 5 / 3), (0, 1, -3, 3)):
            for steps in ((4, 40), (1, 40), (0, 10)), ((0, 60),):
                many = len(learnt) == 4
                unknowns = self.lattice_start(learnt, mix) if many else self.lattice_start(learnt[-1:], (1,))
                for damping, most in steps[-1:] if many else steps:
                    scale = damping / self.degree
                    unknowns = least_squares(lambda p: self.system(p, scale)[0], unknowns,
                                             lambda p: self.system(p, scale)[1], method="lm", xtol=1e-15, ftol=1e-15,
                                             gtol=1e-15, max_nfev=most).x
                found = self.refine(unknowns)
                if found and found[0][:self.orbits].min() > 0:
                    return found
        return None


HEAD = """// SPDX-License-Identifier: BSD-3-Clause
// Made by tests/reference/integrate/lebedev_tables.py.
#pragma once

#include <iterator>

namespace scixx::integrate::detail {

/// One point of an orbit of the octahedral group, its coordinates not negative, and the weight of each of its points.
struct LebedevOrbit {
    double weight, x, y, z;
};
struct LebedevTable {
    const LebedevOrbit* orbits;
    int size;
};
"""
TAIL = """    }
    return {nullptr, 0};
}

}  // namespace scixx::integrate::detail"""


def snap(points, counts):
    """Orbits of special kinds have coordinates that are equal to the last bit, and those of (1, 1, 1) and (1, 1, 0)."""
    out = np.abs(points)
    first = sum(counts[:3])
    for p in out[first:first + counts[3]]:
        p[1] = p[0]
    return out


def main():
    degrees = [int(v) for v in sys.argv[1:]]
    print(HEAD)
    done, learnt = [], []
    for degree in degrees:
        rule = LatticeRule(degree) if degree % 6 == 5 and degree >= 23 else Rule(degree)
        if isinstance(rule, LatticeRule):
            found = rule.continued(learnt[-4:])
        else:
            found = rule.solve(np.random.default_rng(degree), time.time() + 240)
        if found is None:
            print(f"no rule of degree {degree} was found", file=sys.stderr, flush=True)
            continue
        unknowns, error = found
        if isinstance(rule, LatticeRule):
            learnt.append(rule.learn(unknowns))
        points = snap(rule.points(unknowns[rule.orbits:])[0].astype(float), rule.counts)
        rows = []
        for w, size, p in zip(unknowns[:rule.orbits].astype(float), rule.sizes, points):
            rows.append(f"{{{w / size!r}, {p[0]!r}, {p[1]!r}, {p[2]!r}}}")
        print(f"/// Degree {degree}, {int(rule.sizes.sum())} points; the largest residual of the equations is {error:.1e}.")
        print(f"inline constexpr LebedevOrbit lebedev_{degree}[] = {{\n    " + ",\n    ".join(rows) + "};", flush=True)
        done.append(degree)
    print("\n/// The orbits of the rule of degree n; none if there is no rule.")
    print("[[nodiscard]] inline LebedevTable lebedev_table(int n) {\n    switch (n) {")
    for degree in done:
        print(f"        case {degree}:\n            return {{lebedev_{degree}, static_cast<int>(std::size(lebedev_{degree}))}};")
    print(TAIL)


if __name__ == "__main__":
    main()
