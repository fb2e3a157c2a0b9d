-- macro: latest_day
-- means: The latest day with a given month and day, such as 03-14, that is not after another day.
create macro latest_day(month_and_day, not_after) as
    list_max([
        day for day in [
            try_cast((year(not_after) - back)::varchar || '-' || month_and_day as date)
            for back in range(9)
        ] if day <= not_after
    ])
