"""A digest: one e-mail about all alerts of a unit that its reader was not told yet."""

from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from html import escape

from dashboard.alerts import words
from dashboard.alerts.detection import Alert
from dashboard.alerts.settings import Recipient, Settings
from dashboard.figures import Language
from dashboard.warehouse import Unit
from dashboard.wording import say

FONTS = "IBM Plex Sans, IBM Plex Sans Arabic, Segoe UI, Tahoma, sans-serif"


def written(
    alerts: Sequence[Alert], recipient: Recipient, units: Sequence[Unit], settings: Settings
) -> EmailMessage:
    """The e-mail to a recipient, as text and as a page, in each of its languages."""
    message = EmailMessage()
    message["Subject"] = " · ".join(
        _title(alerts, recipient, units, language) for language in recipient.languages
    )
    message["From"], message["To"] = settings.sender, recipient.email
    message["Date"] = formatdate(localtime=False)
    message["Message-ID"] = make_msgid(domain=settings.sender.rpartition("@")[2])
    parts = [
        (language, _lines(alerts, units, settings, language)) for language in recipient.languages
    ]
    told = {
        language: _title(alerts, recipient, units, language) for language in recipient.languages
    }
    message.set_content(
        "\n\n".join(_text(told[language], lines, language) for language, lines in parts)
    )
    pages = "<hr>".join(_page(told[language], lines, language) for language, lines in parts)
    message.add_alternative(
        f'<!doctype html><meta charset="utf-8"><body style="font-family:{FONTS}">{pages}</body>',
        subtype="html",
    )
    return message


def _title(
    alerts: Sequence[Alert], recipient: Recipient, units: Sequence[Unit], language: Language
) -> str:
    unit = words.unit_name(units, recipient.unit, language)
    return say("alert.subject", language, count=len(alerts), unit=unit)


def _lines(
    alerts: Sequence[Alert], units: Sequence[Unit], settings: Settings, language: Language
) -> list[tuple[str, str, str]]:
    """Of each alert: its unit, its sign and sentence, and its link."""
    return [
        (
            words.unit_name(units, alert.unit, language),
            f"{words.SIGNS[alert.cause]} {words.sentence(alert, language)}",
            words.link(alert, settings.address, language),
        )
        for alert in words.in_order(alerts)
    ]


def _text(title: str, lines: Sequence[tuple[str, str, str]], language: Language) -> str:
    told = [f"{unit}\n{sentence}" + (f"\n{link}" if link else "") for unit, sentence, link in lines]
    return "\n\n".join([title, *told, say("alert.once", language)])


def _page(title: str, lines: Sequence[tuple[str, str, str]], language: Language) -> str:
    direction = "rtl" if language == "ar" else "ltr"
    rows = "".join(
        f"<li><b>{escape(unit)}</b><br>"
        + (f'<a href="{escape(link)}">{escape(sentence)}</a>' if link else escape(sentence))
        + "</li>"
        for unit, sentence, link in lines
    )
    return (
        f'<div lang="{language}" dir="{direction}"><h2>{escape(title)}</h2><ul>{rows}</ul>'
        f"<p>{escape(say('alert.once', language))}</p></div>"
    )
