"""Who is asking, what they may see and whether they may record."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import asyncpg
from sqlalchemy.ext.asyncio import AsyncSession

from app.access import repository
from app.access.rules import DossierRelationKind, Standing, acting_role
from app.kit.auth.tokens import VerifiedToken
from app.kit.domain import ApiRole, FieldError, Localised, Violation, refusal
from app.kit.journal import Actor
from app.kit.problem_types import FORBIDDEN
from app.kit.resources import Resource, Steward
from app.kit.schema import Provenance
from app.kit.tables import Record
from app.kit.visibility import PUBLIC_READER, Reader, Scope
from app.kit.work import Work
from app.kit.write_problems import REFERENCE_NOT_FOUND

REMEMBERED_PRINCIPALS = 10_000


@dataclass
class Memberships:
    """What the memberships in the database make of a token's bearer (D14)."""

    pool: "asyncpg.Pool[asyncpg.Record]"
    _readers: dict[tuple[str, str], Reader] = field(default_factory=dict)

    async def reader(self, token: VerifiedToken | None, *, fresh: bool) -> Reader:
        """Return what a bearer may see; remembered until the database says memberships changed."""
        if token is None:
            return PUBLIC_READER
        principal = (token.issuer, token.subject)
        remembered = self._readers.get(principal)
        if remembered is not None and not fresh:
            return remembered
        epoch, standings = await repository.standings(self.pool, *principal)
        if len(self._readers) >= REMEMBERED_PRINCIPALS:
            self._readers.clear()
        self._readers[principal] = reader = _reader(epoch, standings)
        return reader

    async def actor(self, token: VerifiedToken, allowed: frozenset[ApiRole], organisation_id: UUID | None) -> Actor:
        """Return who acts, in which role and for which organisation.

        Raises:
            RefusedError: `forbidden` (R-117) or `organisation-required`.

        """
        _, standings = await repository.standings(self.pool, token.issuer, token.subject)
        chosen = acting_role(standings, allowed, organisation_id)
        if isinstance(chosen, Violation):
            raise refusal(chosen.problem, chosen.detail, rule=chosen.rule, **chosen.members)
        standing, role = chosen
        return Actor(token.issuer, token.subject, token.name or token.subject, role, standing.organisation_id)

    async def require_steward(self, work: Work, resource: Resource, row: Record, facts: Provenance) -> None:
        """Refuse a recording by an organisation that does not keep this record.

        Raises:
            RefusedError: `forbidden`, naming who does keep it.

        """
        if not await _keeps(work.session, work.command.actor.organisation_id, resource, row, facts):
            raise refusal(
                FORBIDDEN,
                Localised(
                    "Dit gegeven wordt bijgehouden door een andere organisatie.",
                    f"This record is kept by {resource.steward.value}.",
                ),
                rule="R-117",
            )


def _reader(epoch: int, standings: tuple[Standing, ...]) -> Reader:
    standings = tuple(standing for standing in standings if standing.roles - {ApiRole.PUBLIC})
    if not standings:
        return Reader(Scope.PUBLIC, epoch=epoch)
    if any(ApiRole.AUDITOR in standing.roles for standing in standings):
        return Reader(Scope.EVERYTHING, epoch=epoch)
    return Reader(Scope.MEMBER, tuple(standing.organisation_id for standing in standings), epoch)


async def _keeps(
    session: AsyncSession, organisation_id: UUID | None, resource: Resource, row: Record, facts: Provenance
) -> bool:
    if resource.steward is Steward.ANYBODY:
        return True
    if resource.steward is Steward.OWN_ORGANISATION:
        return bool(organisation_id == getattr(facts, resource.steward_column))
    agreement_id = resource.agreement_of(row)
    return (
        organisation_id is not None
        and agreement_id is not None
        and await repository.has_relation(session, organisation_id, agreement_id, DossierRelationKind.MANAGES)
    )


async def relate(
    session: AsyncSession, organisation_id: UUID, agreement_id: UUID, relation: DossierRelationKind
) -> None:
    """Let an organisation see a dossier because it manages it, is party to it or funds it."""
    await repository.add_relation(session, organisation_id, agreement_id, relation)


async def other_dossiers(work: Work, agreement_ids: Sequence[UUID]) -> frozenset[UUID]:
    """Return those of the agreements whose dossier the acting organisation has nothing to do with.

    The register itself, which acts for no organisation, takes part everywhere.
    """
    acting = work.command.actor.organisation_id
    if acting is None or not agreement_ids:
        return frozenset()
    return frozenset(agreement_ids) - await repository.dossiers_of(work.session, acting, agreement_ids)


def _ids_in(value: Any, member: str = "") -> frozenset[str]:
    """Return what the members named as ids hold; what people wrote elsewhere does not count."""
    if isinstance(value, dict):
        return frozenset().union(*(_ids_in(child, name) for name, child in value.items()))
    if isinstance(value, list):
        return frozenset().union(*(_ids_in(child, member) for child in value))
    return frozenset({value}) if isinstance(value, str) and member.endswith(("Id", "Ids")) else frozenset()


async def require_own_dossiers(work: Work, row: Record, named: Mapping[str, UUID | None]) -> None:
    """Refuse to refer to a dossier the acting organisation has nothing to do with, as if it were not there.

    `named` holds the agreements by JSON Pointer. What the record named before is left alone.

    Raises:
        RefusedError: `reference-not-found`, with the place of each.

    """
    before = _ids_in(json.loads(row.representation)) if row.representation else frozenset()
    fresh = {place: found for place, found in named.items() if found and str(found) not in before}
    others = await other_dossiers(work, list(fresh.values()))
    faults = tuple(
        FieldError("body", place, REFERENCE_NOT_FOUND.slug, REFERENCE_NOT_FOUND.cause)
        for place, found in fresh.items()
        if found in others
    )
    if faults:
        raise refusal(REFERENCE_NOT_FOUND, errors=faults)
