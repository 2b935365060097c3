"""An agreement of three parties on its way from draft to force, made over HTTP by those who may."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import httpx

from app.kit.auth.developer import DeveloperIssuer
from app.kit.clock import SYSTEM_CLOCK, legal_day
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.factories.http import Member, historic, insert_organisation, insert_source_document, member, on_day

ROLES = (ApiRole.REGISTRAR, ApiRole.LEGAL_OFFICER, ApiRole.DECISION_SECRETARY)
BODIES = {"municipality": "municipal_executive", "province": "provincial_executive"}
TEXTS = {"purpose": "Samen werken aan veerkrachtige wijken.", "term": "Deze overeenkomst geldt twintig jaar."}


def today() -> date:
    """The legal day of the running service."""
    return legal_day(SYSTEM_CLOCK.now())


def days_ago(days: int) -> dict[str, Any]:
    """A day some days before today, as a partial date."""
    return on_day((today() - timedelta(days=days)).isoformat())


@dataclass
class Side:
    """One party with the people who act for it."""

    name: str
    member: Member
    party: dict[str, Any]
    signatory: dict[str, Any]
    office: dict[str, Any]
    document_id: str


@dataclass
class Alliance:
    """The agreement and its parties; every step is a request of its own."""

    keeper: Member
    agreement_id: str
    sides: dict[str, Side]

    @property
    def path(self) -> str:
        """The address of the agreement."""
        return f"/v1/agreements/{self.agreement_id}"

    def signatory_path(self, name: str) -> str:
        """The address of a party's signatory."""
        side = self.sides[name]
        return f"{self.path}/parties/{side.party['id']}/signatories/{side.signatory['id']}"

    async def agreement(self) -> dict[str, Any]:
        """The agreement as it stands."""
        found: dict[str, Any] = (await self.keeper.get(self.path)).json()
        return found

    async def status(self) -> str:
        """The status of the agreement."""
        return str((await self.agreement())["status"])

    async def signatory_status(self, name: str) -> str:
        """The status of a party's signatory."""
        return str((await self.keeper.get(self.signatory_path(name))).json()["status"])

    async def step(self, transition: str, **more: Any) -> httpx.Response:
        """Ask for a transition of the agreement."""
        return await take_step(self.keeper, self.path, transition, **more)

    async def must(self, transition: str, **more: Any) -> dict[str, Any]:
        """Perform a transition of the agreement; the test fails when it is refused."""
        return accepted(await self.step(transition, **more))

    async def must_of_signatory(self, name: str, transition: str, **more: Any) -> dict[str, Any]:
        """Perform a transition of a signatory; the test fails when it is refused."""
        return accepted(await take_step(self.sides[name].member, self.signatory_path(name), transition, **more))

    async def text(self) -> dict[str, Any]:
        """The present text."""
        version_id = (await self.agreement())["currentVersionId"]
        found: dict[str, Any] = (await self.keeper.get(f"{self.path}/versions/{version_id}")).json()
        return found

    async def write(self, **texts: str) -> dict[str, Any]:
        """Record the next working version."""
        clauses = [{"clauseKind": kind, "text": text} for kind, text in (texts or TEXTS).items()]
        numbers = (await self.keeper.get(f"{self.path}/versions")).json()["items"]
        body = {"recordingMode": "workflow", "versionNo": len(numbers) + 1, "versionStatus": "working"}
        return accepted(await self.keeper.post(f"{self.path}/versions", body | {"clauses": clauses}))

    async def frozen(self) -> dict[str, Any]:
        """Bring the agreement to decision and return the frozen text."""
        await self.write()
        await self.must("submit")
        await self.must("freeze_text")
        return await self.text()

    async def propose(self, name: str, kind: str = "enter_into_agreement", **more: Any) -> dict[str, Any]:
        """Propose and schedule a decision of a public party on the present text."""
        side = self.sides[name]
        version_id = (await self.agreement())["currentVersionId"]
        point = {"kind": kind, "agreementId": self.agreement_id, "agreementVersionId": version_id}
        body = {
            "recordingMode": "workflow",
            "organisationId": str(side.member.organisation_id),
            "body": BODIES[name],
            "status": "proposed",
            "points": [point | more.pop("point", {})],
            **more,
        }
        proposed = accepted(await side.member.post("/v1/decisions", body))
        return accepted(await take_step(side.member, f"/v1/decisions/{proposed['id']}", "schedule"))

    async def decide(self, name: str, outcome: str = "conform", **more: Any) -> dict[str, Any]:
        """Take a decision of a public party on the present text."""
        proposed = await self.propose(name, **more)
        outcomes = [{"pointId": point["id"], "outcome": outcome} for point in proposed["points"]]
        path = f"/v1/decisions/{proposed['id']}"
        return accepted(await take_step(self.sides[name].member, path, "decide", outcomes=outcomes))

    async def authorise(self, name: str, basis: str, **more: Any) -> dict[str, Any]:
        """Record what entitles a party's signatory to sign."""
        side = self.sides[name]
        body = {
            "recordingMode": "workflow",
            "organisationId": str(side.member.organisation_id),
            "basis": basis,
            "officeHoldingId": side.office["id"],
            "validFrom": on_day("2020-01-01"),
            "documentId": side.document_id,
            **more,
        }
        return accepted(await side.member.post("/v1/signing-authorities", body))

    async def verified(self) -> None:
        """Verify the authority of everybody who signs."""
        for name in self.sides:
            more = {}
            if name == "foundation":
                more["signingAuthorityId"] = (await self.authorise(name, "statutory"))["id"]
            await self.must_of_signatory(name, "verify_authority", **more)

    async def signature(self, name: str, **more: Any) -> dict[str, Any]:
        """What is recorded of a party's signature under the present text, set today."""
        side = self.sides[name]
        text = await self.text() if (await self.agreement())["currentVersionId"] else {"textSha256": None}
        return {
            "recordingMode": "workflow",
            "partyId": side.party["id"],
            "signatoryId": side.signatory["id"],
            "textSha256": text["textSha256"],
            "signedOn": on_day(today().isoformat()),
            **more,
        }

    async def sign(self, name: str, **more: Any) -> httpx.Response:
        """Put the signature of a party under the present text."""
        body = await self.signature(name, **more)
        return await self.sides[name].member.post(f"{self.path}/signatures", body)

    def told(self, name: str, day: str) -> dict[str, Any]:
        """Provenance of what a document of a party tells of a past day."""
        return historic(occurredOn=on_day(day), sourceRefs=[{"documentId": self.sides[name].document_id}])

    async def signed_on(self, name: str, day: str, **more: Any) -> dict[str, Any]:
        """Record from a document that a party signed on a past day."""
        return accepted(await self.sign(name, **self.told(name, day), signedOn=on_day(day), **more))

    async def decided_on(self, name: str, day: str, **more: Any) -> dict[str, Any]:
        """Record from a document that the executive of a party agreed to the present text on a past day."""
        member = self.sides[name].member
        version_id = (await self.agreement())["currentVersionId"]
        point = {"kind": "enter_into_agreement", "agreementId": self.agreement_id, "outcome": "conform"}
        facts = {
            "organisationId": str(member.organisation_id),
            "body": BODIES[name],
            "status": "decided",
            "decidedOn": on_day(day),
            "points": [point | {"agreementVersionId": version_id}],
        }
        return accepted(await member.post("/v1/decisions", self.told(name, day) | facts | more))

    async def another(self, name: str, function: str, **more: Any) -> dict[str, Any]:
        """Designate one more person of a party to sign, in this function."""
        side = self.sides[name]
        office = await appointed(side.member, function, **more)
        body = {"status": "designated", "personId": office["personId"], "officeHoldingId": office["id"]}
        path = f"{self.path}/parties/{side.party['id']}/signatories"
        return accepted(await side.member.post(path, {"recordingMode": "workflow"} | body))

    async def instead(self, name: str, function: str, **more: Any) -> None:
        """Have somebody else sign for a party."""
        side = self.sides[name]
        await self.must_of_signatory(name, "replace", reason="Iemand anders tekent")
        side.signatory = await self.another(name, function, **more)

    async def in_signing(self) -> None:
        """Bring the agreement to signing, with everything decided and verified."""
        await self.frozen()
        for name in BODIES:
            await self.decide(name)
        await self.verified()
        await self.must("open_signing")

    async def signed(self) -> None:
        """Bring the agreement to signed, and further where its effective date is reached."""
        await self.in_signing()
        for name in self.sides:
            accepted(await self.sign(name))

    async def findings(self, as_of: str | None = None) -> dict[str, str]:
        """The codes of what does not add up on a day, with the id of their subject."""
        query = f"?asOf={as_of}" if as_of else ""
        items = (await self.keeper.get(f"{self.path}/findings{query}")).json()["items"]
        return {item["code"]: item["subjectId"] for item in items}


