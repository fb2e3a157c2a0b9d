"""What a figure is of, and the short code that leads back to it.

A code is eight letters and digits, made from what the figure is of, the version of the data and
the definition. It stands in `passports.jsonl` beside the data, with the figure as it was, from
the moment somebody opens the passport or downloads the figure: so it can be told later whether
the definition has changed since. Of a KPI that was measured at every level at once, one line stands
for all its figures: a code is then found by working them all out again.
"""

import base64
import fcntl
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard import kpis, queries
from dashboard.errors import NoPassport
from dashboard.kpis import KPI
from dashboard.scope import PERIODS, Period, Scope, add_months
from dashboard.warehouse import Warehouse

JOURNAL = "passports.jsonl"

MEASURED = "runs.jsonl"
"""The KPIs that were measured at every level, each with when and by which definition."""

LENGTH = 8

SPELLED = str.maketrans("OIL", "011")
"""Letters that people write for digits; no code has them."""

BASE32 = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
"""From the usual 32 signs to Crockford's, in which none looks like another."""


@dataclass(frozen=True)
class Figure:
    """What one figure is of.

    Attributes:
        kpi: The KPI's number.
        unit: A unit with its sub-units; None for all.
        channel: A channel; None for all.
        since, until: The stretch of time it was measured in, the last day not counted.
        period: The step it was measured by.
        start: The first day of the period that is meant; None for the whole stretch.
        version: The version of the data.
    """

    kpi: str
    unit: str | None
    channel: str | None
    since: date
    until: date
    period: Period
    start: date | None
    version: int

    def written(self) -> str:
        """The figure as an address holds it."""
        return "~".join("" if part is None else str(part) for part in vars(self).values())

    @classmethod
    def of(cls, kpi: KPI, scope: Scope, version: int, start: date | None = None) -> "Figure":
        """A KPI's figure in a scope, or in one of its periods."""
        channel = scope.channel if kpi.by_channel else None
        step = kpi.step(scope.period)
        return cls(kpi.id, scope.unit, channel, scope.since, scope.until, step, start, version)

    @property
    def scope(self) -> Scope:
        """The scope to measure it in."""
        return Scope(self.since, self.until, self.period, self.unit, self.channel)

    @property
    def stretch(self) -> tuple[date, date]:
        """The days that count: of the period that is meant, within the whole stretch."""
        if self.start is None:
            return self.since, self.until
        steps = {"month": 1, "quarter": 3, "year": 12}
        if self.period in steps:
            following = add_months(self.start, steps[self.period])
        else:
            following = self.start + timedelta(days=7 if self.period == "week" else 1)
        return max(self.since, self.start), min(self.until, following)


def read(text: str) -> Figure:
    """A figure from an address.

    Raises:
        NoPassport: The text names no figure.
    """
    parts = text.split("~")
    try:
        kpi, unit, channel, since, until, period, start, version = parts
        return Figure(
            kpis.find(kpi).id,
            unit or None,
            channel or None,
            date.fromisoformat(since),
            date.fromisoformat(until),
            next(one for one in PERIODS if one == period),
            date.fromisoformat(start) if start else None,
            int(version),
        )
    except (ValueError, StopIteration):
        raise NoPassport("names_no_figure", text=text[:80]) from None


def definition(kpi: KPI) -> str:
    """The version of a definition: a fingerprint of its file, its rollups and their macros."""
    return _fingerprint(
        kpi.sql, kpi.additivity, kpi.basis, kpi.finest, str(kpi.needs), str(kpi.by_channel)
    )


@cache
def _fingerprint(sql: str, *rest: str) -> str:
    texts = [sql, *rest, *(rollup.sql for rollup in _read(sql))]
    whole = "\n".join(texts)
    texts += [one.sql for one in queries.load("macros") if f"{one.name}(" in whole]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:8]


def rollups(kpi: KPI) -> list[queries.Query]:
    """The rollups that a KPI is measured from."""
    return _read(kpi.sql)


def _read(sql: str) -> list[queries.Query]:
    """The rollups that a statement reads."""
    return [one for one in queries.load("rollups") if re.search(rf"\b{one.name}\b", sql)]


def code_of(figure: Figure, made_by: str, length: int = LENGTH) -> str:
    """The code of a figure, by a definition."""
    digest = hashlib.sha256(f"{figure.written()}~{made_by}".encode()).digest()
    return base64.b32encode(digest).decode()[:length].translate(BASE32)


def spelled(code: str) -> str:
    """A code as it is kept, whatever small letters, dashes and spaces somebody typed."""
    return re.sub(r"[^0-9A-Z]", "", code.upper()).translate(SPELLED)


def shown(code: str) -> str:
    """A code as it is printed, in two halves."""
    return f"{code[:4]}-{code[4:]}"


