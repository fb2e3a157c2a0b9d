"""Workbooks, Parquet files and ZIPs that are odd or hostile, each made here."""

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from dashboard.errors import UnreadableFile
from dashboard.readers import Grid, Source, archive, grids, sources

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def row(number: int, *cells: str, attributes: str = "") -> str:
    return f'<row r="{number}"{attributes}>{"".join(cells)}</row>'


def text(place: str, words: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'


HEADER = row(1, text("A1", "date"), text("B1", "reach"))
DAY = text("A2", "2026-01-01")


def workbook(
    *rows: str, sheets: tuple[str, ...] = ("Data",), state: str = "", below: str = "",
    more: Mapping[str, str] | None = None,
) -> bytes:  # fmt: skip
    """An XLSX whose sheets all have the same rows."""
    named = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"{state}/>'
        for number, name in enumerate(sheets, start=1)
    )
    targets = "".join(
        f'<Relationship Id="r{number}" Type="{RELATIONS}/worksheet"'
        f' Target="worksheets/sheet{number}.xml"/>'
        for number, _ in enumerate(sheets, start=1)
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r0"'
        f' Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
        f"<sheets>{named}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{targets}</Relationships>',
    }
    for number, _ in enumerate(sheets, start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData>{below}</worksheet>'
        )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, xml in {**parts, **(more or {})}.items():
            opened.writestr(name, xml)
    return packed.getvalue()


def read(content: bytes, name: str = "file.xlsx") -> Grid:
    return next(grids(Source(name, content)))[0]


def said(grid: Grid) -> str:
    return " ".join(note.said("en") for note in grid.notes)


def refusal(content: bytes, name: str = "file.xlsx") -> str:
    with pytest.raises(UnreadableFile) as raised:
        list(grids(Source(name, content)))
    return str(raised.value)


def test_a_plain_workbook_has_nothing_odd() -> None:
    grid = read(workbook(HEADER, row(2, DAY, '<c r="B2"><v>5</v></c>')))

    assert grid.rows == [["date", "reach"], ["2026-01-01", "5"]]
    assert grid.notes == ()


def test_a_formula_without_a_value_is_never_blank() -> None:
    for value in ("", "<v></v>", "<v/>"):
        formula = f'<c r="B2"><f>SUM(1,2)</f>{value}</c>'

        grid = read(workbook(HEADER, row(2, DAY, formula)))

        assert grid.rows[1][1] == "=SUM(1,2)"
        assert "without a value: 1 (“B2”)" in said(grid)


def test_a_formula_with_a_value_is_its_value() -> None:
    grid = read(workbook(HEADER, row(2, DAY, '<c r="B2"><f>SUM(1,2)</f><v>3</v></c>')))

    assert grid.rows[1][1] == "3"
    assert grid.notes == ()


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B2"><v>1<!-- -->2</v></c>',
        '<c r="B2"><v>1<b/>2</v></c>',
        '<c r="B2"><v><![CDATA[12]]></v></c>',
        '<c r="B2"><v>1&#50;</v></c>',
        '<c r="B2"><v>1</v><v>12</v></c>',
        '<c r="B2"><v>12</v><v/></c>',
        '<c r="B2"><f>6+6</f><v>12</v><f>0</f></c>',
        '<c r="B2" t="inlineStr"><is><t>12</t></is><v>5</v></c>',
        '<c r="B2" t="inlineStr"><v>12</v></c>',
    ],
)
def test_a_value_in_parts_is_refused(cell: str) -> None:
    content = workbook(HEADER, row(2, DAY, cell))

    assert "a cell of Data is not written as workbooks write them" in refusal(content)


def test_a_formula_may_give_a_text_with_signs() -> None:
    cell = '<c r="B2" t="str"><f>A1&amp;"b"</f><v>a &amp; b</v></c>'

    assert read(workbook(HEADER, row(2, DAY, cell))).rows[1][1] == "a & b"


@pytest.mark.parametrize(
    ("strings", "words"),
    [
        ('<!DOCTYPE sst [<!ENTITY a "5">]><sst/>', "is not written as workbooks are"),
        ('<sst uniqueCount="4000000000"/>', "does not hold as many texts as it says"),
    ],
)
def test_texts_that_say_something_else_are_refused(strings: str, words: str) -> None:
    content = workbook(HEADER, row(2, DAY), more={"xl/sharedStrings.xml": strings})

    assert words in refusal(content)


