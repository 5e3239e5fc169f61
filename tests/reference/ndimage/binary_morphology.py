"""Values of SciPy's binary morphology. Structures are no larger than the image: SciPy 1.10 writes out of bounds then."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy
from scipy import ndimage
from writer import save

seed = 20240614
rng = numpy.random.default_rng(seed)
cases = {}


def bits(a):
    return a.astype(numpy.uint8)


def origin_of(shape):
    return [int(rng.integers(-(n // 2), (n - 1) // 2 + 1)) for n in shape]


for rank, shape, largest in ((1, (66,), 7), (2, (5, 7), 5), (2, (2, 65), 2), (3, (4, 3, 4), 3)):
    for i in range(9):
        for op in ("binary_erosion", "binary_dilation", "binary_opening", "binary_closing")[i % 2::2]:
            a = rng.random(shape) < (0.85 if op in ("binary_erosion", "binary_opening") else 0.15)
            size = tuple(int(n) for n in rng.integers(1, largest + 1, rank))
            structure = rng.random(size) < (1.0 if i % 3 < 2 else 0.7)
            origin = origin_of(size)
            iterations = (1, 2, 5, 0, 3, 1, -1, 2, 2)[i]
            if iterations != 1 and i != 4:
                structure[tuple(n // 2 + o for n, o in zip(size, origin))] = True
            arguments = {"iterations": iterations, "border_value": (i + rank) % 2, "brute_force": i == 7}
            if i == 4 and not structure[tuple(n // 2 + o for n, o in zip(size, origin))]:
                arguments["brute_force"] = True
            mask = rng.random(shape) < 0.7 if i % 4 > 1 else None
            out = getattr(ndimage, op)(a, structure, mask=mask, origin=origin, **arguments)
            case = {"op": op, "a": bits(a), "structure": bits(structure), "origin": numpy.array(origin),
                    "out": bits(out), **arguments}
            if mask is not None:
                case["mask"] = bits(mask)
            cases[f"{op} {rank} {shape[0]} {i}"] = case
    for i in range(3):
        size = (min(3, shape[0]),) * rank
        origin = [0] * rank if i < 1 else origin_of(size)
        structure = ndimage.generate_binary_structure(rank, 1 + i)[tuple(slice(n) for n in size)]
        structure[tuple(n // 2 + o for n, o in zip(size, origin))] = True
        a = rng.random(shape) < 0.5
        common = {"a": bits(a), "structure": bits(structure), "origin": numpy.array(origin)}
        cases[f"fill {rank} {shape[0]} {i}"] = {
            "op": "binary_fill_holes", "out": bits(ndimage.binary_fill_holes(a, structure, origin=origin)), **common}
        seeds = bits(rng.random(shape) < 0.05)
        cases[f"propagation {rank} {shape[0]} {i}"] = {
            "op": "binary_propagation", "mask": bits(a), "border_value": i % 2, **common, "a": seeds,
            "out": bits(ndimage.binary_propagation(seeds, structure, a, border_value=i % 2, origin=origin))}
        structure1, structure2 = rng.random(size) < 0.3, rng.random((2,) * rank) < 0.3
        origin2 = origin_of((2,) * rank)
        hit = {"op": "binary_hit_or_miss", "structure": bits(structure1), "origin": numpy.array(origin), "a": bits(a)}
        cases[f"hit {rank} {shape[0]} {i}"] = {
            "out": bits(ndimage.binary_hit_or_miss(a, structure1, origin1=origin)), **hit}
        cases[f"hit and miss {rank} {shape[0]} {i}"] = {
            "out": bits(ndimage.binary_hit_or_miss(a, structure1, structure2, origin1=origin, origin2=origin2)),
            "structure2": bits(structure2), "origin2": numpy.array(origin2), **hit}

save(__file__, seed, cases)
