"""`python -m bench.pages [MILLIONS …]`: the data of a page, from rollups and from the facts.

Twelve questions, as one page may ask them, are answered twice: by Sada, from its rollups in memory
with its own KPIs and lists and nothing remembered, and by DuckDB from its own native table of the
same facts, with a statement written for each question. Answers are compared before any time counts.
Both sides run in turn; of each the least and the median are kept, as process CPU and by the clock.

F0 looks at everything over twelve months, F1 at one ministry and one channel over a quarter. Lake
and table are made once, in the folder that SADA_BENCH names, by default data/bench. The figures
go to bench/results/pages.json and from there, by bench.account, into docs/performance.md.
"""

import json
import math
import os
import re
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

import duckdb
import pandas as pd

from bench import facts, machine
from dashboard import cached, kpis, lists, queries
from dashboard.scope import Scope
from dashboard.warehouse import Past, Warehouse, engine

RESULTS = Path(__file__).parent / "results" / "pages.json"
FOLDER = Path(os.environ.get("SADA_BENCH") or Path(__file__).parents[1] / "data" / "bench")
ROUNDS = 7
SIZES = (1.0, 10.0)

Figures = dict[tuple[Any, ...], tuple[Any, ...]]
"""What was asked for, such as a unit, with its figures."""

Answers = dict[str, Figures]
"""The figures of each question."""

F0 = Scope(date(2025, 11, 1), facts.UNTIL, versus="year")
F1 = Scope(date(2026, 8, 1), facts.UNTIL, unit="ministry-1", channel="instagram", versus="previous")
FILTERS = {"F0": F0, "F1": F1}
TRAINED = Scope(facts.FIRST, facts.UNTIL)
"""Before and after training is asked of all three years: it needs eight months on either side."""


# ------------------------------------------------------------------------ Sada's side


HEADLINE = ("C11", "C04", "C05", "C06")
COST = "social_to_traditional_cost"


def asked(lake: Past, scope: Scope) -> dict[str, pd.DataFrame]:
    """What a page asks for, as it comes from rollups: five of the questions share two looks."""
    whole = replace(scope, unit=None, channel=None)
    headline = [kpis.find(kpi) for kpi in HEADLINE]
    waits = [kpis.find("E02"), kpis.find("E02P90")]
    parameters = {
        "since": scope.since,
        "until": scope.until,
        "unit": scope.unit,
        "channel": scope.channel,
    }
    return {
        "now": kpis.measure(headline, lake, whole),
        "before": kpis.measure(headline, lake, whole.compared(), "whole"),
        "waiting": kpis.measure(waits, lake, whole, "whole"),
        "training": kpis.measure([kpis.find("L04")], lake, replace(whole, period="quarter")),
        "costs": kpis.measure([kpis.find(COST)], lake, whole, "whole"),
        "lift": kpis.measure([kpis.find("I02")], lake, replace(TRAINED, unit=scope.unit), "whole"),
        "topics": lists.listed("topic_matrix", lake, {**parameters, "period": "month"}),
        "times": lists.listed("best_times", lake, parameters),
        "best": lists.listed("best_posts", lake, parameters),
    }


