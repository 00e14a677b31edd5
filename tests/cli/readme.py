#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs what the READMEs show and compares the output.

Usage: readme.py HJEMMEL

`hjemmel` is the program given here, and `examples/run.sh`, which builds first, is replaced by the
example that it runs in the end.
`tests/run.sh` is left out: it runs this.
"""

import os
import pathlib
import re
import shlex
import subprocess
import sys

from shared.console import commands_of, fits, lines_of

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES = ["README.md", "examples/aalborg/README.md"]
SKIPPED = ("tests/run.sh",)


def blocks_of(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def runnable(command, program):
    words = shlex.split(command)
    if words[0] == "examples/run.sh":
        return [str(ROOT / "examples/aalborg/run"), program]
    return [program, *words[1:]] if words[0] == "hjemmel" else words


def main(program):
    failed = ran = 0
    for page in PAGES:
        for command, expected in (pair for block in blocks_of(page) for pair in commands_of(block)):
            if command in SKIPPED:
                continue
            ran += 1
            done = subprocess.run(runnable(command, program), cwd=ROOT, stdout=subprocess.PIPE,
                                  encoding="utf-8", env={**os.environ, "NO_COLOR": "1"})
            if done.returncode == 0 and fits(expected, lines_of(done.stdout)):
                continue
            failed += 1
            print(f"{page}: {command} ended with {done.returncode} and printed\n{done.stdout}")
    print(f"{ran} commands, {failed} failed")
    return 1 if failed or ran < 3 else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
