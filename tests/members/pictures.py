"""Files that people upload as logos, honest and hostile; made here, never kept."""

import struct
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageDraw

HTML = b"<!doctype html><script>alert('c4n4ry-of-a-script')</script>"
PNG = b"\x89PNG\r\n\x1a\n"
NAMES = [
    "logo.png",
    "../../x",
    "..\\..\\x.png",
    "nul\0.png",
    "a" * 300 + ".png",
    ".htaccess",
    "logo\u202egnp.php",
    "logo.php.png",
    "<script>.png",
    "лого.png",
]


def drawing(width: int = 300, height: int = 200, mode: str = "RGB") -> Image.Image:
    """A red circle on a blue ground; the ground is clear where the mode allows it."""
    clear = mode in ("RGBA", "LA")
    picture = Image.new("RGBA", (width, height), (0, 60, 160, 0 if clear else 255))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((width // 4, height // 4, width // 2, height // 2), fill="red")
    return picture.convert(mode)


def saved(picture: Image.Image, format: str = "PNG", **options: Any) -> bytes:
    stream = BytesIO()
    picture.save(stream, format, **options)
    return stream.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content), formats=["WEBP"])


def chunk(kind: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)


def png(side: int, *chunks: bytes, bits: int = 1, color: int = 0) -> bytes:
    """A black PNG of `side` × `side`, made without the memory that reading it takes."""
    header = struct.pack(">IIBBBBB", side, side, bits, color, 0, 0, 0)
    samples = {0: 1, 2: 3, 6: 4}[color]
    row = bytes(1 + (side * bits * samples + 7) // 8)
    return b"".join(
        [
            PNG,
            chunk(b"IHDR", header),
            *chunks,
            chunk(b"IDAT", compressed(row for _ in range(side))),
            chunk(b"IEND", b""),
        ]
    )


def compressed(parts: Iterable[bytes]) -> bytes:
    compressor = zlib.compressobj(9)
    return b"".join([*map(compressor.compress, parts), compressor.flush()])


def with_profile(profile: bytes, level: int = 9) -> bytes:
    """A small PNG with a color profile of any bytes."""
    return png(64, chunk(b"iCCP", b"icc\0\0" + zlib.compress(profile, level)), bits=8)


def with_text(text: bytes) -> bytes:
    """A small PNG with a compressed comment."""
    return png(64, chunk(b"zTXt", b"Comment\0\0" + zlib.compress(text, 9)), bits=8)


def polyglot() -> bytes:
    """A PNG that is a page too: in a comment, in its pixels, and behind its end."""
    header = struct.pack(">IIBBBBB", len(HTML), 20, 8, 0, 0, 0, 0)
    parts = [
        chunk(b"IHDR", header),
        chunk(b"tEXt", b"Comment\0" + HTML),
        chunk(b"IDAT", zlib.compress((b"\0" + HTML) * 20, 0)),
        chunk(b"IEND", b""),
    ]
    return b"".join([PNG, *parts, HTML])


def frames(format: str, count: int = 1000) -> bytes:
    """An animation: the first frame red, all others in shades of blue."""
    first = Image.new("RGB", (64, 64), "red")
    others = [
        Image.new("RGB", (64, 64), (n % 200, n // 200, 255)) for n in range(count - 1)
    ]
    return saved(first, format, save_all=True, append_images=others, duration=20)


def photograph_with_metadata() -> bytes:
    """A JPEG on its side, with a place and a name in EXIF, and XMP."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    exif[0x013B] = "c4n4ry-of-an-artist"
    exif.get_ifd(0x8825).update({1: "N", 2: (47.0, 55.0, 12.5), 3: "E"})
    xmp = b"<x:xmpmeta>c4n4ry-of-xmp</x:xmpmeta>"
    picture = drawing(300, 200)
    return saved(picture, "JPEG", exif=exif, xmp=xmp, comment=b"c4n4ry-of-a-comment")


def profile(kind: str = "sRGB") -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(kind)).tobytes()


def shared_runs(one: bytes, other: bytes, length: int = 16) -> set[bytes]:
    """Runs of bytes in both, but for the header and for a byte that repeats itself."""
    runs = {other[at : at + length] for at in range(len(other) - length + 1)}
    own = {one[at : at + length] for at in range(30, len(one) - length + 1)}
    return {run for run in runs & own if len(set(run)) > 1}
