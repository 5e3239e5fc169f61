"""The nonlinear regressions of NIST's Statistical Reference Datasets (https://www.itl.nist.gov/div898/strd/nls/nls_main.shtml,
public domain): data, both starts, certified parameters with their standard deviations and residual sum of squares, and the
sums of squares that scipy.optimize.least_squares reaches with its three methods, Jacobians by differences.

    python3 nist_regression.py <folder with NIST's files Misra1a.dat ... Thurber.dat>

Nelson's response is log(y), as in its model."""

import pathlib
import re
import sys
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))

import numpy as np
from scipy.optimize import least_squares
from writer import save

warnings.simplefilter("ignore")
exp, cos, sin, pi = np.exp, np.cos, np.sin, np.pi


def misra1a(x, b): return b[0] * (1 - exp(-b[1] * x))
def misra1b(x, b): return b[0] * (1 - (1 + b[1] * x / 2)**-2.0)
def misra1c(x, b): return b[0] * (1 - (1 + 2 * b[1] * x)**-0.5)
def misra1d(x, b): return b[0] * b[1] * x / (1 + b[1] * x)
def chwirut(x, b): return exp(-b[0] * x) / (b[1] + b[2] * x)
def lanczos(x, b): return b[0] * exp(-b[1] * x) + b[2] * exp(-b[3] * x) + b[4] * exp(-b[5] * x)
def danwood(x, b): return b[0] * x**b[1]
def bennett5(x, b): return b[0] * (b[1] + x)**(-1 / b[2])
def boxbod(x, b): return b[0] * (1 - exp(-b[1] * x))
def eckerle4(x, b): return b[0] / b[1] * exp(-0.5 * ((x - b[2]) / b[1])**2)
def cubic(x, b): return (b[0] + b[1] * x + b[2] * x**2 + b[3] * x**3) / (1 + b[4] * x + b[5] * x**2 + b[6] * x**3)
def kirby2(x, b): return (b[0] + b[1] * x + b[2] * x**2) / (1 + b[3] * x + b[4] * x**2)
def mgh09(x, b): return b[0] * (x**2 + x * b[1]) / (x**2 + x * b[2] + b[3])
def mgh10(x, b): return b[0] * exp(b[1] / (x + b[2]))
def mgh17(x, b): return b[0] + b[1] * exp(-x * b[3]) + b[2] * exp(-x * b[4])
def nelson(x, b): return b[0] - b[1] * x[:, 0] * exp(-b[2] * x[:, 1])
def rat42(x, b): return b[0] / (1 + exp(b[1] - b[2] * x))
def rat43(x, b): return b[0] / (1 + exp(b[1] - b[2] * x))**(1 / b[3])
def roszman1(x, b): return b[0] - b[1] * x - np.arctan(b[2] / (x - b[3])) / pi


def gauss(x, b):
    return b[0] * exp(-b[1] * x) + b[2] * exp(-((x - b[3]) / b[4])**2) + b[5] * exp(-((x - b[6]) / b[7])**2)


def enso(x, b):
    return (b[0] + b[1] * cos(2 * pi * x / 12) + b[2] * sin(2 * pi * x / 12) + b[4] * cos(2 * pi * x / b[3]) +
            b[5] * sin(2 * pi * x / b[3]) + b[7] * cos(2 * pi * x / b[6]) + b[8] * sin(2 * pi * x / b[6]))


models = {"Misra1a": misra1a, "Misra1b": misra1b, "Misra1c": misra1c, "Misra1d": misra1d, "Chwirut1": chwirut,
          "Chwirut2": chwirut, "Lanczos1": lanczos, "Lanczos2": lanczos, "Lanczos3": lanczos, "Gauss1": gauss,
          "Gauss2": gauss, "Gauss3": gauss, "DanWood": danwood, "Bennett5": bennett5, "BoxBOD": boxbod,
          "Eckerle4": eckerle4, "ENSO": enso, "Hahn1": cubic, "Thurber": cubic, "Kirby2": kirby2, "MGH09": mgh09,
          "MGH10": mgh10, "MGH17": mgh17, "Nelson": nelson, "Rat42": rat42, "Rat43": rat43, "Roszman1": roszman1}

cases = {}
for name, model in sorted(models.items()):
    lines = (pathlib.Path(sys.argv[1]) / f"{name}.dat").read_text().splitlines()
    parameters = [[float(v) for v in line.split("=")[1].split()] for line in lines if re.match(r"\s*b\d\s*=", line)]
    squares = float(next(line for line in lines if line.startswith("Residual Sum")).split(":")[1])
    first = max(i for i, line in enumerate(lines) if line.startswith("Data:"))
    data = np.array([[float(v) for v in line.split()] for line in lines[first + 1:] if line.strip()])
    y, x = data[:, 0], data[:, 1] if data.shape[1] == 2 else data[:, 1:]
    if name == "Nelson":
        y = np.log(y)
    start1, start2, certified, deviations = np.array(parameters).T
    case = {"x": x, "y": y, "start1": start1, "start2": start2, "certified": certified, "deviations": deviations,
            "squares": squares}
    for start in ("start1", "start2"):
        for method in ("lm", "trf", "dogbox"):
            r = least_squares(lambda b: model(x, b) - y, case[start], method=method, max_nfev=2000, xtol=1e-12,
                              ftol=1e-12, gtol=1e-12, x_scale="jac" if method == "lm" else np.abs(case[start]))
            case[f"{method} {start}"] = 2 * r.cost
    cases[name] = case
save(__file__, 0, cases)
