"""Where Django looks for the admin; it lives in `members.staff`."""

from members.staff import entries, organizations, people, sign_in, versions, vocabulary

__all__ = ["entries", "organizations", "people", "sign_in", "versions", "vocabulary"]
