# SPDX-License-Identifier: Apache-2.0
"""Pictures of caseloads, with matplotlib: ``pip install 'hjemmel[plots]'``.

Each function draws into ``axes`` where they are given, else into a new figure, and returns the
axes, so that titles, sizes and the like can be changed as always.
"""

from __future__ import annotations

import calendar
import datetime
import warnings
from typing import (
    TYPE_CHECKING, Any, Dict, Iterable, List, Mapping, Optional, Sequence, Union)

from .days import Day, day_of
from .messages import UndecidedWarning
from .values import Months
from .version import Version
from .words import Speaker, Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .frames import Tabular

_BLUE, _ORANGE, _GREY, _DARK = "#2f6da8", "#d9822b", "#9aa4ae", "#333a41"
# Told apart by those who see colours otherwise, too, and by their lightness in print.
_SERIES = ["#2f6da8", "#d9822b", "#3f9a6b", "#c9b037", "#8a5aa5", "#7fb5d5", "#9aa4ae", "#5b4636"]
_UNDECIDED = {"da": "uafklaret", "en": "undetermined"}


def groups(
    answers: Union[Iterable[Any], Mapping[Any, int]],
    version: Optional[Version] = None,
    *,
    order: Optional[Sequence[Any]] = None,
    title: str = "",
    language: str = "da",
    axes: Optional[Axes] = None,
) -> Axes:
    """Draw how many cases have which answer, as bars with counts and shares.

    Parameters
    ----------
    answers : iterable or mapping
        A decision's column, such as ``out.visitationsgruppe``, or counts by answer. What is None or
        NaN is undetermined.
    version : Version, optional
        The rules, for what they call their values.
    order : sequence, optional
        The answers from the top down; the most frequent first where left out.
    title : str, optional
        A title.
    language : {'da', 'en'}
        The language.
    axes : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        The picture.
    """
    counts = _counted(answers)
    whole = sum(counts.values())
    names = list(order) if order is not None else sorted(counts, key=lambda one: -counts[one])
    speaker = _speaker(version, language)
    axes = _axes(axes, 7.0, 0.42 * max(len(names), 2) + 1.0)
    heights = [counts.get(_key(one), 0) for one in names]
    colours = [_GREY if one is None else _BLUE for one in names]
    axes.barh(range(len(names)), heights, color=colours, height=0.72)
    axes.set_yticks(range(len(names)))
    axes.set_yticklabels([_answer(one, speaker) for one in names])
    axes.invert_yaxis()
    for at, count in enumerate(heights):
        share = f" ({_percent(count, whole, language)})" if whole else ""
        axes.annotate(f"{_number(count, language)}{share}", (count, at), (4, 0),
                      textcoords="offset points", va="center", fontsize=9, color=_DARK)
    axes.set_xlim(0, max(heights, default=1) * 1.2 or 1)
    axes.xaxis.set_visible(False)
    _plain(axes, "top", "right", "bottom")
    axes.set_title(title, loc="left")
    return axes


def months(
    rows: Union[Iterable[Mapping[str, Any]], Tabular],
    required: Any = 40,
    *,
    title: str = "",
    language: str = "da",
    axes: Optional[Axes] = None,
) -> Axes:
    """Draw a share over months against the line that it must reach.

    Parameters
    ----------
    rows : iterable of mapping, or a table
        A month each, with ``maaned`` (``'2018-02'``), ``taeller`` and ``naevner``, as the decisions
        that measure months give them. What is not known of a month leaves a gap.
    required : number
        The percentage that is required.
    title : str, optional
        A title.
    language : {'da', 'en'}
        The language.
    axes : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        The picture.
    """
    all_rows = _records(rows)
    line = float(required)
    shares = [_share(one) for one in all_rows]
    axes = _axes(axes, max(5.5, 0.75 * len(all_rows) + 1.5), 3.6)
    colours = [_BLUE if one is not None and one >= line else _GREY for one in shares]
    axes.bar(range(len(shares)), [one or 0.0 for one in shares], color=colours, width=0.7)
    top = max([line, *(one for one in shares if one is not None)]) * 1.3 or 1.0
    for at, (share, row) in enumerate(zip(shares, all_rows)):
        if share is None:
            axes.annotate("?", (at, 0), (0, 4), textcoords="offset points", ha="center")
            continue
        text = f"{_decimal(share, language)} %\n{row['taeller']} / {row['naevner']}"
        axes.annotate(text, (at, share), (0, 3), textcoords="offset points", ha="center",
                      va="bottom", fontsize=8, color=_DARK,
                      bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "pad": 0.5})
    axes.axhline(line, color=_ORANGE, linewidth=1.6, linestyle=(0, (5, 3)), zorder=3)
    needed = f"krav {line:g} %" if language == "da" else f"required {line:g} %"
    axes.annotate(needed.replace(".", "," if language == "da" else "."), (1, line), (4, 0),
                  xycoords=("axes fraction", "data"), textcoords="offset points", va="center",
                  color=_ORANGE, fontsize=9)
    axes.set_xticks(range(len(all_rows)))
    axes.set_xticklabels([str(one["maaned"]) for one in all_rows],
                         rotation=45 if len(all_rows) > 8 else 0)
    axes.set_ylim(0, top)
    axes.yaxis.set_visible(False)
    _plain(axes, "top", "right", "left")
    axes.set_title(title, loc="left")
    return axes


