"""Glossary: what every KPI says, how it is put together and which exports bring it."""

from dashboard.parts import glossary, shell

now = shell.reader()
shell.notice(now)
glossary.entries(now)
