"""The rows behind a figure, searched and paged, and the files that they came from."""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

import pandas as pd
import streamlit as st

from dashboard import cached, passports
from dashboard.parts import history, tables
from dashboard.parts.shell import Reader, when
from dashboard.passports import Passport
from dashboard.warehouse import Found, Version
from dashboard.wording import named

PAGE = 50


def rows(now: Reader, one: Passport) -> None:
    """The rows behind a figure, table by table; none where the figure is hidden."""
    if one.hidden or not one.sources:
        return
    st.subheader(now.say("passport.rows"), anchor=False)
    st.caption(now.say("passport.rows_note"))
    picked, typed, turned = st.columns([1.2, 2, 0.6])
    table = picked.selectbox(
        now.say("passport.table"),
        one.sources,
        index=_first(one),
        format_func=lambda name: named("tables", name, now.language),
        key=f"passport_table_{one.code}",
    )
    search = typed.text_input(now.say("passport.search"), key="passport_search", max_chars=100)
    page = turned.number_input(now.say("passport.page"), 1, value=1, key=f"passport_{table}_page")
    if one.first_on[table] is None:
        st.caption(now.say("passport.reaches_back"))
    if one.is_of_any_unit(table) and one.figure.unit:
        st.caption(now.say("passport.any_unit"))
    skipped = (int(page) - 1) * PAGE
    found = passports.rows(cached.lake(), one, table, search=search, skipped=skipped, most=PAGE)
    _rows(now, found)
    if found.withheld:
        st.caption(now.say("passport.withheld"))
    if found.count:
        _download(now, one, table, search, found)
        _files(now, passports.files(cached.lake(), found))


def _first(one: Passport) -> int:
    """The place of the first table that has any rows."""
    lake = cached.lake()
    held = (passports.rows(lake, one, table, most=0).count for table in one.sources)
    return next((at for at, count in enumerate(held) if count), 0)


def _rows(now: Reader, found: Found) -> None:
    shown = found.rows.to_pandas().dropna(axis="columns", how="all")
    if shown.empty:
        st.info(now.say("passport.no_rows"))
        return
    counted = now.say("passport.counted", count=f"{found.count:,}", shown=f"{len(shown):,}")
    st.caption(counted)
    written = {
        named("column", str(column), now.language): [
            _cell(now, str(column), cell) for cell in shown[column]
        ]
        for column in shown.columns
    }
    tables.numbers(now, pd.DataFrame(written))


def _cell(now: Reader, column: str, cell: object) -> str:
    """A cell in the reader's words, where it is a code; else as it stands in the lake."""
    if cell is None or pd.isna(cell):  # type: ignore[call-overload]  # a cell is a scalar
        return ""
    if column == "unit":
        return now.unit_name(str(cell))
    if column == "channel":
        return now.channel_name(str(cell))
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)[:200]


def _download(now: Reader, one: Passport, table: str, search: str, found: Found) -> None:
    """A button that gives all rows that were found, not only this page."""
    if found.count > passports.MOST_IN_FILE:
        st.caption(now.say("passport.most", count=f"{passports.MOST_IN_FILE:,}"))
    names = {made.version: _file(made) for made in now.known.history}

    def written() -> bytes:
        every = passports.rows(
            cached.lake(), one, table, search=search, most=passports.MOST_IN_FILE
        )
        return passports.separated(every, names)

    st.download_button(
        now.say("passport.download_rows"),
        data=written,
        file_name=f"{one.code}-{table}.csv",
        mime="text/csv",
        on_click="ignore",
        key="passport-rows",
    )


def _file(made: Version) -> str:
    return str(made.details.get("file", "")) or made.message


def _files(now: Reader, made_by: Sequence[tuple[Version, int]]) -> None:
    """Who brought the rows, when, with which file, and the file itself."""
    st.subheader(now.say("passport.files"), anchor=False)
    st.caption(now.say("passport.files_note"))
    rows = {
        now.say("history.what"): [history.what(now, made) for made, _ in made_by],
        now.say("passport.rows_of_file"): [f"{count:,}" for _, count in made_by],
        now.say("data.author"): [made.author for made, _ in made_by],
        now.say("data.at"): [when(now, made.at) for made, _ in made_by],
        now.say("data.version"): [str(made.version) for made, _ in made_by],
        now.say("history.hash"): [
            made.details.get("sha256", "")[:12] or "–" for made, _ in made_by
        ],
    }
    tables.numbers(now, pd.DataFrame(rows))
    links = [
        f'<a class="sada-download" href="originals/{made.details["sha256"]}/'
        f'{escape(quote(_file(made), safe=""))}" download><bdi>{escape(_file(made))}</bdi></a>'
        for made, _ in made_by
        if made.details.get("sha256")
    ]
    if links:
        st.html(
            f'<div class="sada-line">{escape(now.say("history.download"))}: '
            f"{' · '.join(links)}</div>"
        )
