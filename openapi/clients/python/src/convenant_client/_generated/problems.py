"""A class for every kind of problem the API names. Made from its description by `make generate`."""

from convenant_client.errors import ProblemError


class AccessionNotAllowed(ProblemError, slug="accession-not-allowed"):
    """409: `accession-not-allowed`."""


class AdvanceExceedsGrant(ProblemError, slug="advance-exceeds-grant"):
    """409: `advance-exceeds-grant`."""


class AgreementExpired(ProblemError, slug="agreement-expired"):
    """409: `agreement-expired`."""


class AllocationParentInvalid(ProblemError, slug="allocation-parent-invalid"):
    """422: `allocation-parent-invalid`."""


class AlreadySigned(ProblemError, slug="already-signed"):
    """409: `already-signed`."""


class AmendmentConflict(ProblemError, slug="amendment-conflict"):
    """409: `amendment-conflict`."""


class AmendmentNotEditorial(ProblemError, slug="amendment-not-editorial"):
    """422: `amendment-not-editorial`."""


class AmendmentNotMinor(ProblemError, slug="amendment-not-minor"):
    """422: `amendment-not-minor`."""


class AmendmentOperationsInvalid(ProblemError, slug="amendment-operations-invalid"):
    """422: `amendment-operations-invalid`."""


class AmountInvalid(ProblemError, slug="amount-invalid"):
    """422: `amount-invalid`."""


class AmountNotFirm(ProblemError, slug="amount-not-firm"):
    """409: `amount-not-firm`."""


class AuthenticationRequired(ProblemError, slug="authentication-required"):
    """401: `authentication-required`."""


class AuthorityNotProven(ProblemError, slug="authority-not-proven"):
    """409: `authority-not-proven`."""


class BaselineNotFrozen(ProblemError, slug="baseline-not-frozen"):
    """409: `baseline-not-frozen`."""


class BodyTooLarge(ProblemError, slug="body-too-large"):
    """413: `body-too-large`."""


class BsnNotAllowed(ProblemError, slug="bsn-not-allowed"):
    """422: `bsn-not-allowed`."""


class BudgetConditionLapsed(ProblemError, slug="budget-condition-lapsed"):
    """409: `budget-condition-lapsed`."""


class BudgetReservationInvalid(ProblemError, slug="budget-reservation-invalid"):
    """422: `budget-reservation-invalid`."""


class CeilingExceeded(ProblemError, slug="ceiling-exceeded"):
    """409: `ceiling-exceeded`."""


class CeilingNotApplicable(ProblemError, slug="ceiling-not-applicable"):
    """409: `ceiling-not-applicable`."""


class CeilingNotPublished(ProblemError, slug="ceiling-not-published"):
    """409: `ceiling-not-published`."""


class CertaintyChangeUnsupported(ProblemError, slug="certainty-change-unsupported"):
    """422: `certainty-change-unsupported`."""


class ChildAllocationsExceedParent(ProblemError, slug="child-allocations-exceed-parent"):
    """409: `child-allocations-exceed-parent`."""


class ConcurrentUpdate(ProblemError, slug="concurrent-update"):
    """default: `concurrent-update`."""


class ConditionUnmet(ProblemError, slug="condition-unmet"):
    """409: `condition-unmet`."""


class ConfusableName(ProblemError, slug="confusable-name"):
    """409: `confusable-name`."""


class ConsentAuthorityMissing(ProblemError, slug="consent-authority-missing"):
    """409: `consent-authority-missing`."""


class ConstraintViolated(ProblemError, slug="constraint-violated"):
    """422: `constraint-violated`."""


class CouncilConsultationRequired(ProblemError, slug="council-consultation-required"):
    """409: `council-consultation-required`."""


class CurrencyUnsupported(ProblemError, slug="currency-unsupported"):
    """422: `currency-unsupported`."""


