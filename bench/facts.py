"""`python -m bench.facts MILLIONS FOLDER`: three invented years of facts, in a lake and beside it.

The facts are drawn by DuckDB from their numbers, so that every run draws the same: one post a
fact, 60 units under 20 directorates under 6 ministries, the largest unit with 18 % of all; eight
channels, one of which starts late; 40 topics, one post in five labelled for one of 12 segments;
hours, weekdays, seasons, growth, ten days of outage and months in which a unit is silent. 17 % of
the facts bring a message that waits for an answer, 2 % a learner who enrols. Beside them stand
days of accounts, spend and coverage, which do not grow with the number of facts.

They are written month by month straight into the lake's tables, and committed ten million at a
time with the lake's own code, which builds the rollups of the months that each touches. A take-in
would also have read a file, kept it, and looked for keys that are there already: here no key is
drawn twice. The same rows go into one wide table of DuckDB's own, without joins to make: the
fastest form in which it can hold them.
"""

import math
import sys
import time
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import duckdb

from dashboard.scope import add_months
from dashboard.warehouse import Warehouse, lake_folder, serving, writing
from dashboard.warehouse.engine import Cursor

FIRST, UNTIL = date(2023, 11, 1), date(2026, 11, 1)
OUTAGE = (date(2024, 8, 4), date(2024, 8, 14))
LATE = date(2024, 6, 1)
CHANNELS = ("facebook", "instagram", "x", "youtube", "linkedin", "tiktok", "telegram", "whatsapp")
UNITS, DIRECTORATES, MINISTRIES = 60, 20, 6
LARGEST = 0.18
SLOTS = 10_000
"""Into how many equal parts units and channels are dealt, by their shares."""

COMMITTED = 10_000_000
"""How many facts are committed at once, about: what a transaction wrote stays in memory."""

FACTS = """
create or replace temp table fact as
with drawn as (
    select day, unnest(range(first, last)) as i
    from bench_day where date_trunc('month', day) = $month
),
parts as (
    select
        day, i,
        (hash(i, 1) % {slots})::integer as unit_slot,
        (hash(i, 2) % {slots})::integer as channel_slot,
        hash(i, 3) % 1000 / 1000.0 as u,
        hash(i, 4) % 1000 / 1000.0 as v,
        hash(i, 5) % 1000 / 1000.0 as w,
        hash(i, 6) % 100 as kind,
        hash(i, 7) as h
    from drawn
),
placed as (
    select
        parts.*,
        case when hash(u.unit, $month) % 37 = 0 then 'unit-01' else u.unit end as unit,
        case
            when c.channel = 'tiktok' and day < date '{late}' then 'facebook' else c.channel
        end as channel,
        6 + floor(17 * sqrt(w))::integer as hour
    from parts
    inner join bench_slot as u on unit_slot = u.slot
    inner join bench_slot as c on channel_slot = c.slot
),
shown as (
    select
        *,
        (hash(i, 8) * 1.0 / 18446744073709551615) as t,
        case when kind < 97 then (20 + exp(4 + 6 * u * u) * (1 + v))::bigint end as impressions,
        0.004 + 0.05 * v * (1 + case when hour between 17 and 20 then 0.3 else 0 end)
        * (1 + hash(unit) % 10 / 20.0) as rate
    from placed
)
select
    i,
    day,
    day + to_minutes((hour * 60 + h % 60)::bigint) as published_at,
    unit,
    channel,
    'topic-' || lpad((1 + floor(40 * t * t))::bigint::varchar, 2, '0') as topic,
    case when h % 5 = 0 then 'segment-' || lpad((1 + h // 5 % 12)::varchar, 2, '0') end as segment,
    impressions,
    (impressions * 0.7)::bigint as reach,
    (impressions * rate * 0.7)::bigint as reactions,
    (impressions * rate * 0.1)::bigint as comments,
    (impressions * rate * 0.1)::bigint as shares,
    (impressions * rate * 0.1)::bigint as link_clicks,
    h // 64 % 100 < 17 as is_message,
    case when h // 64 % 100 < 16 then floor(exp(1.5 + 6 * u))::integer end as minutes
from shown
"""

