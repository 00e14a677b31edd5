# SPDX-License-Identifier: Apache-2.0
"""What all HTML is made of: the style, escaped texts, marks, tables, numbered sources."""

from __future__ import annotations

import html
from typing import Dict, Iterable, List, Sequence, Set, Tuple

from ..messages import Bilingual
from ..reasons import Source
from ..words import Speaker, Words, masked

_STYLE = """
.hjemmel{color:inherit;background:transparent;font-size:14px;line-height:1.45;max-width:62em;\
overflow-x:auto;text-align:left}
.hjemmel.wide{max-width:none}
.hjemmel p,.hjemmel ul,.hjemmel ol,.hjemmel dl{margin:.25em 0}
.hjemmel ul,.hjemmel ol{padding-left:1.4em}
.hjemmel ul.marked{list-style:none;padding-left:0}
.hjemmel ul.marked>li{padding-left:1.6em;text-indent:-1.6em;margin:.2em 0}
.hjemmel ul.marked>li>*{text-indent:0}
.hjemmel .head{font-size:1.15em;margin:0 0 .1em}
.hjemmel .answer{font-weight:600}
.hjemmel .quiet{opacity:.75;font-size:.92em}
.hjemmel .mark{display:inline-block;width:1.3em;margin-right:.3em;text-align:center;\
text-indent:0;font-weight:700}
.hjemmel .met{color:#16895a}.hjemmel .not_met{color:#d6453d}.hjemmel .undecided{color:#b07000}
.hjemmel .failed{color:#a14fd0}.hjemmel .not_reached{color:#808890}
.hjemmel .badge{border:1px solid currentColor;border-radius:.8em;padding:0 .55em;font-size:.85em;\
white-space:nowrap}
.hjemmel details{margin:.25em 0 .25em 1.6em;text-indent:0}
.hjemmel details>summary{cursor:pointer;margin-left:-1.1em}
.hjemmel details>.inner{border-left:2px solid rgba(128,136,144,.4);padding-left:.8em}
.hjemmel .facts{margin:.1em 0 .3em 1.6em;text-indent:0;font-size:.95em}
.hjemmel.hjemmel table{border-collapse:collapse;margin:.4em 0;font-size:.95em;color:inherit}
.hjemmel.hjemmel th,.hjemmel.hjemmel td{border:1px solid rgba(128,136,144,.4);padding:.25em .55em;\
text-align:left;vertical-align:top;background:transparent;color:inherit;white-space:normal}
.hjemmel.hjemmel thead th{background:rgba(128,136,144,.16);font-weight:600}
.hjemmel.hjemmel tr{background:transparent}
.hjemmel.hjemmel td.then,.hjemmel.hjemmel th.then{border-left:3px double rgba(128,136,144,.7)}
.hjemmel code,.hjemmel pre{color:inherit;background:rgba(128,136,144,.14);padding:0 .25em;\
border-radius:.2em;font-size:.92em}
.hjemmel pre{padding:.5em .7em;white-space:pre-wrap;line-height:1.35}
.hjemmel a{color:inherit;text-decoration:underline}
.hjemmel sup{font-size:.75em;line-height:0;opacity:.85}
.hjemmel .sources{font-size:.9em;border-top:1px solid rgba(128,136,144,.4);margin-top:.6em;\
padding-top:.3em}
.hjemmel .graph svg{max-width:none}
"""

MARKS: Dict[str, Tuple[str, Bilingual]] = {
    "met": ("✓", Bilingual("opfyldt", "met")),
    "not_met": ("✗", Bilingual("ikke opfyldt", "not met")),
    "undecided": ("?", Bilingual("uafklaret", "undecided")),
    "failed": ("!", Bilingual("fejlet", "failed")),
    "not_reached": ("–", Bilingual("ikke nået", "not reached")),
}


def escaped(text: object) -> str:
    """Escape a text for HTML; what looks like a CPR number is hidden."""
    return html.escape(masked(str(text)))


def page(*parts: str, wide: bool = False) -> str:
    """Put parts into one block with its style."""
    kind = "hjemmel wide" if wide else "hjemmel"
    return f'<div class="{kind}"><style>{_STYLE}</style>{"".join(parts)}</div>'


