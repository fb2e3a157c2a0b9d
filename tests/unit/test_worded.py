"""Figures in words: themselves, a range, or why there is none; in both languages."""

import csv
import io
import math
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from dashboard import cached, kpis
from dashboard.cached import Known
from dashboard.figures import Language
from dashboard.parts import passport, worded
from dashboard.parts.shell import Reader
from dashboard.scope import Scope

DAY = date(2026, 1, 1)
KNOWN = Known(1, DAY, DAY, (), (), (), is_sample=False)


def reader(language: Language) -> Reader:
    return Reader(language, Scope(DAY, date(2027, 1, 1)), KNOWN, None, None)


def said(kpi: str, language: Language = "en", **row: float | str) -> tuple[str, str]:
    one = worded.worded(reader(language), kpis.find(kpi), row)
    return one.figure, one.beside


@pytest.mark.parametrize(
    ("language", "figure", "beside"),
    [
        ("en", "12,400 – 31,000 accounts", "A range: "),
        ("ar", "من 12,400 إلى 31,000 حساباً", "مدى لا رقم واحد"),
    ],
)
def test_unique_figure_of_several_parts_is_a_range(
    language: Language, figure: str, beside: str
) -> None:
    shown, why = said("C03", language, value=math.nan, lower=12_400.0, upper=31_000.0)

    assert shown == figure
    assert why.startswith(beside)


def test_share_of_people_is_a_range_of_shares() -> None:
    assert said("G01", value=math.nan, lower=0.3, upper=0.5)[0] == "30.0% – 50.0%"


@pytest.mark.parametrize(
    ("language", "beside"),
    [
        ("en", "95 % interval: 60.0% – 80.0% · from 37 people"),
        ("ar", "فترة ثقة 95٪: من 60.0% إلى 80.0% · عدد الأشخاص: 37"),
    ],
)
def test_score_has_its_interval_and_the_people_behind_it(language: Language, beside: str) -> None:
    found = said("E06", language, value=0.7, lower=0.6, upper=0.8, people=37.0)

    assert found == ("70.0%", beside)


def test_estimate_has_a_range_and_no_interval() -> None:
    assert said("V05", value=0.5, lower=0.4, upper=0.7)[1] == "Range of the estimate: 0.40 – 0.70"


@pytest.mark.parametrize(
    ("hidden", "why"), [("few", "Fewer than 5 people"), ("complement", "It would give away")]
)
def test_hidden_figure_says_why(hidden: str, why: str) -> None:
    shown, beside = said("E06", value=math.nan, hidden=hidden)

    assert shown == "Too few people to show a figure"
    assert beside.startswith(why)


def test_figure_of_too_few_cases_says_so() -> None:
    assert said("C06", value=math.nan, denominator=99.0)[0] == "Too few cases to show a figure"


@pytest.mark.parametrize(
    ("language", "needs"),
    [("en", "Needs an export: Plain: messages"), ("ar", "يلزم ملف مُصدَّر: جدول عام: الرسائل")],
)
def test_kpi_without_data_names_the_plain_table_that_brings_it(
    language: Language, needs: str
) -> None:
    assert worded.missing(reader(language), kpis.find("E03")) == needs


def test_download_says_why_a_figure_is_hidden_and_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached, "lake", lambda: SimpleNamespace(folder=tmp_path))
    shown = {"value": 0.5, "numerator": 4.0, "denominator": 8.0, "people": 8.0, "hidden": ""}
    rows = pd.DataFrame([shown, {**dict.fromkeys(shown, math.nan), "hidden": "few"}])
    rows = rows.assign(lower=math.nan, upper=math.nan)
    rows["period_start"] = pd.to_datetime(["2026-01-01", "2026-02-01"])
    now = reader("en")

    file = passport.figures_file(now, kpis.find("L05"), now.scope, rows).decode("utf-8-sig")

    (first, second) = csv.DictReader(io.StringIO(file))
    assert (first["Value"], first["People"], first["Certainty"]) == ("0.5", "8.0", "from 8 people")
    assert second["Certainty"] == "Fewer than 5 people stand behind it"
    assert {second[name] for name in ("Value", "Numerator", "Denominator", "People")} == {""}
