"""What goes over from an organization to the one that it is merged into."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from members.entry import Entry, NameItem
from members.models import Membership, Name, Organization, Seat, User
from members.workflow.audit import record
from members.workflow.contacts import take_back_contact
from programs.dates import ends_in_order


@dataclass(frozen=True)
class Move:
    """A seat that ends, and the role that its person gets instead.

    `there` is the seat that the person has at the kept organization already.
    """

    seat: Seat
    role: str
    there: Seat | None


def names_offered(kept: Entry, other: Entry) -> list[NameItem]:
    """The names of `other` that `kept` does not have yet, as they would stand there."""
    main = NameItem(
        key="name",
        text=other.name,
        type=Name.Type.ALIAS,
        language=other.name_language,
    )
    known = {kept.name.casefold(), *(name.text.casefold() for name in kept.names)}
    keys = {name.key for name in kept.names}
    offered = []
    for name in [main, *other.names]:
        if name.text.casefold() in known:
            continue
        key = _free(f"{other.slug[:50].rstrip('-')}-{name.key}"[:70], keys)
        offered.append(name.model_copy(update={"key": key}))
        known.add(name.text.casefold())
        keys.add(key)
    return offered


def _free(key: str, taken: set[str]) -> str:
    """The key, with a number behind it where it is taken."""
    free, number = key, 2
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    return free


def memberships_parted(
    kept: Organization, other: Organization
) -> tuple[list[Membership], list[Membership]]:
    """The memberships of `other`: those that go over, and those that do not.

    One that overlaps with a membership of `kept` would contradict or repeat it.
    """
    own = list(kept.memberships.all())
    taken: list[Membership] = []
    left: list[Membership] = []
    for membership in other.memberships.select_related("kind"):
        meets = any(_overlap(membership, known) for known in [*own, *taken])
        (left if meets else taken).append(membership)
    return taken, left


def _overlap(one: Membership, another: Membership) -> bool:
    """Whether they share a day; “1998 to 2005” and “since 2005” follow each other."""
    is_same = (one.since, one.until) == (another.since, another.until)
    ends = ((one.since, another.until), (another.since, one.until))
    if not is_same and any(since and since == until for since, until in ends):
        return False
    return ends_in_order(one.since, another.until) and ends_in_order(
        another.since, one.until
    )


def give_memberships(kept: Organization, taken: list[Membership]) -> list[int]:
    """Copies at `kept`, by number: the rows themselves stay where they were."""
    keys = set(kept.memberships.values_list("key", flat=True))
    given = []
    for membership in taken:
        key = _free(membership.key[:70], keys)
        keys.add(key)
        copy = Membership.objects.create(
            organization=kept,
            key=key,
            kind=membership.kind,
            since=membership.since,
            until=membership.until,
            source_title=membership.source_title,
            source_address=membership.source_address,
        )
        given.append(copy.pk)
    return given


def moves(kept: Organization, other: Organization) -> list[Move]:
    """What becomes of the people of `other`; nobody gets a second seat.

    Who leads `kept` goes on leading it: leads of `other` become editors beside them,
    and lead only where nobody does.
    """
    leads = Seat.objects.in_force().filter(
        organization=kept, role=Seat.Role.LEAD, user__is_active=True
    )
    is_led = leads.exists()
    there = {seat.user_id: seat for seat in _open_seats(kept)}
    found: dict[int, Move] = {}
    for seat in _open_seats(other):
        before = found.get(seat.user_id)
        role = Seat.Role.EDITOR if is_led else Seat.Role(seat.role)
        if before and before.role == Seat.Role.LEAD:
            role = Seat.Role.LEAD
        found[seat.user_id] = Move(seat, role, there.get(seat.user_id))
    return list(found.values())


def _open_seats(organization: Organization) -> list[Seat]:
    """Seats in force and those planned; of each person the one in force comes last."""
    seats = Seat.objects.filter(
        Q(until__isnull=True) | Q(until__gte=timezone.localdate()),
        organization=organization,
        ended_at=None,
    )
    return list(seats.select_related("user").order_by("user", "-since", "pk"))


def give_seats(
    kept: Organization, other: Organization, *, by: User
) -> list[tuple[int, int | None]]:
    """End the seats of `other`; returns pairs of the seat ended and the seat given."""
    now, today = timezone.now(), timezone.localdate()
    given: dict[int, int] = {}
    for move in moves(kept, other):
        if move.there is None:
            seat = Seat.objects.create(
                user=move.seat.user,
                organization=kept,
                role=move.role,
                since=max(move.seat.since, today),
                until=move.seat.until,
            )
            given[seat.user_id] = seat.pk
            record("seat given", by=by, organization=kept, **_about(seat))
        elif move.role == Seat.Role.LEAD and move.there.role != move.role:
            Seat.objects.filter(pk=move.there.pk).update(role=move.role)
            record("role changed", by=by, organization=kept, **_about(move.there))
    pairs = []
    for seat in _open_seats(other):
        seat.ended_at = now
        seat.save(update_fields=["ended_at"])
        # Consent was given for the page of the other organization.
        take_back_contact(seat, by=by)
        record("seat ended", by=by, organization=other, **_about(seat))
        pairs.append((seat.pk, given.pop(seat.user_id, None)))
    return pairs


def _about(seat: Seat) -> dict[str, str]:
    return {"subject": f"user {seat.user_id}", "after": seat.role}


def withdrawn_note(note: str, kept: Organization) -> str:
    """The note of a draft that nobody can send any more, with the reason below."""
    said = _("Withdrawn: the organization was merged into %(name)s.")
    return "\n\n".join(filter(None, [note, said % {"name": kept.name}]))
