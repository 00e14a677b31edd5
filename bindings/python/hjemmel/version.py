# SPDX-License-Identifier: Apache-2.0
"""One version of a ruleset: what it says of itself, and what it decides."""

from __future__ import annotations

import datetime
import hashlib
from functools import cached_property
from typing import (
    TYPE_CHECKING,
    Any,
    Callable,
    Dict,
    List,
    Mapping,
    Optional,
    Sequence,
    Tuple,
    TypeVar,
    Union,
    overload,
)

from . import _hjemmel
from .days import Day, number_of
from .declarations import Declarations, Decision, Entity, Fact, Parameter
from .graph import Graph, path_of
from .logic import Logic, form_of
from .messages import Bilingual, demand_choice, usage_error
from .outcome import Explanation, Outcome, Outcomes
from .reasons import Source

if TYPE_CHECKING:
    from .frames import Tabular

_Table = TypeVar("_Table", bound="Tabular")
_Decisions = Union[str, Sequence[str], None]
_Presets = Optional[Mapping[str, Tuple[Any, str]]]
_Progress = Union[bool, Callable[..., Any]]

_MOST_PREPARED = 64


class Version:
    """A ruleset as one file states it, valid from a day to a day, both included.

    Versions never change and may be used from any thread. They come from `Catalog.in_force`,
    `Catalog.versions` and `with_parameters`.
    """

    def __init__(self, native: _hjemmel.Version) -> None:
        self._native = native
        self._info: Dict[str, Any] = native.info()
        self._prepared: Dict[Any, _hjemmel.Evaluation] = {}

    @property
    def ruleset(self) -> str:
        """The ruleset's id, such as ``'flere-skal-med'``."""
        return str(self._info["ruleset"])

    @property
    def id(self) -> str:
        """The version's first day, ISO, which names it among its ruleset's versions."""
        return str(self._info["id"])

    @property
    def title(self) -> Bilingual:
        """The ruleset's title."""
        title: Bilingual = self._info["title"]
        return title

    @property
    def valid_from(self) -> Optional[datetime.date]:
        """The first day on which it is in force."""
        day: Optional[datetime.date] = self._info["valid_from"]
        return day

    @property
    def valid_to(self) -> Optional[datetime.date]:
        """The last day on which it is in force; None where there is none, or none is known."""
        day: Optional[datetime.date] = self._info["valid_to"]
        return day

    @property
    def sources_until(self) -> Optional[datetime.date]:
        """The last day of which a source speaks, where the file says so."""
        day: Optional[datetime.date] = self._info["sources_until"]
        return day

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the version's file; where parameters were set, of that and of these."""
        if not self.changed:
            return self.file_digest
        settings = (f"{name}={value}" for name, value in sorted(self.changed.items()))
        return hashlib.sha256("\n".join((self.file_digest, *settings)).encode()).hexdigest()

    @property
    def file_digest(self) -> str:
        """SHA-256 of the version's file, which outcomes carry as their digest."""
        return str(self._info["digest"])

    @property
    def file(self) -> str:
        """The file's name."""
        return str(self._info["file"])

    @property
    def changed(self) -> Mapping[str, Any]:
        """Parameters that were set otherwise than the file says, with their values."""
        changed: Mapping[str, Any] = self._info["changed"]
        return changed

    @cached_property
    def sources(self) -> Tuple[Source, ...]:
        """The documents that the rules rest on."""
        return tuple(self._native.sources())

    @cached_property
    def entities(self) -> Declarations[Entity]:
        """What decisions are about."""
        everything = [Entity(**one) for one in self._native.entities()]
        return Declarations("entity", everything, self.words)

    @cached_property
    def facts(self) -> Declarations[Fact]:
        """The inputs, of all entities."""
        all_facts = [dict(one, values=tuple(one["values"])) for one in self._native.facts()]
        return Declarations("fact", [Fact(**one) for one in all_facts], self.words)

    @cached_property
    def decisions(self) -> Declarations[Decision]:
        """The results, of all entities."""
        everything = [dict(one, values=tuple(one["values"])) for one in self._native.decisions()]
        return Declarations("decision", [Decision(**one) for one in everything], self.words)

    @cached_property
    def parameters(self) -> Declarations[Parameter]:
        """The named constants."""
        everything = [Parameter(**one) for one in self._native.parameters()]
        return Declarations("parameter", everything, self.words)

    @cached_property
    def words(self) -> Mapping[str, Bilingual]:
        """What the file calls values and fields in texts for people."""
        return self._native.words()

    def logic(self, decision: str) -> Logic:
        """Give a decision as the file states it: a table, requirements, or an expression.

        Parameters
        ----------
        decision : str
            The decision's name; ``'kommune.rate_1'`` where two entities have one of a name.

        Returns
        -------
        Logic
            A notebook shows it, with its sources.

        Raises
        ------
        UsageError
            If there is no such decision (``unknown-decision``).
        """
        of = self.decisions[decision]
        labels = {one.name: one.label for one in self.parameters}
        labels.update((one.name, one.label) for one in self.facts if one.entity == of.entity)
        labels.update((one.name, one.label) for one in self.decisions if one.entity == of.entity)
        form = form_of(self._native.logic(of.entity, of.name), labels)
        return Logic(of.name, of.entity, of.label, form, of.sources, self.words)

    def in_force_on(self, day: Day) -> bool:
        """Tell whether it is in force on a day.

        Parameters
        ----------
        day : datetime.date or str
            The day.

        Returns
        -------
        bool
            Whether it is.
        """
        return self._native.in_force_on(number_of(day))

    def with_parameters(
        self, settings: Optional[Mapping[str, Any]] = None, **parameters: Any
    ) -> Version:
        """Give the same rules with parameters set otherwise: what if?

        Every outcome of the new version says what was changed.

        Parameters
        ----------
        settings : mapping, optional
            Values by the names of parameters, for names that are no Python words.
        **parameters : object
            The same by keyword. A value is of the parameter's type, or text as the rule file writes
            it (``'P4Y'``), or the name of a reading.

        Returns
        -------
        Version
            The changed version, with a digest of its own.

        Raises
        ------
        UsageError
            If there is no such parameter (``unknown-parameter``) or it cannot take the value
            (``bad-setting``).
        """
        return Version(self._native.with_parameters({**(settings or {}), **parameters}))

    @overload
    def evaluate(  # type: ignore[overload-overlap]
        self,
        case: Mapping[str, Any],
        decisions: str,
        *,
        on: Day,
        entity: str = ...,
        nulls: str = ...,
        complete: Sequence[str] = ...,
        presets: _Presets = ...,
    ) -> Outcome: ...
    @overload
    def evaluate(
        self,
        case: Mapping[str, Any],
        decisions: Optional[Sequence[str]] = ...,
        *,
        on: Day,
        entity: str = ...,
        nulls: str = ...,
        complete: Sequence[str] = ...,
        presets: _Presets = ...,
    ) -> Outcomes: ...
    @overload
    def evaluate(
        self,
        case: _Table,
        decisions: _Decisions = ...,
        *,
        on: Day,
        entity: str = ...,
        nulls: str = ...,
        complete: Sequence[str] = ...,
        tables: Optional[Mapping[str, Any]] = ...,
        status: bool = ...,
        possible: bool = ...,
        missing: bool = ...,
        reasons: bool = ...,
        diagnostics: bool = ...,
        marks: bool = ...,
        join: bool = ...,
        language: str = ...,
        progress: _Progress = ...,
        threads: int = ...,
    ) -> _Table: ...
    def evaluate(
        self,
        case: Any,
        decisions: _Decisions = None,
        *,
        on: Day,
        entity: str = "",
        nulls: str = "missing",
        complete: Sequence[str] = (),
        presets: _Presets = None,
        tables: Optional[Mapping[str, Any]] = None,
        **columns: Any,
    ) -> Any:
        """Decide one case, or every row of a table.

        Parameters
        ----------
        case : mapping, data frame, table or structured array
            A mapping is one case: facts by name. What is left out, or is `MISSING`, is missing;
            None says that there is none. A pandas or Polars data frame, an Arrow table, a NumPy
            structured array, or anything with Arrow's PyCapsule interface has a case a row and a
            fact a column; there None, NaN and NaT in a fact's own column are missing.
        decisions : str or sequence of str, optional
            A decision's name, or several; all but helpers where left out.
        on : datetime.date or str
            The evaluation date, also as ``'2018-03-02'``. For tables also the name of the column
            that has each row's, as dates or ISO texts.
        entity : str, optional
            What the cases are about, where the decisions do not tell.
        nulls : {'missing', 'absent'}
            What a gap in a fact's own column of a table is.
        complete : sequence of str
            Facts that are known to be whole: left out, they are absent, or an empty list.
        presets : mapping, optional
            For one case: decisions that are taken as given, each with a value and a reason.
        tables : mapping, optional
            For tables: related cases by entity (``{'borgere': frame}``), joined by the key that the
            rules declare, and long tables by fact (``{'ydelsesperioder': frame}``), joined by
            ``sags_id``.
        status, possible, missing, reasons, diagnostics, marks : bool
            For tables: these columns too, each called ``<decision>_status`` and so on. The status
            comes unasked when some row is not known. Marks are cheap: of a decision by requirements
            what each contributed (``'met'``, ``'not_met'``, ``'undecided'``, ``'failed'``,
            ``'not_reached'``), of one by a table the numbers of its rows that are met.
        join : bool
            For tables: with the columns of the cases before those of the outcomes. Outcomes that
            the cases already have from an earlier call are replaced.
        language : {'da', 'en'}
            For tables: of reasons and diagnostics.
        progress : bool or callable
            For tables: True shows a bar of tqdm; a callable makes one in tqdm's protocol.
        threads : int
            For tables: how many threads decide rows. The outcomes are the same.

        Returns
        -------
        Outcome, Outcomes, or a table
            For one case and one name an outcome; for several names a dictionary of them. For a
            table one of the same kind, with as many rows in the same order: ``sags_id`` where the
            cases have it, and a column a decision. Numbers that need not be whole are decimals (in
            lists and contexts they are texts, which ``Decimal`` reads, unless their type says
            how many decimals they have: ``scale``), durations of years and months are numbers of
            months, times and ranges are JSON.

        Raises
        ------
        UsageError
            If a decision, an entity or a fact in `complete` does not exist.
        FactError
            If a value is of a kind that no fact has, or a table cannot be read.

        Warns
        -----
        UndecidedWarning
            If rows of a table are not known, with how many and why.
        """
        if isinstance(case, Mapping):
            if tables or columns:
                name = next(iter(columns), "tables")
                raise TypeError(f"{name}= is for tables; a mapping is one case")
            return self._evaluate_case(case, decisions, on, entity, nulls, complete, presets)
        if presets:
            raise TypeError("presets= is for one case, not for tables")
        from .frames import evaluate_table

        with_ = self._prepare(decisions, entity, nulls, complete)
        return evaluate_table(
            self, with_, case, on, tables or {}, absent=nulls == "absent", **columns
        )

    def _evaluate_case(
        self,
        case: Mapping[str, Any],
        decisions: _Decisions,
        on: Day,
        entity: str,
        nulls: str,
        complete: Sequence[str],
        presets: _Presets,
    ) -> Union[Outcome, Outcomes]:
        with_ = self._prepare(decisions, entity, nulls, complete)
        outcomes = [Outcome(one) for one in with_.run(case, presets, number_of(on))]
        if isinstance(decisions, str):
            return outcomes[0]
        return Outcomes((one.decision, one) for one in outcomes)

    def _prepare(
        self, decisions: _Decisions, entity: str, nulls: str, complete: Sequence[str]
    ) -> _hjemmel.Evaluation:
        """Resolve names once for any number of calls."""
        if isinstance(complete, str):
            raise TypeError("complete= takes a list of names")
        try:
            names = [decisions] if isinstance(decisions, str) else list(decisions or ())
        except TypeError:
            raise TypeError("names of decisions, facts and entities are texts") from None
        if not all(isinstance(one, str) for one in (*names, *complete, entity)):
            raise TypeError("names of decisions, facts and entities are texts")
        demand_choice("nulls", nulls, ("missing", "absent"))
        key = (tuple(names), entity, nulls, tuple(complete))
        ready = self._prepared.get(key)
        if ready is None:
            options = {"nulls_absent": nulls == "absent", "complete": list(complete)}
            ready = self._native.prepare(names, entity, options)
            if len(self._prepared) >= _MOST_PREPARED:
                self._prepared.clear()
            self._prepared[key] = ready
        return ready

    def explain(
        self,
        case: Any,
        decision: str,
        *,
        on: Day,
        entity: str = "",
        nulls: str = "missing",
        complete: Sequence[str] = (),
        tables: Optional[Mapping[str, Any]] = None,
        language: str = "da",
    ) -> Explanation:
        """Decide one case and show its reasons.

        Parameters
        ----------
        case : mapping or row
            A dictionary of facts, or one row of a table: ``frame.iloc[17]`` of pandas,
            ``frame[17]`` of Polars, ``table.slice(17, 1)`` of Arrow, ``array[17]`` of NumPy. A
            dictionary is read as a case, not as a row: its None says that there is none.
        decision : str
            The decision.
        on : datetime.date or str
            The evaluation date.
        entity, nulls, complete
            As in `evaluate`.
        tables : mapping, optional
            Related and long tables, as in `evaluate`: of these the case's own rows are taken.
        language : {'da', 'en'}
            The language of the text.

        Returns
        -------
        Explanation
            Its ``str()`` is the text; a notebook shows it, with sources.
        """
        if not isinstance(decision, str):
            raise TypeError("explain takes the name of one decision")
        if not isinstance(case, dict):
            from .rows import case_of_row

            case = case_of_row(self, decision, case, nulls)
        if tables:
            from .frames import with_tables

            case = with_tables(self, decision, case, tables, nulls == "absent")
        outcome = self._evaluate_case(case, decision, on, entity, nulls, complete, None)
        assert isinstance(outcome, Outcome)
        return Explanation(outcome, language)

    def graph(
        self,
        decisions: _Decisions = None,
        *,
        case: Any = None,
        on: Optional[Day] = None,
        depth: Optional[int] = None,
        facts: bool = True,
        helpers: bool = True,
        functions: bool = False,
        parameters: str = "readings",
        marked: Sequence[str] = (),
        heading: bool = True,
        legend: bool = True,
        format: str = "svg",
        language: str = "da",
    ) -> Graph:
        """Draw what decisions rest on; with a case, the way that its answer took.

        Parameters
        ----------
        decisions : str or sequence of str, optional
            Only these and what they need; all where left out.
        case : mapping, row or Outcome, optional
            One case, or its outcome: what settled it is marked.
        on : datetime.date or str, optional
            The evaluation date, for a case.
        depth : int, optional
            At most so many steps away.
        facts, helpers, functions : bool
            Whether these are shown.
        parameters : {'readings', 'all', 'none'}
            Which parameters are shown: those with readings, all, or none.
        marked : sequence of str
            Ids of boxes that are marked (``'borger.alder'``, ``'parameter:sats'``) while all else
            is dimmed.
        heading, legend : bool
            Whether the title and what the shapes mean are shown.
        format : {'svg', 'dot'}
            A picture, or Graphviz's language.
        language : {'da', 'en'}
            The language of labels.

        Returns
        -------
        Graph
            The picture as text, which follows the reader's choice of light or dark. A notebook
            shows it.
        """
        names: List[str] = [decisions] if isinstance(decisions, str) else list(decisions or ())
        demand_choice("format", format, ("svg", "dot"))
        demand_choice("parameters", parameters, ("readings", "all", "none"))
        if depth is not None and depth < 0:
            raise usage_error(
                "wrong-argument",
                Bilingual(f"depth kan ikke være {depth}.", f"depth cannot be {depth}."),
                Bilingual("Skriv 0, 1, 2 ...", "Write 0, 1, 2 ..."),
            )
        if case is not None:
            outcomes = self._outcomes_of(case, names, on)
            names = names or [outcomes[0].decision]
            marked = [*marked, *(one for outcome in outcomes for one in path_of(outcome))]
        text = self._native.graph(
            {
                "decisions": names,
                "depth": depth,
                "facts": facts,
                "helpers": helpers,
                "functions": functions,
                "parameters": parameters,
                "marked": list(marked),
                "heading": heading,
                "legend": legend,
                "format": format,
                "language": language,
            }
        )
        return Graph(text)

    def _outcomes_of(self, case: Any, decisions: List[str], on: Optional[Day]) -> List[Outcome]:
        """The outcomes whose way a graph shows."""
        if isinstance(case, Explanation):
            case = case.outcome
        if isinstance(case, Outcome):
            return [case]
        if not decisions or on is None:
            raise TypeError("a case's way needs the decision, and on=")
        return [self.explain(case, one, on=on).outcome for one in decisions]

    def _repr_html_(self) -> str:
        from .html.rules import version_html

        return version_html(self)

    def __repr__(self) -> str:
        until = f" to {self.valid_to}" if self.valid_to else ""
        changed = "".join(f", {name} set to {value}" for name, value in self.changed.items())
        return f"<Version {self.ruleset} from {self.id}{until}{changed}>"
