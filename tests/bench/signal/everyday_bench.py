"""SciPy's times for the rows of everyday_bench.cpp."""

import numpy
from scipy import signal
from scipy.signal import windows


def rows():
    random = numpy.random.default_rng(1)
    t = numpy.linspace(0, 10, 10000)
    x, brief, image = random.uniform(-1, 1, 10000), random.uniform(-1, 1, 200), random.uniform(-1, 1, (256, 256))
    h = numpy.array([1.0, 2, 3, 2, 1])
    for name, size, call in (
        ("butter sos", "8", lambda: signal.butter(8, 0.2, output="sos")),
        ("firwin2", "150", lambda: signal.firwin2(150, [0, 0.5, 1], [1, 1, 0])),
        ("freqz", "512", lambda: signal.freqz([1, 2, 1], [1, -0.5, 0.2])),
        ("savgol_filter", "200", lambda: signal.savgol_filter(brief, 5, 2)),
        ("cspline2d", "256^2", lambda: signal.cspline2d(image)),
        ("sepfir2d", "256^2", lambda: signal.sepfir2d(image, h, h)),
        ("find_peaks prominence", "1e4", lambda: signal.find_peaks(x, prominence=0.1)),
        ("zoom_fft m 500", "1e4", lambda: signal.zoom_fft(x, [0.1, 0.3], 500)),
        ("step", "100", lambda: signal.step(([1], [1, 2, 3]))),
        ("chirp", "1e4", lambda: signal.chirp(t, 1, 10, 20)),
        ("chirp logarithmic", "1e4", lambda: signal.chirp(t, 1, 10, 20, "logarithmic")),
        ("gausspulse", "1e4", lambda: signal.gausspulse(t, fc=5)),
        ("hann", "1024", lambda: windows.hann(1024)),
        ("kaiser", "1024", lambda: windows.kaiser(1024, 8)),
        ("chebwin", "1001", lambda: windows.chebwin(1001, 100)),
        ("dpss 4 windows", "512", lambda: windows.dpss(512, 2.5, 4, return_ratios=True)),
    ):
        yield name, size, "f64", call
