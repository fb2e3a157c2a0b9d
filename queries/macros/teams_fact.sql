-- macro: teams_fact
-- means: What the summary of a Teams attendance report says beside one of several labels.
create macro teams_fact(report, labels) as
    nullif(trim(regexp_extract(report, '(?mi)^(?:' || labels || '),(.*?),*$', 1)), '')
