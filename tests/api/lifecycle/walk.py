"""A random walk through the course of an agreement: any step at any time, whether it is refused or not."""

from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

import httpx

from tests.factories.alliance import BODIES, Alliance, days_ago, take_step, today
from tests.factories.http import historic, on_day

_ONWARD = (
    "submit",
    "freeze_text",
    "approve",
    "open_signing",
    "open_signing_under_reservation",
    "complete_signing",
    "enter_into_force",
)
RESERVATION = "Onder voorbehoud van het besluit."


class Walk:
    """The steps of one agreement and its parties; a generator of random numbers chooses who acts and how."""

    def __init__(self, made: Alliance, chance: Random) -> None:
        """Take the agreement and what chooses."""
        self.made, self.chance = made, chance
        self.decisions: list[dict[str, Any]] = []
        self.events: list[dict[str, Any]] = []

    def anybody(self) -> str:
        """One of the parties."""
        return self.chance.choice(sorted(self.made.sides))

    async def prepare(self) -> None:
        """Bring the agreement some way without chance, so that late states are met as often as early ones."""
        made = self.made
        reached = self.chance.choice(("draft", "frozen", "reserving", "in_signing", "in_signing", "signed"))
        if reached == "frozen":
            await made.frozen()
        elif reached == "reserving":
            await made.frozen()
            authority = await made.authorise("foundation", "statutory")
            await made.must_of_signatory("foundation", "verify_authority", signingAuthorityId=authority["id"])
            await made.must("open_signing_under_reservation")
        elif reached == "in_signing":
            await made.in_signing()
        elif reached == "signed":
            await made.signed()

    async def step(self) -> str:
        """Take one step, and tell which."""
        step = self.chance.choice(self.steps())
        await step()
        return step.__name__

    def steps(self) -> list[Callable[[], Awaitable[Any]]]:
        """Every kind of step; what leads nowhere further is rarer."""
        onward = [self.write, self.advance, self.advance, self.propose, self.decide, self.decide, self.verify]
        signing = [self.sign, self.sign, self.reserve, self.sign_before_authority, self.ratify]
        back = [self.go_back, self.signatory_leaves, self.revoke, self.plan, self.move_event]
        return [*onward, *onward, *signing, *signing, *back, self.give_up]

    async def write(self) -> None:
        """Write the next text."""
        await self.made.write(purpose=f"Samen werken, {self.chance.random()}.")

    async def advance(self) -> None:
        """Ask for a step onward."""
        await self.made.step(self.chance.choice(_ONWARD))

    async def go_back(self) -> None:
        """Ask for a step back."""
        name = self.chance.choice(("return_to_draft", "reopen", "reset", "resume_signing"))
        await self.made.step(name, reason="De tekst is gewijzigd.")

    async def give_up(self) -> None:
        """Withdraw or annul, now and then."""
        if self.chance.random() < 0.3:
            name = self.chance.choice(("withdraw", "annul"))
            document = self.made.sides["municipality"].document_id
            await self.made.step(name, reason="Het gaat niet door.", documentId=document)

    async def propose(self, name: str = "") -> None:
        """Propose a decision of a public party."""
        name = name or self.chance.choice(sorted(BODIES))
        self.decisions.append({"name": name, **(await self.made.propose(name))})

    async def decide(self) -> None:
        """Take a decision that lies ready, or a new one."""
        if not self.decisions:
            await self.propose()
        decision = self.chance.choice(self.decisions)
        outcome = self.chance.choice(("conform", "conform", "conform_amended", "deferred", "rejected"))
        outcomes = [{"pointId": point["id"], "outcome": outcome} for point in decision["points"]]
        await self._of_decision(decision, "decide", outcomes=outcomes)

    async def revoke(self) -> None:
        """Revoke a decision by another one of the same body."""
        if len(self.decisions) > 1:
            old, new = self.chance.sample(self.decisions, 2)
            await self._of_decision(old, "revoke", revokedByDecisionId=new["id"], reason="Een nieuw besluit.")

    async def _of_decision(self, decision: dict[str, Any], transition: str, **more: Any) -> httpx.Response:
        member = self.made.sides[decision["name"]].member
        return await take_step(member, f"/v1/decisions/{decision['id']}", transition, **more)

    async def verify(self, name: str = "") -> None:
        """Verify somebody's authority."""
        name = name or self.anybody()
        more = {}
        if name == "foundation" and self.chance.random() < 0.8:
            more["signingAuthorityId"] = (await self.made.authorise(name, "statutory"))["id"]
        await self._of_signatory(name, "verify_authority", **more)

    async def _of_signatory(self, name: str, transition: str, **more: Any) -> httpx.Response:
        return await take_step(self.made.sides[name].member, self.made.signatory_path(name), transition, **more)

    async def signatory_leaves(self) -> None:
        """Decline, replace, designate again or refuse to ratify."""
        name = self.chance.choice(("designate", "designate", "decline", "replace", "refuse_ratification"))
        await self._of_signatory(self.anybody(), name, reason="Iemand anders tekent.")

    async def sign(self) -> None:
        """Sign the present text."""
        await self.made.sign(self.anybody())

    async def reserve(self) -> None:
        """Sign the present text under reservation."""
        await self.made.sign(self.anybody(), underReservation=True, reservationText=RESERVATION)

    async def sign_before_authority(self) -> None:
        """Record that somebody signed long before there was a decision (R-022)."""
        source = historic(occurredOn=days_ago(40), signedOn=days_ago(40))
        await self.made.sign(self.chance.choice(sorted(BODIES)), **source)

    async def ratify(self) -> None:
        """Link a decision as the ratification of a signature (R-023)."""
        if self.decisions:
            decision = self.chance.choice(self.decisions)
            side = self.made.sides[decision["name"]]
            body = ratification(self.made, decision["name"], decision["points"][0]["id"])
            await side.member.post(f"{self.made.path}/ratifications", body)

    async def plan(self) -> None:
        """Plan a signing event."""
        body = {"recordingMode": "workflow", "status": "planned", "plannedOn": on_day(today().isoformat())}
        answer = await self.made.keeper.post(f"{self.made.path}/signing-events", body)
        assert answer.status_code == 201, answer.text
        self.events.append(answer.json())

    async def move_event(self) -> None:
        """Let a signing event go its course."""
        if self.events:
            event = self.chance.choice(self.events)
            name = self.chance.choice(("hold", "postpone", "cancel", "replan"))
            path = f"{self.made.path}/signing-events/{event['id']}"
            planned = {"plannedOn": on_day(today().isoformat())} if name == "replan" else {}
            await take_step(self.made.keeper, path, name, reason="De zaal is bezet.", **planned)


def ratification(made: Alliance, name: str, point_id: str, **more: Any) -> dict[str, Any]:
    """The body that links a decision point as the ratification of a party's signature."""
    side = made.sides[name]
    return {
        "recordingMode": "workflow",
        "partyId": side.party["id"],
        "signatoryId": side.signatory["id"],
        "decisionPointId": point_id,
        "ratifiedOn": on_day(today().isoformat()),
        **more,
    }
