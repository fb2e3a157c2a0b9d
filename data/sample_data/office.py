"""What the office keeps itself: units, accounts, events, targets, followers and spend."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pyarrow as pa

from sample_data.files import Cell, Files, parquet, separated
from sample_data.posts import weekly_followers
from sample_data.training import Batch
from sample_data.world import CHANNEL_NAMES, Season, World

KINDS_AR = {
    "campaign": "حملة",
    "religious": "مناسبة دينية",
    "training": "تدريب",
    "outage": "انقطاع",
    "change": "تغيير",
}

TRADITIONAL = {
    "television": (0.48, "Evening spots"),
    "press": (0.22, "Announcements"),
    "radio": (0.17, "Morning spots"),
    "outdoor": (0.13, "Roadside boards"),
}
"""How traditional spend divides, and what it is for."""

OWN_ITEMS = {
    "media": "Promoted posts",
    "staff": "Editors and desk",
    "production": "Film, photo and design",
}

TARGETS = (
    ("within_standard", 0.75, 0.8, 0.85),
    ("response_rate", 0.9, 0.93, 0.95),
    ("engagement_rate_by_impressions", 0.024, 0.025, 0.026),
    ("user_satisfaction", 0.68, 0.7, 0.72),
    ("attendance_rate", 0.85, 0.85, 0.85),
    ("completion_rate", 0.85, 0.85, 0.85),
    ("traditional_share_of_spend", 0.6, 0.5, 0.4),
)
"""KPIs with the value that the government as a whole should reach in 2024, 2025 and 2026."""

OTHER_TARGETS = (
    ("learner_hours", "", "", "2025-01-01", "2025-12-31", "10,000", "Training centre"),
    ("learner_hours", "", "", "2026-01-01", "2026-12-31", "9,500", "Training centre"),
    ("first_response_median", "", "", "2026-01-01", "2026-12-31", 1080, "Head of service"),
    ("within_standard", "", "x", "2026-01-01", "2026-12-31", "80%", "Head of service"),
    ("user_satisfaction", "environment", "facebook", "2026-07-01", "2026-09-30", "75%", ""),
    ("transaction_completion_rate", "labour", "facebook", "2026-01-01", "2026-12-31", "90%", ""),
    ("community_growth", "", "", "2026-01-01", "2026-06-30", "4%", "Head of communication"),
    ("response_rate", "", "", "2027-01-01", "2027-12-31", "96%", "Head of communication"),
    ("within_standard", "", "", "2027-01-01", "", "86%", "Head of communication"),
)
"""Targets of one channel, of a few months, of what adds up, of next year, and some that little or
nothing is measured for; as people write them."""


def files(world: World, held: Sequence[Batch]) -> Files:
    """The office's tables, units and accounts first, in the kinds of file that offices have."""
    return {
        "01-units.csv": _units(world).encode("utf-8-sig"),
        "02-accounts.csv": _accounts(world).encode("utf-8-sig"),
        "03-events.csv": _events(world, held).encode("cp1256"),
        "04-targets.csv": _targets(world).encode(),
        "05-followers.parquet": _followers(world),
        "06-spend.csv": _spend(world).encode("utf-8-sig"),
    }


def _units(world: World) -> str:
    top = world.stated["government"]
    rows: list[list[Cell]] = [[top["code"], "", top["name"], top["name_ar"]]]
    rows += [[unit.code, unit.parent, unit.name, unit.name_ar] for unit in world.units]
    return separated(["Unit", "Parent", "Name", "Arabic name"], rows)


def _accounts(world: World) -> str:
    """The accounts, under Arabic headings."""
    rows = [
        [CHANNEL_NAMES[one.channel], one.account, one.name, one.unit.code] for one in world.accounts
    ]
    return separated(["القناة", "الحساب", "اسم الحساب", "رمز الجهة"], rows)


