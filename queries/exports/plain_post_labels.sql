-- export: plain_post_labels
-- name: Plain: labels of posts
-- name ar: جدول عام: وسوم المنشورات
-- fills: post_label
-- means: What somebody says of posts: a topic, the segment it is for, or its author. One row per
--   label; a post may have several topics.
-- columns: Channel | Post | Published on | Label kind | Label
-- column: Channel = as in the accounts file
-- column: Post = the post, by its link or number
-- column: Published on = the day it was published
-- column: Label kind = one of topic, segment or author
-- column: Label = the label; an author by the same number, address or name as in the enrolments
--   file
-- also: Channel = القناة | المنصة | Platform
-- also: Post = المنشور | رابط المنشور | Post link
-- also: Published on = تاريخ النشر | Publish date
-- also: Label kind = نوع الوسم | Kind of label
-- also: Label = الوسم | Tag
-- example: x,https://x.com/moh_example/status/1001,2024-03-14,topic,Vaccination
-- zone: bahrain
-- basis: lifetime
-- source: docs/plain-formats.md
select
    _row,
    channel_of("Channel") as channel,
    post_id_in("Post") as post_id,
    label_kind("Label kind") as kind,
    case
        when label_kind("Label kind") = 'author' then learner_of("Label")
        else words("Label")
    end as label,
    written_day("Published on") as published_on,
from export
