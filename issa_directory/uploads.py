"""Files larger than others, from people who may load data and from nobody else."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse

from issa_directory.gate import REFUSALS, check_form, is_large_upload, refused


class WholeFile(MemoryFileUploadHandler):
    """Holds a file in memory whatever its size, which the gate has looked at."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.activated = True


class LargeUploads:
    """Stands where it is known who asks: of a stranger's file not a byte is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_large_upload(request):
            try:
                check_upload(request)
            except REFUSALS as refusal:
                return refused(request, refusal)
        return self.get_response(request)


def check_upload(request: HttpRequest) -> None:
    """Raise unless whoever sends it may load data, and all but the file is text."""
    if not request.user.has_perm("members.load_data"):
        raise RequestDataTooBig("Only who may load data may send as much")
    request.upload_handlers = [WholeFile(request)]
    check_form(request)
