# SPDX-License-Identifier: Apache-2.0
"""The answer for one decision of one case."""

from __future__ import annotations

import datetime
import enum
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Dict, Iterator, Mapping, Tuple, Union

from . import _hjemmel
from .messages import Bilingual, Diagnostic
from .reasons import MissingFact, Reason
from .values import Undetermined
from .words import Speaker


class Status(str, enum.Enum):
    """Of which kind an outcome is; equal to its name as text."""

    KNOWN = "known"
    """The value is the answer, whatever is missing."""
    UNDETERMINED = "undetermined"
    """Missing facts can still change it."""
    OUTSIDE_VALIDITY = "outside_validity"
    """No rules are in force on that day; never a no."""
    FAILED = "failed"
    """A condition was null, a table contradicted itself, or a limit was reached."""
    REFUSED = "refused"
    """The facts are faulty; the diagnostics say which."""

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True)
class OpenPart:
    """A part of an answer that missing facts leave open.

    Attributes
    ----------
    path : str
        Where it stands in the answer, ``'[2].fra'``; empty for the answer as a whole.
    possible : Undetermined
        What it can still be.
    missing : tuple of str
        Paths of the facts that can still change it.
    """

    path: str
    possible: Undetermined
    missing: Tuple[str, ...]


def _open_parts(value: Any, told: Any, path: str) -> Iterator[OpenPart]:
    if isinstance(value, Undetermined):
        yield OpenPart(path, value, tuple(told["missing"]))
    elif isinstance(value, list):
        for at, (part, told_part) in enumerate(zip(value, told), 1):
            yield from _open_parts(part, told_part, f"{path}[{at}]")
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _open_parts(part, told[name], f"{path}.{name}" if path else name)


