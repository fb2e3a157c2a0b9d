"""Accounts: which unit owns which page or handle, and which names are one."""

from dashboard.parts import ownership, shell, twins

now = shell.reader()
shell.notice(now)
if not shell.empty(now):
    twins.proposals(now)
    ownership.accounts(now)
    twins.strangers(now)
    twins.answered(now)