def waiting(
    since: Iterable[Any],
    on: Day,
    *,
    warned_after: Union[Months, str] = Months(9),
    title: str = "",
    language: str = "da",
    axes: Optional[Axes] = None,
) -> Axes:
    """Draw how long citizens have waited, in full months, and how many have waited too long.

    Parameters
    ----------
    since : iterable of date
        The day from which each waits, such as the column of ``gruppe_2_siden``; what is None is
        left out, and so are days after `on`.
    on : datetime.date or str
        The day as of which it is counted.
    warned_after : Months or str
        More than so long is too long; also as ``'P9M'``.
    title : str, optional
        A title.
    language : {'da', 'en'}
        The language.
    axes : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        The picture.
    """
    today = day_of(on)
    days = [one for one in map(_day, _items(since)) if one is not None and one <= today]
    limit = (Months.parse(warned_after) if isinstance(warned_after, str) else warned_after).months
    full = [_full_months(one, today) for one in days]
    late = [_after(one, limit) < today for one in days]
    last = max([limit, *full]) + 1
    bins: List[List[int]] = [[0] * last, [0] * last]
    for count, past in zip(full, late):
        bins[past][count] += 1
    axes = _axes(axes, max(6.0, 0.32 * last + 1.5), 3.6)
    danish = language == "da"
    on_time = f"højst {limit} måneder" if danish else f"at most {limit} months"
    too_late = f"mere end {limit} måneder" if danish else f"more than {limit} months"
    for which, colour, name in ((0, _BLUE, on_time), (1, _ORANGE, too_late)):
        under = bins[0] if which else [0] * last
        axes.bar(range(last), bins[which], width=0.85, color=colour, bottom=under,
                 label=f"{name}: {_number(sum(bins[which]), language)}")
    axes.set_xlabel("fulde måneder i gruppen" if danish else "full months in the group")
    axes.set_ylabel("borgere" if danish else "citizens")
    axes.set_xticks(range(0, last, 1 if last <= 15 else 3))
    axes.locator_params(axis="y", integer=True)
    axes.legend(frameon=False, fontsize=9)
    _plain(axes, "top", "right")
    axes.set_title(title, loc="left")
    return axes


def what_if(
    version: Version,
    cases: Any,
    decision: str,
    *,
    on: Day,
    parameter: str,
    values: Sequence[Any],
    tables: Optional[Mapping[str, Any]] = None,
    nulls: str = "missing",
    complete: Sequence[str] = (),
    title: str = "",
    language: str = "da",
    axes: Optional[Axes] = None,
) -> Axes:
    """Draw what another value of a parameter does to a caseload: the answers for each value.

    Parameters
    ----------
    version : Version
        The rules.
    cases : data frame or table
        The cases, as `Version.evaluate` takes them.
    decision : str
        The decision, whose answers are counted.
    on : datetime.date or str
        The evaluation date.
    parameter : str
        The parameter that is changed.
    values : sequence
        Its values, as `Version.with_parameters` takes them. The one that the rules have is marked.
    tables, nulls, complete
        As in `Version.evaluate`.
    title : str, optional
        A title; else the parameter's name for people.
    language : {'da', 'en'}
        The language.
    axes : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        The picture.
    """
    now = version.parameters[parameter]
    counts: List[Dict[Any, int]] = []
    ticks: List[str] = []
    speaker = _speaker(version, language)
    for value in values:
        changed = version.with_parameters({parameter: value})
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UndecidedWarning)
            out = changed.evaluate(
                cases, decision, on=on, tables=tables, nulls=nulls, complete=complete
            )
        counts.append(_counted(out[decision]))
        setting = changed.changed.get(parameter, now.value())
        rule = setting == now.value()
        mark = ("\n(reglerne)" if language == "da" else "\n(the rules)") if rule else ""
        ticks.append(speaker.value(setting, parameter) + mark)
    axes = _axes(axes, max(6.5, 0.9 * len(values) + 3.0), 4.0)
    _stack(axes, counts, speaker)
    axes.set_xticks(range(len(ticks)))
    axes.set_xticklabels(ticks)
    axes.set_ylabel("sager" if language == "da" else "cases")
    axes.set_title(title or now.label.text(language) or parameter, loc="left")
    return axes


