"""Data: take exports in; what is in, from which files, what was refused."""

from dashboard.parts import holdings, shell, uploads

now = shell.reader()
shell.notice(now)
uploads.uploads(now)
if now.known.history:
    holdings.held(now)
    holdings.strangers(now)
    holdings.files(now)
holdings.refused(now)
