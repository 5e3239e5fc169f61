"""Values of scipy.ndimage's zoom and shift."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy
from scipy import ndimage
from writer import save

seed = 20240623
rng = numpy.random.default_rng(seed)
modes = ["reflect", "constant", "nearest", "mirror", "wrap", "grid-mirror", "grid-constant", "grid-wrap"]
a = rng.standard_normal((20, 21)).round(2)
cases = {"input": {"a": a}}
for i, mode in enumerate(modes):
    for grid in (False, True):
        order = (i + 3 * grid) % 6
        cases[f"zoom {mode} {grid}"] = {
            "mode": mode, "order": order, "grid": grid,
            "out": ndimage.zoom(a, (0.5, 0.3) if grid else (0.4, 0.52), order=order, mode=mode, cval=1.5, grid_mode=grid)}
    order = (i + 2) % 6
    cases[f"shift {mode}"] = {"mode": mode, "order": order,
                              "out": ndimage.shift(a, (1.25, -14.5), order=order, mode=mode, cval=1.5)[::4, ::3]}
bytes_ = rng.integers(0, 256, (7, 6)).astype(numpy.uint8)
cases["bytes"] = {"a": bytes_, "out": ndimage.zoom(bytes_, 1.7)}
volume = rng.standard_normal((4, 3, 5)).round(2)
cases["volume"] = {"a": volume, "out": ndimage.zoom(volume, (1.5, 2, 0.6), mode="mirror")}

save(__file__, seed, cases)
