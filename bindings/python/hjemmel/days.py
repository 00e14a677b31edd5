# SPDX-License-Identifier: Apache-2.0
"""Evaluation dates as callers write them."""

from __future__ import annotations

import datetime
import re
from typing import Any, Optional, Union

from .messages import Bilingual, UsageError, usage_error

Day = Union[str, datetime.date]
"""A date, or one written ``'2018-03-02'``."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_EPOCH = datetime.date(1970, 1, 1).toordinal()


def _fault(text: Any) -> UsageError:
    return usage_error(
        "invalid-date",
        Bilingual(f"{text!r} er ingen dato.", f"{text!r} is no date."),
        Bilingual('Skriv "2018-03-02" eller en datetime.date.',
                  'Write "2018-03-02" or a datetime.date.'),
    )


def is_day(text: str) -> bool:
    """Tell whether a text has the form of a date."""
    return _ISO.fullmatch(text) is not None


def iso_day(text: Optional[str]) -> Optional[datetime.date]:
    """Read a day that a column of texts gives; None where there is none."""
    try:
        return datetime.date.fromisoformat(text) if text is not None and is_day(text) else None
    except ValueError:
        return None


def day_of(on: Any) -> datetime.date:
    """Read an evaluation date: a date, a moment at midnight, or ISO text."""
    plain = on.tolist() if hasattr(on, "dtype") and hasattr(on, "tolist") else on
    if isinstance(plain, datetime.datetime):
        if plain != plain or plain.time() != datetime.time():
            raise _fault(str(on))
        return plain.date()
    if isinstance(plain, datetime.date):
        return plain
    if isinstance(plain, str) and is_day(plain):
        try:
            return datetime.date.fromisoformat(plain)
        except ValueError:
            raise _fault(plain) from None
    raise _fault(on)


def number_of(on: Any) -> int:
    """Count the days from 1970-01-01 to an evaluation date."""
    return day_of(on).toordinal() - _EPOCH
