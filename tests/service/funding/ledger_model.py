"""A small double-entry book of one envelope: section 3 of the domain in plain words. Whole euro cents.

It knows nothing of the register: no totals, no ledger, no machine; only what a controller would write in a book.
Every entry is balanced; what is free, reserved, granted and paid are balances of accounts.
"""

from collections import Counter
from dataclasses import dataclass, field

GIVEN = ("granted", "advance_paid", "accounted")
FIXED = ("determined", "settled", "recovering", "recovered")
OPEN = ("prepared", "approved")
WRONG = frozenset({"invalid-transition"})
NOTHING: frozenset[str] = frozenset()
Told = frozenset[str]


class Book:
    """Accounts and their balances; nothing is entered that does not balance."""

    def __init__(self) -> None:
        self.balances: Counter[tuple[str, str]] = Counter()

    def move(self, cents: int, giving: tuple[str, str], getting: tuple[str, str]) -> None:
        """Enter an amount that leaves one account for another."""
        self.balances[giving] -= cents
        self.balances[getting] += cents
        assert sum(self.balances.values()) == 0

    def empty(self, giving: tuple[str, str], getting: tuple[str, str]) -> None:
        """Move all there is."""
        self.move(self.balances[giving], giving, getting)


@dataclass
class Paying:
    """A payment as the book knows it."""

    allocation: str
    kind: str
    cents: int
    status: str = "prepared"
    was_approved: bool = False


@dataclass
class Part:
    """An allocation as the book knows it; amounts are in its accounts."""

    name: str
    stated: int
    parent: str | None = None
    status: str = "indicative"
    is_firm: bool = False
    due_on: int = 0
    is_reported: bool = False
    was_withdrawn: bool = False
    determined: int | None = None
    granted: int | None = None


