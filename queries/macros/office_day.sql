-- macro: office_day
-- means: The day that a UTC time falls on in the office's zone, Bahrain, where it is reported.
create macro office_day(utc_time) as
    timezone('Asia/Bahrain', timezone('UTC', utc_time))::date
