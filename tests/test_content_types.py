"""Whatever a Content-Type claims, the request is read as UTF-8 and answered here.

These ask the application itself: the test client makes requests of another class.
"""

import pytest
from django.test import RequestFactory

from issa_directory.wsgi import handler

pytestmark = pytest.mark.django_db

ODD = [
    "text/plain; charset=hex",
    "text/plain; charset=rot13",
    "text/plain; charset=utf-7",
    "text/plain; charset=utf-16",
    "text/plain; charset=nothing",
    "text/plain; charset=\x00",
    "text/plain; charset*=nothing''a",
    "text/plain; a*=nothing''%41",
    "text/plain; a*1=b; a*0*=utf-8''c",
    "multipart/form-data",
    ";;;",
    "text/plain;" + "a=1;" * 5_000,
]


def answer(query, content_type):
    environ = RequestFactory().get("/members/").environ
    environ |= {"QUERY_STRING": query, "CONTENT_TYPE": content_type}
    # Not by calling it, which would end the database connection of the test.
    return handler.get_response(handler.request_class(environ))


@pytest.mark.parametrize("content_type", ODD)
def test_odd_content_type_changes_nothing(content_type):
    plain = answer("q=%D0%9C", "").content

    response = answer("q=%D0%9C", content_type)

    assert response.status_code == 200
    assert response.content == plain


@pytest.mark.parametrize("content_type", ODD)
def test_control_character_is_refused_in_any_charset(content_type):
    assert answer("q=%00", content_type).status_code == 400


@pytest.mark.parametrize("content_type", ["", "text/plain; charset=utf-8"])
def test_too_many_parameters_are_refused_by_a_page_of_the_site(content_type):
    response = answer("&".join(["a=1"] * 1_001), content_type)

    assert response.status_code == 400
    assert b"<h1>" in response.content
    assert "Content-Security-Policy" in response.headers
