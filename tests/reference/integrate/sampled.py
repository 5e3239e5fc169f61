"""Integrals of samples by scipy.integrate (simpson for odd numbers, which SciPy 1.10 and later agree on)."""

import pathlib
import sys

import numpy as np
from scipy.integrate import cumulative_trapezoid, romb, simpson, trapezoid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from writer import save  # noqa: E402

rng = np.random.default_rng(5)
y = rng.normal(size=(3, 5, 9))
x = np.sort(rng.normal(size=9))
cases = {"data": {"y": y, "x": x}}
for axis in range(3):
    cases[f"axis {axis}"] = {
        "trapezoid": trapezoid(y, dx=0.3, axis=axis),
        "simpson": simpson(y, dx=0.3, axis=axis),
        "cumulative": cumulative_trapezoid(y, dx=0.3, axis=axis),
        "initial": cumulative_trapezoid(y, dx=0.3, axis=axis, initial=0),
    }
cases["positions"] = {
    "trapezoid": trapezoid(y, x),
    "simpson": simpson(y, x),
    "cumulative": cumulative_trapezoid(y, x),
    "whole": simpson(y, np.sort(y, axis=-1)),
    "repeated": simpson(y[0, 0], [0, 1, 1, 2, 2, 2, 3, 4, 5]),
    "x": np.sort(y, axis=-1),
}
cases["romb"] = {"out": romb(y, dx=0.3), "axis 0": romb(y, axis=0), "axis 1": romb(y, axis=1)}
save(__file__, 5, cases)
