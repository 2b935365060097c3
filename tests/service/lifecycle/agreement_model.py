"""A small model of an agreement, its decisions and its signatures: section 3 of the domain in plain words.

It knows nothing of the register: no guards, no machine, no rule ids; only what a legal officer would expect.
"""

from dataclasses import dataclass, field

PUBLIC, PARTIES = ("municipality", "province"), ("municipality", "province", "foundation")
BEFORE_SIGNED = ("draft", "negotiating", "in_decision", "approved", "in_signing")
PRESENT = ("signed", "signed_under_reservation", "signed_unauthorised", "ratified")
AFFIRMATIVE = ("conform", "conform_amended")


@dataclass
class Decided:
    """A decision of a public party on one text."""

    party: str
    text: int
    outcome: str
    revoked: bool = False


@dataclass
class AgreementModel:
    """What the register should hold; a command answers whether it is accepted. Texts are known by their number."""

    history: list[str] = field(default_factory=lambda: ["draft"])
    texts: int = 0
    working: list[int] = field(default_factory=list)
    current: int | None = None
    decisions: list[Decided] = field(default_factory=list)
    signatories: dict[str, str] = field(default_factory=lambda: dict.fromkeys(PARTIES, "designated"))
    standing: dict[str, int | None] = field(default_factory=dict)
    voided: int = 0

    @property
    def status(self) -> str:
        """Where the agreement stands."""
        return self.history[-1]

    def has_adopted(self, party: str, text: int | None) -> bool:
        """Whether a party needs no decision on a text, or took one that stands."""
        return party not in PUBLIC or any(
            d.party == party and d.text == text and d.outcome in AFFIRMATIVE and not d.revoked for d in self.decisions
        )

    def write(self) -> bool:
        """The next working text."""
        self.texts += 1
        self.working.append(self.texts)
        return True

    def submit(self) -> bool:
        """Draft to negotiating, with a text."""
        return self._go(("draft",), "negotiating", self.texts > 0)

    def return_to_draft(self) -> bool:
        """Back to draft."""
        return self._go(("negotiating",), "draft")

    def freeze(self) -> bool:
        """The newest working text becomes the one to decide on."""
        is_possible = self.status == "negotiating" and bool(self.working)
        if is_possible:
            self.current = self.working.pop()
        return self._go(("negotiating",), "in_decision", is_possible)

    def reopen(self) -> bool:
        """Back to the table: every signature is void."""
        return self._go(("in_decision", "approved", "in_signing"), "negotiating", voids=True)

    def reset(self, *, with_new_text: bool) -> bool:
        """Back to approved: the text changed, every signature is void."""
        if self.status == "in_signing" and with_new_text:
            self.current = self.working.pop()
        return self._go(("in_signing",), "approved", voids=True)

    def open_signing(self) -> bool:
        """Open signing when everybody decided and everybody's signatory was verified."""
        ready = all(self.has_adopted(p, self.current) and self._is_ready(p) for p in PARTIES)
        return self._go(("approved",), "in_signing", ready)

    def open_under_reservation(self) -> bool:
        """Open signing before everybody decided: who has not will reserve."""
        ready = all(
            self._is_ready(p) or (not self.has_adopted(p, self.current) and self.signatories[p] == "designated")
            for p in PARTIES
        )
        return self._go(("in_decision",), "in_signing", ready)

    def _is_ready(self, party: str) -> bool:
        return self.signatories[party] in {"authority_verified", *PRESENT}

    def withdraw(self) -> bool:
        """Give up before it was signed."""
        return self._go(BEFORE_SIGNED, "withdrawn")

    def annul(self) -> bool:
        """Void what was signed."""
        return self._go(("signed", "in_force"), "annulled")

    def decide(self, party: str, outcome: str) -> bool:
        """A public party decides on the present text; a reservation is fulfilled or fails with it."""
        assert self.current is not None
        self.decisions.append(Decided(party, self.current, outcome))
        return self._settled()

    def revoke(self, number: int) -> bool:
        """A new decision revokes one; what was done on it stands."""
        is_possible = not self.decisions[number].revoked
        self.decisions[number].revoked = True
        return is_possible and self._settled()

    def verify(self, party: str) -> bool:
        """Designated to verified, once the party decided on the present text."""
        return self._come(party, ("designated",), "authority_verified", self.has_adopted(party, self.current))

    def designate(self, party: str) -> bool:
        """Whose signature was voided signs again in the next round."""
        return self._come(party, ("voided",), "designated")

    def sign(self, party: str) -> bool:
        """Sign the present text while signing is open."""
        is_possible = self.status == "in_signing" and self.has_adopted(party, self.current)
        return self._sign(party, ("authority_verified",), "signed", is_possible)

    def reserve(self, party: str) -> bool:
        """Sign the present text before the decision; not where the party already rejected it."""
        rejected = any(
            d.party == party and d.text == self.current and d.outcome == "rejected" and not d.revoked
            for d in self.decisions
        )
        is_possible = self.status == "in_signing" and (not rejected or self.has_adopted(party, self.current))
        return self._sign(party, ("designated", "authority_verified"), "signed_under_reservation", is_possible)

    def sign_in_the_past(self, party: str) -> bool:
        """From a source: somebody signed long before the decision."""
        return self._sign(party, ("designated", "authority_verified"), "signed_unauthorised")

    def ratify(self, party: str, number: int) -> bool:
        """The party adopts the text somebody signed without authority."""
        decision, signed = self.decisions[number], self.standing.get(party)
        fits = (decision.party, decision.revoked) == (party, False) and decision.outcome in AFFIRMATIVE
        return self._come(party, ("signed_unauthorised",), "ratified", fits and signed in {None, decision.text})

    def refuse_ratification(self, party: str) -> bool:
        """The party does not want what was signed for it."""
        return self._come(party, ("signed_unauthorised",), "ratification_refused")

    def _sign(self, party: str, sources: tuple[str, ...], target: str, is_possible: bool = True) -> bool:
        is_possible = is_possible and self.signatories[party] in sources
        if is_possible:
            self.standing[party] = self.current
        return self._come(party, sources, target, is_possible)

    def _come(self, party: str, sources: tuple[str, ...], target: str, is_possible: bool = True) -> bool:
        if not is_possible or self.signatories[party] not in sources:
            return False
        self.signatories[party] = target
        return self._settled()

    def _go(self, sources: tuple[str, ...], target: str, is_possible: bool = True, *, voids: bool = False) -> bool:
        if not is_possible or self.status not in sources:
            return False
        if voids:
            for party in list(self.standing):
                self._void(party)
        self.history.append(target)
        return self._settled()

    def _void(self, party: str) -> None:
        del self.standing[party]
        self.voided += 1
        if self.signatories[party] in PRESENT:
            self.signatories[party] = "voided"

    def _settled(self) -> bool:
        """What follows by itself: reservations, and the agreement as far as it comes."""
        for party, status in self.signatories.items():
            if status == "signed_under_reservation":
                self._settle(party, self.standing[party])
        while target := self._next():
            self.history.append(target)
        return True

    def _settle(self, party: str, text: int | None) -> None:
        if party not in PUBLIC:
            return
        if self.has_adopted(party, text):
            self.signatories[party] = "signed"
        elif any(d.party == party and d.text == text and d.outcome == "rejected" for d in self.decisions):
            self._void(party)

    def _next(self) -> str | None:
        signed = all(self.signatories[p] in PRESENT and self.standing[p] in {None, self.current} for p in PARTIES)
        binds = all(self.signatories[p] in {"signed", "ratified"} for p in PARTIES)
        if self.status == "in_decision" and all(self.has_adopted(p, self.current) for p in PARTIES):
            return "approved"
        if self.status == "in_signing" and signed:
            return "signed"
        if self.status == "signed":
            return "in_signing" if not signed else "in_force" if binds else None
        return None
