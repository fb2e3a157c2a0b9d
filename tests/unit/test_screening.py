"""What people wrote of themselves or of others: what is kept of the answers to a question."""

import pytest

from dashboard.parsing.screening import asks_for_a_person, is_free_text, lone_texts


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        ("What is your name?", "Amal Example"),
        ("Name", "Amal"),
        ("Trainer's name", "Badr"),
        ("Who helped you most?", "Badr"),
        ("Employee number", "20417"),
        ("Date of birth", "1990-03-04"),
        ("How can we reach you?", "amal@example.org"),
        ("How can we reach you", "+973 1234 5678"),
        ("الاسم الكامل", "آمال"),
        ("رقم الهاتف", "٣٩١٢٣٤٥٦"),
        ("اسم المدرب", "بدر"),
    ],
)
def test_a_question_for_a_person_is_known(item: str, answer: str) -> None:
    assert asks_for_a_person(item, {answer: 1})


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        ("The trainer knew our names", "Strongly agree"),
        ("Who should decide? From 1 to 5", "4"),
        ("Name of the course", "Planning"),
        ("اسم الدورة", "التخطيط"),
        ("When did you take part?", "2024-03-04 10:00"),
        ("Did it address your needs?", "Partly"),
    ],
)
def test_a_question_that_only_mentions_people_is_kept(item: str, answer: str) -> None:
    assert not asks_for_a_person(item, {answer: 1})


def test_what_nobody_else_wrote_is_free_text() -> None:
    comments = {f"I would have liked more of part {part}": 1 for part in "abcdef"}

    assert is_free_text("What else?", comments)
    assert not is_free_text(
        "What else?", {"Letters;Phone": 1, "Phone": 2, "Letters": 1, "Letters;Web": 1, "Web": 1}
    )
    assert not is_free_text("What else?", {str(number): 1 for number in range(30)})
    assert is_free_text("What else?", {"Amal should speak slower in part two": 1})
    assert not is_free_text("What else?", {"More breaks": 1})


def test_a_sentence_a_name_or_an_address_among_choices_is_found() -> None:
    answers = {"Letters": 4, "Phone": 3, "Fax": 1, "Badr Example": 1, "ask amal@example.org": 1}
    answers["none of these since I was away all week"] = 1

    found = set(lone_texts(answers))

    assert found == {
        "Badr Example",
        "ask amal@example.org",
        "none of these since I was away all week",
    }


@pytest.mark.parametrize("item", ["Any comments?", "Suggestions", "ملاحظات أخرى"])
def test_a_question_for_ones_own_words_is_free_text_however_short(item: str) -> None:
    assert is_free_text(item, {"Thanks Amal": 1})
    assert not is_free_text(item, {"No": 4, "5": 1})
