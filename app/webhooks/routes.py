"""Addresses of webhook subscriptions, and what is done with one."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from app.kit import preconditions
from app.kit.body import JSON, Shape, read_json, shaped
from app.kit.change import recorded_facts
from app.kit.domain import ApiRole
from app.kit.http import context_of
from app.kit.idempotency import Answer
from app.kit.listing import page_address
from app.kit.openapi import REFUSED_WITH
from app.kit.openapi_bodies import body_of
from app.kit.openapi_parameters import IF_MATCH
from app.kit.operations import Call, listed, recorded_once
from app.kit.policy import Policy, guarded
from app.kit.queries import CommandQuery, PageLinks
from app.kit.reception import RegisterDep, TokenDep
from app.kit.routing import add_resource
from app.kit.schema import ApiModel
from app.kit.submission import Address, Rehearsal, Submission, answer_of, require_inside, response_of
from app.kit.work import Recorded, Work
from app.webhooks.delivering import Outlet
from app.webhooks.rules import SUBSCRIBERS
from app.webhooks.schemas import (
    ReplayRequest,
    SecretRotation,
    WebhookDeliveryPage,
    WebhookDeliveryQuery,
    WebhookSubscriptionCreate,
    WebhookSubscriptionIssued,
    WebhookSubscriptionRead,
    WebhookTest,
    WebhookTestRequest,
    WebhookTransitionRequest,
)
from app.webhooks.service import (
    WEBHOOK_SUBSCRIPTIONS,
    deliveries,
    move,
    replay,
    rotate,
    subscribe,
)
from app.webhooks.trying import Trial

router = APIRouter()
_ITEM = "/webhook-subscriptions/{webhookSubscriptionId}"
SubscriptionId = Annotated[UUID, Path(alias="webhookSubscriptionId", description="Id of the webhook subscription.")]


async def outlet_of(request: Request) -> Outlet:
    """Return what the process that serves a request sends with."""
    outlet: Outlet = request.app.state.outlet
    return outlet


OutletDep = Annotated[Outlet, Depends(outlet_of)]


async def subscribe_one(call: Call) -> Response:
    """Make a subscription, once per key, and show its secret this once: no kept answer holds it."""
    members = await read_json(call.request)
    facts = recorded_facts(call.resource, members, call.ids)
    assert isinstance(facts, WebhookSubscriptionCreate)
    outlet, issued = await outlet_of(call.request), ""

    async def perform(work: Work) -> Answer:
        nonlocal issued
        gate, reach = call.register.gate, outlet.sender.reach
        recorded, issued = await subscribe(work, gate, outlet.vault, reach, facts)
        return answer_of(recorded, 201)

    return response_of(_showing(await recorded_once(call, members, perform), 201, issued))


def _showing(answer: Answer, status: int, secret: str) -> Answer:
    """Return an answer with a secret in it, unless nothing was done: it was a rehearsal, or done before."""
    if answer.is_replayed or answer.etag is None or answer.status != status:
        return answer
    return replace(answer, body=f'{answer.body[:-1]},"secret":{json.dumps(secret)}}}')


add_resource(router, WEBHOOK_SUBSCRIPTIONS, recording=subscribe_one)


def _policy(operation: str, roles: frozenset[ApiRole] = SUBSCRIBERS) -> dict[str, Any]:
    policy = Policy(
        operation=operation,
        scope=WEBHOOK_SUBSCRIPTIONS.write_scope,
        needs_token=True,
        roles=roles,
        steward=WEBHOOK_SUBSCRIPTIONS.steward,
    )
    return {
        "operation_id": operation,
        "tags": [WEBHOOK_SUBSCRIPTIONS.tag],
        "dependencies": guarded(policy),
        "response_model": None,
    }


def _changing(body: type[ApiModel]) -> dict[str, Any]:
    return {"parameters": [IF_MATCH], "requestBody": body_of(body), REFUSED_WITH: ("invalid-transition",)}


_DONE: dict[int | str, dict[str, Any]] = {
    200: {
        "model": WebhookSubscriptionRead | Rehearsal,
        "description": "The subscription as it stands; with `validateOnly=true` what would have happened.",
    }
}
_ISSUED: dict[int | str, dict[str, Any]] = {200: _DONE[200] | {"model": WebhookSubscriptionIssued | Rehearsal}}
Change = Callable[[Work, str | None, Any], Awaitable[Recorded]]


async def _changed(
    asked: Submission, subscription_id: UUID, shape: type[Shape], roles: frozenset[ApiRole], name: str, change: Change
) -> Answer:
    """Change a subscription that the caller sees, made on the version that was read."""
    await require_inside(asked.register, asked.token, Address(WEBHOOK_SUBSCRIPTIONS, (), subscription_id))
    members = await read_json(asked.request)
    stated: Any = shaped(shape, json.dumps(members))
    if_match = listed(asked.request, "if-match")
    preconditions.parsed(if_match)

    async def perform(work: Work) -> Answer:
        return answer_of(await change(work, if_match, stated), 200)

    command = f"webhook_subscription.{getattr(stated, 'transition', name)}"
    return await replace(asked, body=members).perform(command, [roles], perform, stated.reason)


_MOVERS = SUBSCRIBERS | {ApiRole.ADMINISTRATOR}


@router.post(
    f"{_ITEM}/transitions",
    summary="Pause, resume or end a webhook subscription",
    responses=_DONE,
    openapi_extra=_changing(WebhookTransitionRequest),
    **_policy("performWebhookSubscriptionTransition", _MOVERS),
)
async def perform_transition(
    request: Request,
    token: TokenDep,
    register: RegisterDep,
    subscription_id: SubscriptionId,
    query: Annotated[CommandQuery, Query()],
) -> Response:
    """Stop the sending, go on with it, or end it for good.

    Nothing is lost meanwhile: a subscription that is resumed goes on where it was, at once, also one that the
    register disabled. Whoever resumes it keeps it from then on: it sends for as long as they have a role that may
    subscribe. An administrator can only pause.
    """

    async def change(work: Work, if_match: str | None, stated: WebhookTransitionRequest) -> Recorded:
        return await move(work, register.gate, subscription_id, if_match, stated.transition)

    asked = Submission(request, register, token, query, None)
    return response_of(
        await _changed(asked, subscription_id, WebhookTransitionRequest, _MOVERS, "transition", change)
    )


@router.post(
    f"{_ITEM}/secret-rotations",
    summary="Replace the secret of a webhook subscription",
    responses=_ISSUED,
    openapi_extra=_changing(SecretRotation),
    **_policy("rotateWebhookSecret"),
)
async def rotate_secret(
    request: Request,
    token: TokenDep,
    register: RegisterDep,
    outlet: OutletDep,
    subscription_id: SubscriptionId,
    query: Annotated[CommandQuery, Query()],
) -> Response:
    """Make a new secret and show it this once; for 24 hours the present one signs as well.

    What is sent in that time carries both signatures: take the new secret in use before it is over. A repeated
    request is answered without the secret; when the answer was lost, rotate again.
    """
    issued = ""

    async def change(work: Work, if_match: str | None, stated: SecretRotation) -> Recorded:
        nonlocal issued
        recorded, issued = await rotate(work, register.gate, outlet.vault, subscription_id, if_match)
        return recorded

    asked = Submission(request, register, token, query, None)
    answer = await _changed(asked, subscription_id, SecretRotation, SUBSCRIBERS, "rotate_secret", change)
    return response_of(_showing(answer, 200, issued))


@router.post(
    f"{_ITEM}/replays",
    summary="Send events to a webhook subscription again",
    responses=_DONE,
    openapi_extra=_changing(ReplayRequest),
    **_policy("replayWebhookEvents"),
)
async def replay_events(
    request: Request,
    token: TokenDep,
    register: RegisterDep,
    subscription_id: SubscriptionId,
    query: Annotated[CommandQuery, Query()],
) -> Response:
    """Go back to an earlier place in the journal and send everything after it, with what you may see now.

    An event that was sent before has the same `webhook-id`. A subscription that is paused or disabled starts there
    when it is resumed.
    """

    async def change(work: Work, if_match: str | None, stated: ReplayRequest) -> Recorded:
        return await replay(work, register.gate, subscription_id, if_match, stated.after_sequence)

    asked = Submission(request, register, token, query, None)
    return response_of(await _changed(asked, subscription_id, ReplayRequest, SUBSCRIBERS, "replay", change))


@router.post(
    f"{_ITEM}/tests",
    summary="Try the address of a webhook subscription",
    responses={200: {"model": WebhookTest | Rehearsal, "description": "What became of it. Nothing changes."}},
    openapi_extra={"requestBody": body_of(WebhookTestRequest), REFUSED_WITH: ("invalid-transition",)},
    **_policy("probeWebhookSubscription"),
)
async def probe_subscription(
    request: Request,
    token: TokenDep,
    register: RegisterDep,
    outlet: OutletDep,
    subscription_id: SubscriptionId,
    query: Annotated[CommandQuery, Query()],
) -> Response:
    """Send a message at once, of type `nl.convenanten.webhook-subscription-tested`, and tell what became of it.

    An address that has not agreed yet is first asked to. The message is signed like every other and is sent once,
    also to a subscription that is paused; within three seconds it must be accepted. With `validateOnly=true` nothing
    is sent.
    """
    await require_inside(register, token, Address(WEBHOOK_SUBSCRIPTIONS, (), subscription_id))
    members = await read_json(request)
    stated = shaped(WebhookTestRequest, json.dumps(members))
    asked = Submission(request, register, token, query, members)
    keyed = asked.keyed()
    assert keyed is not None
    trial = Trial(register, outlet, context_of(request.scope).public_url, keyed.key, stated.note)

    async def perform(work: Work) -> Answer:
        found = await trial.of(work, subscription_id, is_rehearsal=query.validate_only)
        return Answer(200, found.model_dump_json(by_alias=True))

    async with outlet.trying:
        return response_of(await asked.perform("webhook_subscription.test", [SUBSCRIBERS], perform))


@router.get(
    f"{_ITEM}/deliveries",
    operation_id="listWebhookDeliveries",
    summary="List what was sent to a webhook subscription",
    tags=[WEBHOOK_SUBSCRIPTIONS.tag],
    dependencies=guarded(
        Policy(operation="listWebhookDeliveries", scope=WEBHOOK_SUBSCRIPTIONS.read_scope, needs_token=True)
    ),
    response_model=None,
    responses={200: {"model": WebhookDeliveryPage, "description": "Attempts, and how far the subscription is."}},
)
async def list_deliveries(
    request: Request,
    token: TokenDep,
    register: RegisterDep,
    subscription_id: SubscriptionId,
    query: Annotated[WebhookDeliveryQuery, Query()],
) -> Response:
    """Return the latest attempts to send something, the newest first, and how far the subscription is in the journal.

    The last thousand attempts are kept. An address that does not accept is tried ten times in some three days, then
    the subscription is disabled; nothing is lost, and `resume` goes on where it was.
    """
    await register.reads.record(WEBHOOK_SUBSCRIPTIONS, token, subscription_id)
    shown, progress, cursor = await deliveries(register.reads, subscription_id, query)
    own = query.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    path = request.url.path
    following = page_address(path, own | {"cursor": cursor}) if cursor else None
    links = PageLinks(self=page_address(path, own), next=following)
    page = WebhookDeliveryPage(items=shown, progress=progress, links=links)
    return Response(page.model_dump_json(), media_type=JSON)
