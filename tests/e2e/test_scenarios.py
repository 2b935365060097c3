"""S1 to S7 and S12 of the domain reference over a socket: deciding, representing, signing, amending, ending."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import jwt
import pytest

from app.dossier.mapping import record_id
from app.kit.clock import SYSTEM_CLOCK
from app.kit.domain import ApiRole
from tests.e2e.service import ROOT, Service
from tests.factories.alliance import ROLES, Alliance, accepted, alliance_of, refused, take_step, today
from tests.factories.amending import PRESS, Amending, amending_of
from tests.factories.http import Member, on_day
from tests.factories.problems import assert_problem

EXAMPLE = json.loads(Path(ROOT, "app/dossier/veerkrachtige-wijken.json").read_text(encoding="utf-8"))
AGREEMENT = f"/v1/agreements/{record_id('agreement', 'sok-veerkrachtige-wijken')}"
ORGANISATIONS: dict[str, dict[str, Any]] = {
    "municipality": {"slug": "gemeente-scenario", "kind": "municipality", "isPublicLawBody": True},
    "province": {"slug": "provincie-scenario", "kind": "province", "isPublicLawBody": True},
    "foundation": {"slug": "stichting-scenario", "kind": "welfare_organisation", "isPublicLawBody": False},
}
RESERVATION = "Onder voorbehoud van instemming van het college."
Members = dict[str, Member]


def member_of(service: Service, client: httpx.AsyncClient, slug: str, organisation_id: str) -> Member:
    """Somebody with every role of the way to force, as an operator gives them."""
    token = service.convenant("token", "--role", "registrar", "--organisation", slug).stdout.strip()
    claims = jwt.decode(token, options={"verify_signature": False})
    roles = [option for role in ROLES for option in ("--role", role)]
    service.convenant("member", claims["sub"], "--issuer", claims["iss"], "--organisation", slug, *roles)
    return Member(client, {"Authorization": f"Bearer {token}"}, UUID(organisation_id))


@pytest.fixture(scope="module")
async def members(example_service: Service, client_of_maastricht: httpx.Client) -> AsyncIterator[Members]:
    """A municipality, a province and a foundation that a registrar recorded, with somebody who acts for each."""
    registrar = dict(client_of_maastricht.headers)
    async with httpx.AsyncClient(base_url=example_service.url, timeout=30) as client:
        recorder = Member(client, {"Authorization": registrar["authorization"]})
        found = {}
        for name, facts in ORGANISATIONS.items():
            body = {"recordingMode": "workflow", "name": f"De {facts['slug']}", **facts}
            made = accepted(await recorder.post("/v1/organisations", body))
            found[name] = member_of(example_service, client, facts["slug"], made["id"])
        yield found


async def amended(service: Service, members: Members) -> Amending:
    """An agreement that was decided on, with a mandate for its portfolio holder, and a jurist who did not propose."""
    made = await alliance_of(members)
    slug = ORGANISATIONS["municipality"]["slug"]
    keeper = members["municipality"]

    async def enrol(role: ApiRole, person_id: str | None) -> Member:
        token = service.convenant("token", "--role", role, "--organisation", slug).stdout.strip()
        claims = jwt.decode(token, options={"verify_signature": False})
        who = ("--person", person_id) if person_id is not None else ()
        given = ("--issuer", claims["iss"], "--organisation", slug, "--role", role)
        service.convenant("member", claims["sub"], *given, *who)
        return Member(keeper.client, {"Authorization": f"Bearer {token}"}, keeper.organisation_id)

    return await amending_of(made, enrol)


async def outlook(somebody: Member, path: str, transition: str) -> dict[str, Any]:
    """What the register says of one transition."""
    listed = accepted(await somebody.get(f"{path}/transitions"))["items"]
    found: dict[str, Any] = next(item for item in listed if item["name"] == transition)
    return found


def blocking(found: dict[str, Any]) -> list[str]:
    """The problem types that stand in the way of a transition."""
    return [guard["problem"] for guard in found["guards"] if not guard["isMet"]]


async def decision_link(made: Alliance, name: str, **moment: str) -> dict[str, Any]:
    """What the chain of authority says of the decision behind a party's signature."""
    query = "&".join(f"{key}={value}" for key, value in moment.items())
    chain = accepted(await made.keeper.get(f"{made.path}/authority-chain?{query}"))
    signature = next(item for item in chain["items"] if item["signatoryId"] == made.sides[name].signatory["id"])
    found: dict[str, Any] = next(link for link in signature["links"] if link["link"] == "decision")
    return found


