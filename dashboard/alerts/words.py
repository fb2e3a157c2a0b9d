"""An alert in words, in either language, and where it leads."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from dashboard import figures, kpis
from dashboard.alerts.detection import Alert
from dashboard.figures import Language
from dashboard.scope import Scope, encode, following
from dashboard.warehouse import Unit
from dashboard.wording import named, say

SIGNS: Mapping[str, str] = {
    "concern": "◆",
    "missed": "✗",
    "neutral_high": "■",
    "neutral_low": "■",
    "improvement": "▲",
}
"""A sign for each cause, what needs attention first."""


def sentence(alert: Alert, language: Language) -> str:
    """What was found, in one sentence."""
    kpi = kpis.find(alert.kpi)

    def shown(value: float) -> str:
        return figures.figure(value, kpi.shown_as, language)

    if alert.kind == "target":
        return say(
            "alert.missed",
            language,
            kpi=kpi.title[language],
            value=shown(alert.value),
            when=when(alert, language),
            target=shown(alert.low),
        )
    return say(
        f"alert.{alert.rule}",
        language,
        kpi=kpi.title[language],
        value=shown(alert.value),
        when=when(alert, language),
        low=shown(alert.low),
        high=shown(alert.high),
        cause=say(f"alert.{alert.cause}", language),
    )


def when(alert: Alert, language: Language) -> str:
    """The last period of what was found; of a target, its days."""
    if alert.kind == "target":
        return figures.stretch(alert.since, alert.seen_in, language)
    return figures.period(alert.seen_in, alert.period, language)


def unit_name(units: Sequence[Unit], code: str | None, language: Language) -> str:
    """A unit's name; that of all together for None."""
    if code is None:
        return say("scope.all_units", language)
    for unit in units:
        if unit.unit == code and unit.is_listed:
            return unit.name_ar if language == "ar" else unit.name
    return named("unit", code, language)


def address(alert: Alert) -> dict[str, str]:
    """The address parameters of the view that shows what was found."""
    until = alert.seen_in
    if alert.kind == "signal":
        until = following(alert.seen_in, alert.period)
    year = Scope(alert.since, until, "month", alert.unit, alert.channel).shown(12)
    period = {"p": alert.period} if alert.kind == "signal" else {}
    return {**encode(year), **period, "k": alert.kpi}


def link(alert: Alert, pages: str, language: Language) -> str:
    """Where to read on; nothing where it is not known where the pages are."""
    return f"{pages}/units?{urlencode({**address(alert), 'lang': language})}" if pages else ""


def in_order(alerts: Sequence[Alert]) -> list[Alert]:
    """What needs attention first."""
    order = list(SIGNS)
    return sorted(alerts, key=lambda one: (order.index(one.cause), one.unit or "", one.kpi))
