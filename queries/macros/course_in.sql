-- macro: course_in
-- means: A course's name in the name of a file that a learning platform gave: without the folder, the
--   ending, the day, and the platform's own words for the report.
create macro course_in(file) as
    coalesce(
        nullif(
            trim(
                regexp_replace(
                    survey_in(file),
                    '(?i)^(progress|completion|gc|fullgc)[._-]|^[0-9T-]{10,}[ _-]+(grades-)?'
                    || '|[ _-]+(grades|gradebook|grade[ _]export|gradesexport|grade_report'
                    || '|attendances?|column|fullgc)\b.*$|[_-][0-9]{4}-?[0-9]{2}-?[0-9]{2}.*$'
                    || '|[ _-]+grade_report.*$',
                    '', 'g'
                ),
                ' _-.'
            ),
            ''
        ),
        survey_in(file)
    )
