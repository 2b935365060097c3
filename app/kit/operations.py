"""What the four operations of a resource do, whichever resource it is: list, get, record, correct."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from fastapi import Request, Response

from app.kit import preconditions
from app.kit.annotations import ANNOTATIONS
from app.kit.auth.tokens import VerifiedToken
from app.kit.body import JSON, MERGE_PATCH, read_json
from app.kit.change import changed_facts, recorded_facts
from app.kit.domain import refusal
from app.kit.expansion import Included, expansions_asked, included
from app.kit.idempotency import Answer
from app.kit.listing import fields_asked, list_body, record_body
from app.kit.policy import POLICIES, require_scope
from app.kit.problem_types import NOT_FOUND
from app.kit.queries import AnnotatedQuery, CommandQuery, ListQuery, RecordQuery
from app.kit.reading import Found
from app.kit.register import Register
from app.kit.request_form import header_lines
from app.kit.resources import Resource
from app.kit.statement import PRESENT, Moment
from app.kit.submission import (
    Address,
    Perform,
    Submission,
    address_of,
    answer_of,
    require_inside,
    require_parent,
    response_of,
)
from app.kit.use_cases import correct, record
from app.kit.work import Work


class Call:
    """One request to one resource: who asks, where in the tree, with which query."""

    def __init__(
        self,
        resource: Resource,
        request: Request,
        register: Register,
        token: VerifiedToken | None,
        query: RecordQuery | CommandQuery,
        ids: Sequence[UUID],
    ) -> None:
        """Collect what the handlers need."""
        self.resource = resource
        self.request = request
        self.register = register
        self.token = token
        self.query = query
        self.ids = ids

    @property
    def moment(self) -> Moment:
        """Return the moment asked for."""
        assert isinstance(self.query, RecordQuery)
        if self.query.as_of is None and self.query.known_at is None:
            return PRESENT
        return Moment.of(self.query, self.register.clock.now())

    async def related(self, names: Sequence[str], ids: list[UUID], moment: Moment) -> Included:
        """Return the records that `expand` asks for beside those read."""
        if not names:
            return {}
        for name in names:
            kind = self.resource.expansions[name].kind
            require_scope(self.token, POLICIES[Resource.registry[kind].operation_ids["list"]])
        return await included(self.register.reads, self.resource, self.token, names, ids, moment)

    def submission(self, body: Any) -> Submission:
        """Return the request as one that asks for a command.

        Raises:
            RefusedError: see `Submission`.

        """
        assert isinstance(self.query, CommandQuery)
        return Submission(self.request, self.register, self.token, self.query, body)


async def list_page(call: Call) -> Response:
    """Return one page of a list."""
    assert isinstance(call.query, ListQuery)
    fields, moment = fields_asked(call.resource, call.query), call.moment
    names = expansions_asked(call.resource, call.query)
    page = await call.register.reads.page(call.resource, call.token, call.query, call.ids, moment)
    related = await call.related(names, list(page.ids), moment)
    return Response(list_body(page, call.query, call.request.scope["path"], fields, related), media_type=JSON)


async def get_one(call: Call) -> Response:
    """Return one record, or that it has not changed."""
    assert isinstance(call.query, RecordQuery)
    *parents, own_id = call.ids
    fields, moment = fields_asked(call.resource, call.query), call.moment
    names = expansions_asked(call.resource, call.query)
    found = await call.register.reads.record(call.resource, call.token, own_id, parents, moment)
    body = record_body(found, fields, await call.related(names, [found.id], moment))
    if isinstance(call.query, AnnotatedQuery) and call.query.annotate:
        body = await _annotated(call, found, body)
    plain = moment.is_present and call.query.is_plain and found.is_inside
    tag = preconditions.version_tag(found.version) if plain else preconditions.content_tag(body)
    if preconditions.none_match(listed(call.request, "if-none-match"), tag):
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, media_type=JSON, headers={"ETag": tag})


async def _annotated(call: Call, found: Found, body: bytes) -> bytes:
    """Return the answer with who put what in the record; that is for those inside its dossier.

    Raises:
        RefusedError: `not-found`.

    """
    if not found.is_inside:
        raise refusal(NOT_FOUND)
    annotation = ANNOTATIONS[call.resource.kind]
    text = await annotation.of(call.register.reads, call.token, found, call.ids, call.moment)
    return body[:-1] + f',"annotations":{text}}}'.encode()


async def record_one(call: Call) -> Response:
    """Record a new fact, once per key."""
    await require_parent(call.register, call.token, Address(call.resource, tuple(call.ids), None))
    members = await read_json(call.request)
    facts = recorded_facts(call.resource, members, call.ids)

    async def perform(work: Work) -> Answer:
        return answer_of(await record(work, call.register.gate, call.resource, facts), 201)

    return response_of(await recorded_once(call, members, perform))


async def recorded_once(call: Call, members: Any, perform: Perform) -> Answer:
    """Perform the recording of a new fact once per key, and return its answer."""
    answer = await call.submission(members).perform(f"{call.resource.kind}.record", [call.resource.writers], perform)
    if answer.is_replayed and answer.location is not None:
        # What was answered then is only shown again to who would see it now.
        address = address_of(answer.location)
        assert address is not None
        await require_inside(call.register, call.token, address)
    return answer


async def correct_one(call: Call) -> Response:
    """Correct one fact, made on the version that was read."""
    *parents, own_id = call.ids
    await require_inside(call.register, call.token, Address(call.resource, tuple(parents), own_id))
    members = await read_json(call.request, (MERGE_PATCH, JSON))
    correction = changed_facts(call.resource, members)
    if_match = listed(call.request, "if-match")
    preconditions.parsed(if_match)

    async def perform(work: Work) -> Answer:
        return answer_of(await correct(work, call.register.gate, call.resource, own_id, if_match, correction), 200)

    name = f"{call.resource.kind}.correct"
    answer = await call.submission(members).perform(name, [call.resource.writers], perform, correction.reason)
    return response_of(answer)


def listed(request: Request, name: str) -> str | None:
    """Return a header that is a list, whether it came in one line or in several (RFC 9110, section 5.3)."""
    lines = header_lines(request.scope, name.encode())
    return ", ".join(lines) if lines else None
