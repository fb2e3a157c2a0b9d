"""Data: take exports in; what is in, from which files, what was refused."""

from dashboard.parts import findings, holdings, shell, uploads

now = shell.reader()
shell.notice(now)
uploads.uploads(now)
if now.known.history:
    findings.summary(now)
    holdings.held(now)
    holdings.strangers(now)
    holdings.history(now)
holdings.refused(now)
