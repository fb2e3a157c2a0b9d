"""The glossary: found in either language, and never staler than the files it is made from."""

from pathlib import Path

import pytest

from dashboard import glossary, kpis, queries
from dashboard.wording import LANGUAGES, words

ROOT = Path(__file__).parents[2]


def test_document_of_kpis_is_what_their_files_say() -> None:
    written = (ROOT / "docs" / "kpis.md").read_text(encoding="utf-8")

    assert written == glossary.document() + "\n", "docs/kpis.md is stale: make docs"


def test_every_kpi_stands_under_its_claim_once() -> None:
    listed = [kpi.id for _, found in glossary.by_theme() for kpi in found]

    assert sorted(listed) == sorted(kpi.id for kpi in kpis.catalogue())


@pytest.mark.parametrize("search", ["click-through", "معدل النقر", "P01", "CLICK shown"])
def test_kpi_is_found_by_its_name_in_either_language_and_by_its_number(search: str) -> None:
    found = [kpi.name for _, of_theme in glossary.by_theme(search) for kpi in of_theme]

    assert "click_through_rate" in found


def test_search_reads_over_marks_and_the_ways_to_spell_a_letter() -> None:
    assert glossary.by_theme("الانفاق") == glossary.by_theme("الإِنفاق") != []


def test_search_for_what_no_kpi_says_finds_nothing() -> None:
    assert glossary.by_theme("no such thing as this") == []


def test_each_theme_unit_of_measure_and_export_is_named_in_both_languages() -> None:
    said = {f"theme.{kpi.theme}" for kpi in kpis.catalogue()}
    said |= {f"measured.{kpi.shown_as}" for kpi in kpis.catalogue()}

    for language in LANGUAGES:
        assert said - words(language).keys() == set()
        for query in queries.load("kpis"):
            named = glossary.exports(kpis.find(query.name), language)
            assert len(named) == len(query.listed("brings")), query.name
