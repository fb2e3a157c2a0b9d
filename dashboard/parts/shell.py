"""What stands on every page: language, title, scope bar, notices."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from dashboard import cached, figures, kpis, scope
from dashboard.cached import Known
from dashboard.errors import DashboardError
from dashboard.figures import Language
from dashboard.scope import Scope
from dashboard.warehouse import Unit
from dashboard.web import preferred
from dashboard.wording import LANGUAGES, named, say

STYLES = Path(__file__).parent / "styles.css"

NAMES = {"en": "English", "ar": "العربية"}

MONTHS = {"last_12": 12, "last_6": 6, "last_3": 3, "last_1": 1}


@dataclass(frozen=True)
class Reader:
    """Who looks at what: the context every part is drawn in.

    Attributes:
        language: The language of the page.
        scope: The stretch of time, unit and channel looked at.
        known: What the lake knows.
        kpi: The KPI picked for the large chart; None for the page's usual one.
        past: The past version looked at; None for the data as they are now.
        expired: The version that was asked for and cannot be looked at any more.
    """

    language: Language
    scope: Scope
    known: Known
    kpi: str | None
    past: int | None = None
    expired: int | None = None

    def say(self, key: str, **values: object) -> str:
        """A sentence in the reader's language."""
        return say(key, self.language, **values)

    def unit_name(self, code: str | None) -> str:
        """A unit's name; "all units" for None."""
        if code is None:
            return self.say("scope.all_units")
        for unit in self.known.units:
            if unit.unit == code and unit.is_listed:
                return unit.name_ar if self.language == "ar" else unit.name
        return named("unit", code, self.language)

    def channel_name(self, code: str | None) -> str:
        """A channel's name; "all channels" for None."""
        if code is None:
            return self.say("scope.all_channels")
        return named("channel", code, self.language)

    def place(self) -> tuple[str | None, str | None]:
        """The unit and the channel looked at."""
        return self.scope.unit, self.scope.channel

    def address(self, **changes: str | None) -> dict[str, str]:
        """The address parameters of this view, with some changed."""
        written: dict[str, str | None] = {**scope.encode(self.scope), "lang": self.language}
        written |= {"k": self.kpi, "v": str(self.past) if self.past else None, **changes}
        return {key: value for key, value in written.items() if value}


def language() -> Language:
    """The reader's language: of the address, else of this visit, else of the browser."""
    asked = st.query_params.get("lang") or st.session_state.get("lang")
    if asked not in LANGUAGES:
        asked = preferred("", st.context.locale or "")
    st.session_state["lang"] = asked
    return "ar" if asked == "ar" else "en"


def reader(*kept: str) -> Reader:
    """The context of this run, from the address, else from earlier in this visit.

    Args:
        kept: Parameters of the address that only this page knows.
    """
    parameters = st.query_params.to_dict()
    own = {key: parameters[key] for key in kept if key in parameters}
    if not {"from", "u", "c", "k", "p", "vs", "v"} & parameters.keys():
        parameters = st.session_state.get("scope", {})
    asked = scope.version_of(parameters)
    known = cached.known(asked)
    past = asked if asked == known.version != cached.lake().shown else None
    usual = scope.default(known.last)
    looked_at = scope.decode(parameters, usual).within(known.first, known.last, usual)
    expired = asked if asked in known.expired else None
    now = Reader(language(), looked_at, known, parameters.get("k"), past, expired)
    st.session_state["scope"] = now.address()
    if st.query_params.to_dict() != now.address() | own:
        st.query_params.from_dict(now.address() | own)
    return now


def head() -> None:
    """The stylesheet, the page's direction, and the choice of language."""
    chosen = language()
    st.html(STYLES)
    direction = "rtl" if chosen == "ar" else "ltr"
    st.html(
        "<script>document.documentElement.lang = "
        f"'{chosen}'; document.documentElement.dir = '{direction}';</script>",
        unsafe_allow_javascript=True,
    )


def title(text: str) -> None:
    """The page's title, with the other language beside it."""
    other = "en" if language() == "ar" else "ar"
    with st.container(horizontal=True, horizontal_alignment="distribute", key="head"):
        st.title(text, anchor=False, width="content")
        st.button(NAMES[other], on_click=_speak, args=(other,), key="language", type="tertiary")


