"""Reading an uploaded logo: it is decoded elsewhere, and never kept as it came."""

import json
import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_BYTES = 2 * 1024 * 1024
TOO_LARGE = gettext_lazy(
    "This file is larger than 2 MB. Save the logo smaller: 512 pixels are wide enough."
)
DECODER = Path(__file__).with_name("decoder.py")
SECONDS = 8

log = logging.getLogger(__name__)


class RefusedPicture(ValueError):  # noqa: N818 - it is the picture that is refused
    """Its words tell the person who uploaded it what to do."""


@dataclass(frozen=True)
class Encoded:
    """A logo as WebP, as `Picture` keeps it; width and height are of `content`."""

    content: bytes
    small: bytes
    width: int
    height: int


def read_logo(upload: UploadedFile | bytes) -> Encoded:
    """The logo in an upload, told by its content, never by its name or claimed type.

    Raises RefusedPicture.
    """
    content = upload if isinstance(upload, bytes) else upload.read(MOST_BYTES + 1)
    if not content:
        raise RefusedPicture(_("This file is empty. Choose another one."))
    if len(content) > MOST_BYTES:
        raise RefusedPicture(TOO_LARGE)
    if is_svg(content):
        raise RefusedPicture(
            _(
                "SVG cannot be taken, because such a file may hold programs. Save it "
                "as PNG, at least 512 pixels wide."
            )
        )
    return _decoded(content)


def is_svg(content: bytes) -> bool:
    start = content[:4096].lower().replace(b"\0", b"")  # it may be in UTF-16
    return b"<svg" in start or content.startswith(b"\x1f\x8b")


def _decoded(content: bytes) -> Encoded:
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(DECODER)],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            env={},  # it has no use for the site's secrets
            check=True,
        )
    except subprocess.SubprocessError as error:
        stderr = getattr(error, "stderr", None) or b""
        log.warning("A picture stopped its reader: %s %r", error, stderr[-500:])
        raise RefusedPicture(sentence("broken")) from None
    line, pictures = done.stdout.split(b"\n", 1)
    answer = json.loads(line)
    if why := answer.get("refused"):
        raise RefusedPicture(sentence(why))
    length, _length_of_small = answer["sizes"]
    return Encoded(
        content=pictures[:length],
        small=pictures[length:],
        width=answer["width"],
        height=answer["height"],
    )


def sentence(why: str) -> str:
    """What to do about a picture that the decoder refused in one word."""
    sentences = {
        "unknown": _(
            "This is no picture that can be read here. Save it as PNG, JPEG, WebP or "
            "GIF, and upload that."
        ),
        "large": _(
            "This picture has too many pixels. Save it smaller: 512 pixels are wide "
            "enough."
        ),
    }
    broken = _(
        "This picture is damaged, or not what it says it is. Open it in a picture "
        "program, save it anew as PNG, and upload that."
    )
    return sentences.get(why, broken)
