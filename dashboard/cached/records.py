"""What a version of the lake holds beside figures, row by row, and what tells it from another."""

from datetime import date

import pandas as pd

from dashboard import annotations, comparing, lists, naming, training
from dashboard.cached.opened import lake
from dashboard.intake import Account
from dashboard.remembering import remembered
from dashboard.scope import Scope


def listed(name: str, version: int, **parameters: str | date | None) -> pd.DataFrame:
    """The rows of a list in queries/lists, such as the best posts; `version` names the data."""
    return _listed(name, lake().identity, version, tuple(parameters.items()))


@remembered(200)
def _listed(
    name: str,
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,
    parameters: tuple[tuple[str, str | date | None], ...],
) -> pd.DataFrame:
    return lists.listed(name, lake().at(version), dict(parameters))


def events(version: int) -> pd.DataFrame:
    """Every event of a version of the data, the latest first, as `annotations.known` has them."""
    return _events(lake().identity, version)


@remembered(8)
def _events(folder: str, version: int) -> pd.DataFrame:  # noqa: ARG001  tells lakes apart
    return annotations.known(lake().at(version), date.min, date.max)


def modules(version: int, scope: Scope) -> pd.DataFrame:
    """What the modules of the diploma achieved, as `training.modules` gives it."""
    return _modules(lake().identity, version, scope.since, scope.until, scope.unit)


@remembered(100)
def _modules(
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,
    since: date,
    until: date,
    unit: str | None,
) -> pd.DataFrame:
    return training.modules(lake().at(version), since, until, unit)


def accounts(version: int) -> list[Account]:
    """The accounts that are known, with the units that own them; `version` names the data."""
    return _accounts(str(lake().folder), version)


@remembered(4)
def _accounts(folder: str, version: int) -> list[Account]:  # noqa: ARG001  both name the data
    rows = lake().read("select channel, account, name, unit from serving.account order by all")
    return [Account(**row) for row in rows.to_pylist()]


def names(name: str, version: int) -> pd.DataFrame:
    """The rows of one of the lists of names: accounts, aliases, names or twins."""
    return _names(name, lake().identity, version)


@remembered(16)
def _names(
    name: str,
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,  # noqa: ARG001  tells versions apart
) -> pd.DataFrame:
    return naming.listed(lake(), name)


def twins(version: int) -> list[tuple[naming.Alias, str]]:
    """The names that may be one, each pair with the reason."""
    return _twins(lake().identity, version)


@remembered(4)
def _twins(folder: str, version: int) -> list[tuple[naming.Alias, str]]:
    found = _names("twins", folder, version)
    return list(zip(naming.pairs(found), found["reason"], strict=True))


def differing(before: int, after: int) -> pd.DataFrame:
    """The figures that differ between two versions, by month."""
    return _differing(lake().identity, before, after)


@remembered(20)
def _differing(folder: str, before: int, after: int) -> pd.DataFrame:  # noqa: ARG001  tells lakes apart
    return comparing.differing(lake().at(before), lake().at(after))
