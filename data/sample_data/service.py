"""What citizens sent, how it was answered, and what was said in public."""

import numpy as np
import pandas as pd

from sample_data.files import Files, columns, separated, zipped
from sample_data.world import Counts, Flags, Numbers, Unit, World, is_weekend

MESSAGES_A_DAY = 41.0

CHANNELS = {
    "phone": 0.24,
    "email": 0.2,
    "web": 0.16,
    "x": 0.15,
    "instagram": 0.14,
    "facebook": 0.11,
}
"""How messages divide among channels."""

MENTIONED_ON = {"x": 0.45, "instagram": 0.25, "facebook": 0.18, "press": 0.12}

ARRIVALS = np.array(
    [2, 1, 1, 0, 0, 1, 3, 8, 14, 16, 15, 13, 11, 10, 8, 7, 7, 7, 8, 9, 9, 8, 6, 4], dtype=float
)
"""How many messages come in each hour of the day."""

SPREAD = 1.15
"""How far reply times spread: the standard deviation of their logarithm."""

FORGOTTEN = 0.03
"""The share that nobody answers until the clean-up in the next January."""

ENGLISH = columns(
    "Message|Channel|Unit|Topic|Arrived|First reply|Closed|Needs answer|Limit (hours)|Sentiment"
    "|Rating"
)

ARABIC = columns(
    "رقم الرسالة|القناة|الجهة|الموضوع|وقت الوصول|أول رد|وقت الإغلاق|تحتاج رداً|المهلة (ساعات)"
    "|الانطباع|التقييم"
)

YES_NO = {"en": ("yes", "no"), "ar": ("نعم", "لا")}


def files(world: World) -> Files:
    """The message desk's files, one a year in a ZIP, the last in Arabic; and the mentions."""
    found = messages(world)
    parts = {}
    for year, of_year in found.groupby(found["arrived_at"].dt.year):
        arabic = year == found["arrived_at"].dt.year.max()
        table = separated(ARABIC if arabic else ENGLISH, _rows(of_year, "ar" if arabic else "en"))
        parts[f"messages-{year}.csv"] = table.encode()
    return {"07-messages.zip": zipped(parts), "08-mentions.csv": _mentions(world).encode()}


def messages(world: World) -> pd.DataFrame:
    """Every message, in the order in which they came.

    Returns:
        One row per message:
        channel, unit, topic: where it came, for whom, about what
        arrived_at, replied_at, closed_at: by Bahrain's clock; NaT while it is open
        needs_answer: whether it asks for one
        limit: hours within which it is to be answered
        sentiment: positive, neutral or negative
        rating: from 1 to 5; 0 where the sender gave none
        number: its number, from 1
    """
    parts = [_of_unit(world, unit) for unit in world.units]
    found = pd.concat(parts).sort_values(["arrived_at", "unit", "channel"], kind="stable")
    return found.reset_index(drop=True).assign(number=lambda rows: rows.index + 1)


def _of_unit(world: World, unit: Unit) -> pd.DataFrame:
    chance = world.chance(f"messages {unit.code}")
    arrived = _arrivals(world, unit, chance)
    size = len(arrived)
    topic = chance.choice(unit.topics, size)
    limit = np.array([world.topics[name].limit for name in topic], dtype=float)
    waited = _waited(world, unit, arrived, limit, chance)
    needs_answer = chance.random(size) < 0.87
    answered = needs_answer | (chance.random(size) < 0.2)
    end = pd.Timestamp(world.until)
    replied = pd.Series(arrived + pd.to_timedelta(np.round(waited * 60) * 60, unit="s"))
    replied = replied.where(answered & (replied < end))
    after = np.round(chance.lognormal(1.6, 1.1, size) * 60) * 60
    closed = replied + pd.to_timedelta(after, unit="s")
    is_late = waited > limit
    rated = replied.notna().to_numpy() & (chance.random(size) < 0.27)
    return pd.DataFrame(
        {
            "channel": chance.choice(list(CHANNELS), size, p=list(CHANNELS.values())),
            "unit": unit.name,
            "topic": [world.topics[name].name for name in topic],
            "arrived_at": arrived,
            "replied_at": replied,
            "closed_at": closed.where(closed < end),
            "needs_answer": needs_answer,
            "limit": limit.astype(int),
            "sentiment": _sentiments(topic == "complaints", is_late, chance),
            "rating": np.where(rated, _ratings(is_late, chance), 0),
        }
    ).pipe(_misnamed, world, unit)


def _arrivals(world: World, unit: Unit, chance: np.random.Generator) -> pd.DatetimeIndex:
    """When a unit's messages came: more each year, few at weekends, twice as many in an outage."""
    days = world.days
    expected = MESSAGES_A_DAY * unit.messages * np.where(is_weekend(days), 0.55, 1.18)
    expected = expected * (1 + 0.1 * world.years(days))
    expected = expected * np.where(world.campaign_of(unit, days) >= 0, 1.25, 1)
    expected = expected * np.where(_in_outage(world, unit, days), _times(world), 1)
    came = days.repeat(chance.poisson(expected))
    hours = chance.choice(24, len(came), p=ARRIVALS / ARRIVALS.sum())
    seconds = hours * 3600 + chance.integers(0, 60, len(came)) * 60
    return (came + pd.to_timedelta(seconds, unit="s")).sort_values()


def _times(world: World) -> float:
    times: float = world.truths["outage"]["messages_times"]
    return times


def _in_outage(world: World, unit: Unit, days: pd.DatetimeIndex) -> Flags:
    outage = world.truths["outage"]
    inside = world.within(days, outage["since"], outage["until"])
    return inside if unit.code == outage["unit"] else np.zeros_like(inside)