@pytest.mark.parametrize(
    ("code", "is_told"),
    [
        ("000", True),
        ("00-00", True),
        ("&quot;Unit &quot;0", True),
        ("0.00", False),
        ("#,##0", False),
        ("dd/mm/yyyy", False),
        ("&quot;BD&quot; #,##0.000", False),
    ],
)
def test_a_number_that_is_shown_with_more_in_front_is_told(code: str, is_told: bool) -> None:  # noqa: FBT001 - what is claimed
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="{code}"/>'
        '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    cells = row(2, DAY, '<c r="B2" s="1"><v>7</v></c>')

    grid = read(workbook(HEADER, cells, more={"xl/styles.xml": styles}))

    assert ("such as 007 for 7, were read without: 1 (“B2”)" in said(grid)) == is_told


def test_an_error_is_never_blank() -> None:
    grid = read(workbook(HEADER, row(2, DAY, '<c r="B2" t="e"><v>#DIV/0!</v></c>')))

    assert grid.rows[1][1] == "#DIV/0!"
    assert "that show an error: 1 (“B2”)" in said(grid)


def test_hidden_sheets_and_rows_and_merged_cells_are_told() -> None:
    below = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
    hidden = row(2, DAY, attributes=' hidden="1"')

    grid = read(workbook(HEADER, hidden, state=' state="hidden"', below=below))

    assert "Sheet “Data” is hidden" in said(grid)
    assert "hides rows or columns (1)" in said(grid)
    assert "of which only the first cell counts: 1 (“A1:A2”)" in said(grid)


@pytest.mark.parametrize("place", ["XFD1048576", "B1048577", "C900000"])
def test_a_cell_far_from_all_others_is_refused(place: str) -> None:
    far = f'<row r="{place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}"><c r="{place}"><v>1</v></c></row>'

    assert f"has a cell in {place}" in refusal(workbook(HEADER, far))


def test_two_sheets_of_one_name_are_refused() -> None:
    content = workbook(HEADER, sheets=("Data", "DATA"))

    assert "two sheets named “DATA”" in refusal(content)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("xl/vbaProject.bin", "is a workbook with macros"),
        ("xl/workbook.bin", "is a binary workbook"),
        ("word/document.xml", "is a text document"),
    ],
)
def test_what_is_no_plain_workbook_is_refused_by_what_it_is(part: str, words: str) -> None:
    assert words in refusal(workbook(HEADER, more={part: "x"}))


def test_entities_in_a_sheet_are_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>'

    content = workbook(HEADER, sheets=("Data", "Other"), more={"xl/worksheets/sheet2.xml": bomb})

    assert "cannot be opened as a workbook" in refusal(content)


@pytest.mark.parametrize("name", ["file.xlsx", "file.parquet", "file.zip"])
def test_text_that_is_named_otherwise_is_refused(name: str) -> None:
    assert "but has text in it" in refusal(b"date,reach\n2026-01-01,5\n", name)


def test_a_workbook_that_is_named_like_text_is_read_and_said_to_be_one() -> None:
    assert "The file is a workbook, though it is named .csv" in said(
        read(workbook(HEADER), "a.csv")
    )


@pytest.mark.parametrize(
    ("depth", "words"),
    [(1, "has lists or groups within its column “deep”"), (150, "is a Parquet file that")],
)
def test_nested_parquet_is_refused(depth: int, words: str) -> None:
    kind = pa.int64()
    for _ in range(depth):
        kind = pa.list_(kind)
    file = io.BytesIO()
    pyarrow.parquet.write_table(pa.table({"deep": pa.nulls(1, kind)}), file)

    assert words in refusal(file.getvalue(), "a.parquet")


def test_parquet_reads_as_text() -> None:
    file = io.BytesIO()
    table = pa.table({"date": ["2026-01-01"], "reach": [5.0], "blank": pa.array([float("nan")])})
    pyarrow.parquet.write_table(table, file)

    assert read(file.getvalue(), "a.parquet").rows[1] == ["2026-01-01", "5", ""]


def parquet(**columns: object) -> bytes:
    """A Parquet file as its values stand, without compression."""
    file = io.BytesIO()
    table = pa.table(columns)
    pyarrow.parquet.write_table(table, file, compression="none", use_dictionary=False)
    return file.getvalue()


