"""Where a take-in can be made to die, so that tests can show that nothing is lost.

With SADA_CRASH_AT set to the name of a step, the process is killed there at once, as by a power
cut: nothing is flushed, nothing is cleaned up. Nobody sets it outside of tests.
"""

import os
import signal

STEPS = (
    "hashed",
    "child_done",
    "original_half_written",
    "original_kept",
    "begun",
    "merged",
    "rolled_up",
    "message_set",
    "synced",
    "before_commit",
    "after_commit",
    "sealed",
    "before_answer",
)
"""The steps of a take-in, in the order they are passed."""


def at(step: str) -> None:
    """Die here, where this is the step that SADA_CRASH_AT names."""
    if os.environ.get("SADA_CRASH_AT") == step:
        os.kill(os.getpid(), signal.SIGKILL)
