"""Taking in: neither the order of files nor how rows are dealt out to files changes a figure."""

import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dashboard import intake, queries
from dashboard.warehouse import Warehouse

FACTS = ("post", "post_snapshot", "message", "spend", "unit", "account")
"""The tables that the files fill; of the others the rollups tell."""


@dataclass(frozen=True)
class Sheet:
    """A file, or a piece of one.

    Attributes:
        name: Of what it is a table.
        exported_at: When it was exported; the later figures of a post count.
        header, rows: Its lines.
        is_whole: Whether its rows stay together: the latest time in a file of messages stands for
            when it was made, and so for how long a message had no answer.
    """

    name: str
    exported_at: datetime
    header: str
    rows: tuple[str, ...]
    is_whole: bool = False


JANUARY, MARCH = datetime(2026, 1, 20, 8), datetime(2026, 3, 9, 8)
POSTS = "Date,Channel,Post,Account,Unit,Topic,Impressions,Reactions"
SHEETS = (
    Sheet(
        "units",
        MARCH,
        "Unit,Parent,Name,Arabic name",
        (
            "GOV,,Government,الحكومة",
            "MOH,GOV,Ministry of Health,وزارة الصحة",
            "CARE,MOH,Primary Care,الرعاية الأولية",
        ),
    ),
    Sheet(
        "accounts",
        MARCH,
        "Channel,Account,Name,Unit",
        ("x,@moh,Health on X,MOH", "x,@care,Care on X,CARE", "facebook,moh,Health,MOH"),
    ),
    Sheet(
        "posts in January",
        JANUARY,
        POSTS,
        (
            "2026-01-05,x,1,@moh,MOH,Jobs,1000,10",
            "2026-01-06,x,2,@care,MOH,Jobs,500,5",
            "2026-01-18,facebook,3,moh,Somebody,Health,300,",
        ),
    ),
    Sheet(
        "posts in March",
        MARCH,
        POSTS,
        (
            "2026-01-05,x,1,@moh,MOH,Jobs,1500,30",
            "2026-01-06,x,2,@care,MOH,Jobs,500,5",
            "2026-02-18,facebook,4,moh,وزارة الصحة,Health,800,8",
        ),
    ),
    Sheet(
        "messages",
        MARCH,
        "Message,Channel,Unit,Arrived,First reply,Rating",
        (
            "m1,x,Ministry of Health,2026-01-05 09:00,2026-01-05 10:20,5",
            "m2,x,CARE,2026-01-31 23:50,,",
            "m3,facebook,الرعاية الأولية,2026-02-01 09:00,2026-02-03 09:00,3",
        ),
        is_whole=True,
    ),
    Sheet(
        "spend",
        MARCH,
        "Unit,Channel,Date,Item,Amount (BHD)",
        ("MOH,x,2026-01-01,Staff,100.5", "CARE,television,2026-02-01,Spot,40"),
    ),
)


@st.composite
def dealt(draw: st.DrawFn) -> list[list[Sheet]]:
    """The same rows, shuffled, in more files, in another order, in two uploads."""
    pieces: list[Sheet] = []
    for sheet in SHEETS:
        rows = draw(st.permutations(sheet.rows))
        cut = 0 if sheet.is_whole else draw(st.integers(0, len(rows) - 1))
        pieces += [
            Sheet(sheet.name, sheet.exported_at, sheet.header, tuple(part))
            for part in (rows[:cut], rows[cut:])
            if part
        ]
    order = draw(st.permutations(pieces))
    cut = draw(st.integers(1, len(order) - 1))
    return [order[:cut], order[cut:]]


def held(uploads: list[list[Sheet]]) -> dict[str, list[str]]:
    """Every row of every fact table and rollup of a lake that took the uploads in."""
    with TemporaryDirectory() as place:
        warehouse = Warehouse(Path(place) / "lake")
        for number, upload in enumerate(uploads):
            path = Path(place) / f"{number}.zip"
            _write(path, upload)
            problems = [taken.problem for taken in intake.take_in(warehouse, [path], author="Amal")]
            assert not any(problems)
        warehouse.refresh()
        rollups = [f"serving.{rollup.name}" for rollup in queries.load("rollups")]
        facts = [f"lake.main.{name}" for name in FACTS]
        found = {name: warehouse.read(f"from {name}").to_pylist() for name in (*rollups, *facts)}
        warehouse.close()
    return {name: sorted(map(str, rows)) for name, rows in found.items() if rows}


def _write(path: Path, upload: list[Sheet]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number, sheet in enumerate(upload):
            made = zipfile.ZipInfo(f"{number} {sheet.name}.csv", sheet.exported_at.timetuple()[:6])
            archive.writestr(made, "\n".join((sheet.header, *sheet.rows, "")))


@pytest.fixture(scope="module")
def usual() -> dict[str, list[str]]:
    """What a lake holds that took the files in whole, in their order."""
    return held([list(SHEETS)])


@settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(uploads=dealt())
def test_order_and_division_of_files_change_no_figure(
    uploads: list[list[Sheet]], usual: dict[str, list[str]]
) -> None:
    assert held(uploads) == usual


def test_files_that_are_dealt_out_hold_what_matters(usual: dict[str, list[str]]) -> None:
    assert {f"lake.main.{name}" for name in FACTS} <= set(usual)
    assert any("'unit': 'CARE'" in row for row in usual["serving.post_daily"])
