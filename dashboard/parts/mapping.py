"""Which file, sheet and header line a mapping is of, with the first rows as they were read."""

import shutil
import tempfile
import weakref
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.errors import DashboardError
from dashboard.parts import tables, uploader
from dashboard.parts.shell import Reader, plain
from dashboard.recognition.glimpses import Glimpse

SHOWN_ROWS = 6
SHOWN_LETTERS = 60
SHOWN_COLUMNS = 40


@dataclass(frozen=True)
class Chosen:
    """The table that a mapping is of.

    Attributes:
        path: The file, kept on this machine for the visit.
        glimpse: The first rows of the sheet.
        header: Which of these names the columns.
        key: What tells it apart from other choices, for the widgets below.
    """

    path: Path
    glimpse: Glimpse
    header: int
    key: str

    @property
    def names(self) -> list[str]:
        """The columns' names as the file has them."""
        return [cell.strip() for cell in self.glimpse.rows[self.header]]

    @property
    def rows(self) -> list[list[str]]:
        """The first rows below the header."""
        return self.glimpse.rows[self.header + 1 :]


def hand_over(path: Path) -> None:
    """Have a file that no format fits shown on the mapping page."""
    st.session_state["to_map"] = str(path)


def chosen(now: Reader) -> Chosen | None:
    """Let the analyst choose a file, its sheet and its header line; nothing before that."""
    st.caption(now.say("mapping.intro"))
    path = _file(now)
    if path is None:
        return None
    try:
        with st.spinner(now.say("mapping.reading", file=plain(path.name))):
            found = cached.glimpses(str(path), path.stat().st_mtime_ns)
    except DashboardError as error:
        problem, remedy = error.said(now.language)
        st.error(f"{plain(problem)} {plain(remedy)}")
        return None
    return _header(now, path, found)


def _file(now: Reader) -> Path | None:
    """The file handed over from an upload, or one uploaded here."""
    uploader.speak(now)
    uploaded = st.container(key="upload").file_uploader(
        now.say("mapping.file"), key="map_file", on_change=_put_away
    )
    if uploaded:
        path = _folder() / uploaded.file_id / Path(uploaded.name).name
        if not path.exists():
            path.parent.mkdir()
            path.write_bytes(uploaded.getbuffer())
        hand_over(path)
    handed = st.session_state.get("to_map")
    return Path(handed) if handed and Path(handed).is_file() else None


def _put_away() -> None:
    """Show the file of before no more, once another is chosen or none."""
    st.session_state.pop("to_map", None)


class _Folder:
    """A folder of a visit's own, which goes when the visit ends."""

    def __init__(self) -> None:
        """Make the folder."""
        self.path = Path(tempfile.mkdtemp(prefix="sada-map-"))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)


def _folder() -> Path:
    """Where this visit keeps the files that it maps."""
    if "map_folder" not in st.session_state:
        st.session_state["map_folder"] = _Folder()
    folder: _Folder = st.session_state["map_folder"]
    return folder.path


def _header(now: Reader, path: Path, found: list[Glimpse]) -> Chosen:
    """The sheet and the line of the header, chosen where there is a choice."""
    st.subheader(now.say("mapping.as_read", file=plain(path.name)), anchor=False)
    begun = f"{path}-"
    sheet, line = st.columns(2)
    at = sheet.selectbox(
        now.say("mapping.sheet"),
        range(len(found)),
        format_func=lambda number: f"{number + 1}. {_called(now, found[number])}",
        key=f"sheet-{begun}",
        disabled=len(found) == 1,
    )
    glimpse = found[at]
    header = line.selectbox(
        now.say("mapping.header"),
        glimpse.headers,
        format_func=lambda row: _line(now, glimpse, row),
        key=f"header-{begun}-{at}",
    )
    made = Chosen(path, glimpse, header, f"{begun}-{at}-{header}")
    _first_rows(now, made)
    return made


def _called(now: Reader, glimpse: Glimpse) -> str:
    """A sheet by its file, its name and how many columns it has in this reading."""
    names = [part for part in (glimpse.file, glimpse.sheet) if part]
    width = sum(1 for cell in glimpse.rows[glimpse.headers[0]] if cell.strip())
    return f"{' · '.join(names)} ({now.say('mapping.columns', count=width)})"


def _line(now: Reader, glimpse: Glimpse, row: int) -> str:
    cells = [cell.strip() for cell in glimpse.rows[row] if cell.strip()]
    said = now.say("mapping.line", line=glimpse.lines[row])
    return f"{said}: \u2068{', '.join(cells)[:80]}\u2069"


def _first_rows(now: Reader, made: Chosen) -> None:
    """The first rows below the header, as they were read."""
    names = made.names[:SHOWN_COLUMNS]
    titles = [name or now.say("mapping.nameless") for name in names]
    rows = [
        [cell[:SHOWN_LETTERS] for cell in (*row, *[""] * len(names))[: len(names)]]
        for row in made.rows[:SHOWN_ROWS]
    ]
    tables.numbers(now, pd.DataFrame(rows, columns=_apart(titles)))
    st.caption(now.say("mapping.rows", count=f"{made.glimpse.count - made.header - 1:,}"))


def _apart(titles: list[str]) -> list[str]:
    """Titles of which no two are alike, as a table needs them."""
    return [
        f"{title} ({titles[: at + 1].count(title)})" if title in titles[:at] else title
        for at, title in enumerate(titles)
    ]
