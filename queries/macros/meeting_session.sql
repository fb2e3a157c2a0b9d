-- macro: meeting_session
-- means: What an online meeting is called as a session: the platform, the meeting's number or
--   title where there is one, and when it began.
create macro meeting_session(platform, meeting, began_at) as
    concat_ws(' ', platform, meeting, strftime(began_at, '%Y-%m-%d %H:%M'))