def accepted(answer: httpx.Response) -> dict[str, Any]:
    """The body of an answer; the test fails when it is a refusal."""
    assert answer.status_code in {200, 201}, answer.text
    found: dict[str, Any] = answer.json()
    return found


def refused(answer: httpx.Response) -> list[str]:
    """The problem types an answer is refused with, the deciding one first."""
    assert answer.status_code >= 400, answer.text
    problem = answer.json()
    first = problem["type"].rpartition("/")[2]
    return [first, *(each["slug"] for each in problem.get("violations", ())[1:])]


async def take_step(somebody: Member, path: str, transition: str, **more: Any) -> httpx.Response:
    """Ask for a transition of a record on the version it has now."""
    etag = (await somebody.get(path)).headers["etag"]
    return await somebody.post(f"{path}/transitions", {"transition": transition, **more}, **{"If-Match": etag})


async def corrected(somebody: Member, path: str, **facts: Any) -> httpx.Response:
    """Ask to correct a record on the version it has now."""
    etag = (await somebody.get(path)).headers["etag"]
    return await somebody.patch(path, {**facts, "reason": "test"}, etag)


async def alliance(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer, **agreement: Any
) -> Alliance:
    """A municipality, a province and a foundation with a draft between them, kept by the municipality."""
    await insert_source_document(targets)
    columns: dict[str, dict[str, Any]] = {
        "municipality": {"kind": "municipality", "is_public_law_body": True},
        "province": {"kind": "province", "is_public_law_body": True},
        "foundation": {"kind": "welfare_organisation", "is_public_law_body": False},
    }
    members = {
        name: await member(client, targets, issuer, await insert_organisation(targets, name, **given), ROLES)
        for name, given in columns.items()
    }
    return await alliance_of(members, **agreement)


