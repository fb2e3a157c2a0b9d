"""Small pictures: special causes by shape, limits that step, time that may be mirrored."""

import re
from urllib.parse import unquote

import numpy as np
import pytest

from dashboard.charts import sparks


def spark(*, mirrored: bool = False, values: tuple[float, ...] = (1, 2, 3)) -> str:
    level = np.full(len(values), 2.0)
    causes = ["common", "common", "concern"][: len(values)]
    drawn = sparks.spark(
        np.array(values),
        level,
        level - 0.5,
        level + 0.5,
        causes,
        target=2.5,
        marks=[],
        is_trial=False,
        mirrored=mirrored,
    )
    return unquote(drawn)


def test_a_point_of_special_cause_has_a_shape_of_its_own() -> None:
    assert spark().count(sparks.SHAPES["concern"]) == 1
    assert len({*sparks.SHAPES.values()}) == 3


@pytest.mark.parametrize("mirrored", [False, True])
def test_time_runs_the_way_the_page_is_read(*, mirrored: bool) -> None:
    (place,) = re.findall(r"translate\(([\d.]+) ", spark(mirrored=mirrored))

    assert (float(place) < sparks.WIDTH / 2) is mirrored


def test_a_gap_is_not_drawn_across() -> None:
    (line,) = re.findall(r'<path d="([^"]*)" fill="none" stroke="#1c2430"', spark())
    (broken,) = re.findall(
        r'<path d="([^"]*)" fill="none" stroke="#1c2430"', spark(values=(1, np.nan, 3))
    )

    assert (line.count("M"), broken.count("M")) == (1, 2)


def test_a_picture_without_a_point_is_empty() -> None:
    assert "<path" not in spark(values=())


def test_signs_differ_in_what_they_show_not_in_colour_alone() -> None:
    signs = {sparks.assurance(kind) for kind in ("pass", "fail", "inconsistent")}
    shapes = {re.sub("#[0-9a-f]{6}", "", unquote(sign)) for sign in signs}
    up, down = (sparks.variation("concern", is_high=high) for high in (True, False))

    assert len(shapes) == 3
    assert up != down
