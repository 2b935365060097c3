"""The `webhooks` section of the API description: the requests that the register sends, and what they are answered."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Header, Response

from app.events.schemas import CloudEvent
from app.webhooks.messages import CONTENT_TYPE
from app.webhooks.schemas import TrialEvent

router = APIRouter(tags=["Webhooks"])
MessageId = Annotated[
    str, Header(alias="webhook-id", description="Id of the event: the same each time it is sent. Keep it to know it.")
]
Timestamp = Annotated[
    str,
    Header(
        alias="webhook-timestamp",
        pattern="^[0-9]+$",
        description="Seconds since 1970 at which this attempt was made. Refuse what is older than five minutes.",
    ),
]
Signature = Annotated[
    str,
    Header(
        alias="webhook-signature",
        pattern="^v1,[A-Za-z0-9+/]+=*( v1,[A-Za-z0-9+/]+=*)*$",
        description="HMAC-SHA256, with the octets of the secret, over `webhook-id.webhook-timestamp.body`; one for"
        " each secret that counts, separated by spaces.",
    ),
]
_ANSWERS: dict[int | str, dict[str, Any]] = {
    204: {"description": "Accepted: the next event follows."},
    410: {"description": "Send nothing more: the subscription is disabled."},
    429: {"description": "Come back later: after `Retry-After`, where it is given. So does 503."},
    "default": {
        "description": "Not accepted, like no answer within 15 seconds: the same event is sent again, ten times in"
        " some three days. A redirect is not followed."
    },
}


@router.post(
    "event",
    operation_id="receiveEvent",
    summary="An event happened that you subscribed to",
    status_code=204,
    responses=_ANSWERS,
)
async def event(
    webhook_id: MessageId,
    webhook_timestamp: Timestamp,
    webhook_signature: Signature,
    content: Annotated[CloudEvent | TrialEvent, Body(media_type=CONTENT_TYPE)],
) -> None:
    """Take one event, sent to the address of your subscription (Standard Webhooks 1.0.0, CloudEvents 1.0).

    Events come one at a time, in the order of the journal, at least once: one that you accepted may come again with
    the same `webhook-id`. Check the signature with the secret of the subscription before you believe what it says.
    The event names a record and its version; read the record at its address, with your own token.
    """


@router.api_route(
    "event",
    methods=["OPTIONS"],
    operation_id="allowEvents",
    summary="The register asks whether you want events",
    response_class=Response,
    responses={
        200: {
            "description": "You do. Any other answer, or one without the header, is a no: then it asks again later.",
            "headers": {
                "WebHook-Allowed-Origin": {
                    "description": "The origin that was asked for, or `*`.",
                    "required": True,
                    "schema": {"type": "string"},
                },
                "WebHook-Allowed-Rate": {
                    "description": "Most messages a minute; left out for as many as come.",
                    "schema": {"type": "string", "pattern": "^[0-9]+$"},
                },
            },
        }
    },
)
async def allow_events(
    origin: Annotated[str, Header(alias="WebHook-Request-Origin", description="Host name of the register.")],
) -> None:
    """Say that you want to be sent events, when a subscription is made (CloudEvents 1.0, HTTP Web Hooks, section 4).

    Nothing else is sent to an address before it said so.
    """
