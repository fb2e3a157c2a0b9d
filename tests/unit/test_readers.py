"""How bytes become grids of text: encodings, delimiters, and what is refused in which words."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from dashboard import parsing
from dashboard.errors import UnreadableFile
from dashboard.readers import Source, delimiters, grids, sources

TABLE = "التاريخ,Views\n2026-01-01,5\n2026-01-02,7\n"
ROWS = [["التاريخ", "Views"], ["2026-01-01", "5"], ["2026-01-02", "7"]]


def rows(content: bytes) -> list[list[str]]:
    """The rows of the likeliest reading."""
    (grid,) = next(grids(Source("file.csv", content)))
    return grid.rows


def refusal(content: bytes) -> str:
    """The words in which a file is refused."""
    with pytest.raises(UnreadableFile) as raised:
        list(grids(Source("file.csv", content)))
    return str(raised.value)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"", "utf-16-le"),
        (b"\xff\xfe", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"\xfe\xff", "utf-16-be"),
        (b"", "cp1256"),
    ],
)
def test_text_reads_the_same_in_every_encoding(mark: bytes, encoding: str) -> None:
    content = mark + TABLE.encode(encoding)

    assert rows(content) == ROWS


def test_a_code_page_is_told_to_the_analyst() -> None:
    (arabic,) = next(grids(Source("file.csv", TABLE.encode("cp1256"))))
    (western,) = next(
        grids(Source("file.csv", "Titel,Aufrufe\nMünchen grüßt,5\n".encode("cp1252")))
    )

    assert [note.said("en") for note in arabic.notes] == ["Read as Windows Arabic (cp1256) text."]
    assert [note.said("en") for note in western.notes] == ["Read as Windows Western (cp1252) text."]
    assert western.rows[1][0] == "München grüßt"


def test_utf_16_cut_off_within_a_letter_is_refused() -> None:
    content = b"\xff\xfe" + TABLE.encode("utf-16-le")[:-1]

    assert "is cut off or damaged: at line 3 its text stops being UTF-16-LE" in refusal(content)


def test_utf_8_with_a_foreign_byte_is_refused() -> None:
    content = TABLE.encode() + b"2026-01-03,\xe97\n"

    assert "is UTF-8 text, but line 4 has the byte e9 in another encoding" in refusal(content)


def test_a_space_of_another_encoding_stays_a_space() -> None:
    (grid,) = next(grids(Source("file.csv", TABLE.encode() + b"2026\xa001,7\n")))

    assert grid.rows[-1] == ["2026\xa001", "7"]
    assert "spaces of another encoding" in grid.notes[0].said("en")


@pytest.mark.parametrize("letters", [b"\xed\xa0\xbd\xed\xb8\x80", b"\xf4\x90\x80\x80"])
def test_letters_that_no_encoding_has_are_never_left_out(letters: bytes) -> None:
    assert "is UTF-8 text, but line 4" in refusal(TABLE.encode() + letters + b",7\n")


def test_a_zero_byte_is_refused() -> None:
    assert "has a zero byte (NUL) at line 2" in refusal(b"Date,Views\n2026-01-01,\x005\n")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty: it has no rows at all"),
        (b" \r\n\r\n", "is empty: it has no rows at all"),
        (b"\x89PNG\r\n\x1a\n0000", "is a picture, not a table"),
        (b"\xff\xd8\xff\xe0JFIF", "is a picture, not a table"),
        (b"%PDF-1.7\n", "is a PDF document, not a table"),
        (b"\x1f\x8b\x08\x00", "is a compressed (gzip) file"),
        (b"<!DOCTYPE html><html><body>Sign in", "is a web page, not an export"),
        (b'{"error": {"message": "expired"}}', "is JSON, not a table"),
        (b"PK\x03\x04cut off", "begins like a ZIP or a workbook but is cut off"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "cannot be opened as a workbook"),
        (b"PAR1 cut off PAR1", "is a Parquet file that is cut off or damaged"),
        (b'Date,Views\n"2026-01-01,5\n', "has a quotation mark that is not closed"),
    ],
)
def test_what_is_no_table_is_refused_by_what_it_is(content: bytes, words: str) -> None:
    assert words in refusal(content)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_commonest_sign(delimiter: str) -> None:
    text = TABLE.replace(",", delimiter)

    assert rows(text.encode()) == ROWS


def test_a_line_that_states_the_delimiter_is_believed_and_is_no_row() -> None:
    text = "sep=;\nDate;Views\n2026-01-01;1,234,567\n"

    assert delimiters(text) == [";"]
    assert rows(text.encode()) == [["Date", "Views"], ["2026-01-01", "1,234,567"]]


def test_a_row_of_several_lines_is_known_by_its_first() -> None:
    text = 'Post,Likes\n"one\ntwo",5\nthree,6\n'

    (grid,) = next(grids(Source("file.csv", text.encode())))

    assert grid.rows == [["Post", "Likes"], ["one\ntwo", "5"], ["three", "6"]]
    assert grid.lines == [1, 2, 4]


def test_figures_and_days_of_a_workbook_become_text(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.create_sheet("Metrics", 0)
    sheet.append(["Date", "Views", "Rate"])
    sheet.append(["02/03/2026", 825, 0.5])
    path = tmp_path / "metrics.xlsx"
    workbook.save(path)

    first, *_ = next(grids(Source(path.name, path.read_bytes())))

    assert first.sheet == "Metrics"
    assert first.rows == [["Date", "Views", "Rate"], ["02/03/2026", "825", "0.5"]]


def test_a_long_id_kept_as_a_number_shows_that_digits_are_lost(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.create_sheet("Posts", 0)
    sheet.append([1388063576737214466])
    path = tmp_path / "posts.xlsx"
    workbook.save(path)

    first, *_ = next(grids(Source(path.name, path.read_bytes())))

    assert "e+18" in first.rows[0][0]


def test_a_zip_is_its_files_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "download.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("folder/Table data.csv", "Date,Views\n")
        archive.writestr("__MACOSX/._Table data.csv", "x")
        archive.writestr(".DS_Store", "x")

    assert [source.name for source in sources(path)] == ["download.zip/Table data.csv"]


def test_a_zip_that_unpacks_to_too_much_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "0" * 10_000_000)

    assert "would unpack to 10 MB" in refusal(packed.getvalue())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"hello\n", "has no table in it: no line has two cells"),
        (b"Colour,Taste\nred,sweet\n", "columns that fit no known export: “Colour”, “Taste”"),
        (b"Date,Views\n", "there are no rows below its header"),
    ],
)
def test_every_unusable_file_ends_in_a_sentence(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)

    (parsed,) = parsing.parse(path, tmp_path, "", "2026-11-23")

    assert words in (parsed.problem or "")
    assert parsed.remedy


def test_a_workbook_in_which_no_sheet_fits_is_refused_by_its_columns(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.create_sheet("Tastes", 0).append(["Colour", "Taste"])
    path = tmp_path / "tastes.xlsx"
    workbook.save(path)

    (parsed,) = parsing.parse(path, tmp_path, "", "2026-11-23")

    assert "columns that fit no known export: “Colour”, “Taste”" in (parsed.problem or "")


def test_a_table_that_fits_no_format_is_named_in_the_notes(tmp_path: Path) -> None:
    text = "Facebook reach\nDate,Primary\n2026-01-01,5\n\nColour,Taste\nred,sweet\n"
    path = tmp_path / "file.csv"
    path.write_text(text)

    (parsed,) = parsing.parse(path, tmp_path, "", "2026-11-23")

    assert parsed.format == "meta_daily_reach"
    notes = [note.said("en") for note in parsed.notes]
    assert notes == [
        "Lines of this file that fit no format and were left out: 2, the first of them line 5."
    ]


def test_a_quotation_mark_amid_a_cell_is_told() -> None:
    (grid,) = next(grids(Source("file.csv", b'Post,Likes\n5" screen,5\n"a ""b""",6\n')))

    assert grid.rows[1] == ['5" screen', "5"]
    assert [note.said("en") for note in grid.notes] == [
        "Line 2 has a quotation mark amid a cell; it was taken as it stands."
    ]


def test_a_row_swallowed_by_two_stray_quotation_marks_is_broken() -> None:
    text = 'Day,Post,Views,Likes\n1,"one,7,6\n2,two,8,7\n3,three",9,8\n4,four,9,8\n5,five,9,8\n'

    (grid,) = next(grids(Source("file.csv", text.encode())))

    assert grid.broken == {2: "broken_quotation", 4: "broken_quotation"}
    assert ["2", "two", "8", "7"] in grid.rows


def test_a_last_line_without_an_end_is_told() -> None:
    (grid,) = next(grids(Source("file.csv", TABLE.rstrip("\n").encode())))

    assert "The last line has no line end" in grid.notes[0].said("en")


@pytest.mark.parametrize("encoding", ["iso-8859-7", "cp1251", "koi8-r"])
def test_letters_of_no_known_encoding_are_refused(encoding: str) -> None:
    word = "Αθήνα" if encoding == "iso-8859-7" else "Москва"

    content = f"Date,City\n2026-01-01,{word}\n".encode(encoding)

    assert "is neither UTF-8 nor Windows Arabic nor Windows Western" in refusal(content)
