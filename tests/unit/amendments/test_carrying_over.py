"""R-054: what two proposals both need, and what of a proposal can be carried over to a newer text."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.amendments.carrying_over import conflicts, rebase
from app.amendments.operations import Delete, Insert, Move, Operation, Replace, apply_operations
from app.amendments.rules import CollisionReason
from app.comparison.alignment import ClauseText
from tests.unit.amendments.test_operations import NEW, OPERATIONS, A, B, C, D, clause

CHANGED, REMOVED, MOVED, UNCERTAIN = CollisionReason
WORDS = (
    "Partijen verbeteren samen de leefbaarheid in de wijken van de stad.",
    "De gemeente voert het secretariaat en roept de stuurgroep bijeen.",
    "Elke deelnemer draagt zelf zijn kosten van voorbereiding en uitvoering.",
    "Wie wil uittreden meldt dat schriftelijk aan alle anderen.",
    "Geschillen worden voorgelegd aan de bevoegde rechter te Maastricht.",
    "Bewoners beslissen mee over groen, spelen en ontmoeten in hun straat.",
)
TEXT = [clause(number, text) for number, text in enumerate(WORDS, 1)]


def reworded(number: int, text: str = "Dit staat er nu in plaats van wat er eerst stond.") -> Replace:
    return Replace(clause_id=UUID(int=number), clause=clause(number, text))


def newer(text: Iterable[ClauseText], **changes: Any) -> list[ClauseText]:
    """A later version: the same clauses under ids of their own."""
    return [replace(each, id=uuid4(), **changes) for each in text]


def made(text: Sequence[ClauseText], operations: Sequence[Operation]) -> list[ClauseText]:
    applied = apply_operations(text, operations)
    assert applied.violations == ()
    return [each.clause for each in applied.clauses]


def says(text: Iterable[ClauseText]) -> list[tuple[Any, ...]]:
    return [(each.article_no, each.heading, each.text) for each in text]


@pytest.mark.parametrize(
    ("first", "second", "clauses"),
    [
        ([reworded(1)], [reworded(1, "Iets anders.")], [A]),
        ([reworded(1)], [reworded(2)], []),
        ([reworded(1)], [Delete(clause_id=A)], [A]),
        ([reworded(1)], [Move(clause_id=A, after=C)], [A]),
        ([Insert(after=B, clause=NEW)], [Delete(clause_id=B)], [B]),
        ([Insert(after=B, clause=NEW)], [Move(clause_id=B, after=None)], [B]),
        ([Move(clause_id=A, after=B)], [Delete(clause_id=B)], [B]),
        # Whatever a clause says, something can stand behind it; and two may put something behind the same one.
        ([Insert(after=B, clause=NEW)], [reworded(2)], []),
        ([Insert(after=B, clause=NEW)], [Insert(after=B, clause=clause(12))], []),
        ([Insert(after=None, clause=NEW)], [Insert(after=None, clause=clause(12))], []),
    ],
)
def test_r_054_two_proposals_on_the_same_clause(first: list[Operation], second: list[Operation], clauses: list[UUID]):
    assert [each.clause_id for each in conflicts(first, second)] == clauses
    assert [(each.second, each.first) for each in conflicts(first, second)] == [
        (each.first, each.second) for each in conflicts(second, first)
    ]


def test_a_conflict_names_both_operations():
    (found,) = conflicts([reworded(3), reworded(1)], [Delete(clause_id=A)])
    assert (found.first, found.second, found.clause_id) == (1, 0, A)


@pytest.mark.parametrize(
    ("operation", "meanwhile", "reason"),
    [
        (reworded(1), [reworded(1, f"{WORDS[0]} En in de dorpen.")], CHANGED),
        (reworded(1), [Delete(clause_id=A)], REMOVED),
        (Delete(clause_id=A), [reworded(1, f"{WORDS[0]} En in de dorpen.")], CHANGED),
        (Move(clause_id=D, after=None), [Move(clause_id=D, after=UUID(int=6))], MOVED),
        (Insert(after=B, clause=NEW), [Delete(clause_id=B)], REMOVED),
        (Insert(after=B, clause=NEW), [Move(clause_id=B, after=None)], MOVED),
        (Move(clause_id=A, after=C), [Delete(clause_id=C)], REMOVED),
    ],
)
def test_r_054_what_the_newer_text_changed_collides(
    operation: Operation, meanwhile: list[Operation], reason: CollisionReason
):
    present = newer(made(TEXT, meanwhile))
    found = rebase([reworded(5), operation], TEXT, present)
    (collision,) = found.collisions
    assert (collision.index, collision.reason) == (1, reason)
    assert collision.old in TEXT
    assert collision.new is None or collision.new in present
    assert (collision.new is None) == (reason is REMOVED)
    assert [place for place, _ in found.operations] == [0]


def test_clauses_that_say_the_same_are_not_told_apart_but_by_their_number():
    twice = [clause(1, "Vervallen."), clause(2, "Vervallen."), clause(3, WORDS[0])]
    unnumbered = [replace(each, article_no=None) for each in twice]
    (collision,) = rebase([reworded(2)], unnumbered, newer(unnumbered)).collisions
    assert collision.reason is UNCERTAIN
    present = newer(twice)
    (carried,) = rebase([reworded(2)], twice, present).operations
    assert isinstance(carried[1], Replace)
    assert carried[1].clause_id == present[1].id


def test_another_number_does_not_collide_and_is_kept():
    present = newer([NEW, *(replace(each, article_no=str(number)) for number, each in enumerate(TEXT, 2))])
    found = rebase([reworded(1), Delete(clause_id=B)], TEXT, present)
    after = made(present, [operation for _, operation in found.operations])
    assert [(each.article_no, (each.text or "")[:4]) for each in after[:3]] == [
        ("11", "Nieu"),
        ("2", "Dit "),
        ("4", "Elke"),
    ]
    own = Replace(clause_id=A, clause=replace(clause(1, "Nieuwe woorden."), article_no="1a"))
    ((_, carried),) = rebase([own], TEXT, present).operations
    assert isinstance(carried, Replace)
    assert carried.clause.article_no == "1a"


def test_what_the_newer_text_already_says_is_not_asked_again():
    operations: list[Operation] = [
        reworded(1),
        Delete(clause_id=B),
        Insert(after=C, clause=NEW),
        reworded(5),
    ]
    present = newer(made(TEXT, operations[:3]))
    found = rebase(operations, TEXT, present)
    assert (found.already_there, found.collisions) == ((0, 1, 2), ())
    assert [place for place, _ in found.operations] == [3]


@given(OPERATIONS)
def test_on_the_same_text_under_other_ids_everything_is_carried_over(operations: list[Operation]):
    sound = operations
    while wrong := {violation.index for violation in apply_operations(TEXT, sound).violations}:
        sound = [each for place, each in enumerate(sound) if place not in wrong]
    present = newer(TEXT)
    found = rebase(sound, TEXT, present)
    assert (found.collisions, found.already_there) == ((), ())
    assert says(made(present, [operation for _, operation in found.operations])) == says(made(TEXT, sound))


@given(st.sets(st.integers(1, 6)), st.sets(st.integers(1, 6)))
def test_r_054_what_does_not_conflict_is_had_both(first: set[int], second: set[int]):
    one = [reworded(number, f"Eerst {number} {WORDS[number - 1]}") for number in sorted(first)]
    other: list[Operation] = [reworded(number, f"Toen {number} {WORDS[number - 1]}") for number in sorted(second)]
    present = newer(made(TEXT, one))
    found = rebase(other, TEXT, present)
    in_conflict = {each.second for each in conflicts(one, other)}
    assert {each.index for each in found.collisions} == in_conflict
    free = [each for place, each in enumerate(other) if place not in in_conflict]
    after = made(present, [operation for _, operation in found.operations])
    assert says(after) == says(made(TEXT, [*one, *free]))
