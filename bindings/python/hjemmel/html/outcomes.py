# SPDX-License-Identifier: Apache-2.0
"""Outcomes and their reasons as HTML."""

from __future__ import annotations

from typing import Any, Iterable, List, Mapping

from ..messages import Bilingual
from ..outcome import Outcome, Status
from ..reasons import MissingFact, Reason, Used
from ..values import Undetermined
from ..words import Words
from .parts import Writer, element, escaped, folded, mark, page, table
from .cells import cell_words
from .texts import diagnostics_list

_STATUS_MARKS = {
    Status.UNDETERMINED: "undecided",
    Status.FAILED: "failed",
    Status.REFUSED: "failed",
    Status.OUTSIDE_VALIDITY: "not_reached",
}
COMBINATIONS = {
    "all": Bilingual("Alle disse betingelser skal være opfyldt:", "All of these must be met:"),
    "any": Bilingual("Mindst én af disse skal være opfyldt:", "At least one of these must be met:"),
    "none": Bilingual("Ingen af disse må være opfyldt:", "None of these may be met:"),
}


def outcome_html(of: Outcome, language: str = "da") -> str:
    """Write an outcome with its reasons."""
    return page(outcome_part(of, language))


def outcome_part(of: Outcome, language: str) -> str:
    """Write an outcome as part of a page."""
    writer = Writer(of.words, language)
    tree = of.reason_tree
    parts = [_heading(writer, of, tree), _basis(writer, of)]
    parts.append(_changes(writer, of.changed))
    parts.append(_missing(writer, of.missing))
    parts.append(diagnostics_list(of.diagnostics, language))
    if tree.parts or tree.facts:
        parts.append(_inside(writer, tree))
    parts.append(writer.sources())
    return "".join(parts)


def reason_html(tree: Reason, words: Words, language: str = "da") -> str:
    """Write a tree of reasons by itself."""
    writer = Writer(words, language)
    head = element("p", _node_line(writer, tree), "head")
    return page(head, _inside(writer, tree), writer.sources())


def _heading(writer: Writer, of: Outcome, tree: Reason) -> str:
    sign = ""
    if of.status in _STATUS_MARKS:
        sign = mark(_STATUS_MARKS[of.status], writer.language)
    name = writer.named(tree.label, of.decision)
    whole = _as_table(writer, of.value)
    if whole:
        return element("p", f"{sign}{name}:", "head") + whole
    if of.status is Status.UNDETERMINED:
        answer = writer.value(of.value, of.decision, tree.unit)
    else:
        answer = escaped(of.text(writer.language))
    return element("p", f"{sign}{name}: {element('span', answer, 'answer')}", "head")


def _as_table(writer: Writer, value: Any) -> str:
    """A context, or a list of them, as a table; nothing for other values."""
    speaker = writer.speaker
    if isinstance(value, Mapping) and value:
        heads = [escaped(speaker.called(name)) for name in value]
        return table(heads, [[writer.value(one, name) for name, one in value.items()]])
    if not isinstance(value, list) or not value:
        return ""
    if not all(isinstance(one, Mapping) for one in value):
        return ""
    names = list(dict.fromkeys(name for one in value for name in one))
    rows = [[writer.value(one.get(name), name) for name in names] for one in value]
    return table([escaped(speaker.called(name)) for name in names], rows)


def _basis(writer: Writer, of: Outcome) -> str:
    day = of.date if isinstance(of.date, str) else writer.speaker.day(of.date)
    told = [escaped(of.ruleset)]
    if of.version:
        told.append(writer.say("version fra ", "version from ") + escaped(of.version))
    told.append(writer.say("vurderet pr. ", "as of ") + escaped(day))
    if of.id:
        told.append(writer.say("sag ", "case ") + escaped(of.id))
    if of.nulls == "absent":
        told.append(writer.say("huller er læst som »ingen«", "gaps were read as none"))
    if of.complete:
        whole = ", ".join(map(escaped, of.complete))
        told.append(writer.say("fuldstændigt oplyst: ", "known to be whole: ") + whole)
    for decision, why in of.presets.items():
        said = writer.say("forudsat af kalderen: ", "preset by the caller: ")
        told.append(f"{said}{escaped(decision)} ({escaped(why)})")
    return element("p", " · ".join(told), "quiet")


def _changes(writer: Writer, changed: Mapping[str, object]) -> str:
    if not changed:
        return ""
    told = "; ".join(f"{escaped(name)} = {writer.value(to)}" for name, to in changed.items())
    text = writer.say("Ændret i forhold til reglerne: ", "Changed from what the rules say: ")
    return element("p", f'<span class="badge undecided">{text}{told}</span>')


def _missing(writer: Writer, missing: Iterable[MissingFact]) -> str:
    items = []
    for one in missing:
        path = element("code", escaped(one.path))
        label = writer.text(one.label)
        items.append(element("li", f"{label} {path}" if label else path))
    if not items:
        return ""
    head = writer.say(
        "Disse oplysninger kan stadig ændre svaret:", "These facts can still change the answer:"
    )
    return element("p", head) + element("ul", "".join(items))


def _node_line(writer: Writer, node: Reason) -> str:
    """A decision or stand-in in one line: its name and value."""
    name = writer.named(node.label, node.id)
    if node.mark == "failed" and node.value is None:
        answer = writer.say("ingen værdi", "no value")
    else:
        answer = writer.value(node.value, node.id, node.unit)
    sign = mark(node.mark, writer.language) if node.mark in ("undecided",) else ""
    if node.kind == "stand_in":
        said = writer.say("(ikke oplyst, men udledt)", "(not supplied, but worked out)")
        answer = f"{answer} <span class='quiet'>{said}</span>"
    return f"{sign}{name}: {element('span', answer, 'answer')}"


