"""The operations by the attributes they are called by, twice. Made from the API description by `make generate`."""

from convenant_client._generated import operations as o
from convenant_client.calls import (
    AsyncCaller,
    AsyncCommandMethod,
    AsyncListingMethod,
    AsyncReadMethod,
    Caller,
    CommandMethod,
    ListingMethod,
    ReadMethod,
)


class AgreementsVersions:
    """What can be asked at `/agreements/versions`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_agreement_versions)
        """List agreement versions."""
        self.record = CommandMethod(caller, o.record_agreement_version)
        """Record a new agreement version."""
        self.get = ReadMethod(caller, o.get_agreement_version)
        """Read one agreement version."""
        self.correct = CommandMethod(caller, o.correct_agreement_version)
        """Correct or complete one agreement version."""
        self.history = ListingMethod(caller, o.list_agreement_version_history)
        """Read the history of one agreement version."""
        self.diff = ReadMethod(caller, o.compare_agreement_versions)
        """Compare two versions of the text."""


class AgreementsSigningEvents:
    """What can be asked at `/agreements/signing-events`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_signing_events)
        """List signing events."""
        self.record = CommandMethod(caller, o.record_signing_event)
        """Record a new signing event."""
        self.get = ReadMethod(caller, o.get_signing_event)
        """Read one signing event."""
        self.correct = CommandMethod(caller, o.correct_signing_event)
        """Correct or complete one signing event."""
        self.history = ListingMethod(caller, o.list_signing_event_history)
        """Read the history of one signing event."""
        self.transitions = ReadMethod(caller, o.list_signing_event_transitions)
        """List what can be done with one signing event."""
        self.perform_transition = CommandMethod(caller, o.perform_signing_event_transition)
        """Change the status of one signing event."""


class AgreementsFollowUps:
    """What can be asked at `/agreements/follow-ups`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_follow_ups)
        """List follow-ups."""
        self.record = CommandMethod(caller, o.record_follow_up)
        """Record a new follow-up."""
        self.get = ReadMethod(caller, o.get_follow_up)
        """Read one follow-up."""
        self.correct = CommandMethod(caller, o.correct_follow_up)
        """Correct or complete one follow-up."""
        self.history = ListingMethod(caller, o.list_follow_up_history)
        """Read the history of one follow-up."""


class AgreementsRisks:
    """What can be asked at `/agreements/risks`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_risks)
        """List risks."""
        self.record = CommandMethod(caller, o.record_risk)
        """Record a new risk."""
        self.get = ReadMethod(caller, o.get_risk)
        """Read one risk."""
        self.correct = CommandMethod(caller, o.correct_risk)
        """Correct or complete one risk."""
        self.history = ListingMethod(caller, o.list_risk_history)
        """Read the history of one risk."""


class AgreementsSignatures:
    """What can be asked at `/agreements/signatures`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_signatures)
        """List signatures."""
        self.record = CommandMethod(caller, o.record_signature)
        """Record a new signature."""
        self.get = ReadMethod(caller, o.get_signature)
        """Read one signature."""
        self.correct = CommandMethod(caller, o.correct_signature)
        """Correct or complete one signature."""
        self.history = ListingMethod(caller, o.list_signature_history)
        """Read the history of one signature."""


class AgreementsRatifications:
    """What can be asked at `/agreements/ratifications`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_ratifications)
        """List ratifications."""
        self.record = CommandMethod(caller, o.record_ratification)
        """Record a new ratification."""
        self.get = ReadMethod(caller, o.get_ratification)
        """Read one ratification."""
        self.correct = CommandMethod(caller, o.correct_ratification)
        """Correct or complete one ratification."""
        self.history = ListingMethod(caller, o.list_ratification_history)
        """Read the history of one ratification."""


class AgreementsRejectionNotices:
    """What can be asked at `/agreements/rejection-notices`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_rejection_notices)
        """List rejection notices."""
        self.record = CommandMethod(caller, o.record_rejection_notice)
        """Record a new rejection notice."""
        self.get = ReadMethod(caller, o.get_rejection_notice)
        """Read one rejection notice."""
        self.correct = CommandMethod(caller, o.correct_rejection_notice)
        """Correct or complete one rejection notice."""
        self.history = ListingMethod(caller, o.list_rejection_notice_history)
        """Read the history of one rejection notice."""


class AgreementsTerminations:
    """What can be asked at `/agreements/terminations`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_terminations)
        """List terminations."""
        self.record = CommandMethod(caller, o.record_termination)
        """Record a new termination."""
        self.get = ReadMethod(caller, o.get_termination)
        """Read one termination."""
        self.correct = CommandMethod(caller, o.correct_termination)
        """Correct or complete one termination."""
        self.history = ListingMethod(caller, o.list_termination_history)
        """Read the history of one termination."""


class AgreementsConsents:
    """What can be asked at `/agreements/consents`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_consents)
        """List consents."""
        self.record = CommandMethod(caller, o.record_consent)
        """Record a new consent."""
        self.get = ReadMethod(caller, o.get_consent)
        """Read one consent."""
        self.correct = CommandMethod(caller, o.correct_consent)
        """Correct or complete one consent."""
        self.history = ListingMethod(caller, o.list_consent_history)
        """Read the history of one consent."""


class AgreementsPartiesSignatories:
    """What can be asked at `/agreements/parties/signatories`."""

    def __init__(self, caller: Caller) -> None:
        self.transitions = ReadMethod(caller, o.list_signatory_transitions)
        """List what can be done with one signatory."""
        self.perform_transition = CommandMethod(caller, o.perform_signatory_transition)
        """Change the status of one signatory."""
        self.list = ListingMethod(caller, o.list_signatories)
        """List signatories."""
        self.record = CommandMethod(caller, o.record_signatory)
        """Record a new signatory."""
        self.get = ReadMethod(caller, o.get_signatory)
        """Read one signatory."""
        self.correct = CommandMethod(caller, o.correct_signatory)
        """Correct or complete one signatory."""
        self.history = ListingMethod(caller, o.list_signatory_history)
        """Read the history of one signatory."""


class AgreementsParties:
    """What can be asked at `/agreements/parties`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_parties)
        """List parties."""
        self.record = CommandMethod(caller, o.record_party)
        """Record a new party."""
        self.get = ReadMethod(caller, o.get_party)
        """Read one party."""
        self.correct = CommandMethod(caller, o.correct_party)
        """Correct or complete one party."""
        self.history = ListingMethod(caller, o.list_party_history)
        """Read the history of one party."""
        self.signatories = AgreementsPartiesSignatories(caller)


