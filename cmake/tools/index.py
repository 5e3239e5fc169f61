#!/usr/bin/env python3
"""Writes what can be derived from the headers: each module's index and umbrella header, and the table in README.md.

    python3 cmake/tools/index.py            # write include/scixx/<module>/README.md, <module>.hpp, scixx.hpp, README.md
    python3 cmake/tools/index.py --check    # exit 1, naming the files, if one of them is stale

A public name is a documented declaration at namespace scope of a header outside detail/. Its comment gives the first
sentence; "@see scipy.x.y" gives SciPy's name; what follows "Differs from SciPy:" up to the paragraph's end, the differences.
A module with shelves (sub-folders) has a table for each. README.md names the functions of a module that has few.
"""

import argparse
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = ROOT / "include" / "scixx"
MODULES = ["core", "special", "fft", "linalg", "integrate", "optimize", "spatial", "ndimage", "signal", "stats"]
WRITTEN_BY = "python3 cmake/tools/index.py"
LICENCE = "// SPDX-License-Identifier: BSD-3-Clause"
# Headers that ask for a library, which no umbrella includes.
BY_CHOICE = {"linalg/lapack.hpp", *(f"{module}/kernels.hpp" for module in MODULES)}
LISTED = 40  # README.md counts instead of naming from here on
# Functions of a namespace that is SciPy's own are SciPy's without saying so, but for these.
SCIPYS = {"distance": ("scipy.spatial.distance", {"condensed_points"})}
BEGIN, END = "<!-- index:begin -->", "<!-- index:end -->"


# A full stop that ends a sentence: no initial (M. Unser) and no abbreviation.
SENTENCE_END = r"(?<=[\w)\]'`])(?<![\s(][A-Z])(?<!\be\.g)(?<!\bi\.e)(?<!\bal)(?<!\bcf)(?<!\bvs)(?<!\bEq)(?<!\bNo)\.\s"


def public_headers(folder):
    """Headers for users: not those of detail/, nor of core/kernel/, which kernels are made of."""
    headers = (p for p in folder.rglob("*.hpp") if not {"detail", "kernel"} & set(p.relative_to(folder).parts))
    return sorted(headers, key=pathlib.Path.as_posix)  # as clang-format sorts includes


def strip_balanced(text, opening, closing):
    """`text` after the balanced group that it begins with."""
    depth = 0
    for i, character in enumerate(text):
        depth += (character == opening) - (character == closing)
        if depth == 0:
            return text[i + 1:]
    return ""


def declared_name(code):
    """(kind, name) of the declaration that `code` begins with, or None."""
    code = code.strip()
    while True:
        if code.startswith("//"):
            code = code.partition("\n")[2].lstrip()
        elif code.startswith("#"):
            macro = re.match(r"#\s*define\s+(\w+)", code)
            if macro:
                return "macro", macro.group(1)
            code = code.partition("\n")[2].lstrip()
        elif code.startswith("template"):
            code = strip_balanced(code[len("template"):].lstrip(), "<", ">").lstrip()
        elif code.startswith("requires"):
            # A requires clause ends where a line begins that continues no expression.
            taken, code = code.split("\n", 1) if "\n" in code else (code, "")
            while code and (taken.rstrip().endswith(("&&", "||", "(", ",")) or code.lstrip().startswith(("&&", "||"))
                            or taken.count("(") > taken.count(")")):
                line, _, code = code.partition("\n")
                taken += "\n" + line
            code = code.lstrip()
        elif code.startswith("[["):
            code = code[code.index("]]") + 2:].lstrip()
        else:
            break
    if code.startswith("namespace"):  # what the header is about, which is no declaration
        return None
    for kind, pattern in (("type", r"(?:struct|class)\s+(\w+)\s*(?:final\s*)?[:{<]"), ("enum", r"enum\s+class\s+(\w+)"),
                          ("concept", r"concept\s+(\w+)"), ("type", r"using\s+(\w+)\s*="),
                          ("constant", r"inline\s+(?:constexpr|const)\s+[\w:<>, ]+?[\s>](\w+)\s*(?:=|{|\[)")):
        match = re.match(pattern, code)
        if match:
            return kind, match.group(1)
    match = re.search(r"(?<![\w:])(operator\W+|[A-Za-z]\w*)\s*\(", code)
    return ("function", match.group(1)) if match and ";" not in code[:match.start()] else None


