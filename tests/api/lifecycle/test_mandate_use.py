"""Deciding under a mandate over HTTP: who may, within which limits, and how it passes from one to the next."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.factories.alliance import Alliance, accepted, alliance, days_ago, refused, take_step, today
from tests.factories.http import Member, historic, on_day
from tests.factories.mandates import (
    DECISIONS,
    MANDATES,
    WORKFLOW,
    account_of,
    alderman,
    day_of_today,
    decide,
    decided_on,
    granted,
    mandated,
    proposed,
    read,
    scheduled,
    step,
    under_mandate,
)
from tests.factories.problems import assert_problem
from tests.factories.sql import fetched

ROLE = {"holderKind": "role", "functionKind": None, "holderRole": "portfolio_holder"}


@pytest.fixture
async def made(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Alliance:
    return await alliance(client, targets, issuer)


@pytest.fixture
async def holder(made: Alliance, targets: Targets, issuer: DeveloperIssuer) -> Member:
    """An alderman with an account of their own."""
    return await account_of(made, targets, issuer, (await alderman(made))["personId"])


async def portfolio(made: Alliance, office: dict[str, Any], **period: Any) -> dict[str, Any]:
    """Make somebody the portfolio holder of the agreement."""
    body = {
        **WORKFLOW,
        "role": "portfolio_holder",
        "agreementId": made.agreement_id,
        "organisationId": str(made.keeper.organisation_id),
        "officeHoldingId": office["id"],
        "validFrom": on_day("2026-01-01"),
        **period,
    }
    return accepted(await made.keeper.post("/v1/role-assignments", body))


async def test_r_028_the_holder_decides_under_the_mandate_and_the_journal_tells_which(
    made: Alliance, holder: Member, targets: Targets
):
    mandate = await granted(made)
    decision = await under_mandate(made, mandate)
    taken = accepted(await decide(holder, decision))
    assert (taken["status"], taken["recordedBy"]["role"]) == ("decided", "mandate_holder")
    rows = await fetched(
        targets, "SELECT command, mandate_id FROM journal WHERE resource_id = $1 ORDER BY seq", decision["id"]
    )
    assert [(row["command"], row["mandate_id"] and str(row["mandate_id"])) for row in rows] == [
        ("decision.record", None),
        ("decision.schedule", None),
        ("decision.decide", mandate["id"]),
    ]


async def test_r_033_only_the_holder_decides_and_a_person_without_account_is_told_how(
    made: Alliance, holder: Member, targets: Targets, issuer: DeveloperIssuer
):
    mandate = await granted(made)
    decision = await under_mandate(made, mandate)
    mayor = made.sides["municipality"].office["personId"]
    for somebody in (await account_of(made, targets, issuer, mayor), await account_of(made, targets, issuer, None)):
        assert_problem(await decide(somebody, decision), 403, "not-mandate-holder")
    # Another role does not make somebody the holder either.
    unlinked = assert_problem(await decide(made.keeper, decision), 403, "not-mandate-holder")
    assert "personId" in unlinked["detail"]
    assert (await made.keeper.get(f"{DECISIONS}/{decision['id']}")).json()["status"] == "scheduled"
    assert accepted(await decide(holder, decision))["status"] == "decided"


async def test_r_033_a_mandate_holder_does_nothing_else_with_decisions(made: Alliance, holder: Member):
    mandate = await granted(made)
    own = await scheduled(made, {"kind": "adopt_plan", "agreementId": made.agreement_id})
    assert_problem(await decide(holder, own), 403, "not-mandate-holder")
    under = await under_mandate(made, mandate)
    assert_problem(await decide(holder, under, **historic()), 403, "not-mandate-holder")
    taken = accepted(await decide(holder, under))
    other = await decided_on(made, await proposed(made), "adopt_plan")
    revoking = {"revokedByDecisionId": other["id"], "reason": "Nieuw besluit"}
    for path, name, more in (
        (f"{DECISIONS}/{taken['id']}", "revoke", revoking),
        (f"{MANDATES}/{mandate['id']}", "revoke", {"reason": "x"}),
    ):
        assert_problem(await take_step(holder, path, name, **more), 403, "forbidden")


async def test_r_039_the_body_itself_decides_while_a_mandate_runs(made: Alliance, holder: Member):
    mandate = await granted(made)
    own = await scheduled(made, {"kind": "adopt_plan", "agreementId": made.agreement_id})
    assert accepted(await decide(made.keeper, own))["status"] == "decided"
    assert accepted(await decide(holder, await under_mandate(made, mandate)))["status"] == "decided"


LIMITS: dict[str, tuple[dict[str, Any], dict[str, Any], list[str]]] = {
    "R-032 a power it does not give": ({"powers": ["sign"]}, {}, ["mandate-scope-exceeded"]),
    "R-038 another body": ({"grantingBody": "mayor"}, {}, ["principal-not-stated"]),
    "R-041 not in the term yet": ({"phaseLimit": "during_term"}, {}, ["mandate-not-in-force"]),
    "R-040 an amount nobody knows": (
        {"powers": ["grant_subsidy"], "financialLimitCents": 100},
        {"kind": "grant_subsidy"},
        ["mandate-limit-exceeded"],
    ),
    "R-040 no limit": ({"powers": ["grant_subsidy"]}, {"kind": "grant_subsidy"}, []),
}


@pytest.mark.parametrize(("facts", "act", "expected"), LIMITS.values(), ids=LIMITS)
async def test_r_032_r_038_r_040_r_041_a_limit_that_is_passed_is_told(
    made: Alliance, holder: Member, facts: dict[str, Any], act: dict[str, Any], expected: list[str]
):
    mandate = await proposed(made, **facts)
    body = {"body": facts["grantingBody"]} if "grantingBody" in facts else {}
    await decided_on(made, mandate, **body)
    mandate = accepted(await step(made, mandate, "grant"))
    answer = await decide(holder, await under_mandate(made, mandate, **act))
    assert (refused(answer) if answer.is_error else []) == expected


async def test_r_030_r_032_another_agreement_and_a_day_that_is_not_there_yet(made: Alliance, holder: Member):
    later = on_day((today() + timedelta(days=1)).isoformat())
    mandate = await granted(made, validFrom=later)
    assert refused(await decide(holder, await under_mandate(made, mandate)))[0] == "mandate-not-in-force"
    elsewhere = accepted(
        await made.keeper.post(
            "/v1/agreements",
            {
                **WORKFLOW,
                "kind": "covenant",
                "status": "draft",
                "title": "Ander convenant",
                "managingOrganisationId": str(made.keeper.organisation_id),
            },
        )
    )
    mandate = await granted(made)
    decision = await under_mandate(made, mandate, point={"agreementId": elsewhere["id"]})
    assert refused(await decide(holder, decision)) == ["mandate-scope-exceeded"]
    general = await granted(made, subjectAgreementId=None)
    decision = await under_mandate(made, general, point={"agreementId": elsewhere["id"]})
    assert accepted(await decide(holder, decision))["status"] == "decided"


async def test_r_034_after_the_revocation_nothing_is_done_and_what_was_done_stands(made: Alliance, holder: Member):
    mandate = await granted(made)
    before, after = await under_mandate(made, mandate), await under_mandate(made, mandate)
    taken = accepted(await decide(holder, before))
    accepted(await step(made, mandate, "revoke", reason="Nieuw college"))
    assert_problem(await decide(holder, after), 409, "mandate-revoked")
    assert (await made.keeper.get(taken["links"]["self"])).json()["status"] == "decided"
    # From a source that tells it was done before, it is recorded.
    recorded = await decide(made.keeper, after, **historic(occurredOn=days_ago(3)))
    assert accepted(recorded)["status"] == "decided"


async def test_r_042_a_mandate_of_a_role_is_used_by_the_next_who_has_the_role(
    made: Alliance, targets: Targets, issuer: DeveloperIssuer
):
    offices = [await alderman(made), await alderman(made)]
    accounts = [await account_of(made, targets, issuer, office["personId"]) for office in offices]
    first = await portfolio(made, offices[0])
    mandate = await granted(made, **ROLE)
    decision = await under_mandate(made, mandate)
    assert_problem(await decide(accounts[1], decision), 403, "not-mandate-holder")
    assert accepted(await decide(accounts[0], decision))["status"] == "decided"
    path = first["links"]["self"]
    ended = {"validTo": days_ago(1), "reason": "Nieuwe portefeuilleverdeling"}
    accepted(await made.keeper.patch(path, ended, (await made.keeper.get(path)).headers["etag"]))
    decision = await under_mandate(made, mandate)
    for account in accounts:
        assert_problem(await decide(account, decision), 403, "not-mandate-holder")
    await portfolio(made, offices[1], validFrom=day_of_today())
    assert (await read(made, mandate))["status"] == "active"
    assert_problem(await decide(accounts[0], decision), 403, "not-mandate-holder")
    assert accepted(await decide(accounts[1], decision))["status"] == "decided"


async def test_r_033_a_role_filled_for_another_agreement_or_elsewhere_holds_nothing(
    made: Alliance, holder: Member, targets: Targets, issuer: DeveloperIssuer
):
    office = await alderman(made)
    account = await account_of(made, targets, issuer, office["personId"])
    programme = {"name": "Programma", "ownerOrganisationId": str(made.keeper.organisation_id)}
    owner = accepted(await made.keeper.post("/v1/programmes", WORKFLOW | programme))
    await portfolio(made, office, agreementId=None, programmeId=owner["id"])
    mandate = await granted(made, **ROLE)
    decision = await under_mandate(made, mandate)
    assert_problem(await decide(account, decision), 403, "not-mandate-holder")
    etag = (await made.keeper.get(made.path)).headers["etag"]
    change = {"programmeId": owner["id"], "reason": "Hoort bij het programma"}
    accepted(await made.keeper.patch(made.path, change, etag))
    assert (await read(made, mandate))["status"] == "active"
    assert accepted(await decide(account, decision))["status"] == "decided"


async def test_a_list_says_what_the_holder_could_do_and_who_clears_what_blocks(made: Alliance):
    mandate = await granted(made)
    decision = await under_mandate(made, mandate)
    path = f"{DECISIONS}/{decision['id']}/transitions"

    async def guards() -> dict[str, Any]:
        items = accepted(await made.keeper.get(path))["items"]
        found = next(item for item in items if item["name"] == "decide")
        return {guard["rule"]: guard for guard in found["guards"] if not guard["isMet"]}

    blocked = await guards()
    assert {rule: guard["problem"] for rule, guard in blocked.items()} == {
        "R-033": "mandate-holder-undetermined",
        "R-030": "mandate-not-in-force",
    }
    assert blocked["R-033"]["clearedBy"]["href"] == "/v1/office-holdings"
    await alderman(made)
    assert await guards() == {}


async def test_r_037_the_holder_passes_on_what_may_be_passed_on(made: Alliance, holder: Member):
    parent = await granted(made, subMandateAllowed=True)
    child = await proposed(made, parentMandateId=parent["id"], functionKind="official")
    by_holder = await under_mandate(made, parent, "grant_mandate", point={"mandateId": child["id"]})
    assert accepted(await decide(holder, by_holder))["status"] == "decided"
    assert accepted(await step(made, child, "grant"))["status"] == "granted"
    kept = await granted(made)
    of_kept = await proposed(made)
    decision = await under_mandate(made, kept, "grant_mandate", point={"mandateId": of_kept["id"]})
    assert_problem(await decide(holder, decision), 409, "sub-mandate-not-allowed")


async def test_r_037_a_sub_mandate_is_bounded_when_recorded_and_at_every_correction(made: Alliance):
    bounds = {
        "powers": ["decide_substantive", "sign"],
        "phaseLimit": "during_term",
        "validTo": on_day("2027-12-31"),
        "financialLimitCents": 100_00,
        "subMandateAllowed": True,
    }
    parent = await proposed(made, **bounds)
    under = {**bounds, "parentMandateId": parent["id"]}

    async def wider(**facts: Any) -> list[str]:
        answer = await made.keeper.post(MANDATES, mandated(made, **under | facts))
        return [f["location"] for f in assert_problem(answer, 422, "sub-mandate-exceeds-parent")["errors"]]

    assert await wider(powers=["pay"]) == ["/powers"]
    assert await wider(subjectAgreementId=None, phaseLimit=None) == ["/subjectAgreementId", "/phaseLimit"]
    assert await wider(validTo=None, financialLimitCents=100_01) == ["/validTo", "/financialLimitCents"]
    assert await wider(grantingBody="mayor") == ["/grantingBody"]
    closed = await proposed(made)
    answer = await made.keeper.post(MANDATES, mandated(made, parentMandateId=closed["id"]))
    assert_problem(answer, 409, "sub-mandate-not-allowed")
    child = await proposed(made, **under)

    async def corrected(mandate: dict[str, Any], **change: Any) -> httpx.Response:
        path = f"{MANDATES}/{mandate['id']}"
        etag = (await made.keeper.get(path)).headers["etag"]
        return await made.keeper.patch(path, change | {"reason": "Bron herlezen"}, etag)

    assert_problem(await corrected(child, financialLimitCents=100_01), 422, "sub-mandate-exceeds-parent")
    narrowed = assert_problem(await corrected(parent, financialLimitCents=99_99), 422, "sub-mandate-exceeds-parent")
    assert narrowed["mandateIds"] == [child["id"]]
    forbidden = assert_problem(await corrected(parent, subMandateAllowed=None), 409, "sub-mandate-not-allowed")
    assert forbidden["mandateIds"] == [child["id"]]
    circle = assert_problem(await corrected(parent, parentMandateId=child["id"]), 422, "sub-mandate-exceeds-parent")
    assert [f["location"] for f in circle["errors"]] == ["/parentMandateId"]
    own = assert_problem(await corrected(child, parentMandateId=child["id"]), 422, "sub-mandate-exceeds-parent")
    assert [f["location"] for f in own["errors"]] == ["/parentMandateId"]
    accepted(await corrected(child, financialLimitCents=50_00))
    accepted(await corrected(parent, financialLimitCents=50_00))


async def test_r_033_who_is_linked_to_a_person_and_by_whom(made: Alliance, targets: Targets, issuer: DeveloperIssuer):
    office = await alderman(made)
    administrator = await account_of(made, targets, issuer, None, ApiRole.ADMINISTRATOR)
    account = await account_of(made, targets, issuer, None)
    mandate = await granted(made)
    decision = await under_mandate(made, mandate)
    assert_problem(await decide(account, decision), 403, "not-mandate-holder")
    persons = accepted(await administrator.get("/v1/persons?limit=200"))["items"]
    assert office["personId"] in {person["id"] for person in persons}
    subject = (await account.get("/v1/me/access")).json()["subject"]
    (membership,) = accepted(await administrator.get(f"/v1/memberships?subject={subject}"))["items"]
    change = {"personId": office["personId"], "reason": "Dit is de wethouder"}
    assert (await made.keeper.get(membership["links"]["self"])).status_code == 404
    linked = await administrator.patch(membership["links"]["self"], change, '"1"')
    assert accepted(linked)["personId"] == office["personId"]
    listed = accepted(await administrator.get(f"/v1/memberships?personId={office['personId']}"))["items"]
    assert [item["id"] for item in listed] == [membership["id"]]
    assert accepted(await decide(account, decision))["status"] == "decided"
    unknown = {"personId": made.agreement_id, "reason": "x"}
    assert_problem(await administrator.patch(membership["links"]["self"], unknown, '"2"'), 422, "reference-not-found")


async def test_filters_that_find_a_persons_mandates_and_what_derives_from_one(made: Alliance):
    office = await alderman(made)
    of_person = await proposed(made, holderKind="person", functionKind=None, personId=office["personId"])
    parent = await proposed(made, subMandateAllowed=True)
    child = await proposed(made, parentMandateId=parent["id"])
    for query, expected in {
        f"personId={office['personId']}": [of_person["id"]],
        f"parentMandateId={parent['id']}": [child["id"]],
        f"parentMandateId={child['id']}": [],
    }.items():
        items = accepted(await made.keeper.get(f"{MANDATES}?{query}"))["items"]
        assert [item["id"] for item in items] == expected


async def _to_sign(made: Alliance, **facts: Any) -> dict[str, Any]:
    """A mandate of the mayor to sign, held by an alderman."""
    mandate = await proposed(made, grantingBody="mayor", powers=["sign"], **facts)
    await decided_on(made, mandate, body="mayor")
    return accepted(await step(made, mandate, "grant"))


async def test_r_013_r_034_signing_under_a_mandate_keeps_its_limits(made: Alliance, targets: Targets):
    await made.in_signing()
    await made.instead("municipality", "alderman")
    mandate = await _to_sign(made)
    signatory = made.signatory_path("municipality")
    keeper = made.keeper
    accepted(await take_step(keeper, signatory, "verify_authority", mandateId=mandate["id"]))
    later = await _to_sign(made, validFrom=on_day((today() + timedelta(days=1)).isoformat()))
    assert refused(await made.sign("municipality", mandateId=later["id"]))[0] == "mandate-not-in-force"
    of_another = await _to_sign(made, functionKind="secretary")
    assert refused(await made.sign("municipality", mandateId=of_another["id"]))[0] == "representation-not-proven"
    revoked = await _to_sign(made)
    accepted(await step(made, revoked, "revoke", reason="Nieuwe burgemeester"))
    assert refused(await made.sign("municipality", mandateId=revoked["id"]))[0] == "mandate-not-in-force"
    over = await _to_sign(made, phaseLimit="during_term")
    assert refused(await made.sign("municipality", mandateId=over["id"]))[0] == "mandate-not-in-force"
    signed = accepted(await made.sign("municipality", mandateId=mandate["id"]))
    assert (signed["mandateId"], await made.signatory_status("municipality")) == (mandate["id"], "signed")
    rows = await fetched(
        targets, "SELECT resource_kind, command, mandate_id FROM journal WHERE mandate_id IS NOT NULL ORDER BY seq"
    )
    assert [(row["resource_kind"], row["command"], str(row["mandate_id"])) for row in rows] == [
        ("signature", "signature.record", mandate["id"]),
        ("signatory", "signature.record", mandate["id"]),
    ]
