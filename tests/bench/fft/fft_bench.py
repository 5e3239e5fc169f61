"""SciPy's side of fft_bench.cpp; it has no destination, so the rows "into" are timed by the same calls."""

import numpy
import scipy.fft


def rows():
    random = numpy.random.default_rng(1)

    def noise(shape, type):
        x = random.standard_normal(shape)
        if type.startswith("c"):
            x = x + 1j * random.standard_normal(shape)
        return x.astype({"c128": numpy.complex128, "c64": numpy.complex64, "f64": float, "f32": numpy.float32}[type])

    def pair(operation, size, type, function, x):
        yield operation, size, type, lambda: function(x)
        yield operation + " into", size, type, lambda: function(x)

    for type in ("c128", "c64"):
        for n in (64, 1024, 65536, 1048576, 1000, 10007, 1000003):
            yield from pair("fft", str(n), type, scipy.fft.fft, noise(n, type))
        for n in (64, 1024, 65536, 1048576):
            yield next(pair("fft plan", str(n), type, scipy.fft.fft, noise(n, type)))
        for n in (225, 1024, 2048):
            yield from pair("fft2", f"{n}x{n}", type, scipy.fft.fft2, noise((n, n), type))
        yield from pair("fft batch", "10000x64", type, scipy.fft.fft, noise((10000, 64), type))
    for type, spectrum in (("f64", "c128"), ("f32", "c64")):
        for n in (1024, 65536, 1048576, 3375, 10007):
            yield from pair("rfft", str(n), type, scipy.fft.rfft, noise(n, type))
        for n in (1024, 65536):
            yield from pair("irfft", str(n), type, scipy.fft.irfft, noise(n // 2 + 1, spectrum))
        for n in (225, 1024, 2048):
            yield from pair("rfft2", f"{n}x{n}", type, scipy.fft.rfft2, noise((n, n), type))
        yield from pair("irfft2", "1024x1024", type, scipy.fft.irfft2, noise((1024, 513), spectrum))
        yield from pair("rfft batch", "10000x64", type, scipy.fft.rfft, noise((10000, 64), type))
        yield from pair("dctn", "1024x1024", type, scipy.fft.dctn, noise((1024, 1024), type))
        yield from pair("dct", "1024", type, scipy.fft.dct, noise(1024, type))
