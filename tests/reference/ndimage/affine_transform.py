"""Values of scipy.ndimage's affine_transform and rotate."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy
from scipy import ndimage
from writer import save

seed = 20240624
rng = numpy.random.default_rng(seed)
modes = ["reflect", "constant", "nearest", "mirror", "wrap", "grid-mirror", "grid-constant", "grid-wrap"]
a = rng.standard_normal((20, 22)).round(2)
cases = {"input": {"a": a}}
for i, mode in enumerate(modes):
    order = i % 6
    matrix = rng.uniform(-1.5, 1.5, (2, 2)).round(2)
    offset = rng.uniform(-5, 20, 2).round(2)
    cases[f"affine {mode}"] = {"mode": mode, "order": order, "matrix": matrix, "offset": offset,
                               "out": ndimage.affine_transform(a, matrix, offset, (6, 8), order=order, mode=mode, cval=1.5)}
    order = (i + 3) % 6 or 1
    angle = [12.3, 30, 90, -45, 180, 211.5, 270, -300][i]
    cases[f"rotate {mode}"] = {"mode": mode, "order": order, "angle": angle, "reshape": i % 2 == 0,
                               "out": ndimage.rotate(a, angle, reshape=i % 2 == 0, order=order, mode=mode, cval=1.5)[::5, ::5]}
cases["diagonal"] = {"matrix": [0.8, -0.5], "offset": [1.0, 18.0],
                     "out": ndimage.affine_transform(a, [0.8, -0.5], [1.0, 18.0], (8, 9))}
volume = rng.standard_normal((5, 4, 3)).round(2)
cases["volume"] = {"a": volume, "out": ndimage.rotate(volume, 25, (0, 2), order=3)}
bytes_ = rng.integers(0, 256, (6, 7)).astype(numpy.uint8)
cases["bytes"] = {"a": bytes_, "out": ndimage.rotate(bytes_, 20)}

save(__file__, seed, cases)
