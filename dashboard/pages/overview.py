"""Overview: is anything wrong, how big is it, since when, where?"""

import streamlit as st

from dashboard import cached, kpis
from dashboard.parts import attention, cards, panel, shell

now = shell.reader()
shell.scope_bar(now)
if not shell.empty(now):
    cached.ahead(kpis.HEADLINE, now.known.version, now.scope)
    headline = [kpis.find(kpi) for kpi in kpis.HEADLINE]
    attention.attention(now, headline)
    cards.cards(now, headline)
    st.divider()
    panel.panel(now, shell.pick_kpi(now, [*headline, *kpis.others(kpis.HEADLINE)]))
