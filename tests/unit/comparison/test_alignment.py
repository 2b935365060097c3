"""Which clause is which: by its words, its number, its heading; and which one moved."""

import pytest

from app.agreements.rules import ClauseKind
from app.comparison import alignment
from app.comparison.alignment import ClauseText, align
from tests.unit.comparison.cases import UNLIKE, clause, numbered

FINANCE, TERM = ClauseKind.FINANCE, ClauseKind.TERM
OTHERWISE = "Niets van wat hier eerst stond komt in deze zin nog voor."


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        pytest.param(numbered(*UNLIKE), numbered(*UNLIKE), [(i, i) for i in range(5)], id="the same"),
        pytest.param(
            numbered(*UNLIKE),
            numbered(OTHERWISE, *UNLIKE),
            [(i, i + 1) for i in range(5)],
            id="one before, renumbered",
        ),
        pytest.param(
            [clause(UNLIKE[0], "1", kind=FINANCE)],
            [clause(OTHERWISE, "1", kind=FINANCE)],
            [(0, 0)],
            id="number and kind",
        ),
        pytest.param([clause(UNLIKE[0], "1")], [clause(OTHERWISE, "1")], [], id="number alone says nothing"),
        pytest.param(
            [clause(UNLIKE[0], "1", "Looptijd")], [clause(OTHERWISE, "9", " looptijd", TERM)], [(0, 0)], id="heading"
        ),
        pytest.param(
            [clause(None, "4.", kind=TERM)], [clause(UNLIKE[0], "4", kind=TERM)], [(0, 0)], id="no words known"
        ),
        pytest.param([clause(None, "4")], [clause(None, "5")], [], id="no words is not the same words"),
        pytest.param(
            [clause(None, "4")], [clause(UNLIKE[0], "4", "Doel")], [(0, 0)], id="no words known, number alone"
        ),
        pytest.param(
            [clause(f"{UNLIKE[0]} Eens.", "1", kind=FINANCE), clause(UNLIKE[1], "2", kind=FINANCE)],
            [clause(OTHERWISE, "1", kind=FINANCE), clause(f"{UNLIKE[0]} Later.", "2", kind=FINANCE)],
            [(0, 1)],
            id="words go before numbers",
        ),
        pytest.param(
            [clause("Vervallen.", "1"), clause("Vervallen.", "2")],
            [clause("Vervallen.", "2"), clause("Vervallen.", "1")],
            [(1, 0), (0, 1)],
            id="the same words: under their own number first",
        ),
        pytest.param(
            [clause("Partij A betaalt elk jaar", "1"), clause("Partij A betaalt elke maand", "2")],
            [clause("Partij A betaalt per kwartaal", "2"), clause("Partij A betaalt per week", "1")],
            [(1, 0), (0, 1)],
            id="about as much alike: the number decides",
        ),
    ],
)
def test_which_clause_is_which(old: list[ClauseText], new: list[ClauseText], pairs: list[tuple[int, int]]):
    assert sorted(align(old, new).pairs) == sorted(pairs)


def test_one_that_moved_does_not_move_the_others():
    old = numbered(*UNLIKE)
    assert align(old, [*old[1:], old[0]]).moved == {(0, 4)}
    assert align(old, [old[4], *old[:4]]).moved == {(4, 0)}
    assert align(old, old[1:]).moved == frozenset()
    assert align(old, old[::-1]).moved.__len__() == 4


def test_what_is_left_was_added_or_removed():
    old, new = numbered(UNLIKE[0], UNLIKE[1]), numbered(OTHERWISE, UNLIKE[0])
    found = align(old, new)
    assert (found.pairs, found.removed, found.added) == (((0, 1),), (1,), (0,))


def test_the_pairs_weighed_are_bounded(monkeypatch: pytest.MonkeyPatch):
    """A word that stands in many clauses weighs nothing, so that the work does not grow with their square."""
    weighed: list[int] = []
    likeness = alignment._Aligning._likeness

    def counted(aligning: alignment._Aligning) -> dict[tuple[int, int], float]:
        found = likeness(aligning)
        weighed.append(len(found))
        return found

    monkeypatch.setattr(alignment._Aligning, "_likeness", counted)
    for count in (100, 400):
        old = [clause(f"alle gelijk oud{number // 10} eigen{number}") for number in range(count)]
        new = [clause(f"alle gelijk oud{number // 10} ander{number}") for number in range(count)]
        align(old, new)
    assert weighed == [1_000, 4_000]
