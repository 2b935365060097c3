"""What records and bodies are in Python."""

import pickle
from datetime import date
from uuid import UUID

import httpx
import pytest
from pydantic import ValidationError

from convenant_client import UNSET, ProblemError, models
from convenant_client._generated import operations
from tests.both import Both, Stage, organisation, problem

ID = "c0fa3eef-7fc0-5e52-ba33-3fd86268ef0b"


def test_members_are_typed_and_in_snake_case():
    event = models.SigningEventRead.model_validate(
        {"id": ID, "agreementId": ID, "version": 3, "links": {"self": "/v1/x"}, "recordedAt": "2026-11-24T12:00:00Z"}
    )
    assert event.agreement_id == UUID(ID)
    assert event.recorded_at.utcoffset() is not None
    assert event.links.self == event.address == "/v1/x"


def test_what_was_not_answered_is_no_none_but_raises():
    record = models.AgreementRead.model_validate({"id": ID, "links": {"self": "/v1/x"}, "title": None})
    assert record.title is None
    with pytest.raises(AttributeError, match="answered without 'kind'"):
        _ = record.kind
    with pytest.raises(AttributeError):
        _ = record.no_such_member  # type: ignore[attr-defined]
    assert "kind" not in record.model_dump()
    assert record == record.model_copy()


def test_what_a_newer_register_says_is_read_as_it_is():
    record = models.OrganisationRead.model_validate(organisation(kind="kind_of_tomorrow", colour="blue"))
    assert record.kind == "kind_of_tomorrow"
    assert record.model_extra == {"colour": "blue"}


def test_a_body_holds_what_was_given_and_none_clears():
    record = models.AgreementRead.model_validate({"links": {"self": "/v1/agreements/1"}, "version": 4})
    command = operations.correct_agreement(record, reason="Why", note=None, title="A title")
    assert command.body is not None
    assert command.body.model_dump(mode="json", by_alias=True, exclude_unset=True) == {
        "reason": "Why",
        "note": None,
        "title": "A title",
    }
    assert command.path == "/v1/agreements/1"


def test_days_ids_and_objects_are_written_as_the_api_reads_them():
    command = operations.record_party(
        "16a0c2e6-4758-583c-af9c-fdbaf8759396",
        organisation_id=UUID(ID),
        party_role="alliance_partner",
        must_sign=True,
        joined_on=models.PartialDate(value="2026-03", precision="month"),
        source_refs=[models.SourceRef(document_id=UUID(ID))],
    )
    assert command.body is not None
    assert command.body.model_dump(mode="json", by_alias=True, exclude_unset=True) == {
        "organisationId": ID,
        "partyRole": "alliance_partner",
        "mustSign": True,
        "joinedOn": {"value": "2026-03", "precision": "month"},
        "sourceRefs": [{"documentId": ID}],
    }


def test_a_member_that_does_not_exist_is_a_mistake():
    with pytest.raises(TypeError):
        operations.record_risk("1", titel="A title")  # type: ignore[call-arg]
    with pytest.raises(ValidationError):
        models.AgreementCorrection(reason="Why", titel="A title")  # type: ignore[call-arg]


def test_parameters_are_written_as_the_api_reads_them(both: Both):
    page = httpx.Response(200, json={"items": [], "links": {"self": "/v1/agreements"}})
    stage = Stage(page)
    both.staged(
        stage,
        lambda register: register.agreements.list(
            as_of=date(2026, 4, 1), fields=["title", "status"], area_id=UUID(ID), limit=5, sort=None
        ),
    )
    assert dict(stage.requests[0].url.params) == {
        "asOf": "2026-04-01",
        "fields": "title,status",
        "areaId": ID,
        "limit": "5",
    }


def test_an_id_cannot_leave_its_segment(both: Both):
    stage = Stage(httpx.Response(200, json=organisation()))
    both.staged(stage, lambda register: register.organisations.get("../agreements?x=1"))
    assert stage.requests[0].url.raw_path == b"/v1/organisations/..%2Fagreements%3Fx%3D1"


def test_a_record_read_in_part_is_not_changed(both: Both):
    record = models.OrganisationRead.model_validate({"id": ID, "links": {"self": f"/v1/organisations/{ID}"}})
    assert record.etag is None
    with pytest.raises(ValueError, match="as a whole"):
        both.staged(
            Stage(problem(500, "x")), lambda register: register.organisations.correct(record, reason="A", name="B")
        )


def test_unset_says_what_it_is():
    assert repr(UNSET) == "UNSET"


def test_a_problem_survives_another_process():
    with pytest.raises(ProblemError) as raised:
        Both(is_async=False).staged(
            Stage(problem(409, "ceiling-exceeded", availableCents=1)), lambda register: register.organisations.get(ID)
        )
    again = pickle.loads(pickle.dumps(raised.value))
    assert type(again) is type(raised.value)
    assert again.available_cents == 1
