"""F-003 and F-004: whether a mandate can be used, and by whom."""

from dataclasses import replace
from datetime import date

import pytest

from app.findings.facts import (
    DecisionPointFacts,
    DossierFacts,
    OfficeHoldingFacts,
    RoleAssignmentFacts,
    SigningEventFacts,
    TerminationFacts,
)
from app.kit.dates import ANY_DAY
from tests.unit.findings.sound import (
    SOUND,
    TODAY,
    before_signing,
    changed,
    day,
    deciding,
    findings,
    subjects,
    with_agreement,
    with_signature,
)

PLANNED = before_signing("2026-06-10")
GRANT_POINT = DecisionPointFacts(id="grants-mandate", kind="grant_mandate", outcome="conform", mandate_id="mandate")


def _mandate(dossier: DossierFacts = PLANNED, /, **changes: object) -> DossierFacts:
    return replace(dossier, mandates=changed(dossier.mandates, "mandate", **changes))


def _late(*events: tuple[str, str | None], **changes: object) -> DossierFacts:
    """Return a dossier with a mandate from 15 May and signings of this status on these days."""
    signing_events = tuple(
        SigningEventFacts(id=f"event-{no}", status=status, planned_on=day(when) if when else None)
        for no, (status, when) in enumerate(events)
    )
    return replace(_mandate(valid_from=day("2026-05-15"), **changes), signing_events=signing_events)


def _term(dossier: DossierFacts = SOUND, /, **changes: object) -> DossierFacts:
    return _mandate(dossier, **({"phase_limit": "during_term"} | changes))


FIRES = ["mandate"]
F_003 = {
    "starts the day after the planned signing": (_late(("planned", "2026-05-14")), FIRES),
    "starts on the day of the planned signing": (_late(("planned", "2026-05-15")), []),
    "starts before it": (_late(("planned", "2026-05-16")), []),
    "planned some day in the month of the start": (_late(("planned", "2026-05")), []),
    "planned in the month before the start": (_late(("planned", "2026-04")), FIRES),
    "starts some day in the month of the signing": (
        _mandate(_late(("planned", "2026-05-14")), valid_from=day("2026-05")),
        [],
    ),
    "no planned day": (_late(("planned", None)), []),
    "no event": (_late(), []),
    "held before": (_late(("held", "2026-05-14")), FIRES),
    "a second signing is still planned": (_late(("held", "2026-05-14"), ("planned", "2026-06-20")), []),
    "the second signing is cancelled": (_late(("held", "2026-05-14"), ("cancelled", "2026-06-20")), FIRES),
    "postponed": (_late(("postponed", "2026-05-14")), []),
    "held later than planned": (
        replace(
            _late(),
            signing_events=(
                SigningEventFacts(id="event", status="held", planned_on=day("2026-05-14"), held_on=day("2026-05-20")),
            ),
        ),
        [],
    ),
    "somebody signed later": (
        replace(
            _late(("planned", "2026-05-14")),
            signatories=with_signature(SOUND, "signatory-province", signed_on=day("2026-05-20")).signatories[1:2],
        ),
        [],
    ),
    "no start given: starts with the decision (R-031)": (
        replace(
            _mandate(valid_from=None),
            signing_events=(SigningEventFacts(id="event", status="planned", planned_on=day("2026-03-01")),),
        ),
        FIRES,
    ),
    "exhausted": (_late(("held", "2026-05-14"), status="exhausted"), FIRES),
    "only proposed": (_late(("planned", "2026-05-14"), status="proposed"), []),
    "lapsed": (_late(("planned", "2026-05-14"), status="lapsed"), []),
    "revoked": (_late(("planned", "2026-05-14"), status="revoked"), []),
    "revoked later than the day of the run": (
        _late(("planned", "2026-05-14"), revoked_on=day("2026-06-02")),
        FIRES,
    ),
    "revoked by the day of the run": (_late(("planned", "2026-05-14"), revoked_on=day("2026-06-01")), []),
    "without a phase": (_late(("planned", "2026-05-14"), phase_limit=None), []),
    "without a phase, before the term": (_term(valid_to=day("2026-04-30"), phase_limit=None), []),
    "for another agreement": (_late(("planned", "2026-05-14"), subject_agreement_id="other"), []),
    "general": (_late(("planned", "2026-05-14"), subject_agreement_id=None), FIRES),
    "during the term": (_term(), []),
    "ends before the term begins": (_term(valid_to=day("2026-04-30")), FIRES),
    "ends on the first day of the term": (_term(valid_to=day("2026-05-01")), []),
    "ends in the month the term begins": (_term(valid_to=day("2026-05")), []),
    "begins after the term": (_term(with_agreement(SOUND, ends_on=day("2026-03-01"))), FIRES),
    "begins on the last day of the term": (_term(with_agreement(SOUND, ends_on=day("2026-03-02"))), []),
    "begins after the termination": (
        _term(
            replace(
                with_agreement(SOUND, status="terminated"),
                terminations=(TerminationFacts(id="t", kind="mutual", effective_on=day("2026-03-01")),),
            )
        ),
        FIRES,
    ),
}


