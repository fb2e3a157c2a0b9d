"""Taking files in: a file becomes rows of the lake, or a sentence that says why not.

A file is parsed in a child process with limits on memory and time; the parent checks what came
back, compares it with the lake and commits it in one version. The original is kept byte for byte
under its SHA-256 before anything else.
"""

from dashboard.intake.commits import (
    SAMPLE_AUTHOR,
    commit,
    compare,
    ownership,
    refusals,
    take_in,
    taken_from,
)
from dashboard.intake.reading import parse, parsed_again, uploads
from dashboard.intake.results import Account, TakenIn, Upload, parts_of, told, write_rejections

__all__ = [
    "SAMPLE_AUTHOR",
    "Account",
    "TakenIn",
    "Upload",
    "commit",
    "compare",
    "ownership",
    "parse",
    "parsed_again",
    "parts_of",
    "refusals",
    "take_in",
    "taken_from",
    "told",
    "uploads",
    "write_rejections",
]
