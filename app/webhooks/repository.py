"""All SQL on webhook subscriptions: who sees them, their secrets, how far they are, and who is sending for them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.engine import Row as SqlRow
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from app.kit.pagination import FeedPosition
from app.kit.reading import Reads
from app.kit.reading import Row as ReadRow
from app.kit.resources import BY_RECORDING, equals

# Members of its organisation; administrators too, who can stop what it sends.
WEBHOOK_VISIBLE = "(r.organisation_id = ANY({organisations}) OR {is_administrator})"
WEBHOOK_FILTERS = {name: equals(name) for name in ("organisation_id", "status")}
WEBHOOK_SORTS = {"recordedAt": BY_RECORDING}

# Longer than one attempt and what belongs to it take: each one that succeeds renews it.
LEASE_SECONDS = 30
# Of each subscription so many attempts are kept.
ATTEMPTS_KEPT = 1000

_LOCK_ORGANISATION = text("SELECT 1 FROM organisation WHERE id = :organisation_id FOR NO KEY UPDATE")
_PRESENT = text(
    "SELECT count(*) FROM webhook_subscription WHERE organisation_id = :organisation_id AND status <> 'ended'"
    " AND id <> :id"
)


async def others_of(session: AsyncSession, organisation_id: UUID, subscription_id: UUID) -> int:
    """Count the other subscriptions of an organisation that did not end; until the transaction ends none is added."""
    connection = await session.connection()
    given = {"organisation_id": organisation_id, "id": subscription_id}
    await connection.execute(_LOCK_ORGANISATION, given)
    return int((await connection.execute(_PRESENT, given)).scalar_one())


_PLACE = text("""
SELECT h.epoch, p.seq, encode(coalesce(j.entry_hash, decode(repeat('00', 32), 'hex')), 'hex') AS entry_hash
FROM journal_head h, LATERAL (SELECT least(h.seq, CAST(:sequence AS bigint)) AS seq) p
LEFT JOIN journal j ON j.seq = p.seq
""")


async def place(session: AsyncSession, sequence: int | None = None) -> FeedPosition:
    """Return a place in the journal as it is now: its end, or an earlier one."""
    wanted = {"sequence": 2**53 if sequence is None else sequence}
    found = (await (await session.connection()).execute(_PLACE, wanted)).one()
    return FeedPosition(found.epoch, found.seq, found.entry_hash)


_GO_ON_FROM = text("""
INSERT INTO webhook_cursor (subscription_id, epoch, sequence, entry_hash, failures, next_attempt_at)
VALUES (:id, :epoch, :sequence, :entry_hash, 0, clock_timestamp())
ON CONFLICT (subscription_id) DO UPDATE SET epoch = EXCLUDED.epoch, sequence = EXCLUDED.sequence,
    entry_hash = EXCLUDED.entry_hash, failures = 0, first_failed_at = NULL, next_attempt_at = clock_timestamp(),
    leased_by = NULL, leased_until = NULL
