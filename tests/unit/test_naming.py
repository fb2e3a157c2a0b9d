"""Who owns what and which names are one: the past follows, and every answer can be taken back."""

from pathlib import Path

import pytest

from dashboard import naming
from dashboard.intake import Account
from dashboard.naming import Alias
from dashboard.warehouse import Part, Warehouse
from tests.examples import rows_of

TABLES = {
    "unit": """\
unit,parent,name,name_ar
moh,,Ministry of Health,وزارة الصحة
mow,,Ministry of Works,وزارة الأشغال
""",
    "account": """\
channel,account,name,unit
x,@moh,Ministry of Health,moh
x,moh_bh,Health,Unassigned
""",
    "account_day": """\
channel,account,day,followers
x,@moh,2026-01-05,1000
x,@moh,2026-01-06,1010
x,moh_bh,2026-01-06,1008
x,moh_bh,2026-01-07,1020
x,stray,2026-01-07,10
""",
    "post": """\
post_id,channel,account,unit,published_on
1,intagram,moh,moh,2026-01-05
2,instagram,moh,moh,2026-01-06
3,press,Unassigned,Ministy of Helth,2026-01-06
4,press,Unassigned,Ministère de la Santé,2026-01-06
5,press,Unassigned,وزاره الصحه,2026-01-06
6,press,Unassigned,Sports,2026-01-06
""",
}


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A lake with two ministries and names that are written in many ways."""
    folder = tmp_path_factory.mktemp("names")
    warehouse = Warehouse(folder / "lake")
    parts = []
    for name, text in TABLES.items():
        path = Path(folder / f"{name}.csv")
        path.write_text(text, encoding="utf-8")
        parts.append(Part(name, rows_of(path)))
    warehouse.commit(parts, "A test", "Names", {})
    warehouse.refresh()
    return warehouse


def units(warehouse: Warehouse, table: str = "post_daily") -> dict[str, int]:
    """How many rows count for each unit, as of the last commit."""
    warehouse.refresh()
    rows = warehouse.read(f"select unit, count(*) as n from serving.{table} group by all")
    return {row["unit"]: row["n"] for row in rows.to_pylist()}


def proposed(warehouse: Warehouse) -> set[tuple[str, str, str]]:
    """The pairs that are proposed, each with its reason."""
    rows = naming.listed(warehouse, "twins")
    return set(zip(rows["alias"], rows["means"], rows["reason"], strict=True))


def test_twins_are_proposed_with_the_reason(lake: Warehouse) -> None:
    found = proposed(lake)

    assert found == {
        ("Ministy of Helth", "moh", "spelling"),
        ("Ministère de la Santé", "moh", "same_words"),
        ("وزاره الصحه", "moh", "same_words"),
        ("intagram", "instagram", "spelling"),
    }


def test_an_accepted_alias_moves_the_past_and_can_be_taken_back(lake: Warehouse) -> None:
    alias = Alias("unit", "Unassigned", "Ministy of Helth", "moh", accepted=True)
    before = units(lake)

    naming.answer(lake, [alias], "An analyst")
    merged = units(lake)
    naming.answer(lake, [Alias(**(vars(alias) | {"accepted": False}))], "An analyst")

    assert before["Ministy of Helth"] == 1
    assert "Ministy of Helth" not in merged
    assert units(lake) == before
    assert "Ministy of Helth" not in {alias for alias, _, _ in proposed(lake)}
    assert [version.details["kind"] for version in lake.history()[:2]] == ["alias", "alias"]


def test_a_name_means_one_thing_the_last_that_was_said(lake: Warehouse) -> None:
    naming.answer(lake, [Alias("unit", "Unassigned", "Sports", "moh", accepted=True)], "One")

    naming.answer(lake, [Alias("unit", "Unassigned", "Sports", "mow", accepted=True)], "Another")

    found = units(lake)
    accepted = [one for one in naming.pairs(naming.listed(lake, "aliases")) if one.accepted]
    assert found["mow"] == 1
    assert [one.means for one in accepted if one.alias == "Sports"] == ["mow"]


def test_a_renamed_account_is_one_and_a_day_that_both_count_stands_once(lake: Warehouse) -> None:
    naming.answer(lake, [Alias("account", "x", "moh_bh", "@moh", accepted=True)], "An analyst")
    lake.refresh()

    rows = lake.read(
        "select day::varchar as day, followers from serving.account_daily"
        " where account = '@moh' and unit = 'moh' order by day"
    ).to_pylist()

    assert [(row["day"], row["followers"]) for row in rows] == [
        ("2026-01-05", 1000),
        ("2026-01-06", 1010),
        ("2026-01-07", 1020),
    ]


def test_a_channel_typed_wrong_counts_for_the_one_that_is_meant(lake: Warehouse) -> None:
    alias = Alias("channel", "Unassigned", "intagram", "instagram", accepted=True)

    naming.answer(lake, [alias], "An analyst")
    lake.refresh()

    assert "intagram" not in lake.channels()
    assert "instagram" in lake.channels()


def test_an_assignment_moves_the_past_and_says_who_made_it(lake: Warehouse) -> None:
    naming.assign(lake, [Account("x", "stray", "Stray", "mow")], "An analyst")

    assert units(lake, "account_daily")["mow"] == 1
    newest = lake.history()[0]
    assert (newest.author, newest.details["kind"]) == ("An analyst", "assign")
    assert newest.details["owners"][0]["unit"] == "mow"
