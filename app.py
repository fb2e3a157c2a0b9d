"""The menu: draws each page's head and title, and runs the page.

`streamlit run app.py` finds `app` here and serves it; every visit then runs this file as a script.
"""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import cached, web
from dashboard.errors import LakeUnavailable
from dashboard.parts import shell
from dashboard.wording import say

MENU = {
    "": (
        *("overview", "board", "alerts", "units", "channels"),
        *("changed", "targets", "forecast", "training"),
    ),
    "menu.figures": ("content", "glossary", "passport"),
    "menu.data": ("data", "rejected", "findings", "accounts", "events", "mapping", "history"),
}
"""The pages under each heading of the menu; those under none stand first."""

FOLDER = Path(__file__).parent / "dashboard"


@asynccontextmanager
async def warm(_: st.App) -> AsyncIterator[None]:
    """Open the lake before the first visit, and keep what is loaded out of later collections.

    Meanwhile charts are loaded, which takes as long.
    """
    web.keep_log()
    opening = asyncio.to_thread(cached.known)
    loading = asyncio.to_thread(import_module, "dashboard.parts.panel")
    with suppress(LakeUnavailable):  # every page says so, until it is mended
        await asyncio.gather(opening, loading)
    gc.freeze()
    yield


app = st.App(__file__, routes=web.routes(), middleware=web.middleware(), lifespan=warm)

if get_script_run_ctx(suppress_warning=True):
    icon = FOLDER / "images" / "icon.png"
    st.set_page_config(page_title="Sada · صدى", page_icon=str(icon), layout="wide")
    language = shell.language()
    menu = {
        heading and say(heading, language): [
            st.Page(
                FOLDER / "pages" / f"{page}.py",
                title=say(f"page.{page}", language),
                url_path=page,
                default=page == "overview",
            )
            for page in pages
        ]
        for heading, pages in MENU.items()
    }
    chosen = st.navigation(menu, position="top")
    shell.head()
    shell.title(chosen.title)
    try:
        chosen.run()
    except LakeUnavailable as error:
        shell.broken(error)
