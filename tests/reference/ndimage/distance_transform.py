"""Values of scipy.ndimage.distance_transform_edt, distance_transform_cdt and distance_transform_bf."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy
from scipy import ndimage
from writer import save

seed = 20240704
rng = numpy.random.default_rng(seed)
cases = {}
for shape in ((1,), (37,), (1, 9), (9, 1), (6, 19), (2, 2, 2), (3, 4, 7)):
    for i, share in enumerate((0.6, 0.9)):
        rank = len(shape)
        a = rng.random(shape) < share
        a.flat[rng.integers(a.size)] = False
        sampling = numpy.array([[1.0, 2.0, 0.5], [0.3, 1.7, 1.1]][i][:rank])
        structure = rng.random((3,) * rank) < 0.5
        case = {"a": a, "sampling": sampling, "structure": structure}

        def store(name, result):
            distances, indices = result
            case[name] = distances
            case.update({f"{name} {axis}": indices[axis] for axis in range(rank)})

        store("edt", ndimage.distance_transform_edt(a, return_indices=True))
        store("edt sampled", ndimage.distance_transform_edt(a, sampling, return_indices=True))
        for metric in ("taxicab", "chessboard"):
            store(f"cdt {metric}", ndimage.distance_transform_cdt(a, metric, return_indices=True))
            store(f"bf {metric}", ndimage.distance_transform_bf(a, metric, return_indices=True))
        store("cdt structure", ndimage.distance_transform_cdt(a, structure, return_indices=True))
        store("bf euclidean", ndimage.distance_transform_bf(a, return_indices=True))
        store("bf sampled", ndimage.distance_transform_bf(a, sampling=sampling, return_indices=True))
        cases[f"{'x'.join(map(str, shape))} {share}"] = case

save(__file__, seed, cases)
