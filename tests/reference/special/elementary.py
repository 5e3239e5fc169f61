"""Elementary functions from mpmath."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from samples import Sampler, case
from writer import save

mp.mp.dps = 120
s = Sampler(31, 25)
join = np.concatenate
real = join([s.uniform(-40, 40), s.uniform(-745, -650, 10), s.signed(-20, 3)])
share = join([s.uniform(0, 1), s.log(-300, 0), 0.5 + s.signed(-15, -1), 1 - s.log(-15, -1)])
positive, near = s.log(-3, 3), s.signed(-15, -1)
rate, power = s.signed(-10, 1, 60), s.signed(-8, 2, 60)
degrees = join([s.signed(-5, 15), 15 * s.whole(-40, 40)])
angle = mp.pi / 180


def tidy(x):
    """A sine or cosine without what is left of an exact zero."""
    return x if abs(x) > mp.mpf(10) ** -100 else mp.mpf(0)


cases = {
    "expit": case(lambda x: 1 / (1 + mp.exp(-x)), real),
    "logit": case(lambda p: mp.log(p / (1 - p)), share),
    "log_expit": case(lambda x: -mp.log1p(mp.exp(-x)), real),
    "softplus": case(lambda x: mp.log1p(mp.exp(x)), real),
    "xlogy": case(lambda x, y: x * mp.log(y), join([s.log(-200, 100), positive]), join([s.log(-200, 200), 1 + near])),
    "xlog1py": case(lambda x, y: x * mp.log1p(y), join([s.log(-100, 100), positive]), join([s.log(-200, 200), near])),
    "entr": case(lambda x: -x * mp.log(x), s.log(-300, 100)),
    "rel_entr": case(lambda x, y: x * mp.log(x / y), join([positive, s.log(-100, 100)]), join([positive * (1 + near), s.log(-100, 100)])),
    "kl_div": case(lambda x, y: x * mp.log(x / y) - x + y, join([positive, s.log(-2, 2)]), join([positive * (1 + near), s.log(-2, 2)])),
    "pseudo_huber": case(lambda d, r: d * d * (mp.sqrt(1 + (r / d) ** 2) - 1), s.log(-3, 3), s.signed(-8, 8)),
    "exp2": case(lambda x: mp.mpf(2) ** x, s.uniform(-1074, 1024)),
    "exp10": case(lambda x: mp.mpf(10) ** x, join([s.uniform(-323, 308), np.arange(-30, 30)])),
    "expm1": case(mp.expm1, s.signed(-20, 2.8)),
    "log1p": case(mp.log1p, join([s.log(-20, 300), -s.log(-20, -0.001)])),
    "cbrt": case(mp.cbrt, s.log(-300, 300)),
    "exprel": case(lambda x: mp.expm1(x) / x, join([s.signed(-20, 2.8), [709.5, 712.0]])),
    "cosm1": case(lambda x: mp.cos(x) - 1, s.signed(-30, 2)),
    "powm1": case(lambda x, y: mp.powm1(x, y), join([1 + s.signed(-10, -1), s.log(-3, 3)]), join([s.signed(-5, 2), s.signed(-15, 1)])),
    "sinc": case(lambda x: mp.sinc(mp.pi * x), join([s.signed(-5, 6), s.whole(1, 50) * (1 + s.signed(-15, -2))])),
    "diric": case(lambda x, n: mp.sin(n * x / 2) / (n * mp.sin(x / 2)), s.uniform(-20, 20), s.whole(1, 9), scale=lambda x, n: 0.1),
    "sindg": case(lambda x: tidy(mp.sin(x * angle)), degrees),
    "cosdg": case(lambda x: tidy(mp.cos(x * angle)), degrees),
    "tandg": case(lambda x: mp.tan(x * angle), s.signed(-5, 8)),
    "cotdg": case(lambda x: mp.cot(x * angle), s.signed(-5, 8)),
    "boxcox": case(lambda x, k: mp.expm1(k * mp.log(x)) / k, s.log(-10, 10, 60), rate),
    "boxcox1p": case(lambda x, k: mp.expm1(k * mp.log1p(x)) / k, join([s.log(-10, 10, 40), -s.log(-10, -0.01, 20)]), rate),
    "inv_boxcox": case(lambda x, k: mp.exp(mp.log1p(k * x) / k), np.abs(power), np.abs(rate)),
    "inv_boxcox1p": case(lambda x, k: mp.expm1(mp.log1p(k * x) / k), np.abs(power), np.abs(rate)),
}
save(__file__, 31, cases)
