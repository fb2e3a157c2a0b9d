-- kpi: user_satisfaction
-- id: E06
-- name: User satisfaction score
-- name ar: مؤشر رضا المستفيدين
-- means: Ratings from 1 to 5 brought to a scale from 0 to 100 %: all ratings 5 is 100 %.
-- means ar: التقييمات من 1 إلى 5 محوّلة إلى مقياس من 0 إلى 100٪: إذا كانت كلها 5 فالنتيجة 100٪.
-- theme: service
-- shown as: percent
-- better: higher
-- class: I
-- basis: period
-- by: unit, channel
-- people: yes
-- covers: ratings / messages of message_daily
-- brings: plain_messages, zendesk_tickets, freshdesk_tickets
-- needs: 5
-- source: GOV.UK user satisfaction
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(rating_points) / 4 as numerator,
    sum(ratings) as denominator,
    case
        when sum(ratings) > 1
            then (
                sum(rating_points) / sum(ratings) - t_95(sum(ratings) - 1) * sqrt(
                    greatest(sum(rating_squares) - pow(sum(rating_points), 2) / sum(ratings), 0)
                    / (sum(ratings) - 1) / sum(ratings)
                )
            ) / 4
    end as lower,
    case
        when sum(ratings) > 1
            then (
                sum(rating_points) / sum(ratings) + t_95(sum(ratings) - 1) * sqrt(
                    greatest(sum(rating_squares) - pow(sum(rating_points), 2) / sum(ratings), 0)
                    / (sum(ratings) - 1) / sum(ratings)
                )
            ) / 4
    end as upper,
    sum(ratings) as people,
from message_daily
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
