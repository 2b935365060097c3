"""What a party's consent to an amendment rests on, and what that lacks: one judgment for asking and doing (R-048)."""

from dataclasses import dataclass
from uuid import UUID

from app.amendments import problems
from app.amendments.amendment_guards import approves
from app.amendments.rules import AmendmentClassification
from app.findings.checks_mandated_acts import POWERS_FOR_CLASS
from app.findings.examination import Examination, known_day
from app.findings.facts import PartyFacts
from app.findings.representation import Act, LinkState, authority_of
from app.kit.dates import Interval
from app.kit.domain import Violation
from app.kit.resources import Representation
from app.lifecycle import problems as lifecycle_problems
from app.lifecycle.authority import office_link, representation_link
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.mandate_time import subject_of
from app.lifecycle.mandate_use import Acting, Use, judge_use


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a consent rests on: at most one of the three, and who gave it when."""

    given_on: Interval
    decision_point_id: str | None = None
    mandate_id: str | None = None
    signing_authority_id: str | None = None
    office_holding_id: str | None = None
    on_behalf_of_body: str | None = None


async def lacking(
    dossiers: Dossiers,
    x: Examination,
    amendment: Representation,
    party: PartyFacts,
    ground: Ground,
    acting: Acting | None = None,
) -> list[Violation]:
    """Return what the authority of a consent lacks (R-048); without `acting` it is not said who uses a mandate."""
    if ground.mandate_id is not None:
        return await _of_mandate(dossiers, x, amendment, party, ground, acting)
    problem = problems.CONSENT_AUTHORITY_MISSING
    nothing = [Violation(problem, problem.cause, "R-048", always=False)]
    if ground.decision_point_id is not None:
        return [] if _is_approved(x, amendment, party, ground) else nothing
    if ground.signing_authority_id is None or x.is_public(party.organisation_id):
        return nothing
    return await _of_representation(dossiers, x, party, ground)


def _is_approved(x: Examination, amendment: Representation, party: PartyFacts, ground: Ground) -> bool:
    """Tell whether that very point approves the amendment, and did so by the day (R-019: never a sibling point)."""
    return any(
        point.id == ground.decision_point_id
        and approves(x, party, decision, point, amendment["id"])
        and not known_day(decision.decided_on).certainly_after(ground.given_on)
        for decision in x.dossier.decisions
        for point in decision.points
    )


async def _of_mandate(
    dossiers: Dossiers,
    x: Examination,
    amendment: Representation,
    party: PartyFacts,
    ground: Ground,
    acting: Acting | None,
) -> list[Violation]:
    used = await dossiers.mandate_used(UUID(ground.mandate_id))
    assert used is not None
    use = Use(
        day=ground.given_on,
        powers=POWERS_FOR_CLASS[amendment["classification"] or AmendmentClassification.SUBSTANTIVE],
        organisation_id=party.organisation_id,
        body=ground.on_behalf_of_body,
        subject=subject_of(x.agreement),
        agreement_status=x.agreement.status,
        acting=acting,
        holder_facts=used.holder_facts,
    )
    return [
        Violation(guard.problem, guard.sentence, guard.rule, always=guard.always)
        for guard in judge_use(used.mandate, used.above, use)
        if guard.problem is not None
    ]


async def _of_representation(
    dossiers: Dossiers, x: Examination, party: PartyFacts, ground: Ground
) -> list[Violation]:
    office, authority = ground.office_holding_id, ground.signing_authority_id
    known = await dossiers.with_grounds(x, office_holding_id=office, signing_authority_id=authority)
    act = Act(day=ground.given_on, office_holding_id=office, signing_authority_id=authority)
    links = (representation_link(known, party, act), office_link(known, party, act))
    found = [
        Violation(link.problem, link.sentence, link.rule, always=False)
        for link in links
        if link.state is not LinkState.PROVEN and link.problem is not None
    ]
    relied_on = authority_of(known, authority)
    if relied_on is not None and relied_on.basis == "statutory_joint":
        # An answer is given by one; together they give it by a decision of their own body.
        problem = lifecycle_problems.JOINT_SIGNATURE_INCOMPLETE
        found.append(Violation(problem, problem.cause, "R-016", always=False))
    return found