def ours(frames: dict[str, pd.DataFrame], scope: Scope) -> Answers:
    """The twelve answers that stand in what was asked for."""
    now, before = frames["now"], frames["before"]
    places = {kpi: kpis.Places(now[now["kpi"] == kpi]) for kpi in HEADLINE}
    here = (scope.unit or "", scope.channel or "")
    leaves = _leaves(scope.unit)
    return {
        "headline": {
            (when, kpi): (_total(frame, kpi, *here),)
            for when, frame in (("now", now), ("before", before))
            for kpi in HEADLINE
        },
        "trend": {
            (pd.Timestamp(row.period_start).date(),): (row.numerator, row.denominator)
            for row in _rows(places["C06"][here])
            if not pd.isna(row.period_start)
        },
        "ranking": {
            (unit,): (_of(places["C11"], unit, here[1]), _of(places["C05"], unit, here[1]))
            for unit in leaves
        },
        "channels": {
            (channel,): tuple(_of(places[one], here[0], channel) for one in ("C11", "C04", "C05"))
            for channel in facts.CHANNELS
        },
        "times": {(row.weekday, row.hour): (row.posts, row.lift) for row in _rows(frames["times"])},
        "best": {
            (place, pd.Timestamp(row.published_on).date(), row.unit, row.channel, row.title): (
                row.rate,
            )
            for place, row in enumerate(_rows(frames["best"]))
        },
        "waiting": {(kpi,): (_total(frames["waiting"], kpi, *here),) for kpi in ("E02", "E02P90")},
        "topics": {
            (row.topic, row.segment): (row.posts, row.rate)
            for row in _rows(frames["topics"])
            if pd.isna(row.period_start)
        },
        "training": {
            (row.unit, pd.Timestamp(row.period_start).date()): (row.numerator, row.denominator)
            for row in _rows(frames["training"])
            if not pd.isna(row.period_start) and row.unit in leaves and not row.hidden
        },
        "costs": {(): _pair(frames["costs"], here[0])},
        "matrix": {
            (unit, channel): (_of(places["C05"], unit, channel),)
            for unit in leaves
            for channel in facts.CHANNELS
        },
        "lift": {(): _pair(frames["lift"], here[0])},
    }


def _rows(frame: pd.DataFrame) -> list[Any]:
    return list(frame.itertuples())


def _total(measured: pd.DataFrame, kpi: str, unit: str, channel: str) -> float:
    """A KPI's value over the whole stretch."""
    rows = measured[(measured["kpi"] == kpi) & measured["period_start"].isna()]
    rows = rows[(rows["unit"].fillna("") == unit) & (rows["channel"].fillna("") == channel)]
    return float(rows["value"].iloc[0]) if len(rows) else math.nan


def _of(places: kpis.Places, unit: str, channel: str) -> float:
    """A KPI's numerator over the whole stretch."""
    rows = places.get((unit, channel))
    return math.nan if rows is None else float(rows["numerator"].iloc[-1])


def _pair(measured: pd.DataFrame, unit: str) -> tuple[float, float]:
    rows = measured[measured["period_start"].isna() & (measured["unit"].fillna("") == unit)]
    if rows.empty:
        return math.nan, math.nan
    return float(rows["numerator"].iloc[0]), float(rows["denominator"].iloc[0])


def _leaves(unit: str | None) -> list[str]:
    """The units with facts of their own under one, or all."""
    parents = {code: parent for code, parent, _ in facts.units()}

    def is_under(code: str | None) -> bool:
        return unit is None or code == unit or (code in parents and is_under(parents[code]))

    return [code for code in parents if code.startswith("unit-") and is_under(code)]


# ------------------------------------------------------------------------ DuckDB's side

ENGAGEMENTS = "(reactions + comments + shares + link_clicks)"
LEVEL = "count(*), sum(impressions), sum({e}), sum({e}) / sum(impressions)"
SLOTS_OF = """
    select channel, isodow(day) as weekday, hour(published_at + interval 3 hour) // 3 * 3 as hour,
        count(*) as posts, sum({e}) as engagements, sum(impressions) as impressions
    from post where {when} and {where} and impressions is not null group by all"""

QUESTIONS = {
    "trend": """select date_trunc('month', day)::date, sum({e}), sum(impressions)
        from post where {when} and {where} group by 1""",
    "ranking": "select unit, count(*), sum({e}) from post where {when} and {where} group by 1",
    "channels": """select channel, count(*), sum(impressions), sum({e}) from post
        where {when} and {units} group by 1""",
    "best": """select row_number() over () - 1, * from (
        select day, unit, channel, 'Post ' || (i % 5000) as title, {e} / impressions as rate
        from post where {when} and {where} and impressions >= 100
        order by rate desc, day desc, title limit 10)""",
    "topics": """select topic, coalesce(segment, 'Unassigned'), count(*),
            case when sum(impressions) >= 100 then sum({e}) / sum(impressions) end
        from post where {when} and {where} group by 1, 2""",
    "training": """select unit, date_trunc('quarter', enrolled_on)::date,
            count(*) filter (status = 'completed'), count(*)
        from enrolment where enrolled_on >= $since and enrolled_on < $until and {units}
        group by 1, 2""",
    "matrix": """select unit, channel, sum({e}) from post where {when} and {units}
        group by 1, 2""",
    "costs": """
        with shown as (
            select date_trunc('month', day)::date as month, unit, channel,
                sum(impressions) as impressions
            from post where {when} and {units} and impressions is not null group by all
        ),
        seen as (
            select date_trunc('month', appeared_on)::date as month, unit, channel,
                sum(exposures) as exposures
            from coverage where appeared_on >= $since and appeared_on < $until and {units}
            group by all
        ),
        spent as (
            select date_trunc('month', spent_on)::date as month, unit, channel, sum(amount) as cost
            from spend where spent_on >= $since and spent_on < $until and {units} group by all
        )
        select 1000 * sum(cost) filter (impressions is not null) / sum(impressions),
            1000 * sum(cost) filter (exposures is not null) / sum(exposures)
        from spent left join shown using (month, unit, channel)
        left join seen using (month, unit, channel)""",
}


