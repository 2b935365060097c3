"""Examples of kinds of records the example dossier has none of; they are of nobody and of no dossier."""

from typing import Any

from app.dossier.mapping import record_id
from app.kit.resources import Resource

DAY = {"value": "2026-03-23", "precision": "day", "sourceText": None}
HASH = "0" * 63 + "1"


def _id(kind: str) -> str:
    return str(record_id(kind, "example"))


_EXAMPLE_TEXT = str(record_id("agreement_version", "sok-vw-v-submitted"))
_OPERATION = {
    "kind": "insert",
    "clauseId": None,
    "afterClauseId": None,
    "clause": {
        "articleNo": "7",
        "clauseKind": "publicity",
        "heading": "Communicatie",
        "text": "Partijen stemmen persberichten en berichten op sociale media vooraf met elkaar af.",
        "legalAdviceObtained": None,
        "survivesEnd": None,
    },
}
# What the question whether the change of this example may be made alone is answered with.
ASSESSMENT: dict[str, Any] = {
    "amendmentId": _id("amendment"),
    "assessedOn": "2026-03-23",
    "classification": "minor",
    "protectedSubjects": [],
    "decidedVersionId": _EXAMPLE_TEXT,
    "baselineVersionId": _EXAMPLE_TEXT,
    "textSha256": HASH,
    "evidence": [
        {
            "rule": "R-052",
            "cause": "wording",
            "subject": None,
            "oldClauseId": None,
            "newClauseId": _id("clause"),
            "operations": [0],
            "term": None,
            "inHeading": True,
            "oldText": None,
            "newText": "Communicatie",
            "oldStart": None,
            "newStart": 0,
        }
    ],
    "rules": [
        {
            "rule": "R-045",
            "isMet": True,
            "problem": None,
            "blocksHistoric": False,
            "explanation": {"nl": "De wijziging is minstens ondergeschikt.", "en": "The change is at least minor."},
            "evidence": [],
            "clearedBy": None,
        }
    ],
    "mandates": [],
    "decisions": [],
    "consents": [
        {
            "partyId": _id("party"),
            "organisationId": _id("organisation"),
            "consentId": _id("amendment_consent"),
            "mandateIds": [],
            "needsDecision": False,
        }
    ],
    "conflicts": [],
    "leaveOut": None,
}


# What the amendment of this example becomes once it is classified.
CLASSIFIED: dict[str, Any] = {
    "status": "classified",
    "statusHistory": [{"status": "proposed", "since": DAY}, {"status": "classified", "since": DAY}],
    "classification": "minor",
    "textSha256": HASH,
}


