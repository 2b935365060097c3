"""Check on what was done under a mandate: F-005."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.findings.day import possibly_covers, took_place
from app.findings.examination import Examination, day_order, known_day, signing_day
from app.findings.facts import AmendmentFacts, DecisionFacts, DecisionPointFacts, MandateFacts
from app.findings.result import EvidenceRef, Finding, FindingCode, found
from app.findings.wording import dated, euros, filled, joined
from app.kit.dates import Interval
from app.kit.domain import Localised

_MINOR = frozenset({"make_minor_amendments", "decide_substantive"})
_SUBSTANTIVE = frozenset({"decide_substantive"})
# The powers of which one suffices, for the classification of an amendment and for the kind of a decision point.
POWERS_FOR_CLASS = {"editorial": _MINOR, "minor": _MINOR, "substantive": _SUBSTANTIVE}
POWERS_FOR_POINT = {
    **dict.fromkeys(("enter_into_agreement", "ratify", "approve_amendment", "terminate", "adopt_plan"), _SUBSTANTIVE),
    **dict.fromkeys(
        ("grant_subsidy", "refuse_subsidy", "grant_advance", "determine_subsidy", "withdraw_subsidy", "recover"),
        frozenset({"grant_subsidy"}),
    ),
}


_NO_POWER = Localised(nl="De bevoegdheid daartoe staat er niet in.", en="The power to do so is not in it.")
_OTHER_AGREEMENT = Localised(nl="Het geldt voor een andere overeenkomst.", en="It is for another agreement.")
_NOT_IN_FORCE = Localised(
    nl="De handeling was {on}; het mandaat gold toen niet.",
    en="The act was {on}; the mandate was not in force then.",
)
_OUTSIDE_PHASE = Localised(
    nl="De handeling was {on}, buiten de fase waarvoor het mandaat is gegeven.",
    en="The act was {on}, outside the phase the mandate was given for.",
)
_ABOVE_LIMIT = Localised(
    nl="Het bedrag van {amount} ligt boven de grens van {limit}.",
    en="The amount of {amount} is above the limit of {limit}.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """Something done under a mandate; `powers` are those of which one suffices, None where that is unknown."""

    subject: EvidenceRef
    mandate_id: str
    day: Interval | None
    powers: frozenset[str] | None
    agreement_id: str | None
    amount_cents: int | None = None


def mandate_scope_exceeded(x: Examination) -> Iterator[Finding]:
    """F-005: a recorded act lies outside the power, subject, period, phase or limit of its mandate.

    Rules R-014, R-030, R-032, R-034, R-040 and R-041.
    """
    excesses: dict[tuple[EvidenceRef, str], dict[str, Localised]] = {}
    for act in sorted(_acts(x), key=_act_order):
        mandate = x.mandate(act.mandate_id)
        if mandate is None or not took_place(act.day, x.as_of):
            continue
        for reason, words in _excesses(x, mandate, act):
            excesses.setdefault((act.subject, mandate.id), {}).setdefault(reason, words)
    opening = Localised(
        nl="Er is een handeling vastgelegd die buiten het gebruikte mandaat valt.",
        en="An act is on record that lies outside the mandate that was used.",
    )
    for (subject, mandate_id), reasons in excesses.items():
        yield found(
            FindingCode.MANDATE_SCOPE_EXCEEDED,
            subject,
            x.agreement.id,
            (mandate_id, *sorted(reasons)),
            joined([opening, *(reasons[reason] for reason in sorted(reasons))]),
            (("mandate", mandate_id),),
        )


def _act_order(act: _Act) -> tuple[EvidenceRef, str, tuple[date, date], int]:
    return (act.subject, act.mandate_id, day_order(act.day), act.amount_cents or 0)


def _excesses(x: Examination, mandate: MandateFacts, act: _Act) -> Iterator[tuple[str, Localised]]:
    """Yield each way in which the act certainly exceeds the mandate, by a stable code."""
    if act.powers is not None and not act.powers & set(mandate.powers):
        yield "power", _NO_POWER
    subjects = {mandate.subject_agreement_id, act.agreement_id}
    if None not in subjects and len(subjects) > 1:
        yield "subject", _OTHER_AGREEMENT
    day = known_day(act.day)
    if not possibly_covers(mandate.valid_from, _end_of(mandate), day):
        yield "period", filled(_NOT_IN_FORCE, on=dated(act.day))
    if _outside_phase(x, mandate, day):
        yield "phase", filled(_OUTSIDE_PHASE, on=dated(act.day))
    limit = mandate.financial_limit_cents
    if limit is not None and act.amount_cents is not None and act.amount_cents > limit:
        yield "limit", filled(_ABOVE_LIMIT, amount=euros(act.amount_cents), limit=euros(limit))


def _end_of(mandate: MandateFacts) -> Interval | None:
    """Return the day the mandate ended first, by its term or by revocation (R-034)."""
    ends = [end for end in (mandate.valid_to, mandate.revoked_on) if end is not None]
    return min(ends, key=day_order, default=None)


def _outside_phase(x: Examination, mandate: MandateFacts, day: Interval) -> bool:
    if mandate.phase_limit == "until_signing":
        signed = _all_signing_days(x)
        return signed is not None and all(day.certainly_after(known_day(when)) for when in signed)
    if mandate.phase_limit == "during_term":
        starts = known_day(x.agreement.effective_on or x.agreement.starts_on)
        return day.certainly_before(starts) or any(day.certainly_after(end) for end in x.ends())
    return False


def _all_signing_days(x: Examination) -> list[Interval | None] | None:
    """Return the days of the signatures once every must-sign party has signed (R-041), else None."""
    parties = [party for party in x.parties() if party.must_sign is True]
    signed = [[s for s in x.signatories_of(party) if x.has_signed(s)] for party in parties]
    if not parties or not all(signed):
        return None
    return [signing_day(signatory) for signatories in signed for signatory in signatories]


def _acts(x: Examination) -> Iterator[_Act]:
    for signatory in x.dossier.signatories:
        signature = signatory.signature
        if signature is not None and signature.mandate_id is not None and x.has_signed(signatory):
            yield _Act(
                subject=("signatory", signatory.id),
                mandate_id=signature.mandate_id,
                day=signing_day(signatory),
                powers=frozenset({"sign"}),
                agreement_id=x.agreement.id,
            )
    for amendment in x.dossier.amendments:
        yield from _acts_on_amendment(x, amendment)
    for decision in x.dossier.decisions:
        if decision.mandate_id is not None:
            yield from (_decided(x, decision, decision.mandate_id, point) for point in decision.points)


def _acts_on_amendment(x: Examination, amendment: AmendmentFacts) -> Iterator[_Act]:
    powers = POWERS_FOR_CLASS.get(amendment.classification or "")
    for consent in amendment.consents:
        if consent.mandate_id is not None:
            yield _Act(
                subject=("amendment", amendment.id),
                mandate_id=consent.mandate_id,
                day=consent.given_on,
                powers=powers,
                agreement_id=x.agreement.id,
            )


def _decided(x: Examination, decision: DecisionFacts, mandate_id: str, point: DecisionPointFacts) -> _Act:
    allocation = next((a for a in x.dossier.allocations if a.id == point.allocation_id), None)
    amount = allocation.granted_cents if allocation and point.kind == "grant_subsidy" else None
    return _Act(
        subject=("decision", decision.id),
        mandate_id=mandate_id,
        day=decision.decided_on,
        powers=POWERS_FOR_POINT.get(point.kind or ""),
        agreement_id=point.agreement_id or (allocation.agreement_id if allocation else None),
        amount_cents=amount,
    )
