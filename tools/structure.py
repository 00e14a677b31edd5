#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the structure of the project: floors, sizes, mirrors and the form of text.

Usage: structure.py ROOT

Prints one line a fault and exits with 1 if there is any.
"""

import pathlib
import re
import sys

# The passes in the order that the data takes. An include may only point to the same or an earlier
# one. What is not a pass (src/c, src/cli, the contents page) stands above them all.
PASSES = "core feel model load check graph plan eval explain io examples report dmn api".split()

# Which folders under src/ may know which library, by the start of its headers' names.
# include/ may know Boost.Date_Time in core/, and no other.
LIBRARIES = {
    "boost/date_time/": {"core"},
    "boost/icl/": set(PASSES),
    "bid_": {"core"},
    "yaml-cpp/": {"load"},
    "rapidjson/": {"io"},
    "pcre2": {"feel"},
    "pugixml": {"dmn"},
    "date/": {"core"},
    "CLI/": {"cli"},
    "dirent.h": {"load"},
    "unistd.h": {"cli"},
}
PUBLIC_LIBRARIES = {"boost/date_time/": {"core"}}

CODE = {".hpp", ".h", ".cpp", ".c", ".py", ".sh"}
CPP = {".hpp", ".h", ".cpp", ".c"}
TEXT = CODE | {".cmake", ".in", ".json", ".jsonl", ".yaml", ".yml", ".md", ".txt", ".csv", ".map"}
MAX_LINES = 700
MAX_COLUMNS = 100
MAX_README_LINES = 30

INCLUDE = re.compile(r"\s*#\s*include\s*([<\"])([^>\"]+)[>\"]")
STANDARD = re.compile(r"[a-z_0-9]+|std(int|def|bool|io|lib)\.h")
LICENCE = "SPDX-License-Identifier: Apache-2.0"
HOME = re.compile(r"(?<![\w.])/(?:home|root|work|Users)/\w")
# String and character literals and comments of C++, raw strings first.
QUOTED = re.compile(
    r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*.*?\*/', re.DOTALL
)


def files(root):
    """Every file of the project, as a path relative to its root."""
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        hidden = any(part.startswith(".") and part != ".ci" for part in parts[:-1])
        built = parts[0].startswith("build") or parts[0] == "dist" or "__pycache__" in parts
        if path.is_file() and not hidden and not built:
            yield path.relative_to(root)


def pass_of(path):
    """The pass that a file under include/hjemmel/ or src/ belongs to, or None."""
    parts = path.parts
    inner = parts[2:] if parts[:2] == ("include", "hjemmel") else parts[1:]
    return inner[0] if len(inner) > 1 and inner[0] in PASSES else None


def library_fault(path, name):
    """What is wrong with including a foreign header there, or None."""
    public = path.parts[0] == "include"
    folder = pass_of(path) or path.parts[1]
    for start, folders in (PUBLIC_LIBRARIES if public else LIBRARIES).items():
        if name.startswith(start):
            return None if folder in folders else f"<{name}> may not be known in {folder}/"
    return f"<{name}> may not be known in {path.parts[0]}/"


def include_faults(path, lines):
    """Floors, and where a foreign library may be known."""
    if path.parts[0] not in ("include", "src") or path.suffix not in CPP:
        return
    own = pass_of(path)
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quote, name = match.groups()
        fault = None
        if name.startswith("hjemmel/") or name == "hjemmel.h":
            theirs = pass_of(pathlib.Path("include") / name)
            if "/detail/" in name and path.parts[0] == "include" and theirs != own:
                fault = f"<{name}> is private to {theirs}/"
            if own and not theirs:
                fault = f"{own}/ may not include <{name}>, which stands above it"
            elif own and PASSES.index(theirs) > PASSES.index(own):
                fault = f"{own}/ may not include {theirs}/, which comes after it"
        elif quote == '"':
            if name.startswith(".."):
                fault = f'"{name}" leaves its folder'
        elif not STANDARD.fullmatch(name):
            fault = library_fault(path, name)
        if fault:
            yield f"{number}: {fault}"


def size_faults(path, lines):
    if path.suffix in CODE and path.name != "hjemmel.h" and len(lines) > MAX_LINES:
        yield f"{len(lines)} lines, at most {MAX_LINES}"
    if path.suffix in CODE:
        for number, line in enumerate(lines, 1):
            if len(line) > MAX_COLUMNS:
                yield f"{number}: {len(line)} columns, at most {MAX_COLUMNS}"


def form_faults(path, lines):
    """Blanks, licence line, include guard, ASCII outside of literals and comments."""
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            yield f"{number}: a tab"
        if line != line.rstrip():
            yield f"{number}: trailing blanks"
        if HOME.search(line):
            yield f"{number}: a path of one machine"
    if path.suffix in CODE or path.name == "CMakeLists.txt":
        first = 1 if lines and lines[0].startswith("#!") else 0
        if len(lines) <= first or LICENCE not in lines[first]:
            yield f"{first + 1}: not '{LICENCE}'"
    if path.suffix == ".hpp" and "#pragma once" not in lines:
        yield "no '#pragma once'"
    if path.suffix in CPP:
        bare = QUOTED.sub(lambda match: "\n" * match.group().count("\n"), "\n".join(lines))
        for number, line in enumerate(bare.split("\n"), 1):
            if not line.isascii():
                yield f"{number}: not ASCII, outside of a literal or comment"


def mirror_faults(root, paths):
    """Each header has its test, each folder of headers its README; what stands in a folder
    `detail` is tested through what uses it."""
    headers = [path for path in paths if path.suffix == ".hpp" and pass_of(path)]
    for header in headers:
        if header.parts[0] == "include" and "detail" not in header.parts:
            test = pathlib.Path("tests", *header.parts[2:]).with_suffix(".cpp")
            if not (root / test).is_file():
                yield f"{header}: has no test {test}"
    public = [h for h in headers if h.parts[0] == "include" and "detail" not in h.parts]
    for folder in sorted({header.parent for header in public}):
        readme = root / folder / "README.md"
        if not readme.is_file():
            yield f"{folder}: has no README.md"
        elif len(readme.read_text(encoding="utf-8").splitlines()) > MAX_README_LINES:
            yield f"{folder}/README.md: more than {MAX_README_LINES} lines"


def text_faults(root, path):
    data = (root / path).read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        yield "not UTF-8"
        return
    if text and not text.endswith("\n"):
        yield "does not end with a line feed"
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    for check in (include_faults, size_faults, form_faults):
        yield from check(path, lines)


def faults(root):
    paths = list(files(root))
    for path in paths:
        script = path.parts[0] == ".ci"
        if path.suffix in TEXT or script:
            yield from (f"{path}:{fault}" for fault in text_faults(root, path))
    yield from mirror_faults(root, paths)


def main():
    found = list(faults(pathlib.Path(sys.argv[1])))
    for fault in found:
        print(fault)
    print(f"structure: {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
