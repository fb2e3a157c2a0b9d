"""Formats that analysts save: written, read, recognised, versioned; never SQL."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import intake, queries, recognition
from dashboard.errors import BadMapping, QueryError, UnknownExport
from dashboard.readers import Grid
from dashboard.recognition import formats
from dashboard.recognition.formats import Draft, Saved
from dashboard.warehouse import Warehouse

TICKETS = Draft(
    like="plain_messages",
    title={"en": "CRM tickets", "ar": "تذاكر العملاء"},
    called={"Message": "Ticket no", "Arrived": "Opened", "First reply": "Answered"},
    always={"Channel": "email", "Unit": "MOH"},
    optional=frozenset({"First reply"}),
    beside=("Agent",),
    settings={"date order": "day", "decimal": "comma", "times in": "Asia/Dubai"},
)
EXPORT = "Ticket no,Opened,Answered,Agent\n17,03/04/2026 10:00,,ali\n"

NAMES = st.text(
    st.sampled_from("aB|\\=:-'\"; \n\t\u2028\u200b\x85صد%$") | st.characters(), max_size=12
)


def saved(draft: Draft = TICKETS) -> Saved:
    return Saved("crm_tickets", draft.title, formats.written(draft, "crm_tickets"))


def test_saved_format_reads_as_the_mapping_that_was_written() -> None:
    assert formats.read(saved()) == TICKETS


@settings(max_examples=150, deadline=None)
@given(st.lists(NAMES, min_size=3, max_size=5, unique_by=recognition.normal), NAMES)
def test_saved_format_fits_any_columns_or_is_refused_in_a_sentence(
    columns: list[str], value: str
) -> None:
    message, arrived, *beside = columns
    always = {"Channel": value} if value.strip() else {}
    draft = Draft(
        "plain_messages",
        {"en": value, "ar": "تذاكر"},
        {"Message": message, "Arrived": arrived},
        always=always,
        beside=tuple(beside),
    )
    if not all(map(recognition.normal, columns)):
        with pytest.raises(BadMapping, match="which no format can name"):
            formats.written(draft, "tickets")
        return

    text = formats.written(draft, "tickets")
    (block,) = recognition.blocks(
        Grid("", [1, 2], [columns, ["x"] * len(columns)]), recognition.known({"tickets": text})
    )

    assert block.export.name == "tickets"
    assert {column: at for column, (at, _) in block.header.items()} == {"Message": 0, "Arrived": 1}
    assert block.export.sql == formats.found("plain_messages").sql
    assert block.export.mapped.always == {key: " ".join(value.split()) for key in always}


def test_saved_format_spelled_out_is_the_same_format_without_the_one_it_is_like() -> None:
    alone = recognition.described(queries.parse(formats.spelled_out(saved()), "crm_tickets"))
    (like,) = (one for one in formats.known([saved()]) if one.name == "crm_tickets")

    assert "like" not in queries.parse(formats.spelled_out(saved()), "crm_tickets").header
    assert alone == like


def test_saved_format_with_sql_of_its_own_is_left_out() -> None:
    text = saved().description + "select * from export\n"

    assert recognition.known({"crm_tickets": text}) == recognition.exports()


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("-- like: plain_nothing", "is no format with a statement of its own"),
        ("-- called: Colour = Ticket no", "has no column Colour"),
        ("-- decimal: dot", "“decimal: dot”"),
        ("-- times in: Asia/Atlantis", "“times in: Asia/Atlantis”"),
    ],
)
def test_description_that_cannot_be_says_why(line: str, problem: str) -> None:
    lines = [one for one in saved().description.splitlines() if one.split(":")[0] not in line]
    text = "\n".join([*lines, line])

    with pytest.raises(QueryError, match=problem):
        recognition.described(queries.parse(text, "crm_tickets"))


def test_format_is_saved_under_a_name_that_is_free(warehouse: Warehouse) -> None:
    first = formats.named(replace(TICKETS, title={"en": "Plain messages"}), warehouse)
    formats.save(warehouse, formats.named(TICKETS, warehouse), "analyst")
    twin = formats.named(replace(TICKETS, title={"en": "CRM: tickets"}), warehouse)
    arabic = formats.named(replace(TICKETS, title={"ar": "تذاكر"}), warehouse)
    again = formats.named(TICKETS, warehouse)

    assert first.name == "plain_messages_2"
    assert twin.name == "crm_tickets_2"
    assert arabic.name.startswith("format_")
    assert arabic.title == {"en": "تذاكر", "ar": "تذاكر"}
    assert again.name == "crm_tickets"


def test_format_needs_a_name_and_a_pair(warehouse: Warehouse) -> None:
    with pytest.raises(BadMapping, match="no name"):
        formats.named(replace(TICKETS, title={"en": " ", "ar": ""}), warehouse)
    with pytest.raises(BadMapping, match="No column of the file is paired"):
        formats.named(replace(TICKETS, called={}, beside=()), warehouse)
    with pytest.raises(BadMapping, match="No column of the file is paired"):
        formats.named(replace(TICKETS, optional=frozenset(TICKETS.called), beside=()), warehouse)


def test_next_file_is_recognised_once_a_format_is_saved(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    path = tmp_path / "june.csv"
    path.write_text(EXPORT, encoding="utf-8")
    (before,) = intake.take_in(warehouse, [path], preview=True)

    formats.save(warehouse, formats.named(TICKETS, warehouse), "analyst")
    (after,) = intake.take_in(warehouse, [path])

    assert before.problem is not None
    assert (after.format, after.new, after.rejected) == ("crm_tickets", 1, 0)


def test_file_is_taken_for_the_format_it_is_said_to_be(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    path = tmp_path / "events.csv"
    path.write_text("Event,Arabic name,Kind,Unit,From,To\nA,B,campaign,,2026-04-01,\n")

    (other,) = intake.take_in(warehouse, [path], only="plain_units", preview=True)
    (right,) = intake.take_in(warehouse, [path], only="plain_events", preview=True)

    assert other.problem is not None
    assert right.format == "plain_events"
    with pytest.raises(UnknownExport, match="no format called fax"):
        list(intake.take_in(warehouse, [path], only="fax"))


def test_saving_renaming_and_removing_are_versions(warehouse: Warehouse) -> None:
    formats.save(warehouse, formats.named(TICKETS, warehouse), "Amal")
    (format_,) = formats.saved(warehouse)
    formats.rename(warehouse, format_, {"en": "Tickets", "ar": ""}, "Basma")
    (renamed,) = formats.saved(warehouse)
    formats.remove(warehouse, renamed, "Dana")

    assert renamed.title == {"en": "Tickets", "ar": "Tickets"}
    assert formats.read(renamed).called == TICKETS.called
    assert formats.saved(warehouse) == ()
    assert [(past.author, past.message) for past in warehouse.history()] == [
        ("Dana", "Remove the format crm_tickets"),
        ("Basma", "Rename the format crm_tickets"),
        ("Amal", "Save the format crm_tickets"),
    ]
