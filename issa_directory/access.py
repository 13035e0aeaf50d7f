"""The one table of permissions: what every address answers, and to whom.

No view reads it: each decides where it fetches its object. The tests ask all
addresses in all roles whether they do as it says, and an address that is missing
here fails them. The words are in access_rules.py, the admin's part is in
access_admin.py.
"""

from issa_directory.access_admin import ADMIN
from issa_directory.access_rules import (
    ANYBODY,
    EDITING,
    LEADS_FORM,
    LEADS_VERB,
    NO_METHOD,
    NOBODY,
    OF_ORGANIZATION,
    OPEN_FORM,
    OPEN_PAGE,
    ORGANIZATION_FORM,
    ORGANIZATION_PAGE,
    ORGANIZATION_VERB,
    OWN_FORM,
    OWN_PAGE,
    PUBLIC,
    REPRESENTATIVES,
    SENT_ON,
    SIGNED_IN,
    SIGNED_IN_SENT_ON,
    THE_LEAD,
    Again,
    Answer,
    Rule,
    Who,
    everybody,
    only,
)

SITE = {
    "livez": PUBLIC,
    "readyz": PUBLIC,
    "robots": PUBLIC,
    "sitemap": PUBLIC,
    "sitemap_section": PUBLIC,
    "home": PUBLIC,
    "members:directory": PUBLIC,
    "members:suggest": PUBLIC,
    "members:profile": PUBLIC,
    "members:history": PUBLIC,
    "members:version": PUBLIC,
    "members:difference": PUBLIC,
    # Here of a public entry; those of drafts are for who may see the draft.
    "members:picture": PUBLIC,
    "members:picture_small": PUBLIC,
    "members:country": PUBLIC,
    "members:join": PUBLIC,
    "members:contact": PUBLIC,
    "api:export_csv": PUBLIC,
    "api:export_xlsx": PUBLIC,
    "api:export_json": PUBLIC,
    "api:columns": PUBLIC,
    "programs:programs": PUBLIC,
    "programs:program": PUBLIC,
    "programs:priority_area": PUBLIC,
}
COUNCIL = {
    "council:home": OWN_PAGE,
    "council:desk": ORGANIZATION_PAGE,
    "council:edit": EDITING,
    "council:edit_text": EDITING,
    "council:words": ORGANIZATION_VERB,
    "council:preview": ORGANIZATION_PAGE,
    "council:changes": ORGANIZATION_PAGE,
    "council:submit": ORGANIZATION_VERB,
    "council:withdraw": ORGANIZATION_VERB,
    "council:discard": ORGANIZATION_FORM,
    "council:confirm": ORGANIZATION_FORM,
    "council:restore": LEADS_VERB,
    "council:restore_draft": LEADS_VERB,
    # From the mail of a reminder.
    "council:confirm_link": ORGANIZATION_FORM,
    "council:colleagues": Rule(
        get=OF_ORGANIZATION, post=LEADS_VERB.post
    ),  # what is posted there is about invitations
    "council:invite": LEADS_FORM,
    "council:seat_role": LEADS_FORM,
    # Of an editor, who may leave.
    "council:seat_end": Rule(
        get=OF_ORGANIZATION, post=OF_ORGANIZATION, again=Again.TO_OPEN
    ),
    # Of the lead, who alone can hand it over.
    "council:seat_hand_over": Rule(get=THE_LEAD, post=THE_LEAD, again=Again.TO_OPEN),
    # Of who asks: nobody consents for somebody else.
    "council:public_contact": Rule(get=REPRESENTATIVES, post=REPRESENTATIVES),
    # From the mail: whoever has the link may open it.
    "council:invitation": Rule(get=SENT_ON, post=NO_METHOD),
    "council:accept_invitation": OPEN_FORM,
}
OF_VISITORS = only((Who.VISITOR,), SENT_ON)
WITH_APP = (Who.STAFF, Who.REVIEWER, Who.SECRETARY, Who.SUPERUSER)
WITH_A_CODE = (Who.LEAD, *WITH_APP)
READ_ONLY = only((Who.VISITOR,), NO_METHOD, Answer.SIGN_IN)
OTHER_PROOF = only((Who.VISITOR,), everybody(Answer.PASSWORD), Answer.SIGN_IN)
OWN_SECRET = Rule(get=SIGNED_IN, post=SIGNED_IN, again=Again.TO_OPEN)
LEADS_PASSKEY = Rule(get=THE_LEAD, post=THE_LEAD, again=Again.TO_OPEN)
ACCOUNTS = {
    "account": OWN_PAGE,
    "account_name": OWN_FORM,
    "account_login": Rule(get=OF_VISITORS, post=OF_VISITORS),
    "account_logout": Rule(get=NO_METHOD, post=SENT_ON),
    "account_inactive": OPEN_PAGE,
    "account_reauthenticate": OWN_FORM,
    "account_email": Rule(get=SIGNED_IN, post=SIGNED_IN, again=Again.TO_SEND),
    "account_confirm_email": Rule(
        get=ANYBODY, post=only((Who.VISITOR,), ANYBODY, Answer.SIGN_IN)
    ),
    # Asks for the password of today itself.
    "account_change_password": OWN_FORM,
    # For who has none; nobody here.
    "account_set_password": Rule(get=SIGNED_IN_SENT_ON, post=SIGNED_IN_SENT_ON),
    "account_reset_password": OPEN_FORM,
    "account_reset_password_done": OPEN_PAGE,
    "account_reset_password_from_key": OPEN_FORM,
    "account_reset_password_from_key_done": OPEN_PAGE,
    "usersessions_list": Rule(get=SIGNED_IN, post=SIGNED_IN, again=Again.TO_SEND),
    # Of the lead, and so below of all that is somebody's.
    "account_end_session": Rule(get=NO_METHOD, post=THE_LEAD, again=Again.TO_SEND),
    "mfa_index": Rule(get=SIGNED_IN, post=READ_ONLY),
    # Between the two steps of signing in, where nobody here is.
    "mfa_authenticate": Rule(get=SIGNED_IN_SENT_ON, post=SIGNED_IN_SENT_ON),
    "mfa_reauthenticate": Rule(
        get=only(WITH_A_CODE, OTHER_PROOF), post=only(WITH_A_CODE, OTHER_PROOF)
    ),
    "mfa_activate_totp": Rule(
        get=only(WITH_APP, SIGNED_IN, Answer.ELSEWHERE),
        post=only(WITH_APP, SIGNED_IN, Answer.ELSEWHERE),
        again=Again.TO_OPEN,
    ),
    "mfa_deactivate_totp": Rule(
        get=only(WITH_APP, NOBODY), post=only(WITH_APP, NOBODY), again=Again.TO_OPEN
    ),
    "mfa_view_recovery_codes": Rule(get=THE_LEAD, post=READ_ONLY, again=Again.TO_OPEN),
    "mfa_generate_recovery_codes": OWN_SECRET,
    "mfa_list_webauthn": Rule(get=SIGNED_IN, post=READ_ONLY),
    "mfa_add_webauthn": OWN_SECRET,
    "mfa_login_webauthn": Rule(
        get=only((Who.VISITOR,), SENT_ON, Answer.SIGN_IN),
        post=only((Who.VISITOR,), SENT_ON, Answer.SIGN_IN),
    ),
    "mfa_reauthenticate_webauthn": Rule(
        get=only((Who.LEAD,), OTHER_PROOF),
        post=only((Who.LEAD,), OTHER_PROOF, Answer.SIGN_IN),
    ),
    "mfa_edit_webauthn": LEADS_PASSKEY,
    "mfa_remove_webauthn": LEADS_PASSKEY,
}
TABLE: dict[str, Rule] = {**SITE, **COUNCIL, **ACCOUNTS, **ADMIN}