class Agreements:
    """What can be asked at `/agreements`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_agreements)
        """List agreements."""
        self.record = CommandMethod(caller, o.record_agreement)
        """Record a new agreement."""
        self.get = ReadMethod(caller, o.get_agreement)
        """Read one agreement."""
        self.correct = CommandMethod(caller, o.correct_agreement)
        """Correct or complete one agreement."""
        self.history = ListingMethod(caller, o.list_agreement_history)
        """Read the history of one agreement."""
        self.calendar = ReadMethod(caller, o.get_agreement_calendar)
        """Read the calendar of one agreement."""
        self.transitions = ReadMethod(caller, o.list_agreement_transitions)
        """List what can be done with one agreement."""
        self.perform_transition = CommandMethod(caller, o.perform_agreement_transition)
        """Change the status of one agreement."""
        self.authority_chain = ReadMethod(caller, o.read_authority_chain)
        """Show on whose authority every signature stands."""
        self.findings = ReadMethod(caller, o.check_agreement)
        """Check one agreement for one day."""
        self.versions = AgreementsVersions(caller)
        self.signing_events = AgreementsSigningEvents(caller)
        self.follow_ups = AgreementsFollowUps(caller)
        self.risks = AgreementsRisks(caller)
        self.signatures = AgreementsSignatures(caller)
        self.ratifications = AgreementsRatifications(caller)
        self.rejection_notices = AgreementsRejectionNotices(caller)
        self.terminations = AgreementsTerminations(caller)
        self.consents = AgreementsConsents(caller)
        self.parties = AgreementsParties(caller)


class SigningAuthorities:
    """What can be asked at `/signing-authorities`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_signing_authorities)
        """List signing authorities."""
        self.record = CommandMethod(caller, o.record_signing_authority)
        """Record a new signing authority."""
        self.get = ReadMethod(caller, o.get_signing_authority)
        """Read one signing authority."""
        self.correct = CommandMethod(caller, o.correct_signing_authority)
        """Correct or complete one signing authority."""
        self.history = ListingMethod(caller, o.list_signing_authority_history)
        """Read the history of one signing authority."""


class Decisions:
    """What can be asked at `/decisions`."""

    def __init__(self, caller: Caller) -> None:
        self.transitions = ReadMethod(caller, o.list_decision_transitions)
        """List what can be done with one decision."""
        self.perform_transition = CommandMethod(caller, o.perform_decision_transition)
        """Change the status of one decision."""
        self.list = ListingMethod(caller, o.list_decisions)
        """List decisions."""
        self.record = CommandMethod(caller, o.record_decision)
        """Record a new decision."""
        self.get = ReadMethod(caller, o.get_decision)
        """Read one decision."""
        self.correct = CommandMethod(caller, o.correct_decision)
        """Correct or complete one decision."""
        self.history = ListingMethod(caller, o.list_decision_history)
        """Read the history of one decision."""


class Mandates:
    """What can be asked at `/mandates`."""

    def __init__(self, caller: Caller) -> None:
        self.transitions = ReadMethod(caller, o.list_mandate_transitions)
        """List what can be done with one mandate."""
        self.perform_transition = CommandMethod(caller, o.perform_mandate_transition)
        """Change the status of one mandate."""
        self.list = ListingMethod(caller, o.list_mandates)
        """List mandates."""
        self.record = CommandMethod(caller, o.record_mandate)
        """Record a new mandate."""
        self.get = ReadMethod(caller, o.get_mandate)
        """Read one mandate."""
        self.correct = CommandMethod(caller, o.correct_mandate)
        """Correct or complete one mandate."""
        self.history = ListingMethod(caller, o.list_mandate_history)
        """Read the history of one mandate."""


class AmendmentsConsents:
    """What can be asked at `/amendments/consents`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_answers_to_an_amendment)
        """List answers to an amendment."""
        self.record = CommandMethod(caller, o.record_amendment_consent)
        """Record a new answer to an amendment."""
        self.get = ReadMethod(caller, o.get_amendment_consent)
        """Read one answer to an amendment."""
        self.correct = CommandMethod(caller, o.correct_amendment_consent)
        """Correct or complete one answer to an amendment."""
        self.history = ListingMethod(caller, o.list_amendment_consent_history)
        """Read the history of one answer to an amendment."""


class Amendments:
    """What can be asked at `/amendments`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_amendments)
        """List amendments."""
        self.record = CommandMethod(caller, o.record_amendment)
        """Record a new amendment."""
        self.get = ReadMethod(caller, o.get_amendment)
        """Read one amendment."""
        self.correct = CommandMethod(caller, o.correct_amendment)
        """Correct or complete one amendment."""
        self.history = ListingMethod(caller, o.list_amendment_history)
        """Read the history of one amendment."""
        self.transitions = ReadMethod(caller, o.list_amendment_transitions)
        """List what can be done with one amendment."""
        self.classify = CommandMethod(caller, o.classify_amendment)
        """Classify an amendment."""
        self.adopt = CommandMethod(caller, o.adopt_amendment)
        """Adopt an amendment."""
        self.withdraw = CommandMethod(caller, o.withdraw_amendment)
        """Withdraw an amendment."""
        self.assess = CommandMethod(caller, o.assess_amendment)
        """Ask whether an amendment may be made alone."""
        self.rebase = CommandMethod(caller, o.rebase_amendment)
        """Carry an amendment over to the present text."""
        self.consents = AmendmentsConsents(caller)


class FundingEnvelopes:
    """What can be asked at `/funding-envelopes`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_funding_envelopes)
        """List funding envelopes."""
        self.record = CommandMethod(caller, o.record_funding_envelope)
        """Record a new funding envelope."""
        self.get = ReadMethod(caller, o.get_funding_envelope)
        """Read one funding envelope."""
        self.correct = CommandMethod(caller, o.correct_funding_envelope)
        """Correct or complete one funding envelope."""
        self.history = ListingMethod(caller, o.list_funding_envelope_history)
        """Read the history of one funding envelope."""
        self.headroom = ReadMethod(caller, o.get_funding_envelope_headroom)
        """Read what an envelope still has."""
        self.preview_division = CommandMethod(caller, o.preview_division)
        """Try a division of an envelope over areas."""
        self.transitions = ReadMethod(caller, o.list_funding_envelope_transitions)
        """List what can be done with one funding envelope."""
        self.perform_transition = CommandMethod(caller, o.perform_funding_envelope_transition)
        """Change the status of one funding envelope."""


class AllocationsConditions:
    """What can be asked at `/allocations/conditions`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_conditions)
        """List conditions."""
        self.record = CommandMethod(caller, o.record_allocation_condition)
        """Record a new condition."""
        self.get = ReadMethod(caller, o.get_allocation_condition)
        """Read one condition."""
        self.correct = CommandMethod(caller, o.correct_allocation_condition)
        """Correct or complete one condition."""
        self.history = ListingMethod(caller, o.list_allocation_condition_history)
        """Read the history of one condition."""


