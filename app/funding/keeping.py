"""Recording and correcting envelopes and allocations: what each asks by itself, and together with the others."""

from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from app.access.rules import DossierRelationKind
from app.access.service import relate
from app.funding import repository, rules, totals
from app.funding.histories import mend_history, statement_of
from app.funding.models import (
    Allocation,
    FundingEnvelope,
    FundingEnvelopeArea,
)
from app.funding.problems import CERTAINTY_CHANGE_UNSUPPORTED
from app.funding.schemas import (
    AllocationCreate,
    AllocationRead,
    FundingEnvelopeCreate,
)
from app.funding.shapes import Statement
from app.kit.clock import legal_day
from app.kit.domain import FieldError, Localised, RecordingMode, refusal, settle
from app.kit.parts import parts_of, set_parts
from app.kit.problem_types import FORBIDDEN
from app.kit.schema import Provenance
from app.kit.work import Work
from app.kit.write_problems import HISTORY_IMMUTABLE, REFERENCE_NOT_FOUND
from app.lifecycle.consequences import plain_day
from app.organisations.service import refuse_backward_period

_ALLOCATION_KEPT_BY = Localised(
    "Een toewijzing van deze overeenkomst wordt bijgehouden door wie het dossier beheert of het geld verstrekt.",
    "An allocation of this agreement is kept by who manages the dossier or provides the money.",
)


async def keep_envelope(work: Work, row: FundingEnvelope, facts: FundingEnvelopeCreate) -> None:
    """Check an envelope against what was already reserved and granted on it, and store its amount and areas.

    Any organisation may record the envelope of another, as an announced estimate was in the source; whatever makes
    it more certain is a step of the provider.

    Raises:
        RefusedError: `currency-unsupported` (R-075), `period-invalid` (R-003), `amount-not-firm` (R-077),
            `ceiling-exceeded` or `envelope-overcommitted` (R-081, R-082).

    """
    _require_stated_certainty(row, facts)
    _spread(row, facts.statement)
    settle(rules.currency_is_kept(facts.statement.currency), facts.recording_mode)
    refuse_backward_period(facts.period_from, facts.period_to)
    envelope = _figures(row)
    allocations = await repository.allocation_figures(work.session, row.id)
    settle(
        [
            *totals.envelope_stays_firm(envelope, allocations.values()),
            *totals.envelope_holds(envelope, allocations),
        ],
        facts.recording_mode,
    )
    areas = [FundingEnvelopeArea(envelope_id=row.id, area_id=area_id) for area_id in facts.area_ids]
    with work.session.no_autoflush:
        await set_parts(work.session, FundingEnvelopeArea, "envelope_id", row.id, areas)


async def keep_allocation(work: Work, row: Allocation, facts: AllocationCreate) -> None:
    """Check an allocation by itself, then with all others of its envelope while nobody else can change them.

    The provider of the money sees the dossier of the agreement it is for.

    Raises:
        RefusedError: `currency-unsupported` (R-075), `grant-decision-required` (R-071),
            `grant-content-incomplete` (R-087), `determination-exceeds-grant` (R-093), `amount-not-firm` (R-077),
            `ceiling-exceeded` (R-082), `envelope-overcommitted` (R-081), `allocation-parent-invalid`,
            `child-allocations-exceed-parent` (R-089), `history-immutable` (R-056), `forbidden` (R-117),
            `reference-not-found`.

    """
    _require_stated_certainty(row, facts)
    _spread(row, facts.statement)
    refuse_backward_period(facts.period_from, facts.period_to)
    settle(
        [
            *rules.currency_is_kept(facts.statement.currency),
            *rules.grant_has_decision(facts.status, facts.decision_id),
            *rules.grant_has_amount(facts.status, facts.granted_cents, facts.determined_cents),
            *rules.determination_within_grant(facts.granted_cents, facts.determined_cents),
        ],
        facts.recording_mode,
    )
    if facts.agreement_id is not None:
        await repository.lock_agreement(work.session, facts.agreement_id)
    envelope = await repository.locked_envelope(work.session, facts.envelope_id)
    if envelope is None:
        raise _not_found_at("/envelopeId")
    await _require_place_in_dossier(work, row, facts, envelope)
    await _require_room(work.session, row, facts, envelope)
    mend_history(row, facts.occurred_on if is_told(facts) else plain_day(legal_day(work.command.instant)))
    if facts.agreement_id is not None:
        provider = envelope.provider_organisation_id
        await relate(work.session, provider, facts.agreement_id, DossierRelationKind.FUNDS)


