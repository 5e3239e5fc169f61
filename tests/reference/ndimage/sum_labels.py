"""Values of scipy.ndimage's measurements: sum_labels, mean, variance, extrema, median, histogram and value_indices."""

import pathlib
import sys
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy
from scipy import ndimage
from writer import save

warnings.simplefilter("ignore")
seed = 20240705
rng = numpy.random.default_rng(seed)
cases = {}
for shape in ((60,), (9, 14), (4, 5, 7)):
    for kind in ("dense", "sparse", "negative"):
        a = numpy.round(rng.permutation(numpy.prod(shape)).reshape(shape) * 0.37 - 7, 2)
        labels = rng.integers(0, 6, shape)
        if kind == "sparse":
            labels = labels * 1000003
        if kind == "negative":
            labels = labels - 3
        present = numpy.unique(labels)
        index = numpy.concatenate([rng.permutation(present), present[:2], [present[-1] + 1]])
        case = {"a": a, "labels": labels, "index": index, "one": present[-1]}
        forms = {"all": (), "positive": (labels,), "one": (labels, present[-1]), "list": (labels, index)}
        for form, selection in forms.items():
            for name in ("sum_labels", "mean", "variance", "standard_deviation", "minimum", "maximum"):
                case[f"{name} {form}"] = numpy.atleast_1d(getattr(ndimage, name)(a, *selection))
            for name in ("minimum_position", "maximum_position"):
                case[f"{name} {form}"] = numpy.atleast_2d(getattr(ndimage, name)(a, *selection))
            # A list's last label is absent: SciPy's median of it is arbitrary, its histogram None.
            case[f"median {form}"] = numpy.atleast_1d(ndimage.median(a, *selection))[:len(index) - 1]
            counts = ndimage.histogram(a, -2.0, 9.1, 6, *selection)
            case[f"histogram {form}"] = (numpy.stack([c for c in counts if c is not None]) if form == "list"
                                         else counts[None])
        case["third"] = ndimage.labeled_comprehension(a, labels, index, lambda v, p: v[p.argmin()] + p.max(), float, -5.0,
                                                      True)
        values = ndimage.value_indices(labels)
        case["values"] = numpy.array(sorted(values))
        case["value indices"] = numpy.concatenate([numpy.stack(values[v]) for v in sorted(values)], axis=1)
        cases[f"{len(shape)} {kind}"] = case

save(__file__, seed, cases)
