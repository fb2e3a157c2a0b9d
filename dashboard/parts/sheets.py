"""One file on the desk: what it is, what it would do, what to know before, and what to say."""

import io
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from itertools import islice
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import cached, figures, kpis
from dashboard.errors import Reason, Rejection
from dashboard.figures import Language
from dashboard.intake import Account, TakenIn, desk, write_rejections
from dashboard.intake.desk import Desk, Sheet
from dashboard.intake.moves import Move
from dashboard.intake.previews import Preview
from dashboard.parts import mapping, tables
from dashboard.parts.shell import Reader, plain
from dashboard.recognition import formats
from dashboard.wording import named, spoken

MAPPABLE = {"unknown_columns", "unknown_columns_and_others", "missing_columns", "unknown_title"}
"""For which refusals a mapping helps: those of a table that fits no format."""

FIRST = 5
"""How many rows, and how many rejected ones, are shown."""

MOST_MOVES = 12
"""How many figures are shown before all of them are asked for."""

SIGNS = {"wrong": "✖", "doubtful": "◆", "note": "●"}
"""A sign for each severity, beside its word."""

TakeIn = Callable[[list[str]], None]


def sheet(now: Reader, on: Desk, shown: Sheet, *, is_open: bool, take_in: TakeIn) -> None:
    """Draw a file: opened, or as a line that opens on a click."""
    preview = shown.preview
    if preview is None:
        return
    label = f"**{plain(shown.path.name)}** — {_state(now, shown, preview)}"
    with st.expander(label, expanded=is_open):
        _refusals(now, preview)
        _unplaced(now, shown)
        if shown.twin:
            st.info(now.say("upload.twin", other=plain(shown.twin)))
        if preview.is_good:
            _facts(now, preview)
            _accounts(now, on, shown, preview)
            _cautions(now, preview)
            _moves(now, preview)
            _rows(now, shown)
        _buttons(now, on, shown, take_in)


def _state(now: Reader, shown: Sheet, preview: Preview) -> str:
    """What a file is good for, in a few words."""
    if not preview.is_good:
        return now.say("upload.refused")
    if shown.twin:
        return now.say("upload.is_twin")
    if not preview.is_news:
        return now.say("upload.is_known")
    if not shown.is_clear:
        return now.say("upload.is_nobodys")
    doubts = sum(one.severity != "note" for one in preview.cautions)
    if doubts:
        return now.say("upload.is_doubtful", count=doubts)
    return now.say("upload.is_ready")


def _refusals(now: Reader, preview: Preview) -> None:
    for result in preview.results:
        if result.problem:
            said = vars(result)
            problem, remedy = (said[spoken(key, now.language)] for key in ("problem", "remedy"))
            st.error(f"{plain(problem)} {plain(remedy)}")


def _unplaced(now: Reader, shown: Sheet) -> None:
    """For a file that fits no format, the way to say what it holds."""
    parsed = shown.upload.parsed if shown.upload else ()
    reasons = {said["reason"]["key"] for said in parsed if said["reason"]}
    said = now.say("mapping.say_what", file=plain(shown.path.name))
    if reasons & MAPPABLE and st.button(said, key=f"map_it-{shown.key}"):
        mapping.hand_over(shown.path)
        st.switch_page("dashboard/pages/mapping.py")


def _facts(now: Reader, preview: Preview) -> None:
    """Format, certainty, period and counts of each table of the file."""
    titles = {one.name: one.title for one in formats.known(cached.saved_formats())}
    good = [result for result in preview.results if not result.problem]
    rows = [_fact(now, result, titles.get(result.format or "", {})) for result in good]
    if preview.since and preview.until:
        first, last = (figures.day(day, now.language) for day in (preview.since, preview.until))
        st.markdown(now.say("upload.period", first=first, last=last))
    tables.numbers(now, pd.DataFrame(rows))
    for line in dict.fromkeys(line for result in good for line in _why(now, result)):
        st.caption(plain(line))


def _fact(now: Reader, result: TakenIn, title: Mapping[str, str]) -> dict[str, str]:
    level = named("certainty", result.certainty or "", now.language)
    export = title.get(now.language) or result.format or ""
    what = now.say("upload.format", format=export, certainty=level) if level else export
    return {
        now.say("data.format"): what,
        now.say("data.fills"): named("tables", result.fills or "", now.language),
        now.say("upload.rows_read"): f"{result.rows_read:,}",
        now.say("data.new"): f"{result.new:,}",
        now.say("data.changed"): f"{result.changed:,}",
        now.say("upload.same"): f"{result.same:,}",
        now.say("data.rejected"): f"{result.rejected:,}",
    }


