"""Taking exports in on a page: preview first, then commit."""

import tempfile
from dataclasses import asdict
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import cached, intake
from dashboard.intake import TakenIn, Upload
from dashboard.parts import mapping, tables
from dashboard.parts.shell import Reader, plain
from dashboard.wording import named, spoken

MAPPABLE = {"unknown_columns", "unknown_columns_and_others", "missing_columns", "unknown_title"}
"""For which refusals a mapping helps: those of a table that fits no format."""


def uploads(now: Reader) -> None:
    """Choose files, see what taking them in would do, take them in."""
    st.subheader(now.say("data.upload"), anchor=False)
    done: list[TakenIn] = st.session_state.pop("taken_in", [])
    if done:
        _outcome(now, done)
    account = st.text_input(now.say("data.account"), key="upload_account")
    files = st.file_uploader(
        now.say("data.upload_note"),
        accept_multiple_files=True,
        key=f"files-{st.session_state.get('uploads', 0)}",
    )
    handed = [Path(path) for path in st.session_state.get("handed", []) if Path(path).is_file()]
    if not files and not handed:
        return
    pending = [_read(path, account) for path in handed]
    pending += [_parsed(file, account) for file in files]
    results = [result for upload in pending for result in intake.compare(cached.lake(), upload)]
    _results(now, results)
    _unplaced(now, pending)
    if any(not result.problem for result in results):
        st.button(now.say("data.take_in"), type="primary", on_click=_commit, args=(pending,))


def _parsed(file: UploadedFile, account: str) -> Upload:
    """An uploaded file, parsed once: a rerun finds it in the visit's memory."""
    kept: dict[str, Upload] = st.session_state.setdefault("parsed", {})
    key = f"{file.file_id}-{account}"
    if key not in kept:
        folder = Path(tempfile.mkdtemp(prefix="sada-upload-"))
        path = folder / Path(file.name).name
        path.write_bytes(file.getbuffer())
        kept[key] = intake.parse(path, account, saved=cached.saved_formats())
    return kept[key]


def _read(path: Path, account: str) -> Upload:
    """A file handed over by another page, parsed once for each state of the saved formats."""
    kept: dict[str, Upload] = st.session_state.setdefault("parsed", {})
    saved = cached.saved_formats()
    key = f"{path}-{account}-{hash(tuple(one.description for one in saved))}"
    if key not in kept:
        kept[key] = intake.parse(path, account, saved=saved)
    return kept[key]


def _unplaced(now: Reader, pending: list[Upload]) -> None:
    """For each file that fits no format, the way to say what it holds."""
    for number, upload in enumerate(pending):
        reasons = {said["reason"]["key"] for said in upload.parsed if said["reason"]}
        if reasons & MAPPABLE and st.button(
            now.say("mapping.say_what", file=plain(upload.path.name)), key=f"map_it-{number}"
        ):
            mapping.hand_over(upload.path)
            st.switch_page("dashboard/pages/mapping.py")


def _commit(pending: list[Upload]) -> None:
    author = str(st.user.get("email") or "analyst")
    taken = [
        result for upload in pending for result in intake.commit(cached.lake(), upload, author)
    ]
    st.session_state["taken_in"] = taken
    st.session_state["uploads"] = st.session_state.get("uploads", 0) + 1
    st.session_state.pop("parsed", None)
    st.session_state.pop("handed", None)


def _outcome(now: Reader, done: list[TakenIn]) -> None:
    accepted = [result for result in done if not result.problem]
    if any(result.new or result.changed for result in accepted):
        st.success(now.say("data.taken_in", version=accepted[-1].version))
    elif accepted:
        st.info(now.say("data.nothing_new"))
    _results(now, done)


def _results(now: Reader, results: list[TakenIn]) -> None:
    for result in results:
        if result.problem:
            said = asdict(result)
            problem, remedy = (said[spoken(name, now.language)] for name in ("problem", "remedy"))
            st.error(f"{plain(problem)} {plain(remedy)}")
    accepted = [result for result in results if not result.problem]
    if not accepted:
        return
    rows = [asdict(result) for result in accepted]
    titles = {
        "file": "data.file",
        "format": "data.format",
        "fills": "data.fills",
        "rows_read": "data.rows_read",
        "new": "data.new",
        "changed": "data.changed",
        "same": "data.same",
        "rejected": "data.rejected",
    }
    frame = pd.DataFrame(rows)[list(titles)]
    frame["fills"] = [named("tables", table, now.language) for table in frame["fills"]]
    tables.numbers(
        now, frame.rename(columns={key: now.say(title) for key, title in titles.items()})
    )
    for result in accepted:
        for note in asdict(result)[spoken("notes", now.language)]:
            st.caption(f"{plain(result.file)}: {plain(note)}")
