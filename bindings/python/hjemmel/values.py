# SPDX-License-Identifier: Apache-2.0
"""Values that Python has no type of its own for, and what an open value can still be."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from typing import Any, Iterable, Iterator, Sequence, Tuple, Union, overload

_MONTHS = re.compile(r"(-?)P(?:(\d+)Y)?(?:(\d+)M)?")


@dataclass(frozen=True, order=True)
class Months:
    """A duration of years and months.

    ``datetime.timedelta`` has days and seconds only: no number of days is a month.

    Attributes
    ----------
    months : int
        The whole of it in months.

    Examples
    --------
    >>> Months.parse('P1Y2M')
    Months(14)
    >>> str(Months(48))
    'P4Y'
    """

    months: int

    @classmethod
    def parse(cls, text: str) -> Months:
        """Read an ISO duration such as ``'P4Y'``, ``'P1Y2M'`` or ``'-P3M'``.

        Parameters
        ----------
        text : str
            The duration.

        Returns
        -------
        Months
            The duration.

        Raises
        ------
        ValueError
            If the text is no duration of years and months.
        """
        found = _MONTHS.fullmatch(text)
        if not found or not (found[2] or found[3]):
            raise ValueError(f"{text!r} is no duration of years and months; write 'P1Y2M'")
        months = 12 * int(found[2] or 0) + int(found[3] or 0)
        return cls(-months if found[1] else months)

    def __repr__(self) -> str:
        return f"Months({self.months})"

    def __str__(self) -> str:
        years, months = divmod(abs(self.months), 12)
        parts = (f"{years}Y" if years else "") + (f"{months}M" if months or not years else "")
        return ("-" if self.months < 0 else "") + "P" + parts


@dataclass(frozen=True)
class Range:
    """A range of numbers, dates or other ordered values.

    Attributes
    ----------
    low, high : object
        Its ends; None where it has none.
    low_included, high_included : bool
        Whether each end is part of it.

    Examples
    --------
    >>> 5 in Range(1, 10, high_included=False)
    True
    """

    low: Any
    high: Any
    low_included: bool = True
    high_included: bool = True

    def __contains__(self, value: Any) -> bool:
        above = self.low is None or value > self.low or (self.low_included and value == self.low)
        below = (
            self.high is None or value < self.high or (self.high_included and value == self.high)
        )
        return bool(above and below)

    def __str__(self) -> str:
        low, high = ("null" if end is None else str(end) for end in (self.low, self.high))
        opening = "[" if self.low_included else "("
        return f"{opening}{low}..{high}" + ("]" if self.high_included else ")")


class _Missing(enum.Enum):
    """The type of `MISSING`."""

    MISSING = "MISSING"

    def __repr__(self) -> str:
        return "hjemmel.MISSING"

    def __bool__(self) -> bool:
        raise TypeError("what is missing is neither true nor false; write `is hjemmel.MISSING`")


MISSING = _Missing.MISSING
"""A fact that is not supplied. Leaving its key out says the same; None says that there is none."""


class _Gap(enum.Enum):
    GAP = "GAP"


GAP = _Gap.GAP
"""A gap in a field below a fact, in a row of a table: absent where the field is optional."""


class Undetermined:
    """What an outcome, or a part of it, can still be while facts are missing.

    One of `OneOf`, `Between`, `Anything` and `Maybe`. It is neither true nor false, so that an
    open answer is never taken for a yes.
    """

    def __bool__(self) -> bool:
        raise TypeError(
            "an open outcome is neither true nor false; look at its status, or at what it can be"
        )


class OneOf(Undetermined, Sequence[Any]):
    """One of some values; behaves as a sequence of them.

    Parameters
    ----------
    values : iterable
        The values, in the engine's order.
    """

    __slots__ = ("_values",)

    def __init__(self, values: Iterable[Any]) -> None:
        self._values: Tuple[Any, ...] = tuple(values)

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Any]: ...
    def __getitem__(self, index: Union[int, slice]) -> Any:
        return self._values[index]

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OneOf) and self._values == other._values

    def __hash__(self) -> int:
        return hash(("OneOf", len(self._values)))

    def __repr__(self) -> str:
        return f"OneOf({', '.join(map(repr, self._values))})"


@dataclass(frozen=True)
class Between(Undetermined):
    """Any value from one to another, both included.

    Attributes
    ----------
    low, high : object
        The ends; None where there is no bound.
    or_none : bool
        Whether it can be None, too.
    """

    low: Any
    high: Any
    or_none: bool = False

    __bool__ = Undetermined.__bool__

    def __contains__(self, value: Any) -> bool:
        if value is None:
            return self.or_none
        return bool(
            (self.low is None or value >= self.low) and (self.high is None or value <= self.high)
        )


@dataclass(frozen=True)
class Anything(Undetermined):
    """Any value of a type.

    Attributes
    ----------
    type : str
        The type, as rule files write it.
    or_none : bool
        Whether it can be None, too.
    """

    type: str
    or_none: bool = False

    __bool__ = Undetermined.__bool__


@dataclass(frozen=True)
class Maybe(Undetermined):
    """An item that is in its list for some of what is missing, and not for other.

    Attributes
    ----------
    value : object
        The item.
    """

    value: Any

    __bool__ = Undetermined.__bool__
