"""`python -m bench.robustness`: how messy and hostile files end, here and elsewhere.

Three tables: a corpus with expected outcomes, where one lies beside the project; its contract
files as DuckDB, pandas and polars read them; and 500 files mutated from our own samples with a
seed. Exits 1 where damage was silent.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from bench import corpus, peers, trials
from bench.corpus import CONTRACT, Case, Outcome

FILES = 500
SEED = 20_261


def judged(cases: list[Case], outcomes: list[Outcome]) -> tuple[int, int, int]:
    """How many ended as they must, are right, and are silently wrong."""
    pairs = list(zip(cases, outcomes, strict=True))
    return (
        sum(corpus.ends_as_expected(case, outcome) for case, outcome in pairs),
        sum(corpus.is_right(case, outcome) for case, outcome in pairs),
        sum(corpus.is_silent(case, outcome) for case, outcome in pairs),
    )


def whole_corpus(cases: list[Case], folder: Path) -> int:
    """Print how each layer of the corpus ends; how much of it is silent."""
    silent = 0
    print(f"{'layer':10} {'files':>6} {'as expected':>12} {'silent':>7} {'slowest, s':>11}")
    for layer in dict.fromkeys(case.layer for case in cases):
        mine = [case for case in cases if case.layer == layer]
        asked = CONTRACT if layer == CONTRACT else ""
        taken = [corpus.taken_in(case.path, asked) for case in mine]
        wrong = sum(map(corpus.is_silent, mine, taken))
        silent += wrong
        # What fits no format of ours is refused; then how its cells are read is what counts.
        judged_by = [
            outcome
            if asked or not outcome.refused or case.expected == "refuse"
            else corpus.read(case.path, folder)
            for case, outcome in zip(mine, taken, strict=True)
        ]
        ended = [corpus.ends_as_expected(*pair) for pair in zip(mine, judged_by, strict=True)]
        slowest = max(outcome.seconds for outcome in taken)
        print(f"{layer:10} {len(mine):6} {sum(ended):12} {wrong:7} {slowest:11.1f}")
        for case, outcome, is_well in zip(mine, judged_by, ended, strict=True):
            if not is_well:
                print(f"    {case.path.name}: {case.expected}, but {outcome}")
    return silent


def beside_others(cases: list[Case]) -> None:
    """Print how other readers end on the contract files."""
    mine = [case for case in cases if case.layer == CONTRACT]
    print(f"\n{'reader':24} {'as expected':>12} {'silent':>7}   of {len(mine)} contract files")
    for name, reader in peers.readers().items():
        outcomes = [peers.read(case, reader) for case in mine]
        ended, _, wrong = judged(mine, outcomes)
        print(f"{name:24} {ended:12} {wrong:7}")
    if "polars" not in peers.readers():
        print("polars                   is not installed: left out")
    outcomes = [corpus.taken_in(case.path, CONTRACT) for case in mine]
    ended, _, wrong = judged(mine, outcomes)
    print(f"{'Sada':24} {ended:12} {wrong:7}")


def mutated(folder: Path) -> int:
    """Print how mutated files end; how many of them are silently wrong."""
    done = list(trials.trials(FILES, SEED, folder))
    ends = ("right", "reported", "refused", "silent")
    print(f"\n{'mutation':30} {'files':>6} " + " ".join(f"{end:>9}" for end in ends))
    for kind in sorted({trial.mutation.kind for trial in done}):
        counted = Counter(trial.end for trial in done if trial.mutation.kind == kind)
        cells = " ".join(f"{counted[end]:9}" for end in ends)
        print(f"{kind:30} {counted.total():6} {cells}")
    counted = Counter(trial.end for trial in done)
    print(f"{'all':30} {len(done):6} " + " ".join(f"{counted[end]:9}" for end in ends))
    kept = [trial.kept for trial in done if trial.kept is not None and trial.sample == CONTRACT]
    print(f"Rows beside bad ones kept, in files of the contract: {sum(kept) / len(kept):.2%}")
    for trial in done:
        if trial.end == "silent":
            print(f"    silent: {trial.sample}, {trial.mutation.kind}, {trial.wrong} rows wrong")
    return counted["silent"]


def main() -> None:
    """Print all three tables."""
    cases = corpus.cases()
    silent = 0
    with tempfile.TemporaryDirectory(prefix="sada-bench-") as name:
        folder = Path(name)
        if cases:
            silent += whole_corpus(cases, folder)
            beside_others(cases)
        else:
            print(f"No corpus at {corpus.MANIFEST}: only our own samples are tried.")
        silent += mutated(folder)
    sys.exit(1 if silent else 0)


if __name__ == "__main__":
    main()
