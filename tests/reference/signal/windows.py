"""All windows, symmetric and periodic, of an even and an odd number of points, and dpss with several windows."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from scipy.signal import windows
from writer import save

PARAMETERS = {
    "kaiser": [8.6], "gaussian": [4.5], "general_gaussian": [1.5, 5.0], "general_hamming": [0.6], "chebwin": [60.0],
    "general_cosine": [0.4, 0.5, 0.06, 0.04], "dpss": [2.5], "tukey": [0.3], "taylor": [5, 35.0],
    "kaiser_bessel_derived": [4.0],
}
PLAIN = ("hann hamming boxcar blackman triang bartlett flattop parzen bohman blackmanharris nuttall barthann cosine "
         "lanczos exponential").split()
cases = {}
for name in PLAIN + list(PARAMETERS):
    for M in (1, 2, 3, 18, 25):
        for fftbins in (False, True):
            if name == "kaiser_bessel_derived" and (fftbins or M % 2):
                continue
            if name == "dpss" and M < 18:
                continue
            p = PARAMETERS.get(name, [])
            if name == "general_cosine":
                w = windows.general_cosine(M, p, not fftbins)
            elif name == "kaiser_bessel_derived":
                w = windows.kaiser_bessel_derived(M, *p)
            else:
                w = windows.get_window((name, *p), M, fftbins)
            cases[f"{name} {M} {fftbins}"] = {"name": name, "M": M, "fftbins": fftbins, "parameters": p, "w": w}
for norm in (2, "approximate", "subsample"):
    w, ratios = windows.dpss(64, 4, 6, norm=norm, return_ratios=True)
    cases[f"dpss norm {norm}"] = {"w": w, "ratios": ratios, "norm": str(norm)}
save(__file__, 0, cases)
