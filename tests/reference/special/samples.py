"""Arguments at which special functions are compared with mpmath, and the comparison's format."""

import mpmath as mp
import numpy as np


class Sampler:
    """Random arguments: uniform, of either sign, over powers of ten."""

    def __init__(self, seed, size):
        self.rng, self.size = np.random.default_rng(seed), size

    def uniform(self, low, high, size=None):
        return self.rng.uniform(low, high, size or self.size)

    def log(self, low, high, size=None):
        return 10.0 ** self.uniform(low, high, size)

    def signed(self, low, high, size=None):
        values = self.log(low, high, size)
        return values * self.rng.choice([-1.0, 1.0], len(values))

    def whole(self, low, high, size=None):
        return self.rng.integers(low, high, size or self.size).astype(float)


def case(function, *arguments, scale=None):
    """The case of a reference file: function of mpf arguments, correctly rounded."""
    arguments = [np.atleast_1d(np.asarray(a, dtype=float)) for a in arguments]
    arguments = np.broadcast_arrays(*arguments)
    rows = [[mp.mpf(float(v)) for v in row] for row in zip(*arguments)]
    content = {f"a{k}": np.array(a) for k, a in enumerate(arguments)}
    content["out"] = np.array([float(function(*row)) for row in rows])
    if scale:
        content["scale"] = np.array([float(scale(*row)) for row in rows])
    return content
