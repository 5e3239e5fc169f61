"""Fast Hankel transforms. The lengths are even: SciPy 1.10 takes the last coefficient of odd ones for a real one."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
import scipy.fft
from writer import save

seed = 20240604
random = numpy.random.default_rng(seed)
x = numpy.round(random.standard_normal((2, 16)), 3)
cases = {}
for mu in (0.0, 1.5, -0.7, -3.0):
    for offset in (0.0, 0.3):
        for bias in (0.0, 0.4, -0.2):
            key = f"{mu} {offset} {bias}"
            cases[key] = {"x": x, "mu": mu, "offset": offset, "bias": bias,
                          "fht": scipy.fft.fht(x, 0.1, mu, offset, bias), "ifht": scipy.fft.ifht(x, 0.1, mu, offset, bias),
                          "fhtoffset": scipy.fft.fhtoffset(0.1, mu, offset, bias)}
save(__file__, seed, cases)
