"""All SQL of the day's turn: how far it has come, what a day may make due, and the facts that decide it.

Days are compared in SQL only to find candidates; whether one is due is for the rules to say.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.day import rules
from app.day.models import LegalDay
from app.day.verdicts import Facts
from app.kit.resources import Resource
from app.kit.tables import Record

TURNED_ON = "SELECT turned_on FROM legal_day"
_NO_ID = UUID(int=0)
_BEGIN = text("INSERT INTO legal_day (single) VALUES (true) ON CONFLICT DO NOTHING")
_FIRST_ENTRY = text("SELECT recorded_at FROM journal ORDER BY seq LIMIT 1")
_FORGET = text(
    "DELETE FROM idempotency_record WHERE scope_hash IN"
    " (SELECT scope_hash FROM idempotency_record WHERE recorded_at <= :oldest LIMIT :limit)"
)


async def progress(session: AsyncSession) -> LegalDay | None:
    """Return how far the register has turned, locked; nothing while another process is turning it."""
    await (await session.connection()).execute(_BEGIN)
    statement: Any = select(LegalDay).with_for_update(skip_locked=True)
    found: LegalDay | None = (await session.exec(statement)).one_or_none()
    return found


async def first_recording(session: AsyncSession) -> datetime | None:
    """Return when the first entry of the journal was made."""
    found: datetime | None = (await (await session.connection()).execute(_FIRST_ENTRY)).scalar_one_or_none()
    return found


async def forget_answers(session: AsyncSession, oldest: datetime, limit: int) -> int:
    """Delete answers that are kept no longer, at most `limit`, and return how many there were."""
    gone = await (await session.connection()).execute(_FORGET, {"oldest": oldest, "limit": limit})
    return gone.rowcount


_CANDIDATES: Mapping[str, str] = {
    rules.TAKE_EFFECT.name: "r.status = 'adopted' AND partial_date_latest(r.effective_on) <= :day",
    rules.ENTER_INTO_FORCE.name: "r.status = 'signed' AND partial_date_latest(r.effective_on) <= :day AND NOT EXISTS"
    " (SELECT 1 FROM signatory s WHERE s.agreement_id = r.id AND s.status IN ('signed_under_reservation',"
    " 'signed_unauthorised', 'ratification_refused'))",
    rules.SUPERSEDE.name: "r.status = 'in_force' AND :day IS NOT NULL AND EXISTS (SELECT 1 FROM agreement_relation l"
    " JOIN agreement a ON a.id = l.agreement_id AND a.status = 'in_force'"
    " WHERE l.to_agreement_id = r.id AND l.kind = 'supersedes')",
    rules.TERMINATE.name: "r.status = 'in_force' AND EXISTS (SELECT 1 FROM termination t"
    " WHERE t.agreement_id = r.id AND partial_date_latest(t.effective_on) < :day)",
    rules.RENEW.name: "r.status = 'in_force' AND partial_date_latest(r.ends_on) < :day"
    " AND r.tacit_renewal_months IS NOT NULL AND r.is_indefinite IS NOT TRUE",
    rules.EXPIRE.name: "r.status = 'in_force' AND partial_date_latest(r.ends_on) < :day"
    " AND r.is_indefinite IS NOT TRUE AND (r.tacit_renewal_months IS NULL OR EXISTS (SELECT 1 FROM termination t"
    " WHERE t.agreement_id = r.id AND t.kind <> 'withdrawal'))",
    rules.EXHAUST_MANDATE.name: "r.status = 'active' AND :day IS NOT NULL AND EXISTS (SELECT 1 FROM agreement a"
    " WHERE a.id = r.subject_agreement_id AND (a.status IN ('expired', 'terminated', 'superseded', 'withdrawn',"
    " 'annulled') OR (r.phase_limit = 'until_signing' AND a.status IN ('signed', 'in_force'))))"
    " AND r.phase_limit IS NOT NULL",
    rules.EXPIRE_MANDATE.name: "r.status = 'active' AND partial_date_latest(r.valid_to) < :day",
    rules.LAPSE_WITH_HOLDER.name: "r.status IN ('granted', 'active') AND r.holder_kind = 'person' AND EXISTS"
    " (SELECT 1 FROM office_holding o WHERE o.person_id = r.person_id"
    " AND o.organisation_id = r.granting_organisation_id AND partial_date_latest(o.valid_to) < :day)",
    rules.LAPSE_WITH_PARENT.name: "r.status IN ('granted', 'active') AND :day IS NOT NULL AND EXISTS (WITH RECURSIVE"
    " above(id, parent_id, status) AS (SELECT p.id, p.parent_mandate_id, p.status FROM mandate p"
    " WHERE p.id = r.parent_mandate_id UNION SELECT p.id, p.parent_mandate_id, p.status FROM mandate p"
    " JOIN above ON p.id = above.parent_id)"
    " SELECT 1 FROM above WHERE status IN ('expired', 'revoked', 'lapsed', 'exhausted'))",
    rules.ACTIVATE_MANDATE.name: "r.status = 'granted' AND partial_date_latest(r.valid_from) <= :day",
    rules.LAPSE_ALLOCATION.name: "r.status IN ('indicative', 'reserved') AND EXISTS (SELECT 1 FROM funding_envelope e"
    " WHERE e.id = r.envelope_id AND partial_date_latest(e.period_to) < :day)",
}


def _candidate(step: rules.Step) -> str:
    return _CANDIDATES[step.name].replace(":day", "CAST(:day AS date)")


_POSSIBLE = text(
    " UNION ALL ".join(
        f"SELECT '{step.name}' WHERE EXISTS (SELECT 1 FROM {step.kind} r WHERE {_candidate(step)})"
        for step in rules.STEPS
    )
)


async def possible_steps(session: AsyncSession, day: date) -> frozenset[str]:
    """Return the names of the steps that may concern any record at all on a day; mostly there are few."""
    return frozenset((await (await session.connection()).execute(_POSSIBLE, {"day": day})).scalars())


async def candidates(
    session: AsyncSession, step: rules.Step, day: date, after: UUID | None, limit: int
) -> Sequence[UUID]:
    """Return the records a step may concern on a day or an earlier one, in order of id from `after` on."""
    given = {"day": day, "after": after or _NO_ID, "limit": limit}
    return await _matching(session, step, "r.id > :after ORDER BY r.id LIMIT :limit", given)


async def still_candidates(session: AsyncSession, step: rules.Step, day: date, ids: Sequence[UUID]) -> Sequence[UUID]:
    """Return those of some records that a step may still concern."""
    return await _matching(session, step, "r.id = ANY(:ids)", {"day": day, "ids": list(ids)})


async def _matching(session: AsyncSession, step: rules.Step, which: str, given: dict[str, Any]) -> Sequence[UUID]:
    statement = text(f"SELECT r.id FROM {step.kind} r WHERE {_candidate(step)} AND {which}")
    return (await (await session.connection()).execute(statement, given)).scalars().all()


async def locked_rows(session: AsyncSession, resource: Resource, ids: Sequence[UUID]) -> dict[UUID, Record]:
    """Return the rows of records by id, locked until the end of the transaction."""
    statement: Any = select(resource.table).where(col(resource.table.id).in_(ids)).order_by(col(resource.table.id))
    rows = (await session.exec(statement.with_for_update(key_share=True))).all()
    return {row.id: row for row in rows}


def _bounds(column: str, name: str) -> str:
    return f"partial_date_earliest({column}) AS {name}_earliest, partial_date_latest({column}) AS {name}_latest"


_AGREEMENTS = text(
    f"SELECT id, status, effective_on, {_bounds('ends_on', 'end')},"
    " ends_on->>'value' AS end_value, ends_on->>'precision' AS end_precision, tacit_renewal_months"
    " FROM agreement WHERE id = ANY(:ids)"
)
_SINCE = text(
    f"SELECT agreement_id AS owner, {_bounds('since', 'since')} FROM agreement_status_period"
    " WHERE agreement_id = ANY(:ids) ORDER BY agreement_id, position"
)
_ALLOCATIONS = text(
    f"SELECT r.id, {_bounds('e.period_to', 'end')},"
    " r.applied_on IS NOT NULL OR r.requested_cents IS NOT NULL AS has_application"
    " FROM allocation r JOIN funding_envelope e ON e.id = r.envelope_id WHERE r.id = ANY(:ids)"
)
_FACTS = {
    "agreement": (_AGREEMENTS, _SINCE),
    "allocation": (_ALLOCATIONS,),
}


async def facts(session: AsyncSession, kind: str, ids: Sequence[UUID]) -> list[Facts]:
    """Return what decides about some records, in order of id."""
    own, *others = _FACTS[kind]
    connection = await session.connection()
    given = {"ids": list(ids)}
    related: dict[UUID, list[dict[str, Any]]] = {}
    for statement in others:
        for row in (await connection.execute(statement, given)).mappings():
            related.setdefault(row["owner"], []).append(dict(row))
    rows = (await connection.execute(own, given)).mappings().all()
    return [
        Facts(row["id"], dict(row), related.get(row["id"], ())) for row in sorted(rows, key=lambda row: row["id"])
    ]


def _flips(kind: str, alias: str) -> str:
    """Return the condition that a date of a record, or a term counted from it, begins or is over on one of the days.

    A check may look at the first or the last day a date may mean, and at the day after it.
    """
    return " OR ".join(
        f"partial_date_{bound}({alias}.{column}) BETWEEN CAST(:examined AS date) - {term}"
        f" AND CAST(:turned AS date) - {term}"
        for column, terms in rules.DATED_FACTS[kind].items()
        for term in (0, *terms)
        for bound in ("earliest", "latest")
    )


# Where the dated facts of a dossier stand, the column that names the dossier, and the conditions.
_DATED = (
    *(
        (f"{kind} x", "x.agreement_id", _flips(kind, "x"))
        for kind in (
            "amendment",
            "amendment_consent",
            "party",
            "signing_event",
            "follow_up",
            "termination",
            "payment",
        )
    ),
    ("agreement x", "x.id", _flips("agreement", "x")),
    ("mandate x", "x.subject_agreement_id", _flips("mandate", "x")),
    (
        "decision_point x JOIN decision d ON d.id = x.decision_id",
        "x.agreement_id",
        _flips("decision", "d"),
    ),
    (
        "signatory x LEFT JOIN office_holding o ON o.id = x.office_holding_id",
        "x.agreement_id",
        f"{_flips('signatory', 'x')} OR {_flips('office_holding', 'o')}",
    ),
    *(
        (
            f"{source} JOIN office_holding o ON o.id = h.office_holding_id",
            owner,
            f"{_flips('role_assignment', 'h')} OR {_flips('office_holding', 'o')}",
        )
        for source, owner in (
            ("role_assignment h", "h.agreement_id"),
            ("agreement x JOIN role_assignment h ON h.programme_id = x.programme_id", "x.id"),
        )
    ),
)
_NEXT_DOSSIERS = text("SELECT id FROM agreement WHERE id > :after ORDER BY id LIMIT :limit")
_DOSSIERS_OF_DAYS = text(
    " UNION ".join(
        f"SELECT {owner} FROM {source} WHERE {owner} = ANY(:ids) AND ({condition})"
        for source, owner, condition in _DATED
    )
    + " ORDER BY 1"
)


async def next_dossiers(session: AsyncSession, after: UUID | None, limit: int) -> Sequence[UUID]:
    """Return agreements in order of id, from `after` on."""
    given = {"after": after or _NO_ID, "limit": limit}
    return (await (await session.connection()).execute(_NEXT_DOSSIERS, given)).scalars().all()


async def dossiers_of_days(
    session: AsyncSession, ids: Sequence[UUID], examined_on: date, turned_on: date
) -> Sequence[UUID]:
    """Return those dossiers in which a date begins or is over on a day after `examined_on`, up to `turned_on`.

    A dossier that is not among them gives the same findings on all these days.
    """
    given = {"ids": list(ids), "examined": examined_on, "turned": turned_on}
    return (await (await session.connection()).execute(_DOSSIERS_OF_DAYS, given)).scalars().all()
