#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The shipped rulesets say in Danish and English what a letter prints: titles, labels and words;
and no number or duration among their parameters can be set to anything at all.

Usage: rules.py PROGRAM
"""

import os
import pathlib
import re
import sys

try:
    import yaml
except ImportError:  # Debian's packages serve Debian's interpreter
    if sys.executable == "/usr/bin/python3":
        raise
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

ROOT = pathlib.Path(__file__).resolve().parents[2]


def of_type(what, values, fields):
    """The values and the fields of contexts that a type names."""
    if not isinstance(what, dict):
        return
    values.update(what.get("values", []))
    for name, inner in what.get("context", {}).items():
        fields.add(name)
        of_type(inner, values, fields)
    for key in ("list", "range", "type"):
        of_type(what.get(key), values, fields)


def spoken(version):
    """Names that texts may print: values, fields, readings, rows not called as their result."""
    values, fields, rows = set(), set(), set()
    facts = [one for group in version["facts"].values() for one in group.values()]
    for one in [*version.get("types", {}).values(), *facts]:
        of_type(one, values, fields)
    for one in version["parameters"].values():
        values.update(one.get("readings", {}))
    for one in version["decisions"].values():
        of_type(one.get("type"), values, fields)
        values.update(one.get("values", []))
        fields.update(re.findall(r"[{,]\s*(\w+):", one.get("value", "")))
        table = one.get("table", {})
        rows.update(row["id"] for row in table.get("rows", [])
                    if "id" in row and row["id"] != row["then"])
    related = {one["has"] for one in version["entities"].values() if "has" in one}
    return {name for name in values | fields | rows | related if re.match("[a-z]", name)}


NUMBERS = ("number", "days and time duration", "years and months duration")


def both(text):
    return isinstance(text, dict) and set(text) == {"da", "en"} and all(text.values())


def faults():
    files = sorted((ROOT / "rules").glob("*/2*.yaml"))
    if len(files) < 10:
        yield f"only {len(files)} files"
    for path in files:
        version = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        where = path.relative_to(ROOT)
        if not both(version.get("title")):
            yield f"{where}: the title"
        named = [("entity", version["entities"]), ("parameter", version["parameters"]),
                 ("decision", version["decisions"]), ("report", version.get("reports", {})),
                 *(("fact", group) for group in version["facts"].values())]
        for kind, group in named:
            for name, one in group.items():
                if not both(one.get("label")):
                    yield f"{where}: the label of the {kind} {name}"
        for name, one in version["parameters"].items():
            if one.get("type") in NUMBERS:
                yield f"{where}: the bounds of the parameter {name}"
        for name, text in version["words"].items():
            if not both(text):
                yield f"{where}: the word {name}"
        for name in sorted(spoken(version) - set(version["words"])):
            yield f"{where}: no word for {name}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    found = list(faults())
    for fault in found:
        print(fault)
    print(f"{len(found)} faults")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
