"""The process is killed: at each step of a take-in, and at random moments."""

import random
import time
from statistics import median

from bench.faults.scene import Count, Died, Scene, each, run, take_in
from dashboard import faults


def at_each_step(scene: Scene, times: int) -> list[Count]:
    """Kill −9 at every step, `times` times each; then look, and try again."""
    return [_at(step, scene, times) for step in faults.STEPS]


def _at(step: str, scene: Scene, times: int) -> Count:
    count = Count(f"kill -9 at {step}")

    def trial(number: int) -> None:
        lake = scene.fresh(f"{step}-{number}")
        answer = run(take_in, lake, scene.file, step)
        if not isinstance(answer, Died):
            count.fail(f"{step} was passed alive")
        count.judge(lake, scene, answer)

    each(trial, times)
    return count


def at_random(scene: Scene, times: int) -> list[Count]:
    """Kill −9 at moments spread over the time that a take-in takes."""
    taken = []
    for number in range(3):
        started = time.monotonic()
        run(take_in, scene.fresh(f"timed-{number}"), scene.file)
        taken.append(time.monotonic() - started)
    chance = random.Random(3)
    moments = [chance.uniform(0, 1.5 * median(taken)) for _ in range(times)]
    count = Count("kill -9 at random moments")
    died: list[int] = []

    def trial(number: int) -> None:
        lake = scene.fresh(f"random-{number}")
        answer = run(take_in, lake, scene.file, kill_after=moments[number])
        if isinstance(answer, Died):
            died.append(number)
        count.judge(lake, scene, answer)

    each(trial, times)
    count.notes = f"{len(died)} died, {times - len(died)} had answered before"
    return [count]
