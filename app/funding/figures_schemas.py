"""Shapes of what is computed from money: the headroom of an envelope, a division of it. Whole euro cents (R-075)."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, Field

from app.funding.headroom import Headroom
from app.funding.rules import AllocationStatus
from app.funding.splitting import WEIGHT_LIMIT
from app.kit.queries import ListQuery
from app.kit.schema import ApiModel, Cents, Day, Instant, listed_once

PARTS_LIMIT = 500


class MomentQuery(ApiModel):
    """The legal day a figure is wanted for, and what the register knew."""

    model_config = ListQuery.model_config

    as_of: Day | None = Field(None, description="How it stood in law on this day (Europe/Amsterdam).")
    known_at: Instant | None = Field(None, description="What the register knew at this instant.")


class FigureLinks(ApiModel):
    """The address of this answer, relative to the server."""

    self: str


class StatusCount(ApiModel):
    """How many allocations stand somewhere."""

    status: AllocationStatus
    count: int = Field(description="How many allocations.")


class HeadroomRead(ApiModel):
    """What an envelope holds, gave and still has; each euro once (R-089)."""

    envelope_id: UUID = Field(description="The envelope that was asked about.")
    as_of: Day | None = Field(description="The legal day asked for; null: as it stands in the register.")
    known_at: Instant | None = Field(description="The register time asked for; null: all it knows now.")
    is_complete: bool = Field(
        description="Whether the totals are over every allocation. For who does not provide the money they are over"
        " the allocations they see, and what is left is not told."
    )
    ceiling_cents: int | None = Field(description="The ceiling (Awb 4:22); null while only announced.")
    limit_cents: int | None = Field(
        description="What grants and reservations together may not exceed; null while the amount is no limit."
    )
    announced_cents: int | None = Field(description="The amount stated while it is no ceiling yet; null after.")
    expected_cents: int = Field(description="Stated in indicative allocations: nobody has a claim to it.")
    reserved_cents: int = Field(description="Set apart in reserved allocations.")
    granted_total_cents: int = Field(description="Granted; of what was determined the determined amount.")
    available_cents: int | None = Field(
        description="The ceiling less `grantedTotalCents`; null without a ceiling or while not complete."
    )
    free_cents: int | None = Field(
        description="The limit less `grantedTotalCents` and `reservedCents`; null without a limit or while not"
        " complete."
    )
    paid_cents: int = Field(description="Paid on balance: advances and final payments less what came back.")
    allocations: tuple[StatusCount, ...] = Field(
        description="How many allocations were counted, by status. A part of one that was counted is not."
    )
    links: FigureLinks = Field(description="Addresses that belong to this answer, relative to the server.")

    @classmethod
    def of(cls, envelope_id: UUID, found: Headroom, query: MomentQuery, address: str) -> Self:
        """Return the shape of the totals of an envelope, with the axes of time they were asked for."""
        return cls(
            envelope_id=envelope_id,
            as_of=query.as_of,
            known_at=query.known_at,
            is_complete=found.is_complete,
            ceiling_cents=found.envelope.ceiling_cents,
            limit_cents=found.envelope.limit_cents,
            announced_cents=found.announced_cents,
            expected_cents=found.expected_cents,
            reserved_cents=found.reserved_cents,
            granted_total_cents=found.granted_total_cents,
            available_cents=found.available_cents,
            free_cents=found.free_cents,
            paid_cents=found.paid_cents,
            allocations=tuple(
                StatusCount(status=status, count=found.counts[status])
                for status in AllocationStatus
                if found.counts.get(status)
            ),
            links=FigureLinks(self=address),
        )


class WeightedArea(ApiModel):
    """An area, and how heavily it counts in a division."""

    area_id: UUID = Field(description="The area it is about.")
    weight: Annotated[int, Field(ge=-WEIGHT_LIMIT, le=WEIGHT_LIMIT)] = Field(
        description="A whole number, such as inhabitants or points; below nothing it is refused (R-076)."
    )


class DivisionRequest(ApiModel):
    """A division of money over areas to try."""

    amount_cents: Cents | None = Field(
        None, description="What is divided; left out, what is free of the envelope, where the reader may know that."
    )
    parts: Annotated[
        tuple[WeightedArea, ...],
        Field(min_length=1, max_length=PARTS_LIMIT),
        AfterValidator(listed_once(lambda part: part.area_id)),
    ] = Field(description="The areas in their order: of equal fractions the first gets the cent.")


class DividedArea(ApiModel):
    """What an area gets."""

    area_id: UUID = Field(description="The area it is about.")
    weight: int = Field(description="Its weight in the key.")
    amount_cents: int = Field(description="Its part, in whole euro cents.")
    share: float = Field(description="Its part of all weights, to six decimals; the amount is exact.")


class DivisionPreview(ApiModel):
    """A division of money over areas: together exactly the amount divided. Nothing changes."""

    envelope_id: UUID = Field(description="The envelope whose money is divided.")
    amount_cents: int = Field(description="What is divided, in whole euro cents.")
    parts: tuple[DividedArea, ...] = Field(description="The part of each area.")
