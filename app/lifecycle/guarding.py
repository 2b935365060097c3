"""What may not be recorded or corrected any more, or only by those who all agree: parties, and what has ended.

Transitions ask the same of themselves; this is asked of everything else, at the end of each transaction, so that
several commands in one batch are judged together.
"""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

from app.findings.examination import Examination
from app.kit.clock import legal_day
from app.kit.domain import Localised, RecordingMode, RefusedError, Violation
from app.kit.resources import camel
from app.kit.work import Touched, Work
from app.lifecycle import problems, repository
from app.lifecycle.courses import DECISION_COURSE
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.ending_guards import ENDED, ENDING_LATER, has_ended
from app.lifecycle.mending import require_past
from app.lifecycle.text_terms import completed_terms
from app.parties.models import Party

# What is done under an agreement. What closes it, such as documents, follow-ups and money, goes on.
_ACTS = frozenset(
    {
        "agreement_version",
        "amendment",
        "amendment_consent",
        "consent",
        "party",
        "ratification",
        "rejection_notice",
        "signatory",
        "signature",
        "signing_event",
        "termination",
    }
)
_FIXED_IN = frozenset({"in_decision", "approved", "in_signing", "signed"})
# The day of an act that a transition gave.
_DAYS_BY_TRANSITION = {"decision": "decided_on", "signing_event": "held_on"}
_NOT_FROM_THE_START = Localised(
    "Wie toetreedt, heeft een dag waarop: geef `joinedOn`.", "Who accedes does so on a day: give `joinedOn`."
)


async def guard_all(work: Work) -> None:
    """Refuse what the dossiers concerned do not allow any more.

    Raises:
        RefusedError: `agreement-expired` (R-065), `parties-fixed`, `accession-not-allowed` (R-064), `terms-fixed`,
            and what the mended day of an act does not allow (R-056).

    """
    await work.render()
    for touched in work.touched:
        await _require_mended(work, touched)
    concerned: dict[UUID, list[Touched]] = {}
    for touched in work.touched:
        for agreement_id in _dossiers_of(touched):
            concerned.setdefault(agreement_id, []).append(touched)
    if not concerned:
        return
    await repository.locked_agreements(work.session, concerned)
    dossiers = Dossiers.inside(work.session, legal_day(work.command.instant))
    for agreement_id in sorted(concerned):
        x = await dossiers.examination(agreement_id)
        found = [violation for touched in concerned[agreement_id] for violation in _violations(x, touched)]
        for touched in concerned[agreement_id]:
            if touched.resource.kind == "agreement":
                found += await completed_terms(work, x, touched)
        if found:
            raise RefusedError(found[0])


async def _require_mended(work: Work, touched: Touched) -> None:
    """Judge an act whose day was mended as on that day: it has come, and a decision could be taken on it (R-056)."""
    kind, row = touched.resource.kind, touched.row
    member = _DAYS_BY_TRANSITION.get(kind)
    is_correction = touched.command.name == f"{kind}.correct" and row.recording_mode is RecordingMode.WORKFLOW
    if member is None or not is_correction:
        return
    after, day = json.loads(row.representation), getattr(row, member)
    if day is None or json.loads(touched.before)[camel(member)] == after[camel(member)]:
        return
    today = legal_day(work.command.instant)
    require_past(day, today, member)
    if kind == "decision":
        situation = await DECISION_COURSE.situate(Dossiers.inside(work.session, today), after, None)
        verdict = DECISION_COURSE.machine.judge("decide", "scheduled", replace(situation, day=day.interval))
        if violations := verdict.violations(RecordingMode.WORKFLOW):
            raise RefusedError(*violations)


def _dossiers_of(touched: Touched) -> set[UUID]:
    """Return the dossiers in which something touched is to be judged; mostly there is none."""
    row: Any = touched.row
    kind = touched.resource.kind
    if touched.is_consequence:
        return set()
    if kind == "allocation":
        return {row.agreement_id} if row.status == "granted" and row.agreement_id is not None else set()
    by_hand = touched.command.name in {f"{kind}.record", f"{kind}.correct"}
    if not by_hand or row.recording_mode is not RecordingMode.WORKFLOW:
        return set()
    if kind == "decision":
        return _decided_anew(row) if row.version == 1 else set()
    if kind == "agreement":
        return {row.id} if row.version > 1 else set()
    return {row.agreement_id} if kind in _ACTS else set()


def _decided_anew(row: Any) -> set[UUID]:
    """Return the dossiers in which a new decision is about something new; what closes them is decided afterwards."""
    points = json.loads(row.representation)["points"]
    return {
        UUID(point["agreementId"])
        for point in points
        if point["agreementId"] is not None and point["kind"] not in ENDING_LATER
    }


def _violations(x: Examination, touched: Touched) -> list[Violation]:
    kind = touched.resource.kind
    if kind == "allocation":
        return _granted_too_late(x, touched.row)
    # What an agreement itself is told to end by takes effect right after.
    ended = x.agreement.status in ENDED if kind == "agreement" else has_ended(x)
    if ended:
        return [Violation(problems.AGREEMENT_EXPIRED, problems.AGREEMENT_EXPIRED.cause, "R-065")]
    if kind == "party":
        assert isinstance(touched.row, Party)
        return _as_a_party(x, touched.row)
    return []


def _granted_too_late(x: Examination, row: Any) -> list[Violation]:
    """R-065: nothing is granted under an agreement after its last day, whoever records it and how (S12)."""
    goes_on = x.agreement.is_indefinite is True or (
        x.agreement.tacit_renewal_months is not None and x.agreement.status not in ENDED
    )
    if row.occurred_on is None or goes_on:
        return []
    if not any(row.occurred_on.interval.certainly_after(end) for end in x.ends()):
        return []
    return [Violation(problems.AGREEMENT_EXPIRED, problems.AGREEMENT_EXPIRED.cause, "R-065")]


def _as_a_party(x: Examination, row: Party) -> list[Violation]:
    """R-064: the parties belong to the text; later ones accede by its clause or with everybody's consent."""
    if x.agreement.status in _FIXED_IN:
        return [Violation(problems.PARTIES_FIXED, problems.PARTIES_FIXED.cause)]
    if x.agreement.status == "in_force" and row.version > 1:
        # Leaving is a withdrawal, with its own notice and ground.
        return [Violation(problems.PARTIES_FIXED, problems.PARTIES_FIXED.cause)]
    if x.agreement.status != "in_force":
        return []
    if row.joined_on is None:
        return [Violation(problems.PARTIES_FIXED, _NOT_FROM_THE_START)]
    consenting = {c.party_id for c in x.dossier.consents if c.acceding_party_id == str(row.id)}
    others = {party.id for party in x.parties()} - {str(row.id)}
    if x.agreement.has_accession_clause is True or others <= consenting:
        return []
    return [Violation(problems.ACCESSION_NOT_ALLOWED, problems.ACCESSION_NOT_ALLOWED.cause, "R-064")]
