"""Use cases of what entitles to sign, of signatures and their cures, and of what ends an agreement."""

from datetime import date

from app.kit.domain import ApiRole, Localised
from app.kit.resources import (
    Reference,
    Representation,
    Resource,
    Steward,
    exists_from,
    interval_in,
    within_period,
)
from app.kit.schema import Provenance
from app.kit.visibility import IN_DOSSIER
from app.lifecycle import repository
from app.lifecycle.ending import keep_consent, keep_termination
from app.lifecycle.mandate_use import SIGNING_REFUSED_WITH
from app.lifecycle.models import Consent, Ratification, RejectionNotice, Signature, SigningAuthority, Termination
from app.lifecycle.ratifying import keep_ratification, keep_rejection
from app.lifecycle.schemas import (
    ConsentCreate,
    ConsentQuery,
    ConsentRead,
    OfSignatoryQuery,
    RatificationCreate,
    RatificationRead,
    RejectionNoticeCreate,
    RejectionNoticeRead,
    SignatureCreate,
    SignatureQuery,
    SignatureRead,
    SigningAuthorityCreate,
    SigningAuthorityQuery,
    SigningAuthorityRead,
    TerminationCreate,
    TerminationQuery,
    TerminationRead,
)
from app.lifecycle.signing import joint_holders, keep_authority, keep_signature

TAG = "Signing and ending"
WRITERS = frozenset({ApiRole.REGISTRAR, ApiRole.LEGAL_OFFICER})
_DESCRIBES = frozenset({"method", "place", "document_id", "note", "occurred_on", "source_refs", "corrects_id"})
_POINT = {"/decisionPointId": Reference("decision", "decision_point", "decision_id")}


def _fixed(
    create: type[Provenance],
) -> frozenset[str]:
    """Return what of a legal act does not change: all but what only describes it (R-056)."""
    return frozenset(create.model_fields) - _DESCRIBES - {"agreement_id"}


def signature_on(representation: Representation, day: date) -> Representation | None:
    """Project a signature: it is not there before it was set, and up to the day it was voided it stood (D12)."""
    found = exists_from("signedOn")(representation, day)
    voided_on = interval_in(representation, "voidedOn")
    if found is None or voided_on is None or voided_on.possibly_on_or_before(day):
        return found
    return found | {"voidedOn": None, "voidReason": None}


