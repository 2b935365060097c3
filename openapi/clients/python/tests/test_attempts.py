"""When a request is repeated, and with what."""

import email.utils
import time

import httpx
import pytest

from convenant_client import ProblemError, UnexpectedAnswerError, UnreachableError, problems
from convenant_client.retrying import ATTEMPTS, LONGEST_PAUSE_SECONDS, Patience
from tests.both import Both, Stage, organisation, problem

ID = "c0fa3eef-7fc0-5e52-ba33-3fd86268ef0b"
FOUND = httpx.Response(200, json=organisation())
MADE = httpx.Response(201, json=organisation(), headers={"etag": '"1"'})
BUSY = problem(503, "service-unavailable")


def read(register):
    return register.organisations.get(ID)


def record(register):
    return register.organisations.record(slug="woonpunt", name="Woonpunt", kind="housing_association")


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_an_answer_that_says_nothing_of_the_request_is_asked_for_again(both: Both, waited: list[float], status: int):
    stage = Stage(problem(status, "busy"), FOUND)
    assert both.staged(stage, read).name == "Woonpunt"
    assert len(stage.requests) == 2
    assert len(waited) == 1


@pytest.mark.parametrize(
    "fault",
    [
        httpx.ConnectError("refused"),
        httpx.ReadError("reset"),
        httpx.ReadTimeout("silence"),
        httpx.RemoteProtocolError("the server disconnected"),
    ],
)
def test_a_broken_connection_is_tried_again(both: Both, waited: list[float], fault: Exception):
    stage = Stage(fault, FOUND)
    assert both.staged(stage, read).slug == "woonpunt"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 408, 409, 412, 422, 428, 500])
def test_any_other_answer_is_never_repeated(both: Both, waited: list[float], status: int):
    stage = Stage(problem(status, "refused"))
    with pytest.raises(ProblemError) as raised:
        both.staged(stage, record)
    assert raised.value.status == status
    assert len(stage.requests) == 1
    assert waited == []


def test_a_repeated_command_keeps_its_key_and_another_has_another(both: Both, waited: list[float]):
    stage = Stage(httpx.ReadError("reset"), BUSY, MADE)
    both.staged(stage, record)
    both.staged(stage, record)
    first, *repeated, other = stage.sent("idempotency-key")
    assert repeated == [first, first]
    assert first != other
    assert len(first) >= 16


def test_a_key_of_ones_own_is_sent_with_that_command_and_its_repetitions_only(both: Both, waited: list[float]):
    stage = Stage(BUSY, MADE)
    use = {"slug": "woonpunt", "name": "Woonpunt", "kind": "housing_association"}
    both.staged(stage, lambda register: register.organisations.record.with_key("row-17-of-the-sheet")(**use))
    both.staged(stage, record)
    first, repeated, other = stage.sent("idempotency-key")
    assert first == repeated == "row-17-of-the-sheet"
    assert other not in {None, first}


def test_a_correction_has_a_key_and_a_read_has_none(both: Both):
    stage = Stage(httpx.Response(200, json=organisation(), headers={"etag": '"7"'}))
    read_before = both.staged(stage, read)
    both.staged(stage, lambda register: register.organisations.correct(read_before, name="X", reason="A test"))
    assert stage.sent("idempotency-key")[0] is None
    assert stage.sent("idempotency-key")[1] is not None
    assert stage.sent("if-match") == [None, '"7"']


def test_an_earlier_attempt_that_still_runs_is_waited_for(both: Both, waited: list[float]):
    stage = Stage(httpx.ReadTimeout("silence"), problem(409, "idempotency-in-progress", {"retry-after": "1"}), MADE)
    assert both.staged(stage, record).slug == "woonpunt"
    assert waited[1] >= 1


def test_retry_after_is_honoured_in_seconds_and_as_an_instant(both: Both, waited: list[float]):
    instant = email.utils.formatdate(time.time() + 20, usegmt=True)
    stage = Stage(
        problem(429, "rate-limit-exceeded", {"retry-after": "7"}), problem(503, "x", {"retry-after": instant}), FOUND
    )
    both.staged(stage, read)
    assert 7 <= waited[0] < 8
    assert 18 <= waited[1] < 22


