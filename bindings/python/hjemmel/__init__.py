# SPDX-License-Identifier: Apache-2.0
"""Public-sector rules evaluated with their legal basis.

>>> import hjemmel
>>> catalog = hjemmel.load('rules')
>>> version = catalog.in_force('flere-skal-med', '2018-03-02')
>>> outcome = version.evaluate(case, 'visitationsgruppe', on='2018-03-02')
>>> outcome.status, outcome.value
"""

from ._hjemmel import __version__
from .catalog import Catalog, from_memory, load
from .compare import Comparison, Example, Transition, compare
from .declarations import Declarations, Decision, Entity, Fact, Parameter
from .messages import (
    Bilingual,
    Diagnostic,
    Error,
    FactError,
    Place,
    RuleError,
    UndecidedWarning,
    UsageError,
)
from .outcome import Explanation, Outcome, Status
from .reasons import MissingFact, Reason, Source, Used
from .values import MISSING, Anything, Between, Maybe, Months, OneOf, Range, Undetermined
from .version import Version

__all__ = [
    "MISSING",
    "Anything",
    "Between",
    "Bilingual",
    "Catalog",
    "Comparison",
    "Decision",
    "Declarations",
    "Diagnostic",
    "Entity",
    "Error",
    "Example",
    "Explanation",
    "Fact",
    "FactError",
    "Maybe",
    "MissingFact",
    "Months",
    "OneOf",
    "Outcome",
    "Parameter",
    "Place",
    "Range",
    "Reason",
    "RuleError",
    "Source",
    "Status",
    "Transition",
    "UndecidedWarning",
    "Undetermined",
    "UsageError",
    "Used",
    "Version",
    "__version__",
    "compare",
    "from_memory",
    "load",
]
