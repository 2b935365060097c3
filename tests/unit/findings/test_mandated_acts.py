"""F-005: what was done under a mandate, against what the mandate allows."""

from dataclasses import replace
from datetime import date

import pytest

from app.findings.facts import AmendmentFacts, ConsentFacts, DecisionPointFacts, DossierFacts
from app.kit.dates import ANY_DAY
from tests.unit.findings.sound import (
    SOUND,
    TODAY,
    changed,
    day,
    deciding,
    findings,
    subjects,
    with_agreement,
    with_signature,
)


def _amended(
    given_on: str | None = "2026-03-20", classification: str | None = "minor", **changes: object
) -> DossierFacts:
    """Return a dossier in which the mandate was used for one party's consent to an amendment."""
    amendment = AmendmentFacts(
        id="amendment",
        status="adopted",
        classification=classification,
        consents=(
            ConsentFacts(
                party_id="party-municipality", given_on=day(given_on) if given_on else None, mandate_id="mandate"
            ),
            ConsentFacts(party_id="party-province", given_on=day("2026-03-25")),
            ConsentFacts(party_id="party-foundation", given_on=day("2026-03-26")),
        ),
    )
    mandates = changed(SOUND.mandates, "mandate", **changes) if changes else SOUND.mandates
    return replace(SOUND, amendments=(amendment,), mandates=mandates)


def _decided(
    point: DecisionPointFacts, mandate_id: str = "mandate", when: str = "2026-03-20", **changes: object
) -> DossierFacts:
    mandates = changed(SOUND.mandates, "mandate", **changes) if changes else SOUND.mandates
    mandated = deciding("mandated", when, point, mandate_id=mandate_id)
    return replace(SOUND, decisions=(*SOUND.decisions, mandated), mandates=mandates)


