# SPDX-License-Identifier: Apache-2.0
"""What pages show in `console` blocks.

A line that begins with `$ ` is a command, with its continued lines; what follows is its output,
where `[...]` stands for any lines.
"""

import re


def commands_of(block):
    """(command, lines of expected output) of a console block's content."""
    for part in re.split(r"^\$ ", block.replace("\\\n", " "), flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output.rstrip("\n").split("\n") if output.strip() else []


def lines_of(output):
    """The lines of a command's output as they are compared."""
    return [line.rstrip() for line in output.rstrip("\n").split("\n")] if output.strip() else []


def fits(expected, lines):
    """Whether the lines are as expected; `[...]` stands for any number of them."""
    pattern = "".join(r"(?:.*\n)*?" if line == "[...]" else re.escape(line) + r"\n"
                      for line in expected)
    return re.fullmatch(pattern, "".join(line + "\n" for line in lines)) is not None
