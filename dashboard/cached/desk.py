"""What is asked for while files are taken in: formats, first rows, and the rows that wait."""

from pathlib import Path

import pandas as pd

from dashboard.cached.opened import lake
from dashboard.intake import quarantine
from dashboard.recognition import formats, guesses
from dashboard.recognition import glimpses as look
from dashboard.recognition.formats import Saved
from dashboard.recognition.glimpses import Glimpse
from dashboard.remembering import remembered


def saved_formats() -> tuple[Saved, ...]:
    """The formats that analysts saved."""
    warehouse = lake()
    return _saved_formats(str(warehouse.folder), warehouse.version())


@remembered(4)
def _saved_formats(folder: str, version: int) -> tuple[Saved, ...]:  # noqa: ARG001  both tell versions apart
    return formats.saved(lake())


@remembered(20)
def glimpses(path: str, written_at: int) -> list[Glimpse]:  # noqa: ARG001  tells uploads apart
    """The first rows of a file that no format fits."""
    return look.glimpses(Path(path))


@remembered(50)
def likely_tables(names: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """The plain formats by name, the one that a file likely holds first."""
    return [export.name for export in guesses.tables(names, rows)]


def waiting(version: int) -> pd.DataFrame:
    """The rows in quarantine, as `quarantine.waiting` gives them."""
    return _waiting(lake().identity, version)


@remembered(4)
def _waiting(folder: str, version: int) -> pd.DataFrame:  # noqa: ARG001  both tell versions apart
    return quarantine.waiting(lake())
