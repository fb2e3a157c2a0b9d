"""The quarantine on a page: rejected rows with place, value, reason and remedy."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.intake import quarantine
from dashboard.parsing import mending
from dashboard.parts import tables
from dashboard.parts.shell import Reader, plain

SHOWN = 200


def rejected(now: Reader) -> None:
    """Which rows wait, why, and the ways out: mend and upload again, or dismiss."""
    st.caption(now.say("rejected.note"))
    gone = st.session_state.pop("dismissed", 0)
    if gone:
        st.success(now.say("rejected.dismissed", rows=f"{gone:,}"))
    waiting = cached.waiting(now.known.version)
    if waiting.empty:
        st.info(now.say("rejected.none"))
        return
    rows, files = f"{waiting['id'].nunique():,}", f"{waiting['file'].nunique():,}"
    st.markdown(now.say("rejected.count", rows=rows, files=files))
    chosen = _chosen(now, waiting)
    _by_column(now, chosen)
    _ways_out(now, chosen)
    _rows(now, chosen)


def _chosen(now: Reader, waiting: pd.DataFrame) -> pd.DataFrame:
    """The rows of the file that the reader picks; all by default."""
    names = ["", *sorted(waiting["file"].unique())]
    picked = st.selectbox(
        now.say("rejected.file"),
        names,
        format_func=lambda name: name or now.say("rejected.all_files"),
        key="rejected_file",
    )
    return waiting[waiting["file"] == picked] if picked else waiting


def _by_column(now: Reader, waiting: pd.DataFrame) -> None:
    st.subheader(now.say("rejected.by_column"), anchor=False)
    counted = waiting.groupby(["file", "column_name"], sort=False)["id"].nunique()
    table = counted.sort_values(ascending=False, kind="stable").head(20).reset_index()
    tables.numbers(
        now,
        pd.DataFrame(
            {
                now.say("rejected.file"): table["file"],
                now.say("rejected.column"): [_column(now, name) for name in table["column_name"]],
                now.say("rejected.rows"): [f"{count:,}" for count in table["id"]],
            }
        ),
    )


def _column(now: Reader, name: str) -> str:
    return name or now.say("rejected.whole_row")


def _ways_out(now: Reader, waiting: pd.DataFrame) -> None:
    with st.container(horizontal=True):
        st.download_button(
            now.say("rejected.as_workbook"),
            lambda: quarantine.workbook(quarantine.for_workbook(waiting)),
            file_name="sada-rejected.xlsx",
            on_click="ignore",
            type="primary",
        )
        if quarantine.is_one_table(waiting):
            st.download_button(
                now.say("rejected.as_csv"),
                lambda: quarantine.separated(waiting),
                file_name="sada-rejected.csv",
                mime="text/csv",
                on_click="ignore",
            )
        ids = sorted(waiting["id"].unique())
        st.button(
            now.say("rejected.dismiss"),
            on_click=_dismiss,
            args=(ids,),
            help=now.say("rejected.dismiss_note"),
        )
    _limits(now, waiting)


def _limits(now: Reader, waiting: pd.DataFrame) -> None:
    """What a list of very many rows leaves out."""
    rows, bare = waiting["id"].nunique(), quarantine.without_cells(waiting)
    if rows > quarantine.MOST_IN_WORKBOOK:
        most = f"{quarantine.MOST_IN_WORKBOOK:,}"
        st.caption(plain(now.say("rejected.workbook_first", shown=most, rows=f"{rows:,}")))
    if bare:
        most = f"{mending.MOST_ROWS:,}"
        st.caption(plain(now.say("rejected.without_cells", rows=f"{bare:,}", most=most)))


def _dismiss(ids: Sequence[str]) -> None:
    quarantine.dismiss(cached.lake(), ids, cached.author())
    st.session_state["dismissed"] = len(ids)


def _rows(now: Reader, waiting: pd.DataFrame) -> None:
    shown = waiting.head(SHOWN)
    said = [quarantine.reasons(row, now.language) for row in shown.to_dict("records")]
    tables.numbers(
        now,
        pd.DataFrame(
            {
                now.say("rejected.file"): shown["file"],
                now.say("rejected.line"): [f"{line:,}" for line in shown["line"]],
                now.say("rejected.column"): [_column(now, name) for name in shown["column_name"]],
                now.say("rejected.value"): shown["value"],
                now.say("rejected.problem"): [problem for problem, _ in said],
                now.say("rejected.remedy"): [remedy for _, remedy in said],
            }
        ),
    )
    if len(waiting) > SHOWN:
        count = {"shown": f"{SHOWN:,}", "rows": f"{len(waiting):,}"}
        st.caption(plain(now.say("rejected.first", **count)))
