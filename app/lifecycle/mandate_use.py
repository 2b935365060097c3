"""May this be done under that mandate, and if not, why not? One judgment for every act (Awb 10:1 to 10:12). Pure.

Each limit is one guard, met or not. What is not known is judged strictly: in workflow it blocks, and what is recorded
from a source keeps it as a finding. A sub-mandate holds only within every mandate it derives from (R-037).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.decisions.rules import MandatePower
from app.decisions.sub_mandate_rules import SUB_MANDATE_NOT_ALLOWED
from app.findings.checks_mandated_acts import POWERS_FOR_POINT
from app.findings.facts import MandateFacts
from app.kit.dates import Interval
from app.kit.domain import ApiRole, Localised, ProblemType
from app.lifecycle import mandate_problems as problems
from app.lifecycle.machine import DECIDERS, Clearing, Guard
from app.lifecycle.mandate_time import (
    NOBODY_KNOWN,
    HolderFacts,
    Period,
    Subject,
    holders,
    offices_at,
    period_of,
    phase_has_passed,
)

_SUBSTANTIVE = frozenset({MandatePower.DECIDE_SUBSTANTIVE.value})
_ABOUT_MONEY = frozenset({MandatePower.GRANT_SUBSIDY.value, MandatePower.PAY.value})


# What an act under a mandate may be refused with; one without amount, for whom the page says, with less.
SIGNING_REFUSED_WITH = (
    "mandate-consent-missing",
    "mandate-exhausted",
    "mandate-not-in-force",
    "mandate-revoked",
    "mandate-scope-exceeded",
    "not-mandate-holder",
)
USE_REFUSED_WITH = (*SIGNING_REFUSED_WITH, "mandate-limit-exceeded", "principal-not-stated")


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, in which role; without a person nobody can say whether it is the holder.

    `account` is the issuer and subject of the token.
    """

    person_id: str | None
    role: str | None = None
    account: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """An act under a mandate, done or about to be done.

    `powers` are those of which one suffices. `agreement_status` is how far the agreement of `subject` has come on the
    day. `amount_cents` is the amount in euro cents, null where there is none or it is not known. Without `acting` it
    is not said who acts: then it is judged whether anybody could. `organisation_id` and `body` are on whose behalf it
    is done. `at` is the instant of an act of the past where its source tells it; what is done now comes after
    everything on record.
    """

    day: Interval
    powers: frozenset[str]
    organisation_id: str | None
    body: str | None
    subject: Subject | None = None
    agreement_status: str | None = None
    amount_cents: int | None = None
    acting: Acting | None = None
    holder_facts: HolderFacts = NOBODY_KNOWN
    at: datetime | None = None


def powers_for_point(kind: str | None) -> frozenset[str]:
    """Return the powers of which one suffices to decide a point (R-028); what is not listed is substantive."""
    return POWERS_FOR_POINT.get(kind or "", _SUBSTANTIVE)


def judge_use(mandate: MandateFacts, above: Sequence[MandateFacts], use: Use) -> tuple[Guard, ...]:
    """Return one guard per limit of a mandate: R-030, R-032 to R-034, R-036, R-038, R-040, R-041 (R-028, Awb 10:2).

    `above` are the mandates it derives from, all of them, the nearest first.
    """
    chain = (mandate, *above)
    return (
        principal_is_stated(mandate, use),
        holder_acts(mandate, use),
        _of_chain("R-034", _NOT_REVOKED, problems.MANDATE_REVOKED, chain, lambda m: _is_revoked(m, use)),
        _of_chain("R-041", _IN_PHASE, problems.MANDATE_EXHAUSTED, chain, lambda m: _is_exhausted(m, use)),
        _of_chain("R-030", _IN_FORCE, problems.MANDATE_NOT_IN_FORCE, chain, lambda m: not _is_in_force(m, use)),
        _of_chain("R-032", _IN_SCOPE, problems.MANDATE_SCOPE_EXCEEDED, chain, lambda m: not _is_in_scope(m, use)),
        _of_chain("R-040", _IN_LIMIT, problems.MANDATE_LIMIT_EXCEEDED, chain, lambda m: _is_above_limit(m, use)),
        _of_chain("R-036", _CONSENTED, problems.MANDATE_CONSENT_MISSING, chain[:1], lambda m: lacks_consent(m, use)),
    )


