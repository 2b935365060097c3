"""The same reads as tutorials write them: SQLModel objects, loaded per request, through a response model."""

import os
from collections.abc import AsyncIterator
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.agreements.models import Agreement, AgreementArea, AgreementNeighbourhood, AgreementStatusPeriod
from app.agreements.schemas import AgreementRead, StatusPeriodRead
from app.agreements.service import AGREEMENTS

application = FastAPI()
engine = create_async_engine(os.environ["LIMIT_DATABASE"].replace("postgresql://", "postgresql+asyncpg://"))


async def session() -> AsyncIterator[AsyncSession]:
    """Give each request a session of its own."""
    async with AsyncSession(engine) as opened:
        yield opened


SessionDep = Annotated[AsyncSession, Depends(session)]


async def _shown(opened: AsyncSession, found: list[Agreement]) -> list[AgreementRead]:
    children: dict[UUID, dict[str, list[Any]]] = {
        each.id: {"area_ids": [], "neighbourhood_ids": [], "status_history": [], "relations": []} for each in found
    }
    for area in await opened.exec(select(AgreementArea).where(col(AgreementArea.agreement_id).in_(children))):
        children[area.agreement_id]["area_ids"].append(area.area_id)
    nearby = select(AgreementNeighbourhood).where(col(AgreementNeighbourhood.agreement_id).in_(children))
    for place in await opened.exec(nearby):
        children[place.agreement_id]["neighbourhood_ids"].append(place.neighbourhood_id)
    periods = select(AgreementStatusPeriod).where(col(AgreementStatusPeriod.agreement_id).in_(children))
    for period in await opened.exec(periods.order_by(col(AgreementStatusPeriod.position))):
        shown = StatusPeriodRead(status=period.status, since=period.since)
        children[period.agreement_id]["status_history"].append(shown)
    return [
        AGREEMENTS.shape(each, **{name: tuple(parts) for name, parts in children[each.id].items()})  # type: ignore[misc]  # an AgreementRead
        for each in found
    ]


@application.get("/v1/agreements/{agreement_id}")
async def read_agreement(agreement_id: UUID, opened: SessionDep) -> AgreementRead:
    """Return one agreement."""
    found = await opened.get(Agreement, agreement_id)
    if found is None:
        raise HTTPException(404)
    return (await _shown(opened, [found]))[0]


@application.get("/v1/agreements")
async def read_agreements(opened: SessionDep, limit: int = 50) -> list[AgreementRead]:
    """Return the first agreements."""
    found = (await opened.exec(select(Agreement).order_by(col(Agreement.id)).limit(limit))).all()
    return await _shown(opened, list(found))
