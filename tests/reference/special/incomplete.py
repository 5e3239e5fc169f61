"""The incomplete gamma and beta functions from their series in mpmath, with as many digits as the smaller tail asks for."""

import math

import mpmath as mp


def gamma_parts(a, x):
    """P(a, x) and Q(a, x), about 30 digits in both."""
    if x > max(2 * a, 40):
        with mp.workdps(60):
            shape, at = mp.mpf(a), mp.mpf(x)
            tail = mp.mpf(0)
            for k in range(int(3600 / x) + 120, 0, -1):
                tail = k * (shape - k) / (at + 2 * k + 1 - shape + tail)
            upper = mp.exp(shape * mp.log(at) - at - mp.loggamma(shape)) / (at + 1 - shape + tail)
            return 1 - upper, upper
    exponent = a * math.log(a / x) + x - a
    with mp.workdps(min(420, 60 + int(exponent / 2.3 if x > a else 0) + int(max(0, -math.log10(a))))):
        shape, at = mp.mpf(a), mp.mpf(x)
        total = term = mp.mpf(1)
        n = 0
        while term > total * mp.mpf(10) ** -mp.mp.dps:
            n += 1
            term *= at / (shape + n)
            total += term
        lower = total * mp.exp(shape * mp.log(at) - at - mp.loggamma(shape + 1))
        return lower, 1 - lower


def beta_parts(a, b, x):
    """I_x(a, b) and its complement, about 30 digits in both; None where the series is too long."""

    def lower(a, b, x, y):
        total = term = mp.mpf(1)
        n = 0
        while True:
            ratio = (a + b + n) / (a + 1 + n) * x
            term *= ratio
            total += term
            n += 1
            if ratio < 1 and term * ratio / (1 - ratio) < total * mp.mpf(10) ** -mp.mp.dps:
                break
            if n > 60000:
                return None
        return total * mp.exp(a * mp.log(x) + b * mp.log(y) - mp.loggamma(a) - mp.loggamma(b) + mp.loggamma(a + b)) / a

    with mp.workdps(60 + int(-math.log10(min(a, b, 1)))):
        a, b, x = mp.mpf(a), mp.mpf(b), mp.mpf(x)
        if x <= a / (a + b):
            value = lower(a, b, x, 1 - x)
            return None if value is None else (value, 1 - value)
        value = lower(b, a, 1 - x, x)
        return None if value is None else (1 - value, value)
