"""An upload becomes typed rows, or reasons why not; in a child process, and nothing is written.

A crafted file may take that process down; `dashboard.intake.reading` says so and goes on.
"""

from dashboard.parsing.files import parse
from dashboard.parsing.parsed import Parsed

__all__ = ["Parsed", "parse"]
