"""From draft to force over HTTP: the happy path, step by step."""

import httpx

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from tests.factories.alliance import alliance


async def test_s1_from_draft_to_force(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer):
    made = await alliance(client, targets, issuer)
    await made.frozen()
    assert await made.status() == "in_decision"
    await made.decide("municipality")
    assert await made.status() == "in_decision"
    await made.decide("province")
    assert await made.status() == "approved"
    await made.verified()
    await made.must("open_signing")
    assert await made.status() == "in_signing"
    hashes = set()
    for name in made.sides:
        answer = await made.sign(name)
        assert answer.status_code == 201, answer.text
        hashes.add(answer.json()["textSha256"])
    assert len(hashes) == 1
    found = await made.agreement()
    assert [period["status"] for period in found["statusHistory"]] == [
        "draft",
        "negotiating",
        "in_decision",
        "approved",
        "in_signing",
        "signed",
        "in_force",
    ]
    chain = (await made.keeper.get(f"{made.path}/authority-chain")).json()
    assert len(chain["items"]) == 3
    assert {link["state"] for item in chain["items"] for link in item["links"]} == {"proven"}, chain
    listed = (await made.keeper.get(f"{made.path}/transitions")).json()
    assert listed["status"] == "in_force"
