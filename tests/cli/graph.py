#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`hjemmel graph` and `hjemmel schema` as people use them.

Usage: graph.py PROGRAM
"""

import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parents[2]
RULES = str(ROOT / "rules")
ONE = str(ROOT / "rules" / "flere-skal-med" / "2017-08-01.yaml")
FSM = ["graph", RULES, "--ruleset", "flere-skal-med"]
SVG = "{http://www.w3.org/2000/svg}"

# arguments, exit status, parts of standard output, parts of standard error
TABLE = [
    ([*FSM], 0, ["<svg", "1. august 2017", "Visitationsgruppe", "Kommune"], []),
    ([*FSM, "--lang", "en"], 0, ["1 August 2017", "Municipality", "Intermediate result"], []),
    (["graph", ONE, "--decision", "visitationsgruppe", "--on", "2018-03-02"], 0,
     ["visitationsgruppe", "maalgruppe"], []),
    (["graph", ONE, "--decision", "visitationsgruppe", "--format", "dot"], 0,
     ["digraph", "cluster_borger", '"borger.maalgruppe" -> "borger.visitationsgruppe"'], []),
    (["graph", ONE, "--show", "functions,parameters", "--format", "dot"], 0,
     ["function:", "parameter:mindste_varighed"], []),
    (["graph", ONE, "--decision", "visitationsgruppe"], 0, [], []),
    (["graph", RULES], 2, [], ["--ruleset", "flere-skal-med"]),
    (["graph", RULES, "--ruleset", "flere-skal-me"], 2, [], ["Skriv »flere-skal-med«"]),
    ([*FSM, "--on", "2001-01-01"], 2, [], ["Ingen version", "2017-08-01"]),
    ([*FSM, "--on", "2.3.2018"], 2, [], ["2018-03-02"]),
    ([*FSM, "--decision", "visitationsgrupe"], 2, [], ["Skriv »visitationsgruppe«"]),
    ([*FSM, "--decision", "alder"], 2, [], ["Resultatet »alder«"]),
    ([*FSM, "--decision", "visitationsgrupe", "--lang", "en"], 2, [],
     ["Write `visitationsgruppe`"]),
    ([*FSM, "--show", "function"], 2, [], ["Skriv »functions«"]),
    ([*FSM, "--depth", "-1"], 2, [], ["depth"]),
    (["graph", "nowhere"], 2, [], ["nowhere"]),
    (["graph", "bad.yaml"], 1, [], ["unknown-key"]),
    (["schema"], 0, ['"$schema"', "De resultater, som reglerne giver."], []),
    (["schema", "--lang", "en"], 0, ["The results that the rules give."], []),
    (["schema", "rules"], 2, [], []),
]


def run(program, arguments):
    return subprocess.run([program, *arguments], capture_output=True, check=False)


def table_faults(program):
    for arguments, status, out, err in TABLE:
        done = run(program, arguments)
        line = " ".join(arguments)
        if done.returncode != status:
            yield f"{line}: status {done.returncode}, not {status}\n{done.stderr.decode()}"
        for where, text, parts in (("output", done.stdout.decode(), out),
                                   ("error", done.stderr.decode(), err)):
            yield from (f"{line}: no {part!r} on standard {where}:\n{text[:2000]}"
                        for part in parts if part not in text)
        if status != 0 and done.stdout:
            yield f"{line}: something on standard output"


def nodes_of(program, *more):
    """The names of the nodes in the picture, which is well-formed and loads nothing."""
    text = run(program, ["graph", ONE, *more]).stdout
    root = xml.fromstring(text)
    for forbidden in (b"<script", b"href=", b"url(", b"@import"):
        assert forbidden not in text, forbidden
    return {one.get("data-node") for one in root.iter(SVG + "g") if one.get("data-node")}


def picture_faults(program):
    whole = nodes_of(program)
    part = nodes_of(program, "--decision", "visitationsgruppe")
    near = nodes_of(program, "--decision", "visitationsgruppe", "--depth", "1")
    plain = nodes_of(program, "--hide", "facts,helpers,parameters")
    if not near < part < whole:
        yield "a part of the picture is not a part of it"
    if any(one.startswith("parameter:") for one in plain) or "borger.afgang" in plain:
        yield "what is hidden is shown"
    if "kommune.tilskud" not in plain:
        yield "a decision is missing"
    if run(program, FSM).stdout != run(program, FSM).stdout:
        yield "two runs differ"


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        bad = pathlib.Path(folder, "bad.yaml")
        bad.write_text("hjemmel: 1\nruleset: r\nregler: {}\nend: r\n", encoding="utf-8")
        for row in TABLE:
            row[0][:] = [str(bad) if word == "bad.yaml" else word for word in row[0]]
        found = [*table_faults(program), *picture_faults(program)]
    for fault in found:
        print(fault)
    print(f"{len(TABLE)} command lines, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
