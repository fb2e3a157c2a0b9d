"""The formats that analysts saved: rename one, remove it, download it as a file."""

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.errors import DashboardError
from dashboard.parts import tables
from dashboard.parts.shell import Reader, plain
from dashboard.recognition import formats
from dashboard.recognition.formats import Saved
from dashboard.wording import named


def listed(now: Reader) -> None:
    """Every saved format with its table and columns, and what can be done with one."""
    st.subheader(now.say("mapping.own"), anchor=False)
    problem: DashboardError | None = st.session_state.pop("format_problem", None)
    if problem:
        said, remedy = problem.said(now.language)
        st.error(f"{plain(said)} {plain(remedy)}")
    saved = {one.name: one for one in cached.saved_formats()}
    if not saved:
        st.caption(now.say("mapping.none_saved"))
        return
    broken = saved.keys() - {one.name for one in formats.known(saved.values())}
    if broken:
        names = now.say("list.between").join(saved[name].title[now.language] for name in broken)
        st.warning(plain(now.say("mapping.broken", names=names)))
    tables.numbers(now, pd.DataFrame([_row(now, one) for one in saved.values()]))
    picked = st.selectbox(
        now.say("mapping.change"),
        list(saved),
        format_func=lambda name: f"{saved[name].title[now.language]} · {name}",
        key="own_format",
    )
    _change(now, saved[picked])


def _row(now: Reader, saved: Saved) -> dict[str, str]:
    draft = formats.read(saved)
    made = next(
        (past for past in now.known.history if past.details.get("format") == saved.name), None
    )
    return {
        now.say("data.name"): saved.title[now.language],
        now.say("mapping.short"): saved.name,
        now.say("data.fills"): named(
            "tables", formats.found(draft.like).need("fills"), now.language
        ),
        now.say("mapping.its_columns"): now.say("list.between").join(draft.called.values()),
        now.say("data.author"): made.author if made else "–",
        now.say("data.at"): f"{made.at:%Y-%m-%d %H:%M}" if made else "–",
    }


def _change(now: Reader, saved: Saved) -> None:
    """Rename, remove or download one format."""
    english, arabic = st.columns(2)
    title = {
        "en": english.text_input(
            now.say("mapping.name_en"), saved.title["en"], key=f"en-{saved.name}", max_chars=80
        ),
        "ar": arabic.text_input(
            now.say("mapping.name_ar"), saved.title["ar"], key=f"ar-{saved.name}", max_chars=80
        ),
    }
    with st.container(horizontal=True):
        st.button(now.say("mapping.rename"), on_click=_rename, args=(saved, title))
        st.download_button(
            now.say("mapping.download"),
            formats.spelled_out(saved).encode(),
            file_name=f"{saved.name}.sql",
            mime="text/plain",
            on_click="ignore",
        )
        with st.popover(now.say("mapping.remove")):
            st.write(now.say("mapping.remove_note"))
            st.button(now.say("mapping.remove_it"), on_click=_remove, args=(saved,))


def _rename(saved: Saved, title: dict[str, str]) -> None:
    try:
        formats.rename(cached.lake(), saved, title, _author())
    except DashboardError as error:
        st.session_state["format_problem"] = error


def _remove(saved: Saved) -> None:
    formats.remove(cached.lake(), saved, _author())


def _author() -> str:
    return str(st.user.get("email") or "analyst")
