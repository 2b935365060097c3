"""Money put in the register by hand: envelopes, allocations with the steps they took, payments, reports."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from app.dossier.generating.bulk import Batch
from app.funding.models import FundingEnvelopeArea
from app.funding.rules import (
    AllocationStatus,
    AmountCertainty,
    AmountQualifier,
    CeilingStatus,
    PaymentKind,
    PaymentStatus,
)
from app.funding.service import ACCOUNTING_REPORTS, ALLOCATIONS, FUNDING_ENVELOPES, PAYMENTS
from app.funding.shapes import AllocationPeriod, PaymentPeriod, StatementRead
from app.funding.shapes import Money as Amount
from app.kit.database import Targets
from app.kit.dates import DatePrecision
from app.kit.domain import ApiRole
from app.kit.resources import Resource
from app.kit.schema import PartialDate, Recorder
from app.operations import connected
from tests.api.agreements.support import World, insert_row

MOMENT = datetime(2026, 11, 24, 12, tzinfo=UTC)
SOMEBODY = Recorder(name="test", role=ApiRole.REGISTRAR, organisation_id=None)
AMOUNTS = ("reserved_cents", "granted_cents", "refused_cents", "determined_cents")


def day(value: str | None, precision: str = "day", source_text: str | None = None) -> PartialDate:
    """A partial date; unknown without a value."""
    kind = DatePrecision(precision) if value else DatePrecision.UNKNOWN
    return PartialDate(value=value, precision=kind, source_text=source_text)


def step(
    status: str, since: PartialDate | None = None, stated: int | None = None, **cents: int | None
) -> AllocationPeriod:
    """How an allocation stood from a day on; `stated` is the amount that was stated then, where that was kept."""
    amounts: dict[str, Any] = {**cents}
    statement = None if stated is None else StatementRead(currency="EUR", **_stated(stated, is_firm=True))
    return AllocationPeriod(status=AllocationStatus(status), since=since, statement=statement, **amounts)


def _stated(cents: int, *, is_firm: bool) -> dict[str, Any]:
    return {
        "amount_cents": cents,
        "certainty": AmountCertainty.FIRM if is_firm else AmountCertainty.ESTIMATE,
        "qualifier": AmountQualifier.EXACT,
        "amount_source_text": None,
    }


def paid_step(status: str, since: PartialDate | None = None) -> PaymentPeriod:
    """How a payment stood from a day on."""
    return PaymentPeriod(status=PaymentStatus(status), since=since)


@dataclass
class Money:
    """Records of money gathered to be written at once, each with its representation and its entry in the journal."""

    targets: Targets
    document_id: UUID | None = None
    batch: Batch = field(default_factory=lambda: Batch(MOMENT))
    providers: dict[UUID, UUID] = field(default_factory=dict)

    def envelope(
        self, provider: UUID | None, cents: int = 10_000_000, status: str = "published", **given: Any
    ) -> UUID:
        """Gather an envelope; a ceiling unless it is only announced."""
        assert provider is not None
        envelope_id = uuid7()
        stated = _stated(cents, is_firm=status != "announced")
        columns = {
            "provider_organisation_id": provider,
            "ceiling_status": CeilingStatus(status),
            "granted_total_cents": 0,
            "reserved_total_cents": 0,
        }
        areas = given.pop("area_ids", ())
        parts = {"statement": StatementRead(currency="EUR", **stated), "area_ids": areas}
        self.batch.record(FUNDING_ENVELOPES, envelope_id, columns | stated | given, parts)
        for area_id in areas:
            self.batch.part(FundingEnvelopeArea, envelope_id=envelope_id, area_id=area_id)
        self.providers[envelope_id] = provider
        return envelope_id

    def allocation(self, envelope_id: UUID, *steps: AllocationPeriod, cents: int = 0, **given: Any) -> UUID:
        """Gather an allocation that took these steps; it stands as the last one says."""
        allocation_id = uuid7()
        last = steps[-1]
        stated = _stated(cents, is_firm=last.status is not AllocationStatus.INDICATIVE)
        columns = {
            "envelope_id": envelope_id,
            "status": last.status,
            "status_history": steps,
            "direct_determination": False,
            "parts_committed_cents": 0,
            "advanced_cents": 0,
            "paid_cents": 0,
            **{name: getattr(last, name) for name in AMOUNTS},
        }
        parts = {"statement": StatementRead(currency="EUR", **stated)}
        self.batch.record(ALLOCATIONS, allocation_id, columns | stated | given, parts)
        self.providers[allocation_id] = self.providers[envelope_id]
        return allocation_id

    def payment(self, allocation_id: UUID, kind: str, cents: int, *steps: PaymentPeriod, **given: Any) -> UUID:
        """Gather a payment that took these steps; it was paid and reversed on the days of those steps."""
        days = {found.status: found.since or day(None) for found in steps}
        status = steps[-1].status
        is_paid = status in {PaymentStatus.PAID, PaymentStatus.REVERSED}
        columns = {
            "kind": PaymentKind(kind),
            "amount_cents": cents,
            "status": status,
            "status_history": steps,
            "paid_on": days.get(PaymentStatus.PAID, day(None)) if is_paid else None,
            "reversed_on": days.get(PaymentStatus.REVERSED),
            "prepared_by": SOMEBODY,
            "prepared_by_principal": "a",
            **given,
        }
        return self._about(PAYMENTS, allocation_id, columns, {"money": Amount(amount_cents=cents, currency="EUR")})

    def report(self, allocation_id: UUID, cents: int, received_on: PartialDate) -> UUID:
        """Gather an accounting report."""
        columns = {
            "received_on": received_on,
            "spent_cents": cents,
            "activities_done": True,
            "document_id": self.document_id,
        }
        return self._about(ACCOUNTING_REPORTS, allocation_id, columns, {})

    def _about(self, resource: Resource, allocation_id: UUID, columns: dict[str, Any], parts: dict[str, Any]) -> UUID:
        record_id = uuid7()
        about = {"allocation_id": allocation_id, "provider_organisation_id": self.providers[allocation_id]}
        self.batch.record(resource, record_id, about | columns, parts)
        return record_id

    async def write(self) -> str:
        """Write what was gathered and return the instant from which the register knows it."""
        async with connected(self.targets) as connection:
            await self.batch.write(connection)
        return await _head(self.targets)


async def money_in(targets: Targets) -> Money:
    """Begin to gather money, with a document for reports."""
    return Money(targets, await insert_row(targets, "document", kind="report", available=True))


async def instant(world: World) -> str:
    """An instant after everything recorded so far and before anything recorded later."""
    return await _head(world.targets)


async def _head(targets: Targets) -> str:
    async with connected(targets) as connection:
        known: datetime = await connection.fetchval("SELECT recorded_at FROM journal_head")
    return known.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