""")


async def go_on_from(session: AsyncSession, subscription_id: UUID, position: FeedPosition) -> None:
    """Let a subscription go on after a place, at once; whoever is sending for it finds out and stops."""
    await (await session.connection()).execute(_GO_ON_FROM, {"id": subscription_id, **_written(position)})


def _written(position: FeedPosition) -> dict[str, Any]:
    return {"epoch": position.epoch, "sequence": position.sequence, "entry_hash": position.entry_hash}


_SEQUENCE = text("SELECT sequence FROM webhook_cursor WHERE subscription_id = :id")


async def sequence_of(session: AsyncSession, subscription_id: UUID) -> int:
    """Return how far a subscription is."""
    return int((await (await session.connection()).execute(_SEQUENCE, {"id": subscription_id})).scalar_one())


_FORGET_FORMER = text("DELETE FROM webhook_secret WHERE subscription_id = :id AND expires_at IS NOT NULL")
_MAKE_FORMER = text("UPDATE webhook_secret SET expires_at = :until WHERE subscription_id = :id")
_FORGET_SECRETS = text("DELETE FROM webhook_secret WHERE subscription_id = :id")


async def make_former(session: AsyncSession, subscription_id: UUID, until: Any) -> None:
    """Let the present secret sign until an instant, and the one before it no more."""
    connection = await session.connection()
    await connection.execute(_FORGET_FORMER, {"id": subscription_id})
    await connection.execute(_MAKE_FORMER, {"id": subscription_id, "until": until})


_SECRETS = text(
    "SELECT sealed FROM webhook_secret WHERE subscription_id = :id"
    " AND (expires_at IS NULL OR expires_at > clock_timestamp()) ORDER BY expires_at DESC NULLS FIRST"
)


async def secrets_of(session: AsyncSession, subscription_id: UUID) -> list[str]:
    """Return the secrets that sign for a subscription as they are kept, the newest first."""
    return list((await (await session.connection()).execute(_SECRETS, {"id": subscription_id})).scalars())


async def forget_secrets(session: AsyncSession, subscription_id: UUID) -> None:
    """Destroy the secrets of a subscription."""
    await (await session.connection()).execute(_FORGET_SECRETS, {"id": subscription_id})


@dataclass(frozen=True, slots=True)
class Claim:
    """A subscription that one process is sending for, as it stood when it was claimed."""

    lease: UUID
    subscription_id: UUID
    organisation_id: UUID
    url: str
    version: int
    is_pending: bool
    event_types: tuple[str, ...]
    dossier_agreement_id: UUID | None
    keeper: tuple[str, str]
    position: FeedPosition
    failures: int
    failing_seconds: float
    sealed_secrets: tuple[str, ...]


_IS_DUE = (
    "s.status IN ('pending', 'active') AND (s.status = 'pending' OR c.sequence < (SELECT seq FROM journal_head))"
)
# Of two processes each takes another one: a row that is being taken is passed over.
_CLAIM = text(f"""
WITH taken AS (
    UPDATE webhook_cursor SET leased_by = :lease, leased_until = clock_timestamp() + interval '{LEASE_SECONDS} s'
    WHERE subscription_id = (
        SELECT c.subscription_id FROM webhook_cursor c JOIN webhook_subscription s ON s.id = c.subscription_id
        WHERE {_IS_DUE} AND c.next_attempt_at <= clock_timestamp()
          AND (c.leased_until IS NULL OR c.leased_until < clock_timestamp())
        ORDER BY c.next_attempt_at, c.subscription_id LIMIT 1 FOR UPDATE OF c SKIP LOCKED)
    RETURNING *
)
SELECT t.*, s.organisation_id, s.url, s.version, s.status = 'pending' AS is_pending, s.event_types,
    s.dossier_agreement_id, s.keeper_issuer, s.keeper_subject,
    coalesce(extract(epoch FROM clock_timestamp() - t.first_failed_at), 0)::float AS failing_seconds,
    ARRAY(SELECT k.sealed FROM webhook_secret k WHERE k.subscription_id = s.id
          AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())
          ORDER BY k.expires_at DESC NULLS FIRST) AS sealed_secrets
FROM taken t JOIN webhook_subscription s ON s.id = t.subscription_id
""")


async def claim(connection: AsyncConnection, lease: UUID) -> Claim | None:
    """Take the subscription that waited longest of those with something to send, if there is one."""
    row = (await connection.execute(_CLAIM, {"lease": lease})).one_or_none()
    return None if row is None else _claim_of(row)


def _claim_of(row: SqlRow[Any]) -> Claim:
    return Claim(
        lease=row.leased_by,
        subscription_id=row.subscription_id,
        organisation_id=row.organisation_id,
        url=row.url,
        version=row.version,
        is_pending=row.is_pending,
        event_types=tuple(row.event_types),
        dossier_agreement_id=row.dossier_agreement_id,
        keeper=(row.keeper_issuer, row.keeper_subject),
        position=FeedPosition(row.epoch, row.sequence, row.entry_hash),
        failures=row.failures,
        failing_seconds=row.failing_seconds,
        sealed_secrets=tuple(row.sealed_secrets),
    )


# Only while the lease holds and nobody stopped the subscription: the answer is the row, or nothing.
_HELD = (
    " FROM webhook_subscription s WHERE c.subscription_id = :id AND c.leased_by = :lease AND s.id = c.subscription_id"
    " AND s.status = 'active' RETURNING c.most_per_minute"
)
_ON = (
    "UPDATE webhook_cursor c SET epoch = :epoch, sequence = :sequence, entry_hash = :entry_hash,"
    f" leased_until = clock_timestamp() + interval '{LEASE_SECONDS} s'"
)
_PASSED = text(_ON + _HELD)
_DELIVERED = text(
    _ON
    + ", failures = 0, first_failed_at = NULL, delivered_at = clock_timestamp(), next_attempt_at = clock_timestamp()"
    " + coalesce(interval '60 s' / c.most_per_minute, interval '0')" + _HELD
)


async def passed(connection: AsyncConnection, claimed: Claim, position: FeedPosition) -> bool:
    """Move a subscription past what is not for it; tell whether to go on."""
    given = {"id": claimed.subscription_id, "lease": claimed.lease, **_written(position)}
    return (await connection.execute(_PASSED, given)).one_or_none() is not None


async def delivered(connection: AsyncConnection, claimed: Claim, position: FeedPosition) -> bool:
    """Move a subscription past what was accepted; tell whether the next may follow at once."""
    given = {"id": claimed.subscription_id, "lease": claimed.lease, **_written(position)}
    row = (await connection.execute(_DELIVERED, given)).one_or_none()
    return row is not None and row.most_per_minute is None


_WAIT = text("""
UPDATE webhook_cursor SET failures = failures + :failed, leased_by = NULL, leased_until = NULL,
    first_failed_at = CASE WHEN :failed > 0 THEN coalesce(first_failed_at, clock_timestamp())
        ELSE first_failed_at END,
    next_attempt_at = clock_timestamp() + make_interval(secs => CAST(:seconds AS float))
