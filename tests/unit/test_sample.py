"""The sample data: made alike each time, and with what planted_truths.toml says planted in it."""

import csv
import io
import os
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import pyarrow.parquet
import pytest
from python_calamine import CalamineWorkbook

ROOT = Path(__file__).parents[2]
TRUTHS: dict[str, Any] = tomllib.loads(
    (ROOT / "data" / "planted_truths.toml").read_text(encoding="utf-8")
)
NAMES = {
    "labour": "Ministry of Labour",
    "housing": "Ministry of Housing",
    "health": "Ministry of Health",
}


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The folders of two runs, in processes that order sets differently."""
    folders = [tmp_path_factory.mktemp("sample") for _ in range(2)]
    started = [
        subprocess.Popen(
            [sys.executable, str(ROOT / "data" / "make_sample.py"), str(folder)],
            env={**os.environ, "PYTHONHASHSEED": str(number)},
            stdout=subprocess.DEVNULL,
        )
        for number, folder in enumerate(folders)
    ]
    assert [run.wait() for run in started] == [0, 0]
    return folders


@pytest.fixture(scope="module")
def sample(runs: list[Path]) -> Path:
    """The folder of one run."""
    return runs[0]


@pytest.fixture(scope="module")
def posts(sample: Path) -> pd.DataFrame:
    """Facebook's and Instagram's posts: unit name, published_at in Bahrain, views, engagements."""
    columns = {
        "20-facebook-posts.zip": ("Page name", ["Reactions", "Comments", "Shares", "Link Clicks"]),
        "21-instagram-posts.zip": ("Account name", ["Likes", "Comments", "Shares", "Saves"]),
    }
    parts = []
    for name, (unit, engaged) in columns.items():
        table = pd.DataFrame(_zipped(sample / name))
        first_year = table["Impressions"] if "Impressions" in table else table["Views"]
        pacific = pd.to_datetime(table["Publish time"], format="%m/%d/%Y %H:%M")
        bahrain = pacific.dt.tz_localize("America/Los_Angeles", ambiguous=False, nonexistent="NaT")
        parts.append(
            pd.DataFrame(
                {
                    "channel": name[3:-10],
                    "unit": table[unit],
                    "published_at": bahrain.dt.tz_convert("Asia/Bahrain").dt.tz_localize(None),
                    "views": table["Views"].fillna(first_year).astype(int),
                    "engagements": table[engaged].astype(int).sum(axis=1),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


@pytest.fixture(scope="module")
def messages(sample: Path) -> pd.DataFrame:
    """Every message; under the Arabic headings of the last file, in the English order."""
    rows = [list(row.values()) for row in _zipped(sample / "07-messages.zip")]
    names = ["number", "channel", "unit", "topic", "arrived", "replied", "closed", "needs", "limit"]
    table = pd.DataFrame(rows, columns=[*names, "sentiment", "rating"])
    for name in ("arrived", "replied", "closed"):
        table[name] = pd.to_datetime(table[name], format="%Y-%m-%d %H:%M")
    waited = (table["replied"] - table["arrived"]).dt.total_seconds() / 3600
    return table.assign(in_time=waited <= table["limit"].astype(int))


def _rows(
    content: bytes, encoding: str = "utf-8-sig", delimiter: str = ","
) -> list[dict[str, str]]:
    text = io.StringIO(content.decode(encoding), newline="")
    return list(csv.DictReader(text, delimiter=delimiter))


def _zipped(path: Path) -> Iterator[dict[str, str]]:
    """The rows of all the files of a ZIP."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            yield from _rows(archive.read(name))


