"""One turn of sending to one subscription: what it may know of now, in order, until its time is over or it fails."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from uuid_utils.compat import uuid7

from app.events.rules import CURSOR_EPOCH_CHANGED, Asked, kinds_named
from app.events.service import Event, FeedPage, cloud_event, feed_page
from app.kit.domain import RefusedError
from app.kit.faults import refusal_of_fault
from app.kit.journal import REGISTER
from app.kit.pagination import FeedPosition
from app.kit.read_pool import ReadPool
from app.kit.reading import Reads
from app.kit.register import Register
from app.kit.resources import Resource
from app.kit.work import Command, Work
from app.webhooks import repository
from app.webhooks.backoff import Failing, asked_wait, next_wait
from app.webhooks.messages import Message, allowed_rate, asked_to_agree, origin_of
from app.webhooks.repository import Claim
from app.webhooks.rules import WebhookDisabledReason
from app.webhooks.sending import Sender, Sent
from app.webhooks.service import agree, disable
from app.webhooks.sight import KeeperLeftError, SubscriptionSight
from app.webhooks.vault import SecretUnreadableError, Vault

# After so long another subscription has its turn.
TURN_SECONDS = 10.0
# What was read is sent within this time, or read again: sight and memberships count as they are now.
FRESH_SECONDS = 1.0
EVENTS_READ = 20
TROUBLE_SECONDS = 30.0
_log = logging.getLogger("convenant.webhooks")


@dataclass(frozen=True, slots=True)
class Outlet:
    """What sending takes: how far it may reach, the keys of the secrets, and how fast failures are tried again."""

    sender: Sender
    vault: Vault
    retry_factor: float = 1.0
    # Each trial holds a connection for commands while it waits for somebody else: one at a time.
    trying: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))


@dataclass(frozen=True)
class Delivering:
    """Sends for subscriptions that this process has claimed."""

    register: Register
    # Of the primary: a replica shows a membership or a dossier for a while after it ended.
    present: ReadPool
    engine: AsyncEngine
    outlet: Outlet
    public_url: str

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction of its own: requests never wait for it."""
        async with self.engine.begin() as connection:
            yield connection

    async def serve(self, claimed: Claim) -> None:
        """Send for a subscription, and let go of it whatever happens."""
        try:
            await self._turn_of(claimed)
        except Exception as error:  # noqa: BLE001 - one subscription never ends the sending of others
            _log.exception("a webhook subscription waits: %s", claimed.subscription_id)
            with suppress(Exception):
                await self._let_wait(claimed, TROUBLE_SECONDS, failed=refusal_of_fault(error) is None)
        finally:
            with suppress(Exception):
                async with self.connection() as connection:
                    await repository.release(connection, claimed)

    async def _turn_of(self, claimed: Claim) -> None:
        try:
            secrets = [self.outlet.vault.opened_secret(sealed) for sealed in claimed.sealed_secrets]
            if claimed.is_pending:
                await self._ask(claimed)
            else:
                await self._send_on(claimed, secrets)
        except SecretUnreadableError:
            await self._disable(claimed, WebhookDisabledReason.SECRET_UNREADABLE)
        except KeeperLeftError:
            await self._disable(claimed, WebhookDisabledReason.KEEPER_LEFT)
        except RefusedError as refused:
            if refused.problem is not CURSOR_EPOCH_CHANGED:
                raise
            await self._disable(claimed, WebhookDisabledReason.HISTORY_CHANGED)

    async def _ask(self, claimed: Claim) -> None:
        """Ask an address whether it wants messages; before it does, nothing is sent to it."""
        origin = origin_of(self.public_url)
        sent = await asked_to_agree(self.outlet.sender, claimed.url, origin)
        if sent.is_accepted:
            await self._keep(claimed, sent)
            rate = allowed_rate(sent.headers)
            await self._command("agree", lambda work: agree(work, claimed.subscription_id, rate))
        else:
            await self._failed(claimed, sent)

    async def _send_on(self, claimed: Claim, secrets: list[str]) -> None:
        clock = self.register.clock
        until = clock.monotonic() + TURN_SECONDS
        while clock.monotonic() < until and not self.register.watch.is_ended:
            read_at = clock.monotonic()
            page = await self._page(claimed)
            for event in page.events:
                position = FeedPosition(page.position.epoch, event.sequence, event.entry_hash)
                if not await self._delivered(claimed, event, position, secrets):
                    return
                claimed = replace(claimed, position=position, failures=0, failing_seconds=0.0)
                if clock.monotonic() - read_at > FRESH_SECONDS or self.register.watch.is_ended:
                    break
            else:
                async with self.connection() as connection:
                    goes_on = await repository.passed(connection, claimed, page.position)
                claimed = replace(claimed, position=page.position)
                if not (goes_on and page.has_more):
                    return

    async def _page(self, claimed: Claim) -> FeedPage:
        """Return the next events a subscription may know of now: by the same code as the feed."""
        sight = SubscriptionSight(self.present, claimed.organisation_id, claimed.keeper)
        reads = Reads(self.present, sight, self.register.reads.cursors)
        kinds = kinds_named(claimed.event_types, Resource.registry) if claimed.event_types else None
        wanted = Asked(kinds, claimed.dossier_agreement_id)
        async with self.register.watch.reading:
            return await feed_page(reads, None, wanted, claimed.position, EVENTS_READ)

    async def _delivered(self, claimed: Claim, event: Event, position: FeedPosition, secrets: list[str]) -> bool:
        """Send one event; tell whether the next may follow at once."""
        told = cloud_event(event, self.register.event_source, self.public_url)
        message = Message.of(told.id, told)
        timestamp = int(self.register.clock.epoch_seconds())
        sent = await self.outlet.sender.send("POST", claimed.url, message.headers(secrets, timestamp), message.body)
        about: dict[str, str | int] = {"event_id": told.id, "event_type": told.type, "sequence": event.sequence}
        if not sent.is_accepted:
            await self._failed(claimed, sent, **about)
            return False
        async with self.connection() as connection:
            goes_on = await repository.delivered(connection, claimed, position)
            await repository.keep_attempt(connection, _attempt(claimed, sent, **about))
        return goes_on

    async def _failed(self, claimed: Claim, sent: Sent, **about: str | int) -> None:
        await self._keep(claimed, sent, **about)
        retry_after = asked_wait(sent.headers.get("retry-after"), self.register.clock.now())
        failing = Failing(sent.outcome, claimed.failures + 1, claimed.failing_seconds, retry_after)
        chance = random.random()  # noqa: S311 - spreads attempts, keeps no secret
        wait = next_wait(failing, self.outlet.retry_factor, chance)
        if isinstance(wait, WebhookDisabledReason):
            # Before it is let go of: nobody else may take it up once more.
            await self._disable(claimed, wait)
            wait = 0.0
        await self._let_wait(claimed, wait, failed=True)

    async def _keep(self, claimed: Claim, sent: Sent, **about: str | int) -> None:
        async with self.connection() as connection:
            await repository.keep_attempt(connection, _attempt(claimed, sent, **about))

    async def _let_wait(self, claimed: Claim, seconds: float, *, failed: bool) -> None:
        async with self.connection() as connection:
            await repository.wait(connection, claimed, seconds, failed=failed)

    async def _disable(self, claimed: Claim, reason: WebhookDisabledReason) -> None:
        _log.warning("a webhook subscription is disabled (%s): %s", reason, claimed.subscription_id)
        await self._command("disable", lambda work: disable(work, claimed.subscription_id, reason), reason.en)

    async def _command(
        self, name: str, use_case: Callable[[Work], Awaitable[None]], reason: str | None = None
    ) -> None:
        now = self.register.clock.now()
        command = Command(f"webhook_subscription.{name}", REGISTER, now, uuid4().hex, reason)
        await self.register.writer.run(command, use_case)


def _attempt(claimed: Claim, sent: Sent, **about: str | int) -> dict[str, Any]:
    """Return what is kept of an attempt; what an address said when it took something is of no use."""
    event: dict[str, Any] = {"event_id": None, "event_type": None, "sequence": None}
    return (
        event
        | about
        | {
            "id": uuid7(),
            "subscription_id": claimed.subscription_id,
            "attempt": claimed.failures + 1,
            "duration_ms": sent.duration_ms,
            "outcome": sent.outcome.value,
            "response_status": sent.status,
            "reply": None if sent.is_accepted else sent.reply,
        }
    )
