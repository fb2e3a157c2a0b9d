"""The mapping page: from a file that no format fits to one that is recognised."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import intake
from dashboard.errors import UnreadableFile
from dashboard.recognition import formats, glimpses
from dashboard.warehouse import Warehouse
from dashboard.wording import LANGUAGES, say

ROOT = Path(__file__).parent.parent

TICKETS = """\
Service desk export
Ticket number;Opened at;Answered;Ministry;Contact via;Agent
17;03/04/2026 10:00;03/04/2026 11:30;MOH;Phone;ali
18;05/04/2026 10:00;soon;MOE;E-mail;sara
"""
ARABIC = """\
رقم التذكرة,تاريخ الإنشاء,تاريخ الرد,الوزارة,وسيلة التواصل
٥٥,2026-04-01 09:00,2026-04-01 12:30,وزارة الصحة,هاتف
"""


@pytest.fixture
def opened(empty_copy: Path, tmp_path: Path, lake_in_use: pytest.MonkeyPatch) -> AppTest:
    """The mapping page in English, on an empty lake, with the tickets handed over to it."""
    lake_in_use.setenv("SADA_DATA", str(empty_copy))
    path = tmp_path / "tickets.csv"
    path.write_text(TICKETS, encoding="utf-8")
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["to_map"] = str(path)
    app.switch_page(str(ROOT / "dashboard" / "pages" / "mapping.py"))
    return app.run()


def pair(app: AppTest, column: str) -> object:
    """Which column of the file the page pairs with a column of the table."""
    label = say("mapping.must", "en", column=column)
    (box,) = (box for box in app.selectbox if box.label in {column, label})
    return box.options[box.index] if box.index is not None else None


def shown(app: AppTest) -> str:
    """The tables of the page."""
    return "\n".join(element.proto.body for element in app.get("html"))


def captions(app: AppTest) -> list[str]:
    return [element.value for element in app.caption]


def test_page_guesses_what_the_columns_hold(opened: AppTest) -> None:
    assert not opened.exception
    assert pair(opened, "Message") == "Ticket number"
    assert pair(opened, "Arrived") == "Opened at"
    assert pair(opened, "First reply") == "Answered"
    assert pair(opened, "Unit") == "Ministry"
    assert pair(opened, "Channel") == "Contact via"
    assert pair(opened, "Topic") == say("mapping.not_there", "en")


def test_page_shows_rows_as_they_would_be_taken_in_and_names_rejected_cells(
    opened: AppTest,
) -> None:
    assert say("mapping.trial", "en", rows=1, read=2) in captions(opened)
    assert "3 Apr 2026 10:00" in shown(opened)
    assert "“soon” is not a date and time" in shown(opened)


def test_page_shows_at_once_what_a_setting_changes(opened: AppTest) -> None:
    (order,) = (box for box in opened.selectbox if box.label == say("mapping.date_order", "en"))
    (zone,) = (box for box in opened.selectbox if box.label == say("mapping.zone", "en"))

    order.set_value("month")
    zone.set_value("UTC").run()

    assert not opened.exception
    assert "4 Mar 2026 13:00" in shown(opened)


def test_page_asks_for_what_is_missing_before_it_saves(opened: AppTest) -> None:
    label = say("mapping.must", "en", column="Unit")
    (unit,) = (box for box in opened.selectbox if box.label == label)

    unit.set_value(-2).run()

    assert opened.info[0].value == say("mapping.missing", "en", columns="Unit")
    assert opened.button(key="save_mapping").disabled


def test_page_puts_one_value_in_every_row_where_the_file_lacks_a_column(opened: AppTest) -> None:
    label = say("mapping.must", "en", column="Channel")
    (channel,) = (box for box in opened.selectbox if box.label == label)

    channel.set_value(-1).run()
    always = say("mapping.always_what", "en", column="Channel")
    (constant,) = (box for box in opened.selectbox if box.label == always)
    constant.set_value("press").run()

    assert not opened.exception
    assert "<bdi>press</bdi>" in shown(opened)


def test_saved_format_takes_the_file_in_through_the_usual_preview(
    opened: AppTest, tmp_path: Path
) -> None:
    names = [box for box in opened.text_input if box.label == say("mapping.name_en", "en")]
    names[0].set_value("CRM tickets").run()
    opened.button(key="save_mapping").click().run()
    saved = formats.saved(Warehouse(tmp_path / "lake"))

    opened.button(key="take_mapped").click().run()

    assert not opened.exception
    assert [one.name for one in saved] == ["crm_tickets"]
    assert "optional" not in saved[0].description
    assert opened.title[0].value == say("page.data", "en")
    assert "CRM tickets" in shown(opened)


def test_saved_format_is_renamed_and_removed_on_the_page(opened: AppTest, tmp_path: Path) -> None:
    lake = Warehouse(tmp_path / "lake")
    draft = formats.Draft("plain_units", {"en": "Offices"}, {"Unit": "Office"})
    formats.save(lake, formats.named(draft, lake), "analyst")
    opened.run()
    name = opened.text_input(key="en-offices")

    name.set_value("Bureaux").run()
    (rename,) = (one for one in opened.button if one.label == say("mapping.rename", "en"))
    rename.click().run()
    renamed = formats.saved(lake)
    (remove,) = (one for one in opened.button if one.label == say("mapping.remove_it", "en"))
    remove.click().run()

    assert not opened.exception
    assert renamed[0].title["en"] == "Bureaux"
    assert formats.saved(lake) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_says_why_a_file_cannot_be_looked_into(
    language: str, empty_copy: Path, tmp_path: Path, lake_in_use: pytest.MonkeyPatch
) -> None:
    lake_in_use.setenv("SADA_DATA", str(empty_copy))
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7 no table")
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = language
    app.session_state["to_map"] = str(tmp_path / "scan.pdf")
    app.switch_page(str(ROOT / "dashboard" / "pages" / "mapping.py"))

    app.run()

    assert not app.exception
    assert say("remedy.as_table", language) in app.error[0].value.replace("\\", "")


def test_glimpse_gives_rows_as_read_and_the_likeliest_header_first(tmp_path: Path) -> None:
    path = tmp_path / "tickets.csv"
    path.write_text(TICKETS, encoding="utf-8")

    first = glimpses.glimpses(path)[0]

    assert first.rows[first.headers[0]][:2] == ["Ticket number", "Opened at"]
    assert first.lines[first.headers[0]] == 2
    assert first.count == 4


def test_glimpse_of_a_file_that_is_no_table_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "words.csv").write_text("just words\nand more\n", encoding="utf-8")

    with pytest.raises(UnreadableFile, match="no line has two cells"):
        glimpses.glimpses(tmp_path / "words.csv")


def test_format_saved_in_arabic_reads_the_next_arabic_file(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    path = tmp_path / "تذاكر.csv"
    path.write_text(ARABIC, encoding="utf-8")
    draft = formats.Draft(
        "plain_messages",
        {"ar": "تذاكر"},
        {
            "Message": "رقم التذكرة",
            "Arrived": "تاريخ الإنشاء",
            "First reply": "تاريخ الرد",
            "Unit": "الوزارة",
            "Channel": "وسيلة التواصل",
        },
    )

    formats.save(warehouse, formats.named(draft, warehouse), "analyst")
    (taken,) = intake.take_in(warehouse, [path])

    assert (taken.fills, taken.new, taken.rejected) == ("message", 1, 0)
