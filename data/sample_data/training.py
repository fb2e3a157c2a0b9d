"""The diploma: batches of learners, their sessions, attendance, assessments and answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from sample_data.files import Cell, Files, columns, separated, workbook
from sample_data.world import Unit, World

FIRST_SUNDAY = date(2023, 11, 12)

WEEKS_BETWEEN = 6.55
"""Weeks from one batch's first day to the next one's."""

SESSION_HOURS = {
    "public_sector": (2, 3, 3, 3, 3, 3, 3, 4),
    "teamwork": (2, 3, 3, 3, 3, 3, 4),
    "planning": (2, 3, 3, 3, 3, 3, 4),
    "service": (2, 3, 3, 3, 3, 3, 4),
}
"""The four modules, with the hours of their sessions: 87 together."""

TITLES = {
    "public_sector": "Working for the public",
    "teamwork": "Working together",
    "planning": "From goal to plan",
    "service": "Serving citizens",
}

QUESTIONS = {
    "favourable": "أنا راضٍ عن هذه الوحدة",
    "engaging": "جعلني التدريب أشارك بنشاط",
    "relevant": "أستطيع استخدام ما تعلمته في عملي",
}

COMMENTS = ("أكثر من الأمثلة لو سمحتم", "شكراً", "الوقت كان قصيراً", "مدربة ممتازة", "")

FACETS = {"favourable": "الرضا", "engaging": "الجاذبية", "relevant": "الصلة بالعمل"}

MAXIMUM, PASS_AT = 100, 60


@dataclass(frozen=True)
class Learner:
    """A public servant who takes the diploma.

    Attributes:
        number: Their number.
        unit: Where they work.
        ability: How well they do, about 0.
        status: How it ended: enrolled, completed, withdrawn or transferred.
        leaves_after: The sessions until they left; all of them for those who stayed.
    """

    number: str
    unit: Unit
    ability: float
    status: str
    leaves_after: int


@dataclass(frozen=True)
class Session:
    """One session of a batch."""

    number: str
    module: str
    title: str
    held_on: date
    hours: int


@dataclass(frozen=True)
class Batch:
    """One batch of the diploma, with the unit that holds it."""

    number: int
    host: Unit
    sessions: tuple[Session, ...]
    learners: tuple[Learner, ...]

    @property
    def programme(self) -> str:
        """What it is called."""
        return f"Preparation diploma, batch {self.number}"

    @property
    def first_on(self) -> date:
        """The day of its first session."""
        return self.sessions[0].held_on

    @property
    def last_on(self) -> date:
        """The day of its last session."""
        return self.sessions[-1].held_on

    def module_days(self, module: str) -> tuple[date, date]:
        """The first and the last day of one module."""
        days = [session.held_on for session in self.sessions if session.module == module]
        return days[0], days[-1]


def batches(world: World) -> list[Batch]:
    """Every batch, in order."""
    count: int = world.truths["training"]["batches"]
    chance = world.chance("training")
    found: list[Batch] = []
    enrolled = 0
    for number in range(1, count + 1):
        learners = tuple(_learners(world, number, enrolled, chance, is_last=number == count))
        host = world.units[(0, 0, 1, 0, 4)[number % 5]]
        found.append(Batch(number, host, tuple(_sessions(number)), learners))
        enrolled += len(learners)
    return found


def _sessions(number: int) -> Iterator[Session]:
    """A batch's sessions: Sunday, Tuesday and Thursday, week after week."""
    began = FIRST_SUNDAY + timedelta(weeks=round((number - 1) * WEEKS_BETWEEN))
    place = 0
    for module, lengths in SESSION_HOURS.items():
        for part, hours in enumerate(lengths, start=1):
            week, turn = divmod(place, 3)
            held_on = began + timedelta(weeks=week, days=2 * turn)
            place += 1
            title = f"{TITLES[module]} {part}"
            yield Session(f"B{number:02d}-{place:02d}", module, title, held_on, hours)


def _learners(
    world: World, number: int, before: int, chance: np.random.Generator, *, is_last: bool
) -> Iterator[Learner]:
    """A batch's learners: of all units whose turn has come, most of those whose turn it is."""
    wishes = np.array([_wish(unit, number) for unit in world.units])
    size = int(chance.integers(20, 26))
    places = np.sort(chance.choice(len(wishes), size, p=wishes / wishes.sum()))
    total = sum(map(len, SESSION_HOURS.values()))
    for place, unit in enumerate(places):
        status = str(chance.choice(["completed", "withdrawn", "transferred"], p=[0.87, 0.09, 0.04]))
        stays = status == "completed"
        yield Learner(
            f"L{before + place + 1:04d}",
            world.units[unit],
            float(chance.normal(0, 1)),
            "enrolled" if is_last and stays else status,
            total if stays else int(chance.integers(2, total - 6)),
        )


def _wish(unit: Unit, number: int) -> float:
    """How many of a batch a unit fills, against the others."""
    if number < unit.first_batch:
        return 0
    return 14 if number == unit.first_batch > 1 else 1