class AllocationsAccountingReports:
    """What can be asked at `/allocations/accounting-reports`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_accounting_reports)
        """List accounting reports."""
        self.record = CommandMethod(caller, o.record_accounting_report)
        """Record a new accounting report."""
        self.get = ReadMethod(caller, o.get_accounting_report)
        """Read one accounting report."""
        self.correct = CommandMethod(caller, o.correct_accounting_report)
        """Correct or complete one accounting report."""
        self.history = ListingMethod(caller, o.list_accounting_report_history)
        """Read the history of one accounting report."""


class AllocationsSuspensions:
    """What can be asked at `/allocations/suspensions`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_suspensions)
        """List suspensions."""
        self.record = CommandMethod(caller, o.record_suspension)
        """Record a new suspension."""
        self.get = ReadMethod(caller, o.get_suspension)
        """Read one suspension."""
        self.correct = CommandMethod(caller, o.correct_suspension)
        """Correct or complete one suspension."""
        self.history = ListingMethod(caller, o.list_suspension_history)
        """Read the history of one suspension."""


class AllocationsPayments:
    """What can be asked at `/allocations/payments`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_payments)
        """List payments."""
        self.record = CommandMethod(caller, o.record_payment)
        """Record a new payment."""
        self.get = ReadMethod(caller, o.get_payment)
        """Read one payment."""
        self.correct = CommandMethod(caller, o.correct_payment)
        """Correct or complete one payment."""
        self.history = ListingMethod(caller, o.list_payment_history)
        """Read the history of one payment."""
        self.transitions = ReadMethod(caller, o.list_payment_transitions)
        """List what can be done with one payment."""
        self.perform_transition = CommandMethod(caller, o.perform_payment_transition)
        """Change the status of one payment."""


class Allocations:
    """What can be asked at `/allocations`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_allocations)
        """List allocations."""
        self.record = CommandMethod(caller, o.record_allocation)
        """Record a new allocation."""
        self.get = ReadMethod(caller, o.get_allocation)
        """Read one allocation."""
        self.correct = CommandMethod(caller, o.correct_allocation)
        """Correct or complete one allocation."""
        self.history = ListingMethod(caller, o.list_allocation_history)
        """Read the history of one allocation."""
        self.calendar = ReadMethod(caller, o.get_allocation_calendar)
        """Read the calendar of one allocation."""
        self.balance = ReadMethod(caller, o.get_allocation_balance)
        """Read how an allocation stands between provider and recipient."""
        self.transitions = ReadMethod(caller, o.list_allocation_transitions)
        """List what can be done with one allocation."""
        self.firm_up = CommandMethod(caller, o.firm_up_allocation)
        """Make the amount of an allocation more certain."""
        self.reserve = CommandMethod(caller, o.reserve_allocation)
        """Reserve an allocation."""
        self.grant = CommandMethod(caller, o.grant_allocation)
        """Grant an allocation."""
        self.refuse = CommandMethod(caller, o.refuse_allocation)
        """Refuse an allocation."""
        self.release = CommandMethod(caller, o.release_allocation)
        """Let go of an expectation or reservation."""
        self.determine = CommandMethod(caller, o.determine_allocation)
        """Determine the final amount."""
        self.withdraw = CommandMethod(caller, o.withdraw_allocation)
        """Withdraw a grant."""
        self.lower = CommandMethod(caller, o.lower_allocation)
        """Lower a grant."""
        self.recover = CommandMethod(caller, o.recover_allocation)
        """Claim back what was paid too much."""
        self.conditions = AllocationsConditions(caller)
        self.accounting_reports = AllocationsAccountingReports(caller)
        self.suspensions = AllocationsSuspensions(caller)
        self.payments = AllocationsPayments(caller)


class Reports:
    """What can be asked at `/reports`."""

    def __init__(self, caller: Caller) -> None:
        self.funding = ReadMethod(caller, o.report_funding)
        """Report on money."""
        self.agreements = ReadMethod(caller, o.report_agreements)
        """Report on agreements."""
        self.grant_register = ListingMethod(caller, o.list_grants)
        """Search the register of grants."""


class Programmes:
    """What can be asked at `/programmes`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_programmes)
        """List programmes."""
        self.record = CommandMethod(caller, o.record_programme)
        """Record a new programme."""
        self.get = ReadMethod(caller, o.get_programme)
        """Read one programme."""
        self.correct = CommandMethod(caller, o.correct_programme)
        """Correct or complete one programme."""
        self.history = ListingMethod(caller, o.list_programme_history)
        """Read the history of one programme."""


class Plans:
    """What can be asked at `/plans`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_plans)
        """List plans."""
        self.record = CommandMethod(caller, o.record_plan)
        """Record a new plan."""
        self.get = ReadMethod(caller, o.get_plan)
        """Read one plan."""
        self.correct = CommandMethod(caller, o.correct_plan)
        """Correct or complete one plan."""
        self.history = ListingMethod(caller, o.list_plan_history)
        """Read the history of one plan."""


class Pillars:
    """What can be asked at `/pillars`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_pillars)
        """List pillars."""
        self.record = CommandMethod(caller, o.record_pillar)
        """Record a new pillar."""
        self.get = ReadMethod(caller, o.get_pillar)
        """Read one pillar."""
        self.correct = CommandMethod(caller, o.correct_pillar)
        """Correct or complete one pillar."""
        self.history = ListingMethod(caller, o.list_pillar_history)
        """Read the history of one pillar."""


class Goals:
    """What can be asked at `/goals`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_goals)
        """List goals."""
        self.record = CommandMethod(caller, o.record_goal)
        """Record a new goal."""
        self.get = ReadMethod(caller, o.get_goal)
        """Read one goal."""
        self.correct = CommandMethod(caller, o.correct_goal)
        """Correct or complete one goal."""
        self.history = ListingMethod(caller, o.list_goal_history)
        """Read the history of one goal."""


class Sdgs:
    """What can be asked at `/sdgs`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_development_goals)
        """List development goals."""
        self.record = CommandMethod(caller, o.record_sdg)
        """Record a new development goal."""
        self.get = ReadMethod(caller, o.get_sdg)
        """Read one development goal."""
        self.correct = CommandMethod(caller, o.correct_sdg)
        """Correct or complete one development goal."""
        self.history = ListingMethod(caller, o.list_sdg_history)
        """Read the history of one development goal."""


class Areas:
    """What can be asked at `/areas`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_areas)
        """List areas."""
        self.record = CommandMethod(caller, o.record_area)
        """Record a new area."""
        self.get = ReadMethod(caller, o.get_area)
        """Read one area."""
        self.correct = CommandMethod(caller, o.correct_area)
        """Correct or complete one area."""
        self.history = ListingMethod(caller, o.list_area_history)
        """Read the history of one area."""


class Organisations:
    """What can be asked at `/organisations`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_organisations)
        """List organisations."""
        self.record = CommandMethod(caller, o.record_organisation)
        """Record a new organisation."""
        self.get = ReadMethod(caller, o.get_organisation)
        """Read one organisation."""
        self.correct = CommandMethod(caller, o.correct_organisation)
        """Correct or complete one organisation."""
        self.history = ListingMethod(caller, o.list_organisation_history)
        """Read the history of one organisation."""


class Persons:
    """What can be asked at `/persons`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_persons)
        """List persons."""
        self.record = CommandMethod(caller, o.record_person)
        """Record a new person."""
        self.get = ReadMethod(caller, o.get_person)
        """Read one person."""
        self.correct = CommandMethod(caller, o.correct_person)
        """Correct or complete one person."""
        self.history = ListingMethod(caller, o.list_person_history)
        """Read the history of one person."""


