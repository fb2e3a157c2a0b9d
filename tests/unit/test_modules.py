"""The modules of the diploma, for one unit and without what rests on too few people."""

from datetime import date

import pyarrow as pa

from dashboard import training
from dashboard.warehouse import TABLES, Part, Warehouse

PASSED = (
    [("planning", learner, "labour") for learner in range(3)]
    + [("service", learner, "labour") for learner in range(6)]
    + [("teamwork", learner, "labour") for learner in range(9)]
    + [
        (module, learner, "health")
        for module in ("planning", "service", "teamwork")
        for learner in range(20, 30)
    ]
)


def test_module_of_few_learners_is_hidden_with_the_next_smallest(warehouse: Warehouse) -> None:
    blank = dict.fromkeys(TABLES["assessment"].names, "Unassigned")
    rows = [
        {
            **blank,
            "learner": str(learner),
            "module": module,
            "unit": unit,
            "kind": "after",
            "assessed_on": date(2026, 1, 5),
            "max_score": 100.0,
            "passed": learner % 2 == 0,
            "_row": line,
        }
        for line, (module, learner, unit) in enumerate(PASSED, start=2)
    ]
    warehouse.commit([Part("assessment", pa.Table.from_pylist(rows))], "A test", "Tests", {})
    warehouse.refresh()

    # Of health too, what would give the learners of labour away, together with all.
    assert _told(warehouse, "labour") == {
        "planning": "few",
        "service": "complement",
        "teamwork": "",
    }
    assert _told(warehouse, "health") == {
        "planning": "complement", "service": "complement", "teamwork": ""
    }  # fmt: skip
    assert set(_told(warehouse, None).values()) == {""}


def _told(warehouse: Warehouse, unit: str | None) -> dict[str, str]:
    found = training.modules(warehouse, date(2026, 1, 1), date(2027, 1, 1), unit)
    assert (found["pass_rate"].isna() == (found["pass_rate_hidden"] != "")).all()
    return dict(zip(found["module"], found["pass_rate_hidden"], strict=True))
