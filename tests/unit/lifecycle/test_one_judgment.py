"""Findings, chain of authority and steps tell of one judgment: whether who signed could (F-007, R-012 to R-017)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.findings.facts import DossierFacts, MandateFacts, RatificationFacts
from app.findings.representation import LinkState
from app.kit.dates import Interval
from app.lifecycle.authority import standing_links
from app.lifecycle.outlook import SHOWN_IN_CHAIN
from app.lifecycle.signature_guards import everybody_signed
from tests.unit.findings.sound import TODAY, changed, day, subjects, with_agreement, with_signature
from tests.unit.lifecycle.dossiers import PROVEN, agreement_situation, examined, unmet

NAMES = ("municipality", "province", "foundation")
offices = st.sampled_from(("mayor", "commissioner", "director", "alderman", None, "nowhere"))
days = st.sampled_from(
    (None, day("2026-03-31"), day("2026-04-01"), day("2026-04-02"), day("2026-04"), Interval(date.min, date.max))
)
statuses = st.sampled_from(
    (
        "signed",
        "signed",
        "signed",
        "signed_under_reservation",
        "signed_unauthorised",
        "ratified",
        "ratification_refused",
    )
)
scopes = st.sampled_from((None, None, "full", "partial"))


@st.composite
def dossiers(draw: st.DrawFn) -> DossierFacts:
    """A dossier in which everything was proven, with much of what proves it changed."""
    found = PROVEN
    for name in NAMES:
        authority: dict[str, Any] = {
            "basis": draw(st.sampled_from(("ex_officio", "designation", "power_of_attorney", "statutory"))),
            "office_holding_id": draw(offices),
            "granted_by_office_holding_id": draw(offices),
            "organisation_id": draw(st.sampled_from((name, name, "province"))),
            "document_id": draw(st.sampled_from(("proof", "proof", None))),
            "valid_from": draw(days) or day("2025-01-01"),
            "valid_to": draw(days),
            "revoked_on": draw(days),
        }
        signatory: dict[str, Any] = {
            "office_holding_id": draw(offices),
            "signing_authority_id": draw(
                st.sampled_from((f"authority-{name}", f"authority-{name}", None, "nowhere"))
            ),
        }
        found = replace(
            found,
            signing_authorities=changed(found.signing_authorities, f"authority-{name}", **authority),
            signatories=changed(found.signatories, f"signatory-{name}", **signatory),
        )
        mandated = {"mandate_id": draw(st.sampled_from((None, None, "to-sign"))), "signed_on": draw(days)}
        found = with_signature(found, f"signatory-{name}", draw(statuses), **mandated)
    ratifications = [
        RatificationFacts(id=f"r-{name}", signatory_id=f"signatory-{name}", scope=scope)
        for name in NAMES
        if (scope := draw(scopes)) is not None
    ]
    mandate = MandateFacts(
        id="to-sign",
        status=draw(st.sampled_from(("proposed", "active", "revoked", "exhausted"))),
        granting_organisation_id="municipality",
        granting_body=draw(st.sampled_from(("mayor", "municipal_executive"))),
        holder_kind="function",
        function_kind="alderman",
        powers=draw(st.sampled_from((("sign",), ("make_minor_amendments",)))),
        valid_from=draw(days),
        revoked_on=draw(days),
    )
    kind = draw(st.sampled_from((None, "welfare_organisation")))
    return replace(
        found,
        mandates=(mandate,),
        ratifications=tuple(ratifications),
        office_holdings=changed(found.office_holdings, "mayor", valid_to=draw(days)),
        organisations=changed(found.organisations, "foundation", kind=kind, is_public_law_body=None),
    )


def compared(dossier: DossierFacts) -> set[tuple[bool, bool]]:
    """Check that chain and finding agree on each signature, and tell which of both were there."""
    x = examined(dossier)
    unproven, met = set(subjects(dossier, "F-007")), set()
    for party in dossier.parties:
        for signatory in x.signatories_of(party):
            if signatory.status not in SHOWN_IN_CHAIN or not x.has_signed(signatory):
                continue
            states = {link.state for link in standing_links(x, party, signatory)}
            is_found = signatory.id in unproven
            assert not (states == {LinkState.PROVEN} and is_found), "chain proven, finding open"
            assert not (LinkState.CONTRADICTED in states and not is_found), "chain contradicted, no finding"
            met.add((states == {LinkState.PROVEN}, is_found))
    return met


@settings(max_examples=400, deadline=None, database=None, derandomize=True)
@given(dossiers())
def test_f_007_chain_and_finding_never_disagree(dossier: DossierFacts):
    compared(dossier)


def authority(**changes: Any) -> DossierFacts:
    return replace(PROVEN, signing_authorities=changed(PROVEN.signing_authorities, "authority-foundation", **changes))


def by_mandate(**changes: Any) -> DossierFacts:
    """The alderman signed for the municipality under a mandate of the mayor to sign."""
    given: dict[str, Any] = {"status": "active", "powers": ("sign",), "valid_from": day("2026-03-02")}
    holder: dict[str, Any] = {"holder_kind": "function", "function_kind": "alderman"}
    mandate = MandateFacts(
        id="to-sign", granting_organisation_id="municipality", granting_body="mayor", **(holder | given | changes)
    )
    signed = with_signature(PROVEN, "signatory-municipality", mandate_id="to-sign")
    places = changed(signed.signatories, "signatory-municipality", office_holding_id="alderman")
    return replace(signed, signatories=places, mandates=(mandate,))


CASES: dict[str, tuple[DossierFacts, list[str], list[tuple[str, str]]]] = {
    "proven": (PROVEN, [], []),
    "R-029 revoked before": (
        authority(revoked_on=day("2026-03-31")),
        ["signatory-foundation"],
        [("authority-not-proven", "R-029")],
    ),
    "R-029 revoked that day": (
        authority(revoked_on=day("2026-04-01")),
        ["signatory-foundation"],
        [("authority-not-proven", "R-029")],
    ),
    "R-003 revoked some day that month": (authority(revoked_on=day("2026-04")), [], []),
    "R-029 revoked after": (authority(revoked_on=day("2026-04-02")), [], []),
    "R-012 no basis": (
        authority(basis="ex_officio"),
        ["signatory-foundation"],
        [("authority-not-proven", "R-012")],
    ),
    "R-013 under a mandate to sign": (by_mandate(), [], []),
    "R-034 of which the mandate was revoked since": (
        by_mandate(status="revoked", revoked_on=day("2026-04-02")),
        [],
        [],
    ),
    "R-041 of which the mandate was used up since": (by_mandate(status="exhausted"), [], []),
    "R-034 of which the mandate was revoked before": (
        by_mandate(status="revoked", revoked_on=day("2026-03-31")),
        ["signatory-municipality"],
        [("mandate-not-in-force", "R-030")],
    ),
    "R-014 under a mandate for minor amendments": (
        by_mandate(powers=("make_minor_amendments",)),
        ["signatory-municipality"],
        [("mandate-scope-exceeded", "R-014")],
    ),
}


@pytest.mark.parametrize(("dossier", "found", "lacking"), CASES.values(), ids=CASES)
def test_f_007_r_012_r_029_finding_and_step_rest_on_the_same_proof(
    dossier: DossierFacts, found: list[str], lacking: list[tuple[str, str]]
):
    compared(dossier)
    assert subjects(dossier, "F-007") == found
    worked_in = with_agreement(dossier, recording_mode="workflow")
    assert unmet(everybody_signed(agreement_situation(worked_in))) == lacking


def test_r_012_of_an_agreement_from_a_source_only_what_is_contradicted_counts():
    missing, gone = authority(basis="ex_officio"), authority(revoked_on=day("2026-03-31"))
    for mode, dossier, lacking in (
        ("workflow", missing, [("authority-not-proven", "R-012")]),
        ("historic", missing, []),
        ("workflow", gone, [("authority-not-proven", "R-029")]),
        ("historic", gone, [("authority-not-proven", "R-029")]),
    ):
        situation = agreement_situation(with_agreement(dossier, recording_mode=mode))
        assert unmet(everybody_signed(situation)) == lacking, (mode, lacking)


def test_r_023_a_ratification_proves_only_the_signature_it_was_given_for():
    unproven = authority(basis="ex_officio")
    signed = with_signature(unproven, "signatory-foundation", id="second")
    for signature_id, expected in (
        ("second", []),
        ("first", ["signatory-foundation"]),
        (None, ["signatory-foundation"]),
    ):
        given = RatificationFacts(
            id="r", signatory_id="signatory-foundation", signature_id=signature_id, scope="full"
        )
        assert subjects(replace(signed, ratifications=(given,)), "F-007", TODAY) == expected
