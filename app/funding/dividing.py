"""Trying a division of an envelope over areas by a key; nothing is recorded."""

from fractions import Fraction
from uuid import UUID

from app.funding.figures_schemas import DividedArea, DivisionPreview, DivisionRequest
from app.funding.headroom import Headroom
from app.funding.models import FundingEnvelope
from app.funding.problems import AMOUNT_INVALID
from app.funding.splitting import split
from app.funding.totals import EnvelopeFigures
from app.kit.domain import FieldError, Localised, refusal
from app.kit.work import Work
from app.kit.write_problems import REFERENCE_NOT_FOUND
from app.programmes.service import missing_areas

_DIGITS = 6
_NOT_TOLD = Localised(
    "Wat er vrij is, staat niet vast of is niet aan u bekend: geef `amountCents`.",
    "What is free is not settled, or not yours to know: give `amountCents`.",
)


async def divided(work: Work, envelope_id: UUID, asked: DivisionRequest) -> DivisionPreview:
    """Return a division of the amount asked for, or of what is free of the envelope in this transaction.

    Raises:
        RefusedError: `reference-not-found` for an area; `amount-invalid` (R-076).

    """
    absent = await missing_areas(work.session, [part.area_id for part in asked.parts])
    if absent:
        places = [place for place, part in enumerate(asked.parts) if part.area_id in absent]
        faults = (
            FieldError("body", f"/parts/{place}/areaId", "reference-not-found", REFERENCE_NOT_FOUND.cause)
            for place in places
        )
        raise refusal(REFERENCE_NOT_FOUND, errors=tuple(faults))
    amount = await _free(work, envelope_id) if asked.amount_cents is None else asked.amount_cents
    weights = [part.weight for part in asked.parts]
    cents = split(amount, weights)
    return DivisionPreview(
        envelope_id=envelope_id,
        amount_cents=amount,
        parts=tuple(
            DividedArea(
                area_id=part.area_id,
                weight=part.weight,
                amount_cents=part_cents,
                share=float(round(Fraction(part.weight, sum(weights)), _DIGITS)),
            )
            for part, part_cents in zip(asked.parts, cents, strict=True)
        ),
    )


async def _free(work: Work, envelope_id: UUID) -> int:
    """Return what is free of an envelope, to who provides its money."""
    row = await work.session.get_one(FundingEnvelope, envelope_id)
    found = Headroom(
        envelope=EnvelopeFigures(row.amount_cents, row.certainty, row.qualifier, row.ceiling_status),
        expected_cents=0,
        reserved_cents=row.reserved_total_cents,
        granted_total_cents=row.granted_total_cents,
        paid_cents=0,
        is_complete=row.provider_organisation_id == work.command.actor.organisation_id,
    )
    if found.free_cents is None:
        fault = FieldError("body", "/amountCents", "amount-invalid", _NOT_TOLD)
        raise refusal(AMOUNT_INVALID, _NOT_TOLD, rule="R-076", errors=(fault,))
    return found.free_cents
