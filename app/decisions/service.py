"""Use cases of decisions and of the mandates that rest on them."""

from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession
from uuid_utils.compat import uuid7

from app.decisions import mandate_rules, repository, rules
from app.decisions.mandates import MOVED_BY_TRANSITION, apply_mandate, mandate_on
from app.decisions.models import Decision, DecisionPoint, Mandate
from app.decisions.schemas import (
    DecisionCreate,
    DecisionPointCreate,
    DecisionPointRead,
    DecisionQuery,
    DecisionRead,
    MandateCreate,
    MandateQuery,
    MandateRead,
)
from app.kit.by_transition import MovedByTransition
from app.kit.dates import Interval
from app.kit.domain import ApiRole, Localised, settle
from app.kit.parts import parts_of, set_parts
from app.kit.resources import Reference, Resource, Steward, exists_from
from app.kit.schema import PartialDate
from app.kit.work import Work

TAG = "Decisions and mandates"
WRITERS = frozenset({ApiRole.REGISTRAR, ApiRole.LEGAL_OFFICER, ApiRole.DECISION_SECRETARY})


async def apply_decision(work: Work, row: Decision, facts: DecisionCreate) -> None:
    """Check a decision against its status, keep its points, and keep the mandates it grants from being retroactive.

    Raises:
        RefusedError: `decision-status-mismatch`, `point-number-duplicate`, `history-immutable` (R-056),
            `mandate-retroactive` (R-031).

    """
    found = rules.decision_fits_status(
        facts.status,
        has_day=facts.decided_on is not None,
        outcomes=[point.outcome for point in facts.points],
    )
    found += rules.point_numbers_differ([point.number for point in facts.points])
    settle(found, facts.recording_mode)
    points = [_point(row, position, stated) for position, stated in enumerate(facts.points)]
    await _free_numbers(work.session, points)
    await set_parts(work.session, DecisionPoint, "decision_id", row.id, points, keep=True)
    # Mandates, ratifications and signatures refer to points: they must be there before anything recorded with them.
    await work.session.flush()
    granted = [
        point.mandate_id
        for point in points
        if point.mandate_id is not None and point.kind is rules.DecisionKind.GRANT_MANDATE
    ]
    starts = await repository.starts_of_granted_mandates(work.session, row, granted)
    settle(mandate_rules.decision_precedes_mandates(_interval(facts.decided_on), starts), facts.recording_mode)


def _point(decision: Decision, position: int, stated: DecisionPointCreate) -> DecisionPoint:
    facts = {name: getattr(stated, name) for name in DecisionPointCreate.model_fields if name != "id"}
    return DecisionPoint(id=stated.id or uuid7(), decision_id=decision.id, position=position, **facts)


async def _free_numbers(session: AsyncSession, wanted: list[DecisionPoint]) -> None:
    """Clear the numbers that change: rows are updated one by one, and two points may swap a unique number."""
    numbers = {point.id: point.number for point in wanted}
    for point in await parts_of(session, DecisionPoint, "decision_id", wanted[0].decision_id) if wanted else ():
        if point.number != numbers.get(point.id):
            point.number = None
    await session.flush()


async def decision_children(session: AsyncSession, row: Decision) -> dict[str, Any]:
    """Return the points of a decision, in their order."""
    points = await parts_of(session, DecisionPoint, "decision_id", row.id)
    return {"points": tuple(DecisionPointRead.model_validate(point) for point in points)}


def _interval(stated: PartialDate | None) -> Interval | None:
    return stated.interval if stated is not None else None


DECISIONS = Resource(
    kind="decision",
    path="/decisions",
    tag=TAG,
    title=Localised("besluit", "decision"),
    plural=Localised("besluiten", "decisions"),
    about=(
        "What a body decided, on a day, point by point: each point has its own outcome, and only `conform` and"
        " `conform_amended` authorise anything. A decision counts from its day: with `asOf` an earlier day it is not"
        " there. It is seen by the organisation that decided and in every dossier its points name."
    ),
    table=Decision,
    read=DecisionRead,
    create=DecisionCreate,
    query=DecisionQuery,
    visible=repository.DECISION_VISIBLE,
    is_kept_in_sight=True,
    writers=WRITERS,
    steward=Steward.OWN_ORGANISATION,
    moved_by_transition=MovedByTransition(
        first=frozenset({"proposed"}),
        in_workflow=frozenset({"/decidedOn", "/revokedOn", "/revokedByDecisionId", "/points/*/outcome"}),
        from_source=frozenset({"/decidedOn"}),
        judged=frozenset(
            {
                "/body",
                "/mandateId",
                *(
                    f"/points/*/{member}"
                    for member in ("kind", "agreementId", "agreementVersionId", "amendmentId", "text")
                ),
            }
        ),
        open_in=frozenset({"proposed", "scheduled"}),
    ),
    apply=apply_decision,
    children=decision_children,
    filters=repository.DECISION_FILTERS,
    sorts=repository.DECISION_SORTS,
    project=exists_from("decidedOn"),
    expansions=repository.DECISION_EXPANSIONS,
    part_references={
        "/points/*/agreementId": Reference("agreement"),
        "/points/*/agreementVersionId": Reference("agreement_version"),
        "/points/*/amendmentId": Reference("amendment"),
        "/points/*/mandateId": Reference("mandate"),
        "/points/*/allocationId": Reference("allocation"),
        "/points/*/envelopeId": Reference("funding_envelope"),
    },
    unchangeable=frozenset({"organisation_id"}),
    refused_with=(
        "agreement-expired",
        "decision-status-mismatch",
        "invalid-transition",
        "mandate-retroactive",
        "point-number-duplicate",
    ),
    refused_correcting=("history-immutable",),
)
MANDATES = Resource(
    kind="mandate",
    path="/mandates",
    tag=TAG,
    title=Localised("mandaat", "mandate"),
    plural=Localised("mandaten", "mandates"),
    about=(
        "Authority to decide or act in another's name: its powers, its holder and its period. It binds only the"
        " organisation that gives it, and allows nothing that is not among its powers. With `asOf` a day certainly"
        " before its start it is not there."
    ),
    table=Mandate,
    read=MandateRead,
    create=MandateCreate,
    query=MandateQuery,
    visible=repository.MANDATE_VISIBLE,
    is_kept_in_sight=True,
    writers=WRITERS,
    steward=Steward.OWN_ORGANISATION,
    steward_column="granting_organisation_id",
    agreement_column="subject_agreement_id",
    moved_by_transition=MOVED_BY_TRANSITION,
    apply=apply_mandate,
    filters=repository.MANDATE_FILTERS,
    sorts=repository.MANDATE_SORTS,
    project=mandate_on,
    expansions=repository.MANDATE_EXPANSIONS,
    part_references={
        "/decisionPointId": Reference("decision", "decision_point", "decision_id"),
        "/revokingDecisionPointId": Reference("decision", "decision_point", "decision_id"),
    },
    read_scope="mandates.read",
    write_scope="mandates.manage",
    unchangeable=frozenset({"granting_organisation_id"}),
    refused_with=(
        "granting-decision-elsewhere",
        "invalid-transition",
        "mandate-holder-mismatch",
        "mandate-retroactive",
        "mandate-status-mismatch",
        "sub-mandate-exceeds-parent",
        "sub-mandate-not-allowed",
        "written-form-required",
    ),
)
