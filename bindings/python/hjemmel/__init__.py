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
from .graph import Graph
from .html import Shown, show
from .logic import (
    Boxed,
    Column,
    DecisionTable,
    Expression,
    Logic,
    Requirement,
    Requirements,
    Row,
)
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
from .outcome import Explanation, OpenPart, Outcome, Outcomes, Status
from .reasons import MissingFact, Reason, Source, Used
from .values import MISSING, Anything, Between, Maybe, Months, OneOf, Range, Undetermined
from .version import Version

__all__ = [
    "Anything",
    "Between",
    "Bilingual",
    "Boxed",
    "Catalog",
    "Column",
    "Comparison",
    "Decision",
    "DecisionTable",
    "Declarations",
    "Diagnostic",
    "Entity",
    "Error",
    "Example",
    "Explanation",
    "Expression",
    "Fact",
    "FactError",
    "Graph",
    "Logic",
    "MISSING",
    "Maybe",
    "MissingFact",
    "Months",
    "OneOf",
    "OpenPart",
    "Outcome",
    "Outcomes",
    "Parameter",
    "Place",
    "Range",
    "Reason",
    "Requirement",
    "Requirements",
    "Row",
    "RuleError",
    "Shown",
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
    "show",
]
