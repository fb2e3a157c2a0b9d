"""What needs attention first: at most three sentences, each a link."""

import math
from dataclasses import dataclass, replace

import streamlit as st

from dashboard import cached, figures, kpis
from dashboard.kpis import KPI
from dashboard.parts import alerts
from dashboard.parts.shell import Reader, is_under, plain
from dashboard.remembering import remembered
from dashboard.scope import Scope

MOST = 3


@dataclass(frozen=True)
class Concern:
    """One unit's KPI that is worse than usual.

    Attributes:
        unit: The unit.
        kpi: The KPI.
        rule: The control-chart rule that the last period breaks.
        value, lower, upper: The last value and its usual range.
        size: How far from its mean, in widths of that range.
    """

    unit: str
    kpi: KPI
    rule: str
    value: float
    lower: float
    upper: float
    size: float


def attention(now: Reader, headline: list[KPI]) -> None:
    """Units whose headline KPIs show a signal of concern in the last period, the worst first."""
    with st.container():  # a line that comes later would close what is open below
        _attention(now, headline)


def _attention(now: Reader, headline: list[KPI]) -> None:
    st.subheader(now.say("attention.title"), anchor=False)
    everywhere = _concerns(
        cached.lake().identity, now.known.version, replace(now.scope, unit=None), headline, now
    )
    found = [one for one in everywhere if is_under(now, one.unit, now.scope.unit)]
    found = sorted(found, key=lambda concern: -concern.size)
    shown: list[Concern] = []
    for concern in found:
        if len(shown) < MOST and all(
            (one.unit, one.kpi) != (concern.unit, concern.kpi) for one in shown
        ):
            shown.append(concern)
    for concern in shown:
        st.page_link(
            "dashboard/pages/units.py",
            label=f"◆ {plain(_sentence(now, concern))}",
            query_params=now.address(u=concern.unit, k=concern.kpi.id),
        )
    if not shown:
        st.caption(now.say("attention.none"))
    alerts.summary(now)
    strangers = [
        unit.unit for unit in now.known.units if not unit.is_listed and unit.unit != "Unassigned"
    ]
    if strangers and any(unit.is_listed for unit in now.known.units):
        said = now.say("attention.unlisted", count=len(strangers), unit=strangers[0])
        st.page_link(
            "dashboard/pages/data.py", label=f"◆ {plain(said)}", query_params=now.address()
        )


@remembered(400, told_by=3)
def _concerns(
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,
    scope: Scope,
    headline: list[KPI],
    now: Reader,
) -> list[Concern]:
    """The concerns of every unit, in their order; whoever looks at some units shares it."""
    parents = {unit.parent for unit in now.known.units}
    found = []
    for unit in now.known.units:
        if unit.unit in parents or not unit.is_listed:
            continue
        for kpi in headline:
            channel = scope.channel if kpi.by_channel else None
            points, drawn = cached.charted(kpi, version, scope, unit.unit, channel)
            if points.empty or drawn.is_trial or drawn.variation != "concern":
                continue
            reach = drawn.upper[drawn.last] - drawn.mean[drawn.last]
            value = float(drawn.values[drawn.last])
            if not reach or math.isnan(value):
                continue
            found.append(
                Concern(
                    unit=unit.unit,
                    kpi=kpi,
                    rule=drawn.rules[drawn.last],
                    value=value,
                    lower=float(drawn.lower[drawn.last]),
                    upper=float(drawn.upper[drawn.last]),
                    size=abs(value - float(drawn.mean[drawn.last])) / reach,
                )
            )
    return found


def _sentence(now: Reader, concern: Concern) -> str:
    kpi = kpis.find(concern.kpi.id)

    def shown(value: float) -> str:
        return figures.figure(value, kpi.shown_as, now.language)

    rule = concern.rule if concern.rule in ("trend", "shift") else "sentence"
    return now.say(
        f"attention.{rule}",
        unit=now.unit_name(concern.unit),
        kpi=kpi.title[now.language],
        value=shown(concern.value),
        low=shown(concern.lower),
        high=shown(concern.upper),
    )
