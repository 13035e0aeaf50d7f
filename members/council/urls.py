"""Addresses of the login area, and of the links that lead into it."""

from django.urls import URLPattern, URLResolver, include, path

from members.council.changes import changes, submit
from members.council.colleagues import colleagues, invite
from members.council.deciding import (
    confirm,
    discard,
    restore,
    restore_draft,
    withdraw,
)
from members.council.desk import desk
from members.council.edit import edit, edit_text
from members.council.home import home
from members.council.invitation import accept_invitation, invitation
from members.council.preview import preview
from members.council.public_contact import public_contact
from members.council.reminder import confirm_link
from members.council.seats import seat_end, seat_hand_over, seat_role
from members.council.words import words

app_name = "council"

COLLEAGUES = [
    path("", colleagues, name="colleagues"),
    path("invite/", invite, name="invite"),
    path("contact/", public_contact, name="public_contact"),
    path("<int:pk>/role/", seat_role, name="seat_role"),
    path("<int:pk>/end/", seat_end, name="seat_end"),
    path("<int:pk>/hand-over/", seat_hand_over, name="seat_hand_over"),
]
AREA: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("<slug:slug>/", desk, name="desk"),
    path("<slug:slug>/edit/<slug:section>/", edit, name="edit"),
    path("<slug:slug>/edit/texts/<slug:language>/", edit_text, name="edit_text"),
    path("<slug:slug>/words/", words, name="words"),
    path("<slug:slug>/preview/", preview, name="preview"),
    path("<slug:slug>/changes/", changes, name="changes"),
    path("<slug:slug>/submit/", submit, name="submit"),
    path("<slug:slug>/withdraw/", withdraw, name="withdraw"),
    path("<slug:slug>/discard/", discard, name="discard"),
    path("<slug:slug>/confirm/", confirm, name="confirm"),
    path("<slug:slug>/restore/<int:number>/", restore, name="restore"),
    path("<slug:slug>/restore/draft/<int:pk>/", restore_draft, name="restore_draft"),
    path("<slug:slug>/colleagues/", include(COLLEAGUES)),
    # Last: an organization's slug may be "confirm" too.
    path("confirm/<token>/", confirm_link, name="confirm_link"),
]
urlpatterns = [
    path("council/", include(AREA)),
    path("accounts/invitations/accept/", accept_invitation, name="accept_invitation"),
    path("accounts/invitations/<token>/", invitation, name="invitation"),
]
