"""On whose authority somebody signs: the chain from person to text, link by link (authority matrix, section 3).

Deciding is not representing: a public body needs an internal decision on the text and somebody who may act outwardly.
Every link is proven, missing or contradicted; only certainty contradicts (R-003).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.findings import representation
from app.findings.day import AFFIRMATIVE
from app.findings.examination import Examination, known_day
from app.findings.facts import DecisionFacts, DecisionPointFacts, PartyFacts, SignatoryFacts
from app.findings.representation import Act, Ground, LinkState, Standing, authority_of
from app.findings.result import EvidenceRef
from app.kit.codelists import CodeList
from app.kit.dates import Interval
from app.kit.domain import Localised, ProblemType
from app.lifecycle import mandate_problems, problems


class ChainLink(CodeList):
    """One link of the chain of authority of a signature."""

    OFFICE = "office", "Ambt op die dag", "Office on that day"
    REPRESENTATION = "representation", "Vertegenwoordiging naar buiten", "Outward representation"
    DECISION = "decision", "Besluit over de tekst", "Decision on the text"
    TEXT = "text", "Tekst waaronder getekend is", "Text that was signed"


@dataclass(frozen=True, slots=True)
class Link:
    """One link, what the register can say of it and on which records it rests."""

    link: ChainLink
    state: LinkState
    rule: str | None
    sentence: Localised
    problem: ProblemType | None = None
    evidence: tuple[EvidenceRef, ...] = ()


_RULES_OF_DECISION = {"province": "R-011"}
Told = tuple[str, Localised, ProblemType | None]


def _lacking(rule: str, problem: ProblemType) -> Told:
    return rule, problem.cause, problem


_TOLD: Mapping[Ground, Told] = {
    Ground.OFFICE_UNKNOWN: (
        "R-017",
        Localised("Er is geen ambt vastgelegd.", "No office is on record."),
        problems.OFFICE_NOT_HELD,
    ),
    Ground.OFFICE_NOT_HELD: _lacking("R-017", problems.OFFICE_NOT_HELD),
    Ground.OFFICE_HELD: (
        "R-017",
        Localised("Het ambt is op die dag vervuld.", "The office is held on that day."),
        None,
    ),
    Ground.OFFICE_ITSELF: ("R-015", Localised("Bevoegd op grond van het ambt.", "Entitled by office."), None),
    Ground.MANDATE_NOT_IN_FORCE: _lacking("R-030", mandate_problems.MANDATE_NOT_IN_FORCE),
    Ground.MANDATE_EXCEEDED: _lacking("R-014", mandate_problems.MANDATE_SCOPE_EXCEEDED),
    Ground.MANDATE_OF_ANOTHER: _lacking("R-013", problems.REPRESENTATION_NOT_PROVEN),
    Ground.MANDATE_TO_SIGN: (
        "R-013",
        Localised("Het mandaat geeft de tekenbevoegdheid.", "The mandate gives the power to sign."),
        None,
    ),
    Ground.NO_AUTHORITY: _lacking("R-013", problems.REPRESENTATION_NOT_PROVEN),
    Ground.AUTHORITY_ENDED: _lacking("R-029", problems.AUTHORITY_NOT_PROVEN),
    Ground.AUTHORITY: (
        "R-013",
        Localised("De bevoegdheid is op die dag vastgelegd.", "The authority is on record for that day."),
        None,
    ),
}
# A private party proves its authority by rules of its own.
_TOLD_OF_PRIVATE: Mapping[Ground, Told] = {
    Ground.NO_AUTHORITY: _lacking("R-012", problems.AUTHORITY_NOT_PROVEN),
    Ground.AUTHORITY: ("R-012", _TOLD[Ground.AUTHORITY][1], None),
}


def _link_of(link: ChainLink, standing: Standing, told: Told) -> Link:
    rule, words, problem = told
    return Link(link, standing.state, rule, words, problem, standing.evidence)


def office_link(x: Examination, party: PartyFacts, act: Act) -> Link:
    """Say whether the signatory held an office of the party on the day (R-017)."""
    standing = representation.office(x, party, act)
    return _link_of(ChainLink.OFFICE, standing, _TOLD[standing.ground])


def representation_link(x: Examination, party: PartyFacts, act: Act) -> Link:
    """Say whether the signatory may act outwardly for the party on the day (R-009, R-012 to R-015, R-029)."""
    is_private = not x.is_public(party.organisation_id)
    if is_private and x.kind_of(party.organisation_id) is None:
        unknown = Standing(LinkState.MISSING, Ground.NO_AUTHORITY, (("organisation", party.organisation_id or ""),))
        return _link_of(ChainLink.REPRESENTATION, unknown, _lacking("R-009", problems.ORGANISATION_KIND_UNKNOWN))
    standing = representation.representation(x, party, act)
    told = _TOLD_OF_PRIVATE.get(standing.ground) if is_private else None
    return _link_of(ChainLink.REPRESENTATION, standing, told or _TOLD[standing.ground])


def standing_links(x: Examination, party: PartyFacts, signatory: SignatoryFacts) -> tuple[Link, Link]:
    """Return office and representation behind a signature that was set; a ratification proves both (BW 3:69)."""
    act = representation.act_of(x, signatory)
    return (
        cured(x, signatory, office_link(x, party, act)),
        cured(x, signatory, representation_link(x, party, act)),
    )


def cured(x: Examination, signatory: SignatoryFacts, link: Link) -> Link:
    """Return a link behind a signature; a ratification in full proves it from the day of the signature (R-023)."""
    if link.state is LinkState.PROVEN or not x.is_ratified(signatory):
        return link
    words = Localised(
        "Later bekrachtigd, vanaf de dag van ondertekening.", "Ratified later, from the day it was set."
    )
    evidence = tuple(("ratification", r.id) for r in x.ratifications_of(signatory))
    return Link(link.link, LinkState.PROVEN, "R-023", words, evidence=evidence)


def decision_link(x: Examination, party: PartyFacts, act: Act, *, needed: bool = False) -> Link | None:
    """Say whether the party decided to enter into this text by that day; nothing where it needs no decision.

    `needed` says that it does by its own choice: it signed under reservation. Rules R-010, R-011,
    R-018, R-019, R-022.
    """
    if not needed and not x.is_public(party.organisation_id):
        return None
    rule = _RULES_OF_DECISION.get(x.kind_of(party.organisation_id) or "", "R-010")
    taken = [*x.entering_decisions(party.organisation_id), *x.approving_decisions(party.organisation_id)]
    standing = [d for d in taken if not _was_revoked(d, act.day)]
    in_time = [d for d in standing if not known_day(d.decided_on).certainly_after(act.day)]
    covering = [d for d in in_time if covers_text(x, d, act)]
    if covering:
        words = Localised("Het bevoegde orgaan besloot over deze tekst.", "The competent body decided on this text.")
        return _decision(LinkState.PROVEN, rule, words, None, covering)
    if in_time:
        problem = problems.DECISION_TEXT_MISMATCH
        return _decision(LinkState.CONTRADICTED, "R-018", problem.cause, problem, in_time)
    if standing:
        words = Localised(
            "Het besluit viel pas na de handtekening.", "The decision was taken only after the signature."
        )
        return _decision(LinkState.CONTRADICTED, "R-022", words, problems.DECISION_REQUIRED, standing)
    refused = [d for d in _own_decisions(x, party) if any(map(_is_refusal, _points(x, d)))]
    if refused:
        problem = problems.DECISION_NOT_AFFIRMATIVE
        return _decision(LinkState.CONTRADICTED, "R-019", problem.cause, problem, refused)
    problem = problems.DECISION_REQUIRED
    return _decision(LinkState.MISSING, rule, problem.cause, problem, [])


def _decision(
    state: LinkState, rule: str, words: Localised, problem: ProblemType | None, decisions: list[DecisionFacts]
) -> Link:
    return Link(ChainLink.DECISION, state, rule, words, problem, tuple(("decision", d.id) for d in decisions))


def _was_revoked(decision: DecisionFacts, day: Interval) -> bool:
    if decision.status != "revoked":
        return False
    return decision.revoked_on is None or not decision.revoked_on.certainly_after(day)


def _own_decisions(x: Examination, party: PartyFacts) -> list[DecisionFacts]:
    return [
        d
        for d in x.dossier.decisions
        if d.organisation_id == party.organisation_id and d.status == "decided" and x.is_competent(d)
    ]


def _points(x: Examination, decision: DecisionFacts) -> list[DecisionPointFacts]:
    return [p for p in decision.points if p.kind == "enter_into_agreement" and p.agreement_id == x.agreement.id]


def _is_refusal(point: DecisionPointFacts) -> bool:
    return point.outcome is not None and point.outcome not in AFFIRMATIVE


def covers_text(x: Examination, decision: DecisionFacts, act: Act) -> bool:
    """Tell whether a decision covers a text: the version itself, or one of the same hash (R-018)."""
    covered = x.decided_texts(decision)
    # A text that was only frozen afterwards was still a working text when it was decided on; what an amendment made
    # of a text is frozen by its adoption.
    decided_on = known_day(decision.decided_on)
    named = {
        v.id
        for v in x.dossier.versions
        if v.id in covered
        and (v.amendment_id is not None or v.frozen_on is None or not v.frozen_on.certainly_after(decided_on))
    }
    if act.version_id is not None and act.version_id in named:
        return True
    hashes = {v.text_sha256 for v in x.dossier.versions if v.id in named} - {None}
    return act.text_sha256 is not None and act.text_sha256 in hashes


def text_link(x: Examination, act: Act) -> Link:
    """Say under which text the signature stands, and whether that is the text of the agreement (R-051)."""
    versions = [
        v for v in x.dossier.versions if v.id == act.version_id or v.text_sha256 == act.text_sha256 is not None
    ]
    evidence = tuple(("agreement_version", v.id) for v in versions)
    if act.text_sha256 is None:
        words = Localised("De tekst is niet met een hash vastgelegd.", "The text is not on record by its hash.")
        return Link(ChainLink.TEXT, LinkState.MISSING, "R-051", words, evidence=evidence)
    if not any(v.text_sha256 == act.text_sha256 for v in versions):
        problem = problems.SIGNATURE_VERSION_MISMATCH
        return Link(ChainLink.TEXT, LinkState.CONTRADICTED, "R-051", problem.cause, problem, evidence)
    words = Localised("Getekend onder deze tekst.", "Signed under this text.")
    return Link(ChainLink.TEXT, LinkState.PROVEN, "R-051", words, evidence=evidence)


def is_complete_jointly(x: Examination, party: PartyFacts, signed_offices: dict[str, str | None]) -> Link | None:
    """Return what is missing where a party may only sign jointly (R-016); nothing where it is complete.

    `signed_offices` holds the office of each signatory of the party that signed, with the authority it named.
    """
    for authority_id in signed_offices.values():
        authority = authority_of(x, authority_id)
        if authority is None or authority.basis != "statutory_joint":
            return None
    for authority_id in signed_offices.values():
        authority = authority_of(x, authority_id)
        assert authority is not None
        holders = {authority.office_holding_id, *authority.joint_with_office_holding_ids} - {None}
        if holders <= signed_offices.keys():
            return None
    problem = problems.JOINT_SIGNATURE_INCOMPLETE
    evidence = (("party", party.id),)
    return Link(ChainLink.REPRESENTATION, LinkState.MISSING, "R-016", problem.cause, problem, evidence)
