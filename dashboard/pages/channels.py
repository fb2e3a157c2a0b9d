"""Channels: a ranked comparison, then one channel's units, trend and best posts."""

from dashboard import kpis
from dashboard.parts import cards, panel, posts, ranking, shell

HEADLINE = ("C06", "C04", "C01", "W02")

now = shell.reader()
shell.scope_bar(now)
if not shell.empty(now):
    offered = [kpi for kpi in kpis.others(HEADLINE) if kpi.by_channel]
    picked = shell.pick_kpi(now, [*map(kpis.find, HEADLINE), *offered])
    if now.scope.channel:
        ranking.back(now, "c")
        cards.cards(now, [kpis.find(kpi) for kpi in HEADLINE])
        named = now.say("channels.units_of", channel=now.channel_name(now.scope.channel))
        ranking.ranking(now, picked, "u", [unit.unit for unit in shell.children(now)], named)
    else:
        named = now.say("channels.ranked", kpi=picked.title[now.language])
        ranking.ranking(now, picked, "c", now.known.channels, named)
    panel.panel(now, picked)
    if now.scope.channel:
        posts.best_posts(now)
