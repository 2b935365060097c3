"""The shapes of the API. Made from its description by `make generate`; never edited by hand."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, TypeAlias
from uuid import UUID

from convenant_client.records import (
    UNSET,
    Answer,
    Input,
    Model,
    Open,
    Page,
    PageLinks,
    Record,
    RecordLinks,
    Unset,
    answered,
)

AgreementGrouping: TypeAlias = Annotated[
    Literal[
        "area",
        "kind",
        "status",
    ],
    Open,
]

AgreementKind: TypeAlias = Annotated[
    Literal[
        "amending_agreement",
        "cooperation_agenda",
        "cooperation_agreement",
        "covenant",
        "framework_agreement",
        "implementation_agreement",
        "letter_of_intent",
        "performance_agreement",
        "termination_agreement",
    ],
    Open,
]

AgreementRelationKind: TypeAlias = Annotated[
    Literal[
        "accompanies",
        "amends",
        "derived_from",
        "follows",
        "implements",
        "supersedes",
    ],
    Open,
]

AgreementStatus: TypeAlias = Annotated[
    Literal[
        "annulled",
        "approved",
        "draft",
        "expired",
        "in_decision",
        "in_force",
        "in_signing",
        "negotiating",
        "signed",
        "superseded",
        "terminated",
        "withdrawn",
    ],
    Open,
]

AllocationStatus: TypeAlias = Annotated[
    Literal[
        "accounted",
        "advance_paid",
        "determined",
        "granted",
        "indicative",
        "lapsed",
        "recovered",
        "recovering",
        "refused",
        "reserved",
        "settled",
        "withdrawn",
    ],
    Open,
]

AmendmentClassification: TypeAlias = Annotated[
    Literal[
        "editorial",
        "minor",
        "substantive",
    ],
    Open,
]

AmendmentStatus: TypeAlias = Annotated[
    Literal[
        "adopted",
        "awaiting_consent",
        "classified",
        "in_effect",
        "proposed",
        "rejected",
        "withdrawn",
    ],
    Open,
]

AmountCertainty: TypeAlias = Annotated[
    Literal[
        "estimate",
        "firm",
        "reserved",
    ],
    Open,
]

AmountQualifier: TypeAlias = Annotated[
    Literal[
        "circa",
        "exact",
        "maximum",
        "minimum",
    ],
    Open,
]

ApiRole: TypeAlias = Annotated[
    Literal[
        "administrator",
        "archivist",
        "auditor",
        "controller",
        "decision_secretary",
        "finance_officer",
        "legal_officer",
        "mandate_holder",
        "public",
        "publisher",
        "registrar",
    ],
    Open,
]

AreaKind: TypeAlias = Annotated[
    Literal[
        "small_core",
        "urban_district",
    ],
    Open,
]

AuthorityBasis: TypeAlias = Annotated[
    Literal[
        "designation",
        "ex_officio",
        "power_of_attorney",
        "statutory",
        "statutory_joint",
    ],
    Open,
]

AuthorityKind: TypeAlias = Annotated[
    Literal[
        "authorisation",
        "mandate",
        "power_of_attorney",
        "signing_mandate",
    ],
    Open,
]

Body: TypeAlias = Annotated[
    Literal[
        "kings_commissioner",
        "management_board",
        "mayor",
        "municipal_council",
        "municipal_executive",
        "provincial_council",
        "provincial_executive",
        "supervisory_board",
    ],
    Open,
]

CalendarEntryKind: TypeAlias = Annotated[
    Literal[
        "accounting_due",
        "allocation_lapse",
        "budget_reservation_end",
        "condition_due",
        "determination_due",
        "entry_into_force",
        "expiry",
        "follow_up",
        "incidental_end",
        "mandate_end",
        "mandate_start",
        "notice_deadline",
        "notice_received",
        "payment_due",
        "publication",
        "recovery_end",
        "renewed_end",
        "revision_end",
        "signatory_designation",
        "signing",
        "suspension_end",
        "term_end",
        "term_start",
        "termination",
    ],
    Open,
]

CalendarEntryStatus: TypeAlias = Annotated[
    Literal[
        "cancelled",
        "done",
        "moved",
        "overdue",
        "passed",
        "planned",
        "undetermined",
    ],
    Open,
]

CeilingStatus: TypeAlias = Annotated[
    Literal[
        "adopted",
        "announced",
        "closed",
        "published",
    ],
    Open,
]

ChainLink: TypeAlias = Annotated[
    Literal[
        "decision",
        "office",
        "representation",
        "text",
    ],
    Open,
]

ClauseChange: TypeAlias = Annotated[
    Literal[
        "added",
        "heading_changed",
        "kind_changed",
        "moved",
        "removed",
        "renumbered",
        "reworded",
    ],
    Open,
]

ClauseKind: TypeAlias = Annotated[
    Literal[
        "accession",
        "amendment",
        "annex",
        "applicable_law",
        "confidentiality",
        "definitions",
        "disputes",
        "entry_into_force",
        "evaluation",
        "finance",
        "goals",
        "governance",
        "liability",
        "obligations",
        "other",
        "parties",
        "personal_data",
        "principles",
        "publicity",
        "purpose",
        "recitals",
        "reservation",
        "signature_block",
        "term",
        "termination",
        "withdrawal",
    ],
    Open,
]

ClauseOperationKind: TypeAlias = Annotated[
    Literal[
        "delete",
        "insert",
        "move",
        "replace",
    ],
    Open,
]

ConditionKind: TypeAlias = Annotated[
    Literal[
        "obligation",
        "resolutive",
        "suspensive",
    ],
    Open,
]

Confidentiality: TypeAlias = Annotated[
    Literal[
        "confidential",
        "internal",
        "public",
    ],
    Open,
]

CountMode: TypeAlias = Annotated[
    Literal[
        "estimated",
        "exact",
    ],
    Open,
]

DatePrecision: TypeAlias = Annotated[
    Literal[
        "day",
        "mid_year",
        "month",
        "season",
        "unknown",
        "year",
    ],
    Open,
]

DecisionKind: TypeAlias = Annotated[
    Literal[
        "adopt_plan",
        "approve_amendment",
        "designate_signatory",
        "determine_subsidy",
        "enter_into_agreement",
        "grant_advance",
        "grant_mandate",
        "grant_subsidy",
        "ratify",
        "recover",
        "refuse_subsidy",
        "revoke_mandate",
        "set_ceiling",
        "terminate",
        "withdraw_subsidy",
    ],
    Open,
]

DecisionOutcome: TypeAlias = Annotated[
    Literal[
        "conform",
        "conform_amended",
        "deferred",
        "noted",
        "rejected",
        "withdrawn",
    ],
    Open,
]

DecisionStatus: TypeAlias = Annotated[
    Literal[
        "decided",
        "proposed",
        "revoked",
        "scheduled",
    ],
    Open,
]

DeterminationGround: TypeAlias = Annotated[
    Literal[
        "activities_not_done",
        "costs_unreasonable",
        "grant_was_wrong",
        "incorrect_information",
        "obligations_not_met",
    ],
    Open,
]

DistributionMethod: TypeAlias = Annotated[
    Literal[
        "allocation_key",
        "first_come",
        "negotiated",
        "tender",
    ],
    Open,
]

DocumentKind: TypeAlias = Annotated[
    Literal[
        "agreement_text",
        "college_proposal",
        "decision",
        "evidence",
        "letter",
        "programme_plan",
        "report",
    ],
    Open,
]

DossierRelationKind: TypeAlias = Annotated[
    Literal[
        "funds",
        "manages",
        "party",
    ],
    Open,
]

EvidenceCause: TypeAlias = Annotated[
    Literal[
        "actor",
        "amount",
        "clause_kind",
        "date",
        "declared",
        "definition",
        "duty",
        "firmness",
        "negation",
        "number",
        "party_name",
        "percentage",
        "period",
        "place",
        "reference",
        "survival",
        "term",
        "too_large",
        "unknown_words",
        "unreadable",
        "wording",
    ],
    Open,
]

FileInspection: TypeAlias = Annotated[
    Literal[
        "not_a_pdf",
        "signed",
        "unreadable",
        "unsigned",
    ],
    Open,
]

FindingCode: TypeAlias = Annotated[
    Literal[
        "F-001",
        "F-002",
        "F-003",
        "F-004",
        "F-005",
        "F-006",
        "F-007",
        "F-008",
        "F-009",
        "F-010",
        "F-011",
        "F-012",
        "F-013",
        "F-014",
        "F-015",
        "F-016",
        "F-017",
        "F-018",
        "F-019",
        "F-020",
        "F-021",
        "F-022",
        "F-023",
        "F-024",
        "F-025",
    ],
    Open,
]

FindingSeverity: TypeAlias = Annotated[
    Literal[
        "error",
        "info",
        "warning",
    ],
    Open,
]

FindingStatus: TypeAlias = Annotated[
    Literal[
        "accepted",
        "acknowledged",
        "open",
        "resolved",
    ],
    Open,
]

FollowUpKind: TypeAlias = Annotated[
    Literal[
        "clarification",
        "council_information_letter",
        "evaluation",
        "funding_arrangements",
        "implementation_plans",
        "other",
        "press_release",
    ],
    Open,
]

FollowUpStatus: TypeAlias = Annotated[
    Literal[
        "cancelled",
        "done",
        "in_preparation",
        "planned",
    ],
    Open,
]

FunctionKind: TypeAlias = Annotated[
    Literal[
        "alderman",
        "board_member",
        "kings_commissioner",
        "mayor",
        "official",
        "provincial_executive_member",
        "secretary",
    ],
    Open,
]

FundingGrouping: TypeAlias = Annotated[
    Literal[
        "area",
        "programme",
        "provider",
        "recipient",
        "status",
        "year",
    ],
    Open,
]

HolderKind: TypeAlias = Annotated[
    Literal[
        "function",
        "person",
        "role",
    ],
    Open,
]

HolderRole: TypeAlias = Annotated[Literal["portfolio_holder",], Open]

LaterChanges: TypeAlias = Annotated[
    Literal[
        "none",
        "not_permitted",
        "permitted",
    ],
    Open,
]

LegalBasisKind: TypeAlias = Annotated[
    Literal[
        "budget_item",
        "incidental",
        "regulation",
    ],
    Open,
]

LegalBindingness: TypeAlias = Annotated[
    Literal[
        "binding",
        "non_binding",
        "partly_binding",
    ],
    Open,
]

LegalForm: TypeAlias = Annotated[
    Literal[
        "association",
        "cooperative",
        "foundation",
        "other",
        "private_limited",
        "public_law",
        "public_limited",
    ],
    Open,
]

LinkState: TypeAlias = Annotated[
    Literal[
        "contradicted",
        "missing",
        "proven",
    ],
    Open,
]

MandatePower: TypeAlias = Annotated[
    Literal[
        "decide_substantive",
        "grant_subsidy",
        "make_minor_amendments",
        "pay",
        "sign",
    ],
    Open,
]

MandateStatus: TypeAlias = Annotated[
    Literal[
        "active",
        "exhausted",
        "expired",
        "granted",
        "lapsed",
        "proposed",
        "revoked",
    ],
    Open,
]

MentionKind: TypeAlias = Annotated[
    Literal[
        "amount",
        "date",
        "negation",
        "party_name",
        "percentage",
        "period",
    ],
    Open,
]

Notation: TypeAlias = Annotated[
    Literal[
        "international",
        "nl",
    ],
    Open,
]

OrganisationKind: TypeAlias = Annotated[
    Literal[
        "care_provider",
        "company",
        "education",
        "housing_association",
        "joint_body",
        "mental_health_provider",
        "municipality",
        "national_government",
        "other",
        "police",
        "province",
        "water_authority",
        "welfare_organisation",
    ],
    Open,
]

OrganisationStatus: TypeAlias = Annotated[
    Literal[
        "active",
        "dissolved",
        "merged",
    ],
    Open,
]

PartyRole: TypeAlias = Annotated[
    Literal[
        "alliance_partner",
        "party",
    ],
    Open,
]

PaymentKind: TypeAlias = Annotated[
    Literal[
        "advance",
        "final",
        "repayment",
        "set_off",
    ],
    Open,
]

PaymentStatus: TypeAlias = Annotated[
    Literal[
        "approved",
        "cancelled",
        "paid",
        "prepared",
        "reversed",
        "suspended",
    ],
    Open,
]

PhaseLimit: TypeAlias = Annotated[
    Literal[
        "during_term",
        "until_signing",
    ],
    Open,
]

PlanKind: TypeAlias = Annotated[
    Literal[
        "implementation_plan",
        "programme_plan",
        "strategic_agenda",
    ],
    Open,
]

ProtectedSubject: TypeAlias = Annotated[
    Literal[
        "amendment_rules",
        "conditions",
        "confidentiality",
        "disputes",
        "entry_exit",
        "governance",
        "liability",
        "money",
        "obligations",
        "parties",
        "personal_data",
        "purpose",
        "term",
    ],
    Open,
]

PublicationStatus: TypeAlias = Annotated[
    Literal[
        "assessed",
        "not_assessed",
        "published",
        "ready",
        "unknown",
        "withdrawn",
        "withheld",
    ],
    Open,
]

RatificationScope: TypeAlias = Annotated[
    Literal[
        "full",
        "partial",
    ],
    Open,
]

RecordingMode: TypeAlias = Annotated[
    Literal[
        "historic",
        "workflow",
    ],
    Open,
]

RefusalGround: TypeAlias = Annotated[
    Literal[
        "ceiling",
        "general",
        "regulation",
    ],
    Open,
]

RevisionGround: TypeAlias = Annotated[
    Literal[
        "determination_wrong",
        "facts_unknown",
        "obligations_breached",
    ],
    Open,
]

RunKind: TypeAlias = Annotated[
    Literal[
        "deleted",
        "equal",
        "inserted",
    ],
    Open,
]

SignatoryStatus: TypeAlias = Annotated[
    Literal[
        "authority_verified",
        "declined",
        "designated",
        "not_designated",
        "ratification_refused",
        "ratified",
        "replaced",
        "signed",
        "signed_unauthorised",
        "signed_under_reservation",
        "voided",
    ],
    Open,
]

SignatureLevel: TypeAlias = Annotated[
    Literal[
        "advanced",
        "qualified",
        "unknown",
    ],
    Open,
]

SignatureMethod: TypeAlias = Annotated[
    Literal[
        "advanced",
        "qualified",
        "wet",
    ],
    Open,
]

SigningEventStatus: TypeAlias = Annotated[
    Literal[
        "cancelled",
        "held",
        "planned",
        "postponed",
    ],
    Open,
]

SubsidyRegime: TypeAlias = Annotated[
    Literal[
        "applies",
        "excluded_public_only",
    ],
    Open,
]

TerminationKind: TypeAlias = Annotated[
    Literal[
        "court",
        "mutual",
        "notice",
        "rescission",
        "withdrawal",
    ],
    Open,
]

TextComparison: TypeAlias = Annotated[
    Literal[
        "different",
        "equal",
        "unknown",
    ],
    Open,
]

VersionStatus: TypeAlias = Annotated[
    Literal[
        "consolidated",
        "decision_text",
        "signing_text",
        "working",
    ],
    Open,
]

WaitingFor: TypeAlias = Annotated[
    Literal[
        "consent",
        "decision",
        "ratification",
        "signature",
    ],
    Open,
]

WebhookDisabledReason: TypeAlias = Annotated[
    Literal[
        "address_refused",
        "failed",
        "gone",
        "history_changed",
        "keeper_left",
        "secret_unreadable",
    ],
    Open,
]

WebhookOutcome: TypeAlias = Annotated[
    Literal[
        "address_refused",
        "busy",
        "delivered",
        "gone",
        "not_agreed",
        "redirected",
        "refused",
        "timed_out",
        "unreachable",
    ],
    Open,
]

WebhookStatus: TypeAlias = Annotated[
    Literal[
        "active",
        "disabled",
        "ended",
        "paused",
        "pending",
    ],
    Open,
]

WebhookTransition: TypeAlias = Annotated[
    Literal[
        "end",
        "pause",
        "resume",
    ],
    Open,
]

WithdrawalGround: TypeAlias = Annotated[
    Literal[
        "activities_not_done",
        "budget_not_provided",
        "budget_reservation",
        "changed_circumstances",
        "grant_unlawful_later",
        "grant_was_wrong",
        "incorrect_information",
        "obligations_not_met",
        "other_statute",
    ],
    Open,
]

BatchCommandMethod: TypeAlias = Annotated[
    Literal[
        "PATCH",
        "POST",
    ],
    Open,
]

TouchedMentionReadVersion: TypeAlias = Annotated[
    Literal[
        "new",
        "old",
    ],
    Open,
]

TouchedMentionReadPlace: TypeAlias = Annotated[
    Literal[
        "heading",
        "text",
    ],
    Open,
]

ListAgreementsSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "-status",
        "-title",
        "recordedAt",
        "status",
        "title",
    ],
    Open,
]

ListAgreementVersionsSort: TypeAlias = Annotated[
    Literal[
        "-versionNo",
        "versionNo",
    ],
    Open,
]

ListSigningEventsSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "recordedAt",
    ],
    Open,
]

ListFollowUpsSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "recordedAt",
    ],
    Open,
]

ListRisksSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "recordedAt",
    ],
    Open,
]

ListSigningAuthoritiesSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "recordedAt",
    ],
    Open,
]

ListSignaturesSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "recordedAt",
    ],
    Open,
]

ListRatificationsSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "recordedAt",
    ],
    Open,
]

ListRejectionNoticesSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "recordedAt",
    ],
    Open,
]

ListTerminationsSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "recordedAt",
    ],
    Open,
]

ListConsentsSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "recordedAt",
    ],
    Open,
]

ListAmendmentsSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "recordedAt",
    ],
    Open,
]

ListAnswersToAnAmendmentSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "recordedAt",
    ],
    Open,
]

ListPartiesSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "recordedAt",
    ],
    Open,
]

ListSignatoriesSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "recordedAt",
    ],
    Open,
]

ListDecisionsSort: TypeAlias = Annotated[
    Literal[
        "-decidedOn",
        "-recordedAt",
        "decidedOn",
        "recordedAt",
    ],
    Open,
]

ListMandatesSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "-validFrom",
        "recordedAt",
        "validFrom",
    ],
    Open,
]

ListFundingEnvelopesSort: TypeAlias = Annotated[
    Literal[
        "-amountCents",
        "-recordedAt",
        "amountCents",
        "recordedAt",
    ],
    Open,
]

ListAllocationsSort: TypeAlias = Annotated[
    Literal[
        "-amountCents",
        "-recordedAt",
        "amountCents",
        "recordedAt",
    ],
    Open,
]

ListPaymentsSort: TypeAlias = Annotated[
    Literal[
        "-amountCents",
        "-recordedAt",
        "amountCents",
        "recordedAt",
    ],
    Open,
]

ListProgrammesSort: TypeAlias = Annotated[
    Literal[
        "-name",
        "-recordedAt",
        "name",
        "recordedAt",
    ],
    Open,
]

ListPlansSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "-title",
        "recordedAt",
        "title",
    ],
    Open,
]

ListPillarsSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "recordedAt",
    ],
    Open,
]

ListGoalsSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "recordedAt",
    ],
    Open,
]

ListDevelopmentGoalsSort: TypeAlias = Annotated[
    Literal[
        "-number",
        "-recordedAt",
        "number",
        "recordedAt",
    ],
    Open,
]

ListAreasSort: TypeAlias = Annotated[
    Literal[
        "-name",
        "-recordedAt",
        "-selectionSequence",
        "name",
        "recordedAt",
        "selectionSequence",
    ],
    Open,
]

ListOrganisationsSort: TypeAlias = Annotated[
    Literal[
        "-name",
        "-recordedAt",
        "name",
        "recordedAt",
    ],
    Open,
]

ListPersonsSort: TypeAlias = Annotated[
    Literal[
        "-familyName",
        "-recordedAt",
        "familyName",
        "recordedAt",
    ],
    Open,
]

ListDocumentsSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "-title",
        "recordedAt",
        "title",
    ],
    Open,
]

ListFindingsSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "recordedAt",
    ],
    Open,
]

ListWebhookSubscriptionsSort: TypeAlias = Annotated[
    Literal[
        "-recordedAt",
        "recordedAt",
    ],
    Open,
]


class Access(Answer):
    """Who the caller is to the register, and what it may do."""

    issuer: str | None = answered()
    """Null without a token."""

    subject: str | None = answered()
    """Who somebody is to the issuer of their token (`sub`)."""

    memberships: list[HeldRoles] = answered()
    """The roles of the caller, per organisation."""

    agreement_id: UUID | None = answered()
    """The dossier asked about."""

    relations: list[DossierRelationKind] = answered()
    """What the caller's organisations have to do with that dossier."""

    operations: list[OperationAccess] = answered()
    """Every operation, whether the caller may perform it, and why not."""


class AccountingReportCorrection(Input):
    """What changes about one accounting report; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    received_on: PartialDateCorrection | Unset = UNSET
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown. Members left out stay as they are."""

    spent_cents: int | Unset = UNSET
    """What the recipient says was spent."""

    activities_done: bool | Unset = UNSET
    """Whether the recipient says all activities were carried out."""

    document_id: UUID | Unset = UNSET
    """The report itself."""


class AccountingReportCreate(Input):
    """An accounting report that came in."""

    received_on: PartialDate
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    spent_cents: int
    """What the recipient says was spent."""

    activities_done: bool
    """Whether the recipient says all activities were carried out."""

    document_id: UUID
    """The report itself."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""


class AccountingReportPage(Page):
    """One page of a list."""

    items: list[AccountingReportRead] = answered()
    """Accounting reports, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class AccountingReportRead(Record):
    """An accounting report that came in (Awb 4:45)."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    allocation_id: UUID = answered()
    """The allocation it belongs to."""

    agreement_id: UUID | None = answered()
    """The agreement the allocation is for."""

    provider_organisation_id: UUID = answered()
    """The organisation whose money it is."""

    received_on: PartialDate = answered()
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    spent_cents: int = answered()
    """What the recipient says was spent."""

    activities_done: bool = answered()
    """Whether the recipient says all activities were carried out."""

    document_id: UUID = answered()
    """The report itself."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class AdoptionRequest(Input):
    """An amendment to adopt, now that every party consented."""

    reason: str | None = None
    """Why; kept in the journal. Some transitions need one."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""


class AgreementCorrection(Input):
    """What changes about one agreement; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    kind: AgreementKind | Unset = UNSET
    """What an agreement calls itself; its content decides what it binds to (glossary: `agreement_kind`).

- `letter_of_intent`: Intentieovereenkomst · Letter of intent
- `cooperation_agreement`: Samenwerkingsovereenkomst · Cooperation agreement
- `covenant`: Convenant · Covenant
- `cooperation_agenda`: Samenwerkingsagenda · Cooperation agenda
- `framework_agreement`: Raamovereenkomst · Framework agreement
- `implementation_agreement`: Uitvoeringsovereenkomst · Implementation agreement
- `performance_agreement`: Prestatieafspraken · Performance agreement
- `amending_agreement`: Wijzigingsovereenkomst · Amending agreement
- `termination_agreement`: Beëindigingsovereenkomst · Termination agreement"""

    title: str | None = None
    """Null when the source does not give one."""

    programme_id: UUID | None = None
    """The programme it is made for."""

    status: AgreementStatus | Unset = UNSET
    """Where an agreement stands (glossary: `agreement_status`).

- `draft`: Concept · Draft
- `negotiating`: In afstemming · Negotiating
- `in_decision`: In besluitvorming · In decision
- `approved`: Akkoord voor ondertekening · Approved
- `in_signing`: Ter ondertekening · In signing
- `signed`: Ondertekend · Signed
- `in_force`: In werking · In force
- `expired`: Verlopen · Expired
- `terminated`: Beëindigd · Terminated
- `superseded`: Vervangen · Superseded
- `withdrawn`: Ingetrokken · Withdrawn
- `annulled`: Nietig/vernietigd · Annulled"""

    status_history: list[StatusPeriod] | None = None
    """The statuses so far, oldest first; the last one is `status`. Left out: one entry, since the day of entry into force or conclusion where `status` is `in_force` or `signed` and that day is known."""

    concluded_on: PartialDateCorrection | None = None
    """The day it was concluded."""

    starts_on: PartialDateCorrection | None = None
    """First day of the term."""

    ends_on: PartialDateCorrection | None = None
    """Last day of the term; it ends at 24:00."""

    effective_on: PartialDateCorrection | None = None
    """The day it enters into force."""

    is_indefinite: bool | None = None
    """Whether it runs until somebody ends it; null when unknown."""

    notice_period_months: int | None = None
    """Calendar months."""

    tacit_renewal_months: int | None = None
    """Calendar months by which it is renewed when nobody gives notice."""

    far_reaching: bool | None = None
    """Whether the council or states must be heard first (R-120)."""

    has_amendment_clause: bool | None = None
    """Whether the text says how it is amended; null when unknown."""

    has_accession_clause: bool | None = None
    """Whether the text lets others join; null when unknown."""

    has_retroactive_clause: bool | None = None
    """Whether the text says that it counts from before the last signature (R-062)."""

    legal_bindingness: LegalBindingness | None = None
    """How far it binds in law, as the text says."""

    extra_staff_claim: bool | None = None
    """Whether it asks for staff beyond the existing."""

    current_version_id: UUID | None = None
    """The text that counts; a version of this agreement."""

    area_ids: list[UUID] | None = None
    """Areas the agreement is about, in order of id."""

    neighbourhood_ids: list[UUID] | None = None
    """Neighbourhoods the agreement is about, in order of id."""

    relations: list[AgreementRelationCreate] | None = None
    """From this agreement to older agreements and to plans; never in a circle (R-070)."""


class AgreementCreate(Input):
    """An agreement to record; its parties, texts and decisions follow as records of their own."""

    kind: AgreementKind
    """What an agreement calls itself; its content decides what it binds to (glossary: `agreement_kind`).

- `letter_of_intent`: Intentieovereenkomst · Letter of intent
- `cooperation_agreement`: Samenwerkingsovereenkomst · Cooperation agreement
- `covenant`: Convenant · Covenant
- `cooperation_agenda`: Samenwerkingsagenda · Cooperation agenda
- `framework_agreement`: Raamovereenkomst · Framework agreement
- `implementation_agreement`: Uitvoeringsovereenkomst · Implementation agreement
- `performance_agreement`: Prestatieafspraken · Performance agreement
- `amending_agreement`: Wijzigingsovereenkomst · Amending agreement
- `termination_agreement`: Beëindigingsovereenkomst · Termination agreement"""

    managing_organisation_id: UUID
    """The organisation that keeps this dossier; the one the caller acts for. It does not change."""

    status: AgreementStatus
    """Where an agreement stands (glossary: `agreement_status`).

- `draft`: Concept · Draft
- `negotiating`: In afstemming · Negotiating
- `in_decision`: In besluitvorming · In decision
- `approved`: Akkoord voor ondertekening · Approved
- `in_signing`: Ter ondertekening · In signing
- `signed`: Ondertekend · Signed
- `in_force`: In werking · In force
- `expired`: Verlopen · Expired
- `terminated`: Beëindigd · Terminated
- `superseded`: Vervangen · Superseded
- `withdrawn`: Ingetrokken · Withdrawn
- `annulled`: Nietig/vernietigd · Annulled"""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    title: str | None = None
    """Null when the source does not give one."""

    programme_id: UUID | None = None
    """The programme it is made for."""

    status_history: list[StatusPeriod] | None = None
    """The statuses so far, oldest first; the last one is `status`. Left out: one entry, since the day of entry into force or conclusion where `status` is `in_force` or `signed` and that day is known."""

    concluded_on: PartialDate | None = None
    """The day it was concluded."""

    starts_on: PartialDate | None = None
    """First day of the term."""

    ends_on: PartialDate | None = None
    """Last day of the term; it ends at 24:00."""

    effective_on: PartialDate | None = None
    """The day it enters into force."""

    is_indefinite: bool | None = None
    """Whether it runs until somebody ends it; null when unknown."""

    notice_period_months: int | None = None
    """Calendar months."""

    tacit_renewal_months: int | None = None
    """Calendar months by which it is renewed when nobody gives notice."""

    far_reaching: bool | None = None
    """Whether the council or states must be heard first (R-120)."""

    has_amendment_clause: bool | None = None
    """Whether the text says how it is amended; null when unknown."""

    has_accession_clause: bool | None = None
    """Whether the text lets others join; null when unknown."""

    has_retroactive_clause: bool | None = None
    """Whether the text says that it counts from before the last signature (R-062)."""

    legal_bindingness: LegalBindingness | None = None
    """How far it binds in law, as the text says."""

    extra_staff_claim: bool | None = None
    """Whether it asks for staff beyond the existing."""

    current_version_id: UUID | None = None
    """The text that counts; a version of this agreement."""

    area_ids: list[UUID] | Unset = UNSET
    """Areas the agreement is about, in order of id."""

    neighbourhood_ids: list[UUID] | Unset = UNSET
    """Neighbourhoods the agreement is about, in order of id."""

    relations: list[AgreementRelationCreate] | Unset = UNSET
    """From this agreement to older agreements and to plans; never in a circle (R-070)."""


