"""Shapes of what entitles to sign, of signatures and their cures, and of what ends an agreement."""

from typing import Self
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator

from app.kit.json_schemas import exactly_one
from app.kit.queries import ListQuery
from app.kit.schema import (
    Cents,
    IdSet,
    Instant,
    LongText,
    PartialDate,
    Provenance,
    RecordRead,
    Sha256,
    ShortText,
    invalid,
)
from app.lifecycle.rules import AuthorityBasis, RatificationScope, SignatureMethod, TerminationKind


class SigningAuthorityCreate(Provenance):
    """What entitles somebody to sign for an organisation, to record."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"basis": {"const": AuthorityBasis.STATUTORY_JOINT.value}}},
            "then": {
                "required": ["jointWithOfficeHoldingIds"],
                "properties": {"jointWithOfficeHoldingIds": {"minItems": 1}},
            },
            "else": {"properties": {"jointWithOfficeHoldingIds": {"maxItems": 0}}},
        }
    )

    organisation_id: UUID = Field(description="The organisation signed for; it does not change.")
    basis: AuthorityBasis = Field(description="What entitles them to sign.")
    office_holding_id: UUID = Field(description="The office of who may sign.")
    joint_with_office_holding_ids: IdSet = Field(
        (), description="The offices of those who must sign along, for `statutory_joint` (R-016)."
    )
    granted_by_office_holding_id: UUID | None = Field(
        None, description="The office of who gave it: for a municipality the mayor, for a province the commissioner."
    )
    valid_from: PartialDate = Field(description="The first day on which it counts.")
    valid_to: PartialDate | None = Field(None, description="The last day; null while it has no end.")
    revoked_on: PartialDate | None = Field(None, description="From this day on it no longer counts (R-029).")
    subject_agreement_id: UUID | None = Field(None, description="Null: for every agreement.")
    limit_cents: Cents | None = Field(
        None, description="The most an agreement may cost, in whole euro cents; null: no limit."
    )
    document_id: UUID = Field(description="The register extract, articles, designation or power of attorney.")

    @model_validator(mode="after")
    def _names_who_signs_along(self) -> Self:
        if (self.basis is AuthorityBasis.STATUTORY_JOINT) != bool(self.joint_with_office_holding_ids):
            raise invalid(
                "joint_holders",
                "Bij `statutory_joint`, en alleen daarbij, hoort `jointWithOfficeHoldingIds`.",
                "`statutory_joint`, and nothing else, goes with `jointWithOfficeHoldingIds`.",
            )
        return self


class SigningAuthorityRead(RecordRead):
    """What entitles somebody in an office to sign for an organisation."""

    organisation_id: UUID
    basis: AuthorityBasis
    office_holding_id: UUID
    joint_with_office_holding_ids: tuple[UUID, ...]
    granted_by_office_holding_id: UUID | None
    valid_from: PartialDate
    valid_to: PartialDate | None
    revoked_on: PartialDate | None
    subject_agreement_id: UUID | None
    limit_cents: int | None
    document_id: UUID


class SigningAuthorityQuery(ListQuery):
    """Filters on signing authorities."""

    organisation_id: UUID | None = None
    office_holding_id: UUID | None = None
    basis: AuthorityBasis | None = None


class SignatureCreate(Provenance):
    """A signature to record: set just now, or in the past from a source."""

    agreement_id: UUID
    party_id: UUID = Field(description="The party signed for.")
    signatory_id: UUID = Field(description="Who signs.")
    agreement_version_id: UUID | None = Field(None, description="The version signed; left out, the present text.")
    text_sha256: Sha256 | None = Field(
        None, description="The hash of the text signed; needed unless a source does not tell it (R-051)."
    )
    signed_on: PartialDate = Field(description="The legal day (Europe/Amsterdam) it was set.")
    signed_at: Instant | None = Field(None, description="The moment it was set, where that is known.")
    method: SignatureMethod | None = Field(None, description="How it was signed; null when unknown.")
    place: ShortText | None = Field(None, description="Where it was signed.")
    office_holding_id: UUID | None = Field(None, description="Left out: the office of the signatory.")
    signing_authority_id: UUID | None = Field(None, description="Left out: the authority of the signatory.")
    mandate_id: UUID | None = Field(None, description="The mandate relied on; it must give the power `sign` (R-014).")
    under_reservation: bool = Field(default=False, description="Whether it was signed subject to later approval.")
    reservation_text: LongText | None = Field(None, description="Under which reservation (R-020).")
    document_id: UUID | None = Field(None, description="The signed document.")


class SignatureRead(RecordRead):
    """A signature that was set under one text."""

    agreement_id: UUID = Field(description="The agreement it belongs to.")
    party_id: UUID
    signatory_id: UUID
    agreement_version_id: UUID | None
    text_sha256: str | None
    signed_on: PartialDate
    signed_at: Instant | None
    method: SignatureMethod | None
    place: str | None
    office_holding_id: UUID | None
    signing_authority_id: UUID | None
    mandate_id: UUID | None
    under_reservation: bool
    reservation_text: str | None
    document_id: UUID | None
    voided_on: PartialDate | None = Field(description="From this day on it no longer counts; it stays on record.")
    void_reason: str | None = Field(description="Why it no longer counts; null while it does.")


class SignatureQuery(ListQuery):
    """Filters on the signatures of one agreement."""

    party_id: UUID | None = None
    signatory_id: UUID | None = None


class RatificationCreate(Provenance):
    """A later approval that cures an unauthorised signature, to link (R-023)."""

    agreement_id: UUID
    party_id: UUID = Field(description="The party whose signature is approved.")
    signatory_id: UUID = Field(description="The signatory who signed without authority.")
    decision_point_id: UUID = Field(description="The point by which the competent body approved the signed text.")
    ratified_on: PartialDate = Field(description="The day on which it was approved.")
    scope: RatificationScope = Field(RatificationScope.FULL, description="Whether all of the text is approved.")


class RatificationRead(RecordRead):
    """A later approval by the competent body that cures one unauthorised signature."""

    agreement_id: UUID = Field(description="The agreement it belongs to.")
    party_id: UUID
    signatory_id: UUID
    signature_id: UUID | None = Field(
        description="The signature that stood when it was given, and that it cures; null where only its day is known."
    )
    decision_point_id: UUID
    ratified_on: PartialDate
    scope: RatificationScope


class OfSignatoryQuery(ListQuery):
    """Filters on what concerns one signatory."""

    signatory_id: UUID | None = None


class RejectionNoticeCreate(Provenance):
    """A counterparty's notice that it rejects an unauthorised signature, to record (R-024)."""

    agreement_id: UUID
    party_id: UUID = Field(description="The party that gave notice.")
    signatory_id: UUID = Field(description="The signatory whose signature it rejects.")
    notified_on: PartialDate = Field(description="The day on which the notice was given.")
    knew_of_defect: bool = Field(
        description="Whether it knew of the lack of authority when the agreement was signed."
    )


