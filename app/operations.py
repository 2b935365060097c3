"""What an operator can have done, as functions the command line and the tests share."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from importlib.resources import files
from typing import Any
from uuid import UUID, uuid4

import asyncpg
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.access.schemas import MembershipCreate
from app.access.service import give_roles
from app.dossier.generating.generate import AlreadyGeneratedError, generate
from app.dossier.load import LOADER, LoadSummary, Progress, load, read_dossier, silent
from app.findings import repository as findings
from app.findings.schemas import RaisedFinding
from app.findings.service import raised, refresh_concerned
from app.kit import journal
from app.kit.auth.developer import DeveloperIssuer
from app.kit.clock import SYSTEM_CLOCK, Clock
from app.kit.config import Settings
from app.kit.connecting import CONNECT_SECONDS
from app.kit.database import APPLICATION_ROLE, Database, Targets
from app.kit.domain import ApiRole
from app.kit.journal import Actor
from app.kit.read_pool import ReadSource
from app.kit.resources import Resource
from app.kit.statement import PRESENT
from app.kit.tables import Record
from app.kit.work import Command, Work, rendered
from app.kit.writer import Writer
from app.lifecycle.guarding import guard_all
from app.resources import ALL_RESOURCES

EXAMPLE_DOSSIER = files("app") / "dossier" / "veerkrachtige-wijken.json"
TOKEN_SECONDS = 6 * 3600
REBUILD_BATCH = 500
OPERATOR = Actor("urn:convenant:register", "operator", "convenant member", "administrator", None)


class OperatorError(Exception):
    """What an operator can mend: one sentence, no stack trace."""


@asynccontextmanager
async def connected(targets: Targets) -> AsyncIterator[asyncpg.Connection]:
    """Yield one connection with the rights of the application, without its time limits."""
    connection = await asyncpg.connect(
        **targets.write.arguments(),
        timeout=CONNECT_SECONDS,
        server_settings={"role": APPLICATION_ROLE, "timezone": "UTC"},
    )
    try:
        yield connection
    finally:
        await connection.close()


async def load_dossier(
    targets: Targets, settings: Settings, octets: bytes, progress: Progress = silent, clock: Clock = SYSTEM_CLOCK
) -> LoadSummary:
    """Load a dossier file in one transaction.

    Raises:
        DossierError: names the record and field; nothing was recorded.

    """
    file = read_dossier(octets)
    asked = Command("dossier.load", LOADER, clock.now(), uuid4().hex, "loaded from a dossier file")
    async with Database.opened(targets, settings) as database:
        writer = Writer(database.engine, followed_by=(guard_all, refresh_concerned))
        return await writer.run(asked, lambda work: load(work, file, progress))


async def holds_agreements(targets: Targets) -> bool:
    """Tell whether the register holds any agreement."""
    async with connected(targets) as connection:
        return bool(await connection.fetchval("SELECT EXISTS (SELECT 1 FROM agreement)"))


async def developer_token(
    targets: Targets, settings: Settings, role: ApiRole, organisation: str, name: str, clock: Clock = SYSTEM_CLOCK
) -> str:
    """Give a developer a role at an organisation and return a token for it, valid six hours.

    Raises:
        OperatorError: in production, or for an unknown organisation.

    """
    if settings.is_production:
        raise OperatorError("developer tokens do not exist in production: use a configured issuer")
    issuer = DeveloperIssuer.open(settings.data_dir, audience=settings.audience)
    subject = f"{role}@{organisation}"
    await give_membership(targets, settings, issuer.policy.issuer, subject, organisation, (role,), clock)
    return issuer.mint(subject, name, (), TOKEN_SECONDS, clock.epoch_seconds())


async def give_membership(
    targets: Targets,
    settings: Settings,
    issuer: str,
    subject: str,
    organisation: str,
    roles: Sequence[ApiRole],
    clock: Clock = SYSTEM_CLOCK,
    person_id: UUID | None = None,
) -> None:
    """Give somebody exactly these roles at an organisation, named by its slug; no roles ends the membership.

    With a person the membership says who they are; without one that stays as it is.

    Raises:
        OperatorError: an unknown organisation.

    """
    async with Database.opened(targets, settings) as database:
        organisation_id = await _organisation_by_slug(database.reads, organisation)
        facts = MembershipCreate(
            issuer=issuer, subject=subject, organisation_id=organisation_id, roles=tuple(roles), person_id=person_id
        )
        asked = Command("membership.give", OPERATOR, clock.now(), uuid4().hex, "given by an operator")
        await Writer(database.engine).run(asked, lambda work: give_roles(work, facts))


async def _organisation_by_slug(pool: ReadSource, slug: str) -> UUID:
    found: UUID | None = await pool.fetchval("SELECT id FROM organisation WHERE slug = $1", slug)
    if found is None:
        slugs = [row["slug"] for row in await pool.fetch("SELECT slug FROM organisation ORDER BY slug LIMIT 20")]
        raise OperatorError(f"no organisation has the slug {slug!r}; there are: {', '.join(slugs) or 'none'}")
    return found


async def findings_as_of(targets: Targets, settings: Settings, as_of: date) -> list[RaisedFinding]:
    """Run the checks on every dossier for one legal day; keeps nothing."""
    async with Database.opened(targets, settings) as database:
        agreements = [row["id"] for row in await database.reads.fetch(findings.EVERY_AGREEMENT)]
        return [
            finding
            for agreement_id in agreements
            for finding in await raised(database.reads, agreement_id, as_of, PRESENT)
        ]


async def verify_journal(
    targets: Targets, settings: Settings, held: journal.Checkpoint | None
) -> journal.Verification:
    """Walk the whole journal, compare it with a held checkpoint, and every record with its newest entry."""
    async with connected(targets) as connection:
        walked = await journal.verify(connection, held)
        strays = [
            journal.Break(row["seq"] or 0, f"the {resource.title.en} {row['id']} is not what its newest entry holds")
            for resource in ALL_RESOURCES
            for row in await connection.fetch(journal.records_that_differ(resource))
        ]
    altered = [] if strays else await _altered_records(targets, settings)
    return replace(walked, breaks=(*walked.breaks, *strays, *altered))


async def _altered_records(targets: Targets, settings: Settings) -> list[journal.Break]:
    """Return the records whose columns or parts say something else than their stored text."""
    found: list[journal.Break] = []
    async with Database.opened(targets, settings) as database, AsyncSession(database.engine) as session:
        for resource in ALL_RESOURCES:
            after: UUID | None = None
            while True:
                rows = await _batch(session, resource, after)
                found += [
                    journal.Break(0, f"the {resource.title.en} {row.id} holds other facts than it shows")
                    for row in rows
                    if await rendered(session, resource, row) != (row.representation, row.public_representation)
                ]
                after = rows[-1].id if len(rows) == REBUILD_BATCH else None
                session.expunge_all()
                if after is None:
                    break
    return found


async def _batch(session: AsyncSession, resource: Resource, after: UUID | None) -> Sequence[Record]:
    statement: Any = select(resource.table).order_by(col(resource.table.id)).limit(REBUILD_BATCH)
    if after is not None:
        statement = statement.where(col(resource.table.id) > after)
    found: Sequence[Record] = (await session.exec(statement.with_for_update(key_share=True))).all()
    return found


async def journal_checkpoint(targets: Targets) -> journal.Checkpoint:
    """Return the present end of the journal."""
    async with connected(targets) as connection:
        return await journal.checkpoint(connection)


async def generate_dossiers(
    targets: Targets, agreements: int, progress: Progress = silent, clock: Clock = SYSTEM_CLOCK
) -> None:
    """Fill a register with plausible dossiers.

    Raises:
        OperatorError: they are already there.

    """
    try:
        async with connected(targets) as connection:
            await generate(connection, agreements, progress, clock)
    except AlreadyGeneratedError as error:
        raise OperatorError(str(error)) from None
    owner = await asyncpg.connect(**targets.owner.arguments(), timeout=CONNECT_SECONDS)
    try:
        await owner.execute("VACUUM ANALYZE")
    finally:
        await owner.close()


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many records were looked at, and how many had another shape than the program gives them now."""

    examined: int = 0
    rewritten: int = 0


async def rebuild(targets: Targets, settings: Settings, clock: Clock = SYSTEM_CLOCK) -> Rebuilt:
    """Render every record again; what differs gets a new version, in the journal like any other."""
    total = Rebuilt()
    async with Database.opened(targets, settings) as database:
        writer = Writer(database.engine)
        for resource in ALL_RESOURCES:
            after: UUID | None = None
            while True:
                asked = Command("register.rebuild", LOADER, clock.now(), uuid4().hex, "rendered in its present shape")
                batch, after = await writer.run(asked, partial(_rebuild_batch, resource, after))
                total = Rebuilt(total.examined + batch.examined, total.rewritten + batch.rewritten)
                if after is None:
                    break
    return total


async def _rebuild_batch(resource: Resource, after: UUID | None, work: Work) -> tuple[Rebuilt, UUID | None]:
    rows = await _batch(work.session, resource, after)
    rewritten = 0
    for row in rows:
        if await rendered(work.session, resource, row) != (row.representation, row.public_representation):
            work.touch(resource, row)
            rewritten += 1
    await work.render()
    return Rebuilt(len(rows), rewritten), rows[-1].id if len(rows) == REBUILD_BATCH else None
