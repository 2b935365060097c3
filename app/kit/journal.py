"""The journal (D2): one append-only, gapless, hash-chained row per touched resource.

Appending happens in the database function `journal_append`, the last statement of a transaction:
it locks the head row, numbers the entries, hashes them and moves the head. The lock is released by the
commit, so whoever sees entry n has seen every entry before it.
"""

import hashlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import asyncpg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

if TYPE_CHECKING:
    from app.kit.resources import Resource

HASH_PREFIX = b"convenant.journal.v1"
GENESIS = bytes(32)
CHECKPOINT_ORIGIN = "convenant-journal"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who performs a command, as the token and the membership tell it.

    The person is for judging what may be done; the journal does not keep it.
    """

    issuer: str
    subject: str
    name: str
    role: str
    organisation_id: UUID | None
    person_id: UUID | None = None


# What the register does by itself.
REGISTER = Actor("urn:convenant:register", "register", "register", "registrar", None)


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One touched resource of one command."""

    resource_kind: str
    resource_id: UUID
    resource_version: int
    agreement_id: UUID | None
    representation: str
    public_representation: str | None


_APPEND = text("SELECT journal_append(CAST(:command AS jsonb), CAST(:entries AS jsonb))")


async def append(
    session: AsyncSession,
    entries: list[JournalEntry],
    *,
    actor: Actor,
    command: str,
    request_id: str,
    reason: str | None = None,
    mandate_id: UUID | None = None,
) -> int:
    """Append the entries of one command and return the sequence number of the last.

    Must be the last statement before the commit: the lock on the head is held from here on.
    """
    about = {
        "issuer": actor.issuer,
        "subject": actor.subject,
        "name": actor.name,
        "role": actor.role,
        "organisation_id": str(actor.organisation_id) if actor.organisation_id else None,
        "command": command,
        "request_id": request_id,
        "reason": reason,
        "mandate_id": str(mandate_id) if mandate_id else None,
    }
    listed = [
        {
            "resource_kind": entry.resource_kind,
            "resource_id": str(entry.resource_id),
            "resource_version": entry.resource_version,
            "agreement_id": str(entry.agreement_id) if entry.agreement_id else None,
            "representation": entry.representation,
            "public_representation": entry.public_representation,
        }
        for entry in entries
    ]
    parameters = {"command": json.dumps(about), "entries": json.dumps(listed)}
    return int((await (await session.connection()).execute(_APPEND, parameters)).scalar_one())


_REACHED = text("SELECT seq FROM journal_head")


