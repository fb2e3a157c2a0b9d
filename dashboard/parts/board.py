"""The board: every KPI with its control chart in small, what needs attention first."""

import csv
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard import annotations, cached, figures, kpis
from dashboard.charts import sparks
from dashboard.kpis import KPI
from dashboard.parsing import mending
from dashboard.parts import events, passport, reading
from dashboard.parts.shell import Reader, plain
from dashboard.remembering import remembered
from dashboard.scope import Period, Scope
from dashboard.statistics.control import ENOUGH, Chart
from dashboard.statistics.runs import Run, last_run
from dashboard.targets import Target
from dashboard.wording import named

GROUPS = ("attention", "changed", "better", "steady", "trial")
"""How a KPI can stand, what needs attention first."""

OPEN = ("attention", "changed", "better")
"""The groups that are open at first."""

MOST_DRAWN = 60
"""Points of a picture: more would not be told apart. Limits rest on all of them."""

COLUMNS = ("table.kpi", "board.trend", "board.last", "board.variation", "board.assurance")


FILE_COLUMNS = (
    "table.kpi",
    "board.theme",
    "table.unit",
    "table.channel",
    "table.period",
    "table.value",
    "board.mean",
    "board.lower",
    "board.upper",
    "target.value",
    "board.variation",
    "board.rule",
    "board.assured",
    "board.points",
    "board.reading",
)

UNMARKED = {ord("\u2068"): None, ord("\u2069"): None}
"""What keeps the direction of a name apart on a page, and has no place in a file."""

TAUGHT = frozenset({"training", "impact"})
"""Claims of which a training batch may be what began a change. A batch begins every few months, so
that one begins near almost any change of the others too."""


@dataclass(frozen=True)
class Choices:
    """What a reader chose for the board, beside the scope.

    Attributes:
        theme: The claim whose KPIs are shown; nothing for all.
        rebased_on: The day from which on new limits are drawn; None for one set of limits.
    """

    theme: str
    rebased_on: date | None


@dataclass(frozen=True)
class Row:
    """One KPI of the board.

    Attributes:
        kpi: The KPI.
        starts: The first day of each of its periods.
        chart: Their control chart.
        run: The points of the signal at its end; None where there is none.
        target: Its target; None without one.
        event: What began near the first of those points; nothing where nothing did.
    """

    kpi: KPI
    starts: Sequence[date]
    chart: Chart
    run: Run | None
    target: Target | None
    event: str

    @property
    def points(self) -> int:
        """How many points the limits at its end rest on."""
        return sum(math.isfinite(value) for value in self.chart.values[self.chart.rebased_at :])

    @property
    def group(self) -> str:
        """One of GROUPS."""
        if self.chart.is_trial:
            return "trial"
        if self.chart.variation == "concern" or self.chart.assurance == "fail":
            return "attention"
        named_so = {"improvement": "better", "common": "steady"}
        return named_so.get(self.chart.variation, "changed")

    @property
    def urgency(self) -> tuple[int, bool, bool, float]:
        """By which rows are sorted: the group, then concern, then the target, then how far off."""
        last, chart = self.chart.last, self.chart
        reach = chart.upper[last] - chart.mean[last]
        off = abs(chart.values[last] - chart.mean[last]) / reach if reach > 0 else 0.0
        return (
            GROUPS.index(self.group),
            chart.variation != "concern",
            chart.assurance != "fail",
            -off,
        )


def choices(now: Reader) -> Choices:
    """Let a reader choose a claim, and an event from which on limits are drawn anew."""
    themes = ["", *dict.fromkeys(kpi.theme for kpi in kpis.catalogue())]
    left, right = st.container(key="board-choices").columns(2)
    theme = left.selectbox(
        now.say("board.theme"),
        themes,
        format_func=lambda code: (
            named("theme", code, now.language) if code else now.say("board.all_themes")
        ),
        key="board_theme",
    )
    days = _events(now)
    asked = st.query_params.get("r", "")
    if asked not in days and _day(asked):
        days[asked] = figures.day(date.fromisoformat(asked), now.language)
    st.session_state.setdefault("board_rebase", asked)
    if st.session_state["board_rebase"] not in days:
        st.session_state["board_rebase"] = ""
    chosen = right.selectbox(
        now.say("board.rebase"),
        list(days),
        format_func=lambda day: days[day],
        key="board_rebase",
    )
    if chosen != asked:
        st.query_params.from_dict(now.address() | ({"r": chosen} if chosen else {}))
    return Choices(theme, date.fromisoformat(chosen) if chosen else None)


