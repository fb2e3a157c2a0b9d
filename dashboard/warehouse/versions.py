"""The versions of a lake: who did what, when, and what it was made from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self


@dataclass(frozen=True)
class Changed:
    """What a version did to one table.

    Attributes:
        table: The table.
        new, changed, removed: How many rows.
    """

    table: str
    new: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True)
class Version:
    """One commit to the lake.

    Attributes:
        version: Its number; later commits have higher ones.
        at: When it was committed, in UTC.
        author: Who did it.
        message: What was done, in a sentence.
        details: What the writer recorded beside it.
    """

    version: int
    at: datetime
    author: str
    message: str
    details: Mapping[str, Any]

    @property
    def gave(self) -> dict[str, set[str]] | None:
        """The columns that it gave of each table; None where it may have written any."""
        if "parts" not in self.details:
            return None
        found: dict[str, set[str]] = {}
        for part in self.details["parts"]:
            found.setdefault(part["table"], set()).update(part["columns"])
        return found

    @property
    def effects(self) -> list["Changed"]:
        """What it did to each table, counted in lines of its file, or in rows where it undid."""
        found: dict[str, Changed] = {}
        tables = [
            {"table": said["fills"]} for said in self.details.get("tables", []) if said["fills"]
        ]
        parts = self.details.get("parts", tables)
        for part, done in zip(parts, self.details.get("effects", []), strict=False):
            before = found.get(part["table"], Changed(part["table"]))
            new, changed = before.new + done["new"], before.changed + done["changed"]
            found[part["table"]] = Changed(part["table"], new, changed)
        for done in self.details.get("undone", []):
            counted = (done["returned"], done["restored"], done["removed"])
            found[done["table"]] = Changed(done["table"], *counted)
        return [done for done in found.values() if done.new or done.changed or done.removed]

    @property
    def originals(self) -> list[str]:
        """The SHA-256 of every original that it was made from."""
        if "sha256" in self.details:
            return [self.details["sha256"]]
        return [part["sha256"] for part in self.details.get("parts", []) if "sha256" in part]

    @classmethod
    def of(cls, version: int, at: datetime, author: str, message: str, details: str | None) -> Self:
        """A version as the catalogue has it; one that was built again keeps its first time."""
        said = json.loads(details or "{}")
        first = datetime.fromisoformat(said["at"]) if "at" in said else at
        return cls(version, first.astimezone(UTC), author, message, said)
