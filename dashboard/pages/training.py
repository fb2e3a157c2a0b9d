"""Training: hours, the modules of the diploma, attendance, completion, gain, satisfaction."""

from dashboard import kpis
from dashboard.parts import cards, modules, panel, ranking, shell

HEADLINE = ("L01", "L01D", "L02", "L03", "L04", "L05", "L07", "L06")

now = shell.reader()
shell.scope_bar(now)
if not shell.empty(now):
    headline = [kpis.find(kpi) for kpi in HEADLINE]
    cards.cards(now, headline)
    modules.modules(now)
    picked = shell.pick_kpi(now, headline)
    panel.panel(now, picked)
    subunits = [unit.unit for unit in shell.children(now)]
    ranking.ranking(
        now, picked, "u", subunits, now.say("units.ranked", kpi=picked.title[now.language])
    )
