"""Memberships say who may do what: given by administrators, never by and to oneself, and ended at once (D14)."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.domain import ApiRole
from app.operations import OperatorError, give_membership, verify_journal
from tests.factories.http import Member, bearer, insert_organisation, insert_source_document, member
from tests.factories.problems import assert_problem
from tests.factories.sql import fetched

MEMBERSHIPS = "/v1/memberships"


@pytest.fixture
async def administrator(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Member:
    await insert_source_document(targets)
    own = await insert_organisation(targets, "beheer")
    return await member(client, targets, issuer, own, (ApiRole.ADMINISTRATOR,), subject="beheerder")


@pytest.fixture
async def newcomer(administrator: Member, targets: Targets, issuer: DeveloperIssuer) -> Member:
    """Somebody with a token and nothing else."""
    organisation = await insert_organisation(targets, "woonpunt")
    return Member(administrator.client, bearer(issuer, "nieuw"), organisation)


def membership(issuer: DeveloperIssuer, somebody: Member, *roles: ApiRole, **given: Any) -> dict[str, Any]:
    organisation = str(somebody.organisation_id)
    body = {"issuer": issuer.policy.issuer, "subject": "nieuw", "organisationId": organisation, "roles": list(roles)}
    return body | given


async def test_a_role_begins_and_ends_at_the_next_request(
    administrator: Member, newcomer: Member, issuer: DeveloperIssuer
):
    person = {"familyName": "Jansen", "recordingMode": "workflow"}
    assert_problem(await newcomer.post("/v1/persons", person), 403, "forbidden")
    assert (await newcomer.get("/v1/persons")).json()["items"] == []
    given = await administrator.post(MEMBERSHIPS, membership(issuer, newcomer, ApiRole.REGISTRAR))
    assert given.status_code == 201, given.text
    made = await newcomer.post("/v1/persons", person)
    assert made.status_code == 201
    ended = await administrator.patch(given.json()["links"]["self"], {"roles": [], "reason": "uit dienst"}, '"1"')
    assert (ended.status_code, ended.json()["roles"]) == (200, [])
    assert_problem(await newcomer.post("/v1/persons", person), 403, "forbidden")
    assert (await newcomer.get("/v1/persons")).json()["items"] == []
    assert_problem(await newcomer.get(made.json()["links"]["self"]), 404, "not-found")


async def test_who_gives_memberships_sees_them_and_no_dossier(
    administrator: Member, newcomer: Member, client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    registrar = await member(client, targets, issuer, newcomer.organisation_id)
    facts = {"kind": "covenant", "status": "draft", "managingOrganisationId": str(newcomer.organisation_id)}
    dossier = await registrar.record("/v1/agreements", facts)
    listed = (await administrator.get(MEMBERSHIPS)).json()["items"]
    assert {item["organisationId"] for item in listed} >= {str(newcomer.organisation_id)}
    assert (await administrator.get(f"{MEMBERSHIPS}?subject=beheerder")).json()["items"][0]["roles"] == [
        "administrator"
    ]
    assert_problem(await administrator.get(dossier["links"]["self"]), 404, "not-found")
    # Who somebody is, is a person by name; what they do is not seen.
    person = await registrar.record("/v1/persons", {"familyName": "Jansen"})
    assert [item["id"] for item in (await administrator.get("/v1/persons")).json()["items"]] == [person["id"]]
    assert (await administrator.get("/v1/office-holdings")).json()["items"] == []
    assert_problem(await administrator.post("/v1/persons", {"familyName": "x"}), 403, "forbidden")
    for reader in (registrar, newcomer, Member(client, {})):
        assert (await reader.get(f"{MEMBERSHIPS}?count=exact")).json()["total"] == 0
        assert (await reader.get(listed[0]["links"]["self"])).status_code == 404
    auditor = await member(client, targets, issuer, newcomer.organisation_id, (ApiRole.AUDITOR,))
    assert (await auditor.get(listed[0]["links"]["self"])).status_code == 200


async def test_nobody_gives_roles_to_themselves(
    administrator: Member, newcomer: Member, targets: Targets, issuer: DeveloperIssuer
):
    to_self = membership(issuer, newcomer, ApiRole.REGISTRAR, subject="beheerder")
    assert_problem(await administrator.post(MEMBERSHIPS, to_self), 403, "segregation-of-duties")
    own = (await administrator.get(f"{MEMBERSHIPS}?subject=beheerder")).json()["items"][0]
    more = {"roles": ["administrator", "registrar"], "reason": "handig"}
    refused = await administrator.patch(own["links"]["self"], more, '"1"')
    assert_problem(refused, 403, "segregation-of-duties")
    assert (await administrator.get(own["links"]["self"])).json() == own


async def test_only_administrators_give_roles(
    newcomer: Member, client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    everything_else = [role for role in ApiRole if role is not ApiRole.ADMINISTRATOR]
    registrar = await member(client, targets, issuer, newcomer.organisation_id, everything_else)
    refused = await registrar.post(MEMBERSHIPS, membership(issuer, newcomer, ApiRole.REGISTRAR))
    assert assert_problem(refused, 403, "forbidden")["neededRoles"] == ["administrator"]


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"roles": ["registrar", "registrar"]}, "/roles"),
        ({"roles": ["koning"]}, "/roles/0"),
        ({"roles": "registrar"}, "/roles"),
        ({"subject": ""}, "/subject"),
        ({"subject": "a\u0000b"}, "/subject"),
        ({"version": 3}, "/version"),
    ],
)
async def test_a_membership_that_cannot_be_is_refused(
    administrator: Member, newcomer: Member, issuer: DeveloperIssuer, wrong: dict[str, Any], place: str
):
    refused = await administrator.post(MEMBERSHIPS, membership(issuer, newcomer) | wrong)
    assert [fault["location"] for fault in assert_problem(refused, 400, "validation-failed")["errors"]] == [place]


async def test_somebody_is_a_member_of_an_organisation_once(
    administrator: Member, newcomer: Member, issuer: DeveloperIssuer
):
    body = membership(issuer, newcomer, ApiRole.CONTROLLER)
    made = (await administrator.post(MEMBERSHIPS, body)).json()
    assert_problem(await administrator.post(MEMBERSHIPS, body), 409, "duplicate-resource")
    for fixed in ({"subject": "ander"}, {"issuer": "ander"}, {"organisationId": body["organisationId"]}):
        refused = await administrator.patch(made["links"]["self"], fixed | {"reason": "x"}, '"1"')
        assert_problem(refused, 400, "validation-failed")


async def test_an_operator_gives_the_first_roles_and_ends_them(
    newcomer: Member, settings: Settings, targets: Targets, issuer: DeveloperIssuer
):
    async def give(*roles: ApiRole) -> None:
        await give_membership(targets, settings, issuer.policy.issuer, "nieuw", "woonpunt", roles)

    for _ in range(2):
        await give(ApiRole.ADMINISTRATOR)
    assert (await newcomer.get(f"{MEMBERSHIPS}?subject=nieuw")).json()["items"][0]["version"] == 1
    await give()
    assert (await newcomer.get(MEMBERSHIPS)).json()["items"] == []
    with pytest.raises(OperatorError):
        await give_membership(targets, settings, issuer.policy.issuer, "nieuw", "onbekend", ())
    journal = await fetched(targets, "SELECT command, actor_name, resource_version FROM journal ORDER BY seq")
    assert [tuple(row) for row in journal] == [
        ("membership.give", "convenant member", 1),
        ("membership.give", "convenant member", 2),
    ]
    assert not [found for found in (await verify_journal(targets, settings, None)).breaks if "chain" in found.reason]


async def test_an_operator_says_which_person_somebody_is_and_that_stays(
    administrator: Member,
    newcomer: Member,
    client: httpx.AsyncClient,
    settings: Settings,
    targets: Targets,
    issuer: DeveloperIssuer,
):
    registrar = await member(client, targets, issuer, newcomer.organisation_id)
    person = await registrar.record("/v1/persons", {"familyName": "Jansen"})
    whom = (targets, settings, issuer.policy.issuer, "nieuw", "woonpunt")

    async def told() -> tuple[str | None, list[str]]:
        (item,) = (await administrator.get(f"{MEMBERSHIPS}?subject=nieuw")).json()["items"]
        return item["personId"], item["roles"]

    await give_membership(*whom, (ApiRole.MANDATE_HOLDER,))
    assert await told() == (None, ["mandate_holder"])
    await give_membership(*whom, (ApiRole.MANDATE_HOLDER,), person_id=UUID(person["id"]))
    assert await told() == (person["id"], ["mandate_holder"])
    await give_membership(*whom, (ApiRole.REGISTRAR,))
    assert await told() == (person["id"], ["registrar"])
    assert (await registrar.get(MEMBERSHIPS)).json()["items"] == []
