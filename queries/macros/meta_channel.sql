-- macro: meta_channel
-- means: Which of Meta's platforms a card's title names; meta, for both, where it names none.
create macro meta_channel(title) as
    case
        when regexp_matches(lower(title), 'facebook|فيسبوك|فيس بوك') then 'facebook'
        when regexp_matches(lower(title), 'instagram|انستغرام|إنستغرام|انستجرام|إنستجرام')
            then 'instagram'
        else 'meta'
    end
