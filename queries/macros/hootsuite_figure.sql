-- macro: hootsuite_figure
-- means: Which figure a column of Hootsuite's account metrics holds, by the words in its name;
--   null for rates and for anything else.
create macro hootsuite_figure(name) as
    case
        when regexp_matches(lower(name), 'rate|average|per post|%') then null
        when regexp_matches(lower(name), 'engagement') then 'engagements'
        when regexp_matches(lower(name), 'video views') then 'video views'
        when regexp_matches(lower(name), '(profile|page) (views|visits)') then 'visits'
        when regexp_matches(lower(name), 'impressions|views') then 'impressions'
        when regexp_matches(lower(name), 'reach') then 'reach'
        when regexp_matches(lower(name), 'reactions|likes') then 'reactions'
        when regexp_matches(lower(name), 'comments|replies') then 'comments'
        when regexp_matches(lower(name), 'shares|reposts|retweets') then 'shares'
        when regexp_matches(lower(name), 'saves') then 'saves'
        when regexp_matches(lower(name), 'link clicks') then 'link clicks'
        when regexp_matches(lower(name), '(followers|subscribers|fans) lost|unfollow') then 'lost'
        when
            regexp_matches(lower(name), '(followers|subscribers|fans) gained|new (followers|fans)')
            then 'gained'
        when regexp_matches(lower(name), 'followers|subscribers|fans') then 'followers'
    end
