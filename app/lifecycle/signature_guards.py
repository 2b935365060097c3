"""What the signatures under an agreement are worth together: complete, on the one text, by who could sign. Pure."""

from app.findings.facts import PartyFacts, SignatoryFacts
from app.findings.representation import LinkState
from app.kit.domain import Localised
from app.lifecycle import authority, problems
from app.lifecycle.agreement_guards import PRESENT, AgreementSituation, Guards, must_sign, nobody_signs, told
from app.lifecycle.authority import ChainLink, Link
from app.lifecycle.machine import Clearing

_FALLEN_AWAY = frozenset({"voided", "ratification_refused", "replaced"})
_MENDED_AT = {ChainLink.OFFICE: "/v1/office-holdings", ChainLink.REPRESENTATION: "/v1/signing-authorities"}
SIGNED = Localised("De partij heeft getekend.", "The party has signed.")


def signed_here(s: AgreementSituation, party: PartyFacts) -> list[SignatoryFacts]:
    """Return who of a party signed the present text; where that has no hash, who signed at all (R-061)."""
    text = s.text
    wanted = {text.text_sha256} if text is not None and text.text_sha256 else None
    return [
        x
        for x in s.x.signatories_of(party)
        if x.status in PRESENT and (wanted is None or (x.signature.text_sha256 if x.signature else None) in wanted)
    ]


def missing_signature(s: AgreementSituation, party: PartyFacts) -> Link | None:
    """Return what a party's signature lacks under the present text: all of it, or the second one (R-016, R-061)."""
    return _missing_of(s, party, signed_here(s, party))


def _missing_of(s: AgreementSituation, party: PartyFacts, signed: list[SignatoryFacts]) -> Link | None:
    if not signed:
        problem = problems.SIGNATURES_INCOMPLETE
        return Link(ChainLink.TEXT, LinkState.MISSING, "R-061", problem.cause, problem)
    offices = {x.office_holding_id: x.signing_authority_id for x in signed if x.office_holding_id is not None}
    return authority.is_complete_jointly(s.x, party, offices) if offices else None


def unproven_signature(s: AgreementSituation, party: PartyFacts) -> Link | None:
    """Return what a party's signature lacks, authority on its own day included (R-012 to R-017, R-029).

    What is contradicted counts against every signature. Where somebody works in the agreement it takes proof as well;
    of an agreement from a source, what is not proven is a finding.
    """
    signed = signed_here(s, party)
    lacking = {x.id: link for x in signed if (link := authority_lacking(s, party, x)) is not None}
    contradicted = next((link for link in lacking.values() if link.state is LinkState.CONTRADICTED), None)
    if contradicted is not None:
        return contradicted
    counting = signed if s.x.agreement.recording_mode != "workflow" else [x for x in signed if x.id not in lacking]
    return next(iter(lacking.values())) if lacking and not counting else _missing_of(s, party, counting)


def authority_lacking(s: AgreementSituation, party: PartyFacts, signatory: SignatoryFacts) -> Link | None:
    """Return the link that is contradicted or else missing behind a signature that is said to bind.

    Of one that is reserved or unauthorised that it does not bind is known already.
    """
    if signatory.status != "signed":
        return None
    lacking = [x for x in authority.standing_links(s.x, party, signatory) if x.state is not LinkState.PROVEN]
    return min(lacking, key=lambda link: link.state is not LinkState.CONTRADICTED, default=None)


def mended_by(s: AgreementSituation, party: PartyFacts, link: Link | None) -> Clearing:
    """Return who can mend what a party's signature lacks: its authority, or a signature."""
    signs = link is None or link.problem in {problems.SIGNATURES_INCOMPLETE, problems.JOINT_SIGNATURE_INCOMPLETE}
    here = f"/v1/agreements/{s.x.agreement.id}/signatures"
    return s.by_party(party, here if link is None or signs else _MENDED_AT[link.link])


def everybody_signed(s: AgreementSituation) -> Guards:
    """R-061, R-016, R-029: each party that must sign has a complete signature on the one text, by who could sign."""
    yield from nobody_signs(s, problems.SIGNATURES_INCOMPLETE)
    for party in must_sign(s):
        link = unproven_signature(s, party)
        signed = tuple(("signatory", x.id) for x in signed_here(s, party))
        yield told(
            link.rule if link else "R-061",
            SIGNED,
            link.problem if link else None,
            ("party", party.id),
            *signed,
            clearing=mended_by(s, party, link),
        )


def a_signature_fell_away(s: AgreementSituation) -> Guards:
    """Ask that a party that must sign has no complete signature any more (BW 3:69, 6:21)."""
    gone = [
        party
        for party in must_sign(s)
        if missing_signature(s, party) is not None
        and any(each.status in _FALLEN_AWAY for each in s.x.signatories_of(party))
    ]
    words = Localised("Een handtekening is weggevallen.", "A signature fell away.")
    problem = None if gone else problems.SIGNATURES_COMPLETE
    yield told("R-061", words, problem, *(("party", p.id) for p in gone), always=True)
