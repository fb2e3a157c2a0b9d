"""Alerts are told once to whom they concern, by a real mail server and a real webhook."""

import json
import shutil
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from dashboard.alerts import ledger, settings
from dashboard.alerts.round import Round, go
from dashboard.alerts.settings import Settings
from dashboard.cli import main
from dashboard.errors import BadSettings
from dashboard.warehouse import Warehouse
from tests.alerting import secrets


@pytest.fixture(scope="module")
def shared(alerting_lake: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """The lake with alerts, to write into by tests that tell others than each other."""
    folder = tmp_path_factory.mktemp("shared") / "lake"
    return Warehouse(Path(shutil.copytree(alerting_lake.folder, folder)))


def mailing(port: int, *recipients: str, **more: Any) -> Settings:  # noqa: ANN401
    """Settings with recipients such as `health=a@b.example`."""
    said: dict[str, list[str]] = {}
    for one in recipients:
        unit, _, address = one.partition("=")
        said.setdefault(unit, []).append(address)
    smtp = {"host": "127.0.0.1", "port": port, "security": "none"} if port else {}
    return settings.of({"recipients": said, "smtp": smtp, "kpis": ["C04"], **more}, {})


def counted(told: Round) -> list[tuple[str, int, bool]]:
    return [(one.destination, len(one.alerts), bool(one.failure)) for one in told.told]


def text_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body
    return str(body.get_content())


# -------------------------------------------------------------------- by mail


@dataclass
class Post:
    """Takes e-mails, but for those to addresses that it refuses."""

    taken: list[EmailMessage] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    async def handle_RCPT(  # noqa: N802  so aiosmtpd calls it
        self,
        server: object,  # noqa: ARG002
        session: object,  # noqa: ARG002
        envelope: Any,  # noqa: ANN401
        address: str,
        rcpt_options: list[str],  # noqa: ARG002
    ) -> str:
        if address in self.refused:
            return "550 nobody here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self,
        server: object,  # noqa: ARG002
        session: object,  # noqa: ARG002
        envelope: Any,  # noqa: ANN401
    ) -> str:
        self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def post() -> Iterator[tuple[Post, int]]:
    """A mail server of this machine, and its port."""
    taking = Post()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(taking, hostname="127.0.0.1", port=port)
    controller.start()
    yield taking, port
    controller.stop()


def test_each_is_told_of_its_units_once(shared: Warehouse, post: tuple[Post, int]) -> None:
    taking, port = post
    told = mailing(port, "all=head@gov.example", "health=en: a@gov.example", "works=w@gov.example")

    first = go(shared, told, "A test")
    named_later = "works=head@gov.example", "all=w@gov.example"
    second = go(shared, mailing(port, "all=head@gov.example", *named_later), "A test")

    assert counted(first) == [
        ("head@gov.example", 2, False), ("a@gov.example", 1, False), ("w@gov.example", 1, False)
    ]  # fmt: skip
    assert counted(second) == [("w@gov.example", 1, False)]
    assert (len(second.open), second.new) == (2, ())
    head, health, works, _ = taking.taken
    assert "was 125 in May 2026, outside its usual" in text_of(head)
    assert "أبريل 2026 – مايو 2026" in text_of(head)
    assert str(head["Subject"]).startswith("Sada: alerts for All units (2) · صدى: ")
    assert "5,000" not in text_of(health)
    assert "its target of 5,000 was missed" in text_of(works)


def test_what_could_not_be_told_is_told_at_the_next_run(
    shared: Warehouse, post: tuple[Post, int]
) -> None:
    taking, port = post
    told = mailing(port, "all=chief@gov.example", "health=c@gov.example")
    taking.refused = {"chief@gov.example"}

    first = go(shared, told, "A test")
    taking.refused = set()
    second = go(shared, told, "A test")

    assert first.has_failed
    assert counted(first) == [("chief@gov.example", 2, True), ("c@gov.example", 1, False)]
    assert counted(second) == [("chief@gov.example", 2, False)]


def test_a_dry_run_tells_and_writes_nothing_and_names_who_stands_twice_once(
    alerting_lake: Warehouse, post: tuple[Post, int]
) -> None:
    taking, port = post
    before = alerting_lake.version()
    told = mailing(port, "all=head@gov.example", "health=head@gov.example")

    found = go(alerting_lake, told, "A test", is_dry=True)

    assert counted(found) == [("head@gov.example", 2, False)]
    assert (taking.taken, alerting_lake.version()) == ([], before)


def test_without_a_mail_server_e_mails_are_laid_down(shared: Warehouse) -> None:
    go(shared, mailing(0, "health=ar: laid@gov.example"), "A test")

    (path,) = (shared.folder / "outbox").iterdir()
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert path.suffix == ".eml"
    assert message["To"] == "laid@gov.example"
    assert "خارج المعتاد" in text_of(message)
    page = message.get_body(("html",))
    assert page
    assert '<div lang="ar" dir="rtl">' in page.get_content()


