"""The invented country: its units, accounts, calendar and words, as `world.toml` describes them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pandas as pd

HERE = Path(__file__).parent
TRUTHS = HERE.parent / "planted_truths.toml"

FRIDAY, SATURDAY = 4, 5

CHANNEL_NAMES = {
    "facebook": "Facebook",
    "instagram": "Instagram",
    "x": "X",
    "linkedin": "LinkedIn",
    "youtube": "YouTube",
    "tiktok": "TikTok",
    "web": "Website",
}

Numbers = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Unit:
    """One unit of the government.

    Attributes:
        code, parent, name, name_ar: Its place in the tree and its names.
        handle: Its name on every channel.
        size: How many people would follow it.
        messages: Its share of what citizens send.
        in_time: The share of these that it answers within the limit.
        first_batch: The first training batch with its people.
        traditional: What it spends a month on traditional media at first, in BHD.
        channels: Where it has an account.
        topics: What it speaks about and is asked about.
    """

    code: str
    parent: str
    name: str
    name_ar: str
    handle: str
    size: int
    messages: float
    in_time: float
    first_batch: int
    traditional: float
    channels: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Channel:
    """How a channel behaves; see `world.toml`."""

    followers: float
    growth: float
    posts: float
    seen: float
    engaged: float
    reactions: float
    comments: float
    shares: float
    saves: float
    clicks: float
    kinds: tuple[str, ...]
    own: tuple[float, ...]


@dataclass(frozen=True)
class Topic:
    """What a post or a message is about, and the hours within which it is to be answered."""

    name: str
    limit: int
    en: tuple[str, ...]
    ar: tuple[str, ...]


@dataclass(frozen=True)
class Season:
    """A stretch of days with a name: a campaign of a unit, or Ramadan, which is everybody's."""

    name: str
    name_ar: str
    first: date
    last: date
    unit: str = ""
    tag: str = ""


@dataclass(frozen=True)
class Account:
    """One page or handle.

    Attributes:
        channel: Its channel.
        account: What the platform's exports call it: a handle, or a page's number.
        name: What it shows.
        unit: The unit that owns it.
    """

    channel: str
    account: str
    name: str
    unit: Unit


@dataclass(frozen=True)
class World:
    """Everything that is fixed before chance comes in."""

    stated: Mapping[str, Any]
    truths: Mapping[str, Any]

    @cached_property
    def since(self) -> date:
        """The first day."""
        day: date = self.truths["sample"]["since"]
        return day

    @cached_property
    def until(self) -> date:
        """The day after the last."""
        day: date = self.truths["sample"]["until"]
        return day

    @cached_property
    def days(self) -> pd.DatetimeIndex:
        """Every day of the sample."""
        return pd.date_range(self.since, self.until, inclusive="left", unit="s")

    @cached_property
    def months(self) -> pd.DatetimeIndex:
        """The first day of every month of the sample."""
        return pd.date_range(self.since, self.until, inclusive="left", freq="MS", unit="s")

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units that speak: all but the government as a whole."""
        return tuple(
            Unit(**{key: _frozen(value) for key, value in stated.items()})
            for stated in self.stated["units"]
        )

    @cached_property
    def channels(self) -> Mapping[str, Channel]:
        """The six platforms, by name."""
        return {
            name: Channel(**{key: _frozen(value) for key, value in stated.items()})
            for name, stated in self.stated["channels"].items()
        }

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """The topics, by name."""
        return {
            name: Topic(**{key: _frozen(value) for key, value in stated.items()})
            for name, stated in self.stated["topics"].items()
        }

    @cached_property
    def seasons(self) -> tuple[Season, ...]:
        """The three Ramadans."""
        return tuple(Season(**stated) for stated in self.stated["seasons"])

    @cached_property
    def campaigns(self) -> tuple[Season, ...]:
        """The campaigns, in the order of their days."""
        return tuple(Season(**stated) for stated in self.stated["campaigns"])

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """Every account of every unit."""
        found = []
        for number, unit in enumerate(self.units):
            for channel in unit.channels:
                account = unit.handle
                if channel == "facebook":
                    account = str(900_000_000_001 + number)
                elif channel == "web":
                    account = f"{unit.handle.partition('_')[2]}.sadaislands.example"
                found.append(Account(channel, account, unit.name, unit))
        return tuple(found)

    def on(self, channel: str) -> tuple[Account, ...]:
        """The accounts on one channel."""
        return tuple(account for account in self.accounts if account.channel == channel)

    def words(self, key: str) -> tuple[str, ...]:
        """Sentences that any post may end with."""
        return tuple(self.stated["wording"][key])

    def chance(self, name: str) -> np.random.Generator:
        """Chance for one purpose: the same on each run, whatever else is drawn."""
        return np.random.default_rng([self.truths["sample"]["seed"], crc32(name.encode())])

    def years(self, days: pd.DatetimeIndex) -> Numbers:
        """How many years into the sample each day is."""
        passed: Numbers = (days - pd.Timestamp(self.since)).days.to_numpy() / 365.25
        return passed

    def within(self, days: pd.DatetimeIndex, since: date, until: date) -> Flags:
        """Which days are in a stretch: `since` counts, `until` does not."""
        flags: Flags = np.asarray((days >= pd.Timestamp(since)) & (days < pd.Timestamp(until)))
        return flags

    def in_season(self, days: pd.DatetimeIndex, season: Season) -> Flags:
        """Which days a season or a campaign covers, its last included."""
        return self.within(days, season.first, season.last + timedelta(days=1))

    def in_ramadan(self, days: pd.DatetimeIndex) -> Flags:
        """Which days are in Ramadan."""
        flags: Flags = np.any([self.in_season(days, one) for one in self.seasons], axis=0)
        return flags

    def campaign_of(self, unit: Unit, days: pd.DatetimeIndex) -> Counts:
        """For each day, the number of the campaign that a unit takes part in; −1 without one."""
        found = np.full(len(days), -1)
        for number, campaign in enumerate(self.campaigns):
            if campaign.unit in (unit.code, unit.parent):
                found[self.in_season(days, campaign)] = number
        return found


def is_weekend(days: pd.DatetimeIndex) -> Flags:
    """Which days are a Friday or a Saturday."""
    flags: Flags = np.isin(days.dayofweek, (FRIDAY, SATURDAY))
    return flags


def load() -> World:
    """The world, as its two files describe it."""
    stated = tomllib.loads((HERE / "world.toml").read_text(encoding="utf-8"))
    truths = tomllib.loads(TRUTHS.read_text(encoding="utf-8"))
    return World(stated, truths)


def _frozen(value: Any) -> Any:  # noqa: ANN401 - whatever a TOML file holds
    return tuple(value) if isinstance(value, list) else value
