"""Every version of the data: what it did, how it compares with today, and undoing it."""

from collections.abc import Callable
from html import escape
from urllib.parse import quote

import pandas as pd
import streamlit as st

from dashboard import cached, figures, kpis
from dashboard.errors import DashboardError, NoVersion
from dashboard.intake import replay
from dashboard.parts import tables, waiting
from dashboard.parts.shell import Reader, plain, when
from dashboard.warehouse import Version
from dashboard.wording import named, spoken

MOST_FIGURES = 200
"""How many figures that differ are shown; the terminal lists all."""


def versions(now: Reader) -> None:
    """Every version, newest first, with what it did, who did it and when."""
    st.caption(now.say("history.intro"))
    _told()
    rows = []
    for made in cached.known().history:
        effects = made.effects
        rows.append(
            {
                "data.version": made.version,
                "data.at": f"{made.at:%Y-%m-%d %H:%M}",
                "data.author": made.author,
                "history.what": what(now, made),
                "data.table": _listed(now, [effect.table for effect in effects]),
                "data.new": sum(effect.new for effect in effects),
                "data.changed": sum(effect.changed for effect in effects),
                "history.removed": sum(effect.removed for effect in effects),
                "history.hash": made.details.get("sha256", "")[:12] or "–",
            }
        )
    frame = pd.DataFrame(rows)
    tables.numbers(now, frame.rename(columns={key: now.say(key) for key in frame.columns}))


def _listed(now: Reader, names: list[str]) -> str:
    written = [named("tables", name, now.language) for name in names]
    return now.say("list.between").join(written) or "–"


def what(now: Reader, made: Version) -> str:
    """What a version did, in a few words."""
    if "undo" in made.details:
        return now.say("history.undid", number=made.details["undo"])
    if "file" in made.details:
        return now.say("history.taken_in", file=made.details["file"])
    if made.details.get("kind") == "event":
        return now.say("history.event", event=made.details[spoken("event", now.language)])
    if made.details.get("kind") in ("target", "target_withdrawn"):
        title = kpis.find(made.details["kpi"]).title[now.language]
        return now.say(f"history.{made.details['kind']}", kpi=title)
    if made.details.get("kind") in ("assign", "alias", "dismiss"):
        counted = made.details.get("owners") or made.details.get("rows") or made.details["ids"]
        return now.say(f"history.{made.details['kind']}", count=f"{len(counted):,}")
    if made.details.get("kind") in ("alerts", "delivery"):
        return now.say(f"history.{made.details['kind']}", count=f"{made.details['count']:,}")
    if made.details.get("kind") in ("snooze", "wake"):
        kpi = kpis.find(made.details["kpi"]).title[now.language]
        return now.say(f"history.{made.details['kind']}", kpi=kpi)
    if "format" in made.details:
        return now.say("history.format", name=made.details["format"])
    return made.message


def choose(now: Reader) -> Version:
    """Let the reader choose the version to open; the last one by default."""
    history = {made.version: made for made in cached.known().history}
    chosen = st.selectbox(
        now.say("history.choose"),
        list(history),
        format_func=lambda number: f"{number} · {what(now, history[number])}",
        key="version",
    )
    return history[chosen]


def opened(now: Reader, made: Version) -> None:
    """One version: who, when, which file, its rows per table and the figures that it moved."""
    title = now.say("history.opened", version=made.version, what=what(now, made))
    st.subheader(plain(title), anchor=False)
    author = f"\u2068{made.author}\u2069"
    by = now.say("history.by", author=author, when=when(now, made.at))
    digest = made.details.get("sha256", "")
    st.html(
        f'<div class="sada-line">{escape(by)} <bdi class="sada-hash">{escape(digest)}</bdi></div>'
    )
    effects = made.effects
    if effects:
        columns = {
            "data.table": [named("tables", effect.table, now.language) for effect in effects],
            "data.new": [effect.new for effect in effects],
            "data.changed": [effect.changed for effect in effects],
            "history.removed": [effect.removed for effect in effects],
        }
        tables.numbers(now, pd.DataFrame({now.say(key): cells for key, cells in columns.items()}))
    _moved(now, made)


def _moved(now: Reader, made: Version) -> None:
    """The figures over all days, units and channels that a version moved."""
    st.caption(now.say("history.effect"))
    try:
        whole = cached.moved_so_far(made.version)
    except NoVersion as error:
        st.caption(plain(" ".join(error.said(now.language))))
        return
    if whole is None:
        st.caption(now.say("history.comparing"))
        waiting.until(lambda: cached.moved_so_far(made.version, patience=0) is not None)
        return
    if whole.empty:
        st.caption(now.say("history.no_effect"))
        return
    shown = _figures(now, whole, now.say("history.before"), now.say("history.after"))
    tables.numbers(now, shown[[shown.columns[0], *shown.columns[-2:]]])


