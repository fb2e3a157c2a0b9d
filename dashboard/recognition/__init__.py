"""Which export a table is, by its columns: never by a file's name."""

from dashboard.recognition.descriptions import (
    DATE_ORDERS,
    DECIMALS,
    Export,
    Mapped,
    described,
    exports,
    known,
    normal,
    pairs,
    ranked,
    zones,
)
from dashboard.recognition.matching import LOOK_FOR_HEADER, Block, blocks, unknown_title

__all__ = [
    "DATE_ORDERS",
    "DECIMALS",
    "LOOK_FOR_HEADER",
    "Block",
    "Export",
    "Mapped",
    "blocks",
    "described",
    "exports",
    "known",
    "normal",
    "pairs",
    "ranked",
    "unknown_title",
    "zones",
]
