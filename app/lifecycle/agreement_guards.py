"""What each step of an agreement asks: the guards of its state machine (section 3). Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.findings.examination import Examination, known_day
from app.findings.facts import PartyFacts, SignatoryFacts, VersionFacts
from app.findings.representation import Act, LinkState
from app.findings.result import EvidenceRef
from app.kit.dates import Interval, on
from app.kit.domain import ApiRole, Localised, ProblemType
from app.lifecycle import authority, problems
from app.lifecycle.authority import Link
from app.lifecycle.machine import DECIDERS, DOSSIER_KEEPERS, Clearing, Guard

FEWEST_PARTIES = 2
# A signature that is there, whatever it is worth.
PRESENT = frozenset({"signed", "signed_under_reservation", "signed_unauthorised", "ratified"})
CONSULTED_BODIES = {"municipality": "municipal_council", "province": "provincial_council"}


@dataclass(frozen=True, slots=True)
class AgreementSituation:
    """An agreement's dossier on the legal day of a step, and what the step itself names.

    `version_id` is the text the step is about; without one it is the newest working version, or the present text.
    `has_successor` tells whether an agreement that supersedes this one is in force with the same parties that must
    sign, or with their consent.
    """

    x: Examination
    version_id: str | None = None
    has_successor: bool = False

    @property
    def day(self) -> date:
        """Return the legal day of the step."""
        return self.x.as_of

    @property
    def working_text(self) -> VersionFacts | None:
        """Return the working version the step is about: the one named, or the newest."""
        working = [v for v in self.x.dossier.versions if v.status == "working"]
        named = [v for v in working if self.version_id in {None, v.id}]
        return max(named, key=lambda v: v.version_no or 0, default=None)

    @property
    def text(self) -> VersionFacts | None:
        """Return the present text of the agreement."""
        return next((v for v in self.x.dossier.versions if v.id == self.x.agreement.current_version_id), None)

    def clearing(self, path: str, *, method: str = "POST") -> Clearing:
        """Return who keeps the dossier and can clear something in it."""
        href = f"/v1/agreements/{self.x.agreement.id}{path}"
        return Clearing(DOSSIER_KEEPERS, self.x.agreement.managing_organisation_id, method, href)

    def by_party(self, party: PartyFacts, path: str, roles: tuple[ApiRole, ...] = DOSSIER_KEEPERS) -> Clearing:
        """Return who of a party can clear something."""
        return Clearing(roles, party.organisation_id, "POST", path)


Guards = Iterator[Guard]


def told(
    rule: str | None, words: Localised, problem: ProblemType | None, *evidence: EvidenceRef, **more: object
) -> Guard:
    """Return a guard with the words for when it is met; a problem tells its own cause."""
    return Guard(rule, problem.cause if problem else words, problem, evidence=evidence, **more)  # type: ignore[arg-type]


def enough_parties(s: AgreementSituation) -> Guards:
    """R-060: at least two organisations."""
    parties = list(s.x.parties())
    words = Localised("Er zijn minstens twee partijen.", "There are at least two parties.")
    problem = None if len({p.organisation_id for p in parties}) >= FEWEST_PARTIES else problems.PARTIES_INSUFFICIENT
    yield told(
        "R-060", words, problem, *(("party", p.id) for p in parties), always=True, clearing=s.clearing("/parties")
    )


def has_version(s: AgreementSituation) -> Guards:
    """Ask for at least one version of the text."""
    words = Localised("Er is een versie van de tekst.", "There is a version of the text.")
    problem = None if s.x.dossier.versions else problems.TEXT_INCOMPLETE
    evidence = tuple(("agreement_version", v.id) for v in s.x.dossier.versions)
    yield told("R-055", words, problem, *evidence, always=True, clearing=s.clearing("/versions"))


def text_can_be_frozen(s: AgreementSituation) -> Guards:
    """Ask for a working version with the words of every clause: only what is written can be frozen (R-055)."""
    version = s.working_text
    words = Localised("Er is een volledige werkversie.", "There is a complete working version.")
    problem = None if version is not None and version.has_every_text else problems.TEXT_INCOMPLETE
    evidence = (("agreement_version", version.id),) if version else ()
    yield told("R-055", words, problem, *evidence, always=True, clearing=s.clearing("/versions"))


def new_text_can_be_frozen(s: AgreementSituation) -> Guards:
    """Ask the same of the text that a reset names, where it names one."""
    if s.version_id is not None:
        yield from text_can_be_frozen(s)


def _deciding(s: AgreementSituation, party: PartyFacts) -> Link | None:
    text = s.text
    act = Act(day=on(s.day), version_id=text.id if text else None, text_sha256=text.text_sha256 if text else None)
    return authority.decision_link(s.x, party, act)


def every_body_decided(s: AgreementSituation) -> Guards:
    """R-009, R-010, R-011, R-018, R-019: each public party decided to enter into the present text."""
    for party in s.x.parties():
        link = _deciding(s, party)
        if link is not None:
            yield of_link(link, party, s.by_party(party, "/v1/decisions", DECIDERS))
        elif s.x.kind_of(party.organisation_id) is None:
            yield _kind_is_unknown(s, party)


def _kind_is_unknown(s: AgreementSituation, party: PartyFacts) -> Guard:
    problem = problems.ORGANISATION_KIND_UNKNOWN
    clearing = Clearing(DOSSIER_KEEPERS, party.organisation_id, "PATCH", f"/v1/organisations/{party.organisation_id}")
    return Guard("R-009", problem.cause, problem, evidence=(("party", party.id),), clearing=clearing)


def of_link(link: Link, party: PartyFacts, clearing: Clearing | None) -> Guard:
    """Return what a link of the chain of authority says about a step."""
    evidence = (("party", party.id), *link.evidence)
    if link.state is LinkState.PROVEN:
        return Guard(link.rule, link.sentence, evidence=evidence)
    return Guard(link.rule, link.sentence, link.problem, evidence=evidence, clearing=clearing)


def council_was_heard(s: AgreementSituation) -> Guards:
    """R-120: before a far-reaching agreement council or States could state their wishes."""
    if s.x.agreement.far_reaching is not True:
        return
    for party in s.x.parties():
        body = CONSULTED_BODIES.get(s.x.kind_of(party.organisation_id) or "")
        if body is not None:
            yield council_heard_by(s.x, party, body, on(s.day))


def council_heard_by(x: Examination, party: PartyFacts, body: str, day: Interval) -> Guard:
    """Say whether the council or States of a party dealt with the agreement by a day (R-120)."""
    heard = [
        d
        for d in x.dossier.decisions
        if d.organisation_id == party.organisation_id
        and d.body == body
        and d.status == "decided"
        and not known_day(d.decided_on).certainly_after(day)
        and any(point.agreement_id == x.agreement.id for point in d.points)
    ]
    words = Localised("Raad of Staten zijn gehoord.", "Council or States were heard.")
    problem = None if heard else problems.COUNCIL_CONSULTATION_REQUIRED
    clearing = Clearing(DECIDERS, party.organisation_id, "POST", "/v1/decisions")
    evidence = (("party", party.id), *(("decision", d.id) for d in heard))
    return told("R-120", words, problem, *evidence, clearing=clearing)


def _signers(s: AgreementSituation, party: PartyFacts) -> list[SignatoryFacts]:
    return [x for x in s.x.signatories_of(party) if x.status not in {"declined", "replaced", "ratification_refused"}]


def must_sign(s: AgreementSituation) -> list[PartyFacts]:
    """Return the parties that must sign."""
    return [party for party in s.x.parties() if party.must_sign is True]


def nobody_signs(s: AgreementSituation, problem: ProblemType) -> Guards:
    """Say that nobody must sign, where that is so: then nothing is ever signed."""
    if not must_sign(s):
        yield told("R-061", problem.cause, problem, clearing=s.clearing("/parties"))


def everybody_is_verified(s: AgreementSituation) -> Guards:
    """Ask of each party that must sign a signatory whose authority was verified (Gemw 171, Pw 176, BW 2)."""
    yield from nobody_signs(s, problems.SIGNATORY_NOT_VERIFIED)
    for party in must_sign(s):
        yield _has_signer(s, party, frozenset({"authority_verified"}) | PRESENT)


def everybody_can_reserve(s: AgreementSituation) -> Guards:
    """Ask the same, but of a public party that has not decided only somebody designated: it reserves (BW 6:21)."""
    yield from nobody_signs(s, problems.SIGNATORY_NOT_VERIFIED)
    for party in must_sign(s):
        link = _deciding(s, party)
        undecided = link is not None and link.state is not LinkState.PROVEN
        wanted = frozenset({"authority_verified"}) | PRESENT
        yield _has_signer(s, party, wanted | {"designated"} if undecided else wanted)


def _has_signer(s: AgreementSituation, party: PartyFacts, statuses: frozenset[str]) -> Guard:
    ready = [x for x in _signers(s, party) if x.status in statuses]
    words = Localised("De partij heeft een ondertekenaar die mag tekenen.", "The party has a signatory who may sign.")
    problem = None if ready else problems.SIGNATORY_NOT_VERIFIED
    evidence = (("party", party.id), *(("signatory", x.id) for x in ready or _signers(s, party)))
    path = f"/v1/agreements/{s.x.agreement.id}/parties/{party.id}/signatories"
    return told(None, words, problem, *evidence, clearing=s.by_party(party, path))
