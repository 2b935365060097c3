"""Request and response shapes of parties and of those who sign for them."""

from uuid import UUID

from pydantic import Field

from app.kit.queries import ListQuery
from app.kit.schema import ApiModel, PartialDate, Provenance, RecordRead, Title
from app.organisations.rules import FunctionKind
from app.parties.rules import PartyRole, SignatoryStatus


class PartyCreate(Provenance):
    """A party to an agreement, to record."""

    agreement_id: UUID
    organisation_id: UUID = Field(
        description="Once in one agreement (R-060); it does not change. It sees the dossier from now on."
    )
    party_role: PartyRole = Field(description="What it does in the agreement.")
    must_sign: bool = Field(description="Whether the agreement needs its signature (R-061).")
    joined_on: PartialDate | None = Field(None, description="Null: a party from the start.")
    left_on: PartialDate | None = Field(None, description="The day on which it left; null while it takes part.")


class PartyRead(RecordRead):
    """An organisation's part in one agreement."""

    agreement_id: UUID = Field(description="The agreement it belongs to.")
    organisation_id: UUID
    party_role: PartyRole
    must_sign: bool
    joined_on: PartialDate | None
    left_on: PartialDate | None


class PartyQuery(ListQuery):
    """Filters on parties."""

    organisation_id: UUID | None = None
    party_role: PartyRole | None = None
    must_sign: bool | None = None


class SignatoryCreate(Provenance):
    """Somebody who signs or is to sign for a party, to record."""

    agreement_id: UUID
    party_id: UUID
    person_id: UUID | None = Field(None, description="From `designated` on, a person or an office is given.")
    office_holding_id: UUID | None = Field(None, description="The office in which the person signs.")
    function_kind: FunctionKind | None = Field(None, description="The office in which they sign.")
    function_text: Title | None = Field(None, description="The function in the words of the source.")
    status: SignatoryStatus
    signed_on: PartialDate | None = Field(None, description="The day of the actual signature, not a planned one.")
    signing_authority_id: UUID | None = Field(None, description="What the right to sign rests on.")


class StandingSignature(ApiModel):
    """The signature that stands: as a record of its own, or only the day a source tells."""

    id: UUID | None
    signed_on: PartialDate = Field(description="The day on which it was signed.")
    text_sha256: str | None = Field(description="The SHA-256 of the text that was signed; null when unknown.")
    under_reservation: bool | None = Field(description="Whether it was signed subject to later approval.")
    mandate_id: UUID | None = Field(description="The mandate it was given under.")


class SignatoryRead(RecordRead):
    """Who signs, or is to sign, for a party."""

    agreement_id: UUID = Field(description="The agreement it belongs to.")
    party_id: UUID = Field(description="The party they sign for.")
    person_id: UUID | None
    office_holding_id: UUID | None
    function_kind: FunctionKind | None
    function_text: str | None
    status: SignatoryStatus
    signed_on: PartialDate | None
    signing_authority_id: UUID | None
    signature: StandingSignature | None = Field(
        description="What is known of the signature; null while no day is known."
    )


class SignatoryQuery(ListQuery):
    """Filters on signatories."""

    status: SignatoryStatus | None = None
    person_id: UUID | None = None
