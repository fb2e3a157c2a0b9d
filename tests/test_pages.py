"""Every page, in both languages, through app.py."""

import json
import re
import shutil
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import checks, intake
from dashboard.parts.shell import plain
from dashboard.warehouse import Unit, Warehouse
from dashboard.wording import LANGUAGES, say

ROOT = Path(__file__).parent.parent
WITHOUT_DATA = {"data", "glossary", "mapping", "rejected"}
"""The pages that are of use before anything is in."""

Show = Callable[[Path], None]

PAGES = sorted(path.stem for path in (ROOT / "dashboard" / "pages").glob("*.py"))


def opened(page: str, **parameters: str) -> AppTest:
    """A page, run once with an address."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in parameters.items():
        app.query_params[key] = value
    app.switch_page(str(ROOT / "dashboard" / "pages" / f"{page}.py"))
    return app.run()


def said(app: AppTest) -> str:
    """All words of a page that are HTML or text."""
    html = [element.proto.body for element in app.get("html")]
    return "\n".join([*html, *(str(element.value) for element in [*app.markdown, *app.caption])])


def parameter(app: AppTest, key: str) -> str:
    """A parameter of the address after a run; before one, AppTest holds lists."""
    value = app.query_params[key]
    return value if isinstance(value, str) else value[0]


@pytest.fixture(scope="module")
def empty_folder(empty_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake that nothing was taken into."""
    return Path(shutil.copytree(empty_lake, tmp_path_factory.mktemp("empty") / "lake"))


@pytest.fixture(scope="module")
def units(sample_folder: Path) -> list[Unit]:
    """The units of the sample that readers may choose."""
    warehouse = Warehouse(sample_folder)
    warehouse.refresh()
    return [unit for unit in warehouse.units() if unit.is_listed]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_page_opens_on_sample_data(
    page: str, language: str, sample_folder: Path, shown: Show
) -> None:
    shown(sample_folder)

    app = opened(page, lang=language)

    assert not app.exception
    assert app.title[0].value == say(f"page.{page}", language)
    assert say("app.sample", language) in said(app)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_page_opens_on_an_empty_lake(
    page: str, language: str, empty_folder: Path, shown: Show
) -> None:
    shown(empty_folder)

    app = opened(page, lang=language)

    assert not app.exception
    assert (
        page in {"data", "glossary", "mapping", "rejected"}
        or say("app.no_data", language) in app.info[0].value
    )


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_for_one_unit_and_channel(
    page: str, sample_folder: Path, units: list[Unit], shown: Show
) -> None:
    shown(sample_folder)

    app = opened(page, u=units[-1].unit, c="x", p="week", vs="previous")

    assert not app.exception


def test_page_survives_an_address_that_makes_no_sense(sample_folder: Path, shown: Show) -> None:
    shown(sample_folder)

    app = opened(
        "overview", **{"from": "soon", "u": "<b>nobody</b>", "c": "fax", "p": "era", "k": "Z99"}
    )

    assert not app.exception
    assert "nobody" in app.warning[0].value


def test_scope_survives_a_change_of_page(sample_folder: Path, shown: Show) -> None:
    shown(sample_folder)
    app = opened("overview", u="", c="x", p="quarter", lang="ar")
    app.query_params.clear()

    app.switch_page(str(ROOT / "dashboard" / "pages" / "units.py")).run()

    assert parameter(app, "c") == "x"
    assert parameter(app, "p") == "quarter"
    assert parameter(app, "lang") == "ar"


def test_choosing_a_unit_writes_it_into_the_address(
    sample_folder: Path, units: list[Unit], shown: Show
) -> None:
    shown(sample_folder)
    unit = units[-1].unit
    app = opened("overview")

    app.selectbox(key="unit").set_value(unit).run()

    assert parameter(app, "u") == unit
    assert not app.exception