def _events(now: Reader) -> dict[str, str]:
    """The days of the drawn stretch on which something began, by day, the latest first."""
    drawn = now.scope.shown(24)
    listed = events.listed(now, drawn.since, drawn.until, now.scope.unit)
    found = {"": now.say("board.no_rebase")}
    for day, rows in listed[listed["since"] > drawn.since].groupby("since", sort=False):
        name = now.say("list.between").join(_names(now, rows))
        shown = figures.day(day, now.language)
        found[str(day)] = now.say("board.rebased_event", event=name, day=shown)
    return found


def _day(text: str) -> date | None:
    """The day that an address asks for; None where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _names(now: Reader, rows: pd.DataFrame) -> list[str]:
    return list(rows["event_ar" if now.language == "ar" else "event"])


# -------------------------------------------------------------------- what stands on it


def board(now: Reader, chosen: Choices) -> None:
    """The KPIs that have figures over time, group by group, and the same as a file."""
    st.caption(plain(now.say("board.about")))
    asked = [kpi for kpi in kpis.catalogue() if chosen.theme in ("", kpi.theme)]
    told_apart = [kpi for kpi in asked if kpi.by_channel or not now.scope.channel]
    key = (cached.lake().identity, now.known.version, *now.address().items())
    rows, drawn = _drawn(key, chosen, now, tuple(told_apart))
    if not rows:
        st.info(now.say("board.none"))
    st.html(f'<div class="sada-board">{drawn}</div>')
    left_out = [
        ("without", len(told_apart) - len(rows)),
        ("by_channel", len(asked) - len(told_apart)),
    ]
    said = [now.say(f"board.{key}", count=count) for key, count in left_out if count]
    if said:
        st.caption(plain(" · ".join(said)))
    st.download_button(
        now.say("board.download"),
        data=lambda: _file(now, rows),
        file_name="sada-board.csv",
        mime="text/csv",
        on_click="ignore",
    )


@remembered(60, told_by=2)
def _drawn(
    key: tuple[object, ...],  # noqa: ARG001  tells lakes, versions and views apart
    chosen: Choices,
    now: Reader,
    asked: Sequence[KPI],
) -> tuple[Sequence[Row], str]:
    """The rows of the board, and their HTML; a claim asks for the same KPIs each time."""
    rows = sorted(_rows(now, asked, chosen), key=lambda row: row.urgency)
    of_group = {group: [row for row in rows if row.group == group] for group in GROUPS}
    return rows, "".join(_group(now, group, found) for group, found in of_group.items() if found)


def _rows(now: Reader, asked: Sequence[KPI], chosen: Choices) -> list[Row]:
    drawn = now.scope.shown(24)
    known = events.listed(now, drawn.since, drawn.until, now.scope.unit)
    found = (_row(now, kpi, chosen.rebased_on, known) for kpi in asked)
    return [row for row in found if row]


def _row(now: Reader, kpi: KPI, rebased_on: date | None, known: pd.DataFrame) -> Row | None:
    """A KPI's row; None where it has no figure over time."""
    unit, channel = now.place()
    version = now.known.version
    points, drawn = cached.charted(kpi, version, now.scope, unit, channel, rebased_on)
    if drawn.last < 0:
        return None
    starts = [start.date() for start in points["period_start"]]
    run = None if drawn.is_trial else last_run(drawn)
    event = ""
    if run:
        likely = known if kpi.theme in TAUGHT else known[known["kind"] != "training"]
        begun = annotations.near(likely, starts[run.start], kpi.step(now.scope.period), unit)
        event = next(iter(_names(now, begun)), "")
    return Row(
        kpi=kpi,
        starts=starts,
        chart=drawn,
        run=run,
        target=cached.aim(kpi, version, now.scope, unit, channel),
        event=event,
    )


