"""Request and response shapes of programmes, plans, pillars, goals, development goals and areas."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator

from app.kit.json_schemas import exactly_one
from app.kit.queries import ListQuery
from app.kit.schema import ApiModel, LongText, Name, PartialDate, Provenance, RecordRead, Title, invalid
from app.programmes.rules import AreaKind, PlanKind

SdgNumber = Annotated[int, Field(ge=1, le=17)]


class ProgrammeCreate(Provenance):
    """A programme to record."""

    name: Name
    owner_organisation_id: UUID = Field(description="The organisation whose programme it is.")
    starts_on: PartialDate | None = Field(None, description="The first day of the programme.")
    horizon_years: Annotated[int, Field(ge=1, le=200)] | None = Field(
        None, description="How far it looks ahead; not the term of any agreement."
    )
    ambition: LongText | None = Field(None, description="What it is meant to reach.")


class ProgrammeRead(RecordRead):
    """What agreements, plans and money belong to."""

    name: str
    owner_organisation_id: UUID
    starts_on: PartialDate | None
    horizon_years: int | None
    ambition: str | None


class ProgrammeQuery(ListQuery):
    """Filters on programmes."""

    name: Title | None = Field(None, description="Words in the name, whatever their case.")
    owner_organisation_id: UUID | None = None


class PlanCreate(Provenance):
    """A plan of a programme, to record."""

    kind: PlanKind
    title: Title
    programme_id: UUID = Field(description="The programme it belongs to.")
    adopted_by_decision_id: UUID | None = Field(None, description="The decision that adopted it.")
    adopted_jointly: bool | None = Field(
        None, description="Whether several organisations adopted it together; null when unknown."
    )
    adopted_jointly_on: PartialDate | None = Field(None, description="The day on which they did.")


class PlanRead(RecordRead):
    """A plan of a programme. The decision that adopted it is shown to members only."""

    internal_members = RecordRead.internal_members | {"adopted_by_decision_id"}

    kind: PlanKind
    title: str
    programme_id: UUID
    adopted_by_decision_id: UUID | None = None
    adopted_jointly: bool | None
    adopted_jointly_on: PartialDate | None


class PlanQuery(ListQuery):
    """Filters on plans."""

    kind: PlanKind | None = None
    programme_id: UUID | None = None
    title: Title | None = Field(None, description="Words in the title, whatever their case.")


class PillarCreate(Provenance):
    """A pillar of a programme, to record."""

    programme_id: UUID | None = Field(None, description="The programme it belongs to.")
    label_nl: Title = Field(description="What it is called in Dutch.")
    label_en: Title | None = Field(None, description="What it is called in English; null when nobody said.")


class PillarRead(RecordRead):
    """One of the lines a programme works along."""

    programme_id: UUID | None
    label_nl: str
    label_en: str | None


class PillarQuery(ListQuery):
    """Filters on pillars."""

    programme_id: UUID | None = None


class GoalCreate(Provenance):
    """A goal of an agreement or a plan, to record."""

    model_config = ConfigDict(json_schema_extra=exactly_one("agreementId", "planId"))

    agreement_id: UUID | None = Field(None, description="The agreement whose goal it is; or else a plan.")
    plan_id: UUID | None = Field(None, description="The plan it stands in.")
    text: LongText = Field(description="What is to be reached.")

    @model_validator(mode="after")
    def _one_owner(self) -> Self:
        if (self.agreement_id is None) == (self.plan_id is None):
            raise invalid("one_owner", "Geef óf `agreementId` óf `planId`.", "Give either `agreementId` or `planId`.")
        return self


class GoalRead(RecordRead):
    """What an agreement or plan aims at."""

    agreement_id: UUID | None
    plan_id: UUID | None
    text: str


class GoalQuery(ListQuery):
    """Filters on goals."""

    agreement_id: UUID | None = None
    plan_id: UUID | None = None


class SdgCreate(Provenance):
    """A sustainable development goal, to record."""

    number: SdgNumber = Field(description="The number of the goal among the seventeen of the United Nations.")
    label_nl: Title = Field(description="What it is called in Dutch.")
    label_en: Title | None = Field(None, description="What it is called in English; null when nobody said.")


class SdgRead(RecordRead):
    """A sustainable development goal of the United Nations."""

    number: int
    label_nl: str
    label_en: str | None


class SdgQuery(ListQuery):
    """Filters on development goals."""

    number: SdgNumber | None = None


class NeighbourhoodCreate(ApiModel):
    """A neighbourhood within an area."""

    id: UUID | None = Field(None, description="Names an existing neighbourhood in a correction; made when left out.")
    name: Name
    municipality_organisation_id: UUID | None = Field(
        None, description="The municipality it lies in, as an organisation."
    )
    priority_now: bool | None = Field(None, description="Whether the work begins here.")


class NeighbourhoodRead(ApiModel):
    """A neighbourhood within an area."""

    id: UUID
    name: str
    municipality_organisation_id: UUID | None
    priority_now: bool | None


class AreaCreate(Provenance):
    """An area to record, with its neighbourhoods."""

    name: Name
    area_kind: AreaKind | None = Field(None, description="Null while the source does not say.")
    municipality_organisation_id: UUID | None = Field(
        None, description="The municipality it lies in, as an organisation."
    )
    municipality_name: Name | None = Field(None, description="The municipality as the source names it.")
    province_organisation_id: UUID = Field(description="The province it lies in, as an organisation.")
    selected_by_province: bool = Field(description="Whether the province chose it for the programme.")
    selection_sequence: Annotated[int, Field(ge=1, le=10_000)] | None = Field(
        None, description="Its place in the order of selection, where the source gives one."
    )
    cooperation_agreement_concluded: bool | None = Field(
        None, description="Whether the source says an agreement was concluded for it; null when it does not say."
    )
    neighbourhoods: tuple[NeighbourhoodCreate, ...] = Field(
        (), max_length=200, description="In their order; once recorded, none can be left out (R-056)."
    )


class AreaRead(RecordRead):
    """An area that agreements are about."""

    name: str
    area_kind: AreaKind | None
    municipality_organisation_id: UUID | None
    municipality_name: str | None
    province_organisation_id: UUID
    selected_by_province: bool
    selection_sequence: int | None
    cooperation_agreement_concluded: bool | None
    neighbourhoods: tuple[NeighbourhoodRead, ...]


class AreaQuery(ListQuery):
    """Filters on areas."""

    name: Title | None = Field(None, description="Words in the name, whatever their case.")
    area_kind: AreaKind | None = None
    municipality_organisation_id: UUID | None = None
    province_organisation_id: UUID | None = None
    selected_by_province: bool | None = None
