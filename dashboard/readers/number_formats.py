"""Number formats of a workbook that show more than a cell holds: 007 for 7, “Unit 7” for 7."""

import re
from xml.etree.ElementTree import Element

APART = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]')
"""What in a format is no place for a digit: words, single signs, room, colours and currencies."""

DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
PADDED = re.compile(r"[ ()/-]*0[ ()/-]*0[ ()/0-]*")
NAMED = re.compile(r'\s*(?:"[^"]*[^\W\d_][^"]*"|\\[^\W\d_])')


def shows_more(code: str) -> bool:
    """Whether a format puts zeros or a name in front of a number, as codes and names have them."""
    first = code.split(";")[0]
    digits = APART.sub("", first)
    if DATE.search(digits):
        return False
    is_plain = not {",", "."} & set(digits) and bool({"0", "#", "?"} & set(digits))
    return bool(PADDED.fullmatch(digits) or (is_plain and NAMED.match(first)))


def telling(styles: Element) -> list[int]:
    """Which of the cell formats of a workbook show more than a cell holds, by their number."""
    codes = {
        one.get("numFmtId"): one.get("formatCode", "")
        for one in styles.iter()
        if one.tag.rpartition("}")[2] == "numFmt"
    }
    cells = next((one for one in styles.iter() if one.tag.rpartition("}")[2] == "cellXfs"), ())
    return [
        number for number, one in enumerate(cells) if shows_more(codes.get(one.get("numFmtId"), ""))
    ]
