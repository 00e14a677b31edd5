# SPDX-License-Identifier: Apache-2.0
"""What two versions make of the same cases, as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..outcome import Status
from .outcomes import outcome_part
from .parts import Writer, element, escaped, folded, page, table

if TYPE_CHECKING:
    from ..compare import Comparison, Example, Transition
    from ..version import Version


def comparison_html(of: Comparison, language: str = "da") -> str:
    """Write a comparison: counts by transition, and examples with both reasons."""
    writer = Writer(of.b.words, language)
    speaker = writer.speaker
    heads = [
        _version(writer, of.a),
        _version(writer, of.b),
        writer.say("Sager", "Cases"),
    ]
    changed, count = speaker.value(len(of.changed)), speaker.value(of.count)
    label = writer.named(of.b.decisions[of.decision].label, of.decision)
    told = writer.say(
        f"{changed} af {count} udfald ændrer sig", f"{changed} of {count} outcomes change"
    )
    rows = [
        [_answer(writer, one.before), _after(writer, one), escaped(speaker.value(one.count))]
        for one in of.transitions
    ]
    parts = [
        element("p", f"{label}: {element('span', told, 'answer')}", "head"),
        table(heads, rows),
    ]
    for transition in of.transitions:
        parts.extend(_example(writer, of, one) for one in transition.examples)
    return page(*parts)


def _version(writer: Writer, of: Version) -> str:
    digest = element("code", escaped(of.file_digest[:8]))
    named = f"{escaped(of.ruleset)} {escaped(of.id)} {digest}"
    for name, value in of.changed.items():
        named += f"<br>{escaped(name)} = {writer.value(value, name)}"
    return named


def _answer(writer: Writer, answer: Any) -> str:
    if isinstance(answer, Status):
        return element("i", escaped(answer))
    return writer.value(answer)


def _after(writer: Writer, of: Transition) -> str:
    answer = _answer(writer, of.after)
    return element("b", answer) if of.changed else answer


def _example(writer: Writer, of: Comparison, one: Example) -> str:
    name = one.id or f"{writer.say('række', 'row')} {one.row}"
    told = f"{escaped(name)}: {_short(writer, one.before)} → {_short(writer, one.after)}"
    inner = "".join(
        element("p", element("b", _version(writer, version)))
        + outcome_part(outcome, writer.language)
        for version, outcome in ((of.a, one.before), (of.b, one.after))
    )
    return folded(told, inner)


def _short(writer: Writer, of: Any) -> str:
    return _answer(writer, of.value if of.status is Status.KNOWN else of.status)
