-- macro: wilson_high
-- means: The upper end of the 95 % interval of a share of so many people, after Wilson (1927).
create macro wilson_high(share, people) as
    (
        share + 1.9208 / people
        + 1.96 * sqrt(greatest(share * (1 - share) / people + 0.9604 / (people * people), 0))
    )
    / (1 + 3.8416 / people)
