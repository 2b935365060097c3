"""Commands that may be sent again: what was done under a key is answered again, never done again (D7).

The key, its scope, its fingerprint and the order of checks follow the reliability reference, section 8. The record is
written in the transaction of the command itself, so a key is used exactly when its work is committed. The lock on a
key is an advisory one of that transaction: it ends with the connection, however that ends.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from sqlalchemy import DateTime, LargeBinary, Text, text
from sqlmodel import Field, SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

from app.kit import write_problems
from app.kit.domain import FieldError, refusal

KEPT = timedelta(hours=72)
_KEY = re.compile(r'[A-Za-z0-9_-]{16,128}|"[A-Za-z0-9_-]{16,128}"')


class IdempotencyRecord(SQLModel, table=True):
    """The answer to one command, kept to be given again."""

    __tablename__ = "idempotency_record"

    scope_hash: bytes = Field(primary_key=True, sa_type=LargeBinary)
    fingerprint: bytes = Field(sa_type=LargeBinary)
    status: int
    body: str = Field(sa_type=Text)
    location: str | None = Field(default=None, sa_type=Text)
    etag: str | None = Field(default=None, sa_type=Text)
    recorded_at: datetime = Field(sa_type=DateTime(timezone=True), index=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answers: the same whether it was done now or earlier under the same key."""

    status: int
    body: str
    location: str | None = None
    etag: str | None = None
    is_replayed: bool = False


@dataclass(frozen=True, slots=True)
class KeyedRequest:
    """A request that carries a key: which key, and what exactly it asks."""

    key: str
    method: str
    path: str
    fingerprint: bytes

    def scope_hash(self, issuer: str, subject: str, organisation_id: UUID | None) -> bytes:
        """Return what makes the key unique: who sends it, for whom, to which address."""
        parts = (issuer, subject, str(organisation_id), self.method, self.path, self.key)
        return hashlib.sha256(json.dumps(parts).encode()).digest()


def key_of(header: str | None) -> str:
    """Return the key in an `Idempotency-Key` header; the quotes of a structured field are tolerated.

    Raises:
        RefusedError: `idempotency-key-missing`, `idempotency-key-invalid`.

    """
    if header is None:
        raise refusal(write_problems.IDEMPOTENCY_KEY_MISSING)
    if not _KEY.fullmatch(header):
        fault = FieldError(
            "header", "Idempotency-Key", "idempotency-key", write_problems.IDEMPOTENCY_KEY_INVALID.cause
        )
        raise refusal(write_problems.IDEMPOTENCY_KEY_INVALID, errors=(fault,))
    return header.strip('"')


def fingerprint(method: str, path: str, query_string: bytes, body: Any) -> bytes:
    """Return the SHA-256 over what a request asks: method, path, sorted query and parsed body."""
    query = sorted(parse_qsl(query_string.decode("latin-1"), keep_blank_values=True))
    asked = json.dumps([method, path, query, body], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(asked.encode(errors="surrogatepass")).digest()


_LOCK = text("SELECT pg_try_advisory_xact_lock(CAST(:number AS bigint))")
_FIND = text(
    "SELECT fingerprint, status, body, location, etag FROM idempotency_record"
    " WHERE scope_hash = :scope_hash AND recorded_at > :oldest"
)
_KEEP = text(
    "INSERT INTO idempotency_record (scope_hash, fingerprint, status, body, location, etag, recorded_at)"
    " VALUES (:scope_hash, :fingerprint, :status, :body, :location, :etag, :recorded_at)"
    " ON CONFLICT (scope_hash) DO UPDATE SET fingerprint = EXCLUDED.fingerprint, status = EXCLUDED.status,"
    " body = EXCLUDED.body, location = EXCLUDED.location, etag = EXCLUDED.etag, recorded_at = EXCLUDED.recorded_at"
)


def lock_number(scope_hash: bytes) -> int:
    """Return the number of the advisory lock on a key."""
    return int.from_bytes(scope_hash[:8], "big", signed=True)


async def earlier_answer(
    session: AsyncSession, scope_hash: bytes, asked: KeyedRequest, now: datetime
) -> Answer | None:
    """Lock a key until the transaction ends and return the answer given under it before.

    Raises:
        RefusedError: `idempotency-in-progress` while a twin is in flight, `idempotency-key-reused` when the key
            was used for another request.

    """
    connection = await session.connection()
    if not (await connection.execute(_LOCK, {"number": lock_number(scope_hash)})).scalar_one():
        raise refusal(write_problems.IDEMPOTENCY_IN_PROGRESS, headers={"Retry-After": "1"})
    given = {"scope_hash": scope_hash, "oldest": now - KEPT}
    row = (await connection.execute(_FIND, given)).one_or_none()
    if row is None:
        return None
    if row.fingerprint != asked.fingerprint:
        raise refusal(write_problems.IDEMPOTENCY_KEY_REUSE)
    return Answer(row.status, row.body, row.location, row.etag, is_replayed=True)


async def keep_answer(
    session: AsyncSession, scope_hash: bytes, asked: KeyedRequest, answer: Answer, now: datetime
) -> None:
    """Keep the answer of a command beside its work; an expired one under the same key makes way."""
    await (await session.connection()).execute(
        _KEEP,
        {
            "scope_hash": scope_hash,
            "fingerprint": asked.fingerprint,
            "status": answer.status,
            "body": answer.body,
            "location": answer.location,
            "etag": answer.etag,
            "recorded_at": now,
        },
    )
