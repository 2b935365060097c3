"""The calendar as iCalendar, read back by another reader's eyes: line by line, and by the library."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from app.calendar.ics import calendar_text
from tests.unit.calendar.support import agreement, entries, id_of, record, when

HOSTILE = 'A\r\nATTENDEE:mailto:x@example.org\rEND:VCALENDAR\nX:1;2,3\\n\u2028\u0085\x0b"é' + "x" * 200


def written(name: str, *found: Any, language: str = "nl") -> bytes:
    return calendar_text(name, found, language=language, public_url="https://register.example")


def events_of(text: bytes) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def test_an_entry_carries_its_days_its_rule_and_what_it_rests_on():
    event = record(
        "event", agreementId=id_of("agreement"), status="held", plannedOn=when(None), heldOn=when("2026-04-02")
    )
    event |= {"version": 7, "recordedAt": "2026-05-01T10:00:00.123456Z"}  # fmt: skip
    about = agreement(status="signed", effectiveOn=when("2026-06"))
    found = {entry.kind.value: entry for entry in entries("2026-04-10", about, signing_event=[event]) if entry.when}
    signing, force = events_of(written("Convenant", *found.values()))
    assert signing["UID"] == f"urn:uuid:{found['signing'].id}"
    assert signing["SUMMARY"] == "Ondertekening – Convenant"
    assert (signing["DTSTART"].dt, signing["DTEND"].dt) == (date(2026, 4, 2), date(2026, 4, 3))
    assert signing["SEQUENCE"] == 7
    assert signing["LAST-MODIFIED"].dt == signing["DTSTAMP"].dt == datetime(2026, 5, 1, 10, tzinfo=UTC)
    assert signing["DESCRIPTION"].split("\n") == [
        "Op deze dag is getekend.",
        "Stand: Gedaan",
        "Regel: R-026",
        "signing_event.plannedOn = unknown",
        "signing_event.heldOn = 2026-04-02",
        "signing_event.status = held",
    ]
    assert signing["URL"] == "https://register.example/v1/event"
    # A month lasts a month, and says why.
    assert (force["DTSTART"].dt, force["DTEND"].dt) == (date(2026, 6, 1), date(2026, 7, 1))
    assert "niet preciezer dan van 2026-06-01 tot en met 2026-06-30" in force["DESCRIPTION"]
    assert force["SEQUENCE"] == 1


def test_it_is_later_changed_when_what_it_counts_from_is():
    decided = record(
        "decision",
        status="decided",
        decidedOn=when("2026-03-23"),
        points=[{"id": id_of("p"), "kind": "enter_into_agreement", "outcome": "conform", "agreementId": id_of("agreement")}],
        recordedAt="2026-08-01T00:00:00.000000Z",
    )  # fmt: skip
    letter = record("letter", agreementId=id_of("agreement"), kind="press_release", status="planned")
    found = entries("2026-04-01", agreement(), follow_up=[letter], decision=[decided])
    (event,) = events_of(written("C", *(entry for entry in found if entry.kind == "follow_up")))
    assert event["LAST-MODIFIED"].dt == datetime(2026, 8, 1, tzinfo=UTC)


@pytest.mark.parametrize(("status", "told"), [("planned", "CONFIRMED"), ("cancelled", "CANCELLED")])
def test_what_does_not_come_is_cancelled(status: str, told: str):
    event = record("event", agreementId=id_of("agreement"), status=status, plannedOn=when("2026-06-15"))
    found = entries("2026-04-10", agreement(status="in_decision"), signing_event=[event])
    (shown,) = (e for e in events_of(written("C", *found)) if e["SUMMARY"].startswith("Ondertekening "))
    assert shown["STATUS"] == told


def test_what_has_no_day_is_told_in_the_description():
    found = entries("2026-04-10", agreement(status="in_decision"))
    calendar = Calendar.from_ical(written("C", *found, language="en"))
    assert calendar.walk("VEVENT") == []
    assert "Last day of the term (endsOn)" in str(calendar["DESCRIPTION"]).split("\n")
    assert str(calendar["DESCRIPTION"]).startswith("Cannot be determined")


def test_no_text_becomes_a_line_of_its_own():
    about = agreement(status="in_force", endsOn=when("2027-12-31"))
    letter = record(
        "letter", agreementId=id_of("agreement"), kind="evaluation", status=HOSTILE, dueOn=when("2026-05-01")
    )
    mandate = record(
        "m",
        subjectAgreementId=id_of("agreement"),
        grantingOrganisationId=id_of("o"),
        validFrom=when("2026-01-01"),
        status="active",
    )
    organisation = record("o", name=HOSTILE)
    found = entries("2026-04-10", about, follow_up=[letter], mandate=[mandate], organisation=[organisation])
    text = written(HOSTILE, *found)
    assert all(line.isprintable() for line in text.replace(b"\r\n ", b"").decode().split("\r\n"))
    for line in text.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\r" not in line
        assert b"\n" not in line
        assert not line.startswith((b"ATTENDEE", b"X:"))
    assert text.count(b"END:VCALENDAR\r\n") == text.count(b"\r\nEND:VCALENDAR") == 1
    assert {line.partition(b":")[0].partition(b";")[0] for line in text.replace(b"\r\n ", b"").split(b"\r\n")} == {
        b"", b"BEGIN", b"END", b"VERSION", b"PRODID", b"NAME", b"DESCRIPTION", b"SUMMARY", b"DTSTART", b"DTEND",
        b"DTSTAMP", b"UID", b"SEQUENCE", b"LAST-MODIFIED", b"STATUS", b"TRANSP", b"URL",
    }  # fmt: skip
    assert len(events_of(text)) == len([entry for entry in found if entry.when])
