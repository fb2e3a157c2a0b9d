"""What the government published, and what came back: followers and posts, drawn by chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from sample_data.world import Account, Counts, Flags, Numbers, World, is_weekend

OFFICE = "Asia/Bahrain"

OFFICE_HOURS = np.array(
    [1, 0, 0, 0, 0, 1, 3, 8, 12, 14, 12, 10, 11, 12, 8, 6, 7, 8, 10, 11, 9, 6, 3, 2], dtype=float
)
FASTING_HOURS = np.array(
    [7, 3, 1, 1, 0, 0, 0, 1, 3, 8, 10, 9, 8, 7, 4, 2, 1, 2, 4, 10, 16, 18, 15, 11], dtype=float
)
"""How many posts come in each hour of the day, usually and in Ramadan."""

WORKDAY, WEEKEND = 1.2, 0.5
"""How many posts come on a working day and on a Friday or Saturday, against the mean."""

LENGTHS = {"Videos": 75, "IG reel": 40, "video": 240}
"""Seconds that a video of a kind runs, in the middle."""


def followers(world: World, account: Account) -> Numbers:
    """How many people follow an account at the end of each day; zero before it was opened."""
    chance = world.chance(f"followers {account.channel} {account.account}")
    channel = world.channels[account.channel]
    years = world.years(world.days)
    opened = _opened(world, account)
    at_first = account.unit.size * channel.followers * chance.uniform(0.85, 1.15)
    grown = at_first * np.exp(channel.growth * (years - years[opened.argmax()]))
    drift = np.cumsum(chance.normal(0, 0.0006, len(years)))
    return np.where(opened, np.round(grown * np.exp(drift)), 0)


def _opened(world: World, account: Account) -> Flags:
    """The days on which an account was open."""
    late = world.truths["late_channel"]
    since = late["since"] if account.channel == late["channel"] else world.since
    return world.within(world.days, since, world.until)


@dataclass(frozen=True)
class Post:
    """One post, and what came back.

    Attributes:
        channel, account, name, unit: Where it was published, and by whom.
        published_at: When, by Bahrain's clock.
        kind: What the platform calls such a post.
        topic: What it is about.
        campaign: The number of the campaign it belongs to; −1 without one.
        home: Where its links go.
        seconds: How long its video runs; 0 without one.
        impressions, reach: How often it was shown, and to how many.
        reactions, comments, shares, saves, clicks: What people did.
        follows: Who followed because of it.
        watched: Hours that its video was watched.
        text: What it says.
        number: Its number, from 0, the oldest first.
    """

    channel: str
    account: str
    name: str
    unit: str
    published_at: datetime
    kind: str
    topic: str
    campaign: int
    home: str
    seconds: int
    impressions: int
    reach: int
    reactions: int
    comments: int
    shares: int
    saves: int
    clicks: int
    follows: int
    watched: float
    text: str
    number: int

    @property
    def engagements(self) -> int:
        """Everything that people did."""
        return self.reactions + self.comments + self.shares + self.saves + self.clicks

    def by_clock(self, zone: str) -> datetime:
        """When it was published, by the clock of a zone."""
        return self.published_at.replace(tzinfo=ZoneInfo(OFFICE)).astimezone(ZoneInfo(zone))


def drawn(world: World) -> list[Post]:
    """Every post, the oldest first."""
    parts = [_of_account(world, account) for account in world.accounts if account.channel != "web"]
    posts = pd.concat(parts).sort_values(["published_at", "account", "channel"], kind="stable")
    posts = posts.assign(text=_texts(world, posts), number=range(len(posts)))
    return [Post(*row) for row in posts.itertuples(index=False, name=None)]


def _of_account(world: World, account: Account) -> pd.DataFrame:
    """One account's posts, still without words."""
    chance = world.chance(f"posts {account.channel} {account.account}")
    published_at = _times(world, account, chance)
    days = published_at.normalize()
    channel = world.channels[account.channel]
    campaign = world.campaign_of(account.unit, days)
    kind = chance.choice(channel.kinds, len(days))
    seconds = _seconds(kind, chance)
    public = followers(world, account)[np.searchsorted(world.days, days)]
    shown = public * channel.seen * _liveliness(world, published_at)
    shown *= np.where(campaign >= 0, 1.7, 1) * chance.lognormal(-0.2, 0.65, len(days))
    impressions = np.maximum(np.round(shown), 12).astype(int)
    rate = channel.engaged * _planted(world, account, days)
    engaged = impressions * rate * chance.lognormal(-0.03, 0.25, len(days))
    counted = partial(_counted, engaged, chance)
    reach = np.round(impressions * chance.uniform(0.62, 0.86, len(days))).astype(int)
    watched = impressions * seconds * chance.uniform(0.25, 0.55, len(days)) / 3600
    return pd.DataFrame(
        {
            "channel": account.channel,
            "account": account.account,
            "name": account.name,
            "unit": account.unit.code,
            "published_at": published_at,
            "kind": kind,
            "topic": chance.choice(account.unit.topics, len(days)),
            "campaign": campaign,
            "home": f"https://{account.unit.handle.partition('_')[2]}.sadaislands.example",
            "seconds": seconds,
            "impressions": impressions,
            "reach": reach,
            "reactions": counted(channel.reactions),
            "comments": counted(channel.comments),
            "shares": counted(channel.shares),
            "saves": counted(channel.saves),
            "clicks": counted(channel.clicks),
            "follows": chance.poisson(impressions * 0.0004),
            "watched": np.round(watched, 4),
        }
    )


