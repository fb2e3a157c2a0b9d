"""A figure's passport on a page, and the links that lead to it from every figure."""

import csv
import io
import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard import cached, codes, figures, passports
from dashboard.codes import Figure
from dashboard.errors import DashboardError
from dashboard.kpis import KPI
from dashboard.parsing import mending
from dashboard.parts import tables, worded
from dashboard.parts.shell import Reader, plain, when
from dashboard.passports import Passport
from dashboard.scope import Scope

# -------------------------------------------------------------------- leading there


def address(now: Reader, kpi: KPI, scope: Scope, start: date | None = None) -> dict[str, str]:
    """The address parameters of a figure's passport: of a scope, or of one of its periods."""
    of = Figure.of(kpi, scope, now.known.version, start)
    return now.address() | {"of": of.written()}


def link(now: Reader, kpi: KPI, scope: Scope, shown: str) -> str:
    """A figure, written out already, as a link to its passport."""
    href = escape(urlencode(address(now, kpi, scope)))
    title = escape(now.say("passport.lead"))
    return f'<a class="sada-figure" href="passport?{href}" title="{title}">{shown}</a>'


# -------------------------------------------------------------------- the page


def ask(now: Reader) -> None:
    """A line to type a code in."""
    st.caption(now.say("passport.about"))
    st.session_state.setdefault("passport_code", "")
    st.container(key="pick").text_input(
        now.say("passport.enter"), key="passport_code", on_change=_open, args=(now,), max_chars=60
    )


def _open(now: Reader) -> None:
    typed = st.session_state["passport_code"].strip()
    st.query_params.from_dict(now.address() | ({"code": typed} if typed else {}))


def opened(now: Reader) -> Passport | None:
    """The passport that the address asks for; None where it asks for none, or a wrong one."""
    code, of = st.query_params.get("code"), st.query_params.get("of")
    if not code and not of:
        st.info(now.say("passport.none"))
        return None
    try:
        if code:
            return passports.opened(cached.lake(), code)
        return passports.issue(cached.lake(), codes.read(of or ""))
    except DashboardError as error:
        problem, remedy = error.said(now.language)
        st.warning(f"{plain(problem)} {plain(remedy)}")
        return None


def figure(now: Reader, one: Passport) -> None:
    """The figure at large with its code, and all that is to be said of it."""
    kpi = one.kpi
    st.subheader(plain(kpi.title[now.language]), anchor=False, help=kpi.means[now.language])
    shown = figures.figure(one.value, kpi.shown_as, now.language)
    if one.hidden or math.isnan(one.value):
        shown = worded.worded(now, kpi, vars(one)).figure
    href = escape(urlencode({"code": one.code, "lang": now.language}))
    code = now.say("passport.code", code=f"<bdi>{codes.shown(one.code)}</bdi>")
    st.html(
        f'<div class="sada-passport"><span class="figure"><bdi>{escape(shown)}</bdi></span>'
        f' <a href="passport?{href}">{code}</a></div>'
    )
    _history(now, one, shown)
    if one.hidden:
        st.warning(now.say("passport.hidden"))
    facts = _facts(now, one)
    rows = {now.say("passport.field"): list(facts), now.say("passport.said"): list(facts.values())}
    with st.container(key="passport"):
        tables.numbers(now, pd.DataFrame(rows))


def _history(now: Reader, one: Passport, shown: str) -> None:
    """Whether the figure is what it was when its code was given."""
    if not one.recorded:
        st.warning(now.say("passport.unkept"))
        return
    day = figures.day(datetime.fromisoformat(one.recorded["at"]).date(), now.language)
    if not one.is_redefined:
        st.caption(now.say("passport.unchanged", day=day))
    elif not one.hidden:
        then = figures.figure(one.recorded.get("value"), one.kpi.shown_as, now.language)
        st.warning(plain(now.say("passport.redefined", day=day, then=then, now=shown)))


