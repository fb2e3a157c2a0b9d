"""Messy files end as they must: those of the corpus, where it lies beside, and mutated samples.

`make bench-intake` tries the whole corpus in the sandbox, and 500 mutated files.
"""

import json
from pathlib import Path

import pytest

from bench import corpus, trials
from bench.corpus import Case
from dashboard import parsing, recognition
from dashboard.intake import handover

CASES = [case for case in corpus.cases() if case.layer == corpus.CONTRACT]
NOW = "2026-11-23T00:00:00"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.name)
def test_a_contract_file_ends_as_its_manifest_says(case: Case, tmp_path: Path) -> None:
    contract = [one for one in recognition.exports() if one.name == corpus.CONTRACT]
    parsed = parsing.parse(case.path, tmp_path, "", NOW, contract)
    (tmp_path / "parsed.json").write_text(json.dumps(parsed, default=vars), encoding="utf-8")

    said, _ = handover.received(tmp_path)

    outcome = corpus.outcome(said)
    assert corpus.ends_as_expected(case, outcome), outcome
    assert not corpus.is_silent(case, outcome)


def test_no_damage_to_mutated_samples_is_silent(tmp_path: Path) -> None:
    done = list(trials.trials(40, 3, tmp_path))

    silent = [(one.sample, one.mutation.kind) for one in done if one.end == "silent"]
    kept = [one.kept for one in done if one.kept is not None and one.sample == "contract"]
    assert silent == []
    assert min(kept) >= 0.97
