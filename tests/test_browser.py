"""What only a real browser shows: direction, clicks, reloads, uploads, narrow screens."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from dashboard.wording import say

ROOT = Path(__file__).parent.parent
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 30_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own on a copy of the sample lake."""
    folder = tmp_path_factory.mktemp("served") / "lake"
    shutil.copytree(sample_folder, folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = {**os.environ, "SADA_DATA": str(folder)}
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{base}/healthz")
        yield base
    finally:
        server.terminate()
        server.wait()


def _wait_for(url: str) -> None:
    for _ in range(120):
        try:
            with urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.25)
    pytest.fail(f"the server does not answer at {url}")


def opened(browser: Browser, address: str, path: str, width: int = 1440, height: int = 900) -> Page:
    """A page, once its title and its last part stand."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(PATIENCE)
    page.goto(address + path)
    page.wait_for_selector("h1")
    page.wait_for_selector("[data-testid=stStatusWidget]", state="detached")
    return page


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


def test_upload_is_previewed_then_taken_in(browser: Browser, address: str, tmp_path: Path) -> None:
    export = tmp_path / "spend.csv"
    lines = ["Unit,Channel,Date,Item,Kind,Amount (BHD)", "Nowhere,x,2026-01-05,Ads,media,12.500"]
    export.write_text("\n".join(lines) + "\n", encoding="utf-8")
    page = opened(browser, address, "/data?lang=en")

    page.set_input_files("input[type=file]", str(export))
    page.get_by_role("button", name=say("data.take_in", "en"), exact=True).click()

    taken_in = say("data.taken_in", "en", version="").split(":")[0]
    expect(page.get_by_text(taken_in).first).to_be_visible(timeout=PATIENCE)
    page.close()


def test_a_wrong_upload_gets_a_sentence(browser: Browser, address: str, tmp_path: Path) -> None:
    wrong = tmp_path / "sign-in.csv"
    wrong.write_text("<!doctype html><html><body>Please sign in</body></html>", encoding="utf-8")
    page = opened(browser, address, "/data?lang=en")

    page.set_input_files("input[type=file]", str(wrong))

    expect(page.get_by_text("is a web page").first).to_be_visible(timeout=PATIENCE)
    assert page.get_by_role("button", name=say("data.take_in", "en"), exact=True).count() == 0
    page.close()
