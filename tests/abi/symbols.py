# SPDX-License-Identifier: Apache-2.0
"""The shared library exports what symbols.tsv lists, and the header declares the same.

Usage: symbols.py NM LIBRARY HEADER

Each function is exported once, under the symbol version that the list tells; nothing else is, no
library is needed beyond those that docs/abi.md names, and nothing is left undefined but what they
give. Every function, and every result but INTERNAL, is named in the tests beside this script.
Prints one line a fault and exits with 1 if there is any.
"""

import pathlib
import re
import subprocess
import sys

RESULT = re.compile(r"^\s*(HJEMMEL_(?:OK|NONE|ERROR_\w+)) = -?\d+", re.MULTILINE)
# No input leads there, or it would be mended.
NOT_PROVOKED = {"HJEMMEL_ERROR_INTERNAL"}
FUNCTION = re.compile(r"^HJEMMEL_API [^;]*?\b(hjemmel_\w+)\(", re.MULTILINE)


def listed():
    """Function -> (symbol version, since)."""
    path = pathlib.Path(__file__).with_name("symbols.tsv")
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return {row[0]: (row[1], row[2]) for row in rows if not row[0].startswith("#")}


def exported(nm, library):
    """Each exported name as (name, symbol version); versions themselves left out."""
    command = [nm, "--dynamic", "--defined-only", "--format=posix", library]
    listing = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for line in listing.splitlines():
        name, _, version = line.split()[0].partition("@@")
        if version:
            yield name, version


def untried(text):
    """Functions and results of the header that no test here names."""
    folder = pathlib.Path(__file__).parent
    tests = [*folder.glob("*.c"), *folder.glob("*.cpp")]
    used = set(re.findall(r"\w+", " ".join(path.read_text(encoding="utf-8") for path in tests)))
    for name in FUNCTION.findall(text) + RESULT.findall(text):
        if name not in used and name not in NOT_PROVOKED:
            yield name


def main():
    nm, library, header = sys.argv[1:]
    text = pathlib.Path(header).read_text(encoding="utf-8")
    wanted = listed()
    found = dict(exported(nm, library))
    faults = []
    for name, version in found.items():
        if name not in wanted:
            faults.append(f"exported, but not listed: {name}")
        elif wanted[name][0] != version:
            faults.append(f"{name} is exported as {version}, listed as {wanted[name][0]}")
    faults += [f"listed, but not exported: {name}" for name in wanted if name not in found]
    declared = FUNCTION.findall(text)
    faults += [f"declared, but not listed: {name}" for name in declared if name not in wanted]
    faults += [f"listed, but not declared: {name}" for name in wanted if name not in declared]
    faults += [f"not tried by any test: {name}" for name in untried(text)]
    print("\n".join(faults) if faults else f"{len(found)} functions")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
