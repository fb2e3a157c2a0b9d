-- kpi: conversion_rate
-- id: P02
-- name: Conversion rate
-- name ar: معدل التحويل
-- means: Of the tagged visits that a campaign brought, the share that ended with the action it
--   asked for. Only days with both figures count.
-- means ar: من الزيارات الموسومة التي جلبتها الحملات، نسبة ما انتهى بالإجراء المطلوب. لا تُحسب
--   إلا الأيام التي يُعرف لها الرقمان.
-- theme: performance
-- shown as: percent
-- better: higher
-- class: R
-- basis: period
-- by: unit, channel
-- brings: plain_actions
-- needs: 1
-- source: digital.gov, conversions
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(completed_of_known) as numerator,
    sum(started_of_known) as denominator,
from action_daily
where day >= $since and day < $until and kind = 'campaign'
group by unit, cube (period_start, channel)
order by all