def test_a_figure_beyond_the_range_that_a_file_states_is_told() -> None:
    content = parquet(reach=[1_234_567, 2, 3])
    figures = struct.pack("<qq", 1_234_567, 2)
    assert not read(content, "a.parquet").notes

    damaged = content.replace(figures, struct.pack("<qq", 1_234_567 + 2**40, 2))

    assert "states another least or largest value" in said(read(damaged, "a.parquet"))


@pytest.mark.parametrize(
    "column",
    [
        pa.array([10**7], pa.int32()).cast(pa.date32()),
        pa.array([-(2**62)], pa.timestamp("us")),
        pa.array([b"caf\xe9"]),
    ],
)
def test_a_value_that_cannot_be_is_damage(column: pa.Array) -> None:
    assert "is cut off or damaged" in refusal(parquet(date=column), "a.parquet")


def test_text_of_no_encoding_is_damage() -> None:
    content = parquet(name=["a name as long as this"]).replace(b"as long", b"as\xf2long")

    assert "is cut off or damaged" in refusal(content, "a.parquet")


def test_a_zip_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("a.csv", "0" * 5_000_000)
    content = packed.getvalue().replace(struct.pack("<I", 5_000_000), struct.pack("<I", 50))
    path = tmp_path / "file.zip"
    path.write_bytes(content)

    with pytest.raises(UnreadableFile, match="damaged"):
        list(sources(path))


def test_a_zip_in_a_zip_is_refused(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as opened:
        opened.writestr("a.csv", "x")
    path = tmp_path / "file.zip"
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr("../../b.zip", inner.getvalue())

    with pytest.raises(UnreadableFile, match=r"file\.zip/b\.zip is a ZIP within a ZIP"):
        list(sources(path))


def test_a_zip_of_too_many_files_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file.zip"
    with zipfile.ZipFile(path, "w") as opened:
        for number in range(archive.MOST_ENTRIES + 1):
            opened.writestr(f"{number}.csv", "")

    with pytest.raises(UnreadableFile, match="2,001 parts"):
        list(sources(path))


def spreadsheet(cells: str, row: str = "<Row>", above: str = "", below: str = "") -> Grid:
    """An old XML workbook with a header and one row."""
    return read(
        (
            '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
            ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Data">'
            f"<Table>{above}<Row><Cell><Data>date</Data></Cell><Cell><Data>reach</Data></Cell></Row>"
            f"{row}{cells}</Row></Table>{below}</Worksheet></Workbook>"
        ).encode(),
        "file.xls",
    )


@pytest.mark.parametrize(
    ("cell", "value", "words"),
    [
        ('<Cell ss:Formula="=1+1"/>', "=1+1", "without a value: 1 (“A2”)"),
        ('<Cell ss:Formula="=1+1"><Data ss:Type="Number">2</Data></Cell>', "2", ""),
        ('<Cell><Data ss:Type="Error">#REF!</Data></Cell>', "#REF!", "that show an error: 1"),
        ('<Cell ss:MergeDown="1"><Data>5</Data></Cell>', "5", "Merged ranges"),
        ('<Cell><Data ss:Type="Boolean">1</Data></Cell>', "True", ""),
        ('<Cell><Data ss:Type="Number">8.371E3</Data></Cell>', "8371", ""),
    ],
)
def test_an_old_xml_workbook_says_what_its_cells_hold(cell: str, value: str, words: str) -> None:
    grid = spreadsheet(cell)

    assert grid.rows[1] == [value]
    assert words in said(grid)


def test_what_an_old_xml_workbook_hides_is_told() -> None:
    options = '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">'
    hidden = f"{options}<Visible>SheetHidden</Visible></WorksheetOptions>"
    column = '<Column ss:Index="2" ss:Hidden="1"/>'

    grid = spreadsheet("<Cell/>", '<Row ss:Hidden="1">', column, hidden)

    assert "hides rows or columns (2)" in said(grid)
    assert "is hidden" in said(grid)


@pytest.mark.parametrize(
    ("cells", "row"),
    [("<Cell><Data>1</Data><Data>2</Data></Cell>", "<Row>"), ("<Cell/>", '<Row ss:Index="1">')],
)
def test_an_old_xml_workbook_that_says_two_things_is_refused(cells: str, row: str) -> None:
    with pytest.raises(UnreadableFile, match="cut off or damaged"):
        spreadsheet(cells, row)
