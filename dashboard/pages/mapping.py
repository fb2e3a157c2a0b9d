"""File formats of one's own: say once what a file holds, and the next one is recognised."""

from dashboard.parts import mapping, ownformats, pairing, shell

now = shell.reader()
shell.notice(now)
chosen = mapping.chosen(now)
if chosen:
    pairing.pairing(now, chosen)
ownformats.listed(now)
