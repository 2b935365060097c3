"""Reading and writing in a register that really runs."""

import csv
import io
from uuid import uuid4

import pytest

from convenant_client import AsyncConvenant, Convenant, ProblemError, VersionConflict, models, problems
from tests.both import Both
from tests.conftest import AGREEMENT, MUNICIPALITY, Service


def test_a_list_is_read_over_all_its_pages(both: Both, service: Service, registrar: str):
    whole = both.ask(service.url, lambda register: register.areas.list(limit=200), token=registrar)
    paged = both.ask(service.url, lambda register: register.areas.list(limit=3), token=registrar)
    assert len(whole) == 8
    assert [area.id for area in paged] == [area.id for area in whole]
    pages = both.ask(
        service.url, lambda register: register.areas.list(limit=3, count="exact").pages(), token=registrar
    )
    assert [len(page.items) for page in pages] == [3, 3, 2]
    assert {page.total for page in pages} == {8}


def test_a_list_asks_no_further_than_it_is_read(register: Convenant):
    listed = iter(register.areas.list(limit=1))
    assert next(listed).id != next(listed).id


def test_parameters_choose(register: Convenant):
    assert [agreement.id.hex for agreement in register.agreements.list(status="in_decision")] == [
        AGREEMENT.replace("-", "")
    ]
    assert list(register.agreements.list(status="expired")) == []


def test_what_is_found_is_read_over_all_its_pages(both: Both, service: Service, registrar: str):
    whole = both.ask(service.url, lambda register: register.search(q="wijken", limit=50), token=registrar)
    paged = both.ask(service.url, lambda register: register.search(q="wijken", limit=1), token=registrar)
    assert [hit.id for hit in paged] == [hit.id for hit in whole]
    assert {"agreement", "document"} <= {hit.kind for hit in whole}
    marked = {part.text.lower() for hit in whole for part in hit.snippet if part.is_match}
    assert {"wijken"} <= marked <= {"wijk", "wijken"}
    asked = {"q": "wijken", "kind": ["agreement", "plan"], "agreement_id": AGREEMENT}
    (hit,) = both.ask(service.url, lambda register: register.search(**asked), token=registrar)
    assert (hit.kind, str(hit.agreement_id)) == ("agreement", AGREEMENT)


def test_fields_expand_and_moments(register: Convenant):
    part = register.agreements.get(AGREEMENT, fields=["title", "status"])
    assert part.title
    with pytest.raises(AttributeError):
        _ = part.managing_organisation_id
    expanded = register.agreements.get(AGREEMENT, expand=["parties", "decisions"])
    assert expanded.included is not None
    assert len(expanded.included["parties"]) == 7
    before, after = (register.agreements.findings(AGREEMENT, as_of=day) for day in ("2026-03-20", "2026-04-01"))
    assert len(before.items) != len(after.items) == 14
    with pytest.raises(problems.NotFound):
        register.agreements.get(AGREEMENT, known_at="2000-01-01T00:00:00Z")


def test_a_record_that_did_not_change_is_the_same_object(both: Both, service: Service, registrar: str):
    organisation = both.ask(service.url, lambda register: register.organisations.get(MUNICIPALITY), token=registrar)
    again = both.ask(service.url, lambda register: register.refresh(organisation), token=registrar)
    assert again is organisation


def test_a_record_that_changed_is_read_anew_the_way_it_was_read(register: Convenant):
    part = register.agreements.get(AGREEMENT, fields=["note"])
    listed = next(iter(register.agreements.list(status="in_decision", expand="parties")))
    register.agreements.correct(listed, note=f"Read with {listed.etag}", reason="A test")
    fresh = register.refresh(part)
    assert fresh is not part
    assert fresh.note == f"Read with {listed.etag}"
    assert not hasattr(fresh, "title")
    assert register.refresh(listed).included is not None


def test_a_record_is_read_at_its_address(both: Both, service: Service, registrar: str):
    party = both.ask(service.url, lambda register: register.agreements.parties.list(AGREEMENT), token=registrar)[0]
    found = both.ask(service.url, lambda register: register.record_at(party.address), token=registrar)
    assert isinstance(found, models.PartyRead)
    assert found.id == party.id
    for address in ("/v1/agreements", "/v1/agreements/1/2/3", f"https://elsewhere.test{party.address}"):
        with pytest.raises(ValueError, match="no record"):
            both.ask(service.url, lambda register, address=address: register.record_at(address), token=registrar)


def test_other_forms_come_as_bytes(both: Both, service: Service, registrar: str):
    calendar = both.ask(
        service.url,
        lambda register: register.agreements.calendar.content("text/calendar", AGREEMENT),
        token=registrar,
    )
    assert calendar.startswith(b"BEGIN:VCALENDAR")
    content = both.ask(
        service.url, lambda register: register.reports.funding.content("text/csv", group_by=["area"]), token=registrar
    )
    assert len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))) > 1


