"""F-007 and F-008: what the signatures on record are worth."""

from dataclasses import replace
from datetime import date

import pytest

from app.findings.facts import DossierFacts, OfficeHoldingFacts, RatificationFacts, SignatoryFacts, SignatureFacts
from app.kit.dates import ANY_DAY
from tests.unit.findings.sound import SOUND, TODAY, changed, day, subjects, with_agreement, with_signature

DIRECTOR = "signatory-foundation"


def _authority(**changes: object) -> DossierFacts:
    return replace(SOUND, signing_authorities=changed(SOUND.signing_authorities, "authority-foundation", **changes))


def _signatory(signatory_id: str, **changes: object) -> DossierFacts:
    return replace(SOUND, signatories=changed(SOUND.signatories, signatory_id, **changes))


def _office(office_id: str, **changes: object) -> DossierFacts:
    return replace(SOUND, office_holdings=changed(SOUND.office_holdings, office_id, **changes))


WITHOUT_EVIDENCE = _signatory(DIRECTOR, signing_authority_id=None)
F_007 = {
    "evidence valid on the day": (SOUND, []),
    "no evidence": (WITHOUT_EVIDENCE, [DIRECTOR]),
    "no evidence and no known day": (
        with_signature(WITHOUT_EVIDENCE, DIRECTOR, signed_on=ANY_DAY),
        [DIRECTOR],
    ),
    "evidence that is not on record": (_signatory(DIRECTOR, signing_authority_id="elsewhere"), [DIRECTOR]),
    "evidence started after": (_authority(valid_from=day("2026-04-02")), [DIRECTOR]),
    "evidence started that day": (_authority(valid_from=day("2026-04-01")), []),
    "evidence started some day that month": (_authority(valid_from=day("2026-04")), []),
    "evidence ended before": (_authority(valid_to=day("2026-03-31")), [DIRECTOR]),
    "evidence ended that day": (_authority(valid_to=day("2026-04-01")), []),
    "evidence ended, day of signing unknown": (
        with_signature(_authority(valid_to=day("2026-03-31")), DIRECTOR, signed_on=None),
        [],
    ),
    "evidence without a document": (_authority(document_id=None), [DIRECTOR]),
    "evidence of another organisation": (_authority(organisation_id="province"), [DIRECTOR]),
    "evidence for another agreement": (_authority(subject_agreement_id="other"), [DIRECTOR]),
    "evidence for this agreement": (_authority(subject_agreement_id="agreement"), []),
    "evidence names another office": (_authority(office_holding_id="alderman"), [DIRECTOR]),
    "evidence names the office as joint": (
        _authority(office_holding_id="alderman", joint_with_office_holding_ids=("director",)),
        [],
    ),
    "not signed": (_signatory(DIRECTOR, signing_authority_id=None, status="designated", signature=None), []),
    "voided": (_signatory(DIRECTOR, signing_authority_id=None, status="voided"), []),
    "reserved signature needs evidence too": (
        _signatory(DIRECTOR, signing_authority_id=None, status="signed_under_reservation"),
        [DIRECTOR],
    ),
    "ratified": (
        replace(WITHOUT_EVIDENCE, ratifications=(RatificationFacts(id="r", signatory_id=DIRECTOR, scope="full"),)),
        [],
    ),
    "signed later than the day of the run": (
        with_signature(WITHOUT_EVIDENCE, DIRECTOR, signed_on=day("2026-06-02")),
        [],
    ),
    "mayor in office (R-015)": (_signatory("signatory-municipality", signing_authority_id=None), []),
    "King's commissioner in office": (_signatory("signatory-province", signing_authority_id=None), []),
    "alderman without designation (R-013)": (
        _signatory("signatory-municipality", signing_authority_id=None, office_holding_id="alderman"),
        ["signatory-municipality"],
    ),
    "mayor of elsewhere": (
        replace(
            _signatory("signatory-municipality", signing_authority_id=None, office_holding_id="neighbour"),
            office_holdings=(
                *SOUND.office_holdings,
                OfficeHoldingFacts(id="neighbour", organisation_id="next-door", function_kind="mayor"),
            ),
        ),
        ["signatory-municipality"],
    ),
    "mayor not yet in office (R-017)": (_office("mayor", valid_from=day("2026-04-02")), ["signatory-municipality"]),
    "mayor left before (R-017)": (_office("mayor", valid_to=day("2026-03-31")), ["signatory-municipality"]),
    "mayor left that month": (_office("mayor", valid_to=day("2026-04")), []),
    "a board member has no authority by office": (
        replace(WITHOUT_EVIDENCE, office_holdings=changed(SOUND.office_holdings, "director", function_kind=None)),
        [DIRECTOR],
    ),
}


