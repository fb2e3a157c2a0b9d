"""How a typed cell is written as text."""

from datetime import date, datetime, time
from decimal import Decimal


def written(value: object) -> str:
    """A cell as text: 825.0 is 825, and dates are in ISO form."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value)
