"""What tests of decisions, mandates and parties share: a dossier, those who are in it and one who is not."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.api.agreements.support import insert_row
from tests.factories.agreements_sql import insert_agreement
from tests.factories.http import Member, insert_organisation, insert_source_document, member, on_day

DECISIONS, MANDATES = "/v1/decisions", "/v1/mandates"
MONDAY = {**on_day("2026-03-23"), "sourceText": None}
ENTER = {"kind": "enter_into_agreement", "outcome": "conform", "number": 1}
GRANT = {"kind": "grant_mandate", "outcome": "conform", "number": 2}


@dataclass(frozen=True)
class Dossier:
    """An agreement that a municipality manages; the province and the outsider have nothing to do with it yet."""

    client: httpx.AsyncClient
    targets: Targets
    issuer: DeveloperIssuer
    municipality: Member
    province: Member
    outsider: Member
    agreement_id: UUID

    @property
    def parties(self) -> str:
        """The address of the parties."""
        return f"/v1/agreements/{self.agreement_id}/parties"

    async def somebody(self, organisation_id: UUID | None, *roles: ApiRole) -> Member:
        """Somebody else with these roles at an organisation."""
        assert organisation_id is not None
        return await member(self.client, self.targets, self.issuer, organisation_id, roles)

    async def party(self, organisation: Member, **facts: Any) -> dict[str, Any]:
        """Record an organisation as a party to the agreement."""
        body = {"organisationId": str(organisation.organisation_id), "partyRole": "party", "mustSign": True}
        return await self.municipality.record(self.parties, body | facts)

    async def decision(self, *points: dict[str, Any], **facts: Any) -> dict[str, Any]:
        """Record a decision of the municipality."""
        return await self.municipality.record(DECISIONS, self.decided(*points, **facts))

    def decided(self, *points: dict[str, Any], **facts: Any) -> dict[str, Any]:
        """The body of a decision of the municipality on the Monday."""
        own = str(self.municipality.organisation_id)
        body = {"organisationId": own, "body": "municipal_executive", "status": "decided", "decidedOn": MONDAY}
        return body | {"points": list(points)} | facts

    async def mandate(self, **facts: Any) -> dict[str, Any]:
        """Record a mandate of the municipality."""
        return await self.municipality.record(MANDATES, self.mandated(**facts))

    def mandated(self, **facts: Any) -> dict[str, Any]:
        """The body of a mandate of the municipality for the agreement, held by the portfolio holder."""
        body = {
            "authorityKind": "mandate",
            "grantingBody": "municipal_executive",
            "grantingOrganisationId": str(self.municipality.organisation_id),
            "holderKind": "role",
            "holderRole": "portfolio_holder",
            "powers": ["make_minor_amendments"],
            "subjectAgreementId": str(self.agreement_id),
            "written": True,
            "status": "granted",
        }
        return body | facts

    async def person(self, name: str) -> str:
        """Put a person in the database."""
        return str(await insert_row(self.targets, "person", family_name=name))

    async def office(self, person_id: str, at: Member, **periods: str) -> str:
        """Put an office in the database; the periods are JSON texts of partial dates."""
        row_id = await insert_row(
            self.targets,
            "office_holding",
            person_id=UUID(person_id),
            organisation_id=at.organisation_id,
            function_kind="alderman",
            **periods,
        )
        return str(row_id)


async def build_dossier(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Dossier:
    """Make a dossier in an empty database."""
    await insert_source_document(targets)
    municipality = await insert_organisation(targets, "gemeente-voorbeeld", kind="municipality")
    province = await insert_organisation(targets, "provincie-voorbeeld", kind="province")
    outsider = await insert_organisation(targets, "ander")
    return Dossier(
        client=client,
        targets=targets,
        issuer=issuer,
        municipality=await member(client, targets, issuer, municipality),
        province=await member(client, targets, issuer, province),
        outsider=await member(client, targets, issuer, outsider),
        agreement_id=await insert_agreement(targets, municipality),
    )


def without_ids(points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Points without their ids and without members that are null."""
    return [{name: value for name, value in point.items() if value is not None and name != "id"} for point in points]