class OfficeHoldings:
    """What can be asked at `/office-holdings`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_office_holdings)
        """List office holdings."""
        self.record = CommandMethod(caller, o.record_office_holding)
        """Record a new office holding."""
        self.get = ReadMethod(caller, o.get_office_holding)
        """Read one office holding."""
        self.correct = CommandMethod(caller, o.correct_office_holding)
        """Correct or complete one office holding."""
        self.history = ListingMethod(caller, o.list_office_holding_history)
        """Read the history of one office holding."""


class RoleAssignments:
    """What can be asked at `/role-assignments`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_role_assignments)
        """List role assignments."""
        self.record = CommandMethod(caller, o.record_role_assignment)
        """Record a new role assignment."""
        self.get = ReadMethod(caller, o.get_role_assignment)
        """Read one role assignment."""
        self.correct = CommandMethod(caller, o.correct_role_assignment)
        """Correct or complete one role assignment."""
        self.history = ListingMethod(caller, o.list_role_assignment_history)
        """Read the history of one role assignment."""


class Documents:
    """What can be asked at `/documents`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_documents)
        """List documents."""
        self.record = CommandMethod(caller, o.record_document)
        """Record a new document."""
        self.get = ReadMethod(caller, o.get_document)
        """Read one document."""
        self.correct = CommandMethod(caller, o.correct_document)
        """Correct or complete one document."""
        self.history = ListingMethod(caller, o.list_document_history)
        """Read the history of one document."""


class Findings:
    """What can be asked at `/findings`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_findings)
        """List findings."""
        self.get = ReadMethod(caller, o.get_finding)
        """Read one finding."""
        self.history = ListingMethod(caller, o.list_finding_history)
        """Read the history of one finding."""


class WebhookSubscriptions:
    """What can be asked at `/webhook-subscriptions`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_webhook_subscriptions)
        """List webhook subscriptions."""
        self.record = CommandMethod(caller, o.record_webhook_subscription)
        """Record a new webhook subscription."""
        self.get = ReadMethod(caller, o.get_webhook_subscription)
        """Read one webhook subscription."""
        self.correct = CommandMethod(caller, o.correct_webhook_subscription)
        """Correct or complete one webhook subscription."""
        self.history = ListingMethod(caller, o.list_webhook_subscription_history)
        """Read the history of one webhook subscription."""
        self.perform_transition = CommandMethod(caller, o.perform_webhook_subscription_transition)
        """Pause, resume or end a webhook subscription."""
        self.rotate_secret = CommandMethod(caller, o.rotate_webhook_secret)
        """Replace the secret of a webhook subscription."""
        self.replay_events = CommandMethod(caller, o.replay_webhook_events)
        """Send events to a webhook subscription again."""
        self.probe = CommandMethod(caller, o.probe_webhook_subscription)
        """Try the address of a webhook subscription."""
        self.deliveries = ListingMethod(caller, o.list_webhook_deliveries)
        """List what was sent to a webhook subscription."""


class Journal:
    """What can be asked at `/journal`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_journal_entries)
        """List the entries of the journal."""
        self.checkpoint = ReadMethod(caller, o.get_journal_checkpoint)
        """Read the end of the journal."""
        self.verification = ReadMethod(caller, o.verify_journal)
        """Recompute a part of the journal."""
        self.get = ReadMethod(caller, o.get_journal_entry)
        """Read one entry of the journal."""


class Codelists:
    """What can be asked at `/codelists`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ReadMethod(caller, o.list_code_lists)
        """List every code list."""
        self.get = ReadMethod(caller, o.get_code_list)
        """Read one code list."""


class Memberships:
    """What can be asked at `/memberships`."""

    def __init__(self, caller: Caller) -> None:
        self.list = ListingMethod(caller, o.list_memberships)
        """List memberships."""
        self.record = CommandMethod(caller, o.record_membership)
        """Record a new membership."""
        self.get = ReadMethod(caller, o.get_membership)
        """Read one membership."""
        self.correct = CommandMethod(caller, o.correct_membership)
        """Correct or complete one membership."""
        self.history = ListingMethod(caller, o.list_membership_history)
        """Read the history of one membership."""


class Me:
    """What can be asked at `/me`."""

    def __init__(self, caller: Caller) -> None:
        self.access = ReadMethod(caller, o.get_my_access)
        """What may I do here, and why not."""


class Batches:
    """What can be asked at `/batches`."""

    def __init__(self, caller: Caller) -> None:
        self.perform = CommandMethod(caller, o.perform_batch)
        """Perform several commands in one transaction."""


class Groups:
    """Everything that can be asked of a register."""

    def __init__(self, caller: Caller) -> None:
        self.search = ListingMethod(caller, o.search)
        """Search the register."""
        self.agreements = Agreements(caller)
        self.signing_authorities = SigningAuthorities(caller)
        self.decisions = Decisions(caller)
        self.mandates = Mandates(caller)
        self.amendments = Amendments(caller)
        self.funding_envelopes = FundingEnvelopes(caller)
        self.allocations = Allocations(caller)
        self.reports = Reports(caller)
        self.programmes = Programmes(caller)
        self.plans = Plans(caller)
        self.pillars = Pillars(caller)
        self.goals = Goals(caller)
        self.sdgs = Sdgs(caller)
        self.areas = Areas(caller)
        self.organisations = Organisations(caller)
        self.persons = Persons(caller)
        self.office_holdings = OfficeHoldings(caller)
        self.role_assignments = RoleAssignments(caller)
        self.documents = Documents(caller)
        self.findings = Findings(caller)
        self.webhook_subscriptions = WebhookSubscriptions(caller)
        self.journal = Journal(caller)
        self.codelists = Codelists(caller)
        self.memberships = Memberships(caller)
        self.me = Me(caller)
        self.batches = Batches(caller)


class AsyncAgreementsVersions:
    """What can be asked at `/agreements/versions`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_agreement_versions)
        """List agreement versions."""
        self.record = AsyncCommandMethod(caller, o.record_agreement_version)
        """Record a new agreement version."""
        self.get = AsyncReadMethod(caller, o.get_agreement_version)
        """Read one agreement version."""
        self.correct = AsyncCommandMethod(caller, o.correct_agreement_version)
        """Correct or complete one agreement version."""
        self.history = AsyncListingMethod(caller, o.list_agreement_version_history)
        """Read the history of one agreement version."""
        self.diff = AsyncReadMethod(caller, o.compare_agreement_versions)
        """Compare two versions of the text."""


