"""Old profile pages in the admin: their addresses."""

from django.contrib import admin

from members.models import OldPage
from members.staff.old_page import one
from members.staff.old_page_correct import correct
from members.staff.old_page_list import read_many
from members.staff.own_pages import READ, OwnPagesAdmin

FORM = [*READ, "POST"]


@admin.register(OldPage)
class OldPageAdmin(OwnPagesAdmin):
    """Its list is where pages are read, and each has a page of its own."""

    list_page = read_many
    row_page = one
    pages = (
        ("<int:pk>/correct/<slug:section>/", correct, "correct", FORM),
        (
            "<int:pk>/correct/<slug:section>/<slug:language>/",
            correct,
            "correct_text",
            FORM,
        ),
    )
