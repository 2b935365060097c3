"""Who is asking, what they may see and whether they may give a command."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from app.access import repository
from app.access.rules import DossierRelationKind, Standing, acting_role, lacking_role
from app.kit.auth.tokens import VerifiedToken
from app.kit.domain import ApiRole, FieldError, Localised, RefusedError, Violation, refusal
from app.kit.journal import Actor
from app.kit.pointers import values_at
from app.kit.problem_types import FORBIDDEN
from app.kit.read_pool import ReadSource
from app.kit.resources import Reference, Representation, Resource, Steward
from app.kit.schema import Provenance
from app.kit.tables import Record
from app.kit.visibility import PUBLIC_READER, Reader, Scope
from app.kit.work import Touched, Work
from app.kit.write_problems import REFERENCE_NOT_FOUND

REMEMBERED_PRINCIPALS = 10_000


@dataclass
class Memberships:
    """What the memberships in the database make of a token's bearer (D14)."""

    pool: ReadSource
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

    async def require_role(self, token: VerifiedToken, allowed: Collection[ApiRole]) -> None:
        """Refuse who holds none of these roles anywhere; who does is judged again inside the transaction.

        Raises:
            RefusedError: `forbidden` (R-117).

        """
        for fresh in (False, True):
            if not (await self.reader(token, fresh=fresh)).roles.isdisjoint(allowed):
                return
        raise RefusedError(lacking_role(allowed))

    async def actor(
        self, session: AsyncSession, token: VerifiedToken, allowed: Collection[ApiRole], organisation_id: UUID | None
    ) -> Actor:
        """Return who acts, in which role and for which organisation; the membership is locked until the end.

        Raises:
            RefusedError: `forbidden` (R-117) or `organisation-required`.

        """
        standings = await repository.locked_standings(session, token.issuer, token.subject)
        chosen = acting_role(standings, allowed, organisation_id)
        if isinstance(chosen, Violation):
            raise RefusedError(chosen)
        standing, role = chosen
        name = token.name or token.subject
        return Actor(token.issuer, token.subject, name, role, standing.organisation_id, standing.person_id)

    async def require_sight(
        self, work: Work, resource: Resource, facts: Representation, present: Representation
    ) -> None:
        """Refuse a new reference to what the acting organisation does not see, as if it were not there.

        What the record referred to before is left alone. The register itself, which acts for no organisation, sees
        everything.

        Raises:
            RefusedError: `reference-not-found`, with the place of each.

        """
        acting = work.command.actor.organisation_id
        if acting is None:
            return
        named = {
            place: (reference, UUID(value))
            for pattern, reference in resource.references.items()
            for place, value in values_at(facts, pattern).items()
            if value not in values_at(present, pattern).values()
        }
        wanted = set(named.values())
        seen = await repository.seen_by(work.session, _sight_of(work.command.actor), wanted) if wanted else ()
        unseen = [place for place, wanted in named.items() if wanted not in seen]
        faults = tuple(
            FieldError("body", place, REFERENCE_NOT_FOUND.slug, REFERENCE_NOT_FOUND.cause)
            for place in (*unknown_parts(facts, present), *unseen)
        )
        if faults:
            raise refusal(REFERENCE_NOT_FOUND, errors=faults)

    async def touched_in_sight(self, work: Work) -> list[Touched]:
        """Return what was touched, but for what followed elsewhere and the acting organisation does not see."""
        followed = {(Reference(each.resource.kind), each.row.id) for each in work.touched if each.is_consequence}
        seen = await repository.seen_by(work.session, _sight_of(work.command.actor), followed) if followed else ()
        return [
            each
            for each in work.touched
            if not each.is_consequence or (Reference(each.resource.kind), each.row.id) in seen
        ]

    async def require_corrector(self, work: Work, resource: Resource, row: Record) -> None:
        """Refuse a correction of what anybody may record by who neither recorded nor owns it.

        What an operator loaded and nobody owns may be corrected by every recorder.

        Raises:
            RefusedError: `forbidden`.

        """
        in_dossier = resource.agreement_of(row) is not None
        if resource.steward not in _CORRECTED_BY_RECORDER or (in_dossier and resource.steward in _RULED_IN_DOSSIER):
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
                Localised("Dit gegeven wordt bijgehouden door {nl}.", "This record is kept by {en}.").filled(
                    nl=resource.steward.value.nl, en=resource.steward.value.en
                ),
                rule="R-117",
            )


def _sight_of(actor: Actor) -> Reader:
    """Return the reader that somebody is while acting for one organisation in one role."""
    role = ApiRole(actor.role)
    acts_for = () if actor.organisation_id is None or role in _SEES_NO_DOSSIER else (actor.organisation_id,)
    return Reader(Scope.MEMBER, acts_for, roles=frozenset({role}))


def unknown_parts(facts: Representation, present: Representation) -> list[str]:
    """Return the places of part ids the record does not have: a part keeps its id, a new one gets its own."""
    lists = [name for name, value in facts.items() if isinstance(value, list)]
    return [
        place
        for name in lists
        for place, value in values_at(facts, f"/{name}/*/id").items()
        if value not in values_at(present, f"/{name}/*/id").values()
    ]


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


# Kept by whoever recorded or owns it; those of the second set only where they lie in no dossier.
_RULED_IN_DOSSIER = frozenset({Steward.MANAGER_IN_DOSSIER, Steward.MANAGER_OR_PROVIDER})
_CORRECTED_BY_RECORDER = _RULED_IN_DOSSIER | {Steward.ANYBODY}
# Roles that open no dossier: who gives memberships has no business in them.
_SEES_NO_DOSSIER = frozenset({ApiRole.PUBLIC, ApiRole.ADMINISTRATOR})


def _reader(epoch: int, standings: tuple[Standing, ...]) -> Reader:
    roles = frozenset(role for standing in standings for role in standing.roles)
    if ApiRole.AUDITOR in roles:
        return Reader(Scope.EVERYTHING, epoch=epoch, roles=roles)
    organisations = tuple(standing.organisation_id for standing in standings if standing.roles - _SEES_NO_DOSSIER)
    if not organisations and ApiRole.ADMINISTRATOR not in roles:
        return Reader(Scope.PUBLIC, epoch=epoch, roles=roles)
    return Reader(Scope.MEMBER, organisations, epoch, roles)


async def _keeps(
    session: AsyncSession, organisation_id: UUID | None, resource: Resource, row: Record, facts: Provenance
) -> bool:
    if resource.steward in {Steward.ANYBODY, Steward.ROLE_ALONE, Steward.MANAGER_OR_PROVIDER}:
        return True
    if resource.steward is Steward.MANAGER_IN_DOSSIER and resource.agreement_of(row) is None:
        return True
    if resource.steward is Steward.PROVIDER:
        return bool(organisation_id == getattr(row, resource.steward_column))
    if resource.steward in {Steward.OWN_ORGANISATION, Steward.MANAGER_ITSELF}:
        return bool(organisation_id == getattr(facts, resource.steward_column))
    if resource.steward is Steward.PARTY_ITSELF and await repository.is_organisation_of_party(
        session, organisation_id, getattr(row, resource.steward_column)
    ):
        return True
    agreement_id = resource.agreement_of(row)
    return (
        organisation_id is not None
        and agreement_id is not None
        and await repository.has_relation(session, organisation_id, agreement_id, DossierRelationKind.MANAGES)
    )
