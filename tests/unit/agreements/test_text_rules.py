"""What may change about a frozen text (R-055), without a database."""

from dataclasses import replace
from uuid import UUID

import pytest

from app.agreements.rules import VersionStatus
from app.agreements.text_rules import ClauseFacts, VersionFacts, frozen_text_stays

HASH = "a" * 64
GOALS = ClauseFacts(UUID(int=1), "Samen werken.", ("1", "goals", None, None))
TERM = ClauseFacts(UUID(int=2), None, (None, "term", None, True))
FROZEN = VersionFacts(VersionStatus.DECISION_TEXT, HASH, (GOALS, TERM))


def refused_at(before: VersionFacts, after: VersionFacts) -> list[str]:
    return [fault.location for violation in frozen_text_stays(before, after) for fault in violation.errors]


@pytest.mark.parametrize(
    "after",
    [
        FROZEN,
        replace(FROZEN, clauses=(replace(GOALS, other=("1", "goals", "Doelen", None)), TERM)),
        replace(FROZEN, clauses=(GOALS, replace(TERM, text="Vier jaar."))),
        replace(FROZEN, status=VersionStatus.SIGNING_TEXT),
    ],
)
def test_r_055_what_was_unknown_may_be_completed(after: VersionFacts):
    assert refused_at(FROZEN, after) == []


@pytest.mark.parametrize(
    "clauses",
    [
        (replace(GOALS, text="Anders werken."), TERM),
        (replace(GOALS, text=None), TERM),
        (replace(GOALS, other=("2", "goals", None, None)), TERM),
        (GOALS, replace(TERM, other=(None, "term", None, False))),
        (GOALS,),
        (TERM, GOALS),
        (GOALS, TERM, ClauseFacts(UUID(int=3), "Toegevoegd.", (None, "other", None, None))),
        (replace(GOALS, id=UUID(int=9)), TERM),
        (),
    ],
)
def test_r_055_what_is_known_of_the_clauses_stays(clauses: tuple[ClauseFacts, ...]):
    assert refused_at(FROZEN, replace(FROZEN, clauses=clauses)) == ["/clauses"]


@pytest.mark.parametrize("text_sha256", [None, "b" * 64])
def test_r_055_the_hash_of_a_text_stays(text_sha256: str | None):
    assert refused_at(FROZEN, replace(FROZEN, text_sha256=text_sha256)) == ["/textSha256"]


def test_r_055_a_frozen_text_with_words_does_not_become_a_working_one():
    before = replace(FROZEN, text_sha256=None)
    assert refused_at(before, replace(before, status=VersionStatus.WORKING)) == ["/versionStatus"]


def test_r_055_a_working_version_changes_freely():
    before = VersionFacts(VersionStatus.WORKING, None, (GOALS,))
    assert refused_at(before, VersionFacts(VersionStatus.WORKING, None, ())) == []


def test_r_055_a_working_version_with_a_hash_is_frozen():
    before = VersionFacts(VersionStatus.WORKING, HASH, (GOALS,))
    assert refused_at(before, replace(before, clauses=())) == ["/clauses"]


def test_r_055_while_no_words_are_known_the_list_of_clauses_may_be_mended():
    before = VersionFacts(VersionStatus.DECISION_TEXT, None, (TERM,))
    assert refused_at(before, replace(before, clauses=(GOALS, replace(TERM, id=UUID(int=7))))) == []
    assert refused_at(before, replace(before, status=VersionStatus.WORKING)) == []
