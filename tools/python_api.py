#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes docs/python-api.md from the docstrings of the installed package.

Usage: python_api.py [PAGE]

Without PAGE it is printed.
"""

import dataclasses
import enum
import inspect
import pathlib
import re
import sys
from typing import Any, Iterator, List, Tuple

import hjemmel
from hjemmel import plots

GROUPS = [
    ("Rules", ["load", "from_memory", "Catalog", "Version"]),
    ("Outcomes and reasons", ["Outcome", "Outcomes", "Status", "OpenPart", "Explanation", "Reason",
                              "Used", "Source", "MissingFact"]),
    ("What a version declares", ["Declarations", "Entity", "Fact", "Decision", "Parameter",
                                 "Logic", "DecisionTable", "Column", "Row", "Requirements",
                                 "Requirement", "Expression", "Boxed"]),
    ("Values", ["MISSING", "Months", "Range", "Undetermined", "OneOf", "Between", "Anything",
                "Maybe"]),
    ("Two versions on the same cases", ["compare", "Comparison", "Transition", "Example"]),
    ("In a notebook", ["show", "Shown", "Graph"]),
    ("Texts, faults and warnings", ["Bilingual", "Diagnostic", "Place", "Error", "RuleError",
                                    "FactError", "UsageError", "UndecidedWarning"]),
]
PICTURES = ["groups", "months", "waiting", "what_if"]
INTRODUCTION = """# The Python package: reference

Made from the docstrings by `tools/python_api.py`; [python.md](python.md) is the tutorial. Dates are
`datetime.date` or texts such as `'2018-03-02'` wherever a day is asked for. A `Version` and an
`Outcome` never change and may be used from any thread.
"""
ENTRY = re.compile(r"(\*{0,2}\w[\w, *]*?)(?: : (.*))?")
MISSING_TEXT = "A fact that is not supplied. Leaving its key out says the same; None says that " \
    "there is none."


def signature(name: str, of: Any) -> str:
    """The call without annotations, which the list of parameters tells."""
    try:
        parameters = inspect.signature(of).parameters.values()
    except (TypeError, ValueError):
        return name
    plain = [one.replace(annotation=inspect.Parameter.empty) for one in parameters
             if one.name != "self"]
    return name + str(inspect.Signature(plain))


def code_of(text: str) -> str:
    """What docstrings mark as code or as names, in Markdown."""
    return text.replace("``", "`")


def sections_of(doc: str) -> Iterator[Tuple[str, List[str]]]:
    """(title, lines) of each section; what stands above them has no title."""
    title, lines = "", []  # type: Tuple[str, List[str]]
    rows = doc.splitlines()
    for at, line in enumerate(rows):
        if set(line) == {"-"} and len(line) > 3:
            continue
        below = rows[at + 1] if at + 1 < len(rows) else ""
        if below and set(below) == {"-"} and len(below) == len(line):
            yield title, lines
            title, lines = line, []
        else:
            lines.append(line)
    yield title, lines


def entries_of(lines: List[str]) -> Iterator[str]:
    """Each entry of a list of parameters as an item."""
    head, text = "", []  # type: Tuple[str, List[str]]
    for line in [*lines, "end"]:
        if line and not line.startswith(" "):
            if head:
                yield item(head, " ".join(text))
            head, text = line, []
        elif line.strip():
            text.append(line.strip())


def item(head: str, text: str) -> str:
    found = ENTRY.fullmatch(head)
    name, kind = (found.group(1), found.group(2)) if found else (head, None)
    names = ", ".join(f"`{one.strip()}`" for one in name.split(","))
    typed = f" ({kind})" if kind else ""
    return f"- {names}{typed}: {code_of(text)}" if text else f"- {names}{typed}"


def section(title: str, lines: List[str]) -> str:
    if title in ("Parameters", "Attributes", "Raises", "Warns"):
        return f"*{title}*\n\n" + "\n".join(entries_of(lines))
    if title in ("Returns", "Yields"):
        kind, *text = [line.strip() for line in lines if line.strip()]
        return f"*{title}* {kind}" + (f": {code_of(' '.join(text))}" if text else "")
    if title == "Examples":
        return "```pycon\n" + "\n".join(lines).strip() + "\n```"
    return code_of("\n".join(lines).strip())


def described(of: Any) -> str:
    doc = inspect.cleandoc(of.__doc__ or "")
    return "\n\n".join(text for text in (section(*one) for one in sections_of(doc)) if text)


def members_of(of: Any) -> Iterator[str]:
    """The public properties and methods that the class itself has."""
    for name, member in vars(of).items():
        if name.startswith("_") or dataclasses.is_dataclass(of) and name in fields_of(of):
            continue
        if isinstance(member, classmethod):
            member = member.__func__
            yield f"#### `{of.__name__}.{signature(name, member).replace('cls, ', '')}`\n\n" \
                f"{described(member)}"
        elif inspect.isfunction(member):
            yield f"#### `{of.__name__}.{signature(name, member)}`\n\n{described(member)}"
        elif isinstance(member, property) or hasattr(member, "attrname"):
            getter = member.fget if isinstance(member, property) else member.func
            yield f"#### `{of.__name__}.{name}`\n\n{described(getter)}"


def fields_of(of: Any) -> List[str]:
    return [one.name for one in dataclasses.fields(of)]


def entry(name: str, of: Any, module: str = "hjemmel") -> str:
    if of is hjemmel.MISSING:
        return f"### `{module}.MISSING`\n\n{MISSING_TEXT}"
    made = not inspect.isclass(of) or issubclass(of, hjemmel.Months)
    head = f"### `{module}.{signature(name, of) if made else name}`"
    parts = [head, described(of)]
    if inspect.isclass(of) and issubclass(of, enum.Enum):
        parts.append(", ".join(f"`{one.name}` (`'{one.value}'`)" for one in of))
    elif inspect.isclass(of):
        parts.extend(members_of(of))
    return "\n\n".join(parts)


def page() -> str:
    """The whole page. Every public name has a place in it."""
    listed = {name for _, names in GROUPS for name in names}
    public = set(hjemmel.__all__) - {"__version__"}
    if listed != public:
        sys.exit(f"Names without a place, or places without a name: {sorted(listed ^ public)}")
    parts = [INTRODUCTION.strip()]
    for title, names in GROUPS:
        parts.append(f"## {title}")
        parts.extend(entry(name, getattr(hjemmel, name)) for name in names)
    parts.append("## Pictures")
    parts.append(described(plots))
    parts.extend(entry(name, getattr(plots, name), "hjemmel.plots") for name in PICTURES)
    return "\n".join(line.rstrip() for line in "\n\n".join(parts).splitlines()) + "\n"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        pathlib.Path(sys.argv[1]).write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page())
