"""find_peaks with every condition, prominences, widths and relative extrema, on noise and on small integers."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
from scipy import signal
from writer import save

SEED = 20240602
random = numpy.random.default_rng(SEED)
walk = numpy.cumsum(random.standard_normal(300))
noise = random.standard_normal(200)
plateaus = random.integers(0, 5, 200).astype(float)
OPTIONS = {
    "plain": {}, "height": {"height": 0.3}, "height interval": {"height": (-0.5, 1.5)}, "threshold": {"threshold": 0.2},
    "threshold interval": {"threshold": (0.1, 2.0)}, "distance": {"distance": 7}, "long distance": {"distance": 60.5},
    "prominence": {"prominence": 1}, "prominence wlen": {"prominence": (0.5, 4), "wlen": 21}, "width": {"width": 2},
    "width rel": {"width": (0, 12), "rel_height": 0.8}, "plateau": {"plateau_size": 2},
    "all": {"height": -3, "threshold": (None, 3), "distance": 3, "prominence": 0.4, "width": 0.7, "plateau_size": (1, 4)},
}
cases = {}
for data_name, x in (("walk", walk), ("noise", noise), ("plateaus", plateaus)):
    for name, options in OPTIONS.items():
        if "distance" in options and data_name == "plateaus":
            continue  # the order of equal heights is not defined
        peaks, properties = signal.find_peaks(x, **options)
        cases[f"{data_name} {name}"] = {"x": x, "options": name, "peaks": peaks, **properties}
    peaks = signal.argrelmax(x, order=2)[0]
    some = numpy.sort(random.choice(len(x), 30, replace=False))
    import warnings
    warnings.simplefilter("ignore")
    p, l, r = signal.peak_prominences(x, some)
    w = signal.peak_widths(x, some, rel_height=0.6, wlen=31)
    cases[f"{data_name} functions"] = {
        "x": x, "max": peaks, "min": signal.argrelmin(x, order=3, mode="wrap")[0],
        "some": some, "prominences": p, "left_bases": l, "right_bases": r, "widths": w[0], "width_heights": w[1],
        "left_ips": w[2], "right_ips": w[3]}
image = random.integers(0, 30, (9, 11)).astype(float)
rows, columns = signal.argrelextrema(image, numpy.greater_equal, axis=1, order=2)
cases["image"] = {"x": image, "rows": rows, "columns": columns}
save(__file__, SEED, cases)
