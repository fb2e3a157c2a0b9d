"""The terminal: take files in, measure KPIs, see what is known.

Exit 0 means all went well, 1 that something was refused, 2 that the command was wrong. With
`--json`, exactly one JSON document goes to standard output.
"""

import argparse
import json
import math
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from getpass import getuser
from pathlib import Path
from typing import Any, get_args

import pandas as pd

from dashboard import (
    checks,
    commands,
    controlling,
    explaining,
    forecasting,
    glossary,
    intake,
    kpis,
    naming,
    reporting,
    scope,
    targets,
    terminal,
    topical,
)
from dashboard.alerts import round as rounds
from dashboard.alerts import settings
from dashboard.errors import BadCommand, BadScope, BadSettings, DashboardError, UnknownKPI
from dashboard.intake import quarantine
from dashboard.keeping import VERBS, Verb
from dashboard.measuring import classes
from dashboard.recognition import formats
from dashboard.statistics import listed
from dashboard.warehouse import Warehouse, lake_folder
from dashboard.wording import LANGUAGES, named, spoken

ROOT = Path(__file__).parent.parent


def main(arguments: Sequence[str]) -> int:
    """Run one verb; the exit code."""
    try:
        options = _parser().parse_args(arguments)
        act: Callable[[argparse.Namespace], int] = options.act
        return act(options)
    except DashboardError as error:
        print(f"{error.problem}\n{error.remedy}", file=sys.stderr)
        if "--json" in arguments:
            print(json.dumps(_said(error), ensure_ascii=False))
        return 2 if isinstance(error, (BadCommand, BadScope, BadSettings, UnknownKPI)) else 1


def _said(error: DashboardError) -> dict[str, str]:
    """What is wrong and what to do, in every language."""
    return {
        spoken(name, language): sentence
        for language in LANGUAGES
        for name, sentence in zip(("problem", "remedy"), error.said(language), strict=True)
    }


