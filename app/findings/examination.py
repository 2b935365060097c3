"""What every check has at hand: the dossier as of the day, the settings, and the questions checks share."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.findings.day import AFFIRMATIVE, TAKEN, seen_on, took_place
from app.findings.facts import (
    AgreementFacts,
    DecisionFacts,
    DossierFacts,
    MandateFacts,
    OfficeHoldingFacts,
    PartyFacts,
    RatificationFacts,
    RejectionNoticeFacts,
    SignatoryFacts,
)
from app.findings.facts_money import AllocationFacts
from app.findings.result import FindingSettings
from app.kit.dates import ANY_DAY, Interval
from app.kit.domain import Localised

IN_DECISION_OR_LATER = frozenset(
    {"in_decision", "approved", "in_signing", "signed", "in_force", "expired", "terminated", "superseded"}
)
SIGNED_STATUSES = frozenset(
    {"signed", "signed_under_reservation", "signed_unauthorised", "ratified", "ratification_refused"}
)
# What may change without a new decision.
LIGHT_CLASSES = frozenset({"editorial", "minor"})
# Only the executive can enter into an agreement for these two (Gemw 160, Pw 158); others name their own body.
_ENTERING_BODY = {"municipality": "municipal_executive", "province": "provincial_executive"}
_SOMEBODY = Localised(nl="een organisatie", en="an organisation")


@dataclass(frozen=True, slots=True)
class Examination:
    """One agreement's dossier as it stood on `as_of`, and as recorded with the decisions of later days."""

    dossier: DossierFacts
    recorded: DossierFacts
    as_of: date
    settings: FindingSettings

    @property
    def agreement(self) -> AgreementFacts:
        """Return the agreement under examination."""
        return self.dossier.agreement

    @property
    def is_letter_of_intent(self) -> bool:
        """Tell whether F-006, F-009 and F-012 skip this agreement."""
        return self.agreement.kind == "letter_of_intent"

    def name_of(self, organisation_id: str | None) -> Localised:
        """Return the name of an organisation, or a neutral word where it is not known."""
        for organisation in self.dossier.organisations:
            if organisation.id == organisation_id and organisation.name:
                return Localised(nl=organisation.name, en=organisation.name)
        return _SOMEBODY

    def kind_of(self, organisation_id: str | None) -> str | None:
        """Return the kind of an organisation."""
        return next((o.kind for o in self.dossier.organisations if o.id == organisation_id), None)

    def is_public(self, organisation_id: str | None) -> bool:
        """Tell whether an organisation certainly is a public-law body, and so needs a decision of its own."""
        return any(
            o.id == organisation_id and (o.kind in _ENTERING_BODY or o.is_public_law_body is True)
            for o in self.dossier.organisations
        )

    def parties(self) -> Iterator[PartyFacts]:
        """Yield the organisations that certainly are a party on the day."""
        for party in self.dossier.parties:
            has_joined = party.joined_on is None or party.joined_on.certainly_on_or_before(self.as_of)
            has_left = party.left_on is not None and party.left_on.possibly_on_or_before(self.as_of)
            if has_joined and not has_left:
                yield party

    def signatories_of(self, party: PartyFacts) -> Iterator[SignatoryFacts]:
        """Yield the places on the signature page that belong to a party."""
        return (s for s in self.dossier.signatories if s.party_id == party.id)

    def has_signed(self, signatory: SignatoryFacts) -> bool:
        """Tell whether an actual signature of this signatory is on record, whatever it is worth."""
        return signatory.status in SIGNED_STATUSES and took_place(signing_day(signatory), self.as_of)

    def is_ratified(self, signatory: SignatoryFacts) -> bool:
        """Tell whether the signature of a signatory that stands was cured in full (R-023)."""
        scopes = [r.scope for r in self.ratifications_of(signatory)]
        if scopes:
            return any(scope != "partial" for scope in scopes)
        return signatory.status == "ratified"

    def ratifications_of(self, signatory: SignatoryFacts) -> list[RatificationFacts]:
        """Return the ratifications of the signature that stands; those of an earlier one say nothing of it."""
        return [r for r in self.dossier.ratifications if _is_about(r, signatory)]

    def rejections_of(self, signatory: SignatoryFacts) -> list[RejectionNoticeFacts]:
        """Return the notices that reject the signature that stands (R-024)."""
        return [n for n in self.dossier.rejection_notices if _is_about(n, signatory)]

    def entering_decisions(self, organisation_id: str | None) -> list[DecisionFacts]:
        """Return the decisions by which an organisation entered into this agreement, the first one first.

        Only an affirmative point of the competent body counts, or of somebody under its mandate (R-010, R-011,
        R-019, R-028). A decision revoked since is among them: what was done on it stands.
        """
        decisions = [
            decision
            for decision in self.dossier.decisions
            if decision.organisation_id == organisation_id
            and decision.status in TAKEN
            and self.is_competent(decision)
            and any(
                point.kind == "enter_into_agreement"
                and point.agreement_id == self.agreement.id
                and point.outcome in AFFIRMATIVE
                for point in decision.points
            )
        ]
        return sorted(decisions, key=lambda d: (*day_order(d.decided_on), d.id))

    def approving_decisions(self, organisation_id: str | None) -> list[DecisionFacts]:
        """Return the decisions by which an organisation approved amendments of this agreement (R-049)."""
        return [
            decision
            for decision in self.dossier.decisions
            if decision.organisation_id == organisation_id
            and decision.status in TAKEN
            and self.is_competent(decision)
            and any(
                point.kind == "approve_amendment" and point.amendment_id is not None and point.outcome in AFFIRMATIVE
                for point in decision.points
            )
        ]

    def decided_texts(self, decision: DecisionFacts) -> set[str]:
        """Return the texts a decision covers: those it affirmed, and what only valid minor changes made of them.

        An editorial or minor amendment that was adopted needs no new decision; any other text does (R-018).
        """
        affirmed = [p for p in decision.points if p.outcome in AFFIRMATIVE]
        results = {a.id: a.result_version_id for a in self.dossier.amendments}
        covered = {
            p.agreement_version_id
            for p in affirmed
            if p.kind == "enter_into_agreement" and p.agreement_id == self.agreement.id
        }
        covered |= {results.get(p.amendment_id or "") for p in affirmed if p.kind == "approve_amendment"}
        light = {
            a.id
            for a in self.dossier.amendments
            if a.classification in LIGHT_CLASSES and a.status in {"adopted", "in_effect"}
        }
        texts = {text for text in covered if text is not None}
        for version in sorted(self.dossier.versions, key=lambda v: v.version_no or 0):
            if version.amendment_id in light and version.based_on_version_id in texts:
                texts.add(version.id)
        return texts

    def is_competent(self, decision: DecisionFacts) -> bool:
        """Tell whether the deciding body may enter into an agreement, as far as the register says."""
        mandate = self.mandate(decision.mandate_id)
        if mandate is not None and not self._covers(mandate, decision):
            return False
        if decision.body is None or decision.mandate_id is not None:
            return True
        needed = _ENTERING_BODY.get(self.kind_of(decision.organisation_id) or "")
        return needed is None or decision.body == needed

    def _covers(self, mandate: MandateFacts, decision: DecisionFacts) -> bool:
        """Tell whether a mandate may be the one a decision was taken under: its own, with the power (R-028)."""
        own = mandate.granting_organisation_id in {None, decision.organisation_id}
        return own and "decide_substantive" in mandate.powers

    def mandate(self, mandate_id: str | None) -> MandateFacts | None:
        """Return a mandate that exists on the day."""
        return next((m for m in self.dossier.mandates if m.id == mandate_id), None)

    def office_holding(self, office_holding_id: str | None) -> OfficeHoldingFacts | None:
        """Return an office holding."""
        return next((o for o in self.dossier.office_holdings if o.id == office_holding_id), None)

    def own_allocations(self) -> list[AllocationFacts]:
        """Return the allocations of this agreement, parts of such an allocation included."""
        by_id = {allocation.id: allocation for allocation in self.dossier.allocations}
        return [a for a in self.dossier.allocations if _agreement_of(a, by_id) == self.agreement.id]

    def ends(self) -> list[Interval]:
        """Return the days that each were the last day of the agreement; it has ended after any of them (R-065)."""
        ends = [known_day(self.agreement.ends_on)]
        if self.agreement.status == "terminated":
            dated = [t for t in self.dossier.terminations if t.effective_on is not None]
            whole = [t for t in dated if t.kind != "withdrawal"] or dated
            ends.extend(sorted((known_day(t.effective_on) for t in whole), key=day_order)[-1:])
        return [end for end in ends if end != ANY_DAY]


