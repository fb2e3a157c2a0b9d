"""Alerts: what is news, told once to whom it concerns, by a real mail server and a real webhook."""

import json
import shutil
import socket
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from aiosmtpd.controller import Controller
from streamlit.testing.v1 import AppTest

from dashboard import cached, kpis
from dashboard.alerts import detection, ledger, settings
from dashboard.alerts.detection import Alert
from dashboard.alerts.ledger import Entry
from dashboard.alerts.round import Round, go
from dashboard.alerts.settings import Settings
from dashboard.cli import main
from dashboard.errors import BadSettings
from dashboard.scope import add_months
from dashboard.warehouse import Part, Warehouse

SINCE = date(2025, 1, 1)
STEADY = [100.0, 104, 96, 102, 98, 101, 99, 103, 97, 100, 104, 96, 100, 102, 99, 101]


def placed(values: Sequence[float]) -> pd.DataFrame:
    starts = pd.date_range(SINCE, periods=len(values), freq="MS")
    return pd.DataFrame({"period_start": starts, "value": values, "denominator": float("nan")})


def found_in(values: Sequence[float], kpi: str = "C04") -> Alert | None:
    return detection.signal(kpis.find(kpi), "health", "month", placed(values))


# -------------------------------------------------------------------- what is news


def test_a_point_outside_the_limits_is_news_in_the_last_two_periods() -> None:
    last = found_in([*STEADY, 125])
    held = found_in([*STEADY, 125, 126])

    assert last
    assert (last.cause, last.rule, last.value, last.is_new) == ("improvement", "outside", 125, True)
    assert last.since == last.seen_in == date(2026, 5, 1)
    assert held
    assert (held.since, held.is_new) == (date(2026, 5, 1), True)


def test_what_was_special_and_is_usual_again_is_no_alert() -> None:
    assert found_in([*STEADY, 125, 100]) is None


def test_a_shift_is_news_when_it_shows_and_not_a_year_later() -> None:
    low = [95.0, 94, 96, 93, 95, 94, 95, 94]
    fresh = found_in([*STEADY, *low])
    old = found_in([*STEADY, *low, *low])

    assert fresh
    assert (fresh.cause, fresh.is_new) == ("concern", True)
    assert old
    assert not old.is_new


def test_a_series_that_ended_long_ago_or_is_short_is_no_alert() -> None:
    assert found_in([*STEADY, 125, float("nan"), float("nan")]) is None
    assert found_in([100, 101, 99, 100, 125]) is None


def test_lower_is_a_concern_or_an_improvement_as_the_kpi_has_it() -> None:
    causes = [one.cause for kpi in ("C04", "E02") if (one := found_in([*STEADY, 20], kpi))]

    assert causes == ["concern", "improvement"]


def test_what_goes_on_is_the_same_alert_and_what_comes_back_is_another() -> None:
    first = found_in([*STEADY, 125])
    goes_on = found_in([*STEADY, 125, 126])
    comes_back = found_in([*STEADY, 125, 100, 100, 125])

    assert first
    recorded = [Entry(first, first_seen_at=datetime(2026, 6, 1))]
    assert goes_on
    (same,) = ledger.joined([goes_on], recorded)
    assert (same.first_seen_at, same.is_open) == (datetime(2026, 6, 1), True)
    assert comes_back
    other, over = ledger.joined([comes_back], recorded)
    assert (other.first_seen_at, other.is_open) == (None, True)
    assert (over.alert, over.is_open) == (first, False)


def test_what_is_neither_news_nor_recorded_is_left_out() -> None:
    alert = found_in([*STEADY, 125])

    assert alert
    assert ledger.joined([replace(alert, is_new=False)], []) == []


# -------------------------------------------------------------------- settings


def test_the_environment_goes_before_the_file() -> None:
    section = {
        "webhook": "https://hooks.example/a",
        "kpis": ["engagements"],
        "recipients": {"all": ["a@gov.example"], "health": "ar: b@gov.example"},
        "smtp": {"host": "mail.example", "security": "tls", "sender": "sada@gov.example"},
    }

    found = settings.of(section, {"SADA_SMTP_HOST": "other.example", "SADA_SMTP_PORT": "2525"})

    assert found.server
    assert (found.server.host, found.server.port, found.server.security) == (
        "other.example", 2525, "tls"
    )  # fmt: skip
    assert (found.webhook, found.kpis) == ("https://hooks.example/a", ("C05",))
    told = [(one.unit, one.email, one.languages) for one in found.recipients]
    assert told == [
        (None, "a@gov.example", ("en", "ar")),
        ("health", "b@gov.example", ("ar",)),
    ]


@pytest.mark.parametrize(
    ("section", "reason"),
    [
        ({"webhook": "http://hooks.example/"}, "no_webhook"),
        ({"webhook": "file:///etc/passwd"}, "no_webhook"),
        ({"webhook": "http://localhost.evil.example/"}, "no_webhook"),
        ({"recipients": {"all": ["nobody"]}}, "no_email"),
        ({"recipients": {"all": ["a@b.example\nc@d.example"]}}, "no_email"),
        ({"recipients": {"all": ["fr: a@b.example"]}}, "no_language"),
        ({"smtp": {"host": "a", "security": "ssl3"}}, "no_security"),
        ({"smtp": {"host": "a", "port": "many"}}, "no_port"),
    ],
)
def test_settings_that_cannot_be_are_refused(section: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadSettings) as refused:
        settings.of(section, {})

    assert refused.value.reason.key == reason


