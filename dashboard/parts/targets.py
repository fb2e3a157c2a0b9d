"""Targets: how each stands, how many are met, and setting, changing and withdrawing them."""

import csv
import io
from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

import pandas as pd
import streamlit as st

from dashboard import cached, figures, kpis, scope, targets
from dashboard.errors import DashboardError
from dashboard.kpis import KPI
from dashboard.parsing import mending
from dashboard.parts import passport, tables
from dashboard.parts.shell import Reader, is_under, plain
from dashboard.scope import Scope
from dashboard.targets import EVERYTHING, Judgement, Target


def targets_page(now: Reader) -> None:
    """How many targets are met, then each of them, what needs attention first."""
    st.caption(now.say("target.about"))
    judged = _in_scope(now)
    if not judged:
        st.info(now.say("target.none"))
        return
    st.subheader(plain(_attained(now, judged)), anchor=False)
    st.caption(plain(_others(now, judged)))
    rows = [_cells(now, one) for one in judged]
    titles = [now.say(key) for key in TITLES]
    tables.numbers(
        now,
        pd.DataFrame(rows, columns=titles),
        links=[_address(now, one.target) for one in judged],
        page="units",
        passports={now.say("target.figure"): [_passport(now, one) for one in judged]},
    )
    st.download_button(
        now.say("target.download"),
        data=lambda: _file(now, judged),
        file_name="targets.csv",
        mime="text/csv",
        on_click="ignore",
    )


TITLES = (
    "table.kpi",
    "target.status",
    "target.figure",
    "target.value",
    "table.unit",
    "table.channel",
    "target.holds",
    "target.owner",
    "target.source",
)


def _in_scope(now: Reader) -> list[Judgement]:
    """The targets of the unit, those below it, and the channel, that hold in the stretch or later.

    What begins after the stretch is left out where the stretch ends before the data do.
    """
    unit, channel = now.place()
    after = now.scope.until
    is_latest = after >= scope.default(now.known.last).until
    found = [
        one
        for one in cached.targets(now.known.version)
        if (unit is None or (one.unit is not None and is_under(now, one.unit, unit)))
        and channel in (None, one.channel)
        and (one.until is None or one.until > now.scope.since)
        and (is_latest or one.since < after)
    ]
    return targets.in_order(cached.judged(one, now.known) for one in found)


def _attained(now: Reader, judged: Sequence[Judgement]) -> str:
    counted = targets.attainment(judged)
    return now.say("target.attained", met=counted.met, judged=counted.judged)


def _others(now: Reader, judged: Sequence[Judgement]) -> str:
    """How many are not among those that are counted, and why."""
    counted = targets.attainment(judged)
    said = [("open", counted.open), ("unjudged", counted.unjudged)]
    return " · ".join(now.say(f"target.{key}", count=count) for key, count in said if count)


def _cells(now: Reader, one: Judgement) -> list[str]:
    target = one.target
    return [
        _title(now, target),
        f"{one.sign} {one.said(now.language)}",
        _amount(now, target, one.figure),
        _amount(now, target, target.value),
        _unit(now, target.unit or EVERYTHING),
        now.channel_name(target.channel),
        _days(now, target),
        _text(target.owner) or "–",
        _text(target.source) or "–",
    ]


def _title(now: Reader, target: Target) -> str:
    return target.of.title[now.language] if target.of else target.kpi


def _unit(now: Reader, code: str) -> str:
    return now.say("target.government") if code == EVERYTHING else now.unit_name(code)


def _days(now: Reader, target: Target) -> str:
    if target.until is None:
        return now.say("target.onwards", day=figures.day(target.since, now.language))
    return figures.stretch(target.since, target.until, now.language)


def _amount(now: Reader, target: Target, value: float) -> str:
    return figures.figure(value, target.of.shown_as if target.of else "", now.language)


def _text(name: str) -> str:
    """A name as a reader sees it: nothing where the table has none."""
    return "" if name == EVERYTHING else name


def _address(now: Reader, target: Target) -> dict[str, str]:
    return now.address(u=target.unit, c=target.channel, k=target.of.id if target.of else None)


def _passport(now: Reader, one: Judgement) -> dict[str, str]:
    if one.target.of is None:
        return {}
    over = Scope(one.since, one.until, "year", one.target.unit, one.target.channel)
    return passport.address(now, one.target.of, over)


def _file(now: Reader, judged: Sequence[Judgement]) -> bytes:
    """The table with figures in full and days in ISO form."""
    written = io.StringIO()
    writer = csv.writer(written)
    titles = [now.say(title) for title in TITLES]
    titles[6:7] = [now.say("target.first"), now.say("target.last")]
    writer.writerow(titles)
    for one in judged:
        cells = _cells(now, one)
        ends = one.target.until and one.target.until - timedelta(days=1)
        spans = [one.target.since.isoformat(), ends.isoformat() if ends else ""]
        amounts = ["" if pd.isna(one.figure) else repr(one.figure), repr(one.target.value)]
        row = [*cells[:2], *amounts, *cells[4:6], *spans, *cells[7:]]
        writer.writerow(map(mending.escaped, row))
    return written.getvalue().encode("utf-8-sig")


# -------------------------------------------------------------------- on a card