def theirs(native: duckdb.DuckDBPyConnection, scope: Scope) -> Answers:
    """The twelve answers from the facts."""
    leaves = ", ".join(f"'{unit}'" for unit in _leaves(scope.unit))
    units = "true" if scope.unit is None else f"unit in ({leaves})"
    where = units if scope.channel is None else f"{units} and channel = '{scope.channel}'"
    when = "day >= $since and day < $until"
    span = {"since": scope.since, "until": scope.until}
    words = {"e": ENGAGEMENTS, "where": where, "units": units, "when": when}

    def ask(sql: str, over: Mapping[str, Any] = span, keys: int = 0) -> dict[Any, Any]:
        rows = native.execute(sql.format(**words), over).fetchall()
        return {tuple(row[:keys]): tuple(row[keys:]) for row in rows}

    found: Answers = {name: ask(sql, keys=KEYS.get(name, 1)) for name, sql in QUESTIONS.items()}
    compared = scope.compared()
    found["headline"] = {}
    for name, over in (("now", scope), ("before", compared)):
        sql = f"select {LEVEL} from post where {{when}} and {{where}}"
        (figures,) = ask(sql, {"since": over.since, "until": over.until}).values()
        for kpi, figure in zip(HEADLINE, figures, strict=True):
            found["headline"][name, kpi] = (figure,)
    waited = ask(
        "select quantile_cont(coalesce(minutes::double, 'inf'), [0.5, 0.9]) from post"
        " where {when} and {where} and is_message"
    )
    ((both,),) = waited.values()
    found["waiting"] = {("E02",): (both[0],), ("E02P90",): (both[1],)}
    listed = next(query.sql for query in queries.load("lists") if query.name == "best_times")
    rest = listed[listed.index("usual as (") :]
    found["times"] = {
        row[:2]: row[2:4]
        for row in native.execute(
            f"with slot as ({SLOTS_OF.format(**words)}), {rest}", span
        ).fetchall()
    }
    found["lift"] = _lift(native, scope.unit)
    return found


KEYS = {"best": 5, "topics": 2, "training": 2, "matrix": 2, "costs": 0}
"""How many columns of an answer name what it is about."""


def _lift(native: duckdb.DuckDBPyConnection, unit: str | None) -> Figures:
    """Before and after training: months of units from the facts, then the KPI's own statement."""
    months = f"""
        with trained as (
            select unit, (date_trunc('month', min(completed_on)) + interval 1 month)::date as since
            from enrolment where status = 'completed' group by all
        ),
        counted as (
            select date_trunc('month', day)::date as day, unit, sum({ENGAGEMENTS}) as engagements,
                sum(impressions) as impressions
            from post where impressions is not null group by all
        )
        select p.ancestor as unit, c.unit as of_unit, c.day, t.since as trained_from,
            engagements, impressions
        from counted c left join trained t using (unit) join unit_path p on p.unit = c.unit"""
    native.execute(f"create or replace temp view unit_month as {months}")
    sql = kpis.find("I02").sql
    over = {"period": "month", "since": TRAINED.since, "until": TRAINED.until}
    rows = native.execute(
        f"select numerator, denominator from ({sql})"
        " where period_start is null and unit is not distinct from $unit",
        {**over, "unit": unit},
    ).fetchall()
    return {(): tuple(rows[0]) if rows else (math.nan, math.nan)}


