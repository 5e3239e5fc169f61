#!/usr/bin/env python3
"""Prints what the sanitizers and the second compiler have to look at in CI: what changed, and one more module in turn.

    python3 cmake/tools/changed.py modules     # fft ndimage ...: the changed modules, then the one in turn
    python3 cmake/tools/changed.py programs    # test_fft_rfft ...: their test programs that a change can reach
    python3 cmake/tools/changed.py calls       # fft/rfft ...: likewise of tests/build/calls

Changes are counted from SCIXX_CI_BASE where it is set; else from where HEAD left origin/HEAD; else, on the landed branch
itself, from the last commit that is more than four hours older than HEAD. Without git, or where no such commit is there, or
with SCIXX_CI_ALL, everything counts as changed. A change in core, which everything includes, counts as a change of core
alone; core's users are tested by the optimised suite, and in turn. The turn is the number of commits.
"""

import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
REFERENCE = re.compile(r'"([a-z0-9_]+(?:/[a-z0-9_]+)+)\.json"')
INCLUDED = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.M)
MODULE_OF = re.compile(r"(?:include/scixx|tests/reference|tests/build/calls|tests)/([a-z]+)(?:/|\.hpp$)")


def git(*arguments):
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def base():
    """The commit that changes are counted from, or None."""
    if os.environ.get("SCIXX_CI_BASE"):
        return git("rev-parse", "--verify", os.environ["SCIXX_CI_BASE"] + "^{commit}")
    try:
        fork = git("merge-base", "HEAD", "origin/HEAD")
        if fork != git("rev-parse", "HEAD"):
            return fork
    except subprocess.CalledProcessError:
        pass
    now = int(git("log", "-1", "--format=%ct"))
    return git("log", "-1", f"--before=@{now - 4 * 3600}", "--format=%H") or None


def changed_files():
    """Paths that changed, the work tree's included; None where that can not be said."""
    if os.environ.get("SCIXX_CI_ALL"):
        return None
    try:
        since = base()
        if since is None:
            return None
        new = git("ls-files", "--others", "--exclude-standard")
        return set((git("diff", "--name-only", since) + "\n" + new).split())
    except (OSError, subprocess.CalledProcessError):
        return None


def all_modules():
    # tests/build has calls of headers whose names end in _test.
    return sorted({path.relative_to(TESTS).parts[0] for path in TESTS.rglob("*_test.cpp")} - {"build"})


def modules(changed):
    """Changed modules, and the one in turn: (list, one or None). The turn also says which changed module is the first."""
    every = all_modules()
    try:
        turn = int(git("rev-list", "--count", "HEAD"))
    except (OSError, subprocess.CalledProcessError):
        turn = 0
    touched = set(every)
    if changed is not None:
        found = {match.group(1) for match in map(MODULE_OF.match, changed) if match}
        touched = {"core" if name in ("support", "tensor") else name for name in found} & set(every)
    first = [name for name in every if name in touched]
    rest = [name for name in every if name not in touched]
    shift = turn % len(first) if first else 0
    return first[shift:] + first[:shift], rest[turn % len(rest)] if rest else None


def closure(path, seen):
    """The project's files that a file includes, itself and, below core, core left out."""
    if path in seen or not path.is_file():
        return seen
    seen.add(path)
    for name in INCLUDED.findall(path.read_text(encoding="utf-8")):
        for folder in (ROOT / "include", TESTS, path.parent):
            closure((folder / name).resolve(), seen)
    return seen


def reached(module, path, stem):
    """Paths whose change the test or call at `path` can see; core's for core alone."""
    files = {p.relative_to(ROOT).as_posix() for p in closure(path, set())}
    for name in [stem, *REFERENCE.findall(path.read_text(encoding="utf-8"))]:
        files |= {f"tests/reference/{name}.json", f"tests/reference/{name}.py"}
    return files if module == "core" else {p for p in files if not p.startswith(("include/scixx/core/", "tests/support/"))}


def selected(folder, ending, changed, touched, turn):
    """Stems (fft/rfft) of the files below a folder that a change can reach, and all of the module in turn."""
    for module in [*touched, *([turn] if turn else [])]:
        for path in sorted((folder / module).rglob("*" + ending)):
            stem = path.relative_to(folder).as_posix()[:-len(ending)]
            if changed is None or module == turn or reached(module, path, stem) & changed:
                yield stem


def main():
    changed = changed_files()
    touched, turn = modules(changed)
    if sys.argv[1:] == ["modules"]:
        print(*touched, *([turn] if turn else []))
    elif sys.argv[1:] == ["programs"]:
        stems = selected(TESTS, "_test.cpp", changed, touched, turn)
        print(*("test_" + stem.replace("/", "_") for stem in stems), sep="\n")
    elif sys.argv[1:] == ["calls"]:
        print(*selected(TESTS / "build" / "calls", ".cpp", changed, touched, turn), sep="\n")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
