"""Checks on who may decide: F-003, F-004 and F-009."""

from collections.abc import Iterator

from app.findings.day import AFFIRMATIVE, grants, possibly_covers
from app.findings.examination import IN_DECISION_OR_LATER, Examination, day_order, known_day, signing_day
from app.findings.facts import DecisionFacts, DecisionPointFacts, MandateFacts, OfficeHoldingFacts, PartyFacts
from app.findings.result import EvidenceRef, Finding, FindingCode, found
from app.findings.wording import dated, joined, sentence
from app.kit.dates import Interval, on
from app.kit.domain import Localised

_IN_USE = frozenset({"granted", "active"})
_ONCE_IN_USE = _IN_USE | {"exhausted", "expired"}
_ROLES = {"portfolio_holder": Localised(nl="portefeuillehouder", en="portfolio holder")}


def mandate_window_empty(x: Examination) -> Iterator[Finding]:
    """F-003: the period of a mandate certainly does not overlap the phase it serves (`phase_limit`, R-041)."""
    for mandate in _mandates_here(x):
        if mandate.status not in _ONCE_IN_USE or _is_revoked(x, mandate):
            continue
        starts_on = mandate.valid_from or _granted_on(x, mandate)
        if mandate.phase_limit == "until_signing" and starts_on is not None:
            yield from _starts_after_signing(x, mandate, starts_on)
        elif mandate.phase_limit == "during_term":
            yield from _misses_term(x, mandate, known_day(starts_on))


def _mandates_here(x: Examination) -> Iterator[MandateFacts]:
    """Yield the mandates for this agreement and the general ones."""
    return (m for m in x.dossier.mandates if m.subject_agreement_id in {None, x.agreement.id})


def _is_revoked(x: Examination, mandate: MandateFacts) -> bool:
    return mandate.revoked_on is not None and mandate.revoked_on.possibly_on_or_before(x.as_of)


def _granted_on(x: Examination, mandate: MandateFacts) -> Interval | None:
    """Return the day of the granting decision: a mandate without a start begins then (R-031)."""
    decision = _granting_decision(x, mandate)
    return decision.decided_on if decision else None


def _granting_decision(x: Examination, mandate: MandateFacts) -> DecisionFacts | None:
    granting = [
        decision for decision in x.dossier.decisions if any(grants(point, mandate) for point in decision.points)
    ]
    return min(granting, key=lambda d: (*day_order(d.decided_on), d.id), default=None)


def _granting_evidence(x: Examination, mandate: MandateFacts) -> tuple[EvidenceRef, ...]:
    decision = _granting_decision(x, mandate)
    return (("decision", decision.id),) if decision else ()


def _signing_days(x: Examination) -> dict[EvidenceRef, Interval | None]:
    """Return every day that closes the phase before signing; a postponed signing has none yet."""
    days: dict[EvidenceRef, Interval | None] = {
        ("signing_event", event.id): None if event.status == "postponed" else event.held_on or event.planned_on
        for event in x.dossier.signing_events
        if event.status != "cancelled"
    }
    return days | {("signatory", s.id): signing_day(s) for s in x.dossier.signatories if x.has_signed(s)}


def _starts_after_signing(x: Examination, mandate: MandateFacts, starts_on: Interval) -> Iterator[Finding]:
    days = _signing_days(x)
    if not days or not all(known_day(day).certainly_before(starts_on) for day in days.values()):
        return
    last = max(days.values(), key=day_order)
    text = sentence(
        "Het mandaat van {organisation} geldt voor de fase tot de ondertekening {signing}, maar gaat pas {start} in."
        " Er is geen dag waarop het gebruikt kan worden.",
        "The mandate of {organisation} serves the phase until the signing {signing}, but starts only {start}."
        " There is no day on which it can be used.",
        organisation=x.name_of(mandate.granting_organisation_id),
        signing=dated(last),
        start=dated(starts_on),
    )
    evidence = (*_granting_evidence(x, mandate), *sorted(days))
    yield found(
        FindingCode.MANDATE_WINDOW_EMPTY, ("mandate", mandate.id), x.agreement.id, (starts_on, last), text, evidence
    )


