"""What changed: three sentences, a waterfall, and the table with the same numbers."""

from collections.abc import Sequence
from typing import get_args

import pandas as pd
import streamlit as st

from dashboard import cached, explaining, figures
from dashboard.charts import specifications
from dashboard.errors import BadScope
from dashboard.explaining import ITSELF, OTHERS, By, Explained, Part
from dashboard.kpis import KPI
from dashboard.parts import tables, topics
from dashboard.parts.shell import Reader, plain
from dashboard.scope import Scope

FIRST = ("C06", "C04", "E03", "C01", "V01", "L01")

MOST_PARTS = 5
"""Parts that are drawn, between two totals and before the others; the table holds all."""

DIMENSIONS: tuple[By, ...] = get_args(By)


def pick_parts(now: Reader) -> By:
    """Let the reader choose what the difference is taken apart by."""
    return st.radio(
        now.say("changed.by"),
        DIMENSIONS,
        format_func=lambda by: now.say(f"table.{by}"),
        horizontal=True,
        key="changed-by",
    )


def changed(now: Reader, kpi: KPI, by: By) -> None:
    """Say, draw and list where a KPI's difference between the two stretches comes from."""
    compared = now.scope.compared()
    try:
        found = explaining.explain(
            kpi, _cells(now, kpi, compared, by), _cells(now, kpi, now.scope, by),
            now.known.units, now.scope, by,
        )  # fmt: skip
    except BadScope as error:
        problem, remedy = error.said(now.language)
        st.info(f"{plain(problem)} {plain(remedy)}")
        return
    if compared.since < now.known.first.replace(day=1):
        first = figures.day(now.known.first, now.language)
        st.warning(now.say("changed.half", first=first))
    for sentence in sentences(now, kpi, found, by):
        st.markdown(plain(sentence))
    st.vega_lite_chart(
        specifications.placed(_bars(now, kpi, found, by)),
        specifications.waterfall(kpi.shown_as, now.language),
        theme=None,
        key=f"waterfall-{kpi.id}-{by}-{now.scope.unit}-{now.scope.channel}",
        alt=now.say("changed.alt", kpi=kpi.title[now.language]),
    )
    _table(now, kpi, found, by)
    st.caption(now.say("changed.where_not_why"))


def _cells(now: Reader, kpi: KPI, scope: Scope, by: By) -> explaining.Cells:
    if by == "topic":
        return explaining.by_topic(cached.topics(kpi, now.known.version, scope), scope)
    return cached.cells(kpi, now.known.version, scope)


def _name(now: Reader, part: Part, by: By) -> str:
    if part.kind == ITSELF:
        return now.say("changed.itself", unit=now.unit_name(now.scope.unit))
    if part.kind == OTHERS:
        return now.say("changed.others")
    if by == "topic":
        return topics.label(now, part.code)
    return now.unit_name(part.code) if by == "unit" else now.channel_name(part.code)


def sentences(now: Reader, kpi: KPI, found: Explained, by: By) -> list[str]:
    """What a director would say: how far it moved, of what, and by whom most."""

    def written(effect: float) -> str:
        return figures.effect(effect, kpi.shown_as, now.language)

    moved = "rose" if found.difference > 0 else "fell" if found.difference < 0 else "stayed"
    said = now.say(
        f"changed.{moved}",
        kpi=kpi.title[now.language],
        before=figures.figure(found.before, kpi.shown_as, now.language),
        after=figures.figure(found.after, kpi.shown_as, now.language),
        effect=written(found.difference),
    )
    if found.is_rate:
        decimals = explaining.POINT if kpi.shown_as == "percent" else explaining.EXACT
        rate, mix = explaining.split(found, decimals)
        second = now.say(f"changed.split_{by}", rate=written(rate), mix=written(mix))
    else:
        effects = [part.effect for part in found.parts]
        second = now.say(
            f"changed.volumes_{by}",
            up=written(sum(effect for effect in effects if effect > 0)),
            down=written(sum(effect for effect in effects if effect < 0)),
        )
    named = [
        now.say("changed.adds", name=_name(now, part, by), effect=written(part.effect))
        for part in sorted(found.parts, key=lambda part: -abs(part.effect))[:2]
    ]
    third = now.say("changed.most", names=now.say("changed.and").join(named))
    return [said, second, third]


def _bars(now: Reader, kpi: KPI, found: Explained, by: By) -> pd.DataFrame:
    """The two totals, and between them a bar for each part from where the last one ended."""

    def total(key: str, value: float) -> dict[str, object]:
        shown = figures.figure(value, kpi.shown_as, now.language)
        return {
            "name": now.say(key), "start": value, "end": value, "far": value, "kind": "total",
            "shown": shown,
        }  # fmt: skip

    rows = [total(f"table.{now.scope.versus}", found.before)]
    at = found.before
    for name, effect in _drawn(now, found.parts, by):
        rows.append(
            {
                "name": name,
                "start": at,
                "end": at + effect,
                "far": max(at, at + effect),
                "kind": _kind(kpi, effect),
                "shown": figures.effect(effect, kpi.shown_as, now.language),
            }
        )
        at += effect
    return pd.DataFrame([*rows, total("changed.now", found.after)])


def _drawn(now: Reader, parts: Sequence[Part], by: By) -> list[tuple[str, float]]:
    """The largest parts by name, and all that is left as others."""
    own = [part for part in parts if part.kind != OTHERS][:MOST_PARTS]
    left = [part for part in parts if part not in own]
    drawn = [(_name(now, part, by), part.effect) for part in own]
    if left:
        drawn.append((now.say("changed.others"), sum(part.effect for part in left)))
    return drawn


def _kind(kpi: KPI, effect: float) -> str:
    if kpi.better == "neutral" or not effect:
        return "neutral"
    return "better" if (effect > 0) == (kpi.better == "higher") else "worse"


def _table(now: Reader, kpi: KPI, found: Explained, by: By) -> None:
    def value(numerator: float, denominator: float) -> str:
        if not found.is_rate:
            return figures.figure(numerator, kpi.shown_as, now.language)
        rate = numerator / denominator if denominator else None
        return figures.figure(rate, kpi.shown_as, now.language)

    rows = []
    for part in found.parts:
        row = {
            now.say(f"table.{by}"): _name(now, part, by),
            now.say(f"table.{now.scope.versus}"): value(
                part.before.numerator, part.before.denominator
            ),
            now.say("changed.now"): value(part.after.numerator, part.after.denominator),
        }
        split = {"rate": part.rate, "mix": part.mix} if found.is_rate else {}
        for key, effect in {**split, "effect": part.effect}.items():
            title = now.say(f"changed.{key}")
            row[title] = figures.effect(effect, kpi.shown_as, now.language)
        rows.append(row)
    tables.numbers(now, pd.DataFrame(rows))
