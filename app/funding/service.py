"""Use cases of funding envelopes and allocations."""

from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from app.access.rules import DossierRelationKind
from app.access.service import relate
from app.funding import payments, repository, rules, totals
from app.funding.histories import mend_history, statement_of
from app.funding.models import (
    AccountingReport,
    Allocation,
    AllocationCondition,
    FundingEnvelope,
    FundingEnvelopeArea,
    Payment,
    Suspension,
)
from app.funding.on_a_day import allocation_on, payment_on
from app.funding.payment_schemas import (
    AccountingReportCreate,
    AccountingReportRead,
    ConditionCreate,
    ConditionRead,
    OfAllocationQuery,
    PaymentCreate,
    PaymentQuery,
    PaymentRead,
    SuspensionCreate,
    SuspensionRead,
)
from app.funding.problems import CERTAINTY_CHANGE_UNSUPPORTED
from app.funding.schemas import (
    AllocationCreate,
    AllocationQuery,
    AllocationRead,
    FundingEnvelopeCreate,
    FundingEnvelopeQuery,
    FundingEnvelopeRead,
)
from app.funding.shapes import Statement
from app.kit.by_transition import MovedByTransition
from app.kit.clock import legal_day
from app.kit.domain import ApiRole, FieldError, Localised, RecordingMode, refusal, settle
from app.kit.parts import parts_of, set_parts
from app.kit.problem_types import FORBIDDEN
from app.kit.resources import Reference, Resource, Steward, exists_from
from app.kit.schema import Provenance
from app.kit.work import Work
from app.kit.write_problems import HISTORY_IMMUTABLE, REFERENCE_NOT_FOUND
from app.lifecycle.consequences import plain_day
from app.organisations.service import refuse_backward_period

TAG = "Money"
# A controller looks at money and records none.
RECORDERS = frozenset({ApiRole.REGISTRAR, ApiRole.FINANCE_OFFICER})
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


def _of_allocation(kind: str, path: str, title: Localised, plural: Localised, about: str, **more: Any) -> Resource:
    """Return a kind of record about an allocation: seen by who sees that, kept by who provides the money."""
    return Resource(
        kind=kind,
        path=f"/allocations/{{allocation_id}}/{path}",
        parent="allocation",
        tag=TAG,
        title=title,
        plural=plural,
        about=about,
        visible=repository.OF_ALLOCATION_VISIBLE,
        writers=RECORDERS,
        steward=Steward.PROVIDER,
        steward_column="provider_organisation_id",
        complete=payments.lay_with_allocation,
        read_scope="allocations.read",
        write_scope="allocations.propose",
        **more,
    )