# ------------------------------------------------------------------------ comparing and timing


def differing(ours: Answers, theirs: Answers) -> list[str]:
    """The questions that both sides answer otherwise, with the first difference of each.

    Sada shows nothing of a few people: what it hides of training is not compared.
    """
    found = []
    for name, mine in ours.items():
        other = theirs[name]
        for key in mine if name == "training" else mine.keys() | other.keys():
            pair = mine.get(key, (math.nan,)), other.get(key, (math.nan,))
            if not all(_same(a, b) for a, b in zip(*_evened(*pair), strict=True)):
                found.append(f"{name} {key}: {pair[0]} is not {pair[1]}")
                break
    return found


def _evened(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, Any]:
    """Both as long as the longer one."""
    most = max(len(one), len(other))
    return one + (math.nan,) * (most - len(one)), other + (math.nan,) * (most - len(other))


def _same(one: float | None, other: float | None) -> bool:
    missing = [value is None or pd.isna(value) for value in (one, other)]
    if one is None or other is None or any(missing):
        return all(missing)
    return math.isclose(float(one), float(other), rel_tol=1e-9, abs_tol=1e-9)


@dataclass(frozen=True)
class Cost:
    """What answering once cost, in milliseconds.

    Attributes:
        cpu: Of the process, all threads.
        wall: By the clock.
    """

    cpu: float
    wall: float


