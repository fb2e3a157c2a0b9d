"""Findings: what looks wrong in the data, the worst first."""

from dashboard.parts import findings, shell

now = shell.reader()
shell.notice(now)
if not shell.empty(now):
    findings.findings(now)