FUNDING_ENVELOPES = Resource(
    kind="funding_envelope",
    path="/funding-envelopes",
    tag=TAG,
    title=Localised("financieringsenveloppe", "funding envelope"),
    plural=Localised("financieringsenveloppen", "funding envelopes"),
    about="Money a provider has, or expects to have, for a purpose; a ceiling once it is adopted.",
    table=FundingEnvelope,
    read=FundingEnvelopeRead,
    create=FundingEnvelopeCreate,
    query=FundingEnvelopeQuery,
    visible=repository.ENVELOPE_VISIBLE,
    writers=RECORDERS,
    steward=Steward.ANYBODY,
    owner_column="provider_organisation_id",
    unchangeable=frozenset({"provider_organisation_id"}),
    moved_by_transition=MovedByTransition(
        first=frozenset({"announced"}),
        status="/ceilingStatus",
        members=frozenset(),
        in_workflow=frozenset({"/ceilingStatus", "/publishedOn"}),
        judged=frozenset({"/legalBasis", "/statement", "/subsidyRegime"}),
        open_in=frozenset({"announced"}),
    ),
    apply=keep_envelope,
    children=envelope_parts,
    filters=repository.ENVELOPE_FILTERS,
    sorts=repository.MONEY_SORTS,
    expansions=repository.ENVELOPE_EXPANSIONS,
    read_scope="allocations.read",
    write_scope="allocations.propose",
    part_references={
        "/decisionPointId": Reference("decision", "decision_point", "decision_id"),
        "/documentId": Reference("document"),
    },
    refused_with=("currency-unsupported", "period-invalid"),
    refused_correcting=(
        "amount-not-firm",
        "ceiling-exceeded",
        "certainty-change-unsupported",
        "envelope-overcommitted",
    ),
)
ALLOCATIONS = Resource(
    kind="allocation",
    path="/allocations",
    tag=TAG,
    title=Localised("toewijzing", "allocation"),
    plural=Localised("toewijzingen", "allocations"),
    about="A part of an envelope for one agreement, area or recipient, from expectation to settlement.",
    table=Allocation,
    read=AllocationRead,
    create=AllocationCreate,
    query=AllocationQuery,
    visible=repository.ALLOCATION_VISIBLE,
    writers=RECORDERS,
    steward=Steward.MANAGER_OR_PROVIDER,
    unchangeable=frozenset({"envelope_id"}),
    moved_by_transition=MovedByTransition(
        first=frozenset({"indicative"}),
        members=frozenset(),
        in_workflow=frozenset(
            {"/status", "/reservedCents", "/grantedCents", "/refusedCents", "/determinedCents", "/decisionId"}
        ),
        judged=frozenset(
            {
                *("/activities", "/legalBasisKind", "/periodFrom", "/periodTo", "/recipientOrganisationId"),
                *("/directDetermination", "/requestedCents", "/statement"),
            }
        ),
        open_in=frozenset({"indicative", "reserved"}),
    ),
    apply=keep_allocation,
    lock_before=repository.lock_above,
    children=allocation_parts,
    project=allocation_on,
    part_references={
        "/decisionPointId": Reference("decision", "decision_point", "decision_id"),
        "/documentId": Reference("document"),
    },
    filters=repository.ALLOCATION_FILTERS,
    sorts=repository.MONEY_SORTS,
    expansions=repository.ALLOCATION_EXPANSIONS,
    read_scope="allocations.read",
    write_scope="allocations.propose",
    refused_with=(
        "agreement-expired",
        "allocation-parent-invalid",
        "amount-not-firm",
        "ceiling-exceeded",
        "child-allocations-exceed-parent",
        "currency-unsupported",
        "determination-exceeds-grant",
        "envelope-overcommitted",
        "grant-content-incomplete",
        "grant-decision-required",
        "period-invalid",
    ),
    refused_correcting=("certainty-change-unsupported", "history-immutable"),
)
CONDITIONS = _of_allocation(
    "allocation_condition",
    "conditions",
    Localised("voorwaarde", "condition"),
    Localised("voorwaarden", "conditions"),
    "A condition or obligation of a grant. An advance waits for what suspends it (Awb 4:95).",
    included_as="allocationConditions",
    table=AllocationCondition,
    read=ConditionRead,
    create=ConditionCreate,
    query=OfAllocationQuery,
    apply=payments.keep_condition,
    unchangeable=frozenset({"allocation_id", "kind", "text"}),
    refused_with=("day-in-future",),
)
ACCOUNTING_REPORTS = _of_allocation(
    "accounting_report",
    "accounting-reports",
    Localised("verantwoording", "accounting report"),
    Localised("verantwoordingen", "accounting reports"),
    "What the recipient reported of a grant: what was spent, whether everything was done (Awb 4:45).",
    included_as="accountingReports",
    table=AccountingReport,
    read=AccountingReportRead,
    create=AccountingReportCreate,
    query=OfAllocationQuery,
    apply=payments.keep_report,
    project=exists_from("receivedOn"),
    unchangeable=frozenset({"allocation_id"}),
    refused_with=("day-in-future",),
)
SUSPENSIONS = _of_allocation(
    "suspension",
    "suspensions",
    Localised("opschorting", "suspension"),
    Localised("opschortingen", "suspensions"),
    "A suspension of payments while a withdrawal is considered: thirteen weeks at most (Awb 4:56).",
    table=Suspension,
    read=SuspensionRead,
    create=SuspensionCreate,
    query=OfAllocationQuery,
    apply=payments.keep_suspension,
    project=exists_from("notifiedOn"),
    unchangeable=frozenset({"allocation_id", "notified_on"}),
    refused_with=("day-in-future", "period-invalid"),
)
PAYMENTS = _of_allocation(
    "payment",
    "payments",
    Localised("betaling", "payment"),
    Localised("betalingen", "payments"),
    "An advance, a final payment, a repayment or a set-off; one person prepares it and another approves it.",
    table=Payment,
    read=PaymentRead,
    create=PaymentCreate,
    query=PaymentQuery,
    apply=payments.keep_payment,
    children=payments.payment_parts,
    project=payment_on,
    filters=repository.PAYMENT_FILTERS,
    sorts=repository.MONEY_SORTS,
    moved_by_transition=MovedByTransition(first=frozenset({"prepared"}), in_workflow=frozenset({"/paidOn"})),
    part_references={"/decisionPointId": Reference("decision", "decision_point", "decision_id")},
    unchangeable=frozenset({"allocation_id", "kind", "money", "decision_point_id"}),
    refused_with=(
        "advance-exceeds-grant",
        "agreement-expired",
        "amount-invalid",
        "condition-unmet",
        "currency-unsupported",
        "day-in-future",
        "final-payment-mismatch",
        "grant-decision-required",
        "invalid-transition",
        "payment-suspended",
        "repayment-exceeds-claim",
    ),
    refused_correcting=("history-immutable",),
)
