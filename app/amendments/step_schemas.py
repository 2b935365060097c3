"""Shapes of the steps of an amendment, and of the question whether it may be made alone."""

from typing import ClassVar, Literal
from uuid import UUID

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from app.amendments.rules import AmendmentClassification, EvidenceCause, ProtectedSubject
from app.decisions.rules import Body
from app.kit.schema import ApiModel, Day, LongText, Sha256
from app.lifecycle.transition_schemas import GuardOutcome, TransitionRequest


class ClassificationRequest(TransitionRequest):
    """How far an amendment reaches, as a legal officer judges it; never lighter than the register finds."""

    has_own_address: ClassVar[bool] = True
    transition: SkipJsonSchema[Literal["classify"]] = "classify"
    classification: AmendmentClassification = Field(
        description="How heavy the change is; the class decides who must agree."
    )


class AdoptionRequest(TransitionRequest):
    """An amendment to adopt, now that every party consented."""

    has_own_address: ClassVar[bool] = True
    transition: SkipJsonSchema[Literal["adopt"]] = "adopt"


class WithdrawalRequest(TransitionRequest):
    """A proposal to withdraw."""

    has_own_address: ClassVar[bool] = True
    transition: SkipJsonSchema[Literal["withdraw"]] = "withdraw"
    reason: LongText = Field(description="Why; kept in the journal.")


class RebaseRequest(ApiModel):
    """A proposal to carry over to the present text; the old one is withdrawn."""

    reason: LongText = Field(description="Why; kept in the journal.")


class AssessmentRequest(ApiModel):
    """The question whether an amendment may be made alone, and what it needs."""

    classification: AmendmentClassification | None = Field(
        None, description="The class to judge it for; left out, the lightest it allows."
    )
    mandate_id: UUID | None = Field(
        None, description="The mandate to judge; left out, each mandate for this agreement that gives the power."
    )
    person_id: UUID | None = Field(None, description="Who would use the mandate; left out, whoever holds it.")


class EvidenceRead(ApiModel):
    """One reason for the class: what changed where, and the subject it touches."""

    rule: str = Field(description="The rule of the domain that was applied.")
    cause: EvidenceCause = Field(description="What in the change made it count.")
    subject: ProtectedSubject | None = Field(description="Null: it only keeps the change from being editorial.")
    old_clause_id: UUID | None = Field(description="The clause in the text last decided on.")
    new_clause_id: UUID | None = Field(description="The clause of the baseline, or of the operation that adds it.")
    operations: tuple[int, ...] = Field(description="The operations it comes from, counted from 0.")
    term: str | None = Field(description="The term of the agreement that changes.")
    in_heading: bool = Field(description="The words stand in the heading of the clause.")
    old_text: str | None = Field(description="The words that went; null when only words came.")
    new_text: str | None = Field(description="The words that came; null when only words went.")
    old_start: int | None = Field(description="Where the old words begin in their heading or text, from 0.")
    new_start: int | None = Field(description="Where the new words begin in their heading or text, from 0.")


class MandateOutlook(ApiModel):
    """A mandate the change could rest on, with each of its limits checked."""

    mandate_id: UUID = Field(description="The mandate.")
    party_id: UUID = Field(description="The party whose body gave it.")
    is_usable: bool = Field(description="Whether every limit is kept, so that the change may rest on it.")
    limits: tuple[GuardOutcome, ...] = Field(description="What each rule says about it.")


class NeededDecision(ApiModel):
    """A decision that a substantive change needs."""

    party_id: UUID = Field(description="The party whose body must decide.")
    organisation_id: UUID | None = Field(description="The organisation of that party.")
    body: Body | None = Field(description="The body that is competent; null where the register cannot tell.")
    decision_id: UUID | None = Field(description="The decision that is there already.")


class NeededConsent(ApiModel):
    """The consent of a party, and what it can rest on."""

    party_id: UUID = Field(description="The party that must answer.")
    organisation_id: UUID | None = Field(description="The organisation of that party.")
    consent_id: UUID | None = Field(description="The consent that is there already.")
    mandate_ids: tuple[UUID, ...] = Field(description="Mandates that allow it without a new decision.")
    needs_decision: bool = Field(description="A decision of its own body is needed.")


class ConflictingAmendment(ApiModel):
    """An open amendment of the same text that needs the same clauses: only one is adopted as it is (R-054)."""

    amendment_id: UUID = Field(description="The other amendment.")
    clause_ids: tuple[UUID, ...] = Field(description="The clauses both need.")
    operations: tuple[int, ...] = Field(description="Of the amendment asked about, counted from 0.")


class Redraft(ApiModel):
    """What a redrafted proposal would have to leave out to be minor."""

    operations: tuple[int, ...] = Field(description="By their place in the proposal, counted from 0.")
    terms: tuple[str, ...] = Field(description="The terms of the agreement to leave as they are.")
    declared_subjects: tuple[ProtectedSubject, ...] = Field(
        description="The subjects the proposer declared that would have to go."
    )
    remains: AmendmentClassification | None = Field(description="What is left then; null when nothing is.")


class AmendmentAssessment(ApiModel):
    """May this change be made alone, and what does it need? Nothing is recorded by asking."""

    amendment_id: UUID = Field(description="The amendment that was asked about.")
    assessed_on: Day
    classification: AmendmentClassification = Field(description="The lightest class the change allows.")
    protected_subjects: tuple[ProtectedSubject, ...] = Field(description="The subjects it touches x.")
    decided_version_id: UUID = Field(description="The text last decided on, which the change is held against.")
    baseline_version_id: UUID = Field(description="The version it is proposed on.")
    text_sha256: Sha256 = Field(description="The text the change leads to.")
    evidence: tuple[EvidenceRead, ...] = Field(description="The words that decide the class, one by one.")
    rules: tuple[GuardOutcome, ...] = Field(description="Every rule that classifying and adopting ask.")
    mandates: tuple[MandateOutlook, ...] = Field(
        description="Mandates of the parties' bodies, with every limit checked."
    )
    decisions: tuple[NeededDecision, ...] = Field(description="The decisions it takes.")
    consents: tuple[NeededConsent, ...] = Field(description="The consents it takes.")
    conflicts: tuple[ConflictingAmendment, ...] = Field(description="Other open amendments of the same clauses.")
    leave_out: Redraft | None = Field(description="Null when the change is minor as it stands.")
