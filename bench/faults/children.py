"""The child that reads an upload is killed, hangs, swells, floods or talks nonsense."""

from pathlib import Path

from bench.faults.misbehaviour import KINDS
from bench.faults.scene import Count, Scene, fingerprint, run
from dashboard import intake, sandbox
from dashboard.intake import reading
from dashboard.warehouse import Warehouse

SECONDS = 3
"""How long a child may take here."""


def misbehaving(scene: Scene, times: int) -> list[Count]:
    """Each kind of misbehaviour must be a refusal with a sentence, and leave the lake as it was."""
    counts = []
    for kind in KINDS:
        count = Count(f"a child that is {kind}")
        lake = scene.fresh(f"child-{kind}")
        for _ in range(times):
            count.trials += 1
            problem = run(_refusal, lake, scene.file, kind)
            if not isinstance(problem, str) or "Traceback" in problem:
                count.fail(f"{kind}: {problem!r}")
            count.notes = str(problem)[:90]
        if run(fingerprint, lake) != scene.before:
            count.fail(f"{kind}: the lake changed")
        counts.append(count)
    return counts


def _refusal(lake: Path, file: Path, kind: str) -> str | None:
    """What is said of a file whose child misbehaves."""
    sandbox.ENVIRONMENT["SADA_CHILD"] = kind
    reading.PARSER = "bench.faults.misbehaviour"
    usual = sandbox.limits_for
    sandbox.limits_for = lambda size: sandbox.Limits(
        memory=usual(size).memory, cpu_seconds=SECONDS, seconds=SECONDS, output=4 * sandbox.MIB
    )
    (result, *_) = intake.take_in(Warehouse(lake), [file], author="A trial")
    return result.problem
