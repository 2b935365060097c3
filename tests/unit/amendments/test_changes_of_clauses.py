"""R-045, R-052: what changes of single clauses are, which subjects they touch, and the words that show it."""

from collections import Counter

import pytest

from app.amendments.rules import AmendmentClassification
from tests.unit.amendments.cases import Change
from tests.unit.amendments.changes import CHANGES


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_r_045_r_052_what_a_change_is(change: Change):
    found = change.assessment()
    assert found.classification == change.classification
    assert {subject.value for subject in found.subjects} == set(change.subjects.split())
    shown = {
        text.strip() for each in found.evidence if each.subject for text in (each.old_text, each.new_text) if text
    }
    assert set(change.evidence) <= shown


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_evidence_stands_where_it_says(change: Change):
    for each in change.assessment().evidence:
        for text, start, whole in (
            (each.old_text, each.old_start, change.old_heading if each.in_heading else change.old),
            (each.new_text, each.new_start, change.new_heading if each.in_heading else change.new),
        ):
            assert text is None or (whole or "")[start or 0 :].startswith(text)


def test_the_table_holds_both_what_weighs_and_what_only_looks_like_it():
    counts = Counter(change.classification for change in CHANGES.values())
    assert len(CHANGES) >= 80
    assert min(counts[each] for each in AmendmentClassification) >= 10
    assert counts["minor"] + counts["editorial"] >= 45
