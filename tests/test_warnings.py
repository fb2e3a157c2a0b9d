"""Every warning by examples: what the lake holds, what a file brings, and what is said.

`tests/warnings/WARNING/CLAIM/` holds `known/TABLE.csv` and `incoming/TABLE.csv` with the columns
that matter, and `expected.txt`, the English sentences without their remedies, one a line.
"""

from datetime import date
from pathlib import Path

import pytest

from dashboard import queries
from dashboard.intake import cautions
from dashboard.warehouse import Part, Warehouse
from tests.examples import rows_of

FOLDER = Path(__file__).parent / "warnings"
EXAMPLES = sorted(path.parent for path in FOLDER.glob("*/*/expected.txt"))
TODAY = date(2026, 6, 1)


def test_every_warning_has_an_example() -> None:
    shown = {example.parent.name for example in EXAMPLES}

    assert shown == {query.name for query in queries.load("warnings")}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_warning_says_what_its_example_claims(example: Path, warehouse: Warehouse) -> None:
    details = {"file": "earlier.csv"}
    warehouse.commit(_parts(example / "known"), "A test", example.name, details)

    with warehouse.foreseen(_parts(example / "incoming")) as foreseen:
        found = cautions.cautions(foreseen, warehouse.history(), TODAY)

    said = [one.said for one in found if one.name == example.parent.name]
    assert said == (example / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert all(one.said_ar and one.remedy_ar for one in found)


def _parts(folder: Path) -> list[Part]:
    return [Part(path.stem, rows_of(path)) for path in sorted(folder.glob("*.csv"))]