def _misses_term(x: Examination, mandate: MandateFacts, starts_on: Interval) -> Iterator[Finding]:
    term_starts = known_day(x.agreement.effective_on or x.agreement.starts_on)
    ended = [end for end in x.ends() if starts_on.certainly_after(end)]
    too_early = mandate.valid_to is not None and mandate.valid_to.certainly_before(term_starts)
    if not ended and not too_early:
        return
    border = min(ended, key=day_order) if ended else term_starts
    side = sentence(
        "die toen al was geëindigd ({border})" if ended else "die pas begint ({border})",
        "which had ended by then ({border})" if ended else "which begins only later ({border})",
        border=dated(border),
    )
    text = sentence(
        "Het mandaat van {organisation} geldt tijdens de looptijd, {side}; het mandaat {moment}.",
        "The mandate of {organisation} serves the term, {side}; the mandate {moment}.",
        organisation=x.name_of(mandate.granting_organisation_id),
        side=side,
        moment=sentence("begint {at}", "starts {at}", at=dated(starts_on))
        if ended
        else sentence("eindigt {at}", "ends {at}", at=dated(mandate.valid_to)),
    )
    yield found(
        FindingCode.MANDATE_WINDOW_EMPTY,
        ("mandate", mandate.id),
        x.agreement.id,
        (starts_on if ended else mandate.valid_to, border),
        text,
        (*_granting_evidence(x, mandate), ("agreement", x.agreement.id)),
    )


def mandate_holder_undetermined(x: Examination) -> Iterator[Finding]:
    """F-004: a mandate is held by a role and no role assignment says who fills it (R-033, R-042)."""
    for mandate in _mandates_here(x):
        if mandate.status not in _IN_USE or mandate.holder_kind != "role" or _is_revoked(x, mandate):
            continue
        if mandate.valid_to is not None and mandate.valid_to.certainly_before(on(x.as_of)):
            continue
        if not _role_may_be_filled(x, mandate):
            yield _without_holder(x, mandate)


def _role_may_be_filled(x: Examination, mandate: MandateFacts) -> bool:
    # A mandate that starts later needs its holder then, not before.
    starts = known_day(mandate.valid_from)
    moment = on(x.as_of) if starts.possibly_on_or_before(x.as_of) else starts
    for assignment in x.dossier.role_assignments:
        concerns = assignment.agreement_id == x.agreement.id or (
            assignment.agreement_id is None
            and assignment.programme_id is not None
            and assignment.programme_id == x.agreement.programme_id
        )
        if not concerns or assignment.role != mandate.holder_role:
            continue
        holding = x.office_holding(assignment.office_holding_id)
        if possibly_covers(assignment.valid_from, assignment.valid_to, moment) and (
            holding is None or _may_hold(mandate, holding, moment)
        ):
            return True
    return False


def _may_hold(mandate: MandateFacts, holding: OfficeHoldingFacts, moment: Interval) -> bool:
    is_own = None in {mandate.granting_organisation_id, holding.organisation_id} or (
        holding.organisation_id == mandate.granting_organisation_id
    )
    return is_own and possibly_covers(holding.valid_from, holding.valid_to, moment)


