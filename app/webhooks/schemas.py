"""Shapes of webhook subscriptions, of what is done with them, and of what is sent."""

import re
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from app.events.rules import CHANGED, RECORDED, TYPE_PREFIX, kinds_named
from app.events.schemas import EventData
from app.kit.change import Reason
from app.kit.domain import RecordingMode
from app.kit.queries import Cursor, ListQuery, PageLinks
from app.kit.resources import Resource
from app.kit.schema import (
    ApiModel,
    Instant,
    LongText,
    Provenance,
    RecordRead,
    Sha256,
    ShortText,
    invalid,
    listed_once,
)
from app.webhooks.rules import WebhookDisabledReason, WebhookOutcome, WebhookStatus, WebhookTransition


def _tell_types(schema: dict[str, Any]) -> None:
    """Say which types there are; every resource has declared itself by the time a description is made."""
    kinds = "|".join(kind.replace("_", "-") for kind in sorted(Resource.registry))
    schema["pattern"] = rf"^{re.escape(TYPE_PREFIX)}({kinds})-({RECORDED}|{CHANGED})$"


def _known(name: str) -> str:
    if kinds_named([name], Resource.registry) is None:
        raise invalid(
            "event_type",
            "Een type is `nl.convenanten.{soort}-recorded` of `-changed`, met als soort die van een gegeven.",
            "A type is `nl.convenanten.{kind}-recorded` or `-changed`, the kind being that of a record.",
        )
    return name


EventType = Annotated[str, Field(max_length=100, json_schema_extra=_tell_types), AfterValidator(_known)]
EventTypes = Annotated[
    tuple[EventType, ...],
    Field(max_length=100, json_schema_extra={"uniqueItems": True}),
    AfterValidator(listed_once(lambda name: name)),
]
# RFC 3986 in ASCII: what a name in another script looks like is not what it is. No user, no fragment.
_HOST = r"(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9.-]{1,253})(:[0-9]{1,5})?"
_PATH_AND_QUERY = r"([/?]([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?"
WebhookUrl = Annotated[
    str,
    Field(
        max_length=1000,
        pattern=f"^https?://{_HOST}{_PATH_AND_QUERY}$",
        json_schema_extra={"format": "uri"},
    ),
]


class WebhookSubscriptionCreate(Provenance):
    """An address to which events are to be sent."""

    recording_mode: RecordingMode = Field(
        RecordingMode.WORKFLOW, description="`workflow`: it counts from now, by who records it."
    )
    organisation_id: UUID = Field(description="The organisation it is of; it does not change.")
    url: WebhookUrl = Field(
        description="Where to send to, over https; it does not change: another address is another subscription."
    )
    description: LongText | None = Field(None, description="What it is for, and whom to ask about it.")
    event_types: EventTypes = Field((), description="Only events of these types; all of them when empty.")
    dossier_agreement_id: UUID | None = Field(
        None, description="Only events in the dossier of this agreement, as with `agreementId` of the feed."
    )


class WebhookSubscriptionRead(RecordRead):
    """An address to which events are sent."""

    organisation_id: UUID = Field(description="The organisation it is of, and whose sight of the feed it has.")
    url: str = Field(json_schema_extra={"format": "uri"})
    description: str | None
    event_types: tuple[str, ...] = Field(description="Which events are sent; none: all of them.")
    dossier_agreement_id: UUID | None = Field(description="Only what concerns this agreement; null: everything.")
    status: WebhookStatus
    disabled_reason: WebhookDisabledReason | None = Field(description="Why the register stopped by itself.")
    agreed_at: Instant | None = Field(description="When the address said that it wants messages.")
    from_sequence: int = Field(
        description="Events after this place in the journal are sent: its end when the subscription was made, or"
        " what a replay chose."
    )
    secret_issued_at: Instant | None = Field(description="When the secret that signs was made.")
    former_secret_ends_at: Instant | None = Field(description="Until then the secret before it signs as well.")


class WebhookSubscriptionIssued(WebhookSubscriptionRead):
    """A subscription with its secret, which is shown this once."""

    secret: str | None = Field(
        None,
        description="Signs what is sent. Only in the first answer: a repeated request is answered without it.",
        examples=["whsec_Q29udmVuYW50LCBhbGxlZW4gZWVuIHZvb3JiZWVsZC4="],
    )


