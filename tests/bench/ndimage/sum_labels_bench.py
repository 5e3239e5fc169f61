"""scipy.ndimage's times for the rows of sum_labels_bench.cpp."""

import numpy
from scipy import ndimage


def rows():
    for n in (225, 2048):
        size = f"{n}x{n}"
        y, x = numpy.mgrid[:n, :n]
        blobs = numpy.sin(x / 9) * numpy.sin(y / 11) + 0.5 * numpy.sin(x / 5 + y / 23) > 0.35
        noise = numpy.random.default_rng(1).random((n, n)) < 0.5
        image = 2 * numpy.random.default_rng(2).random((n, n)) + 1
        for kind, mask in (("blobs", blobs), ("noise", noise)):
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