async def errors_in(made: Alliance, **moment: str) -> list[tuple[str, str]]:
    """The findings of severity `error` at a moment, each with its subject."""
    query = "&".join(f"{key}={value}" for key, value in moment.items())
    items = accepted(await made.keeper.get(f"{made.path}/findings?{query}"))["items"]
    return [(item["code"], item["subjectId"]) for item in items if item["severity"] == "error"]


async def with_alderman(members: Members) -> Alliance:
    """An agreement in decision for which the province decided and an alderman is to sign for the municipality."""
    made = await alliance_of(members)
    await made.frozen()
    await made.instead("municipality", "alderman")
    return made


async def designation(made: Alliance) -> str:
    """The id of the mayor's designation of the alderman, with its document."""
    side = made.sides["municipality"]
    given = {"officeHoldingId": side.signatory["officeHoldingId"], "grantedByOfficeHoldingId": side.office["id"]}
    return str((await made.authorise("municipality", "designation", **given))["id"])


async def test_s1_happy_path(members: Members, example_service: Service):
    made = await alliance_of(members)
    text = await made.frozen()
    assert text["versionStatus"] == "decision_text"
    await made.decide("municipality")
    assert await made.status() == "in_decision"
    await made.decide("province")
    assert await made.status() == "approved"
    await made.verified()
    await made.must("open_signing")
    signatures = [accepted(await made.sign(name)) for name in made.sides]
    assert {signature["textSha256"] for signature in signatures} == {text["textSha256"]}
    history = [period["status"] for period in (await made.agreement())["statusHistory"]]
    assert history[1:] == ["negotiating", "in_decision", "approved", "in_signing", "signed", "in_force"]
    assert await errors_in(made) == []
    entries = accepted(await made.keeper.get(f"{made.path}/history"))["items"]
    assert len(entries) == (await made.agreement())["version"]
    assert "The chain holds" in example_service.convenant("verify").stdout


@pytest.mark.parametrize("expected", EXAMPLE["derived"]["expected_findings"], ids=lambda each: str(each["as_of"]))
def test_s2_exactly_the_expected_findings(client_of_maastricht: httpx.Client, expected: dict[str, Any]):
    items = client_of_maastricht.get(f"{AGREEMENT}/findings", params={"asOf": expected["as_of"]}).json()["items"]
    subjects = {
        str(record_id(item["subjectKind"], each["subject"])): each["subject"]
        for item in items
        for each in expected["findings"]
    }
    assert sorted((item["code"], subjects[item["subjectId"]]) for item in items) == sorted(
        (each["code"], each["subject"]) for each in expected["findings"]
    )


def test_s2_stays_in_decision_and_tells_what_is_missing(client_of_maastricht: httpx.Client):
    listed = client_of_maastricht.get(f"{AGREEMENT}/transitions").json()
    assert listed["status"] == "in_decision"
    items = {item["name"]: item for item in listed["items"]}
    missing = {
        guard["clearedBy"]["organisationId"]: (guard["problem"], guard["clearedBy"])
        for guard in items["approve"]["guards"]
        if not guard["isMet"]
    }
    province = str(record_id("organisation", "provincie-limburg"))
    problem, clearing = missing[province]
    assert problem == "decision-required"
    assert clearing["roles"] == ["decision_secretary", "legal_officer", "registrar"]
    assert (clearing["method"], clearing["href"]) == ("POST", "/v1/decisions")
    partners = {str(record_id("organisation", slug)) for slug in ("woonpunt", "servatius", "trajekt", "envida")}
    assert {missing[partner][0] for partner in partners} == {"organisation-kind-unknown"}
    signing = items["open_signing_under_reservation"]
    assert blocking(signing) == ["signatory-not-verified"] * 7
    assert not items["approve"]["isPossible"]


async def test_s3_signed_before_decided_then_ratified(members: Members):
    made = await alliance_of(members, effectiveOn=on_day("2026-03-13"))
    await made.frozen()
    await made.decided_on("province", "2026-03-03")
    await made.signed_on("municipality", "2026-03-13")
    await made.signed_on("province", "2026-03-13")
    register_extract = await made.authorise("foundation", "statutory")
    await made.signed_on("foundation", "2026-03-13", signingAuthorityId=register_extract["id"])
    decision = await made.decided_on("municipality", "2026-03-23")
    await made.must("record_signed", **made.told("municipality", "2026-03-13"))
    signatory = made.sides["municipality"].signatory["id"]
    # A later 'Conform' alone ratifies nothing.
    assert await made.signatory_status("municipality") == "signed_unauthorised"
    assert await errors_in(made, asOf="2026-04-01") == [("F-001", signatory)]
    assert refused(await made.step("enter_into_force")) == ["signature-unratified"]

    before = SYSTEM_CLOCK.now().isoformat().replace("+00:00", "Z")
    link = {
        "recordingMode": "workflow",
        "partyId": made.sides["municipality"].party["id"],
        "signatoryId": signatory,
        "decisionPointId": decision["points"][0]["id"],
        "ratifiedOn": on_day("2026-03-23"),
    }
    accepted(await made.keeper.post(f"{made.path}/ratifications", link))
    assert await made.signatory_status("municipality") == "ratified"
    assert await made.status() == "in_force"
    cured = await decision_link(made, "municipality", asOf="2026-03-13")
    assert (cured["state"], cured["rule"]) == ("proven", "R-023")
    assert await errors_in(made) == []
    (kept,) = accepted(await made.keeper.get(f"/v1/findings?agreementId={made.agreement_id}&code=F-001"))["items"]
    assert (kept["status"], kept["subjectId"]) == ("resolved", signatory)

    defect = {"asOf": "2026-03-20", "knownAt": before}
    assert (await decision_link(made, "municipality", **defect))["state"] != "proven"
    assert await errors_in(made, **defect) == [("F-001", signatory)]
    assert await errors_in(made, asOf="2026-03-20") == []


