-- export: sprout_days
-- name: Sprout Social, profiles by day
-- name ar: Sprout Social، الحسابات حسب اليوم
-- fills: account_day
-- columns: Date | Profile | Published Posts | Engagements
-- optional: Network | Followers | Net Growth | Gained | Lost | Impressions | Reach | Reactions | Likes
--   | Comments | Replies | Shares | Reposts | Saves | Post Link Clicks | Post Clicks (All)
--   | Video Views
-- not with: Post ID | Link | Post
-- also: Profile = Facebook Page | Facebook Pages | Instagram Profile | Instagram Profiles
--   | Instagram Business Profile | Instagram Business Profiles | Twitter Profile | Twitter Profiles
--   | X Profile | X Profiles | LinkedIn Page | LinkedIn Pages | LinkedIn Company Page
--   | LinkedIn Company Pages | TikTok Profile | TikTok Profiles | YouTube Channel | YouTube Channels
--   | Threads Profile | Threads Profiles
-- also: Published Posts = Sent Posts | Sent Messages | Published Posts & Reels | Tweets Sent
-- also: Followers = Audience | Total Fans | Total Followers | Total Audience
-- also: Net Growth = Net Follower Growth | Net Page Likes | Net Audience Growth | Net Followers
-- also: Gained = Followers Gained | Audience Gained | Page Likes | New Followers
-- also: Lost = Followers Lost | Audience Lost | Page Unlikes
-- also: Replies = @Replies
-- also: Reposts = Retweets
-- zone: account
-- basis: period
-- source: sproutsocial.com, Reports, Profile Performance or a network's own report, Export CSV
select
    _row,
    case
        when words("Network") is not null then channel_of("Network")
        when getvariable('header') ilike '%facebook page%' then 'facebook'
        when getvariable('header') ilike '%instagram%profile%' then 'instagram'
        when regexp_matches(getvariable('header'), '(?i)(twitter|\bx) profile') then 'x'
        when getvariable('header') ilike '%linkedin%page%' then 'linkedin'
        when getvariable('header') ilike '%tiktok profile%' then 'tiktok'
        when getvariable('header') ilike '%youtube channel%' then 'youtube'
        when getvariable('header') ilike '%threads profile%' then 'threads'
    end as channel,
    named("Profile") as account,
    named("Profile") as account_name,
    month_first("Date")::date as day,
    tally("Followers") as followers,
    -- Where the file gives the net alone, it stands for those gained.
    coalesce(whole("Gained"), whole("Net Growth")) as gained,
    tally("Lost") as lost,
    tally("Impressions") as impressions,
    tally("Reach") as reach,
    coalesce(whole("Reactions"), whole("Likes")) as reactions,
    coalesce(whole("Comments"), whole("Replies")) as comments,
    coalesce(whole("Shares"), whole("Reposts")) as shares,
    whole("Saves") as saves,
    whole("Post Link Clicks") as link_clicks,
    whole("Post Clicks (All)") as clicks,
    tally("Published Posts") as posts,
    tally("Video Views") as video_views,
    whole("Engagements") as engagements,
from export
