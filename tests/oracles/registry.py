"""Which oracle tells which KPI."""

from collections.abc import Callable

import pandas as pd

from dashboard.scope import Scope
from tests.oracles.facts import Facts

Oracle = Callable[[Facts, Scope], pd.DataFrame]
"""Gives numerator and denominator by level, and lower, upper and people where they are told."""

ORACLES: dict[str, Oracle] = {}


def oracle(kpi: str) -> Callable[[Oracle], Oracle]:
    """Make a function the oracle of a KPI, by its number."""

    def named(function: Oracle) -> Oracle:
        assert kpi not in ORACLES
        ORACLES[kpi] = function
        return function

    return named
