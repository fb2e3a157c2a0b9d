"""What the XML of a workbook says of its sheets that a reader of values keeps silent about."""

import io
import posixpath
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from xml.etree.ElementTree import Element

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException

from dashboard.errors import UnreadableFile
from dashboard.readers import archive, number_formats
from dashboard.readers.grids import MOST_COLUMNS, MOST_ROWS, Source
from dashboard.readers.marks import Marks, place

MOST_CELLS = 20_000_000
"""How many cells the area may have that a sheet's cells span: each takes room, empty or not."""

SPREAD = 100
"""How many empty cells there may be to each that is filled, in an area that is not small."""

SMALL = 1_000_000

STYLES = "xl/styles.xml"

REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]+)([0-9]+)["']""")
CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c\s*>)", re.DOTALL)
FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?f\s*>)", re.DOTALL)
VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)\b[^>]*>(.*?)</(?:\w+:)?(?:v|t)\s*>", re.DOTALL)
STRINGS = re.compile(rb"""<(?:\w+:)?sst\b[^>]*\buniqueCount\s*=\s*["']([0-9]{1,20})["']""")
ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
STRING = re.compile(rb"""\bt\s*=\s*["']str["']""")
MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*["']([A-Z0-9:$]+)["']""")
VALUE_PARTS = re.compile(
    rb"""<(?:\w+:)?v\b[^>]*(?<!/)>[^<]*<(?!/(?:\w+:)?v\s*>)"""
    rb"""|</(?:\w+:)?(?:v|is)\s*>\s*<(?!/)|<(?:\w+:)?v\s*/>\s*<(?!/)"""
    rb"""|["']inlineStr["'][^>]*>\s*<(?:\w+:)?v\b"""
)
"""Cells that hold a value in parts, or two: a reader takes one of them and says nothing."""

CODED_FIGURE = re.compile(
    rb"""<(?:\w+:)?c\b(?![^>]*\bt\s*=\s*["'](?:str|inlineStr|e)["'])[^>]*>"""
    rb"""(?:<(?:\w+:)?f\b[^>]*/>|<(?:\w+:)?f\b[^>]*>[^<]*</(?:\w+:)?f\s*>)?"""
    rb"""<(?:\w+:)?v\b[^>]*>[^<&]*&"""
)
"""A figure one of whose digits is written as a code, at which a reader stops."""

HEAD = 65_536
"""How much of a part is looked at for definitions of its own: they stand in front."""

HIDDEN = re.compile(rb"""<(?:\w+:)?(?:row|col)\b[^>]*?\bhidden\s*=\s*["'](?:1|true)["']""")


@dataclass
class _Package:
    """The parts of a workbook, unpacked one by one and never more than a file may hold."""

    source: Source
    opened: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    left: int = archive.MOST_UNPACKED

    def part(self, name: str) -> bytes:
        """One part's XML.

        Raises:
            UnreadableFile: There is none, or it is written so that we could not look into it.
        """
        entry = self.entries.get(name.lower())
        if entry is None:
            raise _damaged(self.source, f"no {name}")
        content = archive.unpacked(self.source.name, self.opened, entry, self.left)
        self.left -= len(content)
        if not re.match(rb"(?:\xef\xbb\xbf)?\s*<[?\w]", content) or b"<!DOCTYPE" in content:
            raise _damaged(self.source, f"{name} is not written as workbooks are")
        return content

    def tree(self, name: str) -> Element:
        """One part as a tree.

        Raises:
            UnreadableFile: It is no XML.
        """
        try:
            root: Element = defusedxml.ElementTree.fromstring(self.part(name))
        except (defusedxml.ElementTree.ParseError, DefusedXmlException, ValueError) as error:
            raise _damaged(self.source, f"{name} is no XML") from error
        return root


def marks(source: Source, entries: Sequence[zipfile.ZipInfo]) -> list[Marks]:
    """What is odd about each sheet of an XLSX, in the order of its sheets.

    Raises:
        UnreadableFile: Its parts do not fit together, or no reader could take it in whole.
    """
    named = {entry.filename.lower().lstrip("/"): entry for entry in entries}
    if len(named) != len(entries):
        raise _damaged(source, "two parts of one name")
    with zipfile.ZipFile(io.BytesIO(source.content)) as opened:
        package = _Package(source, opened, named)
        _refuse_definitions(source, opened, entries)
        padding = _padding(package)
        return [
            _marked(source, name, package.part(where), padding) if where else Marks(name)
            for name, where in _sheets(package)
        ]


def _refuse_definitions(
    source: Source, opened: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]
) -> None:
    """Refuse a workbook one of whose parts defines words of its own, by which it says another."""
    for entry in entries:
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        head = archive.beginning(source.name, opened, entry, HEAD)
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise _damaged(source, f"{entry.filename} is not written as workbooks are")
        count = STRINGS.search(head)
        if count and int(count[1]) > entry.file_size:
            raise _damaged(source, f"{entry.filename} does not hold as many texts as it says")


