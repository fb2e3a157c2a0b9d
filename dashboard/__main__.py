"""`python -m dashboard`: the same verbs as the pages, for a terminal and for cron."""

import os
import sys

from dashboard.cli import main

try:
    code = main(sys.argv[1:])
    sys.stdout.flush()
except BrokenPipeError:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    code = 1
sys.exit(code)
