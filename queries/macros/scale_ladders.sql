-- macro: scale_ladders
-- means: The scales of five steps that surveys use, each from the least to the most; the words as
--   scale_word spells them. One word may stand on two scales and mean another step on each.
create macro scale_ladders() as [
    [['1'], ['2'], ['3'], ['4'], ['5']],
    [
        [
            'strongly disagree', 'completely disagree', 'totally disagree', 'لا اوافق بشده',
            'غير موافق بشده', 'لا اتفق بشده', 'اعارض بشده', 'غير موافق علي الاطلاق'
        ],
        ['disagree', 'لا اوافق', 'غير موافق', 'لا اتفق', 'اعارض'],
        [
            'neither agree nor disagree', 'neutral', 'undecided', 'neither agree or disagree',
            'محايد', 'محايده', 'غير متاكد'
        ],
        ['agree', 'اوافق', 'موافق', 'اتفق'],
        [
            'strongly agree', 'completely agree', 'totally agree', 'اوافق بشده', 'موافق بشده',
            'اتفق بشده', 'موافق تماما', 'اوافق تماما'
        ]
    ],
    [
        ['strongly disagree'],
        ['somewhat disagree', 'slightly disagree'],
        ['neither agree nor disagree', 'neutral'],
        ['somewhat agree', 'slightly agree'],
        ['strongly agree']
    ],
    [
        [
            'very dissatisfied', 'extremely dissatisfied', 'very unsatisfied', 'غير راض اطلاقا',
            'غير راض تماما', 'غير راض ابدا', 'غير راض علي الاطلاق', 'غير راض بشده', 'مستاء جدا'
        ],
        ['dissatisfied', 'unsatisfied', 'غير راض', 'مستاء'],
        ['neither satisfied nor dissatisfied', 'neutral', 'محايد', 'محايده'],
        ['satisfied', 'راض', 'راضي'],
        ['very satisfied', 'extremely satisfied', 'راض جدا', 'راض تماما', 'راض بشده', 'راضي جدا']
    ],
    [
        ['very dissatisfied', 'extremely dissatisfied'],
        ['somewhat dissatisfied'],
        ['neither satisfied nor dissatisfied', 'neutral'],
        ['somewhat satisfied'],
        ['very satisfied', 'extremely satisfied']
    ],
    [['poor'], ['fair'], ['good'], ['very good'], ['excellent']],
    [
        ['very poor', 'very bad'],
        ['poor', 'bad'],
        ['average', 'fair', 'acceptable', 'neutral', 'ok', 'okay'],
        ['good'],
        ['very good', 'excellent']
    ],
    [['ضعيف'], ['مقبول'], ['جيد'], ['جيد جدا'], ['ممتاز']],
    [['ضعيف جدا', 'سيئ جدا'], ['ضعيف', 'سيئ'], ['متوسط', 'مقبول'], ['جيد'], ['جيد جدا', 'ممتاز']],
    [
        ['very unlikely', 'extremely unlikely', 'غير محتمل اطلاقا', 'غير محتمل جدا'],
        ['unlikely', 'غير محتمل'],
        ['neither likely nor unlikely', 'neutral', 'محايد'],
        ['likely', 'محتمل'],
        ['very likely', 'extremely likely', 'محتمل جدا']
    ]
]
