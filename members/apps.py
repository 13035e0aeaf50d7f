"""Member organizations and all they state."""

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("Members")

    def ready(self) -> None:
        # Models must be there first, and they are at this place only.
        from members.workflow.checks import check_minor_sections

        register(check_minor_sections)
