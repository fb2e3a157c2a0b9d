"""What the public did and thinks, what media showed, what was planned, and what it was worth."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd

from sample_data.files import Cell, Files, columns, separated, zipped
from sample_data.office import TRADITIONAL
from sample_data.posts import Post
from sample_data.training import Batch
from sample_data.world import Unit, World

AGES = {"13-17": 70_000, "18-24": 110_000, "25-34": 190_000, "35-54": 260_000, "55+": 120_000}
"""How many islanders there are of each age, in the middle of the sample."""

SEEN_BY = {"13-17": 0.06, "18-24": 0.27, "25-34": 0.34, "35-54": 0.25, "55+": 0.08}
"""How impressions divide among ages."""

EMPLOYEES = 38
"""How many public servants a unit has for each thousand people who would follow it."""

HEARD = ("Instagram", "television", "friends", "press", "X", "radio")

SERVICES = {"web": (0.62, 0.86), "counter": (0.26, 0.97), "phone": (0.12, 0.9)}
"""How transactions divide among channels, and how many are completed."""


def files(world: World, held: Sequence[Batch], drawn: Sequence[Post]) -> Files:
    """Three ZIPs of plain tables: citizens, media and money."""
    recent = [post for post in drawn if post.published_at.date() >= _recent(world)]
    labelled = [post for post in recent if post.channel in ("facebook", "instagram")]
    citizens = {
        "actions.csv": _actions(world),
        "cases.csv": _cases(world),
        "interactions.csv": _interactions(world, labelled),
        "survey.csv": _opinions(world, held),
    }
    media = {
        "announcements.csv": _announcements(world),
        "audience.csv": _audience(world),
        "coverage.csv": _coverage(world),
        "labels.csv": _labels(world, held, labelled),
        "plan.csv": _plan(world, labelled),
        "voice.csv": _voice(world),
    }
    money = {"investments.csv": _investments(world, held), "population.csv": _population(world)}
    parts = {"14-citizens.zip": citizens, "15-media.zip": media, "16-money.zip": money}
    return {
        name: zipped({part: text.encode("utf-8-sig") for part, text in tables.items()})
        for name, tables in parts.items()
    }


def _recent(world: World) -> date:
    """The first day of the stretch that labels, plans and interactions cover."""
    day: date = world.truths["labels"]["since"]
    return day


def _speakers(world: World) -> list[Unit]:
    """The ministries and authorities right below the government."""
    return [unit for unit in world.units if unit.parent == world.stated["government"]["code"]]


def _pseudo_id(post: Post) -> str:
    """The post's number as Meta's exports have it."""
    number = f"{post.number:013d}"
    return f"1800{number}" if post.channel == "instagram" else f"1{post.number:014d}"


# -------------------------------------------------------------------- citizens


def _actions(world: World) -> str:
    """Transactions by month and channel, more of them digital each year; and campaigns' actions."""
    chance = world.chance("actions")
    rows: list[list[Cell]] = []
    shift = 0.05 * world.years(world.months)
    for unit in _speakers(world):
        for place, month in enumerate(world.months):
            for channel, (share, done) in SERVICES.items():
                moved = shift[place] if channel == "web" else -shift[place] * share / 0.38
                size = unit.size * 0.02 * (share + moved)
                started = int(chance.poisson(size))
                completed = int(chance.binomial(started, done))
                first = [unit.code, channel, f"{unit.name}: applications", f"{month:%Y-%m-%d}"]
                rows.append([*first, "service", started, completed])
    for campaign in world.campaigns:
        for channel in ("facebook", "instagram"):
            for day in pd.date_range(campaign.first, campaign.last, freq="7D"):
                visits = int(chance.poisson(420))
                done = int(chance.binomial(visits, world.truths["conversion"]["rate"]))
                first = [campaign.unit, channel, campaign.name, f"{day:%Y-%m-%d}"]
                rows.append([*first, "campaign", visits, done])
    return separated(columns("Unit|Channel|Action|Date|Sort|Started|Completed"), rows)