class AsyncAgreementsSigningEvents:
    """What can be asked at `/agreements/signing-events`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_signing_events)
        """List signing events."""
        self.record = AsyncCommandMethod(caller, o.record_signing_event)
        """Record a new signing event."""
        self.get = AsyncReadMethod(caller, o.get_signing_event)
        """Read one signing event."""
        self.correct = AsyncCommandMethod(caller, o.correct_signing_event)
        """Correct or complete one signing event."""
        self.history = AsyncListingMethod(caller, o.list_signing_event_history)
        """Read the history of one signing event."""
        self.transitions = AsyncReadMethod(caller, o.list_signing_event_transitions)
        """List what can be done with one signing event."""
        self.perform_transition = AsyncCommandMethod(caller, o.perform_signing_event_transition)
        """Change the status of one signing event."""


class AsyncAgreementsFollowUps:
    """What can be asked at `/agreements/follow-ups`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_follow_ups)
        """List follow-ups."""
        self.record = AsyncCommandMethod(caller, o.record_follow_up)
        """Record a new follow-up."""
        self.get = AsyncReadMethod(caller, o.get_follow_up)
        """Read one follow-up."""
        self.correct = AsyncCommandMethod(caller, o.correct_follow_up)
        """Correct or complete one follow-up."""
        self.history = AsyncListingMethod(caller, o.list_follow_up_history)
        """Read the history of one follow-up."""


class AsyncAgreementsRisks:
    """What can be asked at `/agreements/risks`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_risks)
        """List risks."""
        self.record = AsyncCommandMethod(caller, o.record_risk)
        """Record a new risk."""
        self.get = AsyncReadMethod(caller, o.get_risk)
        """Read one risk."""
        self.correct = AsyncCommandMethod(caller, o.correct_risk)
        """Correct or complete one risk."""
        self.history = AsyncListingMethod(caller, o.list_risk_history)
        """Read the history of one risk."""


class AsyncAgreementsSignatures:
    """What can be asked at `/agreements/signatures`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_signatures)
        """List signatures."""
        self.record = AsyncCommandMethod(caller, o.record_signature)
        """Record a new signature."""
        self.get = AsyncReadMethod(caller, o.get_signature)
        """Read one signature."""
        self.correct = AsyncCommandMethod(caller, o.correct_signature)
        """Correct or complete one signature."""
        self.history = AsyncListingMethod(caller, o.list_signature_history)
        """Read the history of one signature."""


class AsyncAgreementsRatifications:
    """What can be asked at `/agreements/ratifications`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_ratifications)
        """List ratifications."""
        self.record = AsyncCommandMethod(caller, o.record_ratification)
        """Record a new ratification."""
        self.get = AsyncReadMethod(caller, o.get_ratification)
        """Read one ratification."""
        self.correct = AsyncCommandMethod(caller, o.correct_ratification)
        """Correct or complete one ratification."""
        self.history = AsyncListingMethod(caller, o.list_ratification_history)
        """Read the history of one ratification."""


class AsyncAgreementsRejectionNotices:
    """What can be asked at `/agreements/rejection-notices`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_rejection_notices)
        """List rejection notices."""
        self.record = AsyncCommandMethod(caller, o.record_rejection_notice)
        """Record a new rejection notice."""
        self.get = AsyncReadMethod(caller, o.get_rejection_notice)
        """Read one rejection notice."""
        self.correct = AsyncCommandMethod(caller, o.correct_rejection_notice)
        """Correct or complete one rejection notice."""
        self.history = AsyncListingMethod(caller, o.list_rejection_notice_history)
        """Read the history of one rejection notice."""


class AsyncAgreementsTerminations:
    """What can be asked at `/agreements/terminations`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_terminations)
        """List terminations."""
        self.record = AsyncCommandMethod(caller, o.record_termination)
        """Record a new termination."""
        self.get = AsyncReadMethod(caller, o.get_termination)
        """Read one termination."""
        self.correct = AsyncCommandMethod(caller, o.correct_termination)
        """Correct or complete one termination."""
        self.history = AsyncListingMethod(caller, o.list_termination_history)
        """Read the history of one termination."""


class AsyncAgreementsConsents:
    """What can be asked at `/agreements/consents`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_consents)
        """List consents."""
        self.record = AsyncCommandMethod(caller, o.record_consent)
        """Record a new consent."""
        self.get = AsyncReadMethod(caller, o.get_consent)
        """Read one consent."""
        self.correct = AsyncCommandMethod(caller, o.correct_consent)
        """Correct or complete one consent."""
        self.history = AsyncListingMethod(caller, o.list_consent_history)
        """Read the history of one consent."""


class AsyncAgreementsPartiesSignatories:
    """What can be asked at `/agreements/parties/signatories`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.transitions = AsyncReadMethod(caller, o.list_signatory_transitions)
        """List what can be done with one signatory."""
        self.perform_transition = AsyncCommandMethod(caller, o.perform_signatory_transition)
        """Change the status of one signatory."""
        self.list = AsyncListingMethod(caller, o.list_signatories)
        """List signatories."""
        self.record = AsyncCommandMethod(caller, o.record_signatory)
        """Record a new signatory."""
        self.get = AsyncReadMethod(caller, o.get_signatory)
        """Read one signatory."""
        self.correct = AsyncCommandMethod(caller, o.correct_signatory)
        """Correct or complete one signatory."""
        self.history = AsyncListingMethod(caller, o.list_signatory_history)
        """Read the history of one signatory."""


class AsyncAgreementsParties:
    """What can be asked at `/agreements/parties`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_parties)
        """List parties."""
        self.record = AsyncCommandMethod(caller, o.record_party)
        """Record a new party."""
        self.get = AsyncReadMethod(caller, o.get_party)
        """Read one party."""
        self.correct = AsyncCommandMethod(caller, o.correct_party)
        """Correct or complete one party."""
        self.history = AsyncListingMethod(caller, o.list_party_history)
        """Read the history of one party."""
        self.signatories = AsyncAgreementsPartiesSignatories(caller)


