"""The verbs that look after what was taken in, from history to rebuild, and after targets.

Each gives rows to print, the columns of them that a table shows, and the exit code.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import cache
from getpass import getuser
from pathlib import Path
from typing import Any

from dashboard import commands, comparing, kpis, naming, passports, targets
from dashboard.errors import NoVersion
from dashboard.intake import replay
from dashboard.kpis import KPI
from dashboard.scope import PERIODS, Scope
from dashboard.warehouse import Past, Version, Warehouse
from dashboard.warehouse.upkeep import GRACE, KEPT_DAYS
from dashboard.wording import say

Printed = tuple[list[dict[str, Any]], Sequence[str], int]


@dataclass(frozen=True)
class Verb:
    """A verb of the terminal.

    Attributes:
        name: What it is called.
        says: What it does, in a sentence.
        act: Does it to the lake in a folder.
        prepare: Adds what it may be told.
        is_single: Whether it always gives one row, which stands alone in JSON.
    """

    name: str
    says: str
    act: Callable[[Path, argparse.Namespace], Printed]
    prepare: Callable[[argparse.ArgumentParser], object] = lambda _: None
    is_single: bool = False


def _history(folder: Path, options: argparse.Namespace) -> Printed:  # noqa: ARG001  as all verbs
    rows = [_row(made) for made in Warehouse(folder).history()]
    return rows, ("version", "at", "author", "message", "hash", "effect"), 0


def _row(made: Version) -> dict[str, Any]:
    effects = [asdict(effect) for effect in made.effects]
    written = [
        f"{one['table']} +{one['new']} ~{one['changed']} -{one['removed']}" for one in effects
    ]
    return {
        "version": made.version,
        "at": made.at.isoformat(timespec="seconds"),
        "author": made.author,
        "message": made.message,
        "hash": made.details.get("sha256", "")[:12],
        "effect": ", ".join(written),
        "rows": effects,
        **made.details,
    }


def _compare(folder: Path, options: argparse.Namespace) -> Printed:
    warehouse = Warehouse(folder)
    last = warehouse.refresh()
    before, after = _at(warehouse, options.version, last), _at(warehouse, options.other, last)
    found = comparing.differing(before, after, options.period)
    shown = found.astype(object).where(found.notna(), None)
    shown["period_start"] = [start and str(start)[:10] for start in shown["period_start"]]
    rows = [{str(name): cell for name, cell in row.items()} for row in shown.to_dict("records")]
    return rows, list(found.columns), 0


def _at(warehouse: Warehouse, version: int | None, last: int) -> Past:
    """A version that there is, made by somebody or not; the last where none is named."""
    if version is not None and not 1 <= version <= last:
        raise NoVersion("no_version", version=version)
    return warehouse.at(last if version is None else version)


def _undo(folder: Path, options: argparse.Namespace) -> Printed:
    warehouse = Warehouse(folder)
    if options.preview:
        done, version = warehouse.effect_of_undo(options.version), warehouse.version()
    else:
        done, version = warehouse.undo(options.version, options.author or getuser())
    rows = [{**asdict(undone), "version": version} for undone in done]
    return rows, ("table", "removed", "restored", "returned", "kept", "version"), 0


def _retake(folder: Path, options: argparse.Namespace) -> Printed:
    results = replay.retake(Warehouse(folder), options.name, options.author or getuser())
    rows = [asdict(result) for result in results]
    refused = any(result.problem for result in results)
    return rows, ("file", "fills", "new", "changed", "same", "problem", "version"), int(refused)


def _verify(folder: Path, options: argparse.Namespace) -> Printed:  # noqa: ARG001  as all verbs
    rows = [asdict(damage) for damage in Warehouse(folder).verify()]
    return rows, ("kind", "name", "said"), int(bool(rows))


def _rebuild(folder: Path, options: argparse.Namespace) -> Printed:  # noqa: ARG001  as all verbs
    rows = [
        {**_row(made), "said": "" if replay.is_recorded(made) else say("rebuild.unrecorded", "en")}
        for made in replay.rebuild(folder)
    ]
    return rows, ("version", "at", "author", "message", "said"), 0


def _passport(folder: Path, options: argparse.Namespace) -> Printed:
    warehouse = Warehouse(folder)
    told = passports.told(warehouse, passports.opened(warehouse, options.code))
    columns = ("code", "title", "unit", "channel", "counted_since", "counted_until", "version")
    return [told], (*columns, "value", "numerator", "denominator", "definition_changed"), 0


def _targets(folder: Path, options: argparse.Namespace) -> Printed:
    """Every target, what needs attention first; in JSON with how many are met."""
    warehouse = Warehouse(folder)
    warehouse.refresh()
    _, last = warehouse.days()
    unit = naming.unit_called(warehouse, options.unit) if options.unit else None

    @cache
    def placed(name: str, over: Scope) -> targets.Figures:
        return kpis.Places(kpis.measure([kpis.find(name)], warehouse, over, "whole"))

    def measured(kpi: KPI, over: Scope) -> targets.Figures:
        return placed(kpi.id, over)

    known = [one for one in targets.held(warehouse) if unit in (None, one.unit)]
    judged = targets.in_order(targets.judge(one, last, measured) for one in known)
    rows = [targets.told(one) for one in judged]
    columns = ("kpi", "unit", "channel", "since", "until", "value", "figure", "said", "owner")
    if options.json:
        return [{**asdict(targets.attainment(judged)), "targets": rows}], columns, 0
    return rows, columns, 0


def _of_targets(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--unit", help="the targets of this unit alone")


def _of_passport(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", help="the code beside a figure, such as 3829-4051")


def _maintain(folder: Path, options: argparse.Namespace) -> Printed:
    """What looking after the lake did: its size before and after."""
    warehouse = Warehouse(folder)
    done = warehouse.maintain(options.keep_days, timedelta(minutes=options.grace))
    rows = [
        {"lake": name, **asdict(size)}
        for name, size in (("before", done.before), ("after", done.after))
    ]
    columns = ("lake", "files", "bytes", "catalogue", "versions")
    if options.json:
        did = {"expired": list(done.expired), "merged": done.merged, "removed": done.removed}
        return [{**did, "before": asdict(done.before), "after": asdict(done.after)}], columns, 0
    return rows, columns, 0


def _of_maintain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--keep-days",
        type=int,
        default=KEPT_DAYS,
        help="for how many days every version is kept; older ones once a month (%(default)s)",
    )
    parser.add_argument(
        "--grace",
        type=int,
        default=int(GRACE.total_seconds() // 60),
        help="for how many minutes unused files are left to those who read them (%(default)s)",
    )


def _by_version(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("version", type=int, help="the number of the version")


def _of_compare(parser: argparse.ArgumentParser) -> None:
    _by_version(parser)
    parser.add_argument("other", type=int, nargs="?", help="with this one; with today by default")
    commands.choose(parser, "--period", PERIODS, "month", "the step of figures")


def _of_undo(parser: argparse.ArgumentParser) -> None:
    _by_version(parser)
    parser.add_argument("--author", default="", help="who undoes it; you by default")
    parser.add_argument("--preview", action="store_true", help="say what it would do")


def _of_retake(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the version that took it in, or its SHA-256")
    parser.add_argument("--author", default="", help="who takes it in; you by default")


VERBS = (
    Verb("history", "List every version, newest first, with what it did.", _history),
    Verb("compare", "List the figures that differ between versions.", _compare, _of_compare),
    Verb("undo", "Undo a version by a new one.", _undo, _of_undo),
    Verb("retake", "Take a kept original in again.", _retake, _of_retake),
    Verb(
        "passport",
        "Say where the figure of a code comes from.",
        _passport,
        _of_passport,
        is_single=True,
    ),
    Verb(
        "targets",
        "Say which targets are met, and how each of them stands.",
        _targets,
        _of_targets,
        is_single=True,
    ),
    Verb("verify", "Check every byte, and rollups against facts.", _verify),
    Verb(
        "maintain",
        "Let old versions expire, merge small files, remove unused ones.",
        _maintain,
        _of_maintain,
        is_single=True,
    ),
    Verb("rebuild", "Build the lake again from its originals.", _rebuild),
)
