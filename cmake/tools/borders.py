#!/usr/bin/env python3
"""Checks the borders between modules and the house rules that a script can see. Prints each breach, exits 1 if any.

    python3 cmake/tools/borders.py
    python3 cmake/tools/borders.py --update    # take what was mended from the list of known breaches (--grow: add to it)

- The modules form a DAG (MAY_USE below); a module uses another's public headers, never its detail/.
- Headers: ASCII, the licence line, #pragma once, at most 600 lines unless a table, no <iostream>, <regex> or <ranges>.
- Standard headers that are long to compile are included by the one header that says what stands in for them (COSTLY).
- Eigen::internal is named in core/kernel/simd.hpp (packets) and core/detail/dense.hpp (traits of expressions) alone.
- A public type never lives in detail/, a kernel never in a public header: at most 40 lines in its detail namespaces,
  lines that only say that a function is compiled on use (`template <class = void>`) aside.
- At most 25 headers, tests or reference scripts a folder; a larger module has shelves (sub-folders).
- Tests, benchmarks and examples include families, not umbrellas.
- A header that declares a function of SciPy's has a call in tests/build/calls, whose warnings and cost compile_time.py holds.

What the tree breaches today stands in known_breaches.txt beside this script, with the number that it may have. The list
shrinks: it is there because the rules are younger than the files.
"""

import argparse
import pathlib
import re
import sys

from compile_time import without_call

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = ROOT / "include" / "scixx"
KNOWN = pathlib.Path(__file__).with_name("known_breaches.txt")
LOW = {"core", "special"}
MIDDLE = LOW | {"fft", "linalg"}
UPPER = MIDDLE | {"optimize", "integrate"}
HIGH = UPPER | {"spatial", "ndimage"}
MAY_USE = {
    "core": set(),
    "special": {"core"},
    "fft": LOW,
    "linalg": LOW,
    "optimize": MIDDLE,
    "integrate": MIDDLE | {"optimize"},
    "spatial": UPPER,
    "ndimage": UPPER,
    "signal": HIGH,
    "stats": HIGH,
}
INTERNAL = {"core/kernel/simd.hpp", "core/detail/dense.hpp"}
LINES, DETAIL_LINES, FILES = 600, 40, 25
ON_USE = "template <class = void>"
FORBIDDEN = re.compile(r"#\s*include\s*<(iostream|regex|ranges|format)>")
COSTLY = {"cmath": "core/kernel/math.hpp", "chrono": "core/kernel/clock.hpp", "thread": "core/detail/thread.hpp",
          "condition_variable": "core/detail/thread.hpp", "random": "core/detail/entropy.hpp",
          "mutex": "core/kernel/lock.hpp"}
COSTLY_INCLUDE = re.compile(r"#\s*include\s*<(" + "|".join(COSTLY) + ")>")
INCLUDED = re.compile(r'#\s*include\s*[<"]scixx/([^>"]+)[>"]')
OPENED = re.compile(r"(?:inline )?namespace ([\w:]+)\s*\{")
CLOSED = re.compile(r"\}\s*// namespace")
TYPE = re.compile(r"(?:enum class|enum|struct|class|union) (\w+)(?![\w<]|.*;$)")
ALIAS = re.compile(r"using (?:(\w+) = )?(?:\w+::)*detail::([A-Z]\w*)")
# Types of ours that have to stand in another's namespace: traits.
TRAITS = {"NumTraits", "ScalarBinaryOpTraits", "ArrayTraits", "tuple_size", "tuple_element", "hash"}


def module_of(path):
    """The module of a path below include/scixx, or None for an umbrella, tensor.hpp and version.hpp."""
    parts = pathlib.PurePosixPath(path).parts
    return parts[0] if len(parts) > 1 else None


def numbered(rule, number, limit, what):
    """A breach of a rule about a number; the list of known breaches may allow more than the limit."""
    if number > limit:
        yield rule, number, f"has {number} {what}, {limit} is the most"


def namespaces(lines):
    """(line, whether it stands in a detail namespace) of each line that opens or closes none at column 0."""
    stack = []
    for i, line in enumerate(lines):
        opened = OPENED.match(line)
        if opened and "}" not in (line.rstrip()[-1:], *lines[i + 2:i + 3]):  # one of a single line has no comment at its end
            stack.append("detail" in opened.group(1).split("::"))
        elif CLOSED.match(line) and stack:
            stack.pop()
        else:
            yield line, any(stack)


