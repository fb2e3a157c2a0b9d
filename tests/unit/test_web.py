"""What the server does beside pages."""

import asyncio
import logging
from pathlib import Path

import pytest
from starlette.requests import Request

from dashboard import web


@pytest.mark.parametrize(("query", "to"), [(b"", "./"), (b"lang=ar&u=moh", "./?lang=ar&u=moh")])
def test_the_first_page_by_its_name_leads_to_where_it_stands(query: bytes, to: str) -> None:
    (route,) = (one for one in web.routes() if getattr(one, "path", "") == "/overview")
    request = Request({"type": "http", "query_string": query, "path": "/overview", "headers": []})

    answer = asyncio.run(route.endpoint(request))  # type: ignore[attr-defined]  # a Route

    assert (answer.status_code, answer.headers["location"]) == (307, to)


def test_the_log_is_kept_in_a_few_files_that_do_not_grow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SADA_LOG", str(tmp_path / "sada.log"))
    monkeypatch.setattr(web, "LOG_BYTES", 1_000)
    logger = logging.getLogger("streamlit")
    handlers = list(logger.handlers)

    web.keep_log()
    for number in range(100):
        logger.error("Something went wrong, for the %dth time", number)

    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    for kept in set(logger.handlers) - set(handlers):
        logger.removeHandler(kept)
        kept.close()
    assert len(sizes) == web.LOG_FILES
    assert max(sizes) <= 1_000
