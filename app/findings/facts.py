"""The facts the finding checks read: frozen values without behaviour, one class per entity of the domain reference.

Ids are texts, enum values are the plain values of the glossary, days are intervals (R-002, R-003), money is an
integer number of euro cents. `None` means that the register does not say; an empty tuple means that there are none.
"""

from dataclasses import dataclass
from datetime import datetime

from app.findings.facts_money import AllocationFacts, EnvelopeFacts, PaymentFacts
from app.kit.dates import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFacts:
    """The agreement itself: what kind it is, how far it has come and when it runs."""

    id: str
    recording_mode: str | None = None
    kind: str | None = None
    status: str | None = None
    status_since: Interval | None = None
    title: str | None = None
    programme_id: str | None = None
    starts_on: Interval | None = None
    ends_on: Interval | None = None
    is_indefinite: bool | None = None
    effective_on: Interval | None = None
    managing_organisation_id: str | None = None
    current_version_id: str | None = None
    far_reaching: bool | None = None
    has_retroactive_clause: bool | None = None
    has_accession_clause: bool | None = None
    notice_period_months: int | None = None
    tacit_renewal_months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionFacts:
    """One version of the text: its number, what it is for, its hash once frozen, and whether its words are known."""

    id: str
    version_no: int | None = None
    status: str | None = None
    text_sha256: str | None = None
    frozen_on: Interval | None = None
    based_on_version_id: str | None = None
    amendment_id: str | None = None
    clause_ids: tuple[str, ...] = ()
    has_every_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeFacts:
    """The programme an agreement belongs to; its horizon in years is not the term of the agreement."""

    id: str
    name: str | None = None
    horizon_years: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFacts:
    """An organisation and what decides which regime applies to it."""

    id: str
    name: str | None = None
    kind: str | None = None
    is_public_law_body: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHoldingFacts:
    """A function somebody holds at an organisation, and for how long."""

    id: str
    organisation_id: str | None = None
    person_id: str | None = None
    function_kind: str | None = None
    valid_from: Interval | None = None
    valid_to: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleAssignmentFacts:
    """Who fills a role, such as portfolio holder, for an agreement or for a programme."""

    id: str
    role: str | None = None
    agreement_id: str | None = None
    programme_id: str | None = None
    office_holding_id: str | None = None
    valid_from: Interval | None = None
    valid_to: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFacts:
    """An organisation as a party to the agreement."""

    id: str
    organisation_id: str | None = None
    must_sign: bool | None = None
    joined_on: Interval | None = None
    left_on: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureFacts:
    """A signature that was actually set; `mandate_id` where the signer relied on a mandate.

    Without an `id` it is known of its signatory that they signed, and no more.
    """

    id: str | None = None
    signed_on: Interval | None = None
    text_sha256: str | None = None
    under_reservation: bool | None = None
    mandate_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatoryFacts:
    """The place of one person on the signature page of a party."""

    id: str
    party_id: str | None = None
    person_id: str | None = None
    office_holding_id: str | None = None
    status: str | None = None
    signing_authority_id: str | None = None
    signature: SignatureFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningAuthorityFacts:
    """The evidence that somebody may sign for an organisation, and when it holds."""

    id: str
    organisation_id: str | None = None
    basis: str | None = None
    office_holding_id: str | None = None
    joint_with_office_holding_ids: tuple[str, ...] = ()
    granted_by_office_holding_id: str | None = None
    valid_from: Interval | None = None
    valid_to: Interval | None = None
    revoked_on: Interval | None = None
    subject_agreement_id: str | None = None
    document_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningEventFacts:
    """A planned or held signing; a plan is not an act (R-026)."""

    id: str
    status: str | None = None
    planned_on: Interval | None = None
    held_on: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPointFacts:
    """One point of a decision; an outcome counts for its own point only (R-019)."""

    id: str
    kind: str | None = None
    outcome: str | None = None
    agreement_id: str | None = None
    agreement_version_id: str | None = None
    amendment_id: str | None = None
    mandate_id: str | None = None
    allocation_id: str | None = None
    envelope_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """A decision of a body; `mandate_id` where it was taken under a mandate (R-028)."""

    id: str
    organisation_id: str | None = None
    body: str | None = None
    decided_on: Interval | None = None
    revoked_on: Interval | None = None
    status: str | None = None
    mandate_id: str | None = None
    document_id: str | None = None
    publication_status: str | None = None
    points: tuple[DecisionPointFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RatificationFacts:
    """A later approval, linked by a legal officer, that cures one unauthorised signature (R-023)."""

    id: str
    signatory_id: str | None = None
    signature_id: str | None = None
    decision_point_id: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateFacts:
    """A power granted to a role, a function or a person, with its period, phase and limits."""

    id: str
    status: str | None = None
    granting_body: str | None = None
    granting_organisation_id: str | None = None
    decision_point_id: str | None = None
    holder_kind: str | None = None
    holder_role: str | None = None
    function_kind: str | None = None
    person_id: str | None = None
    powers: tuple[str, ...] = ()
    subject_agreement_id: str | None = None
    phase_limit: str | None = None
    valid_from: Interval | None = None
    valid_to: Interval | None = None
    revoked_on: Interval | None = None
    revoked_at: datetime | None = None
    financial_limit_cents: int | None = None
    sub_mandate_allowed: bool | None = None
    parent_mandate_id: str | None = None
    written: bool | None = None
    consent_document_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFacts:
    """The consent of one party to an amendment; `mandate_id` or `decision_point_id` where that was its authority.

    `is_founded` tells whether any authority is on record.
    """

    party_id: str | None = None
    given_on: Interval | None = None
    mandate_id: str | None = None
    decision_point_id: str | None = None
    is_founded: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentFacts:
    """A change of the agreement, how it was classified and who consented."""

    id: str
    status: str | None = None
    classification: str | None = None
    protected_subjects: tuple[str, ...] = ()
    baseline_version_id: str | None = None
    result_version_id: str | None = None
    adopted_on: Interval | None = None
    effective_on: Interval | None = None
    consents: tuple[ConsentFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminationFacts:
    """The end of the agreement, or of one party's part in it (`withdrawal`)."""

    id: str
    kind: str | None = None
    party_id: str | None = None
    notice_received_on: Interval | None = None
    effective_on: Interval | None = None
    clause_id: str | None = None
    legal_opinion_document_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyConsentFacts:
    """A party's consent to a mutual end, to an accession or to a succession."""

    id: str
    party_id: str | None = None
    termination_id: str | None = None
    acceding_party_id: str | None = None
    superseding_agreement_id: str | None = None
    given_on: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectionNoticeFacts:
    """A counterparty's notice that it rejects one unauthorised signature (R-024)."""

    id: str
    signatory_id: str | None = None
    signature_id: str | None = None
    notified_on: Interval | None = None
    knew_of_defect: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpFacts:
    """Something announced for after the decision, such as a letter to the council."""

    id: str
    kind: str | None = None
    status: str | None = None
    due_on: Interval | None = None
    done_on: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """A document of the dossier."""

    id: str
    kind: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationFacts:
    """How far a document is on its way to the public."""

    id: str
    document_id: str | None = None
    status: str | None = None
    published_on: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicCopyFacts:
    """What a copy for the public was seen to hold; the personal data themselves are left out on purpose."""

    id: str
    document_id: str | None = None
    published_on: Interval | None = None
    withdrawn_on: Interval | None = None
    has_signature_image: bool | None = None
    has_contact_data: bool | None = None
    has_unredacted_private_person: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceValueFacts:
    """What one source says about one attribute of one record."""

    id: str
    subject_kind: str
    subject_id: str
    attribute: str
    value: str
    document_id: str | None = None
    section: str | None = None
    is_preferred: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFacts:
    """Everything known around one agreement: its own records and the shared ones it refers to."""

    agreement: AgreementFacts
    programmes: tuple[ProgrammeFacts, ...] = ()
    organisations: tuple[OrganisationFacts, ...] = ()
    office_holdings: tuple[OfficeHoldingFacts, ...] = ()
    role_assignments: tuple[RoleAssignmentFacts, ...] = ()
    parties: tuple[PartyFacts, ...] = ()
    signatories: tuple[SignatoryFacts, ...] = ()
    signing_authorities: tuple[SigningAuthorityFacts, ...] = ()
    signing_events: tuple[SigningEventFacts, ...] = ()
    decisions: tuple[DecisionFacts, ...] = ()
    versions: tuple[VersionFacts, ...] = ()
    ratifications: tuple[RatificationFacts, ...] = ()
    rejection_notices: tuple[RejectionNoticeFacts, ...] = ()
    consents: tuple[PartyConsentFacts, ...] = ()
    mandates: tuple[MandateFacts, ...] = ()
    amendments: tuple[AmendmentFacts, ...] = ()
    terminations: tuple[TerminationFacts, ...] = ()
    envelopes: tuple[EnvelopeFacts, ...] = ()
    allocations: tuple[AllocationFacts, ...] = ()
    payments: tuple[PaymentFacts, ...] = ()
    follow_ups: tuple[FollowUpFacts, ...] = ()
    documents: tuple[DocumentFacts, ...] = ()
    publications: tuple[PublicationFacts, ...] = ()
    public_copies: tuple[PublicCopyFacts, ...] = ()
    source_values: tuple[SourceValueFacts, ...] = ()
