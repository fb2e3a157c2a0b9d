"""Targets: how each stands, how many are met, and a form to set, change and withdraw them."""

from dashboard.parts import shell, targets

now = shell.reader()
shell.scope_bar(now)
if not shell.empty(now):
    targets.targets_page(now)
    targets.form(now)
