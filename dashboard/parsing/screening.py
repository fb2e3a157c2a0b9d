"""What people wrote of themselves or of others stays out of the lake: names, addresses, free text.

Answers to a survey are kept where they are choices: numbers, words that many chose, a few words.
What only one person wrote is free text, and a question that asks for a person gets no answer kept.
It is judged from a question's wording and from all its answers together, whatever form they
came from, before anything is stored.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from dashboard.warehouse import Cursor
from dashboard.wording import Sentence

CONTACT = re.compile(
    r"[^\s@]+@[^\s@]+\.[^\s@]+|(?<![\d.])\+?[\d٠-٩][\d٠-٩ ().-]{6,}[\d٠-٩](?![\d.])"
)
"""An e-mail address, or a telephone or personal number: eight digits or more."""

DATE = re.compile(r"^[\d٠-٩]{1,4}([-/.])[\d٠-٩]{1,2}\1[\d٠-٩]{1,4}\b[\d٠-٩:. ,TZAPMapm+]*$")

PERSON = re.compile(
    r"""e-?mails?\b|\bphone|\bmobile\b|\btelephone|whats ?app|\b(sur|first|last|full|family|given)
    \ ?names?\b|\bnick ?name|\byour\ names?\b|\b(employee|staff|national|civil|personal|badge)
    \ (id|no|number|name|code)\b|\bid\ (no|number|card)\b|\bpassport|\bcpr\b|date\ of\ birth|
    \b(home|postal|mailing|street|ip|your)\ address|^address$|\bsignature\b|^who\b|
    \bwhom\b|\bwhose\b|
    \b(trainer|instructor|facilitator|presenter|speaker|manager|supervisor|colleague|teacher|
    lecturer|coach|host|participant|respondent|attendee|employee)('?s)?\ names?\b|
    ^which\ (trainer|instructor|facilitator|presenter|speaker|manager|supervisor|colleague)|
    ^(the\ )?names?( \(.*\))?$|\bnames?\ of\ (the\ |your\ )?(trainer|instructor|facilitator|
    presenter|speaker|manager|supervisor|colleague|teacher|lecturer|coach|participant|person)|
    ^(nombre|apellidos?|nome|sobrenome|nom|prénom|vorname|nachname|namn|förnamn|efternamn)\b|
    \bcorreo|\bcourriel|\bteléfono|\btelefone?\b|\bcelular\b|\btéléphone|\be-post\b|
    ^ال[إا]سم|[إا]سمك|[إا]سم\ (المدرب|المتدرب|المحاضر|المشارك|الموظف|المدير|المشرف|الزميل)|
    البريد|الإيميل|الايميل|الهاتف|الجوال|الموبايل|رقم\ (التواصل|الموظف|الهوية|البطاقة)|
    الرقم\ (الشخصي|الوظيفي|المدني)|جواز\ السفر|تاريخ\ الميلاد|^من\ (هو|هي|هم)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""A question that asks for a person, or for how to reach one."""

OWN_WORDS = re.compile(
    r"comment|suggest|anything else|feedback|remarks|testimonial|in your own words|comentario|"
    r"sugerencia|sugest|commentaire|kommentar|ملاحظ|اقتراح|مقترح|تعليق|رسالة|كلمة أخيرة",
    re.IGNORECASE,
)
"""A question that asks for an answer in one's own words."""

STEPS = frozenset(
    re.findall(
        r"\S+",
        """
        agree disagree strongly completely totally somewhat slightly neither nor or neutral
        undecided satisfied dissatisfied unsatisfied very extremely moderately quite a bit little
        not at all so likely unlikely poor fair good bad excellent average acceptable ok okay
        outstanding never rarely seldom sometimes often usually always partly fully mostly yes no
        maybe unsure sure true false other none n/a na applicable prefer to say i don't know high
        low medium too much just right about fast slow useful helpful relevant important
        difficult easy better worse same
        نعم لا ربما أوافق موافق غير اوافق اتفق أتفق بشدة تماما تماماً جدا جداً إطلاقا إطلاقاً على
        الإطلاق محايد راض راضٍ راضي مستاء ممتاز جيد متوسط مقبول ضعيف سيئ دائما دائماً غالبا غالباً
        أحيانا أحياناً نادرا نادراً أبدا أبداً محتمل مهم مفيد سهل صعب عال عالية منخفض أعرف ينطبق
        أخرى صح خطأ متأكد إلى حد ما كبير
        """,
    )
)
"""The words of which the steps of usual scales are made."""

FEW = 5
"""From so many text answers on, a choice is known by its being chosen again."""

SHORT, CHOICE = 5, 8
"""Words that an answer may have: where few answered, and where an answer stands alone."""


def screen(connection: Cursor) -> list[Sentence]:
    """Take out of the table `mapped` what it must not keep, and say of which questions."""
    asked: dict[str, dict[str, int]] = {}
    for item, answer, count in connection.execute(
        "select item, answer, count(*) from mapped"
        " where answer is not null and item is not null group by item, answer"
    ).fetchall():
        asked.setdefault(item, {})[answer] = count
    persons = sorted(item for item, answers in asked.items() if asks_for_a_person(item, answers))
    kept = {item: answers for item, answers in asked.items() if item not in persons}
    free = sorted(item for item, answers in kept.items() if is_free_text(item, answers))
    lone = [
        (item, answer)
        for item, answers in kept.items()
        if item not in free
        for answer in lone_texts(answers)
    ]
    _forget(connection, [*persons, *free], lone)
    notes = []
    if persons:
        notes.append(Sentence("note.persons", {"columns": _shown(persons)}))
    if free:
        notes.append(Sentence("note.free_text", {"columns": _shown(free)}))
    if lone:
        shown = _shown(sorted({item for item, _ in lone}))
        notes.append(Sentence("note.lone_texts", {"count": len(lone), "columns": shown}))
    return notes


def _shown(items: list[str]) -> list[str]:
    return [item if len(item) <= 60 else f"{item[:59]}…" for item in items[:12]]


def _forget(connection: Cursor, items: list[str], lone: list[tuple[str, str]]) -> None:
    """Blank answers; a response whose other answers remain loses the blank ones as rows."""
    if not items and not lone:
        return
    connection.execute("create temp table forgotten (item varchar, answer varchar)")
    connection.executemany(
        "insert into forgotten values ($1, $2)", [*((item, None) for item in items), *lone]
    )
    connection.execute(
        "update mapped set answer = null from forgotten where mapped.item = forgotten.item"
        " and (forgotten.answer is null or mapped.answer = forgotten.answer)"
    )
    connection.execute(
        "delete from mapped where answer is null and _row in"
        " (select _row from mapped where answer is not null)"
    )
    connection.execute(
        "delete from mapped where answer is null and (_row, item) not in"
        " (select (_row, min(item)) from mapped where answer is null group by _row)"
    )


def asks_for_a_person(item: str, answers: Mapping[str, int]) -> bool:
    """Whether a question asks who somebody is, or its answers say how to reach somebody."""
    if all(map(_is_step, answers)):
        return False
    reached = sum(count for answer, count in answers.items() if _reaches(answer))
    return bool(PERSON.search(item.strip())) or reached * 2 >= sum(answers.values())


def is_free_text(item: str, answers: Mapping[str, int]) -> bool:
    """Whether a question asks for one's own words, or most of its answers are nobody else's."""
    texts = {answer: count for answer, count in answers.items() if not _is_plain(answer)}
    total = sum(texts.values())
    if not texts:
        return False
    if total < FEW:
        return bool(OWN_WORDS.search(item)) or any(
            len(answer.split()) > SHORT and texts[answer] == 1 for answer in texts
        )
    shared = _shared(texts)
    return sum(count for answer, count in texts.items() if shared[answer]) * 2 < total


def lone_texts(answers: Mapping[str, int]) -> Iterator[str]:
    """Answers to a question of choices that are no choice: long, a name or an address."""
    texts = {answer: count for answer, count in answers.items() if not _is_plain(answer)}
    shared = _shared(texts)
    for answer in texts:
        if _reaches(answer):
            yield answer
        elif not shared[answer] and sum(texts.values()) >= FEW:
            words = answer.split()
            if len(words) > CHOICE or (len(words) > 1 and all(map(_is_name, words))):
                yield answer


def _is_plain(answer: str) -> bool:
    """A number that is nobody's, a date, or a step of a usual scale."""
    text = answer.strip()
    return (
        _is_step(text)
        or bool(re.fullmatch(r"[-+]?[\d٠-٩]{1,7}([.,٫][\d٠-٩]+)? ?%?", text))
        or bool(DATE.fullmatch(text))
    )


def _is_step(answer: str) -> bool:
    """Up to a hundred, or words of a usual scale: what no person is called."""
    text = answer.strip()
    return bool(re.fullmatch(r"[\d٠-٩]{1,2}([.,٫][\d٠-٩]+)?|100", text)) or STEPS.issuperset(
        re.split(r"[\s/,;]+", text.casefold().rstrip("!.; "))
    )


def _reaches(answer: str) -> bool:
    return not DATE.fullmatch(answer.strip()) and bool(CONTACT.search(answer))


def _is_name(word: str) -> bool:
    return bool(re.fullmatch(r"[A-ZÀ-Þ][\w'’.-]+", word))


def _shared(texts: Mapping[str, int]) -> dict[str, bool]:
    """For each answer, whether most of the options in it were chosen more than once."""
    options = {answer: _options(answer) for answer in texts}
    chosen: Counter[str] = Counter()
    for answer, count in texts.items():
        for option in options[answer]:
            chosen[option] += count
    return {
        answer: sum(chosen[option] > 1 for option in parts) * 2 > len(parts)
        for answer, parts in options.items()
    }


def _options(answer: str) -> set[str]:
    """The options of a question that takes several, as forms join them."""
    parts = re.split(r"[;|\n]|, (?=[A-Z\u0600-\u06ff])", answer)
    return {part.strip().casefold() for part in parts if part.strip()} or {answer}
