"""Units: a ranked comparison, then one unit's channels, trend and best posts."""

from dashboard import kpis
from dashboard.parts import cards, panel, posts, ranking, shell

HEADLINE = ("C06", "C04", "E03", "E06")

now = shell.reader()
shell.scope_bar(now)
if not shell.empty(now):
    picked = shell.pick_kpi(now, [*map(kpis.find, HEADLINE), *kpis.others(HEADLINE)])
    subunits = [unit.unit for unit in shell.children(now)]
    if now.scope.unit:
        ranking.back(now, "u")
        cards.cards(now, [kpis.find(kpi) for kpi in HEADLINE])
    if subunits:
        named = now.say("units.ranked", kpi=picked.title[now.language])
        ranking.ranking(now, picked, "u", subunits, named)
    if now.scope.unit and picked.by_channel and not now.scope.channel:
        named = now.say("units.channels_of", unit=now.unit_name(now.scope.unit))
        ranking.ranking(now, picked, "c", now.known.channels, named)
    panel.panel(now, picked)
    if now.scope.unit:
        posts.best_posts(now)
