"""Every kind of page, with the cases of it that are hard to show well."""

from dataclasses import dataclass, field

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
    Kind("directory-of-words", "/members/?q=step+by+step"),
    Kind("directory-without-results", "/members/?q=nothing-has-these-words"),
    Kind("directory-with-mistakes", f"/members/?{MISTAKES}", status=400),
    Kind("directory-beyond-its-pages", "/members/?page=999", status=404),
    Kind("profile", "/members/mongolian-education-alliance/"),
    Kind("profile-sparse", "/members/sparse/"),
    Kind("profile-of-former-member", "/members/former-member/"),
    Kind("profile-with-long-names", "/members/long-names/"),
    Kind("profile-right-to-left", "/members/right-to-left/"),
    Kind("profile-hostile", "/members/hostile/"),
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
        form={"username": "nobody@example.org", "password": "not this one"},
    ),
]
COUNCIL_AREA = [
    Kind("council", "/council/", user=COUNCIL),
    Kind("council-of-many", "/council/", user=COUNCIL_OF_MANY),
    Kind("council-without-seat", "/council/", user=WITHOUT_SEAT),
]
ADMIN = [
    Kind("admin", "/admin/", user=STAFF),
    Kind("admin-list", "/admin/members/organization/", user=STAFF),
    Kind("admin-add", "/admin/members/organization/add/", user=STAFF),
]
OWN = [*PUBLIC, *SIGN_IN, *COUNCIL_AREA]


def named(*names: str) -> list[Kind]:
    return [kind for kind in [*OWN, *ADMIN] if kind.name in names]
