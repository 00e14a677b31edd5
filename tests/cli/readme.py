#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs what the READMEs show and compares the output.

Usage: readme.py HJEMMEL

In a `console` block a line that begins with `$ ` is a command, with its continued lines; what
follows is its output, where `[...]` stands for any lines. `hjemmel` is the program given here, and
`examples/run.sh`, which builds first, is replaced by the example that it runs in the end.
`tests/run.sh` is left out: it runs this.
"""

import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES = ["README.md", "examples/aalborg/README.md"]
SKIPPED = ("tests/run.sh",)


def commands_of(page):
    """(command, lines of expected output) of each console block."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block.replace("\\\n", " "), flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield command, output.rstrip("\n").split("\n") if output.strip() else []


def runnable(command, program):
    words = shlex.split(command)
    if words[0] == "examples/run.sh":
        return [str(ROOT / "examples/aalborg/run"), program]
    return [program, *words[1:]] if words[0] == "hjemmel" else words


def fits(expected, lines):
    """Whether the lines are as expected; `[...]` stands for any number of them."""
    pattern = "".join(r"(?:.*\n)*?" if line == "[...]" else re.escape(line) + r"\n"
                      for line in expected)
    return re.fullmatch(pattern, "".join(line + "\n" for line in lines)) is not None


def main(program):
    failed = ran = 0
    for page in PAGES:
        for command, expected in commands_of(page):
            if command in SKIPPED:
                continue
            ran += 1
            done = subprocess.run(runnable(command, program), cwd=ROOT, stdout=subprocess.PIPE,
                                  encoding="utf-8", env={**os.environ, "NO_COLOR": "1"})
            lines = [line.rstrip() for line in done.stdout.rstrip("\n").split("\n")]
            if done.returncode == 0 and fits(expected, lines):
                continue
            failed += 1
            print(f"{page}: {command} ended with {done.returncode} and printed\n{done.stdout}")
    print(f"{ran} commands, {failed} failed")
    return 1 if failed or ran < 3 else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
