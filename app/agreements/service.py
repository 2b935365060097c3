"""Use cases of agreements: the root of a dossier, its texts, and what happens around it."""

import json
from datetime import date
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession
from uuid_utils.compat import uuid7

from app.access.rules import DossierRelationKind
from app.access.service import relate
from app.agreements import repository, rules
from app.agreements.course import follow_up_on, keep_signing_event, signing_event_on, signing_locations
from app.agreements.course_schemas import (
    FollowUpCreate,
    FollowUpQuery,
    FollowUpRead,
    RiskCreate,
    RiskQuery,
    RiskRead,
    SigningEventCreate,
    SigningEventQuery,
    SigningEventRead,
)
from app.agreements.models import (
    Agreement,
    AgreementArea,
    AgreementNeighbourhood,
    AgreementRelation,
    AgreementStatusPeriod,
    AgreementVersion,
    FollowUp,
    Risk,
    SigningEvent,
)
from app.agreements.schemas import (
    AgreementCreate,
    AgreementQuery,
    AgreementRead,
    AgreementRelationRead,
    AgreementVersionCreate,
    AgreementVersionQuery,
    AgreementVersionRead,
    StatusPeriod,
    StatusPeriodRead,
)
from app.agreements.texts import clauses_of, keep_version, require_version, version_on
from app.kit.by_transition import MovedByTransition
from app.kit.domain import ApiRole, Localised, RefusedError, settle
from app.kit.parts import add_part, parts_of, set_parts
from app.kit.resources import Reference, Representation, Resource, Steward, interval_in
from app.kit.schema import PartialDate
from app.kit.visibility import IN_DOSSIER
from app.kit.work import Work
from app.organisations.service import refuse_backward_period

RECORDERS = frozenset({ApiRole.REGISTRAR, ApiRole.LEGAL_OFFICER})


async def keep_agreement(work: Work, row: Agreement, facts: AgreementCreate) -> None:
    """Check an agreement, store its parts and let its managing organisation see the dossier.

    The first half of R-060 does not block here: parties are recorded after the agreement they are party to.

    Raises:
        RefusedError: `period-invalid` (R-003), `status-history-mismatch`, `relation-cycle` (R-070), or
            `reference-not-found` for a current version that is not a version of this agreement.

    """
    refuse_backward_period(facts.starts_on, facts.ends_on)
    refuse_backward_period(facts.effective_on, facts.ends_on)
    history = _status_history(facts)
    settle(
        [
            *rules.history_ends_with(facts.status, [period.status for period in history]),
            *rules.history_runs_forward([period.since.interval if period.since else None for period in history]),
        ],
        facts.recording_mode,
    )
    before = json.loads(row.representation) if row.representation else {}
    if not before:
        # Afterwards no other organisation manages it.
        await work.session.flush()
        await relate(work.session, facts.managing_organisation_id, row.id, DossierRelationKind.MANAGES)
    if facts.current_version_id is not None and str(facts.current_version_id) != before.get("currentVersionId"):
        await require_version(work.session, row.id, facts.current_version_id, "/currentVersionId")
    await _keep_parts(work.session, row, facts, history)
    await _keep_relations(work.session, row, facts)


def _status_history(facts: AgreementCreate) -> tuple[StatusPeriod, ...]:
    """Return the statuses an agreement had: as given, or else its present one alone."""
    if facts.status_history is not None:
        return facts.status_history
    since = rules.day_of_status(facts.status, facts.effective_on, facts.concluded_on)
    return (StatusPeriod(status=facts.status, since=since),)


async def _keep_parts(
    session: AsyncSession, row: Agreement, facts: AgreementCreate, history: tuple[StatusPeriod, ...]
) -> None:
    periods = [
        AgreementStatusPeriod(agreement_id=row.id, position=position, status=period.status, since=period.since)
        for position, period in enumerate(history)
    ]
    areas = [AgreementArea(agreement_id=row.id, area_id=area_id) for area_id in facts.area_ids]
    neighbourhoods = [
        AgreementNeighbourhood(agreement_id=row.id, neighbourhood_id=found) for found in facts.neighbourhood_ids
    ]
    await set_parts(session, AgreementStatusPeriod, "agreement_id", row.id, periods)
    await set_parts(session, AgreementArea, "agreement_id", row.id, areas)
    await set_parts(session, AgreementNeighbourhood, "agreement_id", row.id, neighbourhoods)


