"""Uploaded logos: read without trust, kept anew, and let go when nothing names them."""

from members.pictures.reading import (
    MOST_BYTES,
    TOO_LARGE,
    Encoded,
    RefusedPicture,
    read_logo,
)
from members.pictures.storing import find_logo, store_logo, unused_pictures

__all__ = [
    "MOST_BYTES",
    "TOO_LARGE",
    "Encoded",
    "RefusedPicture",
    "find_logo",
    "read_logo",
    "store_logo",
    "unused_pictures",
]