class AgreementFiguresRead(Answer):
    """The measures of a report on agreements."""

    agreements: int = answered()
    """How many agreements are counted."""

    statuses: list[AgreementStatusCount] = answered()
    """How many agreements have each status."""

    waiting: WaitingTime = answered()
    """How many days the present status lasts, at least, up to `asOf` or else today."""

    open_findings: OpenFindings = answered()
    """How many findings are open, by severity, as far as the reader sees them; `asOf` does not change them."""


class AgreementGroup(Answer):
    """What the agreements of a row have in common."""

    by: AgreementGrouping = answered()
    """What the report on agreements may be grouped by.

- `area`: Gebied · Area
- `kind`: Soort · Kind
- `status`: Status · Status"""

    value: str | None = answered()
    """An id, a kind or a status; null where it is not known."""

    name: str | None = answered()
    """Name of the area."""


class AgreementPage(Page):
    """One page of a list."""

    items: list[AgreementRead] = answered()
    """Agreements, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class AgreementRead(Record):
    """An agreement between two or more organisations: the root of a dossier."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    kind: AgreementKind = answered()
    """What an agreement calls itself; its content decides what it binds to (glossary: `agreement_kind`).

- `letter_of_intent`: Intentieovereenkomst · Letter of intent
- `cooperation_agreement`: Samenwerkingsovereenkomst · Cooperation agreement
- `covenant`: Convenant · Covenant
- `cooperation_agenda`: Samenwerkingsagenda · Cooperation agenda
- `framework_agreement`: Raamovereenkomst · Framework agreement
- `implementation_agreement`: Uitvoeringsovereenkomst · Implementation agreement
- `performance_agreement`: Prestatieafspraken · Performance agreement
- `amending_agreement`: Wijzigingsovereenkomst · Amending agreement
- `termination_agreement`: Beëindigingsovereenkomst · Termination agreement"""

    title: str | None = answered()
    """Null when the source does not give one."""

    managing_organisation_id: UUID = answered()
    """The organisation that keeps this dossier; the one the caller acts for. It does not change."""

    programme_id: UUID | None = answered()
    """The programme it is made for."""

    status: AgreementStatus | None = answered()
    """Null only with `asOf` a day before the first status the source knows."""

    status_history: list[StatusPeriodRead] = answered()
    """The statuses so far, oldest first; the last one is `status`. Left out: one entry, since the day of entry into force or conclusion where `status` is `in_force` or `signed` and that day is known."""

    concluded_on: PartialDate | None = answered()
    """The day it was concluded."""

    starts_on: PartialDate | None = answered()
    """First day of the term."""

    ends_on: PartialDate | None = answered()
    """Last day of the term; it ends at 24:00."""

    effective_on: PartialDate | None = answered()
    """The day it enters into force."""

    is_indefinite: bool | None = answered()
    """Whether it runs until somebody ends it; null when unknown."""

    notice_period_months: int | None = answered()
    """Calendar months."""

    tacit_renewal_months: int | None = answered()
    """Calendar months by which it is renewed when nobody gives notice."""

    far_reaching: bool | None = answered()
    """Whether the council or states must be heard first (R-120)."""

    has_amendment_clause: bool | None = answered()
    """Whether the text says how it is amended; null when unknown."""

    has_accession_clause: bool | None = answered()
    """Whether the text lets others join; null when unknown."""

    has_retroactive_clause: bool | None = answered()
    """Whether the text says that it counts from before the last signature (R-062)."""

    legal_bindingness: LegalBindingness | None = answered()
    """How far it binds in law, as the text says."""

    extra_staff_claim: bool | None = answered()
    """Whether it asks for staff beyond the existing."""

    current_version_id: UUID | None = answered()
    """The text that counts; a version of this agreement."""

    area_ids: list[UUID] = answered()
    """Areas the agreement is about, in order of id."""

    neighbourhood_ids: list[UUID] = answered()
    """Neighbourhoods the agreement is about, in order of id."""

    relations: list[AgreementRelationRead] = answered()
    """From this agreement to older agreements and to plans; never in a circle (R-070)."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class AgreementRelationCreate(Input):
    """How an agreement relates to an older agreement or to a plan: exactly one of the two."""

    kind: AgreementRelationKind
    """How a newer agreement relates to an older one or to a plan (glossary: `agreement_relation_kind`).

- `follows`: Volgt op · Follows
- `supersedes`: Vervangt · Supersedes
- `implements`: Geeft uitvoering aan · Implements
- `amends`: Wijzigt · Amends
- `derived_from`: Ontleend aan · Derived from
- `accompanies`: Hoort bij · Accompanies"""

    id: UUID | None = None
    """Names an existing relation in a correction; made when left out."""

    to_agreement_id: UUID | None = None
    """The older agreement; or else a plan."""

    to_plan_id: UUID | None = None
    """The plan it carries out; or else an agreement."""


class AgreementRelationRead(Answer):
    """How an agreement relates to an older agreement or to a plan."""

    id: UUID = answered()
    """Names an existing relation in a correction; made when left out."""

    kind: AgreementRelationKind = answered()
    """How a newer agreement relates to an older one or to a plan (glossary: `agreement_relation_kind`).

- `follows`: Volgt op · Follows
- `supersedes`: Vervangt · Supersedes
- `implements`: Geeft uitvoering aan · Implements
- `amends`: Wijzigt · Amends
- `derived_from`: Ontleend aan · Derived from
- `accompanies`: Hoort bij · Accompanies"""

    to_agreement_id: UUID | None = answered()
    """The older agreement; or else a plan."""

    to_plan_id: UUID | None = answered()
    """The plan it carries out; or else an agreement."""


class AgreementReport(Answer):
    """Agreements by area, kind or status."""

    as_of: dt.date | None = answered()
    """The legal day reported; null: as it stands."""

    known_at: dt.datetime | None = answered()
    """The instant of the register reported; null: as it is known now."""

    items: list[AgreementRow] = answered()
    """In order of their values. An agreement about several areas stands in the row of each."""

    total: AgreementFiguresRead = answered()
    """The measures of a report on agreements."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""


class AgreementRow(Answer):
    """One row of a report on agreements."""

    agreements: int = answered()
    """How many agreements are counted."""

    statuses: list[AgreementStatusCount] = answered()
    """How many agreements have each status."""

    waiting: WaitingTime = answered()
    """How many days the present status lasts, at least, up to `asOf` or else today."""

    open_findings: OpenFindings = answered()
    """How many findings are open, by severity, as far as the reader sees them; `asOf` does not change them."""

    groups: list[AgreementGroup] = answered()
    """In the order of `groupBy`; empty without it."""


class AgreementStatusCount(Answer):
    """How many agreements have a status."""

    status: AgreementStatus | None = answered()
    """Null only with `asOf` a day before the first status the source knows."""

    agreements: int = answered()
    """How many agreements have it."""


class AgreementTransition(Input):
    """A transition of an agreement to perform."""

    transition: str
    """Its name, as `GET …/transitions` lists it."""

    reason: str | None = None
    """Why; kept in the journal. Some transitions need one."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    agreement_version_id: UUID | None = None
    """The text it is about; left out, the newest working version."""

    document_id: UUID | None = None
    """The judgment or deed by which it is annulled."""


class AgreementVersionCorrection(Input):
    """What changes about one agreement version; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    version_no: int | None = None
    """Counts the versions of one agreement; left out, the next number."""

    version_status: VersionStatus | Unset = UNSET
    """What a version of the text is for (glossary: `version_status`).

- `working`: Werkversie · Working
- `decision_text`: Besluittekst · Decision text
- `signing_text`: Ondertekentekst · Signing text
- `consolidated`: Geconsolideerd · Consolidated"""

    document_id: UUID | None = None
    """The document that holds the text."""

    text_sha256: str | None = None
    """Fixes the text; null while the text itself is not at hand."""

    frozen_at: dt.datetime | None = None
    """When the text was frozen, RFC 3339 with offset."""

    effective_on: PartialDateCorrection | None = None
    """The day from which this text counts."""

    based_on_version_id: UUID | None = None
    """The version of this agreement it was made from."""

    clauses: list[ClauseCreate] | None = None
    """In the order of the text; together at most 200,000 characters."""


class AgreementVersionCreate(Input):
    """A version of the text of an agreement, to record with the clauses known of it."""

    version_status: VersionStatus
    """What a version of the text is for (glossary: `version_status`).

- `working`: Werkversie · Working
- `decision_text`: Besluittekst · Decision text
- `signing_text`: Ondertekentekst · Signing text
- `consolidated`: Geconsolideerd · Consolidated"""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    version_no: int | None = None
    """Counts the versions of one agreement; left out, the next number."""

    document_id: UUID | None = None
    """The document that holds the text."""

    text_sha256: str | None = None
    """Fixes the text; null while the text itself is not at hand."""

    frozen_at: dt.datetime | None = None
    """When the text was frozen, RFC 3339 with offset."""

    effective_on: PartialDate | None = None
    """The day from which this text counts."""

    based_on_version_id: UUID | None = None
    """The version of this agreement it was made from."""

    clauses: list[ClauseCreate] | Unset = UNSET
    """In the order of the text; together at most 200,000 characters."""


class AgreementVersionPage(Page):
    """One page of a list."""

    items: list[AgreementVersionRead] = answered()
    """Agreement versions, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class AgreementVersionRead(Record):
    """A version of the text of an agreement."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    agreement_id: UUID = answered()
    """The agreement it belongs to."""

    version_no: int = answered()
    """Counts the versions of one agreement; left out, the next number."""

    version_status: VersionStatus = answered()
    """What a version of the text is for (glossary: `version_status`).

- `working`: Werkversie · Working
- `decision_text`: Besluittekst · Decision text
- `signing_text`: Ondertekentekst · Signing text
- `consolidated`: Geconsolideerd · Consolidated"""

    document_id: UUID | None = answered()
    """The document that holds the text."""

    text_sha256: str | None = answered()
    """Fixes the text; null while the text itself is not at hand."""

    frozen_at: dt.datetime | None = answered()
    """When the text was frozen, RFC 3339 with offset."""

    effective_on: PartialDate | None = answered()
    """The day from which this text counts."""

    based_on_version_id: UUID | None = answered()
    """The version of this agreement it was made from."""

    amendment_id: UUID | None = answered()
    """The amendment it came from."""

    clauses: list[ClauseRead] = answered()
    """In the order of the text; together at most 200,000 characters."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""

    annotations: list[ClauseOrigin] | None = None
    """Only with `annotate=true`: who put what in it."""


class AllocationCalendarRead(Answer):
    """The calendar of one allocation: what must be decided, paid or reported before which day."""

    as_of: dt.date = answered()
    """A legal day (Europe/Amsterdam), YYYY-MM-DD."""

    known_at: dt.datetime | None = answered()
    """The register time asked for; null: all it knows now."""

    items: list[CalendarEntry] = answered()
    """In order of their days; what has no day comes last."""

    links: CalendarLinks = answered()
    """The address of this calendar, relative to the server."""

    allocation_id: UUID = answered()
    """The allocation that was asked about."""


class AllocationCorrection(Input):
    """What changes about one allocation; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    parent_allocation_id: UUID | None = None
    """The allocation of the same envelope it divides."""

    agreement_id: UUID | None = None
    """The agreement it is for. Its managing organisation may name it, and so may the provider once it is in the dossier; from then on the provider sees the dossier. It may be added later, not exchanged."""

    area_id: UUID | None = None
    """The area the money is for."""

    recipient_organisation_id: UUID | None = None
    """Who is to receive it."""

    statement: StatementCorrection | Unset = UNSET
    """An amount as a source states it: how much, how certain, and in which words (R-075).

A fraction of a cent, a negative number or a text is a fault of the request (400, `amountCents`); another
currency is well-formed but not kept here (422 `currency-unsupported`). Members left out stay as they are."""

    status: AllocationStatus | Unset = UNSET
    """Where an allocation stands (glossary: `allocation_status`).

- `indicative`: Indicatief · Indicative
- `reserved`: Gereserveerd · Reserved
- `granted`: Verleend · Granted
- `advance_paid`: Bevoorschot · Advance paid
- `accounted`: Verantwoord · Accounted
- `determined`: Vastgesteld · Determined
- `settled`: Afgerekend · Settled
- `recovering`: In terugvordering · Recovering
- `recovered`: Teruggevorderd · Recovered
- `refused`: Geweigerd · Refused
- `withdrawn`: Ingetrokken · Withdrawn
- `lapsed`: Vervallen · Lapsed"""

    applied_on: PartialDateCorrection | None = None
    """The day on which the recipient applied for it."""

    requested_cents: int | None = None
    """What was applied for, in whole euro cents."""

    reserved_cents: int | None = None
    """What is set apart; left out, the stated amount counts."""

    granted_cents: int | None = None
    """What the grant decision gives; needed once granted."""

    refused_cents: int | None = None
    """What was applied for and refused, in whole euro cents."""

    determined_cents: int | None = None
    """The final amount, never above the grant (R-093)."""

    decision_id: UUID | None = None
    """The decision it rests on; needed once granted (R-071)."""

    legal_basis_kind: LegalBasisKind | None = None
    """The kind of ground a grant rests on (Awb 4:23)."""

    activities: str | None = None
    """What is subsidised."""

    period_from: PartialDateCorrection | None = None
    """First day of what is subsidised."""

    period_to: PartialDateCorrection | None = None
    """Last day of what is subsidised."""

    accounting_due_on: PartialDateCorrection | None = None
    """Last day to account for the grant."""

    budget_reservation: BudgetReservationCorrection | None = None
    """Set where the grant was made on condition that the budget provides the money (Awb 4:34)."""

    direct_determination: bool | None = None
    """Determined without a grant before it (Awb 4:29)."""


class AllocationCreate(Input):
    """An allocation to record."""

    envelope_id: UUID
    """The money it is a part of. It does not change."""

    statement: Statement
    """An amount as a source states it: how much, how certain, and in which words (R-075).

A fraction of a cent, a negative number or a text is a fault of the request (400, `amountCents`); another
currency is well-formed but not kept here (422 `currency-unsupported`)."""

    status: AllocationStatus
    """Where an allocation stands (glossary: `allocation_status`).

- `indicative`: Indicatief · Indicative
- `reserved`: Gereserveerd · Reserved
- `granted`: Verleend · Granted
- `advance_paid`: Bevoorschot · Advance paid
- `accounted`: Verantwoord · Accounted
- `determined`: Vastgesteld · Determined
- `settled`: Afgerekend · Settled
- `recovering`: In terugvordering · Recovering
- `recovered`: Teruggevorderd · Recovered
- `refused`: Geweigerd · Refused
- `withdrawn`: Ingetrokken · Withdrawn
- `lapsed`: Vervallen · Lapsed"""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    parent_allocation_id: UUID | None = None
    """The allocation of the same envelope it divides."""

    agreement_id: UUID | None = None
    """The agreement it is for. Its managing organisation may name it, and so may the provider once it is in the dossier; from then on the provider sees the dossier. It may be added later, not exchanged."""

    area_id: UUID | None = None
    """The area the money is for."""

    recipient_organisation_id: UUID | None = None
    """Who is to receive it."""

    applied_on: PartialDate | None = None
    """The day on which the recipient applied for it."""

    requested_cents: int | None = None
    """What was applied for, in whole euro cents."""

    reserved_cents: int | None = None
    """What is set apart; left out, the stated amount counts."""

    granted_cents: int | None = None
    """What the grant decision gives; needed once granted."""

    refused_cents: int | None = None
    """What was applied for and refused, in whole euro cents."""

    determined_cents: int | None = None
    """The final amount, never above the grant (R-093)."""

    decision_id: UUID | None = None
    """The decision it rests on; needed once granted (R-071)."""

    legal_basis_kind: LegalBasisKind | None = None
    """The kind of ground a grant rests on (Awb 4:23)."""

    activities: str | None = None
    """What is subsidised."""

    period_from: PartialDate | None = None
    """First day of what is subsidised."""

    period_to: PartialDate | None = None
    """Last day of what is subsidised."""

    accounting_due_on: PartialDate | None = None
    """Last day to account for the grant."""

    budget_reservation: BudgetReservation | None = None
    """Set where the grant was made on condition that the budget provides the money (Awb 4:34)."""

    direct_determination: bool | Unset = UNSET
    """Determined without a grant before it (Awb 4:29)."""


class AllocationPage(Page):
    """One page of a list."""

    items: list[AllocationRead] = answered()
    """Allocations, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class AllocationPeriod(Answer):
    """How an allocation stood from a day on: its status, its amounts, and the decision they rest on.

    Together they tell how the allocation stood on any day, and trace every cent to the decision that moved it."""

    status: AllocationStatus = answered()
    """Where an allocation stands (glossary: `allocation_status`).

- `indicative`: Indicatief · Indicative
- `reserved`: Gereserveerd · Reserved
- `granted`: Verleend · Granted
- `advance_paid`: Bevoorschot · Advance paid
- `accounted`: Verantwoord · Accounted
- `determined`: Vastgesteld · Determined
- `settled`: Afgerekend · Settled
- `recovering`: In terugvordering · Recovering
- `recovered`: Teruggevorderd · Recovered
- `refused`: Geweigerd · Refused
- `withdrawn`: Ingetrokken · Withdrawn
- `lapsed`: Vervallen · Lapsed"""

    since: PartialDate | None = answered()
    """The day from which it stood so; null where that is not known."""

    statement: StatementRead | None = None
    """The amount as it was stated then; null where the register did not keep that."""

    reserved_cents: int | None = None
    """What is set apart, in whole euro cents."""

    granted_cents: int | None = None
    """What the grant decision gives, in whole euro cents."""

    refused_cents: int | None = None
    """What was applied for and refused, in whole euro cents."""

    determined_cents: int | None = None
    """The final amount, in whole euro cents."""

    decision_point_id: UUID | None = None
    """The decision point the step rests on."""

    ground: str | None = None
    """The ground of a refusal, determination, withdrawal or revision."""


class AllocationRead(Record):
    """A part of an envelope for one agreement, area or recipient."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    envelope_id: UUID = answered()
    """The money it is a part of. It does not change."""

    parent_allocation_id: UUID | None = answered()
    """The allocation of the same envelope it divides."""

    agreement_id: UUID | None = answered()
    """The agreement it is for. Its managing organisation may name it, and so may the provider once it is in the dossier; from then on the provider sees the dossier. It may be added later, not exchanged."""

    area_id: UUID | None = answered()
    """The area the money is for."""

    recipient_organisation_id: UUID | None = answered()
    """Who is to receive it."""

    statement: StatementRead = answered()
    """An amount as a source states it."""

    status: AllocationStatus = answered()
    """Where an allocation stands (glossary: `allocation_status`).

- `indicative`: Indicatief · Indicative
- `reserved`: Gereserveerd · Reserved
- `granted`: Verleend · Granted
- `advance_paid`: Bevoorschot · Advance paid
- `accounted`: Verantwoord · Accounted
- `determined`: Vastgesteld · Determined
- `settled`: Afgerekend · Settled
- `recovering`: In terugvordering · Recovering
- `recovered`: Teruggevorderd · Recovered
- `refused`: Geweigerd · Refused
- `withdrawn`: Ingetrokken · Withdrawn
- `lapsed`: Vervallen · Lapsed"""

    applied_on: PartialDate | None = answered()
    """The day on which the recipient applied for it."""

    requested_cents: int | None = answered()
    """What was applied for, in whole euro cents."""

    reserved_cents: int | None = answered()
    """What is set apart; left out, the stated amount counts."""

    granted_cents: int | None = answered()
    """What the grant decision gives; needed once granted."""

    refused_cents: int | None = answered()
    """What was applied for and refused, in whole euro cents."""

    determined_cents: int | None = answered()
    """The final amount, never above the grant (R-093)."""

    decision_id: UUID | None = answered()
    """The decision it rests on; needed once granted (R-071)."""

    legal_basis_kind: LegalBasisKind | None = answered()
    """The kind of ground a grant rests on (Awb 4:23)."""

    activities: str | None = answered()
    """What is subsidised."""

    period_from: PartialDate | None = answered()
    """First day of what is subsidised."""

    period_to: PartialDate | None = answered()
    """Last day of what is subsidised."""

    accounting_due_on: PartialDate | None = answered()
    """Last day to account for the grant."""

    budget_reservation: BudgetReservation | None = answered()
    """Set where the grant was made on condition that the budget provides the money (Awb 4:34)."""

    direct_determination: bool = answered()
    """Determined without a grant before it (Awb 4:29)."""

    status_history: list[AllocationPeriod] = answered()
    """How it stood, from the first day on; the last is how it stands."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class AmendedClause(Model):
    """A clause as it is to read."""

    clause_kind: ClauseKind
    """What a clause is about (glossary: `clause_kind`).

- `parties`: Partijen · Parties
- `recitals`: Overwegingen · Recitals
- `definitions`: Begrippen · Definitions
- `purpose`: Doel · Purpose
- `goals`: Ambities en doelen · Goals
- `principles`: Leidende principes · Principles
- `obligations`: Inspanningen · Obligations
- `governance`: Overleg en besturing · Governance
- `finance`: Financiën · Finance
- `term`: Looptijd · Term
- `entry_into_force`: Inwerkingtreding · Entry into force
- `reservation`: Voorbehoud · Reservation
- `amendment`: Wijziging · Amendment
- `accession`: Toetreding · Accession
- `withdrawal`: Uittreding · Withdrawal
- `termination`: Opzegging · Termination
- `confidentiality`: Geheimhouding · Confidentiality
- `liability`: Aansprakelijkheid · Liability
- `personal_data`: Persoonsgegevens · Personal data
- `publicity`: Communicatie · Publicity
- `evaluation`: Evaluatie · Evaluation
- `disputes`: Geschillen · Disputes
- `applicable_law`: Toepasselijk recht · Applicable law
- `annex`: Bijlage · Annex
- `signature_block`: Ondertekening · Signature block
- `other`: Overig · Other"""

    text: str
    """The clause as it is to read."""

    article_no: str | None = None
    """As the text numbers it."""

    heading: str | None = None
    """The heading above the clause, without its number."""

    legal_advice_obtained: bool | None = None
    """Whether legal advice was taken on it; null when unknown."""

    survives_end: bool | None = None
    """Whether it stays in effect after the end (R-069)."""


class AmendmentAssessment(Answer):
    """May this change be made alone, and what does it need? Nothing is recorded by asking."""

    amendment_id: UUID = answered()
    """The amendment that was asked about."""

    assessed_on: dt.date = answered()
    """A legal day (Europe/Amsterdam), YYYY-MM-DD."""

    classification: AmendmentClassification = answered()
    """How far a change of an agreement reaches, the lightest first.

- `editorial`: Redactioneel · Editorial
- `minor`: Ondergeschikt · Minor
- `substantive`: Wezenlijk · Substantive"""

    protected_subjects: list[ProtectedSubject] = answered()
    """The subjects it touches x."""

    decided_version_id: UUID = answered()
    """The text last decided on, which the change is held against."""

    baseline_version_id: UUID = answered()
    """The version it is proposed on."""

    text_sha256: str = answered()
    """The text the change leads to."""

    evidence: list[EvidenceRead] = answered()
    """The words that decide the class, one by one."""

    rules: list[GuardOutcome] = answered()
    """Every rule that classifying and adopting ask."""

    mandates: list[MandateOutlook] = answered()
    """Mandates of the parties' bodies, with every limit checked."""

    decisions: list[NeededDecision] = answered()
    """The decisions it takes."""

    consents: list[NeededConsent] = answered()
    """The consents it takes."""

    conflicts: list[ConflictingAmendment] = answered()
    """Other open amendments of the same clauses."""

    leave_out: Redraft | None = answered()
    """Null when the change is minor as it stands."""


class AmendmentConsentCorrection(Input):
    """What changes about one answer to an amendment; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    document_id: UUID | None = None
    """The document it was given in."""


class AmendmentConsentCreate(Input):
    """The answer of a party to an amendment, to record."""

    party_id: UUID
    """The party that answers."""

    given_on: PartialDate
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    is_refused: bool | Unset = UNSET
    """True: the party refuses, and the amendment is rejected."""

    decision_point_id: UUID | None = None
    """The point by which the party's own body approved it."""

    mandate_id: UUID | None = None
    """The mandate it is given under."""

    signing_authority_id: UUID | None = None
    """What entitles who answers for a private party."""

    office_holding_id: UUID | None = None
    """The office in which somebody answers."""

    on_behalf_of_body: Body | None = None
    """With `mandateId`: in whose name (Awb 10:10, R-038)."""

    retroactive_agreed: bool | None = None
    """Agrees that it counts from before this answer (R-053)."""

    document_id: UUID | None = None
    """The document it was given in."""


class AmendmentConsentPage(Page):
    """One page of a list."""

    items: list[AmendmentConsentRead] = answered()
    """Answers to an amendment, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class AmendmentConsentRead(Record):
    """The answer of a party to an amendment."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    agreement_id: UUID = answered()
    """The agreement it belongs to."""

    amendment_id: UUID = answered()
    """The amendment it answers."""

    party_id: UUID = answered()
    """The party that answers."""

    is_refused: bool = answered()
    """True: the party refuses, and the amendment is rejected."""

    given_on: PartialDate = answered()
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    decision_point_id: UUID | None = answered()
    """The point by which the party's own body approved it."""

    mandate_id: UUID | None = answered()
    """The mandate it is given under."""

    signing_authority_id: UUID | None = answered()
    """What entitles who answers for a private party."""

    office_holding_id: UUID | None = answered()
    """The office in which somebody answers."""

    on_behalf_of_body: Body | None = answered()
    """With `mandateId`: in whose name (Awb 10:10, R-038)."""

    retroactive_agreed: bool | None = answered()
    """Agrees that it counts from before this answer (R-053)."""

    document_id: UUID | None = answered()
    """The document it was given in."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class AmendmentCorrection(Input):
    """What changes about one amendment; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    baseline_version_id: UUID | Unset = UNSET
    """The frozen text the operations are about: the one that counts."""

    rationale: str | Unset = UNSET
    """Why it is proposed."""

    operations: list[ClauseOperation] | None = None
    """On the clauses of the baseline, at most 200."""

    term_changes: TermChangesCorrection | None = None
    """Changes of the terms, beside those of clauses."""

    declared_subjects: list[ProtectedSubject] | None = None
    """Protected subjects the proposer says it touches; they only add to what the register finds."""

    status: AmendmentStatus | Unset = UNSET
    """How far an amendment has come.

- `proposed`: Voorgesteld · Proposed
- `classified`: Geclassificeerd · Classified
- `awaiting_consent`: Wacht op instemming · Awaiting consent
- `adopted`: Aangenomen · Adopted
- `in_effect`: In werking · In effect
- `rejected`: Afgewezen · Rejected
- `withdrawn`: Ingetrokken · Withdrawn"""

    classification: AmendmentClassification | None = None
    """How heavy the change is; the class decides who must agree."""

    respond_by: PartialDateCorrection | None = None
    """Silence after this day is still no consent (R-050)."""

    effective_on: PartialDateCorrection | None = None
    """The day it is to count from; left out, its adoption."""

    adopted_on: PartialDateCorrection | None = None
    """The day on which it was adopted; null until then."""

    result_version_id: UUID | None = None
    """The text it led to."""


