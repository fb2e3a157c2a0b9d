-- macro: engaged
-- means: What people did with a post or on a day, counted together: reactions, comments, shares,
--   saves and clicks, on links where those are known; where a platform tells none of these, its
--   own total; null without either.
create macro engaged(reactions, comments, shares, saves, link_clicks, clicks, total) as
    case
        when coalesce(reactions, comments, shares, saves, link_clicks, clicks) is not null
            then coalesce(reactions, 0) + coalesce(comments, 0) + coalesce(shares, 0)
            + coalesce(saves, 0) + coalesce(link_clicks, clicks, 0)
        else total
    end
