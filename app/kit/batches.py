"""Several commands in one transaction: all of them are done, or none (D7)."""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy.exc import IntegrityError

from app.kit.auth.tokens import VerifiedToken
from app.kit.batch_shapes import BatchCommand, BatchCreate, BatchRead
from app.kit.body import read_json, shaped
from app.kit.change import changed_facts, recorded_facts
from app.kit.domain import ApiRole, FieldError, Localised, RefusedError, refusal
from app.kit.idempotency import Answer
from app.kit.policy import POLICIES, Policy, guarded, require_scope
from app.kit.problem_types import VALIDATION_FAILED
from app.kit.queries import CommandQuery
from app.kit.reception import RegisterDep, TokenDep
from app.kit.register import Register
from app.kit.resources import Representation, Resource
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
from app.kit.use_cases import correct, locked, record
from app.kit.work import Recorded, Work
from app.kit.writer import refused_by_constraint

# Stands for an id that only an earlier command will tell.
NO_ID = UUID(int=0)
router = APIRouter()

_UNKNOWN_ADDRESS = Localised(
    "Dit pad neemt deze opdracht niet aan: een POST gaat naar een lijst, een PATCH naar een gegeven.",
    "This path does not take this command: a POST goes to a list, a PATCH to a record.",
)
_CHANGED_TWICE = Localised(
    "Een gegeven verandert hoogstens één keer per bundel.", "A record changes at most once per batch."
)
_NAMED_TWICE = Localised("Een naam hoort bij één nieuw gegeven.", "A name belongs to one new record.")
_NOTHING_TO_MATCH = Localised("Een nieuw gegeven heeft nog geen versie.", "A new record has no version yet.")
_UNKNOWN_NAME = Localised(
    "Geen eerdere opdracht in deze bundel heeft deze naam.", "No earlier command in this batch has this name."
)


