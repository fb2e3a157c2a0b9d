"""The bench: facts that are drawn the same each time, and documents made from its results."""

from datetime import date

from bench import account, facts


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
