"""SciPy's times for the rows of spectral_bench.cpp."""

import numpy
from scipy import signal


def rows():
    random = numpy.random.default_rng(1)
    for name, scalar in (("f64", numpy.float64), ("f32", numpy.float32)):
        x = random.uniform(-1, 1, 1000000).astype(scalar)
        yield "welch nperseg 1024", "1e6", name, lambda x=x: signal.welch(x, nperseg=1024)
        yield "stft nperseg 1024", "1e6", name, lambda x=x: signal.stft(x, nperseg=1024)
        yield "spectrogram nperseg 1024", "1e6", name, lambda x=x: signal.spectrogram(x, nperseg=1024)
        yield "periodogram", "1e6", name, lambda x=x: signal.periodogram(x)
        yield "hilbert", "1e6", name, lambda x=x: signal.hilbert(x)
        yield "resample to 750000", "1e6", name, lambda x=x: signal.resample(x, 750000)
