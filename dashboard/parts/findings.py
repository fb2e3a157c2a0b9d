"""What the checks found: a page of it, and marks on the figures that it touches."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard import cached, checks, figures
from dashboard.checks import SEVERITIES, Finding
from dashboard.kpis import KPI
from dashboard.parts import tables, waiting
from dashboard.parts.shell import Reader, plain
from dashboard.remembering import remembered

SIGNS = {"wrong": "✖", "doubtful": "◆", "note": "●"}
"""A sign for each severity, beside its word."""


def findings(now: Reader) -> None:
    """Everything that was found, check by check, the worst first."""
    found = cached.findings(now.known.version)
    st.caption(now.say("finding.about", count=len(checks.catalogue())))
    if not found:
        st.info(now.say("finding.none"))
        return
    st.markdown(plain(_counted(now, found)))
    st.caption(now.say("finding.links"))
    for check, places in groupby(found, key=lambda one: one.check):
        severity = f"{SIGNS[check.severity]} {now.say(f'finding.{check.severity}')}"
        title = now.say("finding.title", severity=severity, title=check.title[now.language])
        st.subheader(plain(title), anchor=False, help=check.means[now.language])
        address = tuple(now.address().items())
        st.html(
            _places(cached.lake().identity, now.known.version, check.name, address, now, places)
        )
        st.caption(plain(check.remedy[now.language]))


@remembered(200, told_by=4)
def _places(
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,  # noqa: ARG001  tells versions apart
    check: str,  # noqa: ARG001  tells checks apart
    address: tuple[tuple[str, str], ...],  # noqa: ARG001  tells readers apart
    now: Reader,
    places: Iterable[Finding],
) -> str:
    """Where a check found something, and what, as a table."""
    found = list(places)
    rows = {
        now.say("finding.place"): [place(now, one) for one in found],
        now.say("finding.said"): [one.said(now.language) for one in found],
        now.say("finding.when"): [_when(now, one) for one in found],
    }
    links = [now.address(u=one.unit, c=one.channel, **_around(one)) for one in found]
    return tables.written(now, pd.DataFrame(rows), links=links, page="units")


def _around(found: Finding) -> dict[str, str]:
    """The months that a finding lies in, as the address has them."""
    if not found.since or not found.until or found.until.year - found.since.year > 9:
        return {}
    return {"from": found.since.isoformat(), "to": found.until.isoformat()}


def place(now: Reader, found: Finding) -> str:
    """The unit, channel and account where something was found."""
    parts = [
        now.unit_name(found.unit) if found.unit else "",
        now.channel_name(found.channel) if found.channel else "",
        _account(found),
    ]
    return " · ".join(part for part in parts if part) or now.say("finding.everywhere")


def _account(found: Finding) -> str:
    """The account; one that is only a number, by the name that it has."""
    if not found.account or found.account == "Unassigned":
        return ""
    return found.account_name or found.account if found.account.isdigit() else found.account


def _when(now: Reader, found: Finding) -> str:
    if found.since is None or found.until is None:
        return ""
    return figures.stretch(found.since, found.until, now.language)


def _counted(now: Reader, found: Sequence[Finding]) -> str:
    counts = dict.fromkeys(SEVERITIES, 0)
    for one in found:
        counts[one.check.severity] += 1
    return now.say("finding.summary", **counts)


def summary(now: Reader) -> None:
    """One line that says how much was found and leads there; nothing while checks run."""
    found = cached.findings_so_far(now.known.version)
    if found:
        st.page_link(
            "dashboard/pages/findings.py",
            label=f"◆ {plain(_counted(now, found))}",
            query_params=now.address(),
        )


def touching(now: Reader, kpi: KPI) -> list[Finding]:
    """What was found so far in the figures of a KPI that are looked at, the worst first."""
    looked_at = now.scope if kpi.by_channel else replace(now.scope, channel=None)
    units = _under(now)
    found = cached.doubts(now.known.version, kpi.name)
    return [one for one in found if one.is_within(looked_at, units)]


def _under(now: Reader) -> frozenset[str] | None:
    """The unit looked at with its sub-units; None for all."""
    if now.scope.unit is None:
        return None
    under = {now.scope.unit}
    for unit in now.known.units:
        if unit.parent in under:
            under.add(unit.unit)
    return frozenset(under)


def mark(now: Reader, kpi: KPI) -> str:
    """A line for a card whose figure something was found in; nothing where there is none."""
    found = touching(now, kpi)
    if not found:
        return ""
    title = found[0].check.title[now.language]
    others = len(found) - 1
    said = now.say("card.in_doubt", title=title)
    if others:
        said = now.say("card.in_doubt_more", title=title, count=others)
    whole = f"{place(now, found[0])}, {_when(now, found[0])}: {found[0].said(now.language)}"
    return (
        f'<a class="doubt" href="findings?{escape(urlencode(now.address()))}"'
        f' title="{escape(whole)}">◆ {escape(said)}</a>'
    )


def note(now: Reader, kpi: KPI) -> None:
    """Under a large chart, what was found in its figures; nothing where there is nothing."""
    found = touching(now, kpi)
    if not found:
        return
    worst = found[0]
    said = now.say(
        "finding.panel",
        title=worst.check.title[now.language],
        place=place(now, worst),
        when=_when(now, worst),
        said=worst.said(now.language),
    )
    if len(found) > 1:
        said = f"{said} {now.say('finding.panel_more', count=len(found) - 1)}"
    st.page_link(
        "dashboard/pages/findings.py", label=f"◆ {plain(said)}", query_params=now.address()
    )


def awaited(now: Reader) -> None:
    """Draw the page again once the checks have run, so that its marks show."""
    version = now.known.version
    with st.container():  # its place stays when nothing is awaited any more
        if cached.findings_so_far(version) is None:
            waiting.until(lambda: cached.findings_so_far(version) is not None)
