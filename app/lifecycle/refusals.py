"""The problem types the steps of each kind of record may be refused with; the API description tells them."""

from collections.abc import Mapping
from typing import Any

from app.lifecycle.course import Course
from app.lifecycle.mandate_use import SIGNING_REFUSED_WITH, USE_REFUSED_WITH

_OF_EVERY_STEP = ("day-in-future", "historic-source-required", "invalid-transition", "unknown-transition")
_OF_GUARDS: Mapping[str, tuple[str, ...]] = {
    "agreement": (
        "council-consultation-required",
        "decision-not-affirmative",
        "decision-required",
        "decision-text-mismatch",
        "effective-date-invalid",
        "effective-date-not-reached",
        "end-not-reached",
        "joint-signature-incomplete",
        "parties-insufficient",
        "party-consent-missing",
        "reservation-open",
        "signatory-not-verified",
        "signature-unratified",
        "signatures-complete",
        "signatures-incomplete",
        "successor-not-in-force",
        "text-incomplete",
    ),
    "signatory": (
        "agreement-expired",
        "authority-not-proven",
        "decision-not-affirmative",
        "decision-required",
        "decision-text-mismatch",
        *SIGNING_REFUSED_WITH,
        "office-not-held",
        "organisation-kind-unknown",
        "representation-not-proven",
    ),
    "decision": (
        "agreement-expired",
        "council-consultation-required",
        "decision-text-mismatch",
        *USE_REFUSED_WITH,
        "outcome-missing",
        "revoking-decision-missing",
        "segregation-of-duties",
        "sub-mandate-not-allowed",
    ),
    "signing_event": ("agreement-expired",),
    "mandate": (
        "decision-not-affirmative",
        "granting-decision-elsewhere",
        "granting-decision-missing",
        "mandate-consent-missing",
        "mandate-exhausted",
        "mandate-holder-undetermined",
        "mandate-not-ended",
        "mandate-not-in-force",
        "mandate-retroactive",
        "mandate-revocation-unfounded",
        "sub-mandate-exceeds-parent",
        "sub-mandate-not-allowed",
        "written-form-required",
    ),
}


def refused_with(course: Course[Any]) -> tuple[str, ...]:
    """Return the problem types a request for a transition may be refused with by the rules of its course."""
    return tuple(sorted({*_OF_EVERY_STEP, *_OF_GUARDS[course.resource.kind]}))
