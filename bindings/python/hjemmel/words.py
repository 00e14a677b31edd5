# SPDX-License-Identifier: Apache-2.0
"""Values as people write them, in Danish and in English: what notebooks show."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any, Dict, List, Mapping, Sequence, Tuple

from .messages import Bilingual, demand_choice
from .values import Anything, Between, Maybe, Months, OneOf, Range

Words = Mapping[str, Bilingual]
"""What a rule file calls values and fields, by their names."""

_MONTHS = {
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_DAY = "(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])"  # 60 higher in replacement numbers
_CPR = re.compile(rf"(?<![0-9])({_DAY}(?:0[1-9]|1[0-2])[0-9]{{2}})[- ]?[0-9]{{4}}(?![0-9])")

_TERMS: Dict[str, Tuple[str, str]] = {
    "yes": ("ja", "yes"),
    "no": ("nej", "no"),
    "none": ("ingen", "none"),
    "or": ("eller", "or"),
    "and": ("og", "and"),
    "since": ("siden", "since"),
    "until": ("til og med", "until"),
    "from": ("fra", "from"),
    "to": ("til", "to"),
    "at least": ("mindst", "at least"),
    "at most": ("højst", "at most"),
    "unknown": ("uafklaret", "undetermined"),
    "maybe": ("måske", "perhaps"),
    "year": ("år", "year"),
    "years": ("år", "years"),
    "month": ("måned", "month"),
    "months": ("måneder", "months"),
    "day": ("dag", "day"),
    "days": ("dage", "days"),
}


def term(name: str, language: str) -> str:
    """Give one of this package's own words in a language."""
    return _TERMS[name][language == "en"]


def masked(text: str) -> str:
    """Hide what looks like a CPR number."""
    return _CPR.sub(r"\1-xxxx", text)


class Speaker:
    """Writes values as people do.

    Parameters
    ----------
    words : mapping of str to Bilingual
        What the rule file calls values and fields.
    language : {'da', 'en'}
        The language.
    """

    def __init__(self, words: Words, language: str) -> None:
        demand_choice("language", language, ("da", "en"))
        self.words = words
        self.language = language

    def term(self, name: str) -> str:
        """Give one of this package's own words."""
        return term(name, self.language)

    def called(self, name: str) -> str:
        """Give the file's word for a value or field, or its name."""
        word = self.words.get(name)
        return word.text(self.language) if word else name

    def value(self, what: Any, name: str = "", unit: str = "") -> str:
        """Write a value; under a name that ends in ``_oere`` a number is an amount of money."""
        if unit == "øre" or name.endswith("_oere"):
            if isinstance(what, (Decimal, int)) and not isinstance(what, bool):
                return self._kroner(Decimal(what))
            unit = ""
        text = self._plain(what)
        number = isinstance(what, (Decimal, int)) and not isinstance(what, bool)
        return f"{text} {unit}" if unit and number else text

    def day(self, day: datetime.date) -> str:
        """Write a date: ``2. marts 2018``."""
        month = _MONTHS[self.language].split(" ")[day.month - 1]
        return f"{day.day}{'' if self.language == 'en' else '.'} {month} {day.year}"

    def listed(self, texts: Sequence[str], last: str) -> str:
        """Join texts: ``a, b og c``."""
        if len(texts) < 2:
            return "".join(texts)
        return f"{', '.join(texts[:-1])} {self.term(last)} {texts[-1]}"

    def number(self, number: Decimal) -> str:
        """Write a number with its thousands apart: ``11.749.000,5``."""
        text = f"{number:,f}"
        return text if self.language == "en" else text.translate(str.maketrans(",.", ".,"))

    def _kroner(self, oere: Decimal) -> str:
        kroner = oere / 100
        if kroner == kroner.to_integral_value():
            text = self.number(kroner.to_integral_value())
        else:
            text = self.number(kroner.quantize(Decimal("0.01")))
        return f"DKK {text}" if self.language == "en" else f"{text} kr."

    def _plain(self, what: Any) -> str:
        if what is None:
            return self.term("none")
        if isinstance(what, bool):
            return self.term("yes" if what else "no")
        if isinstance(what, (Decimal, int)):
            return self.number(Decimal(what))
        if isinstance(what, str):
            return masked(self.called(what))
        if isinstance(what, datetime.datetime):
            return f"{self.day(what)} {what:%H:%M}"
        if isinstance(what, datetime.date):
            return self.day(what)
        if isinstance(what, datetime.timedelta):
            return self._duration(what)
        if isinstance(what, Months):
            return self._months(what)
        if isinstance(what, Mapping):
            return self._context(what)
        return self._open(what)

    def _open(self, what: Any) -> str:
        """What is a list, a range, or not known as a whole."""
        if isinstance(what, OneOf):
            return self._one_of(what)
        if isinstance(what, Between):
            ends = self._between(what.low, what.high)
            ends = self.listed([ends, self.term("none")], "or") if what.or_none else ends
            return f"{self.term('unknown')}: {ends}"
        if isinstance(what, Range):
            return self._between(what.low, what.high)
        if isinstance(what, Anything):
            return self.term("unknown")
        if isinstance(what, Maybe):
            return f"{self.term('maybe')} {self._plain(what.value)}"
        if isinstance(what, (list, tuple)):
            items = [self._plain(one) for one in what]
            separator = "; " if any(isinstance(one, Mapping) for one in what) else ", "
            return separator.join(items) if items else self.term("none")
        return masked(str(what))

    def _one_of(self, what: OneOf) -> str:
        """What is left; nothing is said of a yes or no that can be both."""
        known = [one for one in what if one is not None]
        if not known or any(isinstance(one, bool) for one in known):
            return self.term("unknown")
        texts = [self._plain(one) for one in known]
        if len(known) < len(what):
            texts.append(self.term("none"))
        return f"{self.term('unknown')}: {self.listed(texts, 'or')}"

    def _between(self, low: Any, high: Any) -> str:
        if low is None or high is None:
            bound = "at most" if low is None else "at least"
            end = high if low is None else low
            return self.term("unknown") if end is None else f"{self.term(bound)} {self._plain(end)}"
        return f"{self.term('from')} {self._plain(low)} {self.term('to')} {self._plain(high)}"

    def _context(self, what: Mapping[str, Any]) -> str:
        rest = dict(what)
        parts: List[str] = []
        span = ""
        if "fra" in rest and "til" in rest:
            span = self._period(rest.pop("fra"), rest.pop("til"))
            parts = [self._plain(one) for one in rest.values() if one is not None]
            return " ".join([", ".join(parts), span]).strip()
        for name, one in rest.items():
            if one is not None:
                parts.append(f"{self.called(name)}: {self.value(one, name)}")
        return ", ".join(parts)

    def _period(self, begin: Any, end: Any) -> str:
        if end is None:
            return f"{self.term('since')} {self._plain(begin)}"
        return f"{self._plain(begin)} – {self._plain(end)}"

    def _count(self, count: int, one: str, many: str) -> str:
        return f"{count} {self.term(one if count == 1 else many)}"

    def _months(self, what: Months) -> str:
        years, months = divmod(abs(what.months), 12)
        parts = [self._count(years, "year", "years")] if years else []
        if months or not years:
            parts.append(self._count(months, "month", "months"))
        return ("-" if what.months < 0 else "") + self.listed(parts, "and")

    def _duration(self, what: datetime.timedelta) -> str:
        if what.seconds or what.microseconds:
            return str(what)
        return self._count(what.days, "day", "days")