def _cases(world: World) -> str:
    """Complaints, suggestions and remarks, three a week for each ministry."""
    chance = world.chance("cases")
    rows: list[list[Cell]] = []
    until = world.until
    for unit in _speakers(world):
        for week in world.days[::7]:
            for _ in range(int(chance.poisson(3))):
                opened = (week + pd.Timedelta(days=int(chance.integers(0, 7)))).date()
                matter = str(
                    chance.choice(["complaint", "suggestion", "remark"], p=[0.6, 0.25, 0.15])
                )
                closed = opened + timedelta(days=int(chance.gamma(2, 2.6)))
                decided = opened + timedelta(days=int(chance.gamma(2, 12)))
                replies = 1 + int(chance.poisson(0.5))
                reopened = closed + timedelta(days=3) if chance.random() < 0.06 else until
                taken_up = chance.random() < world.truths["suggestions"]["acted_on"]
                outcome = "considered" if decided >= until else "declined"
                if decided < until and taken_up:
                    outcome = "implemented"
                if opened < until:
                    rows.append(
                        [
                            f"K{len(rows) + 1:05d}",
                            unit.code,
                            str(chance.choice(["web", "phone", "counter"])),
                            matter,
                            world.topics[unit.topics[len(rows) % len(unit.topics)]].name,
                            opened.isoformat(),
                            7,
                            *(day.isoformat() if day < until else "" for day in (closed, reopened)),
                            replies if closed < until else "",
                            decided.isoformat() if decided < until else "",
                            outcome,
                        ]
                    )
    names = (
        "Case number|Unit|Channel|Matter|Topic|Opened on|Limit (days)|Closed on|Reopened on|Replies"
        "|Decided on|Outcome"
    )
    return separated(columns(names), rows)


def _interactions(world: World, labelled: Sequence[Post]) -> str:
    """Reactions and comments on a tenth of the posts, many by the same people; and their own."""
    chance = world.chance("interactions")
    rows: list[list[Cell]] = []
    for post in labelled[::10]:
        for place in range(int(chance.integers(2, 7))):
            person = f"u{int(900 * chance.random() ** 2)}@people.example"
            acted = post.published_at + timedelta(minutes=int(1 + chance.exponential(45)))
            is_own = place == 0 and post.campaign >= 0
            act = "content" if is_own else str(chance.choice(["reaction", "comment", "share"]))
            about = "" if is_own else _pseudo_id(post)
            first = [f"N{len(rows) + 1:05d}", post.channel, post.account, post.unit, about]
            if acted.date() < world.until:
                rows.append([*first, person, act, f"{acted:%Y-%m-%d %H:%M}"])
    header = columns("Interaction|Channel|Account|Unit|Post|Person|Act|Time")
    return separated(header, rows)


def _opinions(world: World, held: Sequence[Batch]) -> str:
    """What citizens say of ministries, and learners of their course."""
    rows: list[list[Cell]] = [
        *_quarterly(world),
        *_around_campaigns(world),
        *_after_training(world, held),
    ]
    names = "Survey|Response|Question|Facet|Unit|Date|Answer|Wave|Segment|Weight"
    return separated(columns(names), rows)


def _quarterly(world: World) -> Iterator[list[Cell]]:
    chance = world.chance("opinions")
    ages = list(AGES)
    number = 0
    for place, month in enumerate(world.months[1::3]):
        for unit in _speakers(world):
            for _ in range(22):
                number += 1
                age = int(chance.integers(0, len(ages)))
                liked = 3.3 + 0.03 * place + chance.normal(0, 0.9)
                fades = 0.55 - 0.02 * place + 0.05 * age
                heard = HEARD[1 + 2 * int(chance.integers(0, 3))]
                if chance.random() > fades:
                    heard = HEARD[2 * int(chance.integers(0, 3))]
                asked = (
                    ("I would recommend this service", "recommend", 2 * liked + 0.6, 0, 10),
                    ("I trust this ministry", "trust", liked + 0.3, 1, 5),
                    ("What I expected of it", "expected", 3.8 + chance.normal(0, 0.7), 1, 5),
                    ("What I found", "perceived", liked + 0.35, 1, 5),
                )
                end = [f"{month + pd.Timedelta(days=9):%Y-%m-%d}"]
                last: list[Cell] = ["", ages[age], round(0.7 + 0.15 * age, 2)]
                first: list[Cell] = ["Citizens' panel", f"P{number:05d}"]
                for question, facet, score, low, high in asked:
                    answer = int(np.clip(round(score), low, high))
                    yield [*first, question, facet, unit.code, *end, answer, *last]
                question = "Where did you first hear of it?"
                yield [*first, question, "first heard", unit.code, *end, heard, *last]


def _around_campaigns(world: World) -> Iterator[list[Cell]]:
    """Sixty people before each campaign, sixty after it, of whom more think well of the unit."""
    chance = world.chance("favourability")
    gain = world.truths["favourability"]["gain"]
    for place, campaign in enumerate(world.campaigns):
        for wave, day, share in (
            ("before", campaign.first - timedelta(days=7), 0.45),
            ("after", campaign.last + timedelta(days=7), 0.45 + gain),
        ):
            if day >= world.until:
                continue
            for person in range(60):
                answer = 4 if chance.random() < share else 2
                response = f"F{place}{wave[0]}{person:02d}"
                first: list[Cell] = [campaign.name, response, "I think well of it"]
                where: list[Cell] = [campaign.unit, day.isoformat()]
                yield [*first, "favourability", *where, answer, wave, "", ""]


