-- macro: month_number
-- means: A month's number, as text, from its name or the first letters of it.
create macro month_number(name) as
    case
        when regexp_matches(name, '^(jan|ene|يناير|كانون الثاني)') then '1'
        when regexp_matches(name, '^(feb|fev|fév|فبراير|شباط)') then '2'
        when regexp_matches(name, '^(mar|mär|مارس|آذار)') then '3'
        when regexp_matches(name, '^(apr|abr|avr|أبريل|إبريل|ابريل|نيسان)') then '4'
        when regexp_matches(name, '^(may|mai|maj|مايو|أيار)') then '5'
        when regexp_matches(name, '^(jun|juin|يونيو|حزيران)') then '6'
        when regexp_matches(name, '^(jul|juil|يوليو|تموز)') then '7'
        when regexp_matches(name, '^(aug|ago|aoû|aou|أغسطس|اغسطس|آب)') then '8'
        when regexp_matches(name, '^(sep|set|سبتمبر|أيلول)') then '9'
        when regexp_matches(name, '^(oct|out|okt|أكتوبر|اكتوبر|تشرين الأول)') then '10'
        when regexp_matches(name, '^(nov|نوفمبر|تشرين الثاني)') then '11'
        when regexp_matches(name, '^(dec|dez|déc|dic|ديسمبر|كانون الأول)') then '12'
    end
