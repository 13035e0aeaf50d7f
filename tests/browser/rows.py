"""Rows beside the demonstration network, for the pages that are hard to show well."""

from datetime import date

from members.models import Name, Organization, SearchText
from programs.models import PriorityArea, Program
from tests.browser.desks import make_desks
from tests.browser.histories import make_histories
from tests.browser.hostile import make_hostile
from tests.browser.imports import make_imports
from tests.browser.mergers import make_mergers
from tests.browser.people import make_colleagues
from tests.browser.reviews import make_submissions
from tests.browser.walkers import make_walkers
from tests.factories import (
    make_area,
    make_figure,
    make_founding,
    make_membership,
    make_name,
    make_organization,
    make_participation,
    make_priority,
    make_program,
    make_seat,
    make_source,
    make_staff,
    make_text,
    make_user,
)

PASSWORD = "four plain words here"
COUNCIL = "council@example.org"
COUNCIL_OF_MANY = "council-of-many@example.org"
WITHOUT_SEAT = "without-seat@example.org"
STAFF = "staff@example.org"

CROWDED = "DE"  # the country of more members than one page holds
CROWD = 60
UNBREAKABLE = "Kindertagesbetreuungseinrichtungsqualitätsentwicklungsgesellschaft"
CYRILLIC = (
    "Республиканский общественный фонд поддержки образовательных инициатив "
    "«Шаг за шагом» имени первого директора детского сада на улице Абая"
)
ARABIC = "مركز الطفولة المبكرة (خطوة بخطوة) للتعليم والتنمية المجتمعية"


def make_hard_cases() -> None:
    """Organizations and people for the tests; the fixtures are loaded already."""
    make_area("nobody-works-on-it", name="Nobody works on it")
    make_program("nobody-runs-it", name="Nobody runs it")
    organizations = [long_names(), right_to_left(), make_hostile()]
    sparse()
    former()
    crowd()
    make_histories(organizations)
    make_submissions()
    make_imports()
    mongolia = Organization.objects.get(slug="mongolian-education-alliance")
    make_seat(mongolia, make_user(COUNCIL, password=PASSWORD))
    speaker = make_user(COUNCIL_OF_MANY, password=PASSWORD)
    for organization in organizations:
        make_seat(organization, speaker)
    make_colleagues(organizations[0], speaker)
    make_desks(speaker)
    make_walkers()
    make_mergers(CYRILLIC, ARABIC, UNBREAKABLE)
    make_user(WITHOUT_SEAT, password=PASSWORD)
    make_staff(email=STAFF, password=PASSWORD)
    SearchText.objects.renew()


def long_names() -> Organization:
    """Long words, long names, a translation older than its original, odd figures."""
    organization = make_organization(
        "long-names",
        country="RU",
        listed=False,
        name=CYRILLIC,
        name_language="ru",
        city="Санкт-Петербург-Красногвардейский",
        country_as_stated="Union of Soviet Socialist Republics",
        website="https://example.org/" + "a-path-without-a-place-to-break/" * 4,
        email="a.very.long.mailbox.name.of.an.office@" + "subdomain." * 6 + "example",
        phone="+7 812 000-00-00",
        address="Kolokolnaya 1\n191025 Saint Petersburg",
        latitude="59.93",
        longitude="30.36",
    )
    make_membership(organization, since="1994", until="1997-12-31")
    make_membership(organization, since="1999-02", kind=None)
    make_name(organization, UNBREAKABLE, type=Name.Type.FORMER, language="de")
    make_name(organization, f"The {UNBREAKABLE} of the North", since="1991")
    make_name(organization, "ШЗШ", type=Name.Type.ACRONYM, language="ru")
    source = make_source(
        organization,
        title=f"Годовой отчёт {UNBREAKABLE}",
        address="https://example.org/" + "report" * 40,
        date="2011-05",
        read_on=date(2020, 1, 31),
    )
    make_founding(organization, "1994-09-01", source=source, as_stated="осень 1994")
    make_founding(organization, "1995", is_preferred=False)
    make_text(
        organization,
        language="ru",
        revised_on=date(2024, 5, 1),
        summary=f"{CYRILLIC}. {UNBREAKABLE}.",
        goals="* Первая цель\n    * Подцель\n        * Ещё одна\n* Вторая цель",
        history="## Начало\n\nТекст.\n\n### Потом\n\n" + "Слово. " * 300,
    )
    make_text(
        organization,
        language="en",
        is_original=False,
        revised_on=date(2020, 5, 1),
        summary="An older translation.",
        mission="To **begin** early, in [many](https://example.org/) places.",
        activities="1. Training\n2. `Books`\n\n> A word of thanks.",
    )
    for number in range(12):
        make_figure(organization, 10**number, source=source)
    odd = [
        {"value": 1200, "value_high": 1500, "qualifier": "range", "since": "1996"},
        {"value": 85, "is_percentage": True, "qualifier": "about"},
        {"value": 3, "result": "target", "until": "2030", "dimension": UNBREAKABLE},
        {"value": 7, "is_undated": True, "kind": "cumulative", "status": "E"},
    ]
    for fields in odd:
        make_figure(organization, words=f"“{UNBREAKABLE}”", **fields)
    make_priority(organization, area=PriorityArea.objects.first(), title=UNBREAKABLE)
    return organization


def right_to_left() -> Organization:
    organization = make_organization(
        "right-to-left", country="JO", name=ARABIC, name_language="ar", city="عمان"
    )
    make_name(organization, "Early Years Centre (Step by Step), Amman", language="en")
    make_text(organization, language="ar", summary=f"{ARABIC}. " * 5, goals="* أ\n* ب")
    return organization


def sparse() -> None:
    """Nothing is stated but a name, a country and a membership."""
    organization = make_organization("sparse", country="CZ", listed=False, name="Ark")
    make_membership(organization, since="", kind=None)


def former() -> None:
    organization = make_organization("former-member", country="CSHH", listed=False)
    make_membership(organization, since="1996", until="2005")


def crowd() -> None:
    program = Program.objects.get(slug="step-by-step")
    for number in range(1, CROWD + 1):
        organization = make_organization(
            f"crowd-{number}",
            country=CROWDED,
            city="Bonn",
            name=f"Verein {number:02}",
            latitude="50.73" if number < 4 else None,
            longitude="7.1" if number < 4 else None,
        )
        make_founding(organization, f"{1950 + number}")
        make_text(organization, language="de", summary="Kurz und gut. " * 12)
        if number % 2:
            make_participation(organization, program=program, since="1998")
