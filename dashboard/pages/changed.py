"""What changed: the difference of a KPI between two periods, and where it comes from."""

from dashboard import kpis
from dashboard.parts import changed, shell

now = shell.reader()
shell.scope_bar(now)
if not shell.empty(now):
    offered = [*map(kpis.find, changed.FIRST), *kpis.others(changed.FIRST)]
    picked = shell.pick_kpi(now, offered)
    changed.changed(now, picked, changed.pick_parts(now))
