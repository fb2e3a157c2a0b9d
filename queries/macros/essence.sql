-- macro: essence
-- means: The words of a body's name that tell it from others, in English whatever the language, in one
--   order: without ministry, authority, the and the like.
create macro essence(cell) as
    array_to_string(
        list_sort(
            list_distinct(
                list_transform(
                    list_filter(
                        list_transform(
                            string_split(plainly(cell), ' '),
                            lambda word: regexp_replace(word, '^(وال|ال|لل)(...)', '\2')
                        ),
                        lambda word: word not in (
                            '', 'the', 'of', 'and', 'for', 'min', 'ministry', 'ministere', 'mo',
                            'authority', 'autorite', 'directorate', 'direction', 'office', 'dept',
                            'department', 'de', 'la', 'le', 'l', 'les', 'des', 'du', 'd', 'et',
                            'kingdom', 'bahrain', 'official', 'gov', 'government', 'وزاره', 'هييه',
                            'هيئه', 'اداره', 'مكتب', 'مملكه', 'بحرين', 'في', 'و', 'رسمي'
                        )
                    ),
                    lambda word: coalesce(
                        map {
                            'sante': 'health', 'صحه': 'health', 'travail': 'labour',
                            'labor': 'labour', 'عمل': 'labour', 'فلاح': 'agriculture',
                            'enseignement': 'education', 'تعليم': 'education',
                            'تربيه': 'education', 'logement': 'housing', 'اسكان': 'housing',
                            'travaux': 'works', 'اشغال': 'works', 'interieur': 'interior',
                            'داخليه': 'interior', 'finances': 'finance', 'ماليه': 'finance',
                            'economie': 'economy', 'اقتصاد': 'economy', 'justice': 'justice',
                            'عدل': 'justice', 'environnement': 'environment',
                            'بييه': 'environment', 'بيئه': 'environment', 'culture': 'culture',
                            'ثقافه': 'culture', 'tourisme': 'tourism', 'سياحه': 'tourism',
                            'jeunesse': 'youth', 'شباب': 'youth', 'sport': 'sports',
                            'رياضه': 'sports', 'transports': 'transport', 'نقل': 'transport',
                            'مواصلات': 'transport', 'agriculture': 'agriculture',
                            'زراعه': 'agriculture', 'commerce': 'commerce', 'تجاره': 'commerce',
                            'industrie': 'industry', 'صناعه': 'industry',
                            'routes': 'roads', 'طرق': 'roads', 'ecoles': 'schools',
                            'مدارس': 'schools', 'communication': 'communication',
                            'اتصال': 'communication'
                        }[word],
                        word
                    )
                )
            )
        ),
        ' '
    )
