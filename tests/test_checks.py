"""Every check by examples: a folder of small tables, and all that the check must find in them.

`tests/checks/CHECK/CLAIM/` holds one CSV per table the example needs, with the columns that matter,
and `expected.csv`: one row per finding, in any order, with the columns that the claim is about;
`said` and `said_ar` are its sentence.
"""

from pathlib import Path

import pytest

from dashboard import checks, queries
from dashboard.checks import Finding
from dashboard.warehouse import TABLES, Warehouse
from tests.examples import filled, read

FOLDER = Path(__file__).parent / "checks"
EXAMPLES = sorted(path.parent for path in FOLDER.glob("*/*/expected.csv"))


def test_every_check_has_an_example() -> None:
    shown = {example.parent.name for example in EXAMPLES}

    assert shown == {check.name for check in checks.catalogue()}


def test_every_file_of_a_checks_example_is_read() -> None:
    known = {f"{name}.csv" for name in [*TABLES, "expected"]}

    strays = [path for path in FOLDER.glob("*/*/*") if path.name not in known]

    assert strays == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_check_finds_what_its_example_claims(example: Path, warehouse: Warehouse) -> None:
    claims = read(example / "expected.csv")
    header = (example / "expected.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    check = next(check for check in checks.catalogue() if check.name == example.parent.name)

    found = checks.run(filled(warehouse, example), [check])

    shown = [[_text(finding, name) for name in header] for finding in found]
    assert sorted(shown) == sorted([claim[name] for name in header] for claim in claims)


def _text(finding: Finding, name: str) -> str:
    if name == "said":
        return finding.said("en")
    if name == "said_ar":
        return finding.said("ar").replace("\u2068", "").replace("\u2069", "")
    value = getattr(finding, name)
    return f"{value:g}" if isinstance(value, float) else str(value or "")


def test_a_check_touches_kpis_and_nothing_else() -> None:
    kpis = {query.name for query in queries.load("kpis")}

    unknown = {
        check.name: set(check.touches) - kpis
        for check in checks.catalogue()
        if set(check.touches) - kpis
    }

    assert unknown == {}