def _events(world: World, held: Sequence[Batch]) -> str:
    """What readers should know of, in Arabic letters of Windows."""
    outage, late = world.truths["outage"], world.truths["late_channel"]
    rows = [_event(one, "religious") for one in world.seasons]
    rows += [_event(one, "campaign") for one in world.campaigns]
    rows += [
        [
            f"Diploma, batch {batch.number}",
            f"الدبلوم، الدفعة {batch.number}",
            KINDS_AR["training"],
            "",
            batch.first_on.isoformat(),
            batch.last_on.isoformat(),
        ]
        for batch in held
    ]
    last = outage["until"] - timedelta(days=1)
    first = [outage["name"], outage["name_ar"], KINDS_AR["outage"], outage["unit"]]
    rows.append([*first, outage["since"].isoformat(), last.isoformat()])
    opened = late["since"].isoformat()
    rows.append(["TikTok opened", "افتتاح حسابات تيك توك", KINDS_AR["change"], "", opened, ""])
    header = ["الحدث", "الاسم بالعربية", "نوع الحدث", "الجهة", "من", "إلى"]
    return separated(header, rows)


def _event(season: Season, kind: str) -> list[Cell]:
    days = [season.first.isoformat(), season.last.isoformat()]
    return [season.name, season.name_ar, KINDS_AR[kind], season.unit, *days]


def _targets(world: World) -> str:
    """Targets for the government, for each ministry's answers in time, and a few others."""
    rows: list[list[Cell]] = []
    source = "Communication plan"
    for place, year in enumerate((2024, 2025, 2026)):
        span = [f"{year}-01-01", f"{year}-12-31"]
        for kpi, *values in TARGETS:
            rows.append([kpi, "", "", *span, values[place], "Head of communication", source])
        for unit in world.units:
            if unit.parent == world.stated["government"]["code"]:
                value = round(0.74 + 0.03 * place, 2)
                owner = "Head of service"
                rows.append(["within_standard", unit.code, "", *span, value, owner, source])
    rows += [[*one, source] for one in OTHER_TARGETS]
    header = ["KPI", "Unit", "Channel", "From", "To", "Target", "Owner", "Source"]
    return separated(header, rows)


def _followers(world: World) -> bytes:
    """Weekly followers, in Parquet."""
    counted = weekly_followers(world)
    return parquet(
        {
            "Date": pa.array(counted["day"].dt.date, pa.date32()),
            "Channel": counted["channel"].tolist(),
            "Account": counted["account"].tolist(),
            "Followers": counted["followers"].tolist(),
        }
    )


def _spend(world: World) -> str:
    """A row for each unit, channel, month and kind, divided by semicolons; one amount is words."""
    rows = [*_own_spend(world), *_traditional_spend(world)]
    rows.sort(key=lambda row: (str(row[2]), str(row[0]), str(row[1]), str(row[3])))
    for number in range(world.truths["rejected"]["06-spend.csv"]):
        rows[len(rows) // 2 + number][-1] = "about 300"
    header = ["Unit", "Channel", "Date", "Item", "Kind", "Amount (BHD)"]
    return separated(header, rows, delimiter=";")


def _own_spend(world: World) -> Iterator[list[Cell]]:
    """What our own channels cost: slowly rising."""
    chance = world.chance("own spend")
    opened = pd.Timestamp(world.truths["late_channel"]["since"])
    years = world.years(world.months)
    for unit in world.units:
        for name, channel in world.channels.items():
            if name not in unit.channels:
                continue
            usual = (unit.size / 50_000) ** 0.8 * (1 + 0.08 * years)
            is_late = name == world.truths["late_channel"]["channel"]
            for kind, share in zip(OWN_ITEMS, channel.own, strict=True):
                amounts = share * usual * chance.lognormal(0, 0.08, len(years))
                for month, amount in zip(world.months, amounts, strict=True):
                    if not is_late or month >= opened:
                        yield _paid(unit.code, name, month, OWN_ITEMS[kind], kind, amount)


def _traditional_spend(world: World) -> Iterator[list[Cell]]:
    """What television, radio, press and outdoor cost: falling, a third less each year."""
    chance = world.chance("traditional spend")
    falling = np.exp(-0.33 * world.years(world.months))
    for unit in world.units:
        for medium, (share, item) in TRADITIONAL.items():
            if not unit.traditional:
                continue
            noise = chance.lognormal(0, 0.12, len(falling))
            amounts = unit.traditional * 1.4 * share * falling * noise
            for month, amount in zip(world.months, amounts, strict=True):
                yield _paid(unit.code, medium, month, item, "media", amount)


def _paid(unit: str, channel: str, month: date, item: str, kind: str, amount: float) -> list[Cell]:
    return [unit, channel, f"{month:%Y-%m-%d}", item, kind, f"{amount:.3f}"]
