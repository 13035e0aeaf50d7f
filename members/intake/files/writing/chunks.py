"""Files in parts of a fair size, so that each can be sent while the next is made."""

from collections.abc import Iterable, Iterator

CHUNK = 64 * 1024


def in_chunks(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in parts of at least CHUNK bytes, but for the last."""
    held: list[bytes] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= CHUNK:
            yield b"".join(held)
            held.clear()
            size = 0
    if held:
        yield b"".join(held)
