"""Every kind of page, with the cases of it that are hard to show well."""

from dataclasses import dataclass, field

from tests.browser import imports, mergers, people, reviews
from tests.browser.rows import COUNCIL, COUNCIL_OF_MANY, CROWDED, STAFF, WITHOUT_SEAT

MISTAKES = "country=QQ&founded_min=soon&founded_max=0&updated_since=lately&sort=luck"


@dataclass(frozen=True)
class Kind:
    """A page by its path; `user` is signed in, `form` is filled in and sent."""

    name: str
    path: str
    status: int = 200
    user: str = ""
    form: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name


PUBLIC = [
    Kind("home", "/"),
    Kind("directory", "/members/"),
    Kind("directory-page-2", "/members/?page=2"),
    Kind("directory-table", "/members/?view=table"),
    Kind(
        "directory-with-chips",
        f"/members/?country={CROWDED}&country=RU&program=step-by-step&founded_max=2000"
        "&founded_min=none&updated_since=2001-01-31&sort=founded",
    ),
    Kind("directory-map", "/members/?view=map"),
    Kind("directory-map-of-a-region", "/members/?view=map&region=south-eastern-europe"),
    Kind("directory-map-of-countries", "/members/?view=map&country=CSHH&country=AD"),
    Kind("directory-map-of-places", f"/members/?view=map&country={CROWDED}"),
    Kind("directory-by-reach", "/members/?indicator=children&reach_min=9&sort=reach"),
    Kind("directory-of-words", "/members/?q=step+by+step"),
    Kind("directory-without-results", "/members/?q=nothing-has-these-words"),
    Kind("directory-with-mistakes", f"/members/?{MISTAKES}", status=400),
    Kind("directory-beyond-its-pages", "/members/?page=999", status=404),
    Kind("export", "/members/export/"),
    Kind("export-with-mistakes", f"/members/export.csv?{MISTAKES}", status=400),
    Kind("profile", "/members/mongolian-education-alliance/"),
    Kind("profile-sparse", "/members/sparse/"),
    Kind("profile-of-former-member", "/members/former-member/"),
    Kind("profile-with-long-names", "/members/long-names/"),
    Kind("profile-right-to-left", "/members/right-to-left/"),
    Kind("profile-hostile", "/members/hostile/"),
    Kind("history", "/members/long-names/history/"),
    Kind("history-of-many-versions", "/members/crowd-1/history/"),
    Kind("history-page-2", "/members/crowd-1/history/?page=2"),
    Kind("history-without-versions", "/members/former-member/history/"),
    Kind(
        "history-with-mistakes",
        "/members/long-names/history/?on=soon&before=one&page=last",
        status=400,
    ),
    Kind("history-before-it", "/members/hostile/history/?on=1999-02-03", status=404),
    Kind("version", "/members/mongolian-education-alliance/history/1/"),
    Kind("version-of-long-ago", "/members/long-names/history/1/"),
    Kind("version-right-to-left", "/members/right-to-left/history/2/"),
    Kind("version-hostile", "/members/hostile/history/2/"),
    Kind("version-unreadable", "/members/crowd-2/history/1/"),
    Kind("difference", "/members/long-names/history/1..2/"),
    Kind("difference-right-to-left", "/members/right-to-left/history/1..2/"),
    Kind("difference-hostile", "/members/hostile/history/1..2/"),
    Kind("difference-of-nothing", "/members/long-names/history/2..2/"),
    Kind("history-of-merged", "/members/merged/history/"),
    Kind("version-of-merged", "/members/merged/history/2/"),
    Kind("difference-of-merged", "/members/merged/history/1..2/"),
    Kind("country", "/countries/MN/"),
    Kind("country-with-long-names", "/countries/RU/"),
    Kind("country-without-members", "/countries/FR/"),
    Kind("country-of-former-times", "/countries/CSHH/"),
    Kind("programs", "/programs/"),
    Kind("program", "/programs/step-by-step/"),
    Kind("program-without-members", "/programs/nobody-runs-it/"),
    Kind("priority-area", "/priority-areas/policy-support/"),
    Kind("priority-area-hostile", "/priority-areas/outreach/"),
    Kind("priority-area-without-members", "/priority-areas/nobody-works-on-it/"),
    Kind("join", "/join/"),
    Kind("contact", "/contact/"),
    Kind("not-understood", "/?q=%00", status=400),
    Kind("forbidden", "/fail/forbidden/", status=403),
    Kind("not-found", "/nothing-here/", status=404),
    Kind("not-possible", "/accounts/logout/", status=405),
    Kind("bug", "/fail/bug/", status=500),
    Kind("outage", "/fail/database-away/", status=503),
]
SIGN_IN = [
    Kind("sign-in", "/accounts/login/"),
    Kind(
        "sign-in-refused",
        "/accounts/login/",
        form={"login": "nobody@example.org", "password": "not this one"},
    ),
    Kind("too-many-attempts", "/fail/too-many/", status=429),
    Kind("account-closed", "/accounts/inactive/"),
    Kind("password-forgotten", "/accounts/password/reset/"),
    Kind("password-mail-sent", "/accounts/password/reset/done/"),
    Kind("password-link-over", "/accounts/password/reset/key/1-no-key/"),
    Kind("password-is-new", "/accounts/password/reset/key/done/"),
    Kind("address-link-over", "/accounts/confirm-email/no-key/"),
]
ACCOUNT = [
    Kind("account", "/accounts/", user=COUNCIL),
    Kind("account-name", "/accounts/name/", user=COUNCIL),
    Kind("account-email", "/accounts/email/", user=COUNCIL),
    Kind("account-password", "/accounts/password/change/", user=COUNCIL),
    Kind(
        "account-password-refused",
        "/accounts/password/change/",
        user=COUNCIL,
        form={"oldpassword": "x", "password1": "qwertyuiop1234", "password2": "x"},
    ),
    Kind("account-second-step", "/accounts/2fa/", user=COUNCIL),
    Kind("account-second-step-of-staff", "/accounts/2fa/", user=STAFF),
    Kind("account-sessions", "/accounts/sessions/", user=COUNCIL),
    Kind("account-is-it-you", "/accounts/reauthenticate/", user=COUNCIL),
    Kind("account-is-it-you-by-code", "/accounts/2fa/reauthenticate/", user=STAFF),
]


