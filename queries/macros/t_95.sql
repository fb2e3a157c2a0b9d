-- macro: t_95
-- means: The two-sided 95 % quantile of Student's t, from the first terms of its expansion by
--   Fisher and Cornish (1960), good to one hundredth from four degrees of freedom.
create macro t_95(freedom) as
    1.95996 + 2.37227 / freedom + 2.8225 / pow(freedom, 2) + 2.55585 / pow(freedom, 3)
