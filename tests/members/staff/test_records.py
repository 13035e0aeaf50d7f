"""Mails and the audit in the admin."""

from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.urls import reverse
from django.utils import timezone

from members import workflow
from members.models import AuditRecord, Mail
from members.workflow.mail import queue_mail, send_due
from tests.factories import make_organization, make_staff
from tests.members.staff.people import make_person, signed_in

pytestmark = pytest.mark.django_db


def make_mail(**fields):
    queue_mail("member@example.org", "A subject", "The text.")
    Mail.objects.update(**fields)
    return Mail.objects.get()


def try_again(client, *mails):
    return client.post(
        reverse("admin:members_mail_changelist"),
        {"action": "try_again", "_selected_action": [mail.pk for mail in mails]},
    )


def test_mail_that_was_given_up_is_tried_again():
    now = timezone.now()
    later = now + timedelta(days=1)
    mail = make_mail(given_up_at=now, next_try_at=later, tries=8, error="refused")

    try_again(signed_in(make_staff()), mail)

    assert send_due() == 1
    assert [sent.to for sent in outbox.outbox] == [["member@example.org"]]
    assert AuditRecord.objects.get().action == "mails tried again"


def test_mail_that_was_sent_is_not_sent_twice():
    mail = make_mail(sent_at=timezone.now())

    try_again(signed_in(make_staff()), mail)

    assert send_due() == 0


def test_staff_who_only_see_mails_send_none():
    now = timezone.now()
    mail = make_mail(given_up_at=now)

    try_again(signed_in(make_person("members.view_mail")), mail)

    assert Mail.objects.get().given_up_at == now


@pytest.mark.parametrize(("is_secret", "is_shown"), [(True, False), (False, True)])
def test_text_of_a_mail_is_shown_unless_it_has_a_secret(is_secret, is_shown):
    mail = make_mail(is_secret=is_secret)
    page = reverse("admin:members_mail_change", args=[mail.pk])

    shown = signed_in(make_staff()).get(page).content.decode()

    assert ("The text." in shown) is is_shown


@pytest.mark.parametrize(
    ("state", "fields"),
    [
        ("waiting", {}),
        ("sent", {"sent_at": timezone.now()}),
        ("given-up", {"given_up_at": timezone.now()}),
    ],
)
def test_mails_are_filtered_by_their_state(state, fields):
    mail = make_mail(**fields)
    page = reverse("admin:members_mail_changelist")
    staff = signed_in(make_staff())

    found = {
        name: list(staff.get(page, {"state": name}).context["cl"].result_list)
        for name in ("waiting", "sent", "given-up")
    }

    assert found == {"waiting": [], "sent": [], "given-up": []} | {state: [mail]}


def test_mail_whose_secret_was_emptied_is_not_tried_again():
    mail = make_mail(is_secret=True, text="", given_up_at=timezone.now())
    page = reverse("admin:members_mail_changelist")

    response = signed_in(make_staff()).post(
        page, {"action": "try_again", "_selected_action": [mail.pk]}, follow=True
    )

    mail.refresh_from_db()
    assert mail.given_up_at is not None
    assert "link is gone" in response.content.decode()


def test_audit_is_found_by_action_and_by_organization():
    organization = make_organization(name="Ark")
    workflow.record("published", organization=organization, before="submitted")
    workflow.record("signed in")
    page = reverse("admin:members_auditrecord_changelist")
    staff = signed_in(make_staff())

    found = [
        [row.action for row in staff.get(page, asked).context["cl"].result_list]
        for asked in ({"action": "signed in"}, {"q": "Ark"})
    ]

    assert found == [["signed in"], ["published"]]


def test_audit_is_written_changed_and_deleted_by_no_one_here():
    row = workflow.record("published", before={"role": "<lead>"})
    staff = signed_in(make_staff())

    answers = [
        staff.post(
            reverse(f"admin:members_auditrecord_{verb}", args=args), {"post": "y"}
        )
        for verb, args in [("add", []), ("change", [row.pk]), ("delete", [row.pk])]
    ]
    listed = staff.post(
        reverse("admin:members_auditrecord_changelist"),
        {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"},
    )
    page = staff.get(reverse("admin:members_auditrecord_change", args=[row.pk]))

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert listed.status_code in (200, 302, 403)
    assert AuditRecord.objects.filter(pk=row.pk).exists()
    assert "&lt;lead&gt;" in page.content.decode()