def _of(slug: str, name: str, path: str) -> Kind:
    """A page of the council area, of an organization in a state of `desks`."""
    return Kind(name, f"/council/{slug}/{path}", user=COUNCIL_OF_MANY)


COUNCIL_AREA = [
    Kind("council", "/council/", user=COUNCIL),
    Kind("council-of-many", "/council/", user=COUNCIL_OF_MANY),
    Kind("council-without-seat", "/council/", user=WITHOUT_SEAT),
    _of("long-names", "council-returned", ""),
    _of("right-to-left", "council-waiting", ""),
    _of("hostile", "council-draft", ""),
    _of("hostile", "council-changes", "changes/"),
    _of("right-to-left", "council-changes-sent", "changes/"),
    _of("long-names", "council-changes-with-remarks", "changes/"),
    _of("long-names", "council-preview", "preview/"),
    _of("hostile", "council-discard", "discard/"),
    _of("long-names", "council-confirm", "confirm/"),
    _of("long-names", "council-names", "edit/names/"),
    _of("long-names", "council-not-complete", "edit/contact/"),
    _of("long-names", "council-texts", "edit/texts/"),
    _of("long-names", "council-text", "edit/texts/en/"),
    _of("right-to-left", "council-text-right-to-left", "edit/texts/ar/"),
    _of("hostile", "council-text-hostile", "edit/texts/en/"),
    _of("long-names", "council-priorities", "edit/priorities/"),
    _of("right-to-left", "council-programs-empty", "edit/programs/"),
    _of("long-names", "council-figures", "edit/figures/"),
    _of("hostile", "council-milestones", "edit/milestones/"),
    _of("long-names", "council-partners", "edit/partners/"),
    _of("long-names", "council-sources", "edit/sources/"),
    _of("hostile", "council-logo", "edit/logo/"),
]
ADMIN = [
    Kind("admin", "/admin/", user=STAFF),
    Kind("admin-list", "/admin/members/organization/", user=STAFF),
    Kind("admin-add", "/admin/members/organization/add/", user=STAFF),
]
_REVISION = "/admin/members/revision"
REVIEW = [
    Kind("review", f"{_REVISION}/{reviews.REVIEW}/review/", user=STAFF),
    Kind("review-with-long-names", f"{_REVISION}/{reviews.LONG}/review/", user=STAFF),
    Kind(
        "review-right-to-left",
        f"{_REVISION}/{reviews.RIGHT_TO_LEFT}/review/",
        user=STAFF,
    ),
    Kind("review-hostile", f"{_REVISION}/{reviews.HOSTILE}/review/", user=STAFF),
    Kind("review-with-conflict", f"{_REVISION}/{reviews.CONFLICT}/review/", user=STAFF),
    Kind("review-decided", f"{_REVISION}/{reviews.DECIDED}/review/", user=STAFF),
    Kind("review-preview", f"{_REVISION}/{reviews.REVIEW}/preview/", user=STAFF),
    Kind("preview-hostile", f"{_REVISION}/{reviews.HOSTILE}/preview/", user=STAFF),
    Kind("review-correct", f"{_REVISION}/{reviews.LONG}/correct/names/", user=STAFF),
    Kind(
        "review-correct-text",
        f"{_REVISION}/{reviews.RIGHT_TO_LEFT}/correct/texts/ar/",
        user=STAFF,
    ),
]
_ORGANIZATION = "/admin/members/organization"
_TWIN = f"{_ORGANIZATION}/{mergers.KEPT}"
HEALTH = [
    Kind("health", f"{_ORGANIZATION}/health/", user=STAFF),
    Kind("health-list", f"{_ORGANIZATION}/health/never-confirmed/", user=STAFF),
    Kind("health-list-page-2", f"{_ORGANIZATION}/health/no-logo/?page=2", user=STAFF),
    Kind("health-of-reviews", f"{_ORGANIZATION}/health/waiting/", user=STAFF),
    Kind("health-of-websites", f"{_ORGANIZATION}/health/websites-dead/", user=STAFF),
    Kind("health-of-nothing", f"{_ORGANIZATION}/health/websites-moved/", user=STAFF),
    Kind("duplicates", f"{_ORGANIZATION}/health/duplicates/", user=STAFF),
    Kind("merge-with", f"{_TWIN}/merge/?q=verein", user=STAFF),
    Kind("merge", f"{_TWIN}/merge/?with={mergers.OTHER}", user=STAFF),
    Kind("website", f"{_TWIN}/website/", user=STAFF),
    Kind("website-refused", f"{_TWIN}/website/", user=STAFF, form={"on": ""}),
]
_IMPORT = "/admin/members/import"


