"""The example dossier served in this process, and somebody who may do everything the roles allow."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from app.dossier.mapping import record_id
from app.examples import examples
from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.domain import ApiRole
from app.operations import EXAMPLE_DOSSIER, load_dossier
from tests.conftest import served
from tests.databases import copied_database
from tests.example_answers import AGREEMENT, PARTY
from tests.factories.http import UNKNOWN_DAY, Member, bearer, member, on_day

SOURCES = [{"documentId": str(record_id("document", "doc-college-proposal"))}]
MUNICIPALITY = record_id("organisation", "gemeente-maastricht")
OTHER_PARTY = record_id("party", "party-woonpunt")
DECISION_POINT = "ec530ec4-1f00-5c60-aa4f-3f72505077c8"


@pytest.fixture(scope="session")
async def example_targets(template: Targets, settings: Settings) -> AsyncIterator[Targets]:
    async with copied_database(template) as targets:
        await load_dossier(targets, settings, EXAMPLE_DOSSIER.read_bytes())
        yield targets


@pytest.fixture(scope="session")
async def example_client(settings: Settings, example_targets: Targets) -> AsyncIterator[httpx.AsyncClient]:
    async with served(settings, example_targets) as client:
        yield client


@pytest.fixture(scope="session")
async def everybody(example_client: httpx.AsyncClient, example_targets: Targets, issuer: DeveloperIssuer) -> Member:
    return await completed(example_client, example_targets, issuer)


async def completed(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Member:
    """Let a register with the example dossier also hold what that has not; return who recorded it."""
    found = await member(client, targets, issuer, MUNICIPALITY, tuple(ApiRole))
    # The example dossier names no portfolio holder; every other kind of record is in it.
    role = {
        "agreementId": str(record_id("agreement", "sok-veerkrachtige-wijken")),
        "organisationId": str(MUNICIPALITY),
        "officeHoldingId": str(record_id("office_holding", "oh-bastiaens")),
        "sourceRefs": SOURCES,
    }
    await found.record("/v1/role-assignments", examples()["recordRoleAssignment"]["request"] | role)
    await found.record(
        "/v1/documents", {"kind": "evidence", "available": False, "title": "Bijlage"}, sourceRefs=SOURCES
    )
    await found.record("/v1/organisations", {"slug": "newcomer", "name": "Newcomer"}, sourceRefs=SOURCES)
    await record_signing(found)
    await record_amending(found)
    # To a port on this machine that nobody has: it is refused at once.
    subscription = {"organisationId": str(MUNICIPALITY), "url": "http://127.0.0.1:9/"}
    await found.record("/v1/webhook-subscriptions", subscription, sourceRefs=SOURCES)
    return found


async def record_signing(somebody: Member) -> None:
    """Let the dossier also hold what its sources do not: authority, signatures and their cure, an end, a consent."""
    path = f"/v1/agreements/{AGREEMENT}"
    office, other = (str(record_id("office_holding", f"oh-{name}")) for name in ("bastiaens", "hoenderkamp"))
    named = {"organisationId": str(MUNICIPALITY), "officeHoldingId": office, "documentId": SOURCES[0]["documentId"]}
    authority = {"basis": "designation", "validFrom": UNKNOWN_DAY, "grantedByOfficeHoldingId": other}
    await somebody.record("/v1/signing-authorities", named | authority, sourceRefs=SOURCES)
    signatories = f"{path}/parties/{PARTY}/signatories"
    designated = {"status": "designated", "officeHoldingId": office}
    places = [await somebody.record(signatories, designated, sourceRefs=SOURCES) for _ in range(4)]
    signed = {"partyId": str(PARTY), "signedOn": on_day("2026-03-13")}
    for place in places[:2]:
        await somebody.record(f"{path}/signatures", signed | {"signatoryId": place["id"]}, sourceRefs=SOURCES)
    point = {"decisionPointId": DECISION_POINT, "ratifiedOn": on_day("2026-03-24"), "partyId": str(PARTY)}
    await somebody.record(f"{path}/ratifications", point | {"signatoryId": places[0]["id"]}, sourceRefs=SOURCES)
    notice = {"partyId": str(OTHER_PARTY), "signatoryId": places[1]["id"], "notifiedOn": on_day("2026-03-14")}
    await somebody.record(f"{path}/rejection-notices", notice | {"knewOfDefect": True}, sourceRefs=SOURCES)
    end = {"kind": "mutual", "effectiveOn": on_day("2040-12-31"), "ground": "Onderling goedvinden"}
    termination = await somebody.record(
        f"{path}/terminations", end | {"documentId": named["documentId"]}, sourceRefs=SOURCES
    )
    consent = {"partyId": str(PARTY), "terminationId": termination["id"], "givenOn": on_day("2026-03-24")}
    await somebody.record(f"{path}/consents", consent, sourceRefs=SOURCES)
    proposed = {"organisationId": str(MUNICIPALITY), "body": "municipal_executive", "status": "proposed"}
    await somebody.record("/v1/decisions", proposed | {"points": [{"kind": "adopt_plan"}]}, sourceRefs=SOURCES)


async def record_amending(somebody: Member) -> None:
    """Let there also be an agreement with two texts, and proposals to change them, each for what is done with it."""
    kept = {"managingOrganisationId": str(MUNICIPALITY), "kind": "covenant", "status": "in_force"}
    agreement = await somebody.record("/v1/agreements", kept | {"title": "Convenant"}, sourceRefs=SOURCES)
    path = f"/v1/agreements/{agreement['id']}"
    party = await somebody.record(
        f"{path}/parties",
        {"organisationId": str(MUNICIPALITY), "partyRole": "party", "mustSign": True},
        sourceRefs=SOURCES,
    )
    texts = [
        await somebody.record(
            f"{path}/versions",
            {"versionStatus": status, "clauses": [{"clauseKind": "publicity", "text": text}]},
            sourceRefs=SOURCES,
        )
        for status, text in (
            ("signing_text", "Partijen overleggen."),
            ("consolidated", "Partijen overleggen vooraf."),
        )
    ]
    etag = (await somebody.get(path)).headers["etag"]
    present = {"currentVersionId": texts[1]["id"], "reason": "geldende tekst"}
    assert (await somebody.patch(path, present, etag)).status_code == 200
    for rationale, text, status in AMENDING:
        clause = {"clauseKind": "evaluation", "text": "Partijen evalueren."}
        facts = {
            "agreementId": agreement["id"],
            "baselineVersionId": texts[text]["id"],
            "proposedByPartyId": party["id"],
            "rationale": rationale,
            "operations": [{"kind": "insert", "clause": clause}],
            "status": status,
            "classification": None if status == "proposed" else "substantive",
        }
        made = await somebody.record("/v1/amendments", facts, sourceRefs=SOURCES)
    consent = {"partyId": party["id"], "givenOn": on_day("2026-03-24")}
    await somebody.record(f"/v1/amendments/{made['id']}/consents", consent, sourceRefs=SOURCES)


# What each proposal is for, the text it starts from, and its status; the last one has an answer already.
AMENDING = (
    ("Classificeren", 1, "proposed"),
    ("Overbrengen", 0, "proposed"),
    ("Beantwoorden", 1, "classified"),
    ("Aannemen", 1, "classified"),
)


PROVINCE = record_id("organisation", "provincie-limburg")
# What each allocation is for, by the operation: how it stands, the decision about it, and what the step states.
MONEY: dict[str, tuple[dict[str, object], str | None, dict[str, object]]] = {
    "firmUpAllocation": (
        {"status": "indicative"},
        None,
        {"certainty": "firm", "documentId": SOURCES[0]["documentId"]},
    ),
    "reserveAllocation": ({"status": "indicative"}, None, {}),
    "grantAllocation": ({"status": "indicative"}, "grant_subsidy", {"grantedCents": 1000}),
    "refuseAllocation": ({"status": "indicative"}, "refuse_subsidy", {"ground": "regulation"}),
    "releaseAllocation": ({"status": "indicative"}, None, {"reason": "Niet meer nodig"}),
    "determineAllocation": ({"status": "accounted"}, "determine_subsidy", {"determinedCents": 1000}),
    "withdrawAllocation": ({"status": "granted"}, "withdraw_subsidy", {"ground": "obligations_not_met"}),
    "lowerAllocation": (
        {"status": "granted"},
        "withdraw_subsidy",
        {"grantedCents": 900, "ground": "obligations_not_met"},
    ),
    "recoverAllocation": ({"status": "determined", "determinedCents": 500}, "recover", {}),
    "payments": ({"status": "granted"}, "grant_advance", {}),
}
_PAID_BEFORE = {"recoverAllocation": 800, "payments": 100}


@pytest.fixture(scope="session")
async def provider(
    everybody: Member, example_client: httpx.AsyncClient, example_targets: Targets, issuer: DeveloperIssuer
) -> Member:
    found = await member(example_client, example_targets, issuer, PROVINCE, tuple(ApiRole))
    await record_money(found)
    return found


async def record_money(somebody: Member) -> None:
    """Let there be an envelope with a ceiling, and an allocation for each step that money may take."""
    amount = {"amountCents": 1_000_000, "certainty": "firm", "qualifier": "exact"}
    envelope = await somebody.record(
        "/v1/funding-envelopes",
        {
            "providerOrganisationId": str(PROVINCE),
            "statement": amount,
            "ceilingStatus": "published",
            "legalBasis": "Subsidieregeling",
            "subsidyRegime": "applies",
        },
        sourceRefs=SOURCES,
    )
    for name, (facts, kind, _) in MONEY.items():
        is_granted = facts["status"] != "indicative"
        certainty = "reserved" if name == "firmUpAllocation" else "firm"
        body = {
            "envelopeId": envelope["id"],
            "statement": amount | {"amountCents": 1000, "certainty": certainty},
            "recipientOrganisationId": str(MUNICIPALITY),
            "activities": name,
            "legalBasisKind": "regulation",
            "grantedCents": 1000 if is_granted else None,
            "decisionId": str(record_id("decision", "decision-2026-03-23")) if is_granted else None,
            **facts,
        }
        allocation = await somebody.record("/v1/allocations", body, sourceRefs=SOURCES)
        for each in [kind] * (kind is not None) + ["grant_advance"] * (name in _PAID_BEFORE):
            await decide(somebody, allocation, str(each))
        if name in _PAID_BEFORE:
            await pay(somebody, allocation, _PAID_BEFORE[name])
    path = f"{allocation['links']['self']}"
    day, document = on_day("2026-04-01"), SOURCES[0]["documentId"]
    condition = {"kind": "obligation", "text": "Jaarlijks verslag doen."}
    await somebody.record(f"{path}/conditions", condition, sourceRefs=SOURCES)
    report = {"receivedOn": day, "spentCents": 100, "activitiesDone": True, "documentId": document}
    await somebody.record(f"{path}/accounting-reports", report, sourceRefs=SOURCES)
    await somebody.record(f"{path}/suspensions", {"notifiedOn": on_day("2025-01-01")}, sourceRefs=SOURCES)


async def decide(somebody: Member, allocation: dict[str, object], kind: str) -> None:
    """Let the province decide about an allocation."""
    point = {"number": 1, "kind": kind, "outcome": "conform", "allocationId": allocation["id"]}
    facts = {"organisationId": str(PROVINCE), "body": "provincial_executive", "status": "decided", "points": [point]}
    await somebody.record("/v1/decisions", facts | {"decidedOn": on_day("2026-04-01")}, sourceRefs=SOURCES)


async def pay(somebody: Member, allocation: dict[str, Any], cents: int) -> None:
    """Let an advance have been paid, and another one be prepared."""
    path = f"{allocation['links']['self']}/payments"
    points = await somebody.get(f"/v1/decisions?organisationId={PROVINCE}&limit=200")
    (point,) = [
        point["id"]
        for decision in points.json()["items"]
        for point in decision["points"]
        if point["allocationId"] == allocation["id"] and point["kind"] == "grant_advance"
    ][:1]
    facts = {"kind": "advance", "money": {"amountCents": cents}, "decisionPointId": point}
    paid = {"status": "paid", "paidOn": on_day("2026-04-02")}
    await somebody.record(path, facts | paid, sourceRefs=SOURCES)


@pytest.fixture(scope="session")
async def narrowed(example_client: httpx.AsyncClient, everybody: Member, issuer: DeveloperIssuer) -> Member:
    """Somebody whose token is for a command, and for nothing that can be read."""
    return Member(example_client, bearer(issuer, "narrowed", ("allocations.propose",)), MUNICIPALITY)


@pytest.fixture(scope="session")
async def jurist(everybody: Member, example_targets: Targets, issuer: DeveloperIssuer) -> Member:
    return await member(everybody.client, example_targets, issuer, MUNICIPALITY, (ApiRole.LEGAL_OFFICER,))


@pytest.fixture(scope="session")
async def controller(example_client: httpx.AsyncClient, example_targets: Targets, issuer: DeveloperIssuer) -> Member:
    return await member(example_client, example_targets, issuer, MUNICIPALITY, (ApiRole.CONTROLLER,))
