"""Several servers behind one port."""

from dashboard import many


def test_the_proxy_knows_where_readers_come_in_and_every_server() -> None:
    told = many.configuration("127.0.0.1:8501", [8511, 8512])

    lines = [line.strip() for line in told.splitlines()]
    assert "bind 127.0.0.1:8501" in lines
    assert [line for line in lines if line.startswith("server ")] == [
        "server s8511 127.0.0.1:8511 cookie s8511",
        "server s8512 127.0.0.1:8512 cookie s8512",
    ]
    assert "{{" not in told