class RejectionNoticeRead(RecordRead):
    """A counterparty's notice that it rejects one unauthorised signature."""

    agreement_id: UUID = Field(description="The agreement it belongs to.")
    party_id: UUID
    signatory_id: UUID
    signature_id: UUID | None = Field(
        description="The signature that stood then, and that it rejects; null where only its day is known."
    )
    notified_on: PartialDate
    knew_of_defect: bool


class TerminationCreate(Provenance):
    """The end of an agreement, or of one party's part in it, to record."""

    agreement_id: UUID
    party_id: UUID | None = Field(None, description="Who gives notice or withdraws; needed for `withdrawal`.")
    kind: TerminationKind
    notice_received_on: PartialDate | None = Field(None, description="The day the last other party received it.")
    effective_on: PartialDate = Field(description="The last day; it ends at 24:00.")
    ground: LongText = Field(description="Why it ends.")
    clause_id: UUID | None = Field(None, description="The clause of the present text that allows it.")
    legal_opinion_document_id: UUID | None = Field(None, description="The legal opinion it rests on otherwise.")
    document_id: UUID = Field(description="The notice, agreement or judgment.")

    @model_validator(mode="after")
    def _names_its_party(self) -> Self:
        if self.kind is TerminationKind.WITHDRAWAL and self.party_id is None:
            raise invalid("missing", "Bij uittreding hoort `partyId`.", "A withdrawal names its party in `partyId`.")
        return self


class TerminationRead(RecordRead):
    """The end of an agreement, or of one party's part in it."""

    agreement_id: UUID = Field(description="The agreement it belongs to.")
    party_id: UUID | None
    kind: TerminationKind
    notice_received_on: PartialDate | None
    effective_on: PartialDate
    ground: str
    clause_id: UUID | None
    legal_opinion_document_id: UUID | None
    document_id: UUID


class TerminationQuery(ListQuery):
    """Filters on the terminations of one agreement."""

    kind: TerminationKind | None = None
    party_id: UUID | None = None


class ConsentCreate(Provenance):
    """A party's consent, to record: to a mutual end, to an accession, or to a succession."""

    model_config = ConfigDict(
        json_schema_extra=exactly_one("terminationId", "accedingPartyId", "supersedingAgreementId")
    )

    agreement_id: UUID
    party_id: UUID = Field(description="The party that consents.")
    termination_id: UUID | None = Field(None, description="The termination it consents to.")
    acceding_party_id: UUID | None = Field(None, description="The party that joins.")
    superseding_agreement_id: UUID | None = Field(None, description="The agreement that supersedes this one.")
    given_on: PartialDate = Field(description="The day on which it was given.")
    decision_point_id: UUID | None = Field(None, description="The decision it rests on, or else an authority.")
    signing_authority_id: UUID | None = Field(
        None, description="The authority of who gave it, where no decision is needed."
    )
    document_id: UUID | None = Field(None, description="The document it was given in.")

    @model_validator(mode="after")
    def _one_subject(self) -> Self:
        subjects = (self.termination_id, self.acceding_party_id, self.superseding_agreement_id)
        if sum(subject is not None for subject in subjects) != 1:
            raise invalid(
                "one_subject",
                "Geef precies één van `terminationId`, `accedingPartyId` en `supersedingAgreementId`.",
                "Give exactly one of `terminationId`, `accedingPartyId` and `supersedingAgreementId`.",
            )
        return self


class ConsentRead(RecordRead):
    """A party's consent to a mutual end, an accession or a succession."""

    agreement_id: UUID = Field(description="The agreement it belongs to.")
    party_id: UUID
    termination_id: UUID | None
    acceding_party_id: UUID | None
    superseding_agreement_id: UUID | None
    given_on: PartialDate
    decision_point_id: UUID | None
    signing_authority_id: UUID | None
    document_id: UUID | None


class ConsentQuery(ListQuery):
    """Filters on the consents of one agreement."""

    party_id: UUID | None = None
    termination_id: UUID | None = None
