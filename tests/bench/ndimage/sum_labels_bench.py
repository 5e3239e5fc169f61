"""scipy.ndimage's times for the rows of sum_labels_bench.cpp."""

import numpy
from ndimage.images import blobs, noise
from scipy import ndimage


def rows():
    for n in (225, 2048):
        size = f"{n}x{n}"
        image = 2 * numpy.random.default_rng(2).random((n, n)) + 1
        for kind, mask in (("blobs", blobs(n, n)), ("noise", noise(n, n))):
            labels, count = ndimage.label(mask)
            index = numpy.arange(1, count + 1)
            for name in ("sum_labels", "mean", "variance", "extrema", "median"):
                yield (f"{name} {kind}", size, "f64",
                       lambda image=image, name=name, labels=labels, index=index: getattr(ndimage, name)(image, labels,
                                                                                                   index))
            yield f"sum_labels of all {kind}", size, "f64", lambda image=image: ndimage.sum_labels(image)
            yield (f"histogram {kind}", size, "f64",
                   lambda image=image, labels=labels: ndimage.histogram(image, 1.0, 3.0, 64, labels))
            yield (f"value_indices {kind}", size, "f64",
                   lambda labels=labels: ndimage.value_indices(labels, ignore_value=0))
