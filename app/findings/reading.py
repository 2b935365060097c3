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
        versions=tuple(map(_version, own("agreement_version"))),
        rejection_notices=tuple(map(_rejection_notice, own("rejection_notice"))),
        consents=tuple(map(_party_consent, own("consent"))),
        ratifications=tuple(map(_ratification, all_of("ratification"))),
        mandates=tuple(map(_mandate, all_of("mandate"))),
        amendments=_amendments(own("amendment"), own("amendment_consent")),
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
    history = r.parts("statusHistory")
    return f.AgreementFacts(
        id=r.id,
        recording_mode=r.text("recordingMode"),
        kind=r.text("kind"),
        status=r.text("status"),
        status_since=history[-1].day("since") if history else None,
        title=r.text("title"),
        programme_id=r.text("programmeId"),
        starts_on=r.day("startsOn"),
        ends_on=r.day("endsOn"),
        is_indefinite=r.flag("isIndefinite"),
        effective_on=r.day("effectiveOn"),
        managing_organisation_id=r.text("managingOrganisationId"),
        current_version_id=r.text("currentVersionId"),
        far_reaching=r.flag("farReaching"),
        has_retroactive_clause=r.flag("hasRetroactiveClause"),
        has_accession_clause=r.flag("hasAccessionClause"),
        notice_period_months=r.integer("noticePeriodMonths"),
        tacit_renewal_months=r.integer("tacitRenewalMonths"),
    )


