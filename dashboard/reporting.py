"""Everything that is known of measured figures, for terminals and other programs."""

from collections.abc import Sequence

import pandas as pd

from dashboard import codes, kpis
from dashboard.codes import Figure
from dashboard.kpis import KPI
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse


def report(warehouse: Warehouse, chosen: Sequence[KPI], scope: Scope) -> pd.DataFrame:
    """KPIs at every level, with what is needed to read each figure and to find it again.

    The codes of all figures lead to their passports from now on, where the lake can be written.

    Returns:
        What `kpis.measure` gives, and beside:
        shown_as: the unit of measure: percent, count, minutes, money…
        basis: period, or lifetime for what a post has gathered since
        class: how parts are put together: A, S, R, U, M, I or D
        coverage: which share of posts or messages it rests on; NaN where always on all, and
            where the figure is hidden
        code: the code of its passport
    """
    version = warehouse.shown
    parts, noted = [], []
    for kpi in chosen:
        rows = kpis.measure([kpi], warehouse, scope)
        whole = Figure(kpi.id, None, None, scope.since, scope.until, scope.period, None, version)
        made_by = codes.definition(kpi)
        given = codes.given(rows, whole, made_by)
        noted.append((whole, made_by, given))
        rows = rows.assign(shown_as=kpi.shown_as, basis=kpi.basis)
        rows["class"] = kpi.additivity
        parts.append(rows.assign(coverage=_covered(kpi, warehouse, scope, rows), code=given))
    codes.note(warehouse.folder, noted)
    return pd.concat(parts, ignore_index=True)


def _covered(
    kpi: KPI, warehouse: Warehouse, scope: Scope, rows: pd.DataFrame
) -> "pd.Series[float]":
    shares = kpis.coverage(kpi, warehouse, scope)
    starts = [None if pd.isna(start) else start.date() for start in rows["period_start"]]
    places = zip(starts, rows["unit"].fillna(""), rows["channel"].fillna(""), strict=True)
    found = pd.Series([shares.get(place) for place in places], rows.index, dtype=float)
    return found.where(rows["hidden"] == "")