def _import(name: str, pk: int, show: str = "") -> Kind:
    return Kind(name, f"{_IMPORT}/{pk}/change/{show}", user=STAFF)


LOADING = [
    Kind("load-data", f"{_IMPORT}/", user=STAFF),
    Kind("load-data-columns", f"{_IMPORT}/columns/", user=STAFF),
    _import("import-planned", imports.PLANNED),
    _import("import-all-rows", imports.PLANNED, "?show=all"),
    _import("import-hostile", imports.HOSTILE, "?show=all"),
    _import("import-applied", imports.APPLIED),
    _import("import-running", imports.RUNNING),
    _import("import-waiting", imports.WAITING),
    _import("import-failed", imports.FAILED),
    _import("import-undo", imports.UNDO),
    _import("import-wrong-as-a-whole", imports.WHOLE),
]
_OLD_PAGE = "/admin/members/oldpage"
OLD_PAGES = [
    Kind("old-pages", f"{_OLD_PAGE}/", user=STAFF),
    Kind("old-page", f"{_OLD_PAGE}/{imports.OLD_PAGE}/change/", user=STAFF),
    Kind(
        "old-page-correct",
        f"{_OLD_PAGE}/{imports.OLD_PAGE}/correct/figures/",
        user=STAFF,
    ),
    Kind("old-page-hostile", f"{_OLD_PAGE}/{imports.OLD_HOSTILE}/change/", user=STAFF),
]
_ALLIANCE = "/council/mongolian-education-alliance/colleagues"
PEOPLE = [
    Kind("colleagues", f"{_ALLIANCE}/", user=COUNCIL),
    Kind("colleagues-with-long-names", people.LONG_NAMES, user=COUNCIL_OF_MANY),
    Kind("public-contact", f"{_ALLIANCE}/contact/", user=COUNCIL),
    Kind("invitation-unknown", "/accounts/invitations/accept/", status=404),
    Kind("reminder", people.REMINDER, user=COUNCIL_OF_MANY),
    Kind("reminder-too-old", "/council/confirm/too-old/", status=410),
]
OWN = [
    *(*PUBLIC, *SIGN_IN, *COUNCIL_AREA, *PEOPLE),
    *(*REVIEW, *HEALTH, *LOADING, *OLD_PAGES),
]


def named(*names: str) -> list[Kind]:
    return [kind for kind in [*OWN, *ADMIN] if kind.name in names]