def _after_training(world: World, held: Sequence[Batch]) -> Iterator[list[Cell]]:
    """Three months after the last session, what learners apply and whether they recommend it."""
    chance = world.chance("application")
    for batch in held:
        asked_on = batch.last_on + timedelta(days=90)
        if asked_on >= world.until:
            continue
        for learner in batch.learners:
            if learner.status != "completed" or chance.random() > 0.6:
                continue
            first: list[Cell] = [f"{batch.programme}: follow-up", f"T{learner.number}"]
            where: list[Cell] = [learner.unit.code, asked_on.isoformat()]
            applies = chance.random() < world.truths["application"]["share"]
            answer = "yes" if applies else "no"
            yield [*first, "I use it at work", "applied", *where, answer, "", "", ""]
            score = int(np.clip(round(8.2 + chance.normal(0, 1.6)), 0, 10))
            question = "I would recommend the course"
            yield [*first, question, "recommend training", *where, score, "", "", ""]


# -------------------------------------------------------------------- media


def _announcements(world: World) -> str:
    """Two announcements a week, more and more of them on own channels first."""
    chance = world.chance("announcements")
    rows: list[list[Cell]] = []
    units = _speakers(world)
    for place, day in enumerate(world.days[::3]):
        unit = units[place % len(units)]
        is_social = chance.random() < 0.4 + 0.1 * place * 3 / 365
        first = chance.choice(["x", "instagram"] if is_social else ["press", "television", "web"])
        rows.append([f"A{place + 1:04d}", unit.code, f"{day:%Y-%m-%d}", str(first)])
    return separated(columns("Announcement|Unit|Announced on|First medium"), rows)


def _audience(world: World) -> str:
    """Each Instagram account's last year by month: everybody, by age, and by who follows."""
    chance = world.chance("audience")
    rows: list[list[Cell]] = []
    for account in world.on("instagram"):
        for month in world.months[-12:]:
            last = (month + pd.offsets.MonthEnd(0)).date()
            reach = int(account.unit.size * chance.uniform(0.9, 1.3))
            first: list[Cell] = [
                "instagram",
                account.account,
                f"{month:%Y-%m-%d}",
                last.isoformat(),
            ]
            rows.append([*first, "all", "all", reach, reach * 3])
            for age, share in SEEN_BY.items():
                part = int(reach * share * 0.9)
                rows.append([*first, "age", age, part, part * 3])
            rows.append([*first, "age", "unknown", "", int(reach * 0.3)])
            others = int(reach * chance.uniform(0.3, 0.45))
            rows.append([*first, "followers", "followers", reach - others, ""])
            rows.append([*first, "followers", "non-followers", others, ""])
    names = "Channel|Account|First day|Last day|Split by|Group|Reach|Impressions"
    return separated(columns(names), rows)


def _coverage(world: World) -> str:
    """What spots and articles reached: paid ones as much as their cost buys, and some earned."""
    chance = world.chance("coverage")
    falling = np.exp(-0.33 * world.years(world.months))
    a_thousand = world.truths["spend"]["traditional_cost_per_thousand"]
    rows: list[list[Cell]] = []
    for unit in world.units:
        for medium, (share, item) in TRADITIONAL.items():
            if not unit.traditional:
                continue
            for place, month in enumerate(world.months):
                bought = unit.traditional * 1.4 * share * falling[place] / a_thousand * 1000
                for kind, size in (("paid", bought), ("earned", bought * 0.12)):
                    seen = round(size * chance.lognormal(0, 0.05), -2)
                    if kind == "earned" and medium == "outdoor":
                        continue
                    bounds = [round(seen * 0.8), round(seen * 1.25)]
                    first: list[Cell] = [unit.code, medium, f"{month:%Y-%m-%d}"]
                    piece = item if kind == "paid" else "Reports"
                    rows.append([*first, piece, kind, round(seen), *bounds])
    names = "Unit|Medium|Appeared on|Piece|Paid or earned|Exposures|At least|At most"
    return separated(columns(names), rows)


def _labels(world: World, held: Sequence[Batch], labelled: Sequence[Post]) -> str:
    """The topic of each post, its author, and for some the segment it is for."""
    chance = world.chance("labels")
    of_unit: dict[str, list[str]] = {}
    for batch in held:
        for learner in batch.learners:
            of_unit.setdefault(learner.unit.code, []).append(learner.number)
    units = {account.account: account.unit.code for account in world.accounts}
    rows: list[list[Cell]] = []
    for post in labelled:
        code = units[post.account]
        first = [post.channel, _pseudo_id(post), f"{post.published_at:%Y-%m-%d}"]
        rows.append([*first, "topic", world.topics[post.topic].name])
        learners = of_unit.get(code, [])
        author = f"E{code}{int(chance.integers(0, 6)):02d}"
        if learners and chance.random() < 0.6:
            author = learners[int(chance.integers(0, len(learners)))]
        rows.append([*first, "author", author])
        if post.number % 3 == 0:
            rows.append([*first, "segment", "18-24"])
    return separated(columns("Channel|Post|Published on|Label kind|Label"), rows)