def is_told(facts: Provenance) -> bool:
    """Tell whether a fact is recorded from a source."""
    return facts.recording_mode is RecordingMode.HISTORIC


def _require_stated_certainty(
    row: FundingEnvelope | Allocation, facts: FundingEnvelopeCreate | AllocationCreate
) -> None:
    """R-078: outside a source, an amount becomes more or less certain by a step and in no other way."""
    if row.representation and not is_told(facts) and row.certainty is not facts.statement.certainty:
        raise refusal(CERTAINTY_CHANGE_UNSUPPORTED, rule="R-078")


async def _require_room(
    session: AsyncSession, row: Allocation, facts: AllocationCreate, envelope: FundingEnvelope
) -> None:
    figures = _figures(envelope)
    allocations = await repository.allocation_figures(session, envelope.id)
    settle(rules.amount_is_firm(facts.status, facts.statement.certainty, envelope.certainty), facts.recording_mode)
    settle(totals.parent_is_sound(allocations, row.id), facts.recording_mode)
    settle(
        [*totals.envelope_holds(figures, allocations, row.id), *totals.parts_fit_whole(allocations, row.id)],
        facts.recording_mode,
    )


async def _require_place_in_dossier(
    work: Work, row: Allocation, facts: AllocationCreate, envelope: FundingEnvelope
) -> None:
    """Refuse to tie money to a dossier the caller does not keep: the provider gets to see that dossier."""
    if row.representation:
        before = AllocationRead.model_validate_json(row.representation, strict=False)
        if before.agreement_id not in {None, facts.agreement_id}:
            raise refusal(HISTORY_IMMUTABLE, rule="R-056")
    acting = work.command.actor.organisation_id
    if facts.agreement_id is None or acting is None:
        return
    relations = await repository.relations_to(work.session, acting, facts.agreement_id)
    if DossierRelationKind.MANAGES not in relations and acting != envelope.provider_organisation_id:
        raise refusal(FORBIDDEN, _ALLOCATION_KEPT_BY, rule="R-117")


def _not_found_at(location: str) -> Exception:
    fault = FieldError("body", location, "reference-not-found", REFERENCE_NOT_FOUND.cause)
    return refusal(REFERENCE_NOT_FOUND, errors=(fault,))


def _spread(row: FundingEnvelope | Allocation, statement: Statement) -> None:
    """Keep an amount in the columns of its record; the currency is always EUR."""
    row.amount_cents = statement.amount_cents
    row.certainty = statement.certainty
    row.qualifier = statement.qualifier
    row.amount_source_text = statement.amount_source_text


def _figures(row: FundingEnvelope) -> totals.EnvelopeFigures:
    return totals.EnvelopeFigures(row.amount_cents, row.certainty, row.qualifier, row.ceiling_status)


async def envelope_parts(session: AsyncSession, row: FundingEnvelope) -> dict[str, Any]:
    """Return the members of an envelope that are not its columns."""
    areas = await parts_of(session, FundingEnvelopeArea, "envelope_id", row.id)
    return {"statement": statement_of(row), "area_ids": tuple(area.area_id for area in areas)}


async def allocation_parts(session: AsyncSession, row: Allocation) -> dict[str, Any]:
    """Return the members of an allocation that are not its columns."""
    return {"statement": statement_of(row)}