def _facts() -> dict[str, dict[str, Any]]:
    in_dossier = {"agreementId": _id("agreement"), "partyId": _id("party")}
    of_signatory = in_dossier | {"signatoryId": _id("signatory")}
    return {
        "role_assignment": {
            "role": "portfolio_holder",
            "agreementId": _id("agreement"),
            "programmeId": None,
            "organisationId": _id("organisation"),
            "officeHoldingId": _id("office_holding"),
            "validFrom": DAY,
            "validTo": None,
        },
        "signing_authority": {
            "organisationId": _id("organisation"),
            "basis": "designation",
            "officeHoldingId": _id("office_holding"),
            "jointWithOfficeHoldingIds": [],
            "grantedByOfficeHoldingId": _id("office_holding"),
            "validFrom": DAY,
            "validTo": None,
            "revokedOn": None,
            "subjectAgreementId": None,
            "limitCents": None,
            "documentId": _id("document"),
        },
        "signature": of_signatory
        | {
            "agreementVersionId": None,
            "textSha256": HASH,
            "signedOn": DAY,
            "signedAt": None,
            "method": "wet",
            "place": "Maastricht",
            "officeHoldingId": _id("office_holding"),
            "signingAuthorityId": None,
            "mandateId": None,
            "underReservation": False,
            "reservationText": None,
            "documentId": None,
            "voidedOn": None,
            "voidReason": None,
        },
        "ratification": of_signatory
        | {
            "signatureId": _id("signature"),
            "decisionPointId": _id("decision_point"),
            "ratifiedOn": DAY,
            "scope": "full",
        },
        "rejection_notice": of_signatory
        | {"signatureId": _id("signature"), "notifiedOn": DAY, "knewOfDefect": False},
        "termination": in_dossier
        | {
            "partyId": None,
            "kind": "mutual",
            "noticeReceivedOn": None,
            "effectiveOn": DAY,
            "ground": "De partijen beëindigen de overeenkomst in onderling overleg.",
            "clauseId": None,
            "legalOpinionDocumentId": None,
            "documentId": _id("document"),
        },
        "consent": in_dossier
        | {
            "terminationId": _id("termination"),
            "accedingPartyId": None,
            "supersedingAgreementId": None,
            "givenOn": DAY,
            "decisionPointId": None,
            "signingAuthorityId": None,
            "documentId": None,
        },
        # Of the example dossier, so that who tries the API can send it as it stands.
        "amendment": {
            "agreementId": str(record_id("agreement", "sok-veerkrachtige-wijken")),
            "baselineVersionId": _EXAMPLE_TEXT,
            "proposedByPartyId": str(record_id("party", "party-woonpunt")),
            "rationale": "Ook berichten op sociale media worden afgestemd.",
            "operations": [_OPERATION],
            "termChanges": None,
            "declaredSubjects": [],
            "status": "proposed",
            "statusHistory": [{"status": "proposed", "since": DAY}],
            "classification": None,
            "protectedSubjects": [],
            "textSha256": None,
            "respondBy": None,
            "effectiveOn": None,
            "adoptedOn": None,
            "resultVersionId": None,
            "rebasedFromId": None,
        },
        "amendment_consent": in_dossier
        | {
            "amendmentId": _id("amendment"),
            "isRefused": False,
            "givenOn": DAY,
            "decisionPointId": None,
            "mandateId": _id("mandate"),
            "signingAuthorityId": None,
            "officeHoldingId": None,
            "onBehalfOfBody": "municipal_executive",
            "retroactiveAgreed": None,
            "documentId": None,
        },
    }


def granted(allocation: dict[str, Any]) -> dict[str, Any]:
    """An allocation that is only expected, as it reads once it is granted under a reservation of the budget."""
    statement = {
        "amountCents": 95_000_000,
        "amountSourceText": None,
        "certainty": "firm",
        "currency": "EUR",
        "qualifier": "exact",
    }
    (expected,) = allocation["statusHistory"]
    step = {
        "status": "granted",
        "since": DAY,
        "decisionPointId": _id("decision_point"),
        "grantedCents": 95_000_000,
        "statement": statement,
    }
    return allocation | {
        "status": "granted",
        "statement": statement,
        "grantedCents": 95_000_000,
        "recipientOrganisationId": str(record_id("organisation", "gemeente-maastricht")),
        "activities": "Wijkaanpak in Pottenberg en Nazareth",
        "legalBasisKind": "regulation",
        "decisionId": _id("decision"),
        "budgetReservation": {"budgetAdoptedOn": {**DAY, "value": "2026-06-26"}, "invokedOn": None},
        "statusHistory": [expected, expected | step],
    }


def _of_money() -> dict[str, dict[str, Any]]:
    of_allocation = {
        "allocationId": _id("allocation"),
        "agreementId": _id("agreement"),
        "providerOrganisationId": _id("organisation"),
    }
    person = {"name": "Voorbeeld", "role": "finance_officer", "organisationId": _id("organisation")}
    return {
        "allocation_condition": of_allocation
        | {
            "kind": "suspensive",
            "text": "De gemeente legt de samenwerkingsovereenkomst ondertekend over.",
            "dueOn": DAY,
            "metOn": None,
            "waivedByDecisionId": None,
        },
        "accounting_report": of_allocation
        | {"receivedOn": DAY, "spentCents": 80_000_000, "activitiesDone": True, "documentId": _id("document")},
        "suspension": of_allocation | {"notifiedOn": DAY, "endsOn": {**DAY, "value": "2026-06-22"}, "liftedOn": None},
        "payment": of_allocation
        | {
            "kind": "advance",
            "money": {"amountCents": 40_000_000, "currency": "EUR"},
            "status": "approved",
            "statusHistory": [{"status": "prepared", "since": DAY}, {"status": "approved", "since": DAY}],
            "decisionPointId": _id("decision_point"),
            "dueOn": {**DAY, "value": "2026-05-04"},
            "paidOn": None,
            "reversedOn": None,
            "preparedBy": person,
            "approvedBy": {**person, "name": "Een ander"},
        },
    }