async def newcomer(targets: Targets, slug: str) -> dict[str, Any]:
    """What is recorded of another organisation that is to be a party."""
    organisation = await insert_organisation(targets, slug)
    flow = {"recordingMode": "workflow"}
    return flow | {"organisationId": str(organisation), "partyRole": "party", "mustSign": False}


FUNCTIONS = {"municipality": "mayor", "province": "kings_commissioner", "foundation": "board_member"}


async def alliance_of(members: dict[str, Member], **agreement: Any) -> Alliance:
    """A draft between these organisations, kept by the municipality, with somebody designated for each."""
    keeper = members["municipality"]
    body = {
        "recordingMode": "workflow",
        "kind": "cooperation_agreement",
        "title": "Alliantie veerkrachtige wijken",
        "status": "draft",
        "managingOrganisationId": str(keeper.organisation_id),
        "effectiveOn": on_day(today().isoformat()),
        "isIndefinite": True,
    }
    made = Alliance(keeper, accepted(await keeper.post("/v1/agreements", body | agreement))["id"], {})
    for name, somebody in members.items():
        made.sides[name] = await _side(made, name, somebody)
    return made


async def appointed(somebody: Member, function: str, **more: Any) -> dict[str, Any]:
    """The office in which a new person acts for an organisation."""
    flow = {"recordingMode": "workflow"}
    person = accepted(await somebody.post("/v1/persons", flow | {"familyName": f"Van {function.title()}"}))
    body = {
        "personId": person["id"],
        "organisationId": str(somebody.organisation_id),
        "functionKind": function,
        "validFrom": on_day("2020-01-01"),
    }
    return accepted(await somebody.post("/v1/office-holdings", flow | body | more))


async def _side(made: Alliance, name: str, somebody: Member) -> Side:
    flow = {"recordingMode": "workflow"}
    party = accepted(
        await made.keeper.post(
            f"{made.path}/parties",
            flow | {"organisationId": str(somebody.organisation_id), "partyRole": "party", "mustSign": True},
        )
    )
    office = await appointed(somebody, FUNCTIONS[name])
    document = accepted(
        await somebody.post(
            "/v1/documents",
            flow
            | {
                "kind": "evidence",
                "title": f"Bewijs van {name}",
                "organisationId": str(somebody.organisation_id),
                "confidentiality": "internal",
                "available": False,
            },
        )
    )
    signatory = accepted(
        await somebody.post(
            f"{made.path}/parties/{party['id']}/signatories",
            flow | {"status": "designated", "personId": office["personId"], "officeHoldingId": office["id"]},
        )
    )
    return Side(name, somebody, party, signatory, office, document["id"])