# -------------------------------------------------------------------- in words


def sentence(now: Reader, row: Row) -> str:
    """What a row says, in one sentence: signal or noise, since when, and the target."""
    if row.chart.is_trial:
        key = "trial_reading" if row.points < ENOUGH else "sparse"
        return now.say(f"board.{key}", points=row.points, enough=ENOUGH)
    cause = _special(now, row, row.run) if row.run else now.say("board.no_cause")
    if not row.chart.assurance:
        return now.say("board.only", cause=cause)
    target = now.say(f"board.will_{row.chart.assurance}")
    return now.say("board.sentence", cause=cause, target=target)


def _special(now: Reader, row: Row, run: Run) -> str:
    what = _what(now, row, run)
    if row.event:
        event = now.say("list.item", name=f"\u2068{row.event}\u2069")
        is_stretch = run.points >= SEVERAL and run.rule != "two_in_three"
        key = "board.special_since" if is_stretch else "board.special_near"
        return now.say(key, what=what, event=event)
    if run.points >= SEVERAL and not _is_cut(run):
        return now.say("board.special_from", what=what, when=_when(now, row, run.start))
    return now.say("board.special", what=what)


SEVERAL = 3
"""Points of a run that are told as a stretch of time."""


def _what(now: Reader, row: Row, run: Run) -> str:
    side = "high" if run.is_high else "low"
    length: Period = row.kpi.step(now.scope.period)
    span = figures.span(run.points, length, now.language)
    if _is_cut(run):
        span = now.say("board.at_least", span=span)
    rule = run.rule
    if rule == "outside" and run.points >= SEVERAL:
        rule = "outside_span"
    when = now.say(f"board.in_{length}", when=_when(now, row, row.chart.last))
    return now.say(f"board.{rule}_{side}", span=span, when=when)


def _is_cut(run: Run) -> bool:
    """Whether a run may have begun before what is drawn."""
    return run.start == 0 and run.rule in ("shift", "trend")


def _when(now: Reader, row: Row, at: int) -> str:
    return figures.period(row.starts[at], row.kpi.step(now.scope.period), now.language)


def _last_on(now: Reader, row: Row) -> str:
    """The period of the last value; said so where later ones have none."""
    when = _when(now, row, row.chart.last)
    return when if row.chart.last == len(row.starts) - 1 else now.say("board.stale", when=when)


def _variation(now: Reader, row: Row) -> str:
    """The variation sign in words."""
    cause = row.chart.variation
    if row.chart.is_trial:
        key = "few" if row.points < ENOUGH else "apart"
        return now.say(f"board.{key}", points=row.points, enough=ENOUGH)
    if cause in ("improvement", "concern"):
        side = "high" if row.run and row.run.is_high else "low"
        return now.say(f"board.{cause}_{side}")
    return now.say(f"board.{cause}")


def _assurance(now: Reader, row: Row) -> str:
    """The assurance sign in words."""
    if row.target is None:
        return now.say("board.no_target")
    if not row.chart.assurance:
        return now.say("board.neutral_target")
    return now.say(f"board.{row.chart.assurance}")


def _figure(now: Reader, row: Row, value: float) -> str:
    return figures.figure(value, row.kpi.shown_as, now.language)


# -------------------------------------------------------------------- as HTML


def _group(now: Reader, group: str, rows: Sequence[Row]) -> str:
    """A group that opens and closes, with a table of its rows."""
    titles = [*COLUMNS, "board.reading"]
    head = "".join(f'<th scope="col">{escape(now.say(title))}</th>' for title in titles)
    body = "".join(_line(now, row) for row in rows)
    is_open = " open" if group in OPEN else ""
    return (
        f'<details class="{group}"{is_open}><summary>{now.say(f"board.{group}")}'
        f" <span>{len(rows)}</span></summary>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></details>"
    )


