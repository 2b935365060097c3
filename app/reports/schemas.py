"""Shapes of reports."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.agreements.rules import AgreementStatus
from app.funding.rules import AllocationStatus, LegalBasisKind
from app.kit.queries import Cursor, ListQuery, PageLinks
from app.kit.schema import CENTS_LIMIT, ApiModel, Day, Instant, PartialDate, RecordLinks
from app.reports.rules import AgreementGrouping, FundingGrouping, Notation


def _one_or_two(names: type[FundingGrouping | AgreementGrouping]) -> str:
    one = f"({'|'.join(names)})"
    return f"^{one}(,{one})?$"


class InNotation(ApiModel):
    """What every report takes that is also given as CSV."""

    model_config = ListQuery.model_config

    notation: Notation = Field(
        Notation.INTERNATIONAL,
        description="For `text/csv`. `nl`: semicolons, decimal commas, days as dd-mm-jjjj;"
        " `international`: commas, decimal points, ISO 8601 days.",
    )


class ReportQuery(InNotation):
    """What every report takes that may be asked for another moment."""

    as_of: Day | None = Field(
        None, description="Report the facts as they were in law on this day (Europe/Amsterdam)."
    )
    known_at: Instant | None = Field(
        None, description="Report what the register knew at this instant (RFC 3339 with offset)."
    )


class FundingReportQuery(ReportQuery):
    """What a report on money is grouped by and keeps."""

    group_by: Annotated[str, Field(pattern=_one_or_two(FundingGrouping))] | None = Field(
        None,
        description="One or two different names, comma-separated: `area`, `recipient`, `programme`, `provider`,"
        " `status`, `year`. Left out, everything is one row.",
    )
    provider_organisation_id: UUID | None = Field(None, description="Only money of this organisation.")
    programme_id: UUID | None = Field(None, description="Only money for this programme.")
    area_id: UUID | None = Field(None, description="Only allocations for this area.")
    recipient_organisation_id: UUID | None = Field(None, description="Only allocations to this organisation.")
    status: AllocationStatus | None = Field(None, description="Only allocations with this status.")
    year: int | None = Field(None, ge=1900, le=2200, description="Only allocations of this year, as in `groupBy`.")


class FundingGroup(ApiModel):
    """What the allocations of a row have in common."""

    by: FundingGrouping = Field(description="What the records of this group have in common.")
    value: str | None = Field(
        description="An id, a status or a year; null where it is not known, or is told by an envelope the reader does"
        " not see. The year is that of the grant, else of the application."
    )
    name: str | None = Field(description="Name of the area, organisation or programme.")


class FundingFigures(ApiModel):
    """The measures of a report on money, in whole euro cents; top-level allocations only, each euro once (R-089)."""

    allocations: int = Field(description="How many allocations are counted.")
    ceiling_cents: int | None = Field(
        description="Ceilings of envelopes; null where none is set. This, `announcedCents` and `freeCents` are null"
        " when grouped or filtered by anything else than provider or programme, and where no envelope is seen."
    )
    announced_cents: int | None = Field(description="Amounts of envelopes that are only announced.")
    expected_cents: int = Field(description="Stated amounts of indicative allocations.")
    reserved_cents: int = Field(description="Set apart in reserved allocations.")
    granted_cents: int = Field(description="What was granted and not withdrawn.")
    consumption_cents: int = Field(description="The grant until determination, then the determination.")
    advanced_cents: int = Field(description="Advances that were not cancelled or reversed, paid or not.")
    paid_cents: int = Field(
        description="Paid advances and final payments less repayments and set-offs; what was reversed does not count."
    )
    accounted_cents: int = Field(
        description="What recipients reported as spent, by their newest report, once accounted."
    )
    determined_cents: int = Field(description="Final amounts of what was determined.")
    claim_cents: int = Field(
        description="What was paid above the entitlement, once a determination, withdrawal or recovery made it due."
    )
    refused_cents: int = Field(description="What was refused.")
    free_cents: int | None = Field(
        description="Ceiling less consumption. Null also where the reader is not the provider of all of it: then what"
        " others were granted would show."
    )


class FundingRow(FundingFigures):
    """One row of a report on money."""

    groups: tuple[FundingGroup, ...] = Field(description="In the order of `groupBy`; empty without it.")


class FundingReport(ApiModel):
    """Money by area, recipient, programme, provider, status or year."""

    as_of: Day | None = Field(description="The legal day reported; null: as it stands.")
    known_at: Instant | None = Field(description="The instant of the register reported; null: as it is known now.")
    items: tuple[FundingRow, ...] = Field(description="In order of their values; what is not known comes last.")
    total: FundingFigures = Field(description="The sum of all rows.")
    links: PageLinks = Field(description="Addresses that belong to this answer, relative to the server.")


class AgreementReportQuery(ReportQuery):
    """What a report on agreements is grouped by."""

    group_by: Annotated[str, Field(pattern=_one_or_two(AgreementGrouping))] | None = Field(
        None,
        description="One or two different names, comma-separated: `area`, `kind`, `status`. Left out, everything is"
        " one row.",
    )


class AgreementGroup(ApiModel):
    """What the agreements of a row have in common."""

    by: AgreementGrouping = Field(description="What the records of this group have in common.")
    value: str | None = Field(description="An id, a kind or a status; null where it is not known.")
    name: str | None = Field(description="Name of the area.")


class AgreementStatusCount(ApiModel):
    """How many agreements have a status."""

    status: AgreementStatus | None = Field(
        description="Null only with `asOf` a day before the first status the source knows."
    )
    agreements: int = Field(description="How many agreements have it.")


class WaitingTime(ApiModel):
    """How many days the present status lasts, at least, up to `asOf` or else today."""

    median_days: int | None = Field(description="Of two in the middle, the lower one.")
    maximum_days: int | None = Field(description="The longest of them.")
    agreements: int = Field(description="Of how many it is known since when they have their status.")


class OpenFindings(ApiModel):
    """How many findings are open, by severity, as far as the reader sees them; `asOf` does not change them."""

    error: int = Field(description="Findings of severity `error`.")
    warning: int = Field(description="Findings of severity `warning`.")
    info: int = Field(description="Findings of severity `info`.")


class AgreementFiguresRead(ApiModel):
    """The measures of a report on agreements."""

    agreements: int = Field(description="How many agreements are counted.")
    statuses: tuple[AgreementStatusCount, ...] = Field(description="How many agreements have each status.")
    waiting: WaitingTime = Field(description="How long they have had their present status.")
    open_findings: OpenFindings = Field(description="How many findings are open about them.")


class AgreementRow(AgreementFiguresRead):
    """One row of a report on agreements."""

    groups: tuple[AgreementGroup, ...] = Field(description="In the order of `groupBy`; empty without it.")


class AgreementReport(ApiModel):
    """Agreements by area, kind or status."""

    as_of: Day | None = Field(description="The legal day reported; null: as it stands.")
    known_at: Instant | None = Field(description="The instant of the register reported; null: as it is known now.")
    items: tuple[AgreementRow, ...] = Field(
        description="In order of their values. An agreement about several areas stands in the row of each."
    )
    total: AgreementFiguresRead = Field(description="All agreements, each counted once.")
    links: PageLinks = Field(description="Addresses that belong to this answer, relative to the server.")


class GrantRegisterQuery(InNotation):
    """Filters on the register of grants."""

    limit: int = Field(25, ge=1, le=200, description="Most grants on one page.")
    cursor: Cursor | None = Field(None, description="From `links.next`; opaque.")
    q: str | None = Field(
        None, min_length=1, max_length=200, description="Words in the name of the recipient or in the purpose."
    )
    recipient_organisation_id: UUID | None = Field(None, description="Only grants to this organisation.")
    provider_organisation_id: UUID | None = Field(None, description="Only grants by this organisation.")
    year: int | None = Field(None, ge=1900, le=2200, description="The year of the grant, else of the application.")
    amount_from: int | None = Field(
        None, ge=0, le=CENTS_LIMIT, description="Only grants of at least this many euro cents."
    )
    amount_to: int | None = Field(
        None, ge=0, le=CENTS_LIMIT, description="Only grants of at most this many euro cents."
    )


class NamedOrganisation(ApiModel):
    """An organisation, as it is called."""

    id: UUID
    name: str


class GrantEntry(ApiModel):
    """One grant to a legal person."""

    allocation_id: UUID = Field(description="The allocation that holds the grant.")
    recipient: NamedOrganisation = Field(description="The legal person that got it.")
    provider: NamedOrganisation | None = Field(description="Null where the reader does not see the envelope.")
    purpose: str | None = Field(description="The activities, or else the purpose of the envelope.")
    status: AllocationStatus
    granted_on: PartialDate | None = Field(description="The day of the grant, where it is known.")
    amount_cents: int = Field(description="What was granted, or determined without a grant; whole euro cents.")
    determined_cents: int | None = Field(
        description="The final amount, in whole euro cents; null until it is determined."
    )
    legal_basis_kind: LegalBasisKind | None = Field(description="The kind of ground a grant rests on (Awb 4:23).")
    agreement_id: UUID | None = Field(description="The agreement it was given for.")
    links: RecordLinks = Field(description="Addresses that belong to this answer, relative to the server.")


class GrantRegisterPage(ApiModel):
    """One page of the register of grants."""

    items: tuple[GrantEntry, ...]
    links: PageLinks = Field(description="Addresses that belong to this answer, relative to the server.")
