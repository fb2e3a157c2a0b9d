-- macro: month_number
-- means: A month's number, as text, from its name or the first letters of it.
create macro month_number(name) as
    case
        when regexp_matches(name, '^(jan|ene|gen|oca|янв|يناير|كانون الثاني)') then '1'
        when regexp_matches(name, '^(feb|fev|fév|şub|фев|فبراير|شباط)') then '2'
        when regexp_matches(name, '^(mar|mär|mrt|maa|мар|مارس|آذار)') then '3'
        when regexp_matches(name, '^(apr|abr|avr|nis|апр|أبريل|إبريل|ابريل|نيسان)') then '4'
        when regexp_matches(name, '^(may|mai|maj|mei|mag|мая|май|مايو|أيار)') then '5'
        when regexp_matches(name, '^(jun|juin|giu|haz|июн|يونيو|حزيران)') then '6'
        when regexp_matches(name, '^(jul|juil|lug|tem|июл|يوليو|تموز)') then '7'
        when regexp_matches(name, '^(aug|ago|aoû|aou|ağu|авг|أغسطس|اغسطس|آب)') then '8'
        when regexp_matches(name, '^(sep|set|eyl|сен|سبتمبر|أيلول)') then '9'
        when regexp_matches(name, '^(oct|out|okt|ott|eki|окт|أكتوبر|اكتوبر|تشرين الأول)') then '10'
        when regexp_matches(name, '^(nov|kas|ноя|نوفمبر|تشرين الثاني)') then '11'
        when regexp_matches(name, '^(dec|dez|déc|dic|ara|дек|ديسمبر|كانون الأول)') then '12'
    end
