"""Tables of words and figures that are already written out, in the direction of the page."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard.parts.shell import Reader

MOST_ROWS = 1_000

SHORT = 24
"""Signs that stand on one line, however narrow the screen."""

FIGURE = re.compile(r"[^\w]*[\d.,]+[%kKM]?|–|")
"""What a column of figures holds, besides words for units."""


def numbers(
    now: Reader,
    rows: pd.DataFrame,
    *,
    links: Sequence[dict[str, str]] | None = None,
    pictures: str = "",
    page: str = "",
    passports: Mapping[str, Sequence[dict[str, str]]] | None = None,
) -> None:
    """Draw a table as `written` writes it."""
    st.html(written(now, rows, links=links, pictures=pictures, page=page, passports=passports))


def written(
    now: Reader,
    rows: pd.DataFrame,
    *,
    links: Sequence[dict[str, str]] | None = None,
    pictures: str = "",
    page: str = "",
    passports: Mapping[str, Sequence[dict[str, str]]] | None = None,
) -> str:
    """A table as HTML; every cell is shown as text, whatever stands in it.

    Args:
        now: The reader.
        rows: Columns by their titles, cells as text; the first column names the row. Whole
            numbers get separators between thousands.
        links: For each row the address parameters it leads to.
        pictures: The title of a column that holds pictures as addresses.
        page: The page that the links lead to; this one by default.
        passports: For columns of figures by title, the address of each figure's passport.
    """
    shown = rows.head(MOST_ROWS)
    figures = {
        title
        for title in shown.columns[1:]
        if all(FIGURE.fullmatch(str(cell)) for cell in shown[title])
    }
    head = "".join(
        f'<th scope="col"{_styled(title in figures)}>{escape(str(title))}</th>' for title in shown
    )
    body = []
    for at, cells in enumerate(shown.itertuples(index=False)):
        row = []
        for title, cell in zip(shown.columns, cells, strict=True):
            shows = f"{cell:,}" if isinstance(cell, int) else str(cell)
            text = f"<bdi>{escape(shows)}</bdi>"
            if title == pictures:
                text = f'<img alt="" src="{escape(str(cell))}">'
            elif links and title == shown.columns[0]:
                text = f'<a href="{page}?{escape(urlencode(links[at]))}">{text}</a>'
            elif passports and title in passports and cell != "–":
                leads = escape(urlencode(passports[title][at]))
                text = f'<a class="sada-figure" href="passport?{leads}">{text}</a>'
            is_short = len(str(cell)) <= SHORT
            row.append(f"<td{_styled(title in figures, is_short=is_short)}>{text}</td>")
        body.append(f"<tr>{''.join(row)}</tr>")
    label = escape(now.say("table.alt"))
    return (
        f'<div class="sada-table" role="region" tabindex="0" aria-label="{label}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _styled(is_figure: bool, *, is_short: bool = False) -> str:  # noqa: FBT001  see the name
    """How a cell stands: a figure at its end, a short one on one line."""
    classes = [name for name, so in (("figure", is_figure), ("short", is_short)) if so]
    return f' class="{" ".join(classes)}"' if classes else ""
