"""Parts of a page that come once they are worked out: nobody waits for them."""

from collections.abc import Callable

import streamlit as st


def until(is_there: Callable[[], bool]) -> None:
    """Draw the page again once something is there, looking every second."""

    def look() -> None:
        if is_there():
            st.rerun()

    st.fragment(look, run_every=1.0)()
