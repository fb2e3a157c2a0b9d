"""What is typed behind a verb: what it may be, and a sentence where it is something else."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NoReturn, TypeVar

from dashboard.errors import BadCommand

When = TypeVar("When", date, datetime)


class Parser(argparse.ArgumentParser):
    """Reads a command; what it cannot read is an error like any other."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong.

        Raises:
            BadCommand: Always.
        """
        raise BadCommand("bad_command", said=message, command=self.prog)


def day(text: str) -> date:
    """A day that is typed.

    Raises:
        BadCommand: It is none.
    """
    return _in_time(text, date.fromisoformat)


def moment(text: str) -> datetime:
    """A day, or a moment of one, that is typed.

    Raises:
        BadCommand: It is none.
    """
    return _in_time(text, datetime.fromisoformat)


def _in_time(text: str, read: Callable[[str], When]) -> When:
    try:
        return read(text)
    except ValueError:
        raise BadCommand("no_such_day", said=text[:60]) from None


def choose(
    parser: argparse.ArgumentParser,
    name: str,
    choices: Sequence[str],
    usual: str | None,
    says: str,
) -> None:
    """Add an option that is one of some words.

    Args:
        parser: What reads the command.
        name: The option's name.
        choices: The words.
        usual: What it is where it is left out.
        says: What it says, for the help.
    """

    def chosen(text: str) -> str:
        if text not in choices:
            known = ", ".join(choices)
            raise BadCommand("no_choice", remedy="choose_known", said=text[:60], known=known)
        return text

    shown = f"{{{','.join(choices)}}}"
    parser.add_argument(name, type=chosen, default=usual, metavar=shown, help=says)
