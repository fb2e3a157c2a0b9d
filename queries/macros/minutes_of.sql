-- macro: minutes_of
-- means: About how many minutes the message took that stands at a place, from 0, when all are put in
--   order: the step it falls in is known, and messages in a step are taken to be spread evenly.
--   `within` counts the messages up to each of pace_steps().
create macro minutes_of(within, place) as
    list_transform(
        [len(list_filter(within, lambda counted: counted <= place))],
        lambda step: case
            when step = len(within) then 'inf'::double
            when step = 0 then 0::double
            else pace_steps()[step] + ceil(
                (place - within[step] + 0.5) / (within[step + 1] - within[step])
                * (pace_steps()[step + 1] - pace_steps()[step])
            )
        end
    )[1]
