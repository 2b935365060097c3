"""Representations become facts: every member once, in its published form."""

from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from app.findings.facts import AgreementFacts, DossierFacts
from app.findings.reading import dossier_from_representations
from app.findings.rules import raise_findings
from app.kit.dates import ANY_DAY, on
from tests.unit.findings.example import AGREEMENT, example_dossier, representations_of
from tests.unit.findings.published import DAY, FULL
from tests.unit.findings.sound import TODAY, day


def _unread(facts: Any, path: str = "dossier") -> list[str]:
    """List every fact that stayed unknown or empty."""
    if isinstance(facts, tuple):
        return [path] if not facts else [p for no, f in enumerate(facts) for p in _unread(f, f"{path}[{no}]")]
    if is_dataclass(facts) and type(facts).__module__.startswith("app.findings"):
        return [p for f in fields(facts) for p in _unread(getattr(facts, f.name), f"{path}.{f.name}")]
    return [path] if facts is None else []


def test_every_fact_is_read_from_its_published_member() -> None:
    assert _unread(dossier_from_representations(FULL)) == []


def test_values_end_up_in_their_own_place() -> None:
    dossier = dossier_from_representations(FULL)
    (allocation,) = dossier.allocations
    amounts = (allocation.reserved_cents, allocation.granted_cents, allocation.determined_cents)
    assert (amounts, allocation.advances_cents) == ((1, 2, 3), (4,))
    assert allocation.statement is not None
    assert (allocation.statement.amount_cents, allocation.statement.qualifier) == (100_000_00, "maximum")
    assert dossier.mandates[0].revoked_on == on(TODAY.replace(month=3, day=23))
    assert dossier.mandates[0].powers == ("make_minor_amendments", "sign")
    assert dossier.decisions[0].points[0].outcome == "conform"
    assert dossier.amendments[0].consents[0].mandate_id == "mandate"
    assert dossier.payments[0].amount_cents == 4
    assert dossier.signing_events[0].planned_on == day("2026-03-23")


def test_what_is_missing_is_unknown_and_what_is_unknown_is_ignored() -> None:
    dossier = dossier_from_representations({"agreement": [{"id": "a", "colour": "blue"}], "elephant": [{"id": "e"}]})
    assert dossier == DossierFacts(agreement=AgreementFacts(id="a"))
    bare = {kind: [{"id": "a"}] for kind in FULL if kind != "source_value"}
    assert dossier_from_representations(bare).organisations[0].kind is None
    assert raise_findings(dossier_from_representations(bare), TODAY) == []


def test_null_reads_as_missing() -> None:
    nulls = {kind: [dict.fromkeys(item) | {"id": "a"} for item in items] for kind, items in FULL.items()}
    nulls.pop("source_value")
    bare = {kind: [{"id": "a"}] for kind in nulls}
    assert dossier_from_representations(nulls) == dossier_from_representations(bare)


