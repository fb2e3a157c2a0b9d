"""Columns all of whose cells are written in the plainest way, each read as a whole.

The macros in queries/macros read whatever people write. Most columns of a large export hold nothing
but digits, or moments such as 2024-03-14 09:30: that shows in their bytes, and Arrow then reads a
million of them in a hundredth of a second. What is read here is what the macros would read; of any
other column nothing is read here, and they do.
"""

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Flags = npt.NDArray[np.bool_]
Signs = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int32]
Settings = Mapping[str, str]

SHORT = 9
"""No mark for "no figure" is longer than so many bytes."""

MOST_DIGITS, MOST_EXACT = 18, 15
"""So many digits always fit a whole number, and so many are exact beside a decimal point."""

MOMENT = pa.timestamp("us")
EARLIEST = np.datetime64("1990-01-02")
"""Nothing was written before, by the macros."""

YEAR_FIRST = {
    "month": (6, 7, 8, 9, 2, 0, 1, 5, 3, 4, 10, 11, 12, 13, 14, 15),
    "day": (6, 7, 8, 9, 2, 3, 4, 5, 0, 1, 10, 11, 12, 13, 14, 15),
}
"""Where the signs of 2024-03-14 09:30 stand in 03/14/2024 09:30, and in 14/03/2024 09:30."""


def cleaned(column: pa.ChunkedArray) -> pa.ChunkedArray | None:
    """A column with null for each blank cell; nothing where any cell may need more cleaning."""
    return _each(column, _cleaned)


def read(macro: str, column: pa.ChunkedArray, settings: Settings) -> pa.ChunkedArray | None:
    """What a macro reads in a column, as `cleaned` gives it; nothing where it is not plain to see.

    Args:
        macro: The macro's name.
        column: The column.
        settings: What the file as a whole says, to the macros too: `date_order` and `decimal`.
    """
    reader = READERS.get(macro)
    return _each(column, lambda chunk: reader(chunk, settings)) if reader else None


def _each(
    column: pa.ChunkedArray, act: Callable[[pa.Array], pa.Array | None]
) -> pa.ChunkedArray | None:
    """What is made of each piece of a column; nothing where nothing is made of one."""
    found = []
    for chunk in column.chunks:
        made = act(chunk)
        if made is None:
            return None
        found.append(made)
    return pa.chunked_array(found) if found else None


def _cleaned(chunk: pa.Array) -> pa.Array | None:
    if chunk.type != pa.string() or chunk.null_count:
        return None
    ends, signs = _bytes(chunk)
    lengths = np.diff(ends)
    filled = lengths > 0
    first, last = signs[ends[:-1][filled]], signs[ends[1:][filled] - 1]
    begins = _are_digits(first) | (_are_printed(first) & (lengths[filled] > SHORT))
    if not begins.all() or not _are_printed(last).all():
        return None
    return chunk if filled.all() else _strings(ends, signs, filled)


def _whole(chunk: pa.Array, _: Settings) -> pa.Array | None:
    return chunk.cast(pa.int64()) if _is_of_digits(chunk, MOST_DIGITS) else None


def _number(chunk: pa.Array, settings: Settings) -> pa.Array | None:
    ends, signs = _bytes(chunk)
    is_point = signs == ord(".")
    if (
        np.diff(ends).max(initial=0) > MOST_EXACT
        or not (_are_digits(signs) | is_point).all()
        or (is_point.any() and settings["decimal"] == "comma")
        or is_point[ends[:-1][np.diff(ends) > 0]].any()
    ):
        return None
    return _cast(chunk, pa.float64())


def _id(chunk: pa.Array, _: Settings) -> pa.Array | None:
    """Ids of two digits or more: a spreadsheet would have left a point or a letter in them."""
    lengths = np.diff(_bytes(chunk)[0])
    return chunk if _is_of_digits(chunk) and not (lengths == 1).any() else None


def _time(chunk: pa.Array, _: Settings) -> pa.Array | None:
    lengths = set(np.unique(np.diff(_bytes(chunk)[0])).tolist())
    found = _cast(chunk, MOMENT) if lengths <= {0, 10, 16, 19} else None
    if found is None or (found.drop_null().to_numpy() < EARLIEST).any():
        return None
    return found


def _day(chunk: pa.Array, settings: Settings) -> pa.Array | None:
    found = _time(chunk, settings)
    return None if found is None else found.cast(pa.date32(), safe=False)


def _month_first(chunk: pa.Array, settings: Settings) -> pa.Array | None:
    ends, signs = _bytes(chunk)
    lengths = np.diff(ends)
    if ((lengths > 0) & (lengths != len(YEAR_FIRST["month"]))).any():
        return None
    order = YEAR_FIRST["day" if settings["date_order"] == "day" else "month"]
    turned = signs.reshape(-1, len(order))[:, order]
    if (turned[:, (4, 7)] != ord("/")).any() or (turned[:, 10] != ord(" ")).any():
        return None
    turned[:, (4, 7)] = ord("-")
    return _cast(_strings(ends, turned, lengths > 0), MOMENT)


READERS: Mapping[str, Callable[[pa.Array, Settings], pa.Array | None]] = {
    "tally": _whole,
    "whole": _whole,
    "number": _number,
    "amount": _number,
    "id_of": _id,
    "written_time": _time,
    "written_day": _day,
    "month_first": _month_first,
}
"""For each macro that is asked for often, what reads the plainest cells in its stead."""


def _bytes(chunk: pa.Array) -> tuple[Places, Signs]:
    """Where each cell ends in the bytes of all, beginning with 0, and these bytes."""
    _, places, text = chunk.buffers()
    ends = np.frombuffer(places, np.int32)[chunk.offset : chunk.offset + len(chunk) + 1]
    signs = np.frombuffer(text or b"", np.uint8)[ends[0] : ends[-1]]
    return ends - ends[0], signs


def _strings(ends: Places, signs: Signs, filled: Flags) -> pa.Array:
    """Cells made of bytes, null where they are not filled."""
    valid = pa.py_buffer(np.packbits(filled, bitorder="little"))
    parts = [valid, pa.py_buffer(ends), pa.py_buffer(np.ascontiguousarray(signs))]
    return pa.Array.from_buffers(pa.string(), len(filled), parts)


def _cast(chunk: pa.Array, kind: pa.DataType) -> pa.Array | None:
    try:
        return chunk.cast(kind)
    except pa.ArrowInvalid:
        return None


def _is_of_digits(chunk: pa.Array, most: int | None = None) -> bool:
    """Whether no cell holds anything but digits, and none more of them than may be."""
    ends, signs = _bytes(chunk)
    is_short = most is None or np.diff(ends).max(initial=0) <= most
    return bool(is_short and _are_digits(signs).all())


def _are_digits(signs: Signs) -> Flags:
    return signs - np.uint8(ord("0")) < 10  # below "0" it wraps round


def _are_printed(signs: Signs) -> Flags:
    """Whether signs are plain ones that can be seen, from ! to ~."""
    return signs - np.uint8(ord("!")) < 94
