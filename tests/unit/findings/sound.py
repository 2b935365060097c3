"""A dossier in which everything adds up, and small tools to disturb it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar, Protocol, TypeVar

from app.findings.facts import (
    AgreementFacts,
    DecisionFacts,
    DecisionPointFacts,
    DocumentFacts,
    DossierFacts,
    FollowUpFacts,
    MandateFacts,
    OfficeHoldingFacts,
    OrganisationFacts,
    PartyFacts,
    PublicationFacts,
    RoleAssignmentFacts,
    SignatoryFacts,
    SignatureFacts,
    SigningAuthorityFacts,
    SigningEventFacts,
)
from app.findings.facts_money import AllocationFacts, EnvelopeFacts, PaymentFacts, SourceRefFacts, StatementFacts
from app.findings.rules import Finding, raise_findings
from app.kit.dates import DatePrecision, Interval, interval_of

TODAY = date(2026, 6, 1)


class _Record(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> str: ...


RecordT = TypeVar("RecordT", bound=_Record)


def day(text: str) -> Interval:
    """Return a day, or a month where the text has no day in it."""
    precision = DatePrecision.DAY if len(text) == len("2026-03-23") else DatePrecision.MONTH
    return interval_of(text, precision)


def entering(
    decision_id: str, organisation_id: str, when: str, *, outcome: str | None = "conform", **changes: Any
) -> DecisionFacts:
    """Return a decision to enter into the agreement."""
    point = DecisionPointFacts(
        id=f"{decision_id}-1", kind="enter_into_agreement", outcome=outcome, agreement_id="agreement"
    )
    decision = DecisionFacts(
        id=decision_id,
        organisation_id=organisation_id,
        decided_on=day(when),
        status="decided",
        publication_status="published",
        points=(point,),
    )
    return replace(decision, **changes)


def deciding(decision_id: str, when: str, *points: DecisionPointFacts, **changes: Any) -> DecisionFacts:
    """Return a decision of the municipality on other points."""
    decision = DecisionFacts(
        id=decision_id,
        organisation_id="municipality",
        body="municipal_executive",
        decided_on=day(when),
        status="decided",
        publication_status="published",
        points=points,
    )
    return replace(decision, **changes)


def statement(cents: int, certainty: str = "firm", text: str | None = None) -> StatementFacts:
    """Return a stated amount."""
    return StatementFacts(
        amount_cents=cents, currency="EUR", certainty=certainty, qualifier="exact", amount_source_text=text
    )


def _signatory(party: str, office: str) -> SignatoryFacts:
    return SignatoryFacts(
        id=f"signatory-{party}",
        party_id=f"party-{party}",
        office_holding_id=office,
        status="signed",
        signing_authority_id=f"authority-{party}",
        signature=SignatureFacts(signed_on=day("2026-04-01"), text_sha256="a" * 64, under_reservation=False),
    )


def _authority(party: str, office: str, basis: str) -> SigningAuthorityFacts:
    return SigningAuthorityFacts(
        id=f"authority-{party}",
        organisation_id=party,
        basis=basis,
        office_holding_id=office,
        valid_from=day("2025-01-01"),
        document_id=f"proof-{party}",
    )


SOUND = DossierFacts(
    agreement=AgreementFacts(
        id="agreement",
        kind="cooperation_agreement",
        status="in_force",
        title="Samenwerken in de wijk",
        programme_id="programme",
        effective_on=day("2026-05-01"),
        ends_on=day("2030-12-31"),
        is_indefinite=False,
    ),
    organisations=(
        OrganisationFacts(id="municipality", name="gemeente Dal", kind="municipality", is_public_law_body=True),
        OrganisationFacts(id="province", name="provincie Heuvel", kind="province", is_public_law_body=True),
        OrganisationFacts(id="foundation", name="Stichting Plein", kind=None, is_public_law_body=None),
    ),
    office_holdings=(
        OfficeHoldingFacts(id="mayor", organisation_id="municipality", function_kind="mayor"),
        OfficeHoldingFacts(id="commissioner", organisation_id="province", function_kind="kings_commissioner"),
        OfficeHoldingFacts(id="director", organisation_id="foundation", function_kind="board_member"),
        OfficeHoldingFacts(id="alderman", organisation_id="municipality", function_kind="alderman"),
    ),
    role_assignments=(
        RoleAssignmentFacts(
            id="assignment",
            role="portfolio_holder",
            agreement_id="agreement",
            office_holding_id="alderman",
            valid_from=day("2026-01-01"),
        ),
    ),
    parties=(
        PartyFacts(id="party-municipality", organisation_id="municipality", must_sign=True),
        PartyFacts(id="party-province", organisation_id="province", must_sign=True),
        PartyFacts(id="party-foundation", organisation_id="foundation", must_sign=True),
    ),
    signatories=(
        _signatory("municipality", "mayor"),
        _signatory("province", "commissioner"),
        _signatory("foundation", "director"),
    ),
    signing_authorities=(
        _authority("municipality", "mayor", "ex_officio"),
        _authority("province", "commissioner", "ex_officio"),
        _authority("foundation", "director", "statutory"),
    ),
    signing_events=(
        SigningEventFacts(id="event", status="held", planned_on=day("2026-04-01"), held_on=day("2026-04-01")),
    ),
    decisions=(
        replace(
            entering("decision-municipality", "municipality", "2026-03-02"),
            points=(
                *entering("decision-municipality", "municipality", "2026-03-02").points,
                DecisionPointFacts(
                    id="grants-mandate", kind="grant_mandate", outcome="conform", mandate_id="mandate"
                ),
            ),
        ),
        entering("decision-province", "province", "2026-03-09"),
        deciding(
            "decision-grant",
            "2026-05-10",
            DecisionPointFacts(id="grants", kind="grant_subsidy", outcome="conform", allocation_id="allocation"),
            organisation_id="province",
            body="provincial_executive",
        ),
    ),
    mandates=(
        MandateFacts(
            id="mandate",
            status="active",
            granting_organisation_id="municipality",
            decision_point_id="grants-mandate",
            holder_kind="role",
            holder_role="portfolio_holder",
            powers=("make_minor_amendments",),
            subject_agreement_id="agreement",
            phase_limit="until_signing",
            valid_from=day("2026-03-02"),
        ),
    ),
    envelopes=(
        EnvelopeFacts(
            id="envelope",
            provider_organisation_id="province",
            statement=statement(100_000_00, text="100.000 euro"),
            ceiling_status="published",
            source_refs=(SourceRefFacts(document_id="budget", section="1"),),
        ),
    ),
    allocations=(
        AllocationFacts(
            id="allocation",
            envelope_id="envelope",
            agreement_id="agreement",
            recipient_organisation_id="foundation",
            status="granted",
            statement=statement(60_000_00, text="60.000 euro"),
            granted_cents=60_000_00,
            source_refs=(SourceRefFacts(document_id="budget", section="2"),),
        ),
    ),
    payments=(
        PaymentFacts(
            id="payment",
            allocation_id="allocation",
            kind="advance",
            status="paid",
            amount_cents=30_000_00,
            paid_on=day("2026-05-20"),
        ),
    ),
    follow_ups=(
        FollowUpFacts(id="letter", kind="council_information_letter", status="done", done_on=day("2026-03-20")),
    ),
    documents=(DocumentFacts(id="text", kind="agreement_text", title="Samenwerken in de wijk"),),
    publications=(
        PublicationFacts(id="publication", document_id="text", status="published", published_on=day("2026-05-04")),
    ),
)


def changed(records: Sequence[RecordT], record_id: str, **changes: Any) -> tuple[RecordT, ...]:
    """Return the records with one of them changed."""
    assert any(record.id == record_id for record in records)
    return tuple(replace(record, **changes) if record.id == record_id else record for record in records)


def with_agreement(dossier: DossierFacts, **changes: Any) -> DossierFacts:
    """Return the dossier with a changed agreement."""
    return replace(dossier, agreement=replace(dossier.agreement, **changes))


def with_signature(dossier: DossierFacts, signatory_id: str, status: str = "signed", **changes: Any) -> DossierFacts:
    """Return the dossier with a changed signature."""
    signature = next(s.signature for s in dossier.signatories if s.id == signatory_id)
    assert signature is not None
    return replace(
        dossier,
        signatories=changed(
            dossier.signatories, signatory_id, status=status, signature=replace(signature, **changes)
        ),
    )


def findings(dossier: DossierFacts, code: str, as_of: date = TODAY) -> list[Finding]:
    """Return the findings of one check."""
    return [finding for finding in raise_findings(dossier, as_of) if finding.code.value == code]


def subjects(dossier: DossierFacts, code: str, as_of: date = TODAY) -> list[str]:
    """Return the ids that one check reports."""
    return [finding.subject_id for finding in findings(dossier, code, as_of)]


def before_signing(planned_on: str = "2026-06-10") -> DossierFacts:
    """Return the dossier as it was while the signing was still ahead."""
    return replace(
        with_agreement(SOUND, status="in_decision", effective_on=None),
        signatories=tuple(replace(s, status="not_designated", signature=None) for s in SOUND.signatories),
        signing_events=(SigningEventFacts(id="event", status="planned", planned_on=day(planned_on)),),
        allocations=(),
        payments=(),
    )