def test_a_correction_made_on_an_older_version_is_refused_with_what_changed(
    both: Both, service: Service, registrar: str
):
    read = both.ask(service.url, lambda register: register.agreements.get(AGREEMENT), token=registrar)
    newer = both.ask(
        service.url,
        lambda register: register.agreements.correct(
            read, note=f"After {read.version}", reason="Somebody was faster"
        ),
        token=registrar,
    )
    assert newer.version == read.version + 1
    assert newer.etag != read.etag
    with pytest.raises(VersionConflict) as raised:
        both.ask(
            service.url,
            lambda register: register.agreements.correct(read, title="Mine", reason="Too late"),
            token=registrar,
        )
    conflict = raised.value
    assert (conflict.slug, conflict.status) == ("version-conflict", 412)
    assert (conflict.your_version, conflict.current_version) == (read.version, newer.version)
    assert conflict.changed_members == ["/note"]
    assert [(change.version, change.reason) for change in conflict.changes] == [
        (newer.version, "Somebody was faster")
    ]


def test_a_rehearsal_says_what_would_happen_and_changes_nothing(both: Both, service: Service, registrar: str):
    read = both.ask(service.url, lambda register: register.agreements.get(AGREEMENT), token=registrar)
    trial = both.ask(
        service.url,
        lambda register: register.agreements.correct.rehearse(read, title="A trial", reason="Tried"),
        token=registrar,
    )
    assert isinstance(trial, models.Rehearsal)
    assert (trial.status, trial.body["title"]) == (200, "A trial")
    assert ("agreement", read.version + 1) in {(touched.resource, touched.version) for touched in trial.touched}
    assert both.ask(service.url, lambda register: register.refresh(read), token=registrar) is read


def test_a_dossier_is_drafted_and_taken_a_step_further(register: Convenant):
    draft = register.agreements.record(
        kind="cooperation_agreement",
        title="Drafted by the client",
        managing_organisation_id=MUNICIPALITY,
        recording_mode="workflow",
        status="draft",
    )
    assert (draft.status, draft.version) == ("draft", 1)
    outlook = {each.name: each for each in register.agreements.transitions(draft.id).items}
    assert "submit" in outlook
    with pytest.raises(ProblemError) as raised:
        register.agreements.perform_transition(draft, transition="submit")
    assert raised.value.status in {409, 422}
    withdrawn = register.agreements.perform_transition(draft, transition="withdraw", reason="Only a test")
    assert withdrawn.status == "withdrawn"
    history = list(register.agreements.history(draft.id))
    assert [entry.version for entry in history] == [withdrawn.version, 1]


def test_faults_in_the_input_say_where(register: Convenant):
    with pytest.raises(problems.ValidationFailed) as raised:
        register.organisations.record(slug="Not a slug", name="", kind="municipality", recording_mode="workflow")
    assert {"/slug", "/name"} <= {fault.location for fault in raised.value.faults}


def test_details_come_in_the_language_asked_for(both: Both, service: Service):
    details = set()
    for language in ("nl", "en"):
        with pytest.raises(problems.NotFound) as raised:
            both.ask(service.url, lambda register: register.agreements.get(AGREEMENT), language=language)
        details.add(raised.value.title)
    assert details == {"Niet gevonden", "Not found"}


def test_who_has_several_organisations_says_for_which(service: Service, register: Convenant):
    token = service.token("registrar", "gemeente-maastricht", "Both")
    assert service.token("registrar", "woonpunt", "Both")
    woonpunt = next(each.id for each in register.organisations.list(slug="woonpunt"))
    with Convenant(service.url, token=token) as both_hats:
        read = both_hats.agreements.get(AGREEMENT)
        done = both_hats.acting_for(MUNICIPALITY).agreements.correct.rehearse(read, title="X", reason="Y")
        assert done.status == 200
        with pytest.raises(problems.Forbidden):
            both_hats.acting_for(woonpunt).agreements.correct.rehearse(read, title="X", reason="Y")
        # The connections are still there: only the client that opened them closes them.
        both_hats.acting_for(woonpunt).close()
        assert both_hats.agreements.get(AGREEMENT).id == read.id


def test_a_batch_is_one_command(register: Convenant):
    done = register.batches.perform.rehearse(
        commands=[
            models.BatchCommand(
                method="POST", path="/v1/persons", body={"familyName": "Janssen", "recordingMode": "workflow"}
            )
        ]
    )
    assert done.status == 200


@pytest.mark.parametrize("suffix", ["", "/", "/v1", "/v1/"])
def test_the_address_may_be_that_of_the_register_or_of_its_api(service: Service, suffix: str):
    with Convenant(service.url + suffix) as register:
        assert len(list(register.organisations.list())) == 7


def test_both_clients_offer_the_same():
    def methods(group: object, path: str = "") -> set[str]:
        found: set[str] = set()
        for name, value in vars(group).items():
            if name.startswith("_"):
                continue
            found |= methods(value, f"{path}.{name}") if not hasattr(value, "__wrapped__") else {f"{path}.{name}"}
        return found

    register = Convenant("http://register.test")
    offered = methods(register)
    register.close()
    assert offered == methods(AsyncConvenant("http://register.test"))
    assert len(offered) > 200
    assert {".agreements.list", ".agreements.parties.signatories.get", ".files.upload", ".events.follow"} <= offered


def test_what_was_done_under_a_key_is_answered_again_and_not_done_again(both: Both, service: Service, registrar: str):
    key, title = f"letter-{uuid4()}", f"Letter {uuid4()}"

    def letter(register):
        return register.documents.record.with_key(key)(kind="letter", title=title, available=False)

    first, again = (both.ask(service.url, letter, token=registrar) for _ in range(2))
    assert first.id == again.id
    found = both.ask(service.url, lambda register: register.documents.list(title=title), token=registrar)
    assert [each.id for each in found] == [first.id]
