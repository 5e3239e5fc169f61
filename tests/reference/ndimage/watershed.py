"""Values of scipy.ndimage.watershed_ift for labels above 0, without the cases in which SciPy 1.10 strays from its own
queue: it goes on from the last sample of a line to the first of the next one (here all ends of the axes are markers, which
leaves that without effect), and mixes up its buckets when a sample that waits alone is reached at less cost."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy
from scipy import ndimage
from writer import save

seed = 20240615
rng = numpy.random.default_rng(seed)
cases = {}


def forest(a, markers, structure):
    """The transform by the definition: the cheapest waiting sample first, the latest to come of those."""
    value, label = a.astype(int), markers.copy()
    cost = numpy.where(markers != 0, 0, value.max() + 1)
    waiting = [(0, tuple(place)) for place in numpy.argwhere(markers != 0)]
    steps = [step for step in numpy.argwhere(structure) - 1 if step.any()]
    while waiting:
        level, here = waiting.pop(max(range(len(waiting)), key=lambda i: (-waiting[i][0], i)))
        if cost[here] != level:
            continue
        for step in steps:
            there = tuple(numpy.add(here, step))
            if all(0 <= i < n for i, n in zip(there, a.shape)):
                through = max(level, abs(value[there] - value[here]))
                if through < cost[there]:
                    cost[there], label[there] = through, label[here]
                    waiting.append((through, there))
    return label


for rank, shape in ((1, (60,)), (2, (9, 11)), (2, (6, 20)), (3, (5, 6, 6))):
    count = 0
    while count < 8:
        wide = rank < 3 and count % 2 == 1
        a = rng.integers(0, (2, 4, 30, 3000, 256, 65536, 2, 9)[count] if wide else (2, 5, 30, 256)[count % 4], shape)
        markers = rng.integers(1, 9, shape) * (rng.random(shape) < 0.06)
        if rank > 1:
            edge = numpy.ones(shape, bool)
            edge[(slice(1, -1),) * rank] = False
            markers[edge] = rng.integers(1, 9, shape)[edge]
        structure = ndimage.generate_binary_structure(rank, 1 + count % 3)
        if count >= 4:
            structure = rng.random((3,) * rank) < 0.6
        out = ndimage.watershed_ift(a.astype(numpy.uint16 if wide else numpy.uint8), markers.astype(numpy.int32), structure)
        if not numpy.array_equal(out, forest(a, markers, structure)):
            continue
        cases[f"{rank} {shape[0]} {count}"] = {"wide": wide, "a": a, "markers": markers,
                                               "structure": structure.astype(numpy.uint8), "out": out}
        count += 1

save(__file__, seed, cases)
