"""What can go wrong in a way that a reader or an analyst can mend.

DashboardError
├── QueryError       a file in queries/ does not say what it must
├── UnreadableFile   a file's bytes are not a table
├── UnknownExport    a table fits no known export
├── UnknownKPI       a name that no KPI has
├── BadScope         a scope that cannot be: a unit, channel, period or date
└── LakeUnavailable  the lake cannot be opened, read or written
"""


class DashboardError(Exception):
    """Raised for what a person can mend: first the problem, then the remedy.

    Attributes:
        problem: What is wrong, with the file and what was found.
        remedy: What to do about it.
    """

    def __init__(self, problem: str, remedy: str) -> None:
        """Keep both sentences, and join them for logs and terminals."""
        super().__init__(f"{problem} {remedy}")
        self.problem = problem
        self.remedy = remedy


class QueryError(DashboardError):
    """A file in queries/ does not say what it must."""


class UnreadableFile(DashboardError):
    """A file's bytes cannot be read as tables."""


class UnknownExport(DashboardError):
    """A table fits no known export."""


class UnknownKPI(DashboardError):
    """A name was asked for that no KPI has."""


class BadScope(DashboardError):
    """A scope names a unit, channel, period or date that cannot be."""


class LakeUnavailable(DashboardError):
    """The lake cannot be opened, read or written."""
