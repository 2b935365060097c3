"""An agreement decided on, with a mandate for minor changes, and the people who propose, judge and approve them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.factories.alliance import Alliance, accepted, alliance, appointed, today
from tests.factories.http import Member, member, on_day

CLAUSES = {
    "1": ("parties", "Partijen", "De gemeente, de provincie en de stichting zijn partij."),
    "2": ("recitals", "Overwegingen", "Partijen willen dat buurten veerkrachtig blijven."),
    "3": ("obligations", "Inspanningen", "Partijen spannen zich in voor de buurt."),
    "4": ("finance", "Financiën", "De provincie draagt € 1.000.000 bij."),
    "5": ("term", "Looptijd", "Deze overeenkomst geldt tot en met 31 december 2045."),
    "6": ("liability", "Aansprakelijkheid", "De aansprakelijkheid is beperkt tot € 50.000 per gebeurtenis."),
    "7": ("publicity", "Communicatie", "Partijen stemmen persberichten vooraf met elkaar af."),
    "8": ("evaluation", "Evaluatie", "Partijen bespreken jaarlijks de voortgang."),
}
PRESS = "Partijen stemmen persberichten en berichten op sociale media vooraf met elkaar af."


@dataclass
class Amending:
    """The agreement, who proposes, who judges, and the alderman with the mandate."""

    made: Alliance
    jurist: Member
    alderman: Member
    alderman_person_id: str
    mandate: dict[str, Any]
    clause_ids: dict[str, str]

    @property
    def keeper(self) -> Member:
        """Who keeps the dossier and proposes."""
        return self.made.keeper

    def replaced(self, number: str, text: str, **more: Any) -> dict[str, Any]:
        """The operation that lets a clause read otherwise."""
        kind, heading, _ = CLAUSES[number]
        clause = {"articleNo": number, "clauseKind": kind, "heading": heading, "text": text, **more}
        return {"kind": "replace", "clauseId": self.clause_ids[number], "clause": clause}

    async def proposal(self, *operations: dict[str, Any], **more: Any) -> httpx.Response:
        """Propose an amendment of the present text."""
        text = await self.made.text()
        body = {
            "recordingMode": "workflow",
            "agreementId": self.made.agreement_id,
            "baselineVersionId": text["id"],
            "proposedByPartyId": self.made.sides["municipality"].party["id"],
            "rationale": "Betere afspraken",
            "status": "proposed",
            "operations": list(operations),
        }
        return await self.keeper.post("/v1/amendments", body | more)

    async def proposed(self, *operations: dict[str, Any], **more: Any) -> str:
        """Propose an amendment and return its address."""
        return f"/v1/amendments/{accepted(await self.proposal(*operations, **more))['id']}"

    async def step(self, somebody: Member, path: str, name: str, **body: Any) -> httpx.Response:
        """Take a step of an amendment on the version it has now."""
        etag = (await somebody.get(path)).headers["etag"]
        return await somebody.post(f"{path}/{name}", body, **{"If-Match": etag})

    async def classified(self, path: str, classification: str) -> dict[str, Any]:
        """Have the jurist classify an amendment; the test fails when it is refused."""
        return accepted(await self.step(self.jurist, path, "classification", classification=classification))

    async def assessed(self, path: str, **asked: Any) -> dict[str, Any]:
        """Ask whether an amendment may be made alone."""
        return accepted(await self.keeper.post(f"{path}/assessments", asked))

    async def answer(self, path: str, name: str, **more: Any) -> httpx.Response:
        """Give the answer of a party."""
        side = self.made.sides[name]
        body = {
            "recordingMode": "workflow",
            "partyId": side.party["id"],
            "givenOn": on_day(today().isoformat()),
            **more,
        }
        somebody = self.alderman if "mandateId" in more and name == "municipality" else side.member
        if name == "municipality" and somebody is side.member:
            somebody = self.jurist
        return await somebody.post(f"{path}/consents", body)

    async def by_mandate(self, path: str, **more: Any) -> httpx.Response:
        """Have the alderman consent for the municipality, under the mandate of its executive."""
        given = {"mandateId": self.mandate["id"], "onBehalfOfBody": "municipal_executive"}
        return await self.answer(path, "municipality", **given | more)

    async def by_decision(self, path: str, name: str, **more: Any) -> httpx.Response:
        """Have a public party consent by a decision of its executive on this amendment."""
        point = await self.decided(path, name)
        return await self.answer(path, name, decisionPointId=point, **more)

    async def decided(self, path: str, name: str, outcome: str = "conform") -> str:
        """Have the executive of a public party decide on an amendment; return the point."""
        point = {"amendmentId": path.rpartition("/")[2]}
        decision = await self.made.decide(name, outcome, kind="approve_amendment", point=point)
        found: str = decision["points"][0]["id"]
        return found

    async def by_board(self, path: str, **more: Any) -> httpx.Response:
        """Have the foundation consent by its director."""
        side = self.made.sides["foundation"]
        authority = await self.made.authorise("foundation", "statutory")
        given = {"signingAuthorityId": authority["id"], "officeHoldingId": side.office["id"]}
        return await self.answer(path, "foundation", **given | more)

    async def adopt(self, path: str) -> httpx.Response:
        """Adopt an amendment."""
        return await self.step(self.keeper, path, "adoption")

    async def agreed(self, path: str) -> None:
        """Have every party consent to a minor amendment."""
        accepted(await self.by_mandate(path))
        accepted(await self.by_decision(path, "province"))
        accepted(await self.by_board(path))


Enrol = Callable[[ApiRole, str | None], Awaitable[Member]]


async def amending(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer, **mandate: Any) -> Amending:
    """An agreement the executives decided on, with a mandate for the alderman until it is signed (S5)."""
    made = await alliance(client, targets, issuer)

    async def enrol(role: ApiRole, person_id: str | None) -> Member:
        return await member(client, targets, issuer, made.keeper.organisation_id, (role,), person_id=person_id)

    return await amending_of(made, enrol, **mandate)


async def amending_of(made: Alliance, enrol: Enrol, **mandate: Any) -> Amending:
    """The same of an agreement that is a draft; `enrol` makes a colleague with a role at the municipality."""
    clauses = [
        {"articleNo": number, "clauseKind": kind, "heading": heading, "text": text}
        for number, (kind, heading, text) in CLAUSES.items()
    ]
    body = {"recordingMode": "workflow", "versionStatus": "working", "clauses": clauses}
    accepted(await made.keeper.post(f"{made.path}/versions", body))
    await made.must("submit")
    await made.must("freeze_text")
    for name in ("municipality", "province"):
        await made.decide(name)
    office = await appointed(made.keeper, "alderman")
    role = {
        "recordingMode": "workflow",
        "organisationId": str(made.keeper.organisation_id),
        "role": "portfolio_holder",
        "agreementId": made.agreement_id,
        "officeHoldingId": office["id"],
        "validFrom": on_day("2020-01-01"),
    }
    accepted(await made.keeper.post("/v1/role-assignments", role))
    granted = {
        **made.told("municipality", "2020-01-01"),
        "authorityKind": "mandate",
        "grantingBody": "municipal_executive",
        "grantingOrganisationId": str(made.keeper.organisation_id),
        "holderKind": "role",
        "holderRole": "portfolio_holder",
        "powers": ["make_minor_amendments"],
        "subjectAgreementId": made.agreement_id,
        "phaseLimit": "until_signing",
        "validFrom": on_day("2020-01-01"),
        "written": True,
        "status": "active",
    }
    mandate = accepted(await made.keeper.post("/v1/mandates", granted | mandate))
    jurist = await enrol(ApiRole.LEGAL_OFFICER, None)
    alderman = await enrol(ApiRole.MANDATE_HOLDER, office["personId"])
    ids = {clause["articleNo"]: clause["id"] for clause in (await made.text())["clauses"]}
    return Amending(made, jurist, alderman, office["personId"], mandate, ids)
