"""Overview: is anything wrong, how big is it, since when, where?"""

import streamlit as st

from dashboard import kpis
from dashboard.parts import attention, cards, panel, shell

HEADLINE = ("C04", "C06", "C01", "E03", "E02", "E06", "V01", "L01")

now = shell.reader()
shell.scope_bar(now)
if not shell.empty(now):
    headline = [kpis.find(kpi) for kpi in HEADLINE]
    attention.attention(now, headline)
    cards.cards(now, headline)
    st.divider()
    panel.panel(now, shell.pick_kpi(now, [*headline, *kpis.others(HEADLINE)]))