_NOT_REVOKED = Localised("Het mandaat is niet ingetrokken.", "The mandate was not revoked.")
_IN_PHASE = Localised(
    "De fase waarvoor het mandaat geldt, is niet voorbij.", "The phase the mandate is for is not over."
)
_IN_FORCE = Localised("Het mandaat is op die dag van kracht.", "The mandate is in force on that day.")
_IN_SCOPE = Localised(
    "Het mandaat geeft deze bevoegdheid voor deze overeenkomst.", "The mandate gives this power for this agreement."
)
_IN_LIMIT = Localised("Het bedrag ligt binnen de grens van het mandaat.", "The amount is within the mandate's limit.")
_CONSENTED = Localised(
    "De gemandateerde werkt bij de organisatie, of de instemming is vastgelegd.",
    "The holder works for the organisation, or the consent is on record.",
)
_PRINCIPAL = Localised(
    "Er wordt gehandeld namens het orgaan dat het mandaat gaf.",
    "The act is on behalf of the body that gave the mandate.",
)
_HOLDER = Localised("Wie handelt, is de gemandateerde.", "Who acts is the mandate holder.")
_HOLDER_KNOWN = Localised(
    "De gemandateerde is bekend; alleen die kan het doen.", "The holder is known; only the holder can do it."
)
_NO_PERSON = Localised(
    "Wie handelt, is niet aan een persoon gekoppeld. Een beheerder zet `personId` bij het lidmaatschap.",
    "Who acts is not linked to a person. An administrator sets `personId` of the membership.",
)
_OTHER_BODY = Localised(
    "Het mandaat is gegeven door een ander orgaan dan waarvoor gehandeld wordt.",
    "The mandate was given by another body than the one acted for.",
)


def _of_chain(
    rule: str,
    met: Localised,
    problem: ProblemType,
    chain: Iterable[MandateFacts],
    exceeds: Callable[[MandateFacts], bool],
) -> Guard:
    """Return the guard of a limit that every mandate of a chain sets; evidence is the first one that is exceeded."""
    mandates = tuple(chain)
    exceeded = next((each for each in mandates if exceeds(each)), None)
    evidence = (("mandate", (exceeded or mandates[0]).id),)
    if exceeded is None:
        return Guard(rule, met, evidence=evidence)
    clearing = Clearing(DECIDERS, exceeded.granting_organisation_id, "POST", "/v1/decisions")
    return Guard(rule, problem.cause, problem, evidence=evidence, clearing=clearing)


def principal_is_stated(mandate: MandateFacts, use: Use) -> Guard:
    """R-038: who acts under a mandate says on whose behalf, and that is who gave it."""
    evidence = (("mandate", mandate.id),)
    if use.body is None or use.organisation_id is None:
        problem = problems.PRINCIPAL_NOT_STATED
        return Guard("R-038", problem.cause, problem, always=True, evidence=evidence)
    if (use.organisation_id, use.body) != (mandate.granting_organisation_id, mandate.granting_body):
        return Guard("R-038", _OTHER_BODY, problems.PRINCIPAL_NOT_STATED, evidence=evidence)
    return Guard("R-038", _PRINCIPAL, evidence=evidence)


def holder_acts(mandate: MandateFacts, use: Use) -> Guard:
    """R-033, R-042: only who certainly is the holder on the day acts; without anybody named, whether there is one."""
    found = holders(mandate, use.holder_facts, use.subject)
    on_that_day = {held.person_id for held in found if held.period.certainly_covers(use.day)} - {None}
    evidence = (("mandate", mandate.id),)
    organisation = mandate.granting_organisation_id
    if not on_that_day and use.acting is None:
        problem = problems.MANDATE_HOLDER_UNDETERMINED
        path = "/v1/role-assignments" if mandate.holder_kind == "role" else "/v1/office-holdings"
        clearing = Clearing((ApiRole.REGISTRAR, ApiRole.LEGAL_OFFICER), organisation, "POST", path)
        return Guard("R-033", problem.cause, problem, evidence=evidence, clearing=clearing)
    if use.acting is None:
        return Guard("R-033", _HOLDER_KNOWN, evidence=evidence)
    if use.acting.person_id in on_that_day:
        return Guard("R-033", _HOLDER, evidence=(*evidence, ("person", use.acting.person_id or "")))
    problem = problems.NOT_MANDATE_HOLDER
    words = problem.cause if use.acting.person_id is not None else _NO_PERSON
    clearing = Clearing((ApiRole.ADMINISTRATOR,), organisation, "PATCH", "/v1/memberships")
    return Guard("R-033", words, problem, always=True, evidence=evidence, clearing=clearing)