@pytest.mark.parametrize(("dossier", "expected"), F_003.values(), ids=F_003)
def test_f_003_mandate_window_empty(dossier: DossierFacts, expected: list[str]) -> None:
    assert subjects(dossier, "F-003") == expected


def test_f_003_says_which_side_of_the_term_is_missed() -> None:
    (early,) = findings(_term(valid_to=day("2026-04-30")), "F-003")
    assert "die pas begint (op 1 mei 2026)" in early.explanation_nl
    assert "the mandate ends on 30 April 2026" in early.explanation_en
    (late,) = findings(_term(with_agreement(SOUND, ends_on=day("2026-03-01"))), "F-003")
    assert "die toen al was geëindigd (op 1 maart 2026)" in late.explanation_nl
    assert "the mandate starts on 2 March 2026" in late.explanation_en


def _assigned(**changes: object) -> DossierFacts:
    return replace(SOUND, role_assignments=changed(SOUND.role_assignments, "assignment", **changes))


def _holding(**changes: object) -> DossierFacts:
    return replace(SOUND, office_holdings=changed(SOUND.office_holdings, "alderman", **changes))


F_004 = {
    "assigned for the agreement": (SOUND, TODAY, []),
    "assigned for its programme": (_assigned(agreement_id=None, programme_id="programme"), TODAY, []),
    "not assigned": (replace(SOUND, role_assignments=()), TODAY, FIRES),
    "assigned for another agreement": (_assigned(agreement_id="other"), TODAY, FIRES),
    "assigned for another programme": (_assigned(agreement_id=None, programme_id="other"), TODAY, FIRES),
    "assigned for nothing in particular": (
        with_agreement(_assigned(agreement_id=None), programme_id=None),
        TODAY,
        FIRES,
    ),
    "assigned for another agreement of the programme": (
        _assigned(agreement_id="other", programme_id="programme"),
        TODAY,
        FIRES,
    ),
    "another role": (_assigned(role="chair"), TODAY, FIRES),
    "assigned from tomorrow": (_assigned(valid_from=day("2026-06-02")), TODAY, FIRES),
    "assigned from today": (_assigned(valid_from=day("2026-06-01")), TODAY, []),
    "assigned from some day this month": (_assigned(valid_from=day("2026-06")), TODAY, []),
    "assigned until yesterday": (_assigned(valid_to=day("2026-05-31")), TODAY, FIRES),
    "assigned until some day last month": (_assigned(valid_to=day("2026-05")), TODAY, FIRES),
    "assigned until some day this month": (_assigned(valid_to=day("2026-06")), TODAY, []),
    "the holder has left office (R-042)": (_holding(valid_to=day("2026-05-31")), TODAY, FIRES),
    "the holder leaves today": (_holding(valid_to=day("2026-06-01")), TODAY, []),
    "the holder serves another organisation": (_holding(organisation_id="province"), TODAY, FIRES),
    "the office is outside the dossier": (_assigned(office_holding_id="elsewhere"), TODAY, []),
    "held by a person": (replace(_mandate(SOUND, holder_kind="person"), role_assignments=()), TODAY, []),
    "exhausted": (replace(_mandate(SOUND, status="exhausted"), role_assignments=()), TODAY, []),
    "only granted": (replace(_mandate(SOUND, status="granted"), role_assignments=()), TODAY, FIRES),
    "ended": (replace(_mandate(SOUND, valid_to=day("2026-05-31")), role_assignments=()), TODAY, []),
    "ends today": (replace(_mandate(SOUND, valid_to=day("2026-06-01")), role_assignments=()), TODAY, FIRES),
    "revoked": (replace(_mandate(SOUND, revoked_on=day("2026-05-31")), role_assignments=()), TODAY, []),
    "the granting decision does not exist yet": (replace(SOUND, role_assignments=()), date(2026, 3, 1), []),
    "the granting decision is of today": (replace(SOUND, role_assignments=()), date(2026, 3, 2), FIRES),
    "starts later: the holder of that day counts": (
        _mandate(_assigned(valid_from=day("2026-06-15")), valid_from=day("2026-06-20")),
        TODAY,
        [],
    ),
    "starts later: nobody on that day": (
        _mandate(_assigned(valid_from=day("2026-06-25")), valid_from=day("2026-06-20")),
        TODAY,
        FIRES,
    ),
}