class DatabaseUnavailable(ProblemError, slug="database-unavailable"):
    """default: `database-unavailable`."""


class DayInFuture(ProblemError, slug="day-in-future"):
    """422: `day-in-future`."""


class DayTurning(ProblemError, slug="day-turning"):
    """default: `day-turning`."""


class DecisionNotAffirmative(ProblemError, slug="decision-not-affirmative"):
    """409: `decision-not-affirmative`."""


class DecisionRequired(ProblemError, slug="decision-required"):
    """409: `decision-required`."""


class DecisionStatusMismatch(ProblemError, slug="decision-status-mismatch"):
    """422: `decision-status-mismatch`."""


class DecisionTextMismatch(ProblemError, slug="decision-text-mismatch"):
    """409: `decision-text-mismatch`."""


class DeterminationExceedsGrant(ProblemError, slug="determination-exceeds-grant"):
    """422: `determination-exceeds-grant`."""


class DeterminationFinal(ProblemError, slug="determination-final"):
    """409: `determination-final`."""


class DeterminationGroundRequired(ProblemError, slug="determination-ground-required"):
    """422: `determination-ground-required`."""


class DocumentFileDiffers(ProblemError, slug="document-file-differs"):
    """409: `document-file-differs`."""


class DocumentWithoutFile(ProblemError, slug="document-without-file"):
    """404: `document-without-file`."""


class DocumentWithoutReaders(ProblemError, slug="document-without-readers"):
    """422: `document-without-readers`."""


class DuplicateParameter(ProblemError, slug="duplicate-parameter"):
    """400: `duplicate-parameter`."""


class DuplicateResource(ProblemError, slug="duplicate-resource"):
    """409: `duplicate-resource`."""


class EffectiveDateBeforeConsent(ProblemError, slug="effective-date-before-consent"):
    """422: `effective-date-before-consent`."""


class EffectiveDateInvalid(ProblemError, slug="effective-date-invalid"):
    """422: `effective-date-invalid`."""


class EffectiveDateNotReached(ProblemError, slug="effective-date-not-reached"):
    """409: `effective-date-not-reached`."""


class EndNotReached(ProblemError, slug="end-not-reached"):
    """409: `end-not-reached`."""


class EnvelopeOvercommitted(ProblemError, slug="envelope-overcommitted"):
    """409: `envelope-overcommitted`."""


class FileEmpty(ProblemError, slug="file-empty"):
    """422: `file-empty`."""


class FileHashMismatch(ProblemError, slug="file-hash-mismatch"):
    """422: `file-hash-mismatch`."""


class FileMissing(ProblemError, slug="file-missing"):
    """default: `file-missing`."""


class FilesUnavailable(ProblemError, slug="files-unavailable"):
    """default: `files-unavailable`."""


class FinalPaymentMismatch(ProblemError, slug="final-payment-mismatch"):
    """409: `final-payment-mismatch`."""


class Forbidden(ProblemError, slug="forbidden"):
    """403: `forbidden`."""


class GrantContentIncomplete(ProblemError, slug="grant-content-incomplete"):
    """422: `grant-content-incomplete`."""


class GrantDecisionRequired(ProblemError, slug="grant-decision-required"):
    """409: `grant-decision-required`."""


class GrantNotLowered(ProblemError, slug="grant-not-lowered"):
    """422: `grant-not-lowered`."""


class GrantingDecisionElsewhere(ProblemError, slug="granting-decision-elsewhere"):
    """422: `granting-decision-elsewhere`."""


class GrantingDecisionMissing(ProblemError, slug="granting-decision-missing"):
    """409: `granting-decision-missing`."""


class HeadersTooLarge(ProblemError, slug="headers-too-large"):
    """default: `headers-too-large`."""


class HeldDayMissing(ProblemError, slug="held-day-missing"):
    """422: `held-day-missing`."""


class HistoricSourceRequired(ProblemError, slug="historic-source-required"):
    """422: `historic-source-required`."""


