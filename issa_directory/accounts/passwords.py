"""Which passwords would be guessed soon, by somebody who knows whose they are."""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from zxcvbn import zxcvbn

from members.models import Organization, User
from programs.models import Network

# Ten to this power guesses is what a password must withstand: at 10,000 a second,
# which is much against a slow hash, twelve days for one account.
LEAST_POWER = 10
# What a word must have to be worth leaving out. Shorter ones are in any password.
LEAST_LETTERS = 4
# The beginning of a long one is enough to rate. Hostile input of this length takes
# zxcvbn less than a second, and of twice the length eight.
LOOKED_AT = 40

OF_NAMES = gettext_lazy(
    "This password is little more than your name, your address, or the name of your "
    "organization or of the network. That is what is tried first."
)
SOON_GUESSED = gettext_lazy("This password would be guessed soon.")
REASONS = {
    "dictionary": gettext_lazy("It is made of what is tried first."),
    "spatial": gettext_lazy("Its letters lie side by side on the keyboard."),
    "repeat": gettext_lazy("It says the same thing several times."),
    "sequence": gettext_lazy("It follows the alphabet, or counts."),
    "date": gettext_lazy("It is little more than a date."),
}


class NotSoonGuessed:
    """Refuses what is easily guessed, also from the names around its owner.

    No rule asks for kinds of characters: length and rarity are what counts.
    """

    def validate(self, password: str, user: User | None = None) -> None:
        known = known_names(user)
        rest = without(known, password)
        if rest != squeezed(password) and power_of(rest) < LEAST_POWER:
            raise ValidationError(OF_NAMES, code="password_of_names")
        found = zxcvbn(password[:LOOKED_AT], user_inputs=sorted(words_of(known)))
        if found["guesses_log10"] < LEAST_POWER:
            longest = max(found["sequence"], key=lambda match: len(match["token"]))
            reason = REASONS.get(longest["pattern"], "")
            raise ValidationError(
                f"{SOON_GUESSED} {reason}".strip(), code="password_soon_guessed"
            )

    def get_help_text(self) -> str:
        return _(
            "Four or more words that have nothing to do with each other make a good "
            "password. Leave out your own name and that of your organization."
        )


def known_names(user: User | None) -> list[str]:
    """What anybody knows who knows `user`; `known_names` may add to an unsaved one."""
    network = Network.objects.current()
    names = [network.name, network.short_name] if network else []
    if user is None:
        return names
    names += [user.email, *re.split(r"[@.]", user.email), user.name]
    names += getattr(user, "known_names", [])
    if user.pk:
        own = Organization.objects.filter(seats__user=user).distinct()
        names += own.values_list("name", flat=True)
        names += own.values_list("names__text", flat=True)
    return [name for name in names if name]


def words_of(names: Iterable[str]) -> set[str]:
    words = {word for name in names for word in re.findall(r"\w+", name.casefold())}
    return {word for word in words if len(word) >= LEAST_LETTERS}


def without(names: Iterable[str], password: str) -> str:
    """The letters and digits of a password that belong to no name or word of one."""
    rest = squeezed(password)
    parts = {squeezed(name) for name in names} | words_of(names)
    for part in sorted(parts, key=len, reverse=True):
        if len(part) >= LEAST_LETTERS:
            rest = rest.replace(part, "")
    return rest


def squeezed(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def power_of(text: str) -> float:
    return float(zxcvbn(text[:LOOKED_AT])["guesses_log10"]) if text else 0.0
