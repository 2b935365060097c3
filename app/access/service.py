"""Use cases of memberships, and of what organisations have to do with dossiers."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from app.access import repository, rules
from app.access.models import Membership
from app.access.permissions import operation_access
from app.access.rules import DossierRelationKind
from app.access.schemas import Access, HeldRoles, MembershipCreate, MembershipQuery, MembershipRead
from app.kit.auth.tokens import VerifiedToken
from app.kit.domain import ApiRole, Localised, settle
from app.kit.policy import POLICIES
from app.kit.read_pool import ReadSource
from app.kit.resources import Resource, Steward
from app.kit.visibility import FOR_ADMINISTRATORS
from app.kit.work import Recorded, Work


async def check_membership(work: Work, row: Membership, facts: MembershipCreate) -> None:
    """Refuse roles that somebody would give to or take from themselves, and writing roles of an auditor.

    Raises:
        RefusedError: `segregation-of-duties`.

    """
    actor = work.command.actor
    elsewhere = await repository.roles_elsewhere(work.session, row)
    found = [
        *rules.nobody_gives_themselves((actor.issuer, actor.subject), (facts.issuer, facts.subject)),
        *rules.auditors_only_read(facts.roles, elsewhere),
    ]
    settle(found, facts.recording_mode)


MEMBERSHIPS = Resource(
    kind="membership",
    path="/memberships",
    tag="Access",
    title=Localised("lidmaatschap", "membership"),
    plural=Localised("lidmaatschappen", "memberships"),
    about=(
        "Somebody's roles at an organisation: the issuer and subject of a token say who somebody is, this says what"
        " they may do, and which person of the register they are. Seen by administrators and auditors."
    ),
    table=Membership,
    read=MembershipRead,
    create=MembershipCreate,
    query=MembershipQuery,
    visible=FOR_ADMINISTRATORS,
    needs_source=False,
    writers=frozenset({ApiRole.ADMINISTRATOR}),
    steward=Steward.ROLE_ALONE,
    apply=check_membership,
    filters=repository.MEMBERSHIP_FILTERS,
    unchangeable=frozenset({"issuer", "subject", "organisation_id"}),
    refused_with=("duplicate-resource", "segregation-of-duties"),
    read_scope="admin.members",
    write_scope="admin.members",
)


async def give_roles(work: Work, facts: MembershipCreate) -> Recorded | None:
    """Give somebody exactly these roles at an organisation; nothing happens when they hold them already.

    Without a person, whoever the membership says they are stays.

    Raises:
        RefusedError: `segregation-of-duties`.

    """
    held = await repository.membership_of(work.session, facts.issuer, facts.subject, facts.organisation_id)
    if held is not None and facts.person_id is None:
        facts = facts.model_copy(update={"person_id": held.person_id})
    if held is not None and set(held.roles) == set(facts.roles) and held.person_id == facts.person_id:
        return None
    row: Any = held
    if held is None:
        row = work.add(MEMBERSHIPS, facts)
    else:
        work.alter(MEMBERSHIPS, held, facts)
    await check_membership(work, row, facts)
    return (await work.render())[-1]


async def identity_of(session: AsyncSession, issuer: str, subject: str) -> rules.Identity:
    """Return who a principal is, for comparing it with another one (`rules.same_person`)."""
    return rules.Identity(issuer, subject, await repository.persons_of(session, issuer, subject))


async def access_of(pool: ReadSource, token: VerifiedToken | None, agreement_id: UUID | None) -> Access:
    """Return who somebody is to the register and what they may do, in one dossier or in general."""
    held: tuple[rules.Standing, ...] = ()
    if token is not None:
        _, held = await repository.standings(pool, token.issuer, token.subject)
    relations = None
    if agreement_id is not None:
        organisations = [standing.organisation_id for standing in held]
        relations = await repository.relations_of(pool, organisations, agreement_id)
    return Access(
        issuer=token.issuer if token else None,
        subject=token.subject if token else None,
        memberships=tuple(HeldRoles(organisation_id=s.organisation_id, roles=tuple(sorted(s.roles))) for s in held),
        agreement_id=agreement_id,
        relations=tuple(sorted({kind for kinds in (relations or {}).values() for kind in kinds})),
        operations=tuple(operation_access(POLICIES[name], token, held, relations) for name in sorted(POLICIES)),
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


async def standing_at(
    pool: ReadSource, issuer: str, subject: str, organisation_id: UUID
) -> tuple[int, frozenset[ApiRole]]:
    """Return the roles a principal holds at one organisation, and the epoch in which they hold."""
    epoch, held = await repository.standings(pool, issuer, subject)
    return epoch, frozenset(role for each in held if each.organisation_id == organisation_id for role in each.roles)