def _why(now: Reader, result: TakenIn) -> list[str]:
    """Why it is taken for this format, its zone and basis, and how it was read."""
    said = vars(result)
    why = " ".join(said[spoken("why", now.language)])
    clock = " ".join(filter(None, (said[spoken(key, now.language)] for key in ("zone", "basis"))))
    return [line for line in (why, clock, *said[spoken("notes", now.language)]) if line]


def _accounts(now: Reader, on: Desk, shown: Sheet, preview: Preview) -> None:
    """Which unit owns the file's accounts; asked where nobody knows."""
    known = [one for one in preview.accounts if one.unit and one.account != "Unassigned"]
    if known:
        pairs = [f"{plain(one.name)} → {plain(now.unit_name(one.unit))}" for one in known[:FIRST]]
        more = now.say("upload.more", count=len(known) - FIRST) if len(known) > FIRST else ""
        st.markdown(f"{now.say('upload.owners')} {' · '.join(filter(None, [*pairs, more]))}")
    if any(one.account == "Unassigned" and not one.unit for one in preview.accounts):
        _ask_account(now, on, shown)
    units = {unit.unit: now.unit_name(unit.unit) for unit in now.known.units if unit.is_listed}
    asked = [one for one in preview.accounts if not one.unit and one.account != "Unassigned"]
    said = [one for one in preview.accounts if (one.channel, one.account) in shown.owners]
    for account in [*said, *asked]:
        key = f"owner-{shown.key}-{account.channel}-{account.account}"
        st.selectbox(
            now.say(
                "upload.owner_of",
                account=plain(account.name),
                channel=now.channel_name(account.channel),
            ),
            list(units),
            index=None,
            format_func=lambda unit: units.get(unit, unit),
            placeholder=now.say("upload.choose_unit"),
            key=key,
            on_change=_own,
            args=(on, shown.key, account, key),
        )


def _own(on: Desk, key: str, account: Account, widget: str) -> None:
    on.name_owner(key, desk.owned(account, st.session_state[widget] or ""))


def _ask_account(now: Reader, on: Desk, shown: Sheet) -> None:
    """Ask whose export a file is that does not say so."""
    channels = {one.channel for one in shown.preview.accounts} if shown.preview else set()
    known = cached.accounts(now.known.version)
    offered = {one.account: one.name for one in known if one.channel in channels}
    suggested = shown.preview.suggested if shown.preview else None
    if suggested:
        st.button(
            now.say("upload.suggested", account=plain(suggested.name)),
            on_click=on.name_account,
            args=(shown.key, suggested.account),
            key=f"suggested-{shown.key}",
        )
    widget = f"account-{shown.key}"
    st.selectbox(
        now.say("upload.whose"),
        list(offered),
        index=None,
        format_func=lambda account: offered.get(account, account),
        accept_new_options=True,
        placeholder=now.say("upload.choose_account"),
        help=now.say("upload.whose_help"),
        key=widget,
        on_change=_name_account,
        args=(on, shown.key, widget),
    )


def _name_account(on: Desk, key: str, widget: str) -> None:
    on.name_account(key, st.session_state[widget] or "")


def _cautions(now: Reader, preview: Preview) -> None:
    """What to know before, the worst first, each with its remedy."""
    if not preview.cautions:
        return
    lines = []
    for one in preview.cautions:
        said = vars(one)
        words, remedy = (said[spoken(key, now.language)] for key in ("said", "remedy"))
        sign = f'<span aria-hidden="true">{SIGNS[one.severity]}</span>'
        both = f"<b>{escape(words)}</b> {escape(remedy)}"
        lines.append(f'<li class="{escape(one.severity)}">{sign} {both}</li>')
    title = escape(now.say("upload.cautions"))
    st.html(f'<div class="sada-cautions"><h4>{title}</h4><ul>{"".join(lines)}</ul></div>')


