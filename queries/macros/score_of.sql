-- macro: score_of
-- means: An answer on a scale from 1 to 5 as a score, given as a number or in the usual words of
--   agreement; null for any other answer.
create macro score_of(cell) as
    case
        when number(cell) between 1 and 5 then number(cell)
        when lower(words(cell)) in ('strongly disagree', 'لا أوافق بشدة', 'غير موافق بشدة') then 1
        when lower(words(cell)) in ('disagree', 'لا أوافق', 'غير موافق') then 2
        when lower(words(cell)) in ('neither agree nor disagree', 'محايد') then 3
        when lower(words(cell)) in ('agree', 'أوافق', 'موافق') then 4
        when lower(words(cell)) in ('strongly agree', 'أوافق بشدة', 'موافق بشدة') then 5
    end