class AsyncAgreements:
    """What can be asked at `/agreements`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_agreements)
        """List agreements."""
        self.record = AsyncCommandMethod(caller, o.record_agreement)
        """Record a new agreement."""
        self.get = AsyncReadMethod(caller, o.get_agreement)
        """Read one agreement."""
        self.correct = AsyncCommandMethod(caller, o.correct_agreement)
        """Correct or complete one agreement."""
        self.history = AsyncListingMethod(caller, o.list_agreement_history)
        """Read the history of one agreement."""
        self.calendar = AsyncReadMethod(caller, o.get_agreement_calendar)
        """Read the calendar of one agreement."""
        self.transitions = AsyncReadMethod(caller, o.list_agreement_transitions)
        """List what can be done with one agreement."""
        self.perform_transition = AsyncCommandMethod(caller, o.perform_agreement_transition)
        """Change the status of one agreement."""
        self.authority_chain = AsyncReadMethod(caller, o.read_authority_chain)
        """Show on whose authority every signature stands."""
        self.findings = AsyncReadMethod(caller, o.check_agreement)
        """Check one agreement for one day."""
        self.versions = AsyncAgreementsVersions(caller)
        self.signing_events = AsyncAgreementsSigningEvents(caller)
        self.follow_ups = AsyncAgreementsFollowUps(caller)
        self.risks = AsyncAgreementsRisks(caller)
        self.signatures = AsyncAgreementsSignatures(caller)
        self.ratifications = AsyncAgreementsRatifications(caller)
        self.rejection_notices = AsyncAgreementsRejectionNotices(caller)
        self.terminations = AsyncAgreementsTerminations(caller)
        self.consents = AsyncAgreementsConsents(caller)
        self.parties = AsyncAgreementsParties(caller)


class AsyncSigningAuthorities:
    """What can be asked at `/signing-authorities`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_signing_authorities)
        """List signing authorities."""
        self.record = AsyncCommandMethod(caller, o.record_signing_authority)
        """Record a new signing authority."""
        self.get = AsyncReadMethod(caller, o.get_signing_authority)
        """Read one signing authority."""
        self.correct = AsyncCommandMethod(caller, o.correct_signing_authority)
        """Correct or complete one signing authority."""
        self.history = AsyncListingMethod(caller, o.list_signing_authority_history)
        """Read the history of one signing authority."""


class AsyncDecisions:
    """What can be asked at `/decisions`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.transitions = AsyncReadMethod(caller, o.list_decision_transitions)
        """List what can be done with one decision."""
        self.perform_transition = AsyncCommandMethod(caller, o.perform_decision_transition)
        """Change the status of one decision."""
        self.list = AsyncListingMethod(caller, o.list_decisions)
        """List decisions."""
        self.record = AsyncCommandMethod(caller, o.record_decision)
        """Record a new decision."""
        self.get = AsyncReadMethod(caller, o.get_decision)
        """Read one decision."""
        self.correct = AsyncCommandMethod(caller, o.correct_decision)
        """Correct or complete one decision."""
        self.history = AsyncListingMethod(caller, o.list_decision_history)
        """Read the history of one decision."""


class AsyncMandates:
    """What can be asked at `/mandates`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.transitions = AsyncReadMethod(caller, o.list_mandate_transitions)
        """List what can be done with one mandate."""
        self.perform_transition = AsyncCommandMethod(caller, o.perform_mandate_transition)
        """Change the status of one mandate."""
        self.list = AsyncListingMethod(caller, o.list_mandates)
        """List mandates."""
        self.record = AsyncCommandMethod(caller, o.record_mandate)
        """Record a new mandate."""
        self.get = AsyncReadMethod(caller, o.get_mandate)
        """Read one mandate."""
        self.correct = AsyncCommandMethod(caller, o.correct_mandate)
        """Correct or complete one mandate."""
        self.history = AsyncListingMethod(caller, o.list_mandate_history)
        """Read the history of one mandate."""


class AsyncAmendmentsConsents:
    """What can be asked at `/amendments/consents`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_answers_to_an_amendment)
        """List answers to an amendment."""
        self.record = AsyncCommandMethod(caller, o.record_amendment_consent)
        """Record a new answer to an amendment."""
        self.get = AsyncReadMethod(caller, o.get_amendment_consent)
        """Read one answer to an amendment."""
        self.correct = AsyncCommandMethod(caller, o.correct_amendment_consent)
        """Correct or complete one answer to an amendment."""
        self.history = AsyncListingMethod(caller, o.list_amendment_consent_history)
        """Read the history of one answer to an amendment."""


class AsyncAmendments:
    """What can be asked at `/amendments`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_amendments)
        """List amendments."""
        self.record = AsyncCommandMethod(caller, o.record_amendment)
        """Record a new amendment."""
        self.get = AsyncReadMethod(caller, o.get_amendment)
        """Read one amendment."""
        self.correct = AsyncCommandMethod(caller, o.correct_amendment)
        """Correct or complete one amendment."""
        self.history = AsyncListingMethod(caller, o.list_amendment_history)
        """Read the history of one amendment."""
        self.transitions = AsyncReadMethod(caller, o.list_amendment_transitions)
        """List what can be done with one amendment."""
        self.classify = AsyncCommandMethod(caller, o.classify_amendment)
        """Classify an amendment."""
        self.adopt = AsyncCommandMethod(caller, o.adopt_amendment)
        """Adopt an amendment."""
        self.withdraw = AsyncCommandMethod(caller, o.withdraw_amendment)
        """Withdraw an amendment."""
        self.assess = AsyncCommandMethod(caller, o.assess_amendment)
        """Ask whether an amendment may be made alone."""
        self.rebase = AsyncCommandMethod(caller, o.rebase_amendment)
        """Carry an amendment over to the present text."""
        self.consents = AsyncAmendmentsConsents(caller)


class AsyncFundingEnvelopes:
    """What can be asked at `/funding-envelopes`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_funding_envelopes)
        """List funding envelopes."""
        self.record = AsyncCommandMethod(caller, o.record_funding_envelope)
        """Record a new funding envelope."""
        self.get = AsyncReadMethod(caller, o.get_funding_envelope)
        """Read one funding envelope."""
        self.correct = AsyncCommandMethod(caller, o.correct_funding_envelope)
        """Correct or complete one funding envelope."""
        self.history = AsyncListingMethod(caller, o.list_funding_envelope_history)
        """Read the history of one funding envelope."""
        self.headroom = AsyncReadMethod(caller, o.get_funding_envelope_headroom)
        """Read what an envelope still has."""
        self.preview_division = AsyncCommandMethod(caller, o.preview_division)
        """Try a division of an envelope over areas."""
        self.transitions = AsyncReadMethod(caller, o.list_funding_envelope_transitions)
        """List what can be done with one funding envelope."""
        self.perform_transition = AsyncCommandMethod(caller, o.perform_funding_envelope_transition)
        """Change the status of one funding envelope."""


class AsyncAllocationsConditions:
    """What can be asked at `/allocations/conditions`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_conditions)
        """List conditions."""
        self.record = AsyncCommandMethod(caller, o.record_allocation_condition)
        """Record a new condition."""
        self.get = AsyncReadMethod(caller, o.get_allocation_condition)
        """Read one condition."""
        self.correct = AsyncCommandMethod(caller, o.correct_allocation_condition)
        """Correct or complete one condition."""
        self.history = AsyncListingMethod(caller, o.list_allocation_condition_history)
        """Read the history of one condition."""


class AsyncAllocationsAccountingReports:
    """What can be asked at `/allocations/accounting-reports`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_accounting_reports)
        """List accounting reports."""
        self.record = AsyncCommandMethod(caller, o.record_accounting_report)
        """Record a new accounting report."""
        self.get = AsyncReadMethod(caller, o.get_accounting_report)
        """Read one accounting report."""
        self.correct = AsyncCommandMethod(caller, o.correct_accounting_report)
        """Correct or complete one accounting report."""
        self.history = AsyncListingMethod(caller, o.list_accounting_report_history)
        """Read the history of one accounting report."""


class AsyncAllocationsSuspensions:
    """What can be asked at `/allocations/suspensions`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_suspensions)
        """List suspensions."""
        self.record = AsyncCommandMethod(caller, o.record_suspension)
        """Record a new suspension."""
        self.get = AsyncReadMethod(caller, o.get_suspension)
        """Read one suspension."""
        self.correct = AsyncCommandMethod(caller, o.correct_suspension)
        """Correct or complete one suspension."""
        self.history = AsyncListingMethod(caller, o.list_suspension_history)
        """Read the history of one suspension."""


