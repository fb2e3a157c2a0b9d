"""The bench: facts that are drawn the same each time, and documents made from its results."""

from datetime import date
from itertools import islice

from bench import account, browser, facts, readers


def test_performance_is_written_from_the_results() -> None:
    text = account.PAGE.read_text(encoding="utf-8")

    assert account.written(text) == text, "run `python -m bench.account`"


def test_every_fact_has_its_day_and_none_falls_into_the_outage() -> None:
    found = facts.rows_by_day(10_000)

    numbers = [number for _, first, last in found for number in range(first, last)]
    assert numbers == list(range(10_000))
    assert not [day for day, first, last in found if last > first and day == date(2024, 8, 6)]


def test_the_largest_unit_has_its_share() -> None:
    units = [unit for _, unit, _ in facts.slots()]

    assert units.count("unit-01") == facts.LARGEST * facts.SLOTS
    assert len(set(units)) == facts.UNITS


def test_readers_look_at_the_same_or_at_nothing_that_another_looks_at() -> None:
    def seen(scopes: str, step: int) -> list[str]:
        asked = (islice(readers.addresses(one, scopes), step, step + 1) for one in range(60))
        return [str(sorted(found.items())) for one in asked for found in one]

    assert {len(set(seen("shared", step))) for step in range(3)} == {1}
    assert {len(set(seen("distinct", step))) for step in range(3)} == {60}


def test_no_unit_and_no_stretch_of_time_is_chosen_twice() -> None:
    assert len(set(browser.units())) == facts.UNITS >= browser.ROUNDS * browser.MANY
    assert len(browser.PERIODS) == browser.ROUNDS


def test_what_a_reader_waits_for_is_told_beside_what_bounds_it() -> None:
    spread = browser.spread([100.0, 110.0, 300.0])
    rows = [
        {"side": side, "change": change, "MiB": 300, **spread}
        for side, change in (("floor", "unit"), ("sada", "unit"), ("sada", "period"))
    ]
    told = account.browser(
        {"command": "c", "machine": "m", "versions": {}, "rounds": 1, "load": [1, 2],
         "superset": "not installed", "rows": rows}
    )  # fmt: skip

    assert spread == {"least ms": 100, "median ms": 110, "p95 ms": 281, "times": 3}
    assert "| 110       | 281" in told
    assert told.count("\n") == 6
