"""All SQL of signing and ending: who sees them, how they are listed, and what the steps must lock and know."""

import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.agreements.models import Agreement, AgreementVersion
from app.decisions.models import Mandate
from app.kit.resources import BY_RECORDING, Representation, Resource, equals
from app.kit.tables import Record
from app.lifecycle.models import Signature
from app.parties.models import Party, Signatory

# Seen by the organisation itself, and in the dossiers it is for or is relied on in.
AUTHORITY_VISIBLE = (
    "r.organisation_id = ANY({organisations}) OR EXISTS (SELECT 1 FROM dossier_relation d"
    " WHERE d.organisation_id = ANY({organisations}) AND (d.agreement_id = r.subject_agreement_id OR EXISTS"
    " (SELECT 1 FROM signatory s WHERE s.signing_authority_id = r.id AND s.agreement_id = d.agreement_id)"
    " OR EXISTS (SELECT 1 FROM signature g WHERE g.signing_authority_id = r.id AND g.agreement_id = d.agreement_id)))"
)
AUTHORITY_FILTERS = {name: equals(name) for name in ("organisation_id", "office_holding_id", "basis")}
SIGNATURE_FILTERS = {name: equals(name) for name in ("party_id", "signatory_id")}
OF_SIGNATORY_FILTERS = {"signatory_id": equals("signatory_id")}
TERMINATION_FILTERS = {name: equals(name) for name in ("kind", "party_id")}
CONSENT_FILTERS = {name: equals(name) for name in ("party_id", "termination_id")}
SORTS = {"recordedAt": BY_RECORDING}