def _inside(writer: Writer, node: Reason) -> str:
    """All that is under a node."""
    parts: List[str] = []
    grounds = writer.cited(node.sources) + writer.interpretation(node.interpretation)
    if grounds and node.kind in ("decision", "stand_in"):
        parts.append(element("p", writer.say("Grundlag:", "Grounds:") + grounds, "quiet"))
    parts.append(_facts(writer, node.facts))
    rows = [one for one in node.parts if one.kind == "row"]
    if rows:
        parts.append(_rows(writer, rows))
    items = [one for one in node.parts if one.kind in ("requirement", "group", "cell")]
    if items:
        if node.combination:
            parts.append(element("p", writer.text(COMBINATIONS[node.combination]), "quiet"))
        inner = "".join(element("li", _item(writer, one)) for one in items)
        parts.append(element("ul", inner, "marked"))
    below = [one for one in node.parts if one.kind in ("decision", "stand_in")]
    parts.extend(_unfolded(writer, one) for one in below)
    return "".join(parts)


def _unfolded(writer: Writer, node: Reason) -> str:
    line = _node_line(writer, node)
    if node.brief:
        told = writer.say("se andetsteds", "told elsewhere")
        return element("p", f"{line} <span class='quiet'>({told})</span>", "facts")
    return folded(line, _inside(writer, node), node.mark == "undecided")


def _item(writer: Writer, node: Reason) -> str:
    """A requirement or a group of them."""
    if node.kind == "cell":
        return _cell(writer, node)
    text = writer.text(node.text) or escaped(node.id)
    line = mark(node.mark, writer.language) + text
    line += writer.cited(node.sources) + writer.interpretation(node.interpretation)
    facts = _facts(writer, node.facts)
    rest = Reason(**{**vars(node), "sources": (), "facts": (), "interpretation": False})
    return line + facts + _inside(writer, rest)


def _rows(writer: Writer, rows: List[Reason]) -> str:
    """A table's rows: those that decide open, others to be unfolded."""
    shown = [one for one in rows if one.mark in ("met", "undecided", "failed")]
    others = [one for one in rows if one.mark == "not_met"]
    unreached = [one for one in rows if one.mark == "not_reached"]
    numbers = {id(one): at for at, one in enumerate(rows, 1)}
    parts = [_marked(_row(writer, one, numbers[id(one)]) for one in shown)]
    for group, da, en in (
        (others, "Rækker, der ikke passer", "Rows that do not fit"),
        (unreached, "Rækker, der ikke er nået", "Rows that were not reached"),
    ):
        if group:
            inner = _marked(_row(writer, one, numbers[id(one)]) for one in group)
            parts.append(folded(f"{writer.say(da, en)} ({len(group)})", inner))
    return "".join(parts)


def _marked(items: Iterable[str]) -> str:
    inner = "".join(element("li", one) for one in items)
    return element("ul", inner, "marked") if inner else ""


def _row(writer: Writer, row: Reason, number: int) -> str:
    text = writer.text(row.text) or escaped(row.id)
    answer = "" if row.value is None else f" → {element('b', writer.value(row.value))}"
    head = f"{mark(row.mark, writer.language)}{writer.say('Række', 'Row')} {number}: {text}{answer}"
    head += writer.cited(row.sources) + writer.interpretation(row.interpretation)
    cells = row.parts
    if row.mark == "not_met":
        cells = tuple(one for one in row.parts if one.mark == "not_met") or row.parts
    if row.mark == "not_reached" or not cells:
        return head
    return head + element("div", _marked(_cell(writer, one) for one in cells), "facts")


def _cell(writer: Writer, cell: Reason) -> str:
    name = writer.named(cell.label, cell.id)
    test = cell_words(cell.text.text(writer.language), writer.speaker)
    wanted = f"{writer.say('skal være', 'must be')} {test}"
    told = [_fact_text(writer, one, one.name != cell.id) for one in cell.facts]
    found = "; ".join(one for one in told if one)
    if cell.mark == "undecided" and any(one.name == cell.id for one in cell.facts):
        found = writer.say("uafklaret", "undetermined")
    line = f"{mark(cell.mark, writer.language)}{name} {wanted}"
    return f"{line} – {writer.say('er', 'is')} {found}" if found else line


def _facts(writer: Writer, facts: Iterable[Used]) -> str:
    told = [_fact_text(writer, one, True) for one in facts]
    lines = "".join(element("div", one) for one in told if one)
    return element("div", lines, "facts") if lines else ""


def _fact_text(writer: Writer, used: Used, named: bool) -> str:
    """What a condition read; nothing of a caseworker's reason that was not given."""
    text = writer.value(used.value, used.name, used.unit)
    if used.judgement and not isinstance(used.value, str):
        return ""
    if used.judgement:
        said = writer.say("sagsbehandlerens begrundelse", "the caseworker's reason")
        return f"{said}: »{text}«"
    if used.kind == "fact" and isinstance(used.value, Undetermined):
        text = writer.say("ikke oplyst", "not supplied")
    line = f"{writer.named(used.label, used.name)}: {text}" if named else text
    if used.changed:
        line += f' <span class="badge undecided">{writer.say("ændret", "changed")}</span>'
    if named and (used.text or used.sources) and writer.first_time(used.name):
        line += writer.interpretation(used.interpretation)
        told = writer.text(used.text)
        line += f' <span class="quiet">{told}</span>' if told else ""
        line += writer.cited(used.sources)
    return line
