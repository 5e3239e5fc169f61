"""The streams of NumPy's RandomState: for each kind of draw the checksum of a long run, and some short runs in full."""

import functools
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
import streams
from streams import BOUNDS, LONG, SEEDS
from writer import save

cases = {}
add = functools.partial(streams.add, cases)

for seed in SEEDS:
    r = np.random.RandomState
    add(f"random_sample {seed}", r(seed).random_sample(LONG))
    add(f"uniform {seed}", r(seed).uniform(-3.7, 11.3, LONG))
    add(f"standard_normal {seed}", r(seed).standard_normal(LONG))
    add(f"normal {seed}", r(seed).normal(0.1, 3.3, LONG))
    add(f"exponential {seed}", r(seed).exponential(2.3, LONG))
    add(f"permutation {seed}", r(seed).permutation(LONG))
    add(f"choice {seed}", r(seed).choice(1000, LONG))
    add(f"choice distinct {seed}", r(seed).choice(LONG, LONG // 2, replace=False))
    p = np.arange(1, 101) / 5050
    add(f"choice p {seed}", r(seed).choice(100, 2000, p=p))
    add(f"choice p distinct {seed}", r(seed).choice(100, 60, replace=False, p=p))
    for dtype, low, high in BOUNDS:
        add(f"randint {dtype} {low} {high} {seed}", r(seed).randint(low, high, LONG, dtype=dtype))
    # Several kinds of draws in a row: the second normal of a pair is kept, runs end in the middle of a block.
    s = r(seed)
    s.standard_normal(3)
    mixed = [s.uniform(), s.randint(0, 7), s.standard_normal(), s.standard_normal(), *s.random_sample(700),
             *s.randint(0, 200, 5, dtype="uint8"), *s.normal(1, 2, 626), s.random_sample()]
    add(f"mixed {seed}", np.array(mixed, float))


MATRIX = np.arange(12.0).reshape(4, 3)
cases["array seed"] = {
    "short": np.random.RandomState([1, 2, 3, 4]).random_sample(5),
    "long": np.random.RandomState(np.arange(700)).random_sample(5),
}
shuffled = MATRIX.copy()
np.random.RandomState(3).shuffle(shuffled)
cases["arrays"] = {
    "shuffle": shuffled,
    "permutation": np.random.RandomState(3).permutation(MATRIX),
    "choice": np.random.RandomState(3).choice(np.arange(10.0) * 1.5, 6),
    "matrix": np.random.RandomState(3).normal(0, 1, (5, 3)),
    "cube": np.random.RandomState(3).uniform(-1, 1, (3, 4, 2)),
}

save(__file__, 0, cases)
