"""Tables of webhook subscriptions, and of how far each of them is."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Column, DateTime, ForeignKey, Index, Text
from sqlmodel import Field, SQLModel

from app.kit.tables import JsonColumn, Record, enum_column
from app.webhooks.rules import WebhookDisabledReason, WebhookOutcome, WebhookStatus


def _moment(name: str, *, nullable: bool = True) -> Column[Any]:
    return Column(name, DateTime(timezone=True), nullable=nullable)


def _of_subscription(*, primary_key: bool = False) -> Column[Any]:
    return Column("subscription_id", ForeignKey("webhook_subscription.id"), primary_key=primary_key, nullable=False)


class WebhookSubscription(Record, table=True):
    """An address to which an organisation has events sent, and who keeps it."""

    __tablename__ = "webhook_subscription"
    __table_args__ = (
        CheckConstraint("(status = 'disabled') = (disabled_reason IS NOT NULL)", name="disabled_for_a_reason"),
        Index("ix_webhook_subscription_organisation_id", "organisation_id"),
    )

    organisation_id: UUID = Field(foreign_key="organisation.id")
    url: str = Field(sa_type=Text)
    description: str | None = Field(default=None, sa_type=Text)
    event_types: tuple[str, ...] = Field(
        default=(), sa_column=Column("event_types", JsonColumn(tuple[str, ...]), nullable=False)
    )
    dossier_agreement_id: UUID | None = Field(default=None, foreign_key="agreement.id")
    status: WebhookStatus = Field(default=WebhookStatus.PENDING, sa_column=enum_column(WebhookStatus, name="status"))
    disabled_reason: WebhookDisabledReason | None = Field(
        default=None, sa_column=enum_column(WebhookDisabledReason, name="disabled_reason", nullable=True)
    )
    agreed_at: datetime | None = Field(default=None, sa_column=_moment("agreed_at"))
    from_sequence: int = Field(default=0, sa_column=Column("from_sequence", BigInteger, nullable=False))
    secret_issued_at: datetime | None = Field(default=None, sa_column=_moment("secret_issued_at"))
    former_secret_ends_at: datetime | None = Field(default=None, sa_column=_moment("former_secret_ends_at"))
    # Whose membership it rests on. In no representation: an account is nobody's business but the journal's.
    keeper_issuer: str = Field(default="", sa_type=Text)
    keeper_subject: str = Field(default="", sa_type=Text)


class WebhookSecret(SQLModel, table=True):
    """A secret that signs for a subscription, encrypted; without an end it is the present one."""

    __tablename__ = "webhook_secret"
    __table_args__ = (Index("ix_webhook_secret_subscription_id", "subscription_id"),)

    id: UUID = Field(primary_key=True)
    subscription_id: UUID = Field(sa_column=_of_subscription())
    sealed: str = Field(sa_type=Text)
    expires_at: datetime | None = Field(default=None, sa_column=_moment("expires_at"))


class WebhookCursor(SQLModel, table=True):
    """How far a subscription is in the journal, how it fares, and which process is sending for it."""

    __tablename__ = "webhook_cursor"

    subscription_id: UUID = Field(sa_column=_of_subscription(primary_key=True))
    epoch: UUID
    sequence: int = Field(sa_column=Column("sequence", BigInteger, nullable=False))
    entry_hash: str = Field(sa_type=Text)
    failures: int = 0
    first_failed_at: datetime | None = Field(default=None, sa_column=_moment("first_failed_at"))
    next_attempt_at: datetime = Field(sa_column=_moment("next_attempt_at", nullable=False))
    delivered_at: datetime | None = Field(default=None, sa_column=_moment("delivered_at"))
    most_per_minute: int | None = Field(default=None)
    leased_by: UUID | None = Field(default=None)
    leased_until: datetime | None = Field(default=None, sa_column=_moment("leased_until"))


class WebhookDelivery(SQLModel, table=True):
    """One attempt to send something: an event, or without one the question whether the address agrees."""

    __tablename__ = "webhook_delivery"
    __table_args__ = (Index("ix_webhook_delivery_subscription_id_id", "subscription_id", "id"),)

    id: UUID = Field(primary_key=True)
    subscription_id: UUID = Field(sa_column=_of_subscription())
    event_id: str | None = Field(default=None, sa_type=Text)
    event_type: str | None = Field(default=None, sa_type=Text)
    sequence: int | None = Field(default=None, sa_column=Column("sequence", BigInteger, nullable=True))
    attempt: int
    attempted_at: datetime = Field(sa_column=_moment("attempted_at", nullable=False))
    duration_ms: int
    outcome: WebhookOutcome = Field(sa_column=enum_column(WebhookOutcome, name="outcome"))
    response_status: int | None = Field(default=None)
    reply: str | None = Field(default=None, sa_type=Text)
