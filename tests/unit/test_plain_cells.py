"""Plain columns are read as the macros read them, or left to the macros."""

from collections.abc import Sequence

import pyarrow as pa
import pytest

from dashboard import warehouse
from dashboard.parsing import plain_cells
from dashboard.warehouse import Cursor

COLUMNS = {
    "digits": ["0", "7", "42", "007", "123456789012345", "123456789012345678"],
    "long ids": ["1" * 19, "22"],
    "short ids": ["1", "22"],
    "figures": ["1.5", "0.25", "12.", "12.000", "1.234", "3"],
    "two points": ["1.2.3", "4"],
    "signs in front": ["-5", ".5", "+3"],
    "letters amid digits": ["0x12", "1e5"],
    "days": ["2024-03-14", "2024-03-14 09:30", "2024-02-29T23:59:59", "1990-01-02"],
    "old days": ["1990-01-01 10:00", "2024-03-14"],
    "no such days": ["2024-02-30", "2024-03-14"],
    "midnight as 24": ["2024-03-14 24:00"],
    "month first": ["03/14/2024 09:30", "12/31/1999 23:59", "02/29/2024 00:00"],
    "either first": ["03/04/2024 09:30", "11/12/2020 10:00"],
    "no such month": ["14/13/2024 09:30"],
    "texts": ["Announcement 12", "https://x.y/z"],
    "Arabic": ["مرحبا بكم في الوزارة", "x"],
    "spaces": [" 12", "13"],
    "no figure": ["n/a", "5"],
}

PLAIN = {
    ("digits", "tally"),
    ("digits", "whole"),
    ("figures", "number"),
    ("long ids", "id_of"),
    ("days", "written_time"),
    ("days", "written_day"),
    ("month first", "month_first"),
}
"""What must be read as a whole, or nothing would be gained."""


@pytest.fixture(scope="module")
def connection() -> Cursor:
    return warehouse.scratch()


@pytest.mark.parametrize(
    ("blank", "order", "decimal"), [([], "", ""), ([""], "day", "comma"), ([""], "month", "")]
)
def test_plain_columns_are_read_as_the_macros_read_them(
    connection: Cursor, blank: list[str], order: str, decimal: str
) -> None:
    settings = {"date_order": order, "decimal": decimal}
    for name, value in settings.items():
        connection.execute(f"set variable {name} = $value", {"value": value})
    read = set()

    for name, cells in COLUMNS.items():
        column = pa.chunked_array([pa.array([*cells, *blank]), pa.array([*blank, *cells])[1:]])
        plain = plain_cells.cleaned(column)
        if plain is None:
            continue
        assert plain.to_pylist() == asked(connection, column, "cleaned(cell)").to_pylist()
        for macro in plain_cells.READERS:
            found = plain_cells.read(macro, plain, settings)
            if found is None:
                continue
            more = ", 'day'" if macro == "written_time" else ""
            expected = asked(connection, column, f"{macro}(cleaned(cell){more})")
            assert (found.type, found.to_pylist()) == (expected.type, expected.to_pylist())
            read.add((name, macro))

    figures = {("figures", "number")} if decimal == "comma" else set()
    days = {("month first", "month_first")} if order == "day" else set()
    assert PLAIN - read == figures | days


def asked(connection: Cursor, column: pa.ChunkedArray, sql: str) -> pa.ChunkedArray:
    connection.register("cells", pa.table({"cell": column}))
    answer: pa.ChunkedArray = connection.execute(
        f"select {sql} as found from cells"
    ).to_arrow_table()["found"]
    return answer


@pytest.mark.parametrize("cells", [[], ["", ""]])
def test_a_column_without_a_cell_is_plain_or_left(cells: Sequence[str]) -> None:
    column = pa.chunked_array([pa.array(cells, pa.string())])

    plain = plain_cells.cleaned(column)

    assert plain is not None
    assert plain.null_count == len(cells)