def element(tag: str, inner: str, kind: str = "") -> str:
    """One element around what is HTML already."""
    named = f' class="{kind}"' if kind else ""
    return f"<{tag}{named}>{inner}</{tag}>"


def mark(name: str, language: str) -> str:
    """A mark, with its meaning in words for those who point at it or cannot see it."""
    sign, meaning = MARKS[name]
    told = escaped(meaning.text(language))
    return (
        f'<span class="mark {escaped(name)}" role="img" title="{told}" aria-label="{told}">'
        f"{sign}</span>"
    )


def folded(summary: str, inner: str, is_open: bool = False) -> str:
    """What opens by a click."""
    return (
        f"<details{' open' if is_open else ''}><summary>{summary}</summary>"
        f'<div class="inner">{inner}</div></details>'
    )


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], last: int = 0) -> str:
    """A table of what is HTML already; the last columns are answers."""
    first = len(heads) - last

    def cells(tag: str, all_of: Sequence[str]) -> str:
        return "".join(
            element(tag, one, "then" if last and at == first else "")
            for at, one in enumerate(all_of)
        )

    body = "".join(element("tr", cells("td", row)) for row in rows)
    return f"<table><thead><tr>{cells('th', heads)}</tr></thead><tbody>{body}</tbody></table>"


class Writer:
    """What one picture of reasons or rules needs: language, words, and sources by number.

    Parameters
    ----------
    words : mapping of str to Bilingual
        What the rule file calls values.
    language : {'da', 'en'}
        The language.
    """

    def __init__(self, words: Words, language: str) -> None:
        self.language = language
        self.speaker = Speaker(words, language)
        self._numbers: Dict[str, int] = {}
        self._sources: List[Source] = []
        self._told: Set[str] = set()

    def say(self, da: str, en: str) -> str:
        """Choose between two texts."""
        return en if self.language == "en" else da

    def text(self, of: Bilingual) -> str:
        """Give a text in the language, escaped."""
        return escaped(of.text(self.language))

    def named(self, label: Bilingual, name: str) -> str:
        """Give a label, or the name where there is none."""
        return self.text(label) if label else element("code", escaped(name))

    def value(self, what: object, name: str = "", unit: str = "") -> str:
        """Give a value in words."""
        return escaped(self.speaker.value(what, name, unit))

    def cited(self, sources: Iterable[Source]) -> str:
        """Refer to sources by number, with the place in each."""
        places: Dict[int, List[str]] = {}
        for source in sources:
            if source.id not in self._numbers:
                self._numbers[source.id] = len(self._numbers) + 1
                self._sources.append(source)
            where = places.setdefault(self._numbers[source.id], [])
            if source.where:
                where.append(source.where.text(self.language))
        if not places:
            return ""
        told = "; ".join(
            f"[{number}] {escaped(', '.join(where))}".strip() for number, where in places.items()
        )
        return f' <span class="quiet">{told}</span>'

    def first_time(self, name: str) -> bool:
        """Tell whether a parameter is met for the first time; its grounds are told once."""
        if name in self._told:
            return False
        self._told.add(name)
        return True

    def interpretation(self, is_one: bool) -> str:
        """Tell that something is a reading of the rule authors' own."""
        told = self.say("fortolkning", "interpretation")
        return f' <span class="badge quiet">{told}</span>' if is_one else ""

    def sources(self) -> str:
        """List all that was referred to."""
        items = [element("li", self.source(one)) for one in self._sources]
        if not items:
            return ""
        head = element("b", self.say("Kilder", "Sources"))
        return element("div", f"{head}{element('ol', ''.join(items))}", "sources")

    def source(self, of: Source) -> str:
        """One source; only addresses of the web become links."""
        title = self.text(of.title) or escaped(of.id)
        if of.url.startswith(("https://", "http://")):
            title = f'<a href="{escaped(of.url)}" rel="noopener noreferrer">{title}</a>'
        rest = [escaped(one) for one in (of.issuer, of.reference, of.published) if one]
        return ", ".join([title, *rest])
