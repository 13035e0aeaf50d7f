"""Organizations, what they state, who speaks for them, and its versions."""

from members.models.audit import AuditRecord
from members.models.confirmation import Confirmation, PublicContact, Trust
from members.models.figure import Figure, Kind, Qualifier, Result, Status
from members.models.intake import Import, ImportPicture, ImportRow
from members.models.invitation import Invitation
from members.models.mail import Mail
from members.models.membership import Membership
from members.models.merger import Distinct, Merger
from members.models.name import FoundingDate, Identifier, Link, Name
from members.models.old_page import OldPage
from members.models.organization import Organization
from members.models.person import Seat, User
from members.models.picture import Picture
from members.models.profile import (
    Milestone,
    Participation,
    Partner,
    Priority,
    ProfileText,
)
from members.models.revision import Revision, Save, Unfinished
from members.models.search_text import SearchText
from members.models.source import Source
from members.models.version import DataVersion
from members.models.website import WebsiteMark

__all__ = [
    "AuditRecord",
    "Confirmation",
    "DataVersion",
    "Distinct",
    "Figure",
    "FoundingDate",
    "Identifier",
    "Import",
    "ImportPicture",
    "ImportRow",
    "Invitation",
    "Kind",
    "Link",
    "Mail",
    "Membership",
    "Merger",
    "Milestone",
    "Name",
    "OldPage",
    "Organization",
    "Participation",
    "Partner",
    "Picture",
    "Priority",
    "ProfileText",
    "PublicContact",
    "Qualifier",
    "Result",
    "Revision",
    "Save",
    "SearchText",
    "Seat",
    "Source",
    "Status",
    "Trust",
    "Unfinished",
    "User",
    "WebsiteMark",
]
