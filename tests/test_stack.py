"""The frames of a page find room in one piece, at whatever depth it is called."""

import traceback

from issa_directory.stack import SLOTS, with_room
from issa_directory.wsgi import application


def test_application_answers_from_a_frame_with_room():
    def fails(environ, start_response):
        raise ValueError

    try:
        with_room(fails)({}, None)
    except ValueError as problem:
        frames = [frame for frame, _line in traceback.walk_tb(problem.__traceback__)]

    assert [frame.f_code.co_stacksize == SLOTS for frame in frames] == [
        False,
        True,
        False,
    ]
    # A chunk of the next power of two leaves the frames that follow 400 KB at least.
    size = 8 * SLOTS
    assert (1 << size.bit_length()) - size > 400 * 1024


def test_what_gunicorn_serves_is_that_application():
    assert application.__code__.co_stacksize == SLOTS