# -------------------------------------------------------------------- its files


def files(world: World, held: Sequence[Batch]) -> Files:
    """What the training office keeps, in five tables."""
    return {
        "09-sessions.xlsx": workbook({"Sessions": _session_rows(held)}),
        "10-enrolments.csv": _enrolments(held).encode(),
        "11-attendance.csv": _attendance(world, held).encode(),
        "12-assessments.csv": _assessments(world, held).encode(),
        "13-survey-answers.csv": _answers(world, held).encode("utf-8-sig"),
    }


def _session_rows(held: Sequence[Batch]) -> Iterator[list[Cell]]:
    yield ["Session", "Title", "Module", "Programme", "Unit", "Date", "Hours"]
    for batch in held:
        for one in batch.sessions:
            day = one.held_on.isoformat()
            first = [one.number, one.title, one.module, batch.programme, batch.host.code]
            yield [*first, day, one.hours]


def _enrolments(held: Sequence[Batch]) -> str:
    rows = [
        [
            learner.number,
            batch.programme,
            learner.unit.code,
            batch.first_on.isoformat(),
            learner.status,
            batch.last_on.isoformat() if learner.status == "completed" else "",
        ]
        for batch in held
        for learner in batch.learners
    ]
    header = ["Learner", "Programme", "Unit", "Enrolled on", "Status", "Completed on"]
    return separated(header, rows)


def _attendance(world: World, held: Sequence[Batch]) -> str:
    """Who came to which session, until they left; some came late."""
    chance = world.chance("attendance")
    rows: list[list[Cell]] = []
    for batch in held:
        for place, session in enumerate(batch.sessions):
            for learner in batch.learners:
                came = chance.random() < min(0.98, 0.9 + 0.03 * learner.ability)
                missed = 0.5 * int(chance.integers(1, 3)) if chance.random() < 0.12 else 0
                if place >= learner.leaves_after:
                    continue
                hours = session.hours - missed if came else 0
                first = [session.number, learner.number, session.held_on.isoformat()]
                rows.append([*first, learner.unit.code, hours, "yes" if came else "no"])
    return separated(["Session", "Learner", "Date", "Unit", "Hours", "Attended"], rows)


def _assessments(world: World, held: Sequence[Batch]) -> str:
    """Points before, after and at the end of each module; only the last decides who passed."""
    chance = world.chance("assessments")
    rows: list[list[Cell]] = []
    until = world.until.isoformat()
    for batch in held:
        for number, module in enumerate(SESSION_HOURS):
            first_on, last_on = batch.module_days(module)
            final_on = batch.last_on + timedelta(days=7)
            for learner in batch.learners:
                before = 46 + 8 * learner.ability + chance.normal(0, 7)
                after = before + (MAXIMUM - before) * np.clip(chance.normal(0.42, 0.13), 0, 0.9)
                final = after + chance.normal(0, 6)
                if learner.leaves_after < 8 * (number + 1) and learner.status != "completed":
                    continue
                parts = [("before", before, first_on), ("after", after, last_on)]
                parts += [("final", final, final_on)] if learner.status == "completed" else []
                for kind, points, day in parts:
                    if day.isoformat() >= until:
                        continue
                    score = int(np.clip(round(points), 0, MAXIMUM))
                    passed = ("yes" if score >= PASS_AT else "no") if kind == "final" else ""
                    first = [learner.number, batch.programme, module, kind, learner.unit.code]
                    rows.append([*first, day.isoformat(), score, MAXIMUM, passed])
    header = columns("Learner|Programme|Module|Kind|Unit|Date|Score|Maximum|Passed")
    return separated(header, rows)


def _answers(world: World, held: Sequence[Batch]) -> str:
    """What learners answered at the end of each module, under Arabic headings."""
    chance = world.chance("answers")
    rows: list[list[Cell]] = []
    number = 0
    for batch in held:
        for module in SESSION_HOURS:
            answered_on = batch.module_days(module)[1].isoformat()
            liked = 4.05 + 0.012 * batch.number + (0.15 if module == "service" else 0)
            for learner in batch.learners:
                if chance.random() > 0.78 or learner.status == "transferred":
                    continue
                number += 1
                asked = [f"{batch.programme}: {module}", f"R{number:05d}"]
                about = [learner.unit.name_ar, module, answered_on]
                for facet, question in QUESTIONS.items():
                    score = int(np.clip(round(liked + chance.normal(0, 0.8)), 1, 5))
                    rows.append([*asked, question, FACETS[facet], *about, score])
                comment = COMMENTS[int(chance.integers(0, 12)) % len(COMMENTS)]
                if comment:
                    rows.append([*asked, "ملاحظات", "", *about, comment])
    header = columns("الاستبيان|رقم الاستجابة|السؤال|البعد|الجهة|الوحدة التدريبية|التاريخ|الإجابة")
    return separated(header, rows)
