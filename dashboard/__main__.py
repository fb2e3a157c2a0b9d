"""`python -m dashboard`: the same verbs as the pages, for a terminal and for cron."""

import sys

from dashboard.cli import main

sys.exit(main(sys.argv[1:]))
