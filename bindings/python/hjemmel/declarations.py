# SPDX-License-Identifier: Apache-2.0
"""What a version declares: entities, facts, decisions and parameters."""

from __future__ import annotations

import datetime
import difflib
from dataclasses import dataclass, field
from typing import Any, Generic, Mapping, Optional, Sequence, Tuple, TypeVar, Union, overload

from .days import Day, day_of
from .messages import Bilingual, usage_error
from .reasons import Source

_Day = Union[datetime.date, str]


class _Declaration:
    """What a notebook shows of one declaration."""

    def _repr_html_(self) -> str:
        from .html.rules import declaration_html

        return declaration_html(self)


@dataclass(frozen=True)
class Entity(_Declaration):
    """What decisions are about: a citizen, a municipality.

    Attributes
    ----------
    name, plural : str
        Its names in the rule file.
    label : Bilingual
        Its name for people.
    parent, child : str
        The entity that has many of this one, and the one that this has many of; may be empty.
    key : str
        The fact that joins related tables; may be empty.
    """

    name: str
    plural: str
    label: Bilingual
    parent: str = ""
    child: str = ""
    key: str = ""


@dataclass(frozen=True)
class _Slot(_Declaration):
    name: str
    entity: str
    label: Bilingual
    type: str
    unit: str = ""
    values: Tuple[Any, ...] = ()
    low: Any = None
    high: Any = None
    integer: bool = False
    scale: Optional[int] = None
    text: Bilingual = Bilingual()
    interpretation: bool = False
    sources: Tuple[Source, ...] = ()


@dataclass(frozen=True)
class Fact(_Slot):
    """An input that the caller supplies.

    Attributes
    ----------
    name, entity : str
        Its name, and what it is a fact of.
    label : Bilingual
        Its name for people.
    type, unit : str
        As the rule file writes them.
    values : tuple
        The only values allowed; empty: all.
    low, high : object
        Bounds of its values, or None.
    integer : bool
        Whether only whole numbers are allowed.
    scale : int, optional
        How many decimals its numbers have at most; 0 for whole numbers, None where nothing is said.
    text : Bilingual
        What the file says of it.
    interpretation : bool
        Whether it is a reading of the rule authors' own.
    sources : tuple of Source
        What it rests on.
    optional : bool
        Whether it may be None: that there is none.
    stand_in : bool
        Whether an expression takes its place where it is not supplied.
    is_list : bool
        Whether its value is a list, such as periods.
    """

    optional: bool = False
    stand_in: bool = False
    is_list: bool = False


@dataclass(frozen=True)
class Decision(_Slot):
    """A named result.

    Attributes are those of `Fact` as far as they apply, and two of its own.

    Attributes
    ----------
    helper : bool
        Whether it serves other decisions and is given only when it is asked for by name.
    needs : tuple of (str, str)
        The facts and decisions that it reads, as entity and name.
    """

    helper: bool = False
    needs: Tuple[Tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Parameter(_Declaration):
    """A named constant of the rules.

    Attributes
    ----------
    name : str
        Its name.
    label : Bilingual
        Its name for people.
    type : str
        As the rule file writes it.
    values : tuple of (date, object)
        Its values and the day from which each holds, the earliest first.
    readings : mapping of str to object
        The ways in which sources or readers understand it, with the value of each.
    text : Bilingual
        What the file says of it.
    interpretation : bool
        Whether its value is a reading of the rule authors' own.
    sources : tuple of Source
        What it rests on.
    """

    name: str
    label: Bilingual
    type: str
    values: Tuple[Tuple[_Day, Any], ...] = ()
    readings: Mapping[str, Any] = field(default_factory=dict)
    text: Bilingual = Bilingual()
    interpretation: bool = False
    sources: Tuple[Source, ...] = ()

    def value(self, on: Optional[Day] = None) -> Any:
        """Give its value on a day.

        Parameters
        ----------
        on : datetime.date or str, optional
            The day; the last value where left out.

        Returns
        -------
        object
            The value; the first one for days before it.
        """
        held = self.values[0][1] if self.values else None
        day = day_of(on) if on is not None else None
        for since, value in self.values:
            if day is None or (isinstance(since, datetime.date) and since <= day):
                held = value
        return held


_Declared = TypeVar("_Declared", Entity, Fact, Decision, Parameter)


class Declarations(Sequence[_Declared], Generic[_Declared]):
    """What a version declares of one kind, in the order of the file.

    A sequence that also knows names: ``version.facts['afgang']``. Where two entities have one of a
    name, ``'kommune.navn'`` tells which.
    """

    def __init__(
        self, kind: str, items: Sequence[_Declared], words: Mapping[str, Bilingual]
    ) -> None:
        self._kind = kind
        self.words = words
        self._items: Tuple[_Declared, ...] = tuple(items)

    @overload
    def __getitem__(self, index: Union[int, str]) -> _Declared: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[_Declared]: ...
    def __getitem__(self, index: Union[int, str, slice]) -> Any:
        if not isinstance(index, str):
            return self._items[index]
        for one in self._items:
            if index in (one.name, f"{getattr(one, 'entity', '')}.{one.name}"):
                return one
        near = difflib.get_close_matches(index, self.names, 1)
        raise usage_error(
            f"unknown-{self._kind}",
            Bilingual(f"Versionen har ikke {index}.", f"The version has no {self._kind} {index}."),
            Bilingual(f"Mente du {near[0]}?", f"Did you mean {near[0]}?") if near else Bilingual(),
        )

    def __contains__(self, what: object) -> bool:
        if not isinstance(what, str):
            return what in self._items
        return any(
            what in (one.name, f"{getattr(one, 'entity', '')}.{one.name}") for one in self._items
        )

    def __len__(self) -> int:
        return len(self._items)

    @property
    def names(self) -> Tuple[str, ...]:
        """The names, in the order of the file."""
        return tuple(one.name for one in self._items)

    def _repr_html_(self) -> str:
        from .html.rules import declarations_html

        return declarations_html(self, self.words)

    def __repr__(self) -> str:
        return f"<{len(self)} of kind {self._kind}: {', '.join(self.names)}>"
