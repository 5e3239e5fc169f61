"""scipy.ndimage's times for the rows of label_bench.cpp."""

import numpy
from ndimage.images import blobs, noise
from scipy import ndimage


def rows():
    for n in (225, 2048):
        size = f"{n}x{n}"
        image = numpy.random.default_rng(2).random((n, n)) + 1
        for kind, mask in (("blobs", blobs(n, n)), ("noise", noise(n, n))):
            labels, count = ndimage.label(mask)
            out = labels.copy()
            index = numpy.arange(1, count + 1)
            yield f"label {kind}", size, "bool", lambda mask=mask, out=out: ndimage.label(mask, output=out)
            yield (f"label {kind} 8", size, "bool",
                   lambda mask=mask, out=out: ndimage.label(mask, numpy.ones((3, 3)), output=out))
            yield f"find_objects {kind}", size, "i32", lambda labels=labels: ndimage.find_objects(labels)
            yield (f"center_of_mass {kind}", size, "f64",
                   lambda image=image, labels=labels, index=index: ndimage.center_of_mass(image, labels, index))
    out = numpy.empty((256, 256, 256), numpy.int32)
    for kind, mask in (("blobs", blobs(65536, 256)), ("noise", noise(65536, 256))):
        yield (f"label {kind}", "256x256x256", "bool",
               lambda mask=mask.reshape(out.shape): ndimage.label(mask, output=out))
