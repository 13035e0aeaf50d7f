"""No page of the admin asks more queries when there is more to show."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members.models import (
    AuditRecord,
    Confirmation,
    Identifier,
    Import,
    Invitation,
    Link,
    Mail,
    Milestone,
    Partner,
    Picture,
    PublicContact,
    Trust,
)
from programs.models import IndicatorAlias, NetworkMilestone
from tests.factories import (
    a,
    make_area,
    make_country,
    make_figure,
    make_founding,
    make_indicator,
    make_kind,
    make_membership,
    make_name,
    make_network,
    make_organization,
    make_participation,
    make_priority,
    make_region,
    make_revision,
    make_seat,
    make_source,
    make_staff,
    make_text,
)

pytestmark = pytest.mark.django_db

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Directory:
    """Rows of every model; the first of each has the others' as its parts."""

    def __init__(self):
        self.person = make_staff()
        self.organization = make_organization()
        self.indicator = make_indicator()
        self.region = make_region()
        self.size = 0
        make_network()

    def grow(self, count):
        for number in range(self.size, self.size + count):
            self.add(number)
        self.size += count

    def add(self, number):
        """Add a row of each model, with everything it refers to."""
        organization, key = self.organization, a("row")
        source = make_source(organization)
        # AA to ZZ; the organizations made beside these lie in Mongolia.
        country = make_country(LETTERS[number // 26] + LETTERS[number % 26])
        self.region.countries.add(country)
        make_region(country, parent=make_region())
        make_seat(organization)
        make_seat(make_organization(country=country), self.person)
        make_membership(organization, kind=make_kind(key))
        make_name(organization, "Name")
        make_founding(organization, "1998", is_preferred=False, source=source)
        make_text(organization, language=key, is_original=False)
        make_priority(organization, area=make_area(), source=source)
        make_participation(organization, source=source)
        make_figure(organization, source=source, supersedes=make_figure(organization))
        self.add_beside(make_organization(country=country), key)
        row = {"organization": organization, "key": key}
        Identifier.objects.create(scheme="XX", value=key, **row)
        Link.objects.create(label="Report", address="https://example.org/", **row)
        Partner.objects.create(name="Partner", source=source, **row)
        Milestone.objects.create(since="1998", text="Founded", source=source, **row)
        IndicatorAlias.objects.create(indicator=self.indicator, words=key)
        NetworkMilestone.objects.create(key=key, date="1998", text="Founded")
        Group.objects.create(name=key)

    def add_beside(self, organization, key):
        """What stands beside entries, in an organization of its own."""
        by = make_staff()
        make_revision(organization, decided_by=by)
        seat = make_seat(organization)
        PublicContact.objects.create(seat=seat, name=key)
        Invitation.objects.create(
            organization=organization, email=seat.user.email, invited_by=by
        )
        Trust.objects.create(organization=organization, by=by)
        Confirmation.objects.create(organization=organization, by=by)
        Picture.objects.create(
            organization=organization,
            content=b"",
            small=b"",
            width=1,
            height=1,
            size=0,
            uploaded_by=by,
        )
        Import.objects.create(name=key, kind="csv", uploaded_by=by)
        Mail.objects.create(to=by.email, subject=key)
        AuditRecord.objects.create(
            action=key, actor=by.pk, organization=organization, before={"role": "lead"}
        )


def queries_of(client, address):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize(
    "model", admin.site._registry, ids=lambda model: model._meta.label_lower
)
def test_ten_times_as_many_rows_take_as_many_queries(client, model):
    directory = Directory()
    directory.grow(3)
    client.force_login(directory.person)
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    first = model._default_manager.order_by("pk").first()
    addresses = [reverse(f"{name}_changelist")]
    if first:  # the data version has no row yet
        addresses.append(reverse(f"{name}_change", args=[first.pk]))
    # Before counting: content types are read once a process.
    for address in addresses:
        client.get(address)

    few = [queries_of(client, address) for address in addresses]
    directory.grow(27)
    many = [queries_of(client, address) for address in addresses]

    assert many == few