def _plan(world: World, labelled: Sequence[Post]) -> str:
    """What was to be published: most of what was, and some of what was not."""
    chance = world.chance("plan")
    units = {account.account: account.unit.code for account in world.accounts}
    kept = world.truths["plan"]["kept"]
    rows: dict[tuple[Cell, ...], None] = {}
    for post in labelled[::4]:
        moved = chance.random() > kept
        day = post.published_at.date() - timedelta(days=int(moved) * 400)
        segment = "18-24" if post.number % 3 == 0 else ""
        planned = day if not moved else post.published_at.date()
        topic = world.topics[post.topic].name if not moved else "Open day"
        rows[(units[post.account], post.channel, planned.isoformat(), topic, segment)] = None
    return separated(columns("Unit|Channel|Planned on|Topic|Segment"), list(rows))


def _voice(world: World) -> str:
    """Own mentions and those of two peers, by month."""
    chance = world.chance("voice")
    rows: list[list[Cell]] = []
    for month in world.months:
        for channel in ("x", "press"):
            for unit in _speakers(world):
                count = int(chance.poisson(40 + unit.size / 1000))
                rows.append([unit.name, channel, f"{month:%Y-%m-%d}", "yes", count, unit.code])
                peers = int(chance.poisson(60))
                name = f"Peers of {unit.name}"
                rows.append([name, channel, f"{month:%Y-%m-%d}", "no", peers, unit.code])
    return separated(columns("Organisation|Channel|Date|Own|Mentions|Unit"), rows)


# -------------------------------------------------------------------- money and people


def _investments(world: World, held: Sequence[Batch]) -> str:
    """Set-up, training and answering by what they cost, and benefits by what they are worth."""
    rows: list[list[Cell]] = []
    set_up = world.truths["saving"]["set_up"]
    for unit in _speakers(world):
        share = unit.size / sum(one.size for one in _speakers(world))
        amount = round(set_up * share, 3)
        first = world.since.isoformat()
        rows.append([unit.code, "set-up", "cost", first, "Accounts and tools", amount, "", ""])
        for month in world.months:
            for channel, (part, _) in SERVICES.items():
                each = {"web": 0.3, "counter": 4.1, "phone": 1.6}[channel]
                cost = round(unit.size * 0.02 * part * each, 3)
                day = f"{month:%Y-%m-%d}"
                rows.append([unit.code, "contact", "cost", day, "Desk", cost, channel, ""])
        for month in world.months[2::3]:
            day = f"{month:%Y-%m-%d}"
            worth = round(unit.size * 0.55, 3)
            method = "Calls avoided, half of them counted"
            item = "Calls avoided"
            rows.append([unit.code, "communication", "benefit", day, item, worth, "", method])
    for batch in held:
        counted: dict[str, int] = {}
        for learner in batch.learners:
            counted[learner.unit.code] = counted.get(learner.unit.code, 0) + 1
        for code, learners in counted.items():
            day = batch.first_on.replace(day=1).isoformat()
            item = f"{batch.programme}: trainers and time"
            rows.append([code, "training", "cost", day, item, learners * 145, "", ""])
            ended = batch.last_on + timedelta(days=60)
            if ended < world.until:
                worth = learners * 190
                method = "Hours saved, as heads of desk estimate, less what other teams saved"
                item = f"{batch.programme}: hours saved"
                rows.append(
                    [code, "training", "benefit", ended.isoformat(), item, worth, "", method]
                )
    names = "Unit|Purpose|Cost or benefit|Booked on|Item|Amount (BHD)|Channel|Method"
    return separated(columns(names), rows)


def _population(world: World) -> str:
    """Islanders by age, the young as the target, and each unit's employees by quarter."""
    rows: list[list[Cell]] = []
    for place, month in enumerate(world.months[2::12]):
        day = f"{month:%Y-%m-%d}"
        grown = {age: round(size * 1.01**place) for age, size in AGES.items()}
        rows.append(["all", "all", day, sum(grown.values()), "", ""])
        rows += [
            ["age", age, day, n, "yes" if age == "18-24" else "", ""] for age, n in grown.items()
        ]
    for month in world.months:
        for unit in world.units:
            size = round(unit.size / 1000 * EMPLOYEES)
            rows.append(["employees", "all", f"{month:%Y-%m-%d}", size, "", unit.code])
    return separated(columns("Grouped by|Group|Counted on|People|Target|Unit"), rows)
