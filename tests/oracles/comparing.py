"""Figures as the engine measures them against figures as an oracle tells them."""

from datetime import date

import numpy as np
import pandas as pd

from dashboard import kpis
from dashboard.kpis import KPI
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse
from tests.oracles.facts import Facts
from tests.oracles.levels import LEVEL, WHOLE
from tests.oracles.registry import ORACLES

SCOPES = (
    Scope(date(2023, 11, 1), date(2026, 11, 1), "month"),
    Scope(date(2024, 2, 1), date(2026, 9, 1), "quarter"),
    Scope(date(2023, 11, 1), date(2026, 11, 1), "year"),
    Scope(date(2026, 8, 26), date(2026, 10, 16), "week"),
    Scope(date(2026, 9, 28), date(2026, 10, 6), "day"),
)
"""Whole years and stretches that begin and end within a quarter, a year, a week."""

FIGURES = ("numerator", "denominator", "value", "lower", "upper", "people")
NEARNESS = 1e-9


def told(kpi: KPI, facts: Facts, scope: Scope) -> pd.DataFrame:
    """What the oracle tells, with the value by the rule of the KPI's class."""
    figures = _levelled(ORACLES[kpi.id](facts, scope).reset_index())
    for name in FIGURES:
        figures[name] = figures[name].astype("float64") if name in figures else np.nan
    is_divided = figures["denominator"].notna() | (kpi.additivity in set("RID"))
    enough = (figures["denominator"] > 0) & (figures["denominator"] >= kpi.needs)
    shares = (figures["numerator"] / figures["denominator"]).where(enough)
    return figures.assign(value=shares.where(is_divided, figures["numerator"]))


def measured(kpi: KPI, warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """What the engine measures, by the same levels."""
    return _levelled(kpis.measure([kpi], warehouse, scope))


def _levelled(figures: pd.DataFrame) -> pd.DataFrame:
    named = {name: figures[name].fillna("").astype("str") for name in ("unit", "channel")}
    starts = figures["period_start"].fillna(WHOLE).astype("datetime64[s]")
    levelled = figures.assign(period_start=starts, **named).set_index(LEVEL)
    assert levelled.index.is_unique
    return levelled


def differences(found: pd.DataFrame, expected: pd.DataFrame) -> pd.DataFrame:
    """The levels at which both do not agree; a level that one of them lacks has no figures."""
    both = pd.concat({"found": found[[*FIGURES]], "told": expected[[*FIGURES]]}, axis=1)
    is_off = pd.Series(data=False, index=both.index)
    for name in FIGURES:
        one, other = both["found", name], both["told", name]
        if name in ("numerator", "denominator", "people"):
            # Where nothing is known, nothing and nought are the same.
            one, other = one.fillna(0), other.fillna(0)
        is_off |= ~np.isclose(one, other, rtol=NEARNESS, atol=NEARNESS, equal_nan=True)
    return both[is_off]
