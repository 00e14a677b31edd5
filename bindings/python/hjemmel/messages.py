# SPDX-License-Identifier: Apache-2.0
"""Texts in two languages, diagnostics, and the exceptions that carry them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Optional, Sequence, Tuple, Type


@dataclass(frozen=True)
class Bilingual:
    """A text in Danish and in English.

    Rule authors may leave English out. ``str()`` gives Danish, the language of the rules.

    Attributes
    ----------
    da, en : str
        The text in each language; empty where there is none.
    """

    da: str = ""
    en: str = ""

    def text(self, language: str = "da") -> str:
        """Give the text in a language, or in the other one where that is empty.

        Parameters
        ----------
        language : {'da', 'en'}
            The language wanted.

        Returns
        -------
        str
            The text.
        """
        return (self.en or self.da) if language == "en" else (self.da or self.en)

    def __str__(self) -> str:
        return self.text()

    def __bool__(self) -> bool:
        return bool(self.da or self.en)


@dataclass(frozen=True)
class Place:
    """Where something stands in a rule file.

    Attributes
    ----------
    file : str
        The file's name, as it was given.
    line, column : int
        Counted from 1, columns in characters; 0 where only the file is known.
    width : int
        How many characters it is about.
    """

    file: str
    line: int
    column: int
    width: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True)
class Diagnostic:
    """A message about rules, facts or a call.

    Attributes
    ----------
    code : str
        A stable name, such as ``'unknown-decision'``.
    severity : {'error', 'warning', 'note'}
        How grave it is.
    text : Bilingual
        What is wrong, in one sentence.
    hint : Bilingual
        What to write instead; may be empty.
    place : Place or None
        Where it stands in a rule file.
    fact : str
        The path of the fact that it is about, such as ``'ydelsesperioder[2].til'``.
    value : str
        That fact's value, masked where it looks like a CPR number. It stands nowhere else, so that
        the rest can be logged.
    id : str
        The case's id.
    report : Bilingual
        All of it as lines of text, with the line of the file that it is about.
    """

    code: str
    severity: str
    text: Bilingual
    hint: Bilingual = Bilingual()
    place: Optional[Place] = None
    fact: str = ""
    value: str = ""
    id: str = ""
    report: Bilingual = Bilingual()

    def __str__(self) -> str:
        return (self.report.text("en") or self.text.text("en")).rstrip("\n")

    def _repr_html_(self) -> str:
        from .html.texts import diagnostics_html

        return diagnostics_html([self])


class Error(Exception):
    """What every exception of this package is.

    The message is in English; ``text('da')`` gives it in Danish.

    Attributes
    ----------
    diagnostics : tuple of Diagnostic
        Everything that is wrong, the first one first.
    """

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*diagnostics)
        self.diagnostics: Tuple[Diagnostic, ...] = diagnostics

    @property
    def code(self) -> str:
        """The stable name of the first diagnostic."""
        return self.diagnostics[0].code if self.diagnostics else ""

    @property
    def place(self) -> Optional[Place]:
        """Where the first diagnostic stands in a rule file, if anywhere."""
        return self.diagnostics[0].place if self.diagnostics else None

    @property
    def hint(self) -> str:
        """What to write instead, in English; empty where nothing better is known."""
        return self.diagnostics[0].hint.text("en") if self.diagnostics else ""

    def text(self, language: str = "en") -> str:
        """Give all diagnostics as lines of text.

        Parameters
        ----------
        language : {'da', 'en'}
            The language wanted.

        Returns
        -------
        str
            A message a diagnostic, with its place and hint.
        """
        return "\n".join(one.report.text(language).rstrip("\n") for one in self.diagnostics)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        from .html.texts import diagnostics_html

        return diagnostics_html(self.diagnostics)


class RuleError(Error):
    """Rules that cannot be loaded; ``diagnostics`` has every fault of every file."""


class FactError(Error, ValueError):
    """A value that no fact can have, or a table that cannot be read."""


class UsageError(Error, ValueError):
    """A call that cannot be meant: a name that does not exist, a date that is none."""


class UndecidedWarning(UserWarning):
    """Rows of a table have no known outcome, or related rows were refused."""


_KINDS: Dict[str, Type[Error]] = {"rules": RuleError, "facts": FactError, "usage": UsageError}


def make_error(kind: str, diagnostics: Sequence[Diagnostic]) -> Error:
    """Make the exception of a kind; the extension calls this."""
    return _KINDS[kind](*diagnostics)


def usage_error(code: str, text: Bilingual, hint: Bilingual = Bilingual()) -> UsageError:
    """Make a UsageError of one diagnostic."""
    return UsageError(made_diagnostic(code, text, hint))


def demand_choice(name: str, value: object, among: Sequence[str]) -> None:
    """Raise UsageError where an argument is none of the texts that it can be."""
    if value in among:
        return
    written = [f'"{one}"' for one in among]
    first, last = ", ".join(written[:-1]), written[-1]
    raise usage_error(
        "wrong-argument",
        Bilingual(f"{name} kan ikke være {value!r}.", f"{name} cannot be {value!r}."),
        Bilingual(f"Skriv {first} eller {last}.", f"Write {first} or {last}."),
    )


def made_diagnostic(code: str, text: Bilingual, hint: Bilingual = Bilingual()) -> Diagnostic:
    """Make an error's diagnostic without a place, reported as the engine reports its own."""
    da = f"fejl: {text.da} [{code}]\n" + (f"    Forslag: {hint.da}\n" if hint else "")
    en = f"error: {text.en} [{code}]\n" + (f"    Hint: {hint.en}\n" if hint else "")
    return Diagnostic(code, "error", text, hint, report=Bilingual(da, en))
