"""The calendar of an allocation over HTTP: what comes when, for whom, on which day, and as iCalendar."""

from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest
from icalendar import Calendar

from tests.api.agreements.support import World
from tests.api.funding.figures_support import decided, step, walked
from tests.api.funding.support import ALLOCATIONS, Money, envelope, granted, indicative, money
from tests.factories.http import Member, historic, on_day

ICS = {"accept": "text/calendar"}
DOCUMENT = "00000000-0000-4000-8000-000000000001"


async def calendar(reader: Member, allocation: dict[str, Any], query: str = "?asOf=2026-05-20") -> dict[str, Any]:
    answer = await reader.get(f"{allocation['links']['self']}/calendar{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def days(found: dict[str, Any]) -> list[tuple[str, str | None, str]]:
    return [(item["kind"], item["on"] or item["latest"], item["status"]) for item in found["items"]]


def of_kind(found: dict[str, Any], kind: str) -> dict[str, Any]:
    (item,) = [item for item in found["items"] if item["kind"] == kind]
    only: dict[str, Any] = item
    return only


def events_of(answer: httpx.Response) -> dict[str, Any]:
    """The events of an answer by the beginning of their summary."""
    read = Calendar.from_ical(answer.content)
    return {str(event["SUMMARY"]).partition(" – ")[0]: event for event in read.walk("VEVENT")}


async def told(world: World, allocation: dict[str, Any], path: str, **facts: Any) -> dict[str, Any]:
    """Record from a source something that belongs to an allocation."""
    return await world.province.record(f"{allocation['links']['self']}/{path}", historic() | facts)


async def a_busy_grant(world: World, **facts: Any) -> dict[str, Any]:
    """A grant told by a source, with everything that has a day: each in May or June 2026, or a limit years later."""
    rests_on, _ = await decided(world, "grant_subsidy", "2026-04-20", "2026-04-21")
    found_envelope = await envelope(world, 1000, periodTo=on_day("2026-12-31"))
    members = {
        "legalBasisKind": "incidental",
        "periodFrom": on_day("2026-05-01"),
        "accountingDueOn": on_day("2026-06-30"),
        "budgetReservation": {"budgetAdoptedOn": on_day("2026-04-27")},
    }
    body = granted(found_envelope, 900, rests_on, occurredOn=on_day("2026-04-21"), **members)
    made = await world.province.record(ALLOCATIONS, body | facts)
    _, advanced = await decided(world, "grant_advance", "2026-04-22", "2026-04-24", allocationId=made["id"])
    payment = {"kind": "advance", "money": {"amountCents": 400}, "decisionPointId": advanced}
    await told(world, made, "conditions", kind="obligation", text="Een begroting", dueOn=on_day("2026-05-15"))
    await told(world, made, "payments", **payment)
    await told(world, made, "suspensions", notifiedOn=on_day("2026-05-02"))
    return made


async def test_it_tells_what_must_be_done_before_which_day(world: World):
    made = await a_busy_grant(world)
    found = await calendar(world.province, made)
    assert days(found) == [
        ("condition_due", "2026-05-15", "overdue"),
        # Four weeks after King's Day is Whit Monday.
        ("budget_reservation_end", "2026-05-26", "planned"),
        # Six weeks after 24 April.
        ("payment_due", "2026-06-05", "planned"),
        ("accounting_due", "2026-06-30", "planned"),
        # Thirteen weeks after 2 May end on a Saturday, and are not extended.
        ("suspension_end", "2026-08-01", "planned"),
        ("incidental_end", "2030-04-30", "planned"),
    ]
    assert found["allocationId"] == made["id"]
    assert (found["asOf"], found["knownAt"]) == ("2026-05-20", None)
    assert found["links"]["self"] == f"{made['links']['self']}/calendar?asOf=2026-05-20"


async def test_an_entry_says_from_what_its_day_follows_and_where_that_is(world: World):
    made = await a_busy_grant(world)
    due = of_kind(await calendar(world.province, made), "payment_due")
    assert (due["rule"], due["stated"], due["missing"]) == ("Awb 4:87 [K]", None, [])
    announced = next(each for each in due["basis"]["derivedFrom"] if each["member"] == "announcedOn")
    assert (announced["resource"], announced["value"]["value"]) == ("decision", "2026-04-24")
    assert "zes weken" in due["basis"]["sentence"]["nl"]
    assert (await world.province.get(due["links"]["source"])).json()["kind"] == "advance"
    accounting = of_kind(await calendar(world.province, made), "accounting_due")
    assert (accounting["rule"], accounting["stated"]["value"]) == (None, "2026-06-30")
    assert accounting["links"]["source"] == made["links"]["self"]


async def test_what_the_register_cannot_know_is_missing_and_not_left_out(world: World):
    rests_on, _ = await decided(world, "grant_subsidy", "2026-04-20")
    made = await world.province.record(ALLOCATIONS, granted(await envelope(world, 1000), 900, rests_on))
    await told(world, made, "conditions", kind="suspensive", text="Een begroting")
    found = await calendar(world.province, made)
    assert [(item["kind"], item["on"], item["missing"]) for item in found["items"]] == [
        ("accounting_due", None, ["accountingDueOn"]),
        ("condition_due", None, ["dueOn"]),
    ]


async def test_a_recipient_is_not_told_what_a_decision_they_do_not_see_says(world: World):
    mine: dict[str, Any] = {"recipientOrganisationId": str(world.outsider.organisation_id)}
    made = await a_busy_grant(world, **mine)
    found = await calendar(world.outsider, made)
    assert [item["kind"] for item in found["items"]] == [
        item["kind"] for item in (await calendar(world.province, made))["items"]
    ]
    due = of_kind(found, "payment_due")
    assert all(each["resource"] != "decision" for each in due["basis"]["derivedFrom"])
    for reader in (world.municipality, Member(world.client, {})):
        for query in ("", "?asOf=2026-05-20"):
            answer = await reader.get(f"{made['links']['self']}/calendar{query}")
            assert answer.status_code == 404, answer.text


async def test_an_expectation_lapses_with_its_envelope(world: World):
    made = await world.province.record(
        ALLOCATIONS, indicative(await envelope(world, 1000, periodTo=on_day("2026-12-31")))
    )
    assert days(await calendar(world.province, made)) == [("allocation_lapse", "2027-01-01", "planned")]
    assert days(await calendar(world.province, made, "?asOf=2027-01-02")) == [
        ("allocation_lapse", "2027-01-01", "passed")
    ]
    mine: dict[str, Any] = {"recipientOrganisationId": str(world.outsider.organisation_id)}
    unseen = await envelope(world, 1000, ceilingStatus="adopted", periodTo=on_day("2026-12-31"))
    of_unseen = await world.province.record(ALLOCATIONS, indicative(unseen, **mine))
    lapse = of_kind(await calendar(world.outsider, of_unseen), "allocation_lapse")
    assert (lapse["on"], lapse["missing"]) == (None, ["funding_envelope.periodTo"])


async def test_as_of_a_day_only_what_was_there_then(world: World):
    made = await a_busy_grant(world)
    assert {kind for kind, _, _ in days(await calendar(world.province, made, "?asOf=2026-05-01"))} == {
        *("condition_due", "budget_reservation_end", "payment_due", "accounting_due", "incidental_end")
    }
    before = await world.province.get(f"{made['links']['self']}/calendar?asOf=2026-04-20")
    assert before.status_code == 404


async def test_as_known_at_an_instant(world: World):
    made = await a_busy_grant(world)
    then = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")  # noqa: TID251 - what the register knows by now
    path = made["links"]["self"]
    etag = (await world.province.get(path)).headers["etag"]
    change = {"accountingDueOn": on_day("2026-07-31"), "reason": "Uitstel"}
    assert (await world.province.patch(path, change, etag)).status_code == 200
    found = await calendar(world.province, made, f"?asOf=2026-05-20&knownAt={then}")
    assert of_kind(found, "accounting_due")["on"] == "2026-06-30"
    assert of_kind(await calendar(world.province, made), "accounting_due")["on"] == "2026-07-31"


async def test_after_the_determination_it_tells_until_when_that_can_change(world: World):
    rests_on, _ = await decided(world, "grant_subsidy", "2026-04-20")
    _, determined = await decided(world, "determine_subsidy", "2026-05-04", "2026-05-09")
    made = await world.province.record(ALLOCATIONS, granted(await envelope(world, 1000), 900, rests_on))
    await walked(
        world,
        made,
        step("granted", "2026-04-20", grantedCents=900),
        step("determined", "2026-05-04", grantedCents=900, determinedCents=800, decisionPointId=determined),
    )
    assert days(await calendar(world.province, made)) == [
        ("recovery_end", "2031-05-04", "planned"),
        ("revision_end", "2031-05-09", "planned"),
    ]


async def test_in_workflow_it_follows_the_steps(world: World):
    found: Money = await money(world, 1000)
    assert [kind for kind, _, _ in days(await calendar(world.province, found.allocation, ""))] == ["allocation_lapse"]
    await found.granted(900)
    await found.paid("advance", 500)
    assert [(kind, status) for kind, _, status in days(await calendar(world.province, found.allocation, ""))] == [
        # Six weeks after 1 May; it was paid.
        ("payment_due", "done"),
        ("accounting_due", "undetermined"),
    ]
    report = {"receivedOn": on_day("2026-06-01"), "spentCents": 400, "activitiesDone": True, "documentId": DOCUMENT}
    await told(world, found.allocation, "accounting-reports", **report)
    due = of_kind(await calendar(world.province, found.allocation, ""), "determination_due")
    assert (due["on"], due["status"], due["rule"]) == ("2026-07-27", "overdue", "Awb 4:13, 4:14 [K]")


async def test_as_icalendar_it_can_be_taken_over(world: World):
    made = await a_busy_grant(world)
    path = f"{made['links']['self']}/calendar?asOf=2026-05-20"
    answer = await world.province.get(path, **ICS, **{"accept-language": "nl"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert answer.headers["content-disposition"] == f'attachment; filename="allocation-{made["id"]}.ics"'
    assert answer.headers["vary"] == "Accept, Accept-Language"
    events = events_of(answer)
    payment = events["Betalen: voorschot"]
    assert (payment["DTSTART"].dt, payment["DTEND"].dt) == (date(2026, 6, 5), date(2026, 6, 6))
    assert "Regel: Awb 4:87 [K]" in payment["DESCRIPTION"]
    as_json = await calendar(world.province, made)
    assert {str(event["UID"]) for event in events.values()} == {
        f"urn:uuid:{item['id']}" for item in as_json["items"] if item["on"]
    }
    english = await world.province.get(path, **ICS, **{"accept-language": "en"})
    assert "To be paid: advance" in events_of(english)
    assert (english.headers["content-language"], answer.headers["content-language"]) == ("en", "nl")
    kept = {**ICS, "accept-language": "en", "if-none-match": english.headers["etag"]}
    assert (await world.province.get(path, **kept)).status_code == 304
    assert (await world.province.get(path, accept="image/png")).status_code == 406


@pytest.mark.parametrize("query", ["?asOf=2026-02-30", "?knownAt=2150-01-01T00:00:00Z", "?nonsense=1"])
async def test_a_moment_that_cannot_be_is_refused(world: World, query: str):
    made = await world.province.record(ALLOCATIONS, indicative(await envelope(world)))
    assert (await world.province.get(f"{made['links']['self']}/calendar{query}")).status_code == 400
