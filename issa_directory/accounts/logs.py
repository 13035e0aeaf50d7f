"""What no log may keep: addresses of pages that let in whoever has them."""

import logging
import re

LINK = re.compile(
    r"(/accounts/(?:password/reset/key|confirm-email|invitations)/|/council/confirm/)"
    r"[^/\s?\"']+"
)


class HideLinks(logging.Filter):
    """Writes … for the part of such an address that is a secret."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        hidden = LINK.sub(r"\1…", said)
        if hidden != said:
            record.msg, record.args = hidden, None
        return True
