"""The preview of one text, by the same renderer as the public page."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from members.council.access import Access
from members.council.page import council_page
from programs.markdown import markdown

MOST = 20_000  # characters, as of an entry


@council_page("POST")
def words(request: HttpRequest, access: Access) -> HttpResponse:
    """HTML of the Markdown in `text`; belongs to a page, and is no page itself."""
    text = request.POST.get("text", "")
    if len(text) > MOST:
        too_long = _("A text has at most %(most)s characters.") % {"most": MOST}
        return HttpResponse(too_long, status=413, content_type="text/plain")
    return HttpResponse(markdown(text))