async def reserved(members: Members) -> Alliance:
    """Everybody signed, the alderman of the municipality under reservation: its college has not decided."""
    made = await with_alderman(members)
    await made.decide("province")
    await made.must_of_signatory("province", "verify_authority")
    extract = await made.authorise("foundation", "statutory")
    await made.must_of_signatory("foundation", "verify_authority", signingAuthorityId=extract["id"])
    await made.must("open_signing_under_reservation")
    given = {"signingAuthorityId": await designation(made)}
    without = await made.sign("municipality", **given)
    assert "decision-required" in refused(without)
    answer = await made.sign("municipality", **given, underReservation=True, reservationText=RESERVATION)
    assert accepted(answer)["reservationText"] == RESERVATION
    for name in ("province", "foundation"):
        accepted(await made.sign(name))
    return made


@pytest.mark.parametrize(
    ("outcome", "signatory", "agreement"),
    [
        ("conform", "signed", "in_force"),
        ("conform_amended", "signed", "in_force"),
        ("deferred", "signed_under_reservation", "signed"),
        ("rejected", "voided", "in_signing"),
    ],
)
async def test_s4_signed_under_reservation(members: Members, outcome: str, signatory: str, agreement: str):
    made = await reserved(members)
    assert await made.signatory_status("municipality") == "signed_under_reservation"
    assert await made.status() == "signed"
    entering = await outlook(made.keeper, made.path, "enter_into_force")
    assert (entering["isPossible"], blocking(entering)) == (False, ["reservation-open"])
    assert refused(await made.step("enter_into_force")) == ["reservation-open"]
    await made.decide("municipality", outcome)
    assert (await made.signatory_status("municipality"), await made.status()) == (signatory, agreement)
    signatures = accepted(await made.keeper.get(f"{made.path}/signatures"))["items"]
    voided = [found["signatoryId"] for found in signatures if found["voidedOn"] is not None]
    assert voided == ([made.sides["municipality"].signatory["id"]] if outcome == "rejected" else [])


async def test_s4_a_deferred_text_can_still_be_adopted(members: Members):
    made = await reserved(members)
    await made.decide("municipality", "deferred")
    await made.decide("municipality", "conform")
    assert (await made.signatory_status("municipality"), await made.status()) == ("signed", "in_force")


async def two_points(made: Alliance) -> str:
    """'Conform' on entering into the agreement, and on a mandate for minor amendments; returns the mandate."""
    side = made.sides["municipality"]
    version_id = (await made.agreement())["currentVersionId"]
    about = {"agreementId": made.agreement_id}
    points = [
        {"number": 1, "kind": "enter_into_agreement", "agreementVersionId": version_id, **about},
        {"number": 2, "kind": "grant_mandate", **about},
    ]
    body = {"organisationId": str(side.member.organisation_id), "body": "municipal_executive", "status": "proposed"}
    proposed = accepted(
        await side.member.post("/v1/decisions", body | {"points": points} | {"recordingMode": "workflow"})
    )
    path = f"/v1/decisions/{proposed['id']}"
    accepted(await take_step(side.member, path, "schedule"))
    outcomes = [{"pointId": point["id"], "outcome": "conform"} for point in proposed["points"]]
    decided = accepted(await take_step(side.member, path, "decide", outcomes=outcomes))
    mandate = {
        "authorityKind": "mandate",
        "grantingBody": "municipal_executive",
        "grantingOrganisationId": str(side.member.organisation_id),
        "decisionPointId": decided["points"][1]["id"],
        "holderKind": "role",
        "holderRole": "portfolio_holder",
        "powers": ["make_minor_amendments"],
        "subjectAgreementId": made.agreement_id,
        "written": True,
        "status": "active",
    }
    source = made.told("municipality", today().isoformat())
    return str(accepted(await side.member.post("/v1/mandates", source | mandate))["id"])