@dataclass
class _Batch:
    """One batch on its way through its transaction."""

    register: Register
    token: VerifiedToken | None
    commands: tuple[BatchCommand, ...]
    _made: dict[str, Address] = field(default_factory=dict)

    def check(self) -> list[frozenset[ApiRole]]:
        """Check addresses, scopes and names; return the roles that the commands need, in their order.

        Raises:
            RefusedError: names the first command that fails.

        """
        needed: list[frozenset[ApiRole]] = []
        names: set[str] = set()
        changed: set[str] = set()
        for index, command in enumerate(self.commands):
            with located(index):
                resource = _resource_of(command, names)
                verb = "record" if command.method == "POST" else "correct"
                require_scope(self.token, POLICIES[resource.operation_ids[verb]])
                if command.name in names or (command.name and command.method == "PATCH"):
                    raise _fault("/name", "listed-twice", _NAMED_TWICE)
                if command.method == "POST" and command.if_match is not None:
                    raise _fault("/ifMatch", "extra-forbidden", _NOTHING_TO_MATCH)
                if command.method == "PATCH" and command.path in changed:
                    raise _fault("/path", "listed-twice", _CHANGED_TWICE)
            names |= {command.name} if command.name else set()
            changed.add(command.path)
            if resource.writers not in needed:
                needed.append(resource.writers)
        return needed

    async def look(self) -> None:
        """Check that the caller sees what the commands are about, as far as it is there before the batch.

        Raises:
            RefusedError: names the first command that fails.

        """
        for index, command in enumerate(self.commands):
            address = address_of(command.path)
            with located(index):
                if address is not None and address.own_id is not None:
                    await require_inside(self.register, self.token, address)
                elif address is not None:
                    await require_parent(self.register, self.token, address)

    async def perform(self, work: Work, submission: Submission) -> Answer:
        """Perform the commands in order, all for one organisation.

        Raises:
            RefusedError: names the first command that fails.

        """
        self._made.clear()
        acting = work.command.actor.organisation_id
        await self._lock(work)
        results = []
        for index, command in enumerate(self.commands):
            with located(index):
                recorded = await self._one(command, work, submission, acting)
            answer = answer_of(recorded, 201 if command.method == "POST" else 200)
            results.append(
                f'{{"status":{answer.status},"address":"{recorded.address}",'
                f'"etag":{json.dumps(answer.etag)},"body":{recorded.representation}}}'
            )
        return Answer(200, f'{{"results":[{",".join(results)}]}}')

    async def _lock(self, work: Work) -> None:
        """Lock every record that changes, in one order for all batches, so that two never wait for each other."""
        found = [(address_of(command.path), index) for index, command in enumerate(self.commands)]
        changing = [(address, index) for address, index in found if address is not None and address.own_id]
        for address, index in sorted(changing, key=lambda each: (each[0].resource.kind, str(each[0].own_id))):
            assert address.own_id is not None
            with located(index):
                await locked(work, address.resource, address.own_id)

    async def _one(self, command: BatchCommand, work: Work, submission: Submission, acting: UUID | None) -> Recorded:
        address = self._address(command)
        resource, gate = address.resource, self.register.gate
        body = self._filled(command.body)
        if address.own_id is not None:
            correction = changed_facts(resource, body)
            name = f"{resource.kind}.correct"
            work.command = await submission.admitted(work.session, name, resource.writers, correction.reason, acting)
            return await correct(work, gate, resource, address.own_id, command.if_match, correction)
        work.command = await submission.admitted(
            work.session, f"{resource.kind}.record", resource.writers, None, acting
        )
        recorded = await record(work, gate, resource, recorded_facts(resource, body, address.parents))
        if command.name is not None:
            self._made[command.name] = Address(resource, address.parents, recorded.id)
        return recorded

    def _address(self, command: BatchCommand) -> Address:
        """Return what a command is about, the ids of earlier commands in the place of their names.

        A record that is named was made by the caller in this batch, under parents the caller sees. So a path may
        only name the record it hangs under directly, with that record's own parents before it.
        """
        steps = command.path.split("/")
        named = [step[1:] for step in steps if step.startswith("$")]
        ids = {f"${name}": str(self._made[name].own_id) for name in named}
        found = address_of("/".join(ids.get(step, step) for step in steps))
        if found is None:
            raise _fault("/path", "unknown-address", _UNKNOWN_ADDRESS)
        if named:
            *outer, direct = found.parents
            under = self._made[named[-1]]
            if under != Address(found.resource.parent_resource or under.resource, tuple(outer), direct):
                raise _fault("/path", "unknown-address", _UNKNOWN_ADDRESS)
        return found

    def _filled(self, value: Any) -> Any:
        """Return a body with the ids of earlier commands in the place of their names."""
        if isinstance(value, dict):
            return {name: self._filled(child) for name, child in value.items()}
        if isinstance(value, list):
            return [self._filled(child) for child in value]
        known = isinstance(value, str) and value.startswith("$") and value[1:] in self._made
        return str(self._made[value[1:]].own_id) if known else value


def _resource_of(command: BatchCommand, names: Collection[str]) -> Resource:
    """Return the resource of a command; `names` are those of the records made before it.

    Raises:
        RefusedError: `validation-failed`: no such address, or a name that nothing before it has.

    """
    steps = command.path.split("/")
    named = [step[1:] for step in steps if step.startswith("$")]
    if not set(named) <= set(names):
        raise _fault("/path", "unknown-name", _UNKNOWN_NAME)
    is_correction = command.method == "PATCH"
    found = address_of("/".join(str(NO_ID) if step.startswith("$") else step for step in steps))
    if (
        found is None
        or not command.path.startswith("/v1/")
        or not found.resource.is_batched
        or (found.own_id is not None) != is_correction
        or (named and is_correction)
    ):
        raise _fault("/path", "unknown-address", _UNKNOWN_ADDRESS)
    return found.resource


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
    # An ETag in the headers would be that of the batch.
    headers = {name: value for name, value in refused.headers.items() if name != "ETag"}
    return RefusedError(*placed, headers=headers)


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
    needed = batch.check()
    await batch.look()
    submission = Submission(request, register, token, query, members)
    answer = await submission.perform("batch.perform", needed, lambda work: batch.perform(work, submission))
    if answer.is_replayed:
        for result in json.loads(answer.body)["results"]:
            address = address_of(result["address"])
            assert address is not None
            await require_inside(register, token, address)
    return response_of(answer)
