#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Slips that a rule author makes, and what `hjemmel check` says of each.

Usage: messages.py PROGRAM
"""

import pathlib
import subprocess
import sys
import tempfile

RULES = """hjemmel: 1
ruleset: r
valid: {from: 2019-01-01}
parameters:
  sats: {type: number, value: 37.5}
facts:
  alder: {type: number, label: Alder}
decisions:
  voksen:
    label: Voksen
    all: [{id: a, when: "alder >= 18", text: "Er fyldt 18"}]
end: r
"""

# what stands in the rules, what the author wrote instead, what is said
TABLE = [
    ("value: 37.5}", "value: 37,5}", ["[unknown-key]", "Skriv »37.5«"]),
    ("sats: {type: number, value: 37.5}", "sats: {value: 1137,25, type: number}",
     ["Skriv »1137.25«"]),
    ("end: r\n", "end: r\n\n", ["[missing-end]", "tomme linjer", "Slet dem"]),
    ("valid:", "gyldig:", ["Skriv »valid«"]),
    ("facts:", "oplysninger:", ["Skriv »facts«"]),
    ("decisions:", "beslutninger:", ["Skriv »decisions«"]),
    ("hjemmel: 1", "hjemmel: 1\ntitel: T", ["Skriv »title«"]),
    ("text: ", "tekst: ", ["Skriv »text«"]),
    ("id: a,", "id: a, kilde: x,", ["Skriv »source«"]),
    ("alder >= 18", "qqqq >= 18", ["[unknown-name]", "Navne kommer fra facts", "her: alder."]),
    ("alder >= 18", "aldr >= 18", ["Mente du alder?"]),
    ('"alder >= 18"', "alder = 18: b", ["[yaml-syntax]", "et kolon", "enkelte", "»when: >-«"]),
    ("value: 37.5}", 'value: if true then "a: b" else "c"}', ["et kolon", "»value: >-«"]),
    ("label: Voksen", "label: Voksen: ja", ["et kolon", "skriv »>-« efter nøglen"]),
    ("    label: Voksen", "\tlabel: Voksen", ["[yaml-syntax]", "tabulator", "mellemrum"]),
    ("37.5}", "37.5", ["[yaml-syntax]", "ikke lukket", "Sæt »}«"]),
    ('"alder >= 18"', "'today() > \"2024-01-01\"'", ["[type-mismatch]", 'Skriv @"2024-01-01".']),
    ('"alder >= 18"', "'today() in (< \"2024-01-01\")'", ['Skriv @"2024-01-01".']),
    ('"alder >= 18"', "'today() > \"1/1 2024\"'", ['den skrives som @"2024-12-31".']),
    ("alder >= 18", "today() > 2024-01-01", ["[type-mismatch]", 'den skrives som @"2024-12-31".']),
]


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        path = pathlib.Path(name) / "2019-01-01.yaml"
        for right, wrong, said in TABLE:
            path.write_text(RULES.replace(right, wrong, 1), encoding="utf-8")
            ran = subprocess.run([program, "check", name], capture_output=True, check=False,
                                 encoding="utf-8")
            if ran.returncode != 1 or not all(text in ran.stdout for text in said):
                faults += 1
                print(wrong, ran.returncode, ran.stdout, sep="\n")
    print(f"messages: {len(TABLE)} slips, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
