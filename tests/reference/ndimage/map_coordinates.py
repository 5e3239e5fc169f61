"""Values of scipy.ndimage.map_coordinates for every mode and order, also far outside, on edges and in tiny arrays."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy
from scipy import ndimage
from writer import save

seed = 20240622
rng = numpy.random.default_rng(seed)
modes = ["reflect", "constant", "nearest", "mirror", "wrap", "grid-mirror", "grid-constant", "grid-wrap"]
a = rng.standard_normal((20, 21)).round(2)
y = numpy.concatenate([rng.uniform(0, 19, 5), [0, 19, 19.25, -0.25, -1, 20, 0, 7.5], rng.uniform(-60, 80, 7)]).round(3)
x = numpy.concatenate([rng.uniform(0, 20, 5), [0, 20, 3, 5, 20.5, -0.75, -0.5, 8.5], rng.uniform(-60, 80, 7)]).round(3)
cases = {"input": {"a": a, "at": numpy.array([y, x])}}
for mode in modes:
    for order in range(6):
        cases[f"{mode} {order}"] = {
            "mode": mode, "order": order,
            "out": ndimage.map_coordinates(a, [y, x], order=order, mode=mode, cval=1.5),
            "coefficients": ndimage.map_coordinates(a, [y, x], order=order, mode=mode, cval=1.5, prefilter=False)[::3]}
    # One sample and two, where the filter of the modes reflect and nearest is SciPy's only without it.
    small = numpy.array([[2.5], [-1.0]])
    prefilter = "reflect" != mode != "grid-mirror"
    cases[f"small {mode}"] = {
        "a": small, "mode": mode, "prefilter": prefilter,
        "out": numpy.array([ndimage.map_coordinates(small, [y, x], order=order, mode=mode, cval=1.5, prefilter=prefilter)
                            for order in (1, 3, 4)])}
volume = rng.integers(0, 256, (6, 5, 4)).astype(numpy.uint8)
at = rng.uniform(-1, 6, (3, 4, 3)).round(3)
cases["bytes"] = {"a": volume, "at": at, "out": ndimage.map_coordinates(volume, at, order=3, mode="mirror")}
values = numpy.array([0.3, 0.5, 1.5, 2.5, -0.4, -0.5, -1.5, 126.6, 127.6, 255.4, 255.6, 300, 1e5, -129, -1e5, 3e9, -3e9])
cases["rounding"] = {"a": values, **{name: ndimage.map_coordinates(values, [numpy.arange(17)], order=1, output=name)
                                     for name in ("uint8", "int8", "int16", "int32", "bool")}}

save(__file__, seed, cases)
