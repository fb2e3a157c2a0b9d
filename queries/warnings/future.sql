-- warning: future
-- name: Days that have not come yet
-- name ar: أيام لم تأت بعد
-- means: Rows dated after today.
-- means ar: صفوف مؤرخة بعد اليوم.
-- of: post, account_day, message, mention, attendance, assessment, survey_answer, breakdown
-- severity: doubtful
-- finding: Rows dated after today: {count}, the latest {until}; the first stands in row {row}.
-- finding ar: صفوف عددها {count} مؤرخة بعد اليوم، آخرها {until}، وأولها في الصف {row}.
-- remedy: Look whether day and month were exchanged, or correct the dates in the file.
-- remedy ar: انظر هل تبادل اليوم والشهر موضعيهما، أو صحّح التواريخ في الملف.
select
    count(*) as count,
    max(dated) as until,
    min(_row) as row,
from incoming
where dated > $today
having count(*) > 0
