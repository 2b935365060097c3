"""All SQL of parties and signatories: how they are listed and related, and what a rule must know."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.kit.resources import BY_RECORDING, Expansion, equals
from app.parties.models import Party

PARTY_FILTERS = {name: equals(name) for name in ("organisation_id", "party_role", "must_sign")}
PARTY_SORTS = {"recordedAt": BY_RECORDING}
PARTY_EXPANSIONS = {
    "organisations": Expansion("organisation", "SELECT organisation_id FROM party WHERE id IN (SELECT id FROM page)"),
}
SIGNATORY_FILTERS = {name: equals(name) for name in ("status", "person_id")}
SIGNATORY_SORTS = {"recordedAt": BY_RECORDING}
SIGNATORY_EXPANSIONS = {
    "persons": Expansion("person", "SELECT person_id FROM signatory WHERE id IN (SELECT id FROM page)"),
    "office-holdings": Expansion(
        "office_holding", "SELECT office_holding_id FROM signatory WHERE id IN (SELECT id FROM page)"
    ),
}


async def organisations_of_other_parties(session: AsyncSession, party: Party) -> set[UUID]:
    """Return the organisations that already are a party to the agreement, this party left out."""
    statement: Any = select(Party.organisation_id).where(
        col(Party.agreement_id) == party.agreement_id, col(Party.id) != party.id
    )
    # Two new parties of one organisation in one command are told apart by the unique constraint.
    with session.no_autoflush:
        return set((await session.exec(statement)).all())


async def organisation_of_party(session: AsyncSession, agreement_id: UUID, party_id: UUID) -> UUID | None:
    """Return the organisation of a party, or nothing when the party does not lie in that agreement."""
    statement: Any = select(Party.organisation_id).where(
        col(Party.id) == party_id, col(Party.agreement_id) == agreement_id
    )
    with session.no_autoflush:
        found: UUID | None = (await session.exec(statement)).first()
    return found


@dataclass(frozen=True, slots=True)
class Office:
    """Whose office it is, and at which organisation."""

    organisation_id: UUID
    person_id: UUID


_OFFICE = text("SELECT organisation_id, person_id FROM office_holding WHERE id = :id")


async def office(session: AsyncSession, office_holding_id: UUID) -> Office | None:
    """Return an office that is held, if the register has it."""
    row = (await (await session.connection()).execute(_OFFICE, {"id": office_holding_id})).one_or_none()
    return Office(row[0], row[1]) if row is not None else None


_STANDING = text(
    "SELECT id, signed_on, text_sha256, under_reservation, mandate_id FROM signature"
    " WHERE signatory_id = :id AND voided_on IS NULL"
)


async def standing_signature(session: AsyncSession, signatory_id: UUID) -> dict[str, Any] | None:
    """Return what is known of the signature of a signatory that was not voided, if there is one."""
    row = (await (await session.connection()).execute(_STANDING, {"id": signatory_id})).mappings().one_or_none()
    return dict(row) if row is not None else None
