"""What the lake holds, from which files, and what was refused."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import cached, figures, intake
from dashboard.parts import tables
from dashboard.parts.shell import Reader
from dashboard.wording import named, spoken


def held(now: Reader) -> None:
    """Rows per table, with the days they cover."""
    st.subheader(now.say("data.held"), anchor=False)
    st.caption(now.say("data.held_note"))
    found = cached.listed("held", now.known.version)
    found = found[found["held"] > 0]
    rows = pd.DataFrame(
        {
            now.say("data.table"): [
                named("tables", table, now.language) for table in found["fact"]
            ],
            now.say("data.rows"): [f"{held:,}" for held in found["held"]],
            now.say("data.since"): [_day(now, day) for day in found["since"]],
            now.say("data.until"): [_day(now, day) for day in found["until"]],
        }
    )
    tables.numbers(now, rows)


def _day(now: Reader, day: date | None) -> str:
    return "–" if day is None or pd.isna(day) else figures.day(day, now.language)


def history(now: Reader) -> None:
    """Where every file that was taken in stands, with its effect."""
    st.page_link(
        "dashboard/pages/history.py",
        label=now.say("data.files", count=len(now.known.history)),
        query_params=now.address(),
    )


def _table(now: Reader, rows: Sequence[dict[str, Any]]) -> None:
    frame = pd.DataFrame(rows)
    tables.numbers(now, frame.rename(columns={key: now.say(key) for key in frame.columns}))


def refused(now: Reader) -> None:
    """The files that were refused whole, each with the reason and the remedy."""
    st.subheader(now.say("data.refused"), anchor=False)
    found = intake.refusals(cached.lake())[:200]
    if not found:
        st.caption(now.say("data.none_refused"))
        return
    written = [one | {"at": one["at"][:16].replace("T", " ")} for one in found]
    keys = {
        "at": "data.at",
        "file": "data.file",
        "problem": "data.problem",
        "remedy": "data.remedy",
    }
    _table(now, [{title: _said(now, one, name) for name, title in keys.items()} for one in written])


def _said(now: Reader, record: Mapping[Any, Any], name: str) -> object:
    """What a record says, in the reader's language where it says it in several."""
    return record.get(spoken(name, now.language)) or record[name]


def strangers(now: Reader) -> None:
    """Accounts that no unit owns, and unit names that the tree does not know."""
    accounts = cached.listed("unowned_accounts", now.known.version)
    if len(accounts):
        st.subheader(now.say("data.unassigned"), anchor=False)
        st.caption(now.say("data.unassigned_note"))
        channels = [now.channel_name(channel) for channel in accounts["channel"]]
        titles = {
            "channel": now.say("table.channel"),
            "account": now.say("data.account_column"),
            "name": now.say("data.name"),
        }
        tables.numbers(now, accounts.assign(channel=channels).rename(columns=titles))
    unlisted = [
        unit.unit for unit in now.known.units if not unit.is_listed and unit.unit != "Unassigned"
    ]
    if unlisted and any(unit.is_listed for unit in now.known.units):
        st.subheader(now.say("data.unlisted"), anchor=False)
        tables.numbers(now, pd.DataFrame({now.say("table.unit"): unlisted}))
