"""Why a file fits no format: which one it comes nearest to, and what is missing or unknown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard import recognition
from dashboard.errors import UnknownExport
from dashboard.readers import Grid
from dashboard.recognition import Export, refusals
from dashboard.wording import Value

LOOKED_AT = 20
"""Lines of a sheet that may be the header of a table that fits nothing."""

SHOWN = 8
"""How many columns a sentence names."""


@dataclass(frozen=True)
class Nearness:
    """How near a line of a file comes to a format.

    Attributes:
        export: The format.
        known: How many of its columns are there, optional ones too.
        missing: The columns it demands that are not there.
        lacks_figures: Whether none is there of the optional columns of which it demands one.
        misplaces_first: Whether all is there, but another column stands first.
        unknown: The columns of the line that it does not know.
    """

    export: Export
    known: int
    missing: tuple[str, ...]
    lacks_figures: bool
    misplaces_first: bool
    unknown: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of the columns demanded that are there."""
        return 1 - len(self.missing) / len(self.export.columns)


def unknown(name: str, sheets: Sequence[Grid], formats: Sequence[Export]) -> UnknownExport:
    """The error that says why a file fits no format."""
    rows = [row for sheet in sheets for row in sheet.rows[:LOOKED_AT] if sum(map(bool, row)) > 1]
    if not rows:
        return UnknownExport("no_table", remedy="as_it_came", file=name)
    refused = next(filter(None, (refusals.refused(name, row) for row in rows)), None)
    if refused:
        return refused
    title = next(_titles(sheets, formats), "")
    if title:
        return UnknownExport("unknown_title", file=name, title=title[:60])
    found = [near for row in rows for export in formats for near in _near(export, row)]
    nearest = max(found, key=lambda near: (near.share, near.known), default=None)
    if nearest and nearest.share > 0.5 and nearest.known > 1:
        return _missed(name, nearest)
    shown = [cell.strip()[:40] for cell in rows[0][:SHOWN] if cell.strip()]
    problem = "unknown_columns" if len(rows[0]) <= SHOWN else "unknown_columns_and_others"
    return UnknownExport(problem, remedy="unknown_columns", file=name, columns=shown)


def _titles(sheets: Sequence[Grid], formats: Sequence[Export]) -> Iterator[str]:
    """Lines above a table that fits a format but for them."""
    for sheet in sheets:
        for index, row in enumerate(sheet.rows[: recognition.LOOK_FOR_HEADER]):
            title = recognition.unknown_title(row, sheet, index, formats)
            if title:
                yield title


def _near(export: Export, row: Sequence[str]) -> Iterator[Nearness]:
    """How near a line comes to a format that it does not fit for its columns."""
    names = {recognition.normal(cell): cell.strip() for cell in row if cell.strip()}
    known = {export.known_as[name] for name in names if name in export.known_as}
    missing = tuple(
        column for column in export.columns if column not in known and column != export.first_column
    )
    lacks_figures = bool(export.one_of) and known.isdisjoint(export.one_of)
    misplaces = bool(export.first_column) and not (missing or lacks_figures)
    if known and (missing or lacks_figures or misplaces):
        others = tuple(cell[:40] for name, cell in names.items() if name not in export.known_as)
        yield Nearness(export, len(known), missing, lacks_figures, misplaces, others)


def _missed(name: str, nearest: Nearness) -> UnknownExport:
    """The error that names a format and what a file lacks of it."""
    export = nearest.export
    values: dict[str, Value] = {"file": name, "export": export.title}
    if nearest.misplaces_first:
        return UnknownExport("misplaced_first", remedy="export_whole", **values)
    if not nearest.missing:
        some = [column for column in export.optional if column in export.one_of]
        return UnknownExport("lacks_figures", remedy="export_whole", columns=some[:SHOWN], **values)
    values["columns"] = nearest.missing
    if nearest.unknown:
        others = nearest.unknown[:SHOWN]
        return UnknownExport("renamed_columns", remedy="renamed_columns", others=others, **values)
    return UnknownExport("missing_columns", remedy="export_whole", **values)
