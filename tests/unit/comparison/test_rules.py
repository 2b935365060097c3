"""What changed from one version to another: clauses, words, and the values an amendment may not change in passing."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.agreements.rules import ClauseKind
from app.comparison.alignment import ClauseText
from app.comparison.kinds import ClauseChange, MentionKind, RunKind, TextComparison
from app.comparison.mentions import mentions_in
from app.comparison.rules import Comparison, compare
from tests.unit.comparison.cases import UNLIKE, clause, numbered

ADDED, REMOVED, MOVED, RENUMBERED, HEADING_CHANGED, KIND_CHANGED, REWORDED = ClauseChange


def changes(found: Comparison) -> list[list[ClauseChange]]:
    return [list(difference.changes) for difference in found.clauses]


def values(found: Comparison) -> list[tuple[str, str, bool]]:
    return [(change.kind.value, change.value, change.is_changed) for change in found.values]


def test_the_same_text_has_no_changes():
    found = compare(numbered(*UNLIKE), numbered(*UNLIKE))
    assert changes(found) == [[]] * 5
    assert {difference.wording for difference in found.clauses} == {TextComparison.EQUAL}
    assert (found.values, found.is_complete) == ((), True)


def test_each_change_is_told_by_itself_and_together():
    old = [
        clause(UNLIKE[0], "1", "Doel"),
        clause(UNLIKE[1], "2", "Overleg"),
        clause(UNLIKE[2], "3", "Kosten", ClauseKind.FINANCE),
        clause(UNLIKE[3], "4"),
        clause(UNLIKE[4], "5"),
    ]
    new = [
        clause(UNLIKE[4].replace("bevoegde", "Nederlandse"), "1"),
        clause(UNLIKE[0], "2", "Doelen"),
        clause(UNLIKE[1], "3", "Overleg"),
        clause("Deze bepaling is geheel nieuw.", "4"),
        clause(UNLIKE[2], "5", "Kosten", ClauseKind.OBLIGATIONS),
    ]
    found = compare(old, new)
    assert changes(found) == [
        [MOVED, RENUMBERED, REWORDED],
        [RENUMBERED, HEADING_CHANGED],
        [RENUMBERED],
        [ADDED],
        [RENUMBERED, KIND_CHANGED],
        [REMOVED],
    ]
    assert [run.text for run in found.clauses[1].heading_runs if run.kind is not RunKind.EQUAL] == ["Doel", "Doelen"]


def test_a_removed_clause_stands_where_it_stood():
    old = numbered(*UNLIKE)
    found = compare(old, [old[0], old[2], old[4]])
    assert [(d.old or d.new) for d in found.clauses] == old
    assert changes(compare(old, old[1:]))[0] == [REMOVED]


@pytest.mark.parametrize(("before", "after"), [(None, UNLIKE[0]), (UNLIKE[0], None), (None, None)])
def test_words_that_are_not_known_are_never_called_equal_or_changed(before: str | None, after: str | None):
    old, new = clause(before, "1", kind=ClauseKind.TERM), clause(after, "1", kind=ClauseKind.TERM)
    found = compare([old], [new])
    (difference,) = found.clauses
    assert (difference.old, difference.new) == (old, new)
    assert (difference.wording, difference.runs, difference.changes) == (TextComparison.UNKNOWN, None, ())
    assert not found.is_complete


def test_a_clause_of_which_nothing_but_its_existence_is_known_may_still_be_added():
    found = compare(numbered(UNLIKE[0]), numbered(UNLIKE[0], None))
    assert changes(found) == [[], [ADDED]]
    assert (found.clauses[1].runs, found.is_complete) == (None, False)


def test_a_version_without_clauses_is_not_an_empty_text():
    for old, new in ((numbered("€ 5"), []), ([], numbered("€ 5"))):
        found = compare(old, new)
        assert (changes(found), found.clauses[0].runs, values(found), found.is_complete) == ([[]], None, [], False)
    assert compare([], []).clauses == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("Zij geeft € 1.000.000,-.", "Zij geeft € 1,25 miljoen.", [("amount", "100000000", True), ("amount", "125000000", True)], id="amount"),
        pytest.param("Zij geeft € 1.250.000,-.", "Zij geeft 1,25 miljoen euro.", [("amount", "125000000", False)], id="notation alone"),
        pytest.param("Hoogstens twaalf procent.", "Hoogstens 12%.", [("percentage", "12", False)], id="percentage in words"),
        pytest.param("Hoogstens twaalf procent.", "Hoogstens 15%.", [("percentage", "12", True), ("percentage", "15", True)], id="percentage"),
        pytest.param("Tot 31 december 2030.", "Tot 31-12-2031.", [("date", "2030-12-31", True), ("date", "2031-12-31", True)], id="date"),
        pytest.param("Binnen zes maanden.", "Binnen een half jaar.", [("period", "6 months", False)], id="same period"),
        pytest.param("Binnen zes maanden.", "Binnen 7 maanden.", [("period", "6 months", True), ("period", "7 months", True)], id="period"),
        pytest.param("Woonpunt bouwt.", "Het college bouwt.", [("party_name", "Stichting Woonpunt", True)], id="party"),
        pytest.param("Zij zijn gehouden.", "Zij zijn niet gehouden.", [("negation", "niet", True)], id="denial"),
        pytest.param("Zie artikel 12, lid 3.", "Zie artikel 14, lid 2.", [], id="reference"),
        pytest.param("A geeft € 5, B € 9.", "A geeft € 9, B € 5.", [("amount", "500", False), ("amount", "900", False)], id="exchanged"),
        pytest.param("Eerst € 5. Dan € 5 en rente.", "Eerst € 5. Dan rente.", [("amount", "500", True)], id="one of two"),
    ],
)  # fmt: skip
def test_values_that_changed(old: str, new: str, expected: list[tuple[str, str, bool]]):
    found = compare([clause(old, "1", "Kop")], [clause(new, "1", "Kop")], ["Stichting Woonpunt"])
    assert sorted(values(found)) == sorted(expected)


def test_of_an_amount_mentioned_twice_the_one_that_went_is_told():
    text = "Eerst € 5. Dan € 5 en rente."
    found = compare([clause(text, "1", "Kop")], [clause("Eerst € 5. Dan rente.", "1", "Kop")])
    (touched,) = found.clauses[0].mentions
    assert (touched.mention.start, touched.is_new) == (text.rindex("€"), False)


def test_an_amount_that_moved_to_another_clause_did_not_change_but_is_told():
    old = numbered(f"{UNLIKE[0]} Zij geeft € 5.000,-.", UNLIKE[1])
    new = numbered(UNLIKE[0], f"{UNLIKE[1]} Zij geeft € 5.000,-.")
    (value,) = compare(old, new).values
    assert (value.value, value.is_changed) == ("500000", False)
    assert [touched.clause_id for touched in value.old] == [old[0].id]
    assert [touched.clause_id for touched in value.new] == [new[1].id]


def test_a_date_in_a_heading_and_a_period_in_an_annex_or_definition_count():
    old = [
        clause(UNLIKE[0], "1", "Looptijd tot 31 december 2030"),
        clause("De aanloop: zes maanden vooraf.", "2", kind=ClauseKind.DEFINITIONS),
        clause("Raming van Stichting Woonpunt: € 10,50 per huis.", "3", kind=ClauseKind.ANNEX),
    ]
    new = [
        clause(UNLIKE[0], "1", "Looptijd tot 31 december 2032"),
        clause("De aanloop: acht maanden vooraf.", "2", kind=ClauseKind.DEFINITIONS),
        clause("Raming van Stichting Woonpunt: € 10,60 per huis.", "3", kind=ClauseKind.ANNEX),
    ]
    found = compare(old, new, ["Stichting Woonpunt"])
    assert {(kind, value) for kind, value, is_changed in values(found) if is_changed} == {
        ("date", "2030-12-31"),
        ("date", "2032-12-31"),
        ("period", "6 months"),
        ("period", "8 months"),
        ("amount", "1050"),
        ("amount", "1060"),
    }
    assert [touched.in_heading for touched in found.clauses[0].mentions] == [True, True]


def test_a_clause_that_only_moved_changes_no_value():
    old = numbered(*(f"{text} Zij geeft € {number}." for number, text in enumerate(UNLIKE, 5)))
    assert compare(old, [*old[1:], old[0]]).values == ()


def test_everything_in_a_clause_that_came_or_went_is_told():
    found = compare(
        numbered(UNLIKE[0], UNLIKE[1]), numbered(UNLIKE[0], UNLIKE[1], "Elke partij betaalt € 5 in 2031.")
    )
    assert values(found) == [(MentionKind.AMOUNT.value, "500", True), (MentionKind.DATE.value, "2031", True)]
    back = compare(numbered("Elke partij betaalt € 5.", UNLIKE[0]), numbered(UNLIKE[0]))
    assert [touched.is_new for touched in back.clauses[0].mentions] == [False]


CLAUSES = st.lists(
    st.builds(
        clause,
        st.none() | st.sampled_from(["€ 5", "€ 5 en zes maanden", "niet € 5", *UNLIKE[:2], f"{UNLIKE[0]} € 5"]),
        st.none() | st.sampled_from(["1", "2", "3"]),
        st.none() | st.sampled_from(["Doel", "Geld"]),
        st.sampled_from([ClauseKind.OTHER, ClauseKind.FINANCE]),
    ),
    max_size=7,
)


@given(CLAUSES, CLAUSES)
def test_every_clause_occurs_once_and_nothing_is_lost(old: list[ClauseText], new: list[ClauseText]):
    found = compare(old, new)
    assert [d.new for d in found.clauses if d.new is not None] == new
    assert sorted(d.old.id for d in found.clauses if d.old is not None) == sorted(each.id for each in old)
    for difference in found.clauses:
        for side, kind in ((difference.old, RunKind.DELETED), (difference.new, RunKind.INSERTED)):
            if difference.runs is not None and side is not None:
                assert "".join(run.text for run in difference.runs if run.kind in {RunKind.EQUAL, kind}) == side.text


def mentioned(clauses: list[ClauseText]) -> Counter[tuple[str, str]]:
    """How often each value is mentioned in a text that is read through from beginning to end."""
    texts = [text for each in clauses for text in (each.heading, each.text) if text is not None]
    return Counter((mention.kind.value, mention.value) for text in texts for mention in mentions_in(text))


@given(CLAUSES, CLAUSES)
def test_the_values_that_changed_are_those_mentioned_another_number_of_times(
    old: list[ClauseText], new: list[ClauseText]
):
    found = compare(old, new)
    before, after = mentioned(old), mentioned(new)
    if found.is_complete:
        differing = {value for value in before.keys() | after.keys() if before[value] != after[value]}
        assert {(kind, value) for kind, value, is_changed in values(found) if is_changed} == differing
    for change in found.values:
        surplus = len(change.new) - len(change.old)
        assert change.is_changed == (surplus != 0)
