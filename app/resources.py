"""Every resource the register has; importing this fills the registry."""

from app.access.service import MEMBERSHIPS
from app.agreements.service import AGREEMENT_VERSIONS, AGREEMENTS, FOLLOW_UPS, RISKS, SIGNING_EVENTS
from app.amendments.service import AMENDMENT_CONSENTS, AMENDMENTS
from app.decisions.service import DECISIONS, MANDATES
from app.documents.service import DOCUMENTS
from app.findings.service import FINDINGS
from app.funding.service import (
    ACCOUNTING_REPORTS,
    ALLOCATIONS,
    CONDITIONS,
    FUNDING_ENVELOPES,
    PAYMENTS,
    SUSPENSIONS,
)
from app.lifecycle.service import (
    CONSENTS,
    RATIFICATIONS,
    REJECTION_NOTICES,
    SIGNATURES,
    SIGNING_AUTHORITIES,
    TERMINATIONS,
)
from app.organisations.service import OFFICE_HOLDINGS, ORGANISATIONS, PERSONS, ROLE_ASSIGNMENTS
from app.parties.service import PARTIES, SIGNATORIES
from app.programmes.service import AREAS, GOALS, PILLARS, PLANS, PROGRAMMES, SDGS
from app.webhooks.service import WEBHOOK_SUBSCRIPTIONS

ALL_RESOURCES = (
    AGREEMENTS,
    AGREEMENT_VERSIONS,
    PARTIES,
    SIGNATORIES,
    SIGNING_EVENTS,
    SIGNING_AUTHORITIES,
    SIGNATURES,
    RATIFICATIONS,
    REJECTION_NOTICES,
    TERMINATIONS,
    CONSENTS,
    AMENDMENTS,
    AMENDMENT_CONSENTS,
    FOLLOW_UPS,
    RISKS,
    DECISIONS,
    MANDATES,
    FUNDING_ENVELOPES,
    ALLOCATIONS,
    CONDITIONS,
    ACCOUNTING_REPORTS,
    SUSPENSIONS,
    PAYMENTS,
    FINDINGS,
    PROGRAMMES,
    PLANS,
    PILLARS,
    GOALS,
    SDGS,
    AREAS,
    ORGANISATIONS,
    PERSONS,
    OFFICE_HOLDINGS,
    ROLE_ASSIGNMENTS,
    DOCUMENTS,
    MEMBERSHIPS,
    WEBHOOK_SUBSCRIPTIONS,
)
