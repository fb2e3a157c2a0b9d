"""`python -m bench.faults [NAME …] [--times N]`: make each fault happen, and count what is lost.

Without --times the counts are kept in bench/results/faults.json.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.faults import analysts, bits, children, clocks, crashes, disks, instances, results
from bench.faults.scene import Count, Scene, prepare, progress

TRIALS: dict[str, tuple[Callable[[Scene, int], list[Count]], int]] = {
    "steps": (crashes.at_each_step, 20),
    "random": (crashes.at_random, 200),
    "full-disk": (disks.full, 25),
    "read-only": (disks.read_only, 3),
    "power-cut": (disks.power_cut, 25),
    "same-file": (analysts.same_file, 50),
    "two-files": (analysts.different_files, 50),
    "readers": (analysts.readers, 3),
    "flipped-bits": (bits.flipped, 300),
    "truncations": (bits.truncated, 50),
    "instance": (instances.invalidated, 3),
    "children": (children.misbehaving, 2),
    "zones": (clocks.zones, 5),
    "clock": (clocks.set_back, 8),
}
"""Each trial by its name, with how often its fault happens."""


def main() -> int:
    """Run the trials, print what they counted; 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument(
        "names", nargs="*", choices=[[], *TRIALS], metavar="NAME", help="all by default"
    )
    parser.add_argument("--times", type=int, help="how often each fault happens")
    options = parser.parse_args()
    counts: list[Count] = []
    with tempfile.TemporaryDirectory(prefix="sada-faults-") as folder:
        scene = prepare(Path(folder))
        for name, (act, usual) in TRIALS.items():
            if name in (options.names or TRIALS):
                started = time.monotonic()
                with progress(name):
                    counted = act(scene, options.times or usual)
                counts += counted
                if not options.times:
                    results.keep(name, counted, time.monotonic() - started)
    return _print(counts)


def _print(counts: list[Count]) -> int:
    widest = max(len(count.fault) for count in counts)
    print(f"{'fault':{widest}}  trials  wrong  seen")
    for count in counts:
        wrong = len(count.failures or [])
        print(f"{count.fault:{widest}}  {count.trials:6}  {wrong:5}  {count.notes}")
    failures = [sentence for count in counts for sentence in count.failures or []]
    print("\n".join(failures) if failures else "nothing lost")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
