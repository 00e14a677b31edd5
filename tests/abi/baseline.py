# SPDX-License-Identifier: Apache-2.0
"""The binary interface is the one of the committed baseline.

Usage: baseline.py LIBRARY HEADER [--write]

LIBRARY is built with debug information. Any difference fails: one that is meant is written with
--write, and its line in the changelog's section ABI. Ends with 77 where abidiff is not installed.
"""

import pathlib
import shutil
import subprocess
import sys

BASELINE = pathlib.Path(__file__).with_name("libhjemmel.so.1.abi")


def main():
    library, header, *options = sys.argv[1:]
    if shutil.which("abidiff") is None:
        print("skipped: abidiff (abigail-tools) is not installed")
        return 77
    public = ["--header-file", header]
    if options == ["--write"]:
        command = ["abidw", *public, "--no-corpus-path", "--no-comp-dir-path", "--no-show-locs",
                   "--drop-private-types", "--out-file", str(BASELINE), library]
        return subprocess.run(command, check=False).returncode
    command = ["abidiff", "--no-show-locs", "--hf2", header, "--drop-private-types",
               str(BASELINE), library]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    print(done.stdout + done.stderr, end="")
    if done.returncode == 0:
        print("no difference")
    return 1 if done.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
