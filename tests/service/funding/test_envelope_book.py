"""Random commands to one envelope and to a double-entry book of it: after each, both hold the same (S8 to S10).

`make test` looks at a few envelopes; `pytest tests/service/funding --hypothesis-profile=long` at many, as CI does.
"""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from datetime import date, timedelta
from typing import Any, Self, TypeVar
from uuid import UUID

import httpx
import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from app.day import keeper
from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.api.agreements.support import World, build_world
from tests.api.funding.racing import headroom_of, listed_of
from tests.api.funding.support import ALLOCATIONS, DECISIONS, decided, published
from tests.conftest import LONG, served
from tests.databases import copied_database
from tests.factories.clocks import SetClock
from tests.factories.http import Member, insert_source_document, on_day
from tests.factories.sql import fetched
from tests.patience import PATIENCE_SECONDS
from tests.service.funding.ledger_model import FIXED, GIVEN, NOTHING, WRONG, EnvelopeBook, Paying, Told

BRIEF = hypothesis_settings(
    max_examples=3 * 8,
    stateful_step_count=12,
    derandomize=True,
    database=None,
    deadline=None,
    print_blob=False,
    suppress_health_check=list(HealthCheck),
)
BEGIN, CEILING, MOST = date(2026, 6, 1), 1_000, 5
STARTS = ("nothing", "reserved", "granted", "advance_paid", "accounted", "determined", "settled", "recovering")
KINDS = ("grant_subsidy", "refuse_subsidy", "grant_advance", "determine_subsidy", "withdraw_subsidy", "recover")
_COLUMNS = """
SELECT a.id, a.status, a.advanced_cents, a.paid_cents, a.parts_committed_cents, a.version,
       e.granted_total_cents, e.reserved_total_cents, e.version AS envelope_version,
       (SELECT seq FROM journal_head) AS seq
FROM funding_envelope e LEFT JOIN allocation a ON a.envelope_id = e.id WHERE e.id = $1
"""
numbers = st.integers(min_value=0, max_value=1000)
# At the limit, one cent above it, half of it, or anything.
aims = st.sampled_from(("exact", "exact", "above", "half", "any"))
Result = TypeVar("Result")


