"""What is told about transitions and about the chain of authority of signatures."""

from typing import Any
from uuid import UUID

from app.findings.examination import Examination
from app.findings.facts import PartyFacts, SignatoryFacts
from app.findings.representation import LinkState, act_of
from app.findings.result import EvidenceRef, FindingCode
from app.findings.rules import raise_findings
from app.kit.domain import Localised, RecordingMode
from app.kit.queries import PageLinks
from app.kit.resources import Representation
from app.kit.schema import LocalisedText
from app.lifecycle import authority
from app.lifecycle.agreement_guards import PRESENT
from app.lifecycle.authority import ChainLink, Link
from app.lifecycle.chain_schemas import AuthorityChain, AuthorityLink, SignatureAuthority
from app.lifecycle.course import Course
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.machine import Clearing, Guard, Transition, Verdict
from app.lifecycle.transition_schemas import ClearedBy, Evidence, GuardOutcome, TransitionOutlook, Transitions

_FINDINGS = {
    ChainLink.OFFICE: (FindingCode.SIGNATORY_AUTHORITY_UNPROVEN,),
    ChainLink.REPRESENTATION: (FindingCode.SIGNATORY_AUTHORITY_UNPROVEN, FindingCode.MANDATE_SCOPE_EXCEEDED),
    ChainLink.DECISION: (FindingCode.SIGNED_BEFORE_DECIDED, FindingCode.PARTY_DECISION_MISSING),
    ChainLink.TEXT: (FindingCode.IN_FORCE_INCOMPLETE_SIGNATURES,),
}

# A signature that stands, and one that nobody ratified.
SHOWN_IN_CHAIN = PRESENT | {"ratification_refused"}


def _both(words: Localised) -> LocalisedText:
    return LocalisedText(nl=words.nl, en=words.en)


def _evidence(refs: tuple[EvidenceRef, ...]) -> tuple[Evidence, ...]:
    return tuple(Evidence(kind=kind, id=UUID(key)) for kind, key in dict.fromkeys(refs) if key)


async def outlook_of(course: Course[Any], dossiers: Dossiers, record: Representation) -> Transitions:
    """Return every transition of a record, each judged as a request for it would be."""
    situation = await course.situate(dossiers, record, None)
    status, self_link = record[course.status], record["links"]["self"]
    items = tuple(
        _told(transition, course.machine.judge(name, status, situation), record, f"{self_link}/transitions", status)
        for name, transition in course.machine.transitions.items()
    )
    return Transitions(status=status, items=items, links=PageLinks(self=f"{self_link}/transitions"))


def _told(
    transition: Transition[Any], verdict: Verdict, record: Representation, here: str, status: str
) -> TransitionOutlook:
    href = transition.href.format(id=record["id"], agreement=record.get("agreementId")) if transition.href else here
    return TransitionOutlook(
        name=transition.name,
        title=_both(transition.title),
        sources=tuple(sorted(transition.sources)),
        target=transition.target or status,
        trigger=transition.trigger.value,
        is_possible=verdict.is_possible(RecordingMode.WORKFLOW),
        is_possible_from_history=verdict.is_possible(RecordingMode.HISTORIC),
        needs=transition.needs,
        roles=tuple(sorted(role.value for role in transition.roles)),
        href=href,
        guards=tuple(outcome_of(guard) for guard in verdict.guards),
    )


def outcome_of(guard: Guard) -> GuardOutcome:
    """Return what one rule says, as it is published."""
    return GuardOutcome(
        rule=guard.rule,
        is_met=guard.is_met,
        problem=guard.problem.slug if guard.problem else None,
        blocks_historic=guard.blocks(RecordingMode.HISTORIC),
        explanation=_both(guard.sentence),
        evidence=_evidence(guard.evidence),
        cleared_by=_clearing(guard.clearing) if guard.clearing and not guard.is_met else None,
    )


def _clearing(clearing: Clearing) -> ClearedBy:
    return ClearedBy(
        roles=tuple(sorted(role.value for role in clearing.roles)),
        organisation_id=UUID(clearing.organisation_id) if clearing.organisation_id else None,
        method=clearing.method,
        href=clearing.href,
    )


def chain_of(x: Examination) -> AuthorityChain:
    """Return, for every signature set by the day, on whose authority it stands and what of that is proven."""
    raised = raise_findings(x.recorded, x.as_of, x.settings)
    found = {(finding.code, finding.subject_id) for finding in raised}
    items = tuple(
        _signature(x, party, signatory, found)
        for party in x.dossier.parties
        for signatory in x.signatories_of(party)
        if signatory.status in SHOWN_IN_CHAIN and x.has_signed(signatory)
    )
    address = f"/v1/agreements/{x.agreement.id}/authority-chain?asOf={x.as_of.isoformat()}"
    return AuthorityChain(as_of=x.as_of, items=items, links=PageLinks(self=address))


def _signature(
    x: Examination, party: PartyFacts, signatory: SignatoryFacts, found: set[tuple[FindingCode, str]]
) -> SignatureAuthority:
    signature, act = signatory.signature, act_of(x, signatory)
    decision = authority.decision_link(x, party, act)
    links = (
        *authority.standing_links(x, party, signatory),
        *((authority.cured(x, signatory, decision),) if decision is not None else ()),
        authority.text_link(x, act),
    )
    return SignatureAuthority(
        party_id=UUID(party.id),
        signatory_id=UUID(signatory.id),
        person_id=UUID(signatory.person_id) if signatory.person_id else None,
        status=signatory.status or "",
        under_reservation=bool(signature and signature.under_reservation),
        text_sha256=act.text_sha256,
        links=tuple(_link(link, party, signatory, found) for link in links),
    )


def _link(
    link: Link, party: PartyFacts, signatory: SignatoryFacts, found: set[tuple[FindingCode, str]]
) -> AuthorityLink:
    says_so = () if link.state is LinkState.PROVEN else _FINDINGS[link.link]
    codes = [code for code in says_so if {(code, signatory.id), (code, party.id)} & found]
    return AuthorityLink(
        link=link.link,
        state=link.state,
        rule=link.rule,
        problem=link.problem.slug if link.problem else None,
        explanation=_both(link.sentence),
        evidence=_evidence(link.evidence),
        findings=tuple(codes),
    )
