"""What a file is by its first bytes, whatever its name says."""

from dashboard.errors import UnreadableFile
from dashboard.readers.grids import Source
from dashboard.wording import Sentence

BEGINNINGS = {
    b"\x89png": ("picture", "as_table"),
    b"\xff\xd8\xff": ("picture", "as_table"),
    b"gif8": ("picture", "as_table"),
    b"riff": ("picture", "as_table"),
    b"%pdf": ("pdf", "as_table"),
    b"{\\rtf": ("document", "as_table"),
    b"\x1f\x8b": ("gzip", "unpack"),
    b"bzh": ("compressed", "unpack"),
    b"\xfd7zxz": ("compressed", "unpack"),
    b"\x28\xb5\x2f\xfd": ("compressed", "unpack"),
    b"7z\xbc\xaf": ("seven_zip", "unpack"),
    b"rar!": ("rar", "unpack"),
    b"sqlite format 3": ("database", "as_table"),
    b"\x7felf": ("program", "as_table"),
    b"mz\x90": ("program", "as_table"),
    b"<stata_dta": ("statistics_file", "as_table"),
    b"$fl2": ("statistics_file", "as_table"),
    b"arrow1": ("statistics_file", "as_table"),
    b"obj\x01": ("statistics_file", "as_table"),
    b"<!doctype": ("web_page", "web_page"),
    b"<html": ("web_page", "web_page"),
    b"<head": ("web_page", "web_page"),
    b"<body": ("web_page", "web_page"),
    b"<table": ("web_page", "web_page"),
    b"<meta": ("web_page", "web_page"),
    b"<script": ("web_page", "web_page"),
    b"<div": ("web_page", "web_page"),
    b"<!--": ("web_page", "web_page"),
    b"<?xml": ("xml", "as_table"),
    b'{"': ("json", "json"),
    b"{}": ("json", "json"),
    b"{ ": ("json", "json"),
    b"{\n": ("json", "json"),
    b"{\r": ("json", "json"),
    b"{\t": ("json", "json"),
    b'[{"': ("json", "json"),
    b"[{": ("json", "json"),
    b"[\n": ("json", "json"),
    b"[\r": ("json", "json"),
    b"[]": ("json", "json"),
}
"""How files begin that are no tables, with the problem and the remedy that say so."""

SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"

CONTROLS = bytes([*range(1, 9), 11, *range(14, 27), *range(28, 32), 127])
"""Signs that no text has; a zero is told by its line."""

TEXT_ENDINGS = (".csv", ".tsv", ".txt")
WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".ods", ".parquet", ".zip")


def kind(content: bytes) -> str:
    """What a content is: workbook, old_workbook, parquet, xml_workbook or text."""
    if content.startswith(b"PK\x03\x04"):
        return "workbook"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "old_workbook"
    if content.startswith(b"PAR1"):
        return "parquet"
    return "xml_workbook" if SPREADSHEET_XML in content[:4_000] else "text"


def refuse_others(source: Source) -> None:
    """Refuse text that is no table, by how it begins and how it is named.

    Raises:
        UnreadableFile: It is something else.
    """
    name, content = source.name, source.content
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    found = next((said for magic, said in BEGINNINGS.items() if start.startswith(magic)), None)
    if found:
        problem, remedy = found
        raise UnreadableFile(problem, remedy=remedy, file=name)
    if source.ending in WORKBOOK_ENDINGS:
        raise UnreadableFile("misnamed", remedy="as_it_came", file=name, ending=source.ending)


def refuse_binary(source: Source) -> None:
    """Refuse what is full of signs that no text has.

    Raises:
        UnreadableFile: It is no text.
    """
    sample = source.content[:100_000]
    signs = len(sample) - len(sample.translate(None, CONTROLS))
    if signs > len(sample) / 100:
        raise UnreadableFile("binary", remedy="as_table", file=source.name)


def misnamed(source: Source) -> tuple[Sentence, ...]:
    """A note on a workbook that is named like text, for whoever wonders."""
    if source.ending not in TEXT_ENDINGS:
        return ()
    return (Sentence("note.misnamed", {"ending": source.ending}),)
