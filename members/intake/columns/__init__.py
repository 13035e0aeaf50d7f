"""All columns of all sheets: what readers, writers, templates and the docs share.

This is the one list of what is public of an organization, written by hand: nothing
is read or written that does not stand here.
"""

from django.utils.translation import gettext_lazy as _

from members.intake.columns import organizations
from members.intake.columns.column import Column, Sheet, Shortcut, plain
from members.intake.columns.lists import LISTS
from members.intake.columns.organizations import ONCE, SHORTCUTS
from members.intake.columns.vocabulary import VOCABULARY

ORGANIZATIONS = Sheet(
    "organizations",
    _("One row for each organization."),
    (*ONCE, *SHORTCUTS, *organizations.lists(LISTS)),
    synonyms=("organization", "organisations", "members", "institutions"),
)
SHEETS = (ORGANIZATIONS, *LISTS, *VOCABULARY)
BY_SECTION = {sheet.section: sheet for sheet in LISTS}

__all__ = [
    "BY_SECTION",
    "LISTS",
    "ONCE",
    "ORGANIZATIONS",
    "SHEETS",
    "SHORTCUTS",
    "VOCABULARY",
    "Column",
    "Sheet",
    "Shortcut",
    "plain",
]
