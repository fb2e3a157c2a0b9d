"""Guesses of what a file of somebody's own holds, from its columns' names and their values.

A guess is an offer: the analyst sees it beside the first rows, and says what is so.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from dashboard import queries, recognition
from dashboard.recognition import Export, formats

ENOUGH = 0.55
"""Which score a pair must reach to be offered: a like name, or values that are just so."""

DATE = re.compile(
    r"[\d٠-٩]{1,4}[./-][\d٠-٩]{1,2}[./-][\d٠-٩]{2,4}([ T,].*)?"
    r"|\d{1,2}[ -][^\W\d]{3,9}[ -,]+\d{2,4}.*|[^\W\d]{3,9} \d{1,2},? \d{4}.*"
)
NUMBER = re.compile(r"[+-]?[\d٠-٩][\d٠-٩.,٬٫\s]*%?")
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")

DATES = {"written_time", "written_day", "month_first"}
NUMBERS = {"number", "amount", "tally", "whole", "rating", "share"}

MARKS = str.maketrans("أإآةى_-/", "اااهي   ", "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
"""How names are written alike that differ in hamza, vowel signs or strokes."""


@dataclass(frozen=True)
class Column:
    """A column of a plain format, as guesses and pages see it.

    Attributes:
        name: Its English name, by which the format's SQL calls it.
        title: What it is called, by language.
        macro: The macro that reads it first.
        gives: The columns of the table that are read from it.
        example: A value as it may stand there.
        must: Whether it must be there.
    """

    name: str
    title: Mapping[str, str]
    macro: str
    gives: tuple[str, ...]
    example: str
    must: bool


@cache
def columns(like: str) -> tuple[Column, ...]:
    """The columns of a plain format, those that must be there first."""
    query = formats.found(like)
    must = query.listed("columns", "|")
    also = {
        column.strip(): queries.names(others)
        for column, _, others in (line.partition(" = ") for line in query.header["also"])
    }
    described = [line.partition(" = ")[0] for line in query.header["column"]]
    examples = dict(zip(described, query.get("example").split(","), strict=False))
    found = _read(query.sql)
    return tuple(
        Column(
            name=name,
            title={"en": name, "ar": also.get(name, (name,))[0]},
            macro=found.get(name, ("words", ()))[0],
            gives=found.get(name, ("words", ()))[1],
            example=examples.get(name, ""),
            must=name in must,
        )
        for name in (*must, *query.listed("optional", "|"))
    )


def _read(sql: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """For each column that a format's SQL reads, the macro that does and what it gives."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for line in sql.splitlines():
        called = re.search(r"(\w+)\(\"([^\"]+)\"", line)
        if called:
            macro, name = called.groups()
            given = re.findall(r" as (\w+),?$", line)
            first, before = found.get(name, (macro, ()))
            found[name] = (first, (*before, *given))
    return found


@cache
def _names(like: str) -> dict[str, frozenset[str]]:
    """What each column of a plain format is called, in all formats that fill the same table."""
    query = formats.found(like)
    found = {column.name: {column.name} for column in columns(like)}
    for line in (*query.header["also"], *query.header.get("maybe", ())):
        called, _, others = line.partition(" = ")
        found[called.strip()] |= set(queries.names(others))
    for export in recognition.exports():
        if export.fills == query.need("fills") and export.name != like:
            given = {name: set(gives) for name, (_, gives) in _read(export.sql).items()}
            for column in columns(like):
                same = {name for name, gives in given.items() if gives & set(column.gives)}
                found[column.name] |= {
                    name for name, stands_for in export.known_as.items() if stands_for in same
                }
    return {name: frozenset(map(_alike, names)) for name, names in found.items()}


def _alike(name: str) -> str:
    """A name without what differs between two who mean the same."""
    text = recognition.normal(name).translate(MARKS)
    return " ".join(word.removeprefix("ال") for word in text.split())


def likeness(name: str, names: frozenset[str]) -> float:
    """How like a name is to the likest of some others, from 0 to 1."""
    given = _alike(name)
    return max((_likeness(given, other) for other in names), default=0.0)


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    words, others = set(one.split()), set(other.split())
    if words and others and (words <= others or others <= words):
        return 0.9 - 0.1 * abs(len(words) - len(others))
    ratio = SequenceMatcher(None, one, other).ratio()
    return 0.9 * ratio if ratio >= 0.8 and len(one) > 4 else 0.3 * len(words & others)


@cache
def vocabulary(macro: str) -> frozenset[str]:
    """The words that a macro knows, where it knows some: those of a kind, status or channel."""
    found = next((query for query in queries.load("macros") if query.name == macro), None)
    if found is None or macro in DATES | NUMBERS or "lower(words(cell)) in" not in found.sql:
        return frozenset()
    return frozenset(re.findall(r"'([^'\\]+)'", found.sql))


def suitability(values: Sequence[str], macro: str) -> float:
    """How well values suit a column that a macro reads: from -1, not at all, to 1."""
    filled = [value.strip() for value in values if value.strip()][:50]
    if not filled:
        return 0.0
    dates = _share(filled, DATE)
    numbers = _share(filled, NUMBER) if dates < 0.5 else 0.0
    if macro in DATES:
        return 2 * dates - 1
    if macro in NUMBERS:
        return 1.5 * numbers - 1
    known = vocabulary(macro)
    if known:
        return 2 * sum(value.casefold() in known for value in filled) / len(filled) - 1
    if macro == "learner_of":
        return max(_share(filled, MAIL), 0.0)
    return -0.6 if dates > 0.8 else 0.0


def _share(values: Sequence[str], pattern: re.Pattern[str]) -> float:
    return sum(1 for value in values if pattern.fullmatch(value[:80])) / len(values)


def pairs(like: str, names: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """For columns of a plain format, the position of the file's column that is likely the same."""
    return {column: at for column, (at, _) in _scored(like, names, rows).items()}


def _scored(
    like: str, names: Sequence[str], rows: Sequence[Sequence[str]]
) -> dict[str, tuple[int, float]]:
    values = [[row[at] for row in rows if at < len(row)] for at in range(len(names))]
    known = _names(like)
    scores = []
    for column in columns(like):
        for at, name in enumerate(names):
            if recognition.normal(name):
                fits = suitability(values[at], column.macro)
                weight = 0.6 if vocabulary(column.macro) or column.macro in DATES else 0.3
                score = likeness(name, known[column.name]) + weight * fits
                scores.append((score, column.must, column.name, at))
    found: dict[str, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, _, name, at in sorted(scores, key=lambda one: (-one[0], not one[1], one[3])):
        if score >= ENOUGH and name not in found and at not in taken:
            found[name] = (at, score)
            taken.add(at)
    return found


def tables(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Export]:
    """The plain formats, the one that the file likely holds first."""

    def score(export: Export) -> float:
        found = _scored(export.name, names, rows)
        must = [found.get(name, (0, 0.0))[1] for name in export.columns]
        return sum(must) / len(must) + 0.1 * sum(value for _, value in found.values())

    return sorted(formats.plain(), key=lambda export: -score(export))
