"""`python -m bench.taking_in [ROWS]`: what taking in a large CSV costs, beside DuckDB's bare load.

Three files of invented rows, a million each by default: posts as Meta Business Suite exports them,
followers by account and day, and messages. In each round, DuckDB loads the file typed into a
database file with a checkpoint, then Sada takes it in: into an empty lake, and into one that holds
as many other rows. Sada's side is all of it: the child process and its start, hashing, keeping
the original, typing, checking, comparing, writing and rolling up. Then a preview of 50,000 rows,
the same file once more, and, where asked with `--large`, a file of 1 GB and the memory it takes.
"""

import json
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median

import duckdb

from dashboard import intake
from dashboard.warehouse import Warehouse

RESULTS = Path(__file__).parent / "results"
ROUNDS = 5
PREVIEWED = 50_000
GIGABYTE = 10**9

POSTS = """
select
    (900000000000000 + i)::varchar as "Post ID",
    (7000 + hash(i) % 60)::varchar as "Page ID",
    'Ministry page ' || (hash(i) % 60) as "Page name",
    case when hash(i, 1) % 2 = 0 then 'Announcement ' || i end as "Title",
    'Dear citizens, office ' || (hash(i, 2) % 1000) || ' is open; see the "schedule"'
        as "Description",
    hash(i, 3) % 300 as "Duration (sec)",
    strftime(timestamp '2023-01-01' + to_minutes((i * 1576800 // $rows)::int), '%m/%d/%Y %H:%M')
        as "Publish time",
    'https://www.facebook.com/' || (900000000000000 + i) as "Permalink",
    ['Photos', 'Videos', 'Links', 'Text', 'Reels'][1 + (hash(i, 4) % 5)::int] as "Post type",
    'Lifetime' as "Date",
    hash(i, 5) % 90000 as "Views",
    hash(i, 6) % 50000 as "Reach",
    hash(i, 8) % 5000 as "Reactions",
    hash(i, 9) % 500 as "Comments",
    hash(i, 10) % 300 as "Shares",
    hash(i, 11) % 3000 as "Total clicks",
    hash(i, 13) % 900 as "Link clicks",
    hash(i, 14) % 90000 / 10.0 as "Seconds viewed",
    hash(i, 15) % 30000 as "3-second video views",
from range($first, $first + $rows) as t (i)
"""

FOLLOWERS = """
select
    date '2023-01-01' + (i // 1000)::int as "Date",
    ['Facebook', 'Instagram', 'X', 'LinkedIn'][1 + (i % 4)::int] as "Channel",
    '@account_' || (i % 1000) as "Account",
    'Unit ' || (i % 60) as "Unit",
    1000 + hash(i) % 100000 as "Followers",
from range($first, $first + $rows) as t (i)
"""

MESSAGES = """
with timed as (
    select
        i,
        timestamp '2024-01-01' + to_minutes((i * 1051200 // $rows % 1051200)::int) as arrived,
    from range($first, $first + $rows) as t (i)
)

select
    100000 + i as "Message",
    ['Facebook', 'Instagram', 'X', 'Email', 'Phone'][1 + (hash(i) % 5)::int] as "Channel",
    'Unit ' || (hash(i, 1) % 60) as "Unit",
    ['Vaccination', 'Roads', 'Schools', 'Housing', 'Visas'][1 + (hash(i, 3) % 5)::int] as "Topic",
    strftime(arrived, '%Y-%m-%d %H:%M') as "Arrived",
    case when hash(i, 4) % 10 < 9 then
        strftime(arrived + to_minutes((hash(i, 5) % 600)::int), '%Y-%m-%d %H:%M')
    end as "First reply",
    case when hash(i, 4) % 10 < 7 then
        strftime(arrived + to_minutes((600 + hash(i, 6) % 2880)::int), '%Y-%m-%d %H:%M')
    end as "Closed",
    case when hash(i, 7) % 5 = 0 then 'no' else 'yes' end as "Needs answer",
    24 as "Limit (hours)",
    ['positive', 'neutral', 'negative'][1 + (hash(i, 8) % 4)::int] as "Sentiment",
    case when hash(i, 9) % 3 = 0 then 1 + hash(i, 10) % 5 end as "Rating",
from timed
"""

FILES = {"posts": POSTS, "followers": FOLLOWERS, "messages": MESSAGES}

TYPES = {
    "posts": {"Post ID": "varchar", "Page ID": "varchar", "Publish time": "timestamp"},
    "followers": {"Date": "date"},
    "messages": {
        **dict.fromkeys(("Arrived", "First reply", "Closed"), "timestamp"),
        "Message": "varchar",
        "Needs answer": "boolean",
    },
}
"""What the bare load is told of types; it finds the others by itself."""


@dataclass
class Cost:
    """What something cost, round by round.

    Attributes:
        cpu: CPU seconds, child processes included.
        wall: Seconds by the clock.
    """

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Counts what is done inside."""
        cpu, wall = _cpu(), time.perf_counter()
        yield
        self.cpu.append(_cpu() - cpu)
        self.wall.append(time.perf_counter() - wall)

    def __str__(self) -> str:
        """The medians."""
        return f"{median(self.cpu):6.2f} s CPU {median(self.wall):6.2f} s"


def _cpu() -> float:
    used = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def make(folder: Path, name: str, rows: int, first: int = 0) -> Path:
    """Write a CSV of invented rows."""
    path = folder / f"{name}-{first}-{rows}.csv"
    sql = FILES[name].replace("$rows", str(rows)).replace("$first", str(first))
    with duckdb.connect() as connection:
        connection.execute(f"copy ({sql}) to '{path}' (header, null '')")
    return path


def load(path: Path, folder: Path) -> None:
    """DuckDB's bare load, typed, into a database file with a checkpoint."""
    name = path.name.partition("-")[0]
    dates = "%m/%d/%Y %H:%M" if name == "posts" else "%Y-%m-%d %H:%M"
    place = folder / "bare.duckdb"
    with duckdb.connect(place) as connection:
        types = str(TYPES[name]).replace('"', "'")
        connection.execute(
            f"create table loaded as from read_csv('{path}', types = {types},"
            f" timestampformat = '{dates}')"
        )
        connection.execute("checkpoint")
    place.unlink()


