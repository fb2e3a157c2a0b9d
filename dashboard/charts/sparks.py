"""Small pictures for tables: a series with its limits, and signs for variation and assurance.

They are drawn as SVG from numbers alone, and stand in an address of their own; no text of the data
goes into them. Time runs from right to left where a picture is mirrored.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from urllib.parse import quote

import numpy as np
import numpy.typing as npt

from dashboard.charts.specifications import BETTER, CAUSES, INK, MUTED, NEUTRAL, TEAL, WORSE

Numbers = npt.NDArray[np.float64]

WIDTH, HEIGHT, EDGE = 300, 62, 6

SHAPES = {
    "improvement": "M0 -4.6L4.4 3.4H-4.4Z",
    "concern": "M0 -4.8L4.8 0L0 4.8L-4.8 0Z",
    "neutral_high": "M-3.6 -3.6H3.6V3.6H-3.6Z",
    "neutral_low": "M-3.6 -3.6H3.6V3.6H-3.6Z",
}
"""How points of special cause differ from others, beside their colour: as everywhere in Sada."""

ARROW = {True: "M20 9L27 18H22.5V31H17.5V18H13Z", False: "M20 31L13 22H17.5V9H22.5V22H27Z"}

INSIDE = {
    "pass": "M12 20.5L18 26.5L29 14",
    "fail": "M14 14L26 26M26 14L14 26",
    "inconsistent": "M9 20C12 11 16 11 20 20S28 29 31 20",
}
"""What stands in the ring of each sign of assurance: a tick, a cross, a wave about a line."""


def spark(
    values: Numbers,
    mean: Numbers,
    lower: Numbers,
    upper: Numbers,
    causes: Sequence[str],
    *,
    target: float | None,
    marks: Sequence[int],
    is_trial: bool,
    mirrored: bool,
) -> str:
    """A series with mean and limits faintly behind, as the address of a picture.

    Args:
        values: The series; NaN makes a gap.
        mean: The line at each point.
        lower: The lower limit at each point.
        upper: The upper limit at each point.
        causes: The cause of each point, which gives its shape and colour.
        target: What should be reached; None for nothing.
        marks: Positions at which a thin vertical stands.
        is_trial: Whether the limits are on trial; they are then drawn dotted.
        mirrored: Whether time runs from right to left.
    """
    if not np.isfinite(values).any():
        return _picture("", WIDTH, HEIGHT)
    ends = np.concatenate([values, lower, upper, [np.nan if target is None else target]])
    seen = ends[np.isfinite(ends)]
    bottom, spread = float(seen.min()), float(seen.max() - seen.min()) or 1.0
    step = (WIDTH - 2 * EDGE) / max(1, len(values) - 1)

    def x(at: float) -> float:
        place = EDGE + at * step
        return WIDTH - place if mirrored else place

    def y(value: float) -> float:
        return HEIGHT - EDGE - (value - bottom) / spread * (HEIGHT - 2 * EDGE)

    def line(series: Numbers, style: str, *, is_stepped: bool = False) -> str:
        runs = _paths(series, mean if is_stepped else None)
        path = "".join(
            "M" + "L".join(f"{x(at):.1f} {y(series[at]):.1f}" for at in run) for run in runs
        )
        return f'<path d="{path}" fill="none" {style}/>'

    band = "".join(
        "M"
        + "L".join(f"{x(at):.1f} {y(upper[at]):.1f}" for at in run)
        + "L"
        + "L".join(f"{x(at):.1f} {y(lower[at]):.1f}" for at in reversed(run))
        + "Z"
        for run in _paths(upper - lower, mean)
    )
    edge = f'stroke="{TEAL}" stroke-opacity="0.45" stroke-dasharray="1.5 3"' if is_trial else ""
    parts = [f'<path d="{band}" fill="{TEAL}" fill-opacity="0.1" {edge}/>']
    parts += [
        f'<path d="M{x(at - 0.5):.1f} 0V{HEIGHT}" stroke="{MUTED}" stroke-dasharray="2 2"/>'
        for at in marks
    ]
    faint = f'stroke="{TEAL}" stroke-opacity="0.5" stroke-dasharray="2 3"'
    parts.append(line(mean, faint, is_stepped=True))
    if target is not None:
        parts.append(
            f'<path d="M0 {y(target):.1f}H{WIDTH}" stroke="{NEUTRAL}" stroke-width="1.2"'
            ' stroke-dasharray="7 3"/>'
        )
    parts.append(line(values, f'stroke="{INK}" stroke-width="1.4"'))
    for at in np.flatnonzero(np.isfinite(values)).tolist():
        colour, shape = CAUSES[causes[at]], SHAPES.get(causes[at])
        place = f"{x(at):.1f} {y(values[at]):.1f}"
        if shape:
            parts.append(f'<path transform="translate({place})" d="{shape}" fill="{colour}"/>')
        elif len(values) <= WIDTH / 6:
            parts.append(f'<path d="M{place}h0" stroke="{MUTED}" class="d"/>')
    style = "<style>.d{stroke-width:3.4;stroke-linecap:round}</style>"
    return _picture(style + "".join(parts), WIDTH, HEIGHT)


def _paths(series: Numbers, level: Numbers | None) -> Iterator[list[int]]:
    """Positions with a value that follow each other, on one level where levels are given."""
    run: list[int] = []
    for at, value in enumerate(series):
        is_next = run and (level is None or level[at] == level[run[-1]])
        if not math.isfinite(value) or not is_next:
            if run:
                yield run
            run = []
        if math.isfinite(value):
            run.append(at)
    if run:
        yield run


@cache
def variation(cause: str, *, is_high: bool) -> str:
    """The sign of the last point's variation: noise, or a change up or down, as a picture."""
    colour = CAUSES[cause]
    if cause == "common":
        inside = f'<path d="M8 21L13 17L18 23L23 18L28 22L32 18" {_stroke(colour, 2)}/>'
    else:
        inside = f'<path d="{ARROW[is_high]}" fill="{colour}"/>'
    return _ring(colour, inside)


@cache
def assurance(kind: str) -> str:
    """The sign of whether a target will be met: always, never, or sometimes, as a picture."""
    colour = {"pass": BETTER, "fail": WORSE, "inconsistent": MUTED}[kind]
    line = f'<path d="M7 20H33" {_stroke(colour, 1.4)} stroke-dasharray="3 2.5"/>'
    inside = f'<path d="{INSIDE[kind]}" {_stroke(colour, 2.6)}/>'
    return _ring(colour, (line if kind == "inconsistent" else "") + inside)


def _stroke(colour: str, width: float) -> str:
    return f'fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round"'


def _ring(colour: str, inside: str) -> str:
    ring = f'<circle cx="20" cy="20" r="17.5" fill="#fff" stroke="{colour}" stroke-width="3"/>'
    return _picture(ring + inside, 40, 40)


def _picture(inside: str, width: int, height: int) -> str:
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{inside}</svg>'
    return f"data:image/svg+xml,{quote(drawn)}"
