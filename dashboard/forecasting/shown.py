"""What is to come, and how forecasts did, as JSON has them."""

import math
from typing import Any

from dashboard.forecasting.outlooks import Figure, History, Outlook
from dashboard.statistics.backtest import Trial


def plain(found: Outlook, target: float | None) -> dict[str, Any]:
    """An outlook as JSON has it."""
    held = found.history
    return {
        "history": {
            "since": held.starts[0].isoformat(),
            "until": held.until.isoformat(),
            "periods": sum(map(math.isfinite, held.values)),
        },
        "ahead": [_row(one) for one in found.ahead],
        "whole": {
            **_row(found.whole),
            "held": found.held,
            "gaps": found.gaps,
            "is_last": found.is_last,
        },
        "target": target,
        "chance": None if target is None else found.chance(target),
        "effects": {name: vars(effect) for name, effect in found.effects.items()},
    }


def _row(one: Figure) -> dict[str, Any]:
    days = {"since": one.since.isoformat(), "until": one.until.isoformat()}
    return {**vars(one), **days}


def plain_trial(held: History, found: Trial) -> dict[str, Any]:
    """Forecasts of the past against what came, as JSON has them."""
    pairs = [
        {
            **{str(name): cell for name, cell in row.items()},
            "since": held.starts[int(row["origin"])].isoformat(),
        }
        for row in found.pairs.to_dict("records")
    ]
    measures = {
        name: {measure: _finite(value) for measure, value in vars(accuracy).items()}
        for name, accuracy in (("forecast", found.own), ("naive", found.naive))
    }
    return {
        "within_80": found.within_80,
        "within_95": found.within_95,
        **measures,
        "is_better": found.is_better,
        "pairs": pairs,
    }


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