# Agreements in force that supersede one, with the organisations of which it is on record by themselves that they
# signed it for good: nobody ends an agreement of others by saying so elsewhere.
SUCCESSORS = (
    "SELECT a.id, array_agg(p.organisation_id) AS organisations FROM agreement_relation l"
    " JOIN agreement a ON a.id = l.agreement_id AND a.status = 'in_force'"
    " JOIN party p ON p.agreement_id = a.id"
    " JOIN signatory s ON s.party_id = p.id AND s.status IN ('signed', 'ratified')"
    " AND coalesce(s.recorded_by->>'organisation_id', p.organisation_id::text) = p.organisation_id::text"
    " WHERE l.to_agreement_id = $1 AND l.kind = 'supersedes' GROUP BY a.id"
)
# One record by its id, whatever dossiers it lies in; kinds are those of resources.
ONE_RECORD = "SELECT representation FROM {kind} WHERE id = $1"
# Everybody who put words into amendments, as the journal tells, whom a rebase carried over included; and who acts.
# Of each the persons its memberships say it is, those that have ended included.
WRITERS_AND_ACTING = (
    "WITH RECURSIVE line(id) AS (SELECT unnest($1::uuid[]) UNION"
    " SELECT a.rebased_from_id FROM amendment a JOIN line ON a.id = line.id WHERE a.rebased_from_id IS NOT NULL)"
    ", account AS (SELECT DISTINCT j.issuer, j.subject, FALSE AS is_acting"
    " FROM journal j JOIN line ON line.id = j.resource_id WHERE j.resource_kind = 'amendment'"
    " AND j.command IN ('amendment.record', 'amendment.correct', 'amendment.rebase')"
    " UNION ALL SELECT $2::text, $3::text, TRUE)"
    " SELECT c.issuer, c.subject, c.is_acting, ARRAY(SELECT m.person_id FROM membership m"
    " WHERE m.issuer = c.issuer AND m.subject = c.subject AND m.person_id IS NOT NULL) AS person_ids"
    " FROM account c"
)
# A mandate and those it derives from, the highest first, so that whoever locks several does so in one order.
MANDATE_CHAINS = (
    "WITH RECURSIVE chain(owner, id, parent_id, depth) AS ("
    "SELECT id, id, parent_mandate_id, 0 FROM mandate WHERE id = ANY($1::uuid[])"
    " UNION ALL SELECT c.owner, m.id, m.parent_mandate_id, c.depth + 1 FROM mandate m"
    " JOIN chain c ON m.id = c.parent_id"
    ") CYCLE id SET is_circle USING path"
    " SELECT c.owner, c.depth, m.representation FROM chain c JOIN mandate m ON m.id = c.id"
    " WHERE NOT c.is_circle ORDER BY c.depth DESC, m.id"
)
# While a mandate is used nobody revokes it; whoever uses it, too, may do so at the same time.
LOCKED_FOR_USE = " FOR SHARE OF m"
_GIVEN_FOR = "FROM mandate m JOIN agreement a ON a.id = m.subject_agreement_id WHERE m.id = ANY($1::uuid[])"
# What a mandate is judged by, as owner, kind and representation: the agreement, the decisions, offices and roles.
MANDATE_GROUNDS = (
    f"SELECT m.id AS owner, 'agreement' AS kind, a.representation {_GIVEN_FOR}"
    " UNION ALL SELECT m.id, 'decision', d.representation FROM mandate m JOIN decision d ON d.id IN"
    " (SELECT p.decision_id FROM decision_point p WHERE p.mandate_id = m.id OR p.id = m.decision_point_id)"
    " WHERE m.id = ANY($1::uuid[])"
    " UNION ALL SELECT m.id, 'office_holding', o.representation FROM mandate m"
    " JOIN office_holding o ON o.organisation_id = m.granting_organisation_id AND (o.person_id = m.person_id"
    " OR o.function_kind = m.function_kind OR (m.holder_role IS NOT NULL AND EXISTS (SELECT 1 FROM role_assignment h"
    " WHERE h.office_holding_id = o.id AND h.role = m.holder_role))) WHERE m.id = ANY($1::uuid[])"
    " UNION ALL SELECT m.id, 'role_assignment', h.representation FROM mandate m"
    " JOIN office_holding o ON o.organisation_id = m.granting_organisation_id"
    " JOIN role_assignment h ON h.office_holding_id = o.id AND h.role = m.holder_role"
    " LEFT JOIN agreement a ON a.id = m.subject_agreement_id"
    " WHERE m.id = ANY($1::uuid[])"
    " AND (a.id IS NULL OR h.agreement_id = a.id OR h.programme_id = a.programme_id)"
)
# The mandates a change of another record may move, by its kind.
MANDATES_MOVED_BY = {
    "agreement": "SELECT id FROM mandate"
    " WHERE subject_agreement_id = ANY($1::uuid[]) AND status IN ('granted', 'active')",
    "mandate": "SELECT id FROM mandate WHERE id = ANY($1::uuid[]) OR parent_mandate_id = ANY($1::uuid[])",
    "decision": "SELECT mandate_id AS id FROM decision_point"
    " WHERE decision_id = ANY($1::uuid[]) AND mandate_id IS NOT NULL"
    " UNION SELECT m.id FROM decision_point p JOIN mandate m ON m.decision_point_id = p.id"
    " WHERE p.decision_id = ANY($1::uuid[])",
    "office_holding": "SELECT m.id FROM office_holding o JOIN mandate m"
    " ON m.granting_organisation_id = o.organisation_id AND m.status IN ('granted', 'active')"
    " AND (m.person_id = o.person_id OR m.function_kind = o.function_kind) WHERE o.id = ANY($1::uuid[])"
    " UNION SELECT m.id FROM role_assignment h JOIN office_holding o ON o.id = h.office_holding_id"
    " JOIN mandate m ON m.granting_organisation_id = o.organisation_id AND m.holder_role = h.role"
    " AND m.status = 'granted' WHERE o.id = ANY($1::uuid[])",
    "role_assignment": "SELECT m.id FROM role_assignment h JOIN office_holding o ON o.id = h.office_holding_id"
    " JOIN mandate m ON m.granting_organisation_id = o.organisation_id AND m.holder_role = h.role"
    " AND m.status = 'granted' WHERE h.id = ANY($1::uuid[])",
}
_SUPERSEDED = text(
    "SELECT to_agreement_id FROM agreement_relation WHERE agreement_id = :id AND kind = 'supersedes'"
    " AND to_agreement_id IS NOT NULL ORDER BY 1"
)

# What who signs relies on, and the agreements that wait for it: signed by somebody who does, and not in force yet.
RELIED_ON = {"office_holding": "office_holding_id", "signing_authority": "signing_authority_id"}
_WAITING_SIGNED_BY = {
    kind: text(
        "SELECT DISTINCT s.agreement_id FROM signatory s JOIN agreement a ON a.id = s.agreement_id"
        f" WHERE s.{column} = :id AND a.status IN ('in_signing', 'signed') ORDER BY 1"
    )
    for kind, column in RELIED_ON.items()
}


