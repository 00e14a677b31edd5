# SPDX-License-Identifier: Apache-2.0
"""All rulesets found under one folder."""

from __future__ import annotations

import os
from typing import Any, Mapping, Sequence, Tuple, Union

from . import _hjemmel
from .days import Day, day_of
from .messages import Bilingual, Diagnostic, usage_error
from .version import Version


class Catalog:
    """All rulesets found under one folder, each with its versions.

    Catalogs never change and may be used from any thread. `load` makes them.
    """

    def __init__(self, native: _hjemmel.Catalog) -> None:
        self._native = native
        self._versions = {
            ruleset: tuple(Version(one) for one in native.versions(ruleset))
            for ruleset in native.rulesets()
        }

    @property
    def rulesets(self) -> Tuple[str, ...]:
        """The ids of the rulesets, sorted."""
        return tuple(self._versions)

    @property
    def warnings(self) -> Tuple[Diagnostic, ...]:
        """Warnings that came with loading."""
        return self._native.warnings()

    def versions(self, ruleset: str) -> Tuple[Version, ...]:
        """Give a ruleset's versions, the oldest first.

        Parameters
        ----------
        ruleset : str
            The ruleset's id.

        Returns
        -------
        tuple of Version
            At least one.

        Raises
        ------
        UsageError
            If there is no such ruleset (``unknown-ruleset``).
        """
        if ruleset not in self._versions:
            self._native.versions(ruleset)  # raises, with the nearest id
        return self._versions[ruleset]

    def in_force(self, ruleset: str, on: Day) -> Version:
        """Give the version that is in force on a day.

        Parameters
        ----------
        ruleset : str
            The ruleset's id.
        on : datetime.date or str
            The day, also as ``'2018-03-02'``.

        Returns
        -------
        Version
            The version.

        Raises
        ------
        UsageError
            If there is no such ruleset, or no version is in force on that day
            (``outside-validity``).
        """
        day = day_of(on)
        versions = self.versions(ruleset)
        for one in versions:
            if one.in_force_on(day):
                return one
        spans = ", ".join(f"{one.valid_from or ''}..{one.valid_to or ''}" for one in versions)
        raise usage_error(
            "outside-validity",
            Bilingual(f"Ingen version af {ruleset} gælder den {day}.",
                      f"No version of {ruleset} is in force on {day}."),
            Bilingual(f"Versionerne gælder {spans}.", f"The versions are in force {spans}."),
        )

    def evaluate(
        self,
        ruleset: str,
        on: Day,
        decisions: Union[str, Sequence[str], None],
        case: Any,
        **options: Any,
    ) -> Any:
        """Decide by the version in force on a day.

        Where none is in force, outcomes say so (``outside_validity``).

        Parameters
        ----------
        ruleset : str
            The ruleset's id.
        on : datetime.date or str
            The evaluation date.
        decisions : str or sequence of str
            A decision's name, or several; None: all but helpers.
        case : mapping or table
            As in `Version.evaluate`.
        **options
            As in `Version.evaluate`.

        Returns
        -------
        Outcome, Outcomes, or a table
            As from `Version.evaluate`.
        """
        day = day_of(on)
        versions = self.versions(ruleset)
        current = next((one for one in versions if one.in_force_on(day)), versions[-1])
        return current.evaluate(case, decisions, on=day, **options)

    def _repr_html_(self) -> str:
        from .html.rules import catalog_html

        return catalog_html(self)

    def __repr__(self) -> str:
        return f"<Catalog of {', '.join(self.rulesets)}>"


def load(path: Union[str, "os.PathLike[str]"]) -> Catalog:
    """Load rules: one rule file, or every ``.yaml`` file under a folder.

    Parameters
    ----------
    path : str or path
        The folder or file.

    Returns
    -------
    Catalog
        All rulesets found there.

    Raises
    ------
    RuleError
        If any file has a fault; its ``diagnostics`` are those of all files.
    """
    return Catalog(_hjemmel.load(os.fspath(path)))


def from_memory(files: Mapping[str, str]) -> Catalog:
    """Load rules that stand in memory.

    Parameters
    ----------
    files : mapping of str to str
        The texts of rule files by name; the names serve in messages alone.

    Returns
    -------
    Catalog
        All rulesets found there.

    Raises
    ------
    RuleError
        If any file has a fault.
    """
    return Catalog(_hjemmel.from_memory(dict(files)))