WHERE subscription_id = :id AND leased_by = :lease
""")
_RELEASE = text(
    "UPDATE webhook_cursor SET leased_by = NULL, leased_until = NULL"
    " WHERE subscription_id = :id AND leased_by = :lease"
)
_RATE = text("UPDATE webhook_cursor SET most_per_minute = :most WHERE subscription_id = :id")


async def wait(connection: AsyncConnection, claimed: Claim, seconds: float, *, failed: bool) -> None:
    """Let go of a subscription for a while; a failure is counted."""
    given = {"id": claimed.subscription_id, "lease": claimed.lease, "seconds": seconds, "failed": int(failed)}
    await connection.execute(_WAIT, given)


async def release(connection: AsyncConnection, claimed: Claim) -> None:
    """Let another process go on with a subscription."""
    await connection.execute(_RELEASE, {"id": claimed.subscription_id, "lease": claimed.lease})


async def keep_rate(session: AsyncSession, subscription_id: UUID, most_per_minute: int | None) -> None:
    """Keep how many messages a minute the address takes."""
    given = {"id": subscription_id, "most": most_per_minute}
    await (await session.connection()).execute(_RATE, given)


_KEEP_ATTEMPT = text("""
INSERT INTO webhook_delivery (id, subscription_id, event_id, event_type, sequence, attempt, attempted_at,
    duration_ms, outcome, response_status, reply)
VALUES (:id, :subscription_id, :event_id, :event_type, :sequence, :attempt, clock_timestamp(),
    :duration_ms, :outcome, :response_status, :reply)
""")
_FORGET_ATTEMPTS = text(f"""
DELETE FROM webhook_delivery WHERE subscription_id = :subscription_id AND id <= (
    SELECT id FROM webhook_delivery WHERE subscription_id = :subscription_id ORDER BY id DESC
    OFFSET {ATTEMPTS_KEPT} LIMIT 1)
""")


async def keep_attempt(connection: AsyncConnection, attempt: dict[str, Any]) -> None:
    """Keep what became of an attempt; the oldest make way."""
    await connection.execute(_KEEP_ATTEMPT, attempt)
    await connection.execute(_FORGET_ATTEMPTS, {"subscription_id": attempt["subscription_id"]})


# What is being sent for is to be looked at when its lease ends.
_OUTLOOK = text(f"""
SELECT count(*) AS open, extract(epoch FROM
    min(greatest(c.next_attempt_at, c.leased_until)) FILTER (WHERE {_IS_DUE}) - clock_timestamp())::float AS seconds
FROM webhook_cursor c JOIN webhook_subscription s ON s.id = c.subscription_id WHERE s.status IN ('pending', 'active')
""")


async def outlook(connection: AsyncConnection) -> tuple[bool, float | None]:
    """Tell whether anything may have to be sent ever, and in how many seconds something waits to be tried."""
    row = (await connection.execute(_OUTLOOK)).one()
    return row.open > 0, row.seconds


_ATTEMPTS = """
SELECT d.* FROM webhook_delivery d WHERE d.subscription_id = $1 AND ($2::uuid IS NULL OR d.id < $2)
ORDER BY d.id DESC LIMIT $3
"""
_PROGRESS = """
SELECT c.sequence, h.seq AS head, greatest(h.seq - c.sequence, 0) AS behind, c.failures, c.first_failed_at,
    CASE WHEN c.failures > 0 THEN c.next_attempt_at END AS next_attempt_at, c.delivered_at
FROM webhook_cursor c, journal_head h WHERE c.subscription_id = $1
"""


async def attempts(reads: Reads, subscription_id: UUID, before: UUID | None, limit: int) -> list[ReadRow]:
    """Return attempts, the newest first, and one more than asked when there are more."""
    found: list[ReadRow] = await reads.pool.fetch(_ATTEMPTS, subscription_id, before, limit + 1)
    return found


async def progress(reads: Reads, subscription_id: UUID) -> ReadRow:
    """Return how far a subscription is."""
    found: ReadRow = await reads.pool.fetchrow(_PROGRESS, subscription_id)
    return found
