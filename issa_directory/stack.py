"""Room for the calls that draw a page.

CPython takes memory for the frames of calls in chunks of 16 KB, and gives a chunk back
as soon as it is empty. Where one happens to end inside of a loop, each call there asks
the system for a chunk and returns it: the same page takes up to twice as long, by an
accident of how deep it is called (docs/performance.md). No chunk is smaller than the
frame that needs it. So a frame that says it is large brings room for all that follow.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

# Of 8 bytes: a chunk is the next power of two, 1 MB, half of it left for others.
SLOTS = 70_000


def with_room(application: "WSGIApplication") -> "WSGIApplication":
    """The same application, called from a frame that takes `SLOTS` of the stack."""

    def answer(environ, start_response):  # type: ignore[no-untyped-def]
        return application(environ, start_response)

    answer.__code__ = answer.__code__.replace(co_stacksize=SLOTS)
    return answer
