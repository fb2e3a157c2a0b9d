"""The formats that analysts save: a file of their own, mapped on a table of ours.

A saved format is a text in the grammar of queries/exports (see `dashboard.recognition`) that names
the plain format it is like, and never holds SQL. It stands in the lake's table `format`, so that
saving, renaming and removing one are versions like any other.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

import pyarrow as pa

from dashboard import queries, recognition
from dashboard.errors import BadMapping
from dashboard.queries import Query
from dashboard.recognition import Export
from dashboard.warehouse import Part, Warehouse
from dashboard.wording import LANGUAGES

PLAIN = "plain_"
"""How the formats begin that a file of one's own can be mapped on."""

SETTINGS = ("date order", "decimal", "times in")
"""What a mapping may say of how a file is written, as the header has it."""

LONGEST_NAME = 80
LONGEST_COLUMN = 300


@dataclass(frozen=True)
class Draft:
    """A mapping as an analyst makes it.

    Attributes:
        like: The plain format that it is mapped on.
        title: What it is called, by language; one may be blank.
        called: For columns of the plain format, the name of the file's column.
        always: For columns of the plain format, what stands in every row.
        optional: Those of `called` that may be missing in the next file.
        beside: Columns of the file that must be there too, and of which nothing is taken.
        settings: The date order, decimal sign and zone, where they are not the usual ones.
    """

    like: str
    title: Mapping[str, str]
    called: Mapping[str, str]
    always: Mapping[str, str] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()
    beside: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Saved:
    """A format as the lake has it.

    Attributes:
        name: Its short name, which never changes.
        title: What it is called, by language.
        description: Its text in the grammar of queries/exports.
    """

    name: str
    title: Mapping[str, str]
    description: str


def plain() -> list[Export]:
    """The formats that a file can be mapped on."""
    return [one for one in recognition.exports() if one.name.startswith(PLAIN)]


def found(name: str) -> Query:
    """The file in queries/exports that describes a format."""
    return next(query for query in queries.load("exports") if query.name == name)


# -------------------------------------------------------------------- text


def written(draft: Draft, name: str) -> str:
    """A mapping as a text in the grammar of queries/exports.

    Raises:
        BadMapping: It would fit any file, or a column has a name that no format can name.
    """
    for column in (*draft.called.values(), *draft.beside):
        if not recognition.normal(column) or len(column) > LONGEST_COLUMN:
            raise BadMapping("unnameable", column=column[:60])
    must = [column for column in draft.called if column not in draft.optional]
    if not must and not draft.beside:
        raise BadMapping("no_pairs")
    lines = [
        ("export", name),
        *_titles(draft.title),
        ("like", draft.like),
        ("columns", " | ".join(must)),
        ("optional", " | ".join(column for column in draft.called if column in draft.optional)),
        ("beside", " | ".join(map(queries.escaped, draft.beside))),
        *(("called", _pair(*pair)) for pair in draft.called.items()),
        *(("always", _pair(*pair)) for pair in draft.always.items()),
        *((key, draft.settings.get(key, "")) for key in SETTINGS),
    ]
    return "".join(f"-- {key}: {value}\n" for key, value in lines if value)