# -------------------------------------------------------------------- codes that are kept


def keep(
    folder: Path, given: Sequence[tuple[Figure, str, Mapping[str, float | None]]]
) -> list[str]:
    """Keep the codes of some figures; "" for each where the lake cannot be written.

    A code that another figure has already grows by a sign.

    Args:
        folder: Where the lake stands.
        given: Figures, each with the version of its definition, and what it was.
    """
    try:
        with (folder / JOURNAL).open("a+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            lines = file.readlines()
            if lines and not lines[-1].endswith("\n"):
                file.write("\n")
            known = {entry["code"]: entry for entry in map(json.loads, _whole(lines))}
            codes = []
            for figure, made_by, was in given:
                entry = {"figure": figure.written(), "definition": made_by}
                code = _free(figure, made_by, known)
                codes.append(code)
                if code not in known:
                    now = datetime.now(UTC).isoformat(timespec="seconds")
                    known[code] = {"code": code, **entry, "at": now, **was}
                    file.write(json.dumps(known[code], ensure_ascii=False) + "\n")
    except OSError:
        return [""] * len(given)
    return codes


def _free(figure: Figure, made_by: str, known: Mapping[str, Mapping[str, Any]]) -> str:
    """The shortest code of a figure that no other figure has."""
    wanted = {"figure": figure.written(), "definition": made_by}
    for length in range(LENGTH, 52):
        code = code_of(figure, made_by, length)
        if code not in known or wanted.items() <= known[code].items():
            return code
    raise AssertionError


def _whole(lines: Iterable[str]) -> Iterable[str]:
    """Lines that were written to their end: a torn one is left out."""
    return (line for line in lines if line.startswith("{") and line.endswith("}\n"))


def kept(folder: Path, code: str) -> dict[str, Any] | None:
    """What was kept of a figure when its code was given; None where nobody was given it."""
    begun = f'{{"code": "{code}"'
    try:
        with (folder / JOURNAL).open(encoding="utf-8") as file:
            line = next((line for line in _whole(file) if line.startswith(begun)), None)
    except FileNotFoundError:
        return None
    return json.loads(line) if line else None


# -------------------------------------------------------------------- codes of all levels at once


def given(measured: pd.DataFrame, whole: Figure, made_by: str) -> list[str]:
    """The code of each measured row of a KPI, in their order.

    Args:
        measured: The rows of one KPI, as `kpis.measure` gives them.
        whole: What they are figures of, for all units, channels and periods.
        made_by: The version of the definition.
    """
    return [code_of(figure, made_by) for figure in _figures(measured, whole)]


def _figures(measured: pd.DataFrame, whole: Figure) -> list[Figure]:
    starts = [None if pd.isna(start) else start.date() for start in measured["period_start"]]
    places = zip(starts, measured["unit"], measured["channel"], strict=True)
    return [
        replace(whole, unit=unit, channel=channel, start=start) for start, unit, channel in places
    ]


def note(folder: Path, measured: Iterable[tuple[Figure, str, Sequence[str]]]) -> None:
    """Keep that KPIs were measured at every level, so that their codes lead back.

    Nothing is kept where the lake cannot be written.

    Args:
        folder: Where the lake stands.
        measured: Whole figures, each with the version of its definition and all its codes.
    """
    try:
        with (folder / MEASURED).open("a+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            known = {line.partition(_CODES)[0] for line in _whole(file)}
            now = datetime.now(UTC).isoformat(timespec="seconds")
            for figure, made_by, codes in measured:
                begun = json.dumps({"figure": figure.written(), "definition": made_by})[:-1]
                if begun not in known:
                    file.write(f'{begun}{_CODES}{"".join(codes)}", "at": "{now}"}}\n')
    except OSError:
        return


_CODES = ', "codes": "'


def measured(warehouse: Warehouse, code: str) -> dict[str, Any] | None:
    """What is known of a figure that was measured with all others; None where none was."""
    try:
        with (warehouse.folder / MEASURED).open(encoding="utf-8") as file:
            entries = [json.loads(line) for line in _whole(file) if code in line]
    except FileNotFoundError:
        return None
    for entry in entries:
        whole, made_by = read(entry["figure"]), entry["definition"]
        if code in _apart(entry.pop("codes")) and whole.version <= warehouse.refresh():
            rows = kpis.measure([kpis.find(whole.kpi)], warehouse.at(whole.version), whole.scope)
            found = dict(zip(given(rows, whole, made_by), _figures(rows, whole), strict=True))
            if code in found:
                return {"code": code, **entry, "figure": found[code].written()}
    return None


def _apart(codes: str) -> set[str]:
    return {codes[at : at + LENGTH] for at in range(0, len(codes), LENGTH)}
