"""What is to come, in sentences."""

from dashboard import figures
from dashboard.figures import Language
from dashboard.forecasting.outlooks import Outlook
from dashboard.statistics.backtest import Trial
from dashboard.statistics.forecast import QUANTILES
from dashboard.wording import say


def told(found: Outlook, target: float | None, language: Language) -> list[str]:
    """All there is to say: the whole, the chance of a target, and known effects."""
    aims = [] if target is None else [chance_said(found, target, language)]
    if target is not None and found.adds_up and found.held:
        aims.append(_pace_said(found, target, language))
    missing = say("forecast.gaps", language, gaps=found.gaps, held=found.held)
    gaps = [missing] if found.gaps and not found.is_last else []
    return [said(found, language), *aims, *gaps, *effects_said(found, language)]


def _pace_said(found: Outlook, target: float, language: Language) -> str:
    def shown(value: float) -> str:
        return figures.figure(value, found.history.kpi.shown_as, language)

    return say(
        "forecast.pace",
        language,
        so_far=shown(found.so_far),
        pace=shown(found.pace(target)),
        count=len(found.ahead),
    )


def said(found: Outlook, language: Language) -> str:
    """What is to be expected, in one sentence."""
    kpi, whole = found.history.kpi, found.whole
    ends = {
        name: figures.figure(getattr(whole, name), kpi.shown_as, language) for name in QUANTILES
    }
    when = (
        figures.period(whole.since, found.history.period, language)
        if found.is_last
        else figures.stretch(whole.since, whole.until, language)
    )
    return say("forecast.whole", language, kpi=kpi.title[language], when=when, **ends)


def chance_said(found: Outlook, target: float, language: Language) -> str:
    """How likely a target is to be met, in one sentence."""
    aim = figures.figure(target, found.history.kpi.shown_as, language)
    return say(
        "forecast.target", language, target=aim, chance=likely(found.chance(target), language)
    )


def likely(chance: float, language: Language) -> str:
    """A chance as a count of cases, which more readers take rightly than a percentage.

    Counts of ten where they tell enough, else of a hundred (Gigerenzer and Hoffrage, How to
    improve Bayesian reasoning without instruction, Psychological Review 102(4), 1995).
    """
    if not 0.01 <= chance <= 0.99:
        return say("forecast.hardly" if chance < 0.01 else "forecast.surely", language)
    if 0.05 <= chance <= 0.95:
        return say("forecast.in_ten", language, cases=min(max(round(chance * 10), 1), 9))
    return say("forecast.in_hundred", language, cases=round(chance * 100))


def effects_said(found: Outlook, language: Language) -> list[str]:
    """What Ramadan and the weekend do to the figures, a sentence each; or that nothing shows."""
    if found.history.kpi.additivity != "A" or found.history.period in ("quarter", "year"):
        return []
    told = [
        say(
            f"forecast.{name}",
            language,
            middle=figures.signed_share(effect.middle, language),
            low=figures.signed_share(effect.low, language),
            high=figures.signed_share(effect.high, language),
        )
        for name, effect in found.effects.items()
    ]
    return told if "ramadan" in found.effects else [*told, say("forecast.no_ramadan", language)]


def trial_said(found: Trial, language: Language) -> list[str]:
    """How the forecasts of the past did: their intervals, and against the simplest forecast."""
    share = {
        name: figures.figure(value, "percent", language)
        for name, value in (("within_80", found.within_80), ("within_95", found.within_95))
    }
    first = say("forecast.intervals", language, count=len(found.pairs), **share)
    better = "forecast.better" if found.is_better else "forecast.no_better"
    ratio = (
        figures.exact(round(found.own.mean / found.naive.mean, 2), language)
        if found.naive.mean
        else "–"
    )
    return [first, say(better, language, ratio=ratio)]
