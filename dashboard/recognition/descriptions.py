"""Which export a table is, by its columns: never by a file's name.

An export format is one file in queries/exports. Its header says what to look for:

    -- export: meta_instagram_posts
    -- fills: post
    -- columns: Post ID | Account username | Publish time       all of these must be there
    -- optional: Views | Saves                                  these are null where they are not
    -- also: Post ID = Publicerings-id | Identificação da publicação
    -- maybe: Saves = Kept | Stored       what a mapping may take for it; no name to recognise it by
    -- one of: Views | Saves                                    of these optional ones, at least one
    -- titles: Facebook reach | Instagram reach                 the line above the header is one
    -- title like: ^# .+: [0-9]{8}$                             or is like this regular expression
    -- above like: Total rows: [0-9]+                        all lines above it hold this
    -- sheet like: ^New followers                               and so is the sheet's name
    -- first column: Member                                     it is the first, whatever its name
    -- first column like: ^$                                    and is named like this: not at all
    -- any column: Primary                                      one more column, whatever its name
    -- other columns: none                                      no column but these
    -- others like: [?]$          at least a third of the other columns' names are like it
    -- not with: Post | Link                                    none of these, whatever they are
    -- ends at: blank            the table ends at a blank line (or at a `title`, a one-cell line)
    -- rows: ragged              short rows are whole rows; `footer`: one-cell last rows are notes;
                                 `wide`: columns of any other name are taken under that name
    -- not rows: Grand total$    a row that is like this is no row
    -- totals like: ^Total,      a row that is like this is the total of the others
    -- adds up: Views | Likes    the columns in which it must be what they add up to
    -- totals by: Date           each total is that of the rows with its date
    -- verbatim: Member          NA, None and the like are names there, and no missing figures;
                                 `*` stands for the columns that only `wide` takes
    -- duplicates: first         of two columns with one name, the first counts; or the `last`;
                                 or those that only `wide` takes are `numbered`; `never`: not even
                                 where they say the same; where a format has
                                 a column X and a column X (2), the second X is that
    -- caveat: Replies count …   what the page says of every such file, with `caveat ar`
    -- zone: pacific             in which zone its times and days stand; the wording says it in full
    -- basis: lifetime           what its figures are counted over: that, `period`, `moment`

A file of somebody's own is mapped on a format; its description needs no SQL, and has besides:

    -- like: plain_messages      the format whose statement, table and columns it takes over
    -- called: Message = Ticket  what a column is called in the file, and nothing else is it; one
                                 name may stand for two columns
    -- beside: Agent | Branch    columns that must be there too, of which nothing is taken
    -- always: Channel = email   a column that the file lacks, and what stands in all its rows
    -- without: Topic | Rating   columns that are null, even where the file has one of that name;
                                 with `like`, those that are not named at all
    -- date order: day           or `month`: which stands first in 3/4/2024
    -- decimal: comma            or `point`: which sign stands before the fraction
    -- times in: Asia/Riyadh     the zone of its times, in place of the one of the statement

The most demanding format wins. Names match without regard to case, spaces and invisible marks.

A format whose SQL turns columns into rows also gives `_column` and `_cell`, so that a cell which
cannot be read is named as it stands in the file.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from zoneinfo import available_timezones

from dashboard import queries
from dashboard.errors import QueryError
from dashboard.queries import Query

INVISIBLE = dict.fromkeys(
    [0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F)]
)
"""Soft hyphens, zero-width and direction marks, which platforms put into names."""

DATE_ORDERS = ("day", "month")
DECIMALS = ("point", "comma")
"""What a mapping may say of the way in which dates and numbers are written."""


@dataclass(frozen=True)
class Mapped:
    """What the description of somebody's own file adds to the format that it is mapped on.

    Attributes:
        beside: Normalised names that must be there too.
        always: What stands in every row of a column that the file lacks.
        absent: The columns that are null, whatever the file has.
        copies: Each column that shares its name in the file with another one, and that one.
        settings: How dates, numbers and times are read: date_order, decimal, clock.
    """

    beside: frozenset[str] = frozenset()
    always: Mapping[str, str] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    copies: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Export:
    """One export format.

    Attributes:
        name: The file's name in queries/exports.
        title: What the report is called, by language.
        fills: The table its rows belong to.
        columns: The columns that must be there.
        optional: The columns that may be missing.
        known_as: Each normalised name with the column it stands for.
        one_of: The optional columns of which at least one must be there.
        titles: What the line above the header must say, where that tells reports apart.
        title_like: What the line above the header must look like.
        above_like: What all lines above the header must look like together.
        sheet_like: What the sheet's name must look like.
        first_column: What to call the first column, whatever its name.
        first_column_like: What the name of the first column must look like.
        any_column: What to call the one column whose name may be anything.
        is_closed: Whether a file with any other column is another report.
        others_like: What a third of the columns must look like that the format does not name.
        barred: Normalised names of columns that only another report has.
        ends_at: Where the table ends before the file does: blank, title or nothing.
        rows: What odd rows mean: ragged, footer.
        not_rows: What a row looks like that is none, such as a total.
        totals_like: What a row looks like that states a total of others.
        adds_up: The columns in which it must be what the others add up to.
        totals_by: The columns in which the rows that it stands for are like it.
        verbatim: The columns in which NA and the like are names.
        of_two: Which of two columns with one name counts: first, last, numbered or neither.
        sql: The statement that maps it, over a view named export in which all is text.
        one_row: What a row of it is, by language, for the sentence that says there is none.
        caveat: What its reader should know of every such file, by language.
        zone: The zone of its times and days, by its key in the wording.
        basis: Whether its figures are counted over a period or over a post's life, or say how
            things stand; by its key in the wording.
        mapped: What is said only of a file of somebody's own.
    """

    name: str
    title: Mapping[str, str]
    fills: str
    columns: tuple[str, ...]
    optional: tuple[str, ...]
    known_as: Mapping[str, str]
    one_of: frozenset[str]
    titles: frozenset[str]
    title_like: str
    above_like: str
    sheet_like: str
    first_column: str
    first_column_like: str
    any_column: str
    is_closed: bool
    others_like: str
    barred: frozenset[str]
    ends_at: str
    rows: tuple[str, ...]
    not_rows: str
    totals_like: str
    adds_up: tuple[str, ...]
    totals_by: tuple[str, ...]
    verbatim: tuple[str, ...]
    of_two: str
    sql: str
    one_row: Mapping[str, str]
    caveat: Mapping[str, str]
    zone: str
    basis: str
    mapped: Mapped = Mapped()

    @property
    def demands(self) -> int:
        """How much a table must have to fit: of two formats that fit, the one that asks more."""
        around = sum(
            map(
                bool,
                (
                    self.titles,
                    self.title_like,
                    self.above_like,
                    self.sheet_like,
                    self.others_like,
                ),
            )
        )
        named = len(set(self.columns) - {self.first_column})
        named += len(self.mapped.beside)
        return 16 * named + 4 * around + bool(self.one_of) + self.is_closed


def normal(name: str) -> str:
    """A column's name without what differs between downloads of one report."""
    text = unicodedata.normalize("NFKC", name).translate(INVISIBLE)
    text = text.replace("’", "'").replace("`", "'")
    return re.sub(r"\s+", " ", text).strip().rstrip(":").strip().casefold()


