"""`manage.py load`, `export` and `run_imports` from the shell."""

import io

import pytest
from django.core.management import CommandError, call_command

from members import intake
from members.models import AuditRecord, Import, Organization
from tests.factories import make_country, make_organization, make_user

pytestmark = pytest.mark.django_db

HEADINGS = "name,country,city\n"


@pytest.fixture
def file(tmp_path):
    make_country("MN")

    def written(*lines):
        path = tmp_path / "members.csv"
        path.write_text(HEADINGS + "\n".join(lines), encoding="utf-8")
        return str(path)

    return written


def run(*arguments):
    out = io.StringIO()
    try:
        call_command(*arguments, stdout=out)
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


def test_load_prints_the_plan_and_writes_nothing_public(file):
    make_organization("ark", name="Ark", city="Riga")

    code, told = run("load", file("Ark,MN,Ulm", "Bee,MN,Oslo"))

    assert code == 0
    assert "   create: 1\n   update: 1\n" in told
    assert "update ark “Ark”\n    place/city: 'Riga' → 'Ulm'\n" in told
    assert "create bee “Bee”\n" in told
    assert [one.city for one in Organization.objects.all()] == ["Riga"]


def test_load_with_apply_does_it_for_a_person(file):
    user = make_user("chief@example.org")

    code, told = run("load", file("Bee,MN,Oslo"), "--apply", "--by", user.email)

    assert (code, told.splitlines()[-1]) == (0, "Applied: 1")
    assert Organization.objects.get().revisions.get().decided_by == user


def test_load_ends_with_1_where_a_row_is_wrong(file):
    code, told = run("load", file("Bee,QQ,Oslo", "Ark,MN,Ulm"))

    assert code == 1
    assert "row 2, country “QQ”: " in told

    with pytest.raises(CommandError):
        run("load", file("Bee,QQ,Oslo", "Ark,MN,Ulm"), "--apply")
    assert not Organization.objects.exists()

    code, _told = run(
        "load", file("Bee,QQ,Oslo", "Ark,MN,Ulm"), "--apply", "--only-good"
    )
    assert code == 1
    assert [one.name for one in Organization.objects.all()] == ["Ark"]


def test_load_of_what_is_there_already_changes_nothing(file):
    run("load", file("Ark,MN,Ulm"), "--apply")

    code, told = run("load", file("Ark,MN,Ulm"), "--apply")

    assert (code, told.splitlines()[-1]) == (0, "Nothing to apply.")


def test_load_of_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        run("load", str(tmp_path / "none.csv"))


def test_export_writes_what_is_asked_for_and_is_recorded(tmp_path):
    make_organization("ark", name="Ark")
    make_organization("bee", name="Bee")
    path = tmp_path / "some.json"

    run("export", str(path), "--slug", "bee")

    assert "Bee" in path.read_text("utf-8")
    assert "Ark" not in path.read_text("utf-8")
    record = AuditRecord.objects.get()
    assert (record.action, record.after) == ("exported", {"organizations": 1})
    with pytest.raises(CommandError, match="There is no organization cat"):
        run("export", str(path), "--slug", "cat")


def test_job_plans_and_applies_what_waits():
    make_country("MN")
    load = intake.upload("a.csv", (HEADINGS + "Ark,MN,Ulm").encode(), by=None)

    assert run("run_imports") == (0, "Imports: 1\n")
    intake.request_apply(Import.objects.get(), by=None)
    assert run("run_imports") == (0, "Imports: 1\n")

    load.refresh_from_db()
    assert (load.state, load.done, load.total) == ("applied", 1, 1)
    assert run("run_imports") == (0, "Imports: 0\n")


def test_job_fails_what_was_broken_off_too_often():
    load = intake.upload("a.csv", b"x", by=None)
    Import.objects.update(tries=Import.MOST_TRIES)

    intake.run_waiting()

    load.refresh_from_db()
    assert (load.state, load.problem) == (
        "failed",
        "This was broken off too often. Nothing was changed.",
    )
