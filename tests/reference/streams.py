"""What the reference scripts of the random streams share: seeds, ranges of integers, and the checksum of a long run."""

import numpy as np

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


def add(cases, name, long, **more):
    """Stores the checksum and the first four values of a long run under `name`."""
    cases[name] = {"sum": checksum(long), "first": np.asarray(long).ravel()[:4].astype(float), **more}


BOUNDS = [  # dtype, low, high (exclusive)
    ("bool", 0, 2), ("bool", 1, 2), ("int8", -128, 128), ("int8", -3, 100), ("uint8", 0, 256), ("uint8", 7, 8),
    ("int16", -(2**15), 2**15), ("int16", -7, 3000), ("uint16", 5, 2**16), ("int32", -(2**31), 2**31),
    ("int32", -5, 1000), ("uint32", 0, 2**32), ("uint32", 3, 3 * 2**30), ("int64", 0, 10), ("int64", -(2**31), 2**31),
    ("int64", 0, 2**32 + 1), ("int64", -(2**62), 2**62), ("int64", 4, 5), ("uint64", 0, 2**63 + 12345),
]
