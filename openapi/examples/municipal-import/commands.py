"""A row as the commands that record it: one batch, so that a row is in the register whole or not at all."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from convenant_client import models

from dates import UNKNOWN, PartialDate
from names import Organisation
from rows import Agreement, ReadRow

Json = dict[str, Any]
DOCUMENT, AGREEMENT, ENVELOPE = "document", "agreement", "envelope"


def document_body(file_name: str, digest: str, municipality: Organisation) -> Json:
    """Return the workbook as the document that everything rests on."""
    return {
        "kind": "report",
        "available": True,
        "title": file_name,
        "sha256": digest,
        "organisationId": municipality.id,
        "note": "Register van overeenkomsten van de gemeente, ingelezen met municipal-import.",
    }


def organisation_body(organisation: Organisation, document: str) -> Json:
    """Return an organisation the sheet names; what the sheet does not say stays unknown."""
    return {
        **_resting_on(document, "Partijen", UNKNOWN),
        "slug": organisation.slug,
        "name": organisation.name,
        "kind": organisation.kind,
        "isPublicLawBody": True if organisation.kind else None,
        "legalForm": organisation.legal_form,
        "kvkNumber": organisation.kvk,
    }


def commands(row: ReadRow, document: str, ids: Mapping[str, str]) -> list[models.BatchCommand]:
    """Return what records a row; `document` and `ids` (of organisations, by slug) may name earlier commands."""
    agreement = row.agreement
    assert agreement is not None
    rests = _resting_on(document, row.row.place, agreement.concluded)
    made = [post("/v1/agreements", _agreement_body(agreement, rests, ids), AGREEMENT)]
    for party in agreement.parties:
        body = {"organisationId": ids[party.slug], "partyRole": "party", "mustSign": True}
        made.append(post(f"/v1/agreements/${AGREEMENT}/parties", rests | body))
    if agreement.amount is not None:
        made += _money(agreement, rests, ids)
    return made


def trial(row: ReadRow, document: Json, known: Mapping[str, str]) -> list[models.BatchCommand]:
    """Return the same preceded by what is not in the register yet, so that a row can be tried on its own."""
    assert row.agreement is not None
    made, ids = [post("/v1/documents", document, DOCUMENT)], dict(known)
    for index, party in enumerate(row.agreement.parties):
        if party.slug not in ids:
            name = f"organisation{index}"
            made.append(post("/v1/organisations", organisation_body(party, f"${DOCUMENT}"), name))
            ids[party.slug] = f"${name}"
    return [*made, *commands(row, f"${DOCUMENT}", ids)]


def key(*parts: object) -> str:
    """Return an idempotency key made of what identifies a command: the same for every run."""
    return f"import-{sha256('|'.join(map(str, parts)).encode()).hexdigest()}"


def _agreement_body(agreement: Agreement, rests: Json, ids: Mapping[str, str]) -> Json:
    return rests | {
        "kind": agreement.kind.value,
        "title": agreement.title,
        "status": agreement.status.value,
        "managingOrganisationId": ids[agreement.parties[0].slug],
        "concludedOn": _known(agreement.concluded),
        "startsOn": _known(agreement.starts),
        "endsOn": _known(agreement.ends),
        "isIndefinite": True if agreement.is_indefinite else None,
        "note": agreement.note,
    }


def _money(agreement: Agreement, rests: Json, ids: Mapping[str, str]) -> list[models.BatchCommand]:
    """Return the contribution of the municipality: money it expects to give, on which nothing can be paid."""
    assert agreement.amount is not None
    statement = agreement.amount.members()
    # The words of the source stand with the agreement: at two levels the amount would count double (F-016).
    envelope = {
        "providerOrganisationId": ids[agreement.parties[0].slug],
        "ceilingStatus": "announced",
        "statement": statement | {"amountSourceText": None},
        "purpose": f"Bijdrage aan: {agreement.title}",
    }
    allocation = {
        "envelopeId": f"${ENVELOPE}",
        "agreementId": f"${AGREEMENT}",
        "status": "indicative",
        "statement": statement,
    }
    return [post("/v1/funding-envelopes", rests | envelope, ENVELOPE), post("/v1/allocations", rests | allocation)]


def _resting_on(document: str, section: str, occurred: PartialDate) -> Json:
    """Return what every record from a source says: how it is recorded, on which source, and when it happened."""
    return {
        "recordingMode": "historic",
        "occurredOn": occurred.members(),
        "sourceRefs": [{"documentId": document, "section": section}],
    }


def _known(day: PartialDate) -> Json | None:
    return None if day == UNKNOWN else dict(day.members())


def post(path: str, body: Json, name: str | None = None) -> models.BatchCommand:
    """Return a command that records something."""
    return models.BatchCommand(method="POST", path=path, body=body, name=name)
