# SPDX-License-Identifier: Apache-2.0
"""What notebooks show: HTML without scripts, all texts escaped, the style within one class.

Colours are chosen to be read on light and on dark ground alike, and text keeps the colour of the
page, since notebooks tell their theme in ways of their own.
"""

from __future__ import annotations

from typing import Any

from ..catalog import Catalog
from ..compare import Comparison
from ..declarations import Decision, Declarations, Entity, Fact, Parameter
from ..logic import Logic
from ..messages import Diagnostic, Error, demand_choice
from ..outcome import Explanation, Outcome
from ..reasons import Reason
from ..version import Version
from .comparisons import comparison_html
from .outcomes import outcome_html, reason_html
from .rules import (
    catalog_html, declaration_html, declarations_html, logic_html, version_html)
from .texts import diagnostics_html


class Shown(str):
    """HTML that a notebook shows; a plain ``str`` otherwise, to be written to a file."""

    def _repr_html_(self) -> str:
        return str(self)


def show(what: Any, language: str = "da") -> Shown:
    """Write something of this package as HTML, in a language.

    Parameters
    ----------
    what : object
        What is to be shown: an `Outcome`, `Explanation`, `Reason`, `Version`, `Logic`,
        `Declarations` or one of these, `Catalog`, `Comparison`, `Diagnostic` or `Error`; a mapping
        or sequence of outcomes is shown one below the other.
    language : {'da', 'en'}
        The language wanted. By itself a notebook shows Danish.

    Returns
    -------
    Shown
        HTML that a notebook shows.
    """
    demand_choice("language", language, ("da", "en"))
    if isinstance(what, dict):
        what = list(what.values())
    if isinstance(what, (list, tuple)):
        return Shown("".join(show(one, language) for one in what))
    return Shown(_html(what, language))


def _html(what: Any, language: str) -> str:
    if isinstance(what, Explanation):
        what = what.outcome
    if isinstance(what, Outcome):
        return outcome_html(what, language)
    if isinstance(what, Reason):
        return reason_html(what, {}, language)
    if isinstance(what, Version):
        return version_html(what, language)
    if isinstance(what, Logic):
        return logic_html(what, language)
    if isinstance(what, Declarations):
        return declarations_html(what, what.words, language)
    if isinstance(what, (Entity, Fact, Decision, Parameter)):
        return declaration_html(what, language)
    if isinstance(what, Catalog):
        return catalog_html(what, language)
    if isinstance(what, Comparison):
        return comparison_html(what, language)
    if isinstance(what, Diagnostic):
        return diagnostics_html([what], language)
    if isinstance(what, Error):
        return diagnostics_html(what.diagnostics, language)
    raise TypeError(f"{type(what).__name__} has no HTML of this package")
