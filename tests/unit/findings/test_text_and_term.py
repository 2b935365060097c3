"""F-010, F-011, F-012 and F-013: changes of the text, its term, and what came after its end."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.findings.facts import (
    AmendmentFacts,
    ConsentFacts,
    DecisionPointFacts,
    DossierFacts,
    ProgrammeFacts,
    TerminationFacts,
)
from app.findings.facts_money import AllocationFacts
from app.kit.dates import ANY_DAY
from tests.unit.findings.sound import SOUND, TODAY, changed, day, deciding, findings, subjects, with_agreement

CONSENTS = tuple(
    ConsentFacts(party_id=f"party-{organisation}", given_on=day(when))
    for organisation, when in {
        "municipality": "2026-05-10",
        "province": "2026-05-12",
        "foundation": "2026-05-14",
    }.items()
)


def _amended(dossier: DossierFacts = SOUND, /, **changes: Any) -> DossierFacts:
    amendment = AmendmentFacts(
        id="amendment", status="in_effect", classification="minor", effective_on=day("2026-05-15"), consents=CONSENTS
    )
    return replace(dossier, amendments=(replace(amendment, **changes),))


def _protected(**changes: Any) -> DossierFacts:
    return _amended(protected_subjects=("money", "liability"), **changes)


FIRES = ["amendment"]
F_010 = {
    "minor without protected subjects": (_amended(), TODAY, []),
    "minor with protected subjects": (_protected(), TODAY, FIRES),
    "editorial with protected subjects": (_protected(classification="editorial"), TODAY, FIRES),
    "substantive": (_protected(classification="substantive"), TODAY, []),
    "not classified": (_protected(classification=None), TODAY, []),
    **{
        status: (_protected(status=status), TODAY, expected)
        for status, expected in {
            "proposed": [],
            "classified": FIRES,
            "awaiting_consent": FIRES,
            "adopted": FIRES,
            "rejected": [],
            "withdrawn": [],
        }.items()
    },
    "handled as minor before all consented": (_protected(status="awaiting_consent"), date(2026, 5, 13), FIRES),
    "one consent of unknown day": (
        _protected(consents=(*CONSENTS, ConsentFacts(party_id="party-province"))),
        date(2026, 5, 13),
        FIRES,
    ),
    "not yet adopted that day": (_protected(), date(2026, 5, 13), []),
    "adopted that day by the last consent": (_protected(), date(2026, 5, 14), FIRES),
    "adopted in a month not over yet": (_protected(adopted_on=day("2026-06")), TODAY, []),
}


@pytest.mark.parametrize(("dossier", "as_of", "expected"), F_010.values(), ids=F_010)
def test_f_010_minor_change_touches_protected(dossier: DossierFacts, as_of: date, expected: list[str]) -> None:
    assert subjects(dossier, "F-010", as_of) == expected


def test_f_010_names_the_protected_subjects() -> None:
    (finding,) = findings(_protected(), "F-010")
    assert "ondergeschikt" in finding.explanation_nl
    assert "aansprakelijkheid en bedragen en financiering" in finding.explanation_nl
    assert "liability and amounts and funding" in finding.explanation_en
    (other,) = findings(_amended(protected_subjects=("money",)), "F-010")
    assert other.fingerprint != finding.fingerprint


def _party(**changes: Any) -> DossierFacts:
    return replace(_amended(consents=CONSENTS[:2]), parties=changed(SOUND.parties, "party-foundation", **changes))


def _approved(outcome: str = "conform", **changes: Any) -> DossierFacts:
    """The municipality consented by a point of a decision about the amendment."""
    point = DecisionPointFacts(
        id="point", kind="approve_amendment", agreement_id="agreement", amendment_id="amendment", outcome=outcome
    )
    dossier = replace(SOUND, decisions=(*SOUND.decisions, deciding("approval", "2026-05-09", point)))
    consent = replace(CONSENTS[0], decision_point_id="point", is_founded=True)
    return _amended(dossier, consents=(consent, *CONSENTS[1:]), **changes)


def _unfounded(place: int) -> DossierFacts:
    return _amended(consents=(*CONSENTS[:place], replace(CONSENTS[place], is_founded=False), *CONSENTS[place + 1 :]))


F_011 = {
    "on a decision": (_approved(), TODAY, []),
    "on a decision that rejects": (_approved("rejected"), TODAY, FIRES),
    "substantive, without the decision of a government": (_approved(classification="substantive"), TODAY, FIRES),
    "a government that consented on nothing": (_unfounded(0), TODAY, FIRES),
    "a private party that consented on nothing": (_unfounded(2), TODAY, FIRES),
    "everybody consented": (_amended(), TODAY, []),
    "one party did not": (_amended(consents=CONSENTS[1:]), TODAY, FIRES),
    "nobody did": (_amended(consents=()), TODAY, FIRES),
    "still waiting": (_amended(consents=CONSENTS[1:], status="awaiting_consent"), TODAY, []),
    "rejected": (_amended(consents=CONSENTS[1:], status="rejected"), TODAY, []),
    "not adopted yet that day": (_amended(consents=CONSENTS[1:]), date(2026, 5, 13), []),
    "adopted that day": (_amended(consents=CONSENTS[1:]), date(2026, 5, 14), FIRES),
    "adopted some day this month": (_amended(consents=CONSENTS[1:], adopted_on=day("2026-06")), TODAY, []),
    "adopted on an unknown day": (_amended(consents=(), effective_on=None), TODAY, FIRES),
    "consent of unknown day": (
        _amended(consents=(*CONSENTS[1:], ConsentFacts(party_id="party-municipality"))),
        TODAY,
        [],
    ),
    "consent only after the day of the run": (
        _amended(
            adopted_on=day("2026-05-15"),
            consents=(*CONSENTS[1:], ConsentFacts(party_id="party-municipality", given_on=day("2026-06-02"))),
        ),
        TODAY,
        FIRES,
    ),
    "consent some day this month": (
        _amended(
            adopted_on=day("2026-05-15"),
            consents=(*CONSENTS[1:], ConsentFacts(party_id="party-municipality", given_on=day("2026-06"))),
        ),
        TODAY,
        [],
    ),
    "left before": (_party(left_on=day("2026-05-11")), TODAY, []),
    "left on the day of adoption": (_party(left_on=day("2026-05-12")), TODAY, []),
    "left after": (_party(left_on=day("2026-05-13")), TODAY, FIRES),
    "joined before": (_party(joined_on=day("2026-05-11")), TODAY, FIRES),
    "joined with the amendment": (_party(joined_on=day("2026-05-12")), TODAY, []),
    "joined some day that month": (_party(joined_on=day("2026-05")), TODAY, []),
}


@pytest.mark.parametrize(("dossier", "as_of", "expected"), F_011.values(), ids=F_011)
def test_f_011_amendment_consent_incomplete(dossier: DossierFacts, as_of: date, expected: list[str]) -> None:
    assert subjects(dossier, "F-011", as_of) == expected


def test_f_011_names_every_party_that_is_missing() -> None:
    (finding,) = findings(_amended(consents=CONSENTS[2:]), "F-011")
    assert "instemming van gemeente Dal en provincie Heuvel." in finding.explanation_nl
    assert "consent of gemeente Dal and provincie Heuvel." in finding.explanation_en
    assert finding.evidence == (
        ("amendment", "amendment"),
        ("party", "party-municipality"),
        ("party", "party-province"),
    )


OPEN = with_agreement(SOUND, ends_on=None, is_indefinite=None)
AGREEMENT = ["agreement"]
F_012 = {
    "end date": (SOUND, []),
    "no end date": (OPEN, AGREEMENT),
    "not marked indefinite": (with_agreement(OPEN, is_indefinite=False), AGREEMENT),
    "indefinite": (with_agreement(OPEN, is_indefinite=True), []),
    "end of unknown day": (with_agreement(OPEN, ends_on=ANY_DAY), AGREEMENT),
    "ends in a month": (with_agreement(OPEN, ends_on=day("2030-12")), []),
    "letter of intent": (with_agreement(OPEN, kind="letter_of_intent"), []),
    "covenant": (with_agreement(OPEN, kind="covenant"), AGREEMENT),
    **{
        status: (with_agreement(OPEN, status=status), expected)
        for status, expected in {
            "draft": [],
            "negotiating": [],
            "in_decision": AGREEMENT,
            "approved": AGREEMENT,
            "in_signing": AGREEMENT,
            "signed": AGREEMENT,
            "in_force": AGREEMENT,
            "withdrawn": [],
        }.items()
    },
}


@pytest.mark.parametrize(("dossier", "expected"), F_012.values(), ids=F_012)
def test_f_012_term_undetermined(dossier: DossierFacts, expected: list[str]) -> None:
    assert subjects(dossier, "F-012") == expected


def test_f_012_does_not_take_the_horizon_of_the_programme_for_the_term() -> None:
    programme = ProgrammeFacts(id="programme", name="Sterke wijken", horizon_years=20)
    (finding,) = findings(replace(OPEN, programmes=(programme,)), "F-012")
    assert "20 jaar van het programma" in finding.explanation_nl
    assert ("programme", "programme") in finding.evidence
    for unsaid in (replace(programme, id="other"), replace(programme, horizon_years=None)):
        (other,) = findings(replace(OPEN, programmes=(unsaid,)), "F-012")
        assert "programma" not in other.explanation_nl
        assert other.fingerprint == finding.fingerprint


def _ended(ends_on: str | None, **changes: Any) -> DossierFacts:
    return with_agreement(SOUND, ends_on=day(ends_on) if ends_on else None, **changes)


def _terminated(*terminations: tuple[str, str], status: str = "terminated") -> DossierFacts:
    return replace(
        with_agreement(SOUND, status=status),
        terminations=tuple(
            TerminationFacts(id=f"t-{no}", kind=kind, effective_on=day(when))
            for no, (kind, when) in enumerate(terminations)
        ),
    )


PART = AllocationFacts(id="part", envelope_id="envelope", parent_allocation_id="allocation", status="granted")
PART_GRANT = DecisionPointFacts(id="p", kind="grant_subsidy", outcome="conform", allocation_id="part")
F_013 = {
    "nothing ended": (SOUND, TODAY, []),
    # The grant is of 10 May, the advance of 20 May.
    "ended the day before the grant": (_ended("2026-05-09"), TODAY, ["allocation", "payment"]),
    "ended on the day of the grant (S12)": (_ended("2026-05-10"), TODAY, ["payment"]),
    "ended on the day of the advance": (_ended("2026-05-20"), TODAY, []),
    "ended some day that month": (_ended("2026-05"), TODAY, []),
    "ended the month before": (_ended("2026-04"), TODAY, ["allocation", "payment"]),
    "the advance is not yet paid that day": (_ended("2026-05-09"), date(2026, 5, 19), ["allocation"]),
    "the advance is only approved": (
        replace(_ended("2026-05-10"), payments=changed(SOUND.payments, "payment", status="approved")),
        TODAY,
        [],
    ),
    "a final payment closes (R-065)": (
        replace(_ended("2026-05-10"), payments=changed(SOUND.payments, "payment", kind="final")),
        TODAY,
        [],
    ),
    "the day of the advance is unknown": (
        replace(_ended("2026-05-10"), payments=changed(SOUND.payments, "payment", paid_on=None)),
        TODAY,
        [],
    ),
    "money of another agreement": (
        replace(_ended("2026-05-09"), allocations=changed(SOUND.allocations, "allocation", agreement_id="other")),
        TODAY,
        [],
    ),
    "a part of the agreement's allocation": (
        replace(
            _ended("2026-05-20"),
            allocations=(*SOUND.allocations, PART),
            decisions=(*SOUND.decisions, deciding("d", "2026-05-25", PART_GRANT)),
        ),
        TODAY,
        ["part"],
    ),
    "a refusal is no grant": (
        replace(
            _ended("2026-05-20"),
            decisions=(
                *SOUND.decisions,
                deciding("d", "2026-05-25", replace(PART_GRANT, allocation_id="allocation", outcome="rejected")),
            ),
        ),
        TODAY,
        [],
    ),
    "determined after the end (S12)": (
        replace(
            _ended("2026-05-20"),
            decisions=(
                *SOUND.decisions,
                deciding(
                    "d", "2026-05-25", replace(PART_GRANT, kind="determine_subsidy", allocation_id="allocation")
                ),
            ),
        ),
        TODAY,
        [],
    ),
    "an advance decided after the end": (
        replace(
            _ended("2026-05-20"),
            decisions=(
                *SOUND.decisions,
                deciding("d", "2026-05-25", replace(PART_GRANT, kind="grant_advance", allocation_id="allocation")),
            ),
        ),
        TODAY,
        ["allocation"],
    ),
    "amended after the end": (
        _amended(_ended("2026-05-13"), adopted_on=day("2026-05-14")),
        TODAY,
        ["amendment", "payment"],
    ),
    "amended on the last day": (_amended(_ended("2026-05-20"), adopted_on=day("2026-05-20")), TODAY, []),
    "an amendment not adopted": (
        _amended(_ended("2026-05-20"), status="awaiting_consent", adopted_on=day("2026-05-25")),
        TODAY,
        [],
    ),
    "terminated before the grant": (_terminated(("mutual", "2026-05-09")), TODAY, ["allocation", "payment"]),
    "a notice on an agreement still in force": (_terminated(("notice", "2026-05-09"), status="in_force"), TODAY, []),
    "one party withdrew before, all ended after": (
        _terminated(("withdrawal", "2026-05-09"), ("mutual", "2026-05-25")),
        TODAY,
        [],
    ),
    "ended by the last withdrawal": (
        _terminated(("withdrawal", "2026-05-01"), ("withdrawal", "2026-05-15")),
        TODAY,
        ["payment"],
    ),
}


@pytest.mark.parametrize(("dossier", "as_of", "expected"), F_013.values(), ids=F_013)
def test_f_013_activity_after_end(dossier: DossierFacts, as_of: date, expected: list[str]) -> None:
    assert subjects(dossier, "F-013", as_of) == expected


def test_f_013_says_what_came_after_which_end() -> None:
    (grant, advance) = findings(_ended("2026-05-09"), "F-013")
    assert grant.explanation_nl == (
        "Een subsidieverlening is gedateerd op 10 mei 2026, na het einde van de overeenkomst op 9 mei 2026."
    )
    assert advance.explanation_en == "An advance is dated on 20 May 2026, after the agreement ended on 9 May 2026."
    assert ("decision", "decision-grant") in grant.evidence
    assert ("allocation", "allocation") in advance.evidence