def _sheet(path: Path, name: str) -> list[list[Any]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()


def _sessions(sample: Path) -> list[dict[str, Any]]:
    header, *rows = _sheet(sample / "09-sessions.xlsx", "Sessions")
    return [dict(zip(header, row, strict=True)) for row in rows]


def _before_and_after(
    rows: pd.DataFrame, at: str, since: date
) -> tuple[pd.DataFrame, pd.DataFrame]:
    is_after = rows[at] >= pd.Timestamp(since)
    return rows[~is_after], rows[is_after]


def _rate_times(posts: pd.DataFrame, unit: str, since: date) -> float:
    """How many times as high a unit's engagement rate is afterwards."""
    own = posts[posts["unit"] == NAMES[unit]]
    before, after = (
        part["engagements"].sum() / part["views"].sum()
        for part in _before_and_after(own, "published_at", since)
    )
    return float(after / before)


def _in_time(messages: pd.DataFrame, unit: str, since: date) -> tuple[float, float]:
    """The share that a unit answered in time, before and after."""
    own = messages[(messages["unit"] == NAMES[unit]) & messages["needs"].isin(["yes", "نعم"])]
    before, after = _before_and_after(own, "arrived", since)
    return float(before["in_time"].mean()), float(after["in_time"].mean())


def _traditional_share(spend: pd.DataFrame) -> float:
    return float(spend["amount"][spend["is_traditional"]].sum() / spend["amount"].sum())


# -------------------------------------------------------------------- how it is made


def test_two_runs_write_the_same_bytes(runs: list[Path]) -> None:
    files = [path.relative_to(runs[0]) for path in runs[0].rglob("*") if path.is_file()]

    differing = [
        path for path in files if (runs[0] / path).read_bytes() != (runs[1] / path).read_bytes()
    ]

    assert differing == []


def test_the_sample_is_small(sample: Path) -> None:
    sizes = [path.stat().st_size for path in sample.rglob("*") if path.is_file()]

    assert len(sizes) <= 40
    assert sum(sizes) < 25 * 2**20


def test_units_and_accounts_come_first(sample: Path) -> None:
    names = sorted(str(path.relative_to(sample)) for path in sample.rglob("*") if path.is_file())

    assert names[:2] == ["01-units.csv", "02-accounts.csv"]


def test_an_export_without_its_account_stands_in_that_account_s_folder(sample: Path) -> None:
    accounts = {row["الحساب"] for row in _rows((sample / "02-accounts.csv").read_bytes())}

    folders = {path.parent.name for path in sample.glob("accounts/*/*")}

    assert folders
    assert folders <= accounts


def test_encodings_are_those_of_real_files(sample: Path) -> None:
    events = (sample / "03-events.csv").read_bytes()
    with zipfile.ZipFile(next(sample.glob("accounts/*/facebook-insights.zip"))) as archive:
        card = archive.read("Reach.csv")

    assert events.decode("cp1256").startswith("الحدث")
    assert card.startswith("\ufeffsep=,\n".encode("utf-16-le"))


# -------------------------------------------------------------------- what is planted in it


def test_sessions_last_exactly_the_delivered_hours(sample: Path) -> None:
    sessions = _sessions(sample)

    planted = TRUTHS["training"]
    assert len(sessions) == planted["sessions"]
    assert len({row["Programme"] for row in sessions}) == planted["batches"]
    assert sum(int(row["Hours"]) for row in sessions) == planted["delivered_hours"]
    assert len(_rows((sample / "10-enrolments.csv").read_bytes())) == planted["learners"]


def test_counts_are_as_stated(sample: Path, messages: pd.DataFrame) -> None:
    platforms = sum(
        len(list(_zipped(sample / name)))
        for name in (
            "20-facebook-posts.zip",
            "21-instagram-posts.zip",
            "22-x-posts.zip",
            "23-tiktok-content.zip",
        )
    )
    videos = sum(
        len(_rows(path.read_bytes())) - 1 for path in sample.glob("accounts/*/Table data.csv")
    )
    pages = sum(len(_sheet(path, "All posts")) - 2 for path in sample.glob("accounts/*/*.xlsx"))

    counted = {
        "units": len(_rows((sample / "01-units.csv").read_bytes())),
        "accounts": len(_rows((sample / "02-accounts.csv").read_bytes())),
        "posts": platforms + videos + pages,
        "messages": len(messages),
        "mentions": len(_rows((sample / "08-mentions.csv").read_bytes())),
    }
    assert counted == TRUTHS["counts"]


def test_posts_gather_half_of_what_comes_within_the_half_life(sample: Path) -> None:
    truth = TRUTHS["captures"]
    gathered = {
        row["Post ID"]: int(row["Views"]) for row in _zipped(sample / "21-instagram-posts.zip")
    }
    pacific = ZoneInfo("America/Los_Angeles")
    shares = []
    with zipfile.ZipFile(sample / "21-instagram-young-posts.zip") as archive:
        for entry in archive.infolist():
            exported_at = datetime(*entry.date_time, tzinfo=ZoneInfo("Asia/Bahrain"))
            for row in _rows(archive.read(entry)):
                published = datetime.strptime(row["Publish time"], "%m/%d/%Y %H:%M")
                age = (exported_at - published.replace(tzinfo=pacific)).total_seconds() / 3600
                expected = 1 - 0.5 ** (age / truth["half_life_hours"])
                shares.append((int(row["Views"]) / gathered[row["Post ID"]], expected))

    found, expected = zip(*shares, strict=True)

    assert found == pytest.approx(expected, abs=0.02)


def test_one_unit_became_better_after_its_training(
    posts: pd.DataFrame, messages: pd.DataFrame
) -> None:
    planted = TRUTHS["improvement"]

    times = _rate_times(posts, planted["unit"], planted["since"])
    before, after = _in_time(messages, planted["unit"], planted["since"])

    assert times == pytest.approx(planted["engagement_rate_times"], abs=0.12)
    assert after - before == pytest.approx(planted["in_time_gain"], abs=0.03)


def test_another_was_trained_and_stayed_as_it_was(
    posts: pd.DataFrame, messages: pd.DataFrame
) -> None:
    planted = TRUTHS["no_improvement"]

    times = _rate_times(posts, planted["unit"], planted["since"])
    before, after = _in_time(messages, planted["unit"], planted["since"])

    assert times == pytest.approx(1, abs=0.12)
    assert after - before == pytest.approx(0, abs=0.03)


@pytest.mark.parametrize("truth", ["improvement", "no_improvement"])
def test_both_were_trained_first_in_the_batch_before(sample: Path, truth: str) -> None:
    planted = TRUTHS[truth]
    batch = f"Preparation diploma, batch {planted['batch']}"
    enrolments = _rows((sample / "10-enrolments.csv").read_bytes())
    own = [row["Programme"] for row in enrolments if row["Unit"] == planted["unit"]]

    last_on = max(row["Date"] for row in _sessions(sample) if row["Programme"] == batch)

    assert own[0] == batch
    assert date.fromisoformat(last_on) < planted["since"]


def test_one_channel_is_silent_for_a_month(posts: pd.DataFrame) -> None:
    planted = TRUTHS["gap"]
    own = posts[
        (posts["unit"] == "Environment Authority") & (posts["channel"] == planted["channel"])
    ]

    day = own["published_at"].dt.date
    inside = own[(day >= planted["since"]) & (day < planted["until"])]
    month_before = own[(day >= planted["since"] - timedelta(days=30)) & (day < planted["since"])]
    month_after = own[(day >= planted["until"]) & (day < planted["until"] + timedelta(days=30))]

    assert len(inside) == 0
    assert len(month_before) > 0
    assert len(month_after) > 0


def test_nobody_answers_during_the_outage(messages: pd.DataFrame) -> None:
    planted = TRUTHS["outage"]
    own = messages[messages["unit"] == "Ministry of Works and Transport"]
    since, until = pd.Timestamp(planted["since"]), pd.Timestamp(planted["until"])

    inside = own[(own["arrived"] >= since) & (own["arrived"] < until)]
    usual = len(own) / own["arrived"].dt.date.nunique()

    assert inside["replied"].min() >= until
    assert len(inside) / (until - since).days > 1.5 * usual


def test_a_unit_s_name_is_wrong_for_a_fortnight(messages: pd.DataFrame) -> None:
    planted = TRUTHS["wrong_name"]

    wrong = messages[messages["unit"] == planted["written"]]

    assert len(wrong) == planted["rows"]
    assert wrong["arrived"].dt.date.min() >= planted["since"]
    assert wrong["arrived"].dt.date.max() < planted["until"]


def test_the_last_channel_starts_late(sample: Path) -> None:
    planted = TRUTHS["late_channel"]
    counted = pyarrow.parquet.read_table(sample / "05-followers.parquet").to_pylist()

    first = min(row["Date"] for row in counted if row["Channel"] == planted["channel"])

    assert planted["since"] <= first < planted["since"] + timedelta(days=7)


def test_money_moves_from_traditional_media_to_our_own(sample: Path, posts: pd.DataFrame) -> None:
    planted = TRUTHS["spend"]
    table = pd.DataFrame(_rows((sample / "06-spend.csv").read_bytes(), delimiter=";"))
    table["amount"] = pd.to_numeric(table["Amount (BHD)"], errors="coerce")
    table["is_traditional"] = table["Channel"].isin(["television", "radio", "press", "outdoor"])

    first_year = _traditional_share(table[table["Date"] < "2024-11"])
    last_year = _traditional_share(table[table["Date"] >= "2025-11"])
    own = table[table["Channel"].isin(["facebook", "instagram"])]["amount"].sum()

    assert first_year == pytest.approx(planted["traditional_share_first_year"], abs=0.01)
    assert last_year == pytest.approx(planted["traditional_share_last_year"], abs=0.01)
    assert 1000 * own / posts["views"].sum() < planted["traditional_cost_per_thousand"]


def test_the_rows_that_cannot_be_read_are_as_many_as_stated(sample: Path) -> None:
    mentions = _rows((sample / "08-mentions.csv").read_bytes())
    spend = _rows((sample / "06-spend.csv").read_bytes(), delimiter=";")

    unread = {
        "08-mentions.csv": sum(row["Date"] == "2025-02-30" for row in mentions),
        "06-spend.csv": sum(row["Amount (BHD)"] == "about 300" for row in spend),
    }

    assert unread == TRUTHS["rejected"]


def test_evenings_are_busier_in_ramadan(posts: pd.DataFrame) -> None:
    is_evening = posts["published_at"].dt.hour >= 19
    at = posts["published_at"]
    in_ramadan = (at >= datetime(2025, 3, 1)) & (at < datetime(2025, 3, 30))

    assert is_evening[in_ramadan].mean() > 2 * is_evening[~in_ramadan].mean()


def _part(path: Path, name: str) -> pd.DataFrame:
    """One table of a ZIP."""
    with zipfile.ZipFile(path) as archive:
        return pd.DataFrame(_rows(archive.read(name)))


def test_the_public_did_and_thinks_what_is_planted(sample: Path) -> None:
    actions = _part(sample / "14-citizens.zip", "actions.csv")
    survey = _part(sample / "14-citizens.zip", "survey.csv")
    brought = actions[actions["Sort"] == "campaign"]
    favour = survey[survey["Facet"] == "favourability"]
    thinks_well = favour["Answer"].eq("4").groupby(favour["Wave"]).mean()
    applied = survey["Answer"][survey["Facet"] == "applied"]

    rate = brought["Completed"].astype(int).sum() / brought["Started"].astype(int).sum()

    assert rate == pytest.approx(TRUTHS["conversion"]["rate"], abs=0.01)
    gained = thinks_well["after"] - thinks_well["before"]
    assert gained == pytest.approx(TRUTHS["favourability"]["gain"], abs=0.08)
    assert applied.eq("yes").mean() == pytest.approx(TRUTHS["application"]["share"], abs=0.1)


def test_the_plan_is_kept_as_often_as_stated(sample: Path) -> None:
    plan = _part(sample / "15-media.zip", "plan.csv")

    kept = plan["Topic"].ne("Open day").mean()

    assert kept == pytest.approx(TRUTHS["plan"]["kept"], abs=0.03)