async def reached(session: AsyncSession) -> int:
    """Return the sequence number of the last entry there is."""
    return int((await (await session.connection()).execute(_REACHED)).scalar_one())


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The state of the chain at one moment, to be kept by somebody outside the register."""

    epoch: str
    sequence: int
    entry_hash: bytes

    def as_text(self) -> str:
        """Return the checkpoint in lines: origin, epoch, sequence number, hash in hexadecimal."""
        return f"{CHECKPOINT_ORIGIN}\n{self.epoch}\n{self.sequence}\n{self.entry_hash.hex()}\n"

    @classmethod
    def from_text(cls, content: str) -> "Checkpoint":
        """Read a checkpoint back.

        Raises:
            ValueError: the text is not a checkpoint of this register.

        """
        lines = content.split()
        if len(lines) != 4 or lines[0] != CHECKPOINT_ORIGIN or not lines[2].isdigit():  # noqa: PLR2004 - its lines
            raise ValueError("this is not a checkpoint: expected origin, epoch, sequence number and hash")
        return cls(lines[1], int(lines[2]), bytes.fromhex(lines[3]))


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold, and why."""

    sequence: int
    reason: str


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome of walking the whole chain."""

    entries: int
    destroyed_payloads: int
    head: Checkpoint
    breaks: tuple[Break, ...]

    @property
    def holds(self) -> bool:
        """Tell whether nothing was found wrong."""
        return not self.breaks


_CHAINED_FIELDS = (
    "seq",
    "recorded_at",
    "issuer",
    "subject",
    "actor_name",
    "actor_role",
    "organisation_id",
    "command",
    "resource_kind",
    "resource_id",
    "resource_version",
    "agreement_id",
    "mandate_id",
    "request_id",
    "payload_hash",
)


_ABSENT = b"\xff\xff\xff\xff"


def _as_bytes(value: Any) -> bytes:
    if isinstance(value, bytes):
        return value.hex().encode()
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S.%fZ").encode()
    return str(value).encode()


def _prefixed(value: Any) -> bytes:
    if value is None:
        return _ABSENT
    content = _as_bytes(value)
    return len(content).to_bytes(4, "big") + content


def entry_hash(previous_hash: bytes, entry: asyncpg.Record) -> bytes:
    """Return the hash an entry must have: SHA-256 over prefix, previous hash and each length-prefixed field."""
    digest = hashlib.sha256(HASH_PREFIX + previous_hash)
    for field in _CHAINED_FIELDS:
        digest.update(_prefixed(entry[field]))
    return digest.digest()


def payload_hash(salt: bytes, reason: str | None, representation: str, public_representation: str | None) -> bytes:
    """Return the salted hash that ties destroyable content to its chained row."""
    parts = b"".join(_prefixed(part) for part in (reason, representation, public_representation))
    return hashlib.sha256(salt + parts).digest()


_WALK = """
SELECT j.*, p.salt, p.reason, p.representation, p.public_representation
FROM journal j LEFT JOIN journal_payload p USING (seq)
ORDER BY j.seq
"""


class Walk:
    """A walk along the chain, entry by entry: how far it came and what was found wrong on the way."""

    def __init__(self, sequence: int = 0, previous: bytes = GENESIS) -> None:
        """Begin after an entry, of which the number and the hash are given."""
        self.sequence = sequence
        self.previous = previous
        self.destroyed_payloads = 0
        self.breaks: list[Break] = []

    def step(self, row: asyncpg.Record) -> None:
        """Judge the next entry, given with its content."""
        self.reach(row["seq"])
        self.breaks.extend(_faults_of(row, self.previous))
        self.destroyed_payloads += row["salt"] is None
        self.sequence, self.previous = row["seq"], row["entry_hash"]

    def reach(self, sequence: int) -> None:
        """Note what is missing before the entry with this number."""
        if sequence > self.sequence + 1:
            missing = f"entries {self.sequence + 1} to {sequence - 1} are missing"
            self.breaks.append(Break(self.sequence + 1, missing))
            self.sequence = sequence - 1

    def end_at(self, head: Checkpoint) -> None:
        """Compare the end of the chain with what the head names."""
        if (head.sequence, head.entry_hash) != (self.sequence, self.previous):
            named = f"the head names entry {head.sequence}, the chain ends at {self.sequence}"
            self.breaks.append(Break(head.sequence, named))


async def verify(connection: asyncpg.Connection, held: Checkpoint | None = None) -> Verification:
    """Recompute the whole chain with this program's own arithmetic and compare it with a held checkpoint.

    The connection may be of any role that reads the journal; one snapshot is used throughout.
    """
    walk, seen_held = Walk(), held is None
    async with connection.transaction(isolation="repeatable_read", readonly=True):
        head = await checkpoint(connection)
        async for row in _rows(connection):
            walk.step(row)
            if held is not None and row["seq"] == held.sequence:
                seen_held = True
                if row["entry_hash"] != held.entry_hash:
                    walk.breaks.append(Break(held.sequence, "the entry differs from the held checkpoint"))
    walk.end_at(head)
    if held is not None and held.epoch != head.epoch:
        walk.breaks.append(Break(held.sequence, "the held checkpoint belongs to another epoch of this register"))
    elif held is not None and not seen_held and held.sequence > 0:
        cut = f"the held checkpoint knows entry {held.sequence}: the tail was cut"
        walk.breaks.append(Break(walk.sequence + 1, cut))
    return Verification(walk.sequence, walk.destroyed_payloads, head, tuple(walk.breaks))


async def _rows(connection: asyncpg.Connection) -> AsyncIterator[asyncpg.Record]:
    async for row in connection.cursor(_WALK, prefetch=500):
        yield row


def _faults_of(row: asyncpg.Record, previous: bytes) -> list[Break]:
    faults = []
    if row["previous_hash"] != previous:
        faults.append(Break(row["seq"], "the entry does not follow the one before it"))
    if entry_hash(row["previous_hash"], row) != row["entry_hash"]:
        faults.append(Break(row["seq"], "the entry was altered: its hash does not match its fields"))
    if row["salt"] is not None:
        content = payload_hash(row["salt"], row["reason"], row["representation"], row["public_representation"])
        if content != row["payload_hash"]:
            faults.append(Break(row["seq"], "the content was altered: it does not match its hash"))
    return faults


def records_that_differ(resource: "Resource") -> str:
    """Return the statement that finds rows changed, added or removed behind the journal's back.

    A row whose newest content was destroyed is left alone: there is nothing to compare it with.
    """
    return f"""
        SELECT gone.resource_id AS id, max(gone.seq) AS seq FROM journal gone
        WHERE gone.resource_kind = '{resource.kind}'
          AND NOT EXISTS (SELECT 1 FROM {resource.table_name} r WHERE r.id = gone.resource_id)
        GROUP BY gone.resource_id
        UNION ALL
        SELECT r.id, j.seq FROM {resource.table_name} r
        LEFT JOIN LATERAL (
            SELECT seq FROM journal WHERE resource_id = r.id AND resource_kind = '{resource.kind}'
            ORDER BY seq DESC LIMIT 1
        ) j ON TRUE
        LEFT JOIN journal_payload p USING (seq)
        WHERE j.seq IS NULL OR (p.seq IS NOT NULL AND
            (p.representation, p.public_representation) IS DISTINCT FROM (r.representation, r.public_representation))
        ORDER BY id
    """


# The end of the chain as one JSON value, on alias `h` of the head.
JOURNAL_HEAD = "json_build_object('epoch', h.epoch, 'sequence', h.seq, 'entry_hash', encode(h.entry_hash, 'hex'))"


async def checkpoint(connection: asyncpg.Connection) -> Checkpoint:
    """Return the present end of the chain, for somebody outside to keep."""
    head = await connection.fetchrow("SELECT epoch, seq, entry_hash FROM journal_head")
    if head is None:
        raise ValueError("the journal has no head: run convenant migrate")
    return Checkpoint(str(head["epoch"]), head["seq"], head["entry_hash"])
