"""R-045, R-046, R-052 over whole texts: numbering, cumulation, declared subjects, terms, and what no text can do."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.agreements.rules import ClauseKind
from app.amendments import figures, passages, wording
from app.amendments.classification import Assessment, Evidence, TermChange, classify
from app.amendments.judging import MOST_OF_A_SORT
from app.amendments.operations import Delete, Insert, Move, Operation, Replace, apply_operations
from app.amendments.rules import (
    MINOR_KINDS,
    SUBJECT_OF_KIND,
    SUBJECT_OF_TERM,
    AmendmentClassification,
    EvidenceCause,
    ProtectedSubject,
    subject_of,
)
from app.comparison.alignment import ClauseText
from app.comparison.tokens import tokens_of

EDITORIAL, MINOR, SUBSTANTIVE = AmendmentClassification
RANK = {classification: rank for rank, classification in enumerate(AmendmentClassification)}
PUBLICITY, FINANCE = ClauseKind.PUBLICITY, ClauseKind.FINANCE


def clause(no: str | None, text: str | None, kind: ClauseKind = PUBLICITY, heading: str | None = None) -> ClauseText:
    return ClauseText(uuid4(), no, kind, heading, text)


TEXT = [
    clause("1", "Partners maken de wijk groener, samen met wie er woont.", ClauseKind.PURPOSE),
    clause("2", "Zij drukken een wijkblad en bezorgen het huis aan huis.", PUBLICITY),
    clause("3", "De kosten bedoeld in artikel 2 draagt elk voor de helft.", FINANCE),
    clause("4", "Zij bezien de uitkomsten volgens het vorige artikel.", ClauseKind.TERM),
    clause("5", "Elke zomer is er een feest in het park.", PUBLICITY),
]


def found(old: Sequence[ClauseText], new: Sequence[ClauseText], **facts: Any) -> tuple[str, set[str], set[str]]:
    """The class, the subjects and the causes of a change."""
    assessment = classify(old, new, **facts)
    subjects = {subject.value for subject in assessment.subjects}
    return assessment.classification, subjects, {each.cause.value for each in assessment.evidence if each.subject}


def renumbered(clauses: Sequence[ClauseText], **texts: str) -> list[ClauseText]:
    """The clauses numbered from 1, those of a number with another text."""
    return [
        replace(each, id=uuid4(), article_no=str(no), text=texts.get(f"no{no}", each.text))
        for no, each in enumerate(clauses, 1)
    ]


def test_every_kind_of_clause_is_protected_or_judged_by_its_words():
    """R-045: no kind is both, and one that nobody listed is taken for a duty."""
    assert not MINOR_KINDS & SUBJECT_OF_KIND.keys()
    assert {kind for kind in ClauseKind if subject_of(kind) is None} == MINOR_KINDS
    assert set(ClauseKind) - MINOR_KINDS - SUBJECT_OF_KIND.keys() == {ClauseKind.OTHER}
    assert subject_of(ClauseKind.OTHER) is ProtectedSubject.OBLIGATIONS
    assert set(SUBJECT_OF_KIND.values()) == set(ProtectedSubject)


def test_the_same_text_needs_nothing():
    assert classify(TEXT, renumbered(TEXT)) == Assessment(EDITORIAL, (), ())
    assert classify([], []) == Assessment(EDITORIAL, (), ())


# Numbers of clauses.
INSERTED = [*TEXT[:1], clause("2", "Nieuw is een plattegrond van de straten."), *TEXT[1:]]


def test_references_that_follow_a_new_number_touch_nothing():
    new = renumbered(INSERTED, no4="De kosten bedoeld in artikel 3 draagt elk voor de helft.")
    assert found(TEXT, new) == ("minor", set(), set())
    assert {each.new_clause_id for each in classify(TEXT, new).evidence} == {new[1].id}


def test_a_number_that_came_to_mean_another_clause_touches_what_it_stands_in():
    classification, subjects, causes = found(TEXT, renumbered(INSERTED))
    assert (classification, subjects, causes) == ("substantive", {"money"}, {"reference"})
    (evidence,) = [each for each in classify(TEXT, renumbered(INSERTED)).evidence if each.subject]
    assert (evidence.old_text, evidence.new_text, evidence.old_start) == ("2", "2", 29)


def test_the_previous_clause_is_another_one_when_something_comes_between():
    new = [*TEXT[:3], clause("3a", "Nieuw is een plattegrond van de straten."), *TEXT[3:]]
    assert found(TEXT, new) == ("substantive", {"term"}, {"reference"})


def test_a_reference_to_a_clause_that_goes():
    new = [TEXT[0], *TEXT[2:]]
    classification, subjects, causes = found(TEXT, new)
    assert (classification, "money" in subjects, "reference" in causes) == ("substantive", True, True)


@pytest.mark.parametrize(
    "text",
    [
        "Gelet op artikel 2 van de Subsidieverordening.",
        "Gelet op artikel 2 Awb.",
        "Gelet op artikel 2, eerste lid, van de Wet open overheid.",
        "Gelet op artikel 2:4 van die wet.",
        "Gelet op bijlage 2.",
    ],
)
def test_articles_of_something_else_do_not_follow_our_numbers(text: str):
    old = [*TEXT[:2], clause("3", text, FINANCE), *TEXT[4:]]
    assert found(old, renumbered([old[0], INSERTED[1], *old[1:]])) == ("minor", set(), set())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("artikel 2 en 5", "artikel 3 en 6"),
        ("de artikelen 2, 3 en 5", "de artikelen 3, 4 en 6"),
        ("artikel 2, lid 2", "artikel 3, lid 2"),
        ("artikel 2.4", "artikel 3.4"),
        ("Articles 2 and 5", "Articles 3 and 6"),
        ("artikel 2 van deze overeenkomst", "artikel 3 van deze overeenkomst"),
    ],
)
def test_every_way_to_refer(before: str, after: str):
    old = [*TEXT[:2], clause("3", f"Zie {before}.", FINANCE), *TEXT[3:]]
    old[3] = replace(old[3], text="Zij bezien de uitkomsten.")
    shifted = [old[0], INSERTED[1], *old[1:]]
    assert found(old, renumbered(shifted, no4=f"Zie {after}.")) == ("minor", set(), set())
    assert found(old, renumbered(shifted))[1:] == ({"money"}, {"reference"})


def test_a_clause_that_only_moves_is_more_than_editorial():
    assert found(TEXT, [*TEXT[:1], TEXT[4], *TEXT[1:4]])[0] == "minor"


def test_a_word_that_is_spelt_so_elsewhere_is_no_slip_of_the_pen():
    around = [clause("1", "Zij verstrekken folders aan wie er komt."), clause("2", "De bussen vertrekken elk uur.")]
    old, new = ([*around, clause("3", f"Zij {word} het wijkblad.")] for word in ("verstrekken", "vertrekken"))
    assert found(old, new)[0] == "minor"
    old = [*around, clause("3", "Zij vertreken samen.")]
    assert found(old, renumbered(old, no3="Zij vertrekken samen."))[0] == "editorial"


def test_a_defined_term_does_not_lose_its_capital_in_passing():
    old = [clause("1", "Bewoner: wie er woont.", ClauseKind.DEFINITIONS), clause("2", "Elke Bewoner krijgt Post.")]
    assert found(old, renumbered(old, no2="Elke bewoner krijgt Post."))[0] == "minor"
    assert found(old, renumbered(old, no2="Elke Bewoner krijgt post."))[0] == "editorial"


def test_a_clause_that_no_longer_outlasts_the_agreement_binds_less():
    """R-069, R-045: no word changes, and what holds after the end does."""
    old = [*TEXT[:2], replace(TEXT[2], survives_end=True), *TEXT[3:]]
    assert found(old, renumbered(TEXT)) == ("substantive", {"money"}, {"survival"})
    assert found(TEXT, renumbered([replace(TEXT[0]), replace(TEXT[1], survives_end=True), *TEXT[2:]]))[1] == {
        "obligations"
    }


# Values that cancel.
def test_what_one_clause_loses_and_another_gains_counts_twice():
    old = [
        clause("1", "Ontmoeten krijgt 10% van de ruimte in het buurthuis.", ClauseKind.ANNEX),
        clause("2", "Sporten krijgt 5% van de velden in het park.", ClauseKind.ANNEX),
    ]
    new = renumbered(old, no1="Ontmoeten krijgt 5% van de ruimte in het buurthuis.", no2="Sporten krijgt 10% van de velden in het park.")  # fmt: skip
    assert found(old, new) == ("substantive", {"money"}, {"percentage"})
    assert len([each for each in classify(old, new).evidence if each.subject]) == 4


def test_a_denial_that_moves_to_another_clause_turns_both():
    new = renumbered(TEXT, no2="Zij drukken geen wijkblad en bezorgen het huis aan huis.")
    old = renumbered(TEXT, no5="Elke zomer is er geen feest in het park.")
    evidence = [each for each in classify(old, new).evidence if each.cause is EvidenceCause.NEGATION]
    assert {each.old_clause_id for each in evidence} == {old[1].id, old[4].id}


# Cumulation.
def test_r_046_small_steps_count_together():
    """What a step before it slipped in counts against a step that is minor by itself, until it is taken out again."""
    first = renumbered(TEXT, no2="Zij drukken een wijkkrant en bezorgen het huis aan huis.")
    slipped_in = renumbered(first, no5="Elke zomer is er een feest in het park van € 500.")
    second = renumbered(slipped_in, no2="Zij drukken een wijkkrant en brengen het huis aan huis.")
    assert found(TEXT, first)[0] == found(slipped_in, second)[0] == "minor"
    assert found(TEXT, second)[:2] == ("substantive", {"money"})
    assert found(TEXT, renumbered(second, no5=TEXT[4].text or ""))[0] == "minor"


# What is declared, and terms.
def test_declared_subjects_only_add():
    declared = (ProtectedSubject.LIABILITY,)
    assert found(TEXT, TEXT, declared_subjects=declared) == ("substantive", {"liability"}, {"declared"})
    new = renumbered(TEXT, no5="Elke winter is er een feest in het park voor € 10.")
    assert found(TEXT, new, declared_subjects=declared)[1] == {"liability", "money"}


@pytest.mark.parametrize(("member", "subject"), SUBJECT_OF_TERM.items())
def test_a_term_of_the_agreement_is_protected_whatever_the_text_says(member: str, subject: ProtectedSubject):
    assessment = classify(TEXT, TEXT, term_changes=[TermChange(member, {"value": "2030-12-31"}, None)])
    assert (assessment.classification, assessment.subjects) == (SUBSTANTIVE, (subject,))
    assert [(each.term, each.old_text, each.new_text) for each in assessment.evidence] == [
        (member, "2030-12-31", None)
    ]


# Texts that are not known or too large.
def test_a_text_without_clauses_is_not_an_empty_text():
    for old, new in ((TEXT, []), ([], TEXT)):
        classification, subjects, causes = found(old, new)
        assert (classification, causes) == ("substantive", {"unknown_words"})
        assert subjects == {"purpose", "obligations", "money", "term"}


def test_words_that_are_not_known_are_only_the_same_in_the_same_clause():
    unknown = clause("6", None, ClauseKind.RECITALS)
    assert found([*TEXT, unknown], [*TEXT, unknown])[0] == "editorial"
    assert found([*TEXT, unknown], [*TEXT, replace(unknown, id=uuid4())])[:2] == ("substantive", {"obligations"})


def test_a_passage_too_large_to_compare_is_taken_for_a_duty():
    old, new = (" ".join(f"{word} {number % 7}" for number in range(4_000)) for word in ("a b", "b a"))
    assert found([clause("1", old)], [clause("1", new)])[:2] == ("substantive", {"obligations"})
    assert EvidenceCause.TOO_LARGE in {
        each.cause for each in classify([clause("1", old)], [clause("1", new)]).evidence
    }


# Operations: the class never gets weaker when more is done elsewhere.
SUFFIXES = ["", " Dat kost € 5.", " Dat is 5% meer.", " Dat is niet fijn.", " Dat duurt zes maanden.", " Met Woonpunt.", " Dat moet."]  # fmt: skip
BASES = (
    "Bewoners tuinieren samen langs het spoor bij de molen.",
    "Elke herfst verzamelen kinderen kastanjes onder de brug.",
    "Vrijwilligers repareren fietsen achter de bibliotheek.",
    "Muzikanten oefenen wekelijks boven de bakkerij.",
    "Buren delen gereedschap vanuit een gezamenlijke schuur.",
    "Studenten koken soep voor ouderen rond het plein.",
)
KINDS = [ClauseKind.RECITALS, PUBLICITY, ClauseKind.ANNEX, ClauseKind.EVALUATION, FINANCE, ClauseKind.PRINCIPLES]


def base(place: int, suffix: str) -> ClauseText:
    return ClauseText(UUID(int=place + 1), str(place + 1), KINDS[place], f"Kop {place}", BASES[place] + suffix)


@st.composite
def proposals(draw: st.DrawFn) -> tuple[list[ClauseText], list[Operation]]:
    """A text, and at most one operation on each of its clauses."""
    baseline = [base(place, draw(st.sampled_from(SUFFIXES))) for place in range(len(BASES))]
    operations: list[Operation] = []
    for place, each in enumerate(baseline):
        kind = draw(st.sampled_from(["none", "replace", "replace", "replace", "delete", "insert", "move"]))
        if kind == "replace":
            operations.append(Replace(clause_id=each.id, clause=base(place, draw(st.sampled_from(SUFFIXES)))))
        elif kind == "delete":
            operations.append(Delete(clause_id=each.id))
        elif kind == "move":
            operations.append(Move(clause_id=each.id, after=None))
        elif kind == "insert":
            text = f"Nieuw {place}: een bord bij halte {place}." + draw(st.sampled_from(SUFFIXES))
            operations.append(
                Insert(after=None, clause=ClauseText(UUID(int=100 + place), None, KINDS[place], None, text))
            )
    return baseline, draw(st.permutations(operations))


def assessed(baseline: Sequence[ClauseText], operations: Sequence[Operation]) -> Assessment:
    proposed = [each.clause for each in apply_operations(baseline, operations).clauses]
    return classify(baseline, proposed, party_names=["Stichting Woonpunt"])


@given(proposals(), st.integers(0, 6))
def test_more_operations_never_make_a_change_lighter(proposal: tuple[list[ClauseText], list[Operation]], size: int):
    """Those on other clauses: one that undoes another leaves less change, and that is lighter with good reason."""
    baseline, operations = proposal
    few, all_of_them = assessed(baseline, operations[:size]), assessed(baseline, operations)
    assert RANK[few.classification] <= RANK[all_of_them.classification]
    assert set(few.subjects) <= set(all_of_them.subjects)


@given(proposals())
def test_a_change_is_as_heavy_as_its_heaviest_operation(proposal: tuple[list[ClauseText], list[Operation]]):
    """R-046: together they touch what each touches; values that go here and come there do not cancel."""
    baseline, operations = proposal
    each = [assessed(baseline, [operation]) for operation in operations]
    together = assessed(baseline, operations)
    assert set(together.subjects) == {subject for one in each for subject in one.subjects}


@given(proposals(), st.integers(0, 6))
def test_r_046_cumulative_equals_step_by_step(proposal: tuple[list[ClauseText], list[Operation]], size: int):
    """Whether operations come in one amendment or in two, each version with clause ids of its own, is the same."""
    baseline, operations = proposal
    between = [each.clause for each in apply_operations(baseline, operations[:size]).clauses]
    ids = {each.id: uuid4() for each in between}
    later = [
        each if isinstance(each, Insert) else replace(each, clause_id=ids[each.clause_id])
        for each in operations[size:]
    ]
    present = [replace(each, id=ids[each.id]) for each in between]
    in_steps, at_once = (
        classify(baseline, [each.clause for each in applied.clauses], party_names=["Stichting Woonpunt"])
        for applied in (apply_operations(present, later), apply_operations(baseline, operations))
    )
    assert (in_steps.classification, in_steps.subjects) == (at_once.classification, at_once.subjects)
    told = [{_unplaced(each) for each in side.evidence if each.subject} for side in (in_steps, at_once)]
    assert told[0] == told[1]


def _unplaced(evidence: Evidence) -> Evidence:
    return replace(evidence, old_clause_id=None, new_clause_id=None)


@given(st.lists(st.sampled_from(["€ 5", "12,5%", "niet", "artikel 1", "Wijk:", ".", ";", "\n", "moet", "een", "2030", " "])).map("".join), st.lists(st.sampled_from(["€ 5", "kan", "artikel 2", ". A", ";", "zes maanden", "Wijk:", "\u0301", "(", " "])).map("".join), st.sampled_from(list(ClauseKind)))  # fmt: skip
def test_any_text_is_judged_and_the_evidence_stands_where_it_says(old: str, new: str, kind: ClauseKind):
    sides = [[clause("1", text, kind), TEXT[2]] for text in (old, new)]
    for each in classify(*sides, party_names=["Stichting Woonpunt"]).evidence:
        for text, start, whole in ((each.old_text, each.old_start, old), (each.new_text, each.new_start, new)):
            assert text is None or whole[start or 0 :].startswith(text)


# Texts made to be slow: what is read is counted.
HOSTILE = {
    "digits": ("1" * 1000, "2" * 1000),
    "brackets": ("(" * 1000, "[" * 1000),
    "one word": ("a" * 1000, "a" * 999 + "b"),
    "marks": ("e\u0301\u0302" * 300, "e\u0302\u0301" * 300),
    "amounts": ("€ 1; " * 200, "€ 2; " * 200),
    "definitions": ("".join(f"T{n}: a;" for n in range(130)), "".join(f"T{n}: b;" for n in range(130))),
    "references": ("artikel 1, " * 90, "artikel 2, " * 90),
    "denials": ("niet " * 200, "kan " * 250),
}


@pytest.mark.parametrize("length", [4, 16, 64])
@pytest.mark.parametrize("name", HOSTILE)
def test_the_work_grows_with_the_length_whatever_the_text(name: str, length: int, monkeypatch: pytest.MonkeyPatch):
    old, new = (side * length for side in HOSTILE[name])
    read: list[int] = []

    def counted(text: str) -> Any:
        read.append(len(text))
        return tokens_of(text)

    for module in (figures, passages, wording):
        monkeypatch.setattr(module, "tokens_of", counted)
    kind = ClauseKind.DEFINITIONS if name == "definitions" else ClauseKind.ANNEX
    assessment = classify([clause("1", old, kind)], [clause("1", new, kind)], party_names=["Stichting Woonpunt"])
    assert sum(read) <= 8 * (len(old) + len(new))
    assert len(assessment.evidence) <= MOST_OF_A_SORT * 6


def test_many_clauses_that_say_the_same():
    old = [clause(None, "Vervallen.") for _ in range(400)]
    assert found(old, old[:200])[0] == "minor"
    assert len(classify(old, old[:200]).evidence) == 200
