"""Several commands in one transaction: all of them are done, or none (D7)."""

import asyncio
from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.api.kit.conftest import registrar_of
from tests.factories.http import Member, historic, insert_source_document, member, new_key
from tests.factories.problems import assert_problem
from tests.factories.sql import count, executed, fetched

BATCHES = "/v1/batches"


@pytest.fixture
async def registrar(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Member:
    await insert_source_document(targets)
    return await registrar_of(client, targets, issuer, "gemeente-een")


def person(family_name: str, **given: Any) -> dict[str, Any]:
    """A command that records a person."""
    return {"method": "POST", "path": "/v1/persons", "body": historic() | {"familyName": family_name}, **given}


def correction(record: dict[str, Any], if_match: str | None, **change: Any) -> dict[str, Any]:
    """A command that corrects a record."""
    body = {"reason": "bundel", **change}
    return {"method": "PATCH", "path": record["links"]["self"], "ifMatch": if_match, "body": body}


def batch(*commands: dict[str, Any]) -> dict[str, Any]:
    return {"commands": list(commands)}


async def test_a_dossier_is_recorded_in_one_transaction(registrar: Member, targets: Targets):
    own = str(registrar.organisation_id)
    agreement = historic() | {"kind": "covenant", "status": "draft", "managingOrganisationId": own}
    party = historic() | {"organisationId": own, "partyRole": "party", "mustSign": True}
    signatory = historic() | {"status": "designated", "personId": "$signer", "officeHoldingId": "$office"}
    office = historic() | {"personId": "$signer", "organisationId": own, "functionKind": "mayor"}
    asked = batch(
        {"method": "POST", "path": "/v1/agreements", "name": "agreement", "body": agreement},
        {"method": "POST", "path": "/v1/agreements/$agreement/parties", "name": "party", "body": party},
        person("Jansen", name="signer"),
        {"method": "POST", "path": "/v1/office-holdings", "name": "office", "body": office},
        {"method": "POST", "path": "/v1/agreements/$agreement/parties/$party/signatories", "body": signatory},
    )
    answer = await registrar.post(BATCHES, asked)
    assert answer.status_code == 200, answer.text
    results = answer.json()["results"]
    assert [result["status"] for result in results] == [201] * 5
    for result in results:
        read = await registrar.get(result["address"])
        assert (read.json(), read.headers["etag"]) == (result["body"], result["etag"])
    commands = [row["command"] for row in await fetched(targets, "SELECT command FROM journal ORDER BY seq")]
    assert [name for name in commands if not name.startswith("finding")][:5] == [
        "agreement.record",
        "party.record",
        "person.record",
        "office_holding.record",
        "signatory.record",
    ]


async def test_the_first_that_fails_undoes_all(registrar: Member, targets: Targets):
    made = await registrar.record("/v1/persons", {"familyName": "Eerder"})
    asked = batch(
        person("Een"), correction(made, '"1"', givenName="Jan"), person("Twee", body={"familyName": 2}), person("")
    )
    document = assert_problem(await registrar.post(BATCHES, asked), 400, "validation-failed")
    assert document["failedCommand"] == 2
    assert [fault["location"] for fault in document["errors"]] == ["/commands/2/body/familyName"]
    assert await count(targets, "person") == 1
    assert (await registrar.get(made["links"]["self"])).json() == made


async def test_each_command_has_its_own_precondition(registrar: Member):
    made = await registrar.record("/v1/persons", {"familyName": "Eerder"})
    for tag, status, slug in (
        ('"7"', 412, "version-conflict"),
        (None, 428, "precondition-required"),
        ("7", 400, "malformed-request"),
    ):
        refused = await registrar.post(BATCHES, batch(person("Een"), correction(made, tag, givenName="Jan")))
        assert assert_problem(refused, status, slug)["failedCommand"] == 1
    done = await registrar.post(BATCHES, batch(correction(made, '"1"', givenName="Jan")))
    assert done.json()["results"][0]["etag"] == '"2"'


async def test_a_constraint_of_the_database_names_its_command(registrar: Member, targets: Targets):
    organisation = {"method": "POST", "path": "/v1/organisations"}
    twice = [{**organisation, "body": historic() | {"slug": "een", "name": name}} for name in ("Een", "Twee")]
    document = assert_problem(await registrar.post(BATCHES, batch(person("x"), *twice)), 409, "duplicate-resource")
    assert document["failedCommand"] == 2
    assert [fault["location"] for fault in document["errors"]] == ["/commands/2/body/slug"]
    assert await count(targets, "person") == 0


@pytest.mark.parametrize(
    ("command", "place"),
    [
        ({"path": "/v1/nothing"}, "/commands/0/path"),
        ({"path": "/persons"}, "/commands/0/path"),
        ({"path": "/v1/persons/"}, "/commands/0/path"),
        ({"path": "/v1/findings"}, "/commands/0/path"),
        ({"path": "/v1/batches"}, "/commands/0/path"),
        ({"path": "/v1/agreements/$later/parties"}, "/commands/0/path"),
        ({"method": "PATCH"}, "/commands/0/path"),
        ({"method": "DELETE"}, "/commands/0/method"),
        ({"name": "Not A Name"}, "/commands/0/name"),
        ({"unknown": 1}, "/commands/0/unknown"),
        ({"ifMatch": '"1"'}, "/commands/0/ifMatch"),
    ],
)
async def test_a_command_that_cannot_be_is_named(registrar: Member, command: dict[str, Any], place: str):
    document = assert_problem(await registrar.post(BATCHES, batch(person("x") | command)), 400, "validation-failed")
    assert [fault["location"] for fault in document["errors"]] == [place]


async def test_there_is_an_end_to_it(registrar: Member, targets: Targets):
    for commands in ([], [person(f"p{number}") for number in range(101)]):
        refused = await registrar.post(BATCHES, batch(*commands))
        document = assert_problem(refused, 400, "validation-failed")
        assert [fault["location"] for fault in document["errors"]] == ["/commands"]
    hundred = await registrar.post(BATCHES, batch(*(person(f"p{number}") for number in range(100))))
    assert hundred.status_code == 200
    assert await count(targets, "person") == 100


async def test_a_record_changes_once(registrar: Member):
    made = await registrar.record("/v1/persons", {"familyName": "Eerder"})
    asked = batch(correction(made, '"1"', givenName="Jan"), correction(made, '"2"', givenName="Piet"))
    document = assert_problem(await registrar.post(BATCHES, asked), 400, "validation-failed")
    assert (document["failedCommand"], document["errors"][0]["code"]) == (1, "listed-twice")


async def test_each_command_needs_its_own_role_and_sight(
    registrar: Member, client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    secretary = await member(
        client, targets, issuer, registrar.organisation_id, (ApiRole.DECISION_SECRETARY, ApiRole.FINANCE_OFFICER)
    )
    document = assert_problem(await secretary.post(BATCHES, batch(person("x"))), 403, "forbidden")
    assert document["neededRoles"] == ["legal_officer", "registrar"]
    other = await registrar_of(client, targets, issuer, "gemeente-twee")
    facts = {"kind": "covenant", "status": "draft", "managingOrganisationId": str(other.organisation_id)}
    hidden = await other.record("/v1/agreements", facts)
    for target in (hidden, {"links": {"self": f"/v1/agreements/{new_key()}"}}):
        refused = await registrar.post(BATCHES, batch(person("x"), correction(target, '"1"', title="x")))
        assert assert_problem(refused, 404, "not-found")["failedCommand"] == 1
    reader = await member(client, targets, issuer, registrar.organisation_id, (ApiRole.AUDITOR,))
    assert_problem(await reader.post(BATCHES, batch(person("x"))), 403, "forbidden")
    assert_problem(await client.post(BATCHES, json=batch(person("x"))), 401, "authentication-required")


async def test_a_batch_is_done_once_per_key_and_can_be_rehearsed(registrar: Member, targets: Targets):
    asked, key = batch(person("Een"), person("Twee")), new_key()
    rehearsed = await registrar.post(f"{BATCHES}?validateOnly=true", asked, **{"Idempotency-Key": key})
    assert rehearsed.status_code == 200
    assert [each["resource"] for each in rehearsed.json()["touched"]] == ["person", "person"]
    assert await count(targets, "person") == 0
    first = await registrar.post(BATCHES, asked, **{"Idempotency-Key": key})
    again = await registrar.post(BATCHES, asked, **{"Idempotency-Key": key})
    assert (first.content, again.headers["idempotency-replayed"]) == (again.content, "true")
    assert await count(targets, "person") == 2
    await executed(targets, "UPDATE membership SET roles = '[]'")
    assert_problem(await registrar.post(BATCHES, asked, **{"Idempotency-Key": key}), 403, "forbidden")


async def test_a_citizen_number_inside_a_command_is_refused(registrar: Member):
    assert_problem(
        await registrar.post(BATCHES, batch(person("x", body={"note": "123456782"}))), 422, "bsn-not-allowed"
    )


async def hidden_dossier(other: Member) -> tuple[str, dict[str, Any]]:
    """An agreement of another organisation, and its party, corrected for a reason that is nobody else's business."""
    own = str(other.organisation_id)
    facts = {"kind": "covenant", "status": "draft", "managingOrganisationId": own}
    agreement = (await other.record("/v1/agreements", facts))["id"]
    body = {"organisationId": own, "partyRole": "party", "mustSign": True}
    party = await other.record(f"/v1/agreements/{agreement}/parties", body)
    change = {"mustSign": False, "reason": "vertrouwelijke reden"}
    assert (await other.patch(party["links"]["self"], change, '"1"')).status_code == 200
    return agreement, party


async def test_a_path_through_a_new_record_opens_nothing(
    registrar: Member, client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    other = await registrar_of(client, targets, issuer, "gemeente-twee")
    agreement, party = await hidden_dossier(other)
    own = historic() | {
        "kind": "covenant",
        "status": "draft",
        "managingOrganisationId": str(registrar.organisation_id),
    }
    new = {"method": "POST", "path": "/v1/agreements", "name": "a", "body": own}
    through = f"/v1/agreements/$a/parties/{party['id']}"
    signatory = historic() | {"status": "not_designated"}
    commands: list[dict[str, Any]] = [
        {"method": "PATCH", "path": through, "ifMatch": '"1"', "body": {"mustSign": True, "reason": "x"}},
        {"method": "POST", "path": f"{through}/signatories", "body": signatory},
        {"method": "POST", "path": f"/v1/agreements/{agreement}/parties/$a/signatories", "body": signatory},
    ]
    for command in commands:
        answers = [
            await registrar.post(f"{BATCHES}{query}", batch(new, command)) for query in ("", "?validateOnly=true")
        ]
        for answer in answers:
            assert answer.status_code in {400, 404}, answer.text
            assert "vertrouwelijke" not in answer.text
        absent = {**command, "path": command["path"].replace(party["id"], new_key()).replace(agreement, new_key())}
        unknown = await registrar.post(BATCHES, batch(new, absent))
        assert {**unknown.json(), "requestId": ""} == {**answers[0].json(), "requestId": ""}


async def test_a_rehearsal_does_not_tell_what_follows_in_dossiers_of_others(
    registrar: Member, client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    organisation = await registrar.record("/v1/organisations", {"slug": "derde", "name": "Derde"})
    other = await registrar_of(client, targets, issuer, "gemeente-twee")
    facts = {"kind": "covenant", "status": "in_force", "managingOrganisationId": str(other.organisation_id)}
    agreement = (await other.record("/v1/agreements", facts))["id"]
    body = {"organisationId": organisation["id"], "partyRole": "party", "mustSign": True}
    await other.record(f"/v1/agreements/{agreement}/parties", body)
    change = {"kind": "municipality", "isPublicLawBody": True, "reason": "x"}
    before = await count(targets, "finding")
    rehearsed = await registrar.patch(f"{organisation['links']['self']}?validateOnly=true", change, '"1"')
    assert [each["resource"] for each in rehearsed.json()["touched"]] == ["organisation"]
    # For real it does have a consequence there.
    assert (await registrar.patch(organisation["links"]["self"], change, '"1"')).status_code == 200
    assert await count(targets, "finding") > before


async def test_a_replay_needs_the_roles_of_every_command(
    registrar: Member, client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    both = (ApiRole.REGISTRAR, ApiRole.DECISION_SECRETARY, ApiRole.ARCHIVIST)
    somebody = await member(client, targets, issuer, registrar.organisation_id, both, subject="both")
    decision = historic() | {
        "organisationId": str(registrar.organisation_id),
        "body": "municipal_executive",
        "status": "proposed",
        "points": [],
    }
    asked = batch({"method": "POST", "path": "/v1/decisions", "body": decision}, person("x"))
    key = {"Idempotency-Key": new_key()}
    assert (await somebody.post(BATCHES, asked, **key)).status_code == 200
    assert (await somebody.post(BATCHES, asked, **key)).headers["idempotency-replayed"] == "true"
    await executed(targets, "UPDATE membership SET roles = '[\"decision_secretary\"]' WHERE subject = 'both'")
    refused = await somebody.post(BATCHES, asked, **key)
    assert assert_problem(refused, 403, "forbidden")["neededRoles"] == ["legal_officer", "registrar"]


async def test_everything_in_a_batch_is_known_from_one_moment(registrar: Member, targets: Targets):
    made = await registrar.record("/v1/persons", {"familyName": "Eerder"})
    asked = batch(person("Een"), correction(made, '"1"', givenName="Jan", reason="eerste"), person("Twee"))
    assert (await registrar.post(BATCHES, asked)).status_code == 200
    rows = await fetched(
        targets, "SELECT recorded_at, command, reason FROM journal JOIN journal_payload USING (seq) ORDER BY seq"
    )
    assert len({row["recorded_at"] for row in rows[1:]}) == 1
    assert [(row["command"], row["reason"]) for row in rows[1:]] == [
        ("person.record", None),
        ("person.correct", "eerste"),
        ("person.record", None),
    ]


async def test_two_batches_that_change_the_same_in_another_order_do_not_wait_for_each_other(registrar: Member):
    made = [await registrar.record("/v1/persons", {"familyName": f"p{number}"}) for number in range(8)]
    orders = [made, made[::-1]] * 2
    asked = [batch(*(correction(each, "*", note=f"{turn}") for each in order)) for turn, order in enumerate(orders)]
    answers = await asyncio.gather(*(registrar.post(BATCHES, each) for each in asked))
    assert [answer.status_code for answer in answers] == [200] * 4
