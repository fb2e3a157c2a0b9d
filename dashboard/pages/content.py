"""Content: which posts did best and least, when to post, and on what for whom."""

from dashboard.parts import posts, shell, timing, topics

now = shell.reader()
shell.scope_bar(now)
if not shell.empty(now):
    posts.best_posts(now)
    posts.worst_posts(now)
    timing.best_times(now)
    topics.matrix(now)
