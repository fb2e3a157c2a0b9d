"""Every word on the screen, in English and Arabic: en.toml and ar.toml, key for key."""

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "ar")


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


def named(section: str, code: str, language: str) -> str:
    """The name of a code, such as a channel's; the code itself where it has none."""
    return words(language).get(f"{section}.{code}", code)
