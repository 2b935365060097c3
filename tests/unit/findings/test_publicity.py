"""F-017, F-018 and F-019: what the public and the council get to see."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.findings.facts import (
    DossierFacts,
    FollowUpFacts,
    PublicationFacts,
    PublicCopyFacts,
)
from app.findings.rules import FindingSettings, raise_findings
from app.kit.dates import ANY_DAY
from tests.unit.findings.sound import SOUND, TODAY, day, entering, findings, subjects, with_agreement


def _copy(**changes: Any) -> DossierFacts:
    copy = PublicCopyFacts(
        id="copy",
        document_id="text",
        published_on=day("2026-05-04"),
        has_signature_image=False,
        has_contact_data=False,
        has_unredacted_private_person=False,
    )
    return replace(SOUND, public_copies=(replace(copy, **changes),))


FIRES = ["copy"]
F_017 = {
    "nothing personal": (_copy(), TODAY, []),
    "signature image": (_copy(has_signature_image=True), TODAY, FIRES),
    "contact data": (_copy(has_contact_data=True), TODAY, FIRES),
    "private person": (_copy(has_unredacted_private_person=True), TODAY, FIRES),
    "not looked at": (_copy(has_signature_image=None, has_contact_data=None), TODAY, []),
    "published tomorrow": (_copy(has_contact_data=True, published_on=day("2026-06-02")), TODAY, []),
    "published today": (_copy(has_contact_data=True, published_on=day("2026-06-01")), TODAY, FIRES),
    "published some day this month": (_copy(has_contact_data=True, published_on=day("2026-06")), TODAY, []),
    "published on an unknown day": (_copy(has_contact_data=True, published_on=None), TODAY, FIRES),
    "withdrawn": (_copy(has_contact_data=True, withdrawn_on=day("2026-05-20")), TODAY, []),
    "withdrawn tomorrow": (_copy(has_contact_data=True, withdrawn_on=day("2026-06-02")), TODAY, FIRES),
}


@pytest.mark.parametrize(("dossier", "as_of", "expected"), F_017.values(), ids=F_017)
def test_f_017_personal_data_in_public_copy(dossier: DossierFacts, as_of: date, expected: list[str]) -> None:
    assert subjects(dossier, "F-017", as_of) == expected


def test_f_017_names_every_kind_of_personal_data() -> None:
    (finding,) = findings(_copy(has_signature_image=True, has_contact_data=True), "F-017")
    assert "een afbeelding van een handtekening en contactgegevens" in finding.explanation_nl
    assert finding.evidence == (("public_copy", "copy"), ("document", "text"))


def _decision(publication_status: str, when: str = "2026-05-17", **changes: Any) -> DossierFacts:
    decision = entering(
        "decision-municipality", "municipality", when, publication_status=publication_status, **changes
    )
    return replace(SOUND, decisions=(decision, *SOUND.decisions[1:]), mandates=())


def _publication(status: str, document_id: str | None = "text", /, **agreement: Any) -> DossierFacts:
    publication = PublicationFacts(id="publication", document_id=document_id, status=status)
    return replace(with_agreement(SOUND, **agreement), publications=(publication,))


LATE = ["decision-municipality"]
F_018 = {
    "decision fifteen days ago": (_decision("not_assessed"), TODAY, LATE),
    "decision fourteen days ago": (_decision("not_assessed", "2026-05-18"), TODAY, []),
    **{
        f"decision {status}": (_decision(status), TODAY, expected)
        for status, expected in {
            "assessed": LATE,
            "ready": LATE,
            "unknown": [],
            "published": [],
            "withheld": [],
            "withdrawn": [],
        }.items()
    },
    "decided some day in May, fourteen days after its last": (_decision("ready", "2026-05"), date(2026, 6, 14), []),
    "decided some day in May, fifteen days after its last": (_decision("ready", "2026-05"), date(2026, 6, 15), LATE),
    "the document of the decision has its own publication": (
        replace(
            _decision("ready", document_id="text"),
            publications=(PublicationFacts(id="publication", document_id="text", status="published"),),
        ),
        TODAY,
        [],
    ),
    "the publication of the decision's document is late": (
        replace(
            _decision("ready", document_id="text"),
            publications=(PublicationFacts(id="publication", document_id="text", status="ready"),),
        ),
        TODAY,
        ["publication"],
    ),
    "the decision's document, before the decision": (
        replace(
            _decision("ready", "2026-06-10", document_id="text"),
            publications=(PublicationFacts(id="publication", document_id="text", status="ready"),),
        ),
        TODAY,
        [],
    ),
    "the decision has another document": (
        replace(
            _decision("published", "2026-05-20", document_id="minutes"),
            publications=(PublicationFacts(id="publication", document_id="text", status="ready"),),
        ),
        TODAY,
        ["publication"],
    ),
    "decision and publication without a document": (
        replace(
            _decision("published", "2026-05-20"),
            publications=(PublicationFacts(id="publication", document_id=None, status="ready"),),
        ),
        TODAY,
        ["publication"],
    ),
    "the publication of nothing in particular": (_publication("ready", None), TODAY, ["publication"]),
    "fifteen days after entry into force": (_publication("ready"), date(2026, 5, 16), ["publication"]),
    "fourteen days after entry into force": (_publication("ready"), date(2026, 5, 15), []),
    "not in force": (_publication("ready", effective_on=None), TODAY, []),
    "in force on an unknown day": (_publication("ready", effective_on=ANY_DAY), TODAY, []),
    **{
        f"publication {status}": (_publication(status), TODAY, expected)
        for status, expected in {
            "not_assessed": ["publication"],
            "assessed": ["publication"],
            "unknown": [],
            "withheld": [],
            "withdrawn": [],
            "published": [],
        }.items()
    },
}


@pytest.mark.parametrize(("dossier", "as_of", "expected"), F_018.values(), ids=F_018)
def test_f_018_publication_overdue(dossier: DossierFacts, as_of: date, expected: list[str]) -> None:
    assert subjects(dossier, "F-018", as_of) == expected


def test_f_018_says_what_should_have_been_public_and_when() -> None:
    (decision,) = findings(_decision("ready"), "F-018")
    assert decision.explanation_nl.startswith("Het besluit van gemeente Dal had uiterlijk 31 mei 2026 openbaar")
    (document,) = findings(_publication("ready"), "F-018")
    assert "The document 'Samenwerken in de wijk' should have been public by 15 May 2026" in document.explanation_en
    (untitled,) = findings(replace(_publication("ready"), documents=()), "F-018")
    assert untitled.explanation_nl.startswith("Een document had uiterlijk 15 mei 2026 openbaar")
    assert untitled.explanation_en.startswith("A document should have been public by 15 May 2026")
    assert document.evidence == (("publication", "publication"), ("document", "text"), ("agreement", "agreement"))


def test_a_step_towards_publication_is_not_another_cause() -> None:
    assert findings(_publication("ready"), "F-018")[0].fingerprint == (
        findings(_publication("not_assessed"), "F-018")[0].fingerprint
    )


def _announced(kind: str = "council_information_letter", status: str = "planned", **changes: Any) -> DossierFacts:
    return replace(SOUND, follow_ups=(FollowUpFacts(id="letter", kind=kind, status=status, **changes),))


# The latest decision to enter into the agreement is of 9 March; 30 days later is 8 April.
DUE = date(2026, 4, 8)
LETTER = ["letter"]
F_019 = {
    "on the last day": (_announced(), DUE, []),
    "the day after": (_announced(), date(2026, 4, 9), LETTER),
    "press release": (_announced("press_release", "in_preparation"), TODAY, LETTER),
    **{
        kind: (_announced(kind, due_on=day("2026-05-01")), TODAY, [])
        for kind in ("evaluation", "clarification", "funding_arrangements", "implementation_plans", "other")
    },
    "done": (_announced(status="done"), TODAY, []),
    "done in time": (_announced(status="done", done_on=day("2026-04-01")), TODAY, []),
    "done tomorrow": (_announced(status="done", done_on=day("2026-06-02")), TODAY, LETTER),
    "done some day this month": (_announced(status="done", done_on=day("2026-06")), TODAY, []),
    "cancelled": (_announced(status="cancelled"), TODAY, []),
    "due yesterday": (_announced(due_on=day("2026-05-31")), TODAY, LETTER),
    "due today": (_announced(due_on=day("2026-06-01")), TODAY, []),
    "due last month": (_announced(due_on=day("2026-05")), TODAY, LETTER),
    "due this month": (_announced(due_on=day("2026-06")), TODAY, []),
    "due on an unknown day": (_announced(due_on=ANY_DAY), TODAY, []),
    "no decision": (replace(_announced(), decisions=()), TODAY, []),
    "the only decision was deferred": (
        replace(_announced(), decisions=(entering("d", "municipality", "2026-03-02", outcome="deferred"),)),
        TODAY,
        [],
    ),
    "decided some day in April, on the last day": (
        replace(_announced(), decisions=(entering("d", "municipality", "2026-04"),)),
        date(2026, 5, 30),
        [],
    ),
    "decided some day in April, the day after": (
        replace(_announced(), decisions=(entering("d", "municipality", "2026-04"),)),
        date(2026, 5, 31),
        LETTER,
    ),
    "a later decision, revoked since": (
        replace(
            _announced(), decisions=(*SOUND.decisions, entering("d", "foundation", "2026-05-10", status="revoked"))
        ),
        TODAY,
        LETTER,
    ),
    "a later decision on something else": (
        replace(
            _announced(),
            decisions=(
                *SOUND.decisions,
                replace(
                    entering("d", "foundation", "2026-05-10"),
                    points=(replace(entering("d", "", "2026-05-10").points[0], kind="adopt_plan"),),
                ),
            ),
        ),
        TODAY,
        LETTER,
    ),
    "a later decision on another agreement": (
        replace(
            _announced(),
            decisions=(
                *SOUND.decisions,
                replace(
                    entering("d", "foundation", "2026-05-10"),
                    points=(replace(entering("d", "", "2026-05-10").points[0], agreement_id="other"),),
                ),
            ),
        ),
        TODAY,
        LETTER,
    ),
    "a later decision gives a later day": (
        replace(_announced(), decisions=(*SOUND.decisions, entering("d", "foundation", "2026-05-10"))),
        TODAY,
        [],
    ),
    "a later decision counts only from its day": (
        replace(_announced(), decisions=(*SOUND.decisions, entering("d", "foundation", "2026-05-10"))),
        date(2026, 5, 9),
        LETTER,
    ),
}


@pytest.mark.parametrize(("dossier", "as_of", "expected"), F_019.values(), ids=F_019)
def test_f_019_follow_up_overdue(dossier: DossierFacts, as_of: date, expected: list[str]) -> None:
    assert subjects(dossier, "F-019", as_of) == expected


def test_the_terms_are_settings() -> None:
    settings = FindingSettings(publication_days=15, follow_up_days=31)
    assert "F-019" not in {f.code.value for f in raise_findings(_announced(), date(2026, 4, 9), settings)}
    assert "F-019" in {f.code.value for f in raise_findings(_announced(), date(2026, 4, 10), settings)}
    assert "F-018" not in {f.code.value for f in raise_findings(_decision("ready"), TODAY, settings)}
