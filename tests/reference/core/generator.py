"""The streams of NumPy's Generator over PCG64: for each kind of draw the checksum of a long run, and some short runs in full."""

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
    p = np.arange(1, 101) / 5050
    g = lambda: np.random.default_rng(seed)  # noqa: E731
    for dtype in ("float64", "float32"):
        add(f"random {dtype} {seed}", g().random(LONG, dtype=dtype))
        add(f"standard_normal {dtype} {seed}", g().standard_normal(LONG, dtype=dtype))
        add(f"standard_exponential {dtype} {seed}", g().standard_exponential(LONG, dtype=dtype))
        add(f"standard_exponential inv {dtype} {seed}", g().standard_exponential(LONG, dtype=dtype, method="inv"))
    add(f"uniform {seed}", g().uniform(-3.7, 11.3, LONG))
    add(f"normal {seed}", g().normal(0.1, 3.3, LONG))
    add(f"exponential {seed}", g().exponential(2.3, LONG))
    add(f"permutation {seed}", g().permutation(LONG))
    add(f"choice {seed}", g().choice(1000, LONG))
    add(f"choice tail {seed}", g().choice(LONG, LONG // 2, replace=False))
    add(f"choice tail unshuffled {seed}", g().choice(LONG, LONG // 15, replace=False, shuffle=False))
    add(f"choice floyd {seed}", g().choice(LONG, 1000, replace=False))
    add(f"choice floyd unshuffled {seed}", g().choice(9999, 5000, replace=False, shuffle=False))
    add(f"choice p {seed}", g().choice(100, 2000, p=p))
    add(f"choice p distinct {seed}", g().choice(100, 60, replace=False, p=p))
    for dtype, low, high in BOUNDS:
        add(f"integers {dtype} {low} {high} {seed}", g().integers(low, high, LONG, dtype=dtype))
    s = g()
    mixed = [s.uniform(), s.integers(0, 7), s.standard_normal(), s.random(dtype="float32"), *s.random(70),
             *s.integers(0, 200, 5, dtype="uint8"), *s.normal(1, 2, 66), s.exponential(), s.integers(0, 2**40)]
    add(f"mixed {seed}", np.array(mixed, float))

MATRIX = np.arange(12.0).reshape(4, 3)
cases["array seed"] = {
    "several": np.random.default_rng([1, 2**40 + 5, 0, 7, 8]).random(5),
    "big": np.random.default_rng(2**100 + 2**33 + 1).random(5),
    "64 bits": np.random.default_rng(2**64 - 1).random(5),
}
sequence = np.random.SeedSequence(99)
children = sequence.spawn(3)
grandchild = children[1].spawn(2)[1]
cases["seed sequence"] = {
    "state32": sequence.generate_state(6),
    "child32": children[2].generate_state(6),
    "grandchild32": grandchild.generate_state(6),
    "grandchild": np.random.default_rng(grandchild).random(3),
    "state64": np.array([w >> s & 0xFFFFFFFF for w in map(int, sequence.generate_state(3, np.uint64)) for s in (0, 32)]),
}
bits = np.random.PCG64(5)
bits.advance(123456789)
cases["advance"] = {"out": np.random.Generator(bits).random(4)}

modern, modern1 = MATRIX.copy(), MATRIX.copy()
np.random.default_rng(3).shuffle(modern)
np.random.default_rng(3).shuffle(modern1, axis=1)
cube = np.arange(24.0).reshape(4, 3, 2)
cases["arrays"] = {
    "shuffle": modern,
    "shuffle 1": modern1,
    "permutation 1": np.random.default_rng(3).permutation(MATRIX, axis=1),
    "choice": np.random.default_rng(3).choice(MATRIX, 7),
    "choice 1": np.random.default_rng(3).choice(MATRIX, 2, replace=False, axis=1),
    "matrix": np.random.default_rng(3).standard_normal((5, 3)),
    "cube": np.random.default_rng(3).random((3, 4, 2)),
    "cube permutation": np.random.default_rng(3).permutation(cube, axis=2),
}

save(__file__, 0, cases)
