"""Random commands to a served register and to a small model of the domain: after each, both hold the same."""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from typing import Any, Self, TypeVar

import hypothesis.strategies as st
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from tests.conftest import served
from tests.databases import copied_database
from tests.factories.alliance import Alliance, accepted, alliance, alliance_of, days_ago, take_step, today
from tests.factories.http import Member, historic, on_day
from tests.service.lifecycle.agreement_model import PARTIES, PUBLIC, AgreementModel

BOUNDS = hypothesis_settings(
    max_examples=25,
    stateful_step_count=18,
    derandomize=True,
    database=None,
    deadline=None,
    print_blob=False,
    suppress_health_check=list(HealthCheck),
)
UNAUTHORISED = ("unauthorised", "ratified", "refused")
STARTS = ("draft", "in_decision", "reserved", "reserved_after_rejection", "in_signing", "almost", *UNAUTHORISED)
ALIVE = frozenset({"draft", "negotiating", "in_decision", "approved", "in_signing", "signed"})
parties, public_parties = st.sampled_from(PARTIES), st.sampled_from(PUBLIC)
outcomes = st.sampled_from(("conform", "conform", "conform_amended", "deferred", "rejected", "noted"))
numbers = st.integers(min_value=0, max_value=1000)
Result = TypeVar("Result")


