"""The rules on one mandate: its holder, its start, its written form, its status (R-031, R-034, R-035)."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from app.decisions.rules import HolderKind, MandateStatus, violation
from app.kit.dates import Interval
from app.kit.domain import FieldError, Localised, Violation, problem_type

MANDATE_HOLDER_MISMATCH = problem_type(
    "mandate-holder-mismatch",
    422,
    title=Localised("Gemandateerde niet eenduidig", "Mandate holder not clear"),
    cause=Localised(
        "De gemandateerde staat niet, of niet alleen, in het veld dat bij `holderKind` hoort.",
        "The holder does not stand, or does not only stand, in the field that belongs to `holderKind`.",
    ),
    remedy=Localised(
        "Geef bij `role` alleen `holderRole`, bij `function` alleen `functionKind`, bij `person` alleen `personId`.",
        "Give only `holderRole` with `role`, only `functionKind` with `function`, only `personId` with `person`.",
    ),
)
MANDATE_RETROACTIVE = problem_type(
    "mandate-retroactive",
    422,
    title=Localised("Mandaat met terugwerkende kracht", "Retroactive mandate"),
    cause=Localised(
        "Het mandaat zou ingaan vóór de dag van het besluit dat het verleent.",
        "The mandate would start before the day of the decision that grants it.",
    ),
    remedy=Localised(
        "Laat het mandaat ingaan op of na de besluitdag; zonder `validFrom` gaat het in op de besluitdag."
        " Wat eerder gedaan is, vraagt bekrachtiging.",
        "Let the mandate start on or after the day of the decision; without `validFrom` it starts on that day."
        " What was done earlier needs ratification.",
    ),
    rules=("R-031",),
)
WRITTEN_FORM_REQUIRED = problem_type(
    "written-form-required",
    422,
    title=Localised("Schriftelijk mandaat vereist", "Mandate must be in writing"),
    cause=Localised(
        "Een algemeen mandaat, of een mandaat aan iemand buiten de organisatie, wordt schriftelijk verleend"
        " (Awb 10:5, tweede lid), en een algemeen mandaat wordt schriftelijk ingetrokken (Awb 10:8, tweede lid).",
        "A general mandate, or one given to somebody outside the organisation, is given in writing"
        " (Awb 10:5, paragraph 2), and a general mandate is revoked in writing (Awb 10:8, paragraph 2).",
    ),
    remedy=Localised(
        "Zet `written` op true als het stuk er is. Geldt het mandaat voor één overeenkomst, noem dan"
        " `subjectAgreementId`; werkt de persoon wel bij de organisatie, leg dan eerst de ambtsvervulling vast."
        " Noem bij het intrekken `documentId` of `decisionPointId`.",
        "Set `written` to true if the document exists. If the mandate is for one agreement, give"
        " `subjectAgreementId`; if the person does work for the organisation, record the office holding first."
        " To revoke it, name `documentId` or `decisionPointId`.",
    ),
    rules=("R-034", "R-035"),
)
GRANTING_DECISION_ELSEWHERE = problem_type(
    "granting-decision-elsewhere",
    422,
    title=Localised("Besluit van een andere organisatie", "Decision of another organisation"),
    cause=Localised(
        "`decisionPointId` noemt een punt uit een besluit van een andere organisatie dan die het mandaat verleent.",
        "`decisionPointId` names a point in a decision of another organisation than the one that gives the mandate.",
    ),
    remedy=Localised(
        "Noem het beslispunt waarmee de organisatie zelf het mandaat verleende, of laat het weg als u het niet weet.",
        "Name the point by which the organisation itself gave the mandate, or leave it out if it is not known.",
    ),
)

MANDATE_STATUS_MISMATCH = problem_type(
    "mandate-status-mismatch",
    422,
    title=Localised("Mandaat past niet bij zijn status", "Mandate does not fit its status"),
    cause=Localised(
        "Wanneer en waardoor een mandaat is ingetrokken, hoort alleen bij een ingetrokken mandaat.",
        "When and by what a mandate was revoked belongs to a revoked mandate only.",
    ),
    remedy=Localised(
        "Laat `revokedOn`, `revokingDecisionPointId` en `revocationDocumentId` weg, of geef de status `revoked`.",
        "Leave `revokedOn`, `revokingDecisionPointId` and `revocationDocumentId` out, or give the status `revoked`.",
    ),
    rules=("R-034",),
)

HOLDER_MEMBERS = {
    HolderKind.ROLE: "holderRole",
    HolderKind.FUNCTION: "functionKind",
    HolderKind.PERSON: "personId",
}


def mandate_has_one_holder(holder_kind: HolderKind, given: Mapping[str, object]) -> list[Violation]:
    """Refuse a holder that is missing or stands in another member than the one its kind asks for.

    `given` holds the members `holderRole`, `functionKind` and `personId`; null is absent.
    """
    wanted = HOLDER_MEMBERS[holder_kind]
    faults = [
        FieldError("body", f"/{name}", "missing" if name == wanted else "not-allowed", MANDATE_HOLDER_MISMATCH.remedy)
        for name in HOLDER_MEMBERS.values()
        if (given.get(name) is not None) != (name == wanted)
    ]
    return violation(MANDATE_HOLDER_MISMATCH, faults)


def mandate_starts_on_or_after_decision(valid_from: Interval | None, decided_on: Interval | None) -> list[Violation]:
    """Refuse a mandate that certainly starts before the decision that grants it (R-031, R-003).

    A start or a day of decision that is not known refuses nothing.
    """
    if valid_from is None or decided_on is None or not valid_from.certainly_before(decided_on):
        return []
    fault = FieldError("body", "/validFrom", "before-decision", MANDATE_RETROACTIVE.cause)
    return violation(MANDATE_RETROACTIVE, [fault], "R-031")


def decision_precedes_mandates(
    decided_on: Interval | None, starts: Mapping[UUID, Interval | None]
) -> list[Violation]:
    """Refuse a day of decision that makes a mandate it grants retroactive (R-031, seen from the decision).

    `starts` holds the start of every mandate that rests on the decision; the refusal names those it concerns.
    """
    late = sorted(str(key) for key, start in starts.items() if mandate_starts_on_or_after_decision(start, decided_on))
    if not late:
        return []
    detail = Localised(
        "Met deze besluitdag gaan mandaten in vóór het besluit dat ze verleent; herstel eerst hun `validFrom`.",
        "With this day, mandates start before the decision that grants them; mend their `validFrom` first.",
    )
    fault = FieldError("body", "/decidedOn", "after-mandate", detail)
    return [Violation(MANDATE_RETROACTIVE, detail, "R-031", errors=(fault,), members={"mandateIds": late})]


def holder_is_outside(offices: Iterable[Interval], mandate_period: Interval) -> bool:
    """Tell whether a person holds no office of the granting organisation while the mandate runs (Awb 10:4).

    `offices` are the periods, first to last possible day, of the person's offices at that organisation. One that may
    overlap is enough; a person without any is outside, which is the stricter reading.
    """
    return all(
        office.certainly_before(mandate_period) or office.certainly_after(mandate_period) for office in offices
    )


def mandate_is_written(*, written: bool, is_general: bool, is_outside: bool) -> list[Violation]:
    """Refuse an unwritten mandate that is general or lies with somebody outside the organisation (R-035)."""
    if written or not (is_general or is_outside):
        return []
    fault = FieldError("body", "/written", "written-form-required", WRITTEN_FORM_REQUIRED.cause)
    return violation(WRITTEN_FORM_REQUIRED, [fault], "R-035")


def granted_by_own_decision(granting_organisation_id: UUID, deciding_organisation_id: UUID) -> list[Violation]:
    """Refuse a mandate that rests on a decision of another organisation: nobody grants in another's name."""
    if granting_organisation_id == deciding_organisation_id:
        return []
    fault = FieldError("body", "/decisionPointId", "other-organisation", GRANTING_DECISION_ELSEWHERE.cause)
    return violation(GRANTING_DECISION_ELSEWHERE, [fault])


def revocation_fits_status(status: MandateStatus, given: Mapping[str, object]) -> list[Violation]:
    """Refuse what tells of a revocation where the mandate was not revoked (R-034).

    `given` holds the members that tell of it by name; null is absent.
    """
    if status is MandateStatus.REVOKED:
        return []
    faults = [
        FieldError("body", f"/{name}", "not-revoked", MANDATE_STATUS_MISMATCH.cause)
        for name, value in given.items()
        if value is not None
    ]
    return violation(MANDATE_STATUS_MISMATCH, faults, "R-034")
