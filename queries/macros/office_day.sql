-- macro: office_day
-- means: The day that a UTC time falls on in the office's zone, Bahrain, where it is reported.
create macro office_day(utc_time) as
    case
        -- Bahrain's clock has been three hours ahead since 1972.
        when utc_time >= timestamp '1973-01-01' then (utc_time + interval 3 hour)::date
        else timezone('Asia/Bahrain', timezone('UTC', utc_time))::date
    end
