"""One representation of every kind with every member filled in."""

from typing import Any

DAY = {"value": "2026-03-23", "precision": "day", "sourceText": "23 maart 2026"}
STATEMENT = {
    "amountCents": 100_000_00,
    "currency": "EUR",
    "certainty": "firm",
    "qualifier": "maximum",
    "amountSourceText": "ten hoogste een ton",
}
SOURCES = [{"documentId": "doc", "section": "6", "quote": "een ton"}]
POINT = {
    "id": "point",
    "number": 1,
    "kind": "enter_into_agreement",
    "outcome": "conform",
    "agreementVersionId": "version",
    "amendmentId": "am",
    "agreementId": "a",
    "mandateId": "mandate",
    "allocationId": "allocation",
    "envelopeId": "envelope",
}
FULL: dict[str, list[dict[str, Any]]] = {
    "agreement": [
        {
            "id": "a",
            "version": 3,
            "recordingMode": "workflow",
            "links": {"self": "/v1/agreements/a"},
            "kind": "covenant",
            "status": "in_force",
            "title": "Convenant",
            "programmeId": "programme",
            "startsOn": DAY,
            "endsOn": DAY,
            "isIndefinite": False,
            "effectiveOn": DAY,
            "statusHistory": [{"status": "in_force", "since": DAY}],
            "managingOrganisationId": "o",
            "currentVersionId": "version",
            "farReaching": True,
            "hasRetroactiveClause": False,
            "hasAccessionClause": True,
            "noticePeriodMonths": 3,
            "tacitRenewalMonths": 12,
        }
    ],
    "agreement_version": [
        {
            "id": "version",
            "agreementId": "a",
            "versionNo": 1,
            "versionStatus": "decision_text",
            "textSha256": "a" * 64,
            "frozenAt": "2026-03-22T23:30:00Z",
            "basedOnVersionId": "earlier",
            "amendmentId": "am",
            "clauses": [{"id": "clause", "text": "Doel"}],
        }
    ],
    "rejection_notice": [
        {
            "id": "rn",
            "agreementId": "a",
            "signatoryId": "s",
            "signatureId": "signature",
            "notifiedOn": DAY,
            "knewOfDefect": False,
        }
    ],
    "consent": [
        {
            "id": "consent",
            "agreementId": "a",
            "partyId": "p",
            "terminationId": "t",
            "accedingPartyId": "p-2",
            "supersedingAgreementId": "newer",
            "givenOn": DAY,
        }
    ],
    "programme": [{"id": "programme", "name": "Wijken", "horizonYears": 20}],
    "organisation": [{"id": "o", "name": "gemeente Dal", "kind": "municipality", "isPublicLawBody": True}],
    "office_holding": [
        {
            "id": "oh",
            "organisationId": "o",
            "personId": "person",
            "functionKind": "mayor",
            "validFrom": DAY,
            "validTo": DAY,
        },
    ],
    "role_assignment": [
        {
            "id": "ra",
            "role": "portfolio_holder",
            "agreementId": "a",
            "programmeId": "programme",
            "officeHoldingId": "oh",
            "validFrom": DAY,
            "validTo": DAY,
        }
    ],
    "party": [
        {"id": "p", "agreementId": "a", "organisationId": "o", "mustSign": True, "joinedOn": DAY, "leftOn": DAY},
    ],
    "signatory": [
        {
            "id": "s",
            "partyId": "p",
            "personId": "person",
            "officeHoldingId": "oh",
            "status": "signed",
            "signingAuthorityId": "sa",
            "signature": {
                "id": "signature",
                "signedAt": DAY,
                "textSha256": "a" * 64,
                "underReservation": True,
                "mandateId": "mandate",
            },
        }
    ],
    "signing_authority": [
        {
            "id": "sa",
            "organisationId": "o",
            "basis": "designation",
            "officeHoldingId": "oh",
            "jointWithOfficeHoldingIds": ["oh-2"],
            "grantedByOfficeHoldingId": "oh-3",
            "validFrom": DAY,
            "validTo": DAY,
            "revokedOn": DAY,
            "subjectAgreementId": "a",
            "documentId": "doc",
        }
    ],
    "signing_event": [{"id": "e", "agreementId": "a", "status": "held", "plannedOn": DAY, "heldOn": DAY}],
    "decision": [
        {
            "id": "d",
            "organisationId": "o",
            "body": "municipal_executive",
            "decidedOn": DAY,
            "revokedOn": DAY,
            "status": "decided",
            "mandateId": "mandate",
            "documentId": "doc",
            "publicationStatus": "published",
            "points": [POINT],
        }
    ],
    "ratification": [
        {"id": "r", "signatoryId": "s", "signatureId": "signature", "decisionPointId": "point", "scope": "full"}
    ],
    "mandate": [
        {
            "id": "mandate",
            "status": "active",
            "grantingBody": "mayor",
            "grantingOrganisationId": "o",
            "decisionPointId": "point",
            "holderKind": "role",
            "holderRole": "portfolio_holder",
            "functionKind": "alderman",
            "personId": "person",
            "powers": ["make_minor_amendments", "sign"],
            "subjectAgreementId": "a",
            "phaseLimit": "until_signing",
            "validFrom": DAY,
            "validTo": DAY,
            "revokedOn": DAY,
            "revokedAt": "2026-03-22T23:30:00Z",
            "financialLimitCents": 5,
            "subMandateAllowed": True,
            "parentMandateId": "higher",
            "written": True,
            "consentDocumentId": "doc",
        }
    ],
    "amendment": [
        {
            "id": "am",
            "agreementId": "a",
            "status": "adopted",
            "classification": "minor",
            "protectedSubjects": ["money"],
            "baselineVersionId": "version",
            "resultVersionId": "version",
            "adoptedOn": DAY,
            "effectiveOn": DAY,
        }
    ],
    "amendment_consent": [
        {
            "id": "ac",
            "agreementId": "a",
            "amendmentId": "am",
            "partyId": "p",
            "givenOn": DAY,
            "mandateId": "mandate",
            "decisionPointId": "point",
        }
    ],
    "termination": [
        {
            "id": "t",
            "agreementId": "a",
            "partyId": "p",
            "kind": "mutual",
            "noticeReceivedOn": DAY,
            "effectiveOn": DAY,
            "clauseId": "clause",
            "legalOpinionDocumentId": "doc",
        }
    ],
    "funding_envelope": [
        {
            "id": "envelope",
            "providerOrganisationId": "o",
            "statement": STATEMENT,
            "ceilingStatus": "adopted",
            "sourceRefs": SOURCES,
        }
    ],
    "allocation": [
        {
            "id": "allocation",
            "envelopeId": "envelope",
            "parentAllocationId": "above",
            "agreementId": "a",
            "areaId": "area",
            "recipientOrganisationId": "o",
            "status": "granted",
            "statement": STATEMENT,
            "reservedCents": 1,
            "grantedCents": 2,
            "determinedCents": 3,
            "advances": [{"id": "adv", "amountCents": 4}],
            "sourceRefs": SOURCES,
        }
    ],
    "payment": [
        {
            "id": "pay",
            "allocationId": "allocation",
            "kind": "advance",
            "status": "paid",
            "money": {"amountCents": 4, "currency": "EUR"},
            "paidOn": DAY,
        }
    ],
    "follow_up": [
        {"id": "f", "agreementId": "a", "kind": "press_release", "status": "done", "dueOn": DAY, "doneOn": DAY}
    ],
    "document": [{"id": "doc", "kind": "agreement_text", "title": "Convenant"}],
    "publication": [{"id": "pub", "documentId": "doc", "status": "published", "publishedOn": DAY}],
    "public_copy": [
        {
            "id": "copy",
            "documentId": "doc",
            "publishedOn": DAY,
            "withdrawnOn": DAY,
            "hasSignatureImage": True,
            "hasContactData": True,
            "hasUnredactedPrivatePerson": True,
        }
    ],
    "source_value": [
        {
            "id": "v",
            "subjectKind": "area",
            "subjectId": "area",
            "attribute": "name",
            "value": "West",
            "documentId": "doc",
            "section": "2",
            "isPreferred": True,
        }
    ],
}
