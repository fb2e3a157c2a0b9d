-- macro: truth
-- means: A cell's yes or no, in English or Arabic.
-- expects: yes or no
-- expects ar: «نعم» أو «لا»
create macro truth(cell) as
    case
        when lower(words(cell)) in ('yes', 'y', 'true', '1', 'نعم') then true
        when lower(words(cell)) in ('no', 'n', 'false', '0', 'لا') then false
    end
