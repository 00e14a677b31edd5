# SPDX-License-Identifier: Apache-2.0
"""The shared library exports what symbols.tsv lists, and the header declares the same.

Usage: symbols.py NM LIBRARY HEADER

Each function is exported once, under the symbol version that the list tells, since the version that
the header says; nothing else is, no library is needed beyond those that docs/abi.md names, and
nothing is made when it is loaded. (The linker leaves nothing undefined.) Every function is named in
the tests beside this script; results.py holds that it gave all of its results. Prints one line a
fault and exits with 1 if there is any.
"""

import pathlib
import re
import subprocess
import sys

# The C++ runtime's and C's, and what docs/abi.md names.
LIBRARIES = {"libstdc++", "libm", "libgcc_s", "libc", "ld-linux-x86-64",
             "libyaml-cpp", "libdate-tz", "libpcre2-8"}
FUNCTION = re.compile(r"^HJEMMEL_API [^;]*?\b(hjemmel_\w+)\(", re.MULTILINE)


def listed():
    """Function -> (symbol version, since)."""
    path = pathlib.Path(__file__).with_name("symbols.tsv")
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return {row[0]: (row[1], row[2]) for row in rows if not row[0].startswith("#")}


def needed(library):
    """Names of the libraries that the library asks for, without their versions."""
    listing = subprocess.run(["readelf", "--dynamic", library], check=True, capture_output=True,
                             text=True).stdout
    return set(re.findall(r"\(NEEDED\).*\[(\S+?)\.so[.\d]*\]", listing))


def made_at_start(library):
    """How many functions run when the library is loaded, beside the C runtime's own."""
    listing = subprocess.run(["readelf", "--sections", "--wide", library], check=True,
                             capture_output=True, text=True).stdout
    size = re.search(r" \.init_array +\w+ +\w+ +\w+ +(\w+)", listing)
    return int(size.group(1), 16) // 8 - 1 if size else 0


def since(text):
    """Function -> the version that its comment in the header says."""
    pattern = re.compile(r"Since (\d+\.\d+)[^\n]*\n(?:///[^\n]*\n)*"
                         r"HJEMMEL_API [^;]*?\b(hjemmel_\w+)\(")
    return {match.group(2): match.group(1) for match in pattern.finditer(text)}


def exported(nm, library):
    """Each exported name as (name, symbol version); versions themselves left out."""
    command = [nm, "--dynamic", "--defined-only", "--format=posix", library]
    listing = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for line in listing.splitlines():
        name, _, version = line.split()[0].partition("@@")
        if version:
            yield name, version


def untried(text):
    """Functions of the header that no test here names."""
    folder = pathlib.Path(__file__).parent
    tests = [*folder.glob("*.c"), *folder.glob("*.h")]
    used = set(re.findall(r"\w+", " ".join(path.read_text(encoding="utf-8") for path in tests)))
    for name in FUNCTION.findall(text):
        if name not in used:
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
    told = since(text)
    faults += [f"{name}: listed since {row[1]}, in the header since {told.get(name)}"
               for name, row in wanted.items() if told.get(name) != row[1]]
    faults += [f"needs a library that is not told: {name}" for name in needed(library) - LIBRARIES]
    if made_at_start(library) > 0:
        faults.append(f"{made_at_start(library)} files make something when the library is loaded")
    faults += [f"not tried by any test: {name}" for name in untried(text)]
    print("\n".join(faults) if faults else f"{len(found)} functions")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
