"""What is waiting for us, over all dossiers: for whom a decision, signature, ratification or consent is missing."""

from typing import Any

import httpx

from app.kit.auth.developer import DeveloperIssuer
from app.kit.clock import SYSTEM_CLOCK
from app.kit.database import Targets
from app.kit.schema import instant_text
from tests.factories.alliance import Alliance, accepted, days_ago, today
from tests.factories.http import Member, historic, insert_organisation, member, on_day
from tests.factories.problems import assert_problem, faults

RESERVED = {"underReservation": True, "reservationText": "Onder voorbehoud van het besluit."}


async def found(reader: Member, waiting_for: str, organisation: Any = None) -> list[str]:
    """The agreements a reader is told of, counted too."""
    narrowed = f"&organisation={organisation}" if organisation else ""
    answer = await reader.get(f"/v1/agreements?waitingFor={waiting_for}{narrowed}&count=exact")
    assert answer.status_code == 200, answer.text
    items = [item["id"] for item in answer.json()["items"]]
    assert answer.json()["total"] == len(items)
    return items


async def waited_for(made: Alliance, waiting_for: str) -> set[str]:
    """The parties of the alliance that are waited for; without a name anybody counts."""
    names = {
        name
        for name, side in made.sides.items()
        if await found(made.keeper, waiting_for, side.member.organisation_id) == [made.agreement_id]
    }
    assert await found(made.keeper, waiting_for) == ([made.agreement_id] if names else [])
    return names


async def test_public_parties_are_waited_for_until_they_decided_on_the_present_text(made: Alliance):
    assert await waited_for(made, "decision") == set()
    await made.frozen()
    assert await waited_for(made, "decision") == {"municipality", "province"}
    await made.decide("province", outcome="deferred")
    await made.propose("province")
    assert await waited_for(made, "decision") == {"municipality", "province"}
    await made.decide("municipality")
    assert await waited_for(made, "decision") == {"province"}
    await made.decide("province", body="provincial_council")
    assert await waited_for(made, "decision") == {"province"}
    # The decision on the old text does not cover the next.
    await made.must("reopen", reason="Het bedrag is gewijzigd.")
    await made.write(purpose="Een andere afspraak.")
    await made.must("freeze_text")
    assert await waited_for(made, "decision") == {"municipality", "province"}
    for name in ("municipality", "province"):
        await made.decide(name)
    assert await waited_for(made, "decision") == set()


async def test_who_signed_under_reservation_is_waited_for_until_it_decided(made: Alliance):
    await made.frozen()
    await made.decide("municipality")
    authority = await made.authorise("foundation", "statutory")
    await made.must_of_signatory("foundation", "verify_authority", signingAuthorityId=authority["id"])
    await made.must_of_signatory("municipality", "verify_authority")
    await made.must("open_signing_under_reservation")
    assert await waited_for(made, "decision") == set()
    assert await waited_for(made, "signature") == {"municipality", "province", "foundation"}
    accepted(await made.sign("province", **RESERVED))
    assert await waited_for(made, "decision") == {"province"}
    assert await waited_for(made, "signature") == {"municipality", "foundation"}
    for name in ("municipality", "foundation"):
        accepted(await made.sign(name))
    assert (await made.status(), await waited_for(made, "signature")) == ("signed", set())
    assert await waited_for(made, "decision") == {"province"}
    await made.decide("province")
    assert (await made.status(), await waited_for(made, "decision")) == ("in_force", set())


