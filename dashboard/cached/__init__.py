"""What is remembered between reruns: one lake a process, and figures per version of it.

Nothing here is keyed by a reader's unit or channel: a measured KPI holds every level at once, and
readers who look at other units share it. Every cache has a size.
"""

from dashboard.cached.background import (
    alerts,
    alerts_so_far,
    doubts,
    findings,
    findings_so_far,
    moved_so_far,
)
from dashboard.cached.desk import glimpses, likely_tables, saved_formats, waiting
from dashboard.cached.figures import (
    Measured,
    ahead,
    cells,
    covered,
    measured,
    series,
    topics,
    total,
    whole,
)
from dashboard.cached.forecasts import looking_back, outlook
from dashboard.cached.limits import aim, charted, judged, targets
from dashboard.cached.opened import Known, author, known, lake
from dashboard.cached.records import (
    accounts,
    differing,
    events,
    listed,
    modules,
    names,
    twins,
)

__all__ = [
    "Known",
    "Measured",
    "accounts",
    "ahead",
    "aim",
    "alerts",
    "alerts_so_far",
    "author",
    "cells",
    "charted",
    "covered",
    "differing",
    "doubts",
    "events",
    "findings",
    "findings_so_far",
    "glimpses",
    "judged",
    "known",
    "lake",
    "likely_tables",
    "listed",
    "looking_back",
    "measured",
    "modules",
    "moved_so_far",
    "names",
    "outlook",
    "saved_formats",
    "series",
    "targets",
    "topics",
    "total",
    "twins",
    "waiting",
    "whole",
]
