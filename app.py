"""The application that `streamlit run app.py` serves; the menu itself is dashboard/menu.py."""

import streamlit as st

from dashboard import web

app = st.App("dashboard/menu.py", routes=web.routes(), middleware=web.middleware())
