"""Organizations, what they state, who speaks for them, and its versions."""

from members.models.figure import Figure, Kind, Qualifier, Result, Status
from members.models.membership import Membership
from members.models.name import FoundingDate, Identifier, Link, Name
from members.models.organization import Organization
from members.models.person import Seat, User
from members.models.profile import (
    Milestone,
    Participation,
    Partner,
    Priority,
    ProfileText,
)
from members.models.revision import Revision
from members.models.source import Source
from members.models.version import DataVersion

__all__ = [
    "DataVersion",
    "Figure",
    "FoundingDate",
    "Identifier",
    "Kind",
    "Link",
    "Membership",
    "Milestone",
    "Name",
    "Organization",
    "Participation",
    "Partner",
    "Priority",
    "ProfileText",
    "Qualifier",
    "Result",
    "Revision",
    "Seat",
    "Source",
    "Status",
    "User",
]
