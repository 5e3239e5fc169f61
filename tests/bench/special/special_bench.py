import numpy as np
from scipy import special

SIZE = 1000000


def draw(low, high):
    return np.random.RandomState(1).uniform(low, high, SIZE)


def rows():
    for name, low, high in (("gamma", 0, 20), ("gammaln", 0, 20), ("ndtr", -6, 6), ("ndtri", 0, 1), ("log_ndtr", -30, 6), ("erf", -6, 6),
                            ("digamma", 0, 20)):
        narrow = draw(low, high).astype(np.float32)
        yield name, "1e6", "f32", lambda f=getattr(special, name), x=narrow: f(x)
    unit32, wide32 = draw(0, 1).astype(np.float32), draw(0, 20).astype(np.float32)
    yield "betainc 5 7", "1e6", "f32", lambda: special.betainc(np.float32(5), np.float32(7), unit32)
    yield "gammainc 2.5", "1e6", "f32", lambda: special.gammainc(np.float32(2.5), wide32)
    x = draw(0, 20)
    yield "gamma", "1e6", "f64", lambda: special.gamma(x)
    yield "gammaln", "1e6", "f64", lambda: special.gammaln(x)
    normal, probability, tail = draw(-6, 6), draw(0, 1), draw(-30, 6)
    yield "ndtr", "1e6", "f64", lambda: special.ndtr(normal)
    yield "ndtri", "1e6", "f64", lambda: special.ndtri(probability)
    yield "log_ndtr", "1e6", "f64", lambda: special.log_ndtr(tail)
    wide, shape = draw(0, 20), draw(0, 200)
    yield "erf", "1e6", "f64", lambda: special.erf(normal)
    yield "digamma", "1e6", "f64", lambda: special.digamma(wide)
    yield "betaincinv 5 7", "1e6", "f64", lambda: special.betaincinv(5.0, 7.0, probability)
    yield "gammainc 2.5", "1e6", "f64", lambda: special.gammainc(2.5, wide)
    yield "gammainc 100", "1e6", "f64", lambda: special.gammainc(100.0, shape)
    yield "gammaincinv 2.5", "1e6", "f64", lambda: special.gammaincinv(2.5, probability)
    yield "stdtr 7", "1e6", "f64", lambda: special.stdtr(7.0, normal)
    yield "stdtrit 7", "1e6", "f64", lambda: special.stdtrit(7.0, probability)
    yield "betainc 5 7", "1e6", "f64", lambda: special.betainc(5.0, 7.0, probability)
    a = np.random.RandomState(2).uniform(0.5, 20, SIZE)
    b, wider = np.ascontiguousarray(a[::-1]), draw(0, 30)
    yield "beta", "1e6", "f64", lambda: special.beta(a, b)
    yield "betaln", "1e6", "f64", lambda: special.betaln(a, b)
    yield "gammainc arrays", "1e6", "f64", lambda: special.gammainc(a, wider)
    yield "betainc arrays", "1e6", "f64", lambda: special.betainc(a, b, probability)
    five, half, sixty = draw(0, 5), draw(0, 0.5), draw(0, 60)
    yield "gdtr arrays", "1e6", "f64", lambda: special.gdtr(1.5, a, wider)
    yield "fdtr arrays", "1e6", "f64", lambda: special.fdtr(a, b, five)
    yield "bdtrc arrays", "1e6", "f64", lambda: special.bdtrc(a, 50.0, probability)
    yield "stdtridf arrays", "1e6", "f64", lambda: special.stdtridf(half, -a)
    yield "chndtr arrays", "1e6", "f64", lambda: special.chndtr(sixty, a, b)
    yield "ncfdtr arrays", "1e6", "f64", lambda: special.ncfdtr(a, b, 3.0, five)
    yield "nctdtr arrays", "1e6", "f64", lambda: special.nctdtr(a, 1.5, five)
    rng = np.random.RandomState(1)
    real = rng.uniform(-5, 5, SIZE)
    z = real + 1j * rng.uniform(-20, 20, SIZE)
    yield "loggamma", "1e6", "c128", lambda: special.loggamma(z)