class AmendmentCreate(Input):
    """A change of an agreement to propose, against one frozen text of it."""

    agreement_id: UUID
    """The agreement to change."""

    baseline_version_id: UUID
    """The frozen text the operations are about: the one that counts."""

    proposed_by_party_id: UUID
    """The party that proposes it."""

    rationale: str
    """Why it is proposed."""

    status: AmendmentStatus
    """How far an amendment has come.

- `proposed`: Voorgesteld · Proposed
- `classified`: Geclassificeerd · Classified
- `awaiting_consent`: Wacht op instemming · Awaiting consent
- `adopted`: Aangenomen · Adopted
- `in_effect`: In werking · In effect
- `rejected`: Afgewezen · Rejected
- `withdrawn`: Ingetrokken · Withdrawn"""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    operations: list[ClauseOperation] | Unset = UNSET
    """On the clauses of the baseline, at most 200."""

    term_changes: TermChanges | None = None
    """Changes of the terms, beside those of clauses."""

    declared_subjects: list[ProtectedSubject] | Unset = UNSET
    """Protected subjects the proposer says it touches; they only add to what the register finds."""

    classification: AmendmentClassification | None = None
    """How heavy the change is; the class decides who must agree."""

    respond_by: PartialDate | None = None
    """Silence after this day is still no consent (R-050)."""

    effective_on: PartialDate | None = None
    """The day it is to count from; left out, its adoption."""

    adopted_on: PartialDate | None = None
    """The day on which it was adopted; null until then."""

    result_version_id: UUID | None = None
    """The text it led to."""


class AmendmentPage(Page):
    """One page of a list."""

    items: list[AmendmentRead] = answered()
    """Amendments, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class AmendmentPeriod(Answer):
    """Since which legal day an amendment has or had a status."""

    status: AmendmentStatus = answered()
    """How far an amendment has come.

- `proposed`: Voorgesteld · Proposed
- `classified`: Geclassificeerd · Classified
- `awaiting_consent`: Wacht op instemming · Awaiting consent
- `adopted`: Aangenomen · Adopted
- `in_effect`: In werking · In effect
- `rejected`: Afgewezen · Rejected
- `withdrawn`: Ingetrokken · Withdrawn"""

    since: PartialDate | None = answered()
    """The day from which it stood so; null where that is not known."""


class AmendmentRead(Record):
    """A proposed change of the text or the terms of an agreement."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    agreement_id: UUID = answered()
    """The agreement to change."""

    baseline_version_id: UUID = answered()
    """The frozen text the operations are about: the one that counts."""

    proposed_by_party_id: UUID = answered()
    """The party that proposes it."""

    rationale: str = answered()
    """Why it is proposed."""

    operations: list[ClauseOperation] = answered()
    """On the clauses of the baseline, at most 200."""

    term_changes: TermChanges | None = answered()
    """Changes of the terms, beside those of clauses."""

    declared_subjects: list[ProtectedSubject] = answered()
    """Protected subjects the proposer says it touches; they only add to what the register finds."""

    status: AmendmentStatus | None = answered()
    """Null only with `asOf` a day before it was proposed."""

    status_history: list[AmendmentPeriod] = answered()
    """Every status it had, oldest first."""

    classification: AmendmentClassification | None = answered()
    """How heavy the change is; the class decides who must agree."""

    protected_subjects: list[ProtectedSubject] = answered()
    """What it was found and declared to touch, when it was classified."""

    text_sha256: str | None = answered()
    """The text it leads to, fixed when it was classified."""

    respond_by: PartialDate | None = answered()
    """Silence after this day is still no consent (R-050)."""

    effective_on: PartialDate | None = answered()
    """The day it is to count from; left out, its adoption."""

    adopted_on: PartialDate | None = answered()
    """The day on which it was adopted; null until then."""

    result_version_id: UUID | None = answered()
    """The text it led to."""

    rebased_from_id: UUID | None = answered()
    """The proposal it carries over to a newer text."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class AreaCorrection(Input):
    """What changes about one area; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    name: str | Unset = UNSET

    area_kind: AreaKind | None = None
    """Null while the source does not say."""

    municipality_organisation_id: UUID | None = None
    """The municipality it lies in, as an organisation."""

    municipality_name: str | None = None
    """The municipality as the source names it."""

    province_organisation_id: UUID | Unset = UNSET
    """The province it lies in, as an organisation."""

    selected_by_province: bool | Unset = UNSET
    """Whether the province chose it for the programme."""

    selection_sequence: int | None = None
    """Its place in the order of selection, where the source gives one."""

    cooperation_agreement_concluded: bool | None = None
    """Whether the source says an agreement was concluded for it; null when it does not say."""

    neighbourhoods: list[NeighbourhoodCreate] | None = None
    """In their order; once recorded, none can be left out (R-056)."""


class AreaCreate(Input):
    """An area to record, with its neighbourhoods."""

    name: str

    province_organisation_id: UUID
    """The province it lies in, as an organisation."""

    selected_by_province: bool
    """Whether the province chose it for the programme."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    area_kind: AreaKind | None = None
    """Null while the source does not say."""

    municipality_organisation_id: UUID | None = None
    """The municipality it lies in, as an organisation."""

    municipality_name: str | None = None
    """The municipality as the source names it."""

    selection_sequence: int | None = None
    """Its place in the order of selection, where the source gives one."""

    cooperation_agreement_concluded: bool | None = None
    """Whether the source says an agreement was concluded for it; null when it does not say."""

    neighbourhoods: list[NeighbourhoodCreate] | Unset = UNSET
    """In their order; once recorded, none can be left out (R-056)."""


class AreaPage(Page):
    """One page of a list."""

    items: list[AreaRead] = answered()
    """Areas, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class AreaRead(Record):
    """An area that agreements are about."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    name: str = answered()

    area_kind: AreaKind | None = answered()
    """Null while the source does not say."""

    municipality_organisation_id: UUID | None = answered()
    """The municipality it lies in, as an organisation."""

    municipality_name: str | None = answered()
    """The municipality as the source names it."""

    province_organisation_id: UUID = answered()
    """The province it lies in, as an organisation."""

    selected_by_province: bool = answered()
    """Whether the province chose it for the programme."""

    selection_sequence: int | None = answered()
    """Its place in the order of selection, where the source gives one."""

    cooperation_agreement_concluded: bool | None = answered()
    """Whether the source says an agreement was concluded for it; null when it does not say."""

    neighbourhoods: list[NeighbourhoodRead] = answered()
    """In their order; once recorded, none can be left out (R-056)."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class AssessmentRequest(Input):
    """The question whether an amendment may be made alone, and what it needs."""

    classification: AmendmentClassification | None = None
    """The class to judge it for; left out, the lightest it allows."""

    mandate_id: UUID | None = None
    """The mandate to judge; left out, each mandate for this agreement that gives the power."""

    person_id: UUID | None = None
    """Who would use the mandate; left out, whoever holds it."""


class AuthorityChain(Answer):
    """The chain of authority of every signature under an agreement on a day."""

    as_of: dt.date = answered()
    """The legal day the chain was judged for."""

    items: list[SignatureAuthority] = answered()

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""


class AuthorityLink(Answer):
    """One link of the chain of authority of a signature."""

    link: ChainLink = answered()
    """One link of the chain of authority of a signature.

- `office`: Ambt op die dag · Office on that day
- `representation`: Vertegenwoordiging naar buiten · Outward representation
- `decision`: Besluit over de tekst · Decision on the text
- `text`: Tekst waaronder getekend is · Text that was signed"""

    state: LinkState = answered()
    """What the register can say of one link of the chain of authority.

- `proven`: Aangetoond · Proven
- `missing`: Ontbreekt · Missing
- `contradicted`: Weersproken · Contradicted"""

    rule: str | None = answered()
    """The rule that was applied."""

    problem: str | None = answered()
    """The problem type that names what is missing."""

    explanation: LocalisedText = answered()
    """One sentence in Dutch and English."""

    evidence: list[Evidence] = answered()
    """The values it was found in."""

    findings: list[FindingCode] = answered()
    """The findings that say so."""


class BalanceRead(Answer):
    """How an allocation stands between provider and recipient, and the decisions behind it."""

    allocation_id: UUID = answered()
    """The allocation that was asked about."""

    as_of: dt.date | None = answered()
    """The legal day asked for; null: as it stands in the register."""

    known_at: dt.datetime | None = answered()
    """The register time asked for; null: all it knows now."""

    status: AllocationStatus = answered()
    """Where an allocation stands (glossary: `allocation_status`).

- `indicative`: Indicatief · Indicative
- `reserved`: Gereserveerd · Reserved
- `granted`: Verleend · Granted
- `advance_paid`: Bevoorschot · Advance paid
- `accounted`: Verantwoord · Accounted
- `determined`: Vastgesteld · Determined
- `settled`: Afgerekend · Settled
- `recovering`: In terugvordering · Recovering
- `recovered`: Teruggevorderd · Recovered
- `refused`: Geweigerd · Refused
- `withdrawn`: Ingetrokken · Withdrawn
- `lapsed`: Vervallen · Lapsed"""

    entitlement_cents: int = answered()
    """The grant, then what was determined; nothing once withdrawn."""

    advanced_cents: int = answered()
    """Advances paid or still to be paid."""

    paid_net_cents: int = answered()
    """Advances and final payments paid, less what came back."""

    claim_cents: int = answered()
    """What was paid above `entitlementCents`."""

    is_due: bool = answered()
    """Whether there is a claim that is due: by determination, withdrawal or recovery."""

    final_payment_cents: int | None = answered()
    """What is still to be paid; null until determined."""

    spent_cents: int | None = answered()
    """What the recipient last reported as spent; null without a report."""

    trace: list[TracedStep] = answered()
    """Every step, the first one first."""

    payments: list[TracedPayment] = answered()
    """Every payment, in order of id."""

    links: FigureLinks = answered()
    """The address of this answer, relative to the server."""


class BatchCommand(Input):
    """One command: what would otherwise be one request."""

    method: BatchCommandMethod
    """`POST` records something new, `PATCH` corrects a record."""

    path: str
    """The path, from `/v1` on, such as `/v1/persons`."""

    body: dict[str, Any]
    """The body the request would have."""

    if_match: str | None = None
    """The ETag that was read; a PATCH needs it."""

    name: str | None = None
    """Lets later commands refer to the new record: `$name` in a path or as a value is its id."""


class BatchCreate(Input):
    """Commands that are performed in order, together or not at all."""

    commands: list[BatchCommand]
    """Performed in this order, all or none."""


class BatchRead(Answer):
    """The outcomes, in the order of the commands."""

    results: list[BatchResult] = answered()
    """One for each command, in the same order."""


class BatchResult(Answer):
    """The outcome of one command."""

    status: int = answered()

    address: str = answered()
    """Path of the record."""

    etag: str = answered()
    """Its ETag after the batch, for a following correction."""

    body: dict[str, Any] = answered()
    """The record as it stands after the batch."""


class BreakRead(Answer):
    """A place where the journal is not what it was."""

    sequence: int = answered()
    """The entry where it does not hold."""

    reason: str = answered()
    """What is wrong there, in English."""


class BudgetReservation(Model):
    """The reservation that the money must be made available in the budget (Awb 4:34)."""

    budget_adopted_on: PartialDate | None
    """The day the budget was adopted; null until then."""

    invoked_on: PartialDate | None = None
    """The day the provider invoked it."""


class BudgetReservationCorrection(Input):
    """The reservation that the money must be made available in the budget (Awb 4:34). Members left out stay as they are."""

    budget_adopted_on: PartialDate | None = None
    """The day the budget was adopted; null until then."""

    invoked_on: PartialDate | None = None
    """The day the provider invoked it."""


class CalendarBasis(Answer):
    """How a day was computed."""

    sentence: LocalisedText = answered()
    """One sentence in Dutch and English."""

    derived_from: list[CalendarInput] = answered()
    """The values the day was computed from."""


class CalendarEntry(Answer):
    """One thing in the calendar, with the rule and the values its day was computed from."""

    id: UUID = answered()
    """Stays the same as long as the record does; the UID in iCalendar."""

    kind: CalendarEntryKind = answered()
    """What a day in the calendar of an agreement or an allocation is for.

- `signing`: Ondertekening · Signing
- `signatory_designation`: Ondertekenaars aanwijzen · Designate signatories
- `entry_into_force`: Inwerkingtreding · Entry into force
- `term_start`: Begin van de looptijd · First day of the term
- `term_end`: Laatste dag van de looptijd · Last day of the term
- `expiry`: Verlopen · Expiry
- `notice_deadline`: Laatste dag om op te zeggen · Last day to give notice
- `renewed_end`: Einde na stilzwijgende verlenging · End after tacit renewal
- `notice_received`: Opzegging ontvangen · Notice received
- `termination`: Beëindiging · Termination
- `follow_up`: Vervolgstap · Follow-up
- `publication`: Openbaarmaking · Publication
- `mandate_start`: Begin van een mandaat · Start of a mandate
- `mandate_end`: Einde van een mandaat · End of a mandate
- `payment_due`: Laatste dag om te betalen · Last day to pay
- `condition_due`: Laatste dag voor een voorwaarde · Last day to meet a condition
- `accounting_due`: Laatste dag om te verantwoorden · Last day to account
- `determination_due`: Laatste dag om vast te stellen · Last day to determine
- `suspension_end`: Einde van een opschorting · End of a suspension
- `allocation_lapse`: Toewijzing vervalt · Allocation lapses
- `budget_reservation_end`: Laatste dag voor het begrotingsvoorbehoud · Last day to invoke the budget reservation
- `incidental_end`: Laatste dag van incidentele subsidie · Last day of an incidental subsidy
- `revision_end`: Laatste dag om de vaststelling te wijzigen · Last day to change the determination
- `recovery_end`: Laatste dag om terug te vorderen · Last day to recover"""

    title: LocalisedText = answered()
    """One sentence in Dutch and English."""

    status: CalendarEntryStatus = answered()
    """How something in the calendar stands on the day it is looked at.

- `planned`: Komt nog · Still to come
- `done`: Gedaan · Done
- `passed`: Voorbij · Passed
- `overdue`: Over tijd · Overdue
- `moved`: Verplaatst · Moved
- `cancelled`: Vervallen · Cancelled
- `undetermined`: Niet te bepalen · Cannot be determined"""

    on: dt.date | None = answered()
    """The day, where it is known to the day."""

    earliest: dt.date | None = answered()
    """First day it may be; as `on` where that is known."""

    latest: dt.date | None = answered()
    """Last day it may be; as `on` where that is known."""

    stated: PartialDate | None = answered()
    """The date as the record states it; null where it is computed."""

    is_past: bool = answered()
    """Whether it certainly lies before `asOf`; false while its day is unknown."""

    rule: str | None = answered()
    """The rule it follows from; null where the record itself states the day."""

    basis: CalendarBasis = answered()
    """How a day was computed."""

    missing: list[str] = answered()
    """What is not known and would tell the day: members of the record, or of another kind of record."""

    links: CalendarEntryLinks = answered()
    """Addresses that belong to an entry, relative to the server."""


class CalendarEntryLinks(Answer):
    """Addresses that belong to an entry, relative to the server."""

    source: str = answered()
    """The record the entry is about."""


class CalendarInput(Answer):
    """One value a day was computed from."""

    resource: str = answered()
    """Kind of the record, or `setting` for a setting of the register."""

    id: UUID | None = answered()
    """Id of the record; null for a setting."""

    member: str = answered()
    """The member of that record, or the name of the setting."""

    value: PartialDate | bool | int | str | None = answered()
    """What it said."""


class CalendarLinks(Answer):
    """The address of this calendar, relative to the server."""

    self: str = answered()


class CalendarRead(Answer):
    """The calendar of one agreement: what comes when, and from what that follows."""

    as_of: dt.date = answered()
    """A legal day (Europe/Amsterdam), YYYY-MM-DD."""

    known_at: dt.datetime | None = answered()
    """The register time asked for; null: all it knows now."""

    items: list[CalendarEntry] = answered()
    """In order of their days; what has no day comes last."""

    links: CalendarLinks = answered()
    """The address of this calendar, relative to the server."""

    agreement_id: UUID = answered()
    """The agreement that was asked about."""


class CertaintyRequest(Input):
    """What makes a stated amount more certain (R-078)."""

    certainty: AmountCertainty
    """How certain an amount is; an estimate carries no claim (glossary: `amount_certainty`).

- `estimate`: Raming · Estimate
- `reserved`: Gereserveerd · Reserved
- `firm`: Vast · Firm"""

    reason: str | None = None
    """Why; kept in the journal. Some transitions need one."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    decision_point_id: UUID | None = None
    """The point of the provider's decision about this allocation; without one the step is refused."""

    amount_cents: int | None = None
    """The amount as it is now certain; left out, as stated."""

    qualifier: AmountQualifier | None = None
    """How exact the amount is: exactly, about, at most, at least."""

    document_id: UUID | None = None
    """The document that shows it, where no decision does."""


class CheckpointRead(Answer):
    """The end of the journal at one moment. Whoever keeps it can later prove that nothing before it was changed."""

    origin: str = answered()
    """Always `convenant-journal`: says what kind of checkpoint this is."""

    epoch: UUID = answered()
    """Names this history; a restore from a backup begins another one."""

    sequence: int = answered()
    """The last entry."""

    entry_hash: str = answered()
    """SHA-256 as 64 lower-case hexadecimal digits."""

    text: str = answered()
    """The same in four lines, as `convenant verify --checkpoint` reads it."""


class ClassificationRequest(Input):
    """How far an amendment reaches, as a legal officer judges it; never lighter than the register finds."""

    classification: AmendmentClassification
    """How far a change of an agreement reaches, the lightest first.

- `editorial`: Redactioneel · Editorial
- `minor`: Ondergeschikt · Minor
- `substantive`: Wezenlijk · Substantive"""

    reason: str | None = None
    """Why; kept in the journal. Some transitions need one."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""


class ClauseCreate(Input):
    """One clause of a version; its existence may be known before its text is."""

    clause_kind: ClauseKind
    """What a clause is about (glossary: `clause_kind`).

- `parties`: Partijen · Parties
- `recitals`: Overwegingen · Recitals
- `definitions`: Begrippen · Definitions
- `purpose`: Doel · Purpose
- `goals`: Ambities en doelen · Goals
- `principles`: Leidende principes · Principles
- `obligations`: Inspanningen · Obligations
- `governance`: Overleg en besturing · Governance
- `finance`: Financiën · Finance
- `term`: Looptijd · Term
- `entry_into_force`: Inwerkingtreding · Entry into force
- `reservation`: Voorbehoud · Reservation
- `amendment`: Wijziging · Amendment
- `accession`: Toetreding · Accession
- `withdrawal`: Uittreding · Withdrawal
- `termination`: Opzegging · Termination
- `confidentiality`: Geheimhouding · Confidentiality
- `liability`: Aansprakelijkheid · Liability
- `personal_data`: Persoonsgegevens · Personal data
- `publicity`: Communicatie · Publicity
- `evaluation`: Evaluatie · Evaluation
- `disputes`: Geschillen · Disputes
- `applicable_law`: Toepasselijk recht · Applicable law
- `annex`: Bijlage · Annex
- `signature_block`: Ondertekening · Signature block
- `other`: Overig · Other"""

    id: UUID | None = None
    """Names an existing clause in a correction; made when left out."""

    article_no: str | None = None
    """As the text numbers it."""

    heading: str | None = None
    """The heading above the clause, without its number."""

    text: str | None = None
    """The words; null while only the clause's existence is known."""

    legal_advice_obtained: bool | None = None
    """Whether legal advice was taken on it; null when unknown."""

    survives_end: bool | None = None
    """Whether it stays in effect after the agreement ended, such as confidentiality (R-069)."""


class ClauseDifferenceRead(Answer):
    """One clause in both versions, or in the one that has it."""

    changes: list[ClauseChange] = answered()
    """What happened to it; several may hold at once. Empty: nothing as far as known, see `wording`."""

    wording: TextComparison = answered()
    """Whether the words of a clause are the same in both versions, as far as the register knows them.

- `equal`: Gelijk · Equal
- `different`: Verschillend · Different
- `unknown`: Niet te vergelijken · Unknown"""

    old: ComparedClause | None = answered()
    """The clause in the older text; null when it is new."""

    new: ComparedClause | None = answered()
    """The clause in the newer text; null when it went."""

    heading_runs: list[RunRead] = answered()
    """The changes in the heading, as `runs`."""

    runs: list[RunRead] | None = answered()
    """Equal and deleted runs joined are the old text, equal and inserted ones the new; null when `wording` is `unknown`."""

    is_coarse: bool = answered()
    """A passage was too large to be compared word by word, and is shown as deleted and inserted whole."""

    mentions: list[TouchedMentionRead] = answered()
    """What weighs when it changes, and went or came here."""


class ClauseOperation(Model):
    """One change of the text: replace, insert, delete or move a clause of the baseline."""

    kind: ClauseOperationKind
    """What is done with a clause.

- `replace`: Vervangen · Replace
- `insert`: Invoegen · Insert
- `delete`: Schrappen · Delete
- `move`: Verplaatsen · Move"""

    clause_id: UUID | None = None
    """The clause of the baseline; not for `insert`."""

    after_clause_id: UUID | None = None
    """Where `insert` and `move` put it: behind this clause of the baseline; null: at the top."""

    clause: AmendedClause | None = None
    """The whole clause as it is to read, new or replaced."""


class ClauseOrigin(Answer):
    """What put one clause in a text as it reads."""

    clause_id: UUID = answered()
    """The clause of the present text."""

    version_id: UUID = answered()
    """The first version in which it read so."""

    amendment_id: UUID | None = answered()
    """Null: it stood in the first text."""

    classification: AmendmentClassification | None = answered()
    """The class of that amendment; null for the first text."""

    decision_ids: list[UUID] = answered()
    """Decisions on that text, or on that amendment."""

    mandate_ids: list[UUID] = answered()
    """Mandates under which parties consented."""

    consent_ids: list[UUID] = answered()
    """Consents of the parties to that amendment."""

    signature_ids: list[UUID] = answered()
    """Signatures under the first text that held it."""


class ClauseRead(Answer):
    """One clause of a version."""

    id: UUID = answered()
    """Names an existing clause in a correction; made when left out."""

    article_no: str | None = answered()
    """As the text numbers it."""

    clause_kind: ClauseKind = answered()
    """What a clause is about (glossary: `clause_kind`).

- `parties`: Partijen · Parties
- `recitals`: Overwegingen · Recitals
- `definitions`: Begrippen · Definitions
- `purpose`: Doel · Purpose
- `goals`: Ambities en doelen · Goals
- `principles`: Leidende principes · Principles
- `obligations`: Inspanningen · Obligations
- `governance`: Overleg en besturing · Governance
- `finance`: Financiën · Finance
- `term`: Looptijd · Term
- `entry_into_force`: Inwerkingtreding · Entry into force
- `reservation`: Voorbehoud · Reservation
- `amendment`: Wijziging · Amendment
- `accession`: Toetreding · Accession
- `withdrawal`: Uittreding · Withdrawal
- `termination`: Opzegging · Termination
- `confidentiality`: Geheimhouding · Confidentiality
- `liability`: Aansprakelijkheid · Liability
- `personal_data`: Persoonsgegevens · Personal data
- `publicity`: Communicatie · Publicity
- `evaluation`: Evaluatie · Evaluation
- `disputes`: Geschillen · Disputes
- `applicable_law`: Toepasselijk recht · Applicable law
- `annex`: Bijlage · Annex
- `signature_block`: Ondertekening · Signature block
- `other`: Overig · Other"""

    heading: str | None = answered()
    """The heading above the clause, without its number."""

    text: str | None = answered()
    """The words; null while only the clause's existence is known."""

    legal_advice_obtained: bool | None = answered()
    """Whether legal advice was taken on it; null when unknown."""

    survives_end: bool | None = answered()
    """Whether it stays in effect after the agreement ended, such as confidentiality (R-069)."""


class ClearedBy(Answer):
    """Who can clear what blocks, and by which request."""

    roles: list[str] = answered()
    """Any of these roles."""

    organisation_id: UUID | None = answered()
    """At this organisation; null where no single one can clear it."""

    method: str = answered()
    """The HTTP method of that request."""

    href: str = answered()
    """The address of that request."""


class CloudEvent(Answer):
    """One version of one record came into being."""

    id: str = answered()
    """Hash of the entry in the journal. The same event always has the same id."""

    source: str = answered()
    """The organisation that keeps the register, and its system."""

    type: str = answered()
    """The kind of record, with `recorded` for its first version and `changed` after."""

    subject: UUID = answered()
    """Id of the record."""

    time: dt.datetime = answered()
    """When the register recorded it; not when it happened."""

    dataref: str = answered()
    """Address of the record as it is now."""

    sequence: str = answered()
    """Place in the journal: rises; what you may not see leaves holes."""

    data: EventData = answered()
    """What an event is about; what the record says is read at its address, with the reader's own rights."""

    specversion: str | None = None
    """The version of CloudEvents."""

    datacontenttype: str | None = None
    """The media type of `data`."""

    sequencetype: str | None = None
    """Sequences are whole numbers: compare them as such."""


class CodeListPage(Page):
    """Every code list."""

    items: list[CodeListRead] = answered()

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""


class CodeListRead(Answer):
    """A closed list of values."""

    name: str = answered()

    values: list[CodeListValue] = answered()
    """Every value, in order."""


class CodeListValue(Answer):
    """One value and what it is called."""

    value: str = answered()
    """The value as it stands in records."""

    label: LocalisedText = answered()
    """One sentence in Dutch and English."""


class ComparedClause(Answer):
    """A clause as one of the versions has it."""

    id: UUID = answered()

    article_no: str | None = answered()
    """Its number in the text."""

    clause_kind: ClauseKind = answered()
    """What a clause is about (glossary: `clause_kind`).

- `parties`: Partijen · Parties
- `recitals`: Overwegingen · Recitals
- `definitions`: Begrippen · Definitions
- `purpose`: Doel · Purpose
- `goals`: Ambities en doelen · Goals
- `principles`: Leidende principes · Principles
- `obligations`: Inspanningen · Obligations
- `governance`: Overleg en besturing · Governance
- `finance`: Financiën · Finance
- `term`: Looptijd · Term
- `entry_into_force`: Inwerkingtreding · Entry into force
- `reservation`: Voorbehoud · Reservation
- `amendment`: Wijziging · Amendment
- `accession`: Toetreding · Accession
- `withdrawal`: Uittreding · Withdrawal
- `termination`: Opzegging · Termination
- `confidentiality`: Geheimhouding · Confidentiality
- `liability`: Aansprakelijkheid · Liability
- `personal_data`: Persoonsgegevens · Personal data
- `publicity`: Communicatie · Publicity
- `evaluation`: Evaluatie · Evaluation
- `disputes`: Geschillen · Disputes
- `applicable_law`: Toepasselijk recht · Applicable law
- `annex`: Bijlage · Annex
- `signature_block`: Ondertekening · Signature block
- `other`: Overig · Other"""

    heading: str | None = answered()
    """The heading above the clause, without its number."""

    is_text_known: bool = answered()
    """Whether the register knows the words of this clause."""


class ComparedVersion(Answer):
    """One of the two versions."""

    id: UUID = answered()

    version_no: int = answered()
    """Counts the texts of the agreement, from 1."""

    version_status: VersionStatus = answered()
    """What a version of the text is for (glossary: `version_status`).

- `working`: Werkversie · Working
- `decision_text`: Besluittekst · Decision text
- `signing_text`: Ondertekentekst · Signing text
- `consolidated`: Geconsolideerd · Consolidated"""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""


class ConditionCorrection(Input):
    """What changes about one condition; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    due_on: PartialDateCorrection | None = None
    """Last day to meet it."""

    met_on: PartialDateCorrection | None = None
    """The day it was met; an advance waits for it (R-099)."""

    waived_by_decision_id: UUID | None = None
    """The decision that waived it."""


class ConditionCreate(Input):
    """A condition or obligation of a grant to record."""

    kind: ConditionKind
    """What a condition of a grant does to it (Awb 4:33, 4:37, 4:95).

- `suspensive`: Opschortende voorwaarde · Suspensive condition
- `resolutive`: Ontbindende voorwaarde · Resolutive condition
- `obligation`: Verplichting · Obligation"""

    text: str
    """What must be met."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    due_on: PartialDate | None = None
    """Last day to meet it."""

    met_on: PartialDate | None = None
    """The day it was met; an advance waits for it (R-099)."""

    waived_by_decision_id: UUID | None = None
    """The decision that waived it."""


