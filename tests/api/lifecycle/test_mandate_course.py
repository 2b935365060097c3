"""A mandate from proposal to end over HTTP: granted, revoked, and what the register does by itself."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.factories.alliance import Alliance, accepted, alliance, days_ago, refused, take_step, today
from tests.factories.http import historic, member, on_day
from tests.factories.mandates import (
    MANDATES,
    WORKFLOW,
    alderman,
    day_of_today,
    decided_on,
    granted,
    mandated,
    proposed,
    read,
    scheduled,
    step,
)
from tests.factories.problems import assert_problem
from tests.factories.sql import fetched

TOMORROW = on_day((today() + timedelta(days=1)).isoformat())


@pytest.fixture
async def made(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Alliance:
    return await alliance(client, targets, issuer)


async def commands_on(targets: Targets, mandate: dict[str, Any]) -> list[str]:
    """The commands that changed a mandate, as the journal has them."""
    rows = await fetched(targets, "SELECT command FROM journal WHERE resource_id = $1 ORDER BY seq", mandate["id"])
    return [row["command"] for row in rows]


def told(listed: dict[str, Any], name: str) -> dict[str, Any]:
    """What is listed of one transition."""
    return next(item for item in listed["items"] if item["name"] == name)


async def test_r_031_a_mandate_is_proposed_granted_by_decision_and_starts(made: Alliance, targets: Targets):
    await alderman(made)
    mandate = await proposed(made)
    assert_problem(await step(made, mandate, "grant"), 409, "granting-decision-missing")
    listed = accepted(await made.keeper.get(f"{MANDATES}/{mandate['id']}/transitions"))
    grant = told(listed, "grant")
    assert (grant["isPossible"], grant["guards"][1]["clearedBy"]["href"]) == (False, "/v1/decisions")
    decision = await decided_on(made, mandate)
    listed = accepted(await made.keeper.get(f"{MANDATES}/{mandate['id']}/transitions"))
    assert [item["name"] for item in listed["items"] if item["isPossible"]] == ["grant"]
    assert told(listed, "grant")["guards"][1]["evidence"] == [{"kind": "decision", "id": decision["id"]}]
    await step(made, mandate, "grant")
    active = await read(made, mandate)
    # It starts on the day of the decision, and so at once.
    assert (active["status"], active["validFrom"]["value"]) == ("active", today().isoformat())
    assert await commands_on(targets, mandate) == ["mandate.record", "mandate.grant"]


async def test_in_workflow_a_mandate_begins_as_a_proposal_and_moves_by_its_transitions_alone(made: Alliance):
    for wrong in ({"status": "active"}, {"revokedOn": day_of_today()}):
        answer = await made.keeper.post(MANDATES, mandated(made, **wrong))
        assert answer.status_code in {409, 422}, answer.text
    mandate = await granted(made)
    path = f"{MANDATES}/{mandate['id']}"
    for change in (
        {"status": "revoked"},
        {"powers": ["decide_substantive", "sign"]},
        {"validTo": None, "financialLimitCents": 5, "functionKind": "mayor"},
        {"subMandateAllowed": True},
    ):
        etag = (await made.keeper.get(path)).headers["etag"]
        answer = await made.keeper.patch(path, change | {"reason": "Ruimer"}, etag)
        assert_problem(answer, 409, "invalid-transition")
    # What was not stated may still be limited.
    etag = (await made.keeper.get(path)).headers["etag"]
    narrowed = await made.keeper.patch(path, {"financialLimitCents": 5, "reason": "Begrensd"}, etag)
    assert accepted(narrowed)["financialLimitCents"] == 5


async def test_r_019_a_mandate_that_is_not_adopted_lapses_with_the_decision(made: Alliance, targets: Targets):
    mandate, deferred = await proposed(made), await proposed(made)
    await decided_on(made, deferred, outcome="deferred")
    assert (await read(made, deferred))["status"] == "proposed"
    assert refused(await step(made, deferred, "grant"))[0] == "decision-not-affirmative"
    await decided_on(made, mandate, outcome="rejected")
    assert (await read(made, mandate))["status"] == "lapsed"
    assert await commands_on(targets, mandate) == ["mandate.record", "mandate.lapse"]


async def test_r_031_a_mandate_is_not_granted_from_before_its_decision(made: Alliance):
    mandate = await proposed(made, validFrom=days_ago(1))
    await decided_on(made, mandate)
    assert_problem(await step(made, mandate, "grant"), 422, "mandate-retroactive")


async def test_r_033_r_042_a_mandate_starts_when_somebody_gets_the_role_or_the_function(made: Alliance):
    mandate = await granted(made)
    assert mandate["status"] == "granted"
    assert refused(await step(made, mandate, "activate")) == ["mandate-holder-undetermined"]
    office = await alderman(made, validFrom=days_ago(1))
    assert (await read(made, mandate))["status"] == "active"
    of_role = await granted(made, holderKind="role", functionKind=None, holderRole="portfolio_holder")
    assert of_role["status"] == "granted"
    role = {"role": "portfolio_holder", "agreementId": made.agreement_id, "officeHoldingId": office["id"]}
    body = WORKFLOW | role | {"organisationId": str(made.keeper.organisation_id), "validFrom": day_of_today()}
    accepted(await made.keeper.post("/v1/role-assignments", body))
    assert (await read(made, of_role))["status"] == "active"


async def test_r_036_a_mandate_to_an_outsider_waits_for_consent(made: Alliance):
    person = accepted(await made.keeper.post("/v1/persons", WORKFLOW | {"familyName": "Buiten"}))
    held = {"holderKind": "person", "functionKind": None, "personId": person["id"]}
    mandate = await granted(made, **held)
    assert mandate["status"] == "granted"
    assert "mandate-consent-missing" in refused(await step(made, mandate, "activate"))
    path = f"{MANDATES}/{mandate['id']}"
    change = {"consentDocumentId": made.sides["municipality"].document_id, "reason": "Instemming ontvangen"}
    accepted(await made.keeper.patch(path, change, (await made.keeper.get(path)).headers["etag"]))
    assert (await read(made, mandate))["status"] == "active"


async def test_r_034_a_mandate_is_revoked_from_that_moment_on(made: Alliance):
    await alderman(made)
    mandate = await granted(made)
    assert_problem(await step(made, mandate, "revoke"), 400, "validation-failed")
    late = await step(made, mandate, "revoke", reason="Nieuw college", occurredOn=days_ago(1))
    assert_problem(late, 409, "mandate-revocation-unfounded")
    revoked = accepted(await step(made, mandate, "revoke", reason="Nieuw college"))
    assert (revoked["status"], revoked["revokedOn"]["value"]) == ("revoked", today().isoformat())
    assert revoked["revokedAt"] == revoked["recordedAt"]
    assert_problem(await step(made, mandate, "revoke", reason="Nog eens"), 409, "invalid-transition")
    before = await made.keeper.get(f"{MANDATES}/{mandate['id']}?asOf={(today() - timedelta(days=1)).isoformat()}")
    assert before.status_code == 404


async def test_r_034_a_general_mandate_is_revoked_in_writing(made: Alliance):
    await alderman(made)
    document = made.sides["municipality"].document_id
    mandate = await granted(made, subjectAgreementId=None)
    assert_problem(await step(made, mandate, "revoke", reason="Mondeling"), 422, "written-form-required")
    revoked = accepted(await step(made, mandate, "revoke", reason="Per brief", documentId=document))
    assert (revoked["revocationDocumentId"], revoked["revokingDecisionPointId"]) == (document, None)
    other = await granted(made, subjectAgreementId=None)
    elsewhere = await decided_on(made, await proposed(made), "adopt_plan")
    point = elsewhere["points"][0]["id"]
    answer = await step(made, other, "revoke", reason="Per besluit", decisionPointId=point)
    assert_problem(answer, 409, "mandate-revocation-unfounded")


async def test_r_034_what_the_body_decides_to_revoke_is_revoked_with_that_decision(made: Alliance, targets: Targets):
    await alderman(made)
    mandate = await granted(made, subjectAgreementId=None)
    await decided_on(made, mandate, "revoke_mandate", outcome="rejected")
    assert (await read(made, mandate))["status"] == "active"
    decision = await decided_on(made, mandate, "revoke_mandate")
    revoked = await read(made, mandate)
    assert (revoked["status"], revoked["revokingDecisionPointId"]) == ("revoked", decision["points"][0]["id"])
    assert revoked["revokedAt"] == revoked["recordedAt"]
    assert (await commands_on(targets, mandate))[-1] == "mandate.revoke"


async def test_r_034_only_the_organisation_that_gave_it_revokes_it(
    made: Alliance, targets: Targets, issuer: DeveloperIssuer
):
    mandate = await granted(made)
    path, reason = f"{MANDATES}/{mandate['id']}", "Nieuw college"
    province = made.sides["province"].member
    assert_problem(await take_step(province, path, "revoke", reason=reason), 403, "forbidden")
    for role in (ApiRole.FINANCE_OFFICER, ApiRole.MANDATE_HOLDER):
        somebody = await member(made.keeper.client, targets, issuer, made.keeper.organisation_id, (role,))
        assert_problem(await take_step(somebody, path, "revoke", reason=reason), 403, "forbidden")
    secretary = await member(
        made.keeper.client, targets, issuer, made.keeper.organisation_id, (ApiRole.DECISION_SECRETARY,)
    )
    assert accepted(await take_step(secretary, path, "revoke", reason=reason))["status"] == "revoked"


async def test_r_034_r_001_a_revocation_of_the_past_is_recorded_from_its_source(made: Alliance):
    facts = historic() | {key: value for key, value in mandated(made).items() if key != "recordingMode"}
    body = facts | {"status": "active", "validFrom": on_day("2026-03-23")}
    mandate = accepted(await made.keeper.post(MANDATES, body))
    source = historic(occurredOn=on_day("2026-05-01"))
    revoked = accepted(await step(made, mandate, "revoke", reason="Uit het archief", **source))
    assert (revoked["revokedOn"]["value"], revoked["revokedAt"]) == ("2026-05-01", None)
    as_of = {
        day: await made.keeper.get(f"{MANDATES}/{mandate['id']}?asOf={day}") for day in ("2026-04-30", "2026-05-01")
    }
    assert {day: answer.json()["status"] for day, answer in as_of.items()} == {
        "2026-04-30": "active",
        "2026-05-01": "revoked",
    }
    told_at_once = facts | {"status": "revoked", "revokedOn": on_day("2026-05-01"), "validFrom": on_day("2026-03-23")}
    assert accepted(await made.keeper.post(MANDATES, told_at_once))["revokedOn"]["value"] == "2026-05-01"
    wrong = await made.keeper.post(MANDATES, body | {"revokedOn": on_day("2026-05-01")})
    assert [f["location"] for f in assert_problem(wrong, 422, "mandate-status-mismatch")["errors"]] == ["/revokedOn"]


async def test_r_041_with_the_last_signature_the_mandate_until_signing_is_exhausted(made: Alliance, targets: Targets):
    await alderman(made)
    until = await granted(made, phaseLimit="until_signing")
    during = await granted(made, phaseLimit="during_term")
    await made.in_signing()
    names = list(made.sides)
    for name in names[:-1]:
        accepted(await made.sign(name))
    assert (await read(made, until))["status"] == "active"
    accepted(await made.sign(names[-1]))
    assert (await made.status(), (await read(made, until))["status"]) == ("in_force", "exhausted")
    assert (await read(made, during))["status"] == "active"
    assert await commands_on(targets, until) == ["mandate.record", "mandate.grant", "mandate.exhaust"]
    assert_problem(await step(made, until, "revoke", reason="Te laat"), 409, "invalid-transition")


async def test_r_042_r_037_a_mandate_of_a_person_lapses_when_the_office_ends_and_takes_sub_mandates_along(
    made: Alliance, targets: Targets
):
    office, other = await alderman(made), await alderman(made)
    since = {"status": "active", "validFrom": on_day("2026-03-23"), "subMandateAllowed": True}
    facts = historic() | {key: value for key, value in mandated(made, **since).items() if key != "recordingMode"}
    to_person = {"holderKind": "person", "functionKind": None}
    of_person = accepted(await made.keeper.post(MANDATES, facts | to_person | {"personId": office["personId"]}))
    under_it = facts | to_person | {"personId": other["personId"], "parentMandateId": of_person["id"]}
    child = accepted(await made.keeper.post(MANDATES, under_it))
    grandchild = accepted(await made.keeper.post(MANDATES, under_it | {"parentMandateId": child["id"]}))
    of_function = accepted(await made.keeper.post(MANDATES, facts))
    path = f"/v1/office-holdings/{office['id']}"
    left = {"validTo": days_ago(1), "reason": "Ontslag"}
    accepted(await made.keeper.patch(path, left, (await made.keeper.get(path)).headers["etag"]))
    found = {each["id"]: (await read(made, each))["status"] for each in (of_person, child, grandchild, of_function)}
    assert list(found.values()) == ["lapsed", "lapsed", "lapsed", "active"]
    assert await commands_on(targets, grandchild) == ["mandate.record", "mandate.lapse"]


async def test_r_037_sub_mandates_end_with_what_they_derive_from_however_it_is_recorded(made: Alliance):
    await alderman(made)
    parent = await granted(made, subMandateAllowed=True)
    child = await granted(made, parentMandateId=parent["id"])
    waiting = await proposed(made, parentMandateId=parent["id"])
    apart = await granted(made)
    accepted(await step(made, parent, "revoke", reason="Nieuw college"))
    found = [(await read(made, each))["status"] for each in (parent, child, waiting, apart)]
    assert found == ["revoked", "lapsed", "proposed", "active"]
    await decided_on(made, waiting)
    assert refused(await step(made, waiting, "grant"))[0] == "mandate-not-in-force"


async def test_a_rehearsed_revocation_changes_nothing_and_a_stale_one_is_refused(made: Alliance):
    mandate = await granted(made)
    path = f"{MANDATES}/{mandate['id']}"
    body = {"transition": "revoke", "reason": "Nieuw college"}
    etag = (await made.keeper.get(path)).headers["etag"]
    rehearsed = await made.keeper.post(f"{path}/transitions?validateOnly=true", body, **{"If-Match": etag})
    assert accepted(rehearsed)["body"]["status"] == "revoked"
    assert (await read(made, mandate))["status"] == mandate["status"]
    assert_problem(
        await made.keeper.post(f"{path}/transitions", body, **{"If-Match": '"99"'}), 412, "version-conflict"
    )
    assert_problem(await made.keeper.post(f"{path}/transitions", body), 428, "precondition-required")


async def test_a_step_that_is_not_due_is_refused(made: Alliance):
    await alderman(made)
    mandate = await granted(made)
    for name in ("expire", "exhaust", "lapse"):
        assert_problem(await step(made, mandate, name), 409, "mandate-not-ended")
    later = await granted(made, validFrom=TOMORROW)
    assert later["status"] == "granted"
    assert_problem(await step(made, later, "activate"), 409, "mandate-not-in-force")
    assert_problem(await step(made, later, "abolish"), 422, "unknown-transition")


async def test_a_decision_proposed_again_keeps_a_mandate_from_lapsing(made: Alliance):
    mandate = await proposed(made)
    again = await scheduled(made, {"kind": "grant_mandate", "mandateId": mandate["id"]})
    await decided_on(made, mandate, outcome="rejected")
    assert (await read(made, mandate))["status"] == "proposed"
    assert again["status"] == "scheduled"
