"""The day of a legal act that was recorded wrongly is corrected with a reason and a source (R-056).

Nobody goes round a guard by it: what the act is worth is judged again, as of the day it then has.
"""

import json
from dataclasses import replace
from datetime import date

from app.findings.examination import Examination
from app.findings.facts import PartyFacts, SignatoryFacts
from app.findings.representation import Act, LinkState, act_of
from app.kit.by_transition import names_new_source
from app.kit.domain import FieldError, Localised, refusal
from app.kit.problem_types import FORBIDDEN
from app.kit.resources import Representation, camel
from app.kit.schema import PartialDate, Provenance, plain
from app.kit.work import Work
from app.kit.write_problems import HISTORY_IMMUTABLE
from app.lifecycle import problems, repository
from app.lifecycle.authority import decision_link, office_link, representation_link
from app.lifecycle.models import Signature
from app.lifecycle.scene import scene_of
from app.lifecycle.schemas import SignatureCreate
from app.parties.rules import SignatoryStatus
from app.parties.service import SIGNATORIES

_KEEPER = Localised(
    "Dit corrigeert alleen de organisatie die het dossier beheert.",
    "Only the organisation that manages the dossier corrects this.",
)


def is_mended(before: Representation, facts: Provenance, *members: str) -> bool:
    """Tell whether a correction changes one of these days of an act."""
    stated = plain(facts)
    return any(before[camel(member)] != stated[camel(member)] for member in members)


def require_sourced(work: Work, x: Examination, before: Representation, facts: Provenance) -> None:
    """Let only who manages the dossier mend a legal fact, by a source that was not named before.

    Raises:
        RefusedError: `forbidden` (R-117), `history-immutable` (R-056).

    """
    acting = work.command.actor.organisation_id
    if acting is None or str(acting) != x.agreement.managing_organisation_id:
        raise refusal(FORBIDDEN, _KEEPER, rule="R-117")
    if not names_new_source(before, plain(facts)):
        fault = FieldError("body", "/sourceRefs", "missing", HISTORY_IMMUTABLE.remedy)
        raise refusal(HISTORY_IMMUTABLE, rule="R-056", errors=(fault,))


def require_past(day: PartialDate, today: date, member: str) -> None:
    """Refuse a day that certainly is still to come.

    Raises:
        RefusedError: `day-in-future`.

    """
    if day.interval.earliest > today:
        fault = FieldError("body", f"/{camel(member)}", problems.DAY_IN_FUTURE.slug, problems.DAY_IN_FUTURE.cause)
        raise refusal(problems.DAY_IN_FUTURE, errors=(fault,))


async def mend_signature(work: Work, row: Signature, facts: SignatureCreate) -> None:
    """Keep the mended day of a signature, and judge on it what the signature is worth (R-022, R-056).

    Raises:
        RefusedError: `forbidden`, `history-immutable`, `day-in-future`.

    """
    before = json.loads(row.representation)
    if not is_mended(before, facts, "signed_on", "signed_at"):
        return
    scene = await scene_of(work, facts.agreement_id, facts.signatory_id, facts.party_id)
    require_sourced(work, scene.x, before, facts)
    require_past(facts.signed_on, scene.x.as_of, "signed_on")
    if row.voided_on is not None:
        return
    act = replace(act_of(scene.x, scene.signatory), day=facts.signed_on.interval)
    with work.session.no_autoflush:
        signatory = (await repository.locked_signatories(work.session, [row.signatory_id]))[row.signatory_id]
    signatory.signed_on = facts.signed_on
    signatory.status = worth_again(scene.x, scene.party, scene.signatory, act)
    await work.session.flush()
    work.touch(SIGNATORIES, signatory)


def worth_again(x: Examination, party: PartyFacts, signatory: SignatoryFacts, act: Act) -> SignatoryStatus:
    """Return what a signature is worth on another day; it only gets better by proof of everything it needs.

    A reservation and a ratification are about another day than that of the signature, and stay.
    """
    present = SignatoryStatus(signatory.status or "")
    is_reserved = signatory.signature is not None and signatory.signature.under_reservation is True
    if is_reserved or present not in {SignatoryStatus.SIGNED, SignatoryStatus.SIGNED_UNAUTHORISED}:
        return present
    if present is SignatoryStatus.SIGNED:
        return worth_of(x, party, act)
    links = (office_link(x, party, act), representation_link(x, party, act), decision_link(x, party, act))
    is_proven = all(link is None or link.state is LinkState.PROVEN for link in links)
    return SignatoryStatus.SIGNED if is_proven else present


def worth_of(x: Examination, party: PartyFacts, act: Act) -> SignatoryStatus:
    """Return what a signature of the past was worth: unauthorised where that is certain (R-022), else signed.

    What is merely not proven stays a signature; that the proof is missing is a finding (F-007).
    """
    decision = decision_link(x, party, act)
    undecided = decision is not None and decision.state is not LinkState.PROVEN and decision.rule != "R-018"
    links = (office_link(x, party, act), representation_link(x, party, act))
    if undecided or any(link.state is LinkState.CONTRADICTED for link in links):
        return SignatoryStatus.SIGNED_UNAUTHORISED
    return SignatoryStatus.SIGNED