class ConditionPage(Page):
    """One page of a list."""

    items: list[ConditionRead] = answered()
    """Conditions, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class ConditionRead(Record):
    """A condition or obligation of a grant."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    allocation_id: UUID = answered()
    """The allocation it belongs to."""

    agreement_id: UUID | None = answered()
    """The agreement the allocation is for."""

    provider_organisation_id: UUID = answered()
    """The organisation whose money it is."""

    kind: ConditionKind = answered()
    """What a condition of a grant does to it (Awb 4:33, 4:37, 4:95).

- `suspensive`: Opschortende voorwaarde · Suspensive condition
- `resolutive`: Ontbindende voorwaarde · Resolutive condition
- `obligation`: Verplichting · Obligation"""

    text: str = answered()
    """What must be met."""

    due_on: PartialDate | None = answered()
    """Last day to meet it."""

    met_on: PartialDate | None = answered()
    """The day it was met; an advance waits for it (R-099)."""

    waived_by_decision_id: UUID | None = answered()
    """The decision that waived it."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class ConflictingAmendment(Answer):
    """An open amendment of the same text that needs the same clauses: only one is adopted as it is (R-054)."""

    amendment_id: UUID = answered()
    """The other amendment."""

    clause_ids: list[UUID] = answered()
    """The clauses both need."""

    operations: list[int] = answered()
    """Of the amendment asked about, counted from 0."""


class ConsentCorrection(Input):
    """What changes about one consent; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    document_id: UUID | None = None
    """The document it was given in."""


class ConsentCreate(Input):
    """A party's consent, to record: to a mutual end, to an accession, or to a succession."""

    party_id: UUID
    """The party that consents."""

    given_on: PartialDate
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    termination_id: UUID | None = None
    """The termination it consents to."""

    acceding_party_id: UUID | None = None
    """The party that joins."""

    superseding_agreement_id: UUID | None = None
    """The agreement that supersedes this one."""

    decision_point_id: UUID | None = None
    """The decision it rests on, or else an authority."""

    signing_authority_id: UUID | None = None
    """The authority of who gave it, where no decision is needed."""

    document_id: UUID | None = None
    """The document it was given in."""


class ConsentPage(Page):
    """One page of a list."""

    items: list[ConsentRead] = answered()
    """Consents, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class ConsentRead(Record):
    """A party's consent to a mutual end, an accession or a succession."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    agreement_id: UUID = answered()
    """The agreement it belongs to."""

    party_id: UUID = answered()
    """The party that consents."""

    termination_id: UUID | None = answered()
    """The termination it consents to."""

    acceding_party_id: UUID | None = answered()
    """The party that joins."""

    superseding_agreement_id: UUID | None = answered()
    """The agreement that supersedes this one."""

    given_on: PartialDate = answered()
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    decision_point_id: UUID | None = answered()
    """The decision it rests on, or else an authority."""

    signing_authority_id: UUID | None = answered()
    """The authority of who gave it, where no decision is needed."""

    document_id: UUID | None = answered()
    """The document it was given in."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class DecisionCorrection(Input):
    """What changes about one decision; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    body: Body | Unset = UNSET
    """A governing body (glossary: `body`).

- `municipal_executive`: College van B en W · Municipal executive
- `municipal_council`: Gemeenteraad · Municipal council
- `mayor`: Burgemeester · Mayor
- `provincial_executive`: Gedeputeerde Staten · Provincial executive
- `provincial_council`: Provinciale Staten · Provincial council
- `kings_commissioner`: Commissaris van de Koning · King's commissioner
- `management_board`: Bestuur · Management board
- `supervisory_board`: Raad van toezicht/commissarissen · Supervisory board"""

    status: DecisionStatus | Unset = UNSET
    """Where a decision stands (glossary: `decision_status`).

- `proposed`: Voorgesteld · Proposed
- `scheduled`: Geagendeerd · Scheduled
- `decided`: Besloten · Decided
- `revoked`: Ingetrokken · Revoked"""

    decided_on: PartialDateCorrection | None = None
    """Needed once the decision was taken."""

    announced_on: PartialDateCorrection | None = None
    """The day it was made known; starts terms."""

    scheduled_on: PartialDateCorrection | None = None
    """The meeting it is on the agenda of."""

    revoked_on: PartialDateCorrection | None = None
    """The day it was revoked; what was done on it stands."""

    revoked_by_decision_id: UUID | None = None
    """The new decision that revoked it."""

    outcome_text: str | None = None
    """The outcome in the words of the source."""

    reference_number: str | None = None
    """The number its author gave it."""

    mandate_id: UUID | None = None
    """The mandate under which it was taken, if any (R-028)."""

    document_id: UUID | None = None
    """The document with the decision."""

    publication_status: PublicationStatus | None = None
    """How far it is published (Bekendmakingswet)."""

    points: list[DecisionPointCreate] | None = None
    """In their order. A correction names every point by its `id`: none can be left out (R-056)."""


class DecisionCreate(Input):
    """A decision of a body, to record with its points."""

    organisation_id: UUID
    """The organisation whose body decides; it does not change."""

    body: Body
    """A governing body (glossary: `body`).

- `municipal_executive`: College van B en W · Municipal executive
- `municipal_council`: Gemeenteraad · Municipal council
- `mayor`: Burgemeester · Mayor
- `provincial_executive`: Gedeputeerde Staten · Provincial executive
- `provincial_council`: Provinciale Staten · Provincial council
- `kings_commissioner`: Commissaris van de Koning · King's commissioner
- `management_board`: Bestuur · Management board
- `supervisory_board`: Raad van toezicht/commissarissen · Supervisory board"""

    status: DecisionStatus
    """Where a decision stands (glossary: `decision_status`).

- `proposed`: Voorgesteld · Proposed
- `scheduled`: Geagendeerd · Scheduled
- `decided`: Besloten · Decided
- `revoked`: Ingetrokken · Revoked"""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    decided_on: PartialDate | None = None
    """Needed once the decision was taken."""

    announced_on: PartialDate | None = None
    """The day it was made known; starts terms."""

    scheduled_on: PartialDate | None = None
    """The meeting it is on the agenda of."""

    revoked_on: PartialDate | None = None
    """The day it was revoked; what was done on it stands."""

    revoked_by_decision_id: UUID | None = None
    """The new decision that revoked it."""

    outcome_text: str | None = None
    """The outcome in the words of the source."""

    reference_number: str | None = None
    """The number its author gave it."""

    mandate_id: UUID | None = None
    """The mandate under which it was taken, if any (R-028)."""

    document_id: UUID | None = None
    """The document with the decision."""

    publication_status: PublicationStatus | Unset = UNSET
    """How far making public has come (glossary: `publication_status`).

- `unknown`: Onbekend · Unknown
- `not_assessed`: Niet beoordeeld · Not assessed
- `assessed`: Beoordeeld · Assessed
- `ready`: Gereed · Ready
- `published`: Openbaar · Published
- `withheld`: Niet openbaar · Withheld
- `withdrawn`: Teruggetrokken · Withdrawn"""

    points: list[DecisionPointCreate] | Unset = UNSET
    """In their order. A correction names every point by its `id`: none can be left out (R-056)."""


class DecisionPage(Page):
    """One page of a list."""

    items: list[DecisionRead] = answered()
    """Decisions, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class DecisionPointCreate(Input):
    """One point of a decision, to record."""

    kind: DecisionKind
    """What one point decides (glossary: `decision_kind`).

- `enter_into_agreement`: Aangaan · Enter into agreement
- `grant_mandate`: Mandaat verlenen · Grant mandate
- `revoke_mandate`: Mandaat intrekken · Revoke mandate
- `designate_signatory`: Ondertekenaar aanwijzen · Designate signatory
- `ratify`: Bekrachtigen · Ratify
- `approve_amendment`: Wijziging goedkeuren · Approve amendment
- `terminate`: Beëindigen · Terminate
- `adopt_plan`: Plan vaststellen · Adopt plan
- `set_ceiling`: Plafond vaststellen · Set ceiling
- `grant_subsidy`: Verlenen · Grant subsidy
- `refuse_subsidy`: Weigeren · Refuse subsidy
- `grant_advance`: Voorschot verlenen · Grant advance
- `determine_subsidy`: Vaststellen · Determine subsidy
- `withdraw_subsidy`: Intrekken/wijzigen · Withdraw subsidy
- `recover`: Terugvorderen · Recover"""

    id: UUID | None = None
    """Names an existing point in a correction; made when left out."""

    number: int | None = None
    """As numbered in the decision; null where it does not number."""

    text: str | None = None
    """The words of this point."""

    outcome: DecisionOutcome | None = None
    """Of this point only, never of another one (R-019); null while undecided or unknown."""

    agreement_id: UUID | None = None
    """The agreement it is about; who is in it sees the decision."""

    agreement_version_id: UUID | None = None
    """The text that was decided on."""

    amendment_id: UUID | None = None
    """The amendment that was decided on."""

    plan_id: UUID | None = None
    """The plan it adopts or changes."""

    mandate_id: UUID | None = None
    """The mandate it grants or revokes."""

    allocation_id: UUID | None = None
    """The allocation it grants, determines or takes back."""

    envelope_id: UUID | None = None
    """The funding envelope it is about."""


class DecisionPointRead(Answer):
    """One point of a decision, with its own outcome."""

    id: UUID = answered()
    """Names an existing point in a correction; made when left out."""

    number: int | None = answered()
    """As numbered in the decision; null where it does not number."""

    kind: DecisionKind = answered()
    """What one point decides (glossary: `decision_kind`).

- `enter_into_agreement`: Aangaan · Enter into agreement
- `grant_mandate`: Mandaat verlenen · Grant mandate
- `revoke_mandate`: Mandaat intrekken · Revoke mandate
- `designate_signatory`: Ondertekenaar aanwijzen · Designate signatory
- `ratify`: Bekrachtigen · Ratify
- `approve_amendment`: Wijziging goedkeuren · Approve amendment
- `terminate`: Beëindigen · Terminate
- `adopt_plan`: Plan vaststellen · Adopt plan
- `set_ceiling`: Plafond vaststellen · Set ceiling
- `grant_subsidy`: Verlenen · Grant subsidy
- `refuse_subsidy`: Weigeren · Refuse subsidy
- `grant_advance`: Voorschot verlenen · Grant advance
- `determine_subsidy`: Vaststellen · Determine subsidy
- `withdraw_subsidy`: Intrekken/wijzigen · Withdraw subsidy
- `recover`: Terugvorderen · Recover"""

    text: str | None = answered()
    """The words of this point."""

    outcome: DecisionOutcome | None = answered()
    """Of this point only, never of another one (R-019); null while undecided or unknown."""

    agreement_id: UUID | None = answered()
    """The agreement it is about; who is in it sees the decision."""

    agreement_version_id: UUID | None = answered()
    """The text that was decided on."""

    amendment_id: UUID | None = answered()
    """The amendment that was decided on."""

    plan_id: UUID | None = answered()
    """The plan it adopts or changes."""

    mandate_id: UUID | None = answered()
    """The mandate it grants or revokes."""

    allocation_id: UUID | None = answered()
    """The allocation it grants, determines or takes back."""

    envelope_id: UUID | None = answered()
    """The funding envelope it is about."""


class DecisionRead(Record):
    """What a body decided, on a day, point by point."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    organisation_id: UUID = answered()
    """The organisation whose body decides; it does not change."""

    body: Body = answered()
    """A governing body (glossary: `body`).

- `municipal_executive`: College van B en W · Municipal executive
- `municipal_council`: Gemeenteraad · Municipal council
- `mayor`: Burgemeester · Mayor
- `provincial_executive`: Gedeputeerde Staten · Provincial executive
- `provincial_council`: Provinciale Staten · Provincial council
- `kings_commissioner`: Commissaris van de Koning · King's commissioner
- `management_board`: Bestuur · Management board
- `supervisory_board`: Raad van toezicht/commissarissen · Supervisory board"""

    status: DecisionStatus = answered()
    """Where a decision stands (glossary: `decision_status`).

- `proposed`: Voorgesteld · Proposed
- `scheduled`: Geagendeerd · Scheduled
- `decided`: Besloten · Decided
- `revoked`: Ingetrokken · Revoked"""

    decided_on: PartialDate | None = answered()
    """Needed once the decision was taken."""

    announced_on: PartialDate | None = answered()
    """The day it was made known; starts terms."""

    scheduled_on: PartialDate | None = answered()
    """The meeting it is on the agenda of."""

    revoked_on: PartialDate | None = answered()
    """The day it was revoked; what was done on it stands."""

    revoked_by_decision_id: UUID | None = answered()
    """The new decision that revoked it."""

    outcome_text: str | None = answered()
    """The outcome in the words of the source."""

    reference_number: str | None = answered()
    """The number its author gave it."""

    mandate_id: UUID | None = answered()
    """The mandate under which it was taken, if any (R-028)."""

    document_id: UUID | None = answered()
    """The document with the decision."""

    publication_status: PublicationStatus = answered()
    """How far making public has come (glossary: `publication_status`).

- `unknown`: Onbekend · Unknown
- `not_assessed`: Niet beoordeeld · Not assessed
- `assessed`: Beoordeeld · Assessed
- `ready`: Gereed · Ready
- `published`: Openbaar · Published
- `withheld`: Niet openbaar · Withheld
- `withdrawn`: Teruggetrokken · Withdrawn"""

    points: list[DecisionPointRead] = answered()
    """In their order. A correction names every point by its `id`: none can be left out (R-056)."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class DecisionTransition(Input):
    """A transition of a decision to perform."""

    transition: str
    """Its name, as `GET …/transitions` lists it."""

    reason: str | None = None
    """Why; kept in the journal. Some transitions need one."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    scheduled_on: PartialDate | None = None
    """The meeting it is on the agenda of."""

    outcomes: list[PointOutcome] | Unset = UNSET
    """One for every point (R-019)."""

    outcome_text: str | None = None
    """The decision in the words of the source."""

    announced_on: PartialDate | None = None
    """The day on which it was announced to who it is about."""

    revoked_by_decision_id: UUID | None = None
    """The new decision that revokes this one."""


class DeterminationRequest(Input):
    """The final amount (Awb 4:42, 4:46)."""

    determined_cents: int
    """A whole number of euro cents."""

    reason: str | None = None
    """Why; kept in the journal. Some transitions need one."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    decision_point_id: UUID | None = None
    """The point of the provider's decision about this allocation; without one the step is refused."""

    ground: DeterminationGround | None = None
    """Needed below the grant (R-093)."""


class DividedArea(Answer):
    """What an area gets."""

    area_id: UUID = answered()
    """The area it is about."""

    weight: int = answered()
    """Its weight in the key."""

    amount_cents: int = answered()
    """Its part, in whole euro cents."""

    share: float = answered()
    """Its part of all weights, to six decimals; the amount is exact."""


class DivisionPreview(Answer):
    """A division of money over areas: together exactly the amount divided. Nothing changes."""

    envelope_id: UUID = answered()
    """The envelope whose money is divided."""

    amount_cents: int = answered()
    """What is divided, in whole euro cents."""

    parts: list[DividedArea] = answered()
    """The part of each area."""


class DivisionRequest(Input):
    """A division of money over areas to try."""

    parts: list[WeightedArea]
    """The areas in their order: of equal fractions the first gets the cent."""

    amount_cents: int | None = None
    """What is divided; left out, what is free of the envelope, where the reader may know that."""


class DocumentCorrection(Input):
    """What changes about one document; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    kind: DocumentKind | Unset = UNSET
    """What a document is (glossary: `document_kind`).

- `college_proposal`: Collegevoorstel · College proposal
- `decision`: Besluit · Decision
- `agreement_text`: Overeenkomst · Agreement text
- `programme_plan`: Programmaplan · Programme plan
- `letter`: Brief · Letter
- `report`: Verantwoording · Report
- `evidence`: Bewijsstuk · Evidence"""

    title: str | None = None
    """Null when the source does not give one."""

    reference_number: str | None = None
    """The number its author gave it."""

    dated_on: PartialDateCorrection | None = None
    """The day that stands on it."""

    language: str | None = None
    """BCP 47, such as `nl`."""

    author_body: str | None = None
    """The body that wrote it, in the words of the source."""

    organisation_id: UUID | None = None
    """The organisation it comes from."""

    available: bool | Unset = UNSET
    """Whether the document itself was at hand."""

    sha256: str | None = None
    """SHA-256 of its file, as 64 lower-case hexadecimal digits."""

    confidentiality: Confidentiality | None = None
    """Null while nobody classified it."""

    agreement_ids: list[UUID] | None = None
    """The dossiers it belongs to, in order of id; their readers may see it."""


class DocumentCreate(Input):
    """What is known of a document, to record; the document is itself a source and needs none."""

    kind: DocumentKind
    """What a document is (glossary: `document_kind`).

- `college_proposal`: Collegevoorstel · College proposal
- `decision`: Besluit · Decision
- `agreement_text`: Overeenkomst · Agreement text
- `programme_plan`: Programmaplan · Programme plan
- `letter`: Brief · Letter
- `report`: Verantwoording · Report
- `evidence`: Bewijsstuk · Evidence"""

    available: bool
    """Whether the document itself was at hand."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    title: str | None = None
    """Null when the source does not give one."""

    reference_number: str | None = None
    """The number its author gave it."""

    dated_on: PartialDate | None = None
    """The day that stands on it."""

    language: str | None = None
    """BCP 47, such as `nl`."""

    author_body: str | None = None
    """The body that wrote it, in the words of the source."""

    organisation_id: UUID | None = None
    """The organisation it comes from."""

    sha256: str | None = None
    """SHA-256 of its file, as 64 lower-case hexadecimal digits."""

    confidentiality: Confidentiality | None = None
    """Null while nobody classified it."""

    agreement_ids: list[UUID] | Unset = UNSET
    """The dossiers it belongs to, in order of id; their readers may see it."""


class DocumentPage(Page):
    """One page of a list."""

    items: list[DocumentRead] = answered()
    """Documents, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class DocumentRead(Record):
    """What is known of a document."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    kind: DocumentKind = answered()
    """What a document is (glossary: `document_kind`).

- `college_proposal`: Collegevoorstel · College proposal
- `decision`: Besluit · Decision
- `agreement_text`: Overeenkomst · Agreement text
- `programme_plan`: Programmaplan · Programme plan
- `letter`: Brief · Letter
- `report`: Verantwoording · Report
- `evidence`: Bewijsstuk · Evidence"""

    title: str | None = answered()
    """Null when the source does not give one."""

    reference_number: str | None = answered()
    """The number its author gave it."""

    dated_on: PartialDate | None = answered()
    """The day that stands on it."""

    language: str | None = answered()

    author_body: str | None = answered()
    """The body that wrote it, in the words of the source."""

    organisation_id: UUID | None = answered()
    """The organisation it comes from."""

    available: bool = answered()
    """Whether the document itself was at hand."""

    sha256: str | None = answered()
    """SHA-256 of its file, as 64 lower-case hexadecimal digits."""

    confidentiality: Confidentiality | None = answered()
    """Null while nobody classified it."""

    agreement_ids: list[UUID] = answered()
    """The dossiers it belongs to, in order of id; their readers may see it."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    file: FileRead | None = None
    """Null while only facts about the document are recorded."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class EventData(Answer):
    """What an event is about; what the record says is read at its address, with the reader's own rights."""

    kind: str = answered()
    """The kind of record, such as `agreement`."""

    id: UUID = answered()
    """Id of the record."""

    version: int = answered()
    """The version that this event made."""

    agreement_id: UUID | None = answered()
    """The agreement whose dossier the record lies in, if it lies in one."""

    address: str = answered()
    """Address of the record, relative to the server."""


class EventPage(Answer):
    """One page of the feed. It may be empty while `links.next` still goes on."""

    items: list[CloudEvent] = answered()

    has_more: bool = answered()
    """`true`: follow `links.next` at once. `false`: you are up to date; wait first."""

    links: FeedLinks = answered()
    """Addresses of this page and of what comes after it, relative to the server."""


class Evidence(Answer):
    """A record that satisfies a guard or stands in its way."""

    kind: str = answered()

    id: UUID = answered()


class EvidenceItem(Answer):
    """A record a finding rests on."""

    kind: str = answered()

    id: UUID = answered()


class EvidenceRead(Answer):
    """One reason for the class: what changed where, and the subject it touches."""

    rule: str = answered()
    """The rule of the domain that was applied."""

    cause: EvidenceCause = answered()
    """What in a change shows how far it reaches.

- `clause_kind`: Soort bepaling · Kind of clause
- `amount`: Bedrag · Amount
- `percentage`: Percentage · Percentage
- `date`: Datum · Date
- `period`: Termijn · Period
- `party_name`: Naam van een partij · Name of a party
- `negation`: Ontkenning · Negation
- `duty`: Woord dat bindt of beperkt · Word that binds or limits
- `firmness`: Hoe stellig het staat · How firm it is put
- `actor`: Wie het doet · Who is to act
- `definition`: Betekenis van een begrip · Meaning of a term
- `number`: Getal · Number
- `reference`: Verwijzing naar een ander artikel · Reference to another clause
- `unreadable`: Letters die op andere lijken · Letters that pass for others
- `too_large`: Te veel tegelijk gewijzigd om te vergelijken · Too much changed at once to compare
- `survival`: Of het na het einde blijft gelden · Whether it stays in effect after the end
- `wording`: Andere woorden · Other words
- `place`: Plaats of nummer · Place or number
- `term`: Looptijd of termijn van de overeenkomst · Term of the agreement
- `unknown_words`: De woorden zijn niet bekend · The words are not known
- `declared`: Door de indiener genoemd · Named by the proposer"""

    subject: ProtectedSubject | None = answered()
    """Null: it only keeps the change from being editorial."""

    old_clause_id: UUID | None = answered()
    """The clause in the text last decided on."""

    new_clause_id: UUID | None = answered()
    """The clause of the baseline, or of the operation that adds it."""

    operations: list[int] = answered()
    """The operations it comes from, counted from 0."""

    term: str | None = answered()
    """The term of the agreement that changes."""

    in_heading: bool = answered()
    """The words stand in the heading of the clause."""

    old_text: str | None = answered()
    """The words that went; null when only words came."""

    new_text: str | None = answered()
    """The words that came; null when only words went."""

    old_start: int | None = answered()
    """Where the old words begin in their heading or text, from 0."""

    new_start: int | None = answered()
    """Where the new words begin in their heading or text, from 0."""


class FeedLinks(Answer):
    """Addresses of this page and of what comes after it, relative to the server."""

    self: str = answered()

    next: str = answered()
    """Always there: what comes after this page, now or later."""


class FigureLinks(Answer):
    """The address of this answer, relative to the server."""

    self: str = answered()


class FileRead(Answer):
    """The file of a document; its SHA-256 is that of the document."""

    size_bytes: int = answered()
    """How many bytes it has."""

    media_type: str = answered()
    """What its first bytes show; not what its sender said."""

    file_name: str | None = answered()
    """The name its sender gave it, without folders."""

    inspection: FileInspection = answered()
    """What was found when a file was searched for electronic signatures.

- `signed`: Elektronisch ondertekend · Signed electronically
- `unsigned`: Zonder elektronische handtekening · Without electronic signature
- `unreadable`: Niet te onderzoeken · Could not be examined
- `not_a_pdf`: Geen PDF · Not a PDF"""

    signatures: list[FileSignatureRead] = answered()
    """The electronic signatures in it, oldest first."""


class FileSignatureRead(Answer):
    """One electronic signature in a PDF, as the register found it when the file came in."""

    signer_name: str | None = answered()
    """The name in the certificate of the signer; null where it gives none that may be kept."""

    signer_organisation: str | None = answered()
    """The organisation in the certificate of the signer."""

    issuer_name: str | None = answered()
    """Who issued that certificate, as the certificate says."""

    signed_at: dt.datetime | None = answered()
    """When, as the signature states; it is not proven."""

    reason: str | None = answered()
    """Why, in the words of the signature."""

    is_intact: bool | None = answered()
    """Whether the bytes signed are still what was signed; null where that could not be judged."""

    covers_whole_document: bool = answered()
    """Whether nothing stands in the file beside what was signed."""

    later_changes: LaterChanges | None = answered()
    """What was added after signing, such as another signature; null where that could not be judged."""

    is_trusted: bool | None = answered()
    """Whether the certificate leads to an authority the operator trusts, at the time stated; whether it was revoked is not asked. Null where the operator named no authorities."""

    claims_qualified_certificate: bool = answered()
    """Whether the certificate says that it is qualified."""

    claims_qualified_device: bool = answered()
    """Whether it says that its key lies in a qualified device."""

    level: SignatureLevel = answered()
    """What is proven of an electronic signature (eIDAS, article 3, points 11 and 12).

- `advanced`: Geavanceerd · Advanced
- `qualified`: Gekwalificeerd · Qualified
- `unknown`: Niet vastgesteld · Not established"""


class FindingPage(Page):
    """One page of a list."""

    items: list[FindingRead] = answered()
    """Findings, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class FindingRead(Record):
    """Something in a dossier that does not add up, noticed by the register itself."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    code: FindingCode = answered()
    """The checks: twenty of the domain reference and five of the course; a name is its member name in lower case.

- `F-001`: Ondertekend vóór het besluit · Signed before decided
- `F-002`: Ondertekening gepland vóór het besluit · Signing planned before the decision
- `F-003`: Mandaat valt buiten zijn fase · Mandate falls outside its phase
- `F-004`: Houder van het mandaat onbekend · Mandate holder undetermined
- `F-005`: Mandaat overschreden · Mandate exceeded
- `F-006`: Ondertekenaar niet aangewezen · Signatory not designated
- `F-007`: Bevoegdheid van ondertekenaar niet aangetoond · Authority of signatory unproven
- `F-008`: In werking zonder alle handtekeningen · In force without all signatures
- `F-009`: Besluit van partij ontbreekt · Decision of party missing
- `F-010`: Ondergeschikte wijziging raakt beschermd onderwerp · Minor change touches a protected subject
- `F-011`: Instemming met wijziging onvolledig · Consent to amendment incomplete
- `F-012`: Looptijd onbepaald · Term undetermined
- `F-013`: Handeling na het einde · Activity after the end
- `F-014`: Bedrag overschreden · Amount exceeded
- `F-015`: Raming nog niet vast · Estimate not firmed up
- `F-016`: Bedrag dubbel geteld · Amount counted twice
- `F-017`: Persoonsgegevens in openbare versie · Personal data in the public copy
- `F-018`: Openbaarmaking te laat · Publication overdue
- `F-019`: Vervolgactie te laat · Follow-up overdue
- `F-020`: Bronnen spreken elkaar tegen · Sources contradict each other
- `F-021`: Besloten over een andere tekst · Decided on another text
- `F-022`: Raad of Staten niet gehoord · Council or States not heard
- `F-023`: In werking vóór de laatste handtekening · In force before the last signature
- `F-024`: Beëindigd zonder grond of termijn · Ended without ground or notice
- `F-025`: Toegetreden zonder instemming · Joined without consent"""

    name: str = answered()

    severity: FindingSeverity = answered()
    """How serious a finding is (glossary: `finding_severity`).

- `error`: Fout · Error
- `warning`: Waarschuwing · Warning
- `info`: Ter informatie · Info"""

    status: FindingStatus = answered()
    """What people did with a finding (glossary: `finding_status`).

- `open`: Open · Open
- `acknowledged`: Erkend · Acknowledged
- `accepted`: Geaccepteerd met reden · Accepted with a reason
- `resolved`: Opgelost · Resolved"""

    agreement_id: UUID = answered()
    """The dossier it is about."""

    subject_kind: str = answered()
    """The kind of the record it is about."""

    subject_id: UUID = answered()
    """The id of the record it is about."""

    fingerprint: str = answered()
    """The same cause has the same fingerprint on every day."""

    explanation: LocalisedText = answered()
    """One sentence in Dutch and English."""

    evidence: list[EvidenceItem] = answered()
    """The values it was found in."""

    seen_as_of: dt.date = answered()
    """The legal day as of which it was noticed, or last changed."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class FollowUpCorrection(Input):
    """What changes about one follow-up; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    kind: FollowUpKind | Unset = UNSET
    """What was announced to follow (glossary: `follow_up_kind`).

- `council_information_letter`: Raadsinformatiebrief · Council information letter
- `press_release`: Persbericht · Press release
- `evaluation`: Evaluatie · Evaluation
- `clarification`: Nadere duidelijkheid · Clarification
- `funding_arrangements`: Financiële afspraken · Funding arrangements
- `implementation_plans`: Uitvoeringsplannen · Implementation plans
- `other`: Overig · Other"""

    status: FollowUpStatus | Unset = UNSET
    """Where a follow-up stands (glossary: `follow_up_status`).

- `planned`: Gepland · Planned
- `in_preparation`: In voorbereiding · In preparation
- `done`: Gedaan · Done
- `cancelled`: Vervallen · Cancelled"""

    due_on: PartialDateCorrection | None = None
    """When it was to be done."""

    done_on: PartialDateCorrection | None = None
    """When it was done."""

    addressee_body: Body | None = None
    """The body it is meant for."""

    joint: bool | None = None
    """Whether the parties do it together."""

    text: str | None = None
    """What must be done."""