def test_recipients_of_a_unit_that_is_not_known_are_a_mistake(alerting_lake: Warehouse) -> None:
    before = alerting_lake.version()

    with pytest.raises(BadSettings) as refused:
        go(alerting_lake, mailing(0, "helth=a@gov.example"), "A test")

    assert refused.value.reason.key == "no_such_unit"
    assert alerting_lake.version() == before


# -------------------------------------------------------------------- sleep


def test_what_sleeps_is_not_told_until_it_wakes_or_its_sleep_is_taken_back(
    shared: Warehouse,
) -> None:
    today = datetime.now(UTC).date()
    health, works = go(shared, mailing(0), "A test").open
    for one in (health, works):
        known = replace(one, first_seen_at=datetime(2026, 6, 1))
        ledger.snooze(shared, known, today + timedelta(days=7), "A campaign", "Amal")
    made = shared.history()[0]
    told = mailing(0, "all=sleepy@gov.example")

    asleep = go(shared, told, "A test")
    recorded = {one.alert.unit: one for one in ledger.recorded(shared)}
    ledger.wake(shared, recorded["health"], today, "Badr")
    woken = go(shared, told, "A test")
    shared.undo(made.version, "Badr")
    taken_back = go(shared, told, "A test")

    assert (made.author, made.message) == ("Amal", "Snooze an alert")
    assert counted(asleep) == []
    assert (recorded["health"].reason, recorded["health"].snoozed_by) == ("A campaign", "Amal")
    assert [[alert.unit for alert in one.alerts] for one in woken.told] == [["health"]]
    assert [[alert.unit for alert in one.alerts] for one in taken_back.told] == [["works"]]


# -------------------------------------------------------------------- by webhook


class Hook(ThreadingHTTPServer):
    """Takes what is posted, and answers as it is told to."""

    answer = 204
    leads = ""

    def __init__(self) -> None:
        """Listen on a free port of this machine."""
        self.taken: list[tuple[str, dict[str, Any]]] = []
        super().__init__(("127.0.0.1", 0), Answering)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/alerts"


class Answering(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Hook

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.taken.append((self.path, body))
        self.send_response(self.server.answer)
        if self.server.leads:
            self.send_header("Location", self.server.leads)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Keep still."""


@pytest.fixture
def hook() -> Iterator[Hook]:
    """A webhook of this machine."""
    server = Hook()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_alerts_are_posted_in_both_languages_until_they_are_taken_and_then_no_more(
    shared: Warehouse, hook: Hook
) -> None:
    told = mailing(0, webhook=hook.address, address="https://sada.example")
    elsewhere = f"http://127.0.0.1:{hook.server_port}/elsewhere"

    rounds = []
    for hook.answer, hook.leads in ((500, ""), (307, elsewhere), (204, ""), (204, "")):
        rounds.append(go(shared, told, "A test"))

    outcomes = [("webhook", 2, True), ("webhook", 2, True), ("webhook", 2, False)]
    assert [counted(one) for one in rounds] == [*([one] for one in outcomes), []]
    assert "500" in rounds[0].told[0].failure
    assert [path for path, _ in hook.taken] == ["/alerts"] * 3
    signal, target = hook.taken[-1][1]["alerts"]
    assert (signal["kpi"], signal["unit"], signal["cause"]) == ("C04", "health", "improvement")
    assert "outside its usual" in signal["said"]
    assert "خارج المعتاد" in signal["said_ar"]
    assert signal["link"].startswith("https://sada.example/units?from=2025-06-01&to=2026-06-01")
    assert (target["kind"], target["value"], target["low"]) == ("target", 200, 5_000)


# -------------------------------------------------------------------- the terminal


def test_the_terminal_says_by_its_exit_code_how_it_went(
    alerting_copy: Path,
    hook: Hook,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SADA_DATA", str(alerting_copy))
    monkeypatch.setenv("SADA_SECRETS", str(secrets(alerting_copy)))
    monkeypatch.setenv("SADA_ALERTS_WEBHOOK", hook.address)
    hook.answer = 503

    failed = main(["alerts", "--json"])
    answer = json.loads(capsys.readouterr().out)
    hook.answer = 200
    went = main(["alerts"])
    monkeypatch.setenv("SADA_ALERTS_WEBHOOK", "http://elsewhere.example/")
    mistaken = main(["alerts"])

    assert (failed, went, mistaken) == (1, 0, 2)
    assert [one["way"] for one in answer["told"]] == ["webhook"]
    assert {one["unit"] for one in answer["open"]} == {"health", "works"}
    assert all(one["is_new"] for one in answer["open"])
