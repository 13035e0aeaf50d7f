"""Wherever the login area names an hour, it names the zone of that hour too."""

import re

import pytest
from django.conf import settings

FOLDERS = ("account", "council", "mfa", "usersessions")
TEMPLATES = [
    path
    for folder in FOLDERS
    for path in (settings.BASE_DIR / "templates" / folder).rglob("*.*")
    if "H:i" in path.read_text()
]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_hour_is_told_with_its_zone(path):
    formats = re.findall(r'"([^"]*H:i[^"]*)"', path.read_text())

    assert formats
    assert [how for how in formats if not re.search(r"H:i [Te]$", how)] == []
