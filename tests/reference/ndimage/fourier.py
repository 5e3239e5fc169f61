"""Values of scipy.ndimage's Fourier filters."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy
from scipy import ndimage
from writer import save

seed = 20240625
rng = numpy.random.default_rng(seed)
cases = {}
for rank, shape in ((1, (9,)), (2, (5, 8)), (3, (3, 4, 5))):
    for n, axis in ((-1, -1), (7, 0), (8, -1)):
        a = (rng.standard_normal(shape) + 1j * rng.standard_normal(shape)).round(2)
        p = rng.uniform(0.3, 4, rank).round(2)
        cases[f"{rank} {n} {axis}"] = {
            "a": a, "p": p, "n": n, "axis": axis,
            "gaussian": ndimage.fourier_gaussian(a, p, n, axis), "uniform": ndimage.fourier_uniform(a, p, n, axis),
            "ellipsoid": ndimage.fourier_ellipsoid(a, p, n, axis), "shift": ndimage.fourier_shift(a, p, n, axis)}
save(__file__, seed, cases)
