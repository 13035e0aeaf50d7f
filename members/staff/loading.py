"""Loading in the admin: its addresses."""

from django.contrib import admin

from members.models import Import
from members.staff.exporting import export_network
from members.staff.loading_files import columns, template, wrong_rows
from members.staff.loading_list import load_data
from members.staff.loading_one import one_import
from members.staff.own_pages import READ, OwnPagesAdmin


@admin.register(Import)
class ImportAdmin(OwnPagesAdmin):
    """Its list is the page on which data is loaded, and a row has a page of its own."""

    list_page = load_data
    row_page = one_import
    pages = (
        ("columns/", columns, "columns", READ),
        ("template.<slug:format>", template, "template", READ),
        ("export/", export_network, "export", ["POST"]),
        ("<int:pk>/wrong/", wrong_rows, "wrong", READ),
    )