def _figures(now: Reader, found: pd.DataFrame, before: str, after: str) -> pd.DataFrame:
    """Figures that differ, written out, each with its period, unit and channel."""
    known = [kpis.find(kpi) for kpi in found["kpi"]]
    written = {
        name: [
            figures.figure(value, kpi.shown_as, now.language)
            for value, kpi in zip(found[name], known, strict=True)
        ]
        for name in ("before", "after")
    }
    return pd.DataFrame(
        {
            now.say("history.figure"): [kpi.title[now.language] for kpi in known],
            now.say("table.period"): [_period(now, start) for start in found["period_start"]],
            now.say("table.unit"): [now.unit_name(_code(unit)) for unit in found["unit"]],
            now.say("table.channel"): [now.channel_name(_code(one)) for one in found["channel"]],
            before: written["before"],
            after: written["after"],
        }
    )


def _code(value: str | float | None) -> str | None:
    return value if isinstance(value, str) else None


def _period(now: Reader, start: pd.Timestamp) -> str:
    if pd.isna(start):
        return now.say("history.whole")
    return figures.period(start.date(), "month", now.language)


def actions(now: Reader, made: Version) -> None:
    """What can be done with a version: look, compare, undo, download its file, take it in again."""
    with st.container(horizontal=True, key="actions"):
        st.page_link(
            "dashboard/pages/overview.py",
            label=now.say("history.look"),
            query_params=now.address(v=str(made.version)),
        )
        for asked in ("compare", "undo"):
            _button(now, asked, _ask, asked, made.version)
        digest = made.details.get("sha256")
        if digest:
            _button(now, "retake", _retake, now, made)
            address = f"originals/{digest}/{quote(made.details['file'], safe='')}"
            label = escape(now.say("history.download"))
            st.html(f'<a class="sada-download" href="{escape(address)}" download>{label}</a>')
    if made.details.get("sha256"):
        st.caption(now.say("history.retake_note"))


def _button(now: Reader, action: str, act: Callable[..., None], *told: object) -> None:
    st.button(now.say(f"history.{action}"), key=f"history-{action}", on_click=act, args=told)


def _ask(asked: str, version: int) -> None:
    st.session_state[asked] = version


def compared(now: Reader, made: Version) -> None:
    """The figures that differ between a version and today, where the reader asked for them."""
    if st.session_state.get("compare") != made.version:
        return
    try:
        found = cached.differing(made.version, cached.known().version)
    except NoVersion as error:
        st.warning(plain(" ".join(error.said(now.language))))
        return
    if found.empty:
        st.info(now.say("history.no_difference", version=made.version))
        return
    key = "history.differing" if len(found) <= MOST_FIGURES else "history.differing_first"
    said = {"count": f"{len(found):,}", "shown": MOST_FIGURES, "version": made.version}
    st.caption(now.say(key, **said))
    then = now.say("history.then", version=made.version)
    tables.numbers(now, _figures(now, found.head(MOST_FIGURES), then, now.say("history.today")))


def undoing(now: Reader, made: Version) -> None:
    """What undoing a version will do, and the button that does it, where the reader asked."""
    if st.session_state.get("undo") != made.version:
        return
    try:
        planned = cached.lake().effect_of_undo(made.version)
    except DashboardError as error:
        st.warning(plain(" ".join(error.said(now.language))))
        return
    st.caption(now.say("history.undo_table"))
    rows: dict[str, list[object]] = {
        now.say("data.table"): [named("tables", one.table, now.language) for one in planned]
    }
    for act in ("removed", "restored", "returned", "kept"):
        rows[now.say(f"history.undone_{act}")] = [getattr(one, act) for one in planned]
    tables.numbers(now, pd.DataFrame(rows))
    st.button(
        now.say("history.undo_sure"),
        type="primary",
        key="history-undo-sure",
        on_click=_undo,
        args=(now, made),
    )


def _undo(now: Reader, made: Version) -> None:
    _doing(now, lambda: _undone(now, made))


def _undone(now: Reader, made: Version) -> str:
    _, version = cached.lake().undo(made.version, cached.author())
    st.session_state.pop("undo", None)
    return now.say("history.did_undo", version=version)


def _retake(now: Reader, made: Version) -> None:
    _doing(now, lambda: _retook(now, made))


def _retook(now: Reader, made: Version) -> str:
    results = replay.retake(cached.lake(), str(made.version), cached.author())
    new = sum(result.new for result in results)
    changed = sum(result.changed for result in results)
    if not new and not changed:
        return now.say("history.retook_same")
    return now.say("history.retook", new=new, changed=changed, version=results[-1].version)


def _doing(now: Reader, act: Callable[[], str]) -> None:
    """Do something, and say on the next run what came of it."""
    try:
        st.session_state["told"] = (True, act())
    except DashboardError as error:
        st.session_state["told"] = (False, " ".join(error.said(now.language)))


def _told() -> None:
    """Say what came of what was done."""
    went_well, said = st.session_state.pop("told", (True, ""))
    if said:
        (st.success if went_well else st.error)(plain(said))