def _parser() -> argparse.ArgumentParser:
    parser = commands.Parser(prog="python -m dashboard", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    def verb(
        name: str, act: Callable[[argparse.Namespace], int], says: str
    ) -> argparse.ArgumentParser:
        added = verbs.add_parser(name, help=says, description=says)
        added.add_argument("--json", action="store_true", help="print one JSON document")
        added.set_defaults(act=act)
        return added

    taking = verb("take-in", _take_in, "Take exports into the lake.")
    taking.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or folder")
    taking.add_argument(
        "--preview", action="store_true", help="say what would happen, write nothing"
    )
    taking.add_argument("--account", default="", help="whose it is, where the file does not say")
    taking.add_argument(
        "--exported",
        type=commands.moment,
        help="when the files were exported, such as 2026-03-01 or 2026-03-01T09:30, in UTC;"
        " of posts, the figures of the latest export count",
    )
    taking.add_argument(
        "--as",
        default="",
        dest="only",
        metavar="FORMAT",
        help="what they are taken for; what they fit by default",
    )
    taking.add_argument("--author", default="", help="who takes it in; you by default")

    measuring = verb("measure", _measure, "Measure KPIs at every level.")
    measuring.add_argument("kpi", nargs="*", help="numbers or names; all by default")
    _scoped(measuring)

    judging = verb("control", _control, "Tell signal from noise, in a KPI or in any series.")
    judging.add_argument("kpi", nargs="?", help="its number or name; none with --values")
    _scoped(judging)
    controlling.prepare(judging)

    asking = verb("explain", _explain, "Say where the change of a KPI comes from, part by part.")
    asking.add_argument("kpi", help="its number or name")
    _scoped(asking)
    commands.choose(asking, "--by", get_args(explaining.By), "unit", "by what parts")
    compared = "compared with the stretch before, or the same a year earlier"
    commands.choose(asking, "--versus", scope.COMPARISONS, "year", compared)

    foretelling = verb(
        "forecast", _forecast, "Foretell a KPI to the end of the year, and how sure that is."
    )
    foretelling.add_argument("kpi", help="its number or name")
    _scoped(foretelling)
    commands.choose(foretelling, "--end", forecasting.ENDS, "year", "to the end of what")
    foretelling.add_argument(
        "--target",
        type=listed.given,
        help="what should be reached, such as 0.9 or 90%%; the target in the lake by default",
    )
    foretelling.add_argument(
        "--back-test", action="store_true", help="hold forecasts of the past against what came"
    )

    alerting = verb(
        "alerts",
        _alerts,
        "Tell of new special causes and missed targets; exit 1 where somebody could not be told,"
        " who is told at the next run.",
    )
    alerting.add_argument(
        "--dry-run", action="store_true", help="say what would be told, tell and write nothing"
    )

    listing = verb("rejected", _rejected, "List the rows in quarantine: rejected, not mended yet.")
    listing.add_argument("--workbook", type=Path, help="write them into a workbook, to be mended")

    verb("formats", _formats, "List the export formats that are recognised, saved ones too.")
    counting = verb("kpis", _kpis, "List the KPIs.")
    counting.add_argument(
        "--check", action="store_true", help="say whether each keeps to its class and basis"
    )
    verb("glossary", _glossary, "Write the catalogue of KPIs as docs/kpis.md holds it.")
    verb("check", _check, "Say what looks wrong in the data; exit 1 where something is wrong.")
    for keeping in VERBS:
        keeping.prepare(verb(keeping.name, _keeping(keeping), keeping.says))
    verb("sample", _sample, "Make the sample data and take it in, where the lake is empty.")
    return parser


def _scoped(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--since", type=commands.day, help="the first day that counts")
    parser.add_argument("--until", type=commands.day, help="the first day that does not")
    commands.choose(parser, "--period", scope.PERIODS, "month", "the step of trends")
    parser.add_argument("--unit", help="this unit, with its sub-units")
    parser.add_argument("--channel", help="this channel")


def _print(options: argparse.Namespace, rows: list[dict[str, Any]], columns: Sequence[str]) -> None:
    """Rows as one JSON document, or as a table of some of their columns."""
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    elif rows:
        print(pd.DataFrame(rows)[list(columns)].to_string(index=False, na_rep=""))


def _take_in(options: argparse.Namespace) -> int:
    warehouse = Warehouse(lake_folder())
    rows = []
    with terminal.bar() as heard:
        read = intake.uploads(
            warehouse,
            options.paths,
            account=options.account,
            exported=_moment(options.exported),
            only=options.only,
            heard=heard,
            anew=options.preview,
        )
        for upload in read:
            if options.preview:
                rows += terminal.previewed(warehouse, upload, is_silent=options.json)
            else:
                author = options.author or getuser()
                rows += terminal.taken_in(warehouse, upload, author, is_silent=options.json)
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    return 1 if any(row["problem"] for row in rows) else 0


def _moment(stated: datetime | None) -> str:
    """A moment in UTC, in ISO form; nothing where none is stated."""
    if stated is None:
        return ""
    in_utc = stated.astimezone(UTC).replace(tzinfo=None) if stated.tzinfo else stated
    return in_utc.isoformat(timespec="seconds")


def _measure(options: argparse.Namespace) -> int:
    warehouse = Warehouse(lake_folder())
    warehouse.refresh()
    asked = [kpis.find(name) for name in options.kpi]
    chosen = asked or [kpi for kpi in kpis.catalogue() if kpi.measurable_by(options.period)]
    first, last = warehouse.days()
    looked_at = _scope(warehouse, options, first, last + timedelta(days=1))
    measured = reporting.report(warehouse, chosen, looked_at)
    columns = list(measured.columns)
    rows = [
        {name: _plain(value) for name, value in zip(columns, cells, strict=True)}
        for cells in measured.itertuples(index=False, name=None)
    ]
    _print(options, rows, columns)
    return 0


def _scope(
    warehouse: Warehouse, options: argparse.Namespace, first: date, after_last: date
) -> scope.Scope:
    """What was asked for; all days from the first on, until after the last, where no day was."""
    return scope.Scope(
        since=options.since or min(first, options.until or first),
        until=options.until or max(after_last, options.since or after_last),
        period=options.period,
        unit=naming.unit_called(warehouse, options.unit) if options.unit else None,
        channel=naming.channel_called(warehouse, options.channel) if options.channel else None,
    )


def _control(options: argparse.Namespace) -> int:
    if bool(options.values) == bool(options.kpi):
        raise BadScope("kpi_or_values")
    if options.values:
        answer = controlling.drawn(
            listed.read(options.values, options.column), options, target=options.target
        )
    else:
        answer = _control_of_kpi(kpis.find(options.kpi), options)
    if options.json:
        told = answer if options.details else controlling.brief(answer)
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _print(options, answer["points"], controlling.COLUMNS)
        print(*controlling.told(answer), sep="\n")
    return 0


def _control_of_kpi(kpi: kpis.KPI, options: argparse.Namespace) -> dict[str, Any]:
    warehouse = Warehouse(lake_folder())
    warehouse.refresh()
    whole = scope.whole(*warehouse.days(), kpi.step(options.period))
    return controlling.of_kpi(kpi, warehouse, _scope(warehouse, options, *whole), options)


def _explain(options: argparse.Namespace) -> int:
    kpi = kpis.find(options.kpi)
    warehouse = Warehouse(lake_folder())
    warehouse.refresh()
    usual = scope.default(warehouse.days()[1])
    asked = _scope(warehouse, options, usual.since, usual.until)
    after = replace(asked, versus=options.versus, period=kpi.step(asked.period))
    before = after.compared()
    earlier, later = (
        explaining.by_topic(topical.measured(kpi, warehouse, one), one)
        if options.by == "topic"
        else explaining.cells(kpis.measure([kpi], warehouse, replace(one, unit=None, channel=None)))
        for one in (before, after)
    )
    found = explaining.explain(kpi, earlier, later, warehouse.units(), after, options.by)
    answer = explaining.plain(found)
    days = {
        name: [one.since.isoformat(), one.until.isoformat()]
        for name, one in (("compared", before), ("looked_at", after))
    }
    if options.json:
        named = {"kpi": kpi.id, "unit": after.unit, "channel": after.channel, "by": options.by}
        print(json.dumps({**named, **days, **answer}, ensure_ascii=False, indent=1))
    else:
        columns = [name for name in answer["parts"][0] if name not in ("before", "after", "kind")]
        _print(options, answer["parts"], columns)
        print(f"{found.before:g} -> {found.after:g}: {found.difference:+g}")
    return 0


def _forecast(options: argparse.Namespace) -> int:
    kpi = kpis.find(options.kpi)
    warehouse = Warehouse(lake_folder())
    warehouse.refresh()
    whole = scope.whole(*warehouse.days(), kpi.step(options.period))
    asked = _scope(warehouse, options, *whole)
    everywhere = replace(asked, unit=None, channel=None)
    held = forecasting.history(kpi, kpis.measure([kpi], warehouse, everywhere), asked)
    named = {"kpi": kpi.id, "unit": asked.unit, "channel": asked.channel, "period": asked.period}
    if options.back_test:
        trial = forecasting.looking_back(held)
        answer = named | forecasting.plain_trial(held, trial)
        rows, said = answer["pairs"], forecasting.trial_said(trial, "en")
    else:
        found = forecasting.outlook(held, options.end)
        target = options.target
        if target is None:
            target = forecasting.aim(targets.held(warehouse), found, asked, options.end)
        answer = named | forecasting.plain(found, target)
        rows, said = answer["ahead"], forecasting.told(found, target, "en")
    if options.json:
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        _print(options, rows, list(rows[0]))
        print(*said, sep="\n")
    return 0


def _alerts(options: argparse.Namespace) -> int:
    told = settings.read()
    warehouse = Warehouse(lake_folder())
    found = rounds.go(warehouse, told, getuser(), is_dry=options.dry_run)
    answer = rounds.plain(found, warehouse, told)
    if options.json:
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        _print(options, answer["open"], ("unit", "cause", "said", "is_new", "snoozed_until"))
        _print(options, answer["told"], ("way", "destination", "failure"))
    return 1 if found.has_failed else 0


def _plain(value: object) -> object:
    """A cell as JSON has it: null for what is missing, a day in ISO form."""
    if value is None or value is pd.NaT or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value


def _rejected(options: argparse.Namespace) -> int:
    found = quarantine.waiting(Warehouse(lake_folder()))
    if options.workbook:
        options.workbook.write_bytes(quarantine.workbook(found))
    rows = []
    for row in found.to_dict("records"):
        said = {
            spoken(name, language): sentence
            for language in LANGUAGES
            for name, sentence in zip(
                ("problem", "remedy"), quarantine.reasons(row, language), strict=True
            )
        }
        kept = ("id", "file", "format", "line", "column_name", "value")
        rows.append({**{str(name): row[name] for name in kept}, **said})
    _print(options, rows, ("file", "line", "column_name", "value", "problem"))
    return 0


def _formats(options: argparse.Namespace) -> int:
    saved = formats.saved(Warehouse(lake_folder()))
    own = {one.name for one in saved}
    rows = [
        {
            "format": export.name,
            "saved": export.name in own,
            "name": export.title["en"],
            "name_ar": export.title["ar"],
            "fills": export.fills,
            "columns": list(export.columns),
            "zone": named("zone", export.zone, "en"),
            "zone_ar": named("zone", export.zone, "ar"),
            "basis": export.basis,
        }
        for export in sorted(formats.known(saved), key=lambda export: export.name)
    ]
    _print(options, rows, ("format", "fills", "name"))
    return 0


def _kpis(options: argparse.Namespace) -> int:
    if options.check:
        rows = classes.checked()
        columns = ("kpi", "name", "class", "basis", "levels", "keeps", "said")
        _print(options, rows, columns)
        return int(not all(row["keeps"] for row in rows))
    rows = []
    for kpi in kpis.catalogue():
        row = asdict(kpi)
        row = {"kpi": row.pop("id")} | row
        del row["sql"]
        row |= {"title": kpi.title["en"], "title_ar": kpi.title["ar"]}
        row |= {"means": kpi.means["en"], "means_ar": kpi.means["ar"]}
        rows.append(row)
    _print(options, rows, ("kpi", "name", "additivity", "better", "title"))
    return 0


def _glossary(options: argparse.Namespace) -> int:
    document = glossary.document()
    print(json.dumps({"document": document}, ensure_ascii=False) if options.json else document)
    return 0


def _check(options: argparse.Namespace) -> int:
    warehouse = Warehouse(lake_folder())
    warehouse.refresh()
    found = checks.run(warehouse)
    rows = [
        {
            "check": one.check.name,
            "severity": one.check.severity,
            "fact": one.fact,
            "unit": one.unit,
            "channel": one.channel,
            "account": one.account,
            "since": one.since.isoformat() if one.since else None,
            "until": one.until.isoformat() if one.until else None,
            "found": one.found,
            "expected": one.expected,
            "what": one.what,
            "said": one.said("en"),
            "said_ar": one.said("ar"),
        }
        for one in found
    ]
    _print(options, rows, ("severity", "check", "unit", "channel", "since", "said"))
    return 1 if any(one.check.severity == "wrong" for one in found) else 0


def _keeping(verb: Verb) -> Callable[[argparse.Namespace], int]:
    """A verb that looks after the lake, as one of the terminal."""

    def act(options: argparse.Namespace) -> int:
        rows, columns, code = verb.act(lake_folder(), options)
        if verb.is_single and options.json:
            print(json.dumps(rows[0], ensure_ascii=False, indent=1))
        else:
            _print(options, rows, columns)
        return code

    return act


def _sample(options: argparse.Namespace) -> int:
    folder = ROOT / "data" / "sample"
    warehouse = Warehouse(lake_folder())
    if warehouse.history():
        if not options.json:
            print("The lake already holds data; the sample stays out of it.")
        return 0
    if not folder.exists():
        script = ROOT / "data" / "make_sample.py"
        command = [sys.executable, str(script), str(folder)]
        subprocess.run(command, check=True, stdout=sys.stderr)  # noqa: S603  our own script
    options = argparse.Namespace(
        **vars(options), paths=[folder], preview=False, account="", exported=None, only=""
    )
    options.author = intake.SAMPLE_AUTHOR
    return _take_in(options)
