"""Every page or handle with the unit that owns it, and a way to say so."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import cached, figures, naming
from dashboard.intake import Account
from dashboard.parts import tables
from dashboard.parts.shell import Reader
from dashboard.remembering import remembered

NOBODY = "Unassigned"


def accounts(now: Reader) -> None:
    """The accounts, those that nobody owns first, and the form that assigns them."""
    known = cached.names("accounts", now.known.version)
    told = _told(cached.lake().identity, now.known.version, now.language, now)
    st.subheader(now.say("accounts.title"), anchor=False)
    unowned = int((known["unit"] == NOBODY).sum())
    st.caption(now.say("accounts.about", count=len(known), unowned=unowned))
    _form(now, told.described)
    st.html(told.table)


@dataclass(frozen=True)
class Told:
    """What is said of all accounts.

    Attributes:
        described: Each account with its owner, in words.
        table: The accounts with what they have, in HTML.
    """

    described: dict[Account, str]
    table: str


@remembered(8, told_by=3)
def _told(
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,
    language: str,  # noqa: ARG001  tells readers apart
    now: Reader,
) -> Told:
    """What is said of all accounts: there may be hundreds, each with half a dozen cells."""
    known = cached.names("accounts", version)
    listed = [Account(*row) for row in known[["channel", "account", "name", "unit"]].to_numpy()]
    rows = {
        now.say("data.account_column"): [
            shown(now, one.channel, one.account, one.name) for one in listed
        ],
        now.say("accounts.owner"): [now.unit_name(unit) for unit in known["unit"]],
        now.say("table.posts"): [f"{posts:,}" for posts in known["posts"]],
        now.say("accounts.days"): [f"{days:,}" for days in known["days"]],
        now.say("accounts.followers"): [
            "–" if pd.isna(count) else f"{count:,.0f}" for count in known["followers"]
        ],
        now.say("finding.when"): [
            stretch(now, *row) for row in known[["since", "until"]].to_numpy()
        ],
    }
    return Told(
        described={one: _described(now, one) for one in listed},
        table=tables.written(now, pd.DataFrame(rows)),
    )


def _form(now: Reader, described: Mapping[Account, str]) -> None:
    by_key = {(one.channel, one.account): one for one in described}
    with st.form("assign"):
        chosen = st.multiselect(
            now.say("accounts.choose"),
            list(by_key),
            format_func=lambda key: described[by_key[key]],
            placeholder=now.say("accounts.choose_some"),
            key="accounts",
        )
        units = [unit.unit for unit in now.known.units if unit.is_listed]
        unit = st.selectbox(
            now.say("accounts.unit"),
            [*units, NOBODY],
            index=None,
            format_func=lambda code: now.unit_name(code),
            placeholder=now.say("accounts.choose_unit"),
            key="owner",
        )
        pressed = st.form_submit_button(now.say("accounts.assign"), type="primary")
    if pressed and chosen and unit:
        owners = [
            Account(one.channel, one.account, one.name, unit)
            for one in (by_key[key] for key in chosen)
        ]
        naming.assign(cached.lake(), owners, cached.author())
        st.toast(now.say("accounts.assigned", count=len(owners), unit=now.unit_name(unit)))
        st.rerun()


def _described(now: Reader, one: Account) -> str:
    return f"{shown(now, one.channel, one.account, one.name)} → {now.unit_name(one.unit)}"


def shown(now: Reader, channel: str, account: str, name: str) -> str:
    """An account by its channel, its name and, where that is another, its id."""
    called = name if name in (account, NOBODY) or account.isdigit() else f"{name} ({account})"
    return f"{now.channel_name(channel)} · {account if name == NOBODY else called}"


def stretch(now: Reader, since: object, until: object) -> str:
    """From when until when there are figures; a dash where there are none."""
    if pd.isna(since) or pd.isna(until):  # type: ignore[call-overload]  # a cell of a frame
        return "–"
    return figures.stretch(pd.Timestamp(since).date(), pd.Timestamp(until).date(), now.language)  # type: ignore[arg-type]  # the same
