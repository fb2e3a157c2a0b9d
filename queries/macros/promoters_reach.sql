-- macro: promoters_reach
-- means: How far the 95 % interval of a net promoter score reaches to either side, in points, from
--   the sums of the weights of promoters, detractors and all, and of the squared weights (Kish).
create macro promoters_reach(promoters, detractors, weights, squared_weights) as
    100 * 1.96 * sqrt(
        greatest(
            (promoters + detractors) / weights - pow((promoters - detractors) / weights, 2), 0
        )
        * squared_weights / (weights * weights)
    )
