"""Whether somebody could sign for a party on a day: the office, and the right to act outwardly. Pure.

One judgment for the findings, for the chain of authority and for the steps that ask for it (authority matrix,
section 3). Only certainty contradicts (R-003).
"""

from dataclasses import dataclass
from enum import Enum, auto

from app.findings.day import possibly_covers
from app.findings.examination import Examination, known_day, signing_day
from app.findings.facts import MandateFacts, OfficeHoldingFacts, PartyFacts, SignatoryFacts, SigningAuthorityFacts
from app.findings.result import EvidenceRef
from app.kit.codelists import CodeList
from app.kit.dates import Interval


class LinkState(CodeList):
    """What the register can say of one link of the chain of authority."""

    PROVEN = "proven", "Aangetoond"
    MISSING = "missing", "Ontbreekt"
    CONTRADICTED = "contradicted", "Weersproken"


class Ground(Enum):
    """Why an office or a right to sign is proven or not."""

    OFFICE_UNKNOWN = auto()
    OFFICE_NOT_HELD = auto()
    OFFICE_HELD = auto()
    OFFICE_ITSELF = auto()
    MANDATE_NOT_IN_FORCE = auto()
    MANDATE_EXCEEDED = auto()
    MANDATE_OF_ANOTHER = auto()
    MANDATE_TO_SIGN = auto()
    NO_AUTHORITY = auto()
    AUTHORITY_ENDED = auto()
    AUTHORITY = auto()


