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

    async def require_corrector(self, work: Work, resource: Resource, row: Record) -> None:
        """Refuse a correction of what anybody may record by who neither recorded nor owns it.

        What an operator loaded and nobody owns may be corrected by every recorder.

        Raises:
            RefusedError: `forbidden`.

        """
        in_dossier = resource.agreement_of(row) is not None
        if resource.steward is not Steward.ANYBODY or (resource.rules_its_dossier and in_dossier):
            return
        if not await _may_correct(work.session, work.command.actor.organisation_id, resource, row):
            raise refusal(
                FORBIDDEN,
                Localised(
                    "Dit gegeven corrigeert de organisatie die het vastlegde of waar het van is.",
                    "This record is corrected by the organisation that recorded or owns it.",
                ),
                rule="R-117",
            )

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


async def _may_correct(session: AsyncSession, organisation_id: UUID | None, resource: Resource, row: Record) -> bool:
    if organisation_id is not None and organisation_id == row.recorded_by.organisation_id:
        return True
    owner = getattr(row, resource.owner_column) if resource.owner_column else None
    if owner is not None:
        return bool(owner == organisation_id)
    agreement_id = resource.agreement_of(row)
    if agreement_id is not None:
        return organisation_id is not None and await repository.has_relation(
            session, organisation_id, agreement_id, DossierRelationKind.MANAGES
        )
    return row.recorded_by.organisation_id is None


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


def _held_by(value: Any, member: str) -> frozenset[str]:
    """Return what the members of one name hold; what stands elsewhere in a record proves nothing."""
    if isinstance(value, list):
        return frozenset().union(*(_held_by(child, member) for child in value))
    if not isinstance(value, dict):
        return frozenset()
    own = {value[member]} if isinstance(value.get(member), str) else set()
    return frozenset(own).union(*(_held_by(child, member) for child in value.values()))


async def require_own_dossiers(work: Work, row: Record, named: Mapping[str, UUID | None]) -> None:
    """Refuse to refer to a dossier the acting organisation has nothing to do with, as if it were not there.

    `named` holds the agreements by JSON Pointer. What the record named before is left alone.

    Raises:
        RefusedError: `reference-not-found`, with the place of each.

    """
    before = json.loads(row.representation) if row.representation else {}
    fresh = {
        place: found
        for place, found in named.items()
        if found and str(found) not in _held_by(before, place.rpartition("/")[2])
    }
    others = await other_dossiers(work, list(fresh.values()))
    faults = tuple(
        FieldError("body", place, REFERENCE_NOT_FOUND.slug, REFERENCE_NOT_FOUND.cause)
        for place, found in fresh.items()
        if found in others
    )
    if faults:
        raise refusal(REFERENCE_NOT_FOUND, errors=faults)
