"""The state machine of a signatory (section 3): designated, verified, signed, and every way back. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.findings.examination import Examination, known_day
from app.findings.facts import PartyFacts, SignatoryFacts
from app.findings.representation import Act, LinkState, is_held_by
from app.kit.dates import on
from app.kit.domain import Localised
from app.lifecycle import authority, problems
from app.lifecycle.agreement_guards import PRESENT, of_link
from app.lifecycle.ending_guards import has_not_ended
from app.lifecycle.machine import DECIDERS, DOSSIER_KEEPERS, Clearing, Guard, Transition, Trigger, machine
from app.lifecycle.mandate_guards import MandateSituation
from app.lifecycle.mandate_time import subject_of
from app.lifecycle.mandate_use import Acting, Use, judge_use


@dataclass(frozen=True, slots=True)
class SignatorySituation:
    """A signatory of a party on the legal day of a step, the act it is about, and the mandate that relies on."""

    x: Examination
    party: PartyFacts
    signatory: SignatoryFacts
    act: Act
    under_reservation: bool = False
    mandate: MandateSituation | None = None


Guards = Iterator[Guard]


def _clearing(s: SignatorySituation, path: str, *, decides: bool = False) -> Clearing:
    return Clearing(DECIDERS if decides else DOSSIER_KEEPERS, s.party.organisation_id, "POST", path)


def somebody_is_named(s: SignatorySituation) -> Guards:
    """Ask for a person in an office of the party: a person acts only through an office holding."""
    holding = s.x.office_holding(s.act.office_holding_id)
    words = Localised("Iemand in een ambt van de partij is genoemd.", "Somebody in an office of the party is named.")
    own = (
        holding is not None
        and holding.organisation_id == s.party.organisation_id
        and is_held_by(holding, s.act.person_id)
    )
    problem = None if own else problems.OFFICE_NOT_HELD
    here = f"/v1/agreements/{s.x.agreement.id}/parties/{s.party.id}/signatories/{s.signatory.id}"
    clearing = Clearing(DOSSIER_KEEPERS, s.party.organisation_id, "PATCH", here)
    sentence = problem.cause if problem else words
    yield Guard("R-017", sentence, problem, always=True, evidence=(("party", s.party.id),), clearing=clearing)


def the_agreement_has_not_ended(s: SignatorySituation) -> Guards:
    """R-065: nobody is designated, verified or signs under an agreement that has ended."""
    yield has_not_ended(s.x)


def signing_is_open(s: SignatorySituation) -> Guards:
    """Ask that signing is open; a party that need not sign, or joined later, may sign when the others have."""
    is_late = s.party.must_sign is not True or s.party.joined_on is not None
    is_open = s.x.agreement.status in (_SIGNING_OPEN | _SIGNED if is_late else _SIGNING_OPEN)
    words = Localised("De ondertekening is open.", "Signing is open.")
    problem = None if is_open else problems.SIGNING_NOT_OPEN
    agreement = ("agreement", s.x.agreement.id)
    clearing = Clearing(
        DOSSIER_KEEPERS,
        s.x.agreement.managing_organisation_id,
        "POST",
        f"/v1/agreements/{s.x.agreement.id}/transitions",
    )
    yield Guard(None, problem.cause if problem else words, problem, evidence=(agreement,), clearing=clearing)


def it_is_the_text_to_sign(s: SignatorySituation) -> Guards:
    """R-051: the text is the present one, by its hash; a past signature may be under any, but under one text."""
    named = next((v for v in s.x.dossier.versions if v.id == s.act.version_id), None)
    is_present = named is not None and named.id == s.x.agreement.current_version_id
    words = Localised("De tekst is de huidige.", "The text is the present one.")
    if is_present and named is not None and named.text_sha256 == s.act.text_sha256 is not None:
        yield Guard("R-051", words, evidence=(("agreement_version", named.id),))
        return
    hashes = {named.text_sha256 if named else None, s.act.text_sha256} - {None}
    contradicts_itself = (s.act.version_id is not None and named is None) or len(hashes) > 1
    problem = problems.SIGNATURE_VERSION_MISMATCH
    evidence = (("agreement_version", named.id),) if named else ()
    yield Guard("R-051", problem.cause, problem, always=contradicts_itself, evidence=evidence)


def it_was_not_rejected(s: SignatorySituation) -> Guards:
    """R-019, R-020: a reservation waits for a decision; where the party rejected this text, none is awaited."""
    link = authority.decision_link(s.x, s.party, s.act)
    if link is not None and link.state is not LinkState.PROVEN and _was_rejected(s):
        problem = problems.DECISION_NOT_AFFIRMATIVE
        clearing = _clearing(s, "/v1/decisions", decides=True)
        yield Guard("R-019", problem.cause, problem, evidence=(("party", s.party.id),), clearing=clearing)


def holds_the_office(s: SignatorySituation) -> Guards:
    """R-017: the office is held on the day."""
    yield of_link(authority.office_link(s.x, s.party, s.act), s.party, _clearing(s, "/v1/office-holdings"))


def may_represent(s: SignatorySituation) -> Guards:
    """R-009, R-012 to R-015, R-029: the signatory may act outwardly for the party, within a mandate relied on."""
    link = authority.representation_link(s.x, s.party, s.act)
    yield of_link(link, s.party, _clearing(s, "/v1/signing-authorities"))
    if link.state is LinkState.PROVEN and s.mandate is not None and not s.act.is_set:
        yield from judge_use(s.mandate.mandate, s.mandate.above, _use_of(s, s.mandate))


def _use_of(s: SignatorySituation, given: MandateSituation) -> Use:
    """Return the act that signing under a mandate is; the page says for which party, and so on whose behalf."""
    return Use(
        day=s.act.day,
        powers=frozenset({"sign"}),
        organisation_id=s.party.organisation_id,
        body=given.mandate.granting_body,
        subject=subject_of(s.x.agreement),
        agreement_status=s.x.agreement.status,
        acting=Acting(s.act.person_id),
        holder_facts=given.holder_facts,
    )


def has_decided(s: SignatorySituation) -> Guards:
    """R-010, R-011, R-018, R-019: the party decided on the text; a reservation waits for that (R-020)."""
    link = authority.decision_link(s.x, s.party, s.act)
    if link is None:
        return
    if s.under_reservation and link.state is not LinkState.PROVEN:
        words = Localised("Getekend onder voorbehoud van het besluit.", "Signed subject to the decision.")
        yield Guard("R-020", words, evidence=(("party", s.party.id),))
        return
    yield of_link(link, s.party, _clearing(s, "/v1/decisions", decides=True))


def reservation_is_fulfilled(s: SignatorySituation) -> Guards:
    """R-021: the party has decided affirmatively on the text that was signed; so must who needed no decision."""
    link = authority.decision_link(s.x, s.party, s.act, needed=True)
    if link is not None:
        yield of_link(link, s.party, _clearing(s, "/v1/decisions", decides=True))


def reservation_has_failed(s: SignatorySituation) -> Guards:
    """Ask that the decision on the text that was signed is a rejection; deferring leaves the reservation open."""
    link = authority.decision_link(s.x, s.party, s.act, needed=True)
    is_open = link is None or link.state is LinkState.PROVEN or not _was_rejected(s)
    words = Localised("Het besluit wijst de tekst af.", "The decision rejects the text.")
    problem = problems.RESERVATION_OPEN if is_open else None
    yield Guard("R-021", problem.cause if problem else words, problem, always=True)


def _was_rejected(s: SignatorySituation) -> bool:
    """Tell whether the competent body rejected this text; what it said of an earlier text does not count."""
    texts = {v.id for v in s.x.dossier.versions if v.text_sha256 == s.act.text_sha256 is not None}
    return any(
        point.outcome == "rejected"
        and point.kind == "enter_into_agreement"
        and point.agreement_id == s.x.agreement.id
        and point.agreement_version_id in {*texts, s.act.version_id}
        for decision in s.x.dossier.decisions
        if decision.organisation_id == s.party.organisation_id
        and decision.status == "decided"
        and s.x.is_competent(decision)
        for point in decision.points
    )


def a_counterparty_may_still_be_bound(s: SignatorySituation) -> Guards:
    """R-024: nobody gave notice of rejection for lack of authority, unless knowing of the defect."""
    notices = s.x.rejections_of(s.signatory)
    late = [
        n
        for n in notices
        if n.knew_of_defect is not True and not known_day(n.notified_on).certainly_after(on(s.x.as_of))
    ]
    words = Localised("Niemand heeft de handtekening afgewezen.", "Nobody rejected the signature.")
    problem = problems.RATIFICATION_TOO_LATE if late else None
    evidence = tuple(("rejection_notice", n.id) for n in late)
    yield Guard("R-024", problem.cause if problem else words, problem, always=True, evidence=evidence)


def _step(
    name: str, nl: str, en: str, sources: tuple[str, ...], target: str, **more: object
) -> Transition[SignatorySituation]:
    return Transition(name, Localised(nl, en), frozenset(sources), target, **more)  # type: ignore[arg-type]


_SIGNING_OPEN, _SIGNED = frozenset({"in_signing"}), frozenset({"signed", "in_force"})
_ALREADY_SIGNED = dict.fromkeys(PRESENT, problems.ALREADY_SIGNED)
SIGN, SIGN_UNDER_RESERVATION, RATIFY = "sign", "sign_under_reservation", "ratify"
_AT_SIGNATURES, _AT_RATIFICATIONS = (
    "/v1/agreements/{agreement}/signatures",
    "/v1/agreements/{agreement}/ratifications",
)

SIGNATORY_MACHINE = machine(
    "signatory",
    _step(
        "designate",
        "Aanwijzen",
        "Designate",
        ("not_designated", "voided"),
        "designated",
        guards=(the_agreement_has_not_ended, somebody_is_named),
    ),
    _step(
        "verify_authority",
        "Bevoegdheid vaststellen",
        "Verify authority",
        ("designated",),
        "authority_verified",
        guards=(the_agreement_has_not_ended, holds_the_office, may_represent, has_decided),
    ),
    _step("decline", "Weigeren", "Decline", ("designated", "authority_verified"), "declined", needs=("reason",)),
    _step(
        "replace",
        "Vervangen",
        "Replace",
        ("designated", "authority_verified", "ratification_refused"),
        "replaced",
        needs=("reason",),
    ),
    _step(
        SIGN,
        "Ondertekenen",
        "Sign",
        ("authority_verified",),
        "signed",
        guards=(
            the_agreement_has_not_ended,
            signing_is_open,
            it_is_the_text_to_sign,
            holds_the_office,
            may_represent,
            has_decided,
        ),
        recorded_from=frozenset({"not_designated", "designated"}),
        refused_in=_ALREADY_SIGNED,
        href=_AT_SIGNATURES,
    ),
    _step(
        SIGN_UNDER_RESERVATION,
        "Onder voorbehoud ondertekenen",
        "Sign under reservation",
        ("designated", "authority_verified"),
        "signed_under_reservation",
        guards=(
            the_agreement_has_not_ended,
            signing_is_open,
            it_is_the_text_to_sign,
            holds_the_office,
            may_represent,
            it_was_not_rejected,
        ),
        recorded_from=frozenset({"not_designated"}),
        refused_in=_ALREADY_SIGNED,
        href=_AT_SIGNATURES,
    ),
    _step(
        "fulfil_reservation",
        "Voorbehoud vervuld",
        "Reservation fulfilled",
        ("signed_under_reservation",),
        "signed",
        guards=(reservation_is_fulfilled,),
        trigger=Trigger.REGISTER,
    ),
    _step(
        "void_reserved",
        "Voorbehoud niet vervuld",
        "Reservation failed",
        ("signed_under_reservation",),
        "voided",
        guards=(reservation_has_failed,),
        trigger=Trigger.REGISTER,
    ),
    _step(
        RATIFY,
        "Bekrachtigen",
        "Ratify",
        ("signed_unauthorised",),
        "ratified",
        guards=(the_agreement_has_not_ended, a_counterparty_may_still_be_bound),
        href=_AT_RATIFICATIONS,
    ),
    _step(
        "refuse_ratification",
        "Bekrachtiging weigeren",
        "Refuse ratification",
        ("signed_unauthorised",),
        "ratification_refused",
        needs=("reason",),
    ),
)
