"""Request and response shapes of amendments and of the parties' answers to them."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from app.amendments.rules import AmendmentClassification, AmendmentStatus, ProtectedSubject
from app.amendments.shapes import AmendmentPeriod, ClauseOperation, TermChanges
from app.decisions.rules import Body
from app.kit.json_schemas import at_most_one
from app.kit.queries import ListQuery
from app.kit.schema import LongText, PartialDate, Provenance, RecordRead, Sha256, invalid

MOST_OPERATIONS = 200


def _each_once(subjects: tuple[ProtectedSubject, ...]) -> tuple[ProtectedSubject, ...]:
    if len(subjects) != len(set(subjects)):
        raise invalid("listed_twice", "Een onderwerp staat er twee keer in.", "A subject is listed twice.")
    return tuple(sorted(subjects))


Subjects = Annotated[
    tuple[ProtectedSubject, ...],
    Field(max_length=len(ProtectedSubject), json_schema_extra={"uniqueItems": True}),
    AfterValidator(_each_once),
]


class AmendmentCreate(Provenance):
    """A change of an agreement to propose, against one frozen text of it."""

    agreement_id: UUID = Field(description="The agreement to change.")
    baseline_version_id: UUID = Field(description="The frozen text the operations are about: the one that counts.")
    proposed_by_party_id: UUID = Field(description="The party that proposes it.")
    rationale: LongText = Field(description="Why it is proposed.")
    operations: Annotated[tuple[ClauseOperation, ...], Field(max_length=MOST_OPERATIONS)] = Field(
        (), description="On the clauses of the baseline, at most 200."
    )
    term_changes: TermChanges | None = Field(None, description="Changes of the terms, beside those of clauses.")
    declared_subjects: Subjects = Field(
        (), description="Protected subjects the proposer says it touches; they only add to what the register finds."
    )
    status: AmendmentStatus
    classification: AmendmentClassification | None = Field(
        None, description="How heavy the change is; the class decides who must agree."
    )
    respond_by: PartialDate | None = Field(None, description="Silence after this day is still no consent (R-050).")
    effective_on: PartialDate | None = Field(None, description="The day it is to count from; left out, its adoption.")
    adopted_on: PartialDate | None = Field(None, description="The day on which it was adopted; null until then.")
    result_version_id: UUID | None = Field(None, description="The text it led to.")

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if not self.operations and self.term_changes is None:
            raise invalid(
                "no_change",
                "Het voorstel wijzigt niets: geef `operations` of `termChanges`.",
                "The proposal changes nothing: give `operations` or `termChanges`.",
            )
        return self


class AmendmentRead(RecordRead):
    """A proposed change of the text or the terms of an agreement."""

    agreement_id: UUID
    baseline_version_id: UUID
    proposed_by_party_id: UUID
    rationale: str
    operations: tuple[ClauseOperation, ...]
    term_changes: TermChanges | None
    declared_subjects: tuple[ProtectedSubject, ...]
    status: AmendmentStatus | None = Field(description="Null only with `asOf` a day before it was proposed.")
    status_history: tuple[AmendmentPeriod, ...] = Field(description="Every status it had, oldest first.")
    classification: AmendmentClassification | None
    protected_subjects: tuple[ProtectedSubject, ...] = Field(
        description="What it was found and declared to touch, when it was classified."
    )
    text_sha256: Sha256 | None = Field(description="The text it leads to, fixed when it was classified.")
    respond_by: PartialDate | None
    effective_on: PartialDate | None
    adopted_on: PartialDate | None
    result_version_id: UUID | None
    rebased_from_id: UUID | None = Field(description="The proposal it carries over to a newer text.")


class AmendmentQuery(ListQuery):
    """Filters on amendments."""

    agreement_id: UUID | None = None
    status: AmendmentStatus | None = None
    classification: AmendmentClassification | None = None
    proposed_by_party_id: UUID | None = None


class AmendmentConsentCreate(Provenance):
    """The answer of a party to an amendment, to record."""

    model_config = ConfigDict(json_schema_extra=at_most_one("decisionPointId", "mandateId", "signingAuthorityId"))

    amendment_id: UUID
    party_id: UUID = Field(description="The party that answers.")
    is_refused: bool = Field(default=False, description="True: the party refuses, and the amendment is rejected.")
    given_on: PartialDate = Field(description="The day on which it was given.")
    decision_point_id: UUID | None = Field(None, description="The point by which the party's own body approved it.")
    mandate_id: UUID | None = Field(None, description="The mandate it is given under.")
    signing_authority_id: UUID | None = Field(None, description="What entitles who answers for a private party.")
    office_holding_id: UUID | None = Field(None, description="The office in which somebody answers.")
    on_behalf_of_body: Body | None = Field(None, description="With `mandateId`: in whose name (Awb 10:10, R-038).")
    retroactive_agreed: bool | None = Field(
        None, description="Agrees that it counts from before this answer (R-053)."
    )
    document_id: UUID | None = Field(None, description="The document it was given in.")

    @model_validator(mode="after")
    def _one_authority(self) -> Self:
        grounds = (self.decision_point_id, self.mandate_id, self.signing_authority_id)
        if sum(ground is not None for ground in grounds) > 1:
            raise invalid(
                "one_authority",
                "Geef één van `decisionPointId`, `mandateId` en `signingAuthorityId`.",
                "Give one of `decisionPointId`, `mandateId` and `signingAuthorityId`.",
            )
        return self


class AmendmentConsentRead(RecordRead):
    """The answer of a party to an amendment."""

    agreement_id: UUID = Field(description="The agreement it belongs to.")
    amendment_id: UUID = Field(description="The amendment it answers.")
    party_id: UUID
    is_refused: bool
    given_on: PartialDate
    decision_point_id: UUID | None
    mandate_id: UUID | None
    signing_authority_id: UUID | None
    office_holding_id: UUID | None
    on_behalf_of_body: Body | None
    retroactive_agreed: bool | None
    document_id: UUID | None


class AmendmentConsentQuery(ListQuery):
    """Filters on the answers to one amendment."""

    party_id: UUID | None = None
