"""The history of a record: every version, who made it and why; outside the dossier only what was public."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from app.kit.resources import Resource
from tests.api.decisions.support import Dossier, build_dossier
from tests.api.events.support import by_hand
from tests.api.kit.conftest import NOBODY, walked
from tests.factories.http import Member
from tests.factories.problems import assert_problem


@pytest.fixture
async def dossier(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Dossier:
    return await build_dossier(client, targets, issuer)


async def changed(by: Member, record: dict[str, Any], changes: int) -> list[dict[str, Any]]:
    """Correct a record so many times and return each version of it."""
    versions = [record]
    for number in range(1, changes + 1):
        change = {"note": f"versie {number + 1}", "reason": f"reden {number + 1}"}
        answer = await by.patch(record["links"]["self"], change, f'"{number}"')
        assert answer.status_code == 200, answer.text
        versions.append(answer.json())
    return versions


def newest_first(versions: list[dict[str, Any]]) -> list[int]:
    return [version["version"] for version in reversed(versions)]


async def test_it_names_every_version_newest_first_with_who_and_why(dossier: Dossier):
    versions = await changed(dossier.municipality, await dossier.party(dossier.province), 3)
    address = f"{versions[0]['links']['self']}/history"
    for reader in (dossier.municipality, dossier.province):
        entries = await walked(reader, address)
        assert [entry["version"] for entry in entries] == newest_first(versions)
        assert [entry["reason"] for entry in entries] == ["reden 4", "reden 3", "reden 2", None]
        assert [entry["command"] for entry in entries] == ["party.correct"] * 3 + ["party.record"]
        assert entries[0]["by"] == {
            "name": "Test Person",
            "role": "registrar",
            "organisationId": str(dossier.municipality.organisation_id),
        }
        assert {entry["mandateId"] for entry in entries} == {None}


async def test_every_version_is_read_at_its_address(dossier: Dossier):
    versions = await changed(dossier.municipality, await dossier.party(dossier.province), 3)
    entries = await walked(dossier.municipality, f"{versions[0]['links']['self']}/history")
    read = [(await dossier.municipality.get(entry["links"]["self"])).json() for entry in reversed(entries)]
    assert read == versions


@pytest.mark.parametrize("limit", [1, 2, 50])
async def test_pages_are_complete_also_when_versions_come_in_between(dossier: Dossier, limit: int):
    versions = await changed(dossier.municipality, await dossier.party(dossier.province), 4)
    address = f"{versions[0]['links']['self']}/history?limit={limit}"
    first = (await dossier.municipality.get(address)).json()
    change = {"note": "tussendoor", "reason": "x"}
    await dossier.municipality.patch(versions[0]["links"]["self"], change, '"5"')
    following = first["links"].get("next")
    rest = await walked(dossier.municipality, following) if following is not None else []
    assert [entry["version"] for entry in first["items"] + rest] == newest_first(versions)


async def test_a_cursor_is_of_one_record(dossier: Dossier):
    one, other = await dossier.party(dossier.province), await dossier.party(dossier.outsider)
    await changed(dossier.municipality, one, 2)
    page = (await dossier.municipality.get(f"{one['links']['self']}/history?limit=1")).json()
    cursor = httpx.URL(page["links"]["next"]).params["cursor"]
    answer = await dossier.municipality.get(f"{other['links']['self']}/history?limit=1&cursor={cursor}")
    assert_problem(answer, 400, "invalid-cursor")


async def test_whoever_does_not_see_the_record_is_answered_as_if_it_were_not_there(dossier: Dossier):
    party = await dossier.party(dossier.province)
    agreement = str(dossier.agreement_id)
    strangers = (dossier.outsider, Member(dossier.client, {}))
    for reader in strangers:
        for address in (party["links"]["self"], f"/v1/agreements/{agreement}"):
            assert_problem(await reader.get(f"{address}/history"), 404, "not-found")
    elsewhere = party["links"]["self"].replace(agreement, NOBODY)
    for absent in (f"{dossier.parties}/{NOBODY}", elsewhere):
        assert_problem(await dossier.municipality.get(f"{absent}/history"), 404, "not-found")
    async with by_hand(dossier.targets) as connection:
        await connection.execute(
            "DELETE FROM dossier_relation WHERE organisation_id = $1", dossier.province.organisation_id
        )
    assert_problem(await dossier.province.get(f"{party['links']['self']}/history"), 404, "not-found")


async def test_outside_the_dossier_only_public_versions_are_named_and_nobody_with_them(dossier: Dossier):
    body = {"slug": "nieuw", "name": "Nieuw"}
    versions = await changed(dossier.municipality, await dossier.municipality.record("/v1/organisations", body), 3)
    record_id = UUID(versions[0]["id"])
    async with by_hand(dossier.targets) as connection:
        await connection.execute(
            "UPDATE journal_payload SET public_representation = NULL FROM journal j WHERE j.seq = journal_payload.seq"
            " AND j.resource_id = $1 AND j.resource_version IN (2, 3)",
            record_id,
        )
    address = f"{versions[0]['links']['self']}/history"
    entries = await walked(Member(dossier.client, {}), address)
    assert [entry["version"] for entry in entries] == [4, 1]
    for entry in entries:
        assert {entry[name] for name in ("command", "by", "reason", "mandateId")} == {None}
        read = (await dossier.client.get(entry["links"]["self"])).json()
        assert read["version"] == entry["version"]
    assert [entry["version"] for entry in await walked(dossier.municipality, address)] == [4, 3, 2, 1]


async def test_what_was_put_in_by_hand_or_destroyed_is_named_as_far_as_it_is_known(dossier: Dossier):
    """A record without entries has a history without versions; a destroyed reason is null."""
    by_hand_only = f"/v1/organisations/{dossier.province.organisation_id}/history"
    assert (await dossier.municipality.get(by_hand_only)).json()["items"] == []
    versions = await changed(dossier.municipality, await dossier.party(dossier.province), 1)
    async with by_hand(dossier.targets) as connection:
        await connection.execute("DELETE FROM journal_payload")
    entries = await walked(dossier.municipality, f"{versions[0]['links']['self']}/history")
    assert [(entry["version"], entry["reason"]) for entry in entries] == [(2, None), (1, None)]


async def test_every_resource_has_it(dossier: Dossier):
    auditor = await dossier.somebody(dossier.outsider.organisation_id, ApiRole.AUDITOR)
    paths = (await dossier.client.get("/v1/openapi.json")).json()["paths"]
    histories = {path for path in paths if path.endswith("/history")}
    assert len(histories) == len(Resource.registry)
    for path in histories:
        address = "/v1" + "/".join(NOBODY if part.startswith("{") else part for part in path.split("/"))
        assert_problem(await auditor.get(address), 404, "not-found")
