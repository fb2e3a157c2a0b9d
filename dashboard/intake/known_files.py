"""Files whose very bytes were taken in before: what the record says of them, without reading them.

A file is known where a version took in the same bytes, read by the same code and formats and with
the same things said about it, and where nothing that any later version did can have changed what
it brought. Whatever is in doubt is read and compared as any other file.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from dashboard import queries
from dashboard.recognition import Export
from dashboard.warehouse import TABLES, Version
from dashboard.wording import LANGUAGES, Sentence, Value, spoken

SAID = ("account", "exported", "only", "formats")
"""What must have been said about a file, and be known, in the same way."""

BY_NAME = {"file", "report"}
BY_DAY = {"today"}
"""What a statement may ask for that another name, or another day, answers otherwise."""


def fingerprint(saved: Mapping[str, str]) -> str:
    """What a file is read by: our formats, macros and code, and the formats that were saved."""
    told = json.dumps(saved, sort_keys=True)
    return sha256(f"{_own()}{told}".encode()).hexdigest()[:16]


@cache
def _own() -> str:
    """The checksum of all code and SQL that reads files."""
    found = sha256()
    for folder, ending in ((queries.FOLDER, "*.sql"), (Path(__file__).parent, "*.py")):
        for path in sorted(folder.rglob(ending)):
            found.update(path.read_bytes())
    return found.hexdigest()


def before(
    digest: str,
    name: str,
    given: Mapping[str, str],
    history: Sequence[Version],
    formats: Iterable[Export],
) -> Version | None:
    """The version that took a file in, where taking it in again can bring nothing.

    Args:
        digest: The file's SHA-256.
        name: The file's name.
        given: What is said about it, `now` and the formats' fingerprint with it.
        history: The lake's versions, newest first.
        formats: The formats that it may fit.
    """
    asked = {one.name: _asked(one) for one in formats}
    later: list[Version] = []
    for made in history:
        if made.details.get("sha256") == digest:
            is_same = _is_same(made, name, given, asked)
            return made if is_same and not any(_may_change(one, made) for one in later) else None
        later.append(made)
    return None


def _asked(export: Export) -> set[str]:
    """What a format's statement asks for beside the cells."""
    found = set(re.findall(r"getvariable\('(\w+)'\)", export.sql))
    return found | (BY_DAY if TABLES[export.fills].captures else set())


def _is_same(
    made: Version, name: str, given: Mapping[str, str], asked: Mapping[str, set[str]]
) -> bool:
    """Whether a file would be read just as it was, and was taken in whole."""
    was, tables = made.details.get("given", {}), made.details.get("tables", [])
    used = set[str]().union(*(asked.get(one["format"], BY_NAME | BY_DAY) for one in tables))
    is_named = made.details["file"] == name or not used & BY_NAME
    is_dated = was.get("now", "")[:10] == given["now"][:10] or not used & BY_DAY
    is_whole = all(not one["problem"] and not one["rejected"] for one in tables)
    is_said = all(was.get(key) == given[key] for key in SAID)
    return bool(tables) and is_said and is_whole and is_named and is_dated


def _may_change(later: Version, made: Version) -> bool:
    """Whether a later version may have changed a row that another brought, or what it would mend.

    Rows that are new to the lake are no rows of a file that was in before.
    """
    parts, effects = later.details.get("parts"), later.details.get("effects")
    if "undo" in later.details or parts is None or effects is None:
        return True
    mine = {one["fills"] for one in made.details["tables"]} | {"quarantine"}
    touched = zip(parts, effects, strict=False)
    return len(parts) != len(effects) or any(
        part["table"] in mine and (done["changed"] or part["table"] == "quarantine")
        for part, done in touched
    )


def already_in(made: Version) -> Sentence:
    """That the very same file is in: by which version, by whom and when."""
    at = made.at.strftime("%Y-%m-%d %H:%M")
    values: dict[str, Value] = {"version": made.version, "author": made.author, "at": at}
    return Sentence("caution.already_in", values)


def recorded(made: Version, name: str) -> Iterator[dict[str, Any]]:
    """What the record says of each table of a file, as its child said it, and that it is known."""
    for one in made.details["tables"]:
        told = {**one, "file": name if one["file"] == made.details["file"] else one["file"]}
        for language in LANGUAGES:
            notes = spoken("notes", language)
            told[notes] = [already_in(made).said(language), *one[notes]]
        yield told
