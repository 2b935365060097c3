"""What may I do here, and why not: the answer is what the routes really do."""

from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from app.kit.policy import POLICIES
from tests.api.decisions.support import Dossier, build_dossier
from tests.factories.http import Member, bearer, historic, put_membership
from tests.factories.problems import assert_problem


@pytest.fixture
async def dossier(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Dossier:
    found = await build_dossier(client, targets, issuer)
    await found.party(found.province)
    return found


async def access(reader: Member, query: str = "") -> dict[str, Any]:
    """What somebody may do, by operation."""
    answer = await reader.get(f"/v1/me/access{query}", **{"Accept-Language": "en"})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found | {"operations": {each["operation"]: each for each in found["operations"]}}


async def test_every_operation_is_answered_for(dossier: Dossier):
    for reader in (dossier.municipality, Member(dossier.client, {})):
        assert (await access(reader))["operations"].keys() == POLICIES.keys()


async def test_without_a_token_reading_is_allowed_and_the_rest_needs_one(dossier: Dossier):
    found = await access(Member(dossier.client, {}))
    assert (found["issuer"], found["memberships"]) == (None, [])
    for name, operation in found["operations"].items():
        needs = POLICIES[name].needs_token
        assert operation["allowed"] == (not needs), name
        assert ("This needs a token." in [reason["en"] for reason in operation["reasons"]]) == needs


async def test_in_a_dossier_the_relation_decides(dossier: Dossier):
    query = f"?agreementId={dossier.agreement_id}"
    manager, party = await access(dossier.municipality, query), await access(dossier.province, query)
    assert (manager["relations"], party["relations"]) == (["manages"], ["party"])
    assert manager["operations"]["recordRisk"]["allowed"]
    refused = party["operations"]["recordRisk"]
    assert (refused["allowed"], refused["neededRoles"]) == (False, ["legal_officer", "registrar"])
    assert refused["reasons"][0]["en"] == "This is kept by the organisation that manages the dossier."
    assert party["operations"]["recordSignatory"]["allowed"]
    assert_problem(await dossier.outsider.get(f"/v1/me/access{query}"), 404, "not-found")


async def test_what_is_said_is_what_is_done(dossier: Dossier):
    """Every role in turn: recording a risk succeeds exactly where the answer says it may."""
    risk = historic() | {"title": "Risico", "summary": "Er gaat iets mis."}
    query = f"?agreementId={dossier.agreement_id}"
    for organisation in (dossier.municipality, dossier.province):
        for role in ApiRole:
            somebody = await dossier.somebody(organisation.organisation_id, role)
            sees = (await somebody.get(f"/v1/agreements/{dossier.agreement_id}")).status_code == 200
            if not sees:
                assert_problem(await somebody.get(f"/v1/me/access{query}"), 404, "not-found")
                continue
            said = (await access(somebody, query))["operations"]["recordRisk"]["allowed"]
            done = await somebody.post(f"/v1/agreements/{dossier.agreement_id}/risks", risk)
            assert (done.status_code == 201) == said, (role, done.text)


def scoped(dossier: Dossier, *scopes: str) -> Member:
    """The registrar of the municipality, with a token narrowed to some scopes."""
    subject = "narrow"
    headers = bearer(dossier.issuer, subject, scopes)
    return Member(dossier.client, headers, dossier.municipality.organisation_id)


async def test_a_narrowed_token_does_what_its_scopes_allow(dossier: Dossier):
    organisation = dossier.municipality.organisation_id
    assert organisation is not None
    await put_membership(dossier.targets, dossier.issuer.policy.issuer, "narrow", organisation, (ApiRole.REGISTRAR,))
    risks = f"/v1/agreements/{dossier.agreement_id}/risks"
    risk = historic() | {"title": "Risico", "summary": "Er gaat iets mis."}
    reading = scoped(dossier, "agreements.read", "openid")
    assert (await reading.get(risks)).status_code == 200
    refused = await reading.post(risks, risk)
    assert assert_problem(refused, 403, "insufficient-scope")["neededScope"] == "agreements.write"
    assert refused.headers["www-authenticate"] == 'Bearer error="insufficient_scope", scope="agreements.write"'
    assert_problem(await reading.get("/v1/mandates"), 403, "insufficient-scope")
    said = (await access(reading))["operations"]
    assert (said["listRisks"]["allowed"], said["recordRisk"]["allowed"], said["listMandates"]["allowed"]) == (
        True,
        False,
        False,
    )
    assert (await scoped(dossier, "agreements.write").post(risks, risk)).status_code == 201
    assert (await scoped(dossier, "openid", "profile").post(risks, risk)).status_code == 201