@dataclass
class EnvelopeBook:
    """What the register should hold; a command returns why it is refused, nothing where it is accepted."""

    ceiling: int
    day: int = 0
    book: Book = field(default_factory=Book)
    parts: dict[str, Part] = field(default_factory=dict)
    payments: list[Paying] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.book.move(self.ceiling, ("provider", ""), ("free", ""))

    # What the accounts say.

    def balance(self, account: str, name: str = "") -> int:
        return self.book.balances[(account, name)]

    def total(self, account: str) -> int:
        """What the top level holds on a kind of account: a part of a part counts in the whole (R-089)."""
        return sum(self.balance(account, name) for name, part in self.parts.items() if part.parent is None)

    @property
    def available(self) -> int:
        """What may still be granted: reservations do not count."""
        return self.balance("free") + self.total("reserved")

    @property
    def expected(self) -> int:
        top = (part for part in self.parts.values() if part.parent is None)
        return sum(part.stated for part in top if part.status == "indicative")

    @property
    def paid(self) -> int:
        return sum(self.balance("recipient", name) for name in self.parts)

    def entitlement(self, name: str) -> int:
        return self.balance("given", name)

    def claim(self, name: str) -> int:
        return max(0, self.balance("recipient", name) - self.entitlement(name))

    def advanced(self, name: str) -> int:
        """Advances that were paid or still may be."""
        return sum(p.cents for p in self._of(name, "advance") if p.status not in {"cancelled", "reversed"})

    def committed_inside(self, name: str) -> int:
        return sum(self._committed(part.name) for part in self.parts.values() if part.parent == name)

    def _of(self, name: str, *kinds: str) -> list[Paying]:
        return [p for p in self.payments if p.allocation == name and p.kind in kinds]

    def _committed(self, name: str) -> int:
        return self.balance("given", name) + self.balance("reserved", name)

    def _source(self, part: Part) -> tuple[str, str]:
        """Where the money of an allocation comes from: the envelope, or the allocation it divides."""
        return ("free", "") if part.parent is None else ("divided", part.parent)

    def _stands_for(self, part: Part) -> int:
        return part.stated if part.status == "indicative" else self._committed(part.name)

    def _fits(self, part: Part, *, stands: int, commits: int, gives: int) -> Told:
        """R-089: what divides an allocation is not more than it, as an expectation, a commitment or a grant."""
        inside = [each for each in self.parts.values() if each.parent == part.name]
        fits = (
            sum(map(self._stands_for, inside)) <= stands
            and sum(self._committed(each.name) for each in inside) <= commits
            and sum(self.balance("given", each.name) for each in inside) <= gives
        )
        if part.parent is not None:
            whole = self.parts[part.parent]
            beside = [each for each in self.parts.values() if each.parent == whole.name and each is not part]
            fits = (
                fits
                and sum(map(self._stands_for, beside)) + stands <= self._stands_for(whole)
                and sum(self._committed(each.name) for each in beside) + commits <= self._committed(whole.name)
                and sum(self.balance("given", each.name) for each in beside) + gives
                <= self.balance("given", whole.name)
            )
        return NOTHING if fits else frozenset({"child-allocations-exceed-parent"})

    def _room(self, part: Part, *, given: int = 0, reserved: int = 0) -> Told:
        """R-081, R-082: grants fit the ceiling, and leave the reservations of others alone."""
        if part.parent is not None:
            return NOTHING
        own = self.balance("given", part.name), self.balance("reserved", part.name)
        if given > self.available + own[0]:
            return frozenset({"ceiling-exceeded"})
        return (
            frozenset({"envelope-overcommitted"}) if given + reserved > self.balance("free") + sum(own) else NOTHING
        )

    # What may be asked.

    def expect(self, name: str, cents: int, parent: str | None = None) -> Told:
        part = Part(name, cents, parent)
        told = self._fits(part, stands=cents, commits=0, gives=0)
        if not told:
            self.parts[name] = part
        return told

    def firm_up(self, name: str) -> Told:
        part = self.parts[name]
        if part.status != "indicative":
            return WRONG
        if part.is_firm:
            return frozenset({"certainty-change-unsupported"})
        part.is_firm = True
        return NOTHING

    def reserve(self, name: str, cents: int) -> Told:
        part = self.parts[name]
        if part.status != "indicative":
            return WRONG
        told = self._room(part, reserved=cents) | self._fits(part, stands=cents, commits=cents, gives=0)
        told |= NOTHING if part.is_firm else {"amount-not-firm"}
        if not told:
            self.book.move(cents, self._source(part), ("reserved", name))
            part.status = "reserved"
        return told

    def grant(self, name: str, cents: int) -> Told:
        part = self.parts[name]
        if part.status not in {"indicative", "reserved"}:
            return WRONG
        told = self._room(part, given=cents) | self._fits(part, stands=cents, commits=cents, gives=cents)
        if not told:
            self.book.empty(("reserved", name), self._source(part))
            self.book.move(cents, self._source(part), ("given", name))
            part.status, part.granted, part.stated, part.is_firm = "granted", cents, cents, True
            part.due_on = self.day + 1
        return told

    def refuse(self, name: str) -> Told:
        return self._let_go(name, "refused")

    def release(self, name: str) -> Told:
        return self._let_go(name, "lapsed")

    def _let_go(self, name: str, status: str) -> Told:
        part = self.parts[name]
        if part.status not in {"indicative", "reserved"}:
            return WRONG
        told = self._fits(part, stands=0, commits=0, gives=0)
        if not told:
            self.book.empty(("reserved", name), self._source(part))
            part.status = status
        return told

    def report(self, name: str) -> None:
        self.parts[name].is_reported = True
        self._go_on(name)

    def determine(self, name: str, cents: int, *, has_ground: bool) -> Told:
        part = self.parts[name]
        if part.status not in GIVEN:
            return WRONG
        granted = self.balance("given", name)
        told = self._room(part, given=cents) | self._fits(part, stands=cents, commits=cents, gives=cents)
        if not part.is_reported and not self.day > part.due_on:
            told |= {"report-not-overdue"}
        if cents > granted:
            told |= {"determination-exceeds-grant"}
        elif cents < granted and not has_ground:
            told |= {"determination-ground-required"}
        if not told:
            self.book.move(granted - cents, ("given", name), self._source(part))
            part.status, part.determined = "determined", cents
            self._go_on(name)
        return told

    def withdraw(self, name: str) -> Told:
        part = self.parts[name]
        if part.status not in GIVEN:
            return WRONG
        told = self._fits(part, stands=0, commits=0, gives=0)
        if not told:
            self.book.empty(("given", name), self._source(part))
            part.status, part.was_withdrawn = "withdrawn", True
        return told

    def lower(self, name: str, cents: int) -> Told:
        part = self.parts[name]
        if part.status not in GIVEN:
            return WRONG
        told = self._fits(part, stands=cents, commits=cents, gives=cents)
        told |= NOTHING if cents < self.balance("given", name) else {"grant-not-lowered"}
        if not told:
            self.book.move(self.balance("given", name) - cents, ("given", name), self._source(part))
            part.granted = cents
        return told

    def recover(self, name: str, revised: int | None = None) -> Told:
        """Claim back; what was settled is first determined lower, on a ground."""
        part = self.parts[name]
        if part.status not in {"determined", "settled", "withdrawn"}:
            return WRONG
        told, entitled = NOTHING, self.entitlement(name)
        if part.status == "settled":
            assert revised is not None
            told |= NOTHING if revised < entitled else {"determination-final"}
            told |= self._fits(part, stands=revised, commits=revised, gives=revised)
            entitled = revised
        told |= NOTHING if self.balance("recipient", name) > entitled else WRONG
        if not told:
            self.book.move(self.balance("given", name) - entitled, ("given", name), self._source(part))
            part.determined = entitled if part.status == "settled" else part.determined
            part.status = "recovering"
        return told

    def change_ceiling(self, cents: int) -> Told:
        if self.total("given") > cents:
            return frozenset({"ceiling-exceeded"})
        if self.total("given") + self.total("reserved") > cents:
            return frozenset({"envelope-overcommitted"})
        self.book.move(cents - self.ceiling, ("provider", ""), ("free", ""))
        self.ceiling = cents
        return NOTHING

    # Payments.

    def prepare(self, name: str, kind: str, cents: int) -> Told:
        payment = Paying(name, kind, cents)
        told = self._may_be_paid(payment)
        if not told:
            self.payments.append(payment)
        return told

    def room_of(self, payment: Paying) -> int:
        """How much may be paid this way beside the other payments; of a final payment exactly so much."""
        name = payment.allocation
        others = [p for p in self.payments if p is not payment and p.allocation == name]
        if payment.kind == "advance":
            live = [p for p in others if p.kind == "advance" and p.status not in {"cancelled", "reversed"}]
            return self.balance("given", name) - sum(p.cents for p in live)
        to_recipient = {"advance", "final"}
        same_way = [p for p in others if (p.kind in to_recipient) == (payment.kind in to_recipient)]
        waiting = sum(p.cents for p in same_way if p.status in OPEN)
        held = self.balance("recipient", name)
        return (self.entitlement(name) - held if payment.kind == "final" else self.claim(name)) - waiting

    def _may_be_paid(self, payment: Paying) -> Told:
        status, room = self.parts[payment.allocation].status, self.room_of(payment)
        if payment.kind == "advance":
            return self._paid_in(status, ("granted", "advance_paid"), payment.cents <= room, "advance-exceeds-grant")
        if payment.kind == "final":
            return self._paid_in(status, ("determined", "settled"), payment.cents == room, "final-payment-mismatch")
        return self._paid_in(status, ("recovering", "recovered"), payment.cents <= room, "repayment-exceeds-claim")

    def _paid_in(self, status: str, states: tuple[str, ...], fits: bool, otherwise: str) -> Told:
        if status not in states:
            return WRONG
        return NOTHING if fits else frozenset({otherwise})

    def approve(self, number: int, *, by_maker: bool) -> Told:
        """Who acts is asked before where it stands: its maker is refused what nobody approved, also once cancelled."""
        payment = self.payments[number]
        if by_maker and not payment.was_approved:
            return frozenset({"segregation-of-duties"})
        told = self._go(payment, ("prepared",), "approved", self._may_be_paid(payment))
        payment.was_approved = payment.was_approved or not told
        return told

    def pay(self, number: int) -> Told:
        payment = self.payments[number]
        told = self._go(payment, ("approved",), "paid", self._may_be_paid(payment))
        if not told:
            self._transfer(payment, payment.cents)
        return told

    def reverse(self, number: int) -> Told:
        payment = self.payments[number]
        told = self._go(payment, ("paid",), "reversed", NOTHING)
        if not told:
            self._transfer(payment, -payment.cents)
        return told

    def cancel(self, number: int) -> Told:
        return self._go(self.payments[number], OPEN, "cancelled", NOTHING)

    def _go(self, payment: Paying, sources: tuple[str, ...], target: str, told: Told) -> Told:
        if payment.status not in sources:
            return WRONG
        if not told:
            payment.status = target
        return told

    def _transfer(self, payment: Paying, cents: int) -> None:
        sign = 1 if payment.kind in {"advance", "final"} else -1
        self.book.move(sign * cents, ("bank", ""), ("recipient", payment.allocation))
        self._go_on(payment.allocation)

    def _go_on(self, name: str) -> None:
        """What happens by itself: advanced, accounted for, settled, recovered."""
        part, held, entitled = self.parts[name], self.balance("recipient", name), self.entitlement(name)
        if part.status == "granted" and held > 0:
            part.status = "advance_paid"
        if part.status in {"granted", "advance_paid"} and part.is_reported:
            part.status = "accounted"
        if part.status == "determined" and held == entitled:
            part.status = "settled"
        if part.status == "recovering" and held <= entitled:
            part.status = "recovered"
