"""Taking exports in on a page: laid down, previewed, and written only once somebody says so."""

from pathlib import Path

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import cached
from dashboard.intake.desk import Desk, Outcome
from dashboard.parts import sheets, uploader
from dashboard.parts.shell import Reader, plain
from dashboard.wording import spoken

FEW = 2
"""So many files at most are shown opened; of more, each opens on a click."""


def uploads(now: Reader) -> None:
    """Choose files, see what taking each in would do, take them in or leave them out."""
    st.subheader(now.say("upload.title"), anchor=False)
    desk = _desk()
    _choose(now, desk)
    for path in st.session_state.pop("handed", []):
        _lay_down_again(desk, Path(path))
    bar = st.empty()
    desk.keep_fresh(now.known.version)
    was_taking = desk.is_taking
    desk.wait(lambda: _draw_pace(now, desk, bar))
    bar.empty()
    if was_taking:
        st.rerun()
    for outcome in desk.outcomes:
        _tell(now, outcome)
    if desk.sheets:
        _decide(now, desk)
        for sheet in list(desk.sheets.values()):
            sheets.sheet(now, desk, sheet, is_open=len(desk.sheets) <= FEW, take_in=_take_in)


def _desk() -> Desk:
    """The desk of this visit: its files go when the visit ends."""
    if "desk" not in st.session_state:
        st.session_state["desk"] = Desk(cached.lake())
    desk: Desk = st.session_state["desk"]
    return desk


def _choose(now: Reader, desk: Desk) -> None:
    """Let files be chosen; each goes to the desk, and out of the server's memory."""
    uploader.speak(now)
    turn = st.session_state.setdefault("uploads", 0)
    files = st.container(key="upload").file_uploader(
        now.say("upload.note"), accept_multiple_files=True, key=f"files-{turn}"
    )
    if not files:
        return
    desk.outcomes = []
    for file in files:
        desk.lay_down(file.name, file)
        _forget(file.file_id)
    st.session_state["uploads"] = turn + 1
    st.rerun()


def _lay_down_again(desk: Desk, path: Path) -> None:
    """Read a file again that another page found out how to read."""
    if not path.is_file():
        return
    former = [sheet.key for sheet in desk.sheets.values() if sheet.path == path]
    with path.open("rb") as file:
        desk.lay_down(path.name, file)
    _leave_out(former)


def _forget(file_id: str) -> None:
    """Take an uploaded file out of the server's memory: it stands on the disk by now."""
    context = get_script_run_ctx()
    if context and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, file_id)


def _draw_pace(now: Reader, desk: Desk, bar: "st.delta_generator.DeltaGenerator") -> None:
    """How far the work has come: which file, which step, how many rows, how long still."""
    if desk.is_taking:
        at, count = len(desk.outcomes) + 1, desk.total
        sheet = next(iter(desk.sheets.values()), None)
    else:
        at = sum(not sheet.is_busy for sheet in desk.sheets.values()) + 1
        count = len(desk.sheets)
        sheet = next((one for one in desk.sheets.values() if one.is_busy), None)
    last = sheet.pace.last if sheet else None
    step = now.say(f"step.{last.step}") if last else now.say("step.reading")
    words = (
        [now.say("upload.file_of", at=min(at, count), count=count), step] if count > 1 else [step]
    )
    if last and last.total > 3:
        words.append(now.say("upload.rows_of", done=f"{last.done:,}", total=f"{last.total:,}"))
    left = sheet.pace.seconds_left() if sheet else None
    if left is not None and left >= 1:
        words.append(now.say("upload.left", seconds=round(left)))
    share = (at - 1 + (last.share if last else 0.0)) / max(1, count)
    said = " · ".join(words)
    bar.progress(min(1.0, share), text=said[:1].upper() + said[1:])


def _decide(now: Reader, desk: Desk) -> None:
    """The buttons for all files together, and how many there are of which kind."""
    good = [sheet for sheet in desk.sheets.values() if sheet.is_clear]
    if len(desk.sheets) < 2:
        return
    others = len(desk.sheets) - len(good)
    st.markdown(now.say("upload.summary", good=len(good), others=others))
    with st.container(horizontal=True, key="decide"):
        if good:
            st.button(
                now.say("upload.take_in_all", count=len(good)),
                type="primary",
                on_click=_take_in,
                args=([sheet.key for sheet in good],),
                key="take_in_all",
            )
        st.button(
            now.say("upload.leave_out_all"),
            on_click=_leave_out,
            args=([sheet.key for sheet in desk.sheets.values()],),
            key="leave_out_all",
        )


def _take_in(keys: list[str]) -> None:
    _desk().take_in(keys, str(st.user.get("email") or "analyst"))


def _leave_out(keys: list[str]) -> None:
    for key in keys:
        _desk().leave_out(key)


def _tell(now: Reader, outcome: Outcome) -> None:
    """What became of one file: its version, or why it made none."""
    name = plain(outcome.name)
    accepted = [result for result in outcome.results if not result.problem]
    if accepted and outcome.is_new:
        counts = {
            key: f"{sum(getattr(result, key) for result in accepted):,}"
            for key in ("new", "changed", "rejected")
        }
        version = accepted[-1].version
        st.success(now.say("upload.taken_in", file=name, version=version, **counts), icon="✅")
    elif accepted:
        st.info(now.say("upload.nothing_new", file=name))
    for result in outcome.results:
        if result.problem:
            said = vars(result)
            problem, remedy = (said[spoken(key, now.language)] for key in ("problem", "remedy"))
            st.error(f"{plain(problem)} {plain(remedy)}")
