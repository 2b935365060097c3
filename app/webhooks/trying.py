"""Trying the address of a subscription: one message at once, and what became of it."""

from dataclasses import dataclass
from uuid import UUID

from app.kit.domain import settle
from app.kit.register import Register
from app.kit.work import Work
from app.webhooks import repository, rules
from app.webhooks.delivering import Outlet
from app.webhooks.messages import Message, asked_to_agree, origin_of, trial_event
from app.webhooks.models import WebhookSubscription
from app.webhooks.schemas import WebhookTest
from app.webhooks.sending import Sent
from app.webhooks.service import WEBHOOK_SUBSCRIPTIONS, kept_by

# Asking and sending together: shorter than a request may take.
TRIAL_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial; the same key gives the same message."""

    register: Register
    outlet: Outlet
    public_url: str
    key: str
    note: str | None

    async def of(self, work: Work, subscription_id: UUID, *, is_rehearsal: bool) -> WebhookTest:
        """Send a message to a subscription, or in a rehearsal only find out that it might be.

        Raises:
            RefusedError: `forbidden`, `invalid-transition`.

        """
        row = await work.session.get(WebhookSubscription, subscription_id)
        assert row is not None
        await self.register.gate.require_steward(work, WEBHOOK_SUBSCRIPTIONS, row, kept_by(row))
        settle(rules.not_ended(row.status), row.recording_mode)
        about, source, now = (row.id, row.version), self.register.event_source, work.command.instant
        event = trial_event(about, self.key, self.note, source, self.public_url, now)
        if is_rehearsal:
            return WebhookTest(event_id=event.id, outcome=None, response_status=None, reply=None, duration_ms=0)
        sender, clock = self.outlet.sender, self.register.clock
        began = clock.monotonic()
        if row.agreed_at is None:
            asked = await asked_to_agree(sender, row.url, origin_of(self.public_url), within=TRIAL_SECONDS)
            if not asked.is_accepted:
                return _told(None, asked)
        sealed = await repository.secrets_of(work.session, row.id)
        secrets = [self.outlet.vault.opened_secret(each) for each in sealed]
        message = Message.of(event.id, event)
        headers = message.headers(secrets, int(clock.epoch_seconds()))
        left = max(TRIAL_SECONDS - (clock.monotonic() - began), 0.0)
        return _told(event.id, await sender.send("POST", row.url, headers, message.body, within=left))


def _told(event_id: str | None, sent: Sent) -> WebhookTest:
    return WebhookTest(
        event_id=event_id,
        outcome=sent.outcome,
        response_status=sent.status,
        reply=sent.reply,
        duration_ms=sent.duration_ms,
    )
