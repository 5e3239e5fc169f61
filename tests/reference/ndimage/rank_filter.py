"""Values of SciPy's rank, percentile and median filters."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy
from scipy import ndimage
from writer import save

seed = 20240613
rng = numpy.random.default_rng(seed)
modes = ["reflect", "constant", "nearest", "mirror", "wrap", "grid-mirror", "grid-constant", "grid-wrap"]
shapes = {1: (19,), 2: (9, 11), 3: (4, 5, 6)}
cases = {}


def image(rank, scalar):
    if scalar == "u8":
        return rng.integers(0, 256, shapes[rank]).astype(numpy.uint8)
    return rng.standard_normal(shapes[rank]).round(2)


for i, mode in enumerate(modes):
    for rank in (1, 2, 3):
        scalar = "u8" if (i + rank) % 2 else "f64"
        a = image(rank, scalar)
        shape = tuple(int(n) for n in rng.integers(1, 6, rank))
        origin = [int(rng.integers(-(n // 2), (n - 1) // 2 + 1)) for n in shape]
        footprint = rng.random(shape) < 0.7
        footprint.flat[0] = True
        members = int(footprint.sum())
        position = int(rng.integers(-members, members))
        percentile = float(rng.integers(-100, 101))
        arguments = {"mode": mode, "cval": 7.0 if scalar == "u8" else 0.25, "origin": origin}
        cases[f"{mode} {rank}"] = {
            "a": a, "scalar": scalar, "size": numpy.array(shape), "footprint": footprint, "rank": position,
            "percentile": percentile, "mode": mode, "cval": arguments["cval"], "origin": numpy.array(origin),
            "median": ndimage.median_filter(a, size=shape, **arguments),
            "ranked": ndimage.rank_filter(a, position, footprint=footprint, **arguments),
            "percentiles": ndimage.percentile_filter(a, percentile, size=shape, **arguments)}

a = image(2, "u8")
for cval in (-3.0, 300.0, 2.7):
    cases[f"fill {cval}"] = {"a": a, "cval": cval,
                             "out": ndimage.median_filter(a, size=(4, 3), mode="constant", cval=cval)}
cases["output"] = {"a": image(2, "f64") * 100, "out": numpy.zeros(1)}
cases["output"]["out"] = ndimage.median_filter(cases["output"]["a"], size=3, output=numpy.uint8)
cases["bool"] = {"a": a > 100, "out": ndimage.rank_filter(a > 100, 2, size=3)}

save(__file__, seed, cases)