# -------------------------------------------------------------------- a lake, a server, a webhook


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """Seventeen months of two units: health rises in the last; a target of works was missed."""
    posts = []
    for month, impressions in enumerate([*STEADY, 125.0]):
        first = add_months(SINCE, month)
        last = add_months(first, 1) - timedelta(days=1)
        for unit, shown in (("health", impressions), ("works", STEADY[month % 7])):
            post = {"channel": "x", "post_id": f"{unit}-{month}", "unit": unit}
            posts.append({**post, "published_on": last, "impressions": int(shown)})
    targets = [
        {
            "kpi": "impressions",
            "unit": "works",
            "channel": "Unassigned",
            "period_start": date(2026, since, 1),
            "period_end": date(2026, until, 1),
            "value": 5_000.0,
            "owner": "Unassigned",
            "source": "Unassigned",
        }
        for since, until in ((4, 6), (5, 12))
    ]
    warehouse = Warehouse(tmp_path_factory.mktemp("alerts") / "lake")
    parts = [Part("post", _rows(posts)), Part("target", _rows(targets))]
    warehouse.commit(parts, "A test", "Posts", {})
    return warehouse


def _rows(rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist([{**row, "_row": at} for at, row in enumerate(rows)])


@pytest.fixture(scope="module")
def shared(untouched: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """The same, to write into by tests that tell others than each other."""
    folder = tmp_path_factory.mktemp("shared") / "lake"
    return Warehouse(Path(shutil.copytree(untouched.folder, folder)))


@pytest.fixture
def folder(untouched: Warehouse, tmp_path: Path) -> Path:
    """The same, of one's own and not opened yet."""
    return Path(shutil.copytree(untouched.folder, tmp_path / "lake"))


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


def mailing(port: int, *recipients: str, **more: Any) -> Settings:  # noqa: ANN401
    """Settings with recipients such as `health=a@b.example`."""
    said: dict[str, list[str]] = {}
    for one in recipients:
        unit, _, address = one.partition("=")
        said.setdefault(unit, []).append(address)
    smtp = {"host": "127.0.0.1", "port": port, "security": "none"} if port else {}
    return settings.of({"recipients": said, "smtp": smtp, "kpis": ["C04"], **more}, {})


def _secrets(folder: Path) -> Path:
    """A file of settings that asks for signals of one KPI."""
    path = folder / "secrets.toml"
    path.write_text('[alerts]\nkpis = ["C04"]\n', encoding="utf-8")
    return path


def counted(told: Round) -> list[tuple[str, int, bool]]:
    return [(one.destination, len(one.alerts), bool(one.failure)) for one in told.told]


def text_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body
    return str(body.get_content())


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
    untouched: Warehouse, post: tuple[Post, int]
) -> None:
    taking, port = post
    before = untouched.version()
    told = mailing(port, "all=head@gov.example", "health=head@gov.example")

    found = go(untouched, told, "A test", is_dry=True)

    assert counted(found) == [("head@gov.example", 2, False)]
    assert (taking.taken, untouched.version()) == ([], before)


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


def test_recipients_of_a_unit_that_is_not_known_are_a_mistake(untouched: Warehouse) -> None:
    before = untouched.version()

    with pytest.raises(BadSettings) as refused:
        go(untouched, mailing(0, "helth=a@gov.example"), "A test")

    assert refused.value.reason.key == "no_such_unit"
    assert untouched.version() == before


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


# -------------------------------------------------------------------- the webhook


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
    folder: Path,
    hook: Hook,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SADA_DATA", str(folder))
    monkeypatch.setenv("SADA_SECRETS", str(_secrets(folder)))
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


# -------------------------------------------------------------------- the page


def opened(page: str) -> AppTest:
    root = Path(__file__).parents[2]
    app = AppTest.from_file(str(root / "app.py"), default_timeout=60)
    app.query_params["lang"] = "en"
    app.switch_page(str(root / "dashboard" / "pages" / f"{page}.py"))
    return app.run()


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def test_the_page_lets_one_sleep_and_wakes_it(
    folder: Path, lake_in_use: pytest.MonkeyPatch
) -> None:
    lake_in_use.setenv("SADA_DATA", str(folder))
    lake_in_use.setenv("SADA_SECRETS", str(_secrets(folder)))
    app = opened("alerts")
    before = html(app)

    (reason,) = [one for one in app.text_input if str(one.key).startswith("alert-reason-")]
    reason.set_value("A campaign")
    app.button("FormSubmitter:alert-snooze-Let it sleep").click().run()
    asleep = html(app)
    cached.lake().refresh()
    (first, *_) = ledger.recorded(cached.lake())
    app.button("alert-wake").click().run()

    assert not app.exception
    assert "its target of 5,000 was missed" in before
    assert "A campaign" not in before
    assert "A campaign (" in asleep
    assert (first.alert.kind, first.reason) == ("target", "A campaign")
    assert not ledger.recorded(cached.lake())[0].sleeps(datetime.now(UTC).date())
    assert "Woke an alert: Impressions or views" in html(opened("history"))


def test_the_page_asks_why_one_should_sleep(
    untouched: Warehouse, lake_in_use: pytest.MonkeyPatch
) -> None:
    lake_in_use.setenv("SADA_DATA", str(untouched.folder))
    lake_in_use.setenv("SADA_SECRETS", str(_secrets(untouched.folder)))
    app = opened("alerts")

    before = untouched.version()
    app.button("FormSubmitter:alert-snooze-Let it sleep").click().run()

    assert app.warning[0].value == "Say why, so that others know."
    assert untouched.version() == before
