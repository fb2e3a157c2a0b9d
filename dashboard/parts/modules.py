"""The modules of the diploma, side by side."""

import pandas as pd
import streamlit as st

from dashboard import cached, figures
from dashboard.parts import tables
from dashboard.parts.shell import Reader
from dashboard.wording import named

COLUMNS = {
    "sessions": ("training.sessions", "count"),
    "hours": ("training.hours", "hours"),
    "learner_hours": ("training.learner_hours", "hours"),
    "participants": ("training.participants", "count"),
    "attendance": ("training.attendance", "percent"),
    "pass_rate": ("training.pass", "percent"),
    "gain": ("training.gain", "gain"),
    "satisfaction": ("training.satisfaction", "score"),
}


def modules(now: Reader) -> None:
    """One row per module: sessions, hours, attendance, passes, gain and reaction."""
    st.subheader(now.say("training.modules"), anchor=False)
    found = cached.modules(now.known.version, now.scope)
    if found.empty:
        st.info(now.say("chart.no_rows"))
        return
    rows = {
        now.say("table.module"): [named("module", code, now.language) for code in found["module"]]
    }
    for column, (title, shown_as) in COLUMNS.items():
        hidden = found.get(f"{column}_hidden", pd.Series("", found.index))
        rows[now.say(title)] = [
            "◌" if why else figures.figure(one, shown_as, now.language)
            for one, why in zip(found[column], hidden, strict=True)
        ]
    tables.numbers(now, pd.DataFrame(rows))
    if any("◌" in cells for cells in rows.values()):
        st.caption(now.say("training.hidden", sign="◌"))
