"""Changes word by word: they give back both texts, they read well, and no text makes them explode."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel, Opcodes

from app.comparison import words
from app.comparison.kinds import RunKind
from app.comparison.sequences import longest_increasing
from app.comparison.words import ChangedStretches, Run, word_changes

EQUAL, DELETED, INSERTED = RunKind
# Few words and much white space, so that texts have much in common in many ways.
TEXTS = st.lists(st.sampled_from(["a", "b", "c", "€ 1.250,-", "niet", " ", "  ", "\n", ".", "é"]), max_size=30).map(
    "".join
)


def shown(old: str, new: str) -> list[tuple[str, str]]:
    marks = {EQUAL: "=", DELETED: "-", INSERTED: "+"}
    return [(marks[run.kind], run.text) for run in word_changes(old, new).runs]


def side(runs: Sequence[Run], own: RunKind) -> str:
    return "".join(run.text for run in runs if run.kind in {EQUAL, own})


@given(TEXTS | st.text(max_size=60), TEXTS | st.text(max_size=60))
def test_runs_joined_are_both_texts(old: str, new: str):
    runs = word_changes(old, new).runs
    assert (side(runs, DELETED), side(runs, INSERTED)) == (old, new)
    assert all(run.text for run in runs)
    assert all(one.kind is not other.kind for one, other in pairwise(runs))
    assert (old == new) == all(run.kind is EQUAL for run in runs)


@given(TEXTS, TEXTS, st.integers(1, 20))
def test_runs_joined_are_both_texts_also_where_they_are_divided_or_coarse(old: str, new: str, cells: int):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "MOST_CELLS", cells)
        runs = word_changes(old, new).runs
    assert (side(runs, DELETED), side(runs, INSERTED)) == (old, new)


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("", "", []),
        ("", "nieuw", [("+", "nieuw")]),
        ("oud", "", [("-", "oud")]),
        ("Partijen betalen.", "Partijen betalen niet.", [("=", "Partijen betalen"), ("+", " niet"), ("=", ".")]),
        ("zes maanden", "zes  maanden", [("=", "zes"), ("-", " "), ("+", "  "), ("=", "maanden")]),
        (
            "€ 1.250.000,- nu",
            "€ 1.350.000,- nu",
            [("=", "€ "), ("-", "1.250.000"), ("+", "1.350.000"), ("=", ",- nu")],
        ),
        (
            "vier tot zes dagen",
            "drie tot vijf dagen",
            [("-", "vier tot zes"), ("+", "drie tot vijf"), ("=", " dagen")],
        ),
        (
            "zes maanden na 1 mei 2030",
            "tien maanden na 1 juni 2030",
            [("-", "zes"), ("+", "tien"), ("=", " maanden na 1 "), ("-", "mei"), ("+", "juni"), ("=", " 2030")],
        ),
    ],
)
def test_what_changed_is_told_in_whole_words(old: str, new: str, runs: list[tuple[str, str]]):
    assert shown(old, new) == runs


def test_a_long_text_is_divided_at_the_words_that_occur_once():
    old = [f"woord{number}" for number in range(20_000)]
    new = [*old[:5_000], "erbij", *old[5_000:15_000], *old[15_001:]]
    new[10_000] = "anders"
    found = word_changes(" ".join(old), " ".join(new))
    assert not found.is_coarse
    changed = [(run.kind, run.text.strip()) for run in found.runs if run.kind is not EQUAL]
    assert changed == [
        (INSERTED, "erbij"),
        (DELETED, "woord9999"),
        (INSERTED, "anders"),
        (DELETED, "woord15000"),
    ]


@contextmanager
def counted(patch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Count the cells of every table that is filled."""
    cells: list[int] = []
    compare = Indel.opcodes

    def opcodes(old: Sequence[Any], new: Sequence[Any]) -> Opcodes:
        cells.append(len(old) * len(new))
        return compare(old, new)

    patch.setattr(Indel, "opcodes", opcodes)
    yield cells


def hostile(length: int) -> dict[str, tuple[str, str]]:
    chance = random.Random(length)
    few, many = (" ".join(chance.choices(alphabet, k=length // 2)) for alphabet in ("ab", "abcdefghijklmnop"))
    once = [f"{number:x}" for number in range(length // 6)]
    shuffled = chance.sample(once, len(once))
    return {
        "two letters": (few, few[::-1] + " a"),
        "sixteen letters": (many, many[1:][::-1] + " a"),
        "all else": (" ".join(once), " ".join(f"x{word}" for word in once)),
        "another order": (" ".join(once), " ".join(shuffled)),
        "backwards": (" ".join(once), " ".join(once[::-1])),
        "points": ("." * length, "," * length),
        "one long word": ("a" * length, "a" * (length - 1) + "b"),
    }


@pytest.mark.parametrize("length", [3_000, 12_000, 48_000])
@pytest.mark.parametrize("name", hostile(100))
def test_the_work_grows_with_the_length_whatever_the_text(name: str, length: int, monkeypatch: pytest.MonkeyPatch):
    old, new = hostile(length)[name]
    with counted(monkeypatch) as cells:
        runs = word_changes(old, new).runs
    assert (side(runs, DELETED), side(runs, INSERTED)) == (old, new)
    assert max(cells, default=0) <= words.MOST_CELLS
    assert sum(cells) <= 1_000 * (len(words.words_of(old)) + len(words.words_of(new)) + 2)


def test_a_passage_that_is_too_large_is_told_whole_and_says_so():
    old, new = hostile(48_000)["two letters"]
    found = word_changes(f"Vooraf. {old} Daarna.", f"Vooraf. {new} Daarna.")
    assert found.is_coarse
    assert (found.runs[0].text[:7], found.runs[-1].text[-7:]) == ("Vooraf.", "Daarna.")
    assert {run.kind for run in found.runs[1:-1]} == {DELETED, INSERTED}
    assert not word_changes("kort a", "kort b").is_coarse


def test_a_stretch_is_touched_by_what_went_or_came_on_its_own_side():
    runs = (Run(EQUAL, "01234"), Run(DELETED, "567"), Run(INSERTED, "89"), Run(EQUAL, "ab"))
    old, new = ChangedStretches(runs, DELETED), ChangedStretches(runs, INSERTED)
    assert [old.touch(*span) for span in ((0, 5), (4, 6), (6, 7), (7, 9), (8, 10))] == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert [new.touch(*span) for span in ((0, 5), (4, 6), (7, 9))] == [False, True, False]


@given(st.lists(st.integers(0, 9), max_size=9))
def test_the_longest_increasing_places(values: list[int]):
    found = longest_increasing(values)
    chosen = [values[place] for place in found]
    assert found == sorted(found)
    assert chosen == sorted(set(chosen))
    assert len(chosen) == max((_rising(values, place) for place in range(len(values))), default=0)


def _rising(values: list[int], first: int) -> int:
    following = [_rising(values, place) for place in range(first + 1, len(values)) if values[place] > values[first]]
    return 1 + max(following, default=0)
