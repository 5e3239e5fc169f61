#!/usr/bin/env python3
"""Checks the borders between modules and the house rules that a script can see. Prints each breach, exits 1 if any.

    python3 cmake/tools/borders.py

- The modules form a DAG (MAY_USE below); a module uses another's public headers, never its detail/.
- Headers: ASCII, the licence line, #pragma once, at most 600 lines unless a table, no <iostream>, <regex> or <ranges>.
- Tests, benchmarks and examples include families, not umbrellas.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = ROOT / "include"
LOW = {"core", "special"}
MIDDLE = LOW | {"fft", "linalg"}
MAY_USE = {
    "core": set(),
    "special": {"core"},
    "fft": LOW,
    "linalg": LOW,
    "integrate": MIDDLE,
    "optimize": MIDDLE,
    "spatial": MIDDLE,
    "ndimage": MIDDLE,
    "signal": MIDDLE | {"integrate", "optimize", "spatial", "ndimage"},
    "stats": MIDDLE | {"integrate", "optimize", "spatial", "ndimage"},
}
FORBIDDEN = re.compile(r"#\s*include\s*<(iostream|regex|ranges|format)>")
INCLUDED = re.compile(r'#\s*include\s*[<"]scixx/([^>"]+)[>"]')


def module_of(path):
    """The module of a path below include/scixx, or None for an umbrella and tensor.hpp."""
    parts = pathlib.PurePosixPath(path).parts
    return parts[0] if len(parts) > 1 else None


def header_breaches(path):
    name = path.relative_to(INCLUDE / "scixx").as_posix()
    data = path.read_bytes()
    text = data.decode("utf-8")
    lines = text.splitlines()
    if not data.isascii():
        yield "is not plain ASCII"
    if not lines or not lines[0].startswith("// SPDX-License-Identifier: BSD-3-Clause"):
        yield "does not begin with the licence line"
    if "#pragma once" not in lines[:4]:
        yield "lacks #pragma once in its first lines"
    if len(lines) > 600 and not name.endswith("_tables.hpp"):
        yield f"has {len(lines)} lines, 600 is the most"
    for match in FORBIDDEN.finditer(text):
        yield f"includes <{match.group(1)}>"
    module = module_of(name)
    if module is None:
        return
    if module not in MAY_USE:
        yield f"belongs to an unknown module {module}"
        return
    for used in INCLUDED.findall(text):
        other = module_of(used)
        if other is None and used != "tensor.hpp":
            yield f"includes the umbrella {used}"
        elif other not in (None, module):
            if other not in MAY_USE[module]:
                yield f"uses {used}, but {module} may not depend on {other}"
            elif "/detail/" in used:
                yield f"uses {used}, a detail of another module"


def user_breaches(path):
    umbrellas = {f"{module}.hpp" for module in MAY_USE} | {"scixx.hpp"}
    for used in INCLUDED.findall(path.read_text(encoding="utf-8")):
        if used in umbrellas:
            yield f"includes the umbrella {used}"


def main():
    breaches = []
    headers = sorted((INCLUDE / "scixx").rglob("*.hpp"))
    for path in headers:
        if path.parent != INCLUDE / "scixx" or path.name == "tensor.hpp":
            breaches += [(path, what) for what in header_breaches(path)]
    users = [p for folder in ("tests", "examples") for p in (ROOT / folder).rglob("*.[ch]pp") if "build" not in p.parts]
    for path in users:
        breaches += [(path, what) for what in user_breaches(path)]
    for path, what in breaches:
        print(f"{path.relative_to(ROOT)}: {what}")
    print(f"borders: {len(headers)} headers and {len(users)} users read, {len(breaches)} breaches")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
