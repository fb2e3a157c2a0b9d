"""Alerts: what goes on, what sleeps, what is over, and how they are told."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pandas as pd
import streamlit as st

from dashboard import cached, figures
from dashboard import kpis as catalogue
from dashboard.alerts import ledger, settings, words
from dashboard.alerts.ledger import Entry
from dashboard.alerts.settings import Settings
from dashboard.errors import DashboardError
from dashboard.parts import tables
from dashboard.parts.shell import Reader, is_under, plain
from dashboard.scope import add_months

SLEEPS = {"week": 0, "month": 1, "quarter": 3}
"""For how many months an alert may sleep; for a week where it is none."""


def _today() -> date:
    return datetime.now(UTC).date()


def entries(now: Reader) -> list[Entry]:
    """The alerts that the page is about."""
    return cached.alerts(now.known, _kpis())


def _kpis() -> tuple[str, ...]:
    """The KPIs whose signals count; the headline ones where settings cannot be read."""
    try:
        return settings.read().kpis
    except DashboardError:
        return catalogue.HEADLINE


def summary(now: Reader) -> None:
    """One line that says how many go on in the unit looked at, and leads there; or nothing."""
    found = cached.alerts_so_far(now.known, _kpis()) or []
    under = {unit.unit for unit in now.known.units if is_under(now, unit.unit, now.scope.unit)}
    awake = [one for one in found if one.is_open and not one.sleeps(_today())]
    count = sum(one.alert.unit in under or now.scope.unit is None for one in awake)
    if count:
        st.page_link(
            "dashboard/pages/alerts.py",
            label=f"◆ {plain(now.say('alert.open', count=count))}",
            query_params=now.address(),
        )


def going(now: Reader, found: Sequence[Entry]) -> None:
    """What goes on and does not sleep, and a form to let one sleep."""
    awake = _in_order([one for one in found if one.is_open and not one.sleeps(_today())])
    st.caption(now.say("alert.about"))
    if not awake:
        st.info(now.say("alert.none"))
        return
    _table(now, awake)
    if now.past is None:
        _snooze(now, awake)


def _in_order(found: Sequence[Entry]) -> list[Entry]:
    by_key = {one.alert.key: one for one in found}
    return [by_key[alert.key] for alert in words.in_order([one.alert for one in found])]


def _table(now: Reader, found: Sequence[Entry], **more: Sequence[str]) -> None:
    """Alerts, each with a link to the view that shows it."""
    rows = {
        now.say("alert.what"): [_sentence(now, one) for one in found],
        now.say("table.unit"): [_unit(now, one) for one in found],
        now.say("alert.since"): [figures.day(one.alert.since, now.language) for one in found],
        now.say("alert.seen"): [
            figures.day(one.first_seen_at.date(), now.language)
            if one.first_seen_at
            else now.say("alert.unrecorded")
            for one in found
        ],
        **more,
        now.say("alert.told"): [one.told for one in found],
    }
    links = [{**words.address(one.alert), "lang": now.language} for one in found]
    tables.numbers(now, pd.DataFrame(rows), links=links, page="units")


def _sentence(now: Reader, one: Entry) -> str:
    return f"{words.SIGNS[one.alert.cause]} {words.sentence(one.alert, now.language)}"


def _unit(now: Reader, one: Entry) -> str:
    return words.unit_name(now.known.units, one.alert.unit, now.language)


def _choice(now: Reader, found: Sequence[Entry], key: str) -> Entry:
    by_key = {one.alert.key: one for one in found}
    chosen = st.selectbox(
        now.say("alert.which"),
        list(by_key),
        format_func=lambda name: f"{_unit(now, by_key[name])}: {_sentence(now, by_key[name])}",
        key=key,
    )
    return by_key[chosen]


def _snooze(now: Reader, awake: Sequence[Entry]) -> None:
    with st.expander(now.say("alert.snooze")):
        one = _choice(now, awake, "alert-snoozed")
        with st.form("alert-snooze", border=False):
            left, right = st.columns([1, 3])
            length = left.selectbox(
                now.say("alert.length"),
                list(SLEEPS),
                format_func=lambda code: now.say(f"alert.{code}"),
                key="alert-length",
            )
            reason = right.text_input(
                now.say("alert.reason"), max_chars=200, key=f"alert-reason-{one.alert.key}"
            )
            pressed = st.form_submit_button(now.say("alert.snooze_it"), type="primary")
    if not pressed:
        return
    if not reason.strip():
        st.warning(now.say("alert.no_reason"))
        return
    ledger.snooze(cached.lake(), one, _wakes(length), reason, cached.author())
    st.toast(now.say("alert.snoozed"))
    st.rerun()


def _wakes(length: str) -> date:
    """The day on which an alert wakes that goes to sleep today."""
    months = SLEEPS[length]
    return add_months(_today(), months) if months else _today() + timedelta(days=7)


def sleeping(now: Reader, found: Sequence[Entry]) -> None:
    """What goes on and sleeps, and a form to wake one; nothing where none does."""
    asleep = _in_order([one for one in found if one.is_open and one.sleeps(_today())])
    if not asleep:
        return
    st.subheader(now.say("alert.asleep"), anchor=False)
    said = [
        now.say(
            "alert.sleeps_until",
            day=figures.day(one.snoozed_until or _today(), now.language),
            reason=one.reason,
            who=one.snoozed_by,
        )
        for one in asleep
    ]
    _table(now, asleep, **{now.say("alert.sleep"): said})
    if now.past is None:
        with st.expander(now.say("alert.wake")):
            one = _choice(now, asleep, "alert-woken")
            if st.button(now.say("alert.wake_it"), key="alert-wake"):
                ledger.wake(cached.lake(), one, _today(), cached.author())
                st.toast(now.say("alert.woken"))
                st.rerun()


def over(now: Reader, found: Sequence[Entry]) -> None:
    """What was recorded and does not go on; nothing where there is none."""
    ended = [one for one in found if not one.is_open]
    if ended:
        st.subheader(now.say("alert.over"), anchor=False)
        _table(now, ended)


def told(now: Reader) -> None:
    """How alerts are told here, and how that is set."""
    st.subheader(now.say("alert.how"), anchor=False)
    try:
        st.caption(plain(_ways(now, settings.read())))
    except DashboardError as error:
        st.warning(plain(" ".join(error.said(now.language))))


def _ways(now: Reader, known: Settings) -> str:
    if not known.recipients and not known.webhook:
        return now.say("alert.nobody")
    way = "alert.by_mail" if known.server else "alert.by_file"
    said = [now.say(way, count=len(known.recipients))] if known.recipients else []
    said += [now.say("alert.by_webhook")] if known.webhook else []
    return " ".join([*said, now.say("alert.cron")])
