"""Several commands in one transaction: all of them are done, or none (D7)."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import AfterValidator, Field
from sqlalchemy.exc import IntegrityError

from app.kit.auth.tokens import VerifiedToken
from app.kit.body import read_json, shaped
from app.kit.change import changed_facts, recorded_facts
from app.kit.domain import ApiRole, FieldError, Localised, RefusedError, refusal
from app.kit.idempotency import Answer
from app.kit.policy import POLICIES, Policy, guarded, require_scope
from app.kit.problem_types import VALIDATION_FAILED
from app.kit.queries import CommandQuery
from app.kit.reception import RegisterDep, TokenDep
from app.kit.register import Register
from app.kit.resources import Representation
from app.kit.schema import ApiModel, invalid
from app.kit.submission import (
    Address,
    Rehearsal,
    Submission,
    address_of,
    answer_of,
    require_inside,
    require_parent,
    response_of,
)
from app.kit.use_cases import correct, record
from app.kit.work import Recorded, Work
from app.kit.writer import refused_by_constraint

MOST_COMMANDS = 100
router = APIRouter()

_UNKNOWN_ADDRESS = Localised(
    "Dit pad neemt deze opdracht niet aan: een POST gaat naar een lijst, een PATCH naar een gegeven.",
    "This path does not take this command: a POST goes to a list, a PATCH to a record.",
)
_CHANGED_TWICE = Localised(
    "Een gegeven verandert hoogstens één keer per bundel.", "A record changes at most once per batch."
)
_UNKNOWN_NAME = Localised(
    "Geen eerdere opdracht in deze bundel heeft deze naam.", "No earlier command in this batch has this name."
)


class BatchCommand(ApiModel):
    """One command: what would otherwise be one request."""

    method: Literal["POST", "PATCH"]
    path: str = Field(min_length=1, max_length=500, description="The path, from `/v1` on, such as `/v1/persons`.")
    if_match: str | None = Field(None, max_length=200, description="The ETag that was read; a PATCH needs it.")
    name: Annotated[str, Field(pattern=r"^[a-z][a-zA-Z0-9]{0,29}$")] | None = Field(
        None, description="Lets later commands refer to the new record: `$name` in a path or as a value is its id."
    )
    body: dict[str, Any] = Field(description="The body the request would have.")


def _not_empty(commands: tuple[BatchCommand, ...]) -> tuple[BatchCommand, ...]:
    # A least length of the field would also be found wanting when a command is malformed.
    if not commands:
        raise invalid("too_short", "Noem minstens één opdracht.", "Name at least one command.")
    return commands


class BatchCreate(ApiModel):
    """Commands that are performed in order, together or not at all."""

    commands: Annotated[
        tuple[BatchCommand, ...],
        Field(max_length=MOST_COMMANDS, json_schema_extra={"minItems": 1}),
        AfterValidator(_not_empty),
    ]


class BatchResult(ApiModel):
    """The outcome of one command."""

    status: int
    address: str = Field(description="Path of the record.")
    etag: str
    body: dict[str, Any] = Field(description="The record as it stands after the batch.")


class BatchRead(ApiModel):
    """The outcomes, in the order of the commands."""

    results: tuple[BatchResult, ...]


@dataclass
class _Batch:
    """One batch on its way through its transaction."""

    register: Register
    token: VerifiedToken | None
    commands: tuple[BatchCommand, ...]
    _ids: dict[str, UUID] = field(default_factory=dict)
    _changed: set[UUID] = field(default_factory=set)

    def _forget(self) -> None:
        """Begin anew: a transaction that the database refused is repeated whole."""
        self._ids.clear()
        self._changed.clear()

    async def receive(self) -> frozenset[ApiRole]:
        """Check what can be judged before the transaction, address, scope and visibility; return the first's roles.

        Raises:
            RefusedError: names the first command that fails.

        """
        roles: frozenset[ApiRole] = frozenset()
        for index, command in enumerate(self.commands):
            with located(index):
                address = self._address(index, command, known_only=True)
                if address is None:
                    continue
                verb = "record" if command.method == "POST" else "correct"
                require_scope(self.token, POLICIES[address.resource.operation_ids[verb]])
                if command.method == "POST":
                    await require_parent(self.register, self.token, address)
                else:
                    await require_inside(self.register, self.token, address)
                roles = roles or address.resource.writers
        return roles

    async def perform(self, work: Work, submission: Submission) -> Answer:
        """Perform the commands in order.

        Raises:
            RefusedError: names the first command that fails.

        """
        self._forget()
        results = []
        for index, command in enumerate(self.commands):
            with located(index):
                recorded = await self._one(index, command, work, submission)
            if command.name is not None:
                self._ids[command.name] = recorded.id
            answer = answer_of(recorded, 201 if command.method == "POST" else 200)
            results.append(
                f'{{"status":{answer.status},"address":"{recorded.address}",'
                f'"etag":{json.dumps(answer.etag)},"body":{recorded.representation}}}'
            )
        return Answer(200, f'{{"results":[{",".join(results)}]}}')

    async def _one(self, index: int, command: BatchCommand, work: Work, submission: Submission) -> Recorded:
        address = self._address(index, command, known_only=False)
        assert address is not None
        resource, gate = address.resource, self.register.gate
        body = self._filled(command.body)
        if address.own_id is None:
            work.command = await submission.admitted(work.session, f"{resource.kind}.record", resource.writers)
            return await record(work, gate, resource, recorded_facts(resource, body, address.parents))
        if address.own_id in self._changed:
            raise _fault("/path", "listed-twice", _CHANGED_TWICE)
        self._changed.add(address.own_id)
        correction = changed_facts(resource, body)
        name = f"{resource.kind}.correct"
        work.command = await submission.admitted(work.session, name, resource.writers, correction.reason)
        return await correct(work, gate, resource, address.own_id, command.if_match, correction)

    def _address(self, index: int, command: BatchCommand, *, known_only: bool) -> Address | None:
        """Return what a command is about; nothing, with `known_only`, when only an earlier command will tell."""
        steps = command.path.split("/")
        names = [step[1:] for step in steps if step.startswith("$")]
        if names and known_only:
            earlier = {before.name for before in self.commands[:index]}
            if not earlier.issuperset(names):
                raise _fault("/path", "unknown-name", _UNKNOWN_NAME)
            return None
        path = "/".join(str(self._ids[step[1:]]) if step.startswith("$") else step for step in steps)
        found = address_of(path)
        is_correction = command.method == "PATCH"
        if (
            found is None
            or not path.startswith("/v1/")
            or not found.resource.is_recordable
            or (found.own_id is not None) != is_correction
        ):
            raise _fault("/path", "unknown-address", _UNKNOWN_ADDRESS)
        return found

    def _filled(self, value: Any) -> Any:
        """Return a body with the ids of earlier commands in the place of their names."""
        if isinstance(value, dict):
            return {name: self._filled(child) for name, child in value.items()}
        if isinstance(value, list):
            return [self._filled(child) for child in value]
        known = isinstance(value, str) and value.startswith("$") and value[1:] in self._ids
        return str(self._ids[value[1:]]) if known else value


@contextmanager
def located(index: int) -> Iterator[None]:
    """Say of every refusal inside which command of the batch it is about."""
    try:
        yield
    except IntegrityError as error:
        raise _at(index, refused_by_constraint(error)) from error
    except RefusedError as refused:
        raise _at(index, refused) from None


def _at(index: int, refused: RefusedError) -> RefusedError:
    first, *others = refused.violations
    located = (replace(first, members={**first.members, "failedCommand": index}), *others)
    placed = (
        replace(violation, errors=tuple(_placed(index, error) for error in violation.errors)) for violation in located
    )
    return RefusedError(*placed, headers=refused.headers)


def _placed(index: int, error: FieldError) -> FieldError:
    inside = {"body": f"/body{error.location}", "header": "/ifMatch"}.get(error.source, error.location)
    return replace(error, source="body", location=f"/commands/{index}{inside}")


def _fault(location: str, code: str, sentence: Localised) -> RefusedError:
    return refusal(VALIDATION_FAILED, errors=(FieldError("batch", location, code, sentence),))


_WRITERS = frozenset(ApiRole) - {ApiRole.AUDITOR, ApiRole.PUBLIC}
_EXTRA: Representation = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/BatchCreate"}}},
    }
}


@router.post(
    "/batches",
    operation_id="performBatch",
    summary="Perform several commands in one transaction",
    tags=["Batches"],
    dependencies=guarded(Policy(operation="performBatch", needs_token=True, roles=_WRITERS)),
    response_model=None,
    openapi_extra=_EXTRA,
    responses={
        200: {
            "model": BatchRead | Rehearsal,
            "description": "The outcome of every command; with `validateOnly=true` what would have happened.",
        }
    },
)
async def perform_batch(
    request: Request, token: TokenDep, register: RegisterDep, query: Annotated[CommandQuery, Query()]
) -> Response:
    """Perform up to 100 commands in order and commit them together; when one fails, none of them happened.

    Each command is what would otherwise be one POST or PATCH, with its own `ifMatch`, and needs the same role. The
    problem of a batch is that of the first command that failed; `failedCommand` counts from 0. A later command may
    refer to a record made by an earlier one by its `name`.
    """
    members = await read_json(request)
    asked = shaped(BatchCreate, json.dumps(members))
    batch = _Batch(register, token, asked.commands)
    roles = await batch.receive()
    submission = Submission(request, register, token, query, members)
    answer = await submission.perform("batch.perform", roles, lambda work: batch.perform(work, submission))
    if answer.is_replayed:
        for result in json.loads(answer.body)["results"]:
            address = address_of(result["address"])
            assert address is not None
            await require_inside(register, token, address)
    return response_of(answer)
