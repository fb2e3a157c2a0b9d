"""The history page and looking at the past, in both languages, on a lake of two small files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import intake, remembering
from dashboard.warehouse import Warehouse
from dashboard.wording import LANGUAGES, say

ROOT = Path(__file__).parent.parent
HEADER = "Unit,Channel,Date,Item,Kind,Amount (BHD)\n"


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two versions: one advertisement, then the same at another price and a second one."""
    folder = tmp_path_factory.mktemp("history")
    files = {
        "first.csv": "MOH,x,2026-01-01,Advertisement,media,10\n",
        "second.csv": ("MOH,x,2026-01-01,Advertisement,media,30\nMOE,x,2026-01-01,Film,media,5\n"),
    }
    for name, rows in files.items():
        (folder / name).write_text(HEADER + rows, encoding="utf-8")
    warehouse = Warehouse(folder / "lake")
    paths = [folder / name for name in files]
    assert not any(taken.problem for taken in intake.take_in(warehouse, paths, author="Amal"))
    return folder / "lake"


@pytest.fixture(autouse=True)
def in_use(lake: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    remembering.forget()
    monkeypatch.setenv("SADA_DATA", str(lake))
    yield
    remembering.forget()


def opened(page: str, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    for key, value in parameters.items():
        app.query_params[key] = value
    app.switch_page(str(ROOT / "dashboard" / "pages" / f"{page}.py"))
    return app.run()


def said(app: AppTest) -> str:
    html = [element.proto.body for element in app.get("html")]
    shown = [*app.markdown, *app.caption, *app.success, *app.info, *app.warning, *app.error]
    return "\n".join([*html, *(str(element.value) for element in shown)]).replace("\\", "")


def units(app: AppTest) -> list[str]:
    return [option.strip() for option in app.selectbox(key="unit").options]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_past_is_shown_as_it_was_and_says_so(language: str) -> None:
    now, then = (opened("overview", lang=language, **past) for past in ({}, {"v": "2"}))

    assert not now.exception
    assert not then.exception
    assert say("history.back", language) not in said(now)
    assert say("history.back", language) in said(then)
    assert "MOE" in units(now)
    assert "MOE" not in units(then)


def test_a_version_that_nobody_made_stands_for_now() -> None:
    app = opened("overview", v="999")

    assert not app.exception
    assert "v" not in app.query_params


@pytest.mark.parametrize("page", ["overview", "board"])
def test_a_unit_of_a_lake_without_events_is_drawn(page: str) -> None:
    app = opened(page, u="MOH")

    assert not app.exception
    assert app.selectbox(key="unit").value == "MOH"


@pytest.mark.parametrize("language", LANGUAGES)
def test_history_compares_and_undoes_a_version(language: str) -> None:
    app = opened("history", lang=language)
    version = app.selectbox(key="version").options[0].split(" ")[0]

    app.button(key="history-compare").click().run()
    app.button(key="history-undo").click().run()
    assert say("history.undo_table", language) in said(app)
    app.button(key="history-undo-sure").click().run()

    assert not app.exception
    assert say("history.did_undo", language, version=int(version) + 1) in said(app)
