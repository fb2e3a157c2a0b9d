"""Facebook and Instagram as Meta Business Suite exports them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from zlib import crc32

import pandas as pd

from sample_data.files import Cell, Files, columns, separated, zipped
from sample_data.posts import Post, daily
from sample_data.world import Account, World

PACIFIC = "America/Los_Angeles"
"""Whose clock Meta's exports show, without saying so."""

MARK = "\ufeff"

LIFETIME = "Lifetime"

FACEBOOK = columns(
    "Post ID|Page ID|Page name|Title|Description|Duration (sec)|Publish time|Caption type"
    "|Permalink|Is crosspost|Is share|Post type|Languages|Custom labels|Funded content status"
    "|Data comment|Date"
)

FACEBOOK_COUNTS = columns(
    "Reactions, Comments and Shares|Reactions|Comments|Shares|Total clicks|Link Clicks"
    "|Other Clicks|Matched Audience Targeting Consumption (Photo Click)"
)

FACEBOOK_VIDEO = ["Seconds viewed", "Average Seconds viewed"]

INSTAGRAM = columns(
    "Post ID|Account ID|Account username|Account name|Description|Duration (sec)|Publish time"
    "|Permalink|Post type|Data comment|Date|Views|Reach|Likes|Shares|Comments|Saves|Follows"
)


def facebook_posts(world: World, posts: Sequence[Post]) -> Files:
    """Facebook's posts, a file a year; in the first, views were still called impressions."""
    found = {}
    for number, (first, last) in enumerate(years(world)):
        shown = ["Impressions", "Reach"] if number == 0 else ["Views", "Reach"]
        header = [*FACEBOOK, *shown, *FACEBOOK_COUNTS, *FACEBOOK_VIDEO]
        rows = [
            _facebook_row(world, post)
            for post in posts
            if first <= post.published_at.date() <= last
        ]
        found[_name(first, last, number)] = (MARK + separated(header, rows)).encode()
    return found


def _facebook_row(world: World, post: Post) -> list[Cell]:
    """One post; every fortieth row stops before the columns on video, as some do."""
    number = f"1{post.number:014d}"
    first_line, _, _ = post.text.partition("\n")
    video = post.kind == "Videos"
    seconds = round(post.watched * 3600)
    row: list[Cell] = [
        number,
        post.account,
        post.name,
        first_line if video else post.text,
        post.text if video else "",
        post.seconds,
        f"{post.by_clock(PACIFIC):%m/%d/%Y %H:%M}",
        "N/A",
        f"https://www.facebook.com/{post.account}/{'videos' if video else 'posts'}/{number}",
        0,
        0,
        post.kind,
        "",
        world.campaigns[post.campaign].name if post.campaign >= 0 else "",
        "",
        "",
        LIFETIME,
        post.impressions,
        post.reach,
        post.reactions + post.comments + post.shares,
        post.reactions,
        post.comments,
        post.shares,
        round(post.clicks * 1.6),
        post.clicks,
        round(post.clicks * 1.6) - post.clicks,
        "",
    ]
    if post.number % 40 == 0 and not video:
        return row
    average = seconds / post.impressions
    return [*row, seconds if video else "", f"{average:.4f}" if video else ""]


def instagram_posts(world: World, posts: Sequence[Post]) -> Files:
    """Instagram's posts, a file a year."""
    found = {}
    for number, (first, last) in enumerate(years(world)):
        rows = [_instagram_row(post) for post in posts if first <= post.published_at.date() <= last]
        found[_name(first, last, 10 + number)] = (MARK + separated(INSTAGRAM, rows)).encode()
    return found


