"""`python docs/screenshots.py URL`: every page of a running server, as pictures in docs/images.

In both languages, on a wide screen and on a telephone. A page shows what there is to show: lay a
file on the page Data with `--upload FILE`, and it is pictured with its preview. Look at them before
committing them.
"""

import argparse
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

IMAGES = Path(__file__).parent / "images"
PAGES = sorted(path.stem for path in (IMAGES.parents[1] / "dashboard" / "pages").glob("*.py"))
SCREENS = {"wide": (1440, 900), "phone": (390, 844)}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TALLEST = 2_600
UPLOADED_ON = {"data": ".sada-table", "mapping": "[data-testid=stSelectbox]"}
"""The pages that take a file, and what stands there once it has been read."""


def picture(
    browser: Browser, address: str, page: str, language: str, screen: str, upload: Path | None
) -> Path:
    """Take one page's picture, as tall as the page is."""
    width, height = SCREENS[screen]
    opened = browser.new_page(viewport={"width": width, "height": height})
    where = "" if page == "overview" else page
    opened.goto(f"{address}/{where}?lang={language}")
    opened.wait_for_selector("h1")
    opened.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    if upload and page in UPLOADED_ON:
        opened.set_input_files("input[type=file]", str(upload))
        opened.wait_for_timeout(6_000)
        opened.wait_for_selector(UPLOADED_ON[page])
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
    """Take the pictures of the server named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("--upload", type=Path, help="a file to lay down and not take in")
    parser.add_argument("--pages", nargs="*", default=PAGES, help="these pages; all by default")
    options = parser.parse_args()
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for page in options.pages:
            for language in ("en", "ar"):
                for screen in SCREENS:
                    path = picture(browser, options.address, page, language, screen, options.upload)
                    sys.stdout.write(f"{path.name} {path.stat().st_size // 1024} KB\n")
        browser.close()


if __name__ == "__main__":
    main()
