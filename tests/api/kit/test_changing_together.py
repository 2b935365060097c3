"""Two people change one record: nobody's word is lost, and who comes second is told what changed (R-057)."""

import asyncio

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.versions import members_that_differ
from tests.api.kit.conftest import registrar_of
from tests.factories.http import Member, insert_source_document, member
from tests.factories.problems import assert_problem
from tests.factories.sql import count

PERSON = {"familyName": "Jansen", "recordingMode": "workflow"}


@pytest.fixture
async def registrar(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Member:
    await insert_source_document(targets)
    return await registrar_of(client, targets, issuer, "gemeente-een")


async def test_who_comes_second_is_told_what_changed_since(
    registrar: Member, client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    made = await registrar.record("/v1/persons", PERSON)
    path = made["links"]["self"]
    colleague = await member(client, targets, issuer, registrar.organisation_id)
    for number, change in enumerate(({"givenName": "Jan"}, {"initials": "J.", "givenName": "Johan"}), 1):
        done = await colleague.patch(path, change | {"reason": f"reden {number}"}, f'"{number}"')
        assert done.status_code == 200
    refused = await registrar.patch(path, {"familyName": "Janssen", "reason": "x"}, '"1"')
    document = assert_problem(refused, 412, "version-conflict")
    assert refused.headers["etag"] == '"3"'
    assert (document["currentVersion"], document["yourVersion"]) == (3, 1)
    assert document["changedMembers"] == ["/givenName", "/initials"]
    assert [(each["version"], each["command"], each["reason"]) for each in document["changes"]] == [
        (3, "person.correct", "reden 2"),
        (2, "person.correct", "reden 1"),
    ]
    assert {each["by"]["organisationId"] for each in document["changes"]} == {str(registrar.organisation_id)}
    assert (await registrar.get(path)).json()["familyName"] == "Jansen"


@pytest.mark.parametrize("tag", ['"4"', '"x"', 'W/"1"', '"0"', '"9999999999999999999"'])
async def test_a_version_nobody_read_tells_only_the_present_one(registrar: Member, tag: str):
    made = await registrar.record("/v1/persons", PERSON)
    refused = await registrar.patch(made["links"]["self"], {"familyName": "Janssen", "reason": "x"}, tag)
    document = assert_problem(refused, 412, "version-conflict")
    assert document["currentVersion"] == 1
    assert not {"changes", "changedMembers", "yourVersion"} & document.keys()


def test_members_that_differ_are_named_by_pointer():
    earlier = {"version": 1, "recordedAt": "a", "a": {"b": 1, "c": [1]}, "d": 1, "gone": None}
    present = {"version": 2, "recordedAt": "b", "a": {"b": 2, "c": [1, 2]}, "d": 1, "new": 0}
    assert members_that_differ(earlier, present) == ["/a/b", "/a/c", "/new"]


async def test_fifty_changes_with_one_etag_twenty_times_over(registrar: Member, targets: Targets):
    made = await registrar.record("/v1/persons", PERSON)
    path = made["links"]["self"]
    for version in range(1, 21):
        answers = await asyncio.gather(
            *(
                registrar.patch(path, {"givenName": f"{version}-{number}", "reason": "x"}, f'"{version}"')
                for number in range(50)
            )
        )
        statuses = sorted(answer.status_code for answer in answers)
        assert statuses == [200] + [412] * 49
        won = next(answer for answer in answers if answer.status_code == 200)
        assert (await registrar.get(path)).json() == won.json()
    assert await count(targets, "journal") == 21