_IS_RESERVED = text(
    "SELECT EXISTS (SELECT 1 FROM signatory WHERE agreement_id = :id AND status = 'signed_under_reservation')"
)


async def fetched(session: AsyncSession, statement: str, *values: Any) -> Sequence[Any]:
    """Return the rows of a statement with numbered parameters, as they stand in this transaction."""
    rows = await (await session.connection()).exec_driver_sql(statement, values)
    return rows.mappings().all()


async def is_reserved(session: AsyncSession, agreement_id: UUID) -> bool:
    """Tell whether somebody signed an agreement under a reservation that was neither fulfilled nor failed."""
    found: bool = (await (await session.connection()).execute(_IS_RESERVED, {"id": agreement_id})).scalar_one()
    return found


async def superseded_by(session: AsyncSession, agreement_id: UUID) -> Sequence[UUID]:
    """Return the agreements that an agreement supersedes."""
    return (await (await session.connection()).execute(_SUPERSEDED, {"id": agreement_id})).scalars().all()


async def waiting_signed_by(session: AsyncSession, kind: str, record_id: UUID) -> Sequence[UUID]:
    """Return the agreements that may move on once an office or authority is mended."""
    return (await (await session.connection()).execute(_WAITING_SIGNED_BY[kind], {"id": record_id})).scalars().all()


async def representation_of(session: AsyncSession, resource: Resource, record_id: UUID) -> Representation | None:
    """Return the present representation of a record, without locking it."""
    rows = await fetched(session, ONE_RECORD.format(kind=resource.table_name), record_id)
    return json.loads(rows[0]["representation"]) if rows else None


async def locked_agreements(session: AsyncSession, ids: Iterable[UUID]) -> dict[UUID, Agreement]:
    """Return agreements, locked in the order of their ids until the end of the transaction.

    Whatever changes how far an agreement has come holds its lock first, so that two of them never cross.
    """
    return {row.id: row for row in await _locked(session, Agreement, sorted(ids))}


async def locked_signatories(session: AsyncSession, ids: Iterable[UUID]) -> dict[UUID, Signatory]:
    """Return signatories, locked until the end of the transaction."""
    return {row.id: row for row in await _locked(session, Signatory, sorted(ids))}


async def locked_party(session: AsyncSession, party_id: UUID) -> Party:
    """Return a party, locked until the end of the transaction."""
    found: Party = (await _locked(session, Party, [party_id]))[0]
    return found


async def locked_mandates(session: AsyncSession, ids: Iterable[UUID]) -> dict[UUID, Mandate]:
    """Return mandates, locked until the end of the transaction: nobody uses or revokes them meanwhile."""
    return {row.id: row for row in await _locked(session, Mandate, sorted(ids))}


async def moved_mandates(session: AsyncSession, kind: str, ids: Sequence[UUID]) -> set[UUID]:
    """Return the mandates that a change of records of a kind may move, those themselves included."""
    rows = await fetched(session, MANDATES_MOVED_BY[kind], list(ids))
    return {row["id"] for row in rows}


async def locked_version(session: AsyncSession, version_id: UUID) -> AgreementVersion:
    """Return a version of a text, locked until the end of the transaction."""
    found: AgreementVersion = (await _locked(session, AgreementVersion, [version_id]))[0]
    return found


async def _locked(session: AsyncSession, table: type[Any], ids: Sequence[UUID]) -> list[Any]:
    statement: Any = (
        select(table)
        .where(col(table.id).in_(ids))
        .order_by(col(table.id))
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    return list((await session.exec(statement)).all())


async def standing_signatures(session: AsyncSession, agreement_id: UUID) -> list[Signature]:
    """Return the signatures under an agreement that were not voided, locked."""
    statement: Any = (
        select(Signature)
        .where(col(Signature.agreement_id) == agreement_id, col(Signature.voided_on).is_(None))
        .order_by(col(Signature.id))
        .with_for_update(key_share=True)
    )
    return list((await session.exec(statement)).all())


def is_new(row: Record) -> bool:
    """Tell whether a record is being made: it has no representation yet."""
    return not row.representation