def _titles(title: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """A format's names, each standing in where the other is blank."""
    names = {language: _line(title.get(language, "")) for language in LANGUAGES}
    yield "name", names["en"] or names["ar"]
    yield "name ar", names["ar"] or names["en"]


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()[:LONGEST_NAME].strip()


def _pair(column: str, name: str) -> str:
    return f"{column} = {queries.escaped(name)}"


def read(saved: Saved) -> Draft:
    """The mapping that a saved format was made of."""
    query = queries.parse(saved.description, saved.name)
    return Draft(
        like=query.need("like"),
        title=saved.title,
        called=recognition.pairs(query, "called"),
        always=recognition.pairs(query, "always"),
        optional=frozenset(query.listed("optional", "|")),
        beside=query.listed("beside", "|"),
        settings={key: query.get(key) for key in SETTINGS if query.get(key)},
    )


def spelled_out(saved: Saved) -> str:
    """A saved format as a file that stands alone in queries/exports, statement and all."""
    query = queries.parse(saved.description, saved.name)
    like = found(query.need("like"))
    every = (*like.listed("columns", "|"), *like.listed("optional", "|"))
    named = {*query.listed("columns", "|"), *query.listed("optional", "|")}
    named |= recognition.pairs(query, "always").keys()
    lines = [(key, value) for key, values in query.header.items() for value in values]
    at = next(number for number, (key, _) in enumerate(lines) if key == "like")
    lines[at] = ("fills", like.need("fills"))
    without = " | ".join(column for column in every if column not in named)
    kept = ("rows", "verbatim", "one row", "one row ar", "zone", "basis")
    lines += [("without", without), *((key, like.get(key)) for key in kept)]
    lines.append(("source", f"a mapping on {like.name}, saved in Sada"))
    header = "".join(f"-- {key}: {value}\n" for key, value in lines if value)
    return f"{header}{like.sql}\n"


# -------------------------------------------------------------------- the lake


def saved(warehouse: Warehouse) -> tuple[Saved, ...]:
    """The formats that were saved and not removed."""
    query = next(query for query in queries.load("lists") if query.name == "saved_formats")
    rows = warehouse.read(query.sql).to_pylist()
    return tuple(
        Saved(row["format"], {"en": row["name"], "ar": row["name_ar"]}, row["description"])
        for row in rows
    )


def known(formats: Iterable[Saved]) -> tuple[Export, ...]:
    """All formats in the order in which they are tried: ours, and those saved."""
    return recognition.known({one.name: one.description for one in formats})


def named(draft: Draft, warehouse: Warehouse) -> Saved:
    """A mapping as the format it would be saved as; one of the same name is written anew.

    Raises:
        BadMapping: It has no name, would fit any file, or names what no format can.
    """
    title = {language: _line(draft.title.get(language, "")) for language in LANGUAGES}
    if not any(title.values()):
        raise BadMapping("no_name")
    title = {language: title[language] or next(filter(None, title.values())) for language in title}
    same = next((one for one in saved(warehouse) if one.title == title), None)
    name = same.name if same else _short(title["en"], warehouse)
    return Saved(name, title, written(replace(draft, title=title), name))


def _short(title: str, warehouse: Warehouse) -> str:
    """A short name in Latin letters that no other format has."""
    letters = re.sub(r"[^a-z0-9]+", "_", title.casefold().encode("ascii", "ignore").decode())
    short = letters.strip("_")[:40] or f"format_{sha256(title.encode()).hexdigest()[:8]}"
    taken = {one.name for one in known(saved(warehouse))}
    free = (f"{short}_{number}" for number in range(2, len(taken) + 3))
    return short if short not in taken else next(name for name in free if name not in taken)


def save(warehouse: Warehouse, format: Saved, author: str) -> int:  # noqa: A002  it is one
    """Save a format; the lake's version afterwards."""
    return _commit(warehouse, format, author, f"Save the format {format.name}", in_use=True)


def rename(warehouse: Warehouse, format: Saved, title: Mapping[str, str], author: str) -> int:  # noqa: A002
    """Call a saved format something else; its short name and its files stay what they are.

    Raises:
        BadMapping: The new name is blank.
    """
    if not any(_line(text) for text in title.values()):
        raise BadMapping("no_name")
    names = dict(_titles(title))
    renamed = {"en": names["name"], "ar": names["name ar"]}
    text = written(replace(read(format), title=renamed), format.name)
    message = f"Rename the format {format.name}"
    return _commit(warehouse, Saved(format.name, renamed, text), author, message, in_use=True)


def remove(warehouse: Warehouse, format: Saved, author: str) -> int:  # noqa: A002
    """Recognise a saved format no more; what was taken in with it stays."""
    return _commit(warehouse, format, author, f"Remove the format {format.name}", in_use=False)


def _commit(
    warehouse: Warehouse,
    format: Saved,  # noqa: A002
    author: str,
    message: str,
    *,
    in_use: bool,
) -> int:
    row = {
        "format": format.name,
        "name": format.title["en"],
        "name_ar": format.title["ar"],
        "description": format.description,
        "in_use": in_use,
        "_row": 1,
    }
    _, version = warehouse.commit(
        [Part("format", pa.Table.from_pylist([row]))], author, message, {"format": format.name}
    )
    return version
