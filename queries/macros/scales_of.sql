-- macro: scales_of
-- means: The scales that all answers to a question fit, given as a list of them. Bare numbers are a
--   scale where 5 was chosen or the question says so, and where it asks for no quantity: of 1 to 4
--   nobody knows whether 4 is the most. An answer on no scale makes the question none.
create macro scales_of(question, answers) as [
    ladder for ladder in scale_ladders()
    if
    len([
        answer for answer in answers
        if
        not list_contains(flatten(ladder), scale_word(answer))
        and scale_word(answer) not in (
            'not applicable', 'n/a', 'na', 'dont know', 'don''t know', 'i don''t know',
            'no opinion', 'prefer not to say', 'لا ينطبق', 'لا اعرف', 'لا اعلم'
        )
    ]) = 0
    and (
        ladder[1][1] <> '1'
        or (
            (
                list_contains([scale_word(answer) for answer in answers], '5')
                or regexp_matches(
                    question, '(?i)1 ?(-|–|to|الى|إلى) ?5|/ ?5\b|out of (5|five)|من 5'
                )
            )
            and not regexp_matches(
                question,
                '(?i)^(how (many|much|long|old|often)|number of|no\. of|#|count|age\b|year|month)'
                || '|\b(years?|days|hours|minutes|times|people|employees)\b|^كم |عدد|سنوات|العمر'
            )
        )
    )
]