def _version(r: Record) -> f.VersionFacts:
    clauses = r.parts("clauses")
    return f.VersionFacts(
        id=r.id,
        version_no=r.integer("versionNo"),
        status=r.text("versionStatus"),
        text_sha256=r.text("textSha256"),
        frozen_on=r.day("frozenAt"),
        based_on_version_id=r.text("basedOnVersionId"),
        amendment_id=r.text("amendmentId"),
        clause_ids=tuple(clause.id for clause in clauses),
        has_every_text=bool(clauses) and all(clause.text("text") is not None for clause in clauses),
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
        person_id=r.text("personId"),
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
        person_id=r.text("personId"),
        office_holding_id=r.text("officeHoldingId"),
        status=r.text("status"),
        signing_authority_id=r.text("signingAuthorityId"),
        signature=None
        if signature is None
        else f.SignatureFacts(
            id=signature.text("id"),
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
        granted_by_office_holding_id=r.text("grantedByOfficeHoldingId"),
        valid_from=r.day("validFrom"),
        valid_to=r.day("validTo"),
        revoked_on=r.day("revokedOn"),
        subject_agreement_id=r.text("subjectAgreementId"),
        document_id=r.text("documentId"),
    )


def _signing_event(r: Record) -> f.SigningEventFacts:
    return f.SigningEventFacts(
        id=r.id, status=r.text("status"), planned_on=r.day("plannedOn"), held_on=r.day("heldOn")
    )


def read_office_holding(representation: Mapping[str, Any]) -> f.OfficeHoldingFacts:
    """Return the facts of one office that is held, from its representation."""
    return _office_holding(Record("office_holding", representation))


def read_signing_authority(representation: Mapping[str, Any]) -> f.SigningAuthorityFacts:
    """Return the facts of one signing authority, from its representation."""
    return _signing_authority(Record("signing_authority", representation))


def read_mandate(representation: Mapping[str, Any]) -> f.MandateFacts:
    """Return the facts of one mandate, from its representation."""
    return _mandate(Record("mandate", representation))


def read_agreement(representation: Mapping[str, Any]) -> f.AgreementFacts:
    """Return the facts of one agreement, from its representation."""
    return _agreement(Record("agreement", representation))


def read_role_assignment(representation: Mapping[str, Any]) -> f.RoleAssignmentFacts:
    """Return the facts of who fills one role, from its representation."""
    return _role_assignment(Record("role_assignment", representation))


def read_decision(representation: Mapping[str, Any]) -> f.DecisionFacts:
    """Return the facts of one decision, from its representation."""
    return _decision(Record("decision", representation))


def _decision(r: Record) -> f.DecisionFacts:
    return f.DecisionFacts(
        id=r.id,
        organisation_id=r.text("organisationId"),
        body=r.text("body"),
        decided_on=r.day("decidedOn"),
        revoked_on=r.day("revokedOn"),
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
        agreement_version_id=r.text("agreementVersionId"),
        amendment_id=r.text("amendmentId"),
        mandate_id=r.text("mandateId"),
        allocation_id=r.text("allocationId"),
        envelope_id=r.text("envelopeId"),
    )


def _ratification(r: Record) -> f.RatificationFacts:
    return f.RatificationFacts(
        id=r.id,
        signatory_id=r.text("signatoryId"),
        signature_id=r.text("signatureId"),
        decision_point_id=r.text("decisionPointId"),
        scope=r.text("scope"),
    )


def _mandate(r: Record) -> f.MandateFacts:
    return f.MandateFacts(
        id=r.id,
        status=r.text("status"),
        granting_body=r.text("grantingBody"),
        granting_organisation_id=r.text("grantingOrganisationId"),
        decision_point_id=r.text("decisionPointId"),
        holder_kind=r.text("holderKind"),
        holder_role=r.text("holderRole"),
        function_kind=r.text("functionKind"),
        person_id=r.text("personId"),
        powers=r.texts("powers"),
        subject_agreement_id=r.text("subjectAgreementId"),
        phase_limit=r.text("phaseLimit"),
        valid_from=r.day("validFrom"),
        valid_to=r.day("validTo"),
        revoked_on=r.day("revokedOn") or r.day("revokedAt"),
        revoked_at=r.instant("revokedAt"),
        financial_limit_cents=r.integer("financialLimitCents"),
        sub_mandate_allowed=r.flag("subMandateAllowed"),
        parent_mandate_id=r.text("parentMandateId"),
        written=r.flag("written"),
        consent_document_id=r.text("consentDocumentId"),
    )


def _amendments(amendments: Sequence[Record], consents: Sequence[Record]) -> tuple[f.AmendmentFacts, ...]:
    return tuple(
        f.AmendmentFacts(
            id=r.id,
            status=r.text("status"),
            classification=r.text("classification"),
            protected_subjects=r.texts("protectedSubjects"),
            baseline_version_id=r.text("baselineVersionId"),
            result_version_id=r.text("resultVersionId"),
            adopted_on=r.day("adoptedOn"),
            effective_on=r.day("effectiveOn"),
            consents=tuple(
                _consent(each)
                for each in consents
                if each.text("amendmentId") == r.id and each.flag("isRefused") is not True
            ),
        )
        for r in amendments
    )


def _consent(r: Record) -> f.ConsentFacts:
    grounds = ("mandateId", "decisionPointId", "signingAuthorityId")
    return f.ConsentFacts(
        party_id=r.text("partyId"),
        given_on=r.day("givenOn"),
        mandate_id=r.text("mandateId"),
        decision_point_id=r.text("decisionPointId"),
        is_founded=any(r.text(name) is not None for name in grounds),
    )


def _termination(r: Record) -> f.TerminationFacts:
    return f.TerminationFacts(
        id=r.id,
        kind=r.text("kind"),
        party_id=r.text("partyId"),
        notice_received_on=r.day("noticeReceivedOn"),
        effective_on=r.day("effectiveOn"),
        clause_id=r.text("clauseId"),
        legal_opinion_document_id=r.text("legalOpinionDocumentId"),
    )


def _party_consent(r: Record) -> f.PartyConsentFacts:
    return f.PartyConsentFacts(
        id=r.id,
        party_id=r.text("partyId"),
        termination_id=r.text("terminationId"),
        acceding_party_id=r.text("accedingPartyId"),
        superseding_agreement_id=r.text("supersedingAgreementId"),
        given_on=r.day("givenOn"),
    )


def _rejection_notice(r: Record) -> f.RejectionNoticeFacts:
    return f.RejectionNoticeFacts(
        id=r.id,
        signatory_id=r.text("signatoryId"),
        signature_id=r.text("signatureId"),
        notified_on=r.day("notifiedOn"),
        knew_of_defect=r.flag("knewOfDefect"),
    )


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
