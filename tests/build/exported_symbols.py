# SPDX-License-Identifier: Apache-2.0
"""The shared library exports what the C header promises and nothing else.

Usage: exported_symbols.py NM LIBRARY
"""

import re
import subprocess
import sys

OURS = re.compile(r"hjemmel_[a-z0-9_]+@@HJEMMEL_1|HJEMMEL_1")


def main():
    nm, library = sys.argv[1:]
    command = [nm, "--dynamic", "--defined-only", "--format=posix", library]
    listing = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    names = [line.split()[0] for line in listing.splitlines()]
    foreign = [name for name in names if not OURS.fullmatch(name)]
    for name in foreign:
        print(f"exported, but not ours: {name}")
    if not names:
        print("exports nothing")
    return 1 if foreign or not names else 0


if __name__ == "__main__":
    sys.exit(main())
