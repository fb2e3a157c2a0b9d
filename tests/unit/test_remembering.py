"""What is remembered: worked out once, bounded, and never an error."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard import remembering
from dashboard.remembering import remembered


def test_an_answer_is_worked_out_once_and_is_the_same_for_all() -> None:
    asked: list[int] = []

    @remembered(2)
    def answer(number: int) -> list[int]:
        asked.append(number)
        time.sleep(0.02)
        return [number]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(answer, [1] * 8))

    assert asked == [1]
    assert all(one is found[0] for one in found)


def test_those_asked_for_last_are_kept() -> None:
    asked: list[int] = []

    @remembered(2)
    def answer(number: int) -> int:
        asked.append(number)
        return number

    for number in (1, 2, 1, 3, 1, 2):
        answer(number)

    assert asked == [1, 2, 3, 2]


def test_an_error_is_not_remembered() -> None:
    asked: list[int] = []

    @remembered(2)
    def answer(number: int) -> int:
        asked.append(number)
        if len(asked) == 1:
            raise ValueError(number)
        return number

    with pytest.raises(ValueError, match="1"):
        answer(1)

    assert answer(1) == 1


def test_what_runs_in_the_background_comes_after_a_page() -> None:
    ended: list[str] = []

    @remembered(2)
    def answer(number: int) -> int:
        time.sleep(0.1)
        ended.append("page")
        return number

    with ThreadPoolExecutor(1) as pool:
        page = pool.submit(answer, 1)
        time.sleep(0.02)
        remembering.give_way(calm=0.02)
        ended.append("background")
        page.result()

    assert ended == ["page", "background"]


def test_what_follows_from_the_rest_tells_no_answers_apart() -> None:
    @remembered(2, told_by=1)
    def answer(number: int, words: list[str]) -> str:
        return words[number]

    assert answer(0, ["one"]) == "one"
    assert answer(0, ["another"]) == "one"

    remembering.forget()
    assert answer(0, ["another"]) == "another"
