"""History: every version with what it did; look at one, compare it, undo it, take it in again."""

from dashboard.parts import history, shell

now = shell.reader()
shell.notice(now)
if not shell.empty(now):
    history.versions(now)
    chosen = history.choose(now)
    history.opened(now, chosen)
    history.actions(now, chosen)
    history.compared(now, chosen)
    history.undoing(now, chosen)
