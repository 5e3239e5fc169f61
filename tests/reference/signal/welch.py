"""Spectra: periodogram, welch, csd, coherence, stft, istft and spectrogram with all options."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
from scipy import signal
from writer import save

SEED = 20240603
random = numpy.random.default_rng(SEED)
x = random.standard_normal(150) + 0.02 * numpy.arange(150)
y = random.standard_normal(150)
z = random.standard_normal(90) + 1j * random.standard_normal(90)
cube = random.standard_normal((3, 50, 2))
cases = {"data": {"x": x, "y": y, "z": z, "cube": cube}}


def add(name, result):
    f, *times, p = result
    cases[name] = {"f": f, "p": p, **({"t": times[0]} if times else {})}


add("periodogram plain", signal.periodogram(x))
add("periodogram window", signal.periodogram(x, 10, "hamming", detrend="linear", scaling="spectrum"))
add("periodogram crop", signal.periodogram(x, nfft=101))
add("periodogram pad", signal.periodogram(x, nfft=256, return_onesided=False, detrend=False))
add("periodogram complex", signal.periodogram(z))
add("welch plain", signal.welch(x))
add("welch nperseg", signal.welch(x, 100, nperseg=32))
add("welch odd", signal.welch(x, 100, "blackman", 33, 20, 47, "linear", scaling="spectrum"))
add("welch median", signal.welch(x, nperseg=16, average="median"))
add("welch twosided", signal.welch(x, nperseg=24, return_onesided=False))
add("welch complex", signal.welch(z, nperseg=20, average="median"))
for axis in (0, 1, 2):
    add(f"welch axis {axis}", signal.welch(cube, nperseg=2 if axis != 1 else 16, axis=axis))
add("csd plain", signal.csd(x, y, nperseg=32))
add("csd median", signal.csd(x, y, nperseg=32, average="median"))
add("csd short", signal.csd(x, y[:100], nperseg=32, return_onesided=False))
add("coherence", signal.coherence(x, y, 8, nperseg=30))
add("stft plain", signal.stft(x, nperseg=32))
add("stft odd", signal.stft(x, 50, ("kaiser", 5), 33, 10, 40, "constant", boundary="odd"))
add("stft even", signal.stft(x, nperseg=32, boundary="even", padded=False, scaling="psd"))
add("stft constant", signal.stft(x, nperseg=32, boundary="constant", return_onesided=False))
add("stft none", signal.stft(z, nperseg=32, boundary=None))
add("stft cube", signal.stft(cube, nperseg=16, axis=1))
for mode in ("psd", "complex", "magnitude", "angle", "phase"):
    add(f"spectrogram {mode}", signal.spectrogram(x, 20, nperseg=32, mode=mode))
add("spectrogram twosided", signal.spectrogram(x, nperseg=31, return_onesided=False, scaling="spectrum"))
Z = signal.stft(x, nperseg=32)[2]
Z = Z + 0.1 * (random.standard_normal(Z.shape) + 1j * random.standard_normal(Z.shape))
cases["istft plain"] = {"Z": Z, "x": signal.istft(Z)[1]}
cases["istft edges"] = {"Z": Z, "x": signal.istft(Z, noverlap=20, boundary=False, window="hamming", scaling="psd", fs=4)[1]}
save(__file__, SEED, cases)
