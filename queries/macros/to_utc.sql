-- macro: to_utc
-- means: A local clock's time in a named zone, as UTC.
create macro to_utc(local_time, zone) as
    timezone('UTC', timezone(zone, local_time))
