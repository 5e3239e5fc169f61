"""Variates of RandomState and Generator that share their algorithms: the checksum and the first values of a run of each."""

import functools
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
import streams
from writer import save

DRAWS = [
    ("standard_gamma", 0.3), ("standard_gamma", 1.0), ("standard_gamma", 4.5), ("gamma", 2.5, 3.0), ("beta", 0.4, 0.7),
    ("beta", 2.5, 0.7), ("chisquare", 3.3), ("noncentral_chisquare", 3.0, 2.5), ("noncentral_chisquare", 0.7, 2.5),
    ("f", 4.0, 7.0), ("noncentral_f", 4.0, 7.0, 1.5), ("standard_t", 3.5), ("weibull", 1.7), ("pareto", 2.2),
    ("power", 0.4), ("laplace", 1.0, 2.0), ("gumbel", 1.0, 2.0), ("logistic", 1.0, 2.0), ("lognormal", 0.5, 0.7),
    ("rayleigh", 1.5), ("wald", 2.0, 3.0), ("vonmises", 0.5, 2.0), ("vonmises", 0.5, 1e-6), ("vonmises", 0.5, 2e6),
    ("triangular", 1.0, 2.0, 5.0), ("poisson", 3.5), ("poisson", 57.5), ("poisson", 1e6), ("binomial", 20, 0.3),
    ("binomial", 100, 0.9), ("binomial", 1000, 0.4), ("binomial", 100000, 0.7), ("negative_binomial", 5.5, 0.2),
    ("geometric", 0.5), ("geometric", 0.05), ("hypergeometric", 15, 10, 7), ("hypergeometric", 150, 90, 70),
    ("hypergeometric", 20, 200, 215), ("hypergeometric", 90, 150, 170), ("zipf", 2.5), ("zipf", 1.1), ("logseries", 0.7),
    ("logseries", 0.99),
]
cases = {}
add = functools.partial(streams.add, cases)
for kind, make in (("RandomState", np.random.RandomState), ("Generator", np.random.default_rng)):
    rng = make(42)
    for i, (name, *parameters) in enumerate(DRAWS):
        add(f"{kind} {i}", getattr(rng, name)(*parameters, 5001))
    add(f"{kind} standard_cauchy", rng.standard_cauchy(5001))
    add(f"{kind} multinomial", rng.multinomial(20, [0.2, 0.3, 0.5], 500))
    add(f"{kind} dirichlet", rng.dirichlet([0.2, 3.0, 5.0], 500))
    add(f"{kind} dirichlet sticks", rng.dirichlet([0.02, 0.03, 0.05], 500))
save(__file__, 42, cases)
