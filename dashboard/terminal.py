"""Taking files in as a terminal shows it: a bar, a line for each table, what a preview says."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from dashboard import figures, intake, kpis, progress
from dashboard.intake import Upload, previews
from dashboard.intake.moves import Move
from dashboard.warehouse import Warehouse
from dashboard.wording import named

MOST_MOVES = 8
"""How many of the figures that would move are printed; JSON has them all."""


def taken_in(
    warehouse: Warehouse, upload: Upload, author: str, *, is_silent: bool
) -> list[dict[str, Any]]:
    """Take a file in and say so; one row per table of it."""
    results = intake.commit(warehouse, upload, author)
    if not is_silent:
        for result in results:
            _tell(result)
    return [asdict(result) for result in results]


def previewed(warehouse: Warehouse, upload: Upload, *, is_silent: bool) -> list[dict[str, Any]]:
    """Say what taking a file in would do.

    Returns:
        One row per table of it; the first has its period, accounts, warnings and moves too.
    """
    shown = previews.preview(warehouse, upload)
    if not is_silent:
        for result in shown.results:
            _tell(result)
        for caution in shown.cautions:
            print(f"    {caution.severity}: {caution.said} {caution.remedy}")
        for move in shown.moves[:MOST_MOVES]:
            print(f"    {_in_words(move)}")
    rows = [asdict(result) for result in shown.results]
    return [rows[0] | previews.written(shown), *rows[1:]]


def _in_words(move: Move) -> str:
    kpi = kpis.find(move.kpi)
    before, after = (
        figures.figure(value, kpi.shown_as, "en") for value in (move.before, move.after)
    )
    when = figures.period(move.since, move.period, "en")
    return f"{kpi.title['en']}, {move.unit or 'all units'}, {when}: {before} → {after}"


def _tell(result: intake.TakenIn) -> None:
    if result.problem:
        print(f"✗ {result.file}: {result.problem} {result.remedy}")
    else:
        print(
            f"✓ {result.file}: {result.format} → {result.fills}: {result.rows_read:,} rows,"
            f" {result.new:,} new, {result.changed:,} changed, {result.same:,} same,"
            f" {result.rejected:,} rejected"
            + (f", {result.mended:,} mended" if result.mended else "")
        )
        sure = named("certainty", result.certainty or "", "en")
        print(f"    {sure}: {' '.join(result.why)}")
        print(f"    {result.zone} {result.basis}")
    for note in result.notes:
        print(f"    {note}")
    if result.rejections_file:
        print(f"    rejected rows: {result.rejections_file}")


@contextmanager
def bar() -> Iterator[progress.Listener | None]:
    """Somebody to tell how far it is, who shows it on a terminal; nobody where there is none."""
    if not sys.stderr.isatty():
        yield None
        return
    pace = progress.Pace()

    def show(heard: progress.Progress) -> None:
        pace.hear(heard)
        rows = f" {heard.done:,} / {heard.total:,}" if heard.total else ""
        left = pace.seconds_left()
        rest = f", {left:.0f} s left" if left else ""
        sys.stderr.write(f"\r\033[K{heard.step}{rows}{rest}")
        sys.stderr.flush()

    with progress.told_to(show):
        yield show
    sys.stderr.write("\r\033[K")
