"""All SQL of amendments: how they are listed, who proposed them, and what their steps must lock and know."""

from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.agreements.models import Agreement
from app.amendments.models import Amendment
from app.kit.domain import FieldError, refusal
from app.kit.resources import BY_RECORDING, Expansion, equals
from app.kit.write_problems import REFERENCE_NOT_FOUND

AMENDMENT_FILTERS = {
    name: equals(name) for name in ("agreement_id", "status", "classification", "proposed_by_party_id")
}
CONSENT_FILTERS = {"party_id": equals("party_id")}
SORTS = {"recordedAt": BY_RECORDING}
_OF_PAGE = "FROM amendment WHERE id IN (SELECT id FROM page)"
AMENDMENT_EXPANSIONS = {
    "agreements": Expansion("agreement", f"SELECT agreement_id {_OF_PAGE}"),
    "parties": Expansion(
        "party", f"SELECT p.id FROM party p WHERE p.agreement_id IN (SELECT agreement_id {_OF_PAGE})"
    ),
    "consents": Expansion(
        "amendment_consent", "SELECT id FROM amendment_consent WHERE amendment_id IN (SELECT id FROM page)"
    ),
    "versions": Expansion(
        "agreement_version", f"SELECT unnest(ARRAY[baseline_version_id, result_version_id]) {_OF_PAGE}"
    ),
}
_AGREEMENT_OF = text("SELECT agreement_id FROM amendment WHERE id = :id")
CONSENTS_OF = "SELECT representation FROM amendment_consent WHERE amendment_id = $1 ORDER BY recorded_at, id"
AMENDMENTS_OF = "SELECT representation FROM amendment WHERE agreement_id = $1 ORDER BY id"
AGREEMENT = "SELECT representation FROM agreement WHERE id = $1"
AMENDMENTS_BY_ID = "SELECT representation FROM amendment WHERE id = ANY($1) ORDER BY id"
VERSIONS_OF = "SELECT representation FROM agreement_version WHERE agreement_id = $1 ORDER BY version_no"


_MANDATES_WITH = text(
    "SELECT id FROM mandate WHERE jsonb_exists_any(powers, CAST(:powers AS text[]))"
    " AND (subject_agreement_id = :agreement_id"
    " OR (subject_agreement_id IS NULL AND granting_organisation_id = :organisation_id)) ORDER BY id LIMIT 50"
)


async def mandates_with(
    session: AsyncSession, agreement_id: UUID, organisation_id: UUID | None, powers: list[str]
) -> list[UUID]:
    """Return the mandates for an agreement that give one of some powers, and the general ones of an organisation."""
    values = {"agreement_id": agreement_id, "organisation_id": organisation_id, "powers": powers}
    return list((await (await session.connection()).execute(_MANDATES_WITH, values)).scalars())


async def locked_agreement(session: AsyncSession, agreement_id: UUID) -> Agreement:
    """Return an agreement, locked until the end of the transaction: amendments of one agreement take turns.

    Raises:
        RefusedError: `reference-not-found`.

    """
    statement: Any = (
        select(Agreement)
        .where(col(Agreement.id) == agreement_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    with session.no_autoflush:
        found: Agreement | None = (await session.exec(statement)).one_or_none()
    if found is None:
        fault = FieldError("body", "/agreementId", REFERENCE_NOT_FOUND.slug, REFERENCE_NOT_FOUND.cause)
        raise refusal(REFERENCE_NOT_FOUND, errors=(fault,))
    return found


async def agreement_of_amendment(session: AsyncSession, amendment_id: UUID) -> UUID:
    """Return the agreement an amendment is of."""
    rows = await (await session.connection()).execute(_AGREEMENT_OF, {"id": amendment_id})
    found: UUID = rows.scalar_one()
    return found


async def locked_amendment(session: AsyncSession, amendment_id: UUID) -> Amendment:
    """Return an amendment, locked until the end of the transaction."""
    statement: Any = select(Amendment).where(col(Amendment.id) == amendment_id).with_for_update(key_share=True)
    found: Amendment = (await session.exec(statement)).one()
    return found
