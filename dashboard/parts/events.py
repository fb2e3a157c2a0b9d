"""Events on charts, and the page that lists and notes them."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import annotations, cached, figures
from dashboard.annotations import EVERYBODY, KINDS, Event
from dashboard.parts import tables
from dashboard.parts.shell import Reader, is_under, plain
from dashboard.scope import Period, following
from dashboard.wording import named

MOST_WORDS = 7
"""Events that have their word on a chart; the others have their line alone."""

SHORT = 20
"""Signs of a word on a chart."""


def marks(now: Reader, starts: Sequence[date], period: Period) -> pd.DataFrame:
    """What happened in each period of a chart.

    Returns:
        A row per period: event, the word to write ("" for none), and events, all their names
        ("" where nothing began).
    """
    if not starts:
        return pd.DataFrame({"event": [], "events": []})
    until = following(starts[-1], period)
    listed_then = listed(now, starts[0], until, now.scope.unit)
    found = annotations.within(listed_then, starts[0], until)
    name = "event_ar" if now.language == "ar" else "event"
    begun: list[list[tuple[float, str]]] = [[] for _ in starts]
    for since, rank, said in zip(found["since"], found["rank"], found[name], strict=True):
        begun[bisect_right(starts, since) - 1].append((rank, str(said)))
    ranked = sorted(
        (at for at, events in enumerate(begun) if events), key=lambda at: (begun[at][0][0], -at)
    )
    worded = set(ranked[:MOST_WORDS])
    return pd.DataFrame(
        {
            "event": [
                _word(now, events[0][1]) if at in worded else "" for at, events in enumerate(begun)
            ],
            "events": [
                now.say("list.between").join(said for _, said in events) for events in begun
            ],
        }
    )


def _word(now: Reader, name: str) -> str:
    """A name short enough for a chart; an Arabic one ends with a whole word, and no dots.

    Charts are drawn from left to right, and would put the dots before its beginning.
    """
    if len(name) <= SHORT:
        return name
    if now.language == "ar":
        return name[:SHORT].rpartition(" ")[0] or name[:SHORT]
    return f"{name[: SHORT - 1].rstrip()}…"


def listed(now: Reader, since: date, until: date, unit: str | None) -> pd.DataFrame:
    """The events of a stretch of time that matter to a unit, the latest first."""
    found = cached.events(now.known.version)
    found = found[(found["since"] < until) & (found["until"] > since)]
    if unit is None:
        return found
    matters = [
        of == EVERYBODY or is_under(now, of, unit) or is_under(now, unit, of)
        for of in found["unit"]
    ]
    return found[np.array(matters, dtype=bool)]


# -------------------------------------------------------------------- the page


def events(now: Reader) -> None:
    """Every event that is known, the latest first."""
    st.caption(now.say("event.about"))
    found = listed(now, date.min, date.max, None)
    if found.empty:
        st.info(now.say("event.none"))
        return
    name = "event_ar" if now.language == "ar" else "event"
    rows = {
        now.say("event.name"): list(found[name]),
        now.say("event.kind"): [named("event", kind, now.language) for kind in found["kind"]],
        now.say("table.unit"): [_unit(now, unit) for unit in found["unit"]],
        now.say("data.since"): [figures.day(day, now.language) for day in found["since"]],
        now.say("data.until"): [
            figures.day(day - timedelta(days=1), now.language) for day in found["until"]
        ],
    }
    tables.numbers(now, pd.DataFrame(rows))


def _unit(now: Reader, unit: str) -> str:
    return now.say("event.everybody") if unit == EVERYBODY else now.unit_name(unit)


def form(now: Reader) -> None:
    """A form to note an event, or to change one by its name, unit and first day."""
    st.subheader(now.say("event.note"), anchor=False)
    st.caption(now.say("event.note_about"))
    units = [EVERYBODY, *(unit.unit for unit in now.known.units if unit.is_listed)]
    with st.form("event", clear_on_submit=True):
        left, right = st.columns(2)
        event = left.text_input(now.say("event.english"), key="event_name", max_chars=80)
        arabic = right.text_input(now.say("event.arabic"), key="event_name_ar", max_chars=80)
        kind = left.selectbox(
            now.say("event.kind"),
            KINDS,
            format_func=lambda code: named("event", code, now.language),
            key="event_kind",
        )
        unit = right.selectbox(
            now.say("table.unit"), units, format_func=lambda code: _unit(now, code), key="event_of"
        )
        since = left.date_input(now.say("data.since"), now.known.last, key="event_since")
        until = right.date_input(now.say("data.until"), now.known.last, key="event_until")
        pressed = st.form_submit_button(now.say("event.save"), type="primary")
    if pressed:
        _note(
            now,
            Event(
                event.strip() or arabic.strip(),
                arabic.strip() or event.strip(),
                kind,
                unit,
                since,
                until + timedelta(days=1),
            ),
        )


def _note(now: Reader, one: Event) -> None:
    """Note an event, where it has a name and does not end before it begins."""
    if not one.event or one.until <= one.since:
        st.warning(now.say("event.incomplete"))
        return
    annotations.note(cached.lake(), one, cached.author())
    st.toast(plain(now.say("event.noted", event=one.event)))
    st.rerun()
