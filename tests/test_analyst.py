"""The analyst's story, in a real browser: upload, preview, take in, and what comes after."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard import intake
from dashboard.warehouse import Warehouse
from dashboard.wording import LANGUAGES, say
from tests.serving import PATIENCE, browsing, opened, served

HEADER = "Channel,Account,Date,Followers"
HELD = {
    "units.csv": (
        "Unit,Parent,Name,Arabic name",
        "GOV,,Government,الحكومة",
        "MOH,GOV,Ministry of Health,وزارة الصحة",
        "MOW,GOV,Ministry of Works,وزارة الأشغال",
    ),
    "accounts.csv": ("Channel,Account,Name,Unit", "x,@moh,Health on X,MOH"),
    "held.csv": (HEADER, *(f"x,@moh,2026-10-{day:02},{900 + day}" for day in range(1, 32))),
}
"""The files that the lake holds before the story begins."""

DAYS = [f"x,@new_page,2026-11-{day:02},{400 + day}" for day in range(1, 11)]


@dataclass(frozen=True)
class Analyst:
    """Who plays the story.

    Attributes:
        page: The data page, open.
        language: The language of the page.
        folder: Where the files lie that are uploaded.
        lake: The lake that the server serves.
    """

    page: Page
    language: str
    folder: Path
    lake: Warehouse

    def say(self, key: str, **values: object) -> str:
        """Words of the page, without what stands before a Markdown sign."""
        return say(key, self.language, **values)

    def upload(self, name: str, *lines: str) -> None:
        """Write a file and choose it."""
        path = self.folder / name
        path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
        self.page.set_input_files("input[type=file]", str(path))

    def sees(self, text: str) -> None:
        """Wait until some words stand on the page."""
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=PATIENCE)

    def press(self, key: str) -> None:
        """Press the button with these words."""
        self.page.get_by_role("button", name=self.say(key), exact=True).click()


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake that holds a few units, an account and its followers."""
    folder = tmp_path_factory.mktemp("begun")
    for name, lines in HELD.items():
        (folder / name).write_text("\n".join([*lines, ""]), encoding="utf-8")
    taken_in = intake.take_in(Warehouse(folder / "lake"), [folder / name for name in HELD])
    assert not any(taken.problem for taken in taken_in)
    return folder / "lake"


@pytest.fixture(params=LANGUAGES)
def analyst(request: pytest.FixtureRequest, begun: Path, tmp_path: Path) -> Iterator[Analyst]:
    """An analyst before the data page of a lake of their own."""
    lake = Path(shutil.copytree(begun, tmp_path / "lake"))
    with served(lake) as address, browsing() as browser:
        page = opened(browser, address, f"/data?lang={request.param}")
        yield Analyst(page, request.param, tmp_path, Warehouse(lake))


def test_an_analyst_takes_in_corrects_and_undoes(analyst: Analyst) -> None:
    versions = analyst.lake.version()

    _previews_a_file_of_an_unknown_account(analyst)
    assert analyst.lake.version() == versions
    _says_which_unit_owns_it(analyst)
    _takes_it_in(analyst)

    assert analyst.lake.version() == versions + 1
    _finds_nothing_new_in_it_the_second_time(analyst)
    assert analyst.lake.version() == versions + 1

    _corrects_it(analyst)
    assert _followers(analyst) == {500}
    _undoes_the_correction(analyst, versions + 3)
    assert _followers(analyst) == {*range(401, 411)}


def _previews_a_file_of_an_unknown_account(analyst: Analyst) -> None:
    analyst.upload("followers.csv", *DAYS)

    analyst.sees(analyst.say("upload.cautions"))
    analyst.sees(analyst.say("upload.moves"))
    channel = say("channel.x", analyst.language)
    analyst.sees(analyst.say("upload.owner_of", account="@new_page", channel=channel))


def _says_which_unit_owns_it(analyst: Analyst) -> None:
    analyst.page.get_by_role("combobox").first.click()
    analyst.page.get_by_role("option").nth(1).click()

    analyst.sees(analyst.say("upload.owners"))


def _takes_it_in(analyst: Analyst) -> None:
    analyst.press("upload.take_in")

    analyst.sees(
        say(
            "upload.taken_in",
            analyst.language,
            file="followers.csv",
            version="{}",
            new=10,
            changed=0,
            rejected=0,
        ).partition("{}")[0]
    )


def _finds_nothing_new_in_it_the_second_time(analyst: Analyst) -> None:
    analyst.upload("followers.csv", *DAYS)

    analyst.sees(analyst.say("upload.is_known"))
    analyst.press("upload.take_in")
    analyst.sees(analyst.say("upload.nothing_new", file="followers.csv"))


def _corrects_it(analyst: Analyst) -> None:
    analyst.upload("corrected.csv", *(f"{day.rpartition(',')[0]},500" for day in DAYS))

    analyst.sees(analyst.say("upload.moves"))
    analyst.press("upload.take_in")
    words = {"file": "corrected.csv", "version": "{}", "new": 0, "changed": 10, "rejected": 0}
    analyst.sees(analyst.say("upload.taken_in", **words).partition("{}")[0])


def _undoes_the_correction(analyst: Analyst, version: int) -> None:
    address = analyst.page.url.partition("/data")[0]
    analyst.page.goto(f"{address}/history?lang={analyst.language}")

    analyst.press("history.undo")
    analyst.press("history.undo_sure")
    analyst.sees(analyst.say("history.did_undo", version=version))


def _followers(analyst: Analyst) -> set[int]:
    """What the lake holds of the new account."""
    rows = analyst.lake.read(
        "select followers from lake.main.account_day where account = '@new_page'"
    )
    return set(rows["followers"].to_pylist())