def on_card(now: Reader, kpi: KPI) -> str:
    """How the target that holds at the end of the stretch stands, as HTML; nothing without one."""
    unit, channel = now.place()
    known = cached.targets(now.known.version)
    found = targets.holding(known, kpi, unit, channel, now.scope.until - timedelta(days=1))
    if found is None:
        return ""
    one = cached.judged(found, now.known)
    said = now.say("target.card", value=_amount(now, found, found.value), stretch=_days(now, found))
    stands = f"<b>{escape(f'{one.sign} {one.said(now.language)}')}</b>"
    if not pd.isna(one.figure):
        over = now.say("target.card_figure", figure=_amount(now, found, one.figure))
        stands = f"{stands} · {escape(over)}"
    return f'<div class="target"><bdi>{escape(said)}</bdi> {stands}</div>'


# -------------------------------------------------------------------- changing them


def form(now: Reader) -> None:
    """Set a target, change one or withdraw it; each is a version that can be undone."""
    st.subheader(now.say("target.edit"), anchor=False)
    if now.past:
        st.info(now.say("target.now_only"))
        return
    listed = [one.target for one in _in_scope(now)]
    at = st.selectbox(
        now.say("target.choose"),
        range(-1, len(listed)),
        format_func=lambda at: _label(now, listed[at]) if at >= 0 else now.say("target.fresh"),
        key="target",
    )
    chosen = listed[at] if at >= 0 else None
    written = _fields(now, chosen, f"{now.known.version}-{at}")
    if written:
        _save(now, chosen, *written)
    if chosen and st.button(now.say("target.withdraw"), help=now.say("target.withdraw_about")):
        targets.withdraw(cached.lake(), chosen, cached.author())
        st.toast(plain(now.say("target.withdrawn", kpi=_title(now, chosen))))
        st.rerun()


def _label(now: Reader, target: Target) -> str:
    places = [_unit(now, target.unit or EVERYTHING)]
    places += [now.channel_name(target.channel)] if target.channel else []
    return " · ".join([_title(now, target), *places, _days(now, target)])


def _fields(now: Reader, chosen: Target | None, key: str) -> tuple[Target, str] | None:
    """The form, filled with a target: what was written once the button is pressed, else None."""
    offered = [kpi for kpi in kpis.catalogue() if kpi.better != "neutral"]
    names = [kpi.name for kpi in offered]
    units = [EVERYTHING, *(unit.unit for unit in now.known.units if unit.is_listed)]
    channels = [EVERYTHING, *now.known.channels]
    with st.form(f"target-{key}"):
        left, right = st.columns(2)
        kpi = left.selectbox(
            now.say("table.kpi"),
            names,
            index=names.index(chosen.kpi) if chosen and chosen.kpi in names else 0,
            format_func=lambda name: kpis.find(name).title[now.language],
            key=f"target_kpi-{key}",
        )
        amount = right.text_input(
            now.say("target.value"),
            _written(chosen) if chosen else "",
            help=now.say("target.amount_help"),
            max_chars=40,
            key=f"target_value-{key}",
        )
        unit = left.selectbox(
            now.say("table.unit"),
            units,
            index=_place(units, chosen.unit if chosen else now.scope.unit),
            format_func=lambda code: _unit(now, code),
            key=f"target_unit-{key}",
        )
        channel = right.selectbox(
            now.say("table.channel"),
            channels,
            index=_place(channels, chosen.channel if chosen else now.scope.channel),
            format_func=lambda code: now.channel_name(None if code == EVERYTHING else code),
            key=f"target_channel-{key}",
        )
        this_year = date(now.known.last.year, 1, 1)
        since = left.date_input(
            now.say("target.first"),
            chosen.since if chosen else this_year,
            key=f"target_since-{key}",
        )
        last = right.date_input(
            now.say("target.last"),
            chosen.until - timedelta(days=1) if chosen and chosen.until else None,
            help=now.say("target.last_help"),
            key=f"target_until-{key}",
        )
        owner = left.text_input(
            now.say("target.owner"),
            _text(chosen.owner) if chosen else "",
            max_chars=80,
            key=f"target_owner-{key}",
        )
        source = right.text_input(
            now.say("target.source"),
            _text(chosen.source) if chosen else "",
            max_chars=80,
            key=f"target_source-{key}",
        )
        pressed = st.form_submit_button(now.say("target.save"), type="primary")
    if not pressed:
        return None
    return (
        Target(
            kpi=kpi,
            unit=None if unit == EVERYTHING else unit,
            channel=None if channel == EVERYTHING else channel,
            since=since,
            until=last + timedelta(days=1) if last else None,
            value=0.0,
            owner=owner.strip() or EVERYTHING,
            source=source.strip() or EVERYTHING,
        ),
        amount,
    )


def _written(target: Target) -> str:
    """A target's value as its reader would type it."""
    if target.of and target.of.shown_as == "percent":
        return f"{target.value * 100:.10g}%"
    return f"{target.value:.10g}"


def _place(codes: Sequence[str], code: str | None) -> int:
    return codes.index(code) if code in codes else 0


def _save(now: Reader, chosen: Target | None, written: Target, amount: str) -> None:
    """Save what was written, or say in a sentence why it cannot be."""
    try:
        targets.save(cached.lake(), written, amount, cached.author(), instead_of=chosen)
    except DashboardError as error:
        problem, remedy = error.said(now.language)
        st.warning(f"{plain(problem)} {plain(remedy)}")
        return
    st.toast(plain(now.say("target.saved", kpi=_title(now, written))))
    st.rerun()
