"""The example dossier served in this process, and somebody who may do everything the roles allow."""

from collections.abc import AsyncIterator

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
    found = await member(example_client, example_targets, issuer, MUNICIPALITY, tuple(ApiRole))
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


@pytest.fixture(scope="session")
async def provider(example_client: httpx.AsyncClient, example_targets: Targets, issuer: DeveloperIssuer) -> Member:
    organisation = record_id("organisation", "provincie-limburg")
    return await member(example_client, example_targets, issuer, organisation, tuple(ApiRole))


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
