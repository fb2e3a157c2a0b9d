"""What only a real browser shows: direction, clicks, reloads, uploads, narrow screens."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.wording import say
from tests.serving import PATIENCE, browsing, opened, served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of this file."""
    with browsing() as one:
        yield one


@pytest.fixture(scope="module")
def address(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own on a copy of the sample lake."""
    folder = tmp_path_factory.mktemp("served") / "lake"
    shutil.copytree(sample_folder, folder)
    with served(folder) as base:
        yield base


def parameters(page: Page) -> dict[str, list[str]]:
    """The address's parameters."""
    return parse_qs(urlsplit(page.url).query)


def test_arabic_page_says_its_direction_in_the_first_bytes(address: str) -> None:
    with urlopen(f"{address}/?lang=ar") as answer:
        first = answer.read().decode()

    assert '<html lang="ar" dir="rtl">' in first


def test_arabic_page_runs_from_right_to_left(browser: Browser, address: str) -> None:
    page = opened(browser, address, "/?lang=ar")

    cards = page.locator(".sada-card")
    first, second = cards.nth(0).bounding_box(), cards.nth(1).bounding_box()

    assert first is not None
    assert second is not None
    assert first["x"] > second["x"]
    assert page.locator("h1").inner_text() == say("page.overview", "ar")
    page.close()


def test_language_switch_keeps_the_scope(browser: Browser, address: str) -> None:
    page = opened(browser, address, "/?lang=en&c=x&p=quarter")

    page.get_by_role("button", name="العربية").click()

    expect(page.locator("h1")).to_have_text(say("page.overview", "ar"), timeout=PATIENCE)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert parameters(page)["c"] == ["x"]
    assert parameters(page)["p"] == ["quarter"]
    page.close()


def test_scope_survives_the_menu_and_a_reload(browser: Browser, address: str) -> None:
    page = opened(browser, address, "/?lang=en&c=x")

    page.get_by_role("link", name=say("page.units", "en")).first.click()
    expect(page.locator("h1")).to_have_text(say("page.units", "en"), timeout=PATIENCE)
    page.wait_for_function("location.search.includes('c=x')")
    page.reload()
    page.wait_for_selector("h1")

    assert parameters(page)["c"] == ["x"]
    expect(page.get_by_text(f" · {say('channel.x', 'en')} · ").first).to_be_visible()
    page.close()


def test_clicking_a_bar_opens_that_unit(browser: Browser, address: str) -> None:
    page = opened(browser, address, "/units?lang=en")

    bar = page.locator("[data-testid=stVegaLiteChart] .mark-rect path").first
    bar.scroll_into_view_if_needed()
    bar.click()
    page.wait_for_function("location.search.includes('u=')")

    expect(page.get_by_role("button", name=say("units.back", "en"))).to_be_visible(timeout=PATIENCE)
    page.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_clicking_a_row_opens_that_channel(browser: Browser, address: str, language: str) -> None:
    page = opened(browser, address, f"/channels?lang={language}")

    page.locator(".sada-table a").first.click()
    page.wait_for_function("location.search.includes('c=')")

    back = page.get_by_role("button", name=say("channels.back", language))
    expect(back).to_be_visible(timeout=PATIENCE)
    page.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_page_fits_a_phone(browser: Browser, address: str, language: str) -> None:
    page = opened(browser, address, f"/?lang={language}", width=390, height=844)

    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")

    assert overflow <= 0
    page.close()


def test_page_asks_nothing_of_the_outside(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{address}/?lang=ar")
    page.wait_for_selector(".sada-card", timeout=PATIENCE)

    outside = [
        url
        for url in asked
        if not url.startswith((address, "data:", "blob:", address.replace("http", "ws")))
    ]
    assert outside == []
    page.close()


def test_a_wrong_upload_gets_a_sentence(browser: Browser, address: str, tmp_path: Path) -> None:
    wrong = tmp_path / "sign-in.csv"
    wrong.write_text("<!doctype html><html><body>Please sign in</body></html>", encoding="utf-8")
    page = opened(browser, address, "/data?lang=en")

    page.set_input_files("input[type=file]", str(wrong))

    expect(page.get_by_text("is a web page").first).to_be_visible(timeout=PATIENCE)
    assert page.get_by_role("button", name=say("upload.take_in", "en"), exact=True).count() == 0
    page.close()