def take_in(lake: Warehouse, path: Path) -> intake.TakenIn:
    """Take a file in as the command does."""
    (taken,) = intake.take_in(lake, [path], author="The bench")
    if taken.problem:
        sys.exit(f"{path.name} was refused: {taken.problem}")
    return taken


def compared(name: str, rows: int, rounds: int, folder: Path) -> dict[str, float | str | int]:
    """A file taken in beside its bare load; both sides in turn."""
    file, before = make(folder, name, rows), make(folder, name, rows, first=rows)
    costs = {"bare": Cost(), "empty lake": Cost(), "full lake": Cost()}
    full = Warehouse(folder / "full")
    take_in(full, before)
    for number in range(rounds):
        with costs["bare"].counted():
            load(file, folder)
        empty = Warehouse(folder / f"empty{number}")
        with costs["empty lake"].counted():
            taken = take_in(empty, file)
        held = Warehouse(Path(shutil.copytree(full.folder, folder / f"full{number}")))
        with costs["full lake"].counted():
            also = take_in(held, file)
        if (taken.new, also.new) != (rows, rows):
            sys.exit(f"{name}: {taken.new} and {also.new} rows of {rows} were taken in.")
        for used in (empty, held):
            shutil.rmtree(used.folder)
    print(f"{name}: {rows:,} rows, {file.stat().st_size / 1e6:.0f} MB")
    print(f"  DuckDB, bare typed load     {costs['bare']}")
    answer: dict[str, float | str | int] = {"file": name, "rows": rows}
    for key, cost in costs.items():
        ratio = median(cost.cpu) / median(costs["bare"].cpu)
        if key != "bare":
            print(f"  Sada, taken into an {key:10} {cost}   {ratio:.2f} × the CPU")
        answer |= {f"{key} cpu": median(cost.cpu), f"{key} wall": median(cost.wall)}
    _again(full, before)
    shutil.rmtree(full.folder)
    return answer


def _again(lake: Warehouse, path: Path) -> None:
    """The same file once more, beside reading its bytes."""
    again, reading = Cost(), Cost()
    for _ in range(ROUNDS):
        with reading.counted(), path.open("rb") as file:
            file_digest(file, "sha256")
        with again.counted():
            take_in(lake, path)
    print(f"  the same file once more     {again}")
    print(f"  reading and hashing it      {reading}")


def previewed(folder: Path) -> None:
    """How long a preview takes."""
    lake = Warehouse(folder / "previews")
    for name in FILES:
        file, cost = make(folder, name, PREVIEWED), Cost()
        for _ in range(ROUNDS):
            with cost.counted():
                list(intake.take_in(lake, [file], preview=True))
        print(f"{name}: a preview of {PREVIEWED:,} rows {cost}")


def large(folder: Path) -> None:
    """A file of 1 GB, and the memory that it takes."""
    file = make(folder, "posts", 1_000_000)
    file = make(folder, "posts", int(GIGABYTE / file.stat().st_size * 1_000_000))
    lake = Warehouse(folder / "large")
    before = getrusage(RUSAGE_SELF).ru_maxrss
    cost = Cost()
    with cost.counted():
        taken = take_in(lake, file)
    child, parent = getrusage(RUSAGE_CHILDREN).ru_maxrss, getrusage(RUSAGE_SELF).ru_maxrss
    print(f"posts: {file.stat().st_size / 1e6:.0f} MB, {taken.rows_read:,} rows {cost}")
    print(f"  {taken.new:,} taken in, {taken.rejected:,} rejected")
    print(f"  peak memory: child {child / 1024:.0f} MB, parent + {(parent - before) / 1024:.0f} MB")


def main() -> None:
    """Measure, print, and keep the figures in bench/results."""
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    rows = numbers[0] if numbers else 1_000_000
    rounds = numbers[1] if len(numbers) > 1 else ROUNDS
    machine = f"{os.cpu_count()} cores, {platform.machine()}, load {os.getloadavg()[0]:.1f}"
    print(
        f"python -m bench.taking_in {' '.join(sys.argv[1:])}: {machine}, DuckDB", duckdb.__version__
    )
    print(f"medians of {rounds} rounds, both sides in turn")
    versions = {"Python": platform.python_version(), "DuckDB": duckdb.__version__}
    about = {"machine": machine, "versions": versions, "rounds": rounds}
    measured: list[dict[str, float | str | int]] = []
    for act in (
        *(_measuring(name, rows, rounds, measured) for name in FILES),
        previewed,
        *([large] if "--large" in sys.argv else []),
    ):
        with tempfile.TemporaryDirectory(prefix="sada-bench-") as folder:
            act(Path(folder))
        RESULTS.mkdir(exist_ok=True)
        written = {**about, "files": measured, "load after": os.getloadavg()[0]}
        (RESULTS / "taking_in.json").write_text(json.dumps(written, indent=1) + "\n", "utf-8")


def _measuring(
    name: str, rows: int, rounds: int, measured: list[dict[str, float | str | int]]
) -> Callable[[Path], None]:
    return lambda folder: measured.append(compared(name, rows, rounds, folder))


if __name__ == "__main__":
    main()
