"""Flipped bits and truncations in data files, catalogue and originals; and building anew."""

import random
from pathlib import Path
from typing import Any

from bench.faults.scene import Count, Scene, each, fingerprint, run
from dashboard.errors import LakeUnavailable
from dashboard.intake import replay
from dashboard.warehouse import Warehouse

REBUILT = 30
"""Of so many damaged lakes one is built anew, which takes the longest."""


def flipped(scene: Scene, times: int) -> list[Count]:
    """One bit of one file is turned."""

    def harm(path: Path, chance: random.Random) -> None:
        content = bytearray(path.read_bytes())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)

    return [_damaged(scene, times, "a flipped bit", harm)]


def truncated(scene: Scene, times: int) -> list[Count]:
    """One file ends too early."""

    def harm(path: Path, chance: random.Random) -> None:
        with path.open("r+b") as file:
            file.truncate(chance.randrange(path.stat().st_size))

    return [_damaged(scene, times, "a truncated file", harm)]


def _damaged(scene: Scene, times: int, fault: str, harm: Any) -> Count:  # noqa: ANN401  see above
    count = Count(fault)
    places: dict[str, int] = {}
    rebuilt: list[int] = []

    def trial(number: int) -> None:
        chance = random.Random(f"{fault} {number}")
        lake = scene.fresh(f"{fault}-{number}".replace(" ", "-"), is_done=True)
        path = chance.choice(_files(lake))
        place = path.relative_to(lake).parts[0]
        harm(path, chance)
        places[place] = places.get(place, 0) + 1
        count.trials += 1
        found = run(_looked_at, lake, scene.after)
        if found == "not detected":
            count.fail(f"{fault} in {path.relative_to(lake)} was not detected")
        elif found == "wrong figures":
            count.fail(f"{fault} in {path.relative_to(lake)} changed figures that were shown")
        if number % REBUILT == 0 and place != "originals":
            rebuilt.append(number)
            run(_rebuilt, lake)
            if run(fingerprint, lake) != scene.after:
                count.fail(f"{fault} in {path.relative_to(lake)}: not whole when rebuilt")

    each(trial, times)
    where = ", ".join(f"{number} in {place}" for place, number in sorted(places.items()))
    count.notes = f"{where}; {len(rebuilt)} rebuilt"
    return count


def _files(lake: Path) -> list[Path]:
    """Data files, catalogue and originals, each kind as likely as the others."""
    kinds = [
        [lake / "catalog.sqlite"],
        sorted(path for path in (lake / "data").rglob("*") if path.is_file()),
        sorted((lake / "originals").iterdir()),
    ]
    most = max(map(len, kinds))
    return [path for kind in kinds for path in kind * (most // len(kind))]


def _looked_at(lake: Path, expected: str) -> str:
    """Whether a reader or the check of the lake notices its damage."""
    try:
        warehouse = Warehouse(lake)
        warehouse.refresh()
        damage = warehouse.verify()
        if damage:
            return "; ".join(map(str, damage))
        return "not detected" if fingerprint(lake) == expected else "wrong figures"
    except LakeUnavailable as error:
        return f"{error.problem} {error.remedy}"


def _rebuilt(lake: Path) -> None:
    list(replay.rebuild(lake))
