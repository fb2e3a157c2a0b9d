"""Reports that are known and cannot be taken in: why not, and which one to download instead.

A refusal is one file in queries/refusals, a header without a statement:

    -- refusal: moodle_logs
    -- name: a Moodle course log
    -- columns: Time | Event context | Component             all of these must be there
    -- also: Time = Hora | Heure
    -- other columns: none                                   no column but these
    -- why: It says who opened which page; a click is no result.
    -- instead: Download the grades of the course instead.

`name`, `why` and `instead` stand in Arabic too, under `name ar` and so on. Only a table that fits
no export is looked up here.
"""

from collections.abc import Mapping, Sequence

from dashboard import queries
from dashboard.errors import UnknownExport
from dashboard.queries import Query
from dashboard.recognition.descriptions import normal


def refused(file: str, row: Sequence[str]) -> UnknownExport | None:
    """Why a table with this header cannot be taken in; nothing where it is not known."""
    names = {normal(cell) for cell in row if cell.strip()}
    for query in queries.load("refusals"):
        known_as = _known_as(query)
        found = {known_as[name] for name in names if name in known_as}
        is_closed = query.get("other columns") == "none"
        if found == set(known_as.values()) and not (is_closed and len(names) > len(found)):
            said = {key: _by_language(query, key) for key in ("name", "why", "instead")}
            return UnknownExport("not_for_us", remedy="not_for_us", file=file, **said)
    return None


def _known_as(query: Query) -> Mapping[str, str]:
    columns = query.listed("columns", "|")
    known_as = {normal(column): column for column in columns}
    for line in query.header.get("also", ()):
        column, _, others = line.partition(" = ")
        known_as |= {normal(other): column for other in others.split(" | ")}
    return known_as


def _by_language(query: Query, key: str) -> dict[str, str]:
    return {"en": query.need(key), "ar": query.need(f"{key} ar")}
