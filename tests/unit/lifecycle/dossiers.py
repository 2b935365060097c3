"""A dossier in which every signature is proven, and the acts and situations it is judged in."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.findings.examination import Examination, examine
from app.findings.facts import (
    DecisionFacts,
    DecisionPointFacts,
    DossierFacts,
    PartyFacts,
    VersionFacts,
)
from app.findings.representation import Act
from app.findings.rules import DEFAULT_SETTINGS
from app.lifecycle.agreement_guards import AgreementSituation
from app.lifecycle.machine import Guard
from app.lifecycle.signatory_machine import SignatorySituation
from tests.unit.findings.sound import SOUND, TODAY, changed, day, with_agreement

HASH, OTHER_HASH = "a" * 64, "b" * 64
SIGNED_ON = day("2026-04-01")
Unmet = list[tuple[str, str | None]]
OFFICES = {"municipality": "mayor", "province": "commissioner", "foundation": "director"}


def entering(name: str, when: str = "2026-03-02", outcome: str = "conform", **changes: Any) -> DecisionFacts:
    """A decision of a public party on the text; `version` names another one."""
    executive = "municipal_executive" if name == "municipality" else "provincial_executive"
    point = DecisionPointFacts(
        id=f"point-{name}-{when}",
        kind=changes.pop("kind", "enter_into_agreement"),
        outcome=outcome,
        agreement_id="agreement",
        agreement_version_id=changes.pop("version", "text"),
    )
    given = {"body": executive, "status": "decided", "points": (point,), "decided_on": day(when), **changes}
    return DecisionFacts(id=f"decision-{name}-{when}", organisation_id=name, **given)


PROVEN = replace(
    with_agreement(SOUND, current_version_id="text", managing_organisation_id="municipality"),
    organisations=changed(SOUND.organisations, "foundation", kind="welfare_organisation", is_public_law_body=False),
    versions=(
        VersionFacts(id="old", version_no=1, status="decision_text", text_sha256=OTHER_HASH, has_every_text=True),
        VersionFacts(id="text", version_no=2, status="decision_text", text_sha256=HASH, has_every_text=True),
    ),
    decisions=(entering("municipality"), entering("province", "2026-03-09")),
)


def without_decision(name: str, *others: DecisionFacts) -> DossierFacts:
    """The dossier in which a public party decided only what is given."""
    kept = [d for d in PROVEN.decisions if d.organisation_id != name]
    return replace(PROVEN, decisions=(*kept, *others))


def with_status(name: str, status: str, dossier: DossierFacts = PROVEN) -> DossierFacts:
    """The dossier in which a party's signatory has come this far."""
    return replace(dossier, signatories=changed(dossier.signatories, f"signatory-{name}", status=status))


def organisation(dossier: DossierFacts, name: str, **changes: Any) -> DossierFacts:
    """The dossier in which an organisation is another one."""
    return replace(dossier, organisations=changed(dossier.organisations, name, **changes))


def examined(dossier: DossierFacts = PROVEN, as_of: date = TODAY) -> Examination:
    """The dossier on a day."""
    return examine(dossier, as_of, DEFAULT_SETTINGS)


def party(dossier: DossierFacts, name: str) -> PartyFacts:
    """A party of the dossier."""
    return next(p for p in dossier.parties if p.organisation_id == name)


def act(name: str, **changes: Any) -> Act:
    """A signature of a party under the present text."""
    given: dict[str, Any] = {
        "day": SIGNED_ON,
        "office_holding_id": OFFICES[name],
        "signing_authority_id": f"authority-{name}",
        "version_id": "text",
        "text_sha256": HASH,
    }
    return Act(**(given | changes))


def agreement_situation(dossier: DossierFacts = PROVEN, as_of: date = TODAY, **more: Any) -> AgreementSituation:
    """The situation of the agreement on a day."""
    return AgreementSituation(examined(dossier, as_of), **more)


def signatory_situation(name: str, dossier: DossierFacts = PROVEN, **changes: Any) -> SignatorySituation:
    """The situation of a party's signatory, who is about to sign or signed."""
    signatory = next(s for s in dossier.signatories if s.id == f"signatory-{name}")
    under_reservation = changes.pop("under_reservation", False)
    x = examined(dossier)
    return SignatorySituation(x, party(dossier, name), signatory, act(name, **changes), under_reservation)


def unmet(guards: Any) -> Unmet:
    """What is missing: each problem and its rule."""
    found: list[Guard] = [guard for guard in guards if not guard.is_met]
    return [(guard.problem.slug, guard.rule) for guard in found if guard.problem is not None]


def is_told(guard: Guard) -> bool:
    """Tell whether a guard says something in both languages."""
    return bool(guard.sentence.nl and guard.sentence.en)