def made_up(resource: Resource) -> dict[str, Any]:
    """The example of a kind of record."""
    address = f"/v1{resource.path}".format(**{column: _id(column[:-3]) for column in resource.parent_columns})
    return {
        "id": _id(resource.kind),
        "version": 1,
        "links": {"self": f"{address}/{_id(resource.kind)}"},
        "recordedAt": "2026-11-24T12:00:00.000000Z",
        "occurredOn": DAY,
        "recordingMode": "historic",
        "recordedBy": {"name": "Voorbeeld", "role": "registrar", "organisationId": None},
        "sourceRefs": [
            {"documentId": str(record_id("document", "doc-college-proposal")), "section": None, "quote": None}
        ],
        "correctsId": None,
        "note": None,
        **(_facts() | _of_money() | {"webhook_subscription": _SUBSCRIPTION})[resource.kind],
    }


_WORKFLOW: dict[str, Any] = {"recordingMode": "workflow", "occurredOn": None, "sourceRefs": []}
_SUBSCRIPTION: dict[str, Any] = _WORKFLOW | {
    "organisationId": str(record_id("organisation", "woonpunt")),
    "url": "https://hooks.woonpunt.example/convenant",
    "description": "Het zaaksysteem; vragen aan het team Integratie.",
    "eventTypes": ["nl.convenanten.agreement-changed", "nl.convenanten.decision-recorded"],
    "dossierAgreementId": None,
    "status": "active",
    "disabledReason": None,
    "agreedAt": "2026-11-24T12:00:00.000000Z",
    "fromSequence": 1200,
    "secretIssuedAt": "2026-11-24T12:00:00.000000Z",
    "formerSecretEndsAt": None,
}
SECRET = {"secret": "whsec_Q29udmVuYW50LCBhbGxlZW4gZWVuIHZvb3JiZWVsZC4="}
_ATTEMPT = {
    "id": _id("webhook_delivery"),
    "eventId": HASH,
    "eventType": "nl.convenanten.decision-recorded",
    "sequence": 1212,
    "attempt": 1,
    "attemptedAt": "2026-11-24T12:00:00.000000Z",
    "durationMs": 84,
    "outcome": "busy",
    "responseStatus": 503,
    "reply": "Onderhoud tot 13:00",
}
# What was sent to a subscription, and how far it is.
DELIVERIES: dict[str, Any] = {
    "items": [_ATTEMPT],
    "progress": {
        "sequence": 1211,
        "head": 1214,
        "behind": 3,
        "failures": 1,
        "firstFailedAt": "2026-11-24T12:00:00.000000Z",
        "nextAttemptAt": "2026-11-24T12:00:05.000000Z",
        "deliveredAt": "2026-11-24T11:58:00.000000Z",
    },
    "links": {"self": f"/v1/webhook-subscriptions/{_id('webhook_subscription')}/deliveries"},
}
TRIAL: dict[str, Any] = {
    "eventId": HASH,
    "outcome": "delivered",
    "responseStatus": 204,
    "reply": None,
    "durationMs": 84,
}


# What the register of grants tells of one grant; the example dossier has none yet.
GRANT: dict[str, Any] = {
    "allocationId": _id("allocation"),
    "recipient": {"id": _id("organisation"), "name": "Stichting Voorbeeld"},
    "provider": {"id": str(record_id("organisation", "provincie-limburg")), "name": "provincie Limburg"},
    "purpose": "Een ontmoetingsplek in de wijk.",
    "status": "granted",
    "grantedOn": DAY,
    "amountCents": 9_500_000,
    "determinedCents": None,
    "legalBasisKind": "regulation",
    "agreementId": None,
    "links": {"self": f"/v1/allocations/{_id('allocation')}"},
}