@cache
def exports() -> tuple[Export, ...]:
    """Every export format of queries/exports, the most demanding first."""
    return ranked(map(described, queries.load("exports")))


def ranked(formats: Iterable[Export]) -> tuple[Export, ...]:
    """Formats in the order in which they are tried: the most demanding first."""
    return tuple(sorted(formats, key=lambda export: -export.demands))


def known(descriptions: Mapping[str, str]) -> tuple[Export, ...]:
    """Our formats and those that analysts saved, by name, in the order in which they are tried.

    A saved description never brings SQL: it is mapped on a format of ours. One that no longer fits
    that format is left out.
    """
    saved = []
    for name, text in descriptions.items():
        with suppress(QueryError):
            query = queries.parse(text, name)
            if query.get("like") and not query.sql:
                saved.append(described(query))
    return ranked((*exports(), *saved))


def described(query: Query) -> Export:
    """The format that a file describes, one of queries/exports or one that an analyst saved.

    Raises:
        QueryError: Its header lacks what a format needs.
    """
    like = _like(query)
    columns = query.listed("columns", "|")
    optional = query.listed("optional", "|")
    called = pairs(query, "called")
    known_as = {normal(name): name for name in (*columns, *optional) if name not in called}
    for column, name in reversed(called.items()):
        known_as[normal(name)] = column
    for line in query.header.get("also", ()):
        column, _, others = line.partition(" = ")
        known_as |= {normal(other): column.strip() for other in queries.names(others)}
    titles = (title for line in query.header.get("titles", ()) for title in line.split("|"))
    return Export(
        name=query.name,
        title={"en": query.need("name"), "ar": query.need("name ar")},
        fills=like.fills if like else query.need("fills"),
        columns=columns,
        optional=optional,
        known_as=known_as,
        one_of=frozenset(query.listed("one of", "|")),
        titles=frozenset(map(normal, titles)),
        title_like=query.get("title like"),
        above_like=query.get("above like"),
        sheet_like=query.get("sheet like"),
        first_column=query.get("first column"),
        first_column_like=query.get("first column like"),
        any_column=query.get("any column"),
        is_closed=query.get("other columns") == "none",
        others_like=query.get("others like"),
        barred=frozenset(map(normal, query.listed("not with", "|"))),
        ends_at=query.get("ends at"),
        rows=like.rows if like else query.listed("rows"),
        not_rows=like.not_rows if like else query.get("not rows"),
        totals_like="" if like else query.get("totals like"),
        adds_up=query.listed("adds up", "|"),
        totals_by=query.listed("totals by", "|"),
        verbatim=like.verbatim if like else query.listed("verbatim", "|"),
        of_two=query.get("duplicates", "neither"),
        sql=like.sql if like else query.sql,
        one_row=like.one_row if like else _by_language(query, "one row"),
        caveat=like.caveat if like else _by_language(query, "caveat"),
        zone=query.get("times in") or (like.zone if like else query.get("zone", "stated")),
        basis=like.basis if like else query.need("basis"),
        mapped=_mapped(query, like, known_as),
    )


