-- macro: sentiment_of
-- means: A cell's sentiment: positive, neutral or negative.
-- expects: positive, neutral or negative
-- expects ar: إحدى القيم: إيجابي أو محايد أو سلبي
create macro sentiment_of(cell) as
    case
        when lower(words(cell)) in ('positive', 'pos', 'إيجابي', 'ايجابي', 'إيجابية')
            then 'positive'
        when lower(words(cell)) in ('neutral', 'neu', 'mixed', 'محايد', 'محايدة') then 'neutral'
        when lower(words(cell)) in ('negative', 'neg', 'سلبي', 'سلبية') then 'negative'
    end
