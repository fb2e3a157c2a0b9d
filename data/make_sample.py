"""Make the sample data: three years of exports of a government that does not exist.

Run as `python data/make_sample.py [FOLDER]`; without a folder it goes to data/sample. Every run
writes the same bytes. What is planted in it stands in planted_truths.toml.
"""

import sys
from pathlib import Path

from sample_data import office, platforms, posts, public, service, training, world


def main(folder: Path) -> None:
    """Write every file of the sample into a folder."""
    islands = world.load()
    held = training.batches(islands)
    drawn = posts.drawn(islands)
    files = {
        **office.files(islands, held),
        **service.files(islands),
        **training.files(islands, held),
        **public.files(islands, held, drawn),
        **platforms.files(islands, drawn),
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    size = sum(map(len, files.values())) / 2**20
    print(f"{len(files)} files, {size:.1f} MB, in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "sample")
