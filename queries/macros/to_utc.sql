-- macro: to_utc
-- means: A local clock's time in a named zone, as UTC; in the zone that a mapping of the file gives
--   (variable clock) where it gives one.
create macro to_utc(local_time, zone) as
    timezone('UTC', timezone(coalesce(nullif(getvariable('clock'), ''), zone), local_time))
