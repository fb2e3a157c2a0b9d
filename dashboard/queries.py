r"""The SQL files in queries/: one question each, with a header that says what it means.

A header is the run of comment lines at the top. The first names the kind and the file;
the others are `-- key: value`. A line that starts with `--` and at least three spaces
goes on with the value above it. A key may stand more than once. Names in a list stand between
`|`; a name that holds one has a `\` before it, and a `\` that belongs to a name is doubled.

    -- kpi: attendance_rate
    -- means: Of everyone invited to a session, the share who joined it.
    -- better: higher
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.errors import QueryError

FOLDER = Path(__file__).parent.parent / "queries"


@dataclass(frozen=True)
class Query:
    """One SQL file.

    Attributes:
        kind: What it is: table, macro, export, refusal, rollup, kpi, list or check.
        name: The file's name without its ending.
        header: Each key with its values, in the order of the file.
        sql: The statement below the header; a refusal has none.
    """

    kind: str
    name: str
    header: Mapping[str, tuple[str, ...]]
    sql: str

    def get(self, key: str, default: str = "") -> str:
        """The value of a key that stands at most once."""
        values = self.header.get(key, (default,))
        if len(values) > 1:
            raise QueryError(
                "said_often", query=f"{self.kind} {self.name}", entry=key, times=len(values)
            )
        return values[0]

    def need(self, key: str) -> str:
        """The value of a key that must be there.

        Raises:
            QueryError: The header lacks it.
        """
        value = self.get(key)
        if not value:
            raise QueryError("unsaid", query=f"{self.kind} {self.name}", entry=key)
        return value

    def listed(self, key: str, between: str = ",") -> tuple[str, ...]:
        """The values of a key whose value is a list."""
        return names(self.get(key), between)


def names(text: str, between: str = "|") -> tuple[str, ...]:
    """The names that a list holds."""
    parts = re.findall(rf"(?:\\.|[^\\{between}])+", text)
    return tuple(re.sub(r"\\(.)", r"\1", part.strip()) for part in parts if part.strip())


def escaped(name: str) -> str:
    """A name as a list holds it: on one line, and in one piece whatever signs it has."""
    return re.sub(r"([\\|])", r"\\\1", re.sub(r"\s+", " ", name).strip())


def parse(text: str, name: str) -> Query:
    """Read a SQL file's text.

    Raises:
        QueryError: The first line does not name the kind and the file.
    """
    header: dict[str, list[str]] = {}
    key = ""
    lines = text.splitlines()
    body = len(lines)
    for number, line in enumerate(lines):
        if not line.startswith("--"):
            body = number
            break
        if line.startswith("--   ") and key:
            header[key][-1] += " " + line[2:].strip()
            continue
        key, _, value = line[2:].strip().partition(":")
        key = key.strip()
        header.setdefault(key, []).append(value.strip())
    kind = next(iter(header), "")
    if not kind or header[kind][0] != name:
        raise QueryError("no_first_line", name=name)
    kept = {key: tuple(values) for key, values in header.items()}
    return Query(kind, name, kept, "\n".join(lines[body:]).strip().rstrip(";"))


@cache
def load(folder: str) -> tuple[Query, ...]:
    """All queries in one folder of queries/, by name."""
    paths = sorted((FOLDER / folder).glob("*.sql"))
    return tuple(parse(path.read_text(encoding="utf-8"), path.stem) for path in paths)
