import numpy as np
from scipy import special


def rows():
    x = np.random.RandomState(1).uniform(0, 40, 1000000)
    yield "j0", "1e6", "f64", lambda: special.j0(x)
    yield "j1", "1e6", "f64", lambda: special.j1(x)
    x = x[:100000]
    yield "jv 2.5", "1e5", "f64", lambda: special.jv(2.5, x)
    yield "jv 10.3", "1e5", "f64", lambda: special.jv(10.3, x)
    yield "jv 40", "1e5", "f64", lambda: special.jv(40, x)
    yield "yv 2.5", "1e5", "f64", lambda: special.yv(2.5, x)
    yield "yv 10.3", "1e5", "f64", lambda: special.yv(10.3, x)
    yield "spherical_jn 3", "1e5", "f64", lambda: special.spherical_jn(3, x)
    yield "spherical_kn 3", "1e5", "f64", lambda: special.spherical_kn(3, x)
    yield "airy", "1e5", "f64", lambda: special.airy(x - 20)
    yield "jn_zeros 2", "200", "f64", lambda: special.jn_zeros(2, 200)
