"""Use cases of webhook subscriptions: making, pausing and replaying one, its secret, and what sending finds."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from app.kit.domain import ApiRole, Localised, RefusedError, Violation, refusal, settle
from app.kit.pagination import Position
from app.kit.preconditions import is_match
from app.kit.reading import Reads
from app.kit.resources import Resource, Steward
from app.kit.use_cases import locked, record, rendered_row
from app.kit.versions import conflict
from app.kit.visibility import Gate
from app.kit.work import Recorded, Work
from app.webhooks import repository, rules, signing
from app.webhooks.addresses import Reach
from app.webhooks.models import WebhookSecret, WebhookSubscription
from app.webhooks.rules import (
    SUBSCRIBERS,
    WEBHOOK_ADDRESS_REFUSED,
    Standing,
    WebhookDisabledReason,
    WebhookStatus,
    WebhookTransition,
)
from app.webhooks.schemas import (
    WebhookDeliveryQuery,
    WebhookDeliveryRead,
    WebhookProgress,
    WebhookSubscriptionCreate,
    WebhookSubscriptionIssued,
    WebhookSubscriptionQuery,
    WebhookSubscriptionRead,
)
from app.webhooks.urls import parsed
from app.webhooks.vault import Vault

# So long the secret before the present one signs as well (reliability reference, section 9).
BOTH_SIGN = timedelta(hours=24)


async def keep(work: Work, row: WebhookSubscription, facts: WebhookSubscriptionCreate) -> None:
    """Let a new subscription begin at the end of the journal, and an ended one be.

    Raises:
        RefusedError: `webhook-limit-reached`, `invalid-transition`.

    """
    if row.version > 1:
        settle(rules.not_ended(row.status), facts.recording_mode)
        return
    others = await repository.others_of(work.session, row.organisation_id, row.id)
    settle(rules.room_for_another(others), facts.recording_mode)
    actor, position = work.command.actor, await repository.place(work.session)
    row.keeper_issuer, row.keeper_subject = actor.issuer, actor.subject
    row.from_sequence, row.secret_issued_at = position.sequence, work.command.instant
    await work.session.flush()
    await repository.go_on_from(work.session, row.id, position)


WEBHOOK_SUBSCRIPTIONS = Resource(
    kind="webhook_subscription",
    path="/webhook-subscriptions",
    tag="Webhooks",
    title=Localised("webhook-abonnement", "webhook subscription"),
    plural=Localised("webhook-abonnementen", "webhook subscriptions"),
    about=(
        "An address of an organisation to which events are sent as they happen: those its people find in the feed, in"
        " the same order. Seen by members of the organisation, by auditors and by administrators."
    ),
    table=WebhookSubscription,
    read=WebhookSubscriptionRead,
    create=WebhookSubscriptionCreate,
    issued=WebhookSubscriptionIssued,
    query=WebhookSubscriptionQuery,
    visible=repository.WEBHOOK_VISIBLE,
    needs_source=False,
    writers=SUBSCRIBERS,
    steward=Steward.OWN_ORGANISATION,
    apply=keep,
    filters=repository.WEBHOOK_FILTERS,
    sorts=repository.WEBHOOK_SORTS,
    unchangeable=frozenset({"organisation_id", "url"}),
    refused_with=("webhook-address-refused", "webhook-limit-reached"),
    refused_correcting=("invalid-transition",),
    read_scope="webhooks.manage",
    write_scope="webhooks.manage",
)


async def subscribe(
    work: Work, gate: Gate, vault: Vault, reach: Reach, facts: WebhookSubscriptionCreate
) -> tuple[Recorded, str]:
    """Make a subscription and return its secret, which nothing shows again.

    Raises:
        RefusedError: `webhook-address-refused`, `webhook-limit-reached`, or what `record` refuses.

    """
    url = parsed(facts.url)
    if url is None or not reach.allows_form(url.scheme, url.host, url.port):
        raise refusal(WEBHOOK_ADDRESS_REFUSED)
    recorded = await record(work, gate, WEBHOOK_SUBSCRIPTIONS, facts)
    return recorded, await _issued(work, vault, recorded.id)


async def _issued(work: Work, vault: Vault, subscription_id: UUID) -> str:
    secret = signing.new_secret()
    work.session.add(WebhookSecret(id=uuid7(), subscription_id=subscription_id, sealed=vault.sealed(secret)))
    await work.session.flush()
    return secret


async def _own(work: Work, subscription_id: UUID, if_match: str | None) -> WebhookSubscription:
    """Return a subscription that the acting organisation may change, locked.

    Raises:
        RefusedError: `forbidden`, `version-conflict` (R-057).

    """
    row = await locked(work, WEBHOOK_SUBSCRIPTIONS, subscription_id)
    assert isinstance(row, WebhookSubscription)
    if not is_match(if_match, row.version):
        raise await conflict(work.session, WEBHOOK_SUBSCRIPTIONS, row, if_match)
    return row


async def move(
    work: Work, gate: Gate, subscription_id: UUID, if_match: str | None, transition: WebhookTransition
) -> Recorded:
    """Pause, resume or end a subscription; whoever resumes it keeps it from then on.

    Raises:
        RefusedError: `forbidden`, `version-conflict` (R-057), `invalid-transition`.

    """
    row, actor = await _own(work, subscription_id, if_match), work.command.actor
    settle(rules.administrators_only_pause(actor.role, transition), row.recording_mode)
    if actor.role != ApiRole.ADMINISTRATOR:
        await gate.require_steward(work, WEBHOOK_SUBSCRIPTIONS, row, kept_by(row))
    status = rules.after(transition, Standing(row.status, row.agreed_at is not None))
    if isinstance(status, Violation):
        raise RefusedError(status)
    work.touch(WEBHOOK_SUBSCRIPTIONS, row)
    row.status, row.disabled_reason = status, None
    if transition is WebhookTransition.RESUME:
        row.keeper_issuer, row.keeper_subject = actor.issuer, actor.subject
        reached = await repository.sequence_of(work.session, row.id)
        await repository.go_on_from(work.session, row.id, await repository.place(work.session, reached))
    if transition is WebhookTransition.END:
        await repository.forget_secrets(work.session, row.id)
        row.secret_issued_at = row.former_secret_ends_at = None
    return await rendered_row(work, row)


def kept_by(row: WebhookSubscription) -> WebhookSubscriptionCreate:
    """Return what tells whose a subscription is."""
    return WebhookSubscriptionCreate.model_construct(organisation_id=row.organisation_id, url=row.url)


async def _changed(work: Work, gate: Gate, subscription_id: UUID, if_match: str | None) -> WebhookSubscription:
    row = await _own(work, subscription_id, if_match)
    await gate.require_steward(work, WEBHOOK_SUBSCRIPTIONS, row, kept_by(row))
    settle(rules.not_ended(row.status), row.recording_mode)
    work.touch(WEBHOOK_SUBSCRIPTIONS, row)
    return row


async def rotate(
    work: Work, gate: Gate, vault: Vault, subscription_id: UUID, if_match: str | None
) -> tuple[Recorded, str]:
    """Give a subscription a new secret and return it; the present one signs for a day as well.

    Raises:
        RefusedError: `forbidden`, `version-conflict` (R-057), `invalid-transition`.

    """
    row = await _changed(work, gate, subscription_id, if_match)
    row.secret_issued_at, row.former_secret_ends_at = work.command.instant, work.command.instant + BOTH_SIGN
    await repository.make_former(work.session, row.id, row.former_secret_ends_at)
    secret = await _issued(work, vault, row.id)
    return await rendered_row(work, row), secret


async def replay(
    work: Work, gate: Gate, subscription_id: UUID, if_match: str | None, after_sequence: int
) -> Recorded:
    """Let a subscription go on from an earlier place; what it was sent already keeps its id.

    Raises:
        RefusedError: `forbidden`, `version-conflict` (R-057), `invalid-transition`.

    """
    row = await _changed(work, gate, subscription_id, if_match)
    position = await repository.place(work.session, after_sequence)
    row.from_sequence = position.sequence
    await repository.go_on_from(work.session, row.id, position)
    return await rendered_row(work, row)


async def disable(work: Work, subscription_id: UUID, reason: WebhookDisabledReason) -> None:
    """Let the register stop a subscription by itself, unless somebody stopped it before."""
    row = await locked(work, WEBHOOK_SUBSCRIPTIONS, subscription_id)
    assert isinstance(row, WebhookSubscription)
    if row.status not in {WebhookStatus.PENDING, WebhookStatus.ACTIVE}:
        return
    work.touch(WEBHOOK_SUBSCRIPTIONS, row)
    row.status, row.disabled_reason = WebhookStatus.DISABLED, reason
    await work.render()


async def agree(work: Work, subscription_id: UUID, most_per_minute: int | None) -> None:
    """Note that the address wants messages, and how many a minute; they are sent from now on."""
    row = await locked(work, WEBHOOK_SUBSCRIPTIONS, subscription_id)
    assert isinstance(row, WebhookSubscription)
    if row.status is not WebhookStatus.PENDING:
        return
    work.touch(WEBHOOK_SUBSCRIPTIONS, row)
    row.status, row.agreed_at = WebhookStatus.ACTIVE, work.command.instant
    await repository.keep_rate(work.session, row.id, most_per_minute)
    reached = await repository.sequence_of(work.session, row.id)
    await repository.go_on_from(work.session, row.id, await repository.place(work.session, reached))
    await work.render()


async def deliveries(
    reads: Reads, subscription_id: UUID, query: WebhookDeliveryQuery
) -> tuple[list[WebhookDeliveryRead], WebhookProgress, str | None]:
    """Return attempts, how far the subscription is, and the cursor of what comes after them.

    Raises:
        RefusedError: `invalid-cursor`.

    """
    question = f"webhook-deliveries {subscription_id}"
    before = reads.cursors.decode(query.cursor, question).record_id if query.cursor is not None else None
    rows = await repository.attempts(reads, subscription_id, before, query.limit)
    shown = [WebhookDeliveryRead.model_validate(_facts(row), strict=False) for row in rows[: query.limit]]
    more = len(rows) > query.limit
    cursor = reads.cursors.encode(Position("", shown[-1].id), question) if more else None
    progress = WebhookProgress.model_validate(dict(await repository.progress(reads, subscription_id)))
    return shown, progress, cursor


def _facts(row: Any) -> dict[str, Any]:
    return {name: row[name] for name in WebhookDeliveryRead.model_fields}
