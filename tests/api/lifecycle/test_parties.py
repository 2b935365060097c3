"""The parties belong to the text: fixed while it is decided on and signed, and in force joined only as R-064 allows."""

import httpx

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from tests.factories.alliance import Alliance, accepted, alliance, corrected, newcomer, today
from tests.factories.http import historic, on_day
from tests.factories.problems import assert_problem

TODAY = on_day(today().isoformat())


async def test_the_parties_are_fixed_while_the_text_is_decided_on_and_signed(made: Alliance, targets: Targets):
    party = made.sides["province"].party["links"]["self"]
    accepted(await corrected(made.keeper, party, mustSign=False))
    accepted(await corrected(made.keeper, party, mustSign=True))
    await made.frozen()
    joining = await newcomer(targets, "derde")
    assert_problem(await made.keeper.post(f"{made.path}/parties", joining), 409, "parties-fixed")
    assert_problem(await corrected(made.keeper, party, mustSign=False), 409, "parties-fixed")
    for name in ("municipality", "province"):
        await made.decide(name)
    assert_problem(await made.keeper.post(f"{made.path}/parties", joining), 409, "parties-fixed")
    await made.must("reopen", reason="Er komt een partij bij.")
    accepted(await made.keeper.post(f"{made.path}/parties", joining))


async def test_r_064_nobody_accedes_without_a_clause_or_the_consent_of_all(made: Alliance, targets: Targets):
    await made.signed()
    joining = await newcomer(targets, "derde")
    parties = f"{made.path}/parties"
    assert_problem(await made.keeper.post(parties, joining), 409, "parties-fixed")
    acceding = joining | {"joinedOn": TODAY}
    assert_problem(await made.keeper.post(parties, acceding), 409, "accession-not-allowed")
    consents = [
        {
            "method": "POST",
            "path": f"{made.path}/consents",
            "body": historic() | {"partyId": side.party["id"], "accedingPartyId": "$newcomer", "givenOn": TODAY},
        }
        for side in made.sides.values()
    ]
    recorded = {"method": "POST", "path": parties, "name": "newcomer", "body": acceding}
    silent = await made.keeper.post("/v1/batches", {"commands": [recorded, *consents[1:]]})
    assert_problem(silent, 409, "accession-not-allowed")
    assert len((await made.keeper.get(parties)).json()["items"]) == 3
    accepted(await made.keeper.post("/v1/batches", {"commands": [recorded, *consents]}))
    another = await newcomer(targets, "vierde") | {"joinedOn": TODAY}
    assert_problem(await made.keeper.post(parties, another), 409, "accession-not-allowed")
    # What a source tells happened, whatever was allowed.
    fifth = historic() | (await newcomer(targets, "vijfde") | {"recordingMode": "historic"})
    accepted(await made.keeper.post(parties, fifth))


async def test_r_064_a_clause_of_the_text_lets_others_accede(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    made = await alliance(client, targets, issuer, hasAccessionClause=True)
    await made.signed()
    joining = await newcomer(targets, "derde")
    accepted(await made.keeper.post(f"{made.path}/parties", joining | {"joinedOn": TODAY}))


async def test_the_parties_of_an_agreement_in_force_do_not_change_by_correction(made: Alliance):
    await made.signed()
    path = made.sides["foundation"].party["links"]["self"]
    before = (await made.keeper.get(path)).json()
    for change in ({"mustSign": False}, {"leftOn": TODAY}, {"joinedOn": TODAY}, {"partyRole": "alliance_partner"}):
        assert_problem(await corrected(made.keeper, path, **change), 409, "parties-fixed")
    assert (await made.keeper.get(path)).json() == before