class Outcome:
    """The answer for one decision of one case, with its reasons.

    Outcomes never change, may be used from any thread, and keep what their reasons need.
    """

    def __init__(self, native: _hjemmel.Outcome) -> None:
        self._native = native
        self._info: Dict[str, Any] = native.info()

    @property
    def status(self) -> Status:
        """Of which kind it is."""
        return Status(self._info["status"])

    @cached_property
    def value(self) -> Any:
        """The answer where it is known, else what is known of it.

        An undetermined answer is an `Undetermined` object, or a list or dict with such parts. It is
        None where the status is neither known nor undetermined; a known answer may be None, too.
        """
        return self._native.value()

    @property
    def possible(self) -> Any:
        """What an undetermined answer can still be; None for any other status."""
        return self.value if self.status is Status.UNDETERMINED else None

    @cached_property
    def missing(self) -> Tuple[MissingFact, ...]:
        """The facts that can still change the answer, sorted by path."""
        return self._native.missing()

    @cached_property
    def open_parts(self) -> Tuple[OpenPart, ...]:
        """The parts of the answer that are open, each with what it can be and what it lacks."""
        if self.status is not Status.UNDETERMINED:
            return ()
        told = self.to_dict()
        whole = isinstance(self.value, Undetermined)
        return tuple(_open_parts(self.value, told if whole else told["value"], ""))

    @property
    def exact(self) -> bool:
        """Whether `possible` and `missing` hold no more than they must."""
        return bool(self._info["exact"])

    @cached_property
    def diagnostics(self) -> Tuple[Diagnostic, ...]:
        """What is wrong with the facts or the rules."""
        return self._native.diagnostics()

    @property
    def id(self) -> str:
        """The case's id, ``sags_id``; empty where it has none."""
        return str(self._info["id"])

    @property
    def decision(self) -> str:
        """The decision's name."""
        return str(self._info["decision"])

    @property
    def entity(self) -> str:
        """What the case is about, such as ``'borger'``."""
        return str(self._info["entity"])

    @property
    def ruleset(self) -> str:
        """The ruleset's id."""
        return str(self._info["ruleset"])

    @property
    def version(self) -> str:
        """The first day of the version that decided, ISO; empty where none is in force."""
        return str(self._info["version"])

    @property
    def digest(self) -> str:
        """SHA-256 of the version's file."""
        return str(self._info["digest"])

    @property
    def date(self) -> Union[datetime.date, str]:
        """The evaluation date."""
        day: Union[datetime.date, str] = self._info["date"]
        return day

    @property
    def changed(self) -> Mapping[str, Any]:
        """Parameters that were set otherwise than the file says, with their values."""
        changed: Mapping[str, Any] = self._info["changed"]
        return changed

    @property
    def presets(self) -> Mapping[str, str]:
        """Decisions that the caller preset and that this one rests on, with the reasons."""
        presets: Mapping[str, str] = self._info["presets"]
        return presets

    @property
    def complete(self) -> Tuple[str, ...]:
        """Facts that the caller said are whole."""
        complete: Tuple[str, ...] = self._info["complete"]
        return complete

    @property
    def nulls(self) -> str:
        """How gaps in tables were read: ``'missing'`` or ``'absent'``."""
        return "absent" if self._info["nulls_absent"] else "missing"

    @cached_property
    def reason_tree(self) -> Reason:
        """The reasons as a tree: each requirement, row and cell, with facts and sources."""
        return self._native.reasons()

    @cached_property
    def words(self) -> Mapping[str, Bilingual]:
        """What the rule file calls values and fields in texts for people."""
        return self._native.words()

    def reasons(self, language: str = "da") -> str:
        """Give the reasons as text for a person: the result, why, what is missing, the sources.

        Parameters
        ----------
        language : {'da', 'en'}
            The language wanted.

        Returns
        -------
        str
            Lines of about 100 characters.
        """
        return self._native.text(language)

    def text(self, language: str = "da") -> str:
        """Give the answer in words, as people write it: ``'2. marts 2018'``, ``'117.490 kr.'``.

        Parameters
        ----------
        language : {'da', 'en'}
            The language wanted.

        Returns
        -------
        str
            The answer, or the status where there is none.
        """
        if self.status is not Status.KNOWN or language not in ("da", "en"):
            return self._native.answer(language)
        speaker = Speaker(self.words, language)
        return speaker.value(self.value, self.decision, self.reason_tree.unit)

    def letter(self, language: str = "da", name: str = "") -> str:
        """Write the ruleset's letter about this outcome.

        Parameters
        ----------
        language : {'da', 'en'}
            The language wanted.
        name : str, optional
            The letter's name; else the first about this decision, or the default one.

        Returns
        -------
        str
            The letter.
        """
        return self._native.letter(language, name)

    def to_dict(self, reasons: bool = False, language: str = "da") -> Dict[str, Any]:
        """Give the outcome as plain data, as the command line writes it in JSON.

        Parameters
        ----------
        reasons : bool
            With the tree of reasons.
        language : {'da', 'en'}
            The language of sentences and labels.

        Returns
        -------
        dict
            Texts, integers, decimals, lists and dictionaries.
        """
        from decimal import Decimal

        text = self._native.json(reasons, language)
        whole: Dict[str, Any] = json.loads(text, parse_float=Decimal)
        return whole

    def _repr_html_(self) -> str:
        from .html.outcomes import outcome_html

        return outcome_html(self)

    def __repr__(self) -> str:
        if self.status is Status.KNOWN:
            answer = f"{self.decision} = {self.value!r}"
        elif self.status is Status.UNDETERMINED:
            answer = f"{self.decision} undetermined, can be {self.value!r}"
        else:
            answer = f"{self.decision} {self.status}"
        changed = "".join(f", {name} set to {value}" for name, value in self.changed.items())
        return f"<Outcome {answer}; {self.ruleset} {self.version} on {self.date}{changed}>"


class Outcomes(Dict[str, Outcome]):
    """The outcomes of one case by their decisions' names; a notebook shows all of them."""

    def _repr_html_(self) -> str:
        from .html import show

        return str(show(self))


class Explanation:
    """One case's outcome to be read: its reasons, in a language.

    Attributes
    ----------
    outcome : Outcome
        The outcome.
    language : {'da', 'en'}
        The language of ``str()`` and of what a notebook shows.
    """

    def __init__(self, outcome: Outcome, language: str = "da") -> None:
        self.outcome = outcome
        self.language = language

    @property
    def tree(self) -> Reason:
        """The reasons as a tree."""
        return self.outcome.reason_tree

    def __str__(self) -> str:
        return self.outcome.reasons(self.language)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        from .html.outcomes import outcome_html

        return outcome_html(self.outcome, self.language)
