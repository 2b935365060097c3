"""A register whose days tests turn themselves: facts are recorded by one organisation, and nobody reads meanwhile."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import asyncpg
from sqlmodel.ext.asyncio.session import AsyncSession

from app.agreements.rules import AgreementKind, AgreementStatus
from app.agreements.service import AGREEMENTS
from app.day.keeper import DayKeeper
from app.decisions.rules import AuthorityKind, Body, HolderKind, MandatePower, MandateStatus
from app.decisions.service import MANDATES
from app.findings.service import refresh_concerned
from app.kit.config import Settings
from app.kit.database import Database, Targets
from app.kit.dates import DatePrecision
from app.kit.domain import RecordingMode
from app.kit.journal import Actor
from app.kit.resources import Resource
from app.kit.schema import PartialDate, SourceRef
from app.kit.tables import Record
from app.kit.work import Command, Work
from app.kit.writer import FollowUp, Writer
from app.lifecycle.consequences import follow_all
from app.lifecycle.guarding import guard_all
from app.organisations.service import ORGANISATIONS
from app.parties.rules import PartyRole, SignatoryStatus
from app.parties.service import PARTIES, SIGNATORIES
from app.resources import ALL_RESOURCES
from tests.factories.clocks import SetClock

assert ALL_RESOURCES
_NOBODY = UUID(int=0)
_PRECISIONS = {10: DatePrecision.DAY, 7: DatePrecision.MONTH, 4: DatePrecision.YEAR}
_CHANGES = (
    "SELECT seq, command, resource_kind, resource_id, agreement_id, organisation_id, reason FROM journal"
    " JOIN journal_payload USING (seq) WHERE subject = 'register' AND command <> 'day.turn' ORDER BY seq"
)


def when(text: str | None) -> PartialDate | None:
    """A day, a month or a year as a partial date; `?` is an unknown one."""
    if text is None:
        return None
    if text == "?":
        return PartialDate(value=None, precision=DatePrecision.UNKNOWN, source_text=None)
    return PartialDate(value=text, precision=_PRECISIONS[len(text)], source_text=None)


@dataclass
class Register:
    """An open register with an organisation in it."""

    targets: Targets
    settings: Settings
    database: Database
    clock: SetClock
    organisation: UUID = _NOBODY

    def writer(self, *followed_by: FollowUp) -> Writer:
        """The register's way of writing; more may follow each transaction."""
        return Writer(self.database.engine, followed_by=(guard_all, follow_all, refresh_concerned, *followed_by))

    def keeper(self, *followed_by: FollowUp) -> DayKeeper:
        """A process of its own, that has not seen any day yet."""
        return DayKeeper(self.database.primary, self.writer(*followed_by), self.clock)

    async def turn(self, day: str) -> None:
        """Let a new process serve on a day, to the end of what that asks for."""
        self.clock.set(day)
        async with self.keeper() as keeper:
            await keeper.turned()
            await followed(keeper)

    async def record(self, resource: Resource, **facts: Any) -> UUID:
        """Record a fact as the organisation; days may be given as texts."""
        names = resource.create.model_fields
        given: dict[str, Any] = {
            "recording_mode": RecordingMode.HISTORIC,
            "occurred_on": when("?"),
            "source_refs": (SourceRef(document_id=UUID(int=1)),),
            **{name: when(value) if _is_day(name) else value for name, value in facts.items()},
        }
        actor = Actor("https://issuer.test", "somebody", "Somebody", "registrar", self.organisation)

        async def use_case(work: Work) -> UUID:
            made = resource.create(**{name: value for name, value in given.items() if name in names})
            row = work.add(resource, made)
            await resource.apply(work, row, made)
            return row.id

        return await self.writer().run(Command(f"{resource.kind}.record", actor, self.clock.now(), "r"), use_case)

    async def other_organisation(self, slug: str, **facts: Any) -> UUID:
        """Record another organisation."""
        return await self.record(ORGANISATIONS, slug=slug, name=slug, **facts)

    async def agreement(self, status: AgreementStatus = AgreementStatus.IN_FORCE, **facts: Any) -> UUID:
        """Record an agreement of the organisation."""
        facts = {"kind": AgreementKind.COVENANT, "managing_organisation_id": self.organisation, **facts}
        return await self.record(AGREEMENTS, status=status, **facts)

    async def party(
        self,
        agreement_id: UUID,
        organisation_id: UUID,
        signed_on: str | None,
        status: SignatoryStatus = SignatoryStatus.SIGNED,
    ) -> UUID:
        """Record a party that must sign, and its signature; return the signatory."""
        party_id = await self.record(
            PARTIES,
            agreement_id=agreement_id,
            organisation_id=organisation_id,
            party_role=PartyRole.PARTY,
            must_sign=True,
        )
        return await self.record(
            SIGNATORIES,
            agreement_id=agreement_id,
            party_id=party_id,
            person_id=await self.person(),
            status=status,
            signed_on=signed_on,
        )

    async def person(self) -> UUID:
        """Record a person."""
        return await self.record(Resource.registry["person"], family_name="Jansen")

    async def mandate(self, **facts: Any) -> UUID:
        """Record a mandate of the organisation."""
        given = {
            "authority_kind": AuthorityKind.MANDATE,
            "granting_body": Body.MUNICIPAL_EXECUTIVE,
            "granting_organisation_id": self.organisation,
            "holder_kind": HolderKind.PERSON,
            "powers": (MandatePower.SIGN,),
            "written": True,
            "status": MandateStatus.ACTIVE,
        }
        return await self.record(MANDATES, **{**given, **facts})

    async def row(self, resource: Resource, record_id: UUID) -> Any:
        """The row of a record as it stands."""
        async with AsyncSession(self.database.engine) as session:
            found: Record | None = await session.get(resource.table, record_id)
            assert found is not None
            return found

    async def query(self, statement: str, *values: Any) -> list[asyncpg.Record]:
        """Ask the database as its owner."""
        connection = await asyncpg.connect(**self.targets.owner.arguments())
        try:
            found: list[asyncpg.Record] = await connection.fetch(statement, *values)
            return found
        finally:
            await connection.close()

    async def changes(self) -> list[tuple[str, UUID]]:
        """What the register itself did, in order: the commands and what they changed."""
        return [
            (row["command"], row["resource_id"])
            for row in await self.query(_CHANGES)
            if row["resource_kind"] != "finding"
        ]

    async def reasons(self, record_id: UUID) -> list[str]:
        """The reasons the register gave for what it did to a record."""
        return [row["reason"] for row in await self.query(_CHANGES) if row["resource_id"] == record_id]

    async def turned_on(self) -> date | None:
        """The day the register has turned to."""
        rows = await self.query("SELECT turned_on FROM legal_day")
        return rows[0]["turned_on"] if rows else None


def _is_day(name: str) -> bool:
    return name.endswith("_on") or name in {"valid_from", "valid_to", "period_from", "period_to"}


async def followed(keeper: DayKeeper) -> None:
    """Wait until what follows a turn in the background is done."""
    assert keeper._following is not None
    await keeper._following


async def histories(register: Register, agreement_id: UUID) -> Sequence[tuple[str, str | None]]:
    """The statuses of an agreement with the day since when it has each."""
    rows = await register.query(
        "SELECT status, since->>'value' AS since FROM agreement_status_period WHERE agreement_id = $1"
        " ORDER BY position",
        agreement_id,
    )
    return [(row["status"], row["since"]) for row in rows]


@asynccontextmanager
async def opened(targets: Targets, settings: Settings, today: str) -> AsyncIterator[Register]:
    """Open a register on a day and give it an organisation."""
    async with Database.opened(targets, settings) as database:
        register = Register(targets, settings, database, SetClock(today))
        register.organisation = await register.other_organisation("gemeente")
        yield register
