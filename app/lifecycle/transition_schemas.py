"""Shapes of transitions: what is listed of each, and what a request to perform one states."""

from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import ConfigDict, Field

from app.decisions.rules import DecisionOutcome
from app.kit.domain import RecordingMode
from app.kit.queries import PageLinks
from app.kit.schema import ApiModel, LocalisedText, LongText, PartialDate, SourceRef


class Evidence(ApiModel):
    """A record that satisfies a guard or stands in its way."""

    kind: str
    id: UUID


class ClearedBy(ApiModel):
    """Who can clear what blocks, and by which request."""

    roles: tuple[str, ...] = Field(description="Any of these roles.")
    organisation_id: UUID | None = Field(description="At this organisation; null where no single one can clear it.")
    method: str = Field(description="The HTTP method of that request.")
    href: str = Field(description="The address of that request.")


class GuardOutcome(ApiModel):
    """What one rule says about a transition now."""

    rule: str | None = Field(description="The rule of the domain; null for the state itself.")
    is_met: bool = Field(description="Whether nothing blocks by this rule.")
    problem: str | None = Field(description="The problem type the request would be refused with.")
    blocks_historic: bool = Field(description="Whether it also blocks what is recorded from a source.")
    explanation: LocalisedText = Field(description="The same in a sentence that names the records and days.")
    evidence: tuple[Evidence, ...] = Field(description="The records that satisfy or block it.")
    cleared_by: ClearedBy | None = Field(description="Who can clear it and how; null when it is met.")


class TransitionOutlook(ApiModel):
    """One transition, whether it is possible now, and what every rule says about it."""

    name: str
    title: LocalisedText
    sources: tuple[str, ...] = Field(description="The statuses it starts from.")
    target: str = Field(description="The status it leads to.")
    trigger: str = Field(description="`person`, or `register`: then it happens by itself once nothing is missing.")
    is_possible: bool = Field(description="Nothing blocks it now.")
    is_possible_from_history: bool = Field(
        description="It can be recorded from a source; what is missing then becomes a finding."
    )
    needs: tuple[str, ...] = Field(description="Members the request must state besides `transition`.")
    roles: tuple[str, ...] = Field(description="Who may perform it: any of these roles.")
    href: str = Field(description="Where to perform it.")
    guards: tuple[GuardOutcome, ...] = Field(description="What every rule says about it now.")


class Transitions(ApiModel):
    """Every transition of one record, as things stand on the legal day."""

    status: str
    items: tuple[TransitionOutlook, ...]
    links: PageLinks = Field(description="Addresses that belong to this answer, relative to the server.")


TransitionName = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z_]+$")]


# What is recorded from a source has the day it happened and a document (R-001).
_HISTORIC: Any = {
    "if": {"properties": {"recordingMode": {"const": "historic"}}, "required": ["recordingMode"]},
    "then": {
        "required": ["occurredOn", "sourceRefs"],
        "properties": {"occurredOn": {"type": "object"}, "sourceRefs": {"minItems": 1}},
    },
}


class TransitionRequest(ApiModel):
    """A transition to perform."""

    model_config = ConfigDict(json_schema_extra=_HISTORIC)
    has_own_address: ClassVar[bool] = False

    transition: TransitionName = Field(description="Its name, as `GET …/transitions` lists it.")
    reason: LongText | None = Field(None, description="Why; kept in the journal. Some transitions need one.")
    recording_mode: RecordingMode = Field(
        RecordingMode.WORKFLOW, description="`historic` records that it happened, and needs a source (R-001)."
    )
    occurred_on: PartialDate | None = Field(None, description="The day it happened; left out, today.")
    source_refs: tuple[SourceRef, ...] = Field((), max_length=50, description="The documents the fact rests on.")


class AgreementTransition(TransitionRequest):
    """A transition of an agreement to perform."""

    agreement_version_id: UUID | None = Field(
        None, description="The text it is about; left out, the newest working version."
    )
    document_id: UUID | None = Field(None, description="The judgment or deed by which it is annulled.")


class SignatoryTransition(TransitionRequest):
    """A transition of a signatory to perform."""

    person_id: UUID | None = Field(None, description="Who signs instead; only to replace the signatory.")
    office_holding_id: UUID | None = Field(None, description="The office in which the person signs.")
    signing_authority_id: UUID | None = Field(None, description="What the right to sign rests on.")
    mandate_id: UUID | None = Field(None, description="A mandate with the power `sign`, where one is relied on.")


class PointOutcome(ApiModel):
    """The outcome of one point of a decision."""

    point_id: UUID = Field(description="The point of the decision.")
    outcome: DecisionOutcome = Field(description="What was decided on it.")


class DecisionTransition(TransitionRequest):
    """A transition of a decision to perform."""

    scheduled_on: PartialDate | None = Field(None, description="The meeting it is on the agenda of.")
    outcomes: tuple[PointOutcome, ...] = Field((), max_length=200, description="One for every point (R-019).")
    outcome_text: LongText | None = Field(None, description="The decision in the words of the source.")
    announced_on: PartialDate | None = Field(
        None, description="The day on which it was announced to who it is about."
    )
    revoked_by_decision_id: UUID | None = Field(None, description="The new decision that revokes this one.")


class SigningEventTransition(TransitionRequest):
    """A transition of a signing event to perform."""

    planned_on: PartialDate | None = Field(None, description="The new day; the old one is kept (R-027).")
    location_chosen_id: UUID | None = Field(None, description="The location that was chosen, one of the options.")


class MandateTransition(TransitionRequest):
    """A transition of a mandate to perform."""

    decision_point_id: UUID | None = Field(None, description="The point by which it is revoked.")
    document_id: UUID | None = Field(
        None, description="The document by which it is revoked; a general mandate asks for one of both (R-034)."
    )
