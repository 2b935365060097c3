"""The rules on mandates that derive from another one: allowed, never wider, no circle (R-037, Awb 10:9). Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.decisions.rules import Body, MandatePower, PhaseLimit, violation
from app.kit.dates import Interval
from app.kit.domain import FieldError, Localised, Violation, problem_type

SUB_MANDATE_NOT_ALLOWED = problem_type(
    "sub-mandate-not-allowed",
    409,
    title=Localised("Ondermandaat niet toegestaan", "Sub-mandate not allowed"),
    cause=Localised(
        "Het mandaat waar dit van is afgeleid, staat geen ondermandaat toe (Awb 10:9).",
        "The mandate this derives from does not allow sub-mandates (Awb 10:9).",
    ),
    remedy=Localised(
        "Laat het orgaan zelf het mandaat geven. Staat de bron ondermandaat wel toe, zet dan eerst"
        " `subMandateAllowed` van dat mandaat.",
        "Have the body itself give the mandate. If the source does allow sub-mandates, set `subMandateAllowed` of"
        " that mandate first.",
    ),
    rules=("R-037",),
)
SUB_MANDATE_EXCEEDS_PARENT = problem_type(
    "sub-mandate-exceeds-parent",
    422,
    title=Localised("Ondermandaat te ruim", "Sub-mandate too wide"),
    cause=Localised(
        "Een ondermandaat gaat in niets verder dan het mandaat waar het van is afgeleid (Awb 10:9).",
        "A sub-mandate goes no further in anything than the mandate it derives from (Awb 10:9).",
    ),
    remedy=Localised(
        "Beperk wat `errors` noemt, of bij een correctie eerst de ondermandaten in `mandateIds`. Een grens die het"
        " hogere mandaat heeft, staat ook in het ondermandaat.",
        "Limit what `errors` names, or in a correction first the sub-mandates in `mandateIds`. A limit of the higher"
        " mandate is stated in the sub-mandate too.",
    ),
    rules=("R-037",),
)
_CIRCLE = Localised(
    "Een mandaat is niet van zichzelf afgeleid, ook niet via een ander.",
    "A mandate does not derive from itself, nor by way of another one.",
)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a mandate goes; null is without that limit."""

    granting_organisation_id: UUID
    granting_body: Body
    powers: frozenset[MandatePower]
    subject_agreement_id: UUID | None
    phase_limit: PhaseLimit | None
    valid_from: Interval | None
    valid_to: Interval | None
    financial_limit_cents: int | None
    sub_mandate_allowed: bool | None


def sub_mandate_fits(child: Reach, parent: Reach) -> list[Violation]:
    """Refuse a sub-mandate where none is allowed, or that goes further than what it derives from (R-037).

    That the parent does not say whether sub-mandates are allowed counts as no. A child without a start begins with
    its own decision; a child without a limit that the parent has goes further. Dates go further only where that is
    certain (R-003).
    """
    if parent.sub_mandate_allowed is not True:
        fault = FieldError("body", "/parentMandateId", "not-allowed", SUB_MANDATE_NOT_ALLOWED.cause)
        return violation(SUB_MANDATE_NOT_ALLOWED, [fault], "R-037")
    return _exceeding(_members_wider(child, parent))


def _members_wider(child: Reach, parent: Reach) -> list[str]:
    """Return the members in which a sub-mandate goes further than its parent."""
    wider = {
        "grantingOrganisationId": child.granting_organisation_id != parent.granting_organisation_id,
        "grantingBody": child.granting_body != parent.granting_body,
        "powers": not child.powers <= parent.powers,
        "subjectAgreementId": parent.subject_agreement_id not in {None, child.subject_agreement_id},
        "phaseLimit": parent.phase_limit not in {None, child.phase_limit},
        "validFrom": _starts_before(child, parent),
        "validTo": _ends_after(child, parent),
        "financialLimitCents": _is_above(child.financial_limit_cents, parent.financial_limit_cents),
    }
    return [name for name, is_wider in wider.items() if is_wider]


def _starts_before(child: Reach, parent: Reach) -> bool:
    starts = (child.valid_from, parent.valid_from)
    return starts[0] is not None and starts[1] is not None and starts[0].certainly_before(starts[1])


def _ends_after(child: Reach, parent: Reach) -> bool:
    if parent.valid_to is None:
        return False
    return child.valid_to is None or child.valid_to.certainly_after(parent.valid_to)


def _is_above(amount: int | None, limit: int | None) -> bool:
    return limit is not None and (amount is None or amount > limit)


def _exceeding(names: Sequence[str], detail: Localised = SUB_MANDATE_EXCEEDS_PARENT.cause) -> list[Violation]:
    faults = [FieldError("body", f"/{name}", "exceeds-parent", detail) for name in names]
    return violation(SUB_MANDATE_EXCEEDS_PARENT, faults, "R-037")


def no_circle(mandate_id: UUID, above: Sequence[UUID]) -> list[Violation]:
    """Refuse a mandate that derives from itself; `above` are all mandates it derives from (R-037)."""
    return _exceeding(["parentMandateId"], _CIRCLE) if mandate_id in above else []


def children_still_fit(parent: Reach, children: Mapping[UUID, Reach]) -> list[Violation]:
    """Refuse a correction by which sub-mandates would go further than what they derive from, naming them (R-037)."""
    unfit = {key: found for key, child in children.items() if (found := sub_mandate_fits(child, parent))}
    if not unfit:
        return []
    first = next(iter(unfit.values()))[0]
    members = {"mandateIds": sorted(str(key) for key in unfit)}
    errors = first.errors
    if first.problem is SUB_MANDATE_NOT_ALLOWED:
        errors = (FieldError("body", "/subMandateAllowed", "not-allowed", first.detail),)
    return [Violation(first.problem, first.detail, "R-037", errors=errors, members=members)]