def examine(dossier: DossierFacts, as_of: date, settings: FindingSettings) -> Examination:
    """Return the examination of a dossier on a legal day."""
    return Examination(seen_on(dossier, as_of), dossier, as_of, settings)


def _is_about(record: RatificationFacts | RejectionNoticeFacts, signatory: SignatoryFacts) -> bool:
    standing = signatory.signature.id if signatory.signature else None
    return record.signatory_id == signatory.id and record.signature_id == standing


def _agreement_of(allocation: AllocationFacts, by_id: dict[str, AllocationFacts]) -> str | None:
    seen: set[str] = set()
    current: AllocationFacts | None = allocation
    while current is not None and current.agreement_id is None and current.id not in seen:
        seen.add(current.id)
        current = by_id.get(current.parent_allocation_id or "")
    return current.agreement_id if current else None


def signing_day(signatory: SignatoryFacts) -> Interval | None:
    """Return when a signatory signed, as far as known."""
    return signatory.signature.signed_on if signatory.signature else None


def known_day(interval: Interval | None) -> Interval:
    """Return an interval that can be compared: without a date it may be any day (R-003)."""
    return ANY_DAY if interval is None else interval


def day_order(interval: Interval | None) -> tuple[date, date]:
    """Return the sort key of a partial date: by the day on which it certainly has passed."""
    return (known_day(interval).latest, known_day(interval).earliest)
