"""What an analyst should know before a file is taken in: a sentence and a remedy each.

Every file in queries/warnings is one question over `incoming`, the rows of the file, and `known`,
what the lake holds of the same table; each row it answers with fills in its sentence. What the
whole lake looks like afterwards is for the checks to say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dashboard import figures, queries
from dashboard.figures import Language
from dashboard.queries import Query
from dashboard.warehouse import TABLES, Foresight, Version
from dashboard.wording import LANGUAGES, named, say, written

SEVERITIES = ("wrong", "doubtful", "note")
"""The worst first: cannot be, may not be, worth knowing."""

MOST = 5
"""Of one kind, how many cautions are said; of the others, how many there are."""

Shown = str | float | date | Sequence[str]
"""What a query may answer with."""


@dataclass(frozen=True)
class Caution:
    """One thing to know before taking a file in.

    Attributes:
        name: The warning's name, such as gap.
        severity: Wrong, doubtful or note.
        said, remedy: What was found and where, and what to do about it.
        said_ar, remedy_ar: The same in Arabic.
    """

    name: str
    severity: str
    said: str
    remedy: str
    said_ar: str
    remedy_ar: str


def cautions(foreseen: Foresight, history: Sequence[Version], today: date) -> list[Caution]:
    """Everything to know before taking in what was foreseen, the worst first.

    Args:
        foreseen: The rows, compared with the lake.
        history: The lake's versions, for the files that brought rows.
        today: The day it is.
    """
    brought = {version.version: version for version in history}
    found: dict[str, list[dict[str, Any]]] = {}
    asked = queries.load("warnings")
    for group in foreseen.groups:
        reading = foreseen.about(group)
        for query in asked:
            if group.table.name in (query.listed("of") or _dated()):
                given = {"today": today} if "$today" in query.sql else {}
                rows = reading.read(query.sql, given).to_pylist()
                found.setdefault(query.name, []).extend(_enriched(row, brought) for row in rows)
    said = [one for query in asked for one in _worded(query, found.get(query.name, []))]
    return sorted(dict.fromkeys(said), key=lambda one: SEVERITIES.index(one.severity))


@cache
def _dated() -> tuple[str, ...]:
    """The tables whose rows have a day: all but the reference tables."""
    return tuple(name for name, table in TABLES.items() if table.dated_by)


def _enriched(row: Mapping[str, Any], brought: Mapping[int, Version]) -> dict[str, Any]:
    """A row that names a version, with the file that this version brought."""
    version = brought.get(row.get("version", -1))
    return {**row, "file": (version.details.get("file") or version.message) if version else "–"}


def _worded(query: Query, rows: Sequence[Mapping[str, Any]]) -> list[Caution]:
    """A query's rows as sentences; where there are many, the rest is counted."""
    found = [
        caution(query.name, query.need("severity"), *(_in(query, row, one) for one in LANGUAGES))
        for row in rows[:MOST]
    ]
    if len(rows) > MOST:
        values = {"count": len(rows) - MOST}
        rest = [
            (
                say("caution.more", one, title=query.need(_key("name", one)), **values),
                query.need(_key("remedy", one)),
            )
            for one in LANGUAGES
        ]
        found.append(caution(query.name, query.need("severity"), *rest))
    return found


def caution(name: str, severity: str, *spoken: tuple[str, str]) -> Caution:
    """A caution from its sentence and remedy in each language."""
    (said, remedy), (said_ar, remedy_ar) = spoken
    return Caution(name, severity, said, remedy, said_ar, remedy_ar)


def _in(query: Query, row: Mapping[str, Any], language: str) -> tuple[str, str]:
    """What a row says, and the remedy, in a language."""
    values = {name: _written(name, value, language) for name, value in row.items()}
    sentence = query.need(_key("finding", language)).format(**values)
    return sentence[:1].upper() + sentence[1:], query.need(_key("remedy", language))


def _key(name: str, language: str) -> str:
    """The key of a header that says something in a language: finding, finding ar."""
    return name if language == "en" else f"{name} {language}"


def _written(name: str, value: Shown, language: str) -> str:
    """A value as a sentence shows it."""
    shown: Language = "ar" if language == "ar" else "en"
    if isinstance(value, date):
        return figures.period(value, "month" if name == "month" else "day", shown)
    if name == "channel":
        return named("channel", str(value), language)
    if name == "figure":
        return named("measure", str(value), language)
    if isinstance(value, int | float):
        return f"{value:,.3f}".rstrip("0").rstrip(".")
    return written(value, language)