class Office:
    """One served register with a provider and two officers, in an event loop and at a clock of its own."""

    def __init__(self, template: Targets, settings: Settings, issuer: DeveloperIssuer) -> None:
        self._given = (template, settings, issuer)
        self._runner = asyncio.Runner()
        self._stack = AsyncExitStack()
        self.clock = SetClock(BEGIN.isoformat())
        self.reached: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.world: World
        self.officers: list[Member]

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run something to its end."""
        return self._runner.run(work)

    async def _open(self) -> None:
        template, settings, issuer = self._given
        targets = await self._stack.enter_async_context(copied_database(template))
        client = await self._stack.enter_async_context(served(settings, targets, clock=self.clock))
        await insert_source_document(targets)
        self.world = await build_world(client, targets, issuer)
        provider = self.world.province.organisation_id
        self.officers = [await self.world.somebody(provider, ApiRole.FINANCE_OFFICER) for _ in range(2)]

    def __enter__(self) -> Self:
        self.run(self._open())
        return self

    def __exit__(self, *failure: object) -> None:
        self.run(self._stack.aclose())
        self._runner.close()


class Envelope(RuleBasedStateMachine):
    """Commands to one envelope and to its book."""

    start = "nothing"

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office, self.maker = office, office.officers[0]
        self.book = EnvelopeBook(CEILING)
        self.envelope = office.run(published(office.world, CEILING))
        self.ceiling_point = office.run(decided(office.world, "set_ceiling", "2026-05-01", envelopeId=self.id))
        self.paths: dict[str, str] = {}
        self.payment_paths: list[str] = []
        self.past: dict[str, dict[str, Any]] = {}
        self.stood = office.run(self.columns())

    @property
    def id(self) -> str:
        return str(self.envelope["id"])

    @initialize()
    def begin_some_way_on(self) -> None:
        """Start some way on, so that late states are met as often as early ones."""
        start = self.start
        if start == "nothing":
            return
        self.expect(600, divides=False, number=0)
        if start == "reserved":
            self.firm_up(0)
            self.reserve(0, "exact", 0)
            return
        self.grant(0, "half", 0)
        if start in {"advance_paid", "settled", "recovering"}:
            self.pay_all("advance", "exact" if start != "advance_paid" else "half")
        if start in {"accounted", "determined", "settled"}:
            self.report(0)
        if start in {"determined", "settled"}:
            self.determine(0, "exact", 0, has_ground=False)
        if start == "recovering":
            self.withdraw(0)
            self.recover(0, "half", 0)

    def pay_all(self, kind: str, aim: str) -> None:
        """Prepare a payment, let another person approve it, pay it."""
        self.prepare(0, kind, aim, 0)
        if self.book.payments:
            number = len(self.book.payments) - 1
            self.approve(number, by_maker=False)
            self.pay(number)

    # What is asked.

    @rule(cents=st.integers(min_value=1, max_value=1_200), divides=st.booleans(), number=numbers)
    @precondition(lambda self: len(self.paths) < MOST)
    def expect(self, cents: int, divides: bool, number: int) -> None:
        top = [name for name, part in self.book.parts.items() if part.parent is None]
        parent = top[number % len(top)] if divides and top else None
        facts = {"parentAllocationId": self.paths[parent].rpartition("/")[2]} if parent else {}
        body = {
            "recordingMode": "workflow",
            "envelopeId": self.id,
            "status": "indicative",
            "statement": {"amountCents": cents, "certainty": "estimate", "qualifier": "circa"},
            **facts,
        }
        name = f"allocation {len(self.paths)}"
        answer = self.office.run(self.office.world.province.post(ALLOCATIONS, body))
        told = self.book.expect(name, cents, parent)
        if answer.is_success:
            self.paths[name] = answer.json()["links"]["self"]
            self.office.run(self.decide_everything(answer.json()["id"]))
            self.stood = self.office.run(self.columns())
        self.check(answer, told)

    async def decide_everything(self, allocation_id: str) -> None:
        """Let the provider have decided whatever may be asked: here decisions are not what is missing."""
        about = {"text": "Besluit", "outcome": "conform", "allocationId": allocation_id}
        body = {
            "organisationId": str(self.office.world.province.organisation_id),
            "body": "provincial_executive",
            "status": "decided",
            "decidedOn": on_day("2026-05-01"),
            "announcedOn": on_day("2026-05-01"),
            "points": [{"number": number, "kind": kind, **about} for number, kind in enumerate(KINDS, 1)],
        }
        await self.office.world.province.record(DECISIONS, body)

    @rule(number=numbers)
    @precondition(lambda self: bool(self.paths))
    def firm_up(self, number: int) -> None:
        name = self.named(number)
        point = self.office.run(self.point_of(name))
        self.step(name, "certainty", self.book.firm_up(name), certainty="firm", decisionPointId=point)

    async def point_of(self, name: str) -> str:
        """Any point of the decision about an allocation."""
        rows = await fetched(
            self.office.world.targets,
            "SELECT id FROM decision_point WHERE allocation_id = $1 LIMIT 1",
            UUID(self.paths[name].rpartition("/")[2]),
        )
        return str(rows[0]["id"])

    @rule(number=numbers, aim=aims, spare=numbers)
    @precondition(lambda self: bool(self.paths))
    def reserve(self, number: int, aim: str, spare: int) -> None:
        name = self.named(number)
        cents = self.amount(min(self.book.balance("free"), self.book.parts[name].stated), aim, spare)
        self.step(name, "reservation", self.book.reserve(name, cents), reservedCents=cents)

    @rule(number=numbers, aim=aims, spare=numbers)
    @precondition(lambda self: bool(self.paths))
    def grant(self, number: int, aim: str, spare: int) -> None:
        name = self.named(number)
        room = self.book.balance("free") + self.book.balance("reserved", name)
        cents = self.amount(room if aim == "above" else min(room, self.book.parts[name].stated), aim, spare)
        due = (self.office.clock.today() + timedelta(days=1)).isoformat()
        self.step(
            name,
            "grant",
            self.book.grant(name, cents),
            grantedCents=cents,
            recipientOrganisationId=str(self.office.world.outsider.organisation_id),
            activities="Wijkaanpak",
            legalBasisKind="regulation",
            accountingDueOn=on_day(due),
        )

    @rule(number=numbers)
    @precondition(lambda self: len(self.paths) > 1)
    def refuse(self, number: int) -> None:
        name = self.named(number)
        self.step(name, "refusal", self.book.refuse(name), ground="general")

    @rule(number=numbers)
    @precondition(lambda self: len(self.paths) > 1)
    def release(self, number: int) -> None:
        name = self.named(number)
        self.step(name, "release", self.book.release(name), reason="Niet meer nodig")

    @rule(number=numbers)
    @precondition(lambda self: self.some(*GIVEN, *FIXED))
    def report(self, number: int) -> None:
        name = self.named(number, *GIVEN, *FIXED)
        body = {
            "recordingMode": "workflow",
            "receivedOn": on_day(self.office.clock.today().isoformat()),
            "spentCents": 100,
            "activitiesDone": True,
            "documentId": "00000000-0000-4000-8000-000000000001",
        }
        answer = self.office.run(self.office.world.province.post(f"{self.paths[name]}/accounting-reports", body))
        self.book.report(name)
        self.check(answer, NOTHING, name)

    @rule(number=numbers, aim=aims, spare=numbers, has_ground=st.booleans())
    @precondition(lambda self: self.some(*GIVEN))
    def determine(self, number: int, aim: str, spare: int, has_ground: bool) -> None:
        name = self.named(number, *GIVEN)
        cents = self.amount(self.book.balance("given", name), aim, spare)
        told = self.book.determine(name, cents, has_ground=has_ground)
        ground = {"ground": "activities_not_done"} if has_ground else {}
        self.step(name, "determination", told, determinedCents=cents, **ground)

    @rule(number=numbers)
    @precondition(lambda self: bool(self.paths))
    def withdraw(self, number: int) -> None:
        name = self.named(number)
        self.step(name, "withdrawal", self.book.withdraw(name), ground="activities_not_done")

    @rule(number=numbers, aim=aims, spare=numbers)
    @precondition(lambda self: self.some(*GIVEN))
    def lower(self, number: int, aim: str, spare: int) -> None:
        name = self.named(number, *GIVEN)
        cents = self.amount(self.book.balance("given", name), aim, spare)
        self.step(
            name,
            "partial-withdrawal",
            self.book.lower(name, cents),
            grantedCents=cents,
            ground="changed_circumstances",
        )

    @rule(number=numbers, aim=aims, spare=numbers)
    @precondition(lambda self: self.some("determined", "settled", "withdrawn"))
    def recover(self, number: int, aim: str, spare: int) -> None:
        name = self.named(number, "determined", "settled", "withdrawn")
        is_settled = self.book.parts[name].status == "settled"
        cents = self.amount(self.book.entitlement(name), aim, spare)
        revised = {"determinedCents": cents, "ground": "facts_unknown"} if is_settled else {}
        self.step(name, "recovery", self.book.recover(name, cents if is_settled else None), **revised)

    @rule(aim=aims, spare=numbers)
    def change_ceiling(self, aim: str, spare: int) -> None:
        carried = self.book.total("given") + self.book.total("reserved")
        cents = self.amount(carried - 1 if aim == "above" and carried > 1 else carried, "exact", 0) + (
            spare if aim == "any" else 0
        )
        body = {"transition": "change_ceiling", "amountCents": cents, "decisionPointId": self.ceiling_point}
        path = f"{self.envelope['links']['self']}/transitions"
        answer = self.office.run(self.office.world.province.post(path, body, **{"If-Match": "*"}))
        self.check(answer, self.book.change_ceiling(cents))

    @rule(number=numbers, kind=st.sampled_from(("advance", "final", "repayment", "set_off")), aim=aims, spare=numbers)
    @precondition(lambda self: self.some(*GIVEN, *FIXED))
    def prepare(self, number: int, kind: str, aim: str, spare: int) -> None:
        of_kind = {"advance": ("granted", "advance_paid"), "final": ("determined", "settled")}
        states = of_kind.get(kind, ("recovering", "recovered"))
        # Mostly where it makes sense, now and then where it does not.
        name = self.named(number, *(states if spare % 8 else (*GIVEN, *FIXED)))
        cents = self.amount(self.book.room_of(Paying(name, kind, 0)), aim, spare)
        told = self.book.prepare(name, kind, cents)
        body = {"recordingMode": "workflow", "kind": kind, "money": {"amountCents": cents}}
        answer = self.office.run(self.maker.post(f"{self.paths[name]}/payments", body))
        if answer.is_success:
            self.payment_paths.append(answer.json()["links"]["self"])
        self.check(answer, told, name)

    @rule(number=numbers, by_maker=st.booleans())
    @precondition(lambda self: bool(self.payment_paths))
    def approve(self, number: int, by_maker: bool) -> None:
        number = self.numbered(number, "prepared")
        told = self.book.approve(number, by_maker=by_maker)
        self.move(number, "approve", told, self.office.officers[0 if by_maker else 1])

    @rule(number=numbers)
    @precondition(lambda self: bool(self.payment_paths))
    def pay(self, number: int) -> None:
        number = self.numbered(number, "approved")
        self.move(number, "pay", self.book.pay(number))

    @rule(number=numbers)
    @precondition(lambda self: bool(self.payment_paths))
    def cancel(self, number: int) -> None:
        number %= len(self.payment_paths)
        self.move(number, "cancel", self.book.cancel(number), reason="Vergissing")

    @rule(number=numbers)
    @precondition(lambda self: bool(self.payment_paths))
    def reverse(self, number: int) -> None:
        number %= len(self.payment_paths)
        self.move(number, "reverse", self.book.reverse(number), reason="Rekening onjuist")

    @rule(number=numbers)
    @precondition(lambda self: bool(self.payment_paths))
    def pay_through(self, number: int) -> None:
        """Approve and pay, so that money moves more often than chance would have it."""
        self.approve(number, by_maker=False)
        self.pay(number)

    @rule()
    def next_day(self) -> None:
        """Another day begins; what was seen on the last one is what it tells of that day from now on."""
        self.past[self.office.clock.today().isoformat()] = self.picture()
        self.office.clock.set_day(self.office.clock.today() + timedelta(days=1))
        self.book.day += 1
        self.compare_past()

    def teardown(self) -> None:
        self.compare_past()

    # How it is asked and compared.

    def some(self, *states: str) -> bool:
        return any(part.status in states for part in self.book.parts.values())

    def named(self, number: int, *states: str) -> str:
        """One of the allocations; one that stands in these states where there is one."""
        fitting = [name for name, part in self.book.parts.items() if part.status in states]
        names = fitting or list(self.book.parts)
        return names[number % len(names)]

    def numbered(self, number: int, status: str) -> int:
        fitting = [place for place, payment in enumerate(self.book.payments) if payment.status == status]
        places = fitting or list(range(len(self.book.payments)))
        return places[number % len(places)]

    def amount(self, room: int, aim: str, spare: int) -> int:
        return max(1, {"exact": room, "above": room + 1, "half": room // 2, "any": spare}[aim])

    def step(self, name: str, path: str, told: Told, **body: Any) -> None:
        """Ask for a step of an allocation."""
        address = f"{self.paths[name]}/{path}"
        answer = self.office.run(self.office.world.province.post(address, body, **{"If-Match": "*"}))
        self.check(answer, told, name)

    def move(self, number: int, transition: str, told: Told, by: Member | None = None, **more: Any) -> None:
        """Ask for a transition of a payment."""
        path = f"{self.payment_paths[number]}/transitions"
        body = {"transition": transition, **more}
        answer = self.office.run((by or self.office.world.province).post(path, body, **{"If-Match": "*"}))
        self.check(answer, told, self.book.payments[number].allocation)

    def check(self, answer: httpx.Response, told: Told, name: str | None = None) -> None:
        """Compare what was answered, and then what is held."""
        found = self.office.run(self.columns())
        if told:
            assert told <= refusals(answer) if told == WRONG else told == refusals(answer), answer.text
            assert found == self.stood
            self.office.refused.update(told)
        else:
            assert answer.is_success, answer.text
        self.stood = found
        self.compare(found)
        if name is not None:
            self.compare_balance(name)

    async def columns(self) -> list[dict[str, Any]]:
        """What the database keeps of the envelope and its allocations, and the end of the journal."""
        rows = await fetched(self.office.world.targets, f"{_COLUMNS} ORDER BY a.id", UUID(self.id))
        return [dict(row) for row in rows]

    def compare(self, columns: list[dict[str, Any]]) -> None:
        """Compare the headroom, the list and the columns that the database keeps with the book."""
        book = self.book
        room = self.office.run(headroom_of(self.office.world.province, self.envelope))
        assert {name: room[name] for name in self.totals()} == self.totals()
        assert (room["ceilingCents"], room["availableCents"]) == (book.ceiling, book.available)
        assert room["freeCents"] == book.balance("free")
        assert book.balance("free") >= 0
        assert self.office.run(self.standing()) == self.picture()["standing"]
        assert columns[0]["granted_total_cents"] == book.total("given")
        assert columns[0]["reserved_total_cents"] == book.total("reserved")
        names = {path.rpartition("/")[2]: name for name, path in self.paths.items()}
        for row in columns:
            if row["id"] is not None:
                name = names[str(row["id"])]
                kept = (row["advanced_cents"], row["paid_cents"], row["parts_committed_cents"])
                held = (book.advanced(name), book.balance("recipient", name), book.committed_inside(name))
                assert kept == held
        self.office.reached.update(part.status for part in book.parts.values())

    def totals(self) -> dict[str, int]:
        book = self.book
        return {
            "expectedCents": book.expected,
            "reservedCents": book.total("reserved"),
            "grantedTotalCents": book.total("given"),
            "paidCents": book.paid,
        }

    def picture(self) -> dict[str, Any]:
        """What is to be seen of the envelope on a day."""
        standing = {
            name: (part.status, part.granted, part.determined, self.book.balance("reserved", name))
            for name, part in self.book.parts.items()
        }
        return {"totals": self.totals(), "standing": standing}

    async def standing(self, as_of: str = "") -> dict[str, tuple[Any, ...]]:
        """Where every allocation stands, as its list tells."""
        names = {path: name for name, path in self.paths.items()}
        query = f"&asOf={as_of}" if as_of else ""
        items = await listed_of(self.office.world.province, self.envelope, query)
        return {
            names[item["links"]["self"]]: (
                item["status"],
                item["grantedCents"],
                item["determinedCents"],
                item["reservedCents"] if item["status"] == "reserved" else 0,
            )
            for item in items
        }

    def compare_balance(self, name: str) -> None:
        """Compare what the recipient may keep, got and owes."""
        answer = self.office.run(self.office.world.province.get(f"{self.paths[name]}/balance"))
        assert answer.status_code == 200, answer.text
        found, book = answer.json(), self.book
        assert found["entitlementCents"] == book.entitlement(name)
        assert found["paidNetCents"] == book.balance("recipient", name)
        assert found["advancedCents"] == book.advanced(name)
        assert found["claimCents"] == book.claim(name)

    def compare_past(self) -> None:
        """Compare what is told of earlier days with what was to be seen then."""
        for day, seen in self.past.items():
            room = self.office.run(headroom_of(self.office.world.province, self.envelope, f"?asOf={day}"))
            assert {name: room[name] for name in seen["totals"]} == seen["totals"], day
            assert self.office.run(self.standing(day)) == seen["standing"], day


def refusals(answer: httpx.Response) -> Told:
    """Why a request was refused: every reason that is told."""
    assert not answer.is_success, answer.text
    problem = answer.json()
    assert answer.status_code in {403, 409, 422}, answer.text
    several = {each["slug"] for each in problem.get("violations", ())}
    return frozenset(several or {problem["type"].rpartition("/")[2]})


def test_an_envelope_holds_what_a_double_entry_book_of_it_holds(
    template: Targets, settings: Settings, issuer: DeveloperIssuer, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(keeper, "PATIENCE_SECONDS", PATIENCE_SECONDS)
    is_long = hypothesis_settings.get_current_profile_name() == LONG
    bounds = hypothesis_settings.default if is_long else BRIEF
    assert bounds is not None
    of_each = hypothesis_settings(bounds, max_examples=bounds.max_examples // len(STARTS))
    with Office(template, settings, issuer) as office:
        for begun in STARTS:

            class EnvelopeHere(Envelope):
                start = begun

                def __init__(self) -> None:
                    super().__init__(office)

            run_state_machine_as_test(EnvelopeHere, settings=of_each)
        reached = {"granted", "reserved", "advance_paid", "accounted", "determined", "settled", "recovering"}
        assert reached <= office.reached.keys(), office.reached
        limits = {"ceiling-exceeded", "envelope-overcommitted", "child-allocations-exceed-parent"}
        payments = {"advance-exceeds-grant", "final-payment-mismatch", "segregation-of-duties"}
        assert (limits | payments if is_long else {"invalid-transition"}) <= office.refused.keys(), office.refused
