"""Files: what they say of organizations and words, and files made of entries."""

from members.intake.files.exported import About, Exported, exported
from members.intake.files.reading import read
from members.intake.files.writing import FORMATS, Format, write
from members.intake.opening.limits import Limits

__all__ = [
    "FORMATS",
    "About",
    "Exported",
    "Format",
    "Limits",
    "exported",
    "read",
    "write",
]
