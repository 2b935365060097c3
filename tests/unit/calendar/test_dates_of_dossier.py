"""Signing, designation, follow-ups, publication and mandates, against days counted by hand."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.calendar.entry import CalendarEntryKind as Kind
from app.calendar.entry import CalendarEntryStatus as Status
from app.calendar.rules import calendar_of
from app.findings.reading import dossier_from_representations
from app.findings.rules import raise_findings
from tests.unit.calendar.support import agreement, entries, id_of, inputs_of, of_kind, only, record, shown, when

OWN = {"agreementId": id_of("agreement")}
DRAFT = agreement(status="in_decision")
MUNICIPALITY = record("organisation", name="Gemeente X", kind="municipality")


def event(status: str = "planned", planned: str | None = "2026-06-15", **members: Any) -> dict[str, Any]:
    return record("event", **OWN, status=status, plannedOn=when(planned), **members)


def decision(decided: str | None, **members: Any) -> dict[str, Any]:
    point = {"id": id_of("point"), "kind": "enter_into_agreement", "outcome": "conform", **OWN}
    facts = {"status": "decided", "organisationId": MUNICIPALITY["id"], "points": [point]}
    return record("decision", decidedOn=when(decided), **{**facts, **members})


def follow_up(kind: str, status: str = "planned", **members: Any) -> dict[str, Any]:
    return record("follow-up", **OWN, kind=kind, status=status, **members)


def mandate(**members: Any) -> dict[str, Any]:
    facts = {"grantingOrganisationId": MUNICIPALITY["id"], "validFrom": when("2026-01-01"), "status": "active"}
    return record("mandate", subjectAgreementId=id_of("agreement"), **{**facts, **members})


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (event(), [("2026-06-15", Status.PLANNED)]),
        (event(planned="2026-05-31"), [("2026-05-31", Status.OVERDUE)]),
        (event(planned="2026-06-01"), [("2026-06-01", Status.PLANNED)]),
        (event(planned="2026-06"), [("2026-06-01/2026-06-30", Status.PLANNED)]),
        (event(planned=None), [(None, Status.UNDETERMINED)]),
        (event("held", "2026-05-01", heldOn=when("2026-05-02")), [("2026-05-02", Status.DONE)]),
        (event("cancelled"), [("2026-06-15", Status.CANCELLED)]),
        # The day it was postponed from has been given up; a new one is not known.
        (event("postponed"), [("2026-06-15", Status.MOVED), (None, Status.UNDETERMINED)]),
        (
            event(previousPlannedOn=[when("2026-03-13"), when("2026-04-10")]),
            [("2026-03-13", Status.MOVED), ("2026-04-10", Status.MOVED), ("2026-06-15", Status.PLANNED)],
        ),
    ],
)
def test_signing(found: dict[str, Any], expected: list[tuple[str | None, Status]]):
    """R-026, R-027."""
    assert [shown(e) for e in of_kind(Kind.SIGNING, entries("2026-06-01", DRAFT, signing_event=[found]))] == expected


def test_an_earlier_plan_keeps_its_id_when_the_signing_moves_again():
    first = of_kind(Kind.SIGNING, entries("2026-06-01", DRAFT, signing_event=[event("postponed", "2026-03-13")]))
    again = event("planned", "2026-06-15", previousPlannedOn=[when("2026-03-13")])
    then = of_kind(Kind.SIGNING, entries("2026-06-01", DRAFT, signing_event=[again]))
    assert [entry.id for entry in first] == [entry.id for entry in then]
    assert len({entry.id for entry in then}) == 2


@pytest.mark.parametrize(
    ("day", "status", "expected"),
    [
        ("2026-05-31", "not_designated", Status.PLANNED),
        ("2026-06-01", "not_designated", Status.OVERDUE),
        ("2026-06-01", "designated", Status.DONE),
    ],
)
def test_signatories_must_be_known_from_fourteen_days_before(day: str, status: str, expected: Status):
    """F-006."""
    dossier = {
        "signing_event": [event()],
        "party": [record("party", **OWN, organisationId=MUNICIPALITY["id"], mustSign=True)],
        "signatory": [record("signatory", **OWN, partyId=id_of("party"), status=status)],
        "organisation": [MUNICIPALITY],
    }
    found = only(Kind.SIGNATORY_DESIGNATION, entries(day, DRAFT, **dossier))
    assert shown(found) == ("2026-06-01", expected)
    assert inputs_of(found) == {"signing_event.plannedOn": "2026-06-15", "signatoryLeadDays": 14}
    intent = agreement(status="in_decision") | {"kind": "letter_of_intent"}
    assert of_kind(Kind.SIGNATORY_DESIGNATION, entries(day, intent, **dossier)) == []


@pytest.mark.parametrize(
    ("found", "decided", "day", "expected"),
    [
        (follow_up("press_release"), "2026-03-23", "2026-04-22", ("2026-04-22", Status.PLANNED)),
        (follow_up("press_release"), "2026-03-23", "2026-04-23", ("2026-04-22", Status.OVERDUE)),
        (follow_up("press_release"), "2026-03", "2026-04-23", ("2026-03-31/2026-04-30", Status.PLANNED)),
        # The decision does not exist yet.
        (follow_up("press_release"), "2026-03-23", "2026-03-22", (None, Status.UNDETERMINED)),
        # Only a letter to the council and a press release have a day of their own accord.
        (follow_up("evaluation"), "2026-03-23", "2026-04-23", (None, Status.UNDETERMINED)),
        (follow_up("evaluation", dueOn=when("2026-04-22")), None, "2026-04-23", ("2026-04-22", Status.OVERDUE)),
        (follow_up("press_release", dueOn=when("2026")), "2026-03-23", "2026-05-01", ("2026-01-01/2026-12-31", Status.PLANNED)),
        (follow_up("press_release", dueOn=when(None)), "2026-03-23", "2026-05-01", (None, Status.UNDETERMINED)),
        (follow_up("press_release", "done", doneOn=when("2026-04-01")), "2026-03-23", "2026-05-01", ("2026-04-01", Status.DONE)),
        (follow_up("evaluation", "done"), None, "2026-05-01", (None, Status.DONE)),
        (follow_up("press_release", "cancelled"), "2026-03-23", "2026-05-01", ("2026-04-22", Status.CANCELLED)),
    ],
)  # fmt: skip
def test_follow_ups(found: dict[str, Any], decided: str | None, day: str, expected: tuple[str | None, Status]):
    """F-019."""
    decisions = [decision(decided)] if decided else []
    entry = only(Kind.FOLLOW_UP, entries(day, DRAFT, follow_up=[found], decision=decisions))
    assert shown(entry) == expected
    assert bool(entry.missing) is (entry.when is None)


def test_a_follow_up_names_the_decision_it_counts_from():
    found = entries("2026-04-01", DRAFT, follow_up=[follow_up("press_release")], decision=[decision("2026-03-23")])
    entry = only(Kind.FOLLOW_UP, found)
    assert inputs_of(entry)["decision.decidedOn"] == "2026-03-23"
    assert inputs_of(entry)["followUpDays"] == 30
    undecided = only(Kind.FOLLOW_UP, entries("2026-04-01", DRAFT, follow_up=[follow_up("press_release")]))
    assert undecided.missing == ("dueOn", "decision.decidedOn")
    assert of_kind(Kind.FOLLOW_UP, entries("2026-04-01", follow_up=[follow_up("evaluation", "cancelled")])) == []


@pytest.mark.parametrize(
    ("decided", "status", "day", "expected"),
    [
        ("2026-03-23", "not_assessed", "2026-04-06", [("2026-04-06", Status.PLANNED)]),
        ("2026-03-23", "ready", "2026-04-07", [("2026-04-06", Status.OVERDUE)]),
        ("2026-03-23", "not_assessed", "2026-03-22", []),
        ("2026-03-23", "published", "2026-04-07", []),
        ("2026-03-23", "unknown", "2026-04-07", []),
        (None, "not_assessed", "2026-04-07", [(None, Status.UNDETERMINED)]),
    ],
)
def test_a_decision_is_to_be_published(decided: str | None, status: str, day: str, expected: list[Any]):
    """F-018."""
    found = entries(day, DRAFT, decision=[decision(decided, publicationStatus=status)], organisation=[MUNICIPALITY])
    assert [shown(entry) for entry in of_kind(Kind.PUBLICATION, found)] == expected
    assert all("Gemeente X" in entry.title.nl for entry in of_kind(Kind.PUBLICATION, found))


def test_a_document_is_to_be_published_after_its_decision_or_else_the_entry_into_force():
    """F-018."""
    document = record("document", title="Tekst")
    publication = record("publication", documentId=document["id"], status="ready")
    in_force = agreement(effectiveOn=when("2026-05-01"))
    alone = only(Kind.PUBLICATION, entries("2026-06-01", in_force, document=[document], publication=[publication]))
    assert (*shown(alone), alone.title.en) == ("2026-05-15", Status.OVERDUE, "Publish: Tekst")
    laid_down = decision("2026-05-25", documentId=document["id"], publicationStatus="ready")
    decided = entries("2026-06-01", in_force, document=[document], publication=[publication], decision=[laid_down])
    assert shown(only(Kind.PUBLICATION, decided)) == ("2026-06-08", Status.PLANNED)
    undated = only(Kind.PUBLICATION, entries("2026-06-01", publication=[publication]))
    assert undated.missing == ("agreement.effectiveOn",)


@pytest.mark.parametrize(
    ("found", "start", "end"),
    [
        (mandate(), ("2026-01-01", Status.PASSED), None),
        (mandate(validTo=when("2026-06-01")), ("2026-01-01", Status.PASSED), ("2026-06-01", Status.PLANNED)),
        (mandate(validTo=when("2026-05-31")), ("2026-01-01", Status.PASSED), ("2026-05-31", Status.PASSED)),
        (mandate(validTo=when(None)), ("2026-01-01", Status.PASSED), (None, Status.UNDETERMINED)),
        (mandate(validFrom=None), (None, Status.UNDETERMINED), None),
        (
            mandate(validTo=when("2026-12-31"), status="revoked"),
            ("2026-01-01", Status.PASSED),
            ("2026-12-31", Status.CANCELLED),
        ),
        (mandate(phaseLimit="during_term"), ("2026-01-01", Status.PASSED), ("2027-12-31", Status.PLANNED)),
        (mandate(phaseLimit="until_signing"), ("2026-01-01", Status.PASSED), ("2026-06-15", Status.PLANNED)),
    ],
)
def test_mandates(found: dict[str, Any], start: tuple[str | None, Status], end: tuple[str | None, Status] | None):
    """R-030, R-041."""
    about = agreement(status="in_decision", endsOn=when("2027-12-31"))
    dossier = {"mandate": [found], "signing_event": [event()], "organisation": [MUNICIPALITY]}
    calendar = entries("2026-06-01", about, **dossier)
    assert shown(only(Kind.MANDATE_START, calendar)) == start
    assert [shown(entry) for entry in of_kind(Kind.MANDATE_END, calendar)] == ([end] if end else [])


def test_a_plan_that_passed_unused_does_not_say_when_a_mandate_ended():
    """R-041."""
    limited = mandate(phaseLimit="until_signing")
    for signing_events in ([event(planned="2026-05-31")], []):
        end = only(Kind.MANDATE_END, entries("2026-06-01", DRAFT, mandate=[limited], signing_event=signing_events))
        assert (*shown(end), end.missing) == (None, Status.UNDETERMINED, ("signing_event.heldOn",))
    held = event("held", "2026-05-31", heldOn=when("2026-05-31"))
    end = only(Kind.MANDATE_END, entries("2026-06-01", DRAFT, mandate=[limited], signing_event=[held]))
    assert shown(end) == ("2026-05-31", Status.PASSED)
    indefinite = agreement(isIndefinite=True)
    term = mandate(phaseLimit="during_term")
    assert of_kind(Kind.MANDATE_END, entries("2026-06-01", indefinite, mandate=[term])) == []


def test_a_duty_is_overdue_exactly_on_the_days_the_checks_say_so():
    """F-006, F-018, F-019: the calendar and the findings never contradict each other."""
    dossier = {
        "agreement": [DRAFT],
        "signing_event": [event()],
        "party": [record("party", **OWN, organisationId=MUNICIPALITY["id"], mustSign=True)],
        "organisation": [MUNICIPALITY],
        "decision": [decision("2026-05", publicationStatus="assessed")],
        "follow_up": [follow_up("council_information_letter")],
    }
    facts = dossier_from_representations(dossier)
    seen: set[frozenset[str]] = set()
    for passed in range(120):
        day = date(2026, 5, 1) + timedelta(days=passed)
        raised = {found.code.value for found in raise_findings(facts, day)} & {"F-006", "F-018", "F-019"}
        late = {str(entry.rule) for entry in calendar_of(dossier, day) if entry.status is Status.OVERDUE} - {"R-026"}
        assert raised == late, day
        seen.add(frozenset(late))
    assert len(seen) == 4


def test_entries_come_in_order_of_their_days_and_those_without_one_last():
    found = entries("2026-06-01", agreement(endsOn=when("2027-12-31")), mandate=[mandate()], signing_event=[event()])
    days = [entry.when.latest for entry in found if entry.when]
    assert days == sorted(days)
    assert [entry.when is None for entry in found] == sorted(entry.when is None for entry in found)