class AsyncAllocationsPayments:
    """What can be asked at `/allocations/payments`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_payments)
        """List payments."""
        self.record = AsyncCommandMethod(caller, o.record_payment)
        """Record a new payment."""
        self.get = AsyncReadMethod(caller, o.get_payment)
        """Read one payment."""
        self.correct = AsyncCommandMethod(caller, o.correct_payment)
        """Correct or complete one payment."""
        self.history = AsyncListingMethod(caller, o.list_payment_history)
        """Read the history of one payment."""
        self.transitions = AsyncReadMethod(caller, o.list_payment_transitions)
        """List what can be done with one payment."""
        self.perform_transition = AsyncCommandMethod(caller, o.perform_payment_transition)
        """Change the status of one payment."""


class AsyncAllocations:
    """What can be asked at `/allocations`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_allocations)
        """List allocations."""
        self.record = AsyncCommandMethod(caller, o.record_allocation)
        """Record a new allocation."""
        self.get = AsyncReadMethod(caller, o.get_allocation)
        """Read one allocation."""
        self.correct = AsyncCommandMethod(caller, o.correct_allocation)
        """Correct or complete one allocation."""
        self.history = AsyncListingMethod(caller, o.list_allocation_history)
        """Read the history of one allocation."""
        self.calendar = AsyncReadMethod(caller, o.get_allocation_calendar)
        """Read the calendar of one allocation."""
        self.balance = AsyncReadMethod(caller, o.get_allocation_balance)
        """Read how an allocation stands between provider and recipient."""
        self.transitions = AsyncReadMethod(caller, o.list_allocation_transitions)
        """List what can be done with one allocation."""
        self.firm_up = AsyncCommandMethod(caller, o.firm_up_allocation)
        """Make the amount of an allocation more certain."""
        self.reserve = AsyncCommandMethod(caller, o.reserve_allocation)
        """Reserve an allocation."""
        self.grant = AsyncCommandMethod(caller, o.grant_allocation)
        """Grant an allocation."""
        self.refuse = AsyncCommandMethod(caller, o.refuse_allocation)
        """Refuse an allocation."""
        self.release = AsyncCommandMethod(caller, o.release_allocation)
        """Let go of an expectation or reservation."""
        self.determine = AsyncCommandMethod(caller, o.determine_allocation)
        """Determine the final amount."""
        self.withdraw = AsyncCommandMethod(caller, o.withdraw_allocation)
        """Withdraw a grant."""
        self.lower = AsyncCommandMethod(caller, o.lower_allocation)
        """Lower a grant."""
        self.recover = AsyncCommandMethod(caller, o.recover_allocation)
        """Claim back what was paid too much."""
        self.conditions = AsyncAllocationsConditions(caller)
        self.accounting_reports = AsyncAllocationsAccountingReports(caller)
        self.suspensions = AsyncAllocationsSuspensions(caller)
        self.payments = AsyncAllocationsPayments(caller)


class AsyncReports:
    """What can be asked at `/reports`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.funding = AsyncReadMethod(caller, o.report_funding)
        """Report on money."""
        self.agreements = AsyncReadMethod(caller, o.report_agreements)
        """Report on agreements."""
        self.grant_register = AsyncListingMethod(caller, o.list_grants)
        """Search the register of grants."""


class AsyncProgrammes:
    """What can be asked at `/programmes`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_programmes)
        """List programmes."""
        self.record = AsyncCommandMethod(caller, o.record_programme)
        """Record a new programme."""
        self.get = AsyncReadMethod(caller, o.get_programme)
        """Read one programme."""
        self.correct = AsyncCommandMethod(caller, o.correct_programme)
        """Correct or complete one programme."""
        self.history = AsyncListingMethod(caller, o.list_programme_history)
        """Read the history of one programme."""


class AsyncPlans:
    """What can be asked at `/plans`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_plans)
        """List plans."""
        self.record = AsyncCommandMethod(caller, o.record_plan)
        """Record a new plan."""
        self.get = AsyncReadMethod(caller, o.get_plan)
        """Read one plan."""
        self.correct = AsyncCommandMethod(caller, o.correct_plan)
        """Correct or complete one plan."""
        self.history = AsyncListingMethod(caller, o.list_plan_history)
        """Read the history of one plan."""


class AsyncPillars:
    """What can be asked at `/pillars`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_pillars)
        """List pillars."""
        self.record = AsyncCommandMethod(caller, o.record_pillar)
        """Record a new pillar."""
        self.get = AsyncReadMethod(caller, o.get_pillar)
        """Read one pillar."""
        self.correct = AsyncCommandMethod(caller, o.correct_pillar)
        """Correct or complete one pillar."""
        self.history = AsyncListingMethod(caller, o.list_pillar_history)
        """Read the history of one pillar."""


class AsyncGoals:
    """What can be asked at `/goals`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_goals)
        """List goals."""
        self.record = AsyncCommandMethod(caller, o.record_goal)
        """Record a new goal."""
        self.get = AsyncReadMethod(caller, o.get_goal)
        """Read one goal."""
        self.correct = AsyncCommandMethod(caller, o.correct_goal)
        """Correct or complete one goal."""
        self.history = AsyncListingMethod(caller, o.list_goal_history)
        """Read the history of one goal."""


class AsyncSdgs:
    """What can be asked at `/sdgs`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_development_goals)
        """List development goals."""
        self.record = AsyncCommandMethod(caller, o.record_sdg)
        """Record a new development goal."""
        self.get = AsyncReadMethod(caller, o.get_sdg)
        """Read one development goal."""
        self.correct = AsyncCommandMethod(caller, o.correct_sdg)
        """Correct or complete one development goal."""
        self.history = AsyncListingMethod(caller, o.list_sdg_history)
        """Read the history of one development goal."""


class AsyncAreas:
    """What can be asked at `/areas`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_areas)
        """List areas."""
        self.record = AsyncCommandMethod(caller, o.record_area)
        """Record a new area."""
        self.get = AsyncReadMethod(caller, o.get_area)
        """Read one area."""
        self.correct = AsyncCommandMethod(caller, o.correct_area)
        """Correct or complete one area."""
        self.history = AsyncListingMethod(caller, o.list_area_history)
        """Read the history of one area."""


class AsyncOrganisations:
    """What can be asked at `/organisations`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_organisations)
        """List organisations."""
        self.record = AsyncCommandMethod(caller, o.record_organisation)
        """Record a new organisation."""
        self.get = AsyncReadMethod(caller, o.get_organisation)
        """Read one organisation."""
        self.correct = AsyncCommandMethod(caller, o.correct_organisation)
        """Correct or complete one organisation."""
        self.history = AsyncListingMethod(caller, o.list_organisation_history)
        """Read the history of one organisation."""