def _moves(now: Reader, preview: Preview) -> None:
    """The figures that would move: of the latest period first, all on a click."""
    seen = [move for move in preview.moves if _is_seen(move, now.language)]
    if not preview.is_news:
        return
    st.markdown(f"**{now.say('upload.moves')}**")
    if not seen:
        st.caption(now.say("upload.no_moves"))
        return
    latest: dict[tuple[str, str | None], Move] = {}
    for move in seen:
        latest.setdefault((move.kpi, move.unit), move)
    units = {move.unit for move in seen if move.unit}
    told = [move for move in latest.values() if move.unit is None or len(units) == 1]
    tables.numbers(now, _moved(now, told[:MOST_MOVES] or seen[:MOST_MOVES]))
    if len(seen) > len(told[:MOST_MOVES]):
        with st.popover(now.say("upload.all_moves", count=f"{len(seen):,}")):
            tables.numbers(now, _moved(now, seen))


def _is_seen(move: Move, language: Language) -> bool:
    """Whether a move is large enough to be seen in the figure as it is written."""
    shown_as = kpis.find(move.kpi).shown_as
    before, after = (figures.figure(one, shown_as, language) for one in (move.before, move.after))
    return before != after


def _moved(now: Reader, moves: Sequence[Move]) -> pd.DataFrame:
    rows = []
    for move in moves:
        kpi = kpis.find(move.kpi)
        known = move.before is not None and move.after is not None
        change = ""
        if move.before is not None and move.after is not None and known:
            change = figures.change(move.after, move.before, kpi.shown_as, now.language)
        rows.append(
            {
                now.say("table.kpi"): kpi.title[now.language],
                now.say("table.unit"): now.unit_name(move.unit),
                now.say("table.period"): figures.period(move.since, move.period, now.language),
                now.say("upload.before"): figures.figure(move.before, kpi.shown_as, now.language),
                now.say("upload.after"): figures.figure(move.after, kpi.shown_as, now.language),
                now.say("table.change"): change,
            }
        )
    return pd.DataFrame(rows)


def _rows(now: Reader, shown: Sheet) -> None:
    """The first rows as they were read, and the first that were rejected."""
    upload = shown.upload
    if upload is None:
        return
    with st.container(horizontal=True, key=f"rows-{shown.key}"):
        with st.popover(now.say("upload.first_rows")):
            for said, rows in zip(upload.parsed, upload.rows, strict=True):
                if rows is not None:
                    st.caption(
                        plain(f"{said['file']} → {named('tables', said['fills'], now.language)}")
                    )
                    first = rows.slice(0, FIRST).to_pandas().drop(columns="_row")
                    tables.numbers(now, first.dropna(axis="columns", how="all").fillna("–"))
        rejected = [said for said in upload.parsed if said.get("rejections")]
        if rejected:
            count = sum(len(said["rejections"]) for said in rejected)
            with st.popover(now.say("upload.rejected", count=f"{count:,}")):
                for said in rejected:
                    tables.numbers(now, _rejected(now, said))
                    st.download_button(
                        now.say("upload.download_rejected"),
                        partial(_listed, said),
                        file_name=f"rejected-{said['format']}.csv",
                        mime="text/csv",
                        on_click="ignore",
                        key=f"rejected-{shown.key}-{rejected.index(said)}",
                    )


def _rejected(now: Reader, said: Mapping[str, Any]) -> pd.DataFrame:
    rows = []
    for one in islice(said["rejections"], FIRST):
        rejection = Rejection(**one | {"reason": Reason(**one["reason"])})
        problem, remedy = rejection.said(now.language)
        rows.append(
            {
                now.say("upload.row"): str(rejection.row),
                now.say("upload.column"): rejection.column,
                now.say("upload.value"): rejection.value,
                now.say("data.problem"): problem,
                now.say("data.remedy"): remedy,
            }
        )
    return pd.DataFrame(rows)


def _listed(said: Mapping[str, Any]) -> bytes:
    """All that was rejected of one table, as a CSV that spreadsheets open."""
    file = io.StringIO(newline="")
    write_rejections(said, file)
    return file.getvalue().encode("utf-8-sig")


def _buttons(now: Reader, on: Desk, shown: Sheet, take_in: TakeIn) -> None:
    with st.container(horizontal=True, key=f"buttons-{shown.key}"):
        if shown.is_good:
            st.button(
                now.say("upload.take_in"),
                type="primary",
                on_click=take_in,
                args=([shown.key],),
                key=f"take_in-{shown.key}",
            )
        st.button(
            now.say("upload.leave_out"),
            on_click=on.leave_out,
            args=(shown.key,),
            key=f"leave_out-{shown.key}",
        )
