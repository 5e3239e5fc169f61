"""scipy.ndimage's times for the rows of label_bench.cpp."""

import numpy
from scipy import ndimage


def rows():
    for n in (225, 2048):
        size = f"{n}x{n}"
        y, x = numpy.mgrid[:n, :n]
        blobs = numpy.sin(x / 9) * numpy.sin(y / 11) + 0.5 * numpy.sin(x / 5 + y / 23) > 0.35
        noise = numpy.random.default_rng(1).random((n, n)) < 0.5
        image = numpy.random.default_rng(2).random((n, n)) + 1
        for kind, mask in (("blobs", blobs), ("noise", noise)):
            labels, count = ndimage.label(mask)
            out = labels.copy()
            index = numpy.arange(1, count + 1)
            yield f"label {kind}", size, "bool", lambda mask=mask, out=out: ndimage.label(mask, output=out)
            yield (f"label {kind} 8", size, "bool",
                   lambda mask=mask, out=out: ndimage.label(mask, numpy.ones((3, 3)), output=out))
            yield f"find_objects {kind}", size, "i32", lambda labels=labels: ndimage.find_objects(labels)
            yield (f"center_of_mass {kind}", size, "f64",
                   lambda image=image, labels=labels, index=index: ndimage.center_of_mass(image, labels, index))
    y, x = numpy.mgrid[:65536, :256]
    blobs = numpy.sin(x / 9) * numpy.sin(y / 11) + 0.5 * numpy.sin(x / 5 + y / 23) > 0.35
    out = numpy.empty((256, 256, 256), numpy.int32)
    for kind, mask in (("blobs", blobs), ("noise", numpy.random.default_rng(1).random(blobs.shape) < 0.5)):
        yield (f"label {kind}", "256x256x256", "bool",
               lambda mask=mask.reshape(out.shape): ndimage.label(mask, output=out))
