"""What is checked when a mandate is recorded or corrected, and how one stood on a day."""

import json
from datetime import date

from sqlmodel.ext.asyncio.session import AsyncSession

from app.decisions import mandate_rules, repository, rules, sub_mandate_rules
from app.decisions.models import Mandate
from app.decisions.schemas import MandateCreate
from app.decisions.sub_mandate_rules import Reach
from app.kit.by_transition import MovedByTransition
from app.kit.dates import ANY_DAY, Interval
from app.kit.domain import FieldError, Localised, RecordingMode, refusal, settle
from app.kit.resources import Representation, exists_from, interval_in
from app.kit.schema import PartialDate
from app.kit.work import Work
from app.kit.write_problems import INVALID_TRANSITION
from app.organisations.service import refuse_backward_period

_REVOCATION = ("revokedOn", "revokingDecisionPointId", "revocationDocumentId")
_NOT_WIDENED = Localised(
    "Wat niet vermeld was, telt als nee; ruimer wordt een verleend mandaat alleen door een nieuw besluit.",
    "What was not stated counts as no; a mandate that was granted becomes wider only by a new decision.",
)
# What a mandate allows was judged when it was granted; it is revoked by a step of its own.
MOVED_BY_TRANSITION = MovedByTransition(
    first=frozenset({"proposed"}),
    in_workflow=frozenset(f"/{name}" for name in _REVOCATION),
    judged=frozenset(
        {
            "/authorityKind",
            "/grantingBody",
            "/decisionPointId",
            "/holderKind",
            "/holderRole",
            "/functionKind",
            "/personId",
            "/powers",
            "/subjectAgreementId",
            "/phaseLimit",
            "/validFrom",
            "/validTo",
            "/financialLimitCents",
            "/subMandateAllowed",
            "/parentMandateId",
            "/written",
            "/consentDocumentId",
        }
    ),
    open_in=frozenset({"proposed"}),
)


async def apply_mandate(work: Work, row: Mandate, facts: MandateCreate) -> None:
    """Check a mandate's holder, form, start and reach; without a start it begins on the day of the granting decision.

    Raises:
        RefusedError: `mandate-holder-mismatch`, `mandate-status-mismatch` (R-034), `period-invalid` (R-003),
            `granting-decision-elsewhere`, `mandate-retroactive` (R-031), `written-form-required` (R-035),
            `sub-mandate-not-allowed`, `sub-mandate-exceeds-parent` (R-037).

    """
    holder = {"holderRole": facts.holder_role, "functionKind": facts.function_kind, "personId": facts.person_id}
    settle(mandate_rules.mandate_has_one_holder(facts.holder_kind, holder), facts.recording_mode)
    given = (facts.revoked_on, facts.revoking_decision_point_id, facts.revocation_document_id)
    revocation = dict(zip(_REVOCATION, given, strict=True))
    settle(mandate_rules.revocation_fits_status(facts.status, revocation), facts.recording_mode)
    _refuse_widening(row, facts)
    await start_with_decision(work, row)
    refuse_backward_period(row.valid_from, facts.valid_to)
    is_outside = await _holder_is_outside(work.session, row)
    is_general = facts.subject_agreement_id is None
    found = mandate_rules.mandate_is_written(written=facts.written, is_general=is_general, is_outside=is_outside)
    settle(found, facts.recording_mode)
    await refuse_wider_reach(work.session, row)


def _refuse_widening(row: Mandate, facts: MandateCreate) -> None:
    """Let nobody fill in afterwards that sub-mandates are allowed: null counted as no (R-037).

    Raises:
        RefusedError: `invalid-transition`.

    """
    present = json.loads(row.representation) if row.representation else None
    if present is None or facts.recording_mode is not RecordingMode.WORKFLOW or present["status"] == "proposed":
        return
    if facts.sub_mandate_allowed and not present["subMandateAllowed"]:
        fault = FieldError("body", "/subMandateAllowed", INVALID_TRANSITION.slug, _NOT_WIDENED)
        raise refusal(INVALID_TRANSITION, _NOT_WIDENED, rule="R-037", errors=(fault,))


async def start_with_decision(work: Work, row: Mandate) -> None:
    """Let a mandate without a start begin on the day of the decision that grants it, and none before (R-031).

    Raises:
        RefusedError: `granting-decision-elsewhere`, `mandate-retroactive`.

    """
    decisions = await repository.granting_decisions(work.session, row)
    for decision in decisions:
        found = mandate_rules.granted_by_own_decision(row.granting_organisation_id, decision.organisation_id)
        settle(found, row.recording_mode)
    if row.valid_from is None:
        named_first = sorted(decisions, key=lambda decision: not decision.is_named)
        row.valid_from = next((decision.decided_on for decision in named_first if decision.decided_on), None)
    for decision in decisions:
        found = mandate_rules.mandate_starts_on_or_after_decision(
            _interval(row.valid_from), _interval(decision.decided_on)
        )
        settle(found, row.recording_mode)


async def _holder_is_outside(session: AsyncSession, row: Mandate) -> bool:
    if row.person_id is None:
        return False
    offices = await repository.offices_of(session, row.person_id, row.granting_organisation_id)
    period = Interval(
        (_interval(row.valid_from) or ANY_DAY).earliest,
        (_interval(row.valid_to) or ANY_DAY).latest,
    )
    return mandate_rules.holder_is_outside(offices, period)


async def refuse_wider_reach(session: AsyncSession, row: Mandate) -> None:
    """Refuse a mandate that goes further than what it derives from, or less far than what derives from it (R-037).

    Raises:
        RefusedError: `sub-mandate-not-allowed`, `sub-mandate-exceeds-parent`.

    """
    parent = await repository.parent_of(session, row)
    if parent is not None:
        above = await repository.mandates_from(session, parent.id)
        settle(sub_mandate_rules.no_circle(row.id, above), row.recording_mode)
        settle(sub_mandate_rules.sub_mandate_fits(_reach_of(row), _reach_of(parent)), row.recording_mode)
    children = {child.id: _reach_of(child) for child in await repository.children_of(session, row.id)}
    settle(sub_mandate_rules.children_still_fit(_reach_of(row), children), row.recording_mode)


def _reach_of(row: Mandate) -> Reach:
    return Reach(
        row.granting_organisation_id,
        row.granting_body,
        frozenset(row.powers),
        row.subject_agreement_id,
        row.phase_limit,
        _interval(row.valid_from),
        _interval(row.valid_to),
        row.financial_limit_cents,
        row.sub_mandate_allowed,
    )


def _interval(stated: PartialDate | None) -> Interval | None:
    return stated.interval if stated is not None else None


def mandate_on(representation: Representation, day: date) -> Representation | None:
    """Project a mandate: it is not there before it starts, and until it expired or was revoked it held (D12)."""
    found = exists_from("validFrom")(representation, day)
    if found is None:
        return None
    ends, revoked = interval_in(representation, "validTo"), interval_in(representation, "revokedOn")
    had_expired = ends is None or ends.latest < day
    was_revoked = revoked is None or revoked.possibly_on_or_before(day)
    if found["status"] == rules.MandateStatus.EXPIRED and not had_expired:
        return found | {"status": rules.MandateStatus.ACTIVE.value}
    if found["status"] == rules.MandateStatus.REVOKED and not was_revoked:
        return found | {"status": rules.MandateStatus.ACTIVE.value, "revokedAt": None} | dict.fromkeys(_REVOCATION)
    return found