def instagram_captures(world: World, posts: Sequence[Post]) -> bytes:
    """The same posts as somebody exported them each morning while they were young, and a month on.

    Half of what comes to a post comes within the planted half-life, half of the rest within the
    next, and so on; a ZIP's entry says when the export was made.
    """
    truth = world.truths["captures"]
    watched = [
        post for post in posts if truth["since"] <= post.published_at.date() < truth["until"]
    ]
    mornings = pd.date_range(truth["since"], truth["until"], freq="D") + pd.Timedelta(hours=32)
    month_on = [morning + pd.Timedelta(days=32) for morning in mornings[6::7]]
    parts, made_at = {}, {}
    for number, morning in enumerate([*mornings, *month_on]):
        ages = [morning - post.published_at for post in watched]
        spans = (-4, 0) if morning in mornings else (-40, -30)
        rows = [
            _instagram_row(_grown(post, age.total_seconds() / 3600, truth["half_life_hours"]))
            for post, age in zip(watched, ages, strict=True)
            if spans[0] * 24 < -age.total_seconds() / 3600 < spans[1] * 24
        ]
        name = f"{morning:%b-%d-%Y}_{number:02d}.csv"
        parts[name] = (MARK + separated(INSTAGRAM, rows)).encode()
        made_at[name] = morning.to_pydatetime()
    return zipped({name: parts[name] for name in sorted(parts)}, made_at)


def _grown(post: Post, hours: float, half_life: float) -> Post:
    """A post with what had come back some hours after it was published."""
    share = 1 - 0.5 ** (hours / half_life)
    grown = ("impressions", "reach", "reactions", "comments", "shares", "saves", "follows")
    return replace(post, **{name: round(getattr(post, name) * share) for name in grown})


def _instagram_row(post: Post) -> list[Cell]:
    folder = "reel" if post.kind == "IG reel" else "p"
    return [
        f"1800{post.number:013d}",
        f"17841{crc32(post.account.encode()):012d}",
        post.account,
        post.name,
        post.text,
        post.seconds,
        f"{post.by_clock(PACIFIC):%m/%d/%Y %H:%M}",
        f"https://www.instagram.com/{folder}/SADA{post.number:07d}/",
        post.kind,
        "",
        LIFETIME,
        post.impressions,
        post.reach,
        post.reactions,
        post.shares,
        post.comments,
        post.saves,
        post.follows or "",
    ]


def cards(world: World, account: Account, posts: Sequence[Post]) -> Files:
    """Two cards of the page Insights: one figure a day each, named only above the table."""
    chance = world.chance(f"cards {account.channel} {account.account}")
    dates = [post.published_at.date() for post in posts]
    reached = daily(world, dates, [post.reach for post in posts], 0.35)
    visited = reached * 0.03 * chance.lognormal(0, 0.2, len(reached)) + 20
    titles = {
        "facebook": ("Facebook reach", "Facebook visits"),
        "instagram": ("Instagram reach", "Instagram profile visits"),
    }[account.channel]
    days = [day.date() for day in world.days]
    return {
        "Reach.csv": _card(titles[0], days, [round(figure) for figure in reached * 0.9]),
        "Visits.csv": _card(titles[1], days, [round(figure) for figure in visited]),
    }


def _card(title: str, days: Sequence[date], figures: Sequence[int]) -> bytes:
    """One card: UTF-16 with a mark, a hint for Excel, the title, the table, a blank line."""
    rows = [
        [f"{day}T{'00' if _is_summer(day) else '01'}:00:00", str(figure)]
        for day, figure in zip(days, figures, strict=True)
    ]
    table = separated(["Date", "Primary"], rows, quote="all")
    return f'{MARK}sep=,\n"{title}"\n{table}\n'.encode("utf-16-le")


def _is_summer(day: date) -> bool:
    """Whether clocks in the United States show summer time at noon."""
    second_sunday = _sunday(date(day.year, 3, 8))
    return second_sunday <= day < _sunday(date(day.year, 11, 1))


def _sunday(day: date) -> date:
    """The first Sunday that is not before a day."""
    return day + timedelta(days=6 - day.weekday())


def years(world: World) -> list[tuple[date, date]]:
    """The sample's years, each as its first and its last day."""
    starts = [world.since.replace(year=world.since.year + number) for number in range(4)]
    return [(first, following - timedelta(days=1)) for first, following in pairwise(starts)]


def _name(first: date, last: date, number: int) -> str:
    """A file's name as Business Suite gives it."""
    return f"{first:%b-%d-%Y}_{last:%b-%d-%Y}_{9_000_000_000_001 + number}.csv"
