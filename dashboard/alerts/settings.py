"""How alerts are told, and to whom: from the environment, or from .streamlit/secrets.toml.

    [alerts]
    webhook = "https://hooks.example/…"      # SADA_ALERTS_WEBHOOK
    address = "https://sada.example"         # SADA_ADDRESS: where the pages are, for links
    kpis = ["C04", "C06"]                    # the headline KPIs by default

    [alerts.recipients]                      # by unit, which stands for its sub-units too
    all = ["director@gov.example"]
    health = ["ar: sara@health.example", "en: press@health.example"]

    [alerts.smtp]                            # SADA_SMTP_HOST, SADA_SMTP_PORT, …
    host = "mail.example"
    port = 587
    security = "starttls"                    # or tls, or none
    user = "sada"
    password = "…"
    sender = "sada@gov.example"

What the environment says goes before what the file says.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from email.headerregistry import Address
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from dashboard import kpis
from dashboard.errors import BadSettings
from dashboard.figures import Language

ROOT = Path(__file__).parents[2]

Security = Literal["starttls", "tls", "none"]

PORTS: dict[Security, int] = {"starttls": 587, "tls": 465, "none": 25}

EVERYBODY = "all"
"""The entry of those who are told of every unit."""

LOCAL = ("localhost", "127.0.0.1", "::1")
"""The hosts that a webhook may reach without encryption."""

SENDER = "sada@localhost"


@dataclass(frozen=True)
class Server:
    """A mail server.

    Attributes:
        host, port: Where it is.
        security: How the connection is encrypted.
        user, password: Who logs in; nobody where there is no user.
    """

    host: str
    port: int
    security: Security
    user: str
    password: str


@dataclass(frozen=True)
class Recipient:
    """Somebody who is told.

    Attributes:
        unit: The unit of whose alerts, and those of its sub-units; None for all.
        email: The address.
        languages: The languages in which the digest is written, one after the other.
    """

    unit: str | None
    email: str
    languages: tuple[Language, ...]


@dataclass(frozen=True)
class Settings:
    """How alerts are told, and to whom.

    Attributes:
        recipients: Who gets a digest.
        server: Through which mail server; None where digests are laid into a folder instead.
        sender: Who the digests are from.
        webhook: The address that alerts are posted to; nothing for none.
        address: Where the pages are, for links; nothing where that is not said.
        kpis: The KPIs whose signals are told, by number.
    """

    recipients: tuple[Recipient, ...] = ()
    server: Server | None = None
    sender: str = SENDER
    webhook: str = ""
    address: str = ""
    kpis: tuple[str, ...] = kpis.HEADLINE


def secrets_file() -> Path:
    """The file with settings: SADA_SECRETS, or .streamlit/secrets.toml."""
    return Path(os.environ.get("SADA_SECRETS") or ROOT / ".streamlit" / "secrets.toml")


def read() -> Settings:
    """The settings of this installation.

    Raises:
        BadSettings: The file is no TOML, or something in it cannot be.
    """
    path = secrets_file()
    try:
        written = path.read_text(encoding="utf-8") if path.is_file() else ""
        section = tomllib.loads(written).get("alerts", {})
    except (OSError, ValueError) as error:
        raise BadSettings("no_settings", file=str(path), error=str(error)) from error
    return of(section, os.environ)


def of(section: Mapping[str, Any], environment: Mapping[str, str]) -> Settings:
    """Settings from the section [alerts] of a file and from the environment.

    Raises:
        BadSettings: Something in it cannot be.
    """
    smtp = dict(section.get("smtp", {}))
    for name in ("host", "port", "security", "user", "password", "sender"):
        smtp[name] = environment.get(f"SADA_SMTP_{name.upper()}") or smtp.get(name, "")
    webhook = environment.get("SADA_ALERTS_WEBHOOK") or str(section.get("webhook", ""))
    address = environment.get("SADA_ADDRESS") or str(section.get("address", ""))
    names = section.get("kpis") or kpis.HEADLINE
    return Settings(
        recipients=_recipients(section.get("recipients", {})),
        server=_server(smtp) if smtp["host"] else None,
        sender=_email(str(smtp["sender"])) if smtp["sender"] else SENDER,
        webhook=_webhook(webhook),
        address=address.rstrip("/"),
        kpis=tuple(kpis.find(str(name)).id for name in names),
    )


def _recipients(said: Mapping[str, Any]) -> tuple[Recipient, ...]:
    found = []
    for unit, entries in said.items():
        for entry in [entries] if isinstance(entries, str) else entries:
            language, mark, email = str(entry).partition(":")
            languages = tuple(one for one in _languages() if one == language.strip())
            if mark and not languages:
                raise BadSettings("no_language", entry=str(entry))
            found.append(
                Recipient(
                    unit=None if unit == EVERYBODY else unit,
                    email=_email(email if mark else language),
                    languages=languages or _languages(),
                )
            )
    return tuple(found)


def _languages() -> tuple[Language, ...]:
    return ("en", "ar")


def _email(text: str) -> str:
    """An address, if it can be one."""
    written = text.strip()
    try:
        known = Address(addr_spec=written)
    except (ValueError, IndexError) as error:
        raise BadSettings("no_email", entry=written) from error
    if not known.domain:
        raise BadSettings("no_email", entry=written)
    return written


def _server(said: Mapping[str, Any]) -> Server:
    security = next(
        (one for one in get_args(Security) if one == (said["security"] or "starttls")), None
    )
    if security is None:
        raise BadSettings("no_security", entry=str(said["security"]))
    port = str(said["port"] or PORTS[security])
    if not port.isdecimal() or not 0 < int(port) < 65_536:
        raise BadSettings("no_port", entry=port)
    return Server(str(said["host"]), int(port), security, str(said["user"]), str(said["password"]))


def _webhook(address: str) -> str:
    """An address that may be posted to: https, or this machine."""
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        is_local = parts.scheme == "http" and parts.hostname in LOCAL
        is_good = bool(parts.hostname) and (parts.scheme == "https" or is_local)
    except ValueError:
        is_good = False
    if not is_good:
        raise BadSettings("no_webhook", entry=address)
    return address
