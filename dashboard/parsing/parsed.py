"""What the child process found in one table of an upload."""

from dataclasses import dataclass, field

from dashboard.errors import Reason, Rejection
from dashboard.parsing import mending
from dashboard.wording import Sentence


@dataclass
class Parsed:
    """One table of an upload, typed; or the reason why there is none.

    Attributes:
        file: The file's name, with the entry's where it came in a ZIP.
        format: The export format; nothing where none fits.
        fills: The table its rows belong to.
        rows_read: The table's data rows, rejected ones too.
        rejections: The cells and rows that cannot be taken in.
        aside: The rejected rows as read, by their line.
        mended: The rows of the quarantine that can now be taken in.
        header: The names of the columns in the file, by the format's.
        title, sheet: The line above the table and the sheet's name, where it has them.
        arrow: The Arrow file with the rows, beside `parsed.json`.
        reason: Why nothing of this file can be taken in, and what to do.
        notes: What the analyst should know: an assumed encoding, unused columns, tables left out.
        certainty: How sure it is that it is this format, one of `certainty.LEVELS`.
        why: The reasons for that.
        zone: In which zone its times and days stand, by its key in the wording.
        basis: Whether figures are counted over a period or a lifetime, by its key in the wording.
        columns: The columns of the file that the format reads.
        overall: Columns that say one moment in every row, and so stand here alone.
    """

    file: str
    format: str | None = None
    fills: str | None = None
    rows_read: int = 0
    rejections: list[Rejection] = field(default_factory=list)
    aside: dict[str, mending.Cells] = field(default_factory=dict)
    mended: list[str] = field(default_factory=list)
    header: dict[str, str] = field(default_factory=dict)
    title: str = ""
    sheet: str = ""
    arrow: str | None = None
    reason: Reason | None = None
    notes: list[Sentence] = field(default_factory=list)
    certainty: str | None = None
    why: list[Sentence] = field(default_factory=list)
    zone: str | None = None
    basis: str | None = None
    columns: list[str] = field(default_factory=list)
    overall: dict[str, str] = field(default_factory=dict)

    @property
    def problem(self) -> str | None:
        """Why nothing of this file can be taken in, in English."""
        return self.reason.said("en")[0] if self.reason else None

    @property
    def remedy(self) -> str | None:
        """What to do about it, in English."""
        return self.reason.said("en")[1] if self.reason else None