def may_be_passed_on(mandate: MandateFacts) -> Guard:
    """R-037: only a mandate that says so lets its holder give sub-mandates; what it does not say counts as no."""
    words = Localised("Ondermandaat is toegestaan.", "Sub-mandates are allowed.")
    evidence = (("mandate", mandate.id),)
    if mandate.sub_mandate_allowed:
        return Guard("R-037", words, evidence=evidence)
    problem = SUB_MANDATE_NOT_ALLOWED
    return Guard("R-037", problem.cause, problem, always=True, evidence=evidence)


def _is_revoked(mandate: MandateFacts, use: Use) -> bool:
    """R-034: from the revocation on; an act of the same day stands only where its instant was certainly earlier."""
    if mandate.status != "revoked":
        return False
    if mandate.revoked_on is not None and use.day.certainly_before(mandate.revoked_on):
        return False
    is_same_day = use.day == mandate.revoked_on
    return not (is_same_day and use.at and mandate.revoked_at and use.at < mandate.revoked_at)


def _is_exhausted(mandate: MandateFacts, use: Use) -> bool:
    return mandate.status == "exhausted" or phase_has_passed(mandate.phase_limit, use.agreement_status)


def _is_in_force(mandate: MandateFacts, use: Use) -> bool:
    """R-030: active, on a day that certainly lies in its period and, for the term, while the agreement is in force.

    Whether it is revoked or exhausted is said by those rules; what expired was in force until its last day.
    """
    if mandate.status not in {"active", "expired", "revoked", "exhausted"}:
        return False
    if mandate.status == "expired" and mandate.valid_to is None:
        return False
    if mandate.phase_limit is not None and use.agreement_status is None:
        return False
    has_begun = mandate.phase_limit != "during_term" or phase_has_begun(use.agreement_status)
    return has_begun and period_of(mandate).certainly_covers(use.day)


def phase_has_begun(agreement_status: str | None) -> bool:
    """Tell whether the term of an agreement has begun; what comes after it began too (R-041)."""
    return agreement_status == "in_force" or phase_has_passed("during_term", agreement_status)


def _is_in_scope(mandate: MandateFacts, use: Use) -> bool:
    """R-032: one of the powers asked, for the agreement it was given for; a general mandate is for all of them."""
    agreement_id = use.subject.agreement_id if use.subject is not None else None
    is_subject = mandate.subject_agreement_id in {None, agreement_id}
    return is_subject and not use.powers.isdisjoint(mandate.powers)


def _is_above_limit(mandate: MandateFacts, use: Use) -> bool:
    """R-040: above the limit; an amount that is not known counts as above it where the power is about money."""
    limit = mandate.financial_limit_cents
    if limit is None:
        return False
    if use.amount_cents is None:
        return not use.powers.isdisjoint(_ABOUT_MONEY)
    return use.amount_cents > limit


def lacks_consent(mandate: MandateFacts, use: Use) -> bool:
    """R-036: whether a person who certainly holds no office there on the day has the mandate without consent."""
    return is_outside(mandate, use.holder_facts, use.day) and mandate.consent_document_id is None


def is_outside(mandate: MandateFacts, facts: HolderFacts, day: Interval) -> bool:
    """Tell whether a mandate lies with a person who does not certainly hold an office there on a day (Awb 10:4)."""
    if mandate.holder_kind != "person":
        return False
    own: list[Period] = [period_of(o) for o in offices_at(mandate, facts) if o.person_id == mandate.person_id]
    return not any(office.certainly_covers(day) for office in own)
