import numpy as np
from scipy import special


def rows():
    def draw(low, high):
        return np.random.RandomState(1).uniform(low, high, 100000)

    unit, below, both, deep, above, middle, count = draw(0, 1), draw(-5, 0), draw(-20, 20), draw(-50, 0), draw(0, 10), draw(-5, 5), draw(0, 200)
    yield "hyp2f1 .3 1.6 2.2", "1e5", "f64", lambda: special.hyp2f1(0.3, 1.6, 2.2, unit)
    yield "hyp2f1 1 1 2", "1e5", "f64", lambda: special.hyp2f1(1, 1, 2, below)
    yield "hyp1f1 .5 1.5", "1e5", "f64", lambda: special.hyp1f1(0.5, 1.5, both)
    yield "hyp0f1 1.5", "1e5", "f64", lambda: special.hyp0f1(1.5, deep)
    yield "lambertw", "1e5", "f64", lambda: special.lambertw(above)
    yield "expm1", "1e5", "f64", lambda: special.expm1(middle)
    yield "exprel", "1e5", "f64", lambda: special.exprel(middle)
    yield "rel_entr", "1e5", "f64", lambda: special.rel_entr(unit, 0.3)
    yield "binom", "1e5", "f64", lambda: special.binom(np.floor(count), 20)
    for n in (10, 100, 1000):
        yield "roots_legendre", str(n), "f64", lambda n=n: special.roots_legendre(n)
    for n in (100, 1000):
        yield "roots_laguerre", str(n), "f64", lambda n=n: special.roots_laguerre(n)
    for n in (100, 1000, 10000):
        yield "roots_hermite", str(n), "f64", lambda n=n: special.roots_hermite(n)
