# SPDX-License-Identifier: Apache-2.0
"""The ``hjemmel`` command: the program that the package carries."""

import os
import pathlib
import subprocess
import sys


def main() -> int:
    """Run the program with this process's arguments, in its place where the system can.

    Returns
    -------
    int
        The program's exit status.
    """
    name = "hjemmel.exe" if os.name == "nt" else "hjemmel"
    program = str(pathlib.Path(__file__).resolve().parent / "bin" / name)
    words = [program, *sys.argv[1:]]
    if os.name != "nt":
        os.execv(program, words)
    return subprocess.call(words)


if __name__ == "__main__":
    sys.exit(main())
