"""A file whose very bytes were taken in is answered from the record, where nothing can be new."""

from pathlib import Path

from dashboard import intake
from dashboard.intake import TakenIn, replay
from dashboard.warehouse import Warehouse

SPEND = "Unit,Channel,Date,Item,Kind,Amount (BHD)\nMOH,x,2026-01-01,Advertisement,media,{amount}\n"


def spent(folder: Path, amount: int, name: str = "spend.csv") -> Path:
    """A file of one row."""
    path = folder / name
    path.write_text(SPEND.format(amount=amount), encoding="utf-8")
    return path


def taken_in(warehouse: Warehouse, path: Path, account: str = "") -> TakenIn:
    (taken,) = intake.take_in(warehouse, [path], author="Amal", account=account)
    assert taken.problem is None
    return taken


def is_read(warehouse: Warehouse, path: Path, account: str = "") -> bool:
    """Whether a file would be read, and not answered from the record."""
    (upload,) = intake.uploads(warehouse, [path], account=account)
    return not upload.is_known


def test_a_known_file_is_not_read_again(warehouse: Warehouse, tmp_path: Path) -> None:
    first = taken_in(warehouse, spent(tmp_path, 5))

    again = taken_in(warehouse, spent(tmp_path, 5))

    assert not is_read(warehouse, tmp_path / "spend.csv")
    assert (again.new, again.changed, again.same, again.accepted) == (0, 0, 1, 1)
    assert (again.version, again.fills, again.sums) == (first.version, "spend", first.sums)
    assert (again.certainty, again.why, again.zone) == (first.certainty, first.why, first.zone)
    assert f"version {first.version}, by Amal" in again.notes[0]
    assert f"الإصدار {first.version}" in again.notes_ar[0]
    assert len(warehouse.history()) == 1


def test_a_preview_reads_a_known_file(warehouse: Warehouse, tmp_path: Path) -> None:
    path = spent(tmp_path, 5)
    taken_in(warehouse, path)

    (shown,) = intake.take_in(warehouse, [path], preview=True)

    assert (shown.same, shown.notes) == (1, ())


def test_a_file_is_read_again_whose_rows_changed_since(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    taken_in(warehouse, spent(tmp_path, 5, "old.csv"))
    taken_in(warehouse, spent(tmp_path, 7, "new.csv"))

    again = taken_in(warehouse, tmp_path / "old.csv")

    assert (again.changed, again.same) == (1, 0)


def test_a_file_is_read_again_that_was_undone(warehouse: Warehouse, tmp_path: Path) -> None:
    taken = taken_in(warehouse, spent(tmp_path, 5))
    warehouse.undo(int(taken.version or 0), "Badr")

    assert taken_in(warehouse, tmp_path / "spend.csv").new == 1


def test_rows_that_were_new_since_leave_a_file_known(warehouse: Warehouse, tmp_path: Path) -> None:
    path = spent(tmp_path, 5)
    taken_in(warehouse, path)
    other = tmp_path / "other.csv"
    other.write_text(
        path.read_text(encoding="utf-8").replace("2026-01-01", "2026-02-01"), encoding="utf-8"
    )
    assert taken_in(warehouse, other).new == 1

    assert not is_read(warehouse, path)


def test_a_file_is_read_again_of_which_something_else_is_said(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    path = spent(tmp_path, 5)
    taken_in(warehouse, path)

    assert is_read(warehouse, path, account="MoH")


def test_a_retake_always_reads(warehouse: Warehouse, tmp_path: Path) -> None:
    taken = taken_in(warehouse, spent(tmp_path, 5))

    (again,) = replay.retake(warehouse, str(taken.version), "Badr")

    assert (again.same, again.notes) == (1, taken.notes)