_NOW = {"recordingMode": "workflow"}


async def test_s5_minor_amendment_under_mandate(example_service: Service, members: Members):
    """Given an active mandate and a rewording of the press procedure; then no new college decision is needed."""
    scene = await amended(example_service, members)
    path = await scene.proposed(scene.replaced("7", PRESS))
    asked = await scene.assessed(path)
    assert (asked["classification"], asked["protectedSubjects"]) == ("minor", [])
    assert [mandate["isUsable"] for mandate in asked["mandates"]] == [True]
    await scene.classified(path, "minor")
    await scene.agreed(path)
    before = await scene.made.text()
    assert accepted(await scene.adopt(path))["status"] == "in_effect"
    after = await scene.made.text()
    assert (after["versionNo"], after["basedOnVersionId"]) == (before["versionNo"] + 1, before["id"])
    # When the alderman approves after all have signed, the mandate is exhausted.
    await scene.made.verified()
    await scene.made.must("open_signing")
    for name in scene.made.sides:
        accepted(await scene.made.sign(name))
    scene.clause_ids = {clause["articleNo"]: clause["id"] for clause in after["clauses"]}
    late = await scene.proposed(scene.replaced("7", "Partijen stemmen persberichten tijdig met elkaar af."))
    await scene.classified(late, "minor")
    assert refused(await scene.by_mandate(late))[0] == "mandate-exhausted"


async def test_s6_not_minor(example_service: Service, members: Members):
    """Given the same mandate; a higher liability cap is substantive: decisions of both, and consent of all."""
    scene = await amended(example_service, members)
    path = await scene.proposed(scene.replaced("6", "De aansprakelijkheid is beperkt tot € 75.000 per gebeurtenis."))
    answer = await scene.step(scene.jurist, path, "classification", classification="minor")
    assert refused(answer)[0] == "amendment-not-minor"
    assert set(answer.json()["protectedSubjects"]) == {"liability", "money"}
    await scene.classified(path, "substantive")
    assert set(refused(await scene.adopt(path))) == {"decision-required", "party-consent-missing"}
    for name in ("municipality", "province"):
        accepted(await scene.by_decision(path, name))
    assert refused(await scene.adopt(path)) == ["party-consent-missing"]
    accepted(await scene.by_board(path))
    assert accepted(await scene.adopt(path))["status"] == "in_effect"


async def test_s7_wrong_signer(members: Members):
    made = await alliance_of(members)
    await made.frozen()
    mandate = await two_points(made)
    await made.decide("province")
    await made.verified()
    await made.must("open_signing")
    await made.instead("municipality", "alderman", portfolio="Wijken")
    verify = (made.sides["municipality"].member, made.signatory_path("municipality"), "verify_authority")

    for answer in (await made.sign("municipality"), await take_step(*verify)):
        problem = assert_problem(answer, 409, "representation-not-proven")
        assert problem["rule"] == "R-013"
    for answer in (await made.sign("municipality", mandateId=mandate), await take_step(*verify, mandateId=mandate)):
        assert assert_problem(answer, 409, "mandate-scope-exceeded")["rule"] == "R-014"
    assert await made.signatory_status("municipality") == "designated"

    document = await designation(made)
    accepted(await take_step(*verify, signingAuthorityId=document))
    assert accepted(await made.sign("municipality"))["signingAuthorityId"] == document
    for name in ("province", "foundation"):
        accepted(await made.sign(name))
    assert await made.status() == "in_force"
    assert await errors_in(made) == []


async def test_s12_end_and_what_stays(members: Members):
    made = await alliance_of(
        members, endsOn=on_day("2025-12-31"), effectiveOn=on_day("2021-01-01"), isIndefinite=False
    )
    await made.write()
    await made.must("record_in_force", **made.told("municipality", "2021-01-01"))
    # Its last day is long over: the register ends it by itself, from the day after.
    found = await made.agreement()
    assert [period["status"] for period in found["statusHistory"]][-2:] == ["in_force", "expired"]
    assert found["statusHistory"][-1]["since"]["value"] == "2026-01-01"
    for day, status in (("2025-12-31", "in_force"), ("2026-01-01", "expired")):
        as_of = accepted(await made.keeper.get(f"{made.path}?asOf={day}"))
        assert as_of["status"] == status
        listed = accepted(await made.keeper.get(f"/v1/agreements?asOf={day}&limit=200"))["items"]
        assert [item["status"] for item in listed if item["id"] == made.agreement_id] == [status]
    assert refused(await made.step("enter_into_force"))[0] == "invalid-transition"
