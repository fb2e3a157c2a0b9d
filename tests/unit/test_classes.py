"""What each additivity class forbids is refused, or worked out anew."""

import json
from dataclasses import replace
from datetime import date

import pytest

from dashboard import cli, kpis
from dashboard.errors import QueryError
from dashboard.kpis import KPI
from dashboard.measuring import classes
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse

LEVELS = "select null::date as period_start, unit, channel, {figures} from {source} group by all"

FORBIDDEN = {
    "A adds people": ("C04", "sum(reach) as numerator, 1 as denominator", "account_daily"),
    "A counts apart": ("L01", "count(distinct learner) as numerator, 1 as denominator",
                       "learner_daily"),
    "S over time": ("C01", "sum(followers) as numerator, 1 as denominator", "account_daily"),
    "R averages": ("C06", "avg(engagements / impressions) as numerator, 1 as denominator",
                   "post_daily"),
    "R adds rates": ("C06", "sum(engagements / impressions) as numerator, count(*) as denominator",
                     "post_daily"),
    "R divides first": ("C06", "sum(shares) / sum(impressions) as numerator, 1 as denominator",
                        "post_daily"),
    "U adds": ("C03", "sum(reach) as numerator, 1 as denominator", "account_daily"),
    "M averages": ("E02", "avg(minutes) as numerator, 1 as denominator", "reaction_minutes"),
    "M adds": ("E02", "sum(half) as numerator, 1 as denominator",
               "(select unit, channel, median(minutes) as half"
               " from reaction_minutes group by all)"),
    "I averages": ("L06", "avg(points / answers) as numerator, 1 as denominator", "survey_daily"),
    "D averages": ("L07", "avg(gain / possible) as numerator, 1 as denominator",
                   "assessment_daily"),
    "D averages parts": ("L07", "avg(rate) as numerator, 1 as denominator",
                         "(select unit, channel, sum(gain) / sum(possible) as rate"
                         " from assessment_daily group by all)"),
}  # fmt: skip
"""A KPI of each class, what it must not measure, and what that is read from."""

SAID = {
    "A adds people": "adds_people",
    "A counts apart": "no_sum",
    "S over time": "sums_stock",
    "R divides first": "ratio_inside",
    "U adds": "adds_people",
    "M averages": "adds_quantiles",
    "M adds": "adds_quantiles",
}


def stating(kpi: str, figures: str, source: str) -> KPI:
    found = kpis.find(kpi)
    if found.of_people and "as people" not in figures and not kpi.startswith("E"):
        figures += ", 9 as people"
    return replace(found, sql=LEVELS.format(figures=figures, source=source))


@pytest.mark.parametrize("what", FORBIDDEN)
def test_statement_that_its_class_forbids_is_refused(what: str) -> None:
    kpi = stating(*FORBIDDEN[what])

    assert classes.broken(kpi) == SAID.get(what, "averages_averages")
    with pytest.raises(QueryError, match=kpi.name):
        classes.hold(kpi)


def test_forbidden_statement_is_not_measured(warehouse: Warehouse) -> None:
    year = Scope(date(2026, 1, 1), date(2027, 1, 1))

    with pytest.raises(QueryError, match="averages averages"):
        kpis.measure([stating(*FORBIDDEN["R averages"])], warehouse, year)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("post_daily join account_daily using (unit, channel, day)", "mixes_bases"),
        ("(select unit, channel, engagements as impressions, engagements from account_daily)"
         " as post_daily", "other_basis"),
    ],
)  # fmt: skip
def test_figures_of_two_bases_are_not_divided(source: str, said: str) -> None:
    denominator = "account_daily.impressions" if " join " in source else "post_daily.impressions"
    figures = f"sum(post_daily.engagements) as numerator, sum({denominator}) as denominator"

    assert classes.broken(stating("C06", figures, source)) == said


def test_followers_have_no_basis_and_may_divide_either() -> None:
    figures = (
        "sum(post_daily.engagements) as numerator,"
        " sum(posts) * max_by(followers, account_daily.day) as denominator"
    )
    source = "post_daily join account_daily using (unit, channel)"

    assert classes.broken(stating("C08", figures, source)) == ""


@pytest.mark.parametrize(
    ("kpi", "people", "said"),
    [("E06", "", "people_ungiven"), ("E03", ", sum(due) as people", "people_unsaid")],
)
def test_people_are_counted_where_the_header_says_so_and_nowhere_else(
    kpi: str, people: str, said: str
) -> None:
    figures = f"sum(ratings) as numerator, sum(messages) as denominator{people}"

    assert classes.broken(stating(kpi, figures, "message_daily")) == said


def test_every_kpi_keeps_to_its_class(capsys: pytest.CaptureFixture[str]) -> None:
    exit_code = cli.main(["kpis", "--check", "--json"])

    rows = json.loads(capsys.readouterr().out)
    assert [row for row in rows if not row["keeps"]] == []
    assert exit_code == 0
    assert len(rows) == len(kpis.catalogue())
