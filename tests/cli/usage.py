#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Wrong use of the command: each is told in the language asked for, and the status is 2.

Usage: usage.py PROGRAM
"""

import subprocess
import sys

# arguments; what the message says in Danish, and in English
TABLE = [
    ([], "Der mangler en kommando", "A command is missing"),
    (["chek"], "Skriv »check«", "Write `check`"),
    (["dmn"], "Vælg mellem import", "Choose among import"),
    (["check"], "Der mangler et argument: RULES", "An argument is missing: RULES"),
    (["check", "x", "--strct"], "Skriv »--strict«", "Write `--strict`"),
    (["check", "x", "--format"], "Der mangler en værdi efter »--format«", "A value is missing"),
    (["check", "x", "--format", "--strict"], "Vælg mellem json, sarif, text", "Choose among json"),
    (["check", "x", "--format", "xml"], "»xml« kan ikke stå efter", "`xml` cannot stand after"),
    (["check", "x", "--format=jsn"], "Mente du json?", "Did you mean json?"),
    (["check", "x", "--lang", "0"], "»0« kan ikke stå efter »--lang«", "stand after `--lang`"),
    (["check", "x", "y"], "»y« er overflødig", "`y` is superfluous"),
    (["evaluate", ".", "-"], "»--on« mangler", "`--on` is missing"),
    (["evaluate", ".", "nowhere.json"], "Filen »nowhere.json«", "The file `nowhere.json`"),
    (["report", ".", "-", "--on", "2019-01-01"], "»--report« mangler", "`--report` is missing"),
    (["evaluate", "x", "--on", "1", "--on", "2"], "står to gange", "stands twice"),
    (["feel", "-x"], "så skriv -- foran", "write -- before it"),
    (["graph", "x", "--depth", "-1"], "skal der stå et helt tal", "must be a whole number"),
]

# not wrong: their first words, and their exit status
RIGHT = [(["--help"], 0), (["check", "--help"], 0), (["--version"], 0), (["feel", "-1 + 2"], 0),
         (["feel", "--", "-1"], 0), (["schema", "--lang=en"], 0)]


def main():
    program = sys.argv[1]
    faults = 0
    for words, danish, english in TABLE:
        # An option of a command stands behind the command's name.
        lang = [] if not words or words[0] in ("chek", "dmn") else ["--lang", "en"]
        for more, text in (([], danish), (lang, english)):
            if text == english and not lang or "--lang" in words and more:
                continue
            ran = subprocess.run([program, *words[:1], *more, *words[1:]], capture_output=True,
                                 check=False, encoding="utf-8")
            if ran.returncode != 2 or text not in ran.stderr or "[usage]" not in ran.stderr:
                faults += 1
                print(words, more, ran.returncode, ran.stderr, sep="\n")
    for words, status in RIGHT:
        ran = subprocess.run([program, *words], capture_output=True, check=False)
        if ran.returncode != status:
            faults += 1
            print(words, ran.returncode, ran.stderr, sep="\n")
    print(f"usage: {len(TABLE) + len(RIGHT)} command lines, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
