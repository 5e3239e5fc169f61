"""Values of SciPy's spline filters.

Lines of 20 samples or more where the mode is reflect or nearest: on shorter ones SciPy's start value has an error of the
size of z^(2 n - 1), z the largest pole.
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy
from scipy import ndimage
from writer import save

seed = 20240621
rng = numpy.random.default_rng(seed)
modes = ["reflect", "constant", "nearest", "mirror", "wrap", "grid-mirror", "grid-constant", "grid-wrap"]
cases = {}
for i, mode in enumerate(modes):
    for order in (2, 3, 4, 5):
        a = rng.standard_normal(40 if mode in ("reflect", "nearest", "grid-mirror") else 7).round(2)
        cases[f"1 {mode} {order}"] = {"a": a, "mode": mode, "order": order,
                                      "out": ndimage.spline_filter1d(a, order, mode=mode)}
    order = 2 + i % 4
    a = rng.standard_normal((20, 21)).round(1)[:, : 21 if i % 4 == 0 or i == 2 or i == 5 else 3]
    cases[f"2 {mode}"] = {"a": a, "mode": mode, "order": order, "out": ndimage.spline_filter(a, order, mode=mode)}
a = rng.standard_normal((3, 4, 5)).round(2)
cases["3 mirror"] = {"a": a, "mode": "mirror", "order": 3, "out": ndimage.spline_filter(a)}

save(__file__, seed, cases)