def _counted(engaged: Numbers, chance: np.random.Generator, share: float) -> Counts:
    """How many of a post's engagements are of one kind."""
    return chance.poisson(engaged * share)


def _times(world: World, account: Account, chance: np.random.Generator) -> pd.DatetimeIndex:
    """When an account posted, by Bahrain's clock, in order."""
    days = world.days
    usual = world.channels[account.channel].posts / 7 * (account.unit.size / 40_000) ** 0.35
    expected = usual * np.where(is_weekend(days), WEEKEND, WORKDAY)
    expected = expected * (1 + 0.07 * world.years(days))
    expected = expected * np.where(world.campaign_of(account.unit, days) >= 0, 1.5, 1)
    gap = world.truths["gap"]
    if (account.unit.code, account.channel) == (gap["unit"], gap["channel"]):
        expected = np.where(world.within(days, gap["since"], gap["until"]), 0, expected)
    published = days.repeat(chance.poisson(np.where(_opened(world, account), expected, 0)))
    fasting = world.in_ramadan(published)
    hours = np.where(
        fasting,
        chance.choice(24, len(published), p=FASTING_HOURS / FASTING_HOURS.sum()),
        chance.choice(24, len(published), p=OFFICE_HOURS / OFFICE_HOURS.sum()),
    )
    seconds = hours * 3600 + chance.integers(0, 3600, len(published))
    times = (published + pd.to_timedelta(seconds, unit="s")).sort_values()
    # Some platforms date posts in UTC, by which the first three hours belong to the day before.
    return times[times >= pd.Timestamp(world.since) + pd.Timedelta(hours=3)]


def _seconds(kind: object, chance: np.random.Generator) -> Counts:
    """How long each post's video runs; 0 where it is none."""
    usual = pd.Series(kind).map(LENGTHS).fillna(0).to_numpy()
    return np.round(usual * chance.lognormal(0, 0.5, len(usual))).astype(int)


def _liveliness(world: World, published_at: pd.DatetimeIndex) -> Numbers:
    """How many people are there to see a post, against the mean: more in the evening."""
    hour = published_at.hour.to_numpy()
    evening = (hour >= 18) & (hour < 23)
    fasting = world.in_ramadan(published_at.normalize())
    usual = np.where(evening, 1.15, 0.95) * np.where(is_weekend(published_at), 0.88, 1.04)
    in_ramadan = np.where((hour >= 20) | (hour < 2), 1.5, 0.75)
    return np.where(fasting, in_ramadan, usual)


def _planted(world: World, account: Account, days: pd.DatetimeIndex) -> Numbers:
    """How many times its usual rate a unit's posts are engaged with, by the planted truths."""
    truth = world.truths["improvement"]
    improved = (account.unit.code == truth["unit"]) & (days >= pd.Timestamp(truth["since"]))
    return np.where(improved, truth["engagement_rate_times"], 1.0)


# -------------------------------------------------------------------- what a post says


def _texts(world: World, posts: pd.DataFrame) -> list[str]:
    """A text for each post: Arabic, English or both, a campaign's with its tag."""
    chance = world.chance("texts")
    language = chance.choice(3, len(posts), p=[0.45, 0.33, 0.22])
    pick = partial(_picked, chance.integers(0, 2**31, (len(posts), 4)))
    tags = [f"#{tag}" for tag in world.words("tags")]
    texts = []
    for place, (topic, campaign, spoken) in enumerate(
        zip(posts["topic"], posts["campaign"], language, strict=True)
    ):
        about = world.topics[topic]
        arabic = [pick(place, 0, about.ar), pick(place, 1, world.words("details_ar"))]
        english = [pick(place, 0, about.en), pick(place, 1, world.words("details_en"))]
        lines = [*(arabic if spoken != 1 else []), *(english if spoken != 0 else [])]
        tag = f"#{world.campaigns[campaign].tag}" if campaign >= 0 else pick(place, 2, tags)
        texts.append("\n".join(lines) + f"\n\n{tag}")
    return texts


def _picked(numbers: Counts, place: int, column: int, choices: tuple[str, ...] | list[str]) -> str:
    return choices[int(numbers[place, column]) % len(choices)]


# -------------------------------------------------------------------- what the plain format needs


def weekly_followers(world: World) -> pd.DataFrame:
    """Followers of every account on every Sunday: columns day, channel, account, followers."""
    sundays = world.days[world.days.dayofweek == 6]
    parts = []
    for account in world.accounts:
        if account.channel == "web":
            continue
        counted = pd.Series(followers(world, account), index=world.days)[sundays]
        kept = counted[counted > 0]
        parts.append(
            pd.DataFrame(
                {
                    "day": kept.index,
                    "channel": account.channel,
                    "account": account.account,
                    "followers": kept.to_numpy().astype(int),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def daily(world: World, dates: Sequence[date], figures: Sequence[float], tail: float) -> Numbers:
    """Figures of posts by the day on which they came in: most at once, then less each day."""
    fresh = np.zeros(len(world.days))
    for day, figure in zip(dates, figures, strict=True):
        fresh[max(0, (day - world.since).days)] += figure
    came = np.zeros(len(world.days))
    left = 0.0
    for place, figure in enumerate(fresh):
        left += float(figure)
        came[place] = left * (1 - tail)
        left *= tail
    return came
