"""What can go wrong in a way that a reader or an analyst can mend.

DashboardError
├── QueryError       a file in queries/ does not say what it must
├── UnreadableFile   a file's bytes are not a table
├── UnknownExport    a table fits no known export
├── BadMapping       a mapping cannot be saved as it is
├── BadTarget        a target that cannot be as it is written
├── UnknownKPI       a name that no KPI has
├── BadCommand       a command that cannot be read
├── BadScope         a scope that cannot be: a unit, channel, period or date
├── LakeUnavailable  the lake cannot be opened, read or written
├── NoVersion        a version that nobody made
├── BadSettings      a setting that cannot be
├── Undelivered      an alert that a server did not take
├── NoFigures        a KPI without a figure where one is needed
├── NoForecast       a series that says too little of what is to come
├── NoPassport       a code or an address that leads back to no figure
└── NothingToUndo    a version none of whose rows can get back what it was

An error is raised by the key of its sentences in the wording, with the values they name:

    raise UnreadableFile("locked", file=name)
    raise UnreadableFile("empty_file", remedy="export_again", file=name)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.wording import Sentence, Value


@dataclass(frozen=True)
class Reason:
    """Why something cannot be done and what to do about it, to be said in any language.

    Attributes:
        key: The problem's key in the wording, in the section [problem].
        remedy: The remedy's key, in the section [remedy].
        values: What the two sentences name.
    """

    key: str
    remedy: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def said(self, language: str, **more: Value) -> tuple[str, str]:
        """The problem and the remedy in a language."""
        values = {**self.values, **more}
        return (
            Sentence(f"problem.{self.key}", values).said(language),
            Sentence(f"remedy.{self.remedy}", values).said(language),
        )


@dataclass(frozen=True)
class Rejection:
    """One cell, or one row, that cannot be taken in.

    Attributes:
        row: The line of the file or sheet.
        column: The column as the file names it; nothing where the whole row is meant.
        value: What stands there.
        reason: Why it cannot be taken in, and what to do about it.
    """

    row: int
    column: str
    value: str
    reason: Reason

    def said(self, language: str) -> tuple[str, str]:
        """The problem and the remedy in a language."""
        where: dict[str, Value] = {"row": self.row, "column": self.column}
        return self.reason.said(language, value=self.value[:60], **where)


class DashboardError(Exception):
    """Raised for what a person can mend: first the problem, then the remedy.

    Attributes:
        reason: The keys of both sentences and what they name.
        problem: What is wrong, with the file and what was found; in English.
        remedy: What to do about it; in English.
    """

    def __init__(self, key: str, /, *, remedy: str = "", **values: Value) -> None:
        """Keep the reason, and join both sentences for logs and terminals.

        Args:
            key: The problem's key in the wording, and the remedy's too.
            remedy: The remedy's key where it is another.
            values: What the sentences name.
        """
        self.reason = Reason(key, remedy or key, values)
        self.problem, self.remedy = self.said("en")
        super().__init__(f"{self.problem} {self.remedy}")

    def said(self, language: str) -> tuple[str, str]:
        """The problem and the remedy in a language."""
        return self.reason.said(language)


class QueryError(DashboardError):
    """A file in queries/ does not say what it must."""


class UnreadableFile(DashboardError):
    """A file's bytes cannot be read as tables."""


class UnknownExport(DashboardError):
    """A table fits no known export."""


class BadMapping(DashboardError):
    """A mapping of a file lacks what a format needs, or names what no format can."""


class BadTarget(DashboardError):
    """A target is no number, or cannot hold for what it names."""


class UnknownKPI(DashboardError):
    """A name was asked for that no KPI has."""


class BadCommand(DashboardError):
    """A command of the terminal cannot be read."""


class BadScope(DashboardError):
    """A scope names a unit, channel, period or date that cannot be."""


class LakeUnavailable(DashboardError):
    """The lake cannot be opened, read or written."""


class NoVersion(DashboardError):
    """A version was asked for that nobody made."""


class BadSettings(DashboardError):
    """A setting of this installation cannot be as it is."""


class Undelivered(DashboardError):
    """A server did not take what was sent to it."""


class NoFigures(DashboardError):
    """A KPI has no figure for what was asked."""


class NoForecast(DashboardError):
    """Too little is known of a series, or it is of a kind that cannot be foretold."""


class NoPassport(DashboardError):
    """A code or an address leads back to no figure."""


class NothingToUndo(DashboardError):
    """No row of a version can get back what it was."""
