"""Request and response shapes of decisions with their points, and of mandates."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from app.decisions.rules import (
    AuthorityKind,
    Body,
    DecisionKind,
    DecisionOutcome,
    DecisionStatus,
    HolderKind,
    MandatePower,
    MandateStatus,
    PhaseLimit,
    PublicationStatus,
)
from app.kit.queries import ListQuery
from app.kit.schema import (
    ApiModel,
    Cents,
    Day,
    Instant,
    LongText,
    PartialDate,
    Provenance,
    RecordRead,
    Title,
    invalid,
)
from app.organisations.rules import FunctionKind, HolderRole


class DecisionPointCreate(ApiModel):
    """One point of a decision, to record."""

    id: UUID | None = Field(None, description="Names an existing point in a correction; made when left out.")
    number: Annotated[int, Field(ge=1, le=10_000)] | None = Field(
        None, description="As numbered in the decision; null where it does not number."
    )
    kind: DecisionKind
    text: LongText | None = Field(None, description="The words of this point.")
    outcome: DecisionOutcome | None = Field(
        None, description="Of this point only, never of another one (R-019); null while undecided or unknown."
    )
    agreement_id: UUID | None = Field(None, description="The agreement it is about; who is in it sees the decision.")
    agreement_version_id: UUID | None = Field(None, description="The text that was decided on.")
    amendment_id: UUID | None = Field(None, description="The amendment that was decided on.")
    plan_id: UUID | None = Field(None, description="The plan it adopts or changes.")
    mandate_id: UUID | None = Field(None, description="The mandate it grants or revokes.")
    allocation_id: UUID | None = Field(None, description="The allocation it grants, determines or takes back.")
    envelope_id: UUID | None = Field(None, description="The funding envelope it is about.")


class DecisionPointRead(ApiModel):
    """One point of a decision, with its own outcome."""

    id: UUID
    number: int | None
    kind: DecisionKind
    text: str | None
    outcome: DecisionOutcome | None
    agreement_id: UUID | None
    agreement_version_id: UUID | None
    amendment_id: UUID | None
    plan_id: UUID | None
    mandate_id: UUID | None
    allocation_id: UUID | None
    envelope_id: UUID | None


def _named_once(points: tuple[DecisionPointCreate, ...]) -> tuple[DecisionPointCreate, ...]:
    named = [point.id for point in points if point.id is not None]
    if len(named) != len(set(named)):
        raise invalid("listed_twice", "Een id komt twee keer voor.", "An id is listed twice.")
    return points


class DecisionCreate(Provenance):
    """A decision of a body, to record with its points."""

    organisation_id: UUID = Field(description="The organisation whose body decides; it does not change.")
    body: Body = Field(description="The body that decides.")
    status: DecisionStatus
    decided_on: PartialDate | None = Field(None, description="Needed once the decision was taken.")
    announced_on: PartialDate | None = Field(None, description="The day it was made known; starts terms.")
    scheduled_on: PartialDate | None = Field(None, description="The meeting it is on the agenda of.")
    revoked_on: PartialDate | None = Field(None, description="The day it was revoked; what was done on it stands.")
    revoked_by_decision_id: UUID | None = Field(None, description="The new decision that revoked it.")
    outcome_text: LongText | None = Field(None, description="The outcome in the words of the source.")
    reference_number: Title | None = Field(None, description="The number its author gave it.")
    mandate_id: UUID | None = Field(None, description="The mandate under which it was taken, if any (R-028).")
    document_id: UUID | None = Field(None, description="The document with the decision.")
    publication_status: PublicationStatus = Field(
        PublicationStatus.UNKNOWN, description="How far it is published (Bekendmakingswet)."
    )
    points: Annotated[tuple[DecisionPointCreate, ...], Field(max_length=200), AfterValidator(_named_once)] = Field(
        (), description="In their order. A correction names every point by its `id`: none can be left out (R-056)."
    )


class DecisionRead(RecordRead):
    """What a body decided, on a day, point by point."""

    organisation_id: UUID
    body: Body
    status: DecisionStatus
    decided_on: PartialDate | None
    announced_on: PartialDate | None
    scheduled_on: PartialDate | None
    revoked_on: PartialDate | None
    revoked_by_decision_id: UUID | None
    outcome_text: str | None
    reference_number: str | None
    mandate_id: UUID | None
    document_id: UUID | None
    publication_status: PublicationStatus
    points: tuple[DecisionPointRead, ...]


class DecisionQuery(ListQuery):
    """Filters on decisions."""

    organisation_id: UUID | None = None
    body: Body | None = None
    status: DecisionStatus | None = None
    decided_from: Day | None = Field(None, description="Decided, or possibly decided, on or after this day.")
    decided_until: Day | None = Field(None, description="Decided, or possibly decided, on or before this day.")
    agreement_id: UUID | None = Field(None, description="At least one point is about this agreement.")
    kind: DecisionKind | None = Field(None, description="At least one point is of this kind.")


def _each_once(powers: tuple[MandatePower, ...]) -> tuple[MandatePower, ...]:
    if len(powers) != len(set(powers)):
        raise invalid("listed_twice", "Een bevoegdheid staat er twee keer in.", "A power is listed twice.")
    return tuple(sorted(powers))


class MandateCreate(Provenance):
    """A mandate, to record."""

    authority_kind: AuthorityKind = Field(description="What kind of authority is given.")
    granting_body: Body = Field(description="The body that gives it.")
    granting_organisation_id: UUID = Field(description="The organisation whose body gives it; it does not change.")
    decision_point_id: UUID | None = Field(None, description="The point by which that organisation granted it.")
    holder_kind: HolderKind = Field(description="Says which one of the next three members is given.")
    holder_role: HolderRole | None = Field(None, description="Whoever fills this role may use it.")
    function_kind: FunctionKind | None = Field(None, description="Whoever holds this office may use it.")
    person_id: UUID | None = Field(None, description="Only this person may use it.")
    powers: Annotated[
        tuple[MandatePower, ...],
        Field(min_length=1, max_length=20, json_schema_extra={"uniqueItems": True}),
        AfterValidator(_each_once),
    ] = Field(description="What it allows, each once; nothing else is allowed (R-032).")
    subject_agreement_id: UUID | None = Field(None, description="Null: a general mandate (R-035).")
    phase_limit: PhaseLimit | None = Field(
        None, description="The phase of the agreement in which it may be used; null: any."
    )
    valid_from: PartialDate | None = Field(
        None, description="Never before the granting decision; left out, it starts on that decision's day (R-031)."
    )
    valid_to: PartialDate | None = Field(None, description="The last day; null while it has no end.")
    financial_limit_cents: Cents | None = Field(
        None, description="The most it may cost, in whole euro cents; null: no limit."
    )
    sub_mandate_allowed: bool | None = Field(None, description="Null counts as no (R-037).")
    parent_mandate_id: UUID | None = Field(None, description="The mandate this sub-mandate derives from.")
    written: bool = Field(description="Whether it was given in writing.")
    consent_document_id: UUID | None = Field(
        None, description="Consent of a holder outside the organisation and of the employer (R-036)."
    )
    revoked_on: PartialDate | None = Field(None, description="From this day it was revoked (R-034).")
    revoking_decision_point_id: UUID | None = Field(None, description="The point by which it was revoked.")
    revocation_document_id: UUID | None = Field(None, description="The document by which it was revoked.")
    status: MandateStatus


class MandateRead(RecordRead):
    """Authority given to decide or act in another's name."""

    authority_kind: AuthorityKind
    granting_body: Body
    granting_organisation_id: UUID
    decision_point_id: UUID | None
    holder_kind: HolderKind
    holder_role: HolderRole | None
    function_kind: FunctionKind | None
    person_id: UUID | None
    powers: tuple[MandatePower, ...]
    subject_agreement_id: UUID | None
    phase_limit: PhaseLimit | None
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    financial_limit_cents: int | None
    sub_mandate_allowed: bool | None
    parent_mandate_id: UUID | None
    written: bool
    consent_document_id: UUID | None
    revoked_on: PartialDate | None = Field(description="From this day it was revoked; what was done before stands.")
    revoked_at: Instant | None = Field(description="When the register recorded that; null where a source tells it.")
    revoking_decision_point_id: UUID | None
    revocation_document_id: UUID | None
    status: MandateStatus


class MandateQuery(ListQuery):
    """Filters on mandates."""

    granting_organisation_id: UUID | None = None
    subject_agreement_id: UUID | None = None
    status: MandateStatus | None = None
    holder_kind: HolderKind | None = None
    person_id: UUID | None = Field(None, description="Given to this person by name, not by a role or function.")
    parent_mandate_id: UUID | None = Field(None, description="Derived from this mandate.")
    power: MandatePower | None = Field(None, description="The mandate allows this, perhaps among other things.")