class AsyncPersons:
    """What can be asked at `/persons`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_persons)
        """List persons."""
        self.record = AsyncCommandMethod(caller, o.record_person)
        """Record a new person."""
        self.get = AsyncReadMethod(caller, o.get_person)
        """Read one person."""
        self.correct = AsyncCommandMethod(caller, o.correct_person)
        """Correct or complete one person."""
        self.history = AsyncListingMethod(caller, o.list_person_history)
        """Read the history of one person."""


class AsyncOfficeHoldings:
    """What can be asked at `/office-holdings`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_office_holdings)
        """List office holdings."""
        self.record = AsyncCommandMethod(caller, o.record_office_holding)
        """Record a new office holding."""
        self.get = AsyncReadMethod(caller, o.get_office_holding)
        """Read one office holding."""
        self.correct = AsyncCommandMethod(caller, o.correct_office_holding)
        """Correct or complete one office holding."""
        self.history = AsyncListingMethod(caller, o.list_office_holding_history)
        """Read the history of one office holding."""


class AsyncRoleAssignments:
    """What can be asked at `/role-assignments`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_role_assignments)
        """List role assignments."""
        self.record = AsyncCommandMethod(caller, o.record_role_assignment)
        """Record a new role assignment."""
        self.get = AsyncReadMethod(caller, o.get_role_assignment)
        """Read one role assignment."""
        self.correct = AsyncCommandMethod(caller, o.correct_role_assignment)
        """Correct or complete one role assignment."""
        self.history = AsyncListingMethod(caller, o.list_role_assignment_history)
        """Read the history of one role assignment."""


class AsyncDocuments:
    """What can be asked at `/documents`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_documents)
        """List documents."""
        self.record = AsyncCommandMethod(caller, o.record_document)
        """Record a new document."""
        self.get = AsyncReadMethod(caller, o.get_document)
        """Read one document."""
        self.correct = AsyncCommandMethod(caller, o.correct_document)
        """Correct or complete one document."""
        self.history = AsyncListingMethod(caller, o.list_document_history)
        """Read the history of one document."""


class AsyncFindings:
    """What can be asked at `/findings`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_findings)
        """List findings."""
        self.get = AsyncReadMethod(caller, o.get_finding)
        """Read one finding."""
        self.history = AsyncListingMethod(caller, o.list_finding_history)
        """Read the history of one finding."""


class AsyncWebhookSubscriptions:
    """What can be asked at `/webhook-subscriptions`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_webhook_subscriptions)
        """List webhook subscriptions."""
        self.record = AsyncCommandMethod(caller, o.record_webhook_subscription)
        """Record a new webhook subscription."""
        self.get = AsyncReadMethod(caller, o.get_webhook_subscription)
        """Read one webhook subscription."""
        self.correct = AsyncCommandMethod(caller, o.correct_webhook_subscription)
        """Correct or complete one webhook subscription."""
        self.history = AsyncListingMethod(caller, o.list_webhook_subscription_history)
        """Read the history of one webhook subscription."""
        self.perform_transition = AsyncCommandMethod(caller, o.perform_webhook_subscription_transition)
        """Pause, resume or end a webhook subscription."""
        self.rotate_secret = AsyncCommandMethod(caller, o.rotate_webhook_secret)
        """Replace the secret of a webhook subscription."""
        self.replay_events = AsyncCommandMethod(caller, o.replay_webhook_events)
        """Send events to a webhook subscription again."""
        self.probe = AsyncCommandMethod(caller, o.probe_webhook_subscription)
        """Try the address of a webhook subscription."""
        self.deliveries = AsyncListingMethod(caller, o.list_webhook_deliveries)
        """List what was sent to a webhook subscription."""


class AsyncJournal:
    """What can be asked at `/journal`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_journal_entries)
        """List the entries of the journal."""
        self.checkpoint = AsyncReadMethod(caller, o.get_journal_checkpoint)
        """Read the end of the journal."""
        self.verification = AsyncReadMethod(caller, o.verify_journal)
        """Recompute a part of the journal."""
        self.get = AsyncReadMethod(caller, o.get_journal_entry)
        """Read one entry of the journal."""


class AsyncCodelists:
    """What can be asked at `/codelists`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncReadMethod(caller, o.list_code_lists)
        """List every code list."""
        self.get = AsyncReadMethod(caller, o.get_code_list)
        """Read one code list."""


class AsyncMemberships:
    """What can be asked at `/memberships`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.list = AsyncListingMethod(caller, o.list_memberships)
        """List memberships."""
        self.record = AsyncCommandMethod(caller, o.record_membership)
        """Record a new membership."""
        self.get = AsyncReadMethod(caller, o.get_membership)
        """Read one membership."""
        self.correct = AsyncCommandMethod(caller, o.correct_membership)
        """Correct or complete one membership."""
        self.history = AsyncListingMethod(caller, o.list_membership_history)
        """Read the history of one membership."""


class AsyncMe:
    """What can be asked at `/me`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.access = AsyncReadMethod(caller, o.get_my_access)
        """What may I do here, and why not."""


class AsyncBatches:
    """What can be asked at `/batches`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.perform = AsyncCommandMethod(caller, o.perform_batch)
        """Perform several commands in one transaction."""


class AsyncGroups:
    """Everything that can be asked of a register."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.search = AsyncListingMethod(caller, o.search)
        """Search the register."""
        self.agreements = AsyncAgreements(caller)
        self.signing_authorities = AsyncSigningAuthorities(caller)
        self.decisions = AsyncDecisions(caller)
        self.mandates = AsyncMandates(caller)
        self.amendments = AsyncAmendments(caller)
        self.funding_envelopes = AsyncFundingEnvelopes(caller)
        self.allocations = AsyncAllocations(caller)
        self.reports = AsyncReports(caller)
        self.programmes = AsyncProgrammes(caller)
        self.plans = AsyncPlans(caller)
        self.pillars = AsyncPillars(caller)
        self.goals = AsyncGoals(caller)
        self.sdgs = AsyncSdgs(caller)
        self.areas = AsyncAreas(caller)
        self.organisations = AsyncOrganisations(caller)
        self.persons = AsyncPersons(caller)
        self.office_holdings = AsyncOfficeHoldings(caller)
        self.role_assignments = AsyncRoleAssignments(caller)
        self.documents = AsyncDocuments(caller)
        self.findings = AsyncFindings(caller)
        self.webhook_subscriptions = AsyncWebhookSubscriptions(caller)
        self.journal = AsyncJournal(caller)
        self.codelists = AsyncCodelists(caller)
        self.memberships = AsyncMemberships(caller)
        self.me = AsyncMe(caller)
        self.batches = AsyncBatches(caller)
