"""`python docs/screenshots.py URL`: every page of a running server, as pictures in docs/images.

In both languages, on a wide screen and on a telephone. Look at them before committing them.
"""

import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

IMAGES = Path(__file__).parent / "images"
PAGES = ("overview", "units", "channels", "training", "data")
SCREENS = {"wide": (1440, 900), "phone": (390, 844)}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TALLEST = 2_600


def picture(browser: Browser, address: str, page: str, language: str, screen: str) -> Path:
    """Take one page's picture, as tall as the page is."""
    width, height = SCREENS[screen]
    opened = browser.new_page(viewport={"width": width, "height": height})
    where = "" if page == "overview" else page
    opened.goto(f"{address}/{where}?lang={language}")
    opened.wait_for_selector("h1")
    opened.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    opened.wait_for_timeout(1_500)
    tall = opened.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    opened.set_viewport_size({"width": width, "height": min(max(tall, height), TALLEST)})
    opened.wait_for_timeout(800)
    path = IMAGES / f"{page}-{language}{'' if screen == 'wide' else '-phone'}.png"
    opened.screenshot(path=path)
    opened.close()
    Image.open(path).convert("RGB").quantize(128).save(path, optimize=True)
    return path


def main() -> None:
    """Take all pictures of the server named on the command line."""
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for page in PAGES:
            for language in ("en", "ar"):
                for screen in SCREENS:
                    path = picture(browser, sys.argv[1], page, language, screen)
                    sys.stdout.write(f"{path.name} {path.stat().st_size // 1024} KB\n")
        browser.close()


if __name__ == "__main__":
    main()