def cost(act: Callable[[], object]) -> Cost:
    """What doing it once costs."""
    cpu, wall = time.process_time(), time.perf_counter()
    act()
    return Cost((time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000)


def summed(costs: list[Cost]) -> dict[str, float]:
    """The least and the median of several."""
    return {
        f"{how} {what}": round(choose([getattr(one, what) for one in costs]), 1)
        for how, choose in (("min", min), ("median", median))
        for what in ("cpu", "wall")
    }


WIDTHS = {"BIGINT": 8, "TIMESTAMP": 8, "DATE": 4, "INTEGER": 4, "BOOLEAN": 1, "VARCHAR": 2}
"""Bytes that a value of each type takes in memory; of texts that repeat, their number."""


def touched(native: duckdb.DuckDBPyConnection, scope: Scope) -> float:
    """MB that the questions read of the facts, question by question, each column once."""
    columns = native.execute(
        "select column_name, data_type from duckdb_columns()"
        " where database_name = 'native' and table_name = 'post'"
    ).fetchall()
    ((rows,),) = native.execute(
        "select count(*) from post where day >= $since and day < $until",
        {"since": scope.since, "until": scope.until},
    ).fetchall()
    asked = [*QUESTIONS.values(), LEVEL, LEVEL, SLOTS_OF, "minutes is_message day unit channel"]
    asked = [sql.replace("{e}", ENGAGEMENTS).replace("{when}", "day") for sql in asked]
    asked = [sql.replace("{where}", "unit channel").replace("{units}", "unit") for sql in asked]
    read = sum(
        WIDTHS[kind]
        for sql in asked
        for column, kind in columns
        if re.search(rf"\b{column}\b", sql)
    )
    return float(rows * read / 1e6)


def made(millions: float) -> tuple[Path, Path]:
    """The lake and DuckDB's own file of so many million facts; made where they are missing."""
    folder = FOLDER / f"{millions:g}M"
    lake, native = folder / "lake", folder / "native.duckdb"
    total = round(millions * 1_000_000)
    if not lake.exists():
        print(f"Making a lake of {total:,} facts in {lake}")
        facts.write(Warehouse(lake), total)
    if not native.exists():
        print(f"Making DuckDB's own table of them in {native}")
        part = native.with_suffix(".part")
        part.unlink(missing_ok=True)
        facts.wide(part, total)
        part.rename(native)
    return lake, native


def opened(folder: Path) -> dict[str, float]:
    """What it costs a fresh process to open a lake, and to copy its large rollups after that."""
    lake = Warehouse(folder)
    spent, settled = cost(lake.refresh), cost(lake.settle)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    return {
        "cpu": round(spent.cpu),
        "wall": round(spent.wall),
        "settling cpu": round(settled.cpu),
        "peak MiB": round(peak),
    }


def again(version: int, scope: Scope) -> None:
    """The same for the next reader of these months: from what the server remembers."""
    whole = replace(scope, unit=None, channel=None)
    for one in (whole, whole.compared()):
        for kpi in HEADLINE:
            found = cached.measured(kpis.find(kpi), version, one)
            cached.total(found, scope.unit, scope.channel)
            cached.series(found, scope.unit, scope.channel)
            for unit in _leaves(scope.unit):
                cached.total(found, unit, scope.channel)
            for channel in facts.CHANNELS:
                cached.total(found, scope.unit, channel)
    for kpi in ("E02", "E02P90", COST):
        found = cached.measured(kpis.find(kpi), version, whole)
        cached.total(found, scope.unit, scope.channel)
    cached.measured(kpis.find("L04"), version, replace(whole, period="quarter"))
    cached.measured(kpis.find("I02"), version, TRAINED)
    place = {"unit": scope.unit, "channel": scope.channel}
    span = {"since": scope.since, "until": scope.until}
    cached.listed("topic_matrix", version, **span, **place, period="month")
    for name in ("best_times", "best_posts"):
        cached.listed(name, version, **span, **place)


def size(millions: float) -> list[dict[str, Any]]:
    """Both sides at one size, with each filter."""
    folder, table = made(millions)
    Warehouse(folder).close()  # a lake of an older version is brought up to date here
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        fresh = pool.submit(opened, folder).result()
    os.environ["SADA_DATA"] = str(folder)
    lake = cached.lake()
    now = lake.at(lake.refresh())
    lake.settle()
    native = engine.bare()
    for macro in engine.macros():
        native.execute(macro.sql)
    native.execute(f"attach '{table}' as native (read_only)")
    native.execute("set search_path = 'native.main,memory.main'")
    speed = machine.bandwidth()
    rows = []
    for name, scope in FILTERS.items():
        wrong = differing(ours(asked(now, scope), scope), theirs(native, scope))
        if wrong:
            sys.exit("The two sides do not agree:\n" + "\n".join(wrong))
        again(now.version, scope)
        sides: dict[str, Callable[[], object]] = {
            "sada": partial(asked, now, scope),
            "duckdb": partial(theirs, native, scope),
            "again": partial(again, now.version, scope),
        }
        costs: dict[str, list[Cost]] = {side: [] for side in sides}
        for _ in range(ROUNDS):
            for side, act in sides.items():
                costs[side].append(cost(act))
        row: dict[str, Any] = {
            "millions": millions,
            "filter": name,
            **{side: summed(spent) for side, spent in costs.items()},
            "load": machine.load(),
            "opening": fresh,
            "touched MB": touched(native, scope),
            "floor ms": round(touched(native, scope) * 1e6 / speed * 1000, 1),
        }
        row["ratio"] = row["sada"]["median cpu"] / row["duckdb"]["median cpu"]
        rows.append(row)
        print(json.dumps(row), flush=True)
    native.close()
    return rows


def main() -> None:
    """Measure at each size, print, and keep the figures."""
    sizes = [float(one) for one in sys.argv[1:]] or SIZES
    kept: list[dict[str, Any]] = []
    if RESULTS.exists():
        kept = json.loads(RESULTS.read_text(encoding="utf-8")).get("rows", [])
    rows = [row for row in kept if row.get("millions") not in (*sizes, None)]
    for millions in sizes:
        rows += size(millions)
    for row in rows:
        smaller = [one for one in rows if one["filter"] == row["filter"]]
        before = max(
            (one for one in smaller if one["millions"] < row["millions"]),
            key=lambda one: one["millions"],
            default=None,
        )
        if before:
            row["growth"] = row["sada"]["median cpu"] / before["sada"]["median cpu"]
    written = {
        **machine.described(),
        "GB a second": round(machine.bandwidth() / 1e9, 1),
        "rounds": ROUNDS,
        "rows": sorted(rows, key=lambda row: (row["millions"], row["filter"])),
    }
    RESULTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
