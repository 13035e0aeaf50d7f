"""A logo is read without trust, and nothing of the file itself is kept."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone
from PIL import Image

from members.models import Picture, Revision
from members.pictures import (
    MOST_BYTES,
    Encoded,
    RefusedPicture,
    read_logo,
    reading,
    store_logo,
    unused_pictures,
)
from tests.factories import make_organization, make_revision, make_user
from tests.members import pictures
from tests.members.pictures import drawing, opened, saved, shared_runs

# What a process prints of reading a file: seconds, and how many MiB it grew by.
MEASURE = """
import json, resource, sys, time
import django
django.setup()
from members.pictures import RefusedPicture, read_logo
upload = sys.stdin.buffer.read()
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before, start = peak(), time.monotonic()
try:
    read_logo(upload)
    answer = ""
except RefusedPicture as refusal:
    answer = str(refusal)
seconds, after = time.monotonic() - start, peak()
of_reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(json.dumps([answer, seconds, after - before, of_reader - before]))
"""
BOMBS = {
    "81 megapixels": lambda: pictures.png(9_000),
    "169 megapixels": lambda: pictures.png(13_000),
    "400 megapixels": lambda: pictures.png(20_000),
    "GIF of 1,000 frames": lambda: pictures.frames("GIF"),
    "WebP of 1,000 frames": lambda: pictures.frames("WEBP"),
    "profile of 5 MB": lambda: pictures.with_profile(bytes(5_000_000), level=0),
    "compressed profile of 5 MB": lambda: pictures.with_profile(bytes(5_000_000)),
    "comment of 5 MB": lambda: pictures.with_text(bytes(5_000_000)),
}
NO_PICTURES = {
    "HTML": pictures.HTML,
    "PHP": b"<?php echo 1; ?>" * 9,
    "PDF": b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n",
    "program": b"MZ\x90\0" + bytes(200),
    "bitmap": saved(drawing(), "BMP"),
    "TIFF": saved(drawing(), "TIFF"),
    "icon": saved(drawing(), "ICO"),
    "PostScript": saved(drawing(), "EPS"),
    "JPEG 2000 or nothing": b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(200),
}


@pytest.mark.parametrize(
    "upload",
    [
        pytest.param(saved(drawing(mode=mode), format), id=f"{format} {mode}")
        for format, mode in [
            *(("PNG", mode) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")),
            *(("JPEG", mode) for mode in ("L", "RGB", "CMYK")),
            *(("WEBP", mode) for mode in ("RGB", "RGBA")),
            *(("GIF", mode) for mode in ("L", "P")),
        ]
    ],
)
def test_picture_of_each_kind_comes_out_as_webp_in_two_sizes(upload):
    logo = read_logo(upload)

    assert (logo.width, logo.height) == (300, 200)
    assert opened(logo.content).size == (300, 200)
    assert opened(logo.small).size == (144, 96)
    assert not shared_runs(logo.content, upload)
    assert not shared_runs(logo.small, upload)


def test_large_picture_is_made_smaller_and_a_small_one_stays():
    large = read_logo(saved(drawing(3000, 1500)))
    small = read_logo(saved(drawing(20, 10)))

    assert (large.width, large.height) == (512, 256)
    assert opened(small.small).size == (small.width, small.height) == (20, 10)


def test_colors_and_clear_ground_stay():
    logo = read_logo(saved(drawing(mode="RGBA")))
    in_print = read_logo(saved(drawing(mode="CMYK"), "JPEG", quality=95))

    middle, corner = (110, 75), (0, 0)
    assert opened(logo.content).getpixel(middle) == (255, 0, 0, 255)
    assert opened(logo.content).getpixel(corner)[3] == 0
    red, green, blue = opened(in_print.content).getpixel(middle)
    assert red > 200 > 60 > max(green, blue)


def test_sixteen_bits_of_gray_are_no_white():
    gray = Image.new("I;16", (40, 40), 0x8000)

    logo = read_logo(saved(gray))

    assert opened(logo.content).getpixel((20, 20)) == (128, 128, 128)


def test_small_profile_is_applied_and_never_kept():
    lab = pictures.profile("LAB")
    plain = opened(read_logo(saved(drawing())).content)

    same = read_logo(saved(drawing(), icc_profile=pictures.profile()))
    unfit = read_logo(saved(drawing(), icc_profile=lab))
    broken = read_logo(saved(drawing(), icc_profile=b"no profile" * 20))

    for logo in (same, unfit, broken):
        assert "icc_profile" not in opened(logo.content).info
        assert opened(logo.content).getpixel((110, 75)) == plain.getpixel((110, 75))


def test_place_name_and_comments_of_a_photograph_are_gone():
    upload = pictures.photograph_with_metadata()

    logo = read_logo(upload)

    # Lying on its side in the file, upright here: the circle was at the left.
    assert (logo.width, logo.height) == (200, 300)
    assert opened(logo.content).getpixel((125, 110))[0] > 200
    assert upload.count(b"c4n4ry") == 3
    for content in (logo.content, logo.small):
        assert b"c4n4ry" not in content
        assert {"exif", "xmp", "icc_profile"}.isdisjoint(opened(content).info)
        assert not opened(content).getexif()


@pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG"])
def test_animation_becomes_its_first_frame(format):
    logo = read_logo(pictures.frames(format, count=20))

    red, green, blue = opened(logo.content).convert("RGB").getpixel((30, 30))
    assert opened(logo.content).n_frames == 1
    assert red > 200 > 60 > max(green, blue)


def test_page_hidden_in_a_picture_is_gone():
    upload = pictures.polyglot()

    logo = read_logo(upload)

    # In the comment, in each row of pixels, and behind the end of the picture.
    assert upload.count(b"<script>") == 22
    for content in (logo.content, logo.small):
        assert b"<" not in content
        assert not shared_runs(content, upload)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_own_picture_uploaded_again_gives_other_bytes(mode):
    first = read_logo(saved(drawing(mode=mode)))

    again = read_logo(first.content)

    assert not shared_runs(again.content, first.content)
    assert opened(again.content).size == opened(first.content).size


@pytest.mark.parametrize("upload", NO_PICTURES.values(), ids=NO_PICTURES)
def test_what_is_no_picture_is_refused(upload):
    with pytest.raises(RefusedPicture, match="Save it as PNG, JPEG, WebP or GIF"):
        read_logo(upload)


@pytest.mark.parametrize(
    "svg",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- made --><!DOCTYPE svg>\n<SVG></SVG>",
        "<svg/>".encode("utf-16"),
        b"\x1f\x8b\x08" + bytes(50),
    ],
)
def test_svg_is_refused_with_what_to_do(svg):
    with pytest.raises(RefusedPicture, match="Save it as PNG, at least 512 pixels"):
        read_logo(svg)


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "GIF"])
@pytest.mark.parametrize("percent", [1, 10, 50, 90, 98])
def test_truncated_picture_is_refused(format, percent):
    noise = Image.effect_noise((120, 80), 60).convert("RGB")
    upload = saved(noise, format)

    with pytest.raises(RefusedPicture):
        read_logo(upload[: len(upload) * percent // 100])


def test_empty_file_is_refused():
    with pytest.raises(RefusedPicture, match="empty"):
        read_logo(b"")


def test_picture_of_two_megabytes_is_read_and_one_byte_more_is_not():
    upload = saved(drawing()).ljust(MOST_BYTES, b"\0")

    assert read_logo(upload).width == 300
    with pytest.raises(RefusedPicture, match="larger than 2 MB"):
        read_logo(upload + b"\0")
    with pytest.raises(RefusedPicture, match="larger than 2 MB"):
        read_logo(SimpleUploadedFile("logo.png", upload + b"\0"))


@pytest.mark.parametrize(
    ("width", "height"), [(10_001, 1), (1, 10_001), (4_473, 4_473)]
)
def test_picture_of_too_many_pixels_is_refused(width, height):
    with pytest.raises(RefusedPicture, match="too many pixels"):
        read_logo(saved(Image.new("1", (width, height))))


@pytest.mark.parametrize("name", BOMBS)
def test_bomb_is_answered_soon_and_in_little_memory(name):
    answer, seconds, grown, grown_of_reader = measured(BOMBS[name]())

    is_animation = "frames" in name
    assert (answer == "") == is_animation
    assert seconds < 5  # 0.1 to 0.2 s on two idle cores
    assert grown < 10
    assert grown_of_reader < 50


@pytest.mark.parametrize("color", [0, 2, 6])
def test_largest_picture_leaves_the_process_that_asked_as_it_was(color):
    upload = pictures.png(4_472, bits=8, color=color)

    answer, _seconds, grown, grown_of_reader = measured(upload)

    assert answer == ""
    assert grown < 10
    assert grown_of_reader < 256


def measured(upload):
    done = subprocess.run(
        [sys.executable, "-c", MEASURE], input=upload, capture_output=True, check=True
    )
    return json.loads(done.stdout)


def test_reader_that_does_not_end_is_stopped(monkeypatch):
    monkeypatch.setattr(reading, "SECONDS", 0)

    with pytest.raises(RefusedPicture, match="damaged"):
        read_logo(saved(drawing()))


LOGO = Encoded(b"RIFF", b"RIF", 30, 20)


def test_stored_logo_has_a_name_of_our_own_and_its_bytes(db):
    organization, user = make_organization(), make_user()

    stored = store_logo(organization, LOGO, by=user)

    row = Picture.objects.get()
    assert (bytes(row.content), bytes(row.small)) == (b"RIFF", b"RIF")
    assert (row.width, row.height, row.size) == (30, 20, 4)
    assert (row.organization, row.uploaded_by) == (organization, user)
    assert len(stored.name) == 32
    assert store_logo(organization, LOGO, by=user).name != stored.name


def test_fifty_logos_in_thirty_days_are_the_most(db):
    organization, other, user = make_organization(), make_organization(), make_user()
    for _ in range(50):
        store_logo(organization, LOGO, by=user)

    with pytest.raises(RefusedPicture, match="50 logos in 30 days"):
        store_logo(organization, LOGO, by=user)

    assert organization.pictures.count() == 50
    assert store_logo(other, LOGO, by=user)
    oldest = organization.pictures.last()
    oldest.uploaded_at = timezone.now() - timedelta(days=30)
    oldest.save()
    assert store_logo(organization, LOGO, by=user)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    "connection.vendor == 'sqlite'",
    reason="the in-memory database of the tests has one connection",
)
def test_logos_uploaded_at_once_are_not_more_than_the_most():
    organization, user = make_organization(), make_user()
    for _ in range(49):
        store_logo(organization, LOGO, by=user)
    barrier = Barrier(8)

    def upload(_number):
        try:
            connection.ensure_connection()
            barrier.wait()
            return store_logo(organization, LOGO, by=user)
        except RefusedPicture:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        stored = list(pool.map(upload, range(8)))

    assert organization.pictures.count() == 50
    assert stored.count(None) == 7


def test_pictures_that_no_entry_needs_are_found(db):
    organization, other = make_organization(), make_organization()
    shown, drafted, submitted, published, withdrawn, of_other, fresh = (
        store_logo(organization, LOGO, by=make_user()) for _ in range(7)
    )
    organization.logo = shown
    organization.save()
    now, states = timezone.now(), Revision.State
    make_revision(organization, entry={"logo": drafted.name})
    make_revision(
        organization,
        entry={"logo": submitted.name},
        state=states.SUBMITTED,
        submitted_at=now,
    )
    make_revision(
        organization,
        entry={"logo": published.name},
        state=states.PUBLISHED,
        number=1,
        decided_at=now,
    )
    make_revision(organization, entry={"logo": withdrawn.name}, state=states.WITHDRAWN)
    make_revision(other, entry={"logo": of_other.name})
    before = now - timedelta(days=30)
    Picture.objects.exclude(pk=fresh.pk).update(uploaded_at=before - timedelta(days=1))

    unused = unused_pictures(before)

    assert set(unused) == {withdrawn, of_other}
    assert all(picture.get_deferred_fields() for picture in unused)
    unused.delete()
    assert Picture.objects.count() == 5
