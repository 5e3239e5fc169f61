"""lfilter, sosfilt with states, filtfilt by both methods and sosfiltfilt, on vectors and on an array of three axes."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
from scipy import signal
from writer import save

SEED = 20240601
random = numpy.random.default_rng(SEED)
cases = {}
x = random.standard_normal(51)
cube = random.standard_normal((3, 14, 5))
z = random.standard_normal(30) + 1j * random.standard_normal(30)
filters = {f"butter{n}": signal.butter(n, 0.25) for n in range(1, 10)}
filters["fir"] = (signal.firwin(9, 0.4), [1.0])
filters["fir over a0"] = ([1.0, 2.0, 3.0], [4.0])
filters["gain"] = ([3.0], [2.0])
filters["a0"] = ([1.0, 0.5], [2.0, -0.4, 0.3])
filters["short a"] = ([1.0, 0.5, 0.25, 0.125], [1.0, -0.5])
for name, (b, a) in filters.items():
    order = max(len(a), len(b)) - 1
    zi = random.standard_normal(order)
    y, zf = signal.lfilter(b, a, x, zi=zi)
    case = {"b": numpy.array(b), "a": numpy.array(a), "x": x, "plain": signal.lfilter(b, a, x), "zi": zi, "y": y, "zf": zf}
    if name != "gain":  # which SciPy has no steady state for
        case["steady"] = signal.lfilter_zi(b, a)
        case["lfiltic"] = signal.lfiltic(numpy.array(b) / a[0], numpy.array(a) / a[0], x[:5], x[7:10])
        for pad in ("odd", "even", "constant"):
            case[pad] = signal.filtfilt(b, a, x, padtype=pad)
        case["none"] = signal.filtfilt(b, a, x, padtype=None)
        case["gust"] = signal.filtfilt(b, a, x, method="gust")
        case["irlen"] = signal.filtfilt(b, a, x, method="gust", irlen=15)
    cases["tf " + name] = case
for n in (1, 2, 3, 4, 6, 8, 9, 11, 14):
    sos = signal.butter(n, 0.3, output="sos")
    zi = random.standard_normal((len(sos), 2))
    y, zf = signal.sosfilt(sos, x, zi=zi)
    cases[f"sos {n}"] = {"sos": sos, "x": x, "plain": signal.sosfilt(sos, x), "zi": zi, "y": y, "zf": zf,
                         "steady": signal.sosfilt_zi(sos), "filtfilt": signal.sosfiltfilt(sos, x),
                         "even": signal.sosfiltfilt(sos, x, padtype="even", padlen=7)}
b, a = filters["butter4"]
sos = signal.butter(5, 0.3, output="sos")
for axis in (0, 1, 2):
    shape = list(cube.shape)
    shape[axis] = 4
    zi = random.standard_normal(shape)
    y, zf = signal.lfilter(b, a, cube, axis, zi)
    shape[axis] = 2
    sos_zi = random.standard_normal([len(sos)] + shape)
    sos_y, sos_zf = signal.sosfilt(sos, cube, axis, sos_zi)
    cases[f"axis {axis}"] = {"b": b, "a": a, "sos": sos, "x": cube, "axis": axis, "zi": zi, "y": y, "zf": zf,
                             "sos_zi": sos_zi, "sos_y": sos_y, "sos_zf": sos_zf,
                             "filtfilt": signal.filtfilt(b, a, cube, axis, padlen=2),
                             "sosfiltfilt": signal.sosfiltfilt(sos, cube, axis, padlen=2)}
cases["complex"] = {"b": b, "a": a, "sos": sos, "x": z, "y": signal.lfilter(b, a, z), "sos_y": signal.sosfilt(sos, z),
                    "filtfilt": signal.filtfilt(b, a, z), "gust": signal.filtfilt(b, a, z, method="gust")}
save(__file__, SEED, cases)
