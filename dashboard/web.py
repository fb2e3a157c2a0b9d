"""What the web server does beside Streamlit: fonts, a health check, and the page's direction."""

import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path
from urllib.parse import parse_qs

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.errors import LakeUnavailable
from dashboard.warehouse import lake_folder, originals
from dashboard.wording import LANGUAGES

FONTS = Path(__file__).parent / "fonts"

LOG_BYTES, LOG_FILES = 5 * 2**20, 5
"""How large a file of the log becomes, and how many there are: the oldest goes."""


def keep_log() -> None:
    """Write the server's log into the file that SADA_LOG names too, where it names one."""
    place = os.environ.get("SADA_LOG")
    if not place:
        return
    kept = RotatingFileHandler(
        place, maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8", delay=True
    )
    kept.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    for name in ("streamlit", "uvicorn"):
        logging.getLogger(name).addHandler(kept)


def routes() -> list[BaseRoute]:
    """`/fonts`, the type the pages are set in, `/healthz`, which answers while we live, originals.

    `/originals/SHA-256/NAME` is a kept file, for whoever knows its whole SHA-256. `/overview`, the
    first page by its name, leads to where that page stands.
    """
    return [
        Mount("/fonts", StaticFiles(directory=FONTS)),
        Route("/healthz", _healthy),
        Route("/overview", _first_page),
        Route("/originals/{digest:str}/{name:str}", _original),
    ]


def middleware() -> list[Middleware]:
    """The one step every response passes through."""
    return [Middleware(Direction)]


async def _healthy(_: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


async def _first_page(request: Request) -> RedirectResponse:
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


def _original(request: Request) -> Response:
    """An original, once every byte of it is found unharmed; it is sent in small pieces."""
    try:
        kept = originals.find(lake_folder(), request.path_params["digest"])
    except LakeUnavailable as error:
        language = preferred(request.url.query, request.headers.get("accept-language", ""))
        return PlainTextResponse("\n".join(error.said(language)), status_code=404)
    return FileResponse(
        kept,
        media_type="application/octet-stream",
        filename=request.path_params["name"],
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"},
    )


def preferred(parameters: str, accepted: str) -> str:
    """The language of a page: what its address says, else what the browser likes best.

    Args:
        parameters: The address's query, such as `lang=ar`.
        accepted: The browser's Accept-Language.
    """
    asked = parse_qs(parameters).get("lang", [""])[0]
    if asked in LANGUAGES:
        return asked
    return "ar" if accepted.strip().lower().startswith("ar") else "en"


class Direction:
    """Says in a page's first bytes what language it is in and which way it runs.

    Without it an Arabic page would be laid out from left to right until its script has run.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; in a page, replace its `<html>` and the length it announced."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        accepted = headers.get(b"accept-language", b"").decode("latin-1")
        language = preferred(scope["query_string"].decode("latin-1"), accepted)
        direction = "rtl" if language == "ar" else "ltr"
        held: list[Message] = []

        async def rewriting(message: Message) -> None:
            if message["type"] == "http.response.start":
                kind = dict(message["headers"]).get(b"content-type", b"")
                encoding = dict(message["headers"]).get(b"content-encoding", b"")
                if kind.startswith(b"text/html") and not encoding:
                    held.append(message)
                    return
            elif held:
                held.append(message)
                if message.get("more_body"):
                    return
                body = b"".join(part.get("body", b"") for part in held[1:])
                tag = f'<html lang="{language}" dir="{direction}">'.encode()
                body = body.replace(b'<html lang="en">', tag, 1)
                kept = [pair for pair in held[0]["headers"] if pair[0] != b"content-length"]
                kept.append((b"content-length", str(len(body)).encode()))
                await send({**held[0], "headers": kept})
                await send({"type": "http.response.body", "body": body})
                return
            await send(message)

        await self.app(scope, receive, rewriting)
