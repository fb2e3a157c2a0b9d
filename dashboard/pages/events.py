"""Events: what is marked on every chart over time, and a form to note more."""

from dashboard.parts import events, shell

now = shell.reader()
shell.notice(now)
if not shell.empty(now):
    events.events(now)
    events.form(now)
