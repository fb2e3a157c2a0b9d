-- macro: to_utc
-- means: A local clock's time in a named zone, as UTC; in the zone that a mapping of the file gives
--   (variable clock) where it gives one.
create macro to_utc(local_time, zone) as
    case
        -- Bahrain's clock has been three hours ahead since 1972.
        when
            coalesce(nullif(getvariable('clock'), ''), zone) = 'Asia/Bahrain'
            and local_time >= timestamp '1973-01-01'
            then local_time - interval 3 hour
        else make_timestamp(
            epoch_us(timezone(coalesce(nullif(getvariable('clock'), ''), zone), local_time))
        )
    end