def _facts(now: Reader, one: Passport) -> dict[str, str]:
    """What is said of a figure, each under its name."""
    kpi, of = one.kpi, one.figure
    known = "" if one.covered is None else figures.figure(one.covered, "percent", now.language)
    what = now.say(f"covered.{kpi.covers[2]}") if kpi.covers else ""
    covered = now.say("card.covers", share=known, what=what) if known and what else ""
    made = max(
        (made for made in now.known.history if made.version <= of.version),
        key=lambda made: made.version,
        default=None,
    )
    at = now.say("passport.version_of", version=of.version, when=when(now, made.at) if made else "")
    facts = {
        "passport.means": kpi.means[now.language],
        "passport.formula": now.say(f"passport.class_{kpi.additivity}"),
        "passport.numerator": _exact(now, one.numerator),
        "passport.denominator": _exact(now, one.denominator),
        "passport.range": _range(now, one),
        "passport.people": _exact(now, one.people),
        "passport.covered": "" if one.hidden else covered or now.say("passport.covers_always"),
        "passport.basis": now.say(f"card.basis_{kpi.basis}"),
        "table.unit": now.unit_name(of.unit),
        "table.channel": now.channel_name(of.channel),
        "passport.stretch": figures.stretch(*of.stretch, now.language),
        "passport.step": now.say(f"scope.{of.period}"),
        "passport.version": at,
        "passport.definition": one.definition,
        "passport.source": kpi.source,
    }
    return {now.say(key): said for key, said in facts.items() if said}


def _exact(now: Reader, value: float) -> str:
    return "" if math.isnan(value) else figures.exact(value, now.language)


def _range(now: Reader, one: Passport) -> str:
    if math.isnan(one.lower) or math.isnan(one.upper):
        return ""
    ends = (figures.figure(end, one.kpi.shown_as, now.language) for end in (one.lower, one.upper))
    return " – ".join(ends)


def statement(now: Reader, one: Passport) -> None:
    """The definition in full, with that of the rollups it is measured from."""
    with st.expander(now.say("passport.statement")):
        st.code(one.kpi.sql, language="sql", wrap_lines=True)
        for rollup in codes.rollups(one.kpi):
            st.caption(plain(rollup.name))
            st.code(rollup.sql, language="sql", wrap_lines=True)


# -------------------------------------------------------------------- figures with codes


def download(
    now: Reader, kpi: KPI, scope: Scope, rows: Callable[[], pd.DataFrame], key: str
) -> None:
    """A button that downloads a KPI's figures by period, each with the code of its passport.

    Args:
        now: The reader.
        kpi: The KPI.
        scope: The stretch they were measured in, with their unit and channel.
        rows: Gives period_start, value, numerator and denominator, and what `kpis.measure` gives
            beside, once somebody presses the button.
        key: By which the button is told apart.
    """
    st.download_button(
        now.say("passport.download_figures"),
        data=lambda: figures_file(now, kpi, scope, rows()),
        file_name=f"{kpi.name}.csv",
        mime="text/csv",
        key=f"figures-{key}",
        on_click="ignore",
    )


def figures_file(now: Reader, kpi: KPI, scope: Scope, rows: pd.DataFrame) -> bytes:
    """Figures as a CSV, each with a code that is kept from now on."""
    listed = [{str(name): cell for name, cell in row.items()} for row in rows.to_dict("records")]
    given = _coded(now, kpi, scope, listed)
    head: tuple[str, ...] = (
        "table.kpi",
        "table.unit",
        "table.channel",
        "table.period",
        "table.value",
    )
    head += ("passport.numerator", "passport.denominator", "passport.lower", "passport.upper")
    head += ("passport.people", "table.certainty", "passport.version")
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([*map(now.say, head), now.say("passport.code_column")])
    places = (
        now.unit_name(scope.unit),
        now.channel_name(scope.channel if kpi.by_channel else None),
    )
    for row, code in zip(listed, given, strict=True):
        start = row["period_start"].date().isoformat()
        amounts = [
            "" if pd.isna(row[name]) else repr(float(row[name])) for name in passports.MEASURES
        ]
        cells = [f"{kpi.id} {kpi.title[now.language]}", *places, start, *amounts]
        cells += [
            worded.worded(now, kpi, row).beside,
            str(now.known.version),
            codes.shown(code) if code else "",
        ]
        writer.writerow(map(mending.escaped, cells))
    return written.getvalue().encode("utf-8-sig")


def _coded(now: Reader, kpi: KPI, scope: Scope, rows: Sequence[Mapping[str, object]]) -> list[str]:
    """The codes of a KPI's figures by period, kept."""
    made_by = codes.definition(kpi)
    given = []
    for row in rows:
        start = pd.Timestamp(str(row["period_start"])).date()
        of = Figure.of(kpi, scope, now.known.version, start)
        was = {name: _kept(row.get(name)) for name in passports.MEASURES}
        given.append((of, made_by, was))
    return codes.keep(cached.lake().folder, given)


def _kept(value: object) -> float | None:
    return float(value) if isinstance(value, float) and math.isfinite(value) else None
