"""Operations on clauses: what they lead to, what does not fit, and how they are undone."""

from collections.abc import Sequence
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.agreements.rules import ClauseKind
from app.amendments.operations import (
    Delete,
    Insert,
    Move,
    Operation,
    Replace,
    apply_operations,
    difference,
    reverse,
)
from app.comparison.alignment import ClauseText

SIZE = 6


def clause(number: int, text: str | None = None) -> ClauseText:
    """The clause with a number as its id."""
    return ClauseText(UUID(int=number), str(number), ClauseKind.PUBLICITY, None, text or f"Tekst {number}")


def texts(found: Sequence[ClauseText]) -> list[str | None]:
    return [each.text for each in found]


A, B, C, D = (UUID(int=number) for number in range(1, 5))
UNKNOWN = UUID(int=99)
BASELINE = [clause(number) for number in range(1, 5)]
NEW, NEWER = clause(11, "Nieuw"), clause(12, "Nieuwer")


@pytest.mark.parametrize(
    ("operations", "order"),
    [
        ([], "1 2 3 4"),
        ([Insert(after=None, clause=NEW)], "11 1 2 3 4"),
        ([Insert(after=B, clause=NEW), Insert(after=B, clause=NEWER)], "1 2 11 12 3 4"),
        ([Delete(clause_id=B)], "1 3 4"),
        ([Move(clause_id=D, after=None)], "4 1 2 3"),
        ([Move(clause_id=A, after=C)], "2 3 1 4"),
        # What stands behind a clause goes where that goes.
        ([Move(clause_id=A, after=C), Insert(after=A, clause=NEW)], "2 3 1 11 4"),
        ([Move(clause_id=A, after=C), Move(clause_id=B, after=A)], "3 1 2 4"),
        ([Replace(clause_id=B, clause=clause(2, "Anders")), Move(clause_id=B, after=D)], "1 3 4 2"),
    ],
)
def test_where_clauses_stand(operations: list[Operation], order: str):
    applied = apply_operations(BASELINE, operations)
    assert applied.violations == ()
    assert [each.clause.id.int for each in applied.clauses] == [int(number) for number in order.split()]


def test_each_clause_tells_what_was_done_with_it():
    operations: list[Operation] = [
        Move(clause_id=B, after=D),
        Insert(after=A, clause=NEW),
        Replace(clause_id=B, clause=clause(7, "Anders")),
    ]
    found = {each.clause.id: each for each in apply_operations(BASELINE, operations).clauses}
    assert (found[A].operation_index, found[A].moved_by) == (None, None)
    assert (found[NEW.id].operation_index, found[NEW.id].moved_by) == (1, None)
    assert (found[B].operation_index, found[B].moved_by, found[B].clause.text) == (2, 0, "Anders")


@pytest.mark.parametrize(
    ("operations", "violations"),
    [
        ([Delete(clause_id=UNKNOWN)], [(0, "unknown-clause")]),
        ([Insert(after=UNKNOWN, clause=NEW)], [(0, "unknown-clause")]),
        ([Delete(clause_id=A), Delete(clause_id=A)], [(1, "touched-twice")]),
        ([Replace(clause_id=A, clause=NEW), Replace(clause_id=A, clause=NEWER)], [(1, "touched-twice")]),
        ([Replace(clause_id=A, clause=NEW), Delete(clause_id=A)], [(0, "touched-twice")]),
        ([Move(clause_id=A, after=C), Move(clause_id=A, after=D)], [(1, "touched-twice")]),
        ([Delete(clause_id=A), Insert(after=A, clause=NEW)], [(1, "anchor-gone")]),
        ([Delete(clause_id=C), Move(clause_id=A, after=C)], [(1, "anchor-gone")]),
        ([Move(clause_id=A, after=A)], [(0, "anchor-circle")]),
        ([Move(clause_id=A, after=B), Move(clause_id=B, after=A)], [(0, "anchor-circle"), (1, "anchor-circle")]),
        ([Replace(clause_id=A, clause=clause(1))], [(0, "no-change")]),
        ([Move(clause_id=B, after=A)], [(0, "no-change")]),
        ([Move(clause_id=A, after=None)], [(0, "no-change")]),
        # With what stood between gone, it stands there already.
        ([Delete(clause_id=B), Move(clause_id=C, after=A)], [(1, "no-change")]),
        ([Insert(after=A, clause=NEW), Move(clause_id=B, after=A)], []),
    ],
)
def test_what_does_not_fit_is_told_and_left_out(operations: list[Operation], violations: list[tuple[int, str]]):
    applied = apply_operations(BASELINE, operations)
    assert [(each.index, each.code) for each in applied.violations] == violations
    assert all(each.sentence.nl and each.sentence.en for each in applied.violations)
    wrong = {index for index, _ in violations}
    sound = [each for index, each in enumerate(operations) if index not in wrong]
    assert texts([each.clause for each in applied.clauses]) == texts(
        [each.clause for each in apply_operations(BASELINE, sound).clauses]
    )


IDS = st.integers(1, SIZE).map(lambda number: UUID(int=number))
ANCHORS = st.none() | IDS
WORDS = st.sampled_from(["Anders", "Weer anders", "Tekst 1", "Tekst 2"])
OPERATIONS = st.lists(
    st.one_of(
        st.builds(lambda at, text: Replace(clause_id=at, clause=clause(at.int, text)), IDS, WORDS),
        st.builds(lambda at: Delete(clause_id=at), IDS),
        st.builds(lambda at, after: Move(clause_id=at, after=after), IDS, ANCHORS),
        st.builds(lambda after, no, text: Insert(after=after, clause=clause(no, text)), ANCHORS, st.integers(100, 10**6), WORDS),
    ),
    max_size=8,
    unique_by=lambda each: each.clause.id if isinstance(each, Insert) else (type(each), each.clause_id),
)  # fmt: skip
TEXT = [clause(number) for number in range(1, SIZE + 1)]


@given(OPERATIONS)
def test_applied_and_reverted_gives_the_original(operations: list[Operation]):
    proposed = [each.clause for each in apply_operations(TEXT, operations).clauses]
    back = apply_operations(proposed, reverse(TEXT, operations))
    assert back.violations == ()
    assert [each.clause for each in back.clauses] == TEXT


@given(OPERATIONS)
def test_nothing_is_lost_or_doubled(operations: list[Operation]):
    applied = apply_operations(TEXT, operations)
    wrong = {violation.index for violation in applied.violations}
    sound = [each for index, each in enumerate(operations) if index not in wrong]
    gone = {each.clause_id for each in sound if isinstance(each, Delete)}
    come = {each.clause.id for each in sound if isinstance(each, Insert)}
    found = [each.clause.id for each in applied.clauses]
    assert len(found) == len(set(found))
    assert set(found) == ({each.id for each in TEXT} - gone) | come


@given(st.permutations(TEXT), st.integers(0, SIZE), OPERATIONS)
def test_the_difference_of_two_texts_makes_one_of_the_other(
    order: list[ClauseText], kept: int, operations: list[Operation]
):
    new = [each.clause for each in apply_operations(order[:kept], operations).clauses]
    made = apply_operations(TEXT, difference(TEXT, new))
    assert made.violations == ()
    assert [each.clause for each in made.clauses] == new