class FollowUpCreate(Input):
    """Something announced to follow the agreement, to record."""

    kind: FollowUpKind
    """What was announced to follow (glossary: `follow_up_kind`).

- `council_information_letter`: Raadsinformatiebrief · Council information letter
- `press_release`: Persbericht · Press release
- `evaluation`: Evaluatie · Evaluation
- `clarification`: Nadere duidelijkheid · Clarification
- `funding_arrangements`: Financiële afspraken · Funding arrangements
- `implementation_plans`: Uitvoeringsplannen · Implementation plans
- `other`: Overig · Other"""

    status: FollowUpStatus
    """Where a follow-up stands (glossary: `follow_up_status`).

- `planned`: Gepland · Planned
- `in_preparation`: In voorbereiding · In preparation
- `done`: Gedaan · Done
- `cancelled`: Vervallen · Cancelled"""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    due_on: PartialDate | None = None
    """When it was to be done."""

    done_on: PartialDate | None = None
    """When it was done."""

    addressee_body: Body | None = None
    """The body it is meant for."""

    joint: bool | None = None
    """Whether the parties do it together."""

    text: str | None = None
    """What must be done."""


class FollowUpPage(Page):
    """One page of a list."""

    items: list[FollowUpRead] = answered()
    """Follow-ups, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class FollowUpRead(Record):
    """Something announced to follow the agreement."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    agreement_id: UUID = answered()
    """The agreement it belongs to."""

    kind: FollowUpKind = answered()
    """What was announced to follow (glossary: `follow_up_kind`).

- `council_information_letter`: Raadsinformatiebrief · Council information letter
- `press_release`: Persbericht · Press release
- `evaluation`: Evaluatie · Evaluation
- `clarification`: Nadere duidelijkheid · Clarification
- `funding_arrangements`: Financiële afspraken · Funding arrangements
- `implementation_plans`: Uitvoeringsplannen · Implementation plans
- `other`: Overig · Other"""

    status: FollowUpStatus = answered()
    """Where a follow-up stands (glossary: `follow_up_status`).

- `planned`: Gepland · Planned
- `in_preparation`: In voorbereiding · In preparation
- `done`: Gedaan · Done
- `cancelled`: Vervallen · Cancelled"""

    due_on: PartialDate | None = answered()
    """When it was to be done."""

    done_on: PartialDate | None = answered()
    """When it was done."""

    addressee_body: Body | None = answered()
    """The body it is meant for."""

    joint: bool | None = answered()
    """Whether the parties do it together."""

    text: str | None = answered()
    """What must be done."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class FundingEnvelopeCorrection(Input):
    """What changes about one funding envelope; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    programme_id: UUID | None = None
    """The programme it belongs to."""

    purpose: str | None = None
    """What the money is meant for."""

    statement: StatementCorrection | Unset = UNSET
    """An amount as a source states it: how much, how certain, and in which words (R-075).

A fraction of a cent, a negative number or a text is a fault of the request (400, `amountCents`); another
currency is well-formed but not kept here (422 `currency-unsupported`). Members left out stay as they are."""

    ceiling_status: CeilingStatus | Unset = UNSET
    """Where a ceiling stands (glossary: `ceiling_status`).

- `announced`: Aangekondigd · Announced
- `adopted`: Vastgesteld · Adopted
- `published`: Bekendgemaakt · Published
- `closed`: Gesloten · Closed"""

    legal_basis: str | None = None
    """The regulation it rests on, with its article."""

    subsidy_regime: SubsidyRegime | None = None
    """Null while unknown; nothing is guessed."""

    period_from: PartialDateCorrection | None = None
    """The first day it is for."""

    period_to: PartialDateCorrection | None = None
    """The last day it is for."""

    published_on: PartialDateCorrection | None = None
    """The day the ceiling was published."""

    distribution_method: DistributionMethod | None = None
    """How the money is shared out among applicants."""

    area_ids: list[UUID] | None = None
    """Areas the money is for, in order of id."""


class FundingEnvelopeCreate(Input):
    """An envelope to record."""

    provider_organisation_id: UUID
    """The organisation whose money it is. It does not change."""

    statement: Statement
    """An amount as a source states it: how much, how certain, and in which words (R-075).

A fraction of a cent, a negative number or a text is a fault of the request (400, `amountCents`); another
currency is well-formed but not kept here (422 `currency-unsupported`)."""

    ceiling_status: CeilingStatus
    """Where a ceiling stands (glossary: `ceiling_status`).

- `announced`: Aangekondigd · Announced
- `adopted`: Vastgesteld · Adopted
- `published`: Bekendgemaakt · Published
- `closed`: Gesloten · Closed"""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    programme_id: UUID | None = None
    """The programme it belongs to."""

    purpose: str | None = None
    """What the money is meant for."""

    legal_basis: str | None = None
    """The regulation it rests on, with its article."""

    subsidy_regime: SubsidyRegime | None = None
    """Null while unknown; nothing is guessed."""

    period_from: PartialDate | None = None
    """The first day it is for."""

    period_to: PartialDate | None = None
    """The last day it is for."""

    published_on: PartialDate | None = None
    """The day the ceiling was published."""

    distribution_method: DistributionMethod | None = None
    """How the money is shared out among applicants."""

    area_ids: list[UUID] | Unset = UNSET
    """Areas the money is for, in order of id."""


class FundingEnvelopePage(Page):
    """One page of a list."""

    items: list[FundingEnvelopeRead] = answered()
    """Funding envelopes, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class FundingEnvelopeRead(Record):
    """Money a provider has, or expects to have, for a purpose."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    provider_organisation_id: UUID = answered()
    """The organisation whose money it is. It does not change."""

    programme_id: UUID | None = answered()
    """The programme it belongs to."""

    purpose: str | None = answered()
    """What the money is meant for."""

    statement: StatementRead = answered()
    """An amount as a source states it."""

    ceiling_status: CeilingStatus = answered()
    """Where a ceiling stands (glossary: `ceiling_status`).

- `announced`: Aangekondigd · Announced
- `adopted`: Vastgesteld · Adopted
- `published`: Bekendgemaakt · Published
- `closed`: Gesloten · Closed"""

    legal_basis: str | None = answered()
    """The regulation it rests on, with its article."""

    subsidy_regime: SubsidyRegime | None = answered()
    """Null while unknown; nothing is guessed."""

    period_from: PartialDate | None = answered()
    """The first day it is for."""

    period_to: PartialDate | None = answered()
    """The last day it is for."""

    published_on: PartialDate | None = answered()
    """The day the ceiling was published."""

    distribution_method: DistributionMethod | None = answered()
    """How the money is shared out among applicants."""

    area_ids: list[UUID] = answered()
    """Areas the money is for, in order of id."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class FundingEnvelopeTransition(Input):
    """A transition of a funding envelope to perform."""

    transition: str
    """Its name, as `GET …/transitions` lists it."""

    reason: str | None = None
    """Why; kept in the journal. Some transitions need one."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    decision_point_id: UUID | None = None
    """The point of the decision it rests on."""

    document_id: UUID | None = None
    """With `firm_up`: the document that shows the amount."""

    certainty: AmountCertainty | None = None
    """With `firm_up`: how certain the amount now is."""

    amount_cents: int | None = None
    """The amount; left out, as stated."""

    qualifier: AmountQualifier | None = None
    """Left out, as stated."""

    legal_basis: str | None = None
    """The regulation; left out, as recorded."""

    subsidy_regime: SubsidyRegime | None = None
    """Left out, as recorded."""


class FundingFigures(Answer):
    """The measures of a report on money, in whole euro cents; top-level allocations only, each euro once (R-089)."""

    allocations: int = answered()
    """How many allocations are counted."""

    ceiling_cents: int | None = answered()
    """Ceilings of envelopes; null where none is set. This, `announcedCents` and `freeCents` are null when grouped or filtered by anything else than provider or programme, and where no envelope is seen."""

    announced_cents: int | None = answered()
    """Amounts of envelopes that are only announced."""

    expected_cents: int = answered()
    """Stated amounts of indicative allocations."""

    reserved_cents: int = answered()
    """Set apart in reserved allocations."""

    granted_cents: int = answered()
    """What was granted and not withdrawn."""

    consumption_cents: int = answered()
    """The grant until determination, then the determination."""

    advanced_cents: int = answered()
    """Advances that were not cancelled or reversed, paid or not."""

    paid_cents: int = answered()
    """Paid advances and final payments less repayments and set-offs; what was reversed does not count."""

    accounted_cents: int = answered()
    """What recipients reported as spent, by their newest report, once accounted."""

    determined_cents: int = answered()
    """Final amounts of what was determined."""

    claim_cents: int = answered()
    """What was paid above the entitlement, once a determination, withdrawal or recovery made it due."""

    refused_cents: int = answered()
    """What was refused."""

    free_cents: int | None = answered()
    """Ceiling less consumption. Null also where the reader is not the provider of all of it: then what others were granted would show."""


class FundingGroup(Answer):
    """What the allocations of a row have in common."""

    by: FundingGrouping = answered()
    """What the report on money may be grouped by.

- `area`: Gebied · Area
- `recipient`: Ontvanger · Recipient
- `programme`: Programma · Programme
- `provider`: Verstrekker · Provider
- `status`: Status · Status
- `year`: Jaar · Year"""

    value: str | None = answered()
    """An id, a status or a year; null where it is not known, or is told by an envelope the reader does not see. The year is that of the grant, else of the application."""

    name: str | None = answered()
    """Name of the area, organisation or programme."""


class FundingReport(Answer):
    """Money by area, recipient, programme, provider, status or year."""

    as_of: dt.date | None = answered()
    """The legal day reported; null: as it stands."""

    known_at: dt.datetime | None = answered()
    """The instant of the register reported; null: as it is known now."""

    items: list[FundingRow] = answered()
    """In order of their values; what is not known comes last."""

    total: FundingFigures = answered()
    """The measures of a report on money, in whole euro cents; top-level allocations only, each euro once (R-089)."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""


class FundingRow(Answer):
    """One row of a report on money."""

    allocations: int = answered()
    """How many allocations are counted."""

    ceiling_cents: int | None = answered()
    """Ceilings of envelopes; null where none is set. This, `announcedCents` and `freeCents` are null when grouped or filtered by anything else than provider or programme, and where no envelope is seen."""

    announced_cents: int | None = answered()
    """Amounts of envelopes that are only announced."""

    expected_cents: int = answered()
    """Stated amounts of indicative allocations."""

    reserved_cents: int = answered()
    """Set apart in reserved allocations."""

    granted_cents: int = answered()
    """What was granted and not withdrawn."""

    consumption_cents: int = answered()
    """The grant until determination, then the determination."""

    advanced_cents: int = answered()
    """Advances that were not cancelled or reversed, paid or not."""

    paid_cents: int = answered()
    """Paid advances and final payments less repayments and set-offs; what was reversed does not count."""

    accounted_cents: int = answered()
    """What recipients reported as spent, by their newest report, once accounted."""

    determined_cents: int = answered()
    """Final amounts of what was determined."""

    claim_cents: int = answered()
    """What was paid above the entitlement, once a determination, withdrawal or recovery made it due."""

    refused_cents: int = answered()
    """What was refused."""

    free_cents: int | None = answered()
    """Ceiling less consumption. Null also where the reader is not the provider of all of it: then what others were granted would show."""

    groups: list[FundingGroup] = answered()
    """In the order of `groupBy`; empty without it."""


class GoalCorrection(Input):
    """What changes about one goal; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    agreement_id: UUID | None = None
    """The agreement whose goal it is; or else a plan."""

    plan_id: UUID | None = None
    """The plan it stands in."""

    text: str | Unset = UNSET
    """What is to be reached."""


class GoalCreate(Input):
    """A goal of an agreement or a plan, to record."""

    text: str
    """What is to be reached."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    agreement_id: UUID | None = None
    """The agreement whose goal it is; or else a plan."""

    plan_id: UUID | None = None
    """The plan it stands in."""


class GoalPage(Page):
    """One page of a list."""

    items: list[GoalRead] = answered()
    """Goals, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class GoalRead(Record):
    """What an agreement or plan aims at."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    agreement_id: UUID | None = answered()
    """The agreement whose goal it is; or else a plan."""

    plan_id: UUID | None = answered()
    """The plan it stands in."""

    text: str = answered()
    """What is to be reached."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class GrantEntry(Answer):
    """One grant to a legal person."""

    allocation_id: UUID = answered()
    """The allocation that holds the grant."""

    recipient: NamedOrganisation = answered()
    """An organisation, as it is called."""

    provider: NamedOrganisation | None = answered()
    """Null where the reader does not see the envelope."""

    purpose: str | None = answered()
    """The activities, or else the purpose of the envelope."""

    status: AllocationStatus = answered()
    """Where an allocation stands (glossary: `allocation_status`).

- `indicative`: Indicatief · Indicative
- `reserved`: Gereserveerd · Reserved
- `granted`: Verleend · Granted
- `advance_paid`: Bevoorschot · Advance paid
- `accounted`: Verantwoord · Accounted
- `determined`: Vastgesteld · Determined
- `settled`: Afgerekend · Settled
- `recovering`: In terugvordering · Recovering
- `recovered`: Teruggevorderd · Recovered
- `refused`: Geweigerd · Refused
- `withdrawn`: Ingetrokken · Withdrawn
- `lapsed`: Vervallen · Lapsed"""

    granted_on: PartialDate | None = answered()
    """The day of the grant, where it is known."""

    amount_cents: int = answered()
    """What was granted, or determined without a grant; whole euro cents."""

    determined_cents: int | None = answered()
    """The final amount, in whole euro cents; null until it is determined."""

    legal_basis_kind: LegalBasisKind | None = answered()
    """The kind of ground a grant rests on (Awb 4:23)."""

    agreement_id: UUID | None = answered()
    """The agreement it was given for."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""


class GrantRegisterPage(Page):
    """One page of the register of grants."""

    items: list[GrantEntry] = answered()

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""


class GrantRequest(Input):
    """A grant: what the decision gives to whom, for what, on which basis (Awb 4:29 to 4:31)."""

    reason: str | None = None
    """Why; kept in the journal. Some transitions need one."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    decision_point_id: UUID | None = None
    """The point of the provider's decision about this allocation; without one the step is refused."""

    granted_cents: int | None = None
    """What the decision gives, or gives at most."""

    refused_cents: int | None = None
    """What the decision refuses of what was asked."""

    recipient_organisation_id: UUID | None = None
    """Left out, as recorded."""

    activities: str | None = None
    """Left out, as recorded."""

    legal_basis_kind: LegalBasisKind | None = None
    """Left out, as recorded."""

    period_from: PartialDate | None = None
    """First day of what is subsidised."""

    period_to: PartialDate | None = None
    """Last day of what is subsidised."""

    accounting_due_on: PartialDate | None = None
    """Last day to account for the grant."""

    budget_reservation: BudgetReservation | None = None
    """Where the grant is made on condition that the budget provides the money (Awb 4:34)."""


class GuardOutcome(Answer):
    """What one rule says about a transition now."""

    rule: str | None = answered()
    """The rule of the domain; null for the state itself."""

    is_met: bool = answered()
    """Whether nothing blocks by this rule."""

    problem: str | None = answered()
    """The problem type the request would be refused with."""

    blocks_historic: bool = answered()
    """Whether it also blocks what is recorded from a source."""

    explanation: LocalisedText = answered()
    """One sentence in Dutch and English."""

    evidence: list[Evidence] = answered()
    """The records that satisfy or block it."""

    cleared_by: ClearedBy | None = answered()
    """Who can clear it and how; null when it is met."""


class HeadroomRead(Answer):
    """What an envelope holds, gave and still has; each euro once (R-089)."""

    envelope_id: UUID = answered()
    """The envelope that was asked about."""

    as_of: dt.date | None = answered()
    """The legal day asked for; null: as it stands in the register."""

    known_at: dt.datetime | None = answered()
    """The register time asked for; null: all it knows now."""

    is_complete: bool = answered()
    """Whether the totals are over every allocation. For who does not provide the money they are over the allocations they see, and what is left is not told."""

    ceiling_cents: int | None = answered()
    """The ceiling (Awb 4:22); null while only announced."""

    limit_cents: int | None = answered()
    """What grants and reservations together may not exceed; null while the amount is no limit."""

    announced_cents: int | None = answered()
    """The amount stated while it is no ceiling yet; null after."""

    expected_cents: int = answered()
    """Stated in indicative allocations: nobody has a claim to it."""

    reserved_cents: int = answered()
    """Set apart in reserved allocations."""

    granted_total_cents: int = answered()
    """Granted; of what was determined the determined amount."""

    available_cents: int | None = answered()
    """The ceiling less `grantedTotalCents`; null without a ceiling or while not complete."""

    free_cents: int | None = answered()
    """The limit less `grantedTotalCents` and `reservedCents`; null without a limit or while not complete."""

    paid_cents: int = answered()
    """Paid on balance: advances and final payments less what came back."""

    allocations: list[StatusCount] = answered()
    """How many allocations were counted, by status. A part of one that was counted is not."""

    links: FigureLinks = answered()
    """The address of this answer, relative to the server."""


class HeldRoles(Answer):
    """Roles at one organisation."""

    organisation_id: UUID = answered()
    """The organisation the roles are held at."""

    roles: list[ApiRole] = answered()
    """The roles held there today."""


class HistoryEntry(Answer):
    """One version of a record. Outside the dossier `command`, `by`, `reason` and `mandateId` are null."""

    version: int = answered()

    recorded_at: dt.datetime = answered()
    """From this instant on `knownAt` shows this version, until the next."""

    command: str | None = answered()
    """What was done, such as `agreement.correct`."""

    by: Recorder | None = answered()
    """Who did it, in which role and for which organisation."""

    reason: str | None = answered()

    mandate_id: UUID | None = answered()
    """The mandate it was done under."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""


class HistoryPage(Page):
    """One page of a record's history, newest version first."""

    items: list[HistoryEntry] = answered()

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""


class JournalActor(Answer):
    """Who gave a command, as the token and the membership told it then."""

    issuer: str = answered()
    """Who issued the token; the register itself, for what it does by itself."""

    subject: str = answered()
    """Who somebody is to the issuer of their token (`sub`)."""

    name: str = answered()

    role: str = answered()
    """The role acted in."""

    organisation_id: UUID | None = answered()
    """The organisation acted for."""


class JournalEntryDetail(Answer):
    """One entry with its content."""

    sequence: int = answered()
    """Its place in the journal: from 1, without gaps."""

    recorded_at: dt.datetime = answered()
    """An instant, RFC 3339; answers are in UTC."""

    actor: JournalActor = answered()
    """Who gave a command, as the token and the membership told it then."""

    command: str = answered()
    """What was done, such as `record-agreement`."""

    resource_kind: str = answered()
    """The kind of the record."""

    resource_id: UUID = answered()
    """The id of the record."""

    resource_version: int = answered()
    """Which version of the record this is."""

    agreement_id: UUID | None = answered()
    """The agreement whose dossier it is in; null outside dossiers."""

    mandate_id: UUID | None = answered()
    """The mandate it was done under."""

    request_id: str = answered()
    """The request that did it, as in `X-Request-Id`."""

    payload_hash: str = answered()
    """SHA-256 as 64 lower-case hexadecimal digits."""

    previous_hash: str = answered()
    """SHA-256 as 64 lower-case hexadecimal digits."""

    entry_hash: str = answered()
    """SHA-256 as 64 lower-case hexadecimal digits."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    payload: JournalPayload | None = answered()
    """Null when the content was destroyed; its hash stays."""


class JournalEntryRead(Answer):
    """One version of one record, as the journal holds it; the hashes chain it to the entry before."""

    sequence: int = answered()
    """Its place in the journal: from 1, without gaps."""

    recorded_at: dt.datetime = answered()
    """An instant, RFC 3339; answers are in UTC."""

    actor: JournalActor = answered()
    """Who gave a command, as the token and the membership told it then."""

    command: str = answered()
    """What was done, such as `record-agreement`."""

    resource_kind: str = answered()
    """The kind of the record."""

    resource_id: UUID = answered()
    """The id of the record."""

    resource_version: int = answered()
    """Which version of the record this is."""

    agreement_id: UUID | None = answered()
    """The agreement whose dossier it is in; null outside dossiers."""

    mandate_id: UUID | None = answered()
    """The mandate it was done under."""

    request_id: str = answered()
    """The request that did it, as in `X-Request-Id`."""

    payload_hash: str = answered()
    """SHA-256 as 64 lower-case hexadecimal digits."""

    previous_hash: str = answered()
    """SHA-256 as 64 lower-case hexadecimal digits."""

    entry_hash: str = answered()
    """SHA-256 as 64 lower-case hexadecimal digits."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""


class JournalPage(Page):
    """One page of the journal, oldest first. It may hold few entries, even none, and still have a next page."""

    items: list[JournalEntryRead] = answered()

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""


class JournalPayload(Answer):
    """The content of an entry, exactly as it was hashed."""

    salt: str = answered()
    """Sixteen octets in hexadecimal."""

    reason: str | None = answered()

    representation: str = answered()
    """The record as those inside the dossier saw it: JSON text."""

    public_representation: str | None = answered()
    """The record as everybody saw it; null when it was not public."""


class LocalisedText(Answer):
    """One sentence in Dutch and English."""

    nl: str = answered()

    en: str = answered()


class MandateCorrection(Input):
    """What changes about one mandate; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    authority_kind: AuthorityKind | Unset = UNSET
    """What kind of authority is given (glossary: `authority_kind`).

- `mandate`: Mandaat · Mandate
- `power_of_attorney`: Volmacht · Power of attorney
- `authorisation`: Machtiging · Authorisation
- `signing_mandate`: Ondertekeningsmandaat · Signing mandate"""

    granting_body: Body | Unset = UNSET
    """A governing body (glossary: `body`).

- `municipal_executive`: College van B en W · Municipal executive
- `municipal_council`: Gemeenteraad · Municipal council
- `mayor`: Burgemeester · Mayor
- `provincial_executive`: Gedeputeerde Staten · Provincial executive
- `provincial_council`: Provinciale Staten · Provincial council
- `kings_commissioner`: Commissaris van de Koning · King's commissioner
- `management_board`: Bestuur · Management board
- `supervisory_board`: Raad van toezicht/commissarissen · Supervisory board"""

    decision_point_id: UUID | None = None
    """The point by which that organisation granted it."""

    holder_kind: HolderKind | Unset = UNSET
    """How the holder of a mandate is named (glossary: `holder_kind`).

- `role`: Rol · Role
- `function`: Functie · Function
- `person`: Persoon · Person"""

    holder_role: HolderRole | None = None
    """Whoever fills this role may use it."""

    function_kind: FunctionKind | None = None
    """Whoever holds this office may use it."""

    person_id: UUID | None = None
    """Only this person may use it."""

    powers: list[MandatePower] | Unset = UNSET
    """What it allows, each once; nothing else is allowed (R-032)."""

    subject_agreement_id: UUID | None = None
    """Null: a general mandate (R-035)."""

    phase_limit: PhaseLimit | None = None
    """The phase of the agreement in which it may be used; null: any."""

    valid_from: PartialDateCorrection | None = None
    """Never before the granting decision; left out, it starts on that decision's day (R-031)."""

    valid_to: PartialDateCorrection | None = None
    """The last day; null while it has no end."""

    financial_limit_cents: int | None = None
    """The most it may cost, in whole euro cents; null: no limit."""

    sub_mandate_allowed: bool | None = None
    """Null counts as no (R-037)."""

    parent_mandate_id: UUID | None = None
    """The mandate this sub-mandate derives from."""

    written: bool | Unset = UNSET
    """Whether it was given in writing."""

    consent_document_id: UUID | None = None
    """Consent of a holder outside the organisation and of the employer (R-036)."""

    revoked_on: PartialDateCorrection | None = None
    """From this day it was revoked (R-034)."""

    revoking_decision_point_id: UUID | None = None
    """The point by which it was revoked."""

    revocation_document_id: UUID | None = None
    """The document by which it was revoked."""

    status: MandateStatus | Unset = UNSET
    """Where a mandate stands (glossary: `mandate_status`).

- `proposed`: Voorgesteld · Proposed
- `granted`: Verleend · Granted
- `active`: Van kracht · Active
- `exhausted`: Uitgewerkt · Exhausted
- `expired`: Verlopen · Expired
- `revoked`: Ingetrokken · Revoked
- `lapsed`: Vervallen · Lapsed"""


class MandateCreate(Input):
    """A mandate, to record."""

    authority_kind: AuthorityKind
    """What kind of authority is given (glossary: `authority_kind`).

- `mandate`: Mandaat · Mandate
- `power_of_attorney`: Volmacht · Power of attorney
- `authorisation`: Machtiging · Authorisation
- `signing_mandate`: Ondertekeningsmandaat · Signing mandate"""

    granting_body: Body
    """A governing body (glossary: `body`).

- `municipal_executive`: College van B en W · Municipal executive
- `municipal_council`: Gemeenteraad · Municipal council
- `mayor`: Burgemeester · Mayor
- `provincial_executive`: Gedeputeerde Staten · Provincial executive
- `provincial_council`: Provinciale Staten · Provincial council
- `kings_commissioner`: Commissaris van de Koning · King's commissioner
- `management_board`: Bestuur · Management board
- `supervisory_board`: Raad van toezicht/commissarissen · Supervisory board"""

    granting_organisation_id: UUID
    """The organisation whose body gives it; it does not change."""

    holder_kind: HolderKind
    """How the holder of a mandate is named (glossary: `holder_kind`).

- `role`: Rol · Role
- `function`: Functie · Function
- `person`: Persoon · Person"""

    powers: list[MandatePower]
    """What it allows, each once; nothing else is allowed (R-032)."""

    written: bool
    """Whether it was given in writing."""

    status: MandateStatus
    """Where a mandate stands (glossary: `mandate_status`).

- `proposed`: Voorgesteld · Proposed
- `granted`: Verleend · Granted
- `active`: Van kracht · Active
- `exhausted`: Uitgewerkt · Exhausted
- `expired`: Verlopen · Expired
- `revoked`: Ingetrokken · Revoked
- `lapsed`: Vervallen · Lapsed"""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    decision_point_id: UUID | None = None
    """The point by which that organisation granted it."""

    holder_role: HolderRole | None = None
    """Whoever fills this role may use it."""

    function_kind: FunctionKind | None = None
    """Whoever holds this office may use it."""

    person_id: UUID | None = None
    """Only this person may use it."""

    subject_agreement_id: UUID | None = None
    """Null: a general mandate (R-035)."""

    phase_limit: PhaseLimit | None = None
    """The phase of the agreement in which it may be used; null: any."""

    valid_from: PartialDate | None = None
    """Never before the granting decision; left out, it starts on that decision's day (R-031)."""

    valid_to: PartialDate | None = None
    """The last day; null while it has no end."""

    financial_limit_cents: int | None = None
    """The most it may cost, in whole euro cents; null: no limit."""

    sub_mandate_allowed: bool | None = None
    """Null counts as no (R-037)."""

    parent_mandate_id: UUID | None = None
    """The mandate this sub-mandate derives from."""

    consent_document_id: UUID | None = None
    """Consent of a holder outside the organisation and of the employer (R-036)."""

    revoked_on: PartialDate | None = None
    """From this day it was revoked (R-034)."""

    revoking_decision_point_id: UUID | None = None
    """The point by which it was revoked."""

    revocation_document_id: UUID | None = None
    """The document by which it was revoked."""


