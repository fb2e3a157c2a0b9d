"""Board: a row for each KPI: signal or noise, will the target be met, and what it says in words."""

from dashboard.parts import board, shell

now = shell.reader("r")
shell.scope_bar(now)
if not shell.empty(now):
    board.board(now, board.choices(now))
