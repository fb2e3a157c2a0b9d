"""Will we make it? What is to come for a KPI, how sure that is, and how such forecasts did."""

from dashboard import kpis
from dashboard.parts import forecast, shell

now = shell.reader()
shell.scope_bar(now)
if not shell.empty(now):
    offered = [*map(kpis.find, forecast.FIRST), *kpis.others(forecast.FIRST)]
    picked = shell.pick_kpi(now, offered)
    forecast.forecast(now, picked, *forecast.pick(now, picked))
    forecast.back_test(now, picked)
