"""What a signature without authority meets afterwards: a ratification that cures it, or a notice that rejects it."""

import json

from app.findings.day import AFFIRMATIVE
from app.findings.examination import known_day, signing_day
from app.findings.representation import Act
from app.kit.domain import FieldError, RecordingMode, Violation, refusal, settle
from app.kit.work import Work
from app.kit.write_problems import INVALID_TRANSITION
from app.lifecycle import problems, repository
from app.lifecycle.agreement_guards import PRESENT
from app.lifecycle.mending import is_mended, require_past, require_sourced
from app.lifecycle.models import Ratification, RejectionNotice
from app.lifecycle.rules import RatificationScope
from app.lifecycle.scene import Scene, not_found_at, require_acting, scene_of
from app.lifecycle.schemas import RatificationCreate, RejectionNoticeCreate
from app.lifecycle.signatory_machine import RATIFY, SIGNATORY_MACHINE, SignatorySituation
from app.parties.rules import SignatoryStatus
from app.parties.service import SIGNATORIES


async def keep_ratification(work: Work, row: Ratification, facts: RatificationCreate) -> None:
    """Judge a ratification and let the signature count from its own day (R-023 to R-025, BW 3:69).

    Raises:
        RefusedError: `invalid-transition`, `ratification-too-late`, `ratifying-body-not-competent`, `day-in-future`,
            `history-immutable` (R-056) for a day corrected without source.

    """
    scene = await scene_of(work, facts.agreement_id, facts.signatory_id, facts.party_id)
    if not repository.is_new(row):
        before = json.loads(row.representation)
        if is_mended(before, facts, "ratified_on"):
            require_sourced(work, scene.x, before, facts)
            require_past(facts.ratified_on, scene.x.as_of, "ratified_on")
        return
    require_acting(work, scene.party.organisation_id, facts.recording_mode)
    row.signature_id = scene.signature_id
    act = Act(day=facts.ratified_on.interval)
    situation = SignatorySituation(scene.x, scene.party, scene.signatory, act)
    violations = SIGNATORY_MACHINE.judge(RATIFY, scene.signatory.status or "", situation).violations(
        RecordingMode.WORKFLOW
    )
    if not _is_competent_point(scene, str(facts.decision_point_id)):
        problem = problems.RATIFYING_BODY_NOT_COMPETENT
        fault = FieldError("body", "/decisionPointId", problem.slug, problem.cause)
        violations.append(Violation(problem, problem.cause, "R-025", errors=(fault,)))
    if facts.ratified_on.interval.earliest > scene.x.as_of:
        violations.append(Violation(problems.DAY_IN_FUTURE, problems.DAY_IN_FUTURE.cause))
    settle(violations, facts.recording_mode)
    if facts.scope is RatificationScope.FULL:
        with work.session.no_autoflush:
            signatory = (await repository.locked_signatories(work.session, [facts.signatory_id]))[facts.signatory_id]
        signatory.status = SignatoryStatus.RATIFIED
        await work.session.flush()
        work.touch(SIGNATORIES, signatory)


def _is_competent_point(scene: Scene, point_id: str) -> bool:
    """Tell whether a point is an affirmative one of the body that could have entered into the signed text itself."""
    signed = scene.signatory.signature.text_sha256 if scene.signatory.signature else None
    for decision in scene.x.dossier.decisions:
        point = next((p for p in decision.points if p.id == point_id), None)
        if point is None:
            continue
        text = next((v for v in scene.x.dossier.versions if v.id == point.agreement_version_id), None)
        signed_on = signing_day(scene.signatory)
        comes_later = signed_on is None or not known_day(decision.decided_on).certainly_before(signed_on)
        return (
            decision.organisation_id == scene.party.organisation_id
            and decision.status == "decided"
            and scene.x.is_competent(decision)
            and point.kind in {"ratify", "enter_into_agreement"}
            and point.agreement_id == scene.x.agreement.id
            and point.outcome in AFFIRMATIVE
            and (signed is None or (text is not None and text.text_sha256 == signed))
            and comes_later
        )
    return False


async def keep_rejection(work: Work, row: RejectionNotice, facts: RejectionNoticeCreate) -> None:
    """Check that a notice is about another party's signatory, on a day that has come (R-024).

    Raises:
        RefusedError: `reference-not-found`, `invalid-transition` where there is no such signature on that day,
            `day-in-future`, `history-immutable` (R-056) for a day corrected without source.

    """
    scene = await scene_of(work, facts.agreement_id, facts.signatory_id, None)
    if not repository.is_new(row):
        before = json.loads(row.representation)
        if is_mended(before, facts, "notified_on"):
            require_sourced(work, scene.x, before, facts)
            _require_rejectable(scene, facts)
        return
    if scene.party.id == str(facts.party_id):
        raise not_found_at("/signatoryId")
    notifying = next((p for p in scene.x.dossier.parties if p.id == str(facts.party_id)), None)
    require_acting(work, notifying.organisation_id if notifying else None, facts.recording_mode)
    row.signature_id = scene.signature_id
    _require_rejectable(scene, facts)


def _require_rejectable(scene: Scene, facts: RejectionNoticeCreate) -> None:
    signed_on = signing_day(scene.signatory)
    if scene.signatory.status not in PRESENT or (
        signed_on is not None and facts.notified_on.interval.certainly_before(signed_on)
    ):
        raise refusal(INVALID_TRANSITION, rule="R-024")
    require_past(facts.notified_on, scene.x.as_of, "notified_on")
