"""Shapes of findings: those kept, and those a check run raises for one day."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator, Field

from app.findings.result import FindingCode, FindingSeverity, FindingStatus
from app.kit.queries import ListQuery, PageLinks
from app.kit.schema import ApiModel, Day, Instant, LocalisedText, Provenance, RecordRead, invalid


class EvidenceItem(ApiModel):
    """A record a finding rests on."""

    kind: str
    id: UUID


class RemedyItem(ApiModel):
    """One way to clear a finding."""

    code: str = Field(description="Names the remedy.")
    text: LocalisedText = Field(description="What to do.")


class FindingFacts(Provenance):
    """What the register noticed."""

    code: FindingCode
    severity: FindingSeverity
    status: FindingStatus
    agreement_id: UUID
    subject_kind: str
    subject_id: UUID
    fingerprint: str
    explanation_nl: str
    explanation_en: str
    evidence: list[EvidenceItem]
    seen_as_of: date


class FindingRead(RecordRead):
    """Something in a dossier that does not add up, noticed by the register itself."""

    code: FindingCode = Field(description="The check that found it.")
    name: str
    severity: FindingSeverity = Field(description="How much it matters.")
    status: FindingStatus
    agreement_id: UUID = Field(description="The dossier it is about.")
    subject_kind: str = Field(description="The kind of the record it is about.")
    subject_id: UUID = Field(description="The id of the record it is about.")
    fingerprint: str = Field(description="The same cause has the same fingerprint on every day.")
    explanation: LocalisedText = Field(description="The same in a sentence that names the records and days.")
    evidence: list[EvidenceItem] = Field(description="The values it was found in.")
    seen_as_of: Day = Field(description="The legal day as of which it was noticed, or last changed.")


def _asked_per_agreement(_: Any) -> None:
    raise invalid(
        "not_combinable",
        "Bevindingen van een andere dag vraagt u per overeenkomst: /v1/agreements/{id}/findings?asOf=.",
        "Findings of another day are asked per agreement: /v1/agreements/{id}/findings?asOf=.",
    )


class FindingQuery(ListQuery):
    """Filters on findings."""

    as_of: Annotated[None, BeforeValidator(_asked_per_agreement)] = None
    code: FindingCode | None = None
    severity: FindingSeverity | None = None
    status: FindingStatus | None = None
    agreement_id: UUID | None = None
    subject_id: UUID | None = None


class RaisedFinding(ApiModel):
    """A finding as the checks raise it for one day; `status` is what people did with the same cause."""

    code: FindingCode = Field(description="The check that found it.")
    name: str
    severity: FindingSeverity = Field(description="How much it matters.")
    status: FindingStatus
    agreement_id: UUID = Field(description="The dossier it is about.")
    subject_kind: str = Field(description="The kind of the record it is about.")
    subject_id: UUID = Field(description="The id of the record it is about.")
    fingerprint: str = Field(description="The same cause has the same fingerprint on every day.")
    explanation: LocalisedText = Field(description="The same in a sentence that names the records and days.")
    evidence: list[EvidenceItem] = Field(description="The values it was found in.")
    remedies: list[RemedyItem] = Field(description="What clears it: any of these.")


class RaisedFindings(ApiModel):
    """What the checks raise about one agreement for one legal day."""

    as_of: Day
    known_at: Instant | None = Field(description="The register time asked for; null: all it knows now.")
    items: list[RaisedFinding]
    links: PageLinks = Field(description="Addresses that belong to this answer, relative to the server.")


class RaisedFindingsQuery(ApiModel):
    """The day, and what the register knew."""

    model_config = ListQuery.model_config

    as_of: Day | None = Field(None, description="The legal day to check for; today by default.")
    known_at: Instant | None = Field(None, description="Check what the register knew at this instant.")
