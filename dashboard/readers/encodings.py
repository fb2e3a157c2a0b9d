"""The letters of a text file: which encoding they are in, decided and never guessed silently."""

import re

from dashboard.errors import UnreadableFile
from dashboard.readers import kinds
from dashboard.readers.grids import AGAIN, Source
from dashboard.wording import Sentence

MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xef\xbb\xbf", "utf-8"),
)

UTF8_LETTERS = re.compile(
    rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})"
)
HIGH = re.compile(rb"[\x80-\xff]")
NO_WESTERN_SIGN = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
"""Bytes that stand for nothing in Windows Western text."""

INVISIBLE = {0xDCA0: 0xA0, 0xDCAD: 0xAD}
"""A space that does not break and a soft hyphen, in either code page: no letter is lost."""

STRAY = re.compile("[\udc80-\udcff]")

FOREIGN_WORD = re.compile(r"[^\x00-\x7f\u2010-\u203f\xa0-\xbf]{3,}")
"""Three letters in a row without one of the Latin alphabet: no Western word has them."""


def decode(source: Source) -> tuple[str, tuple[Sentence, ...]]:
    """A text file's text, and what had to be assumed to read it.

    A byte-order mark decides; else zeros in every other byte mean UTF-16; else strict UTF-8; else
    a Windows code page, Arabic where its letters stand together in words.

    Raises:
        UnreadableFile: It is no text, is cut off, or mixes encodings.
    """
    name, content = source.name, source.content
    kinds.refuse_others(source)
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decoded(name, content[len(mark) :], encoding), ()
    head = content[:4_000]
    if b"\x00" in head:
        even, odd = head[0::2].count(0), head[1::2].count(0)
        if odd > len(head) * 0.05 and even < odd / 10:
            return _decoded(name, content, "utf-16-le"), ()
        if even > len(head) * 0.05 and odd < even / 10:
            return _decoded(name, content, "utf-16-be"), ()
    kinds.refuse_binary(source)
    try:
        return _without_nul(name, content.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        text = content.decode("utf-8", "surrogateescape")
        stray = set(map(ord, STRAY.findall(text)))
        if stray <= set(INVISIBLE) and UTF8_LETTERS.search(content):
            notes = (Sentence("note.stray_signs"),)
            return _without_nul(name, text.translate(INVISIBLE)), notes
        return _code_page(name, content, error)


def line_of(text: str) -> int:
    """The line on which whatever follows a text stands; a return alone ends a line too."""
    return len(re.findall(r"\r\n|\r|\n", text)) + 1


def _decoded(name: str, content: bytes, encoding: str) -> str:
    try:
        return _without_nul(name, content.decode(encoding))
    except UnicodeDecodeError as error:
        line = line_of(content[: error.start].decode(encoding, "ignore"))
        raise UnreadableFile(
            "damaged_text", remedy=AGAIN, file=name, line=line, encoding=encoding.upper()
        ) from error


def _without_nul(name: str, text: str) -> str:
    position = text.find("\x00")
    if position >= 0:
        line = line_of(text[:position])
        raise UnreadableFile("zero_byte", remedy=AGAIN, file=name, line=line)
    return text


def _code_page(
    name: str, content: bytes, error: UnicodeDecodeError
) -> tuple[str, tuple[Sentence, ...]]:
    """Text in a Windows code page, Arabic or Western.

    Raises:
        UnreadableFile: Part of it is UTF-8, or it is in neither of the two.
    """
    arabic = content.decode("cp1256", "replace")
    words = re.findall(r"[^\x00-\x7f]{2,}", arabic)
    letters = sum(len(word) for word in words if all("\u060c" <= sign <= "\u06ff" for sign in word))
    high = len(HIGH.findall(content))
    is_arabic = letters > high / 2
    # A full Arabic letter and a comma look like one letter of UTF-8; seldom is that most of a text.
    whole = UTF8_LETTERS.findall(content)
    if whole and not (is_arabic and sum(map(len, whole)) < high / 4):
        line = line_of(content[: error.start].decode("latin-1"))
        found = content[error.start : error.start + 1].hex()
        raise UnreadableFile(
            "two_encodings", remedy="save_as_utf8", file=name, line=line, byte=found
        ) from error
    if is_arabic:
        return _without_nul(name, arabic), (Sentence("note.arabic"),)
    western = content.decode("cp1252", "replace")
    foreign = sum(map(len, FOREIGN_WORD.findall(western)))
    if NO_WESTERN_SIGN.search(content) or foreign > high / 2:
        raise UnreadableFile("unknown_encoding", remedy="save_as_utf8", file=name) from error
    return _without_nul(name, western), (Sentence("note.western"),)
