"""The first rows of a file as a mapping would take them in, and the cells it would reject."""

import csv
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard import figures, intake
from dashboard.errors import BadMapping, Reason, Rejection
from dashboard.parts import tables
from dashboard.parts.mapping import Chosen
from dashboard.parts.shell import Reader, plain
from dashboard.recognition import formats, guesses
from dashboard.recognition.formats import Draft, Saved

SHOWN_ROWS = 8

NAME = "mapping_on_trial"
"""The short name of a mapping that is not saved yet."""

OFFICE = ZoneInfo("Asia/Bahrain")


def shown(now: Reader, chosen: Chosen, draft: Draft) -> bool:
    """Show what a mapping makes of the first rows; whether it makes anything of them."""
    try:
        description = formats.written(replace(draft, title={"en": NAME}), NAME)
    except BadMapping as error:
        problem, remedy = error.said(now.language)
        st.error(f"{plain(problem)} {plain(remedy)}")
        return False
    upload = _tried(chosen, description)
    said = upload.parsed[0]
    if said["problem"]:
        _refused(now, said)
    rejections = said.get("rejections", [])
    rows = upload.rows[0]
    if rows is not None:
        _rows(now, draft, rows)
        st.caption(now.say("mapping.trial", rows=rows.num_rows, read=said["rows_read"]))
    if rejections:
        _rejections(now, rejections)
    return rows is not None and rows.num_rows > 0


def _tried(chosen: Chosen, description: str) -> intake.Upload:
    """The first rows, read with a mapping; remembered, so that a rerun costs nothing."""
    kept: dict[str, intake.Upload] = st.session_state.setdefault("trials", {})
    key = f"{chosen.key}\n{description}"
    if key not in kept:
        if len(kept) > 50:
            kept.clear()
        saved = Saved(NAME, {}, description)
        with tempfile.TemporaryDirectory(prefix="sada-trial-") as folder:
            path = Path(folder) / chosen.path.with_suffix(".csv").name
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, quoting=csv.QUOTE_ALL)
                above: list[list[str]] = [[]] * (chosen.glimpse.lines[chosen.header] - 1)
                writer.writerows([*above, chosen.glimpse.rows[chosen.header], *chosen.rows])
            kept[key] = intake.parse(path, saved=[saved], only=NAME)
    return kept[key]


def _refused(now: Reader, said: dict[str, Any]) -> None:
    problem = said["problem"] if now.language == "en" else said["problem_ar"]
    st.warning(plain(problem))


def _rows(now: Reader, draft: Draft, rows: pa.Table) -> None:
    """The rows as they would be taken in, under the names of the plain format."""
    titles = {
        given: column.title[now.language]
        for column in guesses.columns(draft.like)
        for given in column.gives[:1]
        if {column.name} & {*draft.called, *draft.always}
    }
    found = [name for name in titles if name in rows.column_names]
    first = rows.slice(0, SHOWN_ROWS).to_pylist()
    frame = pd.DataFrame(
        [[_written(now, row[name]) for name in found] for row in first],
        columns=[titles[name] for name in found],
    )
    tables.numbers(now, frame)


def _written(now: Reader, value: object) -> str:
    """A value of the lake as a reader sees it: times as clocks in Bahrain show them."""
    if value is None:
        return "–"
    if isinstance(value, datetime):
        local = value.replace(tzinfo=UTC).astimezone(OFFICE)
        return f"{figures.day(local.date(), now.language)} {local:%H:%M}"
    if isinstance(value, date):
        return figures.day(value, now.language)
    if isinstance(value, bool):
        return now.say("mapping.yes" if value else "mapping.no")
    return f"{value:,}" if isinstance(value, int | float) else str(value)[:60]


def _rejections(now: Reader, rejections: Sequence[dict[str, Any]]) -> None:
    """The cells that would be rejected, each with its reason."""
    st.caption(now.say("mapping.rejected", count=len(rejections)))
    found = [Rejection(**one | {"reason": Reason(**one["reason"])}) for one in rejections[:20]]
    rows = [
        {
            now.say("mapping.row"): str(one.row),
            now.say("mapping.column"): one.column,
            now.say("mapping.value"): one.value[:60],
            now.say("mapping.problem"): one.said(now.language)[0],
        }
        for one in found
    ]
    tables.numbers(now, pd.DataFrame(rows))
