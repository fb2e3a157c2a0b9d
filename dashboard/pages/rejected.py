"""Rejected rows: what could not be taken in, where, why; download, mend, upload again."""

from dashboard.parts import rejected, shell

now = shell.reader()
shell.notice(now)
if not shell.empty(now):
    rejected.rejected(now)
