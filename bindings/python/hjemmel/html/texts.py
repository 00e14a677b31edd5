# SPDX-License-Identifier: Apache-2.0
"""Diagnostics and errors as HTML."""

from __future__ import annotations

from typing import Iterable, List

from ..messages import Bilingual, Diagnostic
from .parts import element, escaped, page

_SEVERITIES = {
    "error": ("failed", Bilingual("fejl", "error")),
    "warning": ("undecided", Bilingual("advarsel", "warning")),
    "note": ("not_reached", Bilingual("bemærkning", "note")),
}


def diagnostics_html(all_of: Iterable[Diagnostic], language: str = "da") -> str:
    """Write diagnostics, one below the other."""
    return page(diagnostics_list(all_of, language))


def diagnostics_list(all_of: Iterable[Diagnostic], language: str) -> str:
    """Write diagnostics as part of a page; nothing where there are none."""
    return "".join(_one(one, language) for one in all_of)


def _one(of: Diagnostic, language: str) -> str:
    kind, word = _SEVERITIES.get(of.severity, ("failed", Bilingual(of.severity, of.severity)))
    badge = f'<span class="badge {kind}">{escaped(word.text(language))}</span>'
    parts: List[str] = [element("p", f"{badge} {escaped(of.text.text(language))}")]
    where = [escaped(one) for one in (of.place or "", of.id, of.fact) if str(one)]
    where.append(element("code", escaped(of.code)))
    if of.value:
        where.append(element("code", escaped(of.value)))
    parts.append(element("p", " · ".join(where), "quiet"))
    excerpt = _excerpt(of, language)
    if excerpt:
        parts.append(element("pre", escaped(excerpt)))
    if of.hint:
        said = "Hint" if language == "en" else "Forslag"
        parts.append(element("p", f"{said}: {escaped(of.hint.text(language))}"))
    return element("div", "".join(parts), "facts")


def _excerpt(of: Diagnostic, language: str) -> str:
    """The line of the file that it is about, as its report shows it."""
    if of.place is None or not of.place.line:
        return ""
    lines = of.report.text(language).splitlines()[1:]
    hint = ("    Hint:", "    Forslag:")
    return "\n".join(line[4:] for line in lines if not line.startswith(hint)).rstrip()
