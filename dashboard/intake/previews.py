"""What taking a file in would do, told before anything is written."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard import intake
from dashboard.intake import Account, TakenIn, Upload, cautions, known_files, moves
from dashboard.intake.cautions import Caution
from dashboard.intake.moves import Move
from dashboard.warehouse import TABLES, Foresight, Part, Version, Warehouse
from dashboard.wording import LANGUAGES, Sentence


@dataclass(frozen=True)
class Preview:
    """What taking an upload in would do.

    Attributes:
        results: What would become of each of its tables.
        moves: The figures that would move.
        cautions: What to know before, the worst first.
        accounts: The accounts it names.
        suggested: Whose export it seems to be, where it does not say; None where nothing tells.
        since, until: The first and the last day of its rows; None where they have none.
        version: The version of the lake that it was compared with.
    """

    results: tuple[TakenIn, ...]
    moves: tuple[Move, ...]
    cautions: tuple[Caution, ...]
    accounts: tuple[Account, ...]
    suggested: Account | None
    since: date | None
    until: date | None
    version: int

    @property
    def is_good(self) -> bool:
        """Whether there is anything in it to take in."""
        return any(not result.problem for result in self.results)

    @property
    def is_news(self) -> bool:
        """Whether taking it in would change anything."""
        return any(result.new or result.changed for result in self.results)


def preview(warehouse: Warehouse, upload: Upload, owners: Sequence[Account] = ()) -> Preview:
    """Compare an upload with the lake, and measure the figures before and after.

    Args:
        warehouse: The lake.
        upload: The parsed file.
        owners: The units that own accounts which no unit owned so far.
    """
    parts = intake.parts_of(upload)
    owned = [intake.ownership(owners)] if owners and parts else []
    history = warehouse.history()
    today = datetime.now(UTC).date()
    with warehouse.foreseen([*parts, *owned]) as foreseen:
        version = warehouse.version()
        named = _accounts(foreseen)
        known = [_already(upload, history)] if parts else []
        warned = cautions.cautions(foreseen, history, today)
        moved = moves.moves(foreseen)
        suggested = _suggested(foreseen, upload.path.name, named)
        results = intake.told(upload, foreseen.effects, version)
    days = [day for part in parts for day in _days(part)]
    return Preview(
        results=tuple(results),
        moves=tuple(moved),
        cautions=(*filter(None, known), *warned),
        accounts=tuple(named),
        suggested=suggested,
        since=min(days, default=None),
        until=max(days, default=None),
        version=version,
    )


def _accounts(foreseen: Foresight) -> list[Account]:
    rows = [Account(**row) for group in foreseen.groups for row in foreseen.accounts(group)]
    return list({(row.channel, row.account): row for row in rows}.values())


def _suggested(foreseen: Foresight, file: str, named: Sequence[Account]) -> Account | None:
    """Whose export a file seems to be that does not say so.

    The account that had most of its rows so far, else one of its channel that its name names.
    """
    silent = {one.channel for one in named if one.account == "Unassigned" and not one.unit}
    known = [Account(**row) for row in foreseen.known_accounts()] if silent else []
    called = {(one.channel, one.account): one for one in known}
    for group in foreseen.groups if silent else []:
        for place in foreseen.former_accounts(group):
            return called.get(place) or Account(*place, name=place[1], unit="")
    name = file.casefold()
    fitting = [
        one
        for one in known
        if one.channel in silent
        and any(len(word) > 3 and word.casefold() in name for word in (one.account, one.name))
    ]
    return max(fitting, key=lambda one: len(one.account), default=None)


def _days(part: Part) -> list[date]:
    """The first and the last day of a part's rows."""
    dated_by = TABLES[part.table].dated_by
    if dated_by not in part.rows.column_names or not part.rows.num_rows:
        return []
    ends: pa.StructScalar = pc.min_max(part.rows[dated_by])
    return [day for day in ends.as_py().values() if day]


def _already(upload: Upload, history: list[Version]) -> Caution | None:
    """That the very same file is in, where it is: in which version, by whom and when."""
    past = next((one for one in history if one.details.get("sha256") == upload.digest), None)
    if past is None:
        return None
    spoken = [
        (
            known_files.already_in(past).said(language),
            Sentence("caution.already_in_remedy").said(language),
        )
        for language in LANGUAGES
    ]
    return cautions.caution("already_in", "note", *spoken)


def written(shown: Preview) -> dict[str, Any]:
    """A preview's cautions, moves, accounts and period as JSON has them."""
    return {
        "since": shown.since and shown.since.isoformat(),
        "until": shown.until and shown.until.isoformat(),
        "accounts": [asdict(one) for one in shown.accounts],
        "warnings": [asdict(one) for one in shown.cautions],
        "moves": [asdict(one) | {"since": one.since.isoformat()} for one in shown.moves],
    }