def _like(query: Query) -> Export | None:
    """The format that a description is mapped on, where it names one.

    Raises:
        QueryError: It names none of those with a statement of their own, or columns it has not.
    """
    name = query.get("like")
    if not name:
        return None
    found = next((one for one in queries.load("exports") if one.name == name), None)
    if found is None or found.get("like"):
        raise QueryError("like_nothing", query=f"{query.kind} {query.name}", name=name)
    like = described(found)
    named = (*query.listed("columns", "|"), *query.listed("optional", "|"))
    paired = (*pairs(query, "called"), *pairs(query, "always"))
    for column in (*named, *paired):
        if column not in (*like.columns, *like.optional):
            raise QueryError(
                "like_lacks", query=f"{query.kind} {query.name}", name=name, column=column
            )
    return like


def _mapped(query: Query, like: Export | None, known_as: Mapping[str, str]) -> Mapped:
    """What a description says beyond the format that it is mapped on."""
    always = pairs(query, "always")
    named = {*query.listed("columns", "|"), *query.listed("optional", "|"), *always}
    every = (*like.columns, *like.optional) if like else query.listed("without", "|")
    first = {column: known_as[normal(name)] for column, name in pairs(query, "called").items()}
    settings = {
        "date_order": _one_of(query, "date order", DATE_ORDERS),
        "decimal": _one_of(query, "decimal", DECIMALS),
        "clock": _one_of(query, "times in", zones()),
    }
    return Mapped(
        beside=frozenset(map(normal, query.listed("beside", "|"))),
        always=always,
        absent=tuple(column for column in every if column not in named),
        copies={column: other for column, other in first.items() if column != other},
        settings={key: value for key, value in settings.items() if value},
    )


def _one_of(query: Query, key: str, known: Collection[str]) -> str:
    """What a key says that may say one of a few things, or nothing.

    Raises:
        QueryError: It says something else.
    """
    value = query.get(key)
    if value and value not in known:
        raise QueryError("said_wrong", query=f"{query.kind} {query.name}", entry=key, value=value)
    return value


@cache
def zones() -> frozenset[str]:
    """The names of all zones of the world, such as Asia/Bahrain."""
    return frozenset(name for name in available_timezones() if "/" in name or name == "UTC")


def pairs(query: Query, key: str) -> dict[str, str]:
    """The lines of a key that pair a column of the format with one name or value."""
    lines = (line.partition(" = ") for line in query.header.get(key, ()))
    return {column.strip(): "".join(queries.names(text)) for column, _, text in lines}


def _by_language(query: Query, key: str) -> dict[str, str]:
    """What a header may say in each language; nothing where it does not."""
    return {"en": query.get(key), "ar": query.need(f"{key} ar")} if query.get(key) else {}
