"""E-mail addresses: `User.email` is what counts; allauth's rows follow it."""

from allauth.account.models import EmailAddress
from django.db import transaction

from members.models import User


@transaction.atomic
def keep_own(user: User) -> EmailAddress:
    """Make the address that `user` signs in with the one that allauth knows as such.

    Staff may have written it, and accounts may be older than allauth's rows.
    """
    email = user.email.lower()
    drop_stale(email, user)
    former = EmailAddress.objects.filter(user=user).exclude(email=email)
    former.filter(verified=True).delete()
    former.filter(primary=True).update(primary=False)
    return EmailAddress.objects.update_or_create(
        user=user, email=email, defaults={"verified": True, "primary": True}
    )[0]


def drop_stale(email: str, user: User) -> None:
    """Forget that somebody else had this address once."""
    others = EmailAddress.objects.filter(email=email.lower(), verified=True)
    others.exclude(user=user).delete()


def is_taken(email: str, by_others_than: User) -> bool:
    others = User.objects.exclude(pk=by_others_than.pk)
    return others.filter(email__iexact=email).exists()
