"""The calendar of the example dossier over HTTP: what comes when, for whom, on which day, and as iCalendar."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import httpx
import pytest
from icalendar import Calendar

from app.dossier.mapping import record_id
from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.domain import ApiRole
from app.operations import EXAMPLE_DOSSIER, connected, load_dossier
from tests.conftest import served
from tests.factories.alliance import accepted, take_step
from tests.factories.http import Member, bearer, insert_organisation, member, on_day

AGREEMENT = f"/v1/agreements/{record_id('agreement', 'sok-veerkrachtige-wijken')}"
CALENDAR = f"{AGREEMENT}/calendar"
EVENT = f"{AGREEMENT}/signing-events/{record_id('signing_event', 'signing-2026-03-13')}"
MUNICIPALITY = record_id("organisation", "gemeente-maastricht")
ICS = {"accept": "text/calendar"}


@pytest.fixture
async def loaded(settings: Settings, targets: Targets) -> Targets:
    await load_dossier(targets, settings, EXAMPLE_DOSSIER.read_bytes())
    return targets


@pytest.fixture
async def municipality(settings: Settings, loaded: Targets, issuer: DeveloperIssuer) -> AsyncIterator[Member]:
    async with served(settings.model_copy(update={"read_connections": 1}), loaded) as client:
        yield await member(client, loaded, issuer, MUNICIPALITY, (ApiRole.REGISTRAR,))


async def items(reader: Member, query: str = "") -> list[dict[str, Any]]:
    answer = await reader.get(f"{CALENDAR}{query}")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def corrected(reader: Member, path: str, **facts: Any) -> None:
    etag = (await reader.get(path)).headers["etag"]
    answer = await reader.patch(path, {**facts, "reason": "test"}, etag)
    assert answer.status_code == 200, answer.text


def days(found: list[dict[str, Any]]) -> list[tuple[str, str | None, str]]:
    return [(item["kind"], item["on"] or item["latest"], item["status"]) for item in found]


def of_kind(found: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [item for item in found if item["kind"] == kind]


def events_of(answer: httpx.Response) -> dict[str, Any]:
    """The events of an answer by the beginning of their summary."""
    calendar = Calendar.from_ical(answer.content)
    return {str(event["SUMMARY"]).partition(" – ")[0]: event for event in calendar.walk("VEVENT")}


async def test_the_example_dossier_tells_what_is_late_what_comes_and_what_nobody_can_know(municipality: Member):
    assert days(await items(municipality, "?asOf=2026-04-01")) == [
        ("signatory_designation", "2026-02-27", "overdue"),
        ("signing", "2026-03-13", "overdue"),
        ("mandate_start", "2026-03-23", "passed"),
        ("follow_up", "2026-04-22", "planned"),
        ("follow_up", "2026-04-22", "planned"),
        ("follow_up", "2026-12-31", "planned"),
        ("entry_into_force", None, "undetermined"),
        ("follow_up", None, "undetermined"),
        ("follow_up", None, "undetermined"),
        ("mandate_end", None, "undetermined"),
        ("term_end", None, "undetermined"),
        ("term_start", None, "undetermined"),
    ]


async def test_an_entry_says_from_what_its_day_follows(municipality: Member):
    found = await items(municipality, "?asOf=2026-04-01")
    letter = next(item for item in found if "raadsinformatiebrief" in item["title"]["nl"])
    decision = {"value": "2026-03-23", "precision": "day", "sourceText": "23 maart 2026"}
    assert letter["rule"] == "F-019"
    assert "30 dagen" in letter["basis"]["sentence"]["nl"]
    assert {
        "resource": "decision",
        "id": str(record_id("decision", "decision-2026-03-23")),
        "member": "decidedOn",
        "value": decision,
    } in letter["basis"]["derivedFrom"]
    assert {"resource": "setting", "id": None, "member": "followUpDays", "value": 30} in letter["basis"][
        "derivedFrom"
    ]
    assert (await municipality.get(letter["links"]["source"])).json()["kind"] == "council_information_letter"
    (vague,) = [item for item in found if item["stated"] and item["stated"]["precision"] == "year"]
    assert (vague["on"], vague["earliest"], vague["latest"]) == (None, "2026-01-01", "2026-12-31")
    (end,) = of_kind(found, "term_end")
    assert end["missing"] == ["endsOn"]


async def test_as_of_an_earlier_day_the_decision_and_what_rests_on_it_do_not_exist(municipality: Member):
    found = await items(municipality, "?asOf=2026-03-12")
    assert of_kind(found, "mandate_start") == []
    assert ("signing", "2026-03-13", "planned") in days(found)
    letter = next(item for item in found if "raadsinformatiebrief" in item["title"]["nl"])
    assert letter["missing"] == ["dueOn", "decision.decidedOn"]
    assert not [item for item in found if item["isPast"] and item["kind"] != "signatory_designation"]


async def test_as_of_the_day_before_a_signing_was_held_it_was_a_plan(municipality: Member):
    accepted(await take_step(municipality, EVENT, "hold", occurredOn=on_day("2026-03-14")))
    for day, expected in (("13", ("2026-03-13", "planned")), ("14", ("2026-03-14", "done"))):
        (signing,) = of_kind(await items(municipality, f"?asOf=2026-03-{day}"), "signing")
        assert (signing["on"], signing["status"]) == expected


async def test_an_agreement_with_a_term_tells_the_last_day_to_give_notice(municipality: Member):
    term = {"startsOn": on_day("2026-05-01"), "endsOn": on_day("2029-12-31"), "effectiveOn": on_day("2026-05-01")}
    await corrected(municipality, AGREEMENT, **term, noticePeriodMonths=6, tacitRenewalMonths=12)
    found = await items(municipality, "?asOf=2026-06-01")
    expected = {
        ("entry_into_force", "2026-05-01", "overdue"),
        ("term_start", "2026-05-01", "passed"),
        ("notice_deadline", "2029-06-30", "planned"),
        ("term_end", "2029-12-31", "planned"),
        ("renewed_end", "2030-12-31", "planned"),
    }
    assert expected <= set(days(found))
    (notice,) = of_kind(found, "notice_deadline")
    assert notice["rule"] == "R-066a"
    assert {i["member"] for i in notice["basis"]["derivedFrom"]} == {
        "endsOn",
        "noticePeriodMonths",
        "tacitRenewalMonths",
    }


async def test_known_at_tells_the_calendar_of_what_was_known_and_a_signing_that_moves_keeps_its_uid(
    municipality: Member, loaded: Targets
):
    async with connected(loaded) as connection:
        loaded_at = await connection.fetchval("SELECT recorded_at FROM journal_head")
    moment = loaded_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    before = events_of(await municipality.get(f"{CALENDAR}?asOf=2026-04-01", **ICS))["Ondertekening"]
    await corrected(municipality, EVENT, plannedOn=on_day("2026-06-15"))
    now, then = [await items(municipality, f"?asOf=2026-04-01{known}") for known in ("", f"&knownAt={moment}")]
    assert [(i["on"], i["status"]) for i in of_kind(now, "signing")] == [
        ("2026-03-13", "moved"),
        ("2026-06-15", "planned"),
    ]
    assert [(i["on"], i["status"]) for i in of_kind(then, "signing")] == [("2026-03-13", "overdue")]
    calendar = Calendar.from_ical((await municipality.get(f"{CALENDAR}?asOf=2026-04-01", **ICS)).content)
    signings = [event for event in calendar.walk("VEVENT") if str(event["SUMMARY"]).startswith("Ondertekening –")]
    shown = {str(event["STATUS"]): event for event in signings}
    assert shown["CONFIRMED"]["UID"] == before["UID"] != shown["CANCELLED"]["UID"]
    assert (before["SEQUENCE"], shown["CONFIRMED"]["SEQUENCE"]) == (1, 2)
    assert (await municipality.get(f"{CALENDAR}?knownAt=2020-01-01T00:00:00Z")).status_code == 404
    assert (await municipality.get(f"{CALENDAR}?knownAt=2199-01-01T00:00:00Z")).status_code == 400


async def test_only_who_is_in_the_dossier_sees_it(municipality: Member, loaded: Targets, issuer: DeveloperIssuer):
    outside = await insert_organisation(loaded, "buitenstaander")
    stranger = await member(municipality.client, loaded, issuer, outside)
    partner = await member(municipality.client, loaded, issuer, record_id("organisation", "woonpunt"))
    for accept in ("application/json", "text/calendar"):
        for reader in (stranger, Member(municipality.client, {})):
            answer = await reader.get(CALENDAR, accept=accept)
            assert answer.status_code == 404
            assert answer.json()["type"].endswith("/problems/not-found")
        assert (await partner.get(CALENDAR, accept=accept)).status_code == 200
    assert (await municipality.get(f"/v1/agreements/{uuid4()}/calendar")).status_code == 404


async def test_a_published_agreement_does_not_publish_its_calendar(municipality: Member, loaded: Targets):
    async with connected(loaded) as connection:
        await connection.execute("UPDATE agreement SET public_representation = representation")
    anonymous = Member(municipality.client, {})
    assert (await anonymous.get(AGREEMENT)).status_code == 200
    assert (await anonymous.get(CALENDAR)).status_code == 404


async def test_a_narrowed_token_needs_the_scope_of_what_it_reads(
    municipality: Member, loaded: Targets, issuer: DeveloperIssuer
):
    subject = f"narrow-{uuid4()}"
    await member(municipality.client, loaded, issuer, MUNICIPALITY, subject=subject)
    narrow = Member(municipality.client, bearer(issuer, subject, ("agreements.read",)))
    refused = await narrow.get(CALENDAR)
    assert (refused.status_code, refused.json()["neededScope"]) == (403, "mandates.read")
    wide = Member(municipality.client, bearer(issuer, subject, ("agreements.read", "mandates.read")))
    assert (await wide.get(CALENDAR)).status_code == 200


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("*/*", "application/json"),
        ("application/json", "application/json"),
        ("text/calendar", "text/calendar"),
        ("text/*", "text/calendar"),
        ("text/calendar,text/plain;q=0.8,*/*;q=0.5", "text/calendar"),
        ("text/calendar;q=0.5, application/json", "application/json"),
        ("text/calendar;q=0, */*", "application/json"),
        ("image/png", "application/problem+json"),
    ],
)
async def test_the_reader_chooses_the_form(municipality: Member, accept: str, form: str):
    answer = await municipality.get(CALENDAR, accept=accept)
    assert answer.headers["content-type"].partition(";")[0] == form
    assert answer.status_code == (406 if form == "application/problem+json" else 200)


async def test_an_icalendar_is_a_file_in_the_readers_language_without_people(municipality: Member):
    answer = await municipality.get(f"{CALENDAR}?asOf=2026-04-01", **ICS, **{"accept-language": "nl"})
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    name = f"agreement-{record_id('agreement', 'sok-veerkrachtige-wijken')}.ics"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["content-language"] == "nl"
    assert set(answer.headers["vary"].split(", ")) == {"Accept", "Accept-Language"}
    events = events_of(answer)
    listed = await items(municipality, "?asOf=2026-04-01")
    assert len(Calendar.from_ical(answer.content).walk("VEVENT")) == len([i for i in listed if i["latest"]])
    assert str(events["Ondertekening"]["DTSTART"].to_ical(), "ascii") == "20260313"
    assert "Regel: R-026" in events["Ondertekening"]["DESCRIPTION"]
    assert b"ATTENDEE" not in answer.content
    assert b"ORGANIZER" not in answer.content
    # The two aldermen whose offices the dossier holds.
    assert b"Bastiaens" not in answer.content.replace(b"\r\n ", b"")


async def test_a_title_stays_a_title(municipality: Member):
    title = 'A;B,C\\nBEGIN:VEVENT:"x" – https://x.example/'
    await corrected(municipality, AGREEMENT, title=title)
    answer = await municipality.get(f"{CALENDAR}?asOf=2026-04-01", **ICS)
    calendar = Calendar.from_ical(answer.content)
    # The library does not know this property as a text and leaves it as it is written (RFC 5545, section 3.3.11).
    assert str(calendar["NAME"]) == 'A\\;B\\,C\\\\nBEGIN:VEVENT:"x" – https://x.example/'
    assert all(str(event["SUMMARY"]).endswith(f" – {title}") for event in calendar.walk("VEVENT"))
    assert len(calendar.walk("VEVENT")) == 6


async def test_an_agreement_without_title_is_named_by_its_kind(municipality: Member):
    await corrected(municipality, AGREEMENT, title=None)
    answer = await municipality.get(CALENDAR, **ICS, **{"accept-language": "en"})
    assert str(Calendar.from_ical(answer.content)["NAME"]) == "Cooperation agreement"


@pytest.mark.parametrize("accept", ["application/json", "text/calendar"])
async def test_what_has_not_changed_is_not_sent_again(municipality: Member, accept: str):
    path = f"{CALENDAR}?asOf=2026-04-01"
    first = await municipality.get(path, accept=accept)
    again = await municipality.get(path, accept=accept, **{"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    await corrected(municipality, EVENT, plannedOn=on_day("2026-06-15"))
    changed = await municipality.get(path, accept=accept, **{"if-none-match": first.headers["etag"]})
    assert changed.status_code == 200
    assert changed.headers["etag"] != first.headers["etag"]


async def test_the_address_of_a_calendar_is_its_own(municipality: Member):
    answer = (await municipality.get(f"{CALENDAR}?asOf=2026-04-01")).json()
    assert answer["links"]["self"] == f"{CALENDAR}?asOf=2026-04-01"
    assert (await municipality.get(answer["links"]["self"])).json() == answer
    assert (await municipality.get(f"{CALENDAR}?limit=1")).status_code == 400


async def test_it_takes_two_statements_however_much_the_dossier_holds(municipality: Member):
    await municipality.get(CALENDAR)
    transport: Any = municipality.client._transport
    statements: list[str] = []
    async with transport.app.app.state.register.reads.pool.acquire() as connection:
        connection.add_query_logger(lambda record: statements.append(record.query))
    await items(municipality)
    assert len(statements) == 2
    more = {"status": "planned", "plannedOn": on_day("2026-07-01")}
    sources = [{"documentId": str(record_id("document", "doc-college-proposal"))}]
    for _ in range(5):
        await municipality.record(f"{AGREEMENT}/signing-events", more, sourceRefs=sources)
    statements.clear()
    assert len(of_kind(await items(municipality), "signing")) == 6
    assert len(statements) == 2