def test_records_of_another_agreement_are_left_out_and_shared_records_stay() -> None:
    other = {kind: [*items, items[0] | {"id": "x", "agreementId": "other"}] for kind, items in FULL.items()}
    other["agreement"] = FULL["agreement"]
    dossier = dossier_from_representations(other)
    for own in (dossier.parties, dossier.signatories, dossier.signing_events, dossier.amendments, dossier.follow_ups):
        assert [record.id for record in own] == [own[0].id]
    assert [a.id for a in dossier.allocations] == ["allocation", "x"]
    assert [d.id for d in dossier.decisions] == ["d", "x"]


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ({"subjectAgreementId": "a"}, ("a", None)),
        ({"subjectProgrammeId": "g"}, (None, "g")),
        ({"subjectKind": "agreement", "subjectId": "a"}, ("a", None)),
        ({"subjectKind": "programme", "subjectId": "g"}, (None, "g")),
        ({"subject": {"kind": "agreement", "id": "a"}}, ("a", None)),
        ({"subject": {"kind": "programme", "id": "g"}}, (None, "g")),
        ({}, (None, None)),
    ],
)
def test_the_subject_of_a_role_assignment(subject: dict[str, Any], expected: tuple[str | None, str | None]) -> None:
    (assignment,) = dossier_from_representations(
        {"agreement": [{"id": "a"}], "role_assignment": [{"id": "ra"} | subject]}
    ).role_assignments
    assert (assignment.agreement_id, assignment.programme_id) == expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (DAY, day("2026-03-23")),
        ({"value": "2025-04", "precision": "month", "sourceText": None}, day("2025-04")),
        ({"value": None, "precision": "unknown", "sourceText": "ooit"}, ANY_DAY),
        ("2026-03-23", day("2026-03-23")),
        # An evening instant in UTC already is the next legal day in the Netherlands, in winter and in summer.
        ("2026-03-22T23:00:00Z", day("2026-03-23")),
        ("2026-03-22T22:59:59.999999Z", day("2026-03-22")),
        ("2026-07-22T22:00:00+00:00", day("2026-07-23")),
        ("2026-07-23T00:30:00+02:00", day("2026-07-23")),
        (None, None),
    ],
)
def test_dates_become_the_days_they_may_mean(published: object, expected: object) -> None:
    representations = {"agreement": [{"id": "a", "effectiveOn": published}]}
    assert dossier_from_representations(representations).agreement.effective_on == expected


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("kind", 5),
        ("isIndefinite", "true"),
        ("effectiveOn", 20260323),
        ("effectiveOn", "23-03-2026"),
        ("effectiveOn", "2026-03-23T10:00:00"),
        ("effectiveOn", "2026-02-30"),
        ("effectiveOn", {"value": "2026", "precision": "day"}),
        ("effectiveOn", {"value": "2026", "precision": "century"}),
        ("effectiveOn", ["2026-03-23"]),
    ],
)
def test_another_form_is_refused_without_repeating_the_value(member: str, value: object) -> None:
    with pytest.raises(ValueError, match=rf"agreement\.{member}") as refused:
        dossier_from_representations({"agreement": [{"id": "a", member: value}]})
    assert str(value) not in str(refused.value)


@pytest.mark.parametrize("value", [True, 1.5, "5"])
def test_cents_are_whole_numbers(value: object) -> None:
    with pytest.raises(ValueError, match=r"allocation\.grantedCents"):
        dossier_from_representations({"agreement": [{"id": "a"}], "allocation": [{"id": "x", "grantedCents": value}]})


@pytest.mark.parametrize("value", ["text", [1], {"a": 1}])
def test_lists_and_parts_have_their_form(value: object) -> None:
    with pytest.raises(ValueError, match=r"mandate\.powers"):
        dossier_from_representations({"agreement": [{"id": "a"}], "mandate": [{"id": "x", "powers": value}]})
    with pytest.raises(ValueError, match=r"decision\.points"):
        dossier_from_representations({"agreement": [{"id": "a"}], "decision": [{"id": "x", "points": value}]})


@pytest.mark.parametrize("agreements", [[], [{"id": "a"}, {"id": "b"}]])
def test_a_dossier_is_of_one_agreement(agreements: list[dict[str, Any]]) -> None:
    with pytest.raises(ValueError, match="exactly one agreement"):
        dossier_from_representations({"agreement": agreements})


def test_a_record_without_id_is_refused() -> None:
    with pytest.raises(ValueError, match="party has no id"):
        dossier_from_representations({"agreement": [{"id": "a"}], "party": [{"organisationId": "o"}]})


def test_the_example_reads_completely() -> None:
    representations = representations_of(AGREEMENT)
    dossier = example_dossier()
    assert len(dossier.parties) == len(dossier.signatories) == 7
    assert len(dossier.follow_ups) == len(representations["follow_up"]) == 5
    assert [p.kind for d in dossier.decisions for p in d.points] == [
        "enter_into_agreement",
        "grant_mandate",
        "adopt_plan",
    ]
    assert dossier.mandates[0].valid_from == day("2026-03-23")
