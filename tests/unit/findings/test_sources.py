"""F-016 and F-020: one amount entered twice, and sources that contradict each other."""

from dataclasses import replace
from typing import Any

import pytest

from app.findings.facts import (
    DossierFacts,
    SourceValueFacts,
)
from app.findings.facts_money import AllocationFacts, SourceRefFacts
from tests.unit.findings.sound import (
    SOUND,
    changed,
    findings,
    statement,
    subjects,
)


def _envelope(dossier: DossierFacts, /, **changes: Any) -> DossierFacts:
    return replace(dossier, envelopes=changed(dossier.envelopes, "envelope", **changes))


SAME = statement(60_000_00, text=" 60.000  Euro ")
REFS = (SourceRefFacts(document_id="budget", section="2"),)
TWIN = AllocationFacts(
    id="twin",
    envelope_id="another",
    agreement_id="agreement",
    recipient_organisation_id="foundation",
    status="reserved",
    statement=SAME,
    source_refs=REFS,
)


def _twin(**changes: Any) -> DossierFacts:
    return replace(SOUND, allocations=(*SOUND.allocations, replace(TWIN, **changes)))


def _level(**changes: Any) -> DossierFacts:
    return _envelope(SOUND, **({"statement": SAME, "source_refs": REFS} | changes))


F_016 = {
    "different amounts at two levels": (SOUND, []),
    "the same amount at two levels": (_level(), ["allocation"]),
    "the same amount in other words": (_level(statement=statement(60_000_00, text="zestigduizend")), []),
    "the same words for another amount": (_level(statement=statement(61_000_00, text="60.000 euro")), []),
    "no words": (_level(statement=statement(60_000_00)), []),
    "another place in the source": (_level(source_refs=(SourceRefFacts(document_id="budget", section="9"),)), []),
    "one of more places in common": (
        _level(source_refs=(SourceRefFacts(document_id="letter"), *REFS)),
        ["allocation"],
    ),
    "place unknown": (_level(source_refs=()), ["allocation"]),
    "as two allocations": (_twin(), ["twin"]),
    "for another recipient": (_twin(recipient_organisation_id="municipality"), []),
    "for another area": (_twin(area_id="south"), []),
    "for another agreement": (_twin(agreement_id="elsewhere"), []),
    "the twin was refused": (_twin(status="refused"), []),
    "the twin has lapsed": (_twin(status="lapsed"), []),
    "the twin was withdrawn": (_twin(status="withdrawn"), []),
    "place of the twin unknown": (_twin(source_refs=()), ["twin"]),
    "nothing stated": (_twin(statement=statement(0, text="60.000 euro")), []),
    "both of another agreement": (
        replace(
            _twin(agreement_id="elsewhere"),
            allocations=(
                replace(SOUND.allocations[0], agreement_id="elsewhere"),
                replace(TWIN, agreement_id="elsewhere"),
            ),
        ),
        [],
    ),
    "the level of another agreement": (
        replace(_level(), allocations=(replace(SOUND.allocations[0], agreement_id="elsewhere"),)),
        [],
    ),
    "as the whole and its part": (
        _twin(parent_allocation_id="allocation", envelope_id="envelope", agreement_id=None),
        ["twin"],
    ),
    "three times": (
        replace(_twin(), allocations=(*_twin().allocations, replace(TWIN, id="triplet"))),
        ["triplet", "twin"],
    ),
}


@pytest.mark.parametrize(("dossier", "expected"), F_016.values(), ids=F_016)
def test_f_016_amount_double_counted(dossier: DossierFacts, expected: list[str]) -> None:
    assert subjects(dossier, "F-016") == expected


def test_f_016_quotes_the_source_and_points_at_both_records() -> None:
    (finding,) = findings(_level(), "F-016")
    assert "€ 60.000 ('60.000 euro')" in finding.explanation_nl
    assert "de bijdrage waarvan het deel uitmaakt" in finding.explanation_nl
    assert "the contribution it is part of" in finding.explanation_en
    (twin,) = findings(_twin(), "F-016")
    assert "een andere toewijzing" in twin.explanation_nl
    assert "another allocation" in twin.explanation_en
    assert finding.evidence == (
        ("allocation", "allocation"),
        ("funding_envelope", "envelope"),
        ("document", "budget"),
    )


def _value(value_id: str, value: str, document_id: str | None, **changes: Any) -> SourceValueFacts:
    said = SourceValueFacts(
        id=value_id,
        subject_kind="area",
        subject_id="kerkrade",
        attribute="name",
        value=value,
        document_id=document_id,
    )
    return replace(said, **changes)


WEST = _value("v-1", "Kerkrade-West", "proposal")
EAST = _value("v-2", "Kerkrade-Oost", "autumn-note")


def _said(*values: SourceValueFacts) -> DossierFacts:
    return replace(SOUND, source_values=values)


AREA = ["kerkrade"]
F_020 = {
    "one source": (_said(WEST), []),
    "two sources agree": (_said(WEST, replace(EAST, value="Kerkrade-West")), []),
    "two sources agree but for spacing": (_said(WEST, replace(EAST, value=" Kerkrade-West ")), []),
    "two sources differ": (_said(WEST, EAST), AREA),
    "two sources differ, one is preferred": (_said(replace(WEST, is_preferred=True), EAST), AREA),
    "about different facts": (_said(WEST, replace(EAST, attribute="municipality")), []),
    "about different records": (_said(WEST, replace(EAST, subject_id="other")), []),
    "about records of different kinds": (_said(WEST, replace(EAST, subject_kind="neighbourhood")), []),
    "two places of one document differ": (
        _said(replace(WEST, section="1"), replace(EAST, document_id="proposal", section="2")),
        AREA,
    ),
    "one place says both": (_said(WEST, replace(EAST, document_id="proposal")), []),
}


@pytest.mark.parametrize(("dossier", "expected"), F_020.values(), ids=F_020)
def test_f_020_source_conflict(dossier: DossierFacts, expected: list[str]) -> None:
    assert subjects(dossier, "F-020") == expected


def test_f_020_keeps_both_values_and_tells_the_preference() -> None:
    (undecided,) = findings(_said(WEST, EAST), "F-020")
    assert "'Kerkrade-Oost' en 'Kerkrade-West'" in undecided.explanation_nl
    assert "Er is nog geen voorkeur bepaald." in undecided.explanation_nl
    (decided,) = findings(_said(replace(WEST, is_preferred=True), EAST), "F-020")
    assert "De voorkeur is gegeven aan 'Kerkrade-West'." in decided.explanation_nl
    assert decided.fingerprint == undecided.fingerprint
    assert decided.evidence == (
        ("area", "kerkrade"),
        ("source_value", "v-2"),
        ("source_value", "v-1"),
        ("document", "autumn-note"),
        ("document", "proposal"),
    )
    (third,) = findings(_said(WEST, EAST, _value("v-3", "Kerkrade-Noord", "letter")), "F-020")
    assert third.fingerprint != undecided.fingerprint