class MandateOutlook(Answer):
    """A mandate the change could rest on, with each of its limits checked."""

    mandate_id: UUID = answered()
    """The mandate."""

    party_id: UUID = answered()
    """The party whose body gave it."""

    is_usable: bool = answered()
    """Whether every limit is kept, so that the change may rest on it."""

    limits: list[GuardOutcome] = answered()
    """What each rule says about it."""


class MandatePage(Page):
    """One page of a list."""

    items: list[MandateRead] = answered()
    """Mandates, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class MandateRead(Record):
    """Authority given to decide or act in another's name."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    authority_kind: AuthorityKind = answered()
    """What kind of authority is given (glossary: `authority_kind`).

- `mandate`: Mandaat · Mandate
- `power_of_attorney`: Volmacht · Power of attorney
- `authorisation`: Machtiging · Authorisation
- `signing_mandate`: Ondertekeningsmandaat · Signing mandate"""

    granting_body: Body = answered()
    """A governing body (glossary: `body`).

- `municipal_executive`: College van B en W · Municipal executive
- `municipal_council`: Gemeenteraad · Municipal council
- `mayor`: Burgemeester · Mayor
- `provincial_executive`: Gedeputeerde Staten · Provincial executive
- `provincial_council`: Provinciale Staten · Provincial council
- `kings_commissioner`: Commissaris van de Koning · King's commissioner
- `management_board`: Bestuur · Management board
- `supervisory_board`: Raad van toezicht/commissarissen · Supervisory board"""

    granting_organisation_id: UUID = answered()
    """The organisation whose body gives it; it does not change."""

    decision_point_id: UUID | None = answered()
    """The point by which that organisation granted it."""

    holder_kind: HolderKind = answered()
    """How the holder of a mandate is named (glossary: `holder_kind`).

- `role`: Rol · Role
- `function`: Functie · Function
- `person`: Persoon · Person"""

    holder_role: HolderRole | None = answered()
    """Whoever fills this role may use it."""

    function_kind: FunctionKind | None = answered()
    """Whoever holds this office may use it."""

    person_id: UUID | None = answered()
    """Only this person may use it."""

    powers: list[MandatePower] = answered()
    """What it allows, each once; nothing else is allowed (R-032)."""

    subject_agreement_id: UUID | None = answered()
    """Null: a general mandate (R-035)."""

    phase_limit: PhaseLimit | None = answered()
    """The phase of the agreement in which it may be used; null: any."""

    valid_from: PartialDate | None = answered()
    """Never before the granting decision; left out, it starts on that decision's day (R-031)."""

    valid_to: PartialDate | None = answered()
    """The last day; null while it has no end."""

    financial_limit_cents: int | None = answered()
    """The most it may cost, in whole euro cents; null: no limit."""

    sub_mandate_allowed: bool | None = answered()
    """Null counts as no (R-037)."""

    parent_mandate_id: UUID | None = answered()
    """The mandate this sub-mandate derives from."""

    written: bool = answered()
    """Whether it was given in writing."""

    consent_document_id: UUID | None = answered()
    """Consent of a holder outside the organisation and of the employer (R-036)."""

    revoked_on: PartialDate | None = answered()
    """From this day it was revoked; what was done before stands."""

    revoked_at: dt.datetime | None = answered()
    """When the register recorded that; null where a source tells it."""

    revoking_decision_point_id: UUID | None = answered()
    """The point by which it was revoked."""

    revocation_document_id: UUID | None = answered()
    """The document by which it was revoked."""

    status: MandateStatus = answered()
    """Where a mandate stands (glossary: `mandate_status`).

- `proposed`: Voorgesteld · Proposed
- `granted`: Verleend · Granted
- `active`: Van kracht · Active
- `exhausted`: Uitgewerkt · Exhausted
- `expired`: Verlopen · Expired
- `revoked`: Ingetrokken · Revoked
- `lapsed`: Vervallen · Lapsed"""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class MandateTransition(Input):
    """A transition of a mandate to perform."""

    transition: str
    """Its name, as `GET …/transitions` lists it."""

    reason: str | None = None
    """Why; kept in the journal. Some transitions need one."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    decision_point_id: UUID | None = None
    """The point by which it is revoked."""

    document_id: UUID | None = None
    """The document by which it is revoked; a general mandate asks for one of both (R-034)."""


class MembershipCorrection(Input):
    """What changes about one membership; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`workflow`: the roles are given now, by who records them."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    roles: list[ApiRole] | Unset = UNSET
    """The roles held; an empty list ends the membership at the next request."""

    person_id: UUID | None = None
    """The person the tokens are about; under a mandate only its holder acts (R-033)."""


class MembershipCreate(Input):
    """Somebody's roles at an organisation; without roles the membership has ended."""

    issuer: str
    """The issuer of the tokens, as in their `iss`; it does not change."""

    subject: str
    """Who the tokens are about, as in their `sub`; it does not change."""

    organisation_id: UUID
    """The organisation the roles are held at; it does not change."""

    roles: list[ApiRole]
    """The roles held; an empty list ends the membership at the next request."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    person_id: UUID | None = None
    """The person the tokens are about; under a mandate only its holder acts (R-033)."""


class MembershipPage(Page):
    """One page of a list."""

    items: list[MembershipRead] = answered()
    """Memberships, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class MembershipRead(Record):
    """Somebody's roles at an organisation."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    issuer: str = answered()
    """The issuer of the tokens, as in their `iss`; it does not change."""

    subject: str = answered()
    """Who the tokens are about, as in their `sub`; it does not change."""

    organisation_id: UUID = answered()
    """The organisation the roles are held at; it does not change."""

    roles: list[ApiRole] = answered()
    """The roles held; an empty list ends the membership at the next request."""

    person_id: UUID | None = answered()
    """The person the tokens are about; under a mandate only its holder acts (R-033)."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class Money(Model):
    """An amount of money (R-075)."""

    amount_cents: int
    """A whole number of euro cents."""

    currency: str | Unset = UNSET
    """ISO 4217; only EUR is kept."""


class NamedOrganisation(Answer):
    """An organisation, as it is called."""

    id: UUID = answered()

    name: str = answered()


class NeededConsent(Answer):
    """The consent of a party, and what it can rest on."""

    party_id: UUID = answered()
    """The party that must answer."""

    organisation_id: UUID | None = answered()
    """The organisation of that party."""

    consent_id: UUID | None = answered()
    """The consent that is there already."""

    mandate_ids: list[UUID] = answered()
    """Mandates that allow it without a new decision."""

    needs_decision: bool = answered()
    """A decision of its own body is needed."""


class NeededDecision(Answer):
    """A decision that a substantive change needs."""

    party_id: UUID = answered()
    """The party whose body must decide."""

    organisation_id: UUID | None = answered()
    """The organisation of that party."""

    body: Body | None = answered()
    """The body that is competent; null where the register cannot tell."""

    decision_id: UUID | None = answered()
    """The decision that is there already."""


class NeighbourhoodCreate(Input):
    """A neighbourhood within an area."""

    name: str

    id: UUID | None = None
    """Names an existing neighbourhood in a correction; made when left out."""

    municipality_organisation_id: UUID | None = None
    """The municipality it lies in, as an organisation."""

    priority_now: bool | None = None
    """Whether the work begins here."""


class NeighbourhoodRead(Answer):
    """A neighbourhood within an area."""

    id: UUID = answered()
    """Names an existing neighbourhood in a correction; made when left out."""

    name: str = answered()

    municipality_organisation_id: UUID | None = answered()
    """The municipality it lies in, as an organisation."""

    priority_now: bool | None = answered()
    """Whether the work begins here."""


class OfficeHoldingCorrection(Input):
    """What changes about one office holding; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    person_id: UUID | Unset = UNSET
    """Who holds the office."""

    organisation_id: UUID | Unset = UNSET
    """The organisation it is held at."""

    function_kind: FunctionKind | Unset = UNSET
    """The office a person holds (glossary: `function_kind`).

- `mayor`: Burgemeester · Mayor
- `alderman`: Wethouder · Alderman
- `provincial_executive_member`: Gedeputeerde · Provincial executive member
- `kings_commissioner`: Commissaris van de Koning · King's commissioner
- `board_member`: Bestuurder · Board member
- `secretary`: Secretaris · Secretary
- `official`: Ambtenaar/medewerker · Official"""

    portfolio: str | None = None
    """What they are responsible for, such as housing."""

    valid_from: PartialDateCorrection | None = None
    """The first day on which it counts."""

    valid_to: PartialDateCorrection | None = None
    """The last day on which it counts; null while it has no end."""


class OfficeHoldingCreate(Input):
    """An office held, to record."""

    person_id: UUID
    """Who holds the office."""

    organisation_id: UUID
    """The organisation it is held at."""

    function_kind: FunctionKind
    """The office a person holds (glossary: `function_kind`).

- `mayor`: Burgemeester · Mayor
- `alderman`: Wethouder · Alderman
- `provincial_executive_member`: Gedeputeerde · Provincial executive member
- `kings_commissioner`: Commissaris van de Koning · King's commissioner
- `board_member`: Bestuurder · Board member
- `secretary`: Secretaris · Secretary
- `official`: Ambtenaar/medewerker · Official"""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    portfolio: str | None = None
    """What they are responsible for, such as housing."""

    valid_from: PartialDate | None = None
    """The first day on which it counts."""

    valid_to: PartialDate | None = None
    """The last day on which it counts; null while it has no end."""


class OfficeHoldingPage(Page):
    """One page of a list."""

    items: list[OfficeHoldingRead] = answered()
    """Office holdings, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class OfficeHoldingRead(Record):
    """A person in an office of an organisation."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    person_id: UUID = answered()
    """Who holds the office."""

    organisation_id: UUID = answered()
    """The organisation it is held at."""

    function_kind: FunctionKind = answered()
    """The office a person holds (glossary: `function_kind`).

- `mayor`: Burgemeester · Mayor
- `alderman`: Wethouder · Alderman
- `provincial_executive_member`: Gedeputeerde · Provincial executive member
- `kings_commissioner`: Commissaris van de Koning · King's commissioner
- `board_member`: Bestuurder · Board member
- `secretary`: Secretaris · Secretary
- `official`: Ambtenaar/medewerker · Official"""

    portfolio: str | None = answered()
    """What they are responsible for, such as housing."""

    valid_from: PartialDate | None = answered()
    """The first day on which it counts."""

    valid_to: PartialDate | None = answered()
    """The last day on which it counts; null while it has no end."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class OpenFindings(Answer):
    """How many findings are open, by severity, as far as the reader sees them; `asOf` does not change them."""

    error: int = answered()
    """Findings of severity `error`."""

    warning: int = answered()
    """Findings of severity `warning`."""

    info: int = answered()
    """Findings of severity `info`."""


class OperationAccess(Answer):
    """Whether the caller may do one operation, and what is missing when not."""

    operation: str = answered()
    """Name of the operation in the API description."""

    allowed: bool = answered()
    """Whether the caller may do it here, for at least one organisation."""

    for_organisation_ids: list[UUID] = answered()
    """The caller's organisations it may be done for; empty for reading."""

    kept_by: LocalisedText | None = answered()
    """Which organisation keeps such a record; null for reading."""

    needed_roles: list[ApiRole] = answered()
    """Any of these roles; empty when none is needed."""

    needed_scope: str | None = answered()
    """The scope a token that is narrowed needs."""

    reasons: list[LocalisedText] = answered()
    """Why not; empty when allowed."""


class OrganisationCorrection(Input):
    """What changes about one organisation; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    slug: str | Unset = UNSET
    """Short, unique, readable name in addresses and tokens."""

    name: str | Unset = UNSET

    kind: OrganisationKind | None = None
    """Null while unknown; nothing is guessed."""

    legal_form: LegalForm | None = None
    """Its form in law; null when unknown."""

    is_public_law_body: bool | None = None
    """Whether public-law rules on deciding apply."""

    kvk_number: str | None = None
    """Trade-register number, 8 digits (R-119)."""

    rsin: str | None = None
    """Legal-entity number, 9 digits with eleven test (R-119)."""

    oin: str | None = None
    """Digital organisation number, 20 digits (R-119)."""

    tooi_uri: str | None = None
    """Address in the TOOI register of public bodies (R-119)."""

    status: OrganisationStatus | None = None
    """Whether an organisation still exists (glossary: `organisation_status`).

- `active`: Actief · Active
- `merged`: Gefuseerd · Merged
- `dissolved`: Ontbonden · Dissolved"""

    successor_id: UUID | None = None
    """The organisation that took over after a merger."""


class OrganisationCreate(Input):
    """An organisation to record."""

    slug: str
    """Short, unique, readable name in addresses and tokens."""

    name: str

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    kind: OrganisationKind | None = None
    """Null while unknown; nothing is guessed."""

    legal_form: LegalForm | None = None
    """Its form in law; null when unknown."""

    is_public_law_body: bool | None = None
    """Whether public-law rules on deciding apply."""

    kvk_number: str | None = None
    """Trade-register number, 8 digits (R-119)."""

    rsin: str | None = None
    """Legal-entity number, 9 digits with eleven test (R-119)."""

    oin: str | None = None
    """Digital organisation number, 20 digits (R-119)."""

    tooi_uri: str | None = None
    """Address in the TOOI register of public bodies (R-119)."""

    status: OrganisationStatus | Unset = UNSET
    """Whether an organisation still exists (glossary: `organisation_status`).

- `active`: Actief · Active
- `merged`: Gefuseerd · Merged
- `dissolved`: Ontbonden · Dissolved"""

    successor_id: UUID | None = None
    """The organisation that took over after a merger."""


class OrganisationPage(Page):
    """One page of a list."""

    items: list[OrganisationRead] = answered()
    """Organisations, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class OrganisationRead(Record):
    """An organisation."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    slug: str = answered()
    """Short, unique, readable name in addresses and tokens."""

    name: str = answered()

    kind: OrganisationKind | None = answered()
    """Null while unknown; nothing is guessed."""

    legal_form: LegalForm | None = answered()
    """Its form in law; null when unknown."""

    is_public_law_body: bool | None = answered()
    """Whether public-law rules on deciding apply."""

    kvk_number: str | None = answered()
    """Trade-register number, 8 digits (R-119)."""

    rsin: str | None = answered()
    """Legal-entity number, 9 digits with eleven test (R-119)."""

    oin: str | None = answered()
    """Digital organisation number, 20 digits (R-119)."""

    tooi_uri: str | None = answered()
    """Address in the TOOI register of public bodies (R-119)."""

    status: OrganisationStatus = answered()
    """Whether an organisation still exists (glossary: `organisation_status`).

- `active`: Actief · Active
- `merged`: Gefuseerd · Merged
- `dissolved`: Ontbonden · Dissolved"""

    successor_id: UUID | None = answered()
    """The organisation that took over after a merger."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class PartialDate(Model):
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    precision: DatePrecision
    """How precisely a source dates a fact (glossary: `date_precision`).

- `day`: Dag · Day
- `month`: Maand · Month
- `season`: Seizoen · Season
- `mid_year`: Medio · Mid year
- `year`: Jaar · Year
- `unknown`: Onbekend · Unknown"""

    value: str | None = None
    """ISO 8601 with the precision given: `2026-03-23`, `2025-04`, `2025`; null when unknown."""

    source_text: str | None = None
    """The words of the source."""


class PartialDateCorrection(Input):
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown. Members left out stay as they are."""

    value: str | None = None
    """ISO 8601 with the precision given: `2026-03-23`, `2025-04`, `2025`; null when unknown."""

    precision: DatePrecision | Unset = UNSET
    """How precisely a source dates a fact (glossary: `date_precision`).

- `day`: Dag · Day
- `month`: Maand · Month
- `season`: Seizoen · Season
- `mid_year`: Medio · Mid year
- `year`: Jaar · Year
- `unknown`: Onbekend · Unknown"""

    source_text: str | None = None
    """The words of the source."""


class PartialWithdrawalRequest(Input):
    """A grant to lower by decision (R-098)."""

    granted_cents: int
    """What stays granted."""

    reason: str | None = None
    """Why; kept in the journal. Some transitions need one."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    decision_point_id: UUID | None = None
    """The point of the provider's decision about this allocation; without one the step is refused."""

    ground: WithdrawalGround | None = None
    """Needed (R-095)."""

    budget_adopted_on: PartialDate | None = None
    """With `budget_reservation`: the day the budget was adopted, where not recorded yet."""


class PartyCorrection(Input):
    """What changes about one party; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    party_role: PartyRole | Unset = UNSET
    """In what capacity an organisation takes part (glossary: `party_role`).

- `alliance_partner`: Alliantiepartner · Alliance partner
- `party`: Partij · Party"""

    must_sign: bool | Unset = UNSET
    """Whether the agreement needs its signature (R-061)."""

    joined_on: PartialDateCorrection | None = None
    """Null: a party from the start."""

    left_on: PartialDateCorrection | None = None
    """The day on which it left; null while it takes part."""


class PartyCreate(Input):
    """A party to an agreement, to record."""

    organisation_id: UUID
    """Once in one agreement (R-060); it does not change. It sees the dossier from now on."""

    party_role: PartyRole
    """In what capacity an organisation takes part (glossary: `party_role`).

- `alliance_partner`: Alliantiepartner · Alliance partner
- `party`: Partij · Party"""

    must_sign: bool
    """Whether the agreement needs its signature (R-061)."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    joined_on: PartialDate | None = None
    """Null: a party from the start."""

    left_on: PartialDate | None = None
    """The day on which it left; null while it takes part."""


class PartyPage(Page):
    """One page of a list."""

    items: list[PartyRead] = answered()
    """Parties, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class PartyRead(Record):
    """An organisation's part in one agreement."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    agreement_id: UUID = answered()
    """The agreement it belongs to."""

    organisation_id: UUID = answered()
    """Once in one agreement (R-060); it does not change. It sees the dossier from now on."""

    party_role: PartyRole = answered()
    """In what capacity an organisation takes part (glossary: `party_role`).

- `alliance_partner`: Alliantiepartner · Alliance partner
- `party`: Partij · Party"""

    must_sign: bool = answered()
    """Whether the agreement needs its signature (R-061)."""

    joined_on: PartialDate | None = answered()
    """Null: a party from the start."""

    left_on: PartialDate | None = answered()
    """The day on which it left; null while it takes part."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class PaymentCorrection(Input):
    """What changes about one payment; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    status: PaymentStatus | None = None
    """In workflow mode it begins `prepared`; transitions do the rest."""

    due_on: PartialDateCorrection | None = None
    """Last day to pay; left out, six weeks after the decision."""

    paid_on: PartialDateCorrection | None = None
    """The day it was paid, in historic mode."""


class PaymentCreate(Input):
    """A payment to prepare, or one recorded from a source."""

    kind: PaymentKind
    """What a payment is for (glossary: `payment_kind`).

- `advance`: Voorschot · Advance
- `final`: Slotbetaling · Final payment
- `repayment`: Terugbetaling · Repayment
- `set_off`: Verrekening · Set-off"""

    money: Money
    """An amount of money (R-075)."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    status: PaymentStatus | Unset = UNSET
    """Where a payment stands (glossary: `payment_status`).

- `prepared`: Opgesteld · Prepared
- `approved`: Goedgekeurd · Approved
- `paid`: Betaald · Paid
- `suspended`: Opgeschort · Suspended
- `cancelled`: Geannuleerd · Cancelled
- `reversed`: Gestorneerd · Reversed"""

    decision_point_id: UUID | None = None
    """The decision it rests on; an advance needs a `grant_advance` point (R-071)."""

    due_on: PartialDate | None = None
    """Last day to pay; left out, six weeks after the decision."""

    paid_on: PartialDate | None = None
    """The day it was paid, in historic mode."""


class PaymentPage(Page):
    """One page of a list."""

    items: list[PaymentRead] = answered()
    """Payments, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class PaymentPeriod(Answer):
    """How a payment stood from a day on."""

    status: PaymentStatus = answered()
    """Where a payment stands (glossary: `payment_status`).

- `prepared`: Opgesteld · Prepared
- `approved`: Goedgekeurd · Approved
- `paid`: Betaald · Paid
- `suspended`: Opgeschort · Suspended
- `cancelled`: Geannuleerd · Cancelled
- `reversed`: Gestorneerd · Reversed"""

    since: PartialDate | None = answered()
    """The day from which it stood so; null where that is not known."""


class PaymentRead(Record):
    """Money paid to, or back by, the recipient of a grant."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    allocation_id: UUID = answered()
    """The allocation it belongs to."""

    agreement_id: UUID | None = answered()
    """The agreement the allocation is for."""

    provider_organisation_id: UUID = answered()
    """The organisation whose money it is."""

    kind: PaymentKind = answered()
    """What a payment is for (glossary: `payment_kind`).

- `advance`: Voorschot · Advance
- `final`: Slotbetaling · Final payment
- `repayment`: Terugbetaling · Repayment
- `set_off`: Verrekening · Set-off"""

    money: Money = answered()
    """An amount of money (R-075)."""

    status: PaymentStatus = answered()
    """Where a payment stands (glossary: `payment_status`).

- `prepared`: Opgesteld · Prepared
- `approved`: Goedgekeurd · Approved
- `paid`: Betaald · Paid
- `suspended`: Opgeschort · Suspended
- `cancelled`: Geannuleerd · Cancelled
- `reversed`: Gestorneerd · Reversed"""

    status_history: list[PaymentPeriod] = answered()
    """Every status it had, oldest first."""

    decision_point_id: UUID | None = answered()
    """The decision it rests on; an advance needs a `grant_advance` point (R-071)."""

    due_on: PartialDate | None = answered()
    """Last day to pay; left out, six weeks after the decision."""

    paid_on: PartialDate | None = answered()
    """The day it was paid, in historic mode."""

    reversed_on: PartialDate | None = answered()
    """The day on which the bank sent it back; null otherwise."""

    prepared_by: Recorder = answered()
    """Who recorded the latest version."""

    approved_by: Recorder | None = answered()
    """Who approved it: somebody else than who prepared it."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class PaymentTransition(Input):
    """A transition of a payment to perform."""

    transition: str
    """Its name, as `GET …/transitions` lists it."""

    reason: str | None = None
    """Why; kept in the journal. Some transitions need one."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""


class PersonCorrection(Input):
    """What changes about one person; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    family_name: str | Unset = UNSET

    given_name: str | None = None

    initials: str | None = None


class PersonCreate(Input):
    """A person to record."""

    family_name: str

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    given_name: str | None = None

    initials: str | None = None


class PersonPage(Page):
    """One page of a list."""

    items: list[PersonRead] = answered()
    """Persons, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class PersonRead(Record):
    """A person who acts through an office."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    family_name: str = answered()

    given_name: str | None = answered()

    initials: str | None = answered()

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class PillarCorrection(Input):
    """What changes about one pillar; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    programme_id: UUID | None = None
    """The programme it belongs to."""

    label_nl: str | Unset = UNSET
    """What it is called in Dutch."""

    label_en: str | None = None
    """What it is called in English; null when nobody said."""


class PillarCreate(Input):
    """A pillar of a programme, to record."""

    label_nl: str
    """What it is called in Dutch."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    programme_id: UUID | None = None
    """The programme it belongs to."""

    label_en: str | None = None
    """What it is called in English; null when nobody said."""


class PillarPage(Page):
    """One page of a list."""

    items: list[PillarRead] = answered()
    """Pillars, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class PillarRead(Record):
    """One of the lines a programme works along."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    programme_id: UUID | None = answered()
    """The programme it belongs to."""

    label_nl: str = answered()
    """What it is called in Dutch."""

    label_en: str | None = answered()
    """What it is called in English; null when nobody said."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class PlanCorrection(Input):
    """What changes about one plan; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    kind: PlanKind | Unset = UNSET
    """What a plan is (glossary: `plan_kind`).

- `programme_plan`: Programmaplan · Programme plan
- `implementation_plan`: Uitvoeringsplan · Implementation plan
- `strategic_agenda`: Strategische agenda · Strategic agenda"""

    title: str | Unset = UNSET

    programme_id: UUID | Unset = UNSET
    """The programme it belongs to."""

    adopted_by_decision_id: UUID | None = None
    """The decision that adopted it."""

    adopted_jointly: bool | None = None
    """Whether several organisations adopted it together; null when unknown."""

    adopted_jointly_on: PartialDateCorrection | None = None
    """The day on which they did."""


class PlanCreate(Input):
    """A plan of a programme, to record."""

    kind: PlanKind
    """What a plan is (glossary: `plan_kind`).

- `programme_plan`: Programmaplan · Programme plan
- `implementation_plan`: Uitvoeringsplan · Implementation plan
- `strategic_agenda`: Strategische agenda · Strategic agenda"""

    title: str

    programme_id: UUID
    """The programme it belongs to."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    adopted_by_decision_id: UUID | None = None
    """The decision that adopted it."""

    adopted_jointly: bool | None = None
    """Whether several organisations adopted it together; null when unknown."""

    adopted_jointly_on: PartialDate | None = None
    """The day on which they did."""


class PlanPage(Page):
    """One page of a list."""

    items: list[PlanRead] = answered()
    """Plans, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class PlanRead(Record):
    """A plan of a programme. The decision that adopted it is shown to members only."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    kind: PlanKind = answered()
    """What a plan is (glossary: `plan_kind`).

- `programme_plan`: Programmaplan · Programme plan
- `implementation_plan`: Uitvoeringsplan · Implementation plan
- `strategic_agenda`: Strategische agenda · Strategic agenda"""

    title: str = answered()

    programme_id: UUID = answered()
    """The programme it belongs to."""

    adopted_jointly: bool | None = answered()
    """Whether several organisations adopted it together; null when unknown."""

    adopted_jointly_on: PartialDate | None = answered()
    """The day on which they did."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    adopted_by_decision_id: UUID | None = None
    """The decision that adopted it."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class PointOutcome(Input):
    """The outcome of one point of a decision."""

    point_id: UUID
    """The point of the decision."""

    outcome: DecisionOutcome
    """What became of one point (glossary: `decision_outcome`).

- `conform`: Conform · Adopted as proposed
- `conform_amended`: Gewijzigd conform · Adopted with changes
- `deferred`: Aangehouden · Deferred
- `rejected`: Niet conform · Rejected
- `withdrawn`: Ingetrokken · Withdrawn
- `noted`: Voor kennisgeving aangenomen · Noted"""


class ProgrammeCorrection(Input):
    """What changes about one programme; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    name: str | Unset = UNSET

    owner_organisation_id: UUID | Unset = UNSET
    """The organisation whose programme it is."""

    starts_on: PartialDateCorrection | None = None
    """The first day of the programme."""

    horizon_years: int | None = None
    """How far it looks ahead; not the term of any agreement."""

    ambition: str | None = None
    """What it is meant to reach."""


