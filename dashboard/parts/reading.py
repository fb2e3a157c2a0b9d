"""What a series says, in one sentence and one sign."""

from dashboard.parts.shell import Reader
from dashboard.statistics.control import Chart

SIGNS = {"common": "●", "improvement": "▲", "concern": "◆", "neutral_high": "■", "neutral_low": "■"}

CLASSES = {"improvement": "sada-better", "concern": "sada-worse"}


def variation(drawn: Chart) -> str:
    """The cause of the last point; common where the history is too short to tell."""
    return "common" if drawn.is_trial else drawn.variation


def sentence(now: Reader, drawn: Chart, at: int | None = None) -> str:
    """What one point of a chart says; the last that is there by default."""
    if drawn.last < 0 or drawn.is_trial:
        return now.say("reading.trial")
    at = drawn.last if at is None else at
    rule = drawn.rules[at]
    if not rule:
        return now.say("reading.common")
    side = "high" if drawn.values[at] > drawn.mean[at] else "low"
    if rule == "trend":
        side = "high" if drawn.values[at] > drawn.values[at - 1] else "low"
    return now.say(f"reading.{rule}_{side}")
