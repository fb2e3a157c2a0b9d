"""What the trials counted, kept as they end: one that fails takes no other along."""

import json
import os
import platform
from collections.abc import Iterable
from pathlib import Path

from bench.faults.scene import Count

KEPT = Path(__file__).parent.parent / "results" / "faults.json"


def keep(name: str, counts: Iterable[Count], seconds: float) -> None:
    """Write what a trial counted beside what the others did."""
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    kept[name] = {
        "seconds": round(seconds),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "counts": [
            {
                "fault": count.fault,
                "trials": count.trials,
                "wrong": len(count.failures or []),
                "seen": count.notes,
            }
            for count in counts
        ],
    }
    KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