def _speak(other: str) -> None:
    st.session_state["lang"] = other
    st.query_params["lang"] = other


def notice(now: Reader) -> None:
    """Say so where figures are of the past, and where any of them is invented."""
    if now.past:
        made = next(made for made in now.known.history if made.version == now.past)
        said = now.say("history.past", version=now.past, when=when(now, made.at))
        back = f'<a href="?{escape(urlencode(now.address(v=None)))}">{now.say("history.back")}</a>'
        st.html(f'<div class="sada-notice" role="note">↶ {said} {back}</div>')
    if now.expired:
        said = now.say("history.expired", version=now.expired)
        st.html(f'<div class="sada-notice" role="note">↶ {said}</div>')
    if now.known.is_sample:
        st.html(f'<div class="sada-notice" role="note">⚑ {now.say("app.sample")}</div>')


def when(now: Reader, moment: datetime) -> str:
    """A moment in UTC: its day in the reader's language, and its time."""
    return f"{figures.day(moment.date(), now.language)} {moment:%H:%M}"


def broken(error: DashboardError) -> None:
    """Say that the data cannot be shown, why, and what to do."""
    problem, remedy = error.said(language())
    st.error(f"{plain(problem)} {plain(remedy)}")


def scope_bar(now: Reader) -> None:
    """Period, comparison, step, unit and channel; what is chosen goes into the address."""
    notice(now)
    if not now.known.history:
        return
    presets = _presets(now)
    st.session_state["period"] = _preset_of(now, presets)
    st.session_state["versus"] = now.scope.versus
    st.session_state["step"] = now.scope.period
    st.session_state["unit"] = now.scope.unit or ""
    st.session_state["channel"] = now.scope.channel or ""
    units = _indented(now)
    channels = ["", *now.known.channels]
    with st.container(key="scope"):
        period, versus, step, unit, channel = st.columns([1.3, 1.2, 0.8, 1.8, 1.2])
    period.selectbox(
        now.say("scope.period"),
        list(presets),
        format_func=lambda preset: _preset_name(now, preset),
        key="period",
        on_change=_choose_period,
        args=(now, presets),
    )
    versus.selectbox(
        now.say("scope.versus"),
        scope.COMPARISONS,
        format_func=lambda code: now.say(f"scope.versus_{code}"),
        key="versus",
        on_change=_choose,
        args=(now, "vs", "versus"),
    )
    step.selectbox(
        now.say("scope.step"),
        ("day", "week", "month", "quarter"),
        format_func=lambda code: now.say(f"scope.{code}"),
        key="step",
        on_change=_choose,
        args=(now, "p", "step"),
    )
    unit.selectbox(
        now.say("scope.unit"),
        list(units),
        format_func=lambda code: units[code],
        key="unit",
        on_change=_choose,
        args=(now, "u", "unit"),
    )
    channel.selectbox(
        now.say("scope.channel"),
        channels if (now.scope.channel or "") in channels else [*channels, now.scope.channel],
        format_func=lambda code: now.channel_name(code or None),
        key="channel",
        on_change=_choose,
        args=(now, "c", "channel"),
    )
    _line(now)


def _line(now: Reader) -> None:
    """The scope in one line of words, and how fresh it is."""
    said = now.say(
        "scope.line",
        stretch=figures.stretch(now.scope.since, now.scope.until, now.language),
        unit=now.unit_name(now.scope.unit),
        channel=now.channel_name(now.scope.channel),
        versus=now.say(f"scope.versus_{now.scope.versus}"),
    )
    fresh = now.say(
        "app.as_of", day=figures.day(now.known.last, now.language), version=now.known.version
    )
    st.caption(f"{plain(said)}  \n{fresh}")
    if now.scope.unit and now.scope.unit not in {unit.unit for unit in now.known.units}:
        problem = now.say("scope.unknown_unit", unit=plain(now.scope.unit))
        st.warning(f"{problem} {now.say('scope.unknown_remedy')}")
    if now.scope.channel and now.scope.channel not in now.known.channels:
        problem = now.say("scope.unknown_channel", channel=plain(now.scope.channel))
        st.warning(f"{problem} {now.say('scope.unknown_remedy')}")