async def _keep_relations(session: AsyncSession, row: Agreement, facts: AgreementCreate) -> None:
    targets = {relation.to_agreement_id for relation in facts.relations} - {None}
    if row.id in targets:
        raise RefusedError(rules.relates_in_circle())
    relations = [
        AgreementRelation(
            id=relation.id or uuid7(),
            agreement_id=row.id,
            position=position,
            kind=relation.kind,
            to_agreement_id=relation.to_agreement_id,
            to_plan_id=relation.to_plan_id,
        )
        for position, relation in enumerate(facts.relations)
    ]
    await set_parts(session, AgreementRelation, "agreement_id", row.id, relations)
    stored = await parts_of(session, AgreementRelation, "agreement_id", row.id)
    # What stays as it was closes no circle.
    may_close_circle = bool(targets) and any(session.is_modified(relation) for relation in stored)
    if may_close_circle:
        await repository.lock_relations(session)
    await session.flush()
    if may_close_circle and await repository.reaches_itself(session, row.id):
        raise RefusedError(rules.relates_in_circle())


async def take_status(session: AsyncSession, row: Agreement, since: PartialDate) -> None:
    """Add the status an agreement has got to its history, with the day since when it has it.

    Of an earlier status that certainly began later than that, it is no longer known since when: the source that tells
    the new one contradicts it (R-003).
    """
    history = await parts_of(session, AgreementStatusPeriod, "agreement_id", row.id)
    for period in history:
        if period.since is not None and since.interval.certainly_before(period.since.interval):
            period.since = None
    position = max((period.position for period in history), default=-1) + 1
    period = AgreementStatusPeriod(agreement_id=row.id, position=position, status=row.status, since=since)
    add_part(session, row.id, period)


async def agreement_parts(session: AsyncSession, row: Agreement) -> dict[str, Any]:
    """Return the members of an agreement that are not its columns."""
    periods = await parts_of(session, AgreementStatusPeriod, "agreement_id", row.id)
    areas = await parts_of(session, AgreementArea, "agreement_id", row.id)
    neighbourhoods = await parts_of(session, AgreementNeighbourhood, "agreement_id", row.id)
    relations = await parts_of(session, AgreementRelation, "agreement_id", row.id)
    return {
        "status_history": tuple(StatusPeriodRead.model_validate(period) for period in periods),
        "area_ids": tuple(area.area_id for area in areas),
        "neighbourhood_ids": tuple(found.neighbourhood_id for found in neighbourhoods),
        "relations": tuple(AgreementRelationRead.model_validate(relation) for relation in relations),
    }


def agreement_on(representation: Representation, day: date) -> Representation:
    """Project an agreement: the dossier exists, with the statuses that are not certainly later than the day (D12).

    Its status is the last of these; it is null on a day before the first status the source knows.
    """
    history = representation["statusHistory"]
    reached = history[: rules.statuses_reached([interval_in(period, "since") for period in history], day)]
    status = reached[-1]["status"] if reached else None
    return representation | {"status": status, "statusHistory": reached}