def type_breaches(path, lines):
    inside_detail = "detail" in path.relative_to(INCLUDE).parts
    if inside_detail:
        for line, detail in namespaces(lines):
            found = TYPE.match(line)
            if found and not detail and found.group(1) not in TRAITS:
                yield found.group(1), 1, f"defines {found.group(1)}, a public type, in detail/"
        return
    if "kernel" not in path.relative_to(INCLUDE).parts:
        count = sum(detail for line, detail in namespaces(lines) if line.strip() != ON_USE)
        yield from numbered("detail", count, DETAIL_LINES, "lines in its detail namespaces")
    for line, detail in namespaces(lines):
        found = ALIAS.match(line)
        if found and not detail:
            name = found.group(1) or found.group(2)
            yield name, 1, f"makes {name} public, which lives in a detail namespace"


def header_breaches(path):
    """(rule, number, what is wrong) of a header; the rule is empty where no exception is made."""
    name = path.relative_to(INCLUDE).as_posix()
    data = path.read_bytes()
    text = data.decode("utf-8")
    lines = text.splitlines()
    if not data.isascii():
        yield "", 0, "is not plain ASCII"
    if not lines or not lines[0].startswith("// SPDX-License-Identifier: BSD-3-Clause"):
        yield "", 0, "does not begin with the licence line"
    if "#pragma once" not in lines[:4]:
        yield "", 0, "lacks #pragma once in its first lines"
    if not name.endswith("tables.hpp"):
        yield from numbered("lines", len(lines), LINES, "lines")
    if "Eigen::internal" in text and name not in INTERNAL:
        yield "", 0, "names Eigen::internal"
    for match in FORBIDDEN.finditer(text):
        yield "", 0, f"includes <{match.group(1)}>"
    for header in COSTLY_INCLUDE.findall(text):
        if COSTLY[header] != name:
            yield "", 0, f"includes <{header}>, for which there is {COSTLY[header]}"
    yield from type_breaches(path, lines)
    module = module_of(name)
    if module is None:
        return
    if module not in MAY_USE:
        yield "", 0, f"belongs to an unknown module {module}"
        return
    for used in INCLUDED.findall(text):
        other = module_of(used)
        if other is None and used not in ("tensor.hpp", "version.hpp"):
            yield "", 0, f"includes the umbrella {used}"
        elif other not in (None, module):
            if other not in MAY_USE[module]:
                yield "", 0, f"uses {used}, but {module} may not depend on {other}"
            elif "/detail/" in used:
                yield "", 0, f"uses {used}, a detail of another module"


def folder_breaches():
    kinds = {"include": ("*.hpp", "headers"), "tests": ("*_test.cpp", "tests"), "tests/reference": ("*.py", "scripts")}
    for top, (pattern, what) in kinds.items():
        folders = {}
        for path in (ROOT / top).rglob(pattern):
            if path.parent != INCLUDE:
                folders.setdefault(path.parent, []).append(path)
        for folder, files in folders.items():
            for breach in numbered("files", len(files), FILES, what):
                yield (folder, *breach)


def user_breaches(path):
    umbrellas = {f"{module}.hpp" for module in MAY_USE} | {"scixx.hpp"}
    for used in INCLUDED.findall(path.read_text(encoding="utf-8")):
        if used in umbrellas:
            yield "", 0, f"includes the umbrella {used}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--update", action="store_true", help="rewrite the list of known breaches: what was mended goes")
    parser.add_argument("--grow", action="store_true", help="rewrite it from the tree as it is")
    arguments = parser.parse_args()
    headers = sorted(INCLUDE.rglob("*.hpp"))
    build = ROOT / "tests" / "build"
    users = [p for folder in ("tests", "examples") for p in (ROOT / folder).rglob("*.[ch]pp")
             if build not in p.parents or build / "calls" in p.parents]
    found = list(folder_breaches())
    for path in headers:
        if path.parent != INCLUDE or path.name in ("tensor.hpp", "version.hpp"):
            found += [(path, *breach) for breach in header_breaches(path)]
    for path in users:
        found += [(path, *breach) for breach in user_breaches(path)]
    found += [(INCLUDE / f"{name}.hpp", "", 0, f"has no call tests/build/calls/{name}.cpp") for name in without_call()]
    known = {}
    for line in KNOWN.read_text(encoding="utf-8").splitlines():
        path, rule, number = line.split()
        known[path, rule] = int(number)
    met, breaches = {}, 0
    for path, rule, number, what in found:
        key = (path.relative_to(ROOT).as_posix(), rule)
        if rule:
            met[key] = number
        if not rule or (number > known.get(key, 0) and not arguments.grow):
            print(f"{key[0]}: {what}")
            breaches += 1
    if arguments.update or arguments.grow:
        kept = {key: n for key, n in met.items() if arguments.grow or n <= known.get(key, 0)}
        KNOWN.write_text("".join(f"{path} {rule} {n}\n" for (path, rule), n in sorted(kept.items())), encoding="utf-8")
    print(f"borders: {len(headers)} headers and {len(users)} users read, {breaches} breaches, "
          f"{len(met.keys() & known.keys())} of {len(known)} known ones are left")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