@pytest.mark.parametrize(("dossier", "as_of", "expected"), F_004.values(), ids=F_004)
def test_f_004_mandate_holder_undetermined(dossier: DossierFacts, as_of: date, expected: list[str]) -> None:
    assert subjects(dossier, "F-004", as_of) == expected


def test_r_042_the_next_assignment_takes_over() -> None:
    left = _holding(valid_to=day("2026-05-31"))
    successor = replace(
        left,
        office_holdings=(
            *left.office_holdings,
            OfficeHoldingFacts(id="new", organisation_id="municipality", function_kind="alderman"),
        ),
        role_assignments=(
            *left.role_assignments,
            RoleAssignmentFacts(
                id="next",
                role="portfolio_holder",
                agreement_id="agreement",
                office_holding_id="new",
                valid_from=day("2026-06-01"),
            ),
        ),
    )
    assert subjects(left, "F-004") == FIRES
    assert subjects(successor, "F-004") == []


def test_a_general_mandate_lacks_its_holder_per_agreement() -> None:
    unheld = replace(_mandate(SOUND, subject_agreement_id=None), role_assignments=())
    (here,) = findings(unheld, "F-004")
    (there,) = findings(with_agreement(unheld, id="elsewhere"), "F-004")
    assert here.subject_id == there.subject_id == "mandate"
    assert here.fingerprint != there.fingerprint


def test_a_mandate_exists_only_by_an_affirmative_point() -> None:
    def granted(outcome: str | None) -> DossierFacts:
        point = replace(GRANT_POINT, outcome=outcome)
        return replace(SOUND, role_assignments=(), decisions=(deciding("d", "2026-03-02", point),))

    assert subjects(granted("conform"), "F-004") == FIRES
    assert subjects(granted("deferred"), "F-004") == []
    assert subjects(granted(None), "F-004") == []


def test_a_mandate_whose_decision_is_not_in_the_dossier_exists_from_its_first_day() -> None:
    alone = replace(SOUND, role_assignments=(), decisions=())
    assert subjects(alone, "F-004", date(2026, 3, 1)) == []
    assert subjects(alone, "F-004", date(2026, 3, 2)) == FIRES
    assert subjects(_mandate(alone, valid_from=ANY_DAY), "F-004", date(2026, 3, 1)) == FIRES
    assert subjects(_mandate(alone, status="proposed"), "F-004") == []
