"""What an exported file says of itself: which organizations, and when."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from members.directory.selection import Selection
from members.intake.files import About, file_name
from programs.models import Network


def about(selection: Selection) -> About:
    """Whose organizations, which of them in words, when, and where they are shown."""
    parts = [selection.count_words, *said(selection)]
    address = reverse("members:directory") + selection.file_parameters
    return About(
        Network.objects.current().name,
        "; ".join(parts),
        timezone.localtime(),
        settings.SITE_ORIGIN + address,
    )


def said(selection: Selection) -> list[str]:
    """The parameters in words, as the page has them."""
    return [chip.label for chip in selection.chips]


def name_of_file(selection: Selection, format: str) -> str:
    network = Network.objects.current()
    words = [network.short_name or network.name, *said(selection)]
    return file_name(" ".join(words), format, timezone.localdate())
