"""Sada's overview with all answers there already: what it sent for each unit is sent again.

The messages stand in the file that SADA_BENCH_SENT names, by the unit that was chosen. Nothing is
asked, worked out or put together: what is left is Streamlit, the wire and the browser.
"""

import os
import pickle
from pathlib import Path

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.session_state import Serialized

Sent = dict[str, list[bytes]]


@st.cache_resource
def sent() -> Sent:
    """The messages of each unit, the first those of all units."""
    return pickle.loads(Path(os.environ["SADA_BENCH_SENT"]).read_bytes())  # type: ignore[no-any-return]  # noqa: S301  our own file


context = get_script_run_ctx()
if context:
    pages = sent()
    states = context.session_state._state._new_widget_state.states.values()
    chosen = [one.value.string_value.strip() for one in states if isinstance(one, Serialized)]
    unit = next((value for value in chosen if value in pages), next(iter(pages)))
    for message in pages[unit]:
        context.enqueue(ForwardMsg.FromString(message))