class ProgrammeCreate(Input):
    """A programme to record."""

    name: str

    owner_organisation_id: UUID
    """The organisation whose programme it is."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    starts_on: PartialDate | None = None
    """The first day of the programme."""

    horizon_years: int | None = None
    """How far it looks ahead; not the term of any agreement."""

    ambition: str | None = None
    """What it is meant to reach."""


class ProgrammePage(Page):
    """One page of a list."""

    items: list[ProgrammeRead] = answered()
    """Programmes, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class ProgrammeRead(Record):
    """What agreements, plans and money belong to."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    name: str = answered()

    owner_organisation_id: UUID = answered()
    """The organisation whose programme it is."""

    starts_on: PartialDate | None = answered()
    """The first day of the programme."""

    horizon_years: int | None = answered()
    """How far it looks ahead; not the term of any agreement."""

    ambition: str | None = answered()
    """What it is meant to reach."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class RaisedFinding(Answer):
    """A finding as the checks raise it for one day; `status` is what people did with the same cause."""

    code: FindingCode = answered()
    """The checks: twenty of the domain reference and five of the course; a name is its member name in lower case.

- `F-001`: Ondertekend vóór het besluit · Signed before decided
- `F-002`: Ondertekening gepland vóór het besluit · Signing planned before the decision
- `F-003`: Mandaat valt buiten zijn fase · Mandate falls outside its phase
- `F-004`: Houder van het mandaat onbekend · Mandate holder undetermined
- `F-005`: Mandaat overschreden · Mandate exceeded
- `F-006`: Ondertekenaar niet aangewezen · Signatory not designated
- `F-007`: Bevoegdheid van ondertekenaar niet aangetoond · Authority of signatory unproven
- `F-008`: In werking zonder alle handtekeningen · In force without all signatures
- `F-009`: Besluit van partij ontbreekt · Decision of party missing
- `F-010`: Ondergeschikte wijziging raakt beschermd onderwerp · Minor change touches a protected subject
- `F-011`: Instemming met wijziging onvolledig · Consent to amendment incomplete
- `F-012`: Looptijd onbepaald · Term undetermined
- `F-013`: Handeling na het einde · Activity after the end
- `F-014`: Bedrag overschreden · Amount exceeded
- `F-015`: Raming nog niet vast · Estimate not firmed up
- `F-016`: Bedrag dubbel geteld · Amount counted twice
- `F-017`: Persoonsgegevens in openbare versie · Personal data in the public copy
- `F-018`: Openbaarmaking te laat · Publication overdue
- `F-019`: Vervolgactie te laat · Follow-up overdue
- `F-020`: Bronnen spreken elkaar tegen · Sources contradict each other
- `F-021`: Besloten over een andere tekst · Decided on another text
- `F-022`: Raad of Staten niet gehoord · Council or States not heard
- `F-023`: In werking vóór de laatste handtekening · In force before the last signature
- `F-024`: Beëindigd zonder grond of termijn · Ended without ground or notice
- `F-025`: Toegetreden zonder instemming · Joined without consent"""

    name: str = answered()

    severity: FindingSeverity = answered()
    """How serious a finding is (glossary: `finding_severity`).

- `error`: Fout · Error
- `warning`: Waarschuwing · Warning
- `info`: Ter informatie · Info"""

    status: FindingStatus = answered()
    """What people did with a finding (glossary: `finding_status`).

- `open`: Open · Open
- `acknowledged`: Erkend · Acknowledged
- `accepted`: Geaccepteerd met reden · Accepted with a reason
- `resolved`: Opgelost · Resolved"""

    agreement_id: UUID = answered()
    """The dossier it is about."""

    subject_kind: str = answered()
    """The kind of the record it is about."""

    subject_id: UUID = answered()
    """The id of the record it is about."""

    fingerprint: str = answered()
    """The same cause has the same fingerprint on every day."""

    explanation: LocalisedText = answered()
    """One sentence in Dutch and English."""

    evidence: list[EvidenceItem] = answered()
    """The values it was found in."""

    remedies: list[RemedyItem] = answered()
    """What clears it: any of these."""


class RaisedFindings(Answer):
    """What the checks raise about one agreement for one legal day."""

    as_of: dt.date = answered()
    """A legal day (Europe/Amsterdam), YYYY-MM-DD."""

    known_at: dt.datetime | None = answered()
    """The register time asked for; null: all it knows now."""

    items: list[RaisedFinding] = answered()

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""


class RatificationCorrection(Input):
    """What changes about one ratification; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    ratified_on: PartialDateCorrection | Unset = UNSET
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown. Members left out stay as they are."""


class RatificationCreate(Input):
    """A later approval that cures an unauthorised signature, to link (R-023)."""

    party_id: UUID
    """The party whose signature is approved."""

    signatory_id: UUID
    """The signatory who signed without authority."""

    decision_point_id: UUID
    """The point by which the competent body approved the signed text."""

    ratified_on: PartialDate
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    scope: RatificationScope | Unset = UNSET
    """How much of an act a ratification covers (glossary: `ratification_scope`).

- `full`: Geheel · Full
- `partial`: Gedeeltelijk · Partial"""


class RatificationPage(Page):
    """One page of a list."""

    items: list[RatificationRead] = answered()
    """Ratifications, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class RatificationRead(Record):
    """A later approval by the competent body that cures one unauthorised signature."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    agreement_id: UUID = answered()
    """The agreement it belongs to."""

    party_id: UUID = answered()
    """The party whose signature is approved."""

    signatory_id: UUID = answered()
    """The signatory who signed without authority."""

    signature_id: UUID | None = answered()
    """The signature that stood when it was given, and that it cures; null where only its day is known."""

    decision_point_id: UUID = answered()
    """The point by which the competent body approved the signed text."""

    ratified_on: PartialDate = answered()
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    scope: RatificationScope = answered()
    """How much of an act a ratification covers (glossary: `ratification_scope`).

- `full`: Geheel · Full
- `partial`: Gedeeltelijk · Partial"""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class RebaseRequest(Input):
    """A proposal to carry over to the present text; the old one is withdrawn."""

    reason: str
    """Why; kept in the journal."""


class Recorder(Answer):
    """Who recorded the latest version."""

    name: str = answered()

    role: str = answered()
    """The role they acted in."""

    organisation_id: UUID | None = answered()
    """The organisation they acted for."""


class RecoveryRequest(Input):
    """What was paid too much, to claim back (Awb 4:49, 4:57)."""

    reason: str | None = None
    """Why; kept in the journal. Some transitions need one."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    decision_point_id: UUID | None = None
    """The point of the provider's decision about this allocation; without one the step is refused."""

    determined_cents: int | None = None
    """After settlement: the lower determination (R-096)."""

    ground: RevisionGround | None = None
    """After settlement: the ground of article 4:49."""

    breached_on: PartialDate | None = None
    """With `obligations_breached`: the day of the breach."""


class Redraft(Answer):
    """What a redrafted proposal would have to leave out to be minor."""

    operations: list[int] = answered()
    """By their place in the proposal, counted from 0."""

    terms: list[str] = answered()
    """The terms of the agreement to leave as they are."""

    declared_subjects: list[ProtectedSubject] = answered()
    """The subjects the proposer declared that would have to go."""

    remains: AmendmentClassification | None = answered()
    """What is left then; null when nothing is."""


class RefusalRequest(Input):
    """A refusal (Awb 4:25, 4:35)."""

    ground: RefusalGround
    """Why an application is refused (Awb 4:25, 4:35).

- `ceiling`: Plafond bereikt (4:25-2) · Ceiling reached (Awb 4:25-2)
- `general`: Algemene weigeringsgrond (4:35) · General ground (Awb 4:35)
- `regulation`: Weigeringsgrond uit de regeling · Ground in the regulation"""

    reason: str | None = None
    """Why; kept in the journal. Some transitions need one."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    decision_point_id: UUID | None = None
    """The point of the provider's decision about this allocation; without one the step is refused."""

    refused_cents: int | None = None
    """Left out, what was requested or stated."""


class Rehearsal(Answer):
    """What a command would have done: everything was run and then undone (`validateOnly=true`)."""

    status: int = answered()
    """The status the command would answer with."""

    body: dict[str, Any] = answered()
    """The body it would answer with."""

    touched: list[TouchedRecord] = answered()
    """Every record it would make or change that you may see, findings included."""


class RejectionNoticeCorrection(Input):
    """What changes about one rejection notice; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    notified_on: PartialDateCorrection | Unset = UNSET
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown. Members left out stay as they are."""


class RejectionNoticeCreate(Input):
    """A counterparty's notice that it rejects an unauthorised signature, to record (R-024)."""

    party_id: UUID
    """The party that gave notice."""

    signatory_id: UUID
    """The signatory whose signature it rejects."""

    notified_on: PartialDate
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    knew_of_defect: bool
    """Whether it knew of the lack of authority when the agreement was signed."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""


class RejectionNoticePage(Page):
    """One page of a list."""

    items: list[RejectionNoticeRead] = answered()
    """Rejection notices, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class RejectionNoticeRead(Record):
    """A counterparty's notice that it rejects one unauthorised signature."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    agreement_id: UUID = answered()
    """The agreement it belongs to."""

    party_id: UUID = answered()
    """The party that gave notice."""

    signatory_id: UUID = answered()
    """The signatory whose signature it rejects."""

    signature_id: UUID | None = answered()
    """The signature that stood then, and that it rejects; null where only its day is known."""

    notified_on: PartialDate = answered()
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    knew_of_defect: bool = answered()
    """Whether it knew of the lack of authority when the agreement was signed."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class ReleaseRequest(Input):
    """An expectation or reservation to let go."""

    reason: str
    """Why; kept in the journal."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""


class RemedyItem(Answer):
    """One way to clear a finding."""

    code: str = answered()
    """Names the remedy."""

    text: LocalisedText = answered()
    """One sentence in Dutch and English."""


class ReplayRequest(Input):
    """From where events are sent again, and why."""

    reason: str

    after_sequence: int
    """Events after this place in the journal; 0 is its beginning."""


class ReservationRequest(Input):
    """An amount to set apart (R-081)."""

    reason: str | None = None
    """Why; kept in the journal. Some transitions need one."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    reserved_cents: int | None = None
    """Left out, the stated amount."""


class RiskCorrection(Input):
    """What changes about one risk; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    title: str | Unset = UNSET

    summary: str | Unset = UNSET
    """What may go wrong, in a few words."""


class RiskCreate(Input):
    """A caveat named when the agreement was proposed, to record."""

    title: str

    summary: str
    """What may go wrong, in a few words."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""


class RiskPage(Page):
    """One page of a list."""

    items: list[RiskRead] = answered()
    """Risks, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class RiskRead(Record):
    """A caveat that was named when the agreement was proposed."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    agreement_id: UUID = answered()
    """The agreement it belongs to."""

    title: str = answered()

    summary: str = answered()
    """What may go wrong, in a few words."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class RoleAssignmentCorrection(Input):
    """What changes about one role assignment; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    role: HolderRole | Unset = UNSET
    """A role a member of a body has for one subject (glossary: `holder_role`).

- `portfolio_holder`: Portefeuillehouder · Portfolio holder"""

    agreement_id: UUID | None = None
    """The agreement the role is for; or else a programme."""

    programme_id: UUID | None = None
    """The programme it is filled in; or else an agreement."""

    organisation_id: UUID | Unset = UNSET
    """The organisation whose role it is."""

    office_holding_id: UUID | Unset = UNSET
    """The office of who fills it."""

    valid_from: PartialDateCorrection | Unset = UNSET
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown. Members left out stay as they are."""

    valid_to: PartialDateCorrection | None = None
    """The last day on which it counts; null while it has no end."""


class RoleAssignmentCreate(Input):
    """A role for one agreement or programme, to record."""

    role: HolderRole
    """A role a member of a body has for one subject (glossary: `holder_role`).

- `portfolio_holder`: Portefeuillehouder · Portfolio holder"""

    organisation_id: UUID
    """The organisation whose role it is."""

    office_holding_id: UUID
    """The office of who fills it."""

    valid_from: PartialDate
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    agreement_id: UUID | None = None
    """The agreement the role is for; or else a programme."""

    programme_id: UUID | None = None
    """The programme it is filled in; or else an agreement."""

    valid_to: PartialDate | None = None
    """The last day on which it counts; null while it has no end."""


class RoleAssignmentPage(Page):
    """One page of a list."""

    items: list[RoleAssignmentRead] = answered()
    """Role assignments, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class RoleAssignmentRead(Record):
    """Who has a role for an agreement or programme."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    role: HolderRole = answered()
    """A role a member of a body has for one subject (glossary: `holder_role`).

- `portfolio_holder`: Portefeuillehouder · Portfolio holder"""

    agreement_id: UUID | None = answered()
    """The agreement the role is for; or else a programme."""

    programme_id: UUID | None = answered()
    """The programme it is filled in; or else an agreement."""

    organisation_id: UUID = answered()
    """The organisation whose role it is."""

    office_holding_id: UUID = answered()
    """The office of who fills it."""

    valid_from: PartialDate = answered()
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    valid_to: PartialDate | None = answered()
    """The last day on which it counts; null while it has no end."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class RunRead(Answer):
    """A stretch of text that stayed, went or came."""

    kind: RunKind = answered()
    """What happened to a stretch of text.

- `equal`: Ongewijzigd · Equal
- `deleted`: Verwijderd · Deleted
- `inserted`: Toegevoegd · Inserted"""

    text: str = answered()
    """The words that stayed, went or came."""


class SdgCorrection(Input):
    """What changes about one development goal; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    number: int | Unset = UNSET
    """The number of the goal among the seventeen of the United Nations."""

    label_nl: str | Unset = UNSET
    """What it is called in Dutch."""

    label_en: str | None = None
    """What it is called in English; null when nobody said."""


class SdgCreate(Input):
    """A sustainable development goal, to record."""

    number: int
    """The number of the goal among the seventeen of the United Nations."""

    label_nl: str
    """What it is called in Dutch."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    label_en: str | None = None
    """What it is called in English; null when nobody said."""


class SdgPage(Page):
    """One page of a list."""

    items: list[SdgRead] = answered()
    """Development goals, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class SdgRead(Record):
    """A sustainable development goal of the United Nations."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    number: int = answered()
    """The number of the goal among the seventeen of the United Nations."""

    label_nl: str = answered()
    """What it is called in Dutch."""

    label_en: str | None = answered()
    """What it is called in English; null when nobody said."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class SearchHit(Answer):
    """A record with the words that were looked for, in the text the reader may see."""

    kind: str = answered()
    """The kind of record, such as `agreement`."""

    id: UUID = answered()

    title: str | None = answered()
    """Its title or name, or the beginning of its text; null when it has neither, as a version has."""

    agreement_id: UUID | None = answered()
    """The agreement it belongs to, if it belongs to one."""

    snippet: list[SnippetPart] = answered()
    """The words around what was found, as plain text in pieces; ` · ` stands between two texts of the record, ` … ` for what is left out."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""


class SearchPage(Page):
    """One page of hits."""

    items: list[SearchHit] = answered()

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""


class SecretRotation(Input):
    """Why the secret is replaced."""

    reason: str


class SignatoryCorrection(Input):
    """What changes about one signatory; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    person_id: UUID | None = None
    """From `designated` on, a person or an office is given."""

    office_holding_id: UUID | None = None
    """The office in which the person signs."""

    function_kind: FunctionKind | None = None
    """The office in which they sign."""

    function_text: str | None = None
    """The function in the words of the source."""

    status: SignatoryStatus | Unset = UNSET
    """How far signing for a party has come (glossary: `signatory_status`).

- `not_designated`: Niet aangewezen · Not designated
- `designated`: Aangewezen · Designated
- `authority_verified`: Bevoegdheid vastgesteld · Authority verified
- `signed`: Ondertekend · Signed
- `signed_under_reservation`: Ondertekend onder voorbehoud · Signed under reservation
- `signed_unauthorised`: Onbevoegd ondertekend · Signed unauthorised
- `ratified`: Bekrachtigd · Ratified
- `ratification_refused`: Bekrachtiging geweigerd · Ratification refused
- `declined`: Geweigerd · Declined
- `replaced`: Vervangen · Replaced
- `voided`: Vervallen · Voided"""

    signed_on: PartialDateCorrection | None = None
    """The day of the actual signature, not a planned one."""

    signing_authority_id: UUID | None = None
    """What the right to sign rests on."""


class SignatoryCreate(Input):
    """Somebody who signs or is to sign for a party, to record."""

    status: SignatoryStatus
    """How far signing for a party has come (glossary: `signatory_status`).

- `not_designated`: Niet aangewezen · Not designated
- `designated`: Aangewezen · Designated
- `authority_verified`: Bevoegdheid vastgesteld · Authority verified
- `signed`: Ondertekend · Signed
- `signed_under_reservation`: Ondertekend onder voorbehoud · Signed under reservation
- `signed_unauthorised`: Onbevoegd ondertekend · Signed unauthorised
- `ratified`: Bekrachtigd · Ratified
- `ratification_refused`: Bekrachtiging geweigerd · Ratification refused
- `declined`: Geweigerd · Declined
- `replaced`: Vervangen · Replaced
- `voided`: Vervallen · Voided"""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    person_id: UUID | None = None
    """From `designated` on, a person or an office is given."""

    office_holding_id: UUID | None = None
    """The office in which the person signs."""

    function_kind: FunctionKind | None = None
    """The office in which they sign."""

    function_text: str | None = None
    """The function in the words of the source."""

    signed_on: PartialDate | None = None
    """The day of the actual signature, not a planned one."""

    signing_authority_id: UUID | None = None
    """What the right to sign rests on."""


class SignatoryPage(Page):
    """One page of a list."""

    items: list[SignatoryRead] = answered()
    """Signatories, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class SignatoryRead(Record):
    """Who signs, or is to sign, for a party."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    agreement_id: UUID = answered()
    """The agreement it belongs to."""

    party_id: UUID = answered()
    """The party they sign for."""

    person_id: UUID | None = answered()
    """From `designated` on, a person or an office is given."""

    office_holding_id: UUID | None = answered()
    """The office in which the person signs."""

    function_kind: FunctionKind | None = answered()
    """The office in which they sign."""

    function_text: str | None = answered()
    """The function in the words of the source."""

    status: SignatoryStatus = answered()
    """How far signing for a party has come (glossary: `signatory_status`).

- `not_designated`: Niet aangewezen · Not designated
- `designated`: Aangewezen · Designated
- `authority_verified`: Bevoegdheid vastgesteld · Authority verified
- `signed`: Ondertekend · Signed
- `signed_under_reservation`: Ondertekend onder voorbehoud · Signed under reservation
- `signed_unauthorised`: Onbevoegd ondertekend · Signed unauthorised
- `ratified`: Bekrachtigd · Ratified
- `ratification_refused`: Bekrachtiging geweigerd · Ratification refused
- `declined`: Geweigerd · Declined
- `replaced`: Vervangen · Replaced
- `voided`: Vervallen · Voided"""

    signed_on: PartialDate | None = answered()
    """The day of the actual signature, not a planned one."""

    signing_authority_id: UUID | None = answered()
    """What the right to sign rests on."""

    signature: StandingSignature | None = answered()
    """What is known of the signature; null while no day is known."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class SignatoryTransition(Input):
    """A transition of a signatory to perform."""

    transition: str
    """Its name, as `GET …/transitions` lists it."""

    reason: str | None = None
    """Why; kept in the journal. Some transitions need one."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    person_id: UUID | None = None
    """Who signs instead; only to replace the signatory."""

    office_holding_id: UUID | None = None
    """The office in which the person signs."""

    signing_authority_id: UUID | None = None
    """What the right to sign rests on."""

    mandate_id: UUID | None = None
    """A mandate with the power `sign`, where one is relied on."""


class SignatureAuthority(Answer):
    """On whose authority one signature stands: office, representation, decision, text."""

    party_id: UUID = answered()
    """The party that signed."""

    signatory_id: UUID = answered()
    """Who signed for it, as a signatory."""

    person_id: UUID | None = answered()
    """Who signed, as a person."""

    status: str = answered()

    under_reservation: bool = answered()
    """Whether it was signed subject to later approval."""

    text_sha256: str | None = answered()
    """The SHA-256 of the text that was signed; null when unknown."""

    links: list[AuthorityLink] = answered()
    """The links of the chain, from office to text."""


class SignatureCorrection(Input):
    """What changes about one signature; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    signed_on: PartialDateCorrection | Unset = UNSET
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown. Members left out stay as they are."""

    signed_at: dt.datetime | None = None
    """The moment it was set, where that is known."""

    method: SignatureMethod | None = None
    """How it was signed; null when unknown."""

    place: str | None = None
    """Where it was signed."""

    document_id: UUID | None = None
    """The signed document."""


class SignatureCreate(Input):
    """A signature to record: set just now, or in the past from a source."""

    party_id: UUID
    """The party signed for."""

    signatory_id: UUID
    """Who signs."""

    signed_on: PartialDate
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    agreement_version_id: UUID | None = None
    """The version signed; left out, the present text."""

    text_sha256: str | None = None
    """The hash of the text signed; needed unless a source does not tell it (R-051)."""

    signed_at: dt.datetime | None = None
    """The moment it was set, where that is known."""

    method: SignatureMethod | None = None
    """How it was signed; null when unknown."""

    place: str | None = None
    """Where it was signed."""

    office_holding_id: UUID | None = None
    """Left out: the office of the signatory."""

    signing_authority_id: UUID | None = None
    """Left out: the authority of the signatory."""

    mandate_id: UUID | None = None
    """The mandate relied on; it must give the power `sign` (R-014)."""

    under_reservation: bool | Unset = UNSET
    """Whether it was signed subject to later approval."""

    reservation_text: str | None = None
    """Under which reservation (R-020)."""

    document_id: UUID | None = None
    """The signed document."""


class SignaturePage(Page):
    """One page of a list."""

    items: list[SignatureRead] = answered()
    """Signatures, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class SignatureRead(Record):
    """A signature that was set under one text."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    agreement_id: UUID = answered()
    """The agreement it belongs to."""

    party_id: UUID = answered()
    """The party signed for."""

    signatory_id: UUID = answered()
    """Who signs."""

    agreement_version_id: UUID | None = answered()
    """The version signed; left out, the present text."""

    text_sha256: str | None = answered()
    """The hash of the text signed; needed unless a source does not tell it (R-051)."""

    signed_on: PartialDate = answered()
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    signed_at: dt.datetime | None = answered()
    """The moment it was set, where that is known."""

    method: SignatureMethod | None = answered()
    """How it was signed; null when unknown."""

    place: str | None = answered()
    """Where it was signed."""

    office_holding_id: UUID | None = answered()
    """Left out: the office of the signatory."""

    signing_authority_id: UUID | None = answered()
    """Left out: the authority of the signatory."""

    mandate_id: UUID | None = answered()
    """The mandate relied on; it must give the power `sign` (R-014)."""

    under_reservation: bool = answered()
    """Whether it was signed subject to later approval."""

    reservation_text: str | None = answered()
    """Under which reservation (R-020)."""

    document_id: UUID | None = answered()
    """The signed document."""

    voided_on: PartialDate | None = answered()
    """From this day on it no longer counts; it stays on record."""

    void_reason: str | None = answered()
    """Why it no longer counts; null while it does."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class SigningAuthorityCorrection(Input):
    """What changes about one signing authority; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    valid_from: PartialDateCorrection | Unset = UNSET
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown. Members left out stay as they are."""

    valid_to: PartialDateCorrection | None = None
    """The last day; null while it has no end."""

    revoked_on: PartialDateCorrection | None = None
    """From this day on it no longer counts (R-029)."""

    subject_agreement_id: UUID | None = None
    """Null: for every agreement."""

    limit_cents: int | None = None
    """The most an agreement may cost, in whole euro cents; null: no limit."""

    document_id: UUID | Unset = UNSET
    """The register extract, articles, designation or power of attorney."""


class SigningAuthorityCreate(Input):
    """What entitles somebody to sign for an organisation, to record."""

    organisation_id: UUID
    """The organisation signed for; it does not change."""

    basis: AuthorityBasis
    """On what somebody's right to sign for an organisation rests (glossary: `authority_basis`).

- `ex_officio`: Ambtshalve · By office
- `designation`: Aanwijzing · Designation
- `power_of_attorney`: Volmacht · Power of attorney
- `statutory`: Statutair bevoegd · Under the articles
- `statutory_joint`: Gezamenlijk bevoegd · Jointly under the articles"""

    office_holding_id: UUID
    """The office of who may sign."""

    valid_from: PartialDate
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    document_id: UUID
    """The register extract, articles, designation or power of attorney."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    joint_with_office_holding_ids: list[UUID] | Unset = UNSET
    """The offices of those who must sign along, for `statutory_joint` (R-016)."""

    granted_by_office_holding_id: UUID | None = None
    """The office of who gave it: for a municipality the mayor, for a province the commissioner."""

    valid_to: PartialDate | None = None
    """The last day; null while it has no end."""

    revoked_on: PartialDate | None = None
    """From this day on it no longer counts (R-029)."""

    subject_agreement_id: UUID | None = None
    """Null: for every agreement."""

    limit_cents: int | None = None
    """The most an agreement may cost, in whole euro cents; null: no limit."""


class SigningAuthorityPage(Page):
    """One page of a list."""

    items: list[SigningAuthorityRead] = answered()
    """Signing authorities, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class SigningAuthorityRead(Record):
    """What entitles somebody in an office to sign for an organisation."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    organisation_id: UUID = answered()
    """The organisation signed for; it does not change."""

    basis: AuthorityBasis = answered()
    """On what somebody's right to sign for an organisation rests (glossary: `authority_basis`).

- `ex_officio`: Ambtshalve · By office
- `designation`: Aanwijzing · Designation
- `power_of_attorney`: Volmacht · Power of attorney
- `statutory`: Statutair bevoegd · Under the articles
- `statutory_joint`: Gezamenlijk bevoegd · Jointly under the articles"""

    office_holding_id: UUID = answered()
    """The office of who may sign."""

    joint_with_office_holding_ids: list[UUID] = answered()
    """The offices of those who must sign along, for `statutory_joint` (R-016)."""

    granted_by_office_holding_id: UUID | None = answered()
    """The office of who gave it: for a municipality the mayor, for a province the commissioner."""

    valid_from: PartialDate = answered()
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    valid_to: PartialDate | None = answered()
    """The last day; null while it has no end."""

    revoked_on: PartialDate | None = answered()
    """From this day on it no longer counts (R-029)."""

    subject_agreement_id: UUID | None = answered()
    """Null: for every agreement."""

    limit_cents: int | None = answered()
    """The most an agreement may cost, in whole euro cents; null: no limit."""

    document_id: UUID = answered()
    """The register extract, articles, designation or power of attorney."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class SigningEventCorrection(Input):
    """What changes about one signing event; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    status: SigningEventStatus | Unset = UNSET
    """Where a signing event stands (glossary: `signing_event_status`).

- `planned`: Gepland · Planned
- `held`: Gehouden · Held
- `postponed`: Uitgesteld · Postponed
- `cancelled`: Geannuleerd · Cancelled"""

    planned_on: PartialDateCorrection | Unset = UNSET
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown. Members left out stay as they are."""

    held_on: PartialDateCorrection | None = None
    """The day it was held; needed for status `held`."""

    previous_planned_on: list[PartialDate] | None = None
    """Days it was planned for before; a correction that moves it adds one (R-027)."""

    location_option_ids: list[UUID] | None = None
    """Neighbourhoods where it may be held, in order of id."""

    location_chosen_id: UUID | None = None
    """The neighbourhood chosen, one of the options if any."""

    attendees_text: str | None = None
    """Who attend, in the words of the source."""

    condition_text: str | None = None
    """On what condition, in the words of the source."""


class SigningEventCreate(Input):
    """A signing event to record, planned or held."""

    status: SigningEventStatus
    """Where a signing event stands (glossary: `signing_event_status`).

- `planned`: Gepland · Planned
- `held`: Gehouden · Held
- `postponed`: Uitgesteld · Postponed
- `cancelled`: Geannuleerd · Cancelled"""

    planned_on: PartialDate
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    held_on: PartialDate | None = None
    """The day it was held; needed for status `held`."""

    previous_planned_on: list[PartialDate] | Unset = UNSET
    """Days it was planned for before; a correction that moves it adds one (R-027)."""

    location_option_ids: list[UUID] | Unset = UNSET
    """Neighbourhoods where it may be held, in order of id."""

    location_chosen_id: UUID | None = None
    """The neighbourhood chosen, one of the options if any."""

    attendees_text: str | None = None
    """Who attend, in the words of the source."""

    condition_text: str | None = None
    """On what condition, in the words of the source."""


class SigningEventPage(Page):
    """One page of a list."""

    items: list[SigningEventRead] = answered()
    """Signing events, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class SigningEventRead(Record):
    """A moment at which parties sign together, planned or held."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    agreement_id: UUID = answered()
    """The agreement it belongs to."""

    status: SigningEventStatus = answered()
    """Where a signing event stands (glossary: `signing_event_status`).

- `planned`: Gepland · Planned
- `held`: Gehouden · Held
- `postponed`: Uitgesteld · Postponed
- `cancelled`: Geannuleerd · Cancelled"""

    planned_on: PartialDate = answered()
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    held_on: PartialDate | None = answered()
    """The day it was held; needed for status `held`."""

    previous_planned_on: list[PartialDate] = answered()
    """Days it was planned for before; a correction that moves it adds one (R-027)."""

    location_option_ids: list[UUID] = answered()
    """Neighbourhoods where it may be held, in order of id."""

    location_chosen_id: UUID | None = answered()
    """The neighbourhood chosen, one of the options if any."""

    attendees_text: str | None = answered()
    """Who attend, in the words of the source."""

    condition_text: str | None = answered()
    """On what condition, in the words of the source."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class SigningEventTransition(Input):
    """A transition of a signing event to perform."""

    transition: str
    """Its name, as `GET …/transitions` lists it."""

    reason: str | None = None
    """Why; kept in the journal. Some transitions need one."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    planned_on: PartialDate | None = None
    """The new day; the old one is kept (R-027)."""

    location_chosen_id: UUID | None = None
    """The location that was chosen, one of the options."""


