"""Rows for tests: plain functions with valid defaults."""

from datetime import date
from itertools import count
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP

from members.models import (
    Figure,
    FoundingDate,
    Kind,
    Membership,
    Name,
    Organization,
    Participation,
    Partner,
    Priority,
    ProfileText,
    Revision,
    Seat,
    Source,
    User,
)
from programs.models import (
    Country,
    Indicator,
    MembershipKind,
    Network,
    PriorityArea,
    Program,
    Region,
)

# Of every authenticator app in the tests.
KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
_numbers = count(1)


def a(word: str) -> str:
    """The word with a number that no other row has: "program-7"."""
    return f"{word}-{next(_numbers)}"


def make_country(code: str = "MN", **fields: Any) -> Country:
    return Country.objects.get_or_create(code=code, defaults={"name": code, **fields})[
        0
    ]


def make_region(*countries: Country, code: str = "", **fields: Any) -> Region:
    code = code or a("region")
    fields = {"name": code.title(), "kind": Region.Kind.NETWORK, **fields}
    region = Region.objects.create(code=code, **fields)
    region.countries.set(countries)
    return region


def make_network(**fields: Any) -> Network:
    return Network.objects.create(
        **{"code": "network", "name": "The Network", **fields}
    )


def make_kind(slug: str = "full", **fields: Any) -> MembershipKind:
    defaults = {"name": slug.title(), **fields}
    return MembershipKind.objects.get_or_create(slug=slug, defaults=defaults)[0]


def make_program(slug: str = "", **fields: Any) -> Program:
    slug = slug or a("program")
    return Program.objects.create(slug=slug, **{"name": slug.title(), **fields})


def make_area(slug: str = "", **fields: Any) -> PriorityArea:
    slug = slug or a("area")
    return PriorityArea.objects.create(slug=slug, **{"name": slug.title(), **fields})


def make_indicator(code: str = "", **fields: Any) -> Indicator:
    code = code or a("indicator")
    fields = {
        "name": code.title(),
        "unit": "child",
        "unit_plural": "children",
        **fields,
    }
    return Indicator.objects.create(code=code, **fields)


def make_organization(
    slug: str = "", *, country: str | Country = "MN", listed: bool = True, **fields: Any
) -> Organization:
    """An organization; a member since 1998 unless it is not `listed`."""
    slug = slug or a("organization")
    if isinstance(country, str):
        country = make_country(country)
    fields = {"name": slug.replace("-", " ").title(), **fields}
    organization = Organization.objects.create(slug=slug, country=country, **fields)
    if listed:
        make_membership(organization)
    return organization


def make_membership(organization: Organization, **fields: Any) -> Membership:
    fields = {"key": a("membership"), "since": "1998", **fields}
    fields.setdefault("kind", make_kind())
    return Membership.objects.create(organization=organization, **fields)


def make_name(organization: Organization, text: str, **fields: Any) -> Name:
    fields = {"key": a("name"), "type": Name.Type.ALIAS, **fields}
    return Name.objects.create(organization=organization, text=text, **fields)


def make_founding(organization: Organization, day: str, **fields: Any) -> FoundingDate:
    fields = {"key": a("founding"), "is_preferred": True, **fields}
    return FoundingDate.objects.create(organization=organization, date=day, **fields)


def make_text(organization: Organization, **fields: Any) -> ProfileText:
    fields = {"language": "en", "is_original": True, **fields}
    return ProfileText.objects.create(organization=organization, **fields)


def make_source(organization: Organization, **fields: Any) -> Source:
    fields = {"key": a("source"), "title": "Annual report", **fields}
    return Source.objects.create(organization=organization, **fields)


def make_priority(organization: Organization, **fields: Any) -> Priority:
    fields = {"key": a("priority"), **fields}
    fields["area"] = fields.get("area") or make_area()
    return Priority.objects.create(organization=organization, **fields)


def make_participation(organization: Organization, **fields: Any) -> Participation:
    fields = {"key": a("participation"), **fields}
    fields["program"] = fields.get("program") or make_program()
    return Participation.objects.create(organization=organization, **fields)


def make_partner(organization: Organization, **fields: Any) -> Partner:
    fields = {"key": a("partner"), "name": "Partner", **fields}
    return Partner.objects.create(organization=organization, **fields)


def make_figure(organization: Organization, value: int = 100, **fields: Any) -> Figure:
    """A count of the year 2010, of an indicator of its own unless one is given."""
    fields = {"key": a("figure"), "kind": Kind.STOCK, **fields}
    if not {"since", "until", "is_undated"} & fields.keys():
        fields["until"] = "2010"
    fields["indicator"] = fields.get("indicator") or make_indicator()
    return Figure.objects.create(organization=organization, value=value, **fields)


def make_user(
    email: str = "",
    *,
    password: str | None = None,
    has_app: bool | None = None,
    **fields: Any,
) -> User:
    """A user; staff have an authenticator app, without which none enters the admin."""
    email = email or f"{a('user')}@example.org"
    user = User.objects.create_user(email, password, **fields)
    if user.is_staff if has_app is None else has_app:
        make_app(user)
    return user


def make_staff(**fields: Any) -> User:
    return make_user(is_staff=True, is_superuser=True, **fields)


def make_app(user: User, secret: str = KEY) -> TOTP:
    """An authenticator app, which shows `tests.accounts.codes.code_now()`."""
    return TOTP.activate(user, secret)


def make_seat(
    organization: Organization, user: User | None = None, **fields: Any
) -> Seat:
    """A seat since 2020."""
    fields = {"since": date(2020, 1, 1), **fields}
    return Seat.objects.create(
        organization=organization, user=user or make_user(), **fields
    )


def make_revision(organization: Organization, **fields: Any) -> Revision:
    """A draft by an author of its own unless one is given."""
    fields["author"] = fields.get("author") or make_user()
    return Revision.objects.create(organization=organization, **{"entry": {}, **fields})
