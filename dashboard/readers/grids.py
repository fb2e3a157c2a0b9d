"""What readers give: grids of text, and the sources that they read them from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.wording import Sentence

MOST_ROWS = 1_048_576
MOST_COLUMNS = 4_000
"""How large a sheet may be; the widest export known has 2,325 columns."""

AGAIN = "export_again"
"""The remedy for what no honest export is like: download it again."""


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet, all as text.

    Attributes:
        sheet: The sheet's name; nothing for a file that is one table.
        lines: For each row, the line of the file or sheet on which it starts.
        rows: The cells; rows may differ in length.
        notes: What the reader had to assume.
        broken: Lines whose cells cannot be told apart, each with the key of the problem.
        marks: For each line that mends a rejected row, which one.
    """

    sheet: str
    lines: list[int]
    rows: list[list[str]]
    notes: tuple[Sentence, ...] = ()
    broken: Mapping[int, str] = field(default_factory=dict)
    marks: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """One readable part of an upload: the file itself, or an entry of a ZIP.

    Attributes:
        name: What it is called.
        content: Its bytes.
        made_at: When an entry of a ZIP was last written, by the clock of the office, put into UTC
            in ISO form; nothing for the upload itself.
    """

    name: str
    content: bytes
    made_at: str = ""

    @property
    def ending(self) -> str:
        """What the name ends with, in lower case."""
        return Path(self.name).suffix.lower()
