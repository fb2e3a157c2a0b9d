"""`python -m bench.reading FILE FOLDER`: how a file's cells are read, whatever they mean.

It runs in the sandbox, as the parser does, and leaves `grids.json` in FOLDER.
"""

import json
import sys
from pathlib import Path

from dashboard.errors import DashboardError
from dashboard.readers import Grid, grids, sources


def _width(grid: Grid) -> int:
    return max((len(row) for row in grid.rows), default=0)


def main() -> None:
    """Read the likeliest reading of a file and say how large it is."""
    path, folder = map(Path, sys.argv[1:])
    said: dict[str, str | int] = {"problem": "", "notes": 0, "rows": 0, "columns": 0}
    try:
        found = [grid for source in sources(path) for grid in next(grids(source))]
    except DashboardError as error:
        said["problem"] = error.problem
    else:
        filled = [row for grid in found for row in grid.rows if any(map(str.strip, row))]
        said["rows"] = max(0, len(filled) - 1)
        said["columns"] = max(map(_width, found), default=0)
        # Rows of other widths than the header's are what `dashboard.parsing.odd_rows` reports.
        widths = {len(row) for row in filled}
        notes = sum(len(grid.notes) + len(grid.broken) for grid in found)
        said["notes"] = notes + (len(widths) > 1)
    (folder / "grids.json").write_text(json.dumps(said), encoding="utf-8")


if __name__ == "__main__":
    main()