ENTER = DecisionPointFacts(id="p", kind="enter_into_agreement", outcome="conform", agreement_id="agreement")
GRANT = DecisionPointFacts(id="p", kind="grant_subsidy", outcome="conform", allocation_id="allocation")
FIRES = ["amendment"]
F_005 = {
    "minor change under a mandate for minor changes (S5)": (_amended(), TODAY, []),
    "editorial change": (_amended(classification="editorial"), TODAY, []),
    "substantive change (S6)": (_amended(classification="substantive"), TODAY, FIRES),
    "substantive change under a wider mandate": (
        _amended(classification="substantive", powers=("decide_substantive",)),
        TODAY,
        [],
    ),
    "not classified": (_amended(classification=None), TODAY, []),
    "no such power": (_amended(powers=("sign", "pay")), TODAY, FIRES),
    "another agreement (R-032)": (_amended(subject_agreement_id="other"), TODAY, FIRES),
    "general mandate": (_amended(subject_agreement_id=None), TODAY, []),
    "before its first day (R-030)": (_amended("2026-03-01"), TODAY, FIRES),
    "on its first day": (_amended("2026-03-02"), TODAY, []),
    "some day in the month of its first day": (_amended("2026-03"), TODAY, []),
    "after its last day": (_amended(valid_to=day("2026-03-19")), TODAY, FIRES),
    "on its last day": (_amended(valid_to=day("2026-03-20")), TODAY, []),
    "after revocation (R-034)": (_amended(revoked_on=day("2026-03-19")), TODAY, FIRES),
    "on the day of revocation (R-034)": (_amended(revoked_on=day("2026-03-20")), TODAY, []),
    "before revocation (R-034)": (_amended(revoked_on=day("2026-03-21"), status="revoked"), TODAY, []),
    "after all have signed (R-041)": (_amended("2026-04-02"), TODAY, FIRES),
    "on the day all signed (R-041)": (_amended("2026-04-01"), TODAY, []),
    "in the month all signed (R-041)": (_amended("2026-04"), TODAY, []),
    "while one has not signed yet": (
        replace(_amended("2026-04-02"), signatories=SOUND.signatories[:2]),
        TODAY,
        [],
    ),
    "one signature of unknown day": (
        with_signature(_amended("2026-04-02"), "signatory-province", signed_on=ANY_DAY),
        TODAY,
        [],
    ),
    "on an unknown day": (_amended(None), TODAY, []),
    "during the term": (_amended("2026-05-01", phase_limit="during_term"), TODAY, []),
    "before the term": (_amended("2026-04-30", phase_limit="during_term"), TODAY, FIRES),
    "after the term": (
        with_agreement(_amended("2026-05-20", phase_limit="during_term"), ends_on=day("2026-05-19")),
        TODAY,
        FIRES,
    ),
    "nobody has to sign": (
        replace(_amended("2026-04-02"), parties=tuple(replace(p, must_sign=False) for p in SOUND.parties)),
        TODAY,
        [],
    ),
    "the consent is the act, not the adoption": (
        replace(_amended(), amendments=(replace(_amended().amendments[0], adopted_on=day("2026-04-02")),)),
        TODAY,
        [],
    ),
    "without a phase": (_amended("2026-05-20", phase_limit=None), TODAY, []),
    "without a phase, before the term": (_amended("2026-04-30", phase_limit=None), TODAY, []),
    "minor change under a mandate for substantive decisions": (_amended(powers=("decide_substantive",)), TODAY, []),
    "the act is later than the day of the run": (_amended("2026-04-02"), date(2026, 4, 1), []),
    "mandate not in the dossier": (replace(_amended("2026-03-01"), mandates=()), TODAY, []),
    "decision to enter": (_decided(ENTER, powers=("decide_substantive",)), TODAY, []),
    "decision to enter, mandate for minor changes": (_decided(ENTER), TODAY, ["mandated"]),
    "decision before the mandate": (
        _decided(ENTER, when="2026-03-01", powers=("decide_substantive",)),
        TODAY,
        ["mandated"],
    ),
    "decision not under a mandate": (
        replace(SOUND, decisions=(*SOUND.decisions, deciding("d", "2026-03-20", ENTER))),
        TODAY,
        [],
    ),
    "a kind of point no power is named for": (
        _decided(DecisionPointFacts(id="p", kind="designate_signatory", outcome="conform", agreement_id="agreement")),
        TODAY,
        [],
    ),
    "grant under a mandate to grant": (_decided(GRANT, powers=("grant_subsidy",)), TODAY, []),
    "grant up to the limit": (
        _decided(GRANT, powers=("grant_subsidy",), financial_limit_cents=60_000_00),
        TODAY,
        [],
    ),
    "grant above the limit (R-040)": (
        _decided(GRANT, powers=("grant_subsidy",), financial_limit_cents=60_000_00 - 1),
        TODAY,
        ["mandated"],
    ),
    "refusal above the limit": (
        _decided(replace(GRANT, kind="refuse_subsidy"), powers=("grant_subsidy",), financial_limit_cents=1),
        TODAY,
        [],
    ),
    "grant under a mandate for another agreement": (
        _decided(GRANT, powers=("grant_subsidy",), subject_agreement_id="other"),
        TODAY,
        ["mandated"],
    ),
    "signed on a mandate for minor changes (R-014, S7)": (
        with_signature(SOUND, "signatory-municipality", mandate_id="mandate"),
        TODAY,
        ["signatory-municipality"],
    ),
    "a signature on such a mandate that fell away": (
        with_signature(SOUND, "signatory-municipality", "voided", mandate_id="mandate"),
        TODAY,
        [],
    ),
    "signed on a mandate to sign": (
        replace(
            with_signature(SOUND, "signatory-municipality", mandate_id="mandate"),
            mandates=changed(SOUND.mandates, "mandate", powers=("sign",)),
        ),
        TODAY,
        [],
    ),
}


@pytest.mark.parametrize(("dossier", "as_of", "expected"), F_005.values(), ids=F_005)
def test_f_005_mandate_scope_exceeded(dossier: DossierFacts, as_of: date, expected: list[str]) -> None:
    assert subjects(dossier, "F-005", as_of) == expected


def test_one_act_gives_one_finding_with_every_excess() -> None:
    dossier = _decided(GRANT, when="2026-05-20", subject_agreement_id="other", financial_limit_cents=50_000_00)
    (finding,) = findings(dossier, "F-005")
    assert finding.evidence == (("decision", "mandated"), ("mandate", "mandate"))
    for words in (
        "De bevoegdheid daartoe staat er niet in.",
        "Het geldt voor een andere overeenkomst.",
        "op 20 mei 2026, buiten de fase",
        "€ 60.000 ligt boven de grens van € 50.000",
    ):
        assert words in finding.explanation_nl
    assert "€60,000 is above the limit of €50,000" in finding.explanation_en


def test_another_excess_is_another_cause() -> None:
    (power,) = findings(_amended(powers=("sign",)), "F-005")
    (subject,) = findings(_amended(subject_agreement_id="other"), "F-005")
    assert power.fingerprint != subject.fingerprint
