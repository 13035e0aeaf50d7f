"""The shipped settings as in production: HTTPS, its cookies, and Django's own check."""

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Signs somebody in over HTTPS, and tells what came back.
VISIT = """
import json, django
from django.conf import settings
settings.STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
django.setup()
from django.core.management import call_command
from django.test import Client
from members.models import User

def told(answer):
    return {"status": answer.status_code, "headers": dict(answer.headers),
            "cookies": {name: dict(c) for name, c in answer.cookies.items()}}

call_command("migrate", verbosity=0)
User.objects.create_user("a@example.org", "correct horse battery")
client = Client(headers={"host": "example.org"})
form = {"login": "a@example.org", "password": "correct horse battery"}
print(json.dumps({
    "plain": told(client.get("/members/?q=a", headers={"host": "evil.example"})),
    "probe": told(client.get("/livez")),
    "page": told(client.get("/members/", secure=True)),
    "form": told(client.get("/accounts/login/", secure=True)),
    "signed in": told(client.post("/accounts/login/", form, secure=True)),
}))
"""


def run(*arguments):
    # The last is set by the browser's fixture, for the process of the tests alone.
    unset = ("DEBUG", "HTTPS", "DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE")
    environment = {k: v for k, v in os.environ.items() if k not in unset}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "issa_directory.settings",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "example.org",
        "SITE_ORIGIN": "https://example.org",
        "DATABASE_URL": "sqlite://:memory:",
    }
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
    )


@pytest.fixture(scope="module")
def visit():
    finished = run("-c", VISIT)
    assert finished.returncode == 0, finished.stderr
    return json.loads(finished.stdout)


def test_django_finds_nothing_to_warn_of():
    finished = run("manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert finished.returncode == 0, finished.stderr
    assert "(0 silenced)" in finished.stdout


def test_plain_http_is_sent_to_the_sites_own_https_address(visit):
    assert visit["plain"]["status"] == 301
    assert visit["plain"]["headers"]["Location"] == "https://example.org/members/?q=a"


def test_probe_may_come_over_plain_http(visit):
    assert visit["probe"]["status"] == 200


def test_browsers_are_told_to_use_https_for_years(visit):
    policy = visit["page"]["headers"]["Strict-Transport-Security"]

    seconds = int(policy.split(";")[0].removeprefix("max-age="))
    assert seconds >= 31_536_000
    assert "includeSubDomains" in policy


def test_public_page_sets_no_cookie(visit):
    assert visit["page"]["cookies"] == {}


def test_every_cookie_is_bound_to_this_host_and_hidden_from_scripts(visit):
    cookies = visit["form"]["cookies"] | visit["signed in"]["cookies"]

    assert visit["signed in"]["status"] == 302
    assert sorted(cookies) == ["__Host-csrf", "__Host-session"]
    for cookie in cookies.values():
        assert cookie["secure"] is True
        assert cookie["httponly"] is True
        assert cookie["samesite"] == "Lax"
        assert cookie["path"] == "/"
        assert cookie["domain"] == ""
