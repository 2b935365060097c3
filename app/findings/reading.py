"""From the published JSON representations of records to the facts the checks read."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.findings import facts as f
from app.findings.reading_money import read_allocation, read_envelope, read_payment
from app.findings.record import Record

Representations = Mapping[str, Sequence[Mapping[str, Any]]]


def dossier_from_representations(representations: Representations) -> f.DossierFacts:
    """Return the facts of one agreement, from representations by resource kind in snake_case.

    A missing kind is empty, a missing member is unknown, an unknown member is ignored. Records that name another
    agreement as the one they belong to are left out; decisions, mandates, allocations and envelopes are shared
    records and stay.

    Raises:
        ValueError: there is not exactly one agreement, a record has no id, or a member has not its published form.

    """

    def all_of(kind: str) -> list[Record]:
        return [Record(kind, item) for item in representations.get(kind, ())]

    agreements = all_of("agreement")
    if len(agreements) != 1:
        raise ValueError(f"a dossier holds exactly one agreement, not {len(agreements)}")
    agreement = _agreement(agreements[0])

    def own(kind: str) -> list[Record]:
        return [record for record in all_of(kind) if record.text("agreementId") in {None, agreement.id}]

    return f.DossierFacts(
        agreement=agreement,
        programmes=tuple(map(_programme, all_of("programme"))),
        organisations=tuple(map(_organisation, all_of("organisation"))),
        office_holdings=tuple(map(_office_holding, all_of("office_holding"))),
        role_assignments=tuple(map(_role_assignment, all_of("role_assignment"))),
        parties=tuple(map(_party, own("party"))),
        signatories=tuple(map(_signatory, own("signatory"))),
        signing_authorities=tuple(map(_signing_authority, all_of("signing_authority"))),
        signing_events=tuple(map(_signing_event, own("signing_event"))),
        decisions=tuple(map(_decision, all_of("decision"))),
        ratifications=tuple(map(_ratification, all_of("ratification"))),
        mandates=tuple(map(_mandate, all_of("mandate"))),
        amendments=tuple(map(_amendment, own("amendment"))),
        terminations=tuple(map(_termination, own("termination"))),
        envelopes=tuple(map(read_envelope, all_of("funding_envelope"))),
        allocations=tuple(map(read_allocation, all_of("allocation"))),
        payments=tuple(map(read_payment, all_of("payment"))),
        follow_ups=tuple(map(_follow_up, own("follow_up"))),
        documents=tuple(map(_document, all_of("document"))),
        publications=tuple(map(_publication, all_of("publication"))),
        public_copies=tuple(map(_public_copy, all_of("public_copy"))),
        source_values=tuple(map(_source_value, all_of("source_value"))),
    )


def _agreement(r: Record) -> f.AgreementFacts:
    return f.AgreementFacts(
        id=r.id,
        kind=r.text("kind"),
        status=r.text("status"),
        title=r.text("title"),
        programme_id=r.text("programmeId"),
        starts_on=r.day("startsOn"),
        ends_on=r.day("endsOn"),
        is_indefinite=r.flag("isIndefinite"),
        effective_on=r.day("effectiveOn"),
    )


def _programme(r: Record) -> f.ProgrammeFacts:
    return f.ProgrammeFacts(id=r.id, name=r.text("name"), horizon_years=r.integer("horizonYears"))


def _organisation(r: Record) -> f.OrganisationFacts:
    return f.OrganisationFacts(
        id=r.id, name=r.text("name"), kind=r.text("kind"), is_public_law_body=r.flag("isPublicLawBody")
    )


def _office_holding(r: Record) -> f.OfficeHoldingFacts:
    return f.OfficeHoldingFacts(
        id=r.id,
        organisation_id=r.text("organisationId"),
        function_kind=r.text("functionKind"),
        valid_from=r.day("validFrom"),
        valid_to=r.day("validTo"),
    )


def _role_assignment(r: Record) -> f.RoleAssignmentFacts:
    """Read a role assignment; its subject is an agreement or a programme."""
    return f.RoleAssignmentFacts(
        id=r.id,
        role=r.text("role"),
        agreement_id=r.text("agreementId") or r.text("subjectAgreementId") or r.subject("agreement"),
        programme_id=r.text("programmeId") or r.text("subjectProgrammeId") or r.subject("programme"),
        office_holding_id=r.text("officeHoldingId"),
        valid_from=r.day("validFrom"),
        valid_to=r.day("validTo"),
    )


def _party(r: Record) -> f.PartyFacts:
    return f.PartyFacts(
        id=r.id,
        organisation_id=r.text("organisationId"),
        must_sign=r.flag("mustSign"),
        joined_on=r.day("joinedOn"),
        left_on=r.day("leftOn"),
    )


def _signatory(r: Record) -> f.SignatoryFacts:
    signature = r.part("signature")
    return f.SignatoryFacts(
        id=r.id,
        party_id=r.text("partyId"),
        office_holding_id=r.text("officeHoldingId"),
        status=r.text("status"),
        signing_authority_id=r.text("signingAuthorityId"),
        signature=None
        if signature is None
        else f.SignatureFacts(
            signed_on=signature.day("signedAt") or signature.day("signedOn"),
            text_sha256=signature.text("textSha256"),
            under_reservation=signature.flag("underReservation"),
            mandate_id=signature.text("mandateId"),
        ),
    )


def _signing_authority(r: Record) -> f.SigningAuthorityFacts:
    return f.SigningAuthorityFacts(
        id=r.id,
        organisation_id=r.text("organisationId"),
        basis=r.text("basis"),
        office_holding_id=r.text("officeHoldingId"),
        joint_with_office_holding_ids=r.texts("jointWithOfficeHoldingIds"),
        valid_from=r.day("validFrom"),
        valid_to=r.day("validTo"),
        subject_agreement_id=r.text("subjectAgreementId"),
        document_id=r.text("documentId"),
    )


def _signing_event(r: Record) -> f.SigningEventFacts:
    return f.SigningEventFacts(
        id=r.id, status=r.text("status"), planned_on=r.day("plannedOn"), held_on=r.day("heldOn")
    )


def _decision(r: Record) -> f.DecisionFacts:
    return f.DecisionFacts(
        id=r.id,
        organisation_id=r.text("organisationId"),
        body=r.text("body"),
        decided_on=r.day("decidedOn"),
        status=r.text("status"),
        mandate_id=r.text("mandateId"),
        document_id=r.text("documentId"),
        publication_status=r.text("publicationStatus"),
        points=tuple(map(_decision_point, r.parts("points"))),
    )


def _decision_point(r: Record) -> f.DecisionPointFacts:
    return f.DecisionPointFacts(
        id=r.id,
        kind=r.text("kind"),
        outcome=r.text("outcome"),
        agreement_id=r.text("agreementId"),
        mandate_id=r.text("mandateId"),
        allocation_id=r.text("allocationId"),
        envelope_id=r.text("envelopeId"),
    )


def _ratification(r: Record) -> f.RatificationFacts:
    return f.RatificationFacts(
        id=r.id,
        signatory_id=r.text("signatoryId"),
        decision_point_id=r.text("decisionPointId"),
        scope=r.text("scope"),
    )


def _mandate(r: Record) -> f.MandateFacts:
    return f.MandateFacts(
        id=r.id,
        status=r.text("status"),
        granting_organisation_id=r.text("grantingOrganisationId"),
        decision_point_id=r.text("decisionPointId"),
        holder_kind=r.text("holderKind"),
        holder_role=r.text("holderRole"),
        powers=r.texts("powers"),
        subject_agreement_id=r.text("subjectAgreementId"),
        phase_limit=r.text("phaseLimit"),
        valid_from=r.day("validFrom"),
        valid_to=r.day("validTo"),
        revoked_on=r.day("revokedAt") or r.day("revokedOn"),
        financial_limit_cents=r.integer("financialLimitCents"),
    )


def _amendment(r: Record) -> f.AmendmentFacts:
    return f.AmendmentFacts(
        id=r.id,
        status=r.text("status"),
        classification=r.text("classification"),
        protected_subjects=r.texts("protectedSubjects"),
        mandate_id=r.text("mandateId"),
        adopted_on=r.day("adoptedOn"),
        effective_on=r.day("effectiveOn"),
        consents=tuple(map(_consent, r.parts("consents"))),
    )


def _consent(r: Record) -> f.ConsentFacts:
    authority = r.part("authority")
    return f.ConsentFacts(
        party_id=r.text("partyId"),
        given_on=r.day("givenOn"),
        mandate_id=r.text("mandateId") or (authority.text("mandateId") if authority else None),
    )


def _termination(r: Record) -> f.TerminationFacts:
    return f.TerminationFacts(id=r.id, kind=r.text("kind"), effective_on=r.day("effectiveOn"))


def _follow_up(r: Record) -> f.FollowUpFacts:
    return f.FollowUpFacts(
        id=r.id, kind=r.text("kind"), status=r.text("status"), due_on=r.day("dueOn"), done_on=r.day("doneOn")
    )


def _document(r: Record) -> f.DocumentFacts:
    return f.DocumentFacts(id=r.id, kind=r.text("kind"), title=r.text("title"))


def _publication(r: Record) -> f.PublicationFacts:
    return f.PublicationFacts(
        id=r.id, document_id=r.text("documentId"), status=r.text("status"), published_on=r.day("publishedOn")
    )


def _public_copy(r: Record) -> f.PublicCopyFacts:
    return f.PublicCopyFacts(
        id=r.id,
        document_id=r.text("documentId"),
        published_on=r.day("publishedOn"),
        withdrawn_on=r.day("withdrawnOn"),
        has_signature_image=r.flag("hasSignatureImage"),
        has_contact_data=r.flag("hasContactData"),
        has_unredacted_private_person=r.flag("hasUnredactedPrivatePerson"),
    )


def _source_value(r: Record) -> f.SourceValueFacts:
    return f.SourceValueFacts(
        id=r.id,
        subject_kind=r.required_text("subjectKind"),
        subject_id=r.required_text("subjectId"),
        attribute=r.required_text("attribute"),
        value=r.required_text("value"),
        document_id=r.text("documentId"),
        section=r.text("section"),
        is_preferred=r.flag("isPreferred"),
    )
