import numpy as np
from scipy import special

SIZE = 100000


def draw(low, high):
    return np.random.RandomState(1).uniform(low, high, SIZE)


def rows():
    for name, low, high in (("erf", -4, 4), ("erfinv", -1, 1), ("gamma", 0, 20), ("gammaln", 0, 20), ("digamma", 0, 20),
                            ("factorial", 0, 20), ("ndtr", -6, 6), ("ndtri", 0, 1), ("expit", -20, 20), ("logit", 0, 1),
                            ("entr", 0, 3), ("wrightomega", -5, 20), ("kolmogorov", 0.1, 3), ("kolmogi", 0, 1),
                            ("ellipk", -2, 1), ("ellipe", -2, 1), ("exp1", 0.01, 20), ("expi", -10, 20),
                            ("spence", 0.01, 10), ("j0", 0, 40), ("y0", 0, 40), ("i0", -20, 20), ("k0", 0.01, 30),
                            ("logsumexp", -5, 5), ("softmax", -5, 5)):
        x, f = draw(low, high), getattr(special, name)
        yield name, "1e5", "f64", lambda f=f, x=x: f(x)
        yield name, "1e5", "f32", lambda f=f, x=x.astype(np.float32): f(x)
    for name, low, high, f in (("xlogy 2", 0, 5, lambda x: special.xlogy(x.dtype.type(2), x)), ("sinc", -20, 20, np.sinc),
                               ("lambertw", -0.36, 20, lambda x: special.lambertw(x).real),
                               ("iv 2.5", 0, 20, lambda x: special.iv(x.dtype.type(2.5), x)),
                               ("kv 2.5", 0.1, 20, lambda x: special.kv(x.dtype.type(2.5), x)),
                               ("eval_legendre 5", -1, 1, lambda x: special.eval_legendre(5, x)),
                               ("hyp2f1 0.5 1 1.5", -1, 1, lambda x: special.hyp2f1(0.5, 1, 1.5, x)),
                               ("betainc 2 3", 0, 1, lambda x: special.betainc(x.dtype.type(2), x.dtype.type(3), x))):
        x = draw(low, high)
        yield name, "1e5", "f64", lambda f=f, x=x: f(x)
        yield name, "1e5", "f32", lambda f=f, x=x.astype(np.float32): f(x)
    a = np.random.RandomState(2).uniform(0.5, 20, SIZE)
    b = np.ascontiguousarray(a[::-1])
    for name, low, high, f in (("gammainc arrays", 0, 30, special.gammainc), ("gammaincinv arrays", 0, 1, special.gammaincinv),
                               ("betaincinv arrays", 0, 1, lambda a, p: special.betaincinv(a, b, p)),
                               ("stdtr arrays", -5, 5, special.stdtr), ("stdtrit arrays", 0, 1, special.stdtrit),
                               ("jv arrays", 0.1, 40, special.jv), ("comb arrays", 20, 60, lambda k, n: special.comb(n, k))):
        yield name, "1e5", "f64", lambda f=f, x=draw(low, high): f(a, x)
    yield "roots_legendre", "64", "f64", lambda: special.roots_legendre(64)