class WebhookSubscriptionQuery(ListQuery):
    """Filters of a list of subscriptions."""

    organisation_id: UUID | None = None
    status: WebhookStatus | None = None


class WebhookTransitionRequest(Reason):
    """One transition, and why."""

    transition: WebhookTransition = Field(
        description="`pause`, `resume` from where it was, or `end` for good: the secrets are destroyed."
    )


class SecretRotation(Reason):
    """Why the secret is replaced."""


class ReplayRequest(Reason):
    """From where events are sent again, and why."""

    after_sequence: int = Field(
        ge=0, le=2**53, description="Events after this place in the journal; 0 is its beginning."
    )


class WebhookTestRequest(ApiModel):
    """What the message says."""

    note: ShortText | None = Field(None, description="To know the message by: it carries this in `data.note`.")


class WebhookTest(ApiModel):
    """What became of a message sent to try the address."""

    event_id: Sha256 | None = Field(description="The `webhook-id` of the message; null when only asked to agree.")
    outcome: WebhookOutcome | None = Field(description="Null in a rehearsal: nothing was sent.")
    response_status: int | None = Field(description="The status the address answered with, if it answered.")
    reply: str | None = Field(description="The beginning of its answer.")
    duration_ms: int = Field(description="How long the address took to answer, in milliseconds.")


class WebhookDeliveryRead(ApiModel):
    """One attempt to send something."""

    id: UUID
    event_id: str | None = Field(description="The `webhook-id`; null for the question whether the address agrees.")
    event_type: str | None = Field(
        description="The type of the event; null for the question whether the address agrees."
    )
    sequence: int | None = Field(description="Place of the event in the journal.")
    attempt: int = Field(description="Counts the attempts since something was last accepted.")
    attempted_at: Instant
    duration_ms: int = Field(description="How long the address took to answer, in milliseconds.")
    outcome: WebhookOutcome = Field(description="What became of it.")
    response_status: int | None = Field(description="The status the address answered with, if it answered.")
    reply: str | None = Field(description="The beginning of its answer, when it did not accept.")


class WebhookProgress(ApiModel):
    """How far a subscription is."""

    sequence: int = Field(description="Everything up to this place in the journal was sent, or is not to be sent.")
    head: int = Field(description="The end of the journal.")
    behind: int = Field(description="Entries of the journal not looked at yet; many may not be for you.")
    failures: int = Field(description="Failed attempts since something was last accepted.")
    first_failed_at: Instant | None = Field(description="When the first of these failures was.")
    next_attempt_at: Instant | None = Field(description="When it is tried again, after a failure.")
    delivered_at: Instant | None = Field(description="When something was last accepted.")


class WebhookDeliveryPage(ApiModel):
    """Attempts, the newest first, and how far the subscription is."""

    items: list[WebhookDeliveryRead]
    progress: WebhookProgress = Field(description="How far the subscription is.")
    links: PageLinks = Field(description="Addresses that belong to this answer, relative to the server.")


class WebhookDeliveryQuery(ApiModel):
    """A page of attempts."""

    model_config = ListQuery.model_config

    limit: int = Field(25, ge=1, le=200, description="Most attempts on one page.")
    cursor: Cursor | None = Field(None, description="From `links.next`; opaque.")


class TrialData(EventData):
    """What the message that tries an address is about."""

    note: str | None = Field(description="What who tried the address wanted it to say.")


class TrialEvent(ApiModel):
    """Somebody tried the address of a subscription; it stands in no journal and has no sequence."""

    specversion: Literal["1.0"] = Field("1.0", description="The version of CloudEvents.")
    id: Sha256
    source: str = Field(description="The organisation that keeps the register, and its system.")
    type: Literal["nl.convenanten.webhook-subscription-tested"] = Field(
        "nl.convenanten.webhook-subscription-tested", description="Always the type of a trial."
    )
    subject: UUID = Field(description="Id of the subscription.")
    time: Instant
    datacontenttype: Literal["application/json"] = Field("application/json", description="The media type of `data`.")
    dataref: str = Field(description="Address of the subscription.", json_schema_extra={"format": "uri"})
    data: TrialData = Field(description="Says that it is a trial.")
