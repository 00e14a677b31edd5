# SPDX-License-Identifier: Apache-2.0
"""Each function has given every result that its comment in the header names, and no other.

Usage: results.py HEADER FILE...     FILEs are what the tests beside this script noted

INTERNAL is not among them: no input leads there, or it would be mended. Prints one line a fault and
exits with 1 if there is any.
"""

import pathlib
import re
import sys

CONSTANT = re.compile(r"^\s*HJEMMEL_(?:ERROR_)?([A-Z]+) = (-?\d+)", re.MULTILINE)
FUNCTION = re.compile(
    r"((?:^///[^\n]*\n)+)HJEMMEL_API ([^;(]*?)\b(hjemmel_\w+)\(", re.MULTILINE)


def constants(header):
    """Name of a result without its prefix -> number."""
    block = re.search(r"enum \{\s*HJEMMEL_OK = 0,.*?\};", header, re.DOTALL).group(0)
    return {name: int(number) for name, number in CONSTANT.findall(block)}


def documented(header, known):
    """Function -> (its results as numbers, whether it gives nothing else)."""
    for comment, gives, name in FUNCTION.findall(header):
        text = re.sub(r"\n///\s?", " ", comment)
        told = re.search(r"Results:(.*?)(?:\. Threads:|\. After a failure)", text)
        words = re.findall(r"\b[A-Z]{2,}\b", told.group(1)) if told else []
        numbers = {known[word] for word in words if word in known}
        yield name, (numbers, gives.strip() == "hjemmel_result")


def given(paths):
    """Function -> numbers that calls of it gave."""
    out = {}
    for path in paths:
        for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
            name, _, number = line.partition("\t")
            out.setdefault(name, set()).add(int(number))
    return out


def faults_of(header, paths):
    known = constants(header)
    names = {number: name for name, number in known.items()}
    seen = given(paths)
    for function, (told, alone) in documented(header, known):
        found = seen.get(function, set())
        for number in sorted(told - found):
            yield f"{function} was never made to give {names[number]}"
        for number in sorted(found - told) if alone else ():
            yield f"{function} gave {names.get(number, number)}, which its comment does not name"


def main():
    header = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
    faults = list(faults_of(header, sys.argv[2:]))
    print("\n".join(faults) if faults else "each function gave all of its results")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
