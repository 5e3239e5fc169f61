"""numpy.pad's extension of short lines by many samples, for every boundary mode that it shares with the library."""

import pathlib
import sys

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from writer import save

MODES = {"reflect": "symmetric", "mirror": "reflect", "nearest": "edge", "wrap": "wrap", "constant": "constant"}
cases = {}
for size in (1, 2, 5):
    line = np.arange(1.0, size + 1)
    for name, mode in MODES.items():
        if name == "wrap":  # numpy.pad before 1.25 goes wrong here for more than one period
            out = line.take(np.arange(-7, size + 12), mode="wrap")
        else:
            out = np.pad(line, (7, 12), mode=mode, **({"constant_values": -3.0} if name == "constant" else {}))
        cases[f"{name} {size}"] = {"mode": name, "line": line, "out": out}
save(__file__, 0, cases)
