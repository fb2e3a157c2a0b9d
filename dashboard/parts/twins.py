"""Names that may be one: proposed with the reason, answered by an analyst."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import cached, naming
from dashboard.naming import Alias
from dashboard.parts import tables
from dashboard.parts.ownership import stretch
from dashboard.parts.shell import Reader, plain
from dashboard.remembering import remembered
from dashboard.wording import written

MOST = 20
"""Proposals on the page at once; answered ones make room for the next."""


def proposals(now: Reader) -> None:
    """Each pair with its reason and both sides' figures, to accept or decline."""
    found = cached.twins(now.known.version)
    if not found:
        return
    st.subheader(now.say("twins.title"), anchor=False)
    st.caption(now.say("twins.about", count=len(found)))
    version = now.known.version
    tables_of = _tables(cached.lake().identity, version, now.language, now)
    for (alias, reason), table in zip(found, tables_of, strict=False):
        _proposal(now, table, alias, reason)


@remembered(8, told_by=3)
def _tables(
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,
    language: str,  # noqa: ARG001  tells readers apart
    now: Reader,
) -> list[str]:
    """What stands under either name of each pair on the page, in HTML."""
    figures = cached.names("names", version)
    at = figures.groupby(["kind", "channel", "name"]).indices
    found = []
    for alias, _ in cached.twins(version)[:MOST]:
        sides = [
            figures.iloc[at.get((alias.kind, alias.channel, name), [])]
            for name in (alias.alias, alias.means)
        ]
        found.append(_sides(now, sides, alias))
    return found


def _proposal(now: Reader, table: str, alias: Alias, reason: str) -> None:
    with st.container(border=True):
        said = now.say(
            f"twins.{alias.kind}",
            alias=written(alias.alias, now.language),
            means=written(_meant(now, alias), now.language),
            channel=now.channel_name(alias.channel),
        )
        st.markdown(f"**{plain(said)}** {plain(now.say(f'twins.{reason}'))}")
        st.html(table)
        with st.container(horizontal=True):
            st.button(
                now.say("twins.accept"),
                key=f"accept-{alias}",
                on_click=_answer,
                args=(alias,),
                kwargs={"accepted": True},
                type="primary",
            )
            st.button(
                now.say("twins.decline"),
                key=f"decline-{alias}",
                on_click=_answer,
                args=(alias,),
                kwargs={"accepted": False},
            )


def _meant(now: Reader, alias: Alias) -> str:
    if alias.kind == "unit":
        return now.unit_name(alias.means)
    return now.channel_name(alias.means) if alias.kind == "channel" else alias.means


def _sides(now: Reader, sides: list[pd.DataFrame], alias: Alias) -> str:
    """What stands under either name, in HTML."""
    rows = []
    for side, title in zip(sides, (alias.alias, _meant(now, alias)), strict=True):
        since, until = side["since"].min(), side["until"].max()
        rows.append(
            {
                now.say("data.name"): title,
                now.say("table.posts"): f"{side['posts'].sum():,}",
                now.say("accounts.days"): f"{side['days'].sum():,}",
                now.say("twins.messages"): f"{side['messages'].sum():,}",
                now.say("finding.when"): stretch(now, since, until),
            }
        )
    return tables.written(now, pd.DataFrame(rows))


def _answer(alias: Alias, *, accepted: bool) -> None:
    naming.answer(cached.lake(), [replace(alias, accepted=accepted)], cached.author())


def strangers(now: Reader) -> None:
    """Unit names that the tree does not know, to say which unit each means."""
    unlisted = [
        unit.unit for unit in now.known.units if not unit.is_listed and unit.unit != "Unassigned"
    ]
    units = [unit.unit for unit in now.known.units if unit.is_listed]
    if not unlisted or not units:
        return
    st.subheader(now.say("data.unlisted"), anchor=False)
    with st.form("strangers"):
        alias = st.selectbox(now.say("twins.stranger"), unlisted, key="stranger")
        means = st.selectbox(
            now.say("twins.meant"),
            units,
            index=None,
            format_func=lambda code: now.unit_name(code),
            placeholder=now.say("accounts.choose_unit"),
            key="meant",
        )
        pressed = st.form_submit_button(now.say("twins.accept"), type="primary")
    if pressed and alias and means:
        _answer(Alias("unit", "Unassigned", alias, means, accepted=True), accepted=True)
        st.rerun()


def answered(now: Reader) -> None:
    """What was accepted, with a way to take it back."""
    found = cached.names("aliases", now.known.version)
    accepted = [alias for alias in naming.pairs(found) if alias.accepted]
    if not accepted:
        return
    st.subheader(now.say("twins.answered"), anchor=False)
    for alias in accepted[:MOST]:
        with st.container(horizontal=True, vertical_alignment="center"):
            said = now.say(
                f"twins.{alias.kind}_is",
                alias=written(alias.alias, now.language),
                means=written(_meant(now, alias), now.language),
                channel=now.channel_name(alias.channel),
            )
            st.markdown(plain(said))
            st.button(
                now.say("twins.take_back"),
                key=f"back-{alias}",
                on_click=_answer,
                args=(alias,),
                kwargs={"accepted": False},
            )
