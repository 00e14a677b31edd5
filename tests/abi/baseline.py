# SPDX-License-Identifier: Apache-2.0
"""The binary interface is the one of the committed baseline.

Usage: baseline.py COMPILER HEADER EXPORTS [--write]

What the header declares is compiled to a library of empty functions, so that its types alone are
compared; that the real library defines the same is the compiler's concern, and symbols.py's. Any
difference fails: one that is meant is written with --write, and its line in the changelog's section
ABI. Ends with 77 where abidiff is not installed.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BASELINE = pathlib.Path(__file__).with_name("libhjemmel.so.1.abi")
FUNCTION = re.compile(r"^HJEMMEL_API ([^;]*\bhjemmel_\w+\([^;]*\)) HJEMMEL_NOEXCEPT;", re.MULTILINE)
LIBRARY = "libhjemmel.so.1"


def library(compiler, header, exports, folder):
    """A shared library of all that the header declares, with debug information."""
    stable = header.read_text(encoding="utf-8").split("#ifdef HJEMMEL_UNSTABLE")[0]
    source = folder / "empty.c"
    bodies = [f"{signature} {{ __builtin_trap(); }}" for signature in FUNCTION.findall(stable)]
    source.write_text("#include <hjemmel.h>\n" + "\n".join(bodies) + "\n", encoding="utf-8")
    script = folder / "exports.map"
    script.write_text(exports.read_text(encoding="utf-8").split("HJEMMEL_UNSTABLE")[0],
                      encoding="utf-8")
    subprocess.run([compiler, "-std=c99", "-g", "-shared", "-fPIC", f"-I{header.parent.resolve()}",
                    f"-ffile-prefix-map={header.parent.resolve()}=include",
                    f"-ffile-prefix-map={folder}=.", f"-Wl,--version-script={script}",
                    f"-Wl,-soname,{LIBRARY}", "empty.c", "-o", LIBRARY], check=True, cwd=folder)


def main():
    compiler, header, exports, *options = sys.argv[1:]
    if shutil.which("abidiff") is None:
        print("skipped: abidiff (abigail-tools) is not installed")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        library(compiler, pathlib.Path(header), pathlib.Path(exports), folder)
        if options == ["--write"]:
            command = ["abidw", "--no-corpus-path", "--no-comp-dir-path", "--no-show-locs",
                       "--out-file", str(BASELINE), LIBRARY]
            return subprocess.run(command, check=False, cwd=folder).returncode
        command = ["abidiff", "--no-show-locs", str(BASELINE), LIBRARY]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    print(done.stdout + done.stderr, end="")
    if done.returncode == 0:
        print("no difference")
    return 1 if done.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
