"""An organization whose every text tries to run a script."""

import re

from members.models import Identifier, Link, Milestone, Organization, Partner
from programs.models import PriorityArea, Program
from tests.factories import (
    make_figure,
    make_founding,
    make_name,
    make_organization,
    make_participation,
    make_priority,
    make_source,
    make_text,
)
from tests.programs.hostile_texts import HOSTILE

# The gate refuses control characters, and PostgreSQL the NUL among them.
TEXTS = [text for text in HOSTILE if not re.search(r"[\0-\x08]", text)]
PARTS = ["\n\n".join(TEXTS[n::6]) for n in range(6)]
SHORT = '"><img src=x onerror=alert(1)>'
ADDRESS = "https://example.org/\"'><svg/onload=alert(1)>"


def make_hostile() -> Organization:
    organization = make_organization(
        "hostile",
        country="IS",
        name=f"Hostile {SHORT}",
        city=SHORT,
        address=PARTS[0][:500],
        phone=SHORT,
        country_as_stated=SHORT,
        website=ADDRESS,
    )
    for text in TEXTS:
        make_name(organization, text[:250])
    source = make_source(
        organization, title=f"</script>{SHORT}", address=ADDRESS, note=PARTS[1]
    )
    make_founding(organization, "1994", source=source, as_stated=SHORT)
    make_text(
        organization,
        summary=PARTS[0],
        history=PARTS[1],
        mission=PARTS[2],
        goals=PARTS[3],
        activities=PARTS[4],
    )
    make_priority(
        organization,
        area=PriorityArea.objects.last(),
        title=SHORT,
        statement=PARTS[5],
        source=source,
    )
    make_participation(
        organization,
        program=Program.objects.first(),
        local_name=SHORT,
        note=PARTS[2],
        source=source,
    )
    make_figure(
        organization,
        unit_as_stated=SHORT,
        period_as_stated=SHORT,
        dimension=SHORT,
        words=PARTS[3],
        source=source,
    )
    rows = {"organization": organization, "key": "hostile"}
    sourced = {**rows, "source": source}
    Partner.objects.create(**sourced, name=SHORT, role=SHORT, website=ADDRESS)
    Milestone.objects.create(**sourced, since="1994", text=PARTS[4])
    Identifier.objects.create(**rows, scheme=SHORT, value=SHORT)
    Link.objects.create(**rows, label=SHORT, address=ADDRESS)
    return organization