def test_units_of_a_government_are_compared_beside_those_it_does_not_know(
    sample_folder: Path, shown: Show
) -> None:
    shown(sample_folder)

    app = opened("units", k="C06")

    (table,) = [one.proto.body for one in app.get("html") if "Ministry of" in one.proto.body]
    assert "Ministry of Labour" in table
    assert "Government of the Sada Islands" not in table


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_is_shown_in_the_readers_language(
    language: str, warehouse: Warehouse, tmp_path: Path, lake_in_use: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty.csv").touch()
    (refused,) = intake.take_in(warehouse, [tmp_path / "empty.csv"])
    old = {
        "file": "old.csv",
        "problem": "Old problem.",
        "remedy": "Old remedy.",
        "at": "2026-01-01",
    }
    with (warehouse.folder / "refused.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(old) + "\n")
    lake_in_use.setenv("SADA_DATA", str(warehouse.folder))

    app = opened("data", lang=language)

    expected = refused.problem if language == "en" else refused.problem_ar
    assert "Old problem." in said(app)
    assert escape(str(expected)) in said(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_stands_on_its_page_and_on_the_figures_it_touches(
    language: str, sample_folder: Path, shown: Show
) -> None:
    shown(sample_folder)
    (missing,) = [check for check in checks.catalogue() if check.name == "days_missing"]
    gap = {"u": "environment", "c": "instagram", "from": "2025-09-01", "to": "2025-12-01"}

    page = said(opened("findings", lang=language))
    marked = said(opened("units", lang=language, **gap))
    later = said(opened("units", lang=language, **gap | {"from": "2026-01-01", "to": "2026-03-01"}))

    assert plain(missing.remedy[language]) in page
    assert say("card.in_doubt", language, title=missing.title[language]) in marked
    assert missing.title[language] not in later


def test_a_twin_is_merged_and_an_account_assigned_on_their_page(
    sample_copy: Path, lake_in_use: pytest.MonkeyPatch
) -> None:
    lake_in_use.setenv("SADA_DATA", str(sample_copy))
    app = opened("accounts")
    (accept,) = [one for one in app.button if str(one.key).startswith("accept-")]

    app = accept.click().run()
    app.multiselect(key="accounts").set_value([("x", "sadaislands_roads")])
    app.selectbox(key="owner").set_value("health")
    app = next(one for one in app.button if one.label == say("accounts.assign", "en")).click().run()

    newest, before = Warehouse(sample_copy).history()[:2]
    assert not app.exception
    assert (newest.details["kind"], before.details["kind"]) == ("assign", "alias")
    assert all(unit.unit != "Ministy of Helth" for unit in _units_seen(sample_copy))


def _units_seen(folder: Path) -> list[Unit]:
    warehouse = Warehouse(folder)
    warehouse.refresh()
    return warehouse.units()


def test_an_event_noted_on_its_page_stands_in_the_lake(
    sample_copy: Path, lake_in_use: pytest.MonkeyPatch
) -> None:
    lake_in_use.setenv("SADA_DATA", str(sample_copy))
    app = opened("events")

    app.text_input(key="event_name").set_value("Storm")
    app.text_input(key="event_name_ar").set_value("عاصفة")
    app = next(one for one in app.button if one.label == say("event.save", "en")).click().run()

    newest = Warehouse(sample_copy).history()[0]
    assert not app.exception
    assert (newest.details["kind"], newest.details["event"]) == ("event", "Storm")
    assert "Storm" in said(app)


def test_a_figure_leads_to_its_passport_and_its_code_back_to_it(
    sample_copy: Path, lake_in_use: pytest.MonkeyPatch
) -> None:
    lake_in_use.setenv("SADA_DATA", str(sample_copy))
    card = re.search(r'passport\?([^"]+)" title', said(opened("overview", u="health")))
    assert card is not None
    address = {key: value[0] for key, value in parse_qs(unescape(card[1])).items()}

    by_click = said(opened("passport", **address))
    code = re.search(r"passport\?code=(\w{8})", by_click)
    assert code is not None
    by_code = said(opened("passport", lang="ar", code=code[1]))

    assert say("passport.numerator", "en") in by_click
    assert f"{code[1][:4]}-{code[1][4:]}" in by_code