SIGNING_AUTHORITIES = Resource(
    kind="signing_authority",
    path="/signing-authorities",
    tag=TAG,
    title=Localised("tekenbevoegdheid", "signing authority"),
    plural=Localised("tekenbevoegdheden", "signing authorities"),
    about=(
        "What entitles somebody in an office to sign for an organisation: a designation, a power of attorney, the"
        " articles; for how long, and by which document. A mandate for minor changes is none (R-014)."
    ),
    table=SigningAuthority,
    read=SigningAuthorityRead,
    create=SigningAuthorityCreate,
    query=SigningAuthorityQuery,
    visible=repository.AUTHORITY_VISIBLE,
    is_kept_in_sight=True,
    writers=WRITERS,
    steward=Steward.OWN_ORGANISATION,
    agreement_column="subject_agreement_id",
    apply=keep_authority,
    children=joint_holders,
    project=within_period("validFrom", "validTo"),
    filters=repository.AUTHORITY_FILTERS,
    sorts=repository.SORTS,
    unchangeable=frozenset(
        {
            "organisation_id",
            "basis",
            "office_holding_id",
            "joint_with_office_holding_ids",
            "granted_by_office_holding_id",
        }
    ),
    refused_with=("period-invalid",),
)
SIGNATURES = Resource(
    kind="signature",
    path="/agreements/{agreement_id}/signatures",
    parent="agreement",
    tag=TAG,
    title=Localised("handtekening", "signature"),
    plural=Localised("handtekeningen", "signatures"),
    about=(
        "A signature that was set under one text, named by its hash: when, how, in which office, on what authority."
        " A signature that no longer counts stays on record as void."
    ),
    table=Signature,
    read=SignatureRead,
    create=SignatureCreate,
    query=SignatureQuery,
    visible=IN_DOSSIER,
    writers=WRITERS,
    steward=Steward.PARTY_ITSELF,
    steward_column="party_id",
    apply=keep_signature,
    project=signature_on,
    filters=repository.SIGNATURE_FILTERS,
    sorts=repository.SORTS,
    unchangeable=_fixed(SignatureCreate) - {"signed_on", "signed_at"},
    refused_correcting=("history-immutable",),
    refused_with=(
        "agreement-expired",
        "already-signed",
        "authority-not-proven",
        "day-in-future",
        "decision-not-affirmative",
        "decision-required",
        "decision-text-mismatch",
        "invalid-transition",
        *SIGNING_REFUSED_WITH,
        "office-not-held",
        "organisation-kind-unknown",
        "representation-not-proven",
        "reservation-text-required",
        "signature-version-mismatch",
        "signing-not-open",
    ),
)
RATIFICATIONS = Resource(
    kind="ratification",
    path="/agreements/{agreement_id}/ratifications",
    parent="agreement",
    tag=TAG,
    title=Localised("bekrachtiging", "ratification"),
    plural=Localised("bekrachtigingen", "ratifications"),
    about=(
        "A later approval by the competent body, linked by a legal officer, that cures an unauthorised signature as"
        " if it had been authorised from its day (BW 3:69). A later decision alone ratifies nothing."
    ),
    table=Ratification,
    read=RatificationRead,
    create=RatificationCreate,
    query=OfSignatoryQuery,
    visible=IN_DOSSIER,
    writers=frozenset({ApiRole.LEGAL_OFFICER}),
    steward=Steward.PARTY_ITSELF,
    steward_column="party_id",
    apply=keep_ratification,
    filters=repository.OF_SIGNATORY_FILTERS,
    sorts=repository.SORTS,
    part_references=_POINT,
    unchangeable=_fixed(RatificationCreate) - {"ratified_on"},
    refused_correcting=("history-immutable",),
    refused_with=(
        "agreement-expired",
        "day-in-future",
        "invalid-transition",
        "ratification-too-late",
        "ratifying-body-not-competent",
    ),
)
REJECTION_NOTICES = Resource(
    kind="rejection_notice",
    path="/agreements/{agreement_id}/rejection-notices",
    parent="agreement",
    tag=TAG,
    title=Localised("afwijzing", "rejection notice"),
    plural=Localised("afwijzingen", "rejection notices"),
    about=(
        "A party's notice that it rejects another's signature for lack of authority; after it that signature can only"
        " be ratified where the party knew of the defect (BW 3:69, paragraph 3)."
    ),
    table=RejectionNotice,
    read=RejectionNoticeRead,
    create=RejectionNoticeCreate,
    query=OfSignatoryQuery,
    visible=IN_DOSSIER,
    writers=WRITERS,
    steward=Steward.PARTY_ITSELF,
    steward_column="party_id",
    apply=keep_rejection,
    filters=repository.OF_SIGNATORY_FILTERS,
    sorts=repository.SORTS,
    unchangeable=_fixed(RejectionNoticeCreate) - {"notified_on"},
    refused_correcting=("history-immutable",),
    refused_with=("agreement-expired", "day-in-future"),
)
TERMINATIONS = Resource(
    kind="termination",
    path="/agreements/{agreement_id}/terminations",
    parent="agreement",
    tag=TAG,
    title=Localised("beëindiging", "termination"),
    plural=Localised("beëindigingen", "terminations"),
    about=(
        "What ends an agreement, or one party's part in it: its ground, the notice and the last day. The register"
        " ends the agreement itself once that day is over; after a withdrawal it goes on for the others."
    ),
    table=Termination,
    read=TerminationRead,
    create=TerminationCreate,
    query=TerminationQuery,
    visible=IN_DOSSIER,
    writers=WRITERS,
    steward=Steward.PARTY_ITSELF,
    steward_column="party_id",
    apply=keep_termination,
    filters=repository.TERMINATION_FILTERS,
    sorts=repository.SORTS,
    part_references={
        "/partyId": Reference("party"),
        "/clauseId": Reference("agreement_version", "clause", "version_id"),
    },
    unchangeable=_fixed(TerminationCreate) - {"ground"},
    refused_with=(
        "agreement-expired",
        "invalid-transition",
        "notice-period-too-short",
        "termination-ground-missing",
    ),
)
CONSENTS = Resource(
    kind="consent",
    path="/agreements/{agreement_id}/consents",
    parent="agreement",
    tag=TAG,
    title=Localised("instemming", "consent"),
    plural=Localised("instemmingen", "consents"),
    about="A party's consent to a mutual end, to another party's accession, or to a succession. Silence is none.",
    table=Consent,
    read=ConsentRead,
    create=ConsentCreate,
    query=ConsentQuery,
    visible=IN_DOSSIER,
    writers=WRITERS,
    steward=Steward.PARTY_ITSELF,
    steward_column="party_id",
    apply=keep_consent,
    filters=repository.CONSENT_FILTERS,
    sorts=repository.SORTS,
    part_references=_POINT | {"/partyId": Reference("party")},
    unchangeable=_fixed(ConsentCreate),
    refused_with=("agreement-expired", "day-in-future"),
)
