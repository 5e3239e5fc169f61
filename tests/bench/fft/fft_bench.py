"""SciPy's side of fft_bench.cpp."""

import numpy
import scipy.fft


def rows():
    random = numpy.random.default_rng(1)

    def noise(shape, type):
        x = random.standard_normal(shape)
        if type.startswith("c"):
            x = x + 1j * random.standard_normal(shape)
        return x.astype({"c128": numpy.complex128, "c64": numpy.complex64, "f64": float, "f32": numpy.float32}[type])

    def row(operation, size, type, function, shape):
        x = noise(shape, type)
        return operation, size, type, lambda: function(x)

    for type in ("c128", "c64"):
        for n in (64, 1024, 65536, 1048576, 10007, 1000003):
            yield row("fft", str(n), type, scipy.fft.fft, n)
        for n in (225, 1024, 2048):
            yield row("fft2", f"{n}x{n}", type, scipy.fft.fft2, (n, n))
        yield row("fft batch", "10000x64", type, scipy.fft.fft, (10000, 64))
    for type in ("f64", "f32"):
        for n in (1024, 65536, 1048576):
            yield row("rfft", str(n), type, scipy.fft.rfft, n)
        for n in (225, 1024, 2048):
            yield row("rfft2", f"{n}x{n}", type, scipy.fft.rfft2, (n, n))
        yield row("rfft batch", "10000x64", type, scipy.fft.rfft, (10000, 64))
        yield row("dctn", "1024x1024", type, scipy.fft.dctn, (1024, 1024))
        yield row("dct", "1024", type, scipy.fft.dct, 1024)
