"""Values of SciPy's uniform filters."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy
from scipy import ndimage
from writer import save

seed = 20240615
rng = numpy.random.default_rng(seed)
modes = ["reflect", "constant", "nearest", "mirror", "wrap", "grid-mirror", "grid-constant", "grid-wrap"]
cases = {}
for rank, shape in ((1, (19,)), (2, (6, 9)), (3, (3, 4, 5))):
    for mode in modes:
        for scalar in ("f64", "u8"):
            a = rng.standard_normal(shape).round(2) if scalar == "f64" else rng.integers(0, 256, shape).astype("u1")
            size = [int(n) for n in rng.integers(1, 12, rank)]
            origin = [int(rng.integers(-(n // 2), (n - 1) // 2 + 1)) for n in size]
            axis = int(rng.integers(-rank, rank))
            cases[f"{mode} {rank} {scalar}"] = {
                "a": a, "scalar": scalar, "mode": mode, "size": numpy.array(size), "origin": numpy.array(origin),
                "axis": axis, "filter": ndimage.uniform_filter(a, size, None, mode, 2, origin),
                "filter1d": ndimage.uniform_filter1d(a, size[0], axis, None, mode, 2, origin[0]),
            }

save(__file__, seed, cases)
