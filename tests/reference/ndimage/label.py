"""Values of scipy.ndimage.label, find_objects and center_of_mass."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy
from scipy import ndimage
from writer import save

seed = 20240613
rng = numpy.random.default_rng(seed)
cases = {}
for rank, shape in ((1, (40,)), (2, (6, 70)), (2, (9, 7)), (3, (3, 4, 6))):
    for i in range(6):
        a = (rng.random(shape) < 0.25 + 0.1 * i) * rng.integers(1, 9, shape)
        structure = rng.random((3,) * rank) < 0.2 * i
        structure |= structure[(slice(None, None, -1),) * rank]
        labels, count = ndimage.label(a, structure)
        boxes = [[[s.start, s.stop] for s in box] for box in ndimage.find_objects(labels)]
        index = rng.permutation(count) + 1
        image = rng.integers(1, 9, shape)
        cases[f"{rank} {shape[0]} {i}"] = {
            "a": a, "structure": structure, "labels": labels, "num_features": count,
            "boxes": numpy.array(boxes), "image": image, "index": index,
            "centers": numpy.array(ndimage.center_of_mass(image, labels, index)),
            "all": numpy.array([ndimage.center_of_mass(image), ndimage.center_of_mass(image, labels)]),
        }
for iterations in (1, 2, 3):
    for name, structure in (("cross", ndimage.generate_binary_structure(2, 1)),
                            ("corner", numpy.array([[1, 0], [1, 1]], bool)),
                            ("hollow", numpy.array([[1, 0, 1], [0, 0, 0], [0, 1, 0]], bool))):
        cases[f"iterate {name} {iterations}"] = {"structure": structure,
                                                 "out": ndimage.iterate_structure(structure, iterations)}
for rank in (1, 2, 3):
    for connectivity in (-1, 0, 1, 2, 3, 4):
        cases[f"structure {rank} {connectivity}"] = {"out": ndimage.generate_binary_structure(rank, connectivity)}

save(__file__, seed, cases)
