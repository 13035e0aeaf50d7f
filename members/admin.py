"""Where Django looks for the admin; it lives in `members.staff`."""

from members.staff import (
    beside,
    entries,
    front_page,
    invitations,
    loading,
    memberships,
    old_pages,
    organizations,
    people,
    records,
    seats,
    sign_in,
    versions,
    vocabulary,
)

__all__ = [
    "beside",
    "entries",
    "front_page",
    "invitations",
    "loading",
    "memberships",
    "old_pages",
    "organizations",
    "people",
    "records",
    "seats",
    "sign_in",
    "versions",
    "vocabulary",
]
