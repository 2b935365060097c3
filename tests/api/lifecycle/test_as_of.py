"""What a signature was on a day: not there before it was set, standing until it was voided."""

import httpx

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from tests.factories.alliance import accepted, alliance, days_ago, today
from tests.factories.http import historic


async def test_a_signature_is_seen_from_its_day(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer):
    made = await alliance(client, targets, issuer)
    signature = accepted(await made.sign("foundation", **historic(), signedOn=days_ago(10)))
    path, signed_on = signature["links"]["self"], signature["signedOn"]["value"]
    before = days_ago(11)["value"]
    assert (await made.keeper.get(f"{path}?asOf={before}")).status_code == 404
    assert (await made.keeper.get(f"{path}?asOf={signed_on}")).json()["signedOn"] == signature["signedOn"]
    signatory = made.signatory_path("foundation")
    then = (await made.keeper.get(f"{signatory}?asOf={before}")).json()
    assert (then["status"], then["signedOn"], then["signature"]) == ("designated", None, None)
    assert (await made.keeper.get(f"{signatory}?asOf={signed_on}")).json()["status"] == "signed"


async def test_a_voided_signature_stood_until_then(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    made = await alliance(client, targets, issuer)
    await made.in_signing()
    signature = accepted(await made.sign("foundation"))
    await made.must("reset", reason="De tekst is gewijzigd.")
    voided = (await made.keeper.get(signature["links"]["self"])).json()
    assert voided["voidedOn"]["value"] == today().isoformat()
    assert voided["voidReason"] == "De tekst is gewijzigd."
    assert await made.signatory_status("foundation") == "voided"
    assert [c["items"] for c in [(await made.keeper.get(f"{made.path}/authority-chain")).json()]] == [[]]
