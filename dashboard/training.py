"""What the modules of the diploma achieved, without what rests on too few people."""

import math
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import kpis, queries
from dashboard.kpis import Readable
from dashboard.measuring import suppression


@dataclass(frozen=True)
class Measure:
    """One thing that is told of a module.

    Attributes:
        name: What it is called.
        numerator: The column that adds up over modules and units; the figure itself where nothing
            divides it.
        denominator: The column that divides it; "" for none.
        people: The column with the people behind it.
        adds: Whether it adds up: different people do not.
    """

    name: str
    numerator: str
    denominator: str
    people: str
    adds: bool = True


MEASURES = (
    Measure("learner_hours", "learner_hours", "", "learners"),
    Measure("participants", "participants", "", "participants", adds=False),
    Measure("attendance", "attended", "scheduled", "learners"),
    Measure("pass_rate", "passed", "assessed", "tested"),
    Measure("gain", "gained", "possible", "matched"),
    Measure("satisfaction", "points", "answers", "respondents"),
)


def modules(readable: Readable, since: date, until: date, unit: str | None) -> pd.DataFrame:
    """Each module for one unit.

    Returns:
        module, sessions, hours: what was held, by whomever
        learner_hours, participants, attendance, pass_rate, gain, satisfaction: NaN where there is
            none, or where it is hidden
        learner_hours_hidden, …: why each is hidden; "" where it is not
    """
    query = next(query for query in queries.load("lists") if query.name == "modules")
    table = readable.read(query.sql, {"since": since, "until": until})
    found: pd.DataFrame = table.to_pandas()
    units = kpis.parents(readable)
    smallest = suppression.smallest_group()
    shown = found[["module", "sessions", "hours"]].copy()
    for one in MEASURES:
        numerator = found[one.numerator].astype(float)
        divided = one.denominator != ""
        denominator = found[one.denominator].astype(float) if divided else numerator * math.nan
        cells = pd.DataFrame(
            {
                "period_start": None,
                "unit": found["unit"],
                "channel": found["module"],
                "numerator": numerator,
                "denominator": denominator,
                "people": found[one.people].astype(float),
            }
        )
        hidden = suppression.reasons(cells, units, smallest, adds=one.adds)
        value = numerator / denominator if divided else numerator
        shown[one.name] = value.where(hidden == "")
        shown[f"{one.name}_hidden"] = hidden
    is_meant = found["unit"].isna() if unit is None else found["unit"] == unit
    return shown[is_meant & found["module"].notna()].reset_index(drop=True)