AGREEMENTS = Resource(
    kind="agreement",
    path="/agreements",
    tag="Agreements",
    title=Localised("overeenkomst", "agreement"),
    plural=Localised("overeenkomsten", "agreements"),
    about="An agreement between two or more organisations: the root of a dossier, kept by one of them.",
    table=Agreement,
    read=AgreementRead,
    create=AgreementCreate,
    query=AgreementQuery,
    visible=repository.AGREEMENT_IN_DOSSIER,
    inside_by_id=repository.AGREEMENTS_OF_ORGANISATION,
    inside_id="d.agreement_id",
    writers=RECORDERS,
    steward=Steward.MANAGER_ITSELF,
    steward_column="managing_organisation_id",
    agreement_column="id",
    part_references={"/relations/*/toAgreementId": Reference("agreement")},
    unchangeable=frozenset({"managing_organisation_id"}),
    moved_by_transition=MovedByTransition(
        first=frozenset({"draft"}),
        in_workflow=frozenset({"/currentVersionId"}),
        judged=frozenset(
            {
                "/effectiveOn",
                "/endsOn",
                "/farReaching",
                "/hasAccessionClause",
                "/hasAmendmentClause",
                "/hasRetroactiveClause",
                "/isIndefinite",
                "/kind",
                "/noticePeriodMonths",
                "/startsOn",
                "/tacitRenewalMonths",
            }
        ),
        open_in=frozenset({"draft", "negotiating"}),
        history="statusHistory",
    ),
    apply=keep_agreement,
    children=agreement_parts,
    project=agreement_on,
    filters=repository.AGREEMENT_FILTERS,
    sorts=repository.AGREEMENT_SORTS,
    expansions=repository.AGREEMENT_EXPANSIONS,
    refused_with=(
        "agreement-expired",
        "invalid-transition",
        "period-invalid",
        "relation-cycle",
        "status-history-mismatch",
    ),
    refused_correcting=("terms-fixed",),
)
AGREEMENT_VERSIONS = Resource(
    kind="agreement_version",
    path="/agreements/{agreement_id}/versions",
    parent="agreement",
    tag="Agreements",
    title=Localised("versie van een overeenkomst", "agreement version"),
    plural=Localised("versies van een overeenkomst", "agreement versions"),
    about="One version of the text of an agreement, with the clauses known of it.",
    is_annotated=True,
    numbered_by="version_no",
    table=AgreementVersion,
    read=AgreementVersionRead,
    create=AgreementVersionCreate,
    query=AgreementVersionQuery,
    visible=IN_DOSSIER,
    writers=RECORDERS,
    steward=Steward.MANAGING_ORGANISATION,
    moved_by_transition=MovedByTransition(
        first=frozenset({"working"}),
        status="/versionStatus",
        members=frozenset(),
        in_workflow=frozenset({"/versionStatus", "/textSha256", "/frozenAt"}),
        by_parent=True,
    ),
    apply=keep_version,
    children=clauses_of,
    project=version_on,
    filters=repository.VERSION_FILTERS,
    sorts=repository.VERSION_SORTS,
    refused_with=("agreement-expired", "duplicate-resource", "invalid-transition"),
    refused_correcting=("version-frozen",),
)
SIGNING_EVENTS = Resource(
    kind="signing_event",
    path="/agreements/{agreement_id}/signing-events",
    parent="agreement",
    tag="Agreements",
    title=Localised("ondertekeningsmoment", "signing event"),
    plural=Localised("ondertekeningsmomenten", "signing events"),
    about="A moment at which parties sign together, planned or held. A plan is not an act: it proves no signature.",
    table=SigningEvent,
    read=SigningEventRead,
    create=SigningEventCreate,
    query=SigningEventQuery,
    visible=IN_DOSSIER,
    writers=RECORDERS,
    steward=Steward.MANAGING_ORGANISATION,
    moved_by_transition=MovedByTransition(
        first=frozenset({"planned"}), in_workflow=frozenset({"/heldOn"}), from_source=frozenset({"/heldOn"})
    ),
    apply=keep_signing_event,
    children=signing_locations,
    project=signing_event_on,
    filters=repository.SIGNING_EVENT_FILTERS,
    sorts=repository.RECORDING_SORTS,
    refused_with=("agreement-expired", "held-day-missing", "invalid-transition", "location-not-an-option"),
)
FOLLOW_UPS = Resource(
    kind="follow_up",
    path="/agreements/{agreement_id}/follow-ups",
    parent="agreement",
    tag="Agreements",
    title=Localised("vervolgstap", "follow-up"),
    plural=Localised("vervolgstappen", "follow-ups"),
    about="Something announced to follow the agreement, such as a letter to the council or a press release.",
    table=FollowUp,
    read=FollowUpRead,
    create=FollowUpCreate,
    query=FollowUpQuery,
    visible=IN_DOSSIER,
    writers=RECORDERS,
    steward=Steward.MANAGING_ORGANISATION,
    project=follow_up_on,
    filters=repository.FOLLOW_UP_FILTERS,
    sorts=repository.RECORDING_SORTS,
)
RISKS = Resource(
    kind="risk",
    path="/agreements/{agreement_id}/risks",
    parent="agreement",
    tag="Agreements",
    title=Localised("kanttekening", "risk"),
    plural=Localised("kanttekeningen", "risks"),
    about="A caveat that was named when the agreement was proposed.",
    table=Risk,
    read=RiskRead,
    create=RiskCreate,
    query=RiskQuery,
    visible=IN_DOSSIER,
    writers=RECORDERS,
    steward=Steward.MANAGING_ORGANISATION,
    sorts=repository.RECORDING_SORTS,
)
