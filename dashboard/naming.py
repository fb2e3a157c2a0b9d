"""Which unit owns which account, and which names are one: what analysts say once, and correct.

Each answer is a commit with its author and its rows, so that the past follows and it can be undone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd
import pyarrow as pa

from dashboard import intake, queries
from dashboard.errors import BadScope
from dashboard.intake import Account
from dashboard.warehouse import Part, Value, Warehouse
from dashboard.wording import words

Kind = Literal["unit", "account", "channel"]


@dataclass(frozen=True)
class Alias:
    """An answer to whether two names are one.

    Attributes:
        kind: Whether they are names of a unit, an account or a channel.
        channel: The account's channel; Unassigned for units and channels.
        alias: The name that stands in files.
        means: The unit's code, the account or the channel that is meant.
        accepted: Whether they are one; a declined pair is not proposed again.
    """

    kind: Kind
    channel: str
    alias: str
    means: str
    accepted: bool


def assign(warehouse: Warehouse, owners: Sequence[Account], author: str) -> int:
    """Let units own accounts, and the past follow.

    Returns:
        The lake's version afterwards.
    """
    details = {"kind": "assign", "owners": [vars(owner) for owner in owners]}
    message = f"Assign {len(owners)} accounts"
    _, version = warehouse.commit([intake.ownership(owners)], author, message, details)
    return version


def answer(warehouse: Warehouse, answers: Sequence[Alias], author: str) -> int:
    """Say of pairs of names whether they are one; one name means one thing, the last said.

    Returns:
        The lake's version afterwards.
    """
    warehouse.refresh()
    said = {(one.kind, one.channel, one.alias): one for one in answers if one.accepted}
    former = [one for one in pairs(listed(warehouse, "aliases")) if one.accepted]
    replaced = [
        replace(one, accepted=False)
        for one in former
        if said.get((one.kind, one.channel, one.alias), one).means != one.means
    ]
    rows = [vars(one) for one in [*answers, *replaced]]
    details = {"kind": "alias", "rows": rows}
    numbered = [{**row, "_row": number} for number, row in enumerate(rows, start=1)]
    part = Part("alias", pa.Table.from_pylist(numbered))
    message = f"Answer for {len(answers)} names"
    _, version = warehouse.commit([part], author, message, details)
    return version


def listed(warehouse: Warehouse, name: str) -> pd.DataFrame:
    """The rows of one of the lists of names: accounts, aliases, names or twins."""
    query = next(query for query in queries.load("lists") if query.name == name)
    values: dict[str, Value] = {}
    if "$channels" in query.sql:
        values["channels"] = ",".join(channels())
    rows: pd.DataFrame = warehouse.read_list(query.sql, values).to_pandas()
    return rows


def pairs(rows: pd.DataFrame) -> list[Alias]:
    """The pairs of names in the rows of a list; proposed ones are not accepted yet."""
    is_accepted = rows["accepted"] if "accepted" in rows else [False] * len(rows)
    columns = (rows[name] for name in ("kind", "channel", "alias", "means"))
    return [Alias(*row) for row in zip(*columns, is_accepted, strict=True)]


def channels() -> list[str]:
    """The channels that have a name of ours."""
    return [key.partition(".")[2] for key in words("en") if key.startswith("channel.")]


def unit_called(warehouse: Warehouse, name: str) -> str:
    """A unit's code, from its code or its name in either language.

    Raises:
        BadScope: No unit is called so.
    """
    units = warehouse.units()
    for unit in units:
        if name.casefold() in (unit.unit.casefold(), unit.name.casefold(), unit.name_ar):
            return unit.unit
    known = ", ".join(unit.unit for unit in units)
    raise BadScope("unknown_unit", remedy="choose_known", name=name, known=known)


def channel_called(warehouse: Warehouse, name: str) -> str:
    """A channel's code, however its letters are written.

    Raises:
        BadScope: No channel with figures is called so.
    """
    channels = warehouse.channels()
    if name.lower() in channels:
        return name.lower()
    known = ", ".join(channels)
    raise BadScope("unknown_channel", remedy="choose_known", name=name, known=known)
