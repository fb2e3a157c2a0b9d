"""The words on the screen: both languages say the same, and nothing is said that is not there."""

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TypeVar

import pytest

from dashboard import queries
from dashboard.wording import LANGUAGES, named, say, words

ROOT = Path(__file__).parents[2]
Node = TypeVar("Node", bound=ast.AST)

ENGLISH, ARABIC = (words(language) for language in LANGUAGES)
SECTIONS = {key.partition(".")[0] for key in ENGLISH}

KEY = re.compile(r"[a-z]+\.\w+")
ARABIC_LETTER = re.compile(r"[\u0621-\u064A]")
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")

MEANT_IN_LATIN = re.compile(
    r"\{\w+\}|python -m dashboard (take-in FILES|rebuild|verify|formats|alerts)"
    r"|(docs|dashboard)/\S+\.(md|py)"
    r"|queries/\S+|requirements\.txt|-- KIND:|DuckDB|Excel"
    r"|CSV|XLSX|XLS|XML|JSON|PDF|Parquet|ZIP|gzip|RAR|UTF-8|NUL|cp125[26]|UTC|BHD|MAPE|MASE"
    r"|https(://)?|name@example\.org|starttls|\btls\b|\bnone\b|\ball\b|ar:|en:"
)
"""What stands in Latin letters in an Arabic sentence too."""

TITLES = [query for folder in ("kpis", "lists") for query in queries.load(folder)]


@cache
def sources() -> list[ast.AST]:
    """The code that a reader sees something of."""
    paths = [ROOT / "app.py", *sorted((ROOT / "dashboard").rglob("*.py"))]
    return [ast.parse(path.read_text(encoding="utf-8")) for path in paths]


def nodes(kind: type[Node]) -> list[Node]:
    return [node for tree in sources() for node in ast.walk(tree) if isinstance(node, kind)]


def spoken() -> set[str]:
    """The keys that stand in the code in full."""
    parts = {id(part) for joined in nodes(ast.JoinedStr) for part in joined.values}
    strings = {node.value for node in nodes(ast.Constant) if id(node) not in parts}
    keys = {text for text in strings if isinstance(text, str) and KEY.fullmatch(text)}
    return {key for key in keys if key.partition(".")[0] in SECTIONS}


def patterns() -> set[str]:
    """The keys that the code puts together: f-strings, and named("section", code)."""
    joined = {"".join(map(_pattern, node.values)) for node in nodes(ast.JoinedStr)}
    begun = tuple(f"{section}{re.escape('.')}" for section in SECTIONS)
    calls = [node for node in nodes(ast.Call) if getattr(node.func, "id", "") == "named"]
    sections = {ast.literal_eval(call.args[0]) for call in calls}
    return {text for text in joined if text.startswith(begun)} | {
        rf"{section}\.\w+" for section in sections
    }


def _pattern(part: ast.expr) -> str:
    is_fixed = isinstance(part, ast.Constant) and isinstance(part.value, str)
    return re.escape(ast.literal_eval(part)) if is_fixed else r"\w+"


def bare(sentence: str) -> str:
    """A sentence without what stands in Latin letters in every language."""
    return MEANT_IN_LATIN.sub("", sentence)


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_wording_has_the_same_keys_in_both_languages() -> None:
    assert ENGLISH.keys() == ARABIC.keys()


def test_wording_has_the_same_placeholders_in_both_languages() -> None:
    different = [
        key for key in ENGLISH if placeholders(ENGLISH[key]) != placeholders(ARABIC.get(key, ""))
    ]

    assert different == []


def test_wording_holds_every_key_that_the_code_says() -> None:
    unknown = {key for key in spoken() if key not in ENGLISH}
    empty = {
        pattern for pattern in patterns() if not any(re.fullmatch(pattern, key) for key in ENGLISH)
    }

    assert unknown == set()
    assert empty == set()


def test_wording_holds_no_key_that_the_code_never_says() -> None:
    said, made = spoken(), patterns()

    unused = {
        key for key in ENGLISH.keys() - said if not any(re.fullmatch(each, key) for each in made)
    }

    assert unused == set()


def test_wording_names_every_table() -> None:
    tables = {f"tables.{query.name}" for query in queries.load("tables")}

    assert tables <= ENGLISH.keys()


def test_no_arabic_sentence_is_left_in_english() -> None:
    sentences = {key: text for key, text in ENGLISH.items() if LATIN_WORD.search(bare(text))}
    left = {key for key in sentences if not ARABIC_LETTER.search(ARABIC[key])}
    mixed = {key: text for key, text in ARABIC.items() if LATIN_WORD.search(bare(text))}

    assert left == set()
    assert mixed == {}


def test_no_english_sentence_has_arabic_in_it() -> None:
    assert {key: text for key, text in ENGLISH.items() if ARABIC_LETTER.search(text)} == {}


@pytest.mark.parametrize("query", TITLES, ids=lambda query: query.name)
def test_title_and_meaning_stand_in_their_own_language(query: queries.Query) -> None:
    english = query.need("name"), query.need("means")
    arabic = query.need("name ar"), query.need("means ar")

    assert not any(ARABIC_LETTER.search(text) for text in english)
    assert all(ARABIC_LETTER.search(text) for text in arabic)


def test_no_two_kpis_share_a_number_or_a_title() -> None:
    for key in ("id", "name", "name ar"):
        said = [query.need(key) for query in queries.load("kpis")]

        assert len(said) == len(set(said)), key


def test_say_puts_values_into_a_sentence() -> None:
    assert say("units.ranked", "en", kpi="Reach") == "Units compared: Reach"
    assert say("units.ranked", "ar", kpi="الوصول") == "مقارنة الجهات: الوصول"


def test_say_does_not_know_a_key_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        say("units.no_such_key", "en")


def test_named_falls_back_on_the_code() -> None:
    assert named("channel", "x", "ar") == "إكس"
    assert named("channel", "mastodon", "ar") == "mastodon"
