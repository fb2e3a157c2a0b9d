"""Alerts: what is news in the figures, where and since when; and letting one sleep."""

from dashboard.parts import alerts, shell

now = shell.reader()
shell.notice(now)
if not shell.empty(now):
    entries = alerts.entries(now)
    alerts.going(now, entries)
    alerts.sleeping(now, entries)
    alerts.over(now, entries)
    alerts.told(now)