INTO = {
    "post": """
        select channel, 'p' || i as post_id, channel || '-' || unit as account,
            channel || '-' || unit as account_name, 'Unassigned' as unit, published_at,
            day as published_on, 'post' as kind, 'Post ' || (i % 5000) as title, topic,
            'Unassigned' as campaign, impressions, reach, reactions, comments, shares, link_clicks
        from fact""",
    "post_label": """
        select channel, 'p' || i as post_id, 'segment' as kind, segment as label,
            day as published_on
        from fact where segment is not null""",
    "message": """
        select channel, 'm' || i as message_id, channel || '-' || unit as account,
            'Unassigned' as unit, topic, published_at as arrived_at, day as arrived_on,
            published_at + to_minutes(minutes::bigint) as replied_at, true as needs_answer,
            24 as limit_hours, 'neutral' as sentiment, timestamp '{until}' as known_at
        from fact where is_message""",
    "enrolment": """
        select 'l' || i as learner, 'diploma' as programme, unit,
            day + (hash(i, 9) % 20)::integer as enrolled_on,
            case when hash(i, 10) % 10 < 7 then 'completed'
                when hash(i, 10) % 10 < 9 then 'active' else 'withdrawn' end as status,
            case when hash(i, 10) % 10 < 7 then day + 60 + (hash(i, 11) % 60)::integer end
                as completed_on
        from fact where i % 50 = 0 and day >= trained_from(unit)""",
}

BESIDE = {
    "account_day": """
        select channel, channel || '-' || unit as account, channel || '-' || unit as account_name,
            'Unassigned' as unit, day, 1000 + (hash(unit, channel) % 90000 + 10 * n)::bigint
            as followers, (hash(unit, channel, day) % 40)::bigint as gained,
            (hash(unit, channel, day) % 9)::bigint as lost
        from bench_place, (select day, row_number() over (order by day) as n from bench_day)""",
    "spend": """
        select unit, channel, (month + 14)::date as spent_on, 'media' as item, 'media' as kind,
            (100 + hash(unit, channel, month) % 4000)::double as amount
        from bench_place, bench_month
        union all
        select unit, medium, (month + 9)::date, 'media', 'media',
            (500 + hash(unit, medium, month) % 9000)::double
        from (select distinct unit from bench_place), bench_month,
            (values ('television'), ('radio')) m (medium)""",
    "coverage": """
        select unit, medium as channel, (month + 9)::date as appeared_on, 'spot' as item,
            'paid' as kind, (2000 + hash(unit, medium, month) % 90000)::bigint as exposures
        from (select distinct unit from bench_place), bench_month,
            (values ('television'), ('radio')) m (medium)""",
}


def units() -> list[tuple[str, str | None, str]]:
    """Every unit: its code, the unit it is part of, and its name."""
    ministries = [(f"ministry-{n}", None, f"Ministry {n}") for n in range(1, MINISTRIES + 1)]
    directorates = [
        (f"directorate-{n:02}", f"ministry-{1 + n % MINISTRIES}", f"Directorate {n}")
        for n in range(1, DIRECTORATES + 1)
    ]
    leaves = [
        (f"unit-{n:02}", f"directorate-{1 + n % DIRECTORATES:02}", f"Unit {n}")
        for n in range(1, UNITS + 1)
    ]
    return [*ministries, *directorates, *leaves]


def months() -> list[date]:
    """The first day of every month."""
    return [add_months(FIRST, n) for n in range(36)]


def rows_by_day(total: int) -> list[tuple[date, int, int]]:
    """Each day with the numbers of its facts, from the first to the one after the last."""
    days = [FIRST + timedelta(days=n) for n in range((UNTIL - FIRST).days)]
    weights = []
    for n, day in enumerate(days):
        season = 1 + 0.25 * math.sin(2 * math.pi * n / 365)
        weekday = 0.35 if day.weekday() in (4, 5) else 1.0
        quiet = 0.0 if OUTAGE[0] <= day < OUTAGE[1] else 1.0
        weights.append(season * weekday * quiet * (1 + 0.6 * n / len(days)))
    ends, reached = [0], 0.0
    for weight in weights:
        reached += weight
        ends.append(round(total * reached / sum(weights)))
    return list(zip(days, ends, ends[1:], strict=False))


def slots() -> list[tuple[int, str, str]]:
    """A unit and a channel for each slot, by their shares."""
    shares = [
        LARGEST,
        *((1 - LARGEST) / n / sum(1 / m for m in range(2, 61)) for n in range(2, 61)),
    ]
    leaves = [code for code, _, _ in units() if code.startswith("unit")]
    dealt = _dealt(leaves, shares)
    weights = [1 / n for n in range(1, len(CHANNELS) + 1)]
    channels = _dealt(CHANNELS, [weight / sum(weights) for weight in weights])
    return [(slot, dealt[slot], channels[slot]) for slot in range(SLOTS)]


def _dealt(names: "list[str] | tuple[str, ...]", shares: list[float]) -> list[str]:
    """A name for each slot."""
    found: list[str] = []
    reached = 0.0
    for name, share in zip(names, shares, strict=True):
        reached += share
        found += [name] * (round(reached * SLOTS) - len(found))
    return found


