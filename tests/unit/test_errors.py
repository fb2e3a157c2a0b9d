"""Problems and remedies: every one is said in English and in Arabic."""

import ast
import csv
import re
from pathlib import Path

import pytest

from dashboard import intake, parsing, queries, recognition
from dashboard.errors import DashboardError, UnreadableFile
from dashboard.readers import kinds
from dashboard.warehouse import Warehouse
from dashboard.wording import LANGUAGES, Sentence, words

ROOT = Path(__file__).parents[2]
ARABIC_LETTER = re.compile(r"[\u0621-\u064A]")
MARKS = dict.fromkeys(map(ord, "\u2066\u2068\u2069\u200e"))

REASONS = {"Reason", *(error.__name__ for error in DashboardError.__subclasses__())}
SECTIONS = ("problem", "remedy", "note")

TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "dashboard").rglob("*.py")]
NODES = [node for tree in TREES for node in ast.walk(tree)]
STRINGS = {
    node.value for node in NODES if isinstance(node, ast.Constant) and isinstance(node.value, str)
}

MENTIONS = """\
Mention,Channel,Unit,Date,Topic,Sentiment,Method
1,x,health,2026-02-03,permits,positive,survey
2,x,health,some day,permits,cheerful,survey
"""


def plain(sentences: tuple[str, str]) -> tuple[str, ...]:
    """Sentences without the marks that keep directions apart."""
    return tuple(sentence.translate(MARKS) for sentence in sentences)


def parsed(folder: Path, text: str) -> parsing.Parsed:
    """The one table of a small file."""
    path = folder / "mentions.csv"
    path.write_text(text, encoding="utf-8")
    (found,) = parsing.parse(path, folder, "", "2026-11-23")
    return found


def test_an_error_says_its_problem_and_its_remedy_in_both_languages() -> None:
    error = UnreadableFile("locked", file="posts.xlsx")

    assert str(error) == (
        "posts.xlsx is locked with a password. Save it without a password and upload it again."
    )
    assert plain(error.said("ar")) == (
        "الملف posts.xlsx محمي بكلمة مرور.",
        "احفظه من دون كلمة مرور ثم ارفعه مرة أخرى.",
    )


def test_what_a_file_says_keeps_its_direction_in_an_arabic_sentence() -> None:
    problem, _ = UnreadableFile("locked", file="posts (2).xlsx").said("ar")

    assert "\u2068posts (2).xlsx\u2069" in problem


def test_several_names_are_listed_as_each_language_lists_them() -> None:
    note = Sentence("note.unused", {"columns": ["Colour", "الطعم"]})

    assert note.said("en") == "Columns not used: “Colour”, “الطعم”."
    assert note.said("ar").translate(MARKS) == "أعمدة لم تُستخدم: «Colour»، «الطعم»."


def test_a_refused_file_is_said_in_arabic(tmp_path: Path) -> None:
    found = parsed(tmp_path, MENTIONS.splitlines()[0] + "\n")

    assert found.reason is not None
    assert plain(found.reason.said("ar")) == (
        "الملف mentions.csv هو «جدول عام: الإشارات العامة»، لكن لا صفوف تحت صف العناوين فيه.",
        "اختر فترة لها أرقام ونزّل الملف مرة أخرى.",
    )


def test_a_rejected_row_is_said_in_arabic(tmp_path: Path) -> None:
    found = parsed(tmp_path, MENTIONS)

    assert [plain(one.said("ar")) for one in found.rejections] == [
        (
            "القيمة «some day» ليست تاريخاً، مثل 2024-03-14.",
            "صحّح «Date» في الصف 3، ويجوز ترك الخلية فارغة إن كان العمود يقبل ذلك.",
        ),
        (
            "القيمة «cheerful» ليست إحدى القيم: إيجابي أو محايد أو سلبي.",
            "صحّح «Sentiment» في الصف 3، ويجوز ترك الخلية فارغة إن كان العمود يقبل ذلك.",
        ),
    ]


def test_the_list_of_rejected_rows_holds_both_languages(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    path = tmp_path / "mentions.csv"
    path.write_text(MENTIONS, encoding="utf-8")

    (taken,) = intake.take_in(warehouse, [path])

    with Path(taken.rejections_file or "").open(encoding="utf-8-sig", newline="") as file:
        first, _ = csv.DictReader(file)
    assert (
        first["remedy"]
        == "Correct “Date” in row 3; a column that may be blank can also be left blank."
    )
    assert (
        first["remedy_ar"].translate(MARKS)
        == "صحّح «Date» في الصف 3، ويجوز ترك الخلية فارغة إن كان العمود يقبل ذلك."
    )


def test_a_refusal_is_kept_in_both_languages(warehouse: Warehouse, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.touch()

    (taken,) = intake.take_in(warehouse, [path])
    (refusal,) = intake.refusals(warehouse)

    assert taken.problem == refusal["problem"] == "empty.csv is empty: it has no rows at all."
    assert taken.problem_ar == refusal["problem_ar"]
    assert taken.problem_ar is not None
    assert taken.problem_ar.translate(MARKS) == "الملف empty.csv فارغ: لا يحتوي على أي صف."


def test_every_sentence_of_an_error_stands_in_the_wording() -> None:
    calls = [node for node in NODES if isinstance(node, ast.Call)]
    raised = [call for call in calls if getattr(call.func, "id", "") in REASONS and call.args]

    keys = {key for call in raised for key in _keys(call)} | {
        key
        for problem, remedy in kinds.BEGINNINGS.values()
        for key in (f"problem.{problem}", f"remedy.{remedy}")
    }

    assert len(keys) > 40
    assert keys <= words("en").keys()


def _keys(call: ast.Call) -> list[str]:
    """The keys of the problem and the remedy, where a call names them in full."""
    problem = call.args[0]
    others = [*call.args[1:2], *(each.value for each in call.keywords if each.arg == "remedy")]
    remedy = others[0] if others else problem
    found = {"problem": problem, "remedy": remedy}
    return [
        f"{section}.{node.value!s}"
        for section, node in found.items()
        if isinstance(node, ast.Constant)
    ]


def test_every_sentence_of_an_error_is_used() -> None:
    keys = [key for key in words("en") if key.partition(".")[0] in SECTIONS]

    unused = {key for key in keys if key not in STRINGS and key.partition(".")[2] not in STRINGS}

    assert unused == set()


@pytest.mark.parametrize("section", SECTIONS)
def test_every_sentence_of_an_error_has_its_arabic(section: str) -> None:
    english = {
        key
        for key, text in words("en").items()
        if key.startswith(f"{section}.") and re.sub(r"\{\w+\}", "", text)
    }
    arabic = {key for key in english if ARABIC_LETTER.search(words("ar").get(key, ""))}

    assert english == arabic != set()


def test_every_word_that_a_query_lends_to_a_sentence_has_its_arabic() -> None:
    lent = [query for folder in ("macros", "exports") for query in queries.load(folder)]

    missing = [
        (query.name, key)
        for query in lent
        for key in ("expects", "one row")
        if query.get(key) and not ARABIC_LETTER.search(query.get(f"{key} ar"))
    ]

    assert missing == []
    assert all(set(export.title) == set(LANGUAGES) for export in recognition.exports())
