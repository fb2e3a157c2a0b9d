"""What CONVENTIONS.md asks for and no linter knows."""

import ast
import re
from pathlib import Path

import pytest

from dashboard import queries
from dashboard.wording import LANGUAGES, words

ROOT = Path(__file__).parents[2]

BOTH_LANGUAGES = {"name", "name ar", "means", "means ar"}

NEEDED = {
    "tables": {"means", "key"},
    "macros": {"means"},
    "exports": {"name", "name ar", "fills", "columns", "zone", "basis", "source"},
    "refusals": {"name", "name ar", "columns", "why", "why ar", "instead", "instead ar"},
    "rollups": {"means", "of", "day"},
    "kpis": BOTH_LANGUAGES
    | {"id", "theme", "shown as", "better", "class", "basis", "by", "needs", "source", "brings"},
    "lists": BOTH_LANGUAGES,
    "checks": BOTH_LANGUAGES,
    "warnings": BOTH_LANGUAGES | {"severity", "finding", "finding ar", "remedy", "remedy ar"},
}


@pytest.mark.parametrize("folder", NEEDED)
def test_each_query_says_what_its_kind_needs(folder: str) -> None:
    found = queries.load(folder)

    unsaid = {query.name: NEEDED[folder] - query.header.keys() for query in found}

    assert {name: keys for name, keys in unsaid.items() if keys} == {}


def test_each_export_names_its_zone_and_basis_in_words_of_both_languages() -> None:
    codes = [
        f"{key}.{query.get(key)}" for query in queries.load("exports") for key in ("zone", "basis")
    ]

    unnamed = {code for code in codes for language in LANGUAGES if code not in words(language)}

    assert unnamed == set()


@pytest.mark.parametrize("folder", NEEDED)
def test_each_query_stands_in_the_folder_of_its_kind(folder: str) -> None:
    kind = folder.removesuffix("s")

    strays = [query.name for query in queries.load(folder) if query.kind != kind]

    assert strays == []


def test_each_folder_of_queries_has_a_kind() -> None:
    folders = {path.parent.name for path in queries.FOLDER.rglob("*.sql")}

    assert folders <= NEEDED.keys()


def test_what_brings_a_kpi_is_an_export_that_is_known() -> None:
    known = {query.name for query in queries.load("exports")}

    unknown = [
        (query.name, name)
        for query in queries.load("kpis")
        for name in query.listed("brings")
        if name not in known
    ]

    assert unknown == []


def test_a_value_is_never_left_blank_in_a_header() -> None:
    blank = [
        (query.name, key)
        for folder in NEEDED
        for query in queries.load(folder)
        for key, values in query.header.items()
        if not all(values)
    ]

    assert blank == []


def test_a_page_only_composes() -> None:
    defines = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    pages = sorted((ROOT / "dashboard" / "pages").glob("*.py"))

    defined = [
        f"{page.name}:{node.lineno}"
        for page in pages
        for node in ast.walk(ast.parse(page.read_text(encoding="utf-8")))
        if isinstance(node, defines)
    ]

    assert defined == []


def test_the_readme_names_each_make_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    described = set(re.findall(r"^([a-z]+):.*##", makefile, flags=re.MULTILINE)) - {"help"}
    unnamed = [target for target in described if f"`make {target}`" not in readme]

    assert described != set()
    assert unnamed == []


def test_each_decision_is_linked_from_where_decisions_are_listed() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")

    unlisted = [path.name for path in decisions if f"({path.name})" not in listed]

    assert unlisted == []
