"""One way to give a command over HTTP: who may, once per key, for real or as a rehearsal (D7)."""

import json
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fastapi import Request, Response
from pydantic import Field
from sqlmodel.ext.asyncio.session import AsyncSession

from app.kit.auth.tokens import VerifiedToken
from app.kit.body import JSON
from app.kit.domain import ApiRole, refusal
from app.kit.http import context_of
from app.kit.idempotency import Answer, KeyedRequest, earlier_answer, fingerprint, keep_answer, key_of
from app.kit.preconditions import version_tag
from app.kit.problem_types import FORBIDDEN
from app.kit.queries import CommandQuery
from app.kit.reading import dumped
from app.kit.reception import named_organisation, required
from app.kit.register import Register
from app.kit.resources import Resource
from app.kit.schema import ApiModel
from app.kit.work import Command, Recorded, Touched, Work

Perform = Callable[[Work], Awaitable[Answer]]


class TouchedRecord(ApiModel):
    """A record that a command would make or change."""

    resource: str = Field(description="Kind of record.")
    id: UUID = Field(description="Its id; of a new record a provisional one.")
    version: int = Field(description="The version it would get.")


class Rehearsal(ApiModel):
    """What a command would have done: everything was run and then undone (`validateOnly=true`)."""

    status: int = Field(description="The status the command would answer with.")
    body: dict[str, Any] = Field(description="The body it would answer with.")
    touched: tuple[TouchedRecord, ...] = Field(
        description="Every record it would make or change that you may see, findings included."
    )


@dataclass(frozen=True, slots=True)
class Submission:
    """One request that asks for a command."""

    request: Request
    register: Register
    token: VerifiedToken | None
    query: CommandQuery
    body: Any

    def keyed(self) -> KeyedRequest | None:
        """Return the key of the request and what it asks; a POST cannot do without.

        Raises:
            RefusedError: `idempotency-key-missing`, `idempotency-key-invalid`.

        """
        lines = self.request.headers.getlist("idempotency-key")
        if not lines and self.request.method != "POST":
            return None
        key = key_of(", ".join(lines) if lines else None)
        scope = self.request.scope
        asked = fingerprint(self.request.method, self.request.url.path, scope["query_string"], self.body)
        return KeyedRequest(key, self.request.method, self.request.url.path, asked)

    async def admitted(
        self,
        session: AsyncSession,
        name: str,
        roles: Collection[ApiRole],
        reason: str | None = None,
        organisation_id: UUID | None = None,
    ) -> Command:
        """Return the command of a caller that may give it, as the memberships are in this transaction.

        Without `organisation_id` the caller acts for the organisation the request names.

        Raises:
            RefusedError: `authentication-required`, `forbidden` (R-117), `organisation-required`.

        """
        named = organisation_id or named_organisation(self.request)
        actor = await self.register.gate.actor(session, required(self.token), roles, named)
        request_id = context_of(self.request.scope).request_id
        return Command(name, actor, self.register.clock.now(), request_id, reason)

    async def perform(
        self, name: str, needed: Sequence[Collection[ApiRole]], perform: Perform, reason: str | None = None
    ) -> Answer:
        """Perform a command once per key and return its answer; a rehearsal is undone and keeps no answer.

        `needed` are the roles of its parts: any of each. An answer given before is only given again to who holds
        them now.

        Raises:
            RefusedError: the caller may not, the key is in use, or a rule refuses.

        """
        keyed = self.keyed()

        async def admission(session: AsyncSession) -> Command:
            return await self.admitted(session, name, needed[0], reason)

        async def once(work: Work) -> Answer:
            if keyed is None:
                return await perform(work)
            actor, now = work.command.actor, self.register.clock.now()
            scope_hash = keyed.scope_hash(actor.issuer, actor.subject, actor.organisation_id)
            earlier = await earlier_answer(work.session, scope_hash, keyed, now)
            if earlier is not None:
                for roles in needed[1:]:
                    await self.admitted(work.session, name, roles, reason, actor.organisation_id)
                return earlier
            answer = await perform(work)
            await keep_answer(work.session, scope_hash, keyed, answer, now)
            return answer

        if self.query.validate_only:
            gate = self.register.gate
            return _rehearsed(*await self.register.writer.rehearse(admission, perform, gate.touched_in_sight))
        return await self.register.writer.run(admission, once)


def _rehearsed(answer: Answer, touched: list[Touched]) -> Answer:
    rehearsal = Rehearsal(
        status=answer.status,
        body=json.loads(answer.body),
        touched=tuple(
            TouchedRecord(resource=each.resource.kind, id=each.row.id, version=each.row.version) for each in touched
        ),
    )
    return Answer(200, dumped(rehearsal.model_dump(mode="json", by_alias=True)))


def answer_of(recorded: Recorded, status: int) -> Answer:
    """Return the answer that shows a record as it stands after a command."""
    location = recorded.address if status == 201 else None  # noqa: PLR2004 - Created
    return Answer(status, recorded.representation, location, version_tag(recorded.version))


def response_of(answer: Answer) -> Response:
    """Return an answer as it is sent; one given before says so."""
    headers = {
        "ETag": answer.etag,
        "Location": answer.location,
        "Idempotency-Replayed": "true" if answer.is_replayed else None,
    }
    present = {name: value for name, value in headers.items() if value is not None}
    return Response(answer.body, status_code=answer.status, media_type=JSON, headers=present)


@dataclass(frozen=True, slots=True)
class Address:
    """A record by its place in the API: its resource, the ids in its path and, for one record, its own id."""

    resource: Resource
    parents: tuple[UUID, ...]
    own_id: UUID | None


async def require_parent(register: Register, token: VerifiedToken | None, address: Address) -> None:
    """Refuse to record under a parent that is not there for the caller.

    Raises:
        RefusedError: `not-found`.

    """
    parent = address.resource.parent_resource
    if parent is not None:
        *outer, parent_id = address.parents
        await register.reads.record(parent, token, parent_id, outer)


async def require_inside(register: Register, token: VerifiedToken | None, address: Address) -> None:
    """Refuse a record the caller does not see from inside its dossier.

    Raises:
        RefusedError: `not-found`, or `forbidden` (R-117) for what the caller only sees as the public does.

    """
    assert address.own_id is not None
    found = await register.reads.record(address.resource, token, address.own_id, address.parents)
    if not found.is_inside:
        raise refusal(FORBIDDEN, rule="R-117")


def address_of(path: str) -> Address | None:
    """Return what a path under `/v1` names; nothing when no resource has such a path."""
    steps = path.removeprefix("/v1").split("/")
    for resource in Resource.registry.values():
        pattern = resource.path.split("/")
        if len(steps) not in {len(pattern), len(pattern) + 1}:
            continue
        pairs = list(zip(pattern, steps, strict=False))
        if any(wanted != given for wanted, given in pairs if not wanted.startswith("{")):
            continue
        try:
            parents = tuple(UUID(given) for wanted, given in pairs if wanted.startswith("{"))
            own_id = UUID(steps[-1]) if len(steps) > len(pattern) else None
        except ValueError:
            continue
        return Address(resource, parents, own_id)
    return None