class HistoryImmutable(ProblemError, slug="history-immutable"):
    """409: `history-immutable`."""


class IdempotencyInProgress(ProblemError, slug="idempotency-in-progress"):
    """409: `idempotency-in-progress`."""


class IdempotencyKeyInvalid(ProblemError, slug="idempotency-key-invalid"):
    """400: `idempotency-key-invalid`."""


class IdempotencyKeyMissing(ProblemError, slug="idempotency-key-missing"):
    """400: `idempotency-key-missing`."""


class IdempotencyKeyReused(ProblemError, slug="idempotency-key-reused"):
    """422: `idempotency-key-reused`."""


class IdentifierInUse(ProblemError, slug="identifier-in-use"):
    """409: `identifier-in-use`."""


class IdentifierInvalid(ProblemError, slug="identifier-invalid"):
    """422: `identifier-invalid`."""


class IdentityProviderUnavailable(ProblemError, slug="identity-provider-unavailable"):
    """default: `identity-provider-unavailable`."""


class InsufficientScope(ProblemError, slug="insufficient-scope"):
    """403: `insufficient-scope`."""


class InternalError(ProblemError, slug="internal-error"):
    """default: `internal-error`."""


class InvalidCursor(ProblemError, slug="invalid-cursor"):
    """400: `invalid-cursor`."""


class InvalidJson(ProblemError, slug="invalid-json"):
    """400: `invalid-json`."""


class InvalidMultipart(ProblemError, slug="invalid-multipart"):
    """400: `invalid-multipart`."""


class InvalidToken(ProblemError, slug="invalid-token"):
    """401: `invalid-token`."""


class InvalidTransition(ProblemError, slug="invalid-transition"):
    """409: `invalid-transition`."""


class JointSignatureIncomplete(ProblemError, slug="joint-signature-incomplete"):
    """409: `joint-signature-incomplete`."""


class JsonTooDeep(ProblemError, slug="json-too-deep"):
    """400: `json-too-deep`."""


class LimitationPeriodPassed(ProblemError, slug="limitation-period-passed"):
    """409: `limitation-period-passed`."""


class LocationNotAnOption(ProblemError, slug="location-not-an-option"):
    """422: `location-not-an-option`."""


class MalformedRequest(ProblemError, slug="malformed-request"):
    """400: `malformed-request`."""


class MandateConsentMissing(ProblemError, slug="mandate-consent-missing"):
    """409: `mandate-consent-missing`."""


class MandateExhausted(ProblemError, slug="mandate-exhausted"):
    """409: `mandate-exhausted`."""


class MandateHolderMismatch(ProblemError, slug="mandate-holder-mismatch"):
    """422: `mandate-holder-mismatch`."""


class MandateHolderUndetermined(ProblemError, slug="mandate-holder-undetermined"):
    """409: `mandate-holder-undetermined`."""


class MandateLimitExceeded(ProblemError, slug="mandate-limit-exceeded"):
    """409: `mandate-limit-exceeded`."""


class MandateNotEnded(ProblemError, slug="mandate-not-ended"):
    """409: `mandate-not-ended`."""


class MandateNotInForce(ProblemError, slug="mandate-not-in-force"):
    """409: `mandate-not-in-force`."""


class MandateRetroactive(ProblemError, slug="mandate-retroactive"):
    """422: `mandate-retroactive`."""


class MandateRevocationUnfounded(ProblemError, slug="mandate-revocation-unfounded"):
    """409: `mandate-revocation-unfounded`."""


class MandateRevoked(ProblemError, slug="mandate-revoked"):
    """409: `mandate-revoked`."""


class MandateScopeExceeded(ProblemError, slug="mandate-scope-exceeded"):
    """409: `mandate-scope-exceeded`."""


class MandateStatusMismatch(ProblemError, slug="mandate-status-mismatch"):
    """422: `mandate-status-mismatch`."""


