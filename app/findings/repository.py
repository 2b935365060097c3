"""All SQL of findings: the dossiers a change concerns, everything a check run reads, and what is kept."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.findings.models import FindingRecord
from app.kit.expansion import related_select
from app.kit.resources import BY_RECORDING, Expansion, Resource, equals
from app.kit.statement import PRESENT, Moment, Statement
from app.kit.visibility import Reader, Scope

FILTERS = {name: equals(name) for name in ("code", "severity", "status", "agreement_id", "subject_id")}
SORTS = {"recordedAt": BY_RECORDING}

# The dossiers in which a record of each kind plays a part; a kind that is not listed lies in its own agreement.
_CONCERNED: Mapping[str, str] = {
    "organisation": "SELECT agreement_id FROM dossier_relation WHERE organisation_id = ANY($1::uuid[])",
    "decision": "SELECT agreement_id FROM decision_point WHERE decision_id = ANY($1::uuid[])",
    "funding_envelope": "SELECT agreement_id FROM allocation WHERE envelope_id = ANY($1::uuid[])",
    "document": "SELECT agreement_id FROM document_agreement WHERE document_id = ANY($1::uuid[])",
    "office_holding": "SELECT agreement_id FROM signatory WHERE office_holding_id = ANY($1::uuid[])"
    " UNION SELECT agreement_id FROM role_assignment WHERE office_holding_id = ANY($1::uuid[])",
    "signing_authority": "SELECT agreement_id FROM signatory WHERE signing_authority_id = ANY($1::uuid[])"
    " UNION SELECT agreement_id FROM signature WHERE signing_authority_id = ANY($1::uuid[])",
    "role_assignment": "SELECT a.id FROM role_assignment r JOIN agreement a"
    " ON a.id = r.agreement_id OR a.programme_id = r.programme_id WHERE r.id = ANY($1::uuid[])",
}
# What entitles to sign: for one of the agreements, or relied on by somebody who signs or signed one.
AUTHORITIES_IN_DOSSIER = (
    "SELECT id FROM signing_authority WHERE subject_agreement_id IN (SELECT id FROM page)"
    " UNION SELECT signing_authority_id FROM signatory WHERE agreement_id IN (SELECT id FROM page)"
    " UNION SELECT signing_authority_id FROM signature WHERE agreement_id IN (SELECT id FROM page)"
)
_ROLES_IN_DOSSIER = (
    "FROM role_assignment ra JOIN agreement a ON ra.agreement_id = a.id OR ra.programme_id = a.programme_id"
    " WHERE a.id IN (SELECT id FROM page)"
)
_AUTHORITIES = f"FROM (SELECT * FROM signing_authority WHERE id IN ({AUTHORITIES_IN_DOSSIER})) a"
# What the checks read besides what a reader may expand.
_ALSO_READ = {
    "role-assignments": Expansion("role_assignment", f"SELECT ra.id {_ROLES_IN_DOSSIER}"),
    "office-holdings": Expansion(
        "office_holding",
        f"SELECT ra.office_holding_id {_ROLES_IN_DOSSIER}"
        " UNION SELECT office_holding_id FROM signatory WHERE agreement_id IN (SELECT id FROM page)"
        " AND office_holding_id IS NOT NULL"
        f" UNION SELECT unnest(ARRAY[a.office_holding_id, a.granted_by_office_holding_id]) {_AUTHORITIES}"
        f" UNION SELECT h.office_holding_id {_AUTHORITIES} JOIN signing_authority_joint_holder h"
        " ON h.signing_authority_id = a.id",
    ),
    "signing-authorities": Expansion("signing_authority", AUTHORITIES_IN_DOSSIER),
    "payments": Expansion(
        "payment",
        "SELECT p.id FROM payment p JOIN allocation a ON a.id = p.allocation_id"
        " WHERE a.agreement_id IN (SELECT id FROM page)",
    ),
    "child-allocations": Expansion(
        "allocation",
        "SELECT child.id FROM allocation child JOIN allocation parent ON child.parent_allocation_id = parent.id"
        " WHERE parent.agreement_id IN (SELECT id FROM page)",
    ),
}
Representations = dict[str, list[dict[str, Any]]]
REGISTER = Reader(Scope.EVERYTHING)


async def concerned_agreements(session: AsyncSession, kind: str, ids: Sequence[UUID]) -> set[UUID]:
    """Return the agreements whose findings may depend on these records."""
    select_text = _CONCERNED.get(kind)
    if select_text is None:
        return set()
    connection = await session.connection()
    rows = await connection.exec_driver_sql(select_text, (list(ids),))
    return {row[0] for row in rows if row[0] is not None}


def dossier_select(agreement_ids: Iterable[UUID], moment: Moment = PRESENT) -> tuple[str, list[Any]]:
    """Return the statement that reads everything in some dossiers, as the register itself sees it."""
    ids = list(agreement_ids)
    return (_present_select(), [ids]) if moment == PRESENT else _dossier_select(ids, moment)


@cache
def _present_select() -> str:
    """Return the statement of the present, whose one parameter is the ids; it is the same for all of them."""
    return _dossier_select([], PRESENT)[0]


def _dossier_select(ids: list[UUID], moment: Moment) -> tuple[str, list[Any]]:
    agreement = Resource.registry["agreement"]
    statement = Statement(REGISTER)
    page = f"WITH page AS MATERIALIZED (SELECT unnest({statement.bind(ids)}::uuid[]) AS id)"
    own = f"SELECT 'agreement' AS kind, s.id, s.text FROM ({statement.source(agreement, moment)}"
    related = related_select({**agreement.expansions, **_ALSO_READ}, statement, moment)
    return f"{page} {own} AND r.id IN (SELECT id FROM page)) s UNION ALL {related}", statement.parameters


def by_kind(rows: Iterable[Any]) -> Representations:
    """Return the representations of a dossier by kind, always in the same order: what rests on them is told in it."""
    found: Representations = {}
    for row in sorted(rows, key=lambda row: str(row[1])):
        found.setdefault(row[0], []).append(json.loads(row[2]))
    return found


async def dossier(session: AsyncSession, agreement_id: UUID) -> Representations:
    """Return everything in one dossier as it stands in this transaction."""
    text, parameters = dossier_select([agreement_id])
    rows = await (await session.connection()).exec_driver_sql(text, tuple(parameters))
    return by_kind(rows)


async def kept_findings(session: AsyncSession, agreement_id: UUID) -> list[FindingRecord]:
    """Return what was noticed before about one agreement, locked."""
    statement: Any = select(FindingRecord).where(col(FindingRecord.agreement_id) == agreement_id).with_for_update()
    return list((await session.exec(statement)).all())


KEPT_STATUSES = "SELECT code, subject_id, fingerprint, status FROM finding WHERE agreement_id = $1"
EVERY_AGREEMENT = "SELECT id FROM agreement ORDER BY id"
