"""ZIP: the sizes first, then each file in it."""

import io
import posixpath
import re
import zipfile
from typing import BinaryIO

from members.intake.opening.answer import Answer
from members.intake.opening.delimited import open_csv
from members.intake.opening.documents import open_json
from members.intake.opening.limits import SMALL, Counter, RefusedError
from members.intake.opening.workbook import CONTENT_TYPES, open_workbook

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg")
# What systems put into archives by themselves, and what an export says of itself.
LEFT_OUT = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)")
ABOUT = "about.txt"
_UNSAFE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|[\x00-\x1f\\]")


def open_zip(name: str, stream: BinaryIO, counter: Counter, answer: Answer) -> None:
    with opened(stream, counter) as parts:
        if CONTENT_TYPES in parts.namelist():
            open_workbook(name, parts, counter, answer)
        elif "mimetype" in parts.namelist():
            raise RefusedError("other_kind", kind="ODS")
        else:
            _open_files(parts, counter, answer)


def opened(stream: BinaryIO, counter: Counter) -> zipfile.ZipFile:
    """The archive, when its sizes are within limits, before anything is unpacked."""
    limits = counter.limits
    try:
        parts = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise RefusedError("broken", detail=str(error)) from None
    infos = parts.infolist()
    if len(infos) > limits.files:
        raise RefusedError("files", count=len(infos), most=limits.files)
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if unpacked > limits.unpacked or counter.unpacked + unpacked > limits.unpacked:
        raise RefusedError("unpacked", size=unpacked, most=limits.unpacked)
    if unpacked > max(SMALL, packed * limits.ratio):
        raise RefusedError("ratio", size=unpacked)
    if any(info.flag_bits & 1 for info in infos):
        raise RefusedError("encrypted")
    counter.unpacked += unpacked
    return parts


def _open_files(parts: zipfile.ZipFile, counter: Counter, answer: Answer) -> None:
    seen: set[str] = set()
    for info in parts.infolist():
        name = info.filename
        if _UNSAFE.search(name):
            raise RefusedError("unsafe_name", name=name)
        if info.is_dir() or LEFT_OUT.search(name) or name == ABOUT:
            continue
        base = posixpath.basename(name)
        if base.lower() in seen:
            answer.error("twice", name=base)
            continue
        seen.add(base.lower())
        if base.lower().endswith(PICTURES):
            _open_picture(parts, info, counter, answer)
            continue
        try:
            _open_file(base, io.BytesIO(parts.read(info)), counter, answer)
        except RefusedError as error:
            raise RefusedError(error.why, **{"file": base, **error.said}) from None


def _open_picture(
    parts: zipfile.ZipFile, info: zipfile.ZipInfo, counter: Counter, answer: Answer
) -> None:
    base = posixpath.basename(info.filename)
    if info.file_size > counter.limits.picture:
        answer.error("picture", name=base, most=counter.limits.picture)
    else:
        answer.picture(base, parts.read(info))


def _open_file(name: str, stream: BinaryIO, counter: Counter, answer: Answer) -> None:
    kind = posixpath.splitext(name)[1].lower()
    if kind in (".csv", ".tsv", ".txt"):
        open_csv(name, stream, counter, answer)
    elif kind == ".json":
        open_json(name, stream, counter, answer)
    elif kind == ".xlsx":
        with opened(stream, counter) as parts:
            open_workbook(name, parts, counter, answer)
    elif kind in (".zip", ".gz", ".7z", ".rar", ".tar", ".tgz", ".bz2", ".xz"):
        raise RefusedError("nested", name=name)
    elif kind == ".xlsm":
        raise RefusedError("macros")
    else:
        answer.error("no_kind", name=name)
