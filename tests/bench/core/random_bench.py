import numpy as np

SIZE = 1000000


def rows():
    legacy, modern = np.random.RandomState(42), np.random.default_rng(42)
    yield "RandomState.random_sample", "1e6", "f64", lambda: legacy.random_sample(SIZE)
    yield "RandomState.normal", "1e6", "f64", lambda: legacy.normal(1.0, 2.0, SIZE)
    yield "RandomState.randint", "1e6", "i64", lambda: legacy.randint(0, 1000, SIZE)
    yield "RandomState.permutation", "1e6", "i64", lambda: legacy.permutation(SIZE)
    yield "Generator.random", "1e6", "f64", lambda: modern.random(SIZE)
    yield "Generator.random", "1e6", "f32", lambda: modern.random(SIZE, dtype=np.float32)
    yield "Generator.standard_normal", "1e6", "f64", lambda: modern.standard_normal(SIZE)
    yield "Generator.standard_normal", "1e6", "f32", lambda: modern.standard_normal(SIZE, dtype=np.float32)
    yield "Generator.exponential", "1e6", "f64", lambda: modern.exponential(2.0, SIZE)
    yield "Generator.integers", "1e6", "i64", lambda: modern.integers(0, 1000, SIZE)
    yield "Generator.permutation", "1e6", "i64", lambda: modern.permutation(SIZE)
    yield "Generator.choice distinct", "1e6", "i64", lambda: modern.choice(SIZE, 10000, replace=False)
