"""What the server does beside pages."""

import asyncio

import pytest
from starlette.requests import Request

from dashboard import web


@pytest.mark.parametrize(("query", "to"), [(b"", "./"), (b"lang=ar&u=moh", "./?lang=ar&u=moh")])
def test_the_first_page_by_its_name_leads_to_where_it_stands(query: bytes, to: str) -> None:
    (route,) = (one for one in web.routes() if getattr(one, "path", "") == "/overview")
    request = Request({"type": "http", "query_string": query, "path": "/overview", "headers": []})

    answer = asyncio.run(route.endpoint(request))  # type: ignore[attr-defined]  # a Route

    assert (answer.status_code, answer.headers["location"]) == (307, to)
