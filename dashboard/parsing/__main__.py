"""What the child process does with one upload: read it, recognise it, type every row.

A crafted file may take this process down; the parent then says so and goes on. It is run as
`python -m dashboard.parsing FILE FOLDER ACCOUNT NOW EXPORTED` in the sandbox, and leaves in FOLDER
`parsed.json`, a list of what it found, and one Arrow file per table taken in. Where FOLDER holds
`formats.json`, that says which formats to try: those that were saved, by name, and the only one
that may fit.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard import progress, recognition
from dashboard.parsing.files import parse
from dashboard.recognition import Export


def _tried(folder: Path) -> Sequence[Export]:
    """The formats to try, as the parent left word of them."""
    path = folder / "formats.json"
    asked = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    formats = recognition.known(asked.get("saved", {}))
    only = asked.get("only")
    return [one for one in formats if one.name == only] if only else formats


def main() -> None:
    """Parse the upload named on the command line."""
    path, folder, account, now, exported = Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]
    with progress.told_to(progress.to_parent):
        parsed = parse(path, folder, account, now, _tried(folder), exported=exported)
    written = json.dumps(parsed, default=vars, ensure_ascii=False)
    (folder / "parsed.json").write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