def _waited(
    world: World,
    unit: Unit,
    arrived: pd.DatetimeIndex,
    limit: Numbers,
    chance: np.random.Generator,
) -> Numbers:
    """Hours until the first reply: log-normal about a middle that keeps the unit's promise."""
    truth = world.truths["improvement"]
    is_better = (unit.code == truth["unit"]) & (arrived >= pd.Timestamp(truth["since"]))
    in_time = unit.in_time + np.where(is_better, truth["in_time_gain"], 0)
    usual = _quantile(in_time / (1 - FORGOTTEN))
    waited = limit * np.exp(SPREAD * (chance.normal(0, 1, len(arrived)) - usual))
    outage = _in_outage(world, unit, arrived)
    until = pd.Timestamp(world.truths["outage"]["until"])
    blocked = (until - arrived).total_seconds().to_numpy() / 3600
    waited = np.where(outage, np.maximum(waited, blocked + waited / 2), waited)
    clean_up = pd.to_datetime({"year": arrived.year + 1, "month": 1, "day": 12})
    until_january = (pd.DatetimeIndex(clean_up) - arrived).total_seconds().to_numpy() / 3600
    forgotten = chance.random(len(arrived)) < FORGOTTEN
    return np.where(forgotten, until_january + chance.uniform(0, 90, len(arrived)), waited)


def _quantile(share: Numbers) -> Numbers:
    """The standard normal's quantile, by Shore's approximation (1982), good to two decimals."""
    upper = np.maximum(share, 1 - share)
    size = 5.5556 * (1 - ((1 - upper) / upper) ** 0.1186)
    return np.where(share >= 0.5, size, -size)


def _sentiments(is_complaint: Flags, is_late: Flags, chance: np.random.Generator) -> list[str]:
    drawn = chance.random(len(is_late))
    negative = np.where(is_complaint, 0.62, 0.2) + np.where(is_late, 0.08, 0)
    positive = np.where(is_complaint, 0.06, 0.26)
    named = np.select([drawn < negative, drawn > 1 - positive], ["negative", "positive"], "neutral")
    return [str(name) for name in named]


def _ratings(is_late: Flags, chance: np.random.Generator) -> Counts:
    usual = np.where(is_late, 2.7, 4.15)
    return np.clip(np.round(usual + chance.normal(0, 0.95, len(is_late))), 1, 5).astype(int)


def _misnamed(found: pd.DataFrame, world: World, unit: Unit) -> pd.DataFrame:
    """The same, with the unit's name as somebody typed it for a fortnight."""
    truth = world.truths["wrong_name"]
    if unit.code != truth["unit"]:
        return found
    days = pd.DatetimeIndex(found["arrived_at"])
    wrong = world.within(days, truth["since"], truth["until"])
    return found.assign(unit=np.where(wrong, truth["written"], unit.name))


def _rows(found: pd.DataFrame, language: str) -> list[list[str | int | None]]:
    """Messages as the desk writes them down."""
    yes, no = YES_NO[language]
    stamps = {
        name: found[name].dt.strftime("%Y-%m-%d %H:%M").fillna("")
        for name in ("arrived_at", "replied_at", "closed_at")
    }
    columns = [
        found["number"].map("{:06d}".format),
        found["channel"],
        found["unit"],
        found["topic"],
        *stamps.values(),
        np.where(found["needs_answer"], yes, no),
        found["limit"],
        found["sentiment"],
        found["rating"].astype(str).replace("0", ""),
    ]
    return [list(row) for row in zip(*columns, strict=True)]


# -------------------------------------------------------------------- mentions


def _mentions(world: World) -> str:
    """Public mentions, two of them with days that no calendar has."""
    chance = world.chance("mentions")
    size = world.truths["counts"]["mentions"]
    weight = np.array([unit.messages for unit in world.units])
    unit = chance.choice(len(world.units), size, p=weight / weight.sum())
    outage = world.truths["outage"]
    days = world.days
    expected = np.where(is_weekend(days), 0.7, 1.1) * (1 + 0.15 * world.years(days))
    expected = expected * np.where(world.within(days, outage["since"], outage["until"]), 3, 1)
    day = np.sort(chance.choice(len(days), size, p=expected / expected.sum()))
    channel = chance.choice(list(MENTIONED_ON), size, p=list(MENTIONED_ON.values()))
    score = chance.normal(0.12, 1, size) + 0.1 * world.years(days)[day]
    sentiment = np.select([score < -0.75, score > 0.8], ["negative", "positive"], "neutral")
    method = np.where(chance.random(size) < 0.15, "read by staff", "classifier")
    never = dict.fromkeys(
        np.linspace(size * 0.4, size * 0.8, world.truths["rejected"]["08-mentions.csv"], dtype=int)
    )
    read_for_messages = world.chance("key messages")
    carried = read_for_messages.binomial(2, world.truths["key_messages"]["each"], size).tolist()
    rows = []
    for place in range(size):
        owner = world.units[unit[place]]
        topic = world.topics[owner.topics[place % len(owner.topics)]].name
        written = f"{days[day[place]]:%Y-%m-%d}" if place not in never else "2025-02-30"
        first = [f"M{place + 1:05d}", channel[place], owner.code, written, topic]
        rows.append([*first, str(sentiment[place]), str(method[place]), carried[place]])
    header = ["Mention", "Channel", "Unit", "Date", "Topic", "Sentiment", "Method", "Key messages"]
    return separated(header, rows)
