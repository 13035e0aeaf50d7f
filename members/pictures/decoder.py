"""A program of its own: a picture from standard input, as WebP to standard output.

Whatever a file does to its reader, it does it here: within limits, and away from the
memory, the secrets and the connections of the site, of which this imports nothing.

It writes a line of JSON: {"refused": why}, or {"width", "height", "sizes"} and after
it the picture twice, large and small, of so many bytes.
"""

import contextlib
import json
import resource
import sys
import warnings
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, JpegImagePlugin, UnidentifiedImageError

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
MOST_PIXELS = 20_000_000
MOST_PIXELS_OF_WEBP = 8_000_000  # its reader holds the picture five times
LONGEST_SIDE = 10_000
MOST_PROFILE_BYTES = 1_000_000
CONTENT, SMALL = (512, 512), (144, 144)
LIMITS = {
    resource.RLIMIT_AS: 256 * 2**20,
    resource.RLIMIT_CPU: 5,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,
}

# Ways to encode a picture, from the best. A second one is needed only where the
# upload was made in the same way.
LOSSLESS: list[dict[str, Any]] = [
    {"lossless": True, "method": 4},
    {"lossless": True, "method": 2, "quality": 20},
    {"lossless": True, "method": 0, "quality": 0},
]
LOSSY: list[dict[str, Any]] = [{"quality": 85}, {"quality": 80}]

# Nothing of an upload comes out again: no run of so many bytes, but for the header
# (RIFF, the kind of WebP, width and height), and for one byte that repeats itself.
RUN = 16
HEADER = 30

ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class RefusedError(Exception):
    """Says why in one word, for which the site has a sentence."""


def main() -> None:
    for limit, most in LIMITS.items():
        # Where the system knows no such limit, or set a stricter one before.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))
    upload = sys.stdin.buffer.read()
    try:
        picture = read(upload)
        small = picture.copy()
        small.thumbnail(SMALL, Image.Resampling.LANCZOS)
        pictures = [encode(each, upload) for each in (picture, small)]
    except RefusedError as refusal:
        answer({"refused": str(refusal)})
    except MemoryError:
        answer({"refused": "large"})
    except Exception as error:  # the readers raise all kinds of them
        print(repr(error), file=sys.stderr)
        answer({"refused": "broken"})
    else:
        width, height = picture.size
        sizes = [len(encoded) for encoded in pictures]
        answer({"width": width, "height": height, "sizes": sizes}, *pictures)


def answer(words: dict[str, Any], *pictures: bytes) -> None:
    line = json.dumps(words).encode()
    sys.stdout.buffer.write(b"\n".join([line, b"".join(pictures)]))


def read(upload: bytes) -> Image.Image:
    """The picture, or the first of several: upright, in sRGB, at most 512 × 512."""
    opened = opened_within_limits(upload)
    opened.draft(None, (2 * CONTENT[0], 2 * CONTENT[1]))
    picture = in_plain_mode(opened)
    picture.thumbnail(CONTENT, Image.Resampling.LANCZOS)
    # EXIF may be broken in many ways, of which none is one of the picture itself.
    with contextlib.suppress(Exception):
        if turn := TURNS.get(opened.getexif().get(ORIENTATION, 1)):
            picture = picture.transpose(turn)
    picture = in_srgb(picture, opened.info.get("icc_profile"))
    picture.info = {}
    return picture


def opened_within_limits(upload: bytes) -> Image.Image:
    """The picture with its header read and checked, and nothing decoded."""
    is_webp = upload[8:12] == b"WEBP"
    most_pixels = MOST_PIXELS_OF_WEBP if is_webp else MOST_PIXELS
    Image.MAX_IMAGE_PIXELS = most_pixels
    warnings.simplefilter("ignore")
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    # Else a JPEG that names further pictures would be opened by a fifth reader.
    reader = JpegImagePlugin.JpegImageFile
    Image.register_open("JPEG", reader, lambda start: start.startswith(b"\xff\xd8"))
    try:
        opened = Image.open(BytesIO(upload), formats=FORMATS)
    except UnidentifiedImageError:
        raise RefusedError("unknown") from None
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise RefusedError("large") from None
    width, height = opened.size
    if width * height > most_pixels or max(width, height) > LONGEST_SIDE:
        raise RefusedError("large")
    return opened


def in_plain_mode(picture: Image.Image) -> Image.Image:
    """As L, LA, RGB, RGBA or CMYK, which can be made smaller without steps."""
    if picture.mode.startswith("I"):  # 16 bits of gray
        return picture.point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data and picture.mode not in ("LA", "RGBA"):
        return picture.convert("RGBA")
    plain = {"1": "L", "P": "RGB"}.get(picture.mode)
    return picture.convert(plain) if plain else picture


def in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """As RGB, or as RGBA where any of it is not opaque."""
    alpha = picture.getchannel("A") if picture.mode in ("LA", "RGBA") else None
    color = picture.convert(picture.mode.removesuffix("A"))
    if profile and len(profile) <= MOST_PROFILE_BYTES:
        # A profile that is broken, or of other colors, is as good as none.
        with contextlib.suppress(ImageCms.PyCMSError, OSError):
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            matched = ImageCms.profileToProfile(color, source, target, outputMode="RGB")
            color = matched or color
    color = color.convert("RGB")
    if alpha and alpha.getextrema() != (255, 255):
        color.putalpha(alpha)
    return color


def encode(picture: Image.Image, upload: bytes) -> bytes:
    """The picture as WebP, in the best way that repeats nothing of the upload."""
    lossless, lossy = webp(picture, LOSSLESS[0]), webp(picture, LOSSY[0])
    # Sharp edges are worth some bytes, the grain of a photograph is not.
    is_flat = len(lossless) <= 2 * len(lossy)
    for way in [*LOSSLESS, *LOSSY] if is_flat else [*LOSSY, *LOSSLESS]:
        encoded = webp(picture, way)
        if not repeats(encoded, upload):
            return encoded
    raise RefusedError("broken")


def webp(picture: Image.Image, way: dict[str, Any]) -> bytes:
    stream = BytesIO()
    picture.save(stream, "WEBP", **way)
    return stream.getvalue()


def repeats(encoded: bytes, upload: bytes) -> bool:
    """Whether a run of the upload's bytes stands in what was encoded."""
    half = RUN // 2
    # Each run of the upload, wherever it begins, holds one of these blocks whole.
    blocks = {upload[at : at + half] for at in range(0, len(upload), half)}
    return any(
        encoded[at : at + half] in blocks and is_run_around(at, encoded, upload)
        for at in range(HEADER, len(encoded) - half + 1)
    )


def is_run_around(at: int, encoded: bytes, upload: bytes) -> bool:
    first, last = max(HEADER, at - RUN // 2), min(at, len(encoded) - RUN)
    runs = [encoded[start : start + RUN] for start in range(first, last + 1)]
    return any(len(set(run)) > 1 and run in upload for run in runs)


if __name__ == "__main__":
    main()