class MethodNotAllowed(ProblemError, slug="method-not-allowed"):
    """default: `method-not-allowed`."""


class MisleadingName(ProblemError, slug="misleading-name"):
    """422: `misleading-name`."""


class NeighbourhoodRepeated(ProblemError, slug="neighbourhood-repeated"):
    """422: `neighbourhood-repeated`."""


class NotAcceptable(ProblemError, slug="not-acceptable"):
    """406: `not-acceptable`."""


class NotFound(ProblemError, slug="not-found"):
    """404: `not-found`."""


class NotMandateHolder(ProblemError, slug="not-mandate-holder"):
    """403: `not-mandate-holder`."""


class NoticePeriodTooShort(ProblemError, slug="notice-period-too-short"):
    """422: `notice-period-too-short`."""


class OfficeNotHeld(ProblemError, slug="office-not-held"):
    """409: `office-not-held`."""


class OrganisationKindUnknown(ProblemError, slug="organisation-kind-unknown"):
    """409: `organisation-kind-unknown`."""


class OrganisationRequired(ProblemError, slug="organisation-required"):
    """400: `organisation-required`."""


class OutcomeMissing(ProblemError, slug="outcome-missing"):
    """422: `outcome-missing`."""


class Overloaded(ProblemError, slug="overloaded"):
    """default: `overloaded`."""


class PartiesFixed(ProblemError, slug="parties-fixed"):
    """409: `parties-fixed`."""


class PartiesInsufficient(ProblemError, slug="parties-insufficient"):
    """422: `parties-insufficient`."""


class PartyConsentMissing(ProblemError, slug="party-consent-missing"):
    """409: `party-consent-missing`."""


class PartyDuplicate(ProblemError, slug="party-duplicate"):
    """422: `party-duplicate`."""


class PaymentSuspended(ProblemError, slug="payment-suspended"):
    """409: `payment-suspended`."""


class PeriodInvalid(ProblemError, slug="period-invalid"):
    """422: `period-invalid`."""


class PlanAdoptionContradictory(ProblemError, slug="plan-adoption-contradictory"):
    """422: `plan-adoption-contradictory`."""


class PointNumberDuplicate(ProblemError, slug="point-number-duplicate"):
    """422: `point-number-duplicate`."""


class PreconditionRequired(ProblemError, slug="precondition-required"):
    """428: `precondition-required`."""


class PrincipalNotStated(ProblemError, slug="principal-not-stated"):
    """422: `principal-not-stated`."""


class QueryTimeout(ProblemError, slug="query-timeout"):
    """default: `query-timeout`."""


class RangeNotSatisfiable(ProblemError, slug="range-not-satisfiable"):
    """416: `range-not-satisfiable`."""


class RateLimitExceeded(ProblemError, slug="rate-limit-exceeded"):
    """default: `rate-limit-exceeded`."""


class RatificationTooLate(ProblemError, slug="ratification-too-late"):
    """409: `ratification-too-late`."""


class RatifyingBodyNotCompetent(ProblemError, slug="ratifying-body-not-competent"):
    """409: `ratifying-body-not-competent`."""


class ReferenceNotFound(ProblemError, slug="reference-not-found"):
    """422: `reference-not-found`."""


class RelationCycle(ProblemError, slug="relation-cycle"):
    """422: `relation-cycle`."""


class RepaymentExceedsClaim(ProblemError, slug="repayment-exceeds-claim"):
    """409: `repayment-exceeds-claim`."""


class ReportNotOverdue(ProblemError, slug="report-not-overdue"):
    """409: `report-not-overdue`."""


class RepresentationNotProven(ProblemError, slug="representation-not-proven"):
    """409: `representation-not-proven`."""


class RequestTimeout(ProblemError, slug="request-timeout"):
    """default: `request-timeout`."""


class ReservationOpen(ProblemError, slug="reservation-open"):
    """409: `reservation-open`."""


