"""The report on money from representations: what stood on a day, and its figures by key. Pure, whole euro cents."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from app.funding import ledger
from app.funding.ledger import PaymentFigures
from app.funding.on_a_day import Representation, allocation_on, payment_on
from app.funding.rules import (
    BY_DETERMINATION,
    BY_GRANT,
    CONSUMING,
    AllocationStatus,
    CeilingStatus,
    PaymentKind,
    PaymentStatus,
)
from app.funding.totals import AllocationFigures
from app.kit.dates import DatePrecision, interval_of
from app.reports.rules import OF_ENVELOPES, Figures, FundingGrouping

Key = tuple[str | None, ...]
REPORTED = BY_DETERMINATION | {AllocationStatus.ACCOUNTED}
# Of these a decision tells what the recipient may keep; a lowered grant has one too.
CLAIMABLE = BY_DETERMINATION | {AllocationStatus.WITHDRAWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingQuestion:
    """What a report on money is asked: by what it is grouped, what it keeps, and as of which legal day."""

    groups: tuple[FundingGrouping, ...] = ()
    kept: Mapping[FundingGrouping, str] = field(default_factory=dict)
    day: date | None = None

    @property
    def tells_of_envelopes(self) -> bool:
        """Tell whether the money of envelopes has one row to stand in (R-089)."""
        return {*self.groups, *self.kept} <= OF_ENVELOPES


def is_after_withdrawal(allocation: Representation) -> bool:
    """Tell whether a recovery follows a withdrawal: then nothing was determined."""
    return allocation["status"] in BY_DETERMINATION and allocation["determinedCents"] is None


def is_lowered(allocation: Representation) -> bool:
    """Tell whether an earlier step granted more (R-098)."""
    granted = allocation["grantedCents"] or 0
    return any((step["grantedCents"] or 0) > granted for step in allocation["statusHistory"])


def is_reached(stated: Representation, day: date) -> bool:
    """Tell whether a partial date possibly lies on or before a day (R-003)."""
    interval = interval_of(stated["value"], DatePrecision(stated["precision"]), stated.get("sourceText"))
    return interval.possibly_on_or_before(day)


def year_of(allocation: Representation) -> str | None:
    """Return the year the grant was made, else that of the application; nothing where neither is known."""
    steps = allocation["statusHistory"]
    made = next((step["since"] for step in steps if step["status"] == AllocationStatus.GRANTED), None)
    for stated in (made, allocation["appliedOn"]):
        if stated is not None and stated["value"] is not None:
            return str(stated["value"])[:4]
    return None


def figures_of(
    allocation: Representation,
    payments: Sequence[Representation],
    reports: Iterable[Representation],
    day: date | None,
) -> Figures:
    """Return the measures of one top-level allocation as it stood on the day (money definitions)."""
    status = AllocationStatus(allocation["status"])
    granted, determined = allocation["grantedCents"], allocation["determinedCents"]
    stated, reserved = allocation["statement"]["amountCents"], allocation["reservedCents"]
    amounts = AllocationFigures(UUID(allocation["id"]), None, status, stated, reserved, granted, determined)
    withdrawn = is_after_withdrawal(allocation)
    paid = ledger.paid_net(_paid_on(payment, day) for payment in payments)
    entitled = ledger.entitlement(status, granted, determined, from_withdrawal=withdrawn)
    is_due = status in CLAIMABLE or (status in BY_GRANT and is_lowered(allocation))
    return Figures(
        allocations=1,
        expected_cents=stated if status is AllocationStatus.INDICATIVE else 0,
        reserved_cents=amounts.reservation,
        granted_cents=(granted or 0) if status in CONSUMING and not withdrawn else 0,
        consumption_cents=amounts.consumption,
        advanced_cents=ledger.advanced_cents(_stood_on(payment, day) for payment in payments),
        paid_cents=paid,
        accounted_cents=_spent(reports, day) if status in REPORTED else 0,
        determined_cents=(determined or 0) if status in BY_DETERMINATION else 0,
        claim_cents=ledger.claim(paid, entitled) if is_due else 0,
        refused_cents=allocation["refusedCents"] or 0,
    )


def _paid_on(payment: Representation, day: date | None) -> PaymentFigures:
    """Return a payment as paid only if it was by the day: by its day of payment and its day of reversal."""
    status = PaymentStatus(payment["status"])
    if day is not None:
        was_paid = payment["paidOn"] is not None and is_reached(payment["paidOn"], day)
        undone = status is PaymentStatus.REVERSED and (
            payment["reversedOn"] is None or is_reached(payment["reversedOn"], day)
        )
        counts = was_paid and not undone and status in {PaymentStatus.PAID, PaymentStatus.REVERSED}
        status = PaymentStatus.PAID if counts else PaymentStatus.CANCELLED
    return PaymentFigures(PaymentKind(payment["kind"]), status, payment["money"]["amountCents"])


def _stood_on(payment: Representation, day: date | None) -> PaymentFigures:
    """Return a payment with the status it had on a day; one that did not exist yet counts as one that fell away."""
    stood = payment if day is None else payment_on(payment, day)
    status = PaymentStatus.CANCELLED if stood is None else PaymentStatus(stood["status"])
    return PaymentFigures(PaymentKind(payment["kind"]), status, payment["money"]["amountCents"])


def _spent(reports: Iterable[Representation], day: date | None) -> int:
    """Return what the newest report says was spent: it accounts for the whole, so earlier ones are not added."""
    received = [report for report in reports if day is None or is_reached(report["receivedOn"], day)]
    newest = max(received, key=lambda report: (report["receivedOn"]["value"] or "", report["id"]), default=None)
    return 0 if newest is None else int(newest["spentCents"])


def rows(
    known: Mapping[str, Sequence[Representation]], asked: FundingQuestion, own: frozenset[str] | None
) -> dict[Key, Figures]:
    """Return the figures by key, from what the reader sees: allocations, envelopes, payments and reports by kind.

    `own` names the organisations of which the reader sees all the money that they provide; nothing means everybody's.
    What an envelope says is no key of an allocation for who does not see the envelope.
    """
    envelopes = {envelope["id"]: envelope for envelope in known["funding_envelope"]}
    payments, reports = _by_allocation(known["payment"]), _by_allocation(known["accounting_report"])
    found: dict[Key, Figures] = {} if asked.groups else {(): Figures()}
    taken: defaultdict[str, int] = defaultdict(int)
    for stated in known["allocation"]:
        allocation = stated if asked.day is None else allocation_on(stated, asked.day)
        if allocation is None or allocation["parentAllocationId"] is not None:
            continue
        places = _places(allocation, envelopes.get(allocation["envelopeId"]))
        if any(places[name] != value for name, value in asked.kept.items()):
            continue
        own_id = allocation["id"]
        figures = figures_of(allocation, payments[own_id], reports[own_id], asked.day)
        taken[allocation["envelopeId"]] += figures.consumption_cents
        _add(found, tuple(places[name] for name in asked.groups), figures)
    if asked.tells_of_envelopes:
        for envelope in envelopes.values():
            places = _of_envelope(envelope)
            if all(places[name] == value for name, value in asked.kept.items()):
                is_whole = own is None or envelope["providerOrganisationId"] in own
                of_envelope = _envelope_figures(envelope, taken[envelope["id"]] if is_whole else None)
                _add(found, tuple(places[name] for name in asked.groups), of_envelope)
    return found


def _add(found: dict[Key, Figures], key: Key, figures: Figures) -> None:
    found[key] = found.get(key, Figures()).plus(figures)


def _by_allocation(records: Iterable[Representation]) -> defaultdict[str, list[Representation]]:
    found: defaultdict[str, list[Representation]] = defaultdict(list)
    for record in records:
        found[record["allocationId"]].append(record)
    return found


def _places(allocation: Representation, envelope: Representation | None) -> dict[FundingGrouping, str | None]:
    of_envelope = dict.fromkeys(OF_ENVELOPES) if envelope is None else _of_envelope(envelope)
    return {
        **of_envelope,
        FundingGrouping.AREA: allocation["areaId"],
        FundingGrouping.RECIPIENT: allocation["recipientOrganisationId"],
        FundingGrouping.STATUS: allocation["status"],
        FundingGrouping.YEAR: year_of(allocation),
    }


def _of_envelope(envelope: Representation) -> dict[FundingGrouping, str | None]:
    return {
        FundingGrouping.PROVIDER: envelope["providerOrganisationId"],
        FundingGrouping.PROGRAMME: envelope["programmeId"],
    }


def _envelope_figures(envelope: Representation, taken: int | None) -> Figures:
    """Return the money of one envelope; `taken` is what it gave, or nothing where that is not all seen."""
    amount = envelope["statement"]["amountCents"]
    if envelope["ceilingStatus"] == CeilingStatus.ANNOUNCED:
        return Figures(announced_cents=amount)
    return Figures(ceiling_cents=amount, announced_cents=0, free_cents=None if taken is None else amount - taken)
