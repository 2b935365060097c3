"""What one running process consists of; routes reach it through the request."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from fastapi import Request

from app.kit.auth.keyring import Keyring
from app.kit.auth.tokens import VerifiedToken
from app.kit.clock import Clock
from app.kit.domain import ApiRole
from app.kit.journal import Actor
from app.kit.reading import Reads
from app.kit.resources import Resource
from app.kit.schema import Provenance
from app.kit.tables import Record
from app.kit.work import Work, Writer


class Gate(Protocol):
    """Decides who may record."""

    async def actor(self, token: VerifiedToken, allowed: frozenset[ApiRole], organisation_id: UUID | None) -> Actor:
        """Return who acts, or refuse."""
        ...

    async def require_corrector(self, work: Work, resource: Resource, row: Record) -> None:
        """Refuse a correction by who neither recorded nor owns a record."""
        ...

    async def require_steward(self, work: Work, resource: Resource, row: Record, facts: Provenance) -> None:
        """Refuse an organisation that does not keep this record."""
        ...


@dataclass(frozen=True, slots=True)
class Register:
    """The parts of one running process."""

    clock: Clock
    keyring: Keyring
    gate: Gate
    reads: Reads
    writer: Writer


def register_of(request: Request) -> Register:
    """Return the parts of the process that serves a request."""
    register: Register = request.app.state.register
    return register
