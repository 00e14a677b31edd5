#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs `hjemmel dmn import` as built: models -> exit status, rule file, messages.

Usage: dmn.py PROGRAM
"""

import pathlib
import subprocess
import sys
import tempfile

MODELS = pathlib.Path(__file__).resolve().parent.parent / "dmn" / "models"
SPACE = "https://www.omg.org/spec/DMN/20230324/MODEL/"


def model(inside, own="n"):
    return f'<definitions xmlns="{SPACE}" name="m" namespace="{own}">{inside}</definitions>'


def importing(location):
    return model(f'<import name="b" namespace="b" locationURI="{location}" importType="{SPACE}"/>')


FILES = {
    "in/one.dmn": model('<inputData name="a"/>'),
    "in/torn.dmn": model('<inputData name="a">'),
    "in/doctype.dmn": '<!DOCTYPE definitions [<!ENTITY a "b">]>' + model(""),
    "in/java.dmn": model(
        '<businessKnowledgeModel name="f"><encapsulatedLogic kind="Java"/>'
        "</businessKnowledgeModel>"),
    "in/circle.dmn": model(
        '<decision id="a" name="a"><informationRequirement><requiredDecision href="#b"/>'
        "</informationRequirement><literalExpression><text>b</text></literalExpression></decision>"
        '<decision id="b" name="b"><informationRequirement><requiredDecision href="#a"/>'
        "</informationRequirement><literalExpression><text>a</text></literalExpression></decision>"
    ),
    "in/below.dmn": importing("deep/b.dmn"),
    "in/outside.dmn": importing("../b.dmn"),
    "in/absolute.dmn": importing("file:///b.dmn"),
    "in/deep/b.dmn": model('<inputData name="x"/>', "b"),
    "b.dmn": model('<inputData name="outside"/>', "b"),
}

# Words after `dmn import`, exit status, what stands on standard output, what on standard error.
RUNS = [
    ("in/one.dmn", 0, "a: {type: Any, optional: true}", ""),
    ("in/torn.dmn", 1, "", "in/torn.dmn:1:"),
    ("in/torn.dmn --lang en", 1, "", "An element is not closed"),
    ("in/doctype.dmn", 1, "", "DOCTYPE"),
    ("in/java.dmn", 0, "no value(", "skrevet i Java og giver null"),
    ("in/java.dmn --lang en", 0, "no value(", "written in Java and gives null"),
    ("in/below.dmn", 0, "b.x: {type: Any, optional: true}", ""),
    ("in/outside.dmn", 1, "", "navnerummet »b«"),
    ("in/absolute.dmn", 1, "", "navnerummet »b«"),
    ("in/none.dmn", 2, "", "in/none.dmn"),
    ("in", 2, "", "kan ikke læses"),
    ("", 2, "", "FILE"),
    ("in/one.dmn --output no/such/folder.yaml", 2, "", "kan ikke skrives"),
    ("in/one.dmn --lang fr", 2, "", "fr"),
]


def run(program, folder, words):
    return subprocess.run([program, *words], cwd=folder, capture_output=True, text=True,
                          encoding="utf-8", timeout=60, check=False)


def faults(program, folder):
    for words, status, output, message in RUNS:
        got = run(program, folder, ["dmn", "import", *words.split()])
        if got.returncode != status:
            yield f"{words}: status {got.returncode}, not {status}: {got.stderr}"
        if output not in got.stdout or (status != 0 and got.stdout):
            yield f"{words}: standard output is {got.stdout!r}"
        if message not in got.stderr or (not message and got.stderr):
            yield f"{words}: standard error is {got.stderr!r}"
    # Into a file, the text is the same.
    printed = run(program, folder, ["dmn", "import", "in/one.dmn"]).stdout
    run(program, folder, ["dmn", "import", "in/one.dmn", "--output", "out.yaml"])
    if (folder / "out.yaml").read_text(encoding="utf-8") != printed:
        yield "--output: the file is not what is printed"
    # A model is never written over, and what check refuses is told.
    got = run(program, folder, ["dmn", "import", "in/one.dmn", "--output", "in/one.dmn"])
    if got.returncode != 2 or "<definitions" not in (folder / "in/one.dmn").read_text("utf-8"):
        yield "--output: the model was written over"
    got = run(program, folder, ["dmn", "import", "in/circle.dmn"])
    if got.returncode != 1 or "[cycle]" not in got.stderr:
        yield f"in/circle.dmn: status {got.returncode}: {got.stderr!r}"
    # What comes out passes the checker.
    for path in sorted(MODELS.glob("**/*.dmn")):
        made = folder / "made.yaml"
        run(program, folder, ["dmn", "import", str(path), "--output", str(made)])
        checked = run(program, folder, ["check", str(made)])
        if checked.returncode != 0:
            yield f"{path.name}: check finds faults: {checked.stdout}"


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for path, text in FILES.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        found = list(faults(program, folder))
    for fault in found:
        print(fault)
    print(f"dmn: {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