def _padding(package: _Package) -> re.Pattern[bytes] | None:
    """Finds the cells with a number that is shown with zeros or a name in front of it."""
    if STYLES not in package.entries:
        return None
    numbers = "|".join(map(str, number_formats.telling(package.tree(STYLES))))
    pattern = rf"""<(?:\w+:)?c\b(?=[^>]*\bs\s*=\s*["'](?:{numbers})["'])
        (?![^>]*\bt\s*=\s*["'](?:s|str|inlineStr|e|b)["'])[^>]*?
        \br\s*=\s*["']([A-Z]+[0-9]+)["'][^>]*(?<!/)>"""
    return re.compile(pattern.encode(), re.VERBOSE) if numbers else None


def _sheets(package: _Package) -> list[tuple[str, str]]:
    """Each sheet's name and the part that holds its cells; none for a sheet that is a chart.

    Raises:
        UnreadableFile: Two sheets have one name, so that one would hide the other.
    """
    home = _target(package, "_rels/.rels", "", "/officeDocument")
    book = home.get("", "xl/workbook.xml")
    folder, name = posixpath.split(book)
    parts = _target(package, f"{folder}/_rels/{name}.rels".lstrip("/"), folder, "/worksheet")
    found: list[tuple[str, str]] = []
    seen: set[str] = set()
    for sheet in package.tree(book).iter():
        if sheet.tag.rpartition("}")[2] != "sheet":
            continue
        title = sheet.get("name", "")
        if title.casefold() in seen:
            raise UnreadableFile("two_sheets", file=package.source.name, sheet=title)
        seen.add(title.casefold())
        relation = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        found.append((title, parts.get(relation, "")))
    return found


def _target(package: _Package, name: str, folder: str, kind: str) -> dict[str, str]:
    """What parts of a kind another part names, by the name it gives them; the first by none."""
    found: dict[str, str] = {}
    for relation in package.tree(name).iter():
        if relation.get("Type", "").endswith(kind):
            target = relation.get("Target", "")
            absolute = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            path = posixpath.normpath(absolute)
            found.setdefault("", path)
            found[relation.get("Id", "")] = path
    return found


def _column(letters: bytes) -> int:
    """The number of a column from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _marked(source: Source, name: str, xml: bytes, padding: re.Pattern[bytes] | None) -> Marks:
    """What is odd about one sheet.

    Raises:
        UnreadableFile: Its cells span more than anyone fills.
    """
    _refuse_odd_places(source, name, xml)
    if VALUE_PARTS.search(xml) or CODED_FIGURE.search(xml):
        raise _damaged(source, f"a cell of {name} is not written as workbooks write them")
    errors: dict[tuple[int, int], str] = {}
    uncached: dict[tuple[int, int], str] = {}
    if ERROR.search(xml) or FORMULA.search(xml):
        for cell in CELL.finditer(xml):
            attributes, inside = cell[1], cell[2] or b""
            value = VALUE.search(FORMULA.sub(b"", inside))
            formula = FORMULA.search(inside)
            is_error = bool(ERROR.search(attributes))
            is_computed = bool(value and (value[1] or STRING.search(attributes)))
            if not is_error and (not formula or is_computed):
                continue
            at = REFERENCE.search(attributes)
            if not at:
                raise _damaged(source, f"a cell of {name} does not say where it stands")
            where = (int(at[2]) - 1, _column(at[1]))
            if is_error:
                errors[where] = _text(value[1]) if value else "#ERROR!"
            elif formula:
                uncached[where] = "=" + _text(formula[1] or b"")
    merged = [_text(span) for span in MERGED.findall(xml)]
    padded = [_text(place) for place in padding.findall(xml)] if padding else []
    return Marks(name, errors, uncached, merged, len(HIDDEN.findall(xml)), padded)


def _refuse_odd_places(source: Source, name: str, xml: bytes) -> None:
    """Refuse a sheet whose cells span more than anyone fills: a reader would make room for all.

    Of two cells in one place, a reader would take one and say nothing.
    """
    references = REFERENCE.findall(xml)
    if not references:
        return
    if len(set(references)) < len(references):
        raise _damaged(source, f"a cell of {name} stands there twice")
    last_column = max(map(_column, {letters for letters, _ in references}))
    last_row = max(int(row) for _, row in references)
    area = (last_column + 1) * last_row
    is_sparse = area > SMALL and area > SPREAD * len(references)
    if last_row > MOST_ROWS or last_column >= MOST_COLUMNS or area > MOST_CELLS or is_sparse:
        far = place(last_row - 1, last_column)
        raise UnreadableFile("far_cell", file=source.name, sheet=name, cell=far)


def _text(xml: bytes) -> str:
    return unescape(xml.decode("utf-8", "replace"))[:200]


def _damaged(source: Source, error: str) -> UnreadableFile:
    return UnreadableFile("damaged_workbook", remedy="save_as_xlsx", file=source.name, error=error)
