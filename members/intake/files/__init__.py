"""Files: what they say of organizations and words, and files made of entries."""

from members.intake.files.exported import About, Exported, exported
from members.intake.files.naming import disposition, file_name
from members.intake.files.reading import read
from members.intake.files.templates import write_template
from members.intake.files.writing import FORMATS, PARTS, Format, write
from members.intake.opening.limits import Limits

__all__ = [
    "FORMATS",
    "PARTS",
    "About",
    "Exported",
    "Format",
    "Limits",
    "disposition",
    "exported",
    "file_name",
    "read",
    "write",
    "write_template",
]
