-- macro: minutes_at
-- means: About how many minutes it took up to a place, from 0, when all messages are put in order, as
--   `quantile_cont` has it: a place between two messages lies between their minutes.
create macro minutes_at(within, place) as
    minutes_of(within, floor(place)) + (place - floor(place))
    * (minutes_of(within, ceil(place)) - minutes_of(within, floor(place)))
