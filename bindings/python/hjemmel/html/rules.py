# SPDX-License-Identifier: Apache-2.0
"""Catalogs, versions, what they declare and how decisions are stated, as HTML."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, List, Mapping, Optional, Sequence

from ..declarations import Decision, Declarations, Entity, Fact, Parameter
from ..logic import Boxed, DecisionTable, Expression, Form, Logic, Requirements, Row
from ..messages import Bilingual
from .cells import cell_words
from .outcomes import COMBINATIONS
from .parts import Writer, element, escaped, folded, page, table
from .texts import diagnostics_list

if TYPE_CHECKING:
    from ..catalog import Catalog
    from ..version import Version

_POLICIES = {
    "FIRST": Bilingual("Den første række, der passer, gælder.", "The first row that fits counts."),
    "UNIQUE": Bilingual("Højst én række passer.", "At most one row fits."),
    "ANY": Bilingual("Rækker, der passer, er enige.", "Rows that fit agree."),
    "COLLECT": Bilingual("Alle rækker, der passer, tæller.", "All rows that fit count."),
}


def catalog_html(of: Catalog, language: str = "da") -> str:
    """Write a catalog: its rulesets and their versions."""
    writer = Writer({}, language)
    heads = [
        writer.say("Regelsæt", "Ruleset"),
        writer.say("Titel", "Title"),
        writer.say("Gælder", "In force"),
    ]
    rows = [
        [element("code", escaped(name)), writer.text(one.title), _validity(writer, one)]
        for name in of.rulesets
        for one in of.versions(name)
    ]
    return page(table(heads, rows), diagnostics_list(of.warnings, language))


def version_html(of: Version, language: str = "da") -> str:
    """Write a version: what it is, what it decides, its parameters and sources."""
    writer = Writer(of.words, language)
    title = element("span", writer.text(of.title) or escaped(of.ruleset), "answer")
    told = [
        escaped(of.ruleset),
        writer.say("gælder ", "in force ") + _validity(writer, of),
        "SHA-256 " + element("code", escaped(of.digest[:12])),
    ]
    parts = [element("p", title, "head"), element("p", " · ".join(told), "quiet")]
    parts.append(_changes(writer, of.changed))
    writer.cited(of.sources)  # numbers them in the order of the file
    for items, da, en in (
        ([one for one in of.decisions if not one.helper], "Resultater", "Decisions"),
        (list(of.facts), "Oplysninger", "Facts"),
        (list(of.parameters), "Parametre", "Parameters"),
    ):
        if items:
            summary = f"{writer.say(da, en)} ({len(items)})"
            parts.append(folded(summary, _declared(writer, items, of.changed)))
    listed = "".join(element("li", writer.source(one)) for one in of.sources)
    if listed:
        summary = f"{writer.say('Kilder', 'Sources')} ({len(of.sources)})"
        parts.append(folded(summary, element("ol", listed)))
    return page(*parts)


def declarations_html(of: Declarations[Any], words: Mapping[str, Bilingual],
                      language: str = "da") -> str:
    """Write what a version declares of one kind."""
    writer = Writer(words, language)
    return page(_declared(writer, list(of), {}), writer.sources())


def declaration_html(of: Any, language: str = "da") -> str:
    """Write one declaration."""
    writer = Writer({}, language)
    return page(_declared(writer, [of], {}), writer.sources())


def logic_html(of: Logic, language: str = "da") -> str:
    """Write how a decision is stated: its table, requirements or expression, with sources."""
    writer = Writer(of.words, language)
    name = element("span", writer.named(of.label, of.decision), "answer")
    head = element("p", f"{name} {element('code', escaped(of.decision))}", "head")
    grounds = writer.cited(of.sources)
    return page(head, element("p", grounds, "quiet") if grounds else "", _form(writer, of.form),
                writer.sources())


def _validity(writer: Writer, of: Version) -> str:
    begin, end = _day(writer, of.valid_from), _day(writer, of.valid_to)
    if not end:
        return escaped(f"{writer.say('fra', 'from')} {begin}" if begin else "–")
    return escaped(f"{begin} – {end}")


def _day(writer: Writer, day: Optional[datetime.date]) -> str:
    return writer.speaker.day(day) if day else ""


def _changes(writer: Writer, changed: Mapping[str, object]) -> str:
    if not changed:
        return ""
    told = "; ".join(f"{escaped(name)} = {writer.value(to)}" for name, to in changed.items())
    text = writer.say("Ændret: ", "Changed: ")
    return element("p", f'<span class="badge undecided">{text}{told}</span>')


def _declared(writer: Writer, items: Sequence[Any], changed: Mapping[str, object]) -> str:
    """A table of declarations of one kind."""
    name = writer.say("Navn", "Name")
    label = writer.say("Betegnelse", "Label")
    kind = writer.say("Type", "Type")
    about = writer.say("Om", "About")
    if items and isinstance(items[0], Parameter):
        heads = [name, label, writer.say("Værdi", "Value"), writer.say("Læsninger", "Readings")]
        return table(heads, [_parameter(writer, one, changed) for one in items])
    if items and isinstance(items[0], Entity):
        rows = [[element("code", escaped(one.name)), writer.text(one.label)] for one in items]
        return table([name, label], rows)
    return table([name, label, about, kind], [_slot(writer, one) for one in items])


def _slot(writer: Writer, of: Any) -> List[str]:
    assert isinstance(of, (Fact, Decision))
    kind = escaped(of.type)
    if of.values:
        kind = " · ".join(element("code", escaped(one)) for one in of.values)
    if of.unit:
        kind += f" ({escaped(of.unit)})"
    label = writer.text(of.label) + writer.cited(of.sources)
    return [element("code", escaped(of.name)), label, escaped(of.entity), kind]


def _parameter(writer: Writer, of: Parameter, changed: Mapping[str, object]) -> List[str]:
    values = []
    for since, value in of.values:
        text = writer.value(value, of.name)
        if len(of.values) > 1 and isinstance(since, datetime.date):
            text = f"{writer.say('fra', 'from')} {escaped(writer.speaker.day(since))}: {text}"
        values.append(text)
    shown = "<br>".join(values)
    if of.name in changed:
        now = writer.value(changed[of.name], of.name)
        shown = f"<s>{shown}</s> <b class='undecided'>{now}</b>"
    readings = ", ".join(element("code", escaped(one)) for one in of.readings)
    label = writer.text(of.label) + writer.interpretation(of.interpretation)
    return [element("code", escaped(of.name)), label + writer.cited(of.sources), shown, readings]


def _form(writer: Writer, form: Form) -> str:
    if isinstance(form, DecisionTable):
        return _table(writer, form)
    if isinstance(form, Requirements):
        return _requirements(writer, form)
    if isinstance(form, Boxed):
        return "".join(_table(writer, one) for one in form.tables)
    assert isinstance(form, Expression)
    return element("pre", escaped(form.text.strip()))


def _table(writer: Writer, of: DecisionTable) -> str:
    policy = _POLICIES.get(of.hit_policy, Bilingual(of.hit_policy, of.hit_policy))
    code = element("code", f"{escaped(of.hit_policy)} {escaped(of.aggregation)}".strip())
    names = [writer.named(one.label, one.name) for one in of.inputs]
    sparse = _is_sparse(of)
    heads = ["#", *([writer.say("Betingelser", "Conditions")] if sparse else names)]
    heads.append(writer.say("Begrundelse", "Reason"))
    heads += [writer.named(one.label, one.name) if one.name or one.label
              else writer.say("Svar", "Answer") for one in of.outputs]
    rows = []
    for at, one in enumerate(of.rows, 1):
        tests = [cell_words(test, writer.speaker) for test in one.when]
        if sparse:
            tests = [_tests(names, one, tests, writer)]
        rows.append([str(at), *tests, *_row_end(writer, one)])
    head = element("p", f"{writer.text(policy)} {code}", "quiet")
    return head + table(heads, rows, len(of.outputs))


def _is_sparse(of: DecisionTable) -> bool:
    """Whether most cells are empty, so that columns would only hide the others."""
    filled = sum(bool(test) for row in of.rows for test in row.when)
    return len(of.inputs) > 4 and 2 * filled < len(of.inputs) * len(of.rows)


def _tests(names: Sequence[str], row: Row, tests: Sequence[str], writer: Writer) -> str:
    told = [
        element("div", f"{name}: {element('b', words)}")
        for name, test, words in zip(names, row.when, tests)
        if test
    ]
    return "".join(told) or writer.say("ellers", "otherwise")


def _row_end(writer: Writer, of: Row) -> List[str]:
    """A row's sentence and its answers."""
    why = writer.text(of.text) + writer.cited(of.sources)
    why += writer.interpretation(of.interpretation)
    return [why, *(element("b", cell_words(one, writer.speaker)) for one in of.then)]


def _requirements(writer: Writer, of: Requirements) -> str:
    items = []
    for one in of.parts:
        line = writer.text(one.text) or escaped(one.id)
        line += writer.cited(one.sources) + writer.interpretation(one.interpretation)
        if one.group:
            line += _requirements(writer, one.group)
        else:
            line += element("div", element("code", escaped(one.when.strip())), "quiet")
        items.append(element("li", line))
    head = element("p", writer.text(COMBINATIONS[of.combination]))
    return head + element("ul", "".join(items))