@dataclass(frozen=True, slots=True)
class Standing:
    """What the register can say of an office or a right to sign, why, and by which records."""

    state: LinkState
    ground: Ground
    evidence: tuple[EvidenceRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A signature, set or about to be set: when, in which office, on what authority, under which text.

    `is_set` tells that it was set: a mandate that ended since does not undo it.
    """

    day: Interval
    person_id: str | None = None
    office_holding_id: str | None = None
    signing_authority_id: str | None = None
    mandate_id: str | None = None
    version_id: str | None = None
    text_sha256: str | None = None
    is_set: bool = False


# Who represents a municipality or province by office alone (Gemw 171-1, Pw 176; R-015).
_REPRESENTATIVES = {"municipality": "mayor", "province": "kings_commissioner"}
_IN_USE = frozenset({"granted", "active"})


def act_of(x: Examination, signatory: SignatoryFacts) -> Act:
    """Return the act by which somebody signed."""
    signature = signatory.signature
    text_hash = signature.text_sha256 if signature else None
    version = next((v for v in x.dossier.versions if text_hash is not None and v.text_sha256 == text_hash), None)
    return Act(
        day=known_day(signing_day(signatory)),
        person_id=signatory.person_id,
        office_holding_id=signatory.office_holding_id,
        signing_authority_id=signatory.signing_authority_id,
        mandate_id=signature.mandate_id if signature else None,
        version_id=version.id if version else None,
        text_sha256=text_hash,
        is_set=True,
    )


def signer_of(x: Examination, signatory: SignatoryFacts) -> str | None:
    """Return the person who signs: the one named, or who holds the office named."""
    holding = x.office_holding(signatory.office_holding_id)
    return signatory.person_id or (holding.person_id if holding else None)


def is_held_by(holding: OfficeHoldingFacts, person_id: str | None) -> bool:
    """Tell whether an office may be the person's: a person acts only through an office of their own."""
    return person_id is None or holding.person_id is None or holding.person_id == person_id


def authority_of(x: Examination, signing_authority_id: str | None) -> SigningAuthorityFacts | None:
    """Return a signing authority that lies in the dossier."""
    return next((a for a in x.dossier.signing_authorities if a.id == signing_authority_id), None)


def office(x: Examination, party: PartyFacts, act: Act) -> Standing:
    """Say whether who acts held an office of the party on the day (R-017)."""
    holding = x.office_holding(act.office_holding_id)
    if holding is None:
        return Standing(LinkState.MISSING, Ground.OFFICE_UNKNOWN)
    evidence = (("office_holding", holding.id),)
    is_own = holding.organisation_id == party.organisation_id and is_held_by(holding, act.person_id)
    if not is_own or not possibly_covers(holding.valid_from, holding.valid_to, act.day):
        return Standing(LinkState.CONTRADICTED, Ground.OFFICE_NOT_HELD, evidence)
    return Standing(LinkState.PROVEN, Ground.OFFICE_HELD, evidence)


def representation(x: Examination, party: PartyFacts, act: Act) -> Standing:
    """Say whether who acts could do so outwardly for the party on the day (R-012 to R-015, R-029, R-030).

    A party of unknown kind is judged as a private one is; that the kind must be known is a rule of its own (R-009).
    """
    holding = x.office_holding(act.office_holding_id)
    representative = _REPRESENTATIVES.get(x.kind_of(party.organisation_id) or "")
    if representative is not None and holding is not None and holding.function_kind == representative:
        return Standing(LinkState.PROVEN, Ground.OFFICE_ITSELF, (("office_holding", holding.id),))
    if act.mandate_id is not None:
        return _by_mandate(x, act.mandate_id, party, act, representative)
    return _by_authority(x, party, act, representative)


def is_proven(x: Examination, party: PartyFacts, act: Act) -> bool:
    """Tell whether office and right to sign are both proven (F-007)."""
    return all(found(x, party, act).state is LinkState.PROVEN for found in (office, representation))


def _by_mandate(x: Examination, mandate_id: str, party: PartyFacts, act: Act, representative: str | None) -> Standing:
    mandate = x.mandate(mandate_id)
    evidence = (("mandate", mandate_id),)
    if mandate is None or mandate.granting_organisation_id != party.organisation_id or not _holds(mandate, act):
        return Standing(LinkState.MISSING, Ground.MANDATE_NOT_IN_FORCE, evidence)
    subjects = {mandate.subject_agreement_id, x.agreement.id}
    if "sign" not in mandate.powers or (None not in subjects and len(subjects) > 1):
        return Standing(LinkState.CONTRADICTED, Ground.MANDATE_EXCEEDED, evidence)
    given_by_other = representative is not None and mandate.granting_body != representative
    if given_by_other or not _is_holder(x, mandate, act):
        return Standing(LinkState.MISSING, Ground.MANDATE_OF_ANOTHER, evidence)
    return Standing(LinkState.PROVEN, Ground.MANDATE_TO_SIGN, evidence)


def _holds(mandate: MandateFacts, act: Act) -> bool:
    """Tell whether a mandate held on the day; of what was done already, only days that are known count (R-034)."""
    if mandate.status not in _IN_USE and (mandate.status == "proposed" or not act.is_set):
        return False
    is_revoked = mandate.revoked_on is not None and mandate.revoked_on.certainly_before(act.day)
    return not is_revoked and possibly_covers(mandate.valid_from, mandate.valid_to, act.day)


def _is_holder(x: Examination, mandate: MandateFacts, act: Act) -> bool:
    """Tell whether who acts is the holder of a mandate: the person, the function, or the role on that day (R-033)."""
    holding = x.office_holding(act.office_holding_id)
    if mandate.holder_kind == "person":
        return mandate.person_id is not None and mandate.person_id in {
            act.person_id,
            holding.person_id if holding else None,
        }
    if mandate.holder_kind == "function":
        return holding is not None and holding.function_kind == mandate.function_kind
    return holding is not None and any(
        assignment.role == mandate.holder_role
        and assignment.office_holding_id == holding.id
        and possibly_covers(assignment.valid_from, assignment.valid_to, act.day)
        for assignment in x.dossier.role_assignments
    )


def _by_authority(x: Examination, party: PartyFacts, act: Act, representative: str | None) -> Standing:
    authority = authority_of(x, act.signing_authority_id)
    if authority is None:
        return Standing(LinkState.MISSING, Ground.NO_AUTHORITY)
    document = (("document", authority.document_id),) if authority.document_id else ()
    evidence = (("signing_authority", authority.id), *document)
    if not _fits(x, authority, party, act) or not _has_right_basis(x, authority, representative):
        return Standing(LinkState.MISSING, Ground.NO_AUTHORITY, evidence)
    if _has_ended(x, authority, act.day):
        return Standing(LinkState.CONTRADICTED, Ground.AUTHORITY_ENDED, evidence)
    return Standing(LinkState.PROVEN, Ground.AUTHORITY, evidence)


def _fits(x: Examination, authority: SigningAuthorityFacts, party: PartyFacts, act: Act) -> bool:
    return (
        act.office_holding_id in {authority.office_holding_id, *authority.joint_with_office_holding_ids}
        and authority.organisation_id == party.organisation_id
        and authority.subject_agreement_id in {None, x.agreement.id}
        and authority.document_id is not None
    )


def _has_right_basis(x: Examination, authority: SigningAuthorityFacts, representative: str | None) -> bool:
    """Tell whether the basis is one that counts: for municipality and province, given by mayor or commissioner."""
    if representative is None:
        return authority.basis != "ex_officio"
    giver = x.office_holding(authority.granted_by_office_holding_id)
    if authority.basis not in {"designation", "power_of_attorney"} or giver is None:
        return False
    given_on = known_day(authority.valid_from)
    return (
        giver.function_kind == representative
        and giver.organisation_id == authority.organisation_id
        and possibly_covers(giver.valid_from, giver.valid_to, given_on)
    )


def _has_ended(x: Examination, authority: SigningAuthorityFacts, day: Interval) -> bool:
    """Tell whether an authority certainly did not hold on a day; a power of attorney ends with its giver (R-029)."""
    if not possibly_covers(authority.valid_from, authority.valid_to, day):
        return True
    if authority.revoked_on is not None and authority.revoked_on.latest <= day.earliest:
        return True
    giver = x.office_holding(authority.granted_by_office_holding_id)
    return (
        authority.basis == "power_of_attorney"
        and giver is not None
        and giver.valid_to is not None
        and giver.valid_to.certainly_before(day)
    )
