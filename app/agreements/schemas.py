"""Request and response shapes of agreements and their texts."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from app.agreements.rules import (
    AgreementKind,
    AgreementRelationKind,
    AgreementStatus,
    ClauseKind,
    LegalBindingness,
    VersionStatus,
    WaitingFor,
)
from app.kit.json_schemas import exactly_one
from app.kit.queries import ListQuery
from app.kit.schema import (
    ApiModel,
    Day,
    IdSet,
    Instant,
    PartialDate,
    Provenance,
    RecordRead,
    Sha256,
    Title,
    invalid,
    listed_once,
)
from app.kit.text import normalised

TEXT_LIMIT = 200_000
Months = Annotated[int, Field(le=1200)]


def _clause_text(text: str) -> str:
    try:
        return normalised(text, multiline=True)
    except ValueError:
        raise invalid(
            "character_not_allowed",
            "De tekst bevat een stuurteken of een onzichtbaar of niet toegekend teken.",
            "The text holds a control, invisible or unassigned character.",
        ) from None


ClauseText = Annotated[str, Field(min_length=1, max_length=TEXT_LIMIT), AfterValidator(_clause_text)]


class StatusPeriod(ApiModel):
    """From which legal day an agreement had a status."""

    status: AgreementStatus
    since: PartialDate | None = Field(None, description="Null when the source does not say since when.")


class StatusPeriodRead(ApiModel):
    """From which legal day an agreement had a status."""

    status: AgreementStatus
    since: PartialDate | None = Field(description="The day from which it stood so; null where that is not known.")


class AgreementRelationCreate(ApiModel):
    """How an agreement relates to an older agreement or to a plan: exactly one of the two."""

    model_config = ConfigDict(json_schema_extra=exactly_one("toAgreementId", "toPlanId"))

    id: UUID | None = Field(None, description="Names an existing relation in a correction; made when left out.")
    kind: AgreementRelationKind
    to_agreement_id: UUID | None = Field(None, description="The older agreement; or else a plan.")
    to_plan_id: UUID | None = Field(None, description="The plan it carries out; or else an agreement.")

    @model_validator(mode="after")
    def _one_target(self) -> Self:
        if (self.to_agreement_id is None) == (self.to_plan_id is None):
            raise invalid(
                "one_target",
                "Geef óf `toAgreementId` óf `toPlanId`.",
                "Give either `toAgreementId` or `toPlanId`.",
            )
        return self


class AgreementRelationRead(ApiModel):
    """How an agreement relates to an older agreement or to a plan."""

    id: UUID
    kind: AgreementRelationKind
    to_agreement_id: UUID | None
    to_plan_id: UUID | None


class AgreementCreate(Provenance):
    """An agreement to record; its parties, texts and decisions follow as records of their own."""

    kind: AgreementKind = Field(description="What it calls itself; its content decides how far it binds.")
    title: Title | None = Field(None, description="Null when the source does not give one.")
    managing_organisation_id: UUID = Field(
        description="The organisation that keeps this dossier; the one the caller acts for. It does not change."
    )
    programme_id: UUID | None = Field(None, description="The programme it is made for.")
    status: AgreementStatus
    status_history: Annotated[tuple[StatusPeriod, ...], Field(min_length=1, max_length=100)] | None = Field(
        None,
        description="The statuses so far, oldest first; the last one is `status`. Left out: one entry, since the"
        " day of entry into force or conclusion where `status` is `in_force` or `signed` and that day is known.",
    )
    concluded_on: PartialDate | None = Field(None, description="The day it was concluded.")
    starts_on: PartialDate | None = Field(None, description="First day of the term.")
    ends_on: PartialDate | None = Field(None, description="Last day of the term; it ends at 24:00.")
    effective_on: PartialDate | None = Field(None, description="The day it enters into force.")
    is_indefinite: bool | None = Field(None, description="Whether it runs until somebody ends it; null when unknown.")
    notice_period_months: Annotated[Months, Field(ge=0)] | None = Field(None, description="Calendar months.")
    tacit_renewal_months: Annotated[Months, Field(ge=1)] | None = Field(
        None, description="Calendar months by which it is renewed when nobody gives notice."
    )
    far_reaching: bool | None = Field(None, description="Whether the council or states must be heard first (R-120).")
    has_amendment_clause: bool | None = Field(
        None, description="Whether the text says how it is amended; null when unknown."
    )
    has_accession_clause: bool | None = Field(
        None, description="Whether the text lets others join; null when unknown."
    )
    has_retroactive_clause: bool | None = Field(
        None, description="Whether the text says that it counts from before the last signature (R-062)."
    )
    legal_bindingness: LegalBindingness | None = Field(None, description="How far it binds in law, as the text says.")
    extra_staff_claim: bool | None = Field(None, description="Whether it asks for staff beyond the existing.")
    current_version_id: UUID | None = Field(None, description="The text that counts; a version of this agreement.")
    area_ids: IdSet = Field((), description="Areas the agreement is about, in order of id.")
    neighbourhood_ids: IdSet = Field((), description="Neighbourhoods the agreement is about, in order of id.")
    relations: Annotated[
        tuple[AgreementRelationCreate, ...],
        Field(max_length=100),
        AfterValidator(listed_once(lambda relation: relation.id)),
    ] = Field((), description="From this agreement to older agreements and to plans; never in a circle (R-070).")


class AgreementRead(RecordRead):
    """An agreement between two or more organisations: the root of a dossier."""

    kind: AgreementKind
    title: str | None
    managing_organisation_id: UUID
    programme_id: UUID | None
    status: AgreementStatus | None = Field(
        description="Null only with `asOf` a day before the first status the source knows."
    )
    status_history: tuple[StatusPeriodRead, ...]
    concluded_on: PartialDate | None
    starts_on: PartialDate | None
    ends_on: PartialDate | None
    effective_on: PartialDate | None
    is_indefinite: bool | None
    notice_period_months: int | None
    tacit_renewal_months: int | None
    far_reaching: bool | None
    has_amendment_clause: bool | None
    has_accession_clause: bool | None
    has_retroactive_clause: bool | None
    legal_bindingness: LegalBindingness | None
    extra_staff_claim: bool | None
    current_version_id: UUID | None
    area_ids: tuple[UUID, ...]
    neighbourhood_ids: tuple[UUID, ...]
    relations: tuple[AgreementRelationRead, ...]


class AgreementQuery(ListQuery):
    """Filters on agreements."""

    status: AgreementStatus | None = None
    kind: AgreementKind | None = None
    area_id: UUID | None = None
    programme_id: UUID | None = None
    organisation_id: UUID | None = Field(
        None, description="An organisation that is party or manages the dossier; not with `asOf` or `knownAt`."
    )
    waiting_for: WaitingFor | None = Field(
        None,
        description="A party still has to decide, sign, ratify or consent; not with `asOf` or `knownAt`.",
    )
    organisation: UUID | None = Field(None, description="With `waitingFor`: the organisation that is waited for.")
    managing_organisation_id: UUID | None = None
    title: Title | None = Field(None, description="Words in the title, whatever their case.")
    starts_from: Day | None = Field(None, description="The term may start on or after this day.")
    starts_until: Day | None = Field(None, description="The term may start on or before this day.")
    ends_from: Day | None = Field(None, description="The term may end on or after this day.")
    ends_until: Day | None = Field(None, description="The term may end on or before this day.")

    @model_validator(mode="after")
    def _organisation_waits_for_something(self) -> Self:
        if self.organisation is not None and self.waiting_for is None:
            raise invalid(
                "not-combinable", "`organisation` hoort bij `waitingFor`.", "`organisation` goes with `waitingFor`."
            )
        return self


class ClauseCreate(ApiModel):
    """One clause of a version; its existence may be known before its text is."""

    id: UUID | None = Field(None, description="Names an existing clause in a correction; made when left out.")
    article_no: Title | None = Field(None, description="As the text numbers it.", examples=["4.2"])
    clause_kind: ClauseKind = Field(description="What the clause is about; amendments are judged by it.")
    heading: Title | None = Field(None, description="The heading above the clause, without its number.")
    text: ClauseText | None = Field(None, description="The words; null while only the clause's existence is known.")
    legal_advice_obtained: bool | None = Field(
        None, description="Whether legal advice was taken on it; null when unknown."
    )
    survives_end: bool | None = Field(
        None, description="Whether it stays in effect after the agreement ended, such as confidentiality (R-069)."
    )


class ClauseRead(ApiModel):
    """One clause of a version."""

    id: UUID
    article_no: str | None
    clause_kind: ClauseKind
    heading: str | None
    text: str | None
    legal_advice_obtained: bool | None
    survives_end: bool | None


class AgreementVersionCreate(Provenance):
    """A version of the text of an agreement, to record with the clauses known of it."""

    agreement_id: UUID
    version_no: Annotated[int, Field(ge=1, le=100_000)] | None = Field(
        None, description="Counts the versions of one agreement; left out, the next number."
    )
    version_status: VersionStatus = Field(description="Anything but `working` is a frozen text (R-055).")
    document_id: UUID | None = Field(None, description="The document that holds the text.")
    text_sha256: Sha256 | None = Field(None, description="Fixes the text; null while the text itself is not at hand.")
    frozen_at: Instant | None = Field(None, description="When the text was frozen, RFC 3339 with offset.")
    effective_on: PartialDate | None = Field(None, description="The day from which this text counts.")
    based_on_version_id: UUID | None = Field(None, description="The version of this agreement it was made from.")
    clauses: Annotated[
        tuple[ClauseCreate, ...],
        Field(max_length=500),
        AfterValidator(listed_once(lambda clause: clause.id)),
    ] = Field((), description="In the order of the text; together at most 200,000 characters.")

    @model_validator(mode="after")
    def _text_fits(self) -> Self:
        if sum(len(clause.text or "") + len(clause.heading or "") for clause in self.clauses) > TEXT_LIMIT:
            raise invalid(
                "version_too_long",
                "De artikelen zijn samen langer dan 200.000 tekens.",
                "The clauses together exceed 200,000 characters.",
            )
        return self


class AgreementVersionRead(RecordRead):
    """A version of the text of an agreement."""

    agreement_id: UUID = Field(description="The agreement it belongs to.")
    version_no: int
    version_status: VersionStatus
    document_id: UUID | None
    text_sha256: str | None
    frozen_at: Instant | None
    effective_on: PartialDate | None
    based_on_version_id: UUID | None
    amendment_id: UUID | None = Field(description="The amendment it came from.")
    clauses: tuple[ClauseRead, ...]


class AgreementVersionQuery(ListQuery):
    """Filters on the versions of one agreement."""

    version_status: VersionStatus | None = None
