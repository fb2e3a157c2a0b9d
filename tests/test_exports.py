"""Every export format by examples: a small file as a platform gives it, and what it must become.

`tests/exports/FORMAT/CLAIM/` holds one export, and what must come of it:

- `export.csv` or any other file; a workbook stands as `export.cells`, in which a line `[Sheet]`
  begins a sheet and the lines below it are its rows; a ZIP stands as a folder `export.zip`;
- `expected.csv`: the rows of the table the format fills, with the columns that matter; a blank is
  a figure that is not known;
- `rejected.csv`, where cells or rows are rejected: row, column, value;
- `mapping.sql`, where a saved format reads the file: its description;
- `refused.txt`, where nothing is taken in: words that the reason must have in it.
"""

import csv
import shutil
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc
import pytest
from openpyxl import Workbook

from dashboard import parsing, recognition
from dashboard.intake import handover
from dashboard.parsing import Parsed
from dashboard.warehouse import TABLES

FOLDER = Path(__file__).parent / "exports"
EXAMPLES = sorted(path for path in FOLDER.glob("*/*") if path.is_dir())
ACCOUNT = "moh"
TODAY = "2026-11-23"

Row = dict[str, str]


def test_every_export_format_has_an_example() -> None:
    shown = {example.parent.name for example in EXAMPLES}

    assert shown == {export.name for export in recognition.exports()}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_export(example: Path, tmp_path: Path) -> None:
    formats = recognition.known(_mapping(example))
    found = parsing.parse(_export(example, tmp_path), tmp_path, ACCOUNT, TODAY, formats)

    if (example / "refused.txt").exists():
        reason = (example / "refused.txt").read_text(encoding="utf-8").strip()
        assert reason in " ".join(f"{one.problem} {one.remedy}" for one in found)
        assert all(one.arrow is None for one in found)
        return
    assert [one.problem for one in found] == [None] * len(found)
    own = {example.parent.name, *_mapping(example)}
    mine = [one for one in found if one.format in own]
    expected = _rows(example / "expected.csv")
    columns = list(expected[0])
    assert [row for one in mine for row in _typed(tmp_path, one, columns)] == expected
    rejected = _rows(example / "rejected.csv") if (example / "rejected.csv").exists() else []
    assert [row for one in mine for row in _rejected(one)] == rejected


def _mapping(example: Path) -> dict[str, str]:
    """The saved format that an example is read with, where it has one."""
    path = example / "mapping.sql"
    return {"mapping": path.read_text(encoding="utf-8")} if path.exists() else {}


def _export(example: Path, folder: Path) -> Path:
    """The export of an example; workbooks and ZIPs are made of what stands for them."""
    (export,) = example.glob("export.*")
    if export.is_dir():
        return Path(shutil.make_archive(str(folder / "export"), "zip", export))
    if export.suffix != ".cells":
        return export
    workbook = Workbook()
    del workbook["Sheet"]
    with export.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            if len(row) == 1 and row[0].startswith("["):
                sheet = workbook.create_sheet(row[0].strip("[]"))
            else:
                sheet.append([float(cell) if cell.isdigit() else cell for cell in row])
    path = folder / "export.xlsx"
    workbook.save(path)
    return path


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _typed(folder: Path, parsed: Parsed, columns: list[str]) -> list[Row]:
    """The rows that a table became, as text."""
    assert parsed.arrow is not None
    with pa.memory_map(str(folder / parsed.arrow)) as file:
        typed = pa.ipc.open_file(file).read_all()
        filled = TABLES[str(parsed.fills)]
        rows = handover.with_overall(typed, parsed.overall, filled).to_pylist()
    return [{column: _written(row.get(column)) for column in columns} for row in rows]


def _written(value: object) -> str:
    """A value as an example writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _rejected(parsed: Parsed) -> list[Row]:
    return [
        {"row": str(one.row), "column": one.column, "value": one.value} for one in parsed.rejections
    ]
