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
            "links": {"self": "/v1/agreements/a"},
            "kind": "covenant",
            "status": "in_force",
            "title": "Convenant",
            "programmeId": "programme",
            "startsOn": DAY,
            "endsOn": DAY,
            "isIndefinite": False,
            "effectiveOn": DAY,
        }
    ],
    "programme": [{"id": "programme", "name": "Wijken", "horizonYears": 20}],
    "organisation": [{"id": "o", "name": "gemeente Dal", "kind": "municipality", "isPublicLawBody": True}],
    "office_holding": [
        {"id": "oh", "organisationId": "o", "functionKind": "mayor", "validFrom": DAY, "validTo": DAY},
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
            "officeHoldingId": "oh",
            "status": "signed",
            "signingAuthorityId": "sa",
            "signature": {
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
            "validFrom": DAY,
            "validTo": DAY,
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
            "status": "decided",
            "mandateId": "mandate",
            "documentId": "doc",
            "publicationStatus": "published",
            "points": [POINT],
        }
    ],
    "ratification": [{"id": "r", "signatoryId": "s", "decisionPointId": "point", "scope": "full"}],
    "mandate": [
        {
            "id": "mandate",
            "status": "active",
            "grantingOrganisationId": "o",
            "decisionPointId": "point",
            "holderKind": "role",
            "holderRole": "portfolio_holder",
            "powers": ["make_minor_amendments", "sign"],
            "subjectAgreementId": "a",
            "phaseLimit": "until_signing",
            "validFrom": DAY,
            "validTo": DAY,
            "revokedAt": "2026-03-22T23:30:00Z",
            "financialLimitCents": 5,
        }
    ],
    "amendment": [
        {
            "id": "am",
            "agreementId": "a",
            "status": "adopted",
            "classification": "minor",
            "protectedSubjects": ["money"],
            "mandateId": "mandate",
            "adoptedOn": DAY,
            "effectiveOn": DAY,
            "consents": [{"partyId": "p", "givenOn": DAY, "authority": {"mandateId": "mandate"}}],
        }
    ],
    "termination": [{"id": "t", "agreementId": "a", "kind": "mutual", "effectiveOn": DAY}],
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
