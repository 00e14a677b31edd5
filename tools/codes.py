#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds docs/diagnostics.md to the code: each diagnostic code in either is in the other, once.

Usage: codes.py ROOT

Prints one line a fault and exits with 1 if there is any. In C++ a code is a text of words with
hyphens between them, or a single word where a function that makes diagnostics takes its code.
"""

import pathlib
import re
import sys

WORDS = re.compile(r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"')
MAKERS = "fail|warn|report|fault|made|tell|code|refused"
WORD = re.compile(rf'\b(?:{MAKERS})\s*[({{=]\s*"([a-z][a-z0-9]*)"')
COMMENT = re.compile(r"//[^\n]*")
# In Python where the functions that make diagnostics take their code.
PYTHON = re.compile(r'\b(?:usage_error|fact_error|made_diagnostic)\(\s*"([a-z0-9-]+)"')
ROW = re.compile(r"^\| `([a-z0-9-]+)` \|", re.MULTILINE)
# Texts of that form which are no codes.
OTHERS = set()


def codes_of_code(root):
    """Each code with the file that has it first."""
    found = {}
    for folder in ("include", "src"):
        for path in sorted((root / folder).rglob("*.[hc]pp")):
            text = COMMENT.sub("", path.read_text(encoding="utf-8"))
            for pattern in (WORDS, WORD):
                for match in pattern.finditer(text):
                    found.setdefault(match.group(1), path.relative_to(root))
    for path in sorted((root / "bindings" / "python" / "src").glob("*.cpp")):
        text = COMMENT.sub("", path.read_text(encoding="utf-8"))
        for match in WORDS.finditer(text):
            found.setdefault(match.group(1), path.relative_to(root))
    for path in sorted((root / "bindings" / "python" / "hjemmel").glob("*.py")):
        for match in PYTHON.finditer(path.read_text(encoding="utf-8")):
            found.setdefault(match.group(1), path.relative_to(root))
    return {code: path for code, path in found.items() if code not in OTHERS}


def faults(root):
    code = codes_of_code(root)
    documented = ROW.findall((root / "docs" / "diagnostics.md").read_text(encoding="utf-8"))
    for name in sorted(set(code) - set(documented)):
        yield f"{code[name]}: `{name}` is not in docs/diagnostics.md"
    for name in sorted(set(documented) - set(code)):
        yield f"docs/diagnostics.md: `{name}` is not in the code"
    for name in sorted({name for name in documented if documented.count(name) > 1}):
        yield f"docs/diagnostics.md: `{name}` stands there twice"


def main():
    found = list(faults(pathlib.Path(sys.argv[1])))
    for fault in found:
        print(fault)
    print(f"codes: {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