def _without_holder(x: Examination, mandate: MandateFacts) -> Finding:
    holdings = [h for h in x.dossier.office_holdings if h.organisation_id == mandate.granting_organisation_id]
    role = _ROLES.get(mandate.holder_role or "", Localised(nl="rol", en="role"))
    organisation = x.name_of(mandate.granting_organisation_id)
    sentences = [
        sentence(
            "Het mandaat van {organisation} ligt bij de {role}, maar niet is vastgelegd wie dat is.",
            "The mandate of {organisation} lies with the {role}, but who that is has not been recorded.",
            organisation=organisation,
            role=role,
        )
    ]
    if holdings:
        sentences.append(
            sentence(
                "Aantal vastgelegde ambtsdragers van {organisation}: {count};"
                " geen van hen is nu als {role} aangewezen.",
                "Office holders of {organisation} on record: {count}; none of them is identified as {role} now.",
                organisation=organisation,
                count=len(holdings),
                role=role,
            )
        )
    evidence = (*_granting_evidence(x, mandate), *sorted(("office_holding", h.id) for h in holdings))
    # A general mandate may have its holder for one agreement and lack it for another.
    cause = (mandate.holder_role, None if mandate.subject_agreement_id else x.agreement.id)
    return found(
        FindingCode.MANDATE_HOLDER_UNDETERMINED,
        ("mandate", mandate.id),
        x.agreement.id,
        cause,
        joined(sentences),
        evidence,
    )


def party_decision_missing(x: Examination) -> Iterator[Finding]:
    """F-009: a public-law party has no decision on the agreement while it is in decision or later (R-010, R-011).

    A point that was deferred, rejected, withdrawn or only noted gives no authority (R-019) and does not fill the gap;
    a point whose outcome is unknown does, because the record of the decision is there.
    """
    if x.is_letter_of_intent or x.agreement.status not in IN_DECISION_OR_LATER:
        return
    for party in x.parties():
        if x.is_public(party.organisation_id) and not _has_decision(x, party):
            yield _undecided(x, party)


def _has_decision(x: Examination, party: PartyFacts) -> bool:
    return any(
        decision.status == "decided" and x.is_competent(decision) and _may_agree(x, decision)
        for decision in _decisions_on_agreement(x, party)
    )


def _decisions_on_agreement(x: Examination, party: PartyFacts) -> list[DecisionFacts]:
    own = [decision for decision in x.dossier.decisions if decision.organisation_id == party.organisation_id]
    return sorted(
        (decision for decision in own if any(_is_on_agreement(x, point) for point in decision.points)),
        key=lambda d: (*day_order(d.decided_on), d.id),
    )


def _is_on_agreement(x: Examination, point: DecisionPointFacts) -> bool:
    return point.kind in {"enter_into_agreement", "ratify"} and point.agreement_id == x.agreement.id


def _may_agree(x: Examination, decision: DecisionFacts) -> bool:
    outcomes = [point.outcome for point in decision.points if _is_on_agreement(x, point)]
    return any(outcome is None or outcome in AFFIRMATIVE for outcome in outcomes)


def _undecided(x: Examination, party: PartyFacts) -> Finding:
    insufficient = _decisions_on_agreement(x, party)
    text = sentence(
        "Van {party} is geen besluit vastgelegd om de overeenkomst aan te gaan, terwijl de overeenkomst al in"
        " besluitvorming of verder is.",
        "No decision of {party} to enter into the agreement is on record, while the agreement is already in decision"
        " or later.",
        party=x.name_of(party.organisation_id),
    )
    return found(
        FindingCode.PARTY_DECISION_MISSING,
        ("party", party.id),
        x.agreement.id,
        (),
        joined([text, *(_why_not(x, decision) for decision in insufficient)]),
        (
            ("organisation", party.organisation_id or ""),
            ("agreement", x.agreement.id),
            *(("decision", decision.id) for decision in insufficient),
        ),
    )


def _why_not(x: Examination, decision: DecisionFacts) -> Localised:
    if decision.status == "revoked":
        reason = Localised(nl="is ingetrokken", en="was revoked")
    elif not _may_agree(x, decision):
        reason = Localised(nl="ging er niet mee akkoord", en="did not agree to it")
    else:
        reason = Localised(nl="is van een orgaan dat er niet over gaat", en="is of a body without that power")
    return sentence(
        "Het besluit dat {on} viel, {reason}.",
        "The decision taken {on} {reason}.",
        on=dated(decision.decided_on),
        reason=reason,
    )