async def test_r_016_who_signs_jointly_is_waited_for_until_both_signed(made: Alliance):
    await made.frozen()
    for name in ("municipality", "province"):
        await made.decide(name)
        await made.must_of_signatory(name, "verify_authority")
    side = made.sides["foundation"]
    flow = {"recordingMode": "workflow"}
    person = accepted(await side.member.post("/v1/persons", flow | {"familyName": "Van Penning"}))
    office = {
        "personId": person["id"],
        "organisationId": str(side.member.organisation_id),
        "functionKind": "board_member",
        "validFrom": on_day("2020-01-01"),
    }
    treasurer = accepted(await side.member.post("/v1/office-holdings", flow | office))
    joint = await made.authorise("foundation", "statutory_joint", jointWithOfficeHoldingIds=[treasurer["id"]])
    body = {"status": "designated", "personId": person["id"], "officeHoldingId": treasurer["id"]}
    path = f"{made.path}/parties/{side.party['id']}/signatories"
    second = accepted(await side.member.post(path, flow | body))
    first = side.signatory
    for signatory in (first, second):
        side.signatory = signatory
        await made.must_of_signatory("foundation", "verify_authority", signingAuthorityId=joint["id"])
    await made.must("open_signing")
    for name in ("municipality", "province"):
        accepted(await made.sign(name))
    side.signatory = first
    accepted(await made.sign("foundation"))
    assert await waited_for(made, "signature") == {"foundation"}
    side.signatory = second
    accepted(await made.sign("foundation"))
    assert await waited_for(made, "signature") == set()


async def test_an_unauthorised_signature_waits_for_ratification(made: Alliance):
    await made.in_signing()
    assert await waited_for(made, "ratification") == set()
    early = historic(occurredOn=days_ago(40), signedOn=days_ago(40))
    accepted(await made.sign("municipality", **early))
    assert await made.signatory_status("municipality") == "signed_unauthorised"
    assert await waited_for(made, "ratification") == {"municipality"}


async def test_r_067_a_mutual_end_waits_for_the_consent_of_each(made: Alliance):
    await made.signed()
    body = {
        "recordingMode": "workflow",
        "kind": "mutual",
        "effectiveOn": on_day(today().isoformat()),
        "ground": "In goed overleg.",
        "documentId": made.sides["municipality"].document_id,
    }
    termination = accepted(await made.keeper.post(f"{made.path}/terminations", body))
    assert await waited_for(made, "consent") == {"municipality", "province", "foundation"}
    for name, left in (("province", {"municipality", "foundation"}), ("foundation", {"municipality"})):
        consent = {"partyId": made.sides[name].party["id"], "terminationId": termination["id"]}
        given = {"recordingMode": "workflow", "givenOn": on_day(today().isoformat())}
        accepted(await made.sides[name].member.post(f"{made.path}/consents", consent | given))
        assert await waited_for(made, "consent") == left


async def test_r_064_an_accession_waits_for_consent(made: Alliance, targets: Targets):
    await made.signed()
    newcomer = await insert_organisation(targets, "woningcorporatie")
    party = {"organisationId": str(newcomer), "partyRole": "party", "mustSign": True, "joinedOn": days_ago(0)}
    joined = await made.keeper.record(f"{made.path}/parties", party)
    assert await waited_for(made, "consent") == {"municipality", "province", "foundation"}
    for side in made.sides.values():
        consent = {"partyId": side.party["id"], "accedingPartyId": joined["id"], "givenOn": days_ago(0)}
        await side.member.record(f"{made.path}/consents", consent)
    assert await waited_for(made, "consent") == set()


async def test_nobody_is_told_of_dossiers_of_others(
    made: Alliance, client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    await made.frozen()
    organisation = made.sides["province"].member.organisation_id
    assert await found(made.sides["foundation"].member, "decision", organisation) == [made.agreement_id]
    outsider = await member(client, targets, issuer, await insert_organisation(targets, "buitenstaander"))
    for waiting_for in ("decision", "signature", "ratification", "consent"):
        assert await found(outsider, waiting_for) == []
        assert await found(outsider, waiting_for, organisation) == []


async def test_what_does_not_go_together_is_refused(made: Alliance):
    for query in (f"asOf={today().isoformat()}", f"knownAt={instant_text(SYSTEM_CLOCK.now())}"):
        refused = await made.keeper.get(f"/v1/agreements?waitingFor=decision&{query}")
        assert faults(assert_problem(refused, 400, "validation-failed")) == {
            ("query", "waitingFor", "not-combinable")
        }
    refused = await made.keeper.get(f"/v1/agreements?organisation={made.keeper.organisation_id}")
    assert faults(assert_problem(refused, 400, "validation-failed")) == {("query", "", "not-combinable")}
    assert (await made.keeper.get("/v1/agreements?waitingFor=geld")).status_code == 400
