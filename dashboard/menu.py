"""The menu: draws each page's head and title, and runs the page."""

import streamlit as st

from dashboard.parts import shell
from dashboard.wording import say

PAGES = ("overview", "units", "channels", "training", "data")

st.set_page_config(page_title="Sada · صدى", page_icon=":material/graphic_eq:", layout="wide")
language = shell.language()
menu = [
    st.Page(
        f"pages/{page}.py",
        title=say(f"page.{page}", language),
        url_path=page if page != "overview" else None,
        default=page == "overview",
    )
    for page in PAGES
]
chosen = st.navigation(menu, position="top")
shell.head()
shell.title(chosen.title)
chosen.run()
