"""Shapes of reports."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.funding.rules import AllocationStatus
from app.kit.queries import ListQuery, PageLinks
from app.kit.schema import ApiModel, Day, Instant
from app.reports.rules import AgreementGrouping, FundingGrouping


class Notation(StrEnum):
    """How amounts and days are written in CSV."""

    NL = "nl"
    INTERNATIONAL = "international"


def _one_or_two(names: type[FundingGrouping | AgreementGrouping]) -> str:
    one = f"({'|'.join(names)})"
    return f"^{one}(,{one})?$"


class ReportQuery(ApiModel):
    """What every report takes."""

    model_config = ListQuery.model_config

    as_of: Day | None = Field(
        None, description="Report the facts as they were in law on this day (Europe/Amsterdam)."
    )
    known_at: Instant | None = Field(
        None, description="Report what the register knew at this instant (RFC 3339 with offset)."
    )
    notation: Notation = Field(
        Notation.INTERNATIONAL,
        description="For `text/csv`. `nl`: semicolons, decimal commas, days as dd-mm-jjjj;"
        " `international`: commas, decimal points, ISO 8601 days.",
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

    by: FundingGrouping
    value: str | None = Field(
        description="An id, a status or a year; null where it is not known, or is told by an envelope the reader does"
        " not see. The year is that of the grant, else of the application."
    )
    name: str | None = Field(description="Name of the area, organisation or programme.")


class FundingFigures(ApiModel):
    """The measures of a report on money, in whole euro cents; top-level allocations only, each euro once (R-089)."""

    allocations: int = Field(description="How many allocations are counted.")
    ceiling_cents: int | None = Field(
        description="Ceilings of envelopes. This, `announcedCents` and `freeCents` are null when grouped or filtered"
        " by anything else than provider or programme, and where no envelope is seen."
    )
    announced_cents: int | None = Field(description="Amounts of envelopes that are only announced.")
    expected_cents: int = Field(description="Stated amounts of indicative allocations.")
    reserved_cents: int
    granted_cents: int = Field(description="What was granted and not withdrawn.")
    consumption_cents: int = Field(description="The grant until determination, then the determination.")
    advanced_cents: int = Field(description="Advances that were not cancelled or reversed, paid or not.")
    paid_cents: int = Field(
        description="Paid advances and final payments less repayments and set-offs; what was reversed does not count."
    )
    accounted_cents: int = Field(
        description="What recipients reported as spent, by their newest report, once accounted."
    )
    determined_cents: int
    claim_cents: int = Field(
        description="What was paid above the entitlement, once a determination, withdrawal or recovery made it due."
    )
    refused_cents: int
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
    links: PageLinks