def prepare(cursor: Cursor, total: int) -> None:
    """Tables and a macro that the facts are drawn with, for this cursor alone."""
    cursor.execute("create or replace temp table bench_day (day date, first bigint, last bigint)")
    cursor.executemany("insert into bench_day values ($1, $2, $3)", rows_by_day(total))
    cursor.execute(
        "create or replace temp table bench_slot (slot integer, unit varchar, channel varchar)"
    )
    for start in range(0, SLOTS, 1000):
        values = ", ".join(str(one) for one in slots()[start : start + 1000])
        cursor.execute(f"insert into bench_slot values {values}")
    cursor.execute(
        "create or replace temp table bench_place as select * from"
        " (select distinct unit from bench_slot), (select distinct channel from bench_slot)"
    )
    cursor.execute(
        "create or replace temp table bench_month as"
        " select distinct date_trunc('month', day)::date as month from bench_day"
    )
    # Each unit's people begin at a month of their own, so that there is a before and an after.
    cursor.execute(
        "create or replace temp macro trained_from(unit) as"
        f" date '{FIRST}' + to_months((right(unit, 2)::integer % 30)::integer)"
    )


def write(lake: Warehouse, total: int) -> dict[str, float]:
    """Draw the facts and write them into an empty lake, some ten million a commit.

    Returns:
        The CPU and wall seconds of drawing and writing rows, and of all with the rollups.
    """
    spent = dict.fromkeys(("rows", "rows wall", "all", "all wall"), 0.0)
    every = months()
    at_once = max(1, round(len(every) * COMMITTED / total))
    for first in range(0, len(every), at_once):
        chosen = every[first : first + at_once]
        lake._write(partial(_write, lake, total, chosen, spent))
        print(f"{chosen[-1]} {spent['all wall']:.0f} s", file=sys.stderr)
    return spent


def _write(
    lake: Warehouse, total: int, chosen: list[date], spent: dict[str, float], cursor: Cursor
) -> None:
    """Write the facts of some months in one commit, in the first also what stands beside them."""
    prepare(cursor, total)
    started, clock = time.time(), (time.process_time(), time.perf_counter())
    cursor.execute("begin")
    # A learner enrols up to three weeks after the day of the fact.
    touched = {table: {*chosen, add_months(chosen[-1], 1)} for table in INTO}
    if chosen[0] == months()[0]:
        _write_beside(cursor)
        touched |= {table: set(months()) for table in BESIDE}
    for month in chosen:
        cursor.execute(FACTS.format(slots=SLOTS, late=LATE), {"month": month})
        for table, rows in INTO.items():
            _insert(cursor, table, rows.format(until=UNTIL))
    spent["rows"] += time.process_time() - clock[0]
    spent["rows wall"] += time.perf_counter() - clock[1]
    details: dict[str, list[str]] = {"parts": [], "tables": []}
    writing.finish(
        cursor, lake.folder, touched, "The bench", f"Facts from {chosen[0]}", details, started
    )
    spent["all"] += time.process_time() - clock[0]
    spent["all wall"] += time.perf_counter() - clock[1]


def _write_beside(cursor: Cursor) -> None:
    """Write units, their accounts, and what does not grow with the facts."""
    for code, parent, name in units():
        cursor.execute("insert into lake.main.unit values ($1, $2, $3, $3)", [code, parent, name])
    cursor.execute(
        "insert into lake.main.account select channel, channel || '-' || unit,"
        " channel || '-' || unit, unit from bench_place"
    )
    for table, sql in BESIDE.items():
        _insert(cursor, table, sql)


def _insert(cursor: Cursor, table: str, sql: str) -> None:
    """Put rows into a table of the lake; a name that is not given is Unassigned."""
    cursor.execute(f"insert into lake.main.{table} by name {sql}")


def wide(path: Path, total: int) -> None:
    """The same facts in DuckDB's own file: one wide table, and the small ones beside it."""
    with duckdb.connect(path) as connection:
        cursor = connection.cursor()
        prepare(cursor, total)
        for table, sql in BESIDE.items():
            cursor.execute(f"create table {table} as {sql}")
        cursor.execute("create table tree (unit varchar, parent varchar)")
        cursor.executemany("insert into tree values ($1, $2)", [row[:2] for row in units()])
        paths = serving.paths("tree", "select unit from tree")
        cursor.execute(f"create table unit_path as {paths}")
        rows = {"post": "from fact", "enrolment": INTO["enrolment"]}
        for month in months():
            cursor.execute(FACTS.format(slots=SLOTS, late=LATE), {"month": month})
            for table, sql in rows.items():
                cursor.execute(
                    f"create table if not exists {table} as from ({sql}) limit 0;"
                    f" insert into {table} {sql}"
                )


def main() -> None:
    """Draw facts into a lake and beside it."""
    total = int(float(sys.argv[1]) * 1_000_000)
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else lake_folder()
    print(write(Warehouse(folder), total))


if __name__ == "__main__":
    main()