def test_a_wait_longer_than_the_time_limit_is_not_begun(both: Both, waited: list[float]):
    stage = Stage(problem(503, "service-unavailable", {"retry-after": "30"}))
    with pytest.raises(ProblemError):
        both.staged(stage, read, time_limit=20)
    assert waited == []


def test_attempts_end(both: Both, waited: list[float]):
    stage = Stage(httpx.ConnectError("refused"))
    with pytest.raises(UnreachableError, match="refused") as raised:
        both.staged(stage, read)
    assert isinstance(raised.value.__cause__, httpx.ConnectError)
    assert len(stage.requests) == ATTEMPTS
    assert len(waited) == ATTEMPTS - 1


def test_pauses_are_spread_over_a_bound_that_doubles_up_to_a_limit():
    patience = Patience.of(1000)
    for attempt, bound in enumerate([0.5, 1, 2, 4, LONGEST_PAUSE_SECONDS]):
        pauses = [patience.pause(attempt) for _ in range(400)]
        assert 0 <= min(pauses) < bound / 4
        assert bound * 3 / 4 < max(pauses) <= bound
    assert patience.pause(ATTEMPTS - 1) is None


def test_no_attempt_waits_longer_for_the_network_than_there_is_time_left(both: Both):
    stage = Stage(FOUND)
    both.staged(stage, read, time_limit=4)
    timeout = stage.requests[0].extensions["timeout"]
    assert all(0 < seconds <= 4 for seconds in timeout.values())


def test_an_address_that_cannot_be_asked_is_not_asked_six_times(both: Both, waited: list[float]):
    with pytest.raises(UnreachableError):
        both.ask("ftp://register.test", read)
    assert waited == []


def test_a_refusal_by_something_in_between_is_a_problem_too(both: Both, waited: list[float]):
    stage = Stage(httpx.Response(403, content=b"<h1>Blocked</h1>", headers={"content-type": "text/html"}))
    with pytest.raises(ProblemError) as raised:
        both.staged(stage, read)
    assert (raised.value.status, raised.value.slug, raised.value.title) == (403, "about:blank", "Forbidden")


def test_a_redirect_is_not_followed_and_told(both: Both, waited: list[float]):
    stage = Stage(httpx.Response(301, headers={"location": "https://elsewhere.test/v1/organisations"}))
    with pytest.raises(ProblemError) as raised:
        both.staged(stage, record)
    assert (raised.value.status, len(stage.requests)) == (301, 1)


@pytest.mark.parametrize("content", [b"<h1>Log in</h1>", b"[]", b'{"id": "no uuid"}'])
def test_an_answer_that_is_none_of_this_api_is_told(both: Both, content: bytes):
    with pytest.raises(UnexpectedAnswerError, match="OrganisationRead"):
        both.staged(Stage(httpx.Response(200, content=content)), read)


def test_a_refusal_has_a_class_by_its_slug_and_says_everything_the_document_says(both: Both):
    fault = {"in": "body", "location": "/amount", "code": "amount", "detail": "Too much."}
    stage = Stage(problem(409, "ceiling-exceeded", availableCents=12_500, errors=[fault]))
    with pytest.raises(problems.CeilingExceeded) as raised:
        both.staged(stage, record)
    refused = raised.value
    assert (refused.slug, refused.status, refused.title, refused.detail) == (
        "ceiling-exceeded",
        409,
        "A title",
        "What it is about.",
    )
    assert refused.available_cents == refused.members["availableCents"] == 12_500
    assert [(each.source, each.location, each.detail) for each in refused.faults] == [
        ("body", "/amount", "Too much.")
    ]
    assert refused.request_id == "request-1"
    assert "ceiling-exceeded" in str(refused)
    assert "/amount: Too much." in str(refused)
    with pytest.raises(AttributeError):
        _ = refused.something_else


def test_a_slug_that_only_a_newer_register_knows_is_a_problem_without_a_class(both: Both):
    with pytest.raises(ProblemError) as raised:
        both.staged(Stage(problem(422, "rule-of-tomorrow")), record)
    assert type(raised.value) is ProblemError
    assert raised.value.slug == "rule-of-tomorrow"
