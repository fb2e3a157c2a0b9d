"""Number passport: one figure's formula, parts, rows, files and authors, by a click or a code."""

from dashboard.parts import passport, provenance, shell

now = shell.reader("code", "of")
shell.notice(now)
if not shell.empty(now):
    passport.ask(now)
    opened = passport.opened(now)
    if opened:
        passport.figure(now, opened)
        provenance.rows(now, opened)
        passport.statement(now, opened)
