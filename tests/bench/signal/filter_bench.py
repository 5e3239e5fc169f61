"""SciPy's times for the rows of filter_bench.cpp."""

import numpy
from scipy import signal


def rows():
    random = numpy.random.default_rng(1)
    x, small, kilo = random.uniform(-1, 1, 1000000), random.uniform(-1, 1, 256), random.uniform(-1, 1, 1000)
    channels, image = random.uniform(-1, 1, (64, 16384)), random.uniform(-1, 1, (1024, 1024))
    b, a = signal.butter(4, 0.1)
    sos4, sos8 = signal.butter(4, 0.1, output="sos"), signal.butter(8, 0.1, output="sos")
    for operation, size, call in (
        ("lfilter order 4", "1e6", lambda: signal.lfilter(b, a, x)),
        ("lfilter order 4", "256", lambda: signal.lfilter(b, a, small)),
        ("sosfilt order 4", "1e6", lambda: signal.sosfilt(sos4, x)),
        ("sosfilt order 8", "1e6", lambda: signal.sosfilt(sos8, x)),
        ("sosfilt order 4", "64x16384", lambda: signal.sosfilt(sos4, channels)),
        ("lfilter order 4", "64x16384", lambda: signal.lfilter(b, a, channels)),
        ("filtfilt order 4", "1e6", lambda: signal.filtfilt(b, a, x)),
        ("sosfiltfilt order 4", "1e6", lambda: signal.sosfiltfilt(sos4, x)),
        ("butter order 4", "4", lambda: signal.butter(4, 0.1)),
        ("firwin", "101", lambda: signal.firwin(101, 0.3)),
        ("resample_poly 3/2", "1e6", lambda: signal.resample_poly(x, 3, 2)),
        ("resample_poly 1/4", "1e6", lambda: signal.resample_poly(x, 1, 4)),
        ("savgol_filter 31,3", "1e6", lambda: signal.savgol_filter(x, 31, 3)),
        ("medfilt 5", "1e6", lambda: signal.medfilt(x, 5)),
        ("medfilt2d 3x3", "1024x1024", lambda: signal.medfilt2d(image, 3)),
        ("medfilt2d 7x7", "1024x1024", lambda: signal.medfilt2d(image, 7)),
        ("find_peaks", "1e6", lambda: signal.find_peaks(x)),
        ("find_peaks prominence distance", "1e6", lambda: signal.find_peaks(x, distance=10, prominence=1)),
        ("find_peaks", "1000", lambda: signal.find_peaks(kilo)),
    ):
        yield operation, size, "f64", call
