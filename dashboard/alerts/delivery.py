"""Ways out: a mail server, a folder where there is none, and a webhook."""

import json
import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import asdict
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from dashboard.alerts import words
from dashboard.alerts.detection import Alert
from dashboard.alerts.settings import Server
from dashboard.errors import Undelivered
from dashboard.warehouse import Unit
from dashboard.wording import spoken

PATIENCE = 15
"""For how many seconds a server may keep us waiting."""

OUTBOX = "outbox"
"""The folder of the lake for e-mails, where there is no mail server."""


def mail(message: EmailMessage, server: Server) -> None:
    """Hand an e-mail to a mail server.

    Raises:
        Undelivered: The server did not take it.
    """
    connect = smtplib.SMTP_SSL if server.security == "tls" else smtplib.SMTP
    try:
        with connect(server.host, server.port, timeout=PATIENCE) as connection:
            if server.security == "starttls":
                connection.starttls(context=ssl.create_default_context())
            if server.user:
                connection.login(server.user, server.password)
            connection.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        raise Undelivered("no_mail", to=str(message["To"]), error=_said(error)) from error


def lay_down(message: EmailMessage, folder: Path) -> Path:
    """Lay an e-mail into a folder, as a file that any mail program opens.

    Raises:
        Undelivered: The folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        name = str(message["Message-ID"]).strip("<>").partition("@")[0]
        path = folder / f"{name}.eml"
        path.write_bytes(bytes(message))
    except OSError as error:
        raise Undelivered("no_mail", to=str(message["To"]), error=_said(error)) from error
    return path


class _NoRedirect(HTTPRedirectHandler):
    """Goes nowhere but to the address that is configured."""

    def redirect_request(self, *_: object) -> None:
        """A redirect is refused, and so is an error."""


def post(address: str, alerts: Sequence[Alert], units: Sequence[Unit], pages: str) -> None:
    """Post alerts as JSON to a webhook, which is never followed elsewhere.

    Raises:
        Undelivered: It did not answer that it took them.
    """
    body = json.dumps({"alerts": [plain(one, units, pages) for one in alerts]}, ensure_ascii=False)
    headers = {"Content-Type": "application/json; charset=utf-8"}
    asked = Request(address, body.encode(), headers, method="POST")  # noqa: S310  settings.py saw it
    try:
        with build_opener(_NoRedirect).open(asked, timeout=PATIENCE):
            return
    except (OSError, URLError, ValueError) as error:
        raise Undelivered("no_post", error=_said(error)) from error


def _said(error: Exception) -> str:
    return (str(error).rstrip(".") or type(error).__name__)[:200]


def plain(alert: Alert, units: Sequence[Unit], pages: str) -> dict[str, Any]:
    """An alert as JSON has it, in words of both languages."""
    said = {
        spoken(name, language): text
        for language in ("en", "ar")
        for name, text in (
            ("unit_name", words.unit_name(units, alert.unit, language)),
            ("said", words.sentence(alert, language)),
        )
    }
    days = {name: getattr(alert, name).isoformat() for name in ("since", "seen_in")}
    link = {"link": words.link(alert, pages, "en")} if pages else {}
    told = {name: value for name, value in asdict(alert).items() if name != "is_new"}
    return {"alert": alert.key, **told, **days, **said, **link}