def _stack(axes: Axes, counts: Sequence[Dict[Any, int]], speaker: Speaker) -> None:
    """Bars in parts, a part an answer, the largest ones at the bottom."""
    names = sorted({name for one in counts for name in one},
                   key=lambda name: -max(one.get(name, 0) for one in counts))
    below = [0] * len(counts)
    tallest = max((sum(one.values()) for one in counts), default=1) or 1
    for number, name in enumerate(names):
        heights = [one.get(name, 0) for one in counts]
        colour = _GREY if name is None else _SERIES[number % len(_SERIES)]
        axes.bar(range(len(counts)), heights, bottom=below, width=0.72, color=colour,
                 label=_answer(name, speaker), edgecolor="white", linewidth=0.6)
        for at, count in enumerate(heights):
            if count >= 0.045 * tallest:
                axes.annotate(_number(count, speaker.language), (at, below[at] + count / 2),
                              ha="center", va="center", fontsize=8.5, color="white",
                              fontweight="bold")
        below = [low + high for low, high in zip(below, heights)]
    handles, labels = axes.get_legend_handles_labels()
    axes.legend(handles[::-1], labels[::-1], frameon=False, fontsize=9, loc="upper left",
                bbox_to_anchor=(1.0, 1.0))
    _plain(axes, "top", "right")


def _axes(given: Optional[Axes], width: float, height: float) -> Axes:
    if given is not None:
        return given
    try:
        import matplotlib.pyplot as pyplot
    except ImportError:
        raise ImportError(
            "Pictures need matplotlib, which is not installed: pip install 'hjemmel[plots]'"
        ) from None
    _, axes = pyplot.subplots(figsize=(width, height), layout="constrained")
    return axes


def _plain(axes: Axes, *without: str) -> None:
    for side in without:
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)


def _speaker(version: Optional[Version], language: str) -> Speaker:
    words: Words = version.words if version is not None else {}
    return Speaker(words, language)


def _key(answer: Any) -> Any:
    """An answer as counts have it: gaps of all kinds are None."""
    if isinstance(answer, (list, dict)):
        raise TypeError("lists and contexts cannot be drawn; take a field of theirs")
    return None if _is_gap(answer) else answer


def _is_gap(what: Any) -> bool:
    """Tell whether it is None, NaN, NaT or NA."""
    return what is None or type(what).__name__ == "NAType" or bool(what != what)


def _items(column: Any) -> Iterable[Any]:
    """The values of a column, of Arrow in Python's own types."""
    items: Iterable[Any] = column.to_pylist() if hasattr(column, "to_pylist") else column
    return items


def _records(rows: Any) -> List[Mapping[str, Any]]:
    """Rows as mappings, also those of a table."""
    if hasattr(rows, "to_dicts"):
        return list(rows.to_dicts())
    if hasattr(rows, "iloc") and hasattr(rows, "columns"):
        return list(rows.to_dict("records"))
    return list(_items(rows))


def _counted(answers: Any) -> Dict[Any, int]:
    if isinstance(answers, Mapping):
        return {_key(name): int(count) for name, count in answers.items()}
    counts: Dict[Any, int] = {}
    for one in _items(answers):
        counts[_key(one)] = counts.get(_key(one), 0) + 1
    return counts


def _answer(answer: Any, speaker: Speaker) -> str:
    if _key(answer) is None:
        return _UNDECIDED[speaker.language]
    plain = answer.item() if hasattr(answer, "item") else answer
    return speaker.value(plain)


def _number(count: int, language: str) -> str:
    text = f"{count:,}"
    return text.replace(",", ".") if language == "da" else text


def _decimal(number: float, language: str) -> str:
    text = f"{number:.1f}"
    return text.replace(".", ",") if language == "da" else text


def _percent(part: int, whole: int, language: str) -> str:
    share = 100 * part / whole
    return f"{_decimal(share, language)} %" if 0 < share < 1 else f"{share:.0f} %"


def _share(row: Mapping[str, Any]) -> Optional[float]:
    try:
        share = 100 * float(row["taeller"]) / float(row["naevner"])
    except (KeyError, TypeError, ZeroDivisionError):
        return None
    return None if share != share else share


def _day(when: Any) -> Optional[datetime.date]:
    if _is_gap(when) or when == "":
        return None
    return day_of(str(when)[:10])


def _after(since: datetime.date, months_later: int) -> datetime.date:
    """The same day of a later month, or that month's last one, as the rules count."""
    year, month = divmod(since.year * 12 + since.month - 1 + months_later, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(since.day, last))


def _full_months(since: datetime.date, until: datetime.date) -> int:
    apart = (until.year - since.year) * 12 + until.month - since.month
    return apart - (_after(since, apart) > until)