def entries(header):
    """(kind, name, summary, scipy name, differences) of the documented declarations of a header, one a name."""
    lines = header.read_text().splitlines()
    found = {}
    in_detail = False
    inner = []
    i = 0
    while i < len(lines):
        if re.match(r"namespace (\w+::)*detail\b", lines[i]):
            in_detail = True
        if re.match(r"}\s*// namespace (\w+::)*detail\b", lines[i]):
            in_detail = False
        opened = re.match(r"(?:inline )?namespace ([\w:]+) {", lines[i])
        if opened and lines[i + 2:i + 3] != ["}"]:  # one of a single line has no comment at its end
            inner.append(opened.group(1).split("::")[-1])
        elif re.match(r"}\s*// namespace", lines[i]) and inner:
            inner.pop()
        if in_detail or not lines[i].startswith("///"):
            i += 1
            continue
        comment = []
        while i < len(lines) and lines[i].startswith("///"):
            comment.append(lines[i][3:].strip())
            i += 1
        declared = declared_name("\n".join(lines[i:i + 20])) if i < len(lines) and lines[i].strip() else None
        if declared is None or declared[1].startswith("operator"):
            continue
        text = "\n".join(comment)
        paragraph = re.split(r"\n\s*\n|\n@", text)[0].replace("\n", " ")
        summary = re.split(SENTENCE_END, paragraph + " ")[0].strip().rstrip(".,:")
        scipy = re.findall(r"\b((?:scipy|numpy)\.[\w.]*\w)", " ".join(re.findall(r"@see([^@]*)", text)))
        differs = re.search(r"(?:Differs|Differences) from SciPy:?\s+(.*?)(?=\n\s*\n|\n@|\Z)", text, re.S)
        kind, name = declared
        if inner and inner[-1] in SCIPYS and kind == "function" and not scipy and name not in SCIPYS[inner[-1]][1]:
            scipy = [f"{SCIPYS[inner[-1]][0]}.{name}"]
        if inner and inner[-1] == "method":
            name = f"method::{name}"
        # Of overloads the one that names SciPy's function is the main one.
        if name not in found or (scipy and not found[name][3]):
            found[name] = (kind, name, summary, ", ".join(dict.fromkeys(scipy)),
                           " ".join(differs.group(1).split()) if differs else "")
    return list(found.values())


def cell(text):
    return text.replace("|", "\\|")


def module_index(module):
    shelves = {}
    for header in public_headers(INCLUDE / module):
        rows = shelves.setdefault(header.relative_to(INCLUDE).parent.as_posix().replace("/", "::"), [])
        for kind, name, summary, scipy, differs in entries(header):
            rows.append((header.relative_to(INCLUDE).as_posix(), kind, name, summary, scipy, differs))
    lines = [f"# scixx::{module}", "", f"Written by `{WRITTEN_BY}` from the headers' comments; the comments are the documentation.", ""]
    if len(shelves) > 1:
        lines += ["Shelves: " + ", ".join(f"[{s}](#{s.replace(':', '')})" for s in sorted(shelves)) + ".", ""]
    every = []
    for shelf in sorted(shelves):
        functions = [row for row in shelves[shelf] if row[4]]
        helpers = [row for row in shelves[shelf] if not row[4]]
        every += functions
        if len(shelves) > 1:
            lines += [f"## {shelf}", ""]
        if functions:
            lines += ["| name | header | SciPy | what it does | what differs |", "|---|---|---|---|---|"]
            lines += [f"| `{n}` | `{h}` | `{s}` | {cell(t)} | {cell(d)} |" for h, _, n, t, s, d in functions] + [""]
        if helpers:
            lines += ["Options, results and helpers:", "", "| name | kind | header | what it is |", "|---|---|---|---|"]
            lines += [f"| `{n}` | {k} | `{h}` | {cell(t)} |" for h, k, n, t, _, _ in helpers] + [""]
    return "\n".join(lines), every


def families(module, names):
    """What README.md says of a module with many names: how many, and the headers that they are in."""
    stems = [h.relative_to(INCLUDE / module).with_suffix("").as_posix() for h in public_headers(INCLUDE / module)
             if any(row[3] for row in entries(h))]
    shelves = dict.fromkeys(stem.rpartition("/")[0] for stem in stems)
    where = [f"`{shelf}/`" for shelf in shelves if shelf]
    return f"{len(names)} functions and classes in {len(stems)} headers" + (f"; shelves {', '.join(where)}" if where else "")


def umbrella(title, includes):
    lines = [LICENCE, "#pragma once", "", f"/// {title} Written by `{WRITTEN_BY}`.", ""]
    return "\n".join(lines + [f"#include <scixx/{name}>" for name in sorted(includes)]) + "\n"


def outputs():
    """Contents by path of everything that is derived."""
    files = {}
    present = [m for m in MODULES if (INCLUDE / m).is_dir() and public_headers(INCLUDE / m)]
    table = ["| module | functions and classes, by SciPy's names |", "|---|---|"]
    for module in present:
        index, functions = module_index(module)
        files[INCLUDE / module / "README.md"] = index
        names = [h.relative_to(INCLUDE).as_posix() for h in public_headers(INCLUDE / module)]
        names = [name for name in names if name not in BY_CHOICE]
        files[INCLUDE / f"{module}.hpp"] = umbrella(f"All of scixx::{module}.", names)
        if functions:
            names = dict.fromkeys(row[2] for row in functions)
            listed = ", ".join(f"`{name}`" for name in names) if len(names) <= LISTED else families(module, names)
            table.append(f"| [`{module}`](include/scixx/{module}/README.md) | {listed} |")
    files[INCLUDE / "scixx.hpp"] = umbrella("The whole library.", [f"{m}.hpp" for m in present] + ["tensor.hpp", "version.hpp"])
    readme = (ROOT / "README.md").read_text() if (ROOT / "README.md").exists() else ""
    if BEGIN in readme and END in readme:
        head, tail = readme.split(BEGIN)[0], readme.split(END)[1]
        files[ROOT / "README.md"] = head + BEGIN + "\n" + "\n".join(table) + "\n" + END + tail
    return files


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if a file is stale")
    check = parser.parse_args().check
    stale = [path for path, content in outputs().items() if not path.exists() or path.read_text() != content]
    for path in stale:
        if check:
            print(f"{path.relative_to(ROOT)} is stale: run {WRITTEN_BY}")
        else:
            path.write_text(outputs()[path])
    print(f"index: {len(stale)} files {'are stale' if check else 'written'}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
