"""Values of SciPy's Gaussian, Laplace and uniform filters."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy
from scipy import ndimage
from writer import save

seed = 20240614
rng = numpy.random.default_rng(seed)
modes = ["reflect", "constant", "nearest", "mirror", "wrap", "grid-mirror", "grid-constant", "grid-wrap"]
cases = {}
for rank, shape in ((1, (13,)), (2, (6, 9)), (3, (3, 4, 5))):
    for i, mode in enumerate(modes):
        a = rng.standard_normal(shape).round(2)
        sigma = rng.uniform(0, 3, rank).round(2)
        sigma[0] = 0 if i == 3 else sigma[0]
        order = rng.integers(0, 4, rank)
        axis = int(rng.integers(-rank, rank))
        keys = {"a": a, "mode": mode, "cval": 0.5, "sigma": sigma, "order": order, "axis": axis}
        cases[f"{mode} {rank}"] = {
            "filter": ndimage.gaussian_filter(a, sigma, order, mode=mode, cval=0.5),
            "radius": ndimage.gaussian_filter(a, sigma, mode=mode, cval=0.5, truncate=2.5),
            "filter1d": ndimage.gaussian_filter1d(a, 1.3, axis, int(order[0]), mode=mode, cval=0.5, radius=3),
            "laplace_of": ndimage.gaussian_laplace(a, sigma + 0.1, mode=mode, cval=0.5),
            "magnitude": ndimage.gaussian_gradient_magnitude(a, sigma + 0.1, mode=mode, cval=0.5),
            "laplace": ndimage.laplace(a, mode=mode, cval=0.5),
            **keys,
        }
bytes_ = rng.integers(0, 256, (7, 8)).astype(numpy.uint8)
cases["u8"] = {"a": bytes_, "gaussian": ndimage.gaussian_filter(bytes_, 1.0), "laplace": ndimage.laplace(bytes_),
               "magnitude": ndimage.gaussian_gradient_magnitude(bytes_, 1.0)}

save(__file__, seed, cases)
