"""Use cases of programmes, their plans, pillars and goals, and of areas with their neighbourhoods."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession
from uuid_utils.compat import uuid7

from app.kit.domain import ApiRole, Localised, settle
from app.kit.parts import parts_of, set_parts
from app.kit.resources import Representation, Resource, Steward, interval_in
from app.kit.visibility import ANY_MEMBER
from app.kit.work import Work
from app.programmes import repository, rules
from app.programmes.models import Area, Goal, Neighbourhood, Pillar, Plan, Programme, Sdg
from app.programmes.schemas import (
    AreaCreate,
    AreaQuery,
    AreaRead,
    GoalCreate,
    GoalQuery,
    GoalRead,
    NeighbourhoodRead,
    PillarCreate,
    PillarQuery,
    PillarRead,
    PlanCreate,
    PlanQuery,
    PlanRead,
    ProgrammeCreate,
    ProgrammeQuery,
    ProgrammeRead,
    SdgCreate,
    SdgQuery,
    SdgRead,
)

RECORDERS = frozenset({ApiRole.REGISTRAR, ApiRole.LEGAL_OFFICER})
TAG = "Programmes and areas"


async def check_plan(work: Work, row: Plan, facts: PlanCreate) -> None:
    """Refuse a plan whose joint adoption is denied and dated at once.

    Raises:
        RefusedError: `plan-adoption-contradictory`.

    """
    has_day = facts.adopted_jointly_on is not None
    settle(rules.adoption_is_coherent(facts.adopted_jointly, has_day=has_day), facts.recording_mode)


def plan_on(representation: Representation, day: date) -> Representation:
    """Project a plan: on a day certainly before its joint adoption it was not adopted jointly (D12, R-003)."""
    adopted = interval_in(representation, "adoptedJointlyOn")
    if adopted is None or adopted.earliest <= day:
        return representation
    return representation | {"adoptedJointly": False, "adoptedJointlyOn": None}


async def keep_neighbourhoods(work: Work, row: Area, facts: AreaCreate) -> None:
    """Store the neighbourhoods of an area in their order.

    Raises:
        RefusedError: `neighbourhood-repeated`; `history-immutable` when one that was recorded is left out (R-056).

    """
    names = [
        rules.NeighbourhoodName(part.id, part.name, part.municipality_organisation_id)
        for part in facts.neighbourhoods
    ]
    settle(rules.neighbourhoods_differ(names), facts.recording_mode)
    wanted = [
        Neighbourhood(
            id=part.id or uuid7(),
            area_id=row.id,
            position=position,
            name=part.name,
            municipality_organisation_id=part.municipality_organisation_id,
            priority_now=part.priority_now,
        )
        for position, part in enumerate(facts.neighbourhoods)
    ]
    await work.session.flush()
    await set_parts(work.session, Neighbourhood, "area_id", row.id, wanted, keep=True)


async def missing_areas(session: AsyncSession, ids: Sequence[UUID]) -> frozenset[UUID]:
    """Return those of these areas that the register does not know; every area is there for everybody."""
    return frozenset(ids) - await repository.areas_there(session, ids)


async def area_parts(session: AsyncSession, row: Area) -> dict[str, Any]:
    """Return the published neighbourhoods of an area."""
    parts = await parts_of(session, Neighbourhood, "area_id", row.id)
    return {"neighbourhoods": tuple(NeighbourhoodRead.model_validate(part) for part in parts)}


PROGRAMMES = Resource(
    kind="programme",
    path="/programmes",
    tag=TAG,
    title=Localised("programma", "programme"),
    plural=Localised("programma's", "programmes"),
    about="What agreements, plans and money belong to. Its horizon is not the term of an agreement.",
    table=Programme,
    read=ProgrammeRead,
    create=ProgrammeCreate,
    query=ProgrammeQuery,
    visible=ANY_MEMBER,
    is_public=True,
    writers=RECORDERS,
    steward=Steward.OWN_ORGANISATION,
    steward_column="owner_organisation_id",
    filters=repository.PROGRAMME_FILTERS,
    sorts=repository.PROGRAMME_SORTS,
    expansions=repository.PROGRAMME_EXPANSIONS,
)
PLANS = Resource(
    kind="plan",
    path="/plans",
    tag=TAG,
    title=Localised("plan", "plan"),
    plural=Localised("plannen", "plans"),
    about="A plan of a programme, and the decision that adopted it.",
    table=Plan,
    read=PlanRead,
    create=PlanCreate,
    query=PlanQuery,
    visible=ANY_MEMBER,
    is_public=True,
    writers=RECORDERS,
    steward=Steward.ANYBODY,
    apply=check_plan,
    project=plan_on,
    filters=repository.PLAN_FILTERS,
    sorts=repository.PLAN_SORTS,
    expansions=repository.PLAN_EXPANSIONS,
    refused_with=("plan-adoption-contradictory",),
)
PILLARS = Resource(
    kind="pillar",
    path="/pillars",
    tag=TAG,
    title=Localised("pijler", "pillar"),
    plural=Localised("pijlers", "pillars"),
    about="One of the lines a programme works along.",
    table=Pillar,
    read=PillarRead,
    create=PillarCreate,
    query=PillarQuery,
    visible=ANY_MEMBER,
    is_public=True,
    needs_source=False,
    writers=RECORDERS,
    steward=Steward.ANYBODY,
    filters=repository.PILLAR_FILTERS,
    sorts=repository.RECORDING_SORTS,
)
GOALS = Resource(
    kind="goal",
    path="/goals",
    tag=TAG,
    title=Localised("doel", "goal"),
    plural=Localised("doelen", "goals"),
    about="What an agreement or a plan aims at.",
    table=Goal,
    read=GoalRead,
    create=GoalCreate,
    query=GoalQuery,
    visible=repository.GOAL_VISIBLE,
    is_kept_in_sight=True,
    writers=RECORDERS,
    steward=Steward.MANAGER_IN_DOSSIER,
    filters=repository.GOAL_FILTERS,
    sorts=repository.RECORDING_SORTS,
)
SDGS = Resource(
    kind="sdg",
    path="/sdgs",
    tag=TAG,
    title=Localised("duurzaam ontwikkelingsdoel", "development goal"),
    plural=Localised("duurzame ontwikkelingsdoelen", "development goals"),
    about="A sustainable development goal of the United Nations that the recorded programmes serve.",
    table=Sdg,
    read=SdgRead,
    create=SdgCreate,
    query=SdgQuery,
    visible=ANY_MEMBER,
    is_public=True,
    needs_source=False,
    writers=RECORDERS,
    steward=Steward.ANYBODY,
    filters=repository.SDG_FILTERS,
    sorts=repository.SDG_SORTS,
    refused_with=("duplicate-resource",),
)
AREAS = Resource(
    kind="area",
    path="/areas",
    tag=TAG,
    title=Localised("gebied", "area"),
    plural=Localised("gebieden", "areas"),
    about="An area that agreements are about, with its neighbourhoods; many were selected by a province.",
    table=Area,
    read=AreaRead,
    create=AreaCreate,
    query=AreaQuery,
    visible=ANY_MEMBER,
    is_public=True,
    writers=RECORDERS,
    steward=Steward.ANYBODY,
    apply=keep_neighbourhoods,
    children=area_parts,
    filters=repository.AREA_FILTERS,
    sorts=repository.AREA_SORTS,
    expansions=repository.AREA_EXPANSIONS,
    refused_with=("neighbourhood-repeated",),
    refused_correcting=("history-immutable",),
)