class World:
    """One served register with three organisations, in an event loop of its own."""

    def __init__(self, template: Targets, settings: Settings, issuer: DeveloperIssuer) -> None:
        self._given = (template, settings, issuer)
        self._runner = asyncio.Runner()
        self._stack = AsyncExitStack()
        self.members: dict[str, Member] = {}
        self.revoking: dict[str, str] = {}
        self.reached: Counter[str] = Counter()

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run something to its end."""
        return self._runner.run(work)

    async def _open(self) -> None:
        template, settings, issuer = self._given
        targets = await self._stack.enter_async_context(copied_database(template))
        client = await self._stack.enter_async_context(served(settings, targets))
        made = await alliance(client, targets, issuer)
        self.members = {name: side.member for name, side in made.sides.items()}
        plan = {"kind": "adopt_plan", "agreementId": None}
        self.revoking = {name: (await made.decide(name, point=plan))["id"] for name in PUBLIC}

    def __enter__(self) -> Self:
        self.run(self._open())
        return self

    def __exit__(self, *failure: object) -> None:
        self.run(self._stack.aclose())
        self._runner.close()


class Course(RuleBasedStateMachine):
    """Commands to one agreement and to its model."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world
        self.model = AgreementModel()
        self.made: Alliance = world.run(alliance_of(world.members))
        self.authority: str = world.run(self.made.authorise("foundation", "statutory"))["id"]
        self.decision_ids: list[tuple[str, str]] = []

    @initialize(start=st.sampled_from(STARTS))
    def begin(self, start: str) -> None:
        """Start some way on, so that late states are met as often as early ones."""
        if start == "draft":
            return
        self.write()
        self.submit()
        self.freeze()
        self.verify("foundation")
        if start == "reserved_after_rejection":
            self.decide("municipality", "rejected")
            self.reopen()
            self.write()
            self.freeze()
        if start in {"reserved", "reserved_after_rejection"}:
            self.open_under_reservation()
            self.reserve("municipality")
        if start in UNAUTHORISED:
            self.sign_in_the_past("municipality")
        if start in {"in_signing", "almost", *UNAUTHORISED}:
            for party in PUBLIC:
                self.decide(party, "conform")
                self.verify(party)
            self.open_signing()
        if start in {"almost", "unauthorised", "ratified"}:
            self.sign("province")
            self.sign("foundation")
        if start == "ratified":
            self.ratify(0)
        if start == "refused":
            self.refuse_ratification("municipality")
            self.reset(with_new_text=False)

    @rule()
    @precondition(lambda self: self.model.status in ALIVE)
    def write(self) -> None:
        self.world.run(self.made.write(purpose=f"Tekst {self.model.texts + 1}."))
        self.model.write()
        self.compare()

    @rule()
    def submit(self) -> None:
        self.step("submit", self.model.submit())

    @rule()
    def return_to_draft(self) -> None:
        self.step("return_to_draft", self.model.return_to_draft())

    @rule()
    def freeze(self) -> None:
        self.step("freeze_text", self.model.freeze())

    @rule()
    def reopen(self) -> None:
        self.step("reopen", self.model.reopen(), reason="De tekst wordt wezenlijk anders.")

    @rule(with_new_text=st.booleans())
    def reset(self, with_new_text: bool) -> None:
        more = {}
        with_new_text = with_new_text and bool(self.model.working)
        if with_new_text:
            versions = self.world.run(self.made.keeper.get(f"{self.made.path}/versions")).json()["items"]
            newest = next(v for v in versions if v["versionNo"] == self.model.working[-1])
            more["agreementVersionId"] = newest["id"]
        self.step("reset", self.model.reset(with_new_text=with_new_text), reason="De tekst is gewijzigd.", **more)

    @rule()
    def open_signing(self) -> None:
        self.step("open_signing", self.model.open_signing())

    @rule()
    def open_under_reservation(self) -> None:
        self.step("open_signing_under_reservation", self.model.open_under_reservation())

    @rule(chance=numbers)
    def withdraw(self, chance: int) -> None:
        if chance % 5 == 0:
            self.step("withdraw", self.model.withdraw(), reason="Het gaat niet door.")

    @rule(chance=numbers)
    def annul(self, chance: int) -> None:
        if chance % 5 == 0:
            document = self.made.sides["municipality"].document_id
            self.step("annul", self.model.annul(), reason="Vernietigd door de rechter.", documentId=document)

    @rule(party=public_parties, outcome=outcomes)
    @precondition(lambda self: self.model.current is not None and self.model.status in ALIVE)
    def decide(self, party: str, outcome: str) -> None:
        decided = self.world.run(self.made.decide(party, outcome))
        self.decision_ids.append((decided["id"], decided["points"][0]["id"]))
        self.model.decide(party, outcome)
        self.compare()

    @rule(number=numbers)
    @precondition(lambda self: bool(self.decision_ids))
    def revoke(self, number: int) -> None:
        number %= len(self.decision_ids)
        party = self.model.decisions[number].party
        more = {"revokedByDecisionId": self.world.revoking[party], "reason": "Een nieuw besluit."}
        self.ask(party, f"/v1/decisions/{self.decision_ids[number][0]}", "revoke", self.model.revoke(number), **more)

    @rule(party=parties)
    def verify(self, party: str) -> None:
        more = {"signingAuthorityId": self.authority} if party == "foundation" else {}
        self.ask(party, self.made.signatory_path(party), "verify_authority", self.model.verify(party), **more)

    @rule(party=parties)
    def designate(self, party: str) -> None:
        self.ask(party, self.made.signatory_path(party), "designate", self.model.designate(party))

    @rule(party=parties)
    def sign(self, party: str) -> None:
        self.check(self.world.run(self.made.sign(party)).is_success, self.model.sign(party))

    @rule()
    def everybody_signs(self) -> None:
        """Several at once, so that a round of signing is completed more often than chance would."""
        for party in PARTIES:
            self.verify(party)
            self.sign(party)

    @rule(party=parties)
    def reserve(self, party: str) -> None:
        reservation = {"underReservation": True, "reservationText": "Onder voorbehoud van het besluit."}
        self.check(self.world.run(self.made.sign(party, **reservation)).is_success, self.model.reserve(party))

    @rule(party=public_parties)
    @precondition(lambda self: self.model.status in ALIVE - {"in_signing", "signed"})
    def sign_in_the_past(self, party: str) -> None:
        source = historic(occurredOn=days_ago(40), signedOn=days_ago(40))
        answer = self.world.run(self.made.sign(party, **source))
        self.check(answer.is_success, self.model.sign_in_the_past(party))

    @rule(number=numbers)
    @precondition(lambda self: bool(self.decision_ids))
    def ratify(self, number: int) -> None:
        """Link a decision, of a party that has something to ratify where there is one."""
        waiting = [party for party, status in self.model.signatories.items() if status == "signed_unauthorised"]
        decisions = [n for n, decided in enumerate(self.model.decisions) if decided.party in waiting]
        number = (decisions or range(len(self.decision_ids)))[number % len(decisions or self.decision_ids)]
        party = self.model.decisions[number].party
        side = self.made.sides[party]
        body = {
            "recordingMode": "workflow",
            "partyId": side.party["id"],
            "signatoryId": side.signatory["id"],
            "decisionPointId": self.decision_ids[number][1],
            "ratifiedOn": on_day(today().isoformat()),
        }
        answer = self.world.run(side.member.post(f"{self.made.path}/ratifications", body))
        self.check(answer.is_success, self.model.ratify(party, number))

    @rule(party=public_parties)
    def refuse_ratification(self, party: str) -> None:
        expected = self.model.refuse_ratification(party)
        self.ask(party, self.made.signatory_path(party), "refuse_ratification", expected, reason="Zo niet gewild.")

    def step(self, transition: str, expected: bool, **more: Any) -> None:
        """Ask for a step of the agreement."""
        self.ask("municipality", self.made.path, transition, expected, **more)

    def ask(self, party: str, path: str, transition: str, expected: bool, **more: Any) -> None:
        """Ask for a step of a record."""
        answer = self.world.run(take_step(self.made.sides[party].member, path, transition, **more))
        self.check(answer.is_success, expected)

    def check(self, was_accepted: bool, expected: bool) -> None:
        """Compare what was answered, and then what is held."""
        assert was_accepted is expected
        self.compare()

    def compare(self) -> None:
        """Compare what the register and the model hold."""
        held, model = self.world.run(self.held()), self.model
        assert held["history"] == model.history
        assert held["status"] == model.status
        assert held["signatories"] == model.signatories
        assert held["standing"] == Counter(model.standing.keys())
        assert held["voided"] == model.voided
        self.world.reached.update(model.signatories.values())
        self.world.reached[model.status] += 1

    async def held(self) -> dict[str, Any]:
        """What the register tells of the agreement."""
        agreement = await self.made.agreement()
        listed = accepted(await self.made.keeper.get(f"{self.made.path}/signatures?limit=200"))["items"]
        names = {side.party["id"]: name for name, side in self.made.sides.items()}
        return {
            "status": agreement["status"],
            "history": [period["status"] for period in agreement["statusHistory"]],
            "signatories": {name: await self.made.signatory_status(name) for name in self.made.sides},
            "standing": Counter(names[s["partyId"]] for s in listed if s["voidedOn"] is None),
            "voided": sum(s["voidedOn"] is not None for s in listed),
        }


def test_the_register_goes_the_course_the_domain_tells(
    template: Targets, settings: Settings, issuer: DeveloperIssuer
):
    with World(template, settings, issuer) as world:

        class CourseHere(Course):
            def __init__(self) -> None:
                super().__init__(world)

        run_state_machine_as_test(CourseHere, settings=BOUNDS)
        late = {"in_signing", "signed", "in_force", "voided", "ratified", "signed_under_reservation"}
        assert late <= world.reached.keys()
