"""What looks wrong in the data.

Every check is one file in queries/checks that answers with the places where it found something:
fact, unit, channel, account, since, until, found, expected and what. Its header says it in words.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from dashboard import figures, queries, remembering
from dashboard.figures import Language
from dashboard.queries import Query
from dashboard.scope import Scope
from dashboard.warehouse import Past, Value, Warehouse
from dashboard.wording import named, written

Severity = Literal["wrong", "doubtful", "note"]

SEVERITIES: tuple[Severity, ...] = ("wrong", "doubtful", "note")
"""The worst first: cannot be, may not be, worth knowing."""


@dataclass(frozen=True)
class Check:
    """One check, as its file describes it.

    Attributes:
        name: The file's name.
        title, means: What it is called and what it says, by language.
        severity: How bad what it finds is.
        finding: The sentence for one finding, with {found}, {expected} and {what} in it.
        remedy: What to do about it, by language.
        touches: The KPIs whose figures it casts doubt on, by name; empty where it is all those
            that are measured from the finding's fact.
        is_aside: Whether no figure is wrong because of it.
        shown_as: How what was found and expected is written.
    """

    name: str
    title: dict[str, str]
    means: dict[str, str]
    severity: Severity
    finding: dict[str, str]
    remedy: dict[str, str]
    touches: tuple[str, ...]
    is_aside: bool
    shown_as: str
    sql: str


@dataclass(frozen=True)
class Finding:
    """One place where a check found something.

    Attributes:
        check: The check.
        fact: The table it was found in.
        unit, channel, account: Where; None for all of them.
        account_name: What readers call the account.
        since, until: When.
        found: What stands there.
        expected: What should stand there, or of how many.
        what: What else the sentence names: a word of ours, or of the data.
    """

    check: Check
    fact: str
    unit: str | None
    channel: str | None
    account: str | None
    account_name: str | None
    since: date | None
    until: date | None
    found: float
    expected: float
    what: str

    def said(self, language: Language) -> str:
        """What was found, in a sentence."""
        values = {
            "found": _figure(self.found, self.check.shown_as, language),
            "expected": _figure(self.expected, self.check.shown_as, language),
        }
        known = named("measure", self.what, language)
        what = known if known != self.what else written(self.what, language)
        sentence = self.check.finding[language].format(**values, what=what)
        return sentence[:1].upper() + sentence[1:]

    def touches(self, kpi: str) -> bool:
        """Whether it casts doubt on the figures of a KPI, given by its name."""
        if self.check.is_aside or self.check.severity == "note":
            return False
        return kpi in self.check.touches if self.check.touches else self.fact in facts_of(kpi)

    def is_within(self, scope: Scope, units: frozenset[str] | None) -> bool:
        """Whether it lies in what a reader looks at.

        Args:
            scope: Its time and channel.
            units: The unit looked at with its sub-units; None for all.
        """
        return (
            (self.since is None or self.since < scope.until)
            and (self.until is None or self.until > scope.since)
            and (self.unit is None or units is None or self.unit in units)
            and (None in (self.channel, scope.channel) or self.channel == scope.channel)
        )


def _figure(value: float, shown_as: str, language: Language) -> str:
    """A count in full: what is checked is not rounded."""
    return (
        figures.exact(value, language)
        if shown_as == "count"
        else figures.figure(value, shown_as, language)
    )


@cache
def catalogue() -> tuple[Check, ...]:
    """Every check, the worst first."""
    found = [_described(query) for query in queries.load("checks")]
    return tuple(sorted(found, key=lambda check: SEVERITIES.index(check.severity)))


def _described(query: Query) -> Check:
    severity = query.need("severity")
    touches = query.listed("touches")
    return Check(
        name=query.name,
        title={"en": query.need("name"), "ar": query.need("name ar")},
        means={"en": query.need("means"), "ar": query.need("means ar")},
        severity=next(one for one in SEVERITIES if one == severity),
        finding={"en": query.need("finding"), "ar": query.need("finding ar")},
        remedy={"en": query.need("remedy"), "ar": query.need("remedy ar")},
        touches=() if touches == ("nothing",) else touches,
        is_aside=touches == ("nothing",),
        shown_as=query.get("shown as", "count"),
        sql=query.sql,
    )


@cache
def facts_of(kpi: str) -> frozenset[str]:
    """The tables of facts that a KPI, given by its name, is measured from."""
    sources = {query.name: query.listed("of") for query in queries.load("rollups")}
    sql = next((query.sql for query in queries.load("kpis") if query.name == kpi), "")
    read = [facts for rollup, facts in sources.items() if re.search(rf"\b{rollup}\b", sql)]
    return frozenset(fact for facts in read for fact in facts)


def run(warehouse: Warehouse | Past, checks: Sequence[Check] | None = None) -> list[Finding]:
    """What the checks find in the version that a lake shows, the worst first.

    Args:
        warehouse: The lake, refreshed.
        checks: Which checks; all by default.
    """
    history = warehouse.history()
    known: dict[str, Value] = {
        "captured": max((past.at.date() for past in history), default=date.max),
        "kpis": ",".join(query.name for query in queries.load("kpis")),
    }
    known_as = "select channel, account, name from lake.main.account"
    accounts = warehouse.read_list(known_as).to_pylist()
    names = {(row["channel"], row["account"]): row["name"] for row in accounts}
    found: list[Finding] = []
    for check in catalogue() if checks is None else checks:
        remembering.give_way()
        values = {name: value for name, value in known.items() if f"${name}" in check.sql}
        rows = warehouse.read_list(check.sql, values).to_pylist()
        found += [_found(check, row, names) for row in rows]
    return found


def _found(check: Check, row: Mapping[str, Any], names: Mapping[tuple[str, str], str]) -> Finding:
    """A row that a check answered with, and what readers call its account."""
    return Finding(
        check=check,
        fact=row["fact"],
        unit=row["unit"],
        channel=row["channel"],
        account=row["account"],
        account_name=names.get((row["channel"], row["account"])),
        since=row["since"],
        until=row["until"],
        found=float(row["found"]),
        expected=float(row["expected"]),
        what=row["what"] or "",
    )
