"""Addresses of amendments: proposing, asking, classifying, answering, adopting, withdrawing, carrying over."""

import json
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response

from app.amendments import origins
from app.amendments.assessing import assessed
from app.amendments.course import ADOPTING, CLASSIFYING, WITHDRAWING
from app.amendments.origins import ClauseOrigin, annotated
from app.amendments.rebasing import carry_over
from app.amendments.service import AMENDMENT_CONSENTS, AMENDMENTS, ASKERS, PROPOSERS, TAG, present_amendment
from app.amendments.step_schemas import AmendmentAssessment, AssessmentRequest, RebaseRequest
from app.kit import preconditions
from app.kit.annotations import annotates
from app.kit.body import read_json, shaped
from app.kit.domain import ApiRole
from app.kit.idempotency import Answer
from app.kit.openapi import REFUSED_WITH
from app.kit.openapi_bodies import body_of
from app.kit.openapi_parameters import IF_MATCH
from app.kit.operations import listed
from app.kit.policy import Policy, guarded
from app.kit.queries import CommandQuery
from app.kit.reception import RegisterDep, TokenDep
from app.kit.routing import add_resource
from app.kit.submission import Address, Rehearsal, Submission, answer_of, require_inside, response_of
from app.kit.work import Work
from app.lifecycle.routes import add_step, add_transition_list

OF_STEP = ("day-in-future", "historic-source-required", "invalid-transition")
ANNOTATED = origins.ClauseOrigin
annotates("agreement_version", ClauseOrigin, annotated)
router = APIRouter()
add_resource(router, AMENDMENTS)
add_resource(router, AMENDMENT_CONSENTS)
add_transition_list(router, CLASSIFYING)
add_step(
    router,
    CLASSIFYING,
    suffix="classification",
    operation="classifyAmendment",
    summary="Classify an amendment",
    description=(
        "Says how far an amendment reaches: editorial, minor or substantive. Lighter than what the register finds,"
        " together with what changed since the last decision, is refused with the subjects it touches."
    ),
    roles=frozenset({ApiRole.LEGAL_OFFICER}),
    refusals=(
        *OF_STEP,
        "agreement-expired",
        "amendment-not-editorial",
        "amendment-not-minor",
        "period-invalid",
        "segregation-of-duties",
    ),
)
add_step(
    router,
    ADOPTING,
    suffix="adoption",
    operation="adoptAmendment",
    summary="Adopt an amendment",
    description=(
        "Makes the next version of the text, once every party consented and, for a substantive change, every"
        " government decided. It counts from its effective day; before signing at once."
    ),
    roles=PROPOSERS,
    refusals=(
        *OF_STEP,
        "agreement-expired",
        "amendment-conflict",
        "amendment-not-editorial",
        "amendment-not-minor",
        "decision-required",
        "effective-date-before-consent",
        "party-consent-missing",
        "period-invalid",
    ),
)
add_step(
    router,
    WITHDRAWING,
    suffix="withdrawal",
    operation="withdrawAmendment",
    summary="Withdraw an amendment",
    description="Withdraws a proposal that was not adopted.",
    roles=PROPOSERS,
    refusals=OF_STEP,
)


@router.post(
    "/amendments/{amendmentId}/assessments",
    operation_id="assessAmendment",
    summary="Ask whether an amendment may be made alone",
    tags=[TAG],
    dependencies=guarded(
        Policy(operation="assessAmendment", scope=AMENDMENTS.read_scope, needs_token=True, roles=ASKERS)
    ),
    response_model=None,
    openapi_extra={"requestBody": body_of(AssessmentRequest), REFUSED_WITH: ("reference-not-found",)},
    responses={
        200: {
            "model": AmendmentAssessment | Rehearsal,
            "description": "The answer, with the reasons. Nothing changes.",
        }
    },
)
async def assess_amendment(
    request: Request,
    token: TokenDep,
    register: RegisterDep,
    amendment_id: Annotated[UUID, Path(alias="amendmentId", description="Id of the amendment.")],
    query: Annotated[CommandQuery, Query()],
) -> Response:
    """Ask, before anybody acts, whether the mandate holder may make this change alone.

    The answer tells the lightest class the change allows, held against the text last decided on; every rule with
    the words that triggered it; each mandate it could rest on with every limit checked; the decisions and consents
    it needs, and of whom; and what a redrafted proposal would have to leave out. The real steps run the same code.
    """
    await require_inside(register, token, Address(AMENDMENTS, (), amendment_id))
    members = await read_json(request)
    asked = shaped(AssessmentRequest, json.dumps(members))

    async def performed(work: Work) -> Answer:
        named = {"mandateId": str(asked.mandate_id) if asked.mandate_id is not None else None}
        await register.gate.require_sight(work, AMENDMENT_CONSENTS, named, {})
        found = await assessed(work, await present_amendment(work, amendment_id), asked)
        return Answer(200, found.model_dump_json(by_alias=True))

    submission = Submission(request, register, token, query, members)
    return response_of(await submission.perform("amendment.assess", [ASKERS], performed))


@router.post(
    "/amendments/{amendmentId}/rebase",
    operation_id="rebaseAmendment",
    status_code=201,
    summary="Carry an amendment over to the present text",
    tags=[TAG],
    dependencies=guarded(
        Policy(
            operation="rebaseAmendment",
            scope=AMENDMENTS.write_scope,
            needs_token=True,
            roles=PROPOSERS,
            steward=AMENDMENTS.steward,
        )
    ),
    response_model=None,
    openapi_extra={
        "parameters": [IF_MATCH],
        "requestBody": body_of(RebaseRequest),
        REFUSED_WITH: (
            "agreement-expired",
            "amendment-conflict",
            "baseline-not-frozen",
            "invalid-transition",
        ),
    },
    responses={
        200: {"model": Rehearsal, "description": "With `validateOnly=true`: what would have happened."},
        201: {"model": AMENDMENTS.read, "description": "The new proposal; the old one is withdrawn."},
    },
)
async def rebase_amendment(
    request: Request,
    token: TokenDep,
    register: RegisterDep,
    amendment_id: Annotated[UUID, Path(alias="amendmentId", description="Id of the amendment.")],
    query: Annotated[CommandQuery, Query()],
) -> Response:
    """Make a new proposal of the operations on the text that counts now, and withdraw the old one.

    An operation on a clause that was changed meanwhile collides: then nothing changes, and `collisions` tells the
    clause, its words then and its words now. What the present text says already is left out.
    """
    await require_inside(register, token, Address(AMENDMENTS, (), amendment_id))
    members = await read_json(request)
    asked = shaped(RebaseRequest, json.dumps(members))
    if_match = listed(request, "if-match")
    preconditions.parsed(if_match)

    async def performed(work: Work) -> Answer:
        return answer_of(await carry_over(work, register.gate, amendment_id, if_match), 201)

    submission = Submission(request, register, token, query, members)
    return response_of(await submission.perform("amendment.rebase", [PROPOSERS], performed, asked.reason))
