"""Every word on the screen, in English and Arabic: en.toml and ar.toml, key for key."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "ar")

COUNTED = ("count", "rows")
"""Numbers that say how many, and are written with separators; others are lines and versions."""

Value = str | int | Sequence[str] | Mapping[str, str]
"""What a sentence may name: text as a file has it, a number, several names, or words of ours by
language."""


@dataclass(frozen=True)
class Sentence:
    """A sentence that is said later, to whoever reads it.

    Attributes:
        key: Its dotted key.
        values: What it names.
    """

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def said(self, language: str) -> str:
        """The sentence in a language.

        Raises:
            KeyError: No such sentence, or a value that it names is missing.
        """
        values = {
            name: f"{value:,}"
            if name in COUNTED and isinstance(value, int)
            else written(value, language)
            for name, value in self.values.items()
        }
        return say(self.key, language, **values)


def written(value: Value, language: str) -> str:
    """A value as a sentence shows it: of several names, each in quotation marks."""
    if isinstance(value, str):
        return _isolated(value, language)
    if isinstance(value, Mapping):
        return value[language]
    if isinstance(value, Sequence):
        items = (say("list.item", language, name=_isolated(one, language)) for one in value)
        return say("list.between", language).join(items)
    return str(value)


def _isolated(text: str, language: str) -> str:
    """Text of a file inside Arabic, marked so that neither turns the other's direction."""
    return f"\u2068{text}\u2069" if language == "ar" else text


@cache
def words(language: str) -> dict[str, str]:
    """All sentences of a language, by dotted key."""
    tree = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for section, entries in tree.items():
        found |= {f"{section}.{key}": text for key, text in entries.items()}
    return found


def say(key: str, language: str, **values: object) -> str:
    """A sentence in a language, with values put in.

    Raises:
        KeyError: No such sentence: a mistake in the code, which tests find.
    """
    return words(language)[key].format(**values)


def everywhere(key: str) -> dict[str, str]:
    """A sentence in each language."""
    return {language: say(key, language) for language in LANGUAGES}


def spoken(name: str, language: str) -> str:
    """The name under which a record holds a sentence in a language: problem, problem_ar."""
    return name if language == "en" else f"{name}_{language}"


def named(section: str, code: str, language: str) -> str:
    """The name of a code, such as a channel's; the code itself where it has none."""
    return words(language).get(f"{section}.{code}", code)