def plain(text: str) -> str:
    """Text from data, such that Markdown shows it as it is."""
    return "".join(f"\\{mark}" if mark in r"\`*_{}[]()<>#+-.!|~$:" else mark for mark in text)


def _presets(now: Reader) -> dict[str, tuple[date, date]]:
    """The stretches to choose from, by name; all end with whole months."""
    until = scope.default(now.known.last).until
    found = {name: (scope.add_months(until, -months), until) for name, months in MONTHS.items()}
    year = (until - timedelta(days=1)).year
    found["this_year"] = (date(year, 1, 1), until)
    found["last_year"] = (date(year - 1, 1, 1), date(year, 1, 1))
    found["all"] = (scope.start_of(now.known.first, "month"), until)
    found = {name: span for name, span in found.items() if span[0] < span[1]}
    if _span(now) not in found.values():
        found["custom"] = _span(now)
    return found


def _span(now: Reader) -> tuple[date, date]:
    return now.scope.since, now.scope.until


def _preset_of(now: Reader, presets: dict[str, tuple[date, date]]) -> str:
    return next(name for name, span in presets.items() if span == _span(now))


def _preset_name(now: Reader, preset: str) -> str:
    if preset == "custom":
        return figures.stretch(now.scope.since, now.scope.until, now.language)
    return now.say(f"scope.{preset}")


def _choose_period(now: Reader, presets: dict[str, tuple[date, date]]) -> None:
    since, until = presets[st.session_state["period"]]
    go(now, **{"from": since.isoformat(), "to": until.isoformat()})


def _choose(now: Reader, parameter: str, widget: str) -> None:
    go(now, **{parameter: st.session_state[widget]})


def go(now: Reader, **changes: str | None) -> None:
    """Change the address, and so the view, from the next run on."""
    address = now.address(**changes)
    st.query_params.from_dict(address)
    st.session_state["scope"] = address


def _indented(now: Reader) -> dict[str, str]:
    """Each unit's code with its name, sub-units indented; "" is all units."""
    found = {"": now.say("scope.all_units")}
    for unit in now.known.units:
        found[unit.unit] = f"{'  ' * unit.depth}{now.unit_name(unit.unit)}"
    if now.scope.unit and now.scope.unit not in found:
        found[now.scope.unit] = now.scope.unit
    return found


def children(now: Reader) -> list[Unit]:
    """The units one step below the one looked at; the top ones where none is.

    A tree with one root has those below it at its top, beside units that it does not know.
    """
    known = now.known.units
    tops = [unit for unit in known if unit.depth == 0]
    roots = [unit for unit in tops if unit.is_listed]
    above = now.scope.unit or (roots[0].unit if len(roots) == 1 else None)
    below = [unit for unit in known if above and unit.parent == above]
    if now.scope.unit:
        return below
    return [*below, *(unit for unit in tops if unit.unit != above)] if below else tops


def is_under(now: Reader, unit: str, above: str | None) -> bool:
    """Whether a unit is another, or a part of it; every unit is under None."""
    at: str | None = unit
    while at is not None and at != above:
        at = now.known.parents.get(at)
    return at == above


def pick_kpi(now: Reader, offered: list[kpis.KPI]) -> kpis.KPI:
    """Let the reader choose the KPI of the large chart among some; the choice."""
    chosen = next((kpi for kpi in offered if kpi.id == now.kpi), offered[0])
    st.session_state["kpi"] = chosen.id
    st.container(key="pick").selectbox(
        now.say("scope.kpi"),
        [kpi.id for kpi in offered],
        format_func=lambda id: kpis.find(id).title[now.language],  # noqa: A006  the KPI's number
        key="kpi",
        on_change=_choose,
        args=(now, "k", "kpi"),
    )
    return chosen


def empty(now: Reader) -> bool:
    """Whether nothing is in yet; if so, the page says what to do."""
    if now.known.history:
        return False
    st.info(f"{now.say('app.no_data')} {now.say('app.no_data_remedy')}")
    st.page_link("dashboard/pages/data.py", label=now.say("page.data"), query_params=now.address())
    return True
