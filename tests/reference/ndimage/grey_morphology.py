"""Values of SciPy's extremum filters and grey morphology."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy
from scipy import ndimage
from writer import save

seed = 20240612
rng = numpy.random.default_rng(seed)
modes = ["reflect", "constant", "nearest", "mirror", "wrap", "grid-mirror", "grid-constant", "grid-wrap"]
cases = {}


def image(rank, scalar):
    shape = {1: (9,), 2: (4, 6), 3: (2, 3, 3)}[rank]
    if scalar == "u8":
        return rng.integers(0, 256, shape).astype(numpy.uint8)
    return rng.standard_normal(shape).round(2)


def origin_of(shape):
    return [int(rng.integers(-(n // 2), (n - 1) // 2 + 1)) for n in shape]


filters = ["minimum_filter", "maximum_filter"]
grey = ["grey_erosion", "grey_dilation", "grey_opening", "grey_closing", "morphological_gradient",
        "morphological_laplace", "white_tophat", "black_tophat"]
for i, mode in enumerate(modes):
    for rank in (1, 2, 3):
        for scalar in ("f64", "u8"):
            if (i + rank) % 2 and scalar == "u8":
                continue
            a = image(rank, scalar)
            cval = 7.0 if scalar == "u8" else 0.25
            for op in [filters[(i + rank) % 2], grey[(i + rank) % 8], grey[(i + 3 * rank + 4) % 8]]:
                shape = tuple(int(n) for n in rng.integers(1, 6, rank))
                origin = origin_of(shape)
                common = {"op": op, "a": a, "scalar": scalar, "mode": mode, "cval": cval, "origin": numpy.array(origin)}
                arguments = {"mode": mode, "cval": cval, "origin": origin}
                call = getattr(ndimage, op)
                name = f"{op} {mode} {rank} {scalar}"
                cases[name + " size"] = {"size": numpy.array(shape), "out": call(a, size=shape, **arguments), **common}
                footprint = rng.random(shape) < 0.7
                footprint.flat[0] = True
                cases[name + " footprint"] = {"footprint": footprint,
                                              "out": call(a, footprint=footprint, **arguments), **common}
                if op in grey:
                    heights = numpy.round(rng.standard_normal(shape) * 4) / 2
                    cases[name + " structure"] = {"structure": heights,
                                                  "out": call(a, structure=heights, **arguments), **common}

a = image(2, "u8")
for op in ("minimum_filter1d", "maximum_filter1d"):
    for size in (1, 2, 3, 4, 5, 8, 15, 30):
        for axis in (0, 1):
            cases[f"{op} {size} {axis}"] = {"a": a, "op": op, "size": size, "axis": axis,
                                            "out": getattr(ndimage, op)(a, size, axis)}
# A fill value that bytes can not hold wraps after each axis.
cases["wrapped fill"] = {"a": a, "out": ndimage.grey_erosion(a, size=(3, 4), mode="constant", cval=-3)}
mask = rng.random((6, 8)) < 0.6
cases["bool"] = {"a": mask, "erosion": ndimage.grey_erosion(mask, size=3), "tophat": ndimage.white_tophat(mask, size=2)}

save(__file__, seed, cases)