def _line(now: Reader, row: Row) -> str:
    chart, said = row.chart, sentence(now, row)
    href = escape(urlencode(now.address(k=row.kpi.id)))
    page = "units" if now.scope.unit else "overview"
    theme = named("theme", row.kpi.theme, now.language)
    shown = slice(-MOST_DRAWN, None)
    picture = sparks.spark(
        chart.values[shown],
        chart.mean[shown],
        chart.lower[shown],
        chart.upper[shown],
        ["common"] * MOST_DRAWN if chart.is_trial else chart.causes[shown],
        target=row.target.value if row.target else None,
        marks=_marks(row),
        is_trial=chart.is_trial,
        mirrored=now.language == "ar",
    )
    variation = sparks.variation(
        reading.variation(chart), is_high=bool(row.run and row.run.is_high)
    )
    assured = f'<img alt="" src="{sparks.assurance(chart.assurance)}">' if chart.assurance else ""
    aim = f"<b><bdi>{escape(_figure(now, row, row.target.value))}</bdi></b>" if row.target else ""
    value = _figure(now, row, float(chart.values[chart.last]))
    led = escape(
        urlencode(passport.address(now, row.kpi, _measured_in(now, row), row.starts[chart.last]))
    )
    return (
        f'<tr><th scope="row"><a href="{page}?{href}">{escape(row.kpi.title[now.language])}</a>'
        f"<span>{escape(theme)}</span></th>"
        f'<td class="spark"><img alt="{escape(_alt(now, row, said))}" src="{picture}"></td>'
        f'<td class="last"><b><a class="sada-figure" href="passport?{led}">'
        f"<bdi>{escape(value)}</bdi></a></b>"
        f"<span>{escape(_last_on(now, row))}</span></td>"
        f'<td class="sign"><img alt="" src="{variation}">'
        f"<span>{escape(_variation(now, row))}</span></td>"
        f'<td class="sign">{assured}<span>{aim} {escape(_assurance(now, row))}</span></td>'
        f'<td class="says">{escape(said)}</td></tr>'
    )


def _marks(row: Row) -> list[int]:
    """Where a thin vertical stands: where limits begin anew, and at the event that is named."""
    named_at = [row.run.start] if row.run and row.event else []
    before = max(0, len(row.starts) - MOST_DRAWN)
    return [at - before for at in (row.chart.rebased_at, *named_at) if at > before]


def _measured_in(now: Reader, row: Row) -> Scope:
    return replace(now.scope, period=row.kpi.step(now.scope.period)).shown(24)


def _alt(now: Reader, row: Row, said: str) -> str:
    """What a picture shows, in words."""
    chart, last = row.chart, row.chart.last
    return now.say(
        "board.alt",
        kpi=row.kpi.title[now.language],
        points=row.points,
        first=_when(now, row, chart.rebased_at),
        last=_when(now, row, last),
        mean=_figure(now, row, float(chart.mean[last])),
        low=_figure(now, row, float(chart.lower[last])),
        high=_figure(now, row, float(chart.upper[last])),
        reading=said,
    )


# -------------------------------------------------------------------- as a file


def _file(now: Reader, rows: Sequence[Row]) -> bytes:
    """The board as CSV, figures in full and days in ISO form."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(map(now.say, FILE_COLUMNS))
    unit, channel = now.place()
    for row in rows:
        chart, last = row.chart, row.chart.last
        measures = [chart.values[last], chart.mean[last], chart.lower[last], chart.upper[last]]
        numbers = [repr(float(one)) if math.isfinite(one) else "" for one in measures]
        cells = [
            f"{row.kpi.id} {row.kpi.title[now.language]}",
            named("theme", row.kpi.theme, now.language),
            now.unit_name(unit),
            now.channel_name(channel),
            row.starts[last].isoformat(),
            *numbers,
            repr(row.target.value) if row.target else "",
            _variation(now, row),
            now.say(f"board.rule_{row.run.rule}") if row.run else "",
            _assurance(now, row),
            str(row.points),
            sentence(now, row),
        ]
        writer.writerow(mending.escaped(cell.translate(UNMARKED)) for cell in cells)
    return written.getvalue().encode("utf-8-sig")
