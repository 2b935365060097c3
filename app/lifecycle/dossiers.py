"""From a dossier in the register to the situation its steps are judged in; the same for asking and for doing."""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from app.access.rules import Identity, same_person
from app.findings.examination import Examination, examine
from app.findings.facts import DossierFacts
from app.findings.reading import read_mandate, read_office_holding, read_signing_authority
from app.findings.rules import DEFAULT_SETTINGS
from app.findings.service import dossier_known, dossier_of
from app.kit.read_pool import ReadSource
from app.kit.resources import Representation
from app.lifecycle import repository
from app.lifecycle.agreement_guards import AgreementSituation
from app.lifecycle.mandate_guards import MandateSituation
from app.lifecycle.mandate_reading import situations_of
from app.lifecycle.mandate_use import Acting

Fetch = Callable[..., Awaitable[Sequence[Any]]]


def _identity(row: Any) -> Identity:
    return Identity(row["issuer"], row["subject"], frozenset(row["person_ids"]))


class Dossiers:
    """Reads dossiers, in a transaction that will change them or beside it."""

    def __init__(
        self,
        facts_of: Callable[[UUID], Awaitable[DossierFacts]],
        fetch: Fetch,
        day: date,
        shown: frozenset[UUID] | None = None,
        *,
        locks: bool = False,
        acting: Acting | None = None,
    ) -> None:
        """Take how a dossier and how rows are read, the legal day of the steps, and the dossiers that may be told of.

        Without `shown` all of them may. `locks` tells that a mandate relied on is locked against its revocation;
        `acting` is who takes the steps, where that matters.
        """
        self._facts_of = facts_of
        self._fetch = fetch
        self._shown = shown
        self._locks = locks
        self.day = day
        self.acting = acting

    def shows(self, agreement_id: UUID) -> bool:
        """Tell whether what is found in a dossier may be told."""
        return self._shown is None or agreement_id in self._shown

    @classmethod
    def inside(cls, session: AsyncSession, day: date, acting: Acting | None = None) -> "Dossiers":
        """Return what reads as things stand in a transaction."""

        async def facts_of(agreement_id: UUID) -> DossierFacts:
            return await dossier_of(session, agreement_id)

        async def fetch(statement: str, *values: Any) -> Sequence[Any]:
            return await repository.fetched(session, statement, *values)

        return cls(facts_of, fetch, day, locks=True, acting=acting)

    @classmethod
    def beside(cls, pool: ReadSource, day: date, shown: frozenset[UUID], acting: Acting | None = None) -> "Dossiers":
        """Return what reads as things stand, for a reader who sees these dossiers."""

        async def facts_of(agreement_id: UUID) -> DossierFacts:
            return await dossier_known(pool, agreement_id)

        return cls(facts_of, pool.fetch, day, shown, acting=acting)

    async def examination(self, agreement_id: UUID) -> Examination:
        """Return the dossier of an agreement on the day."""
        return examine(await self._facts_of(agreement_id), self.day, DEFAULT_SETTINGS)

    async def has_successor(self, x: Examination) -> bool:
        """Tell whether an agreement in force supersedes this one, with its parties or their consent (BW 6:217)."""
        bound = {p.organisation_id: p.id for p in x.parties() if p.must_sign is True and p.organisation_id}
        for row in await self._fetch(repository.SUCCESSORS, UUID(x.agreement.id)):
            consenting = {c.party_id for c in x.dossier.consents if c.superseding_agreement_id == str(row["id"])}
            signing = {str(found) for found in row["organisations"]}
            if all(organisation in signing or party in consenting for organisation, party in bound.items()):
                return True
        return False

    async def agreement(self, agreement_id: UUID, version_id: UUID | None = None) -> AgreementSituation:
        """Return the situation of an agreement."""
        x = await self.examination(agreement_id)
        return AgreementSituation(x, str(version_id) if version_id else None, await self.has_successor(x))

    async def with_grounds(
        self,
        x: Examination,
        *,
        office_holding_id: str | None = None,
        signing_authority_id: str | None = None,
        mandate_id: str | None = None,
    ) -> Examination:
        """Return a dossier with what somebody is about to rely on, which does not lie in it yet."""
        found = x.dossier
        authorities, offices, mandates = (
            list(found.signing_authorities),
            list(found.office_holdings),
            list(found.mandates),
        )
        if signing_authority_id not in {None, *(each.id for each in authorities)}:
            authorities += [
                read_signing_authority(r) for r in await self._records("signing_authority", signing_authority_id)
            ]
        named = next((each for each in authorities if each.id == signing_authority_id), None)
        wanted = {office_holding_id, named.granted_by_office_holding_id if named else None}
        for wanted_id in wanted - {None, *(each.id for each in offices)}:
            offices += [read_office_holding(r) for r in await self._records("office_holding", wanted_id)]
        if mandate_id not in {None, *(each.id for each in mandates)}:
            mandates += [read_mandate(r) for r in await self._records("mandate", mandate_id)]
        dossier = replace(
            found,
            signing_authorities=tuple(authorities),
            office_holdings=tuple(offices),
            mandates=tuple(mandates),
        )
        return replace(x, dossier=dossier)

    async def mandates(self, ids: Sequence[UUID]) -> dict[UUID, MandateSituation]:
        """Return the situation of each mandate on the day."""
        chains = await self._fetch(repository.MANDATE_CHAINS, list(ids))
        return situations_of(chains, await self._fetch(repository.MANDATE_GROUNDS, list(ids)), self.day)

    async def mandate_used(self, mandate_id: UUID) -> MandateSituation | None:
        """Return a mandate that is about to be relied on, with those it derives from.

        In a transaction they are locked first, the highest first: nobody revokes one until the act is committed, and
        what was revoked before is seen as revoked (R-034).
        """
        lock = repository.LOCKED_FOR_USE if self._locks else ""
        chains = await self._fetch(repository.MANDATE_CHAINS + lock, [mandate_id])
        grounds = await self._fetch(repository.MANDATE_GROUNDS, [mandate_id])
        return situations_of(chains, grounds, self.day).get(mandate_id)

    async def _records(self, kind: str, record_id: str | None) -> list[Representation]:
        rows = await self._fetch(repository.ONE_RECORD.format(kind=kind), UUID(record_id))
        return [json.loads(row["representation"]) for row in rows]

    async def is_proposer(self, amendment_ids: Sequence[UUID]) -> bool:
        """Tell whether who acts proposed one of these amendments or wrote in it, by whatever account (R-047)."""
        if self.acting is None or self.acting.account is None or not amendment_ids:
            return False
        rows = await self._fetch(repository.WRITERS_AND_ACTING, list(amendment_ids), *self.acting.account)
        found = [(row["is_acting"], _identity(row)) for row in rows]
        acting = next(identity for is_acting, identity in found if is_acting)
        return any(same_person(acting, identity) for is_acting, identity in found if not is_acting)

    async def representations(self, statement: str, *values: Any) -> list[Representation]:
        """Return the representations a statement selects."""
        return [json.loads(row["representation"]) for row in await self._fetch(statement, *values)]

    async def rows(self, statement: str, *values: Any) -> Sequence[Any]:
        """Return the rows a statement with numbered parameters selects."""
        return await self._fetch(statement, *values)

    async def decision(self, decision_id: UUID) -> Representation | None:
        """Return a decision as it stands, whatever dossiers it is about."""
        return next(iter(await self._records("decision", str(decision_id))), None)
