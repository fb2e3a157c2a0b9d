"""How sure it is that a table is the export it is taken for, and why.

certain   the line above it or its sheet's name says so too, or the format knows at least four of
          its columns, and no fewer than it does not know
likely    the format knows fewer of them
possible  another format fits just as well, or a single column names it
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.recognition import Block
from dashboard.wording import Sentence

LEVELS = ("certain", "likely", "possible")

SHOWN = 8
"""How many columns a reason names; it says how many more there are."""


@dataclass(frozen=True)
class Certainty:
    """How sure it is, and why.

    Attributes:
        level: One of LEVELS.
        why: The reasons, each in a sentence.
    """

    level: str
    why: tuple[Sentence, ...]


def judge(block: Block) -> Certainty:
    """How sure it is that a table is the export it is taken for."""
    return Certainty(_level(block), tuple(_reasons(block)))


def _naming(block: Block) -> list[str]:
    """The columns that the format demands, as the file names them."""
    export = block.export
    demanded = [column for column in export.columns if column != export.first_column]
    demanded += [column for column in export.optional if column in export.one_of]
    return [block.header[column][1] for column in demanded if column in block.header]


def _is_marked(block: Block) -> bool:
    """Whether the place where a table stands says what it is."""
    export = block.export
    return bool(export.titles or export.title_like or export.above_like or export.sheet_like)


def _level(block: Block) -> str:
    named = len(_naming(block))
    if any(rival.demands == block.export.demands for rival in block.rivals):
        return "possible"
    if _is_marked(block):
        return "certain"
    if named < 2:
        return "possible"
    known = len(block.header)
    return "certain" if known >= 4 and len(block.ignored) <= known else "likely"


def _reasons(block: Block) -> Iterator[Sentence]:
    export = block.export
    naming = _naming(block)
    if naming:
        yield _listing("columns", naming)
    if export.titles or export.title_like:
        yield Sentence("why.title", {"title": block.title.strip()[:80]})
    if export.sheet_like:
        yield Sentence("why.sheet", {"sheet": block.grid.sheet.strip()[:80]})
    missing = [column for column in export.optional if column not in block.header]
    if missing:
        yield _listing("missing", missing)
    if block.ignored:
        yield _listing("unknown", block.ignored)
    for rival in block.rivals:
        is_equal = rival.demands == export.demands
        yield Sentence("why.rival" if is_equal else "why.also", {"export": rival.title})


def _listing(key: str, columns: Sequence[str]) -> Sentence:
    """A sentence that names columns; another where there are more than it names."""
    shown = [column[:60] for column in columns[:SHOWN]]
    if len(columns) <= SHOWN:
        return Sentence(f"why.{key}", {"columns": shown})
    return Sentence(f"why.{key}_and_others", {"columns": shown, "count": len(columns) - SHOWN})