class ReservationTextRequired(ProblemError, slug="reservation-text-required"):
    """422: `reservation-text-required`."""


class ResourceBusy(ProblemError, slug="resource-busy"):
    """default: `resource-busy`."""


class RevokingDecisionMissing(ProblemError, slug="revoking-decision-missing"):
    """409: `revoking-decision-missing`."""


class SegregationOfDuties(ProblemError, slug="segregation-of-duties"):
    """403: `segregation-of-duties`."""


class SignatoryNotVerified(ProblemError, slug="signatory-not-verified"):
    """409: `signatory-not-verified`."""


class SignatoryOfficeMismatch(ProblemError, slug="signatory-office-mismatch"):
    """422: `signatory-office-mismatch`."""


class SignatoryUnnamed(ProblemError, slug="signatory-unnamed"):
    """422: `signatory-unnamed`."""


class SignatureUnratified(ProblemError, slug="signature-unratified"):
    """409: `signature-unratified`."""


class SignatureVersionMismatch(ProblemError, slug="signature-version-mismatch"):
    """409: `signature-version-mismatch`."""


class SignaturesComplete(ProblemError, slug="signatures-complete"):
    """409: `signatures-complete`."""


class SignaturesIncomplete(ProblemError, slug="signatures-incomplete"):
    """409: `signatures-incomplete`."""


class SigningNotOpen(ProblemError, slug="signing-not-open"):
    """409: `signing-not-open`."""


class StatusHistoryMismatch(ProblemError, slug="status-history-mismatch"):
    """422: `status-history-mismatch`."""


class SubMandateExceedsParent(ProblemError, slug="sub-mandate-exceeds-parent"):
    """422: `sub-mandate-exceeds-parent`."""


class SubMandateNotAllowed(ProblemError, slug="sub-mandate-not-allowed"):
    """409: `sub-mandate-not-allowed`."""


class SubsidyBasisMissing(ProblemError, slug="subsidy-basis-missing"):
    """422: `subsidy-basis-missing`."""


class SubsidyRegimeUndetermined(ProblemError, slug="subsidy-regime-undetermined"):
    """409: `subsidy-regime-undetermined`."""


class SuccessorNotInForce(ProblemError, slug="successor-not-in-force"):
    """409: `successor-not-in-force`."""


class TerminationGroundMissing(ProblemError, slug="termination-ground-missing"):
    """422: `termination-ground-missing`."""


class TermsFixed(ProblemError, slug="terms-fixed"):
    """409: `terms-fixed`."""


class TextIncomplete(ProblemError, slug="text-incomplete"):
    """409: `text-incomplete`."""


class UnknownParameter(ProblemError, slug="unknown-parameter"):
    """400: `unknown-parameter`."""


class UnknownTransition(ProblemError, slug="unknown-transition"):
    """422: `unknown-transition`."""


class UnsupportedContentEncoding(ProblemError, slug="unsupported-content-encoding"):
    """415: `unsupported-content-encoding`."""


class UnsupportedMediaType(ProblemError, slug="unsupported-media-type"):
    """415: `unsupported-media-type`."""


class UriTooLong(ProblemError, slug="uri-too-long"):
    """default: `uri-too-long`."""


class ValidationFailed(ProblemError, slug="validation-failed"):
    """400: `validation-failed`."""


class VersionFrozen(ProblemError, slug="version-frozen"):
    """409: `version-frozen`."""


class WebhookAddressRefused(ProblemError, slug="webhook-address-refused"):
    """422: `webhook-address-refused`."""


class WebhookLimitReached(ProblemError, slug="webhook-limit-reached"):
    """409: `webhook-limit-reached`."""


class WithdrawalGroundRequired(ProblemError, slug="withdrawal-ground-required"):
    """422: `withdrawal-ground-required`."""


class WrittenFormRequired(ProblemError, slug="written-form-required"):
    """422: `written-form-required`."""
