"""Checks on what a signature is worth: F-007 and F-008."""

from collections.abc import Iterator

from app.findings.day import took_place
from app.findings.examination import Examination, signing_day
from app.findings.facts import PartyFacts, SignatoryFacts
from app.findings.representation import act_of, authority_of, is_proven
from app.findings.result import Finding, FindingCode, found
from app.findings.wording import dated, listed, sentence


def signatory_authority_unproven(x: Examination) -> Iterator[Finding]:
    """F-007: a signature without evidence of authority valid on its day (R-012, R-013, R-017, R-029).

    The chain of authority tells of the same judgment, link by link.
    """
    for party in x.dossier.parties:
        for signatory in x.signatories_of(party):
            if not x.has_signed(signatory) or x.is_ratified(signatory):
                continue
            if not is_proven(x, party, act_of(x, signatory)):
                yield _unproven(x, party, signatory)


def _unproven(x: Examination, party: PartyFacts, signatory: SignatoryFacts) -> Finding:
    text = sentence(
        "Namens {party} is {signed} getekend, maar er is geen bewijs dat de ondertekenaar toen bevoegd was.",
        "A signature for {party} was set {signed}, but there is no evidence that the signatory had authority then.",
        party=x.name_of(party.organisation_id),
        signed=dated(signing_day(signatory)),
    )
    named = [
        ("office_holding", signatory.office_holding_id),
        ("signing_authority", signatory.signing_authority_id),
    ]
    return found(
        FindingCode.SIGNATORY_AUTHORITY_UNPROVEN,
        ("signatory", signatory.id),
        x.agreement.id,
        (signing_day(signatory), signatory.office_holding_id, signatory.signing_authority_id),
        text,
        (("party", party.id), *((kind, ref) for kind, ref in named if ref is not None)),
    )


def in_force_incomplete_signatures(x: Examination) -> Iterator[Finding]:
    """F-008: in force while a must-sign party has no complete and valid signature, or not on the one text.

    Complete: everybody who may only sign jointly signed (R-016). Valid: neither reserved nor unauthorised (R-063).
    One text: R-061.
    """
    if x.agreement.status != "in_force" or not took_place(x.agreement.effective_on, x.as_of):
        return
    for party in x.parties():
        if party.must_sign is True and not _has_valid_signature(x, party):
            yield _incomplete(x, party)
    yield from _different_texts(x)


def _is_valid(x: Examination, signatory: SignatoryFacts) -> bool:
    return x.has_signed(signatory) and (signatory.status == "signed" or x.is_ratified(signatory))


def _has_valid_signature(x: Examination, party: PartyFacts) -> bool:
    valid = [s for s in x.signatories_of(party) if _is_valid(x, s)]
    offices = [s.office_holding_id for s in valid]
    for signatory in valid:
        authority = authority_of(x, signatory.signing_authority_id)
        if authority is None or authority.basis != "statutory_joint":
            return True
        absent = {authority.office_holding_id, *authority.joint_with_office_holding_ids} - {*offices, None}
        if len(absent) <= offices.count(None):
            return True
    return False


def _incomplete(x: Examination, party: PartyFacts) -> Finding:
    statuses = sorted({s.status or "unknown" for s in x.signatories_of(party)})
    text = sentence(
        "De overeenkomst is in werking, maar van {party} is er geen volledige en geldige handtekening.",
        "The agreement is in force, but there is no complete and valid signature of {party}.",
        party=x.name_of(party.organisation_id),
    )
    evidence = sorted(("signatory", s.id) for s in x.signatories_of(party))
    return found(
        FindingCode.IN_FORCE_INCOMPLETE_SIGNATURES,
        ("party", party.id),
        x.agreement.id,
        tuple(statuses),
        text,
        tuple(evidence),
    )


def _different_texts(x: Examination) -> Iterator[Finding]:
    """Report signatures on different texts; a party that joined later may have signed a later text (R-061)."""
    signed = {
        (signatory.signature.text_sha256, signatory.id, x.name_of(party.organisation_id))
        for party in x.parties()
        if party.must_sign is True and party.joined_on is None
        for signatory in x.signatories_of(party)
        if _is_valid(x, signatory) and signatory.signature is not None and signatory.signature.text_sha256
    }
    hashes = sorted({text for text, _, _ in signed if text})
    if len(hashes) <= 1:
        return
    names = listed(sorted({name.nl for _, _, name in signed}))
    yield found(
        FindingCode.IN_FORCE_INCOMPLETE_SIGNATURES,
        ("agreement", x.agreement.id),
        x.agreement.id,
        tuple(hashes),
        sentence(
            "De overeenkomst is in werking, maar {names} tekenden niet allemaal dezelfde tekst.",
            "The agreement is in force, but {names} did not all sign the same text.",
            names=names,
        ),
        tuple(sorted(("signatory", signatory) for _, signatory, _ in signed)),
    )