class SnippetPart(Answer):
    """A piece of the text of a hit. The pieces in order are the snippet, without a character added."""

    text: str = answered()
    """Some of the words of the record, as they stand there."""

    is_match: bool = answered()
    """Whether this is what was looked for."""


class SourceRef(Model):
    """Where a fact was found."""

    document_id: UUID
    """The document in the register."""

    section: str | None = None
    """Section, page or heading in that document."""

    quote: str | None = None
    """The words themselves, where they matter."""


class StandingSignature(Answer):
    """The signature that stands: as a record of its own, or only the day a source tells."""

    id: UUID | None = answered()

    signed_on: PartialDate = answered()
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    text_sha256: str | None = answered()
    """The SHA-256 of the text that was signed; null when unknown."""

    under_reservation: bool | None = answered()
    """Whether it was signed subject to later approval."""

    mandate_id: UUID | None = answered()
    """The mandate it was given under."""


class Statement(Input):
    """An amount as a source states it: how much, how certain, and in which words (R-075).

    A fraction of a cent, a negative number or a text is a fault of the request (400, `amountCents`); another
    currency is well-formed but not kept here (422 `currency-unsupported`)."""

    amount_cents: int
    """A whole number of euro cents."""

    certainty: AmountCertainty
    """How certain an amount is; an estimate carries no claim (glossary: `amount_certainty`).

- `estimate`: Raming · Estimate
- `reserved`: Gereserveerd · Reserved
- `firm`: Vast · Firm"""

    qualifier: AmountQualifier
    """How an amount was qualified (glossary: `amount_qualifier`).

- `exact`: Exact · Exact
- `circa`: Circa · Circa
- `maximum`: Ten hoogste · Maximum
- `minimum`: Ten minste · Minimum"""

    currency: str | Unset = UNSET
    """ISO 4217; only EUR is kept."""

    amount_source_text: str | None = None
    """The words of the source."""


class StatementCorrection(Input):
    """An amount as a source states it: how much, how certain, and in which words (R-075).

    A fraction of a cent, a negative number or a text is a fault of the request (400, `amountCents`); another
    currency is well-formed but not kept here (422 `currency-unsupported`). Members left out stay as they are."""

    amount_cents: int | Unset = UNSET
    """A whole number of euro cents."""

    currency: str | None = None
    """ISO 4217; only EUR is kept."""

    certainty: AmountCertainty | Unset = UNSET
    """How certain an amount is; an estimate carries no claim (glossary: `amount_certainty`).

- `estimate`: Raming · Estimate
- `reserved`: Gereserveerd · Reserved
- `firm`: Vast · Firm"""

    qualifier: AmountQualifier | Unset = UNSET
    """How an amount was qualified (glossary: `amount_qualifier`).

- `exact`: Exact · Exact
- `circa`: Circa · Circa
- `maximum`: Ten hoogste · Maximum
- `minimum`: Ten minste · Minimum"""

    amount_source_text: str | None = None
    """The words of the source."""


class StatementRead(Answer):
    """An amount as a source states it."""

    amount_cents: int = answered()
    """A whole number of euro cents."""

    currency: str = answered()
    """ISO 4217; only EUR is kept."""

    certainty: AmountCertainty = answered()
    """How certain an amount is; an estimate carries no claim (glossary: `amount_certainty`).

- `estimate`: Raming · Estimate
- `reserved`: Gereserveerd · Reserved
- `firm`: Vast · Firm"""

    qualifier: AmountQualifier = answered()
    """How an amount was qualified (glossary: `amount_qualifier`).

- `exact`: Exact · Exact
- `circa`: Circa · Circa
- `maximum`: Ten hoogste · Maximum
- `minimum`: Ten minste · Minimum"""

    amount_source_text: str | None = answered()
    """The words of the source."""


class StatusCount(Answer):
    """How many allocations stand somewhere."""

    status: AllocationStatus = answered()
    """Where an allocation stands (glossary: `allocation_status`).

- `indicative`: Indicatief · Indicative
- `reserved`: Gereserveerd · Reserved
- `granted`: Verleend · Granted
- `advance_paid`: Bevoorschot · Advance paid
- `accounted`: Verantwoord · Accounted
- `determined`: Vastgesteld · Determined
- `settled`: Afgerekend · Settled
- `recovering`: In terugvordering · Recovering
- `recovered`: Teruggevorderd · Recovered
- `refused`: Geweigerd · Refused
- `withdrawn`: Ingetrokken · Withdrawn
- `lapsed`: Vervallen · Lapsed"""

    count: int = answered()
    """How many allocations."""


class StatusPeriod(Input):
    """From which legal day an agreement had a status."""

    status: AgreementStatus
    """Where an agreement stands (glossary: `agreement_status`).

- `draft`: Concept · Draft
- `negotiating`: In afstemming · Negotiating
- `in_decision`: In besluitvorming · In decision
- `approved`: Akkoord voor ondertekening · Approved
- `in_signing`: Ter ondertekening · In signing
- `signed`: Ondertekend · Signed
- `in_force`: In werking · In force
- `expired`: Verlopen · Expired
- `terminated`: Beëindigd · Terminated
- `superseded`: Vervangen · Superseded
- `withdrawn`: Ingetrokken · Withdrawn
- `annulled`: Nietig/vernietigd · Annulled"""

    since: PartialDate | None = None
    """Null when the source does not say since when."""


class StatusPeriodRead(Answer):
    """From which legal day an agreement had a status."""

    status: AgreementStatus = answered()
    """Where an agreement stands (glossary: `agreement_status`).

- `draft`: Concept · Draft
- `negotiating`: In afstemming · Negotiating
- `in_decision`: In besluitvorming · In decision
- `approved`: Akkoord voor ondertekening · Approved
- `in_signing`: Ter ondertekening · In signing
- `signed`: Ondertekend · Signed
- `in_force`: In werking · In force
- `expired`: Verlopen · Expired
- `terminated`: Beëindigd · Terminated
- `superseded`: Vervangen · Superseded
- `withdrawn`: Ingetrokken · Withdrawn
- `annulled`: Nietig/vernietigd · Annulled"""

    since: PartialDate | None = answered()
    """The day from which it stood so; null where that is not known."""


class SuspensionCorrection(Input):
    """What changes about one suspension; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`historic` records what already happened and needs `occurredOn` and a source document (R-001)."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    ends_on: PartialDateCorrection | None = None
    """At most 13 weeks later; left out, 13 weeks later."""

    lifted_on: PartialDateCorrection | None = None
    """The day the provider decided and the suspension ended."""


class SuspensionCreate(Input):
    """A suspension of payments that was notified."""

    notified_on: PartialDate
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    ends_on: PartialDate | None = None
    """At most 13 weeks later; left out, 13 weeks later."""

    lifted_on: PartialDate | None = None
    """The day the provider decided and the suspension ended."""


class SuspensionPage(Page):
    """One page of a list."""

    items: list[SuspensionRead] = answered()
    """Suspensions, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class SuspensionRead(Record):
    """A suspension of payments while a withdrawal is considered (Awb 4:56)."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    allocation_id: UUID = answered()
    """The allocation it belongs to."""

    agreement_id: UUID | None = answered()
    """The agreement the allocation is for."""

    provider_organisation_id: UUID = answered()
    """The organisation whose money it is."""

    notified_on: PartialDate = answered()
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    ends_on: PartialDate = answered()
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    lifted_on: PartialDate | None = answered()
    """The day the provider decided and the suspension ended."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class TermChanges(Model):
    """Terms of the agreement that are to change; what is left out or null stays as it is."""

    starts_on: PartialDate | None = None
    """The first day the agreement is to run."""

    ends_on: PartialDate | None = None
    """The last day the agreement is to run."""

    is_indefinite: bool | None = None
    """Whether it is to run until somebody ends it."""

    notice_period_months: int | None = None
    """Calendar months."""

    tacit_renewal_months: int | None = None
    """Calendar months."""


class TermChangesCorrection(Input):
    """Terms of the agreement that are to change; what is left out or null stays as it is. Members left out stay as they are."""

    starts_on: PartialDate | None = None
    """The first day the agreement is to run."""

    ends_on: PartialDate | None = None
    """The last day the agreement is to run."""

    is_indefinite: bool | None = None
    """Whether it is to run until somebody ends it."""

    notice_period_months: int | None = None
    """Calendar months."""

    tacit_renewal_months: int | None = None
    """Calendar months."""


class TerminationCorrection(Input):
    """What changes about one termination; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    ground: str | Unset = UNSET
    """Why it ends."""

    document_id: UUID | Unset = UNSET
    """The notice, agreement or judgment."""


class TerminationCreate(Input):
    """The end of an agreement, or of one party's part in it, to record."""

    kind: TerminationKind
    """How an agreement, or one party's part in it, comes to an end (glossary: `termination_kind`).

- `notice`: Opzegging · Notice
- `mutual`: Onderling goedvinden · Mutual consent
- `withdrawal`: Uittreding · Withdrawal
- `rescission`: Ontbinding · Rescission
- `court`: Rechterlijke uitspraak · Court decision"""

    effective_on: PartialDate
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    ground: str
    """Why it ends."""

    document_id: UUID
    """The notice, agreement or judgment."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    party_id: UUID | None = None
    """Who gives notice or withdraws; needed for `withdrawal`."""

    notice_received_on: PartialDate | None = None
    """The day the last other party received it."""

    clause_id: UUID | None = None
    """The clause of the present text that allows it."""

    legal_opinion_document_id: UUID | None = None
    """The legal opinion it rests on otherwise."""


class TerminationPage(Page):
    """One page of a list."""

    items: list[TerminationRead] = answered()
    """Terminations, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class TerminationRead(Record):
    """The end of an agreement, or of one party's part in it."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    agreement_id: UUID = answered()
    """The agreement it belongs to."""

    party_id: UUID | None = answered()
    """Who gives notice or withdraws; needed for `withdrawal`."""

    kind: TerminationKind = answered()
    """How an agreement, or one party's part in it, comes to an end (glossary: `termination_kind`).

- `notice`: Opzegging · Notice
- `mutual`: Onderling goedvinden · Mutual consent
- `withdrawal`: Uittreding · Withdrawal
- `rescission`: Ontbinding · Rescission
- `court`: Rechterlijke uitspraak · Court decision"""

    notice_received_on: PartialDate | None = answered()
    """The day the last other party received it."""

    effective_on: PartialDate = answered()
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    ground: str = answered()
    """Why it ends."""

    clause_id: UUID | None = answered()
    """The clause of the present text that allows it."""

    legal_opinion_document_id: UUID | None = answered()
    """The legal opinion it rests on otherwise."""

    document_id: UUID = answered()
    """The notice, agreement or judgment."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class TouchedMentionRead(Answer):
    """A mention that went from the old clause or came in the new one."""

    kind: MentionKind = answered()
    """What a text mentions that weighs when it changes.

- `amount`: Bedrag · Amount
- `percentage`: Percentage · Percentage
- `date`: Datum · Date
- `period`: Termijn · Period
- `party_name`: Naam van een partij · Name of a party
- `negation`: Ontkenning · Negation"""

    value: str = answered()
    """The same in every notation: euro cents; a percentage; a date as `2031-01-01`, `2031-01`, `2031` or `--01-01`; a period in `months`, `days` or `working days`; the party's name; or the word that denies."""

    text: str = answered()
    """The words themselves."""

    version: TouchedMentionReadVersion = answered()
    """Which of the two versions it stands in: the `old` or the `new`."""

    place: TouchedMentionReadPlace = answered()
    """Whether it stands in the `heading` or the `text`."""

    start: int = answered()
    """Where the words begin in that heading or text, in characters from 0."""

    end: int = answered()
    """Where they end."""

    is_changed: bool = answered()
    """Whether the two texts as a whole mention this value another number of times. If not, it only stands elsewhere or in other words."""


class TouchedRecord(Answer):
    """A record that a command would make or change."""

    resource: str = answered()
    """Kind of record."""

    id: UUID = answered()
    """Its id; of a new record a provisional one."""

    version: int = answered()
    """The version it would get."""


class TracedPayment(Answer):
    """One payment: how much, where it stands, and by which decision."""

    payment_id: UUID = answered()
    """The payment."""

    kind: PaymentKind = answered()
    """What a payment is for (glossary: `payment_kind`).

- `advance`: Voorschot · Advance
- `final`: Slotbetaling · Final payment
- `repayment`: Terugbetaling · Repayment
- `set_off`: Verrekening · Set-off"""

    status: PaymentStatus = answered()
    """Where a payment stands (glossary: `payment_status`).

- `prepared`: Opgesteld · Prepared
- `approved`: Goedgekeurd · Approved
- `paid`: Betaald · Paid
- `suspended`: Opgeschort · Suspended
- `cancelled`: Geannuleerd · Cancelled
- `reversed`: Gestorneerd · Reversed"""

    amount_cents: int = answered()
    """What was paid, in whole euro cents."""

    net_cents: int = answered()
    """What it adds to `paidNetCents`: nothing until paid, less than nothing back."""

    paid_on: PartialDate | None = answered()
    """The day on which it was paid; null until then."""

    decision_point_id: UUID | None = answered()
    """The decision point it rests on."""

    decision_id: UUID | None = answered()
    """The decision of that point; null where you do not see it."""


class TracedStep(Answer):
    """One step of an allocation: from when, to what amounts, and by which decision."""

    status: AllocationStatus = answered()
    """Where an allocation stands (glossary: `allocation_status`).

- `indicative`: Indicatief · Indicative
- `reserved`: Gereserveerd · Reserved
- `granted`: Verleend · Granted
- `advance_paid`: Bevoorschot · Advance paid
- `accounted`: Verantwoord · Accounted
- `determined`: Vastgesteld · Determined
- `settled`: Afgerekend · Settled
- `recovering`: In terugvordering · Recovering
- `recovered`: Teruggevorderd · Recovered
- `refused`: Geweigerd · Refused
- `withdrawn`: Ingetrokken · Withdrawn
- `lapsed`: Vervallen · Lapsed"""

    since: PartialDate | None = answered()
    """The day from which it stood so; null where that is not known."""

    reserved_cents: int | None = answered()
    """What is set apart, in whole euro cents."""

    granted_cents: int | None = answered()
    """What the grant decision gives, in whole euro cents."""

    refused_cents: int | None = answered()
    """What was applied for and refused, in whole euro cents."""

    determined_cents: int | None = answered()
    """The final amount, in whole euro cents."""

    ground: str | None = answered()
    """The ground of a refusal, determination, withdrawal or revision."""

    entitlement_cents: int = answered()
    """What the recipient may keep from this step on."""

    decision_point_id: UUID | None = answered()
    """The decision point it rests on."""

    decision_id: UUID | None = answered()
    """The decision of that point, or the one the allocation names; null where you do not see it."""


class TransitionOutlook(Answer):
    """One transition, whether it is possible now, and what every rule says about it."""

    name: str = answered()

    title: LocalisedText = answered()
    """One sentence in Dutch and English."""

    sources: list[str] = answered()
    """The statuses it starts from."""

    target: str = answered()
    """The status it leads to."""

    trigger: str = answered()
    """`person`, or `register`: then it happens by itself once nothing is missing."""

    is_possible: bool = answered()
    """Nothing blocks it now."""

    is_possible_from_history: bool = answered()
    """It can be recorded from a source; what is missing then becomes a finding."""

    needs: list[str] = answered()
    """Members the request must state besides `transition`."""

    roles: list[str] = answered()
    """Who may perform it: any of these roles."""

    href: str = answered()
    """Where to perform it."""

    guards: list[GuardOutcome] = answered()
    """What every rule says about it now."""


class Transitions(Answer):
    """Every transition of one record, as things stand on the legal day."""

    status: str = answered()

    items: list[TransitionOutlook] = answered()

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""


class ValueChangeRead(Answer):
    """An amount, percentage, date, period, party name or denial that went or came somewhere in the text."""

    kind: MentionKind = answered()
    """What a text mentions that weighs when it changes.

- `amount`: Bedrag · Amount
- `percentage`: Percentage · Percentage
- `date`: Datum · Date
- `period`: Termijn · Period
- `party_name`: Naam van een partij · Name of a party
- `negation`: Ontkenning · Negation"""

    value: str = answered()
    """The same in every notation, see `clauses[].mentions[].value`."""

    is_changed: bool = answered()
    """Whether the new text as a whole mentions it more or less often than the old. If not, it only stands elsewhere or in other words."""

    old_texts: list[str] = answered()
    """The words it went in, each once."""

    new_texts: list[str] = answered()
    """The words it came in, each once."""

    old_clause_ids: list[UUID] = answered()
    """The clauses of the old version it went from."""

    new_clause_ids: list[UUID] = answered()
    """The clauses of the new version it came in."""


class VerificationRead(Answer):
    """What recomputing a part of the journal gave."""

    from_: int = answered(alias="from")
    """The first entry looked at."""

    to: int = answered()
    """The last entry looked at: `to`, or the end of the journal."""

    holds: bool = answered()
    """Whether every entry that was looked at is what it was."""

    destroyed_payloads: int = answered()
    """Entries whose content was destroyed: only their chain was checked."""

    breaks: list[BreakRead] = answered()
    """Where it does not hold; the first hundred."""

    head: CheckpointRead = answered()
    """The end of the journal at one moment. Whoever keeps it can later prove that nothing before it was changed."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""


class VersionComparison(Answer):
    """What changed from one version of a text to another, clause by clause in the order of the new one."""

    agreement_id: UUID = answered()
    """The agreement both are texts of."""

    old: ComparedVersion = answered()
    """One of the two versions."""

    new: ComparedVersion = answered()
    """One of the two versions."""

    known_at: dt.datetime | None = answered()
    """The register time asked for; null: all it knows now."""

    is_complete: bool = answered()
    """False when the words of a clause, or the clauses of a version, are not known: more may have changed than is told."""

    values: list[ValueChangeRead] = answered()
    """Amounts, percentages, dates, periods, party names and denials that went or came, headings included; those that changed first."""

    clauses: list[ClauseDifferenceRead] = answered()
    """Every clause of either, in the order of the newer text."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""


class WaitingTime(Answer):
    """How many days the present status lasts, at least, up to `asOf` or else today."""

    median_days: int | None = answered()
    """Of two in the middle, the lower one."""

    maximum_days: int | None = answered()
    """The longest of them."""

    agreements: int = answered()
    """Of how many it is known since when they have their status."""


class WebhookDeliveryPage(Page):
    """Attempts, the newest first, and how far the subscription is."""

    items: list[WebhookDeliveryRead] = answered()

    progress: WebhookProgress = answered()
    """How far a subscription is."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""


class WebhookDeliveryRead(Answer):
    """One attempt to send something."""

    id: UUID = answered()

    event_id: str | None = answered()
    """The `webhook-id`; null for the question whether the address agrees."""

    event_type: str | None = answered()
    """The type of the event; null for the question whether the address agrees."""

    sequence: int | None = answered()
    """Place of the event in the journal."""

    attempt: int = answered()
    """Counts the attempts since something was last accepted."""

    attempted_at: dt.datetime = answered()
    """An instant, RFC 3339; answers are in UTC."""

    duration_ms: int = answered()
    """How long the address took to answer, in milliseconds."""

    outcome: WebhookOutcome = answered()
    """What became of one attempt to send something.

- `delivered`: Aangenomen · Accepted
- `refused`: Antwoord met een andere status dan 2xx · Answered with another status than 2xx
- `redirected`: Verwijst door; dat wordt niet gevolgd · Redirects; that is not followed
- `busy`: Vraagt om later terug te komen · Asks to come back later
- `gone`: Wil niets meer ontvangen (410) · Wants nothing any more (410)
- `not_agreed`: Zegt niet dat het berichten wil · Does not say that it wants messages
- `timed_out`: Antwoordde niet op tijd · Did not answer in time
- `unreachable`: Niet te bereiken · Cannot be reached
- `address_refused`: Mag niet worden benaderd · May not be reached"""

    response_status: int | None = answered()
    """The status the address answered with, if it answered."""

    reply: str | None = answered()
    """The beginning of its answer, when it did not accept."""


class WebhookProgress(Answer):
    """How far a subscription is."""

    sequence: int = answered()
    """Everything up to this place in the journal was sent, or is not to be sent."""

    head: int = answered()
    """The end of the journal."""

    behind: int = answered()
    """Entries of the journal not looked at yet; many may not be for you."""

    failures: int = answered()
    """Failed attempts since something was last accepted."""

    first_failed_at: dt.datetime | None = answered()
    """When the first of these failures was."""

    next_attempt_at: dt.datetime | None = answered()
    """When it is tried again, after a failure."""

    delivered_at: dt.datetime | None = answered()
    """When something was last accepted."""


class WebhookSubscriptionCorrection(Input):
    """What changes about one webhook subscription; null clears a member that may be empty."""

    reason: str
    """Why it changes; kept in the journal."""

    recording_mode: RecordingMode | None = None
    """`workflow`: it counts from now, by who records it."""

    occurred_on: PartialDateCorrection | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    description: str | None = None
    """What it is for, and whom to ask about it."""

    event_types: list[str] | None = None
    """Only events of these types; all of them when empty."""

    dossier_agreement_id: UUID | None = None
    """Only events in the dossier of this agreement, as with `agreementId` of the feed."""


class WebhookSubscriptionCreate(Input):
    """An address to which events are to be sent."""

    organisation_id: UUID
    """The organisation it is of; it does not change."""

    url: str
    """Where to send to, over https; it does not change: another address is another subscription."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day of the fact itself, as precise as known."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    corrects_id: UUID | None = None
    """The record that this one corrects."""

    note: str | None = None
    """What the source adds and no other member holds."""

    description: str | None = None
    """What it is for, and whom to ask about it."""

    event_types: list[str] | Unset = UNSET
    """Only events of these types; all of them when empty."""

    dossier_agreement_id: UUID | None = None
    """Only events in the dossier of this agreement, as with `agreementId` of the feed."""


class WebhookSubscriptionIssued(Answer):
    """A subscription with its secret, which is shown this once."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    organisation_id: UUID = answered()
    """The organisation it is of, and whose sight of the feed it has."""

    url: str = answered()

    description: str | None = answered()

    event_types: list[str] = answered()
    """Which events are sent; none: all of them."""

    dossier_agreement_id: UUID | None = answered()
    """Only what concerns this agreement; null: everything."""

    status: WebhookStatus = answered()
    """Whether events are sent to a subscription.

- `pending`: Wacht op toestemming van het adres · Waits for the address to agree
- `active`: Actief · Active
- `paused`: Gepauzeerd · Paused
- `disabled`: Uitgeschakeld door het register · Disabled by the register
- `ended`: Beëindigd · Ended"""

    disabled_reason: WebhookDisabledReason | None = answered()
    """Why the register stopped by itself."""

    agreed_at: dt.datetime | None = answered()
    """When the address said that it wants messages."""

    from_sequence: int = answered()
    """Events after this place in the journal are sent: its end when the subscription was made, or what a replay chose."""

    secret_issued_at: dt.datetime | None = answered()
    """When the secret that signs was made."""

    former_secret_ends_at: dt.datetime | None = answered()
    """Until then the secret before it signs as well."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    secret: str | None = None
    """Signs what is sent. Only in the first answer: a repeated request is answered without it."""


class WebhookSubscriptionPage(Page):
    """One page of a list."""

    items: list[WebhookSubscriptionRead] = answered()
    """Webhook subscriptions, in the order asked for."""

    links: PageLinks = answered()
    """Addresses of this page and of the next, relative to the server."""

    total: int | None = None
    """Only with `count`: how many records the list holds for this reader."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class WebhookSubscriptionRead(Record):
    """An address to which events are sent."""

    id: UUID = answered()

    version: int = answered()
    """Counts the changes; the ETag inside the dossier."""

    links: RecordLinks = answered()
    """Addresses that belong to this record, relative to the server."""

    recorded_at: dt.datetime = answered()
    """When the register made this version; `knownAt` shows it from its commit on, a moment later."""

    occurred_on: PartialDate | None = answered()
    """The day of the fact itself, as precise as known."""

    organisation_id: UUID = answered()
    """The organisation it is of, and whose sight of the feed it has."""

    url: str = answered()
    """Where to send to, over https; it does not change: another address is another subscription."""

    description: str | None = answered()
    """What it is for, and whom to ask about it."""

    event_types: list[str] = answered()
    """Which events are sent; none: all of them."""

    dossier_agreement_id: UUID | None = answered()
    """Only what concerns this agreement; null: everything."""

    status: WebhookStatus = answered()
    """Whether events are sent to a subscription.

- `pending`: Wacht op toestemming van het adres · Waits for the address to agree
- `active`: Actief · Active
- `paused`: Gepauzeerd · Paused
- `disabled`: Uitgeschakeld door het register · Disabled by the register
- `ended`: Beëindigd · Ended"""

    disabled_reason: WebhookDisabledReason | None = answered()
    """Why the register stopped by itself."""

    agreed_at: dt.datetime | None = answered()
    """When the address said that it wants messages."""

    from_sequence: int = answered()
    """Events after this place in the journal are sent: its end when the subscription was made, or what a replay chose."""

    secret_issued_at: dt.datetime | None = answered()
    """When the secret that signs was made."""

    former_secret_ends_at: dt.datetime | None = answered()
    """Until then the secret before it signs as well."""

    recording_mode: RecordingMode | None = None
    """`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier."""

    recorded_by: Recorder | None = None
    """Who recorded this version. Only inside the dossier."""

    source_refs: list[SourceRef] | None = None
    """The documents the fact rests on. Only inside the dossier."""

    corrects_id: UUID | None = None
    """The record that this one corrects. Only inside the dossier."""

    note: str | None = None
    """What the source adds and no other member holds. Only inside the dossier."""

    included: dict[str, list[dict[str, Any]]] | None = None
    """Related records: a list per kind."""


class WebhookTest(Answer):
    """What became of a message sent to try the address."""

    event_id: str | None = answered()
    """The `webhook-id` of the message; null when only asked to agree."""

    outcome: WebhookOutcome | None = answered()
    """Null in a rehearsal: nothing was sent."""

    response_status: int | None = answered()
    """The status the address answered with, if it answered."""

    reply: str | None = answered()
    """The beginning of its answer."""

    duration_ms: int = answered()
    """How long the address took to answer, in milliseconds."""


class WebhookTestRequest(Input):
    """What the message says."""

    note: str | None = None
    """To know the message by: it carries this in `data.note`."""


class WebhookTransitionRequest(Input):
    """One transition, and why."""

    reason: str

    transition: WebhookTransition
    """What can be done with a subscription.

- `pause`: Pauzeren · Pause
- `resume`: Hervatten · Resume
- `end`: Beëindigen · End"""


class WeightedArea(Input):
    """An area, and how heavily it counts in a division."""

    area_id: UUID
    """The area it is about."""

    weight: int
    """A whole number, such as inhabitants or points; below nothing it is refused (R-076)."""


class WithdrawalRequest(Input):
    """A grant to withdraw as a whole (Awb 4:34, 4:48, 4:50)."""

    reason: str | None = None
    """Why; kept in the journal. Some transitions need one."""

    recording_mode: RecordingMode | Unset = UNSET
    """How a fact reaches the register (domain reference, idea 2).

- `workflow`: Werkproces · Workflow
- `historic`: Historische vastlegging · Historic"""

    occurred_on: PartialDate | None = None
    """The day it happened; left out, today."""

    source_refs: list[SourceRef] | Unset = UNSET
    """The documents the fact rests on."""

    decision_point_id: UUID | None = None
    """The point of the provider's decision about this allocation; without one the step is refused."""

    ground: WithdrawalGround | None = None
    """Needed (R-095)."""

    budget_adopted_on: PartialDate | None = None
    """With `budget_reservation`: the day the budget was adopted, where not recorded yet."""
