"""F-021 to F-025: what blocks a step in workflow and was recorded all the same."""

from dataclasses import replace

import pytest

from app.findings.facts import (
    DecisionPointFacts,
    DossierFacts,
    PartyConsentFacts,
    TerminationFacts,
    VersionFacts,
)
from tests.unit.findings.sound import SOUND, TODAY, changed, day, entering, subjects, with_agreement, with_signature

TEXTS = (
    VersionFacts(id="v1", version_no=1, status="decision_text", text_sha256="a" * 64),
    VersionFacts(id="v2", version_no=2, status="signing_text", text_sha256="b" * 64),
)


def _decided_on(version_id: str | None) -> DossierFacts:
    point = DecisionPointFacts(
        id="p",
        kind="enter_into_agreement",
        outcome="conform",
        agreement_id="agreement",
        agreement_version_id=version_id,
    )
    own = entering("on-text", "municipality", "2026-03-01", points=(point,), body="municipal_executive")
    others = tuple(d for d in SOUND.decisions if d.organisation_id != "municipality")
    return replace(SOUND, versions=TEXTS, decisions=(*others, own))


F_021 = {
    "the text decided on": (_decided_on("v1"), []),
    "another text": (_decided_on("v2"), ["signatory-municipality"]),
    "the decision names no text": (_decided_on(None), []),
    "not signed": (
        replace(
            _decided_on("v2"),
            signatories=changed(SOUND.signatories, "signatory-municipality", status="designated", signature=None),
        ),
        [],
    ),
    "signed text unknown": (with_signature(_decided_on("v2"), "signatory-municipality", text_sha256=None), []),
}


def _far_reaching(heard_on: str | None, agreement_id: str = "agreement") -> DossierFacts:
    dossier = with_agreement(_decided_on("v1"), far_reaching=True)
    if heard_on is None:
        return dossier
    point = DecisionPointFacts(id="h", kind="enter_into_agreement", outcome="noted", agreement_id=agreement_id)
    heard = entering("heard", "municipality", heard_on, points=(point,), body="municipal_council")
    return replace(dossier, decisions=(*dossier.decisions, heard))


F_022 = {
    "not far-reaching": (_decided_on("v1"), []),
    "not heard": (_far_reaching(None), ["on-text"]),
    "heard before": (_far_reaching("2026-02-01"), []),
    "heard the same day": (_far_reaching("2026-03-01"), []),
    "heard some day that month": (_far_reaching("2026-03"), []),
    "heard after": (_far_reaching("2026-03-02"), ["on-text"]),
    "heard about another agreement": (_far_reaching("2026-02-01", "other"), ["on-text"]),
}
EARLY = with_agreement(SOUND, effective_on=day("2026-03-01"))
F_023 = {
    "after every signature": (SOUND, []),
    "the day of the last signature": (with_agreement(SOUND, effective_on=day("2026-04-01")), []),
    "before a signature": (EARLY, ["agreement"]),
    "some day in the month of a signature": (with_agreement(SOUND, effective_on=day("2026-04")), []),
    "the text works back": (with_agreement(EARLY, has_retroactive_clause=True), []),
    "still a draft": (with_agreement(EARLY, status="draft"), []),
    "only a later party signed later": (
        replace(
            with_agreement(SOUND, effective_on=day("2026-03-01")),
            parties=tuple(replace(p, joined_on=day("2026-03-15")) for p in SOUND.parties),
        ),
        [],
    ),
}


def _ended(**changes: object) -> DossierFacts:
    facts = {
        "kind": "notice",
        "notice_received_on": day("2026-01-31"),
        "effective_on": day("2026-04-30"),
        "clause_id": "clause",
    }
    termination = TerminationFacts(id="end", **{**facts, **changes})  # type: ignore[arg-type]
    return replace(with_agreement(SOUND, notice_period_months=3), terminations=(termination,))


F_024 = {
    "in time, clamped to the end of the month": (_ended(), []),
    "a day too early": (_ended(effective_on=day("2026-04-29")), ["end"]),
    "some day that month": (_ended(effective_on=day("2026-04")), []),
    "no clause": (_ended(clause_id=None), ["end"]),
    "a legal opinion instead": (_ended(clause_id=None, legal_opinion_document_id="opinion"), []),
    "by mutual consent": (_ended(kind="mutual", clause_id=None, effective_on=day("2026-02-01")), []),
    "received later": (_ended(notice_received_on=day("2026-07-01")), []),
}


def _joined(consents: tuple[str, ...], joined_on: str = "2026-05-15") -> DossierFacts:
    parties = changed(SOUND.parties, "party-foundation", joined_on=day(joined_on))
    given = tuple(
        PartyConsentFacts(id=f"consent-{party}", party_id=party, acceding_party_id="party-foundation")
        for party in consents
    )
    return replace(SOUND, parties=parties, consents=given)


F_025 = {
    "nobody joined": (SOUND, []),
    "joined without consent": (_joined(()), ["party-foundation"]),
    "one consented": (_joined(("party-province",)), ["party-foundation"]),
    "everybody consented": (_joined(("party-province", "party-municipality")), []),
    "an accession clause": (with_agreement(_joined(()), has_accession_clause=True), []),
    "from the start": (_joined((), "2026-05-01"), []),
}


@pytest.mark.parametrize(
    ("code", "dossier", "expected"),
    [
        pytest.param(code, dossier, expected, id=f"{code}: {name}")
        for code, table in {"F-021": F_021, "F-022": F_022, "F-023": F_023, "F-024": F_024, "F-025": F_025}.items()
        for name, (dossier, expected) in table.items()
    ],
)
def test_raised_for_the_right_subjects(code: str, dossier: DossierFacts, expected: list[str]) -> None:
    """R-018, R-120, R-062, R-067, R-064 in historic mode."""
    assert subjects(dossier, code, TODAY) == expected
