"""The streams of NumPy's RandomState: for each kind of draw the checksum of a long run, and some short runs in full."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from writer import save

SEEDS = [0, 1, 42, 0x1A2B3C4D, 2**32 - 1]
LONG = 100_003


def checksum(a):
    """Sum of (2 i + 1) * bits of element i modulo 2^64, as its four 16-bit digits."""
    a = np.ascontiguousarray(a).ravel()
    if a.dtype == bool:
        a = a.astype(np.uint8)
    bits = a.view({1: np.uint8, 2: np.uint16, 4: np.uint32, 8: np.uint64}[a.itemsize]).astype(np.uint64)
    total = int(np.sum(bits * (2 * np.arange(a.size, dtype=np.uint64) + 1), dtype=np.uint64))
    return np.array([total >> shift & 0xFFFF for shift in (0, 16, 32, 48)])


cases = {}


def add(name, long, **more):
    cases[name] = {"sum": checksum(long), "first": np.asarray(long).ravel()[:4].astype(float), **more}


BOUNDS = [  # dtype, low, high (exclusive)
    ("bool", 0, 2), ("bool", 1, 2), ("int8", -128, 128), ("int8", -3, 100), ("uint8", 0, 256), ("uint8", 7, 8),
    ("int16", -(2**15), 2**15), ("int16", -7, 3000), ("uint16", 5, 2**16), ("int32", -(2**31), 2**31),
    ("int32", -5, 1000), ("uint32", 0, 2**32), ("uint32", 3, 3 * 2**30), ("int64", 0, 10), ("int64", -(2**31), 2**31),
    ("int64", 0, 2**32 + 1), ("int64", -(2**62), 2**62), ("int64", 4, 5), ("uint64", 0, 2**63 + 12345),
]

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
