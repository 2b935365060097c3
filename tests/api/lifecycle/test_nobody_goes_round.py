"""Ways round the guards that were tried: another mode, another's name, another's office, other words, elsewhere."""

import httpx

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from tests.factories.alliance import Alliance, accepted, alliance, corrected, take_step, today
from tests.factories.http import historic, on_day
from tests.factories.problems import assert_problem

FLOW = {"recordingMode": "workflow"}


async def test_who_keeps_the_dossier_signs_for_nobody_else(made: Alliance):
    await made.in_signing()
    body = await made.signature("foundation")
    assert_problem(await made.keeper.post(f"{made.path}/signatures", body), 403, "forbidden")
    assert await made.signatory_status("foundation") == "authority_verified"
    accepted(await made.sign("foundation"))


async def test_a_party_is_not_let_off_by_a_correction_from_a_source(made: Alliance):
    await made.in_signing()
    party = made.sides["foundation"].party["links"]["self"]
    answer = await corrected(made.keeper, party, **historic(), mustSign=False)
    assert_problem(answer, 409, "invalid-transition")
    assert (await made.keeper.get(party)).json()["mustSign"] is True


async def test_nobody_signs_in_the_office_of_somebody_else(made: Alliance):
    side = made.sides["municipality"]
    stranger = accepted(await side.member.post("/v1/persons", FLOW | {"familyName": "Portier"}))
    path = made.signatory_path("municipality").rpartition("/")[0]
    place = accepted(await side.member.post(path, FLOW | {"status": "not_designated"}))
    named = {"personId": stranger["id"], "officeHoldingId": side.office["id"]}
    answer = await take_step(side.member, place["links"]["self"], "designate", **named)
    assert_problem(answer, 409, "office-not-held")


async def test_other_words_never_stand_under_a_hash_the_register_computed(made: Alliance):
    text = await made.frozen()
    (first, *others) = text["clauses"]
    path = text["links"]["self"]
    headed = await corrected(made.keeper, path, clauses=[first | {"heading": "Nieuw kopje"}, *others])
    assert_problem(headed, 409, "version-frozen")
    forged = historic() | {
        "versionNo": 9,
        "versionStatus": "signing_text",
        "textSha256": text["textSha256"],
        "clauses": [{"clauseKind": "purpose", "text": "De provincie betaalt tien miljoen."}],
    }
    assert_problem(await made.keeper.post(f"{made.path}/versions", forged), 409, "version-frozen")


async def test_an_agreement_of_others_does_not_end_by_saying_so_elsewhere(made: Alliance):
    await made.signed()
    one = made.sides["foundation"].member
    relation = {"kind": "supersedes", "toAgreementId": made.agreement_id}
    newer = await one.record(
        "/v1/agreements",
        {
            "kind": "covenant",
            "status": "in_force",
            "managingOrganisationId": str(one.organisation_id),
            "relations": [relation],
        },
    )
    for side in made.sides.values():
        party = {"organisationId": str(side.member.organisation_id), "partyRole": "party", "mustSign": True}
        added = await one.record(f"/v1/agreements/{newer['id']}/parties", party)
        signed = {"status": "signed", "officeHoldingId": side.office["id"], "signedOn": on_day(today().isoformat())}
        await one.record(f"/v1/agreements/{newer['id']}/parties/{added['id']}/signatories", signed)
    refused = await take_step(made.keeper, made.path, "supersede")
    assert_problem(refused, 409, "successor-not-in-force")
    assert await made.status() == "in_force"


async def test_notice_without_a_day_of_receipt_ends_nothing(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    made = await alliance(client, targets, issuer, noticePeriodMonths=12)
    await made.signed()
    side = made.sides["foundation"]
    body = FLOW | {
        "kind": "notice",
        "partyId": side.party["id"],
        "effectiveOn": on_day(today().isoformat()),
        "ground": "Geen behoefte meer",
        "documentId": side.document_id,
        "legalOpinionDocumentId": side.document_id,
    }
    assert_problem(await side.member.post(f"{made.path}/terminations", body), 422, "notice-period-too-short")
    assert await made.status() == "in_force"