@pytest.mark.parametrize(("dossier", "expected"), F_007.values(), ids=F_007)
def test_f_007_signatory_authority_unproven(dossier: DossierFacts, expected: list[str]) -> None:
    assert subjects(dossier, "F-007") == expected


def _second_director(signature: SignatureFacts | None) -> DossierFacts:
    joint = _authority(basis="statutory_joint", joint_with_office_holding_ids=("treasurer",))
    second = SignatoryFacts(
        id="signatory-second",
        party_id="party-foundation",
        office_holding_id="treasurer",
        status="designated" if signature is None else "signed",
        signing_authority_id="authority-foundation",
        signature=signature,
    )
    return replace(joint, signatories=(*joint.signatories, second))


SIGNATURE = SOUND.signatories[0].signature
BOARD = ["party-foundation"]
F_008 = {
    "all signed": (SOUND, TODAY, []),
    **{
        f"signatory {status}": (_signatory(DIRECTOR, status=status), TODAY, expected)
        for status, expected in {
            "designated": BOARD,
            "signed_under_reservation": BOARD,
            "signed_unauthorised": BOARD,
            "ratification_refused": BOARD,
            "voided": BOARD,
            "ratified": [],
        }.items()
    },
    "unauthorised but ratified": (
        replace(
            _signatory(DIRECTOR, status="signed_unauthorised"),
            ratifications=(RatificationFacts(id="r", signatory_id=DIRECTOR, scope="full"),),
        ),
        TODAY,
        [],
    ),
    "no signatory at all": (replace(SOUND, signatories=SOUND.signatories[:2]), TODAY, BOARD),
    "need not sign": (
        replace(
            SOUND,
            signatories=SOUND.signatories[:2],
            parties=changed(SOUND.parties, "party-foundation", must_sign=False),
        ),
        TODAY,
        [],
    ),
    "has left": (
        replace(
            SOUND,
            signatories=SOUND.signatories[:2],
            parties=changed(SOUND.parties, "party-foundation", left_on=day("2026-05-20")),
        ),
        TODAY,
        [],
    ),
    "signed on an unknown day": (with_signature(SOUND, DIRECTOR, signed_on=ANY_DAY), TODAY, []),
    "signed later than the day of the run": (
        with_signature(SOUND, DIRECTOR, signed_on=day("2026-06-02")),
        TODAY,
        BOARD,
    ),
    "not in force": (with_agreement(_signatory(DIRECTOR, status="designated"), status="signed"), TODAY, []),
    "not yet in force that day": (_signatory(DIRECTOR, status="designated"), date(2026, 4, 30), []),
    "in force from that day": (_signatory(DIRECTOR, status="designated"), date(2026, 5, 1), BOARD),
    "in force on an unknown day": (
        with_agreement(_signatory(DIRECTOR, status="designated"), effective_on=None),
        date(2026, 4, 30),
        BOARD,
    ),
    "may not be in force yet that day": (
        with_agreement(_signatory(DIRECTOR, status="designated"), effective_on=day("2026-06")),
        date(2026, 6, 15),
        [],
    ),
    "one of two joint directors signed (R-016)": (_second_director(None), TODAY, BOARD),
    "both joint directors signed (R-016)": (_second_director(SIGNATURE), TODAY, []),
    "another text (R-061)": (with_signature(SOUND, DIRECTOR, text_sha256="b" * 64), TODAY, ["agreement"]),
    "another text of who need not sign": (
        replace(
            with_signature(SOUND, DIRECTOR, text_sha256="b" * 64),
            parties=changed(SOUND.parties, "party-foundation", must_sign=False),
        ),
        TODAY,
        [],
    ),
    "another text, void since": (
        replace(
            SOUND,
            signatories=(
                *SOUND.signatories,
                replace(
                    with_signature(SOUND, DIRECTOR, text_sha256="b" * 64).signatories[2], id="old", status="voided"
                ),
            ),
        ),
        TODAY,
        [],
    ),
    "signed without a signature record": (_signatory(DIRECTOR, signature=None), TODAY, []),
    "text unknown": (with_signature(SOUND, DIRECTOR, text_sha256=None), TODAY, []),
    "joined later on a later text": (
        replace(
            with_signature(SOUND, DIRECTOR, text_sha256="b" * 64),
            parties=changed(SOUND.parties, "party-foundation", joined_on=day("2026-05-10")),
        ),
        TODAY,
        [],
    ),
}


@pytest.mark.parametrize(("dossier", "as_of", "expected"), F_008.values(), ids=F_008)
def test_f_008_in_force_incomplete_signatures(dossier: DossierFacts, as_of: date, expected: list[str]) -> None:
    assert subjects(dossier, "F-008", as_of) == expected
