"""Stores reference values as JSON beside the script that made them.

A script tests/reference/<module>/<stem>.py ends with

    save(__file__, seed, {"case name": {"a": array, "order": 3, "mode": "reflect", "out": array}})

and writes <stem>.json. Arrays become {"shape", "real"[, "imag"]} in C order, floats keep all their digits, nan and inf
are written as strings, and the versions of Python's libraries and the seed stand at the top. Run all scripts with

    for script in tests/reference/*/*.py; do python3 "$script"; done
"""

import json
import math
import pathlib

import numpy
import scipy


def _number(value):
    if isinstance(value, (bool, numpy.bool_)):
        return bool(value)
    if isinstance(value, (int, numpy.integer)):
        return int(value)
    value = float(value)
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return value


def _encode(value):
    if isinstance(value, str):
        return value
    if isinstance(value, (complex, numpy.complexfloating)):
        value = numpy.asarray(value).reshape(1)
    if numpy.isscalar(value) or getattr(value, "ndim", None) == 0:
        return _number(numpy.asarray(value)[()])
    value = numpy.asarray(value)
    out = {"shape": list(value.shape)}
    if numpy.iscomplexobj(value):
        out["real"] = [_number(x) for x in value.real.ravel()]
        out["imag"] = [_number(x) for x in value.imag.ravel()]
    else:
        out["real"] = [_number(x) for x in value.ravel()]
    return out


def save(script, seed, cases):
    """Writes the cases to the JSON file beside `script`."""
    content = {
        "made_by": pathlib.Path(script).name,
        "scipy": scipy.__version__,
        "numpy": numpy.__version__,
        "seed": seed,
        "cases": {name: {key: _encode(value) for key, value in case.items()} for name, case in cases.items()},
    }
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(case)}" for name, case in content.pop("cases").items())
    head = json.dumps(content)[1:-1]
    pathlib.Path(script).with_suffix(".json").write_text(f"{{{head}, \"cases\": {{\n{lines}\n}}}}\n")
