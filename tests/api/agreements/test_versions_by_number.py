"""A version of the text is also found by its number under the agreement, and shown to the same readers."""

import httpx

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from tests.factories.alliance import alliance, refused
from tests.factories.http import insert_organisation, member


async def test_by_number_as_by_id(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer):
    made = await alliance(client, targets, issuer)
    first = await made.write()
    second = await made.write(purpose="Iets anders.")
    for number, text in ((1, first), (2, second)):
        for query in ("", "?annotate=true", "?fields=versionNo", "?asOf=2100-01-01"):
            by_id = await made.keeper.get(f"{made.path}/versions/{text['id']}{query}")
            by_number = await made.keeper.get(f"{made.path}/versions/{number}{query}")
            assert (by_number.status_code, by_number.content) == (200, by_id.content)
            assert by_number.headers["etag"] == by_id.headers["etag"]
    again = await made.keeper.get(f"{made.path}/versions/1", **{"If-None-Match": '"1"'})
    assert again.status_code == 304


async def test_a_number_tells_an_outsider_nothing(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    made = await alliance(client, targets, issuer)
    await made.write()
    outsider = await member(client, targets, issuer, await insert_organisation(targets, "buitenstaander"))
    own = await member(client, targets, issuer, made.keeper.organisation_id)
    hidden, absent = [await outsider.get(f"{made.path}/versions/{number}") for number in (1, 2)]
    missing = await own.get(f"{made.path}/versions/2")
    assert [refused(each) for each in (hidden, absent, missing)] == [["not-found"]] * 3
    other = await alliance_of_another(client, targets, issuer)
    assert refused(await own.get(f"/v1/agreements/{other}/versions/1")) == ["not-found"]


async def alliance_of_another(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> str:
    """A dossier the municipality has nothing to do with, with one text; its id."""
    there = await member(client, targets, issuer, await insert_organisation(targets, "elders"))
    agreement = await there.record(
        "/v1/agreements",
        {"kind": "covenant", "status": "draft", "managingOrganisationId": str(there.organisation_id)},
    )
    await there.record(f"/v1/agreements/{agreement['id']}/versions", {"versionStatus": "working"})
    assert (await there.get(f"/v1/agreements/{agreement['id']}/versions/1")).status_code == 200
    return str(agreement["id"])


async def test_what_is_neither_id_nor_number(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer):
    made = await alliance(client, targets, issuer)
    await made.write()
    for name in (
        "laatste",
        "0",
        "-1",
        "1.5",
        "100001",
        "99999999999999999999",
        "1%20",
        "+1",
        "01",
        "1_0",
        "1.0",
        "٣",
    ):
        answer = await made.keeper.get(f"{made.path}/versions/{name}")
        assert answer.status_code in {400, 404}, (name, answer.text)
    for method, path in (("GET", "history"), ("PATCH", "")):
        request = client.build_request(
            method, f"{made.path}/versions/1/{path}".rstrip("/"), headers=made.keeper.headers, json={}
        )
        assert (await client.send(request)).status_code == 400
