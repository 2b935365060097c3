"""What is sent: an event with its headers and signatures, and the question whether an address wants them."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from pydantic import BaseModel

from app.webhooks.rules import WebhookOutcome
from app.webhooks.schemas import TrialData, TrialEvent
from app.webhooks.sending import TOTAL_SECONDS, Sender, Sent
from app.webhooks.signing import signatures

CONTENT_TYPE = "application/cloudevents+json"
USER_AGENT = "Convenant-Webhooks"
ANY_ORIGIN = "*"
# More digits are no limit.
_RATE = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class Message:
    """One event on its way: the same id and body however often it is sent."""

    id: str
    body: bytes

    @classmethod
    def of(cls, event_id: str, event: BaseModel) -> "Message":
        """Return an event as it is sent."""
        return cls(event_id, event.model_dump_json(by_alias=True).encode())

    def headers(self, secrets: Sequence[str], timestamp: int) -> dict[str, str]:
        """Return the headers of one attempt: its own timestamp, signed with every secret that counts."""
        return {
            "Content-Type": CONTENT_TYPE,
            "User-Agent": USER_AGENT,
            "webhook-id": self.id,
            "webhook-timestamp": str(timestamp),
            "webhook-signature": signatures(secrets, self.id, timestamp, self.body),
        }


def origin_of(public_url: str) -> str:
    """Return the name under which the register asks an address whether it wants messages."""
    return urlsplit(public_url).hostname or ""


async def asked_to_agree(sender: Sender, url: str, origin: str, *, within: float = TOTAL_SECONDS) -> Sent:
    """Ask an address whether it wants messages (CloudEvents, HTTP 1.1 Web Hooks, section 4)."""
    headers = {"User-Agent": USER_AGENT, "WebHook-Request-Origin": origin}
    sent = await sender.send("OPTIONS", url, headers, within=within)
    if sent.is_accepted and not has_agreed(sent.headers, origin):
        return replace(sent, outcome=WebhookOutcome.NOT_AGREED)
    return sent


def has_agreed(headers: Mapping[str, str], origin: str) -> bool:
    """Tell whether an address allows this register to send to it."""
    allowed = [part.strip() for part in headers.get("webhook-allowed-origin", "").split(",")]
    return ANY_ORIGIN in allowed or origin in allowed


def allowed_rate(headers: Mapping[str, str]) -> int | None:
    """Return how many messages a minute an address allows; nothing when it sets no limit."""
    stated = headers.get("webhook-allowed-rate", "").strip()
    return max(int(stated), 1) if _RATE.fullmatch(stated) else None


def trial_event(
    about: tuple[UUID, int], key: str, note: str | None, source: str, public_url: str, now: datetime
) -> TrialEvent:
    """Return the event that tries a subscription, told by its id and version; the same key gives the same id."""
    subscription_id, version = about
    address = f"/v1/webhook-subscriptions/{subscription_id}"
    return TrialEvent(
        id=hashlib.sha256(f"{subscription_id} {key}".encode()).hexdigest(),
        source=source,
        subject=subscription_id,
        time=now,
        dataref=f"{public_url}{address}",
        data=TrialData(
            kind="webhook_subscription",
            id=subscription_id,
            version=version,
            agreement_id=None,
            address=address,
            note=note,
        ),
    )
