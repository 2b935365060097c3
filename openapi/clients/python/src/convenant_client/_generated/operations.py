"""Every operation of the API as a request that can be sent. Made from its description by `make generate`."""

from collections.abc import Sequence

from convenant_client._generated import models as m
from convenant_client.operations import Command, Day, Id, Instant, Listing, Names, Read, segment
from convenant_client.records import UNSET, Record, Unset, given


def list_agreements(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListAgreementsSort | None = None,
    count: m.CountMode | None = None,
    status: m.AgreementStatus | None = None,
    kind: m.AgreementKind | None = None,
    area_id: Id | None = None,
    programme_id: Id | None = None,
    organisation_id: Id | None = None,
    waiting_for: m.WaitingFor | None = None,
    organisation: Id | None = None,
    managing_organisation_id: Id | None = None,
    title: str | None = None,
    starts_from: Day | None = None,
    starts_until: Day | None = None,
    ends_from: Day | None = None,
    ends_until: Day | None = None,
) -> Listing[m.AgreementPage, m.AgreementRead]:
    """List agreements.

    An agreement between two or more organisations: the root of a dossier, kept by one of them. A list shows
    what the reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        status: Where an agreement stands (glossary: `agreement_status`).  - `draft`: Concept · Draft -
        `negotiating`: In afstemming · Negotiating - `in_decision`: In besluitvorming · In decision -
        `approved`: Akkoord voor ondertekening · Approved - `in_signing`: Ter ondertekening · In signing -
        `signed`: Ondertekend · Signed - `in_force`: In werking · In force - `expired`: Verlopen · Expired -
        `terminated`: Beëindigd · Terminated - `superseded`: Vervangen · Superseded - `withdrawn`:
        Ingetrokken · Withdrawn - `annulled`: Nietig/vernietigd · Annulled
        kind: What an agreement calls itself; its content decides what it binds to (glossary:
        `agreement_kind`).  - `letter_of_intent`: Intentieovereenkomst · Letter of intent -
        `cooperation_agreement`: Samenwerkingsovereenkomst · Cooperation agreement - `covenant`: Convenant ·
        Covenant - `cooperation_agenda`: Samenwerkingsagenda · Cooperation agenda - `framework_agreement`:
        Raamovereenkomst · Framework agreement - `implementation_agreement`: Uitvoeringsovereenkomst ·
        Implementation agreement - `performance_agreement`: Prestatieafspraken · Performance agreement -
        `amending_agreement`: Wijzigingsovereenkomst · Amending agreement - `termination_agreement`:
        Beëindigingsovereenkomst · Termination agreement
        organisation_id: An organisation that is party or manages the dossier; not with `asOf` or `knownAt`.
        waiting_for: What a party still has to do in a dossier.  - `decision`: Besluit · Decision -
        `signature`: Handtekening · Signature - `ratification`: Bekrachtiging · Ratification - `consent`:
        Instemming · Consent
        organisation: With `waitingFor`: the organisation that is waited for.
        title: Words in the title, whatever their case.
        starts_from: The term may start on or after this day.
        starts_until: The term may start on or before this day.
        ends_from: The term may end on or after this day.
        ends_until: The term may end on or before this day.
    """
    return Listing(
        "/v1/agreements",
        m.AgreementPage,
        m.AgreementRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "status": status,
            "kind": kind,
            "areaId": area_id,
            "programmeId": programme_id,
            "organisationId": organisation_id,
            "waitingFor": waiting_for,
            "organisation": organisation,
            "managingOrganisationId": managing_organisation_id,
            "title": title,
            "startsFrom": starts_from,
            "startsUntil": starts_until,
            "endsFrom": ends_from,
            "endsUntil": ends_until,
        },
    )


def record_agreement(
    *,
    kind: m.AgreementKind,
    managing_organisation_id: Id,
    status: m.AgreementStatus,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    title: str | None | Unset = UNSET,
    programme_id: Id | None | Unset = UNSET,
    status_history: Sequence[m.StatusPeriod] | None | Unset = UNSET,
    concluded_on: m.PartialDate | None | Unset = UNSET,
    starts_on: m.PartialDate | None | Unset = UNSET,
    ends_on: m.PartialDate | None | Unset = UNSET,
    effective_on: m.PartialDate | None | Unset = UNSET,
    is_indefinite: bool | None | Unset = UNSET,
    notice_period_months: int | None | Unset = UNSET,
    tacit_renewal_months: int | None | Unset = UNSET,
    far_reaching: bool | None | Unset = UNSET,
    has_amendment_clause: bool | None | Unset = UNSET,
    has_accession_clause: bool | None | Unset = UNSET,
    has_retroactive_clause: bool | None | Unset = UNSET,
    legal_bindingness: m.LegalBindingness | None | Unset = UNSET,
    extra_staff_claim: bool | None | Unset = UNSET,
    current_version_id: Id | None | Unset = UNSET,
    area_ids: Sequence[Id] | Unset = UNSET,
    neighbourhood_ids: Sequence[Id] | Unset = UNSET,
    relations: Sequence[m.AgreementRelationCreate] | Unset = UNSET,
) -> Command[m.AgreementRead]:
    """Record a new agreement.

    An agreement between two or more organisations: the root of a dossier, kept by one of them. Needs one of the
    roles `legal_officer`, `registrar`, at the organisation that manages the agreement.

    Args:
        kind: What an agreement calls itself; its content decides what it binds to (glossary:
        `agreement_kind`).  - `letter_of_intent`: Intentieovereenkomst · Letter of intent -
        `cooperation_agreement`: Samenwerkingsovereenkomst · Cooperation agreement - `covenant`: Convenant ·
        Covenant - `cooperation_agenda`: Samenwerkingsagenda · Cooperation agenda - `framework_agreement`:
        Raamovereenkomst · Framework agreement - `implementation_agreement`: Uitvoeringsovereenkomst ·
        Implementation agreement - `performance_agreement`: Prestatieafspraken · Performance agreement -
        `amending_agreement`: Wijzigingsovereenkomst · Amending agreement - `termination_agreement`:
        Beëindigingsovereenkomst · Termination agreement
        managing_organisation_id: The organisation that keeps this dossier; the one the caller acts for. It
        does not change.
        status: Where an agreement stands (glossary: `agreement_status`).  - `draft`: Concept · Draft -
        `negotiating`: In afstemming · Negotiating - `in_decision`: In besluitvorming · In decision -
        `approved`: Akkoord voor ondertekening · Approved - `in_signing`: Ter ondertekening · In signing -
        `signed`: Ondertekend · Signed - `in_force`: In werking · In force - `expired`: Verlopen · Expired -
        `terminated`: Beëindigd · Terminated - `superseded`: Vervangen · Superseded - `withdrawn`:
        Ingetrokken · Withdrawn - `annulled`: Nietig/vernietigd · Annulled
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        title: Null when the source does not give one.
        programme_id: The programme it is made for.
        status_history: The statuses so far, oldest first; the last one is `status`. Left out: one entry,
        since the day of entry into force or conclusion where `status` is `in_force` or `signed` and that
        day is known.
        concluded_on: The day it was concluded.
        starts_on: First day of the term.
        ends_on: Last day of the term; it ends at 24:00.
        effective_on: The day it enters into force.
        is_indefinite: Whether it runs until somebody ends it; null when unknown.
        notice_period_months: Calendar months.
        tacit_renewal_months: Calendar months by which it is renewed when nobody gives notice.
        far_reaching: Whether the council or states must be heard first (R-120).
        has_amendment_clause: Whether the text says how it is amended; null when unknown.
        has_accession_clause: Whether the text lets others join; null when unknown.
        has_retroactive_clause: Whether the text says that it counts from before the last signature (R-062).
        legal_bindingness: How far it binds in law, as the text says.
        extra_staff_claim: Whether it asks for staff beyond the existing.
        current_version_id: The text that counts; a version of this agreement.
        area_ids: Areas the agreement is about, in order of id.
        neighbourhood_ids: Neighbourhoods the agreement is about, in order of id.
        relations: From this agreement to older agreements and to plans; never in a circle (R-070).
    """
    return Command(
        "POST",
        "/v1/agreements",
        m.AgreementRead,
        body=given(
            m.AgreementCreate,
            {
                "kind": kind,
                "managing_organisation_id": managing_organisation_id,
                "status": status,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "title": title,
                "programme_id": programme_id,
                "status_history": status_history,
                "concluded_on": concluded_on,
                "starts_on": starts_on,
                "ends_on": ends_on,
                "effective_on": effective_on,
                "is_indefinite": is_indefinite,
                "notice_period_months": notice_period_months,
                "tacit_renewal_months": tacit_renewal_months,
                "far_reaching": far_reaching,
                "has_amendment_clause": has_amendment_clause,
                "has_accession_clause": has_accession_clause,
                "has_retroactive_clause": has_retroactive_clause,
                "legal_bindingness": legal_bindingness,
                "extra_staff_claim": extra_staff_claim,
                "current_version_id": current_version_id,
                "area_ids": area_ids,
                "neighbourhood_ids": neighbourhood_ids,
                "relations": relations,
            },
        ),
    )


def get_agreement(
    agreement_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
) -> Read[m.AgreementRead]:
    """Read one agreement.

    An agreement between two or more organisations: the root of a dossier, kept by one of them. `asOf` and
    `knownAt` show it as it was at another moment.

    Args:
        agreement_id: Id of the agreement.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}",
        m.AgreementRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
        },
    )


def correct_agreement(
    agreement: m.AgreementRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    kind: m.AgreementKind | Unset = UNSET,
    title: str | None | Unset = UNSET,
    programme_id: Id | None | Unset = UNSET,
    status: m.AgreementStatus | Unset = UNSET,
    status_history: Sequence[m.StatusPeriod] | None | Unset = UNSET,
    concluded_on: m.PartialDateCorrection | None | Unset = UNSET,
    starts_on: m.PartialDateCorrection | None | Unset = UNSET,
    ends_on: m.PartialDateCorrection | None | Unset = UNSET,
    effective_on: m.PartialDateCorrection | None | Unset = UNSET,
    is_indefinite: bool | None | Unset = UNSET,
    notice_period_months: int | None | Unset = UNSET,
    tacit_renewal_months: int | None | Unset = UNSET,
    far_reaching: bool | None | Unset = UNSET,
    has_amendment_clause: bool | None | Unset = UNSET,
    has_accession_clause: bool | None | Unset = UNSET,
    has_retroactive_clause: bool | None | Unset = UNSET,
    legal_bindingness: m.LegalBindingness | None | Unset = UNSET,
    extra_staff_claim: bool | None | Unset = UNSET,
    current_version_id: Id | None | Unset = UNSET,
    area_ids: Sequence[Id] | None | Unset = UNSET,
    neighbourhood_ids: Sequence[Id] | None | Unset = UNSET,
    relations: Sequence[m.AgreementRelationCreate] | None | Unset = UNSET,
) -> Command[m.AgreementRead]:
    """Correct or complete one agreement.

    An agreement between two or more organisations: the root of a dossier, kept by one of them. Only the members
    sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read, and
    makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of the
    roles `legal_officer`, `registrar`, at the organisation that manages the agreement.

    Args:
        agreement: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        kind: What an agreement calls itself; its content decides what it binds to (glossary:
        `agreement_kind`).  - `letter_of_intent`: Intentieovereenkomst · Letter of intent -
        `cooperation_agreement`: Samenwerkingsovereenkomst · Cooperation agreement - `covenant`: Convenant ·
        Covenant - `cooperation_agenda`: Samenwerkingsagenda · Cooperation agenda - `framework_agreement`:
        Raamovereenkomst · Framework agreement - `implementation_agreement`: Uitvoeringsovereenkomst ·
        Implementation agreement - `performance_agreement`: Prestatieafspraken · Performance agreement -
        `amending_agreement`: Wijzigingsovereenkomst · Amending agreement - `termination_agreement`:
        Beëindigingsovereenkomst · Termination agreement
        title: Null when the source does not give one.
        programme_id: The programme it is made for.
        status: Where an agreement stands (glossary: `agreement_status`).  - `draft`: Concept · Draft -
        `negotiating`: In afstemming · Negotiating - `in_decision`: In besluitvorming · In decision -
        `approved`: Akkoord voor ondertekening · Approved - `in_signing`: Ter ondertekening · In signing -
        `signed`: Ondertekend · Signed - `in_force`: In werking · In force - `expired`: Verlopen · Expired -
        `terminated`: Beëindigd · Terminated - `superseded`: Vervangen · Superseded - `withdrawn`:
        Ingetrokken · Withdrawn - `annulled`: Nietig/vernietigd · Annulled
        status_history: The statuses so far, oldest first; the last one is `status`. Left out: one entry,
        since the day of entry into force or conclusion where `status` is `in_force` or `signed` and that
        day is known.
        concluded_on: The day it was concluded.
        starts_on: First day of the term.
        ends_on: Last day of the term; it ends at 24:00.
        effective_on: The day it enters into force.
        is_indefinite: Whether it runs until somebody ends it; null when unknown.
        notice_period_months: Calendar months.
        tacit_renewal_months: Calendar months by which it is renewed when nobody gives notice.
        far_reaching: Whether the council or states must be heard first (R-120).
        has_amendment_clause: Whether the text says how it is amended; null when unknown.
        has_accession_clause: Whether the text lets others join; null when unknown.
        has_retroactive_clause: Whether the text says that it counts from before the last signature (R-062).
        legal_bindingness: How far it binds in law, as the text says.
        extra_staff_claim: Whether it asks for staff beyond the existing.
        current_version_id: The text that counts; a version of this agreement.
        area_ids: Areas the agreement is about, in order of id.
        neighbourhood_ids: Neighbourhoods the agreement is about, in order of id.
        relations: From this agreement to older agreements and to plans; never in a circle (R-070).
    """
    return Command(
        "PATCH",
        agreement.address,
        m.AgreementRead,
        body=given(
            m.AgreementCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "kind": kind,
                "title": title,
                "programme_id": programme_id,
                "status": status,
                "status_history": status_history,
                "concluded_on": concluded_on,
                "starts_on": starts_on,
                "ends_on": ends_on,
                "effective_on": effective_on,
                "is_indefinite": is_indefinite,
                "notice_period_months": notice_period_months,
                "tacit_renewal_months": tacit_renewal_months,
                "far_reaching": far_reaching,
                "has_amendment_clause": has_amendment_clause,
                "has_accession_clause": has_accession_clause,
                "has_retroactive_clause": has_retroactive_clause,
                "legal_bindingness": legal_bindingness,
                "extra_staff_claim": extra_staff_claim,
                "current_version_id": current_version_id,
                "area_ids": area_ids,
                "neighbourhood_ids": neighbourhood_ids,
                "relations": relations,
            },
        ),
        on=agreement,
    )


def list_agreement_history(
    agreement_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one agreement.

    An agreement between two or more organisations: the root of a dossier, kept by one of them. The history
    names every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        agreement_id: Id of the agreement.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_agreement_versions(
    agreement_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListAgreementVersionsSort | None = None,
    count: m.CountMode | None = None,
    version_status: m.VersionStatus | None = None,
) -> Listing[m.AgreementVersionPage, m.AgreementVersionRead]:
    """List agreement versions.

    One version of the text of an agreement, with the clauses known of it. A list shows what the reader may see,
    in pages.

    Args:
        agreement_id: Id of the agreement.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        version_status: What a version of the text is for (glossary: `version_status`).  - `working`:
        Werkversie · Working - `decision_text`: Besluittekst · Decision text - `signing_text`:
        Ondertekentekst · Signing text - `consolidated`: Geconsolideerd · Consolidated
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/versions",
        m.AgreementVersionPage,
        m.AgreementVersionRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "versionStatus": version_status,
        },
    )


def record_agreement_version(
    agreement_id: Id,
    *,
    version_status: m.VersionStatus,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    version_no: int | None | Unset = UNSET,
    document_id: Id | None | Unset = UNSET,
    text_sha256: str | None | Unset = UNSET,
    frozen_at: Instant | None | Unset = UNSET,
    effective_on: m.PartialDate | None | Unset = UNSET,
    based_on_version_id: Id | None | Unset = UNSET,
    clauses: Sequence[m.ClauseCreate] | Unset = UNSET,
) -> Command[m.AgreementVersionRead]:
    """Record a new agreement version.

    One version of the text of an agreement, with the clauses known of it. Needs one of the roles
    `legal_officer`, `registrar`, at the organisation that manages the dossier.

    Args:
        agreement_id: Id of the agreement.
        version_status: What a version of the text is for (glossary: `version_status`).  - `working`:
        Werkversie · Working - `decision_text`: Besluittekst · Decision text - `signing_text`:
        Ondertekentekst · Signing text - `consolidated`: Geconsolideerd · Consolidated
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        version_no: Counts the versions of one agreement; left out, the next number.
        document_id: The document that holds the text.
        text_sha256: Fixes the text; null while the text itself is not at hand.
        frozen_at: When the text was frozen, RFC 3339 with offset.
        effective_on: The day from which this text counts.
        based_on_version_id: The version of this agreement it was made from.
        clauses: In the order of the text; together at most 200,000 characters.
    """
    return Command(
        "POST",
        f"/v1/agreements/{segment(agreement_id)}/versions",
        m.AgreementVersionRead,
        body=given(
            m.AgreementVersionCreate,
            {
                "version_status": version_status,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "version_no": version_no,
                "document_id": document_id,
                "text_sha256": text_sha256,
                "frozen_at": frozen_at,
                "effective_on": effective_on,
                "based_on_version_id": based_on_version_id,
                "clauses": clauses,
            },
        ),
    )


def get_agreement_version(
    agreement_id: Id,
    agreement_version_id: Id | int,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    annotate: bool | None = None,
) -> Read[m.AgreementVersionRead]:
    """Read one agreement version.

    One version of the text of an agreement, with the clauses known of it. `asOf` and `knownAt` show it as it
    was at another moment.

    Args:
        agreement_id: Id of the agreement.
        agreement_version_id: Id of the agreement version, or its number.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        annotate: Also return under `annotations` who put what in it.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/versions/{segment(agreement_version_id)}",
        m.AgreementVersionRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "annotate": annotate,
        },
    )


def correct_agreement_version(
    agreement_version: m.AgreementVersionRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    version_no: int | None | Unset = UNSET,
    version_status: m.VersionStatus | Unset = UNSET,
    document_id: Id | None | Unset = UNSET,
    text_sha256: str | None | Unset = UNSET,
    frozen_at: Instant | None | Unset = UNSET,
    effective_on: m.PartialDateCorrection | None | Unset = UNSET,
    based_on_version_id: Id | None | Unset = UNSET,
    clauses: Sequence[m.ClauseCreate] | None | Unset = UNSET,
) -> Command[m.AgreementVersionRead]:
    """Correct or complete one agreement version.

    One version of the text of an agreement, with the clauses known of it. Only the members sent change (JSON
    Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read, and makes a new version.
    Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of the roles
    `legal_officer`, `registrar`, at the organisation that manages the dossier.

    Args:
        agreement_version: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        version_no: Counts the versions of one agreement; left out, the next number.
        version_status: What a version of the text is for (glossary: `version_status`).  - `working`:
        Werkversie · Working - `decision_text`: Besluittekst · Decision text - `signing_text`:
        Ondertekentekst · Signing text - `consolidated`: Geconsolideerd · Consolidated
        document_id: The document that holds the text.
        text_sha256: Fixes the text; null while the text itself is not at hand.
        frozen_at: When the text was frozen, RFC 3339 with offset.
        effective_on: The day from which this text counts.
        based_on_version_id: The version of this agreement it was made from.
        clauses: In the order of the text; together at most 200,000 characters.
    """
    return Command(
        "PATCH",
        agreement_version.address,
        m.AgreementVersionRead,
        body=given(
            m.AgreementVersionCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "version_no": version_no,
                "version_status": version_status,
                "document_id": document_id,
                "text_sha256": text_sha256,
                "frozen_at": frozen_at,
                "effective_on": effective_on,
                "based_on_version_id": based_on_version_id,
                "clauses": clauses,
            },
        ),
        on=agreement_version,
    )


def list_agreement_version_history(
    agreement_id: Id,
    agreement_version_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one agreement version.

    One version of the text of an agreement, with the clauses known of it. The history names every version,
    newest first: when it was recorded, by whom, why, and where it can be read. Outside the dossier it names
    only versions that were public, and nobody.

    Args:
        agreement_id: Id of the agreement.
        agreement_version_id: Id of the agreement version.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/versions/{segment(agreement_version_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_signing_events(
    agreement_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListSigningEventsSort | None = None,
    count: m.CountMode | None = None,
    status: m.SigningEventStatus | None = None,
    planned_from: Day | None = None,
    planned_until: Day | None = None,
) -> Listing[m.SigningEventPage, m.SigningEventRead]:
    """List signing events.

    A moment at which parties sign together, planned or held. A plan is not an act: it proves no signature. A
    list shows what the reader may see, in pages.

    Args:
        agreement_id: Id of the agreement.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        status: Where a signing event stands (glossary: `signing_event_status`).  - `planned`: Gepland ·
        Planned - `held`: Gehouden · Held - `postponed`: Uitgesteld · Postponed - `cancelled`: Geannuleerd ·
        Cancelled
        planned_from: It may be planned for this day or later.
        planned_until: It may be planned for this day or earlier.
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/signing-events",
        m.SigningEventPage,
        m.SigningEventRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "status": status,
            "plannedFrom": planned_from,
            "plannedUntil": planned_until,
        },
    )


def record_signing_event(
    agreement_id: Id,
    *,
    status: m.SigningEventStatus,
    planned_on: m.PartialDate,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    held_on: m.PartialDate | None | Unset = UNSET,
    previous_planned_on: Sequence[m.PartialDate] | Unset = UNSET,
    location_option_ids: Sequence[Id] | Unset = UNSET,
    location_chosen_id: Id | None | Unset = UNSET,
    attendees_text: str | None | Unset = UNSET,
    condition_text: str | None | Unset = UNSET,
) -> Command[m.SigningEventRead]:
    """Record a new signing event.

    A moment at which parties sign together, planned or held. A plan is not an act: it proves no signature.
    Needs one of the roles `legal_officer`, `registrar`, at the organisation that manages the dossier.

    Args:
        agreement_id: Id of the agreement.
        status: Where a signing event stands (glossary: `signing_event_status`).  - `planned`: Gepland ·
        Planned - `held`: Gehouden · Held - `postponed`: Uitgesteld · Postponed - `cancelled`: Geannuleerd ·
        Cancelled
        planned_on: A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        held_on: The day it was held; needed for status `held`.
        previous_planned_on: Days it was planned for before; a correction that moves it adds one (R-027).
        location_option_ids: Neighbourhoods where it may be held, in order of id.
        location_chosen_id: The neighbourhood chosen, one of the options if any.
        attendees_text: Who attend, in the words of the source.
        condition_text: On what condition, in the words of the source.
    """
    return Command(
        "POST",
        f"/v1/agreements/{segment(agreement_id)}/signing-events",
        m.SigningEventRead,
        body=given(
            m.SigningEventCreate,
            {
                "status": status,
                "planned_on": planned_on,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "held_on": held_on,
                "previous_planned_on": previous_planned_on,
                "location_option_ids": location_option_ids,
                "location_chosen_id": location_chosen_id,
                "attendees_text": attendees_text,
                "condition_text": condition_text,
            },
        ),
    )


def get_signing_event(
    agreement_id: Id,
    signing_event_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.SigningEventRead]:
    """Read one signing event.

    A moment at which parties sign together, planned or held. A plan is not an act: it proves no signature.
    `asOf` and `knownAt` show it as it was at another moment.

    Args:
        agreement_id: Id of the agreement.
        signing_event_id: Id of the signing event.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/signing-events/{segment(signing_event_id)}",
        m.SigningEventRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_signing_event(
    signing_event: m.SigningEventRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    status: m.SigningEventStatus | Unset = UNSET,
    planned_on: m.PartialDateCorrection | Unset = UNSET,
    held_on: m.PartialDateCorrection | None | Unset = UNSET,
    previous_planned_on: Sequence[m.PartialDate] | None | Unset = UNSET,
    location_option_ids: Sequence[Id] | None | Unset = UNSET,
    location_chosen_id: Id | None | Unset = UNSET,
    attendees_text: str | None | Unset = UNSET,
    condition_text: str | None | Unset = UNSET,
) -> Command[m.SigningEventRead]:
    """Correct or complete one signing event.

    A moment at which parties sign together, planned or held. A plan is not an act: it proves no signature. Only
    the members sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was
    read, and makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs
    one of the roles `legal_officer`, `registrar`, at the organisation that manages the dossier.

    Args:
        signing_event: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        status: Where a signing event stands (glossary: `signing_event_status`).  - `planned`: Gepland ·
        Planned - `held`: Gehouden · Held - `postponed`: Uitgesteld · Postponed - `cancelled`: Geannuleerd ·
        Cancelled
        planned_on: A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown.
        Members left out stay as they are.
        held_on: The day it was held; needed for status `held`.
        previous_planned_on: Days it was planned for before; a correction that moves it adds one (R-027).
        location_option_ids: Neighbourhoods where it may be held, in order of id.
        location_chosen_id: The neighbourhood chosen, one of the options if any.
        attendees_text: Who attend, in the words of the source.
        condition_text: On what condition, in the words of the source.
    """
    return Command(
        "PATCH",
        signing_event.address,
        m.SigningEventRead,
        body=given(
            m.SigningEventCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "status": status,
                "planned_on": planned_on,
                "held_on": held_on,
                "previous_planned_on": previous_planned_on,
                "location_option_ids": location_option_ids,
                "location_chosen_id": location_chosen_id,
                "attendees_text": attendees_text,
                "condition_text": condition_text,
            },
        ),
        on=signing_event,
    )


def list_signing_event_history(
    agreement_id: Id,
    signing_event_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one signing event.

    A moment at which parties sign together, planned or held. A plan is not an act: it proves no signature. The
    history names every version, newest first: when it was recorded, by whom, why, and where it can be read.
    Outside the dossier it names only versions that were public, and nobody.

    Args:
        agreement_id: Id of the agreement.
        signing_event_id: Id of the signing event.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/signing-events/{segment(signing_event_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_follow_ups(
    agreement_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListFollowUpsSort | None = None,
    count: m.CountMode | None = None,
    kind: m.FollowUpKind | None = None,
    status: m.FollowUpStatus | None = None,
    due_from: Day | None = None,
    due_until: Day | None = None,
) -> Listing[m.FollowUpPage, m.FollowUpRead]:
    """List follow-ups.

    Something announced to follow the agreement, such as a letter to the council or a press release. A list
    shows what the reader may see, in pages.

    Args:
        agreement_id: Id of the agreement.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        kind: What was announced to follow (glossary: `follow_up_kind`).  - `council_information_letter`:
        Raadsinformatiebrief · Council information letter - `press_release`: Persbericht · Press release -
        `evaluation`: Evaluatie · Evaluation - `clarification`: Nadere duidelijkheid · Clarification -
        `funding_arrangements`: Financiële afspraken · Funding arrangements - `implementation_plans`:
        Uitvoeringsplannen · Implementation plans - `other`: Overig · Other
        status: Where a follow-up stands (glossary: `follow_up_status`).  - `planned`: Gepland · Planned -
        `in_preparation`: In voorbereiding · In preparation - `done`: Gedaan · Done - `cancelled`: Vervallen
        · Cancelled
        due_from: It may be due on this day or later.
        due_until: It may be due on this day or earlier.
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/follow-ups",
        m.FollowUpPage,
        m.FollowUpRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "kind": kind,
            "status": status,
            "dueFrom": due_from,
            "dueUntil": due_until,
        },
    )


def record_follow_up(
    agreement_id: Id,
    *,
    kind: m.FollowUpKind,
    status: m.FollowUpStatus,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    due_on: m.PartialDate | None | Unset = UNSET,
    done_on: m.PartialDate | None | Unset = UNSET,
    addressee_body: m.Body | None | Unset = UNSET,
    joint: bool | None | Unset = UNSET,
    text: str | None | Unset = UNSET,
) -> Command[m.FollowUpRead]:
    """Record a new follow-up.

    Something announced to follow the agreement, such as a letter to the council or a press release. Needs one
    of the roles `legal_officer`, `registrar`, at the organisation that manages the dossier.

    Args:
        agreement_id: Id of the agreement.
        kind: What was announced to follow (glossary: `follow_up_kind`).  - `council_information_letter`:
        Raadsinformatiebrief · Council information letter - `press_release`: Persbericht · Press release -
        `evaluation`: Evaluatie · Evaluation - `clarification`: Nadere duidelijkheid · Clarification -
        `funding_arrangements`: Financiële afspraken · Funding arrangements - `implementation_plans`:
        Uitvoeringsplannen · Implementation plans - `other`: Overig · Other
        status: Where a follow-up stands (glossary: `follow_up_status`).  - `planned`: Gepland · Planned -
        `in_preparation`: In voorbereiding · In preparation - `done`: Gedaan · Done - `cancelled`: Vervallen
        · Cancelled
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        due_on: When it was to be done.
        done_on: When it was done.
        addressee_body: The body it is meant for.
        joint: Whether the parties do it together.
        text: What must be done.
    """
    return Command(
        "POST",
        f"/v1/agreements/{segment(agreement_id)}/follow-ups",
        m.FollowUpRead,
        body=given(
            m.FollowUpCreate,
            {
                "kind": kind,
                "status": status,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "due_on": due_on,
                "done_on": done_on,
                "addressee_body": addressee_body,
                "joint": joint,
                "text": text,
            },
        ),
    )


def get_follow_up(
    agreement_id: Id,
    follow_up_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.FollowUpRead]:
    """Read one follow-up.

    Something announced to follow the agreement, such as a letter to the council or a press release. `asOf` and
    `knownAt` show it as it was at another moment.

    Args:
        agreement_id: Id of the agreement.
        follow_up_id: Id of the follow up.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/follow-ups/{segment(follow_up_id)}",
        m.FollowUpRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_follow_up(
    follow_up: m.FollowUpRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    kind: m.FollowUpKind | Unset = UNSET,
    status: m.FollowUpStatus | Unset = UNSET,
    due_on: m.PartialDateCorrection | None | Unset = UNSET,
    done_on: m.PartialDateCorrection | None | Unset = UNSET,
    addressee_body: m.Body | None | Unset = UNSET,
    joint: bool | None | Unset = UNSET,
    text: str | None | Unset = UNSET,
) -> Command[m.FollowUpRead]:
    """Correct or complete one follow-up.

    Something announced to follow the agreement, such as a letter to the council or a press release. Only the
    members sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read,
    and makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of
    the roles `legal_officer`, `registrar`, at the organisation that manages the dossier.

    Args:
        follow_up: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        kind: What was announced to follow (glossary: `follow_up_kind`).  - `council_information_letter`:
        Raadsinformatiebrief · Council information letter - `press_release`: Persbericht · Press release -
        `evaluation`: Evaluatie · Evaluation - `clarification`: Nadere duidelijkheid · Clarification -
        `funding_arrangements`: Financiële afspraken · Funding arrangements - `implementation_plans`:
        Uitvoeringsplannen · Implementation plans - `other`: Overig · Other
        status: Where a follow-up stands (glossary: `follow_up_status`).  - `planned`: Gepland · Planned -
        `in_preparation`: In voorbereiding · In preparation - `done`: Gedaan · Done - `cancelled`: Vervallen
        · Cancelled
        due_on: When it was to be done.
        done_on: When it was done.
        addressee_body: The body it is meant for.
        joint: Whether the parties do it together.
        text: What must be done.
    """
    return Command(
        "PATCH",
        follow_up.address,
        m.FollowUpRead,
        body=given(
            m.FollowUpCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "kind": kind,
                "status": status,
                "due_on": due_on,
                "done_on": done_on,
                "addressee_body": addressee_body,
                "joint": joint,
                "text": text,
            },
        ),
        on=follow_up,
    )


def list_follow_up_history(
    agreement_id: Id,
    follow_up_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one follow-up.

    Something announced to follow the agreement, such as a letter to the council or a press release. The history
    names every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        agreement_id: Id of the agreement.
        follow_up_id: Id of the follow up.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/follow-ups/{segment(follow_up_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_risks(
    agreement_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListRisksSort | None = None,
    count: m.CountMode | None = None,
) -> Listing[m.RiskPage, m.RiskRead]:
    """List risks.

    A caveat that was named when the agreement was proposed. A list shows what the reader may see, in pages.

    Args:
        agreement_id: Id of the agreement.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/risks",
        m.RiskPage,
        m.RiskRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
        },
    )


def record_risk(
    agreement_id: Id,
    *,
    title: str,
    summary: str,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
) -> Command[m.RiskRead]:
    """Record a new risk.

    A caveat that was named when the agreement was proposed. Needs one of the roles `legal_officer`,
    `registrar`, at the organisation that manages the dossier.

    Args:
        agreement_id: Id of the agreement.
        summary: What may go wrong, in a few words.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
    """
    return Command(
        "POST",
        f"/v1/agreements/{segment(agreement_id)}/risks",
        m.RiskRead,
        body=given(
            m.RiskCreate,
            {
                "title": title,
                "summary": summary,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
            },
        ),
    )


def get_risk(
    agreement_id: Id,
    risk_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.RiskRead]:
    """Read one risk.

    A caveat that was named when the agreement was proposed. `asOf` and `knownAt` show it as it was at another
    moment.

    Args:
        agreement_id: Id of the agreement.
        risk_id: Id of the risk.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/risks/{segment(risk_id)}",
        m.RiskRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_risk(
    risk: m.RiskRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    title: str | Unset = UNSET,
    summary: str | Unset = UNSET,
) -> Command[m.RiskRead]:
    """Correct or complete one risk.

    A caveat that was named when the agreement was proposed. Only the members sent change (JSON Merge Patch, RFC
    7396); every change needs a `reason` and the ETag that was read, and makes a new version. Nothing is
    overwritten: earlier versions stay readable with `knownAt`. Needs one of the roles `legal_officer`,
    `registrar`, at the organisation that manages the dossier.

    Args:
        risk: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        summary: What may go wrong, in a few words.
    """
    return Command(
        "PATCH",
        risk.address,
        m.RiskRead,
        body=given(
            m.RiskCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "title": title,
                "summary": summary,
            },
        ),
        on=risk,
    )


def list_risk_history(
    agreement_id: Id,
    risk_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one risk.

    A caveat that was named when the agreement was proposed. The history names every version, newest first: when
    it was recorded, by whom, why, and where it can be read. Outside the dossier it names only versions that
    were public, and nobody.

    Args:
        agreement_id: Id of the agreement.
        risk_id: Id of the risk.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/risks/{segment(risk_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def get_agreement_calendar(
    agreement_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
) -> Read[m.CalendarRead]:
    """Read the calendar of one agreement.

    Return every day of a dossier, stated or computed: signing, force, end, notice, follow-ups, mandates.

    Each names its rule and the values it rests on. A day that cannot be computed is not left out: `missing`
    says what is not known. An agreement marked indefinite has no last day. As `text/calendar` (RFC 5545) it can
    be taken over in one's own calendar, in Dutch or English by `Accept-Language`; it names nobody. A token that
    is narrowed to scopes also needs `mandates.read`.

    Args:
        agreement_id: Id of the agreement.
        as_of: The legal day for which it is told what is past or late; today by default.
        known_at: The calendar of what the register knew at this instant.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/calendar",
        m.CalendarRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
        },
    )


def compare_agreement_versions(
    agreement_id: Id,
    agreement_version_id: Id,
    *,
    against: Id,
    known_at: Instant | None = None,
) -> Read[m.VersionComparison]:
    """Compare two versions of the text.

    Compare a version of the text with an older one, clause by clause and word by word.

    Clauses are matched by what they say: a clause may be added, removed, moved, renumbered, reworded, or
    several of these at once. Amounts, percentages, dates, periods, names of parties and denials that went or
    came are named, in Dutch and English notation; one that only moved is told apart from one that changed.
    Words the register does not know are never called equal or changed.

    Args:
        agreement_id: Id of the agreement.
        agreement_version_id: Id of the new version.
        against: Id of the version to compare with, of the same agreement: the old text.
        known_at: Compare what the register knew of both at this instant.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/versions/{segment(agreement_version_id)}/diff",
        m.VersionComparison,
        query={
            "against": against,
            "knownAt": known_at,
        },
    )


def list_agreement_transitions(
    agreement_id: Id,
) -> Read[m.Transitions]:
    """List what can be done with one agreement.

    Every transition there is, whether it is possible now, and what every rule says about it: the record that
    satisfies or blocks it, and who can clear it how. Performing one runs the same judgment.

    Args:
        agreement_id: Id of the agreement.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/transitions",
        m.Transitions,
    )


def perform_agreement_transition(
    agreement: m.AgreementRead,
    *,
    transition: str,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    agreement_version_id: Id | None | Unset = UNSET,
    document_id: Id | None | Unset = UNSET,
) -> Command[m.AgreementRead]:
    """Change the status of one agreement.

    Performs one of `submit`, `return_to_draft`, `freeze_text`, `reopen`, `approve`, `open_signing`,
    `open_signing_under_reservation`, `reset`, `complete_signing`, `resume_signing`, `enter_into_force`,
    `expire`, `terminate`, `supersede`, `withdraw`, `annul`, `record_signed`, `record_in_force`,
    `record_expired`, `record_terminated`. A status changes in no other way. In historic mode, with a source,
    what is missing becomes a finding instead of a refusal. Needs one of the roles `legal_officer`, `registrar`,
    at the organisation that manages the agreement.

    Args:
        agreement: The record as it was read; its ETag is sent along.
        transition: Its name, as `GET …/transitions` lists it.
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
        agreement_version_id: The text it is about; left out, the newest working version.
        document_id: The judgment or deed by which it is annulled.
    """
    return Command(
        "POST",
        agreement.address + "/transitions",
        m.AgreementRead,
        body=given(
            m.AgreementTransition,
            {
                "transition": transition,
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "agreement_version_id": agreement_version_id,
                "document_id": document_id,
            },
        ),
        on=agreement,
    )


def list_signing_event_transitions(
    agreement_id: Id,
    signing_event_id: Id,
) -> Read[m.Transitions]:
    """List what can be done with one signing event.

    Every transition there is, whether it is possible now, and what every rule says about it: the record that
    satisfies or blocks it, and who can clear it how. Performing one runs the same judgment.

    Args:
        agreement_id: Id of the agreement.
        signing_event_id: Id of the signing event.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/signing-events/{segment(signing_event_id)}/transitions",
        m.Transitions,
    )


def perform_signing_event_transition(
    signing_event: m.SigningEventRead,
    *,
    transition: str,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    planned_on: m.PartialDate | None | Unset = UNSET,
    location_chosen_id: Id | None | Unset = UNSET,
) -> Command[m.SigningEventRead]:
    """Change the status of one signing event.

    Performs one of `hold`, `postpone`, `cancel`, `replan`. A status changes in no other way. In historic mode,
    with a source, what is missing becomes a finding instead of a refusal. Needs one of the roles
    `legal_officer`, `registrar`, at the organisation that manages the dossier.

    Args:
        signing_event: The record as it was read; its ETag is sent along.
        transition: Its name, as `GET …/transitions` lists it.
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
        planned_on: The new day; the old one is kept (R-027).
        location_chosen_id: The location that was chosen, one of the options.
    """
    return Command(
        "POST",
        signing_event.address + "/transitions",
        m.SigningEventRead,
        body=given(
            m.SigningEventTransition,
            {
                "transition": transition,
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "planned_on": planned_on,
                "location_chosen_id": location_chosen_id,
            },
        ),
        on=signing_event,
    )


def list_signing_authorities(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListSigningAuthoritiesSort | None = None,
    count: m.CountMode | None = None,
    organisation_id: Id | None = None,
    office_holding_id: Id | None = None,
    basis: m.AuthorityBasis | None = None,
) -> Listing[m.SigningAuthorityPage, m.SigningAuthorityRead]:
    """List signing authorities.

    What entitles somebody in an office to sign for an organisation: a designation, a power of attorney, the
    articles; for how long, and by which document. A mandate for minor changes is none (R-014). A list shows
    what the reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        basis: On what somebody's right to sign for an organisation rests (glossary: `authority_basis`).  -
        `ex_officio`: Ambtshalve · By office - `designation`: Aanwijzing · Designation -
        `power_of_attorney`: Volmacht · Power of attorney - `statutory`: Statutair bevoegd · Under the
        articles - `statutory_joint`: Gezamenlijk bevoegd · Jointly under the articles
    """
    return Listing(
        "/v1/signing-authorities",
        m.SigningAuthorityPage,
        m.SigningAuthorityRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "organisationId": organisation_id,
            "officeHoldingId": office_holding_id,
            "basis": basis,
        },
    )


def record_signing_authority(
    *,
    organisation_id: Id,
    basis: m.AuthorityBasis,
    office_holding_id: Id,
    valid_from: m.PartialDate,
    document_id: Id,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    joint_with_office_holding_ids: Sequence[Id] | Unset = UNSET,
    granted_by_office_holding_id: Id | None | Unset = UNSET,
    valid_to: m.PartialDate | None | Unset = UNSET,
    revoked_on: m.PartialDate | None | Unset = UNSET,
    subject_agreement_id: Id | None | Unset = UNSET,
    limit_cents: int | None | Unset = UNSET,
) -> Command[m.SigningAuthorityRead]:
    """Record a new signing authority.

    What entitles somebody in an office to sign for an organisation: a designation, a power of attorney, the
    articles; for how long, and by which document. A mandate for minor changes is none (R-014). Needs one of the
    roles `legal_officer`, `registrar`, at the organisation the record is about.

    Args:
        organisation_id: The organisation signed for; it does not change.
        basis: On what somebody's right to sign for an organisation rests (glossary: `authority_basis`).  -
        `ex_officio`: Ambtshalve · By office - `designation`: Aanwijzing · Designation -
        `power_of_attorney`: Volmacht · Power of attorney - `statutory`: Statutair bevoegd · Under the
        articles - `statutory_joint`: Gezamenlijk bevoegd · Jointly under the articles
        office_holding_id: The office of who may sign.
        valid_from: A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown.
        document_id: The register extract, articles, designation or power of attorney.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        joint_with_office_holding_ids: The offices of those who must sign along, for `statutory_joint`
        (R-016).
        granted_by_office_holding_id: The office of who gave it: for a municipality the mayor, for a
        province the commissioner.
        valid_to: The last day; null while it has no end.
        revoked_on: From this day on it no longer counts (R-029).
        subject_agreement_id: Null: for every agreement.
        limit_cents: The most an agreement may cost, in whole euro cents; null: no limit.
    """
    return Command(
        "POST",
        "/v1/signing-authorities",
        m.SigningAuthorityRead,
        body=given(
            m.SigningAuthorityCreate,
            {
                "organisation_id": organisation_id,
                "basis": basis,
                "office_holding_id": office_holding_id,
                "valid_from": valid_from,
                "document_id": document_id,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "joint_with_office_holding_ids": joint_with_office_holding_ids,
                "granted_by_office_holding_id": granted_by_office_holding_id,
                "valid_to": valid_to,
                "revoked_on": revoked_on,
                "subject_agreement_id": subject_agreement_id,
                "limit_cents": limit_cents,
            },
        ),
    )


def get_signing_authority(
    signing_authority_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.SigningAuthorityRead]:
    """Read one signing authority.

    What entitles somebody in an office to sign for an organisation: a designation, a power of attorney, the
    articles; for how long, and by which document. A mandate for minor changes is none (R-014). `asOf` and
    `knownAt` show it as it was at another moment.

    Args:
        signing_authority_id: Id of the signing authority.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/signing-authorities/{segment(signing_authority_id)}",
        m.SigningAuthorityRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_signing_authority(
    signing_authority: m.SigningAuthorityRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    valid_from: m.PartialDateCorrection | Unset = UNSET,
    valid_to: m.PartialDateCorrection | None | Unset = UNSET,
    revoked_on: m.PartialDateCorrection | None | Unset = UNSET,
    subject_agreement_id: Id | None | Unset = UNSET,
    limit_cents: int | None | Unset = UNSET,
    document_id: Id | Unset = UNSET,
) -> Command[m.SigningAuthorityRead]:
    """Correct or complete one signing authority.

    What entitles somebody in an office to sign for an organisation: a designation, a power of attorney, the
    articles; for how long, and by which document. A mandate for minor changes is none (R-014). Only the members
    sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read, and
    makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of the
    roles `legal_officer`, `registrar`, at the organisation the record is about.

    Args:
        signing_authority: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        valid_from: A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown.
        Members left out stay as they are.
        valid_to: The last day; null while it has no end.
        revoked_on: From this day on it no longer counts (R-029).
        subject_agreement_id: Null: for every agreement.
        limit_cents: The most an agreement may cost, in whole euro cents; null: no limit.
        document_id: The register extract, articles, designation or power of attorney.
    """
    return Command(
        "PATCH",
        signing_authority.address,
        m.SigningAuthorityRead,
        body=given(
            m.SigningAuthorityCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "valid_from": valid_from,
                "valid_to": valid_to,
                "revoked_on": revoked_on,
                "subject_agreement_id": subject_agreement_id,
                "limit_cents": limit_cents,
                "document_id": document_id,
            },
        ),
        on=signing_authority,
    )


def list_signing_authority_history(
    signing_authority_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one signing authority.

    What entitles somebody in an office to sign for an organisation: a designation, a power of attorney, the
    articles; for how long, and by which document. A mandate for minor changes is none (R-014). The history
    names every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        signing_authority_id: Id of the signing authority.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/signing-authorities/{segment(signing_authority_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_signatures(
    agreement_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListSignaturesSort | None = None,
    count: m.CountMode | None = None,
    party_id: Id | None = None,
    signatory_id: Id | None = None,
) -> Listing[m.SignaturePage, m.SignatureRead]:
    """List signatures.

    A signature that was set under one text, named by its hash: when, how, in which office, on what authority. A
    signature that no longer counts stays on record as void. A list shows what the reader may see, in pages.

    Args:
        agreement_id: Id of the agreement.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/signatures",
        m.SignaturePage,
        m.SignatureRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "partyId": party_id,
            "signatoryId": signatory_id,
        },
    )


def record_signature(
    agreement_id: Id,
    *,
    party_id: Id,
    signatory_id: Id,
    signed_on: m.PartialDate,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    agreement_version_id: Id | None | Unset = UNSET,
    text_sha256: str | None | Unset = UNSET,
    signed_at: Instant | None | Unset = UNSET,
    method: m.SignatureMethod | None | Unset = UNSET,
    place: str | None | Unset = UNSET,
    office_holding_id: Id | None | Unset = UNSET,
    signing_authority_id: Id | None | Unset = UNSET,
    mandate_id: Id | None | Unset = UNSET,
    under_reservation: bool | Unset = UNSET,
    reservation_text: str | None | Unset = UNSET,
    document_id: Id | None | Unset = UNSET,
) -> Command[m.SignatureRead]:
    """Record a new signature.

    A signature that was set under one text, named by its hash: when, how, in which office, on what authority. A
    signature that no longer counts stays on record as void. Needs one of the roles `legal_officer`,
    `registrar`, at the party itself, or the organisation that manages the dossier.

    Args:
        agreement_id: Id of the agreement.
        party_id: The party signed for.
        signatory_id: Who signs.
        signed_on: A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        agreement_version_id: The version signed; left out, the present text.
        text_sha256: The hash of the text signed; needed unless a source does not tell it (R-051).
        signed_at: The moment it was set, where that is known.
        method: How it was signed; null when unknown.
        place: Where it was signed.
        office_holding_id: Left out: the office of the signatory.
        signing_authority_id: Left out: the authority of the signatory.
        mandate_id: The mandate relied on; it must give the power `sign` (R-014).
        under_reservation: Whether it was signed subject to later approval.
        reservation_text: Under which reservation (R-020).
        document_id: The signed document.
    """
    return Command(
        "POST",
        f"/v1/agreements/{segment(agreement_id)}/signatures",
        m.SignatureRead,
        body=given(
            m.SignatureCreate,
            {
                "party_id": party_id,
                "signatory_id": signatory_id,
                "signed_on": signed_on,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "agreement_version_id": agreement_version_id,
                "text_sha256": text_sha256,
                "signed_at": signed_at,
                "method": method,
                "place": place,
                "office_holding_id": office_holding_id,
                "signing_authority_id": signing_authority_id,
                "mandate_id": mandate_id,
                "under_reservation": under_reservation,
                "reservation_text": reservation_text,
                "document_id": document_id,
            },
        ),
    )


def get_signature(
    agreement_id: Id,
    signature_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.SignatureRead]:
    """Read one signature.

    A signature that was set under one text, named by its hash: when, how, in which office, on what authority. A
    signature that no longer counts stays on record as void. `asOf` and `knownAt` show it as it was at another
    moment.

    Args:
        agreement_id: Id of the agreement.
        signature_id: Id of the signature.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/signatures/{segment(signature_id)}",
        m.SignatureRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_signature(
    signature: m.SignatureRead,
    *,
    reason: str,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    signed_on: m.PartialDateCorrection | Unset = UNSET,
    signed_at: Instant | None | Unset = UNSET,
    method: m.SignatureMethod | None | Unset = UNSET,
    place: str | None | Unset = UNSET,
    document_id: Id | None | Unset = UNSET,
) -> Command[m.SignatureRead]:
    """Correct or complete one signature.

    A signature that was set under one text, named by its hash: when, how, in which office, on what authority. A
    signature that no longer counts stays on record as void. Only the members sent change (JSON Merge Patch, RFC
    7396); every change needs a `reason` and the ETag that was read, and makes a new version. Nothing is
    overwritten: earlier versions stay readable with `knownAt`. Needs one of the roles `legal_officer`,
    `registrar`, at the party itself, or the organisation that manages the dossier.

    Args:
        signature: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        signed_on: A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown.
        Members left out stay as they are.
        signed_at: The moment it was set, where that is known.
        method: How it was signed; null when unknown.
        place: Where it was signed.
        document_id: The signed document.
    """
    return Command(
        "PATCH",
        signature.address,
        m.SignatureRead,
        body=given(
            m.SignatureCorrection,
            {
                "reason": reason,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "signed_on": signed_on,
                "signed_at": signed_at,
                "method": method,
                "place": place,
                "document_id": document_id,
            },
        ),
        on=signature,
    )


def list_signature_history(
    agreement_id: Id,
    signature_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one signature.

    A signature that was set under one text, named by its hash: when, how, in which office, on what authority. A
    signature that no longer counts stays on record as void. The history names every version, newest first: when
    it was recorded, by whom, why, and where it can be read. Outside the dossier it names only versions that
    were public, and nobody.

    Args:
        agreement_id: Id of the agreement.
        signature_id: Id of the signature.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/signatures/{segment(signature_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_ratifications(
    agreement_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListRatificationsSort | None = None,
    count: m.CountMode | None = None,
    signatory_id: Id | None = None,
) -> Listing[m.RatificationPage, m.RatificationRead]:
    """List ratifications.

    A later approval by the competent body, linked by a legal officer, that cures an unauthorised signature as
    if it had been authorised from its day (BW 3:69). A later decision alone ratifies nothing. A list shows what
    the reader may see, in pages.

    Args:
        agreement_id: Id of the agreement.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/ratifications",
        m.RatificationPage,
        m.RatificationRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "signatoryId": signatory_id,
        },
    )


def record_ratification(
    agreement_id: Id,
    *,
    party_id: Id,
    signatory_id: Id,
    decision_point_id: Id,
    ratified_on: m.PartialDate,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    scope: m.RatificationScope | Unset = UNSET,
) -> Command[m.RatificationRead]:
    """Record a new ratification.

    A later approval by the competent body, linked by a legal officer, that cures an unauthorised signature as
    if it had been authorised from its day (BW 3:69). A later decision alone ratifies nothing. Needs one of the
    roles `legal_officer`, at the party itself, or the organisation that manages the dossier.

    Args:
        agreement_id: Id of the agreement.
        party_id: The party whose signature is approved.
        signatory_id: The signatory who signed without authority.
        decision_point_id: The point by which the competent body approved the signed text.
        ratified_on: A date as precise as its source: a day, a month, a season, mid-year, a year, or
        unknown.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        scope: How much of an act a ratification covers (glossary: `ratification_scope`).  - `full`: Geheel
        · Full - `partial`: Gedeeltelijk · Partial
    """
    return Command(
        "POST",
        f"/v1/agreements/{segment(agreement_id)}/ratifications",
        m.RatificationRead,
        body=given(
            m.RatificationCreate,
            {
                "party_id": party_id,
                "signatory_id": signatory_id,
                "decision_point_id": decision_point_id,
                "ratified_on": ratified_on,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "scope": scope,
            },
        ),
    )


def get_ratification(
    agreement_id: Id,
    ratification_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.RatificationRead]:
    """Read one ratification.

    A later approval by the competent body, linked by a legal officer, that cures an unauthorised signature as
    if it had been authorised from its day (BW 3:69). A later decision alone ratifies nothing. `asOf` and
    `knownAt` show it as it was at another moment.

    Args:
        agreement_id: Id of the agreement.
        ratification_id: Id of the ratification.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/ratifications/{segment(ratification_id)}",
        m.RatificationRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_ratification(
    ratification: m.RatificationRead,
    *,
    reason: str,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    ratified_on: m.PartialDateCorrection | Unset = UNSET,
) -> Command[m.RatificationRead]:
    """Correct or complete one ratification.

    A later approval by the competent body, linked by a legal officer, that cures an unauthorised signature as
    if it had been authorised from its day (BW 3:69). A later decision alone ratifies nothing. Only the members
    sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read, and
    makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of the
    roles `legal_officer`, at the party itself, or the organisation that manages the dossier.

    Args:
        ratification: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        ratified_on: A date as precise as its source: a day, a month, a season, mid-year, a year, or
        unknown. Members left out stay as they are.
    """
    return Command(
        "PATCH",
        ratification.address,
        m.RatificationRead,
        body=given(
            m.RatificationCorrection,
            {
                "reason": reason,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "ratified_on": ratified_on,
            },
        ),
        on=ratification,
    )


def list_ratification_history(
    agreement_id: Id,
    ratification_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one ratification.

    A later approval by the competent body, linked by a legal officer, that cures an unauthorised signature as
    if it had been authorised from its day (BW 3:69). A later decision alone ratifies nothing. The history names
    every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        agreement_id: Id of the agreement.
        ratification_id: Id of the ratification.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/ratifications/{segment(ratification_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_rejection_notices(
    agreement_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListRejectionNoticesSort | None = None,
    count: m.CountMode | None = None,
    signatory_id: Id | None = None,
) -> Listing[m.RejectionNoticePage, m.RejectionNoticeRead]:
    """List rejection notices.

    A party's notice that it rejects another's signature for lack of authority; after it that signature can only
    be ratified where the party knew of the defect (BW 3:69, paragraph 3). A list shows what the reader may see,
    in pages.

    Args:
        agreement_id: Id of the agreement.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/rejection-notices",
        m.RejectionNoticePage,
        m.RejectionNoticeRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "signatoryId": signatory_id,
        },
    )


def record_rejection_notice(
    agreement_id: Id,
    *,
    party_id: Id,
    signatory_id: Id,
    notified_on: m.PartialDate,
    knew_of_defect: bool,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
) -> Command[m.RejectionNoticeRead]:
    """Record a new rejection notice.

    A party's notice that it rejects another's signature for lack of authority; after it that signature can only
    be ratified where the party knew of the defect (BW 3:69, paragraph 3). Needs one of the roles
    `legal_officer`, `registrar`, at the party itself, or the organisation that manages the dossier.

    Args:
        agreement_id: Id of the agreement.
        party_id: The party that gave notice.
        signatory_id: The signatory whose signature it rejects.
        notified_on: A date as precise as its source: a day, a month, a season, mid-year, a year, or
        unknown.
        knew_of_defect: Whether it knew of the lack of authority when the agreement was signed.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
    """
    return Command(
        "POST",
        f"/v1/agreements/{segment(agreement_id)}/rejection-notices",
        m.RejectionNoticeRead,
        body=given(
            m.RejectionNoticeCreate,
            {
                "party_id": party_id,
                "signatory_id": signatory_id,
                "notified_on": notified_on,
                "knew_of_defect": knew_of_defect,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
            },
        ),
    )


def get_rejection_notice(
    agreement_id: Id,
    rejection_notice_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.RejectionNoticeRead]:
    """Read one rejection notice.

    A party's notice that it rejects another's signature for lack of authority; after it that signature can only
    be ratified where the party knew of the defect (BW 3:69, paragraph 3). `asOf` and `knownAt` show it as it
    was at another moment.

    Args:
        agreement_id: Id of the agreement.
        rejection_notice_id: Id of the rejection notice.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/rejection-notices/{segment(rejection_notice_id)}",
        m.RejectionNoticeRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_rejection_notice(
    rejection_notice: m.RejectionNoticeRead,
    *,
    reason: str,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    notified_on: m.PartialDateCorrection | Unset = UNSET,
) -> Command[m.RejectionNoticeRead]:
    """Correct or complete one rejection notice.

    A party's notice that it rejects another's signature for lack of authority; after it that signature can only
    be ratified where the party knew of the defect (BW 3:69, paragraph 3). Only the members sent change (JSON
    Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read, and makes a new version.
    Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of the roles
    `legal_officer`, `registrar`, at the party itself, or the organisation that manages the dossier.

    Args:
        rejection_notice: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        notified_on: A date as precise as its source: a day, a month, a season, mid-year, a year, or
        unknown. Members left out stay as they are.
    """
    return Command(
        "PATCH",
        rejection_notice.address,
        m.RejectionNoticeRead,
        body=given(
            m.RejectionNoticeCorrection,
            {
                "reason": reason,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "notified_on": notified_on,
            },
        ),
        on=rejection_notice,
    )


def list_rejection_notice_history(
    agreement_id: Id,
    rejection_notice_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one rejection notice.

    A party's notice that it rejects another's signature for lack of authority; after it that signature can only
    be ratified where the party knew of the defect (BW 3:69, paragraph 3). The history names every version,
    newest first: when it was recorded, by whom, why, and where it can be read. Outside the dossier it names
    only versions that were public, and nobody.

    Args:
        agreement_id: Id of the agreement.
        rejection_notice_id: Id of the rejection notice.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/rejection-notices/{segment(rejection_notice_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_terminations(
    agreement_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListTerminationsSort | None = None,
    count: m.CountMode | None = None,
    kind: m.TerminationKind | None = None,
    party_id: Id | None = None,
) -> Listing[m.TerminationPage, m.TerminationRead]:
    """List terminations.

    What ends an agreement, or one party's part in it: its ground, the notice and the last day. The register
    ends the agreement itself once that day is over; after a withdrawal it goes on for the others. A list shows
    what the reader may see, in pages.

    Args:
        agreement_id: Id of the agreement.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        kind: How an agreement, or one party's part in it, comes to an end (glossary: `termination_kind`).
        - `notice`: Opzegging · Notice - `mutual`: Onderling goedvinden · Mutual consent - `withdrawal`:
        Uittreding · Withdrawal - `rescission`: Ontbinding · Rescission - `court`: Rechterlijke uitspraak ·
        Court decision
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/terminations",
        m.TerminationPage,
        m.TerminationRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "kind": kind,
            "partyId": party_id,
        },
    )


def record_termination(
    agreement_id: Id,
    *,
    kind: m.TerminationKind,
    effective_on: m.PartialDate,
    ground: str,
    document_id: Id,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    party_id: Id | None | Unset = UNSET,
    notice_received_on: m.PartialDate | None | Unset = UNSET,
    clause_id: Id | None | Unset = UNSET,
    legal_opinion_document_id: Id | None | Unset = UNSET,
) -> Command[m.TerminationRead]:
    """Record a new termination.

    What ends an agreement, or one party's part in it: its ground, the notice and the last day. The register
    ends the agreement itself once that day is over; after a withdrawal it goes on for the others. Needs one of
    the roles `legal_officer`, `registrar`, at the party itself, or the organisation that manages the dossier.

    Args:
        agreement_id: Id of the agreement.
        kind: How an agreement, or one party's part in it, comes to an end (glossary: `termination_kind`).
        - `notice`: Opzegging · Notice - `mutual`: Onderling goedvinden · Mutual consent - `withdrawal`:
        Uittreding · Withdrawal - `rescission`: Ontbinding · Rescission - `court`: Rechterlijke uitspraak ·
        Court decision
        effective_on: A date as precise as its source: a day, a month, a season, mid-year, a year, or
        unknown.
        ground: Why it ends.
        document_id: The notice, agreement or judgment.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        party_id: Who gives notice or withdraws; needed for `withdrawal`.
        notice_received_on: The day the last other party received it.
        clause_id: The clause of the present text that allows it.
        legal_opinion_document_id: The legal opinion it rests on otherwise.
    """
    return Command(
        "POST",
        f"/v1/agreements/{segment(agreement_id)}/terminations",
        m.TerminationRead,
        body=given(
            m.TerminationCreate,
            {
                "kind": kind,
                "effective_on": effective_on,
                "ground": ground,
                "document_id": document_id,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "party_id": party_id,
                "notice_received_on": notice_received_on,
                "clause_id": clause_id,
                "legal_opinion_document_id": legal_opinion_document_id,
            },
        ),
    )


def get_termination(
    agreement_id: Id,
    termination_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.TerminationRead]:
    """Read one termination.

    What ends an agreement, or one party's part in it: its ground, the notice and the last day. The register
    ends the agreement itself once that day is over; after a withdrawal it goes on for the others. `asOf` and
    `knownAt` show it as it was at another moment.

    Args:
        agreement_id: Id of the agreement.
        termination_id: Id of the termination.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/terminations/{segment(termination_id)}",
        m.TerminationRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_termination(
    termination: m.TerminationRead,
    *,
    reason: str,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    ground: str | Unset = UNSET,
    document_id: Id | Unset = UNSET,
) -> Command[m.TerminationRead]:
    """Correct or complete one termination.

    What ends an agreement, or one party's part in it: its ground, the notice and the last day. The register
    ends the agreement itself once that day is over; after a withdrawal it goes on for the others. Only the
    members sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read,
    and makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of
    the roles `legal_officer`, `registrar`, at the party itself, or the organisation that manages the dossier.

    Args:
        termination: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        ground: Why it ends.
        document_id: The notice, agreement or judgment.
    """
    return Command(
        "PATCH",
        termination.address,
        m.TerminationRead,
        body=given(
            m.TerminationCorrection,
            {
                "reason": reason,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "ground": ground,
                "document_id": document_id,
            },
        ),
        on=termination,
    )


def list_termination_history(
    agreement_id: Id,
    termination_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one termination.

    What ends an agreement, or one party's part in it: its ground, the notice and the last day. The register
    ends the agreement itself once that day is over; after a withdrawal it goes on for the others. The history
    names every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        agreement_id: Id of the agreement.
        termination_id: Id of the termination.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/terminations/{segment(termination_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_consents(
    agreement_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListConsentsSort | None = None,
    count: m.CountMode | None = None,
    party_id: Id | None = None,
    termination_id: Id | None = None,
) -> Listing[m.ConsentPage, m.ConsentRead]:
    """List consents.

    A party's consent to a mutual end, to another party's accession, or to a succession. Silence is none. A list
    shows what the reader may see, in pages.

    Args:
        agreement_id: Id of the agreement.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/consents",
        m.ConsentPage,
        m.ConsentRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "partyId": party_id,
            "terminationId": termination_id,
        },
    )


def record_consent(
    agreement_id: Id,
    *,
    party_id: Id,
    given_on: m.PartialDate,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    termination_id: Id | None | Unset = UNSET,
    acceding_party_id: Id | None | Unset = UNSET,
    superseding_agreement_id: Id | None | Unset = UNSET,
    decision_point_id: Id | None | Unset = UNSET,
    signing_authority_id: Id | None | Unset = UNSET,
    document_id: Id | None | Unset = UNSET,
) -> Command[m.ConsentRead]:
    """Record a new consent.

    A party's consent to a mutual end, to another party's accession, or to a succession. Silence is none. Needs
    one of the roles `legal_officer`, `registrar`, at the party itself, or the organisation that manages the
    dossier.

    Args:
        agreement_id: Id of the agreement.
        party_id: The party that consents.
        given_on: A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        termination_id: The termination it consents to.
        acceding_party_id: The party that joins.
        superseding_agreement_id: The agreement that supersedes this one.
        decision_point_id: The decision it rests on, or else an authority.
        signing_authority_id: The authority of who gave it, where no decision is needed.
        document_id: The document it was given in.
    """
    return Command(
        "POST",
        f"/v1/agreements/{segment(agreement_id)}/consents",
        m.ConsentRead,
        body=given(
            m.ConsentCreate,
            {
                "party_id": party_id,
                "given_on": given_on,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "termination_id": termination_id,
                "acceding_party_id": acceding_party_id,
                "superseding_agreement_id": superseding_agreement_id,
                "decision_point_id": decision_point_id,
                "signing_authority_id": signing_authority_id,
                "document_id": document_id,
            },
        ),
    )


def get_consent(
    agreement_id: Id,
    consent_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.ConsentRead]:
    """Read one consent.

    A party's consent to a mutual end, to another party's accession, or to a succession. Silence is none. `asOf`
    and `knownAt` show it as it was at another moment.

    Args:
        agreement_id: Id of the agreement.
        consent_id: Id of the consent.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/consents/{segment(consent_id)}",
        m.ConsentRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_consent(
    consent: m.ConsentRead,
    *,
    reason: str,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    document_id: Id | None | Unset = UNSET,
) -> Command[m.ConsentRead]:
    """Correct or complete one consent.

    A party's consent to a mutual end, to another party's accession, or to a succession. Silence is none. Only
    the members sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was
    read, and makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs
    one of the roles `legal_officer`, `registrar`, at the party itself, or the organisation that manages the
    dossier.

    Args:
        consent: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        document_id: The document it was given in.
    """
    return Command(
        "PATCH",
        consent.address,
        m.ConsentRead,
        body=given(
            m.ConsentCorrection,
            {
                "reason": reason,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "document_id": document_id,
            },
        ),
        on=consent,
    )


def list_consent_history(
    agreement_id: Id,
    consent_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one consent.

    A party's consent to a mutual end, to another party's accession, or to a succession. Silence is none. The
    history names every version, newest first: when it was recorded, by whom, why, and where it can be read.
    Outside the dossier it names only versions that were public, and nobody.

    Args:
        agreement_id: Id of the agreement.
        consent_id: Id of the consent.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/consents/{segment(consent_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def read_authority_chain(
    agreement_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
) -> Read[m.AuthorityChain]:
    """Show on whose authority every signature stands.

    Show, per signature, office on that day, outward representation, decision on the text, and the text itself.

    Each link is proven, missing or contradicted, with the records it rests on and the finding that says so.

    Args:
        agreement_id: Id of the agreement.
        as_of: Show what was proven on this day; today when left out.
        known_at: Show what the register knew at this instant.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/authority-chain",
        m.AuthorityChain,
        query={
            "asOf": as_of,
            "knownAt": known_at,
        },
    )


def list_signatory_transitions(
    agreement_id: Id,
    party_id: Id,
    signatory_id: Id,
) -> Read[m.Transitions]:
    """List what can be done with one signatory.

    Every transition there is, whether it is possible now, and what every rule says about it: the record that
    satisfies or blocks it, and who can clear it how. Performing one runs the same judgment.

    Args:
        agreement_id: Id of the agreement.
        party_id: Id of the party.
        signatory_id: Id of the signatory.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/parties/{segment(party_id)}/signatories/{segment(signatory_id)}/transitions",
        m.Transitions,
    )


def perform_signatory_transition(
    signatory: m.SignatoryRead,
    *,
    transition: str,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    person_id: Id | None | Unset = UNSET,
    office_holding_id: Id | None | Unset = UNSET,
    signing_authority_id: Id | None | Unset = UNSET,
    mandate_id: Id | None | Unset = UNSET,
) -> Command[m.SignatoryRead]:
    """Change the status of one signatory.

    Performs one of `designate`, `verify_authority`, `decline`, `replace`, `sign`, `sign_under_reservation`,
    `fulfil_reservation`, `void_reserved`, `ratify`, `refuse_ratification`. A status changes in no other way. In
    historic mode, with a source, what is missing becomes a finding instead of a refusal. Needs one of the roles
    `legal_officer`, `registrar`, at the party itself, or the organisation that manages the dossier.

    Args:
        signatory: The record as it was read; its ETag is sent along.
        transition: Its name, as `GET …/transitions` lists it.
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
        person_id: Who signs instead; only to replace the signatory.
        office_holding_id: The office in which the person signs.
        signing_authority_id: What the right to sign rests on.
        mandate_id: A mandate with the power `sign`, where one is relied on.
    """
    return Command(
        "POST",
        signatory.address + "/transitions",
        m.SignatoryRead,
        body=given(
            m.SignatoryTransition,
            {
                "transition": transition,
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "person_id": person_id,
                "office_holding_id": office_holding_id,
                "signing_authority_id": signing_authority_id,
                "mandate_id": mandate_id,
            },
        ),
        on=signatory,
    )


def list_parties(
    agreement_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListPartiesSort | None = None,
    count: m.CountMode | None = None,
    organisation_id: Id | None = None,
    party_role: m.PartyRole | None = None,
    must_sign: bool | None = None,
) -> Listing[m.PartyPage, m.PartyRead]:
    """List parties.

    An organisation's part in one agreement. Its members see the dossier. With `asOf` a day certainly before it
    joined it is not there; a party that left stays, with the day it left. A list shows what the reader may see,
    in pages.

    Args:
        agreement_id: Id of the agreement.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        party_role: In what capacity an organisation takes part (glossary: `party_role`).  -
        `alliance_partner`: Alliantiepartner · Alliance partner - `party`: Partij · Party
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/parties",
        m.PartyPage,
        m.PartyRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "organisationId": organisation_id,
            "partyRole": party_role,
            "mustSign": must_sign,
        },
    )


def record_party(
    agreement_id: Id,
    *,
    organisation_id: Id,
    party_role: m.PartyRole,
    must_sign: bool,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    joined_on: m.PartialDate | None | Unset = UNSET,
    left_on: m.PartialDate | None | Unset = UNSET,
) -> Command[m.PartyRead]:
    """Record a new party.

    An organisation's part in one agreement. Its members see the dossier. With `asOf` a day certainly before it
    joined it is not there; a party that left stays, with the day it left. Needs one of the roles
    `legal_officer`, `registrar`, at the organisation that manages the dossier.

    Args:
        agreement_id: Id of the agreement.
        organisation_id: Once in one agreement (R-060); it does not change. It sees the dossier from now on.
        party_role: In what capacity an organisation takes part (glossary: `party_role`).  -
        `alliance_partner`: Alliantiepartner · Alliance partner - `party`: Partij · Party
        must_sign: Whether the agreement needs its signature (R-061).
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        joined_on: Null: a party from the start.
        left_on: The day on which it left; null while it takes part.
    """
    return Command(
        "POST",
        f"/v1/agreements/{segment(agreement_id)}/parties",
        m.PartyRead,
        body=given(
            m.PartyCreate,
            {
                "organisation_id": organisation_id,
                "party_role": party_role,
                "must_sign": must_sign,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "joined_on": joined_on,
                "left_on": left_on,
            },
        ),
    )


def get_party(
    agreement_id: Id,
    party_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
) -> Read[m.PartyRead]:
    """Read one party.

    An organisation's part in one agreement. Its members see the dossier. With `asOf` a day certainly before it
    joined it is not there; a party that left stays, with the day it left. `asOf` and `knownAt` show it as it
    was at another moment.

    Args:
        agreement_id: Id of the agreement.
        party_id: Id of the party.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/parties/{segment(party_id)}",
        m.PartyRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
        },
    )


def correct_party(
    party: m.PartyRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    party_role: m.PartyRole | Unset = UNSET,
    must_sign: bool | Unset = UNSET,
    joined_on: m.PartialDateCorrection | None | Unset = UNSET,
    left_on: m.PartialDateCorrection | None | Unset = UNSET,
) -> Command[m.PartyRead]:
    """Correct or complete one party.

    An organisation's part in one agreement. Its members see the dossier. With `asOf` a day certainly before it
    joined it is not there; a party that left stays, with the day it left. Only the members sent change (JSON
    Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read, and makes a new version.
    Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of the roles
    `legal_officer`, `registrar`, at the organisation that manages the dossier.

    Args:
        party: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        party_role: In what capacity an organisation takes part (glossary: `party_role`).  -
        `alliance_partner`: Alliantiepartner · Alliance partner - `party`: Partij · Party
        must_sign: Whether the agreement needs its signature (R-061).
        joined_on: Null: a party from the start.
        left_on: The day on which it left; null while it takes part.
    """
    return Command(
        "PATCH",
        party.address,
        m.PartyRead,
        body=given(
            m.PartyCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "party_role": party_role,
                "must_sign": must_sign,
                "joined_on": joined_on,
                "left_on": left_on,
            },
        ),
        on=party,
    )


def list_party_history(
    agreement_id: Id,
    party_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one party.

    An organisation's part in one agreement. Its members see the dossier. With `asOf` a day certainly before it
    joined it is not there; a party that left stays, with the day it left. The history names every version,
    newest first: when it was recorded, by whom, why, and where it can be read. Outside the dossier it names
    only versions that were public, and nobody.

    Args:
        agreement_id: Id of the agreement.
        party_id: Id of the party.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/parties/{segment(party_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_signatories(
    agreement_id: Id,
    party_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListSignatoriesSort | None = None,
    count: m.CountMode | None = None,
    status: m.SignatoryStatus | None = None,
    person_id: Id | None = None,
) -> Listing[m.SignatoryPage, m.SignatoryRead]:
    """List signatories.

    Who signs, or is to sign, for a party: a person in an office, and how far signing has come. A list shows
    what the reader may see, in pages.

    Args:
        agreement_id: Id of the agreement.
        party_id: Id of the party.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        status: How far signing for a party has come (glossary: `signatory_status`).  - `not_designated`:
        Niet aangewezen · Not designated - `designated`: Aangewezen · Designated - `authority_verified`:
        Bevoegdheid vastgesteld · Authority verified - `signed`: Ondertekend · Signed -
        `signed_under_reservation`: Ondertekend onder voorbehoud · Signed under reservation -
        `signed_unauthorised`: Onbevoegd ondertekend · Signed unauthorised - `ratified`: Bekrachtigd ·
        Ratified - `ratification_refused`: Bekrachtiging geweigerd · Ratification refused - `declined`:
        Geweigerd · Declined - `replaced`: Vervangen · Replaced - `voided`: Vervallen · Voided
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/parties/{segment(party_id)}/signatories",
        m.SignatoryPage,
        m.SignatoryRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "status": status,
            "personId": person_id,
        },
    )


def record_signatory(
    agreement_id: Id,
    party_id: Id,
    *,
    status: m.SignatoryStatus,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    person_id: Id | None | Unset = UNSET,
    office_holding_id: Id | None | Unset = UNSET,
    function_kind: m.FunctionKind | None | Unset = UNSET,
    function_text: str | None | Unset = UNSET,
    signed_on: m.PartialDate | None | Unset = UNSET,
    signing_authority_id: Id | None | Unset = UNSET,
) -> Command[m.SignatoryRead]:
    """Record a new signatory.

    Who signs, or is to sign, for a party: a person in an office, and how far signing has come. Needs one of the
    roles `legal_officer`, `registrar`, at the party itself, or the organisation that manages the dossier.

    Args:
        agreement_id: Id of the agreement.
        party_id: Id of the party.
        status: How far signing for a party has come (glossary: `signatory_status`).  - `not_designated`:
        Niet aangewezen · Not designated - `designated`: Aangewezen · Designated - `authority_verified`:
        Bevoegdheid vastgesteld · Authority verified - `signed`: Ondertekend · Signed -
        `signed_under_reservation`: Ondertekend onder voorbehoud · Signed under reservation -
        `signed_unauthorised`: Onbevoegd ondertekend · Signed unauthorised - `ratified`: Bekrachtigd ·
        Ratified - `ratification_refused`: Bekrachtiging geweigerd · Ratification refused - `declined`:
        Geweigerd · Declined - `replaced`: Vervangen · Replaced - `voided`: Vervallen · Voided
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        person_id: From `designated` on, a person or an office is given.
        office_holding_id: The office in which the person signs.
        function_kind: The office in which they sign.
        function_text: The function in the words of the source.
        signed_on: The day of the actual signature, not a planned one.
        signing_authority_id: What the right to sign rests on.
    """
    return Command(
        "POST",
        f"/v1/agreements/{segment(agreement_id)}/parties/{segment(party_id)}/signatories",
        m.SignatoryRead,
        body=given(
            m.SignatoryCreate,
            {
                "status": status,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "person_id": person_id,
                "office_holding_id": office_holding_id,
                "function_kind": function_kind,
                "function_text": function_text,
                "signed_on": signed_on,
                "signing_authority_id": signing_authority_id,
            },
        ),
    )


def get_signatory(
    agreement_id: Id,
    party_id: Id,
    signatory_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
) -> Read[m.SignatoryRead]:
    """Read one signatory.

    Who signs, or is to sign, for a party: a person in an office, and how far signing has come. `asOf` and
    `knownAt` show it as it was at another moment.

    Args:
        agreement_id: Id of the agreement.
        party_id: Id of the party.
        signatory_id: Id of the signatory.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/parties/{segment(party_id)}/signatories/{segment(signatory_id)}",
        m.SignatoryRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
        },
    )


def correct_signatory(
    signatory: m.SignatoryRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    person_id: Id | None | Unset = UNSET,
    office_holding_id: Id | None | Unset = UNSET,
    function_kind: m.FunctionKind | None | Unset = UNSET,
    function_text: str | None | Unset = UNSET,
    status: m.SignatoryStatus | Unset = UNSET,
    signed_on: m.PartialDateCorrection | None | Unset = UNSET,
    signing_authority_id: Id | None | Unset = UNSET,
) -> Command[m.SignatoryRead]:
    """Correct or complete one signatory.

    Who signs, or is to sign, for a party: a person in an office, and how far signing has come. Only the members
    sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read, and
    makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of the
    roles `legal_officer`, `registrar`, at the party itself, or the organisation that manages the dossier.

    Args:
        signatory: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        person_id: From `designated` on, a person or an office is given.
        office_holding_id: The office in which the person signs.
        function_kind: The office in which they sign.
        function_text: The function in the words of the source.
        status: How far signing for a party has come (glossary: `signatory_status`).  - `not_designated`:
        Niet aangewezen · Not designated - `designated`: Aangewezen · Designated - `authority_verified`:
        Bevoegdheid vastgesteld · Authority verified - `signed`: Ondertekend · Signed -
        `signed_under_reservation`: Ondertekend onder voorbehoud · Signed under reservation -
        `signed_unauthorised`: Onbevoegd ondertekend · Signed unauthorised - `ratified`: Bekrachtigd ·
        Ratified - `ratification_refused`: Bekrachtiging geweigerd · Ratification refused - `declined`:
        Geweigerd · Declined - `replaced`: Vervangen · Replaced - `voided`: Vervallen · Voided
        signed_on: The day of the actual signature, not a planned one.
        signing_authority_id: What the right to sign rests on.
    """
    return Command(
        "PATCH",
        signatory.address,
        m.SignatoryRead,
        body=given(
            m.SignatoryCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "person_id": person_id,
                "office_holding_id": office_holding_id,
                "function_kind": function_kind,
                "function_text": function_text,
                "status": status,
                "signed_on": signed_on,
                "signing_authority_id": signing_authority_id,
            },
        ),
        on=signatory,
    )


def list_signatory_history(
    agreement_id: Id,
    party_id: Id,
    signatory_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one signatory.

    Who signs, or is to sign, for a party: a person in an office, and how far signing has come. The history
    names every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        agreement_id: Id of the agreement.
        party_id: Id of the party.
        signatory_id: Id of the signatory.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/agreements/{segment(agreement_id)}/parties/{segment(party_id)}/signatories/{segment(signatory_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_decision_transitions(
    decision_id: Id,
) -> Read[m.Transitions]:
    """List what can be done with one decision.

    Every transition there is, whether it is possible now, and what every rule says about it: the record that
    satisfies or blocks it, and who can clear it how. Performing one runs the same judgment.

    Args:
        decision_id: Id of the decision.
    """
    return Read(
        f"/v1/decisions/{segment(decision_id)}/transitions",
        m.Transitions,
    )


def perform_decision_transition(
    decision: m.DecisionRead,
    *,
    transition: str,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    scheduled_on: m.PartialDate | None | Unset = UNSET,
    outcomes: Sequence[m.PointOutcome] | Unset = UNSET,
    outcome_text: str | None | Unset = UNSET,
    announced_on: m.PartialDate | None | Unset = UNSET,
    revoked_by_decision_id: Id | None | Unset = UNSET,
) -> Command[m.DecisionRead]:
    """Change the status of one decision.

    Performs one of `schedule`, `decide`, `revoke`. A status changes in no other way. In historic mode, with a
    source, what is missing becomes a finding instead of a refusal. Needs one of the roles `decision_secretary`,
    `legal_officer`, `registrar`, at the organisation the record is about.

    Args:
        decision: The record as it was read; its ETag is sent along.
        transition: Its name, as `GET …/transitions` lists it.
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
        scheduled_on: The meeting it is on the agenda of.
        outcomes: One for every point (R-019).
        outcome_text: The decision in the words of the source.
        announced_on: The day on which it was announced to who it is about.
        revoked_by_decision_id: The new decision that revokes this one.
    """
    return Command(
        "POST",
        decision.address + "/transitions",
        m.DecisionRead,
        body=given(
            m.DecisionTransition,
            {
                "transition": transition,
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "scheduled_on": scheduled_on,
                "outcomes": outcomes,
                "outcome_text": outcome_text,
                "announced_on": announced_on,
                "revoked_by_decision_id": revoked_by_decision_id,
            },
        ),
        on=decision,
    )


def list_mandate_transitions(
    mandate_id: Id,
) -> Read[m.Transitions]:
    """List what can be done with one mandate.

    Every transition there is, whether it is possible now, and what every rule says about it: the record that
    satisfies or blocks it, and who can clear it how. Performing one runs the same judgment.

    Args:
        mandate_id: Id of the mandate.
    """
    return Read(
        f"/v1/mandates/{segment(mandate_id)}/transitions",
        m.Transitions,
    )


def perform_mandate_transition(
    mandate: m.MandateRead,
    *,
    transition: str,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    decision_point_id: Id | None | Unset = UNSET,
    document_id: Id | None | Unset = UNSET,
) -> Command[m.MandateRead]:
    """Change the status of one mandate.

    Performs one of `grant`, `activate`, `exhaust`, `expire`, `revoke`, `lapse`. A status changes in no other
    way. In historic mode, with a source, what is missing becomes a finding instead of a refusal. Needs one of
    the roles `decision_secretary`, `legal_officer`, `registrar`, at the organisation the record is about.

    Args:
        mandate: The record as it was read; its ETag is sent along.
        transition: Its name, as `GET …/transitions` lists it.
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
        decision_point_id: The point by which it is revoked.
        document_id: The document by which it is revoked; a general mandate asks for one of both (R-034).
    """
    return Command(
        "POST",
        mandate.address + "/transitions",
        m.MandateRead,
        body=given(
            m.MandateTransition,
            {
                "transition": transition,
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "decision_point_id": decision_point_id,
                "document_id": document_id,
            },
        ),
        on=mandate,
    )


def list_decisions(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListDecisionsSort | None = None,
    count: m.CountMode | None = None,
    organisation_id: Id | None = None,
    body: m.Body | None = None,
    status: m.DecisionStatus | None = None,
    decided_from: Day | None = None,
    decided_until: Day | None = None,
    agreement_id: Id | None = None,
    kind: m.DecisionKind | None = None,
) -> Listing[m.DecisionPage, m.DecisionRead]:
    """List decisions.

    What a body decided, on a day, point by point: each point has its own outcome, and only `conform` and
    `conform_amended` authorise anything. A decision counts from its day: with `asOf` an earlier day it is not
    there. It is seen by the organisation that decided and in every dossier its points name. A list shows what
    the reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        body: A governing body (glossary: `body`).  - `municipal_executive`: College van B en W · Municipal
        executive - `municipal_council`: Gemeenteraad · Municipal council - `mayor`: Burgemeester · Mayor -
        `provincial_executive`: Gedeputeerde Staten · Provincial executive - `provincial_council`:
        Provinciale Staten · Provincial council - `kings_commissioner`: Commissaris van de Koning · King's
        commissioner - `management_board`: Bestuur · Management board - `supervisory_board`: Raad van
        toezicht/commissarissen · Supervisory board
        status: Where a decision stands (glossary: `decision_status`).  - `proposed`: Voorgesteld · Proposed
        - `scheduled`: Geagendeerd · Scheduled - `decided`: Besloten · Decided - `revoked`: Ingetrokken ·
        Revoked
        decided_from: Decided, or possibly decided, on or after this day.
        decided_until: Decided, or possibly decided, on or before this day.
        agreement_id: At least one point is about this agreement.
        kind: What one point decides (glossary: `decision_kind`).  - `enter_into_agreement`: Aangaan · Enter
        into agreement - `grant_mandate`: Mandaat verlenen · Grant mandate - `revoke_mandate`: Mandaat
        intrekken · Revoke mandate - `designate_signatory`: Ondertekenaar aanwijzen · Designate signatory -
        `ratify`: Bekrachtigen · Ratify - `approve_amendment`: Wijziging goedkeuren · Approve amendment -
        `terminate`: Beëindigen · Terminate - `adopt_plan`: Plan vaststellen · Adopt plan - `set_ceiling`:
        Plafond vaststellen · Set ceiling - `grant_subsidy`: Verlenen · Grant subsidy - `refuse_subsidy`:
        Weigeren · Refuse subsidy - `grant_advance`: Voorschot verlenen · Grant advance -
        `determine_subsidy`: Vaststellen · Determine subsidy - `withdraw_subsidy`: Intrekken/wijzigen ·
        Withdraw subsidy - `recover`: Terugvorderen · Recover
    """
    return Listing(
        "/v1/decisions",
        m.DecisionPage,
        m.DecisionRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "organisationId": organisation_id,
            "body": body,
            "status": status,
            "decidedFrom": decided_from,
            "decidedUntil": decided_until,
            "agreementId": agreement_id,
            "kind": kind,
        },
    )


def record_decision(
    *,
    organisation_id: Id,
    body: m.Body,
    status: m.DecisionStatus,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    decided_on: m.PartialDate | None | Unset = UNSET,
    announced_on: m.PartialDate | None | Unset = UNSET,
    scheduled_on: m.PartialDate | None | Unset = UNSET,
    revoked_on: m.PartialDate | None | Unset = UNSET,
    revoked_by_decision_id: Id | None | Unset = UNSET,
    outcome_text: str | None | Unset = UNSET,
    reference_number: str | None | Unset = UNSET,
    mandate_id: Id | None | Unset = UNSET,
    document_id: Id | None | Unset = UNSET,
    publication_status: m.PublicationStatus | Unset = UNSET,
    points: Sequence[m.DecisionPointCreate] | Unset = UNSET,
) -> Command[m.DecisionRead]:
    """Record a new decision.

    What a body decided, on a day, point by point: each point has its own outcome, and only `conform` and
    `conform_amended` authorise anything. A decision counts from its day: with `asOf` an earlier day it is not
    there. It is seen by the organisation that decided and in every dossier its points name. Needs one of the
    roles `decision_secretary`, `legal_officer`, `registrar`, at the organisation the record is about.

    Args:
        organisation_id: The organisation whose body decides; it does not change.
        body: A governing body (glossary: `body`).  - `municipal_executive`: College van B en W · Municipal
        executive - `municipal_council`: Gemeenteraad · Municipal council - `mayor`: Burgemeester · Mayor -
        `provincial_executive`: Gedeputeerde Staten · Provincial executive - `provincial_council`:
        Provinciale Staten · Provincial council - `kings_commissioner`: Commissaris van de Koning · King's
        commissioner - `management_board`: Bestuur · Management board - `supervisory_board`: Raad van
        toezicht/commissarissen · Supervisory board
        status: Where a decision stands (glossary: `decision_status`).  - `proposed`: Voorgesteld · Proposed
        - `scheduled`: Geagendeerd · Scheduled - `decided`: Besloten · Decided - `revoked`: Ingetrokken ·
        Revoked
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        decided_on: Needed once the decision was taken.
        announced_on: The day it was made known; starts terms.
        scheduled_on: The meeting it is on the agenda of.
        revoked_on: The day it was revoked; what was done on it stands.
        revoked_by_decision_id: The new decision that revoked it.
        outcome_text: The outcome in the words of the source.
        reference_number: The number its author gave it.
        mandate_id: The mandate under which it was taken, if any (R-028).
        document_id: The document with the decision.
        publication_status: How far making public has come (glossary: `publication_status`).  - `unknown`:
        Onbekend · Unknown - `not_assessed`: Niet beoordeeld · Not assessed - `assessed`: Beoordeeld ·
        Assessed - `ready`: Gereed · Ready - `published`: Openbaar · Published - `withheld`: Niet openbaar ·
        Withheld - `withdrawn`: Teruggetrokken · Withdrawn
        points: In their order. A correction names every point by its `id`: none can be left out (R-056).
    """
    return Command(
        "POST",
        "/v1/decisions",
        m.DecisionRead,
        body=given(
            m.DecisionCreate,
            {
                "organisation_id": organisation_id,
                "body": body,
                "status": status,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "decided_on": decided_on,
                "announced_on": announced_on,
                "scheduled_on": scheduled_on,
                "revoked_on": revoked_on,
                "revoked_by_decision_id": revoked_by_decision_id,
                "outcome_text": outcome_text,
                "reference_number": reference_number,
                "mandate_id": mandate_id,
                "document_id": document_id,
                "publication_status": publication_status,
                "points": points,
            },
        ),
    )


def get_decision(
    decision_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
) -> Read[m.DecisionRead]:
    """Read one decision.

    What a body decided, on a day, point by point: each point has its own outcome, and only `conform` and
    `conform_amended` authorise anything. A decision counts from its day: with `asOf` an earlier day it is not
    there. It is seen by the organisation that decided and in every dossier its points name. `asOf` and
    `knownAt` show it as it was at another moment.

    Args:
        decision_id: Id of the decision.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
    """
    return Read(
        f"/v1/decisions/{segment(decision_id)}",
        m.DecisionRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
        },
    )


def correct_decision(
    decision: m.DecisionRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    body: m.Body | Unset = UNSET,
    status: m.DecisionStatus | Unset = UNSET,
    decided_on: m.PartialDateCorrection | None | Unset = UNSET,
    announced_on: m.PartialDateCorrection | None | Unset = UNSET,
    scheduled_on: m.PartialDateCorrection | None | Unset = UNSET,
    revoked_on: m.PartialDateCorrection | None | Unset = UNSET,
    revoked_by_decision_id: Id | None | Unset = UNSET,
    outcome_text: str | None | Unset = UNSET,
    reference_number: str | None | Unset = UNSET,
    mandate_id: Id | None | Unset = UNSET,
    document_id: Id | None | Unset = UNSET,
    publication_status: m.PublicationStatus | None | Unset = UNSET,
    points: Sequence[m.DecisionPointCreate] | None | Unset = UNSET,
) -> Command[m.DecisionRead]:
    """Correct or complete one decision.

    What a body decided, on a day, point by point: each point has its own outcome, and only `conform` and
    `conform_amended` authorise anything. A decision counts from its day: with `asOf` an earlier day it is not
    there. It is seen by the organisation that decided and in every dossier its points name. Only the members
    sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read, and
    makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of the
    roles `decision_secretary`, `legal_officer`, `registrar`, at the organisation the record is about.

    Args:
        decision: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        body: A governing body (glossary: `body`).  - `municipal_executive`: College van B en W · Municipal
        executive - `municipal_council`: Gemeenteraad · Municipal council - `mayor`: Burgemeester · Mayor -
        `provincial_executive`: Gedeputeerde Staten · Provincial executive - `provincial_council`:
        Provinciale Staten · Provincial council - `kings_commissioner`: Commissaris van de Koning · King's
        commissioner - `management_board`: Bestuur · Management board - `supervisory_board`: Raad van
        toezicht/commissarissen · Supervisory board
        status: Where a decision stands (glossary: `decision_status`).  - `proposed`: Voorgesteld · Proposed
        - `scheduled`: Geagendeerd · Scheduled - `decided`: Besloten · Decided - `revoked`: Ingetrokken ·
        Revoked
        decided_on: Needed once the decision was taken.
        announced_on: The day it was made known; starts terms.
        scheduled_on: The meeting it is on the agenda of.
        revoked_on: The day it was revoked; what was done on it stands.
        revoked_by_decision_id: The new decision that revoked it.
        outcome_text: The outcome in the words of the source.
        reference_number: The number its author gave it.
        mandate_id: The mandate under which it was taken, if any (R-028).
        document_id: The document with the decision.
        publication_status: How far it is published (Bekendmakingswet).
        points: In their order. A correction names every point by its `id`: none can be left out (R-056).
    """
    return Command(
        "PATCH",
        decision.address,
        m.DecisionRead,
        body=given(
            m.DecisionCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "body": body,
                "status": status,
                "decided_on": decided_on,
                "announced_on": announced_on,
                "scheduled_on": scheduled_on,
                "revoked_on": revoked_on,
                "revoked_by_decision_id": revoked_by_decision_id,
                "outcome_text": outcome_text,
                "reference_number": reference_number,
                "mandate_id": mandate_id,
                "document_id": document_id,
                "publication_status": publication_status,
                "points": points,
            },
        ),
        on=decision,
    )


def list_decision_history(
    decision_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one decision.

    What a body decided, on a day, point by point: each point has its own outcome, and only `conform` and
    `conform_amended` authorise anything. A decision counts from its day: with `asOf` an earlier day it is not
    there. It is seen by the organisation that decided and in every dossier its points name. The history names
    every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        decision_id: Id of the decision.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/decisions/{segment(decision_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_mandates(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListMandatesSort | None = None,
    count: m.CountMode | None = None,
    granting_organisation_id: Id | None = None,
    subject_agreement_id: Id | None = None,
    status: m.MandateStatus | None = None,
    holder_kind: m.HolderKind | None = None,
    person_id: Id | None = None,
    parent_mandate_id: Id | None = None,
    power: m.MandatePower | None = None,
) -> Listing[m.MandatePage, m.MandateRead]:
    """List mandates.

    Authority to decide or act in another's name: its powers, its holder and its period. It binds only the
    organisation that gives it, and allows nothing that is not among its powers. With `asOf` a day certainly
    before its start it is not there. A list shows what the reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        status: Where a mandate stands (glossary: `mandate_status`).  - `proposed`: Voorgesteld · Proposed -
        `granted`: Verleend · Granted - `active`: Van kracht · Active - `exhausted`: Uitgewerkt · Exhausted
        - `expired`: Verlopen · Expired - `revoked`: Ingetrokken · Revoked - `lapsed`: Vervallen · Lapsed
        holder_kind: How the holder of a mandate is named (glossary: `holder_kind`).  - `role`: Rol · Role -
        `function`: Functie · Function - `person`: Persoon · Person
        person_id: Given to this person by name, not by a role or function.
        parent_mandate_id: Derived from this mandate.
        power: What a mandate allows (glossary: `mandate_power`).  - `make_minor_amendments`: Ondergeschikte
        wijzigingen aanbrengen · Make minor amendments - `sign`: Ondertekenen · Sign - `decide_substantive`:
        Inhoudelijk besluiten · Decide substantive - `grant_subsidy`: Subsidie verlenen · Grant subsidy -
        `pay`: Betalen · Pay
    """
    return Listing(
        "/v1/mandates",
        m.MandatePage,
        m.MandateRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "grantingOrganisationId": granting_organisation_id,
            "subjectAgreementId": subject_agreement_id,
            "status": status,
            "holderKind": holder_kind,
            "personId": person_id,
            "parentMandateId": parent_mandate_id,
            "power": power,
        },
    )


def record_mandate(
    *,
    authority_kind: m.AuthorityKind,
    granting_body: m.Body,
    granting_organisation_id: Id,
    holder_kind: m.HolderKind,
    powers: Sequence[m.MandatePower],
    written: bool,
    status: m.MandateStatus,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    decision_point_id: Id | None | Unset = UNSET,
    holder_role: m.HolderRole | None | Unset = UNSET,
    function_kind: m.FunctionKind | None | Unset = UNSET,
    person_id: Id | None | Unset = UNSET,
    subject_agreement_id: Id | None | Unset = UNSET,
    phase_limit: m.PhaseLimit | None | Unset = UNSET,
    valid_from: m.PartialDate | None | Unset = UNSET,
    valid_to: m.PartialDate | None | Unset = UNSET,
    financial_limit_cents: int | None | Unset = UNSET,
    sub_mandate_allowed: bool | None | Unset = UNSET,
    parent_mandate_id: Id | None | Unset = UNSET,
    consent_document_id: Id | None | Unset = UNSET,
    revoked_on: m.PartialDate | None | Unset = UNSET,
    revoking_decision_point_id: Id | None | Unset = UNSET,
    revocation_document_id: Id | None | Unset = UNSET,
) -> Command[m.MandateRead]:
    """Record a new mandate.

    Authority to decide or act in another's name: its powers, its holder and its period. It binds only the
    organisation that gives it, and allows nothing that is not among its powers. With `asOf` a day certainly
    before its start it is not there. Needs one of the roles `decision_secretary`, `legal_officer`, `registrar`,
    at the organisation the record is about.

    Args:
        authority_kind: What kind of authority is given (glossary: `authority_kind`).  - `mandate`: Mandaat
        · Mandate - `power_of_attorney`: Volmacht · Power of attorney - `authorisation`: Machtiging ·
        Authorisation - `signing_mandate`: Ondertekeningsmandaat · Signing mandate
        granting_body: A governing body (glossary: `body`).  - `municipal_executive`: College van B en W ·
        Municipal executive - `municipal_council`: Gemeenteraad · Municipal council - `mayor`: Burgemeester
        · Mayor - `provincial_executive`: Gedeputeerde Staten · Provincial executive - `provincial_council`:
        Provinciale Staten · Provincial council - `kings_commissioner`: Commissaris van de Koning · King's
        commissioner - `management_board`: Bestuur · Management board - `supervisory_board`: Raad van
        toezicht/commissarissen · Supervisory board
        granting_organisation_id: The organisation whose body gives it; it does not change.
        holder_kind: How the holder of a mandate is named (glossary: `holder_kind`).  - `role`: Rol · Role -
        `function`: Functie · Function - `person`: Persoon · Person
        powers: What it allows, each once; nothing else is allowed (R-032).
        written: Whether it was given in writing.
        status: Where a mandate stands (glossary: `mandate_status`).  - `proposed`: Voorgesteld · Proposed -
        `granted`: Verleend · Granted - `active`: Van kracht · Active - `exhausted`: Uitgewerkt · Exhausted
        - `expired`: Verlopen · Expired - `revoked`: Ingetrokken · Revoked - `lapsed`: Vervallen · Lapsed
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        decision_point_id: The point by which that organisation granted it.
        holder_role: Whoever fills this role may use it.
        function_kind: Whoever holds this office may use it.
        person_id: Only this person may use it.
        subject_agreement_id: Null: a general mandate (R-035).
        phase_limit: The phase of the agreement in which it may be used; null: any.
        valid_from: Never before the granting decision; left out, it starts on that decision's day (R-031).
        valid_to: The last day; null while it has no end.
        financial_limit_cents: The most it may cost, in whole euro cents; null: no limit.
        sub_mandate_allowed: Null counts as no (R-037).
        parent_mandate_id: The mandate this sub-mandate derives from.
        consent_document_id: Consent of a holder outside the organisation and of the employer (R-036).
        revoked_on: From this day it was revoked (R-034).
        revoking_decision_point_id: The point by which it was revoked.
        revocation_document_id: The document by which it was revoked.
    """
    return Command(
        "POST",
        "/v1/mandates",
        m.MandateRead,
        body=given(
            m.MandateCreate,
            {
                "authority_kind": authority_kind,
                "granting_body": granting_body,
                "granting_organisation_id": granting_organisation_id,
                "holder_kind": holder_kind,
                "powers": powers,
                "written": written,
                "status": status,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "decision_point_id": decision_point_id,
                "holder_role": holder_role,
                "function_kind": function_kind,
                "person_id": person_id,
                "subject_agreement_id": subject_agreement_id,
                "phase_limit": phase_limit,
                "valid_from": valid_from,
                "valid_to": valid_to,
                "financial_limit_cents": financial_limit_cents,
                "sub_mandate_allowed": sub_mandate_allowed,
                "parent_mandate_id": parent_mandate_id,
                "consent_document_id": consent_document_id,
                "revoked_on": revoked_on,
                "revoking_decision_point_id": revoking_decision_point_id,
                "revocation_document_id": revocation_document_id,
            },
        ),
    )


def get_mandate(
    mandate_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
) -> Read[m.MandateRead]:
    """Read one mandate.

    Authority to decide or act in another's name: its powers, its holder and its period. It binds only the
    organisation that gives it, and allows nothing that is not among its powers. With `asOf` a day certainly
    before its start it is not there. `asOf` and `knownAt` show it as it was at another moment.

    Args:
        mandate_id: Id of the mandate.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
    """
    return Read(
        f"/v1/mandates/{segment(mandate_id)}",
        m.MandateRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
        },
    )


def correct_mandate(
    mandate: m.MandateRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    authority_kind: m.AuthorityKind | Unset = UNSET,
    granting_body: m.Body | Unset = UNSET,
    decision_point_id: Id | None | Unset = UNSET,
    holder_kind: m.HolderKind | Unset = UNSET,
    holder_role: m.HolderRole | None | Unset = UNSET,
    function_kind: m.FunctionKind | None | Unset = UNSET,
    person_id: Id | None | Unset = UNSET,
    powers: Sequence[m.MandatePower] | Unset = UNSET,
    subject_agreement_id: Id | None | Unset = UNSET,
    phase_limit: m.PhaseLimit | None | Unset = UNSET,
    valid_from: m.PartialDateCorrection | None | Unset = UNSET,
    valid_to: m.PartialDateCorrection | None | Unset = UNSET,
    financial_limit_cents: int | None | Unset = UNSET,
    sub_mandate_allowed: bool | None | Unset = UNSET,
    parent_mandate_id: Id | None | Unset = UNSET,
    written: bool | Unset = UNSET,
    consent_document_id: Id | None | Unset = UNSET,
    revoked_on: m.PartialDateCorrection | None | Unset = UNSET,
    revoking_decision_point_id: Id | None | Unset = UNSET,
    revocation_document_id: Id | None | Unset = UNSET,
    status: m.MandateStatus | Unset = UNSET,
) -> Command[m.MandateRead]:
    """Correct or complete one mandate.

    Authority to decide or act in another's name: its powers, its holder and its period. It binds only the
    organisation that gives it, and allows nothing that is not among its powers. With `asOf` a day certainly
    before its start it is not there. Only the members sent change (JSON Merge Patch, RFC 7396); every change
    needs a `reason` and the ETag that was read, and makes a new version. Nothing is overwritten: earlier
    versions stay readable with `knownAt`. Needs one of the roles `decision_secretary`, `legal_officer`,
    `registrar`, at the organisation the record is about.

    Args:
        mandate: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        authority_kind: What kind of authority is given (glossary: `authority_kind`).  - `mandate`: Mandaat
        · Mandate - `power_of_attorney`: Volmacht · Power of attorney - `authorisation`: Machtiging ·
        Authorisation - `signing_mandate`: Ondertekeningsmandaat · Signing mandate
        granting_body: A governing body (glossary: `body`).  - `municipal_executive`: College van B en W ·
        Municipal executive - `municipal_council`: Gemeenteraad · Municipal council - `mayor`: Burgemeester
        · Mayor - `provincial_executive`: Gedeputeerde Staten · Provincial executive - `provincial_council`:
        Provinciale Staten · Provincial council - `kings_commissioner`: Commissaris van de Koning · King's
        commissioner - `management_board`: Bestuur · Management board - `supervisory_board`: Raad van
        toezicht/commissarissen · Supervisory board
        decision_point_id: The point by which that organisation granted it.
        holder_kind: How the holder of a mandate is named (glossary: `holder_kind`).  - `role`: Rol · Role -
        `function`: Functie · Function - `person`: Persoon · Person
        holder_role: Whoever fills this role may use it.
        function_kind: Whoever holds this office may use it.
        person_id: Only this person may use it.
        powers: What it allows, each once; nothing else is allowed (R-032).
        subject_agreement_id: Null: a general mandate (R-035).
        phase_limit: The phase of the agreement in which it may be used; null: any.
        valid_from: Never before the granting decision; left out, it starts on that decision's day (R-031).
        valid_to: The last day; null while it has no end.
        financial_limit_cents: The most it may cost, in whole euro cents; null: no limit.
        sub_mandate_allowed: Null counts as no (R-037).
        parent_mandate_id: The mandate this sub-mandate derives from.
        written: Whether it was given in writing.
        consent_document_id: Consent of a holder outside the organisation and of the employer (R-036).
        revoked_on: From this day it was revoked (R-034).
        revoking_decision_point_id: The point by which it was revoked.
        revocation_document_id: The document by which it was revoked.
        status: Where a mandate stands (glossary: `mandate_status`).  - `proposed`: Voorgesteld · Proposed -
        `granted`: Verleend · Granted - `active`: Van kracht · Active - `exhausted`: Uitgewerkt · Exhausted
        - `expired`: Verlopen · Expired - `revoked`: Ingetrokken · Revoked - `lapsed`: Vervallen · Lapsed
    """
    return Command(
        "PATCH",
        mandate.address,
        m.MandateRead,
        body=given(
            m.MandateCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "authority_kind": authority_kind,
                "granting_body": granting_body,
                "decision_point_id": decision_point_id,
                "holder_kind": holder_kind,
                "holder_role": holder_role,
                "function_kind": function_kind,
                "person_id": person_id,
                "powers": powers,
                "subject_agreement_id": subject_agreement_id,
                "phase_limit": phase_limit,
                "valid_from": valid_from,
                "valid_to": valid_to,
                "financial_limit_cents": financial_limit_cents,
                "sub_mandate_allowed": sub_mandate_allowed,
                "parent_mandate_id": parent_mandate_id,
                "written": written,
                "consent_document_id": consent_document_id,
                "revoked_on": revoked_on,
                "revoking_decision_point_id": revoking_decision_point_id,
                "revocation_document_id": revocation_document_id,
                "status": status,
            },
        ),
        on=mandate,
    )


def list_mandate_history(
    mandate_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one mandate.

    Authority to decide or act in another's name: its powers, its holder and its period. It binds only the
    organisation that gives it, and allows nothing that is not among its powers. With `asOf` a day certainly
    before its start it is not there. The history names every version, newest first: when it was recorded, by
    whom, why, and where it can be read. Outside the dossier it names only versions that were public, and
    nobody.

    Args:
        mandate_id: Id of the mandate.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/mandates/{segment(mandate_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_amendments(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListAmendmentsSort | None = None,
    count: m.CountMode | None = None,
    agreement_id: Id | None = None,
    status: m.AmendmentStatus | None = None,
    classification: m.AmendmentClassification | None = None,
    proposed_by_party_id: Id | None = None,
) -> Listing[m.AmendmentPage, m.AmendmentRead]:
    """List amendments.

    A proposed change of an agreement: operations on the clauses of one frozen text, and changes of its terms.
    Whether the portfolio holder may make it alone is asked at `/assessments` before anybody acts. A list shows
    what the reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        status: How far an amendment has come.  - `proposed`: Voorgesteld · Proposed - `classified`:
        Geclassificeerd · Classified - `awaiting_consent`: Wacht op instemming · Awaiting consent -
        `adopted`: Aangenomen · Adopted - `in_effect`: In werking · In effect - `rejected`: Afgewezen ·
        Rejected - `withdrawn`: Ingetrokken · Withdrawn
        classification: How far a change of an agreement reaches, the lightest first.  - `editorial`:
        Redactioneel · Editorial - `minor`: Ondergeschikt · Minor - `substantive`: Wezenlijk · Substantive
    """
    return Listing(
        "/v1/amendments",
        m.AmendmentPage,
        m.AmendmentRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "agreementId": agreement_id,
            "status": status,
            "classification": classification,
            "proposedByPartyId": proposed_by_party_id,
        },
    )


def record_amendment(
    *,
    agreement_id: Id,
    baseline_version_id: Id,
    proposed_by_party_id: Id,
    rationale: str,
    status: m.AmendmentStatus,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    operations: Sequence[m.ClauseOperation] | Unset = UNSET,
    term_changes: m.TermChanges | None | Unset = UNSET,
    declared_subjects: Sequence[m.ProtectedSubject] | Unset = UNSET,
    classification: m.AmendmentClassification | None | Unset = UNSET,
    respond_by: m.PartialDate | None | Unset = UNSET,
    effective_on: m.PartialDate | None | Unset = UNSET,
    adopted_on: m.PartialDate | None | Unset = UNSET,
    result_version_id: Id | None | Unset = UNSET,
) -> Command[m.AmendmentRead]:
    """Record a new amendment.

    A proposed change of an agreement: operations on the clauses of one frozen text, and changes of its terms.
    Whether the portfolio holder may make it alone is asked at `/assessments` before anybody acts. Needs one of
    the roles `legal_officer`, `registrar`, at the party itself, or the organisation that manages the dossier.

    Args:
        agreement_id: The agreement to change.
        baseline_version_id: The frozen text the operations are about: the one that counts.
        proposed_by_party_id: The party that proposes it.
        rationale: Why it is proposed.
        status: How far an amendment has come.  - `proposed`: Voorgesteld · Proposed - `classified`:
        Geclassificeerd · Classified - `awaiting_consent`: Wacht op instemming · Awaiting consent -
        `adopted`: Aangenomen · Adopted - `in_effect`: In werking · In effect - `rejected`: Afgewezen ·
        Rejected - `withdrawn`: Ingetrokken · Withdrawn
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        operations: On the clauses of the baseline, at most 200.
        term_changes: Changes of the terms, beside those of clauses.
        declared_subjects: Protected subjects the proposer says it touches; they only add to what the
        register finds.
        classification: How heavy the change is; the class decides who must agree.
        respond_by: Silence after this day is still no consent (R-050).
        effective_on: The day it is to count from; left out, its adoption.
        adopted_on: The day on which it was adopted; null until then.
        result_version_id: The text it led to.
    """
    return Command(
        "POST",
        "/v1/amendments",
        m.AmendmentRead,
        body=given(
            m.AmendmentCreate,
            {
                "agreement_id": agreement_id,
                "baseline_version_id": baseline_version_id,
                "proposed_by_party_id": proposed_by_party_id,
                "rationale": rationale,
                "status": status,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "operations": operations,
                "term_changes": term_changes,
                "declared_subjects": declared_subjects,
                "classification": classification,
                "respond_by": respond_by,
                "effective_on": effective_on,
                "adopted_on": adopted_on,
                "result_version_id": result_version_id,
            },
        ),
    )


def get_amendment(
    amendment_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
) -> Read[m.AmendmentRead]:
    """Read one amendment.

    A proposed change of an agreement: operations on the clauses of one frozen text, and changes of its terms.
    Whether the portfolio holder may make it alone is asked at `/assessments` before anybody acts. `asOf` and
    `knownAt` show it as it was at another moment.

    Args:
        amendment_id: Id of the amendment.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
    """
    return Read(
        f"/v1/amendments/{segment(amendment_id)}",
        m.AmendmentRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
        },
    )


def correct_amendment(
    amendment: m.AmendmentRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    baseline_version_id: Id | Unset = UNSET,
    rationale: str | Unset = UNSET,
    operations: Sequence[m.ClauseOperation] | None | Unset = UNSET,
    term_changes: m.TermChangesCorrection | None | Unset = UNSET,
    declared_subjects: Sequence[m.ProtectedSubject] | None | Unset = UNSET,
    status: m.AmendmentStatus | Unset = UNSET,
    classification: m.AmendmentClassification | None | Unset = UNSET,
    respond_by: m.PartialDateCorrection | None | Unset = UNSET,
    effective_on: m.PartialDateCorrection | None | Unset = UNSET,
    adopted_on: m.PartialDateCorrection | None | Unset = UNSET,
    result_version_id: Id | None | Unset = UNSET,
) -> Command[m.AmendmentRead]:
    """Correct or complete one amendment.

    A proposed change of an agreement: operations on the clauses of one frozen text, and changes of its terms.
    Whether the portfolio holder may make it alone is asked at `/assessments` before anybody acts. Only the
    members sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read,
    and makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of
    the roles `legal_officer`, `registrar`, at the party itself, or the organisation that manages the dossier.

    Args:
        amendment: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        baseline_version_id: The frozen text the operations are about: the one that counts.
        rationale: Why it is proposed.
        operations: On the clauses of the baseline, at most 200.
        term_changes: Changes of the terms, beside those of clauses.
        declared_subjects: Protected subjects the proposer says it touches; they only add to what the
        register finds.
        status: How far an amendment has come.  - `proposed`: Voorgesteld · Proposed - `classified`:
        Geclassificeerd · Classified - `awaiting_consent`: Wacht op instemming · Awaiting consent -
        `adopted`: Aangenomen · Adopted - `in_effect`: In werking · In effect - `rejected`: Afgewezen ·
        Rejected - `withdrawn`: Ingetrokken · Withdrawn
        classification: How heavy the change is; the class decides who must agree.
        respond_by: Silence after this day is still no consent (R-050).
        effective_on: The day it is to count from; left out, its adoption.
        adopted_on: The day on which it was adopted; null until then.
        result_version_id: The text it led to.
    """
    return Command(
        "PATCH",
        amendment.address,
        m.AmendmentRead,
        body=given(
            m.AmendmentCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "baseline_version_id": baseline_version_id,
                "rationale": rationale,
                "operations": operations,
                "term_changes": term_changes,
                "declared_subjects": declared_subjects,
                "status": status,
                "classification": classification,
                "respond_by": respond_by,
                "effective_on": effective_on,
                "adopted_on": adopted_on,
                "result_version_id": result_version_id,
            },
        ),
        on=amendment,
    )


def list_amendment_history(
    amendment_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one amendment.

    A proposed change of an agreement: operations on the clauses of one frozen text, and changes of its terms.
    Whether the portfolio holder may make it alone is asked at `/assessments` before anybody acts. The history
    names every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        amendment_id: Id of the amendment.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/amendments/{segment(amendment_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_answers_to_an_amendment(
    amendment_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListAnswersToAnAmendmentSort | None = None,
    count: m.CountMode | None = None,
    party_id: Id | None = None,
) -> Listing[m.AmendmentConsentPage, m.AmendmentConsentRead]:
    """List answers to an amendment.

    A party's consent to an amendment or its refusal, with the decision, mandate or representation it rests on.
    Silence is no consent. A list shows what the reader may see, in pages.

    Args:
        amendment_id: Id of the amendment.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
    """
    return Listing(
        f"/v1/amendments/{segment(amendment_id)}/consents",
        m.AmendmentConsentPage,
        m.AmendmentConsentRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "partyId": party_id,
        },
    )


def record_amendment_consent(
    amendment_id: Id,
    *,
    party_id: Id,
    given_on: m.PartialDate,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    is_refused: bool | Unset = UNSET,
    decision_point_id: Id | None | Unset = UNSET,
    mandate_id: Id | None | Unset = UNSET,
    signing_authority_id: Id | None | Unset = UNSET,
    office_holding_id: Id | None | Unset = UNSET,
    on_behalf_of_body: m.Body | None | Unset = UNSET,
    retroactive_agreed: bool | None | Unset = UNSET,
    document_id: Id | None | Unset = UNSET,
) -> Command[m.AmendmentConsentRead]:
    """Record a new answer to an amendment.

    A party's consent to an amendment or its refusal, with the decision, mandate or representation it rests on.
    Silence is no consent. Needs one of the roles `decision_secretary`, `legal_officer`, `mandate_holder`,
    `registrar`, at the party itself, or the organisation that manages the dossier.

    Args:
        amendment_id: Id of the amendment.
        party_id: The party that answers.
        given_on: A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        is_refused: True: the party refuses, and the amendment is rejected.
        decision_point_id: The point by which the party's own body approved it.
        mandate_id: The mandate it is given under.
        signing_authority_id: What entitles who answers for a private party.
        office_holding_id: The office in which somebody answers.
        on_behalf_of_body: With `mandateId`: in whose name (Awb 10:10, R-038).
        retroactive_agreed: Agrees that it counts from before this answer (R-053).
        document_id: The document it was given in.
    """
    return Command(
        "POST",
        f"/v1/amendments/{segment(amendment_id)}/consents",
        m.AmendmentConsentRead,
        body=given(
            m.AmendmentConsentCreate,
            {
                "party_id": party_id,
                "given_on": given_on,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "is_refused": is_refused,
                "decision_point_id": decision_point_id,
                "mandate_id": mandate_id,
                "signing_authority_id": signing_authority_id,
                "office_holding_id": office_holding_id,
                "on_behalf_of_body": on_behalf_of_body,
                "retroactive_agreed": retroactive_agreed,
                "document_id": document_id,
            },
        ),
    )


def get_amendment_consent(
    amendment_id: Id,
    amendment_consent_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.AmendmentConsentRead]:
    """Read one answer to an amendment.

    A party's consent to an amendment or its refusal, with the decision, mandate or representation it rests on.
    Silence is no consent. `asOf` and `knownAt` show it as it was at another moment.

    Args:
        amendment_id: Id of the amendment.
        amendment_consent_id: Id of the amendment consent.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/amendments/{segment(amendment_id)}/consents/{segment(amendment_consent_id)}",
        m.AmendmentConsentRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_amendment_consent(
    amendment_consent: m.AmendmentConsentRead,
    *,
    reason: str,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    document_id: Id | None | Unset = UNSET,
) -> Command[m.AmendmentConsentRead]:
    """Correct or complete one answer to an amendment.

    A party's consent to an amendment or its refusal, with the decision, mandate or representation it rests on.
    Silence is no consent. Only the members sent change (JSON Merge Patch, RFC 7396); every change needs a
    `reason` and the ETag that was read, and makes a new version. Nothing is overwritten: earlier versions stay
    readable with `knownAt`. Needs one of the roles `decision_secretary`, `legal_officer`, `mandate_holder`,
    `registrar`, at the party itself, or the organisation that manages the dossier.

    Args:
        amendment_consent: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        document_id: The document it was given in.
    """
    return Command(
        "PATCH",
        amendment_consent.address,
        m.AmendmentConsentRead,
        body=given(
            m.AmendmentConsentCorrection,
            {
                "reason": reason,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "document_id": document_id,
            },
        ),
        on=amendment_consent,
    )


def list_amendment_consent_history(
    amendment_id: Id,
    amendment_consent_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one answer to an amendment.

    A party's consent to an amendment or its refusal, with the decision, mandate or representation it rests on.
    Silence is no consent. The history names every version, newest first: when it was recorded, by whom, why,
    and where it can be read. Outside the dossier it names only versions that were public, and nobody.

    Args:
        amendment_id: Id of the amendment.
        amendment_consent_id: Id of the amendment consent.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/amendments/{segment(amendment_id)}/consents/{segment(amendment_consent_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_amendment_transitions(
    amendment_id: Id,
) -> Read[m.Transitions]:
    """List what can be done with one amendment.

    Every transition there is, whether it is possible now, and what every rule says about it: the record that
    satisfies or blocks it, and who can clear it how. Performing one runs the same judgment.

    Args:
        amendment_id: Id of the amendment.
    """
    return Read(
        f"/v1/amendments/{segment(amendment_id)}/transitions",
        m.Transitions,
    )


def classify_amendment(
    amendment: m.AmendmentRead,
    *,
    classification: m.AmendmentClassification,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
) -> Command[m.AmendmentRead]:
    """Classify an amendment.

    Says how far an amendment reaches: editorial, minor or substantive. Lighter than what the register finds,
    together with what changed since the last decision, is refused with the subjects it touches. In historic
    mode, with a source, what is missing becomes a finding instead of a refusal. Needs one of the roles
    `legal_officer`, `registrar`, at the party itself, or the organisation that manages the dossier.

    Args:
        amendment: The record as it was read; its ETag is sent along.
        classification: How far a change of an agreement reaches, the lightest first.  - `editorial`:
        Redactioneel · Editorial - `minor`: Ondergeschikt · Minor - `substantive`: Wezenlijk · Substantive
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
    """
    return Command(
        "POST",
        amendment.address + "/classification",
        m.AmendmentRead,
        body=given(
            m.ClassificationRequest,
            {
                "classification": classification,
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
            },
        ),
        on=amendment,
    )


def adopt_amendment(
    amendment: m.AmendmentRead,
    *,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
) -> Command[m.AmendmentRead]:
    """Adopt an amendment.

    Makes the next version of the text, once every party consented and, for a substantive change, every
    government decided. It counts from its effective day; before signing at once. In historic mode, with a
    source, what is missing becomes a finding instead of a refusal. Needs one of the roles `legal_officer`,
    `registrar`, at the party itself, or the organisation that manages the dossier.

    Args:
        amendment: The record as it was read; its ETag is sent along.
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
    """
    return Command(
        "POST",
        amendment.address + "/adoption",
        m.AmendmentRead,
        body=given(
            m.AdoptionRequest,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
            },
        ),
        on=amendment,
    )


def withdraw_amendment(
    amendment: m.AmendmentRead,
    *,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    decision_point_id: Id | None | Unset = UNSET,
    ground: m.WithdrawalGround | None | Unset = UNSET,
    budget_adopted_on: m.PartialDate | None | Unset = UNSET,
) -> Command[m.AmendmentRead]:
    """Withdraw an amendment.

    Withdraws a proposal that was not adopted. In historic mode, with a source, what is missing becomes a
    finding instead of a refusal. Needs one of the roles `legal_officer`, `registrar`, at the party itself, or
    the organisation that manages the dossier.

    Args:
        amendment: The record as it was read; its ETag is sent along.
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
        decision_point_id: The point of the provider's decision about this allocation; without one the step
        is refused.
        ground: Needed (R-095).
        budget_adopted_on: With `budget_reservation`: the day the budget was adopted, where not recorded
        yet.
    """
    return Command(
        "POST",
        amendment.address + "/withdrawal",
        m.AmendmentRead,
        body=given(
            m.WithdrawalRequest,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "decision_point_id": decision_point_id,
                "ground": ground,
                "budget_adopted_on": budget_adopted_on,
            },
        ),
        on=amendment,
    )


def assess_amendment(
    amendment_id: Id,
    *,
    classification: m.AmendmentClassification | None | Unset = UNSET,
    mandate_id: Id | None | Unset = UNSET,
    person_id: Id | None | Unset = UNSET,
) -> Command[m.AmendmentAssessment]:
    """Ask whether an amendment may be made alone.

    Ask, before anybody acts, whether the mandate holder may make this change alone.

    The answer tells the lightest class the change allows, held against the text last decided on; every rule
    with the words that triggered it; each mandate it could rest on with every limit checked; the decisions and
    consents it needs, and of whom; and what a redrafted proposal would have to leave out. The real steps run
    the same code.

    Args:
        amendment_id: Id of the amendment.
        classification: The class to judge it for; left out, the lightest it allows.
        mandate_id: The mandate to judge; left out, each mandate for this agreement that gives the power.
        person_id: Who would use the mandate; left out, whoever holds it.
    """
    return Command(
        "POST",
        f"/v1/amendments/{segment(amendment_id)}/assessments",
        m.AmendmentAssessment,
        body=given(
            m.AssessmentRequest,
            {
                "classification": classification,
                "mandate_id": mandate_id,
                "person_id": person_id,
            },
        ),
    )


def rebase_amendment(
    amendment: m.AmendmentRead,
    *,
    reason: str,
) -> Command[m.AmendmentRead]:
    """Carry an amendment over to the present text.

    Make a new proposal of the operations on the text that counts now, and withdraw the old one.

    An operation on a clause that was changed meanwhile collides: then nothing changes, and `collisions` tells
    the clause, its words then and its words now. What the present text says already is left out.

    Args:
        amendment: The record as it was read; its ETag is sent along.
        reason: Why; kept in the journal.
    """
    return Command(
        "POST",
        amendment.address + "/rebase",
        m.AmendmentRead,
        body=given(
            m.RebaseRequest,
            {
                "reason": reason,
            },
        ),
        on=amendment,
    )


def list_funding_envelopes(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListFundingEnvelopesSort | None = None,
    count: m.CountMode | None = None,
    provider_organisation_id: Id | None = None,
    programme_id: Id | None = None,
    ceiling_status: m.CeilingStatus | None = None,
    area_id: Id | None = None,
) -> Listing[m.FundingEnvelopePage, m.FundingEnvelopeRead]:
    """List funding envelopes.

    Money a provider has, or expects to have, for a purpose; a ceiling once it is adopted. A list shows what the
    reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        ceiling_status: Where a ceiling stands (glossary: `ceiling_status`).  - `announced`: Aangekondigd ·
        Announced - `adopted`: Vastgesteld · Adopted - `published`: Bekendgemaakt · Published - `closed`:
        Gesloten · Closed
    """
    return Listing(
        "/v1/funding-envelopes",
        m.FundingEnvelopePage,
        m.FundingEnvelopeRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "providerOrganisationId": provider_organisation_id,
            "programmeId": programme_id,
            "ceilingStatus": ceiling_status,
            "areaId": area_id,
        },
    )


def record_funding_envelope(
    *,
    provider_organisation_id: Id,
    statement: m.Statement,
    ceiling_status: m.CeilingStatus,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    programme_id: Id | None | Unset = UNSET,
    purpose: str | None | Unset = UNSET,
    legal_basis: str | None | Unset = UNSET,
    subsidy_regime: m.SubsidyRegime | None | Unset = UNSET,
    period_from: m.PartialDate | None | Unset = UNSET,
    period_to: m.PartialDate | None | Unset = UNSET,
    published_on: m.PartialDate | None | Unset = UNSET,
    distribution_method: m.DistributionMethod | None | Unset = UNSET,
    area_ids: Sequence[Id] | Unset = UNSET,
) -> Command[m.FundingEnvelopeRead]:
    """Record a new funding envelope.

    Money a provider has, or expects to have, for a purpose; a ceiling once it is adopted. Needs one of the
    roles `finance_officer`, `registrar`, at any organisation; it is corrected by the one that recorded or owns
    it.

    Args:
        provider_organisation_id: The organisation whose money it is. It does not change.
        statement: An amount as a source states it: how much, how certain, and in which words (R-075).  A
        fraction of a cent, a negative number or a text is a fault of the request (400, `amountCents`);
        another currency is well-formed but not kept here (422 `currency-unsupported`).
        ceiling_status: Where a ceiling stands (glossary: `ceiling_status`).  - `announced`: Aangekondigd ·
        Announced - `adopted`: Vastgesteld · Adopted - `published`: Bekendgemaakt · Published - `closed`:
        Gesloten · Closed
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        programme_id: The programme it belongs to.
        purpose: What the money is meant for.
        legal_basis: The regulation it rests on, with its article.
        subsidy_regime: Null while unknown; nothing is guessed.
        period_from: The first day it is for.
        period_to: The last day it is for.
        published_on: The day the ceiling was published.
        distribution_method: How the money is shared out among applicants.
        area_ids: Areas the money is for, in order of id.
    """
    return Command(
        "POST",
        "/v1/funding-envelopes",
        m.FundingEnvelopeRead,
        body=given(
            m.FundingEnvelopeCreate,
            {
                "provider_organisation_id": provider_organisation_id,
                "statement": statement,
                "ceiling_status": ceiling_status,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "programme_id": programme_id,
                "purpose": purpose,
                "legal_basis": legal_basis,
                "subsidy_regime": subsidy_regime,
                "period_from": period_from,
                "period_to": period_to,
                "published_on": published_on,
                "distribution_method": distribution_method,
                "area_ids": area_ids,
            },
        ),
    )


def get_funding_envelope(
    funding_envelope_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
) -> Read[m.FundingEnvelopeRead]:
    """Read one funding envelope.

    Money a provider has, or expects to have, for a purpose; a ceiling once it is adopted. `asOf` and `knownAt`
    show it as it was at another moment.

    Args:
        funding_envelope_id: Id of the funding envelope.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
    """
    return Read(
        f"/v1/funding-envelopes/{segment(funding_envelope_id)}",
        m.FundingEnvelopeRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
        },
    )


def correct_funding_envelope(
    funding_envelope: m.FundingEnvelopeRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    programme_id: Id | None | Unset = UNSET,
    purpose: str | None | Unset = UNSET,
    statement: m.StatementCorrection | Unset = UNSET,
    ceiling_status: m.CeilingStatus | Unset = UNSET,
    legal_basis: str | None | Unset = UNSET,
    subsidy_regime: m.SubsidyRegime | None | Unset = UNSET,
    period_from: m.PartialDateCorrection | None | Unset = UNSET,
    period_to: m.PartialDateCorrection | None | Unset = UNSET,
    published_on: m.PartialDateCorrection | None | Unset = UNSET,
    distribution_method: m.DistributionMethod | None | Unset = UNSET,
    area_ids: Sequence[Id] | None | Unset = UNSET,
) -> Command[m.FundingEnvelopeRead]:
    """Correct or complete one funding envelope.

    Money a provider has, or expects to have, for a purpose; a ceiling once it is adopted. Only the members sent
    change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read, and makes a
    new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of the roles
    `finance_officer`, `registrar`, at any organisation; it is corrected by the one that recorded or owns it.

    Args:
        funding_envelope: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        programme_id: The programme it belongs to.
        purpose: What the money is meant for.
        statement: An amount as a source states it: how much, how certain, and in which words (R-075).  A
        fraction of a cent, a negative number or a text is a fault of the request (400, `amountCents`);
        another currency is well-formed but not kept here (422 `currency-unsupported`). Members left out
        stay as they are.
        ceiling_status: Where a ceiling stands (glossary: `ceiling_status`).  - `announced`: Aangekondigd ·
        Announced - `adopted`: Vastgesteld · Adopted - `published`: Bekendgemaakt · Published - `closed`:
        Gesloten · Closed
        legal_basis: The regulation it rests on, with its article.
        subsidy_regime: Null while unknown; nothing is guessed.
        period_from: The first day it is for.
        period_to: The last day it is for.
        published_on: The day the ceiling was published.
        distribution_method: How the money is shared out among applicants.
        area_ids: Areas the money is for, in order of id.
    """
    return Command(
        "PATCH",
        funding_envelope.address,
        m.FundingEnvelopeRead,
        body=given(
            m.FundingEnvelopeCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "programme_id": programme_id,
                "purpose": purpose,
                "statement": statement,
                "ceiling_status": ceiling_status,
                "legal_basis": legal_basis,
                "subsidy_regime": subsidy_regime,
                "period_from": period_from,
                "period_to": period_to,
                "published_on": published_on,
                "distribution_method": distribution_method,
                "area_ids": area_ids,
            },
        ),
        on=funding_envelope,
    )


def list_funding_envelope_history(
    funding_envelope_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one funding envelope.

    Money a provider has, or expects to have, for a purpose; a ceiling once it is adopted. The history names
    every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        funding_envelope_id: Id of the funding envelope.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/funding-envelopes/{segment(funding_envelope_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_allocations(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListAllocationsSort | None = None,
    count: m.CountMode | None = None,
    envelope_id: Id | None = None,
    agreement_id: Id | None = None,
    area_id: Id | None = None,
    recipient_organisation_id: Id | None = None,
    status: m.AllocationStatus | None = None,
) -> Listing[m.AllocationPage, m.AllocationRead]:
    """List allocations.

    A part of an envelope for one agreement, area or recipient, from expectation to settlement. A list shows
    what the reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        status: Where an allocation stands (glossary: `allocation_status`).  - `indicative`: Indicatief ·
        Indicative - `reserved`: Gereserveerd · Reserved - `granted`: Verleend · Granted - `advance_paid`:
        Bevoorschot · Advance paid - `accounted`: Verantwoord · Accounted - `determined`: Vastgesteld ·
        Determined - `settled`: Afgerekend · Settled - `recovering`: In terugvordering · Recovering -
        `recovered`: Teruggevorderd · Recovered - `refused`: Geweigerd · Refused - `withdrawn`: Ingetrokken
        · Withdrawn - `lapsed`: Vervallen · Lapsed
    """
    return Listing(
        "/v1/allocations",
        m.AllocationPage,
        m.AllocationRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "envelopeId": envelope_id,
            "agreementId": agreement_id,
            "areaId": area_id,
            "recipientOrganisationId": recipient_organisation_id,
            "status": status,
        },
    )


def record_allocation(
    *,
    envelope_id: Id,
    statement: m.Statement,
    status: m.AllocationStatus,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    parent_allocation_id: Id | None | Unset = UNSET,
    agreement_id: Id | None | Unset = UNSET,
    area_id: Id | None | Unset = UNSET,
    recipient_organisation_id: Id | None | Unset = UNSET,
    applied_on: m.PartialDate | None | Unset = UNSET,
    requested_cents: int | None | Unset = UNSET,
    reserved_cents: int | None | Unset = UNSET,
    granted_cents: int | None | Unset = UNSET,
    refused_cents: int | None | Unset = UNSET,
    determined_cents: int | None | Unset = UNSET,
    decision_id: Id | None | Unset = UNSET,
    legal_basis_kind: m.LegalBasisKind | None | Unset = UNSET,
    activities: str | None | Unset = UNSET,
    period_from: m.PartialDate | None | Unset = UNSET,
    period_to: m.PartialDate | None | Unset = UNSET,
    accounting_due_on: m.PartialDate | None | Unset = UNSET,
    budget_reservation: m.BudgetReservation | None | Unset = UNSET,
    direct_determination: bool | Unset = UNSET,
) -> Command[m.AllocationRead]:
    """Record a new allocation.

    A part of an envelope for one agreement, area or recipient, from expectation to settlement. Needs one of the
    roles `finance_officer`, `registrar`, at in a dossier the organisation that manages it or provides the
    money; elsewhere the one that recorded it.

    Args:
        envelope_id: The money it is a part of. It does not change.
        statement: An amount as a source states it: how much, how certain, and in which words (R-075).  A
        fraction of a cent, a negative number or a text is a fault of the request (400, `amountCents`);
        another currency is well-formed but not kept here (422 `currency-unsupported`).
        status: Where an allocation stands (glossary: `allocation_status`).  - `indicative`: Indicatief ·
        Indicative - `reserved`: Gereserveerd · Reserved - `granted`: Verleend · Granted - `advance_paid`:
        Bevoorschot · Advance paid - `accounted`: Verantwoord · Accounted - `determined`: Vastgesteld ·
        Determined - `settled`: Afgerekend · Settled - `recovering`: In terugvordering · Recovering -
        `recovered`: Teruggevorderd · Recovered - `refused`: Geweigerd · Refused - `withdrawn`: Ingetrokken
        · Withdrawn - `lapsed`: Vervallen · Lapsed
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        parent_allocation_id: The allocation of the same envelope it divides.
        agreement_id: The agreement it is for. Its managing organisation may name it, and so may the
        provider once it is in the dossier; from then on the provider sees the dossier. It may be added
        later, not exchanged.
        area_id: The area the money is for.
        recipient_organisation_id: Who is to receive it.
        applied_on: The day on which the recipient applied for it.
        requested_cents: What was applied for, in whole euro cents.
        reserved_cents: What is set apart; left out, the stated amount counts.
        granted_cents: What the grant decision gives; needed once granted.
        refused_cents: What was applied for and refused, in whole euro cents.
        determined_cents: The final amount, never above the grant (R-093).
        decision_id: The decision it rests on; needed once granted (R-071).
        legal_basis_kind: The kind of ground a grant rests on (Awb 4:23).
        activities: What is subsidised.
        period_from: First day of what is subsidised.
        period_to: Last day of what is subsidised.
        accounting_due_on: Last day to account for the grant.
        budget_reservation: Set where the grant was made on condition that the budget provides the money
        (Awb 4:34).
        direct_determination: Determined without a grant before it (Awb 4:29).
    """
    return Command(
        "POST",
        "/v1/allocations",
        m.AllocationRead,
        body=given(
            m.AllocationCreate,
            {
                "envelope_id": envelope_id,
                "statement": statement,
                "status": status,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "parent_allocation_id": parent_allocation_id,
                "agreement_id": agreement_id,
                "area_id": area_id,
                "recipient_organisation_id": recipient_organisation_id,
                "applied_on": applied_on,
                "requested_cents": requested_cents,
                "reserved_cents": reserved_cents,
                "granted_cents": granted_cents,
                "refused_cents": refused_cents,
                "determined_cents": determined_cents,
                "decision_id": decision_id,
                "legal_basis_kind": legal_basis_kind,
                "activities": activities,
                "period_from": period_from,
                "period_to": period_to,
                "accounting_due_on": accounting_due_on,
                "budget_reservation": budget_reservation,
                "direct_determination": direct_determination,
            },
        ),
    )


def get_allocation(
    allocation_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
) -> Read[m.AllocationRead]:
    """Read one allocation.

    A part of an envelope for one agreement, area or recipient, from expectation to settlement. `asOf` and
    `knownAt` show it as it was at another moment.

    Args:
        allocation_id: Id of the allocation.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
    """
    return Read(
        f"/v1/allocations/{segment(allocation_id)}",
        m.AllocationRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
        },
    )


def correct_allocation(
    allocation: m.AllocationRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    parent_allocation_id: Id | None | Unset = UNSET,
    agreement_id: Id | None | Unset = UNSET,
    area_id: Id | None | Unset = UNSET,
    recipient_organisation_id: Id | None | Unset = UNSET,
    statement: m.StatementCorrection | Unset = UNSET,
    status: m.AllocationStatus | Unset = UNSET,
    applied_on: m.PartialDateCorrection | None | Unset = UNSET,
    requested_cents: int | None | Unset = UNSET,
    reserved_cents: int | None | Unset = UNSET,
    granted_cents: int | None | Unset = UNSET,
    refused_cents: int | None | Unset = UNSET,
    determined_cents: int | None | Unset = UNSET,
    decision_id: Id | None | Unset = UNSET,
    legal_basis_kind: m.LegalBasisKind | None | Unset = UNSET,
    activities: str | None | Unset = UNSET,
    period_from: m.PartialDateCorrection | None | Unset = UNSET,
    period_to: m.PartialDateCorrection | None | Unset = UNSET,
    accounting_due_on: m.PartialDateCorrection | None | Unset = UNSET,
    budget_reservation: m.BudgetReservationCorrection | None | Unset = UNSET,
    direct_determination: bool | None | Unset = UNSET,
) -> Command[m.AllocationRead]:
    """Correct or complete one allocation.

    A part of an envelope for one agreement, area or recipient, from expectation to settlement. Only the members
    sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read, and
    makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of the
    roles `finance_officer`, `registrar`, at in a dossier the organisation that manages it or provides the
    money; elsewhere the one that recorded it.

    Args:
        allocation: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        parent_allocation_id: The allocation of the same envelope it divides.
        agreement_id: The agreement it is for. Its managing organisation may name it, and so may the
        provider once it is in the dossier; from then on the provider sees the dossier. It may be added
        later, not exchanged.
        area_id: The area the money is for.
        recipient_organisation_id: Who is to receive it.
        statement: An amount as a source states it: how much, how certain, and in which words (R-075).  A
        fraction of a cent, a negative number or a text is a fault of the request (400, `amountCents`);
        another currency is well-formed but not kept here (422 `currency-unsupported`). Members left out
        stay as they are.
        status: Where an allocation stands (glossary: `allocation_status`).  - `indicative`: Indicatief ·
        Indicative - `reserved`: Gereserveerd · Reserved - `granted`: Verleend · Granted - `advance_paid`:
        Bevoorschot · Advance paid - `accounted`: Verantwoord · Accounted - `determined`: Vastgesteld ·
        Determined - `settled`: Afgerekend · Settled - `recovering`: In terugvordering · Recovering -
        `recovered`: Teruggevorderd · Recovered - `refused`: Geweigerd · Refused - `withdrawn`: Ingetrokken
        · Withdrawn - `lapsed`: Vervallen · Lapsed
        applied_on: The day on which the recipient applied for it.
        requested_cents: What was applied for, in whole euro cents.
        reserved_cents: What is set apart; left out, the stated amount counts.
        granted_cents: What the grant decision gives; needed once granted.
        refused_cents: What was applied for and refused, in whole euro cents.
        determined_cents: The final amount, never above the grant (R-093).
        decision_id: The decision it rests on; needed once granted (R-071).
        legal_basis_kind: The kind of ground a grant rests on (Awb 4:23).
        activities: What is subsidised.
        period_from: First day of what is subsidised.
        period_to: Last day of what is subsidised.
        accounting_due_on: Last day to account for the grant.
        budget_reservation: Set where the grant was made on condition that the budget provides the money
        (Awb 4:34).
        direct_determination: Determined without a grant before it (Awb 4:29).
    """
    return Command(
        "PATCH",
        allocation.address,
        m.AllocationRead,
        body=given(
            m.AllocationCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "parent_allocation_id": parent_allocation_id,
                "agreement_id": agreement_id,
                "area_id": area_id,
                "recipient_organisation_id": recipient_organisation_id,
                "statement": statement,
                "status": status,
                "applied_on": applied_on,
                "requested_cents": requested_cents,
                "reserved_cents": reserved_cents,
                "granted_cents": granted_cents,
                "refused_cents": refused_cents,
                "determined_cents": determined_cents,
                "decision_id": decision_id,
                "legal_basis_kind": legal_basis_kind,
                "activities": activities,
                "period_from": period_from,
                "period_to": period_to,
                "accounting_due_on": accounting_due_on,
                "budget_reservation": budget_reservation,
                "direct_determination": direct_determination,
            },
        ),
        on=allocation,
    )


def list_allocation_history(
    allocation_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one allocation.

    A part of an envelope for one agreement, area or recipient, from expectation to settlement. The history
    names every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        allocation_id: Id of the allocation.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/allocations/{segment(allocation_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_conditions(
    allocation_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    count: m.CountMode | None = None,
) -> Listing[m.ConditionPage, m.ConditionRead]:
    """List conditions.

    A condition or obligation of a grant. An advance waits for what suspends it (Awb 4:95). A list shows what
    the reader may see, in pages.

    Args:
        allocation_id: Id of the allocation.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
    """
    return Listing(
        f"/v1/allocations/{segment(allocation_id)}/conditions",
        m.ConditionPage,
        m.ConditionRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "count": count,
        },
    )


def record_allocation_condition(
    allocation_id: Id,
    *,
    kind: m.ConditionKind,
    text: str,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    due_on: m.PartialDate | None | Unset = UNSET,
    met_on: m.PartialDate | None | Unset = UNSET,
    waived_by_decision_id: Id | None | Unset = UNSET,
) -> Command[m.ConditionRead]:
    """Record a new condition.

    A condition or obligation of a grant. An advance waits for what suspends it (Awb 4:95). Needs one of the
    roles `finance_officer`, `registrar`, at the organisation that provides the money.

    Args:
        allocation_id: Id of the allocation.
        kind: What a condition of a grant does to it (Awb 4:33, 4:37, 4:95).  - `suspensive`: Opschortende
        voorwaarde · Suspensive condition - `resolutive`: Ontbindende voorwaarde · Resolutive condition -
        `obligation`: Verplichting · Obligation
        text: What must be met.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        due_on: Last day to meet it.
        met_on: The day it was met; an advance waits for it (R-099).
        waived_by_decision_id: The decision that waived it.
    """
    return Command(
        "POST",
        f"/v1/allocations/{segment(allocation_id)}/conditions",
        m.ConditionRead,
        body=given(
            m.ConditionCreate,
            {
                "kind": kind,
                "text": text,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "due_on": due_on,
                "met_on": met_on,
                "waived_by_decision_id": waived_by_decision_id,
            },
        ),
    )


def get_allocation_condition(
    allocation_id: Id,
    allocation_condition_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.ConditionRead]:
    """Read one condition.

    A condition or obligation of a grant. An advance waits for what suspends it (Awb 4:95). `asOf` and `knownAt`
    show it as it was at another moment.

    Args:
        allocation_id: Id of the allocation.
        allocation_condition_id: Id of the allocation condition.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/allocations/{segment(allocation_id)}/conditions/{segment(allocation_condition_id)}",
        m.ConditionRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_allocation_condition(
    condition: m.ConditionRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    due_on: m.PartialDateCorrection | None | Unset = UNSET,
    met_on: m.PartialDateCorrection | None | Unset = UNSET,
    waived_by_decision_id: Id | None | Unset = UNSET,
) -> Command[m.ConditionRead]:
    """Correct or complete one condition.

    A condition or obligation of a grant. An advance waits for what suspends it (Awb 4:95). Only the members
    sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read, and
    makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of the
    roles `finance_officer`, `registrar`, at the organisation that provides the money.

    Args:
        condition: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        due_on: Last day to meet it.
        met_on: The day it was met; an advance waits for it (R-099).
        waived_by_decision_id: The decision that waived it.
    """
    return Command(
        "PATCH",
        condition.address,
        m.ConditionRead,
        body=given(
            m.ConditionCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "due_on": due_on,
                "met_on": met_on,
                "waived_by_decision_id": waived_by_decision_id,
            },
        ),
        on=condition,
    )


def list_allocation_condition_history(
    allocation_id: Id,
    allocation_condition_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one condition.

    A condition or obligation of a grant. An advance waits for what suspends it (Awb 4:95). The history names
    every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        allocation_id: Id of the allocation.
        allocation_condition_id: Id of the allocation condition.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/allocations/{segment(allocation_id)}/conditions/{segment(allocation_condition_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_accounting_reports(
    allocation_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    count: m.CountMode | None = None,
) -> Listing[m.AccountingReportPage, m.AccountingReportRead]:
    """List accounting reports.

    What the recipient reported of a grant: what was spent, whether everything was done (Awb 4:45). A list shows
    what the reader may see, in pages.

    Args:
        allocation_id: Id of the allocation.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
    """
    return Listing(
        f"/v1/allocations/{segment(allocation_id)}/accounting-reports",
        m.AccountingReportPage,
        m.AccountingReportRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "count": count,
        },
    )


def record_accounting_report(
    allocation_id: Id,
    *,
    received_on: m.PartialDate,
    spent_cents: int,
    activities_done: bool,
    document_id: Id,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
) -> Command[m.AccountingReportRead]:
    """Record a new accounting report.

    What the recipient reported of a grant: what was spent, whether everything was done (Awb 4:45). Needs one of
    the roles `finance_officer`, `registrar`, at the organisation that provides the money.

    Args:
        allocation_id: Id of the allocation.
        received_on: A date as precise as its source: a day, a month, a season, mid-year, a year, or
        unknown.
        spent_cents: What the recipient says was spent.
        activities_done: Whether the recipient says all activities were carried out.
        document_id: The report itself.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
    """
    return Command(
        "POST",
        f"/v1/allocations/{segment(allocation_id)}/accounting-reports",
        m.AccountingReportRead,
        body=given(
            m.AccountingReportCreate,
            {
                "received_on": received_on,
                "spent_cents": spent_cents,
                "activities_done": activities_done,
                "document_id": document_id,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
            },
        ),
    )


def get_accounting_report(
    allocation_id: Id,
    accounting_report_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.AccountingReportRead]:
    """Read one accounting report.

    What the recipient reported of a grant: what was spent, whether everything was done (Awb 4:45). `asOf` and
    `knownAt` show it as it was at another moment.

    Args:
        allocation_id: Id of the allocation.
        accounting_report_id: Id of the accounting report.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/allocations/{segment(allocation_id)}/accounting-reports/{segment(accounting_report_id)}",
        m.AccountingReportRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_accounting_report(
    accounting_report: m.AccountingReportRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    received_on: m.PartialDateCorrection | Unset = UNSET,
    spent_cents: int | Unset = UNSET,
    activities_done: bool | Unset = UNSET,
    document_id: Id | Unset = UNSET,
) -> Command[m.AccountingReportRead]:
    """Correct or complete one accounting report.

    What the recipient reported of a grant: what was spent, whether everything was done (Awb 4:45). Only the
    members sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read,
    and makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of
    the roles `finance_officer`, `registrar`, at the organisation that provides the money.

    Args:
        accounting_report: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        received_on: A date as precise as its source: a day, a month, a season, mid-year, a year, or
        unknown. Members left out stay as they are.
        spent_cents: What the recipient says was spent.
        activities_done: Whether the recipient says all activities were carried out.
        document_id: The report itself.
    """
    return Command(
        "PATCH",
        accounting_report.address,
        m.AccountingReportRead,
        body=given(
            m.AccountingReportCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "received_on": received_on,
                "spent_cents": spent_cents,
                "activities_done": activities_done,
                "document_id": document_id,
            },
        ),
        on=accounting_report,
    )


def list_accounting_report_history(
    allocation_id: Id,
    accounting_report_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one accounting report.

    What the recipient reported of a grant: what was spent, whether everything was done (Awb 4:45). The history
    names every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        allocation_id: Id of the allocation.
        accounting_report_id: Id of the accounting report.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/allocations/{segment(allocation_id)}/accounting-reports/{segment(accounting_report_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_suspensions(
    allocation_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    count: m.CountMode | None = None,
) -> Listing[m.SuspensionPage, m.SuspensionRead]:
    """List suspensions.

    A suspension of payments while a withdrawal is considered: thirteen weeks at most (Awb 4:56). A list shows
    what the reader may see, in pages.

    Args:
        allocation_id: Id of the allocation.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
    """
    return Listing(
        f"/v1/allocations/{segment(allocation_id)}/suspensions",
        m.SuspensionPage,
        m.SuspensionRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "count": count,
        },
    )


def record_suspension(
    allocation_id: Id,
    *,
    notified_on: m.PartialDate,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    ends_on: m.PartialDate | None | Unset = UNSET,
    lifted_on: m.PartialDate | None | Unset = UNSET,
) -> Command[m.SuspensionRead]:
    """Record a new suspension.

    A suspension of payments while a withdrawal is considered: thirteen weeks at most (Awb 4:56). Needs one of
    the roles `finance_officer`, `registrar`, at the organisation that provides the money.

    Args:
        allocation_id: Id of the allocation.
        notified_on: A date as precise as its source: a day, a month, a season, mid-year, a year, or
        unknown.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        ends_on: At most 13 weeks later; left out, 13 weeks later.
        lifted_on: The day the provider decided and the suspension ended.
    """
    return Command(
        "POST",
        f"/v1/allocations/{segment(allocation_id)}/suspensions",
        m.SuspensionRead,
        body=given(
            m.SuspensionCreate,
            {
                "notified_on": notified_on,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "ends_on": ends_on,
                "lifted_on": lifted_on,
            },
        ),
    )


def get_suspension(
    allocation_id: Id,
    suspension_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.SuspensionRead]:
    """Read one suspension.

    A suspension of payments while a withdrawal is considered: thirteen weeks at most (Awb 4:56). `asOf` and
    `knownAt` show it as it was at another moment.

    Args:
        allocation_id: Id of the allocation.
        suspension_id: Id of the suspension.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/allocations/{segment(allocation_id)}/suspensions/{segment(suspension_id)}",
        m.SuspensionRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_suspension(
    suspension: m.SuspensionRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    ends_on: m.PartialDateCorrection | None | Unset = UNSET,
    lifted_on: m.PartialDateCorrection | None | Unset = UNSET,
) -> Command[m.SuspensionRead]:
    """Correct or complete one suspension.

    A suspension of payments while a withdrawal is considered: thirteen weeks at most (Awb 4:56). Only the
    members sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read,
    and makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of
    the roles `finance_officer`, `registrar`, at the organisation that provides the money.

    Args:
        suspension: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        ends_on: At most 13 weeks later; left out, 13 weeks later.
        lifted_on: The day the provider decided and the suspension ended.
    """
    return Command(
        "PATCH",
        suspension.address,
        m.SuspensionRead,
        body=given(
            m.SuspensionCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "ends_on": ends_on,
                "lifted_on": lifted_on,
            },
        ),
        on=suspension,
    )


def list_suspension_history(
    allocation_id: Id,
    suspension_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one suspension.

    A suspension of payments while a withdrawal is considered: thirteen weeks at most (Awb 4:56). The history
    names every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        allocation_id: Id of the allocation.
        suspension_id: Id of the suspension.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/allocations/{segment(allocation_id)}/suspensions/{segment(suspension_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_payments(
    allocation_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListPaymentsSort | None = None,
    count: m.CountMode | None = None,
    kind: m.PaymentKind | None = None,
    status: m.PaymentStatus | None = None,
) -> Listing[m.PaymentPage, m.PaymentRead]:
    """List payments.

    An advance, a final payment, a repayment or a set-off; one person prepares it and another approves it. A
    list shows what the reader may see, in pages.

    Args:
        allocation_id: Id of the allocation.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        kind: What a payment is for (glossary: `payment_kind`).  - `advance`: Voorschot · Advance - `final`:
        Slotbetaling · Final payment - `repayment`: Terugbetaling · Repayment - `set_off`: Verrekening ·
        Set-off
        status: Where a payment stands (glossary: `payment_status`).  - `prepared`: Opgesteld · Prepared -
        `approved`: Goedgekeurd · Approved - `paid`: Betaald · Paid - `suspended`: Opgeschort · Suspended -
        `cancelled`: Geannuleerd · Cancelled - `reversed`: Gestorneerd · Reversed
    """
    return Listing(
        f"/v1/allocations/{segment(allocation_id)}/payments",
        m.PaymentPage,
        m.PaymentRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "kind": kind,
            "status": status,
        },
    )


def record_payment(
    allocation_id: Id,
    *,
    kind: m.PaymentKind,
    money: m.Money,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    status: m.PaymentStatus | Unset = UNSET,
    decision_point_id: Id | None | Unset = UNSET,
    due_on: m.PartialDate | None | Unset = UNSET,
    paid_on: m.PartialDate | None | Unset = UNSET,
) -> Command[m.PaymentRead]:
    """Record a new payment.

    An advance, a final payment, a repayment or a set-off; one person prepares it and another approves it. Needs
    one of the roles `finance_officer`, `registrar`, at the organisation that provides the money.

    Args:
        allocation_id: Id of the allocation.
        kind: What a payment is for (glossary: `payment_kind`).  - `advance`: Voorschot · Advance - `final`:
        Slotbetaling · Final payment - `repayment`: Terugbetaling · Repayment - `set_off`: Verrekening ·
        Set-off
        money: An amount of money (R-075).
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        status: Where a payment stands (glossary: `payment_status`).  - `prepared`: Opgesteld · Prepared -
        `approved`: Goedgekeurd · Approved - `paid`: Betaald · Paid - `suspended`: Opgeschort · Suspended -
        `cancelled`: Geannuleerd · Cancelled - `reversed`: Gestorneerd · Reversed
        decision_point_id: The decision it rests on; an advance needs a `grant_advance` point (R-071).
        due_on: Last day to pay; left out, six weeks after the decision.
        paid_on: The day it was paid, in historic mode.
    """
    return Command(
        "POST",
        f"/v1/allocations/{segment(allocation_id)}/payments",
        m.PaymentRead,
        body=given(
            m.PaymentCreate,
            {
                "kind": kind,
                "money": money,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "status": status,
                "decision_point_id": decision_point_id,
                "due_on": due_on,
                "paid_on": paid_on,
            },
        ),
    )


def get_payment(
    allocation_id: Id,
    payment_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.PaymentRead]:
    """Read one payment.

    An advance, a final payment, a repayment or a set-off; one person prepares it and another approves it.
    `asOf` and `knownAt` show it as it was at another moment.

    Args:
        allocation_id: Id of the allocation.
        payment_id: Id of the payment.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/allocations/{segment(allocation_id)}/payments/{segment(payment_id)}",
        m.PaymentRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_payment(
    payment: m.PaymentRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    status: m.PaymentStatus | None | Unset = UNSET,
    due_on: m.PartialDateCorrection | None | Unset = UNSET,
    paid_on: m.PartialDateCorrection | None | Unset = UNSET,
) -> Command[m.PaymentRead]:
    """Correct or complete one payment.

    An advance, a final payment, a repayment or a set-off; one person prepares it and another approves it. Only
    the members sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was
    read, and makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs
    one of the roles `finance_officer`, `registrar`, at the organisation that provides the money.

    Args:
        payment: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        status: In workflow mode it begins `prepared`; transitions do the rest.
        due_on: Last day to pay; left out, six weeks after the decision.
        paid_on: The day it was paid, in historic mode.
    """
    return Command(
        "PATCH",
        payment.address,
        m.PaymentRead,
        body=given(
            m.PaymentCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "status": status,
                "due_on": due_on,
                "paid_on": paid_on,
            },
        ),
        on=payment,
    )


def list_payment_history(
    allocation_id: Id,
    payment_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one payment.

    An advance, a final payment, a repayment or a set-off; one person prepares it and another approves it. The
    history names every version, newest first: when it was recorded, by whom, why, and where it can be read.
    Outside the dossier it names only versions that were public, and nobody.

    Args:
        allocation_id: Id of the allocation.
        payment_id: Id of the payment.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/allocations/{segment(allocation_id)}/payments/{segment(payment_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def get_funding_envelope_headroom(
    funding_envelope_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
) -> Read[m.HeadroomRead]:
    """Read what an envelope still has.

    Return how much is announced, expected, reserved, granted, paid and free, on any day as known at any
    instant.

    Who provides the money gets the totals over all of it. Another reader gets them over the allocations they
    see, with `isComplete` false and without what is left: that would tell of the others.

    Args:
        funding_envelope_id: Id of the funding envelope.
        as_of: How it stood in law on this day (Europe/Amsterdam).
        known_at: What the register knew at this instant.
    """
    return Read(
        f"/v1/funding-envelopes/{segment(funding_envelope_id)}/headroom",
        m.HeadroomRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
        },
    )


def preview_division(
    funding_envelope_id: Id,
    *,
    parts: Sequence[m.WeightedArea],
    amount_cents: int | None | Unset = UNSET,
) -> Command[m.DivisionPreview]:
    """Try a division of an envelope over areas.

    Divide an amount over areas by a key, in whole cents that together are exactly the amount (R-076).

    Every part is rounded down to a cent; the cents that are left go to the parts that lost most, of equal ones
    to the first in the list. Left out, the amount is what is free of the envelope.

    Args:
        funding_envelope_id: Id of the funding envelope.
        parts: The areas in their order: of equal fractions the first gets the cent.
        amount_cents: What is divided; left out, what is free of the envelope, where the reader may know
        that.
    """
    return Command(
        "POST",
        f"/v1/funding-envelopes/{segment(funding_envelope_id)}/division-previews",
        m.DivisionPreview,
        body=given(
            m.DivisionRequest,
            {
                "parts": parts,
                "amount_cents": amount_cents,
            },
        ),
    )


def get_allocation_calendar(
    allocation_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
) -> Read[m.AllocationCalendarRead]:
    """Read the calendar of one allocation.

    Return what must be decided, paid or reported before which day: terms of the law and days that were set.

    Each names its rule and the values it rests on; `[K]` after an article says that it was not checked against
    its source. A day that cannot be computed is not left out: `missing` says what is not known, or not yours to
    see. Terms of at most twelve weeks run on to a working day; thirteen weeks and years do not. As
    `text/calendar` (RFC 5545) it can be taken over in one's own calendar. A token that is narrowed to scopes
    also needs `agreements.read`.

    Args:
        allocation_id: Id of the allocation.
        as_of: The legal day for which it is told what is past or late; today by default.
        known_at: The calendar of what the register knew at this instant.
    """
    return Read(
        f"/v1/allocations/{segment(allocation_id)}/calendar",
        m.AllocationCalendarRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
        },
    )


def get_allocation_balance(
    allocation_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
) -> Read[m.BalanceRead]:
    """Read how an allocation stands between provider and recipient.

    Return what the recipient may keep, got and owes, with the decision behind every step and every payment.

    A claim is due only once the subsidy was determined, withdrawn or lowered, or its recovery was decided. A
    decision you do not see is not named. A token that is narrowed to scopes also needs `agreements.read`.

    Args:
        allocation_id: Id of the allocation.
        as_of: How it stood in law on this day (Europe/Amsterdam).
        known_at: What the register knew at this instant.
    """
    return Read(
        f"/v1/allocations/{segment(allocation_id)}/balance",
        m.BalanceRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
        },
    )


def list_funding_envelope_transitions(
    funding_envelope_id: Id,
) -> Read[m.Transitions]:
    """List what can be done with one funding envelope.

    Every transition there is, whether it is possible now, and what every rule says about it: the record that
    satisfies or blocks it, and who can clear it how. Performing one runs the same judgment.

    Args:
        funding_envelope_id: Id of the funding envelope.
    """
    return Read(
        f"/v1/funding-envelopes/{segment(funding_envelope_id)}/transitions",
        m.Transitions,
    )


def perform_funding_envelope_transition(
    funding_envelope: m.FundingEnvelopeRead,
    *,
    transition: str,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    decision_point_id: Id | None | Unset = UNSET,
    document_id: Id | None | Unset = UNSET,
    certainty: m.AmountCertainty | None | Unset = UNSET,
    amount_cents: int | None | Unset = UNSET,
    qualifier: m.AmountQualifier | None | Unset = UNSET,
    legal_basis: str | None | Unset = UNSET,
    subsidy_regime: m.SubsidyRegime | None | Unset = UNSET,
) -> Command[m.FundingEnvelopeRead]:
    """Change the status of one funding envelope.

    Makes the amount more certain, adopts the ceiling, publishes, changes or closes it. In historic mode, with a
    source, what is missing becomes a finding instead of a refusal. Needs one of the roles `finance_officer`,
    `registrar`, at any organisation; it is corrected by the one that recorded or owns it.

    Args:
        funding_envelope: The record as it was read; its ETag is sent along.
        transition: Its name, as `GET …/transitions` lists it.
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
        decision_point_id: The point of the decision it rests on.
        document_id: With `firm_up`: the document that shows the amount.
        certainty: With `firm_up`: how certain the amount now is.
        amount_cents: The amount; left out, as stated.
        qualifier: Left out, as stated.
        legal_basis: The regulation; left out, as recorded.
        subsidy_regime: Left out, as recorded.
    """
    return Command(
        "POST",
        funding_envelope.address + "/transitions",
        m.FundingEnvelopeRead,
        body=given(
            m.FundingEnvelopeTransition,
            {
                "transition": transition,
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "decision_point_id": decision_point_id,
                "document_id": document_id,
                "certainty": certainty,
                "amount_cents": amount_cents,
                "qualifier": qualifier,
                "legal_basis": legal_basis,
                "subsidy_regime": subsidy_regime,
            },
        ),
        on=funding_envelope,
    )


def list_allocation_transitions(
    allocation_id: Id,
) -> Read[m.Transitions]:
    """List what can be done with one allocation.

    Every transition there is, whether it is possible now, and what every rule says about it: the record that
    satisfies or blocks it, and who can clear it how. Performing one runs the same judgment.

    Args:
        allocation_id: Id of the allocation.
    """
    return Read(
        f"/v1/allocations/{segment(allocation_id)}/transitions",
        m.Transitions,
    )


def list_payment_transitions(
    allocation_id: Id,
    payment_id: Id,
) -> Read[m.Transitions]:
    """List what can be done with one payment.

    Every transition there is, whether it is possible now, and what every rule says about it: the record that
    satisfies or blocks it, and who can clear it how. Performing one runs the same judgment.

    Args:
        allocation_id: Id of the allocation.
        payment_id: Id of the payment.
    """
    return Read(
        f"/v1/allocations/{segment(allocation_id)}/payments/{segment(payment_id)}/transitions",
        m.Transitions,
    )


def perform_payment_transition(
    payment: m.PaymentRead,
    *,
    transition: str,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
) -> Command[m.PaymentRead]:
    """Change the status of one payment.

    Approves, pays, reverses, suspends, resumes or cancels. Who prepared a payment does not approve it. In
    historic mode, with a source, what is missing becomes a finding instead of a refusal. Needs one of the roles
    `finance_officer`, `registrar`, at the organisation that provides the money.

    Args:
        payment: The record as it was read; its ETag is sent along.
        transition: Its name, as `GET …/transitions` lists it.
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
    """
    return Command(
        "POST",
        payment.address + "/transitions",
        m.PaymentRead,
        body=given(
            m.PaymentTransition,
            {
                "transition": transition,
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
            },
        ),
        on=payment,
    )


def firm_up_allocation(
    allocation: m.AllocationRead,
    *,
    certainty: m.AmountCertainty,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    decision_point_id: Id | None | Unset = UNSET,
    amount_cents: int | None | Unset = UNSET,
    qualifier: m.AmountQualifier | None | Unset = UNSET,
    document_id: Id | None | Unset = UNSET,
) -> Command[m.AllocationRead]:
    """Make the amount of an allocation more certain.

    Names the decision or the document that shows it; an estimate carries no reservation. In historic mode, with
    a source, what is missing becomes a finding instead of a refusal. Needs one of the roles `finance_officer`,
    `registrar`, at in a dossier the organisation that manages it or provides the money; elsewhere the one that
    recorded it.

    Args:
        allocation: The record as it was read; its ETag is sent along.
        certainty: How certain an amount is; an estimate carries no claim (glossary: `amount_certainty`).  -
        `estimate`: Raming · Estimate - `reserved`: Gereserveerd · Reserved - `firm`: Vast · Firm
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
        decision_point_id: The point of the provider's decision about this allocation; without one the step
        is refused.
        amount_cents: The amount as it is now certain; left out, as stated.
        qualifier: How exact the amount is: exactly, about, at most, at least.
        document_id: The document that shows it, where no decision does.
    """
    return Command(
        "POST",
        allocation.address + "/certainty",
        m.AllocationRead,
        body=given(
            m.CertaintyRequest,
            {
                "certainty": certainty,
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "decision_point_id": decision_point_id,
                "amount_cents": amount_cents,
                "qualifier": qualifier,
                "document_id": document_id,
            },
        ),
        on=allocation,
    )


def reserve_allocation(
    allocation: m.AllocationRead,
    *,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    reserved_cents: int | None | Unset = UNSET,
) -> Command[m.AllocationRead]:
    """Reserve an allocation.

    Sets the amount apart on the envelope, so that nobody else is granted it. In historic mode, with a source,
    what is missing becomes a finding instead of a refusal. Needs one of the roles `finance_officer`,
    `registrar`, at in a dossier the organisation that manages it or provides the money; elsewhere the one that
    recorded it.

    Args:
        allocation: The record as it was read; its ETag is sent along.
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
        reserved_cents: Left out, the stated amount.
    """
    return Command(
        "POST",
        allocation.address + "/reservation",
        m.AllocationRead,
        body=given(
            m.ReservationRequest,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "reserved_cents": reserved_cents,
            },
        ),
        on=allocation,
    )


def grant_allocation(
    allocation: m.AllocationRead,
    *,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    decision_point_id: Id | None | Unset = UNSET,
    granted_cents: int | None | Unset = UNSET,
    refused_cents: int | None | Unset = UNSET,
    recipient_organisation_id: Id | None | Unset = UNSET,
    activities: str | None | Unset = UNSET,
    legal_basis_kind: m.LegalBasisKind | None | Unset = UNSET,
    period_from: m.PartialDate | None | Unset = UNSET,
    period_to: m.PartialDate | None | Unset = UNSET,
    accounting_due_on: m.PartialDate | None | Unset = UNSET,
    budget_reservation: m.BudgetReservation | None | Unset = UNSET,
) -> Command[m.AllocationRead]:
    """Grant an allocation.

    Records what the decision of the provider grants. Where less is left than is granted, nothing changes and
    `availableCents` says how much; what is granted of it and what is refused goes in one grant. In historic
    mode, with a source, what is missing becomes a finding instead of a refusal. Needs one of the roles
    `finance_officer`, `registrar`, at in a dossier the organisation that manages it or provides the money;
    elsewhere the one that recorded it.

    Args:
        allocation: The record as it was read; its ETag is sent along.
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
        decision_point_id: The point of the provider's decision about this allocation; without one the step
        is refused.
        granted_cents: What the decision gives, or gives at most.
        refused_cents: What the decision refuses of what was asked.
        recipient_organisation_id: Left out, as recorded.
        activities: Left out, as recorded.
        legal_basis_kind: Left out, as recorded.
        period_from: First day of what is subsidised.
        period_to: Last day of what is subsidised.
        accounting_due_on: Last day to account for the grant.
        budget_reservation: Where the grant is made on condition that the budget provides the money (Awb
        4:34).
    """
    return Command(
        "POST",
        allocation.address + "/grant",
        m.AllocationRead,
        body=given(
            m.GrantRequest,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "decision_point_id": decision_point_id,
                "granted_cents": granted_cents,
                "refused_cents": refused_cents,
                "recipient_organisation_id": recipient_organisation_id,
                "activities": activities,
                "legal_basis_kind": legal_basis_kind,
                "period_from": period_from,
                "period_to": period_to,
                "accounting_due_on": accounting_due_on,
                "budget_reservation": budget_reservation,
            },
        ),
        on=allocation,
    )


def refuse_allocation(
    allocation: m.AllocationRead,
    *,
    ground: m.RefusalGround,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    decision_point_id: Id | None | Unset = UNSET,
    refused_cents: int | None | Unset = UNSET,
) -> Command[m.AllocationRead]:
    """Refuse an allocation.

    Records a refusal by decision. On the ceiling only where it was published under a regulation before the
    application. In historic mode, with a source, what is missing becomes a finding instead of a refusal. Needs
    one of the roles `finance_officer`, `registrar`, at in a dossier the organisation that manages it or
    provides the money; elsewhere the one that recorded it.

    Args:
        allocation: The record as it was read; its ETag is sent along.
        ground: Why an application is refused (Awb 4:25, 4:35).  - `ceiling`: Plafond bereikt (4:25-2) ·
        Ceiling reached (Awb 4:25-2) - `general`: Algemene weigeringsgrond (4:35) · General ground (Awb
        4:35) - `regulation`: Weigeringsgrond uit de regeling · Ground in the regulation
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
        decision_point_id: The point of the provider's decision about this allocation; without one the step
        is refused.
        refused_cents: Left out, what was requested or stated.
    """
    return Command(
        "POST",
        allocation.address + "/refusal",
        m.AllocationRead,
        body=given(
            m.RefusalRequest,
            {
                "ground": ground,
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "decision_point_id": decision_point_id,
                "refused_cents": refused_cents,
            },
        ),
        on=allocation,
    )


def release_allocation(
    allocation: m.AllocationRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
) -> Command[m.AllocationRead]:
    """Let go of an expectation or reservation.

    The allocation lapses; what was set apart for it is free again. In historic mode, with a source, what is
    missing becomes a finding instead of a refusal. Needs one of the roles `finance_officer`, `registrar`, at in
    a dossier the organisation that manages it or provides the money; elsewhere the one that recorded it.

    Args:
        allocation: The record as it was read; its ETag is sent along.
        reason: Why; kept in the journal.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
    """
    return Command(
        "POST",
        allocation.address + "/release",
        m.AllocationRead,
        body=given(
            m.ReleaseRequest,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
            },
        ),
        on=allocation,
    )


def determine_allocation(
    allocation: m.AllocationRead,
    *,
    determined_cents: int,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    decision_point_id: Id | None | Unset = UNSET,
    ground: m.DeterminationGround | None | Unset = UNSET,
) -> Command[m.AllocationRead]:
    """Determine the final amount.

    Records the decision that determines the subsidy: as granted, or less on a ground. What was not used is free
    again; once everything is paid the allocation is settled. In historic mode, with a source, what is missing
    becomes a finding instead of a refusal. Needs one of the roles `finance_officer`, `registrar`, at in a
    dossier the organisation that manages it or provides the money; elsewhere the one that recorded it.

    Args:
        allocation: The record as it was read; its ETag is sent along.
        determined_cents: A whole number of euro cents.
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
        decision_point_id: The point of the provider's decision about this allocation; without one the step
        is refused.
        ground: Needed below the grant (R-093).
    """
    return Command(
        "POST",
        allocation.address + "/determination",
        m.AllocationRead,
        body=given(
            m.DeterminationRequest,
            {
                "determined_cents": determined_cents,
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "decision_point_id": decision_point_id,
                "ground": ground,
            },
        ),
        on=allocation,
    )


def withdraw_allocation(
    allocation: m.AllocationRead,
    *,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    decision_point_id: Id | None | Unset = UNSET,
    ground: m.WithdrawalGround | None | Unset = UNSET,
    budget_adopted_on: m.PartialDate | None | Unset = UNSET,
) -> Command[m.AllocationRead]:
    """Withdraw a grant.

    Records the decision that withdraws the whole grant, on a ground of article 4:34, 4:48 or 4:50 Awb. In
    historic mode, with a source, what is missing becomes a finding instead of a refusal. Needs one of the roles
    `finance_officer`, `registrar`, at in a dossier the organisation that manages it or provides the money;
    elsewhere the one that recorded it.

    Args:
        allocation: The record as it was read; its ETag is sent along.
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
        decision_point_id: The point of the provider's decision about this allocation; without one the step
        is refused.
        ground: Needed (R-095).
        budget_adopted_on: With `budget_reservation`: the day the budget was adopted, where not recorded
        yet.
    """
    return Command(
        "POST",
        allocation.address + "/withdrawal",
        m.AllocationRead,
        body=given(
            m.WithdrawalRequest,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "decision_point_id": decision_point_id,
                "ground": ground,
                "budget_adopted_on": budget_adopted_on,
            },
        ),
        on=allocation,
    )


def lower_allocation(
    allocation: m.AllocationRead,
    *,
    granted_cents: int,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    decision_point_id: Id | None | Unset = UNSET,
    ground: m.WithdrawalGround | None | Unset = UNSET,
    budget_adopted_on: m.PartialDate | None | Unset = UNSET,
) -> Command[m.AllocationRead]:
    """Lower a grant.

    Records the decision that withdraws a part of the grant; the status stays. In historic mode, with a source,
    what is missing becomes a finding instead of a refusal. Needs one of the roles `finance_officer`,
    `registrar`, at in a dossier the organisation that manages it or provides the money; elsewhere the one that
    recorded it.

    Args:
        allocation: The record as it was read; its ETag is sent along.
        granted_cents: What stays granted.
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
        decision_point_id: The point of the provider's decision about this allocation; without one the step
        is refused.
        ground: Needed (R-095).
        budget_adopted_on: With `budget_reservation`: the day the budget was adopted, where not recorded
        yet.
    """
    return Command(
        "POST",
        allocation.address + "/partial-withdrawal",
        m.AllocationRead,
        body=given(
            m.PartialWithdrawalRequest,
            {
                "granted_cents": granted_cents,
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "decision_point_id": decision_point_id,
                "ground": ground,
                "budget_adopted_on": budget_adopted_on,
            },
        ),
        on=allocation,
    )


def recover_allocation(
    allocation: m.AllocationRead,
    *,
    reason: str | None | Unset = UNSET,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    decision_point_id: Id | None | Unset = UNSET,
    determined_cents: int | None | Unset = UNSET,
    ground: m.RevisionGround | None | Unset = UNSET,
    breached_on: m.PartialDate | None | Unset = UNSET,
) -> Command[m.AllocationRead]:
    """Claim back what was paid too much.

    Records the decision that claims back; after settlement it lowers the determination on a ground of article
    4:49 Awb. In historic mode, with a source, what is missing becomes a finding instead of a refusal. Needs one
    of the roles `finance_officer`, `registrar`, at in a dossier the organisation that manages it or provides
    the money; elsewhere the one that recorded it.

    Args:
        allocation: The record as it was read; its ETag is sent along.
        reason: Why; kept in the journal. Some transitions need one.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day it happened; left out, today.
        source_refs: The documents the fact rests on.
        decision_point_id: The point of the provider's decision about this allocation; without one the step
        is refused.
        determined_cents: After settlement: the lower determination (R-096).
        ground: After settlement: the ground of article 4:49.
        breached_on: With `obligations_breached`: the day of the breach.
    """
    return Command(
        "POST",
        allocation.address + "/recovery",
        m.AllocationRead,
        body=given(
            m.RecoveryRequest,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "decision_point_id": decision_point_id,
                "determined_cents": determined_cents,
                "ground": ground,
                "breached_on": breached_on,
            },
        ),
        on=allocation,
    )


def report_funding(
    *,
    notation: m.Notation | None = None,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    group_by: Names | None = None,
    provider_organisation_id: Id | None = None,
    programme_id: Id | None = None,
    area_id: Id | None = None,
    recipient_organisation_id: Id | None = None,
    status: m.AllocationStatus | None = None,
    year: int | None = None,
) -> Read[m.FundingReport]:
    """Report on money.

    Add up the money of envelopes and allocations by area, recipient, programme, provider, status or year.

    It counts exactly the envelopes and allocations that the lists show the same reader, at the same moment.
    Each euro counts once: parts of an allocation are not added to it (R-089). All amounts are whole euro cents;
    in `text/csv` and in a workbook they are euros with two decimals, and the last row is the total.

    Args:
        notation: How amounts and days are written in CSV.  - `nl`: Nederlands, zoals 1234,56 en 31-12-2026
        · Dutch, such as 1234,56 and 31-12-2026 - `international`: Internationaal, zoals 1234.56 en
        2026-12-31 · International, such as 1234.56 and 2026-12-31
        as_of: Report the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Report what the register knew at this instant (RFC 3339 with offset).
        group_by: One or two different names, comma-separated: `area`, `recipient`, `programme`, `provider`,
        `status`, `year`. Left out, everything is one row.
        provider_organisation_id: Only money of this organisation.
        programme_id: Only money for this programme.
        area_id: Only allocations for this area.
        recipient_organisation_id: Only allocations to this organisation.
        status: Where an allocation stands (glossary: `allocation_status`).  - `indicative`: Indicatief ·
        Indicative - `reserved`: Gereserveerd · Reserved - `granted`: Verleend · Granted - `advance_paid`:
        Bevoorschot · Advance paid - `accounted`: Verantwoord · Accounted - `determined`: Vastgesteld ·
        Determined - `settled`: Afgerekend · Settled - `recovering`: In terugvordering · Recovering -
        `recovered`: Teruggevorderd · Recovered - `refused`: Geweigerd · Refused - `withdrawn`: Ingetrokken
        · Withdrawn - `lapsed`: Vervallen · Lapsed
        year: Only allocations of this year, as in `groupBy`.
    """
    return Read(
        "/v1/reports/funding",
        m.FundingReport,
        query={
            "notation": notation,
            "asOf": as_of,
            "knownAt": known_at,
            "groupBy": group_by,
            "providerOrganisationId": provider_organisation_id,
            "programmeId": programme_id,
            "areaId": area_id,
            "recipientOrganisationId": recipient_organisation_id,
            "status": status,
            "year": year,
        },
    )


def report_agreements(
    *,
    notation: m.Notation | None = None,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    group_by: Names | None = None,
) -> Read[m.AgreementReport]:
    """Report on agreements.

    Count agreements by area, kind or status: their statuses, how long these last, and what does not add up.

    It counts exactly the agreements and findings that the lists show the same reader, at the same moment. In
    the total each agreement counts once, also one that is about several areas.

    Args:
        notation: How amounts and days are written in CSV.  - `nl`: Nederlands, zoals 1234,56 en 31-12-2026
        · Dutch, such as 1234,56 and 31-12-2026 - `international`: Internationaal, zoals 1234.56 en
        2026-12-31 · International, such as 1234.56 and 2026-12-31
        as_of: Report the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Report what the register knew at this instant (RFC 3339 with offset).
        group_by: One or two different names, comma-separated: `area`, `kind`, `status`. Left out,
        everything is one row.
    """
    return Read(
        "/v1/reports/agreements",
        m.AgreementReport,
        query={
            "notation": notation,
            "asOf": as_of,
            "knownAt": known_at,
            "groupBy": group_by,
        },
    )


def list_grants(
    *,
    notation: m.Notation | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    q: str | None = None,
    recipient_organisation_id: Id | None = None,
    provider_organisation_id: Id | None = None,
    year: int | None = None,
    amount_from: int | None = None,
    amount_to: int | None = None,
) -> Listing[m.GrantRegisterPage, m.GrantEntry]:
    """Search the register of grants.

    List the grants to legal persons that the reader sees, in order of id: what was granted, to whom, for what.

    Only recipients of which the register knows that they are legal persons: another form, or none on record,
    may be a natural person. What was withdrawn, and the parts an allocation is divided in, are left out. A
    reader without a token sees what is published. In `text/csv` the address of the next page stands in the
    header `Link` (RFC 8288).

    Args:
        notation: How amounts and days are written in CSV.  - `nl`: Nederlands, zoals 1234,56 en 31-12-2026
        · Dutch, such as 1234,56 and 31-12-2026 - `international`: Internationaal, zoals 1234.56 en
        2026-12-31 · International, such as 1234.56 and 2026-12-31
        limit: Most grants on one page.
        cursor: From `links.next`; opaque.
        q: Words in the name of the recipient or in the purpose.
        recipient_organisation_id: Only grants to this organisation.
        provider_organisation_id: Only grants by this organisation.
        year: The year of the grant, else of the application.
        amount_from: Only grants of at least this many euro cents.
        amount_to: Only grants of at most this many euro cents.
    """
    return Listing(
        "/v1/reports/grant-register",
        m.GrantRegisterPage,
        m.GrantEntry,
        query={
            "notation": notation,
            "limit": limit,
            "cursor": cursor,
            "q": q,
            "recipientOrganisationId": recipient_organisation_id,
            "providerOrganisationId": provider_organisation_id,
            "year": year,
            "amountFrom": amount_from,
            "amountTo": amount_to,
        },
    )


def search(
    *,
    q: str,
    kind: Names | None = None,
    agreement_id: Id | None = None,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.SearchPage, m.SearchHit]:
    """Search the register.

    Find records by the words in their texts, as Dutch inflects them: `wijken` finds `wijk`. Capitals do not
    count.

    Searched are titles, names, notes and running text: the clauses of every version, points of decisions,
    proposals, goals, risks, purposes and conditions of money. Ids, codes, reference numbers, contact data and
    the contents of files are not. You find what the lists show you, by the words you may read there and by no
    others; of a dossier you are not in, only what was published. It is about the present: `asOf` and `knownAt`
    do not go with it.

    Records in one dossier stand together, those of the highest id first; then follows what lies in no single
    dossier, such as decisions, documents and organisations. How well a text fits plays no part, and hits are
    not counted. Dutch also drops the accents of é and ë (`coordinatie` finds `coördinatie`), not every other
    one.

    Args:
        q: Words that must all be there, in any form Dutch gives them; `"two words"` beside each other; `or`
        between alternatives; `-word` for what must not be there. `%`, `_` and `*` mean nothing.
        kind: Only these kinds of record, comma-separated, such as `agreement,decision`.
        agreement_id: Only what is about this agreement: its dossier, and decisions, documents, mandates and
        allocations that name it.
        limit: Most hits on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        "/v1/search",
        m.SearchPage,
        m.SearchHit,
        query={
            "q": q,
            "kind": kind,
            "agreementId": agreement_id,
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_programmes(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListProgrammesSort | None = None,
    count: m.CountMode | None = None,
    name: str | None = None,
    owner_organisation_id: Id | None = None,
) -> Listing[m.ProgrammePage, m.ProgrammeRead]:
    """List programmes.

    What agreements, plans and money belong to. Its horizon is not the term of an agreement. A list shows what
    the reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        name: Words in the name, whatever their case.
    """
    return Listing(
        "/v1/programmes",
        m.ProgrammePage,
        m.ProgrammeRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "name": name,
            "ownerOrganisationId": owner_organisation_id,
        },
    )


def record_programme(
    *,
    name: str,
    owner_organisation_id: Id,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    starts_on: m.PartialDate | None | Unset = UNSET,
    horizon_years: int | None | Unset = UNSET,
    ambition: str | None | Unset = UNSET,
) -> Command[m.ProgrammeRead]:
    """Record a new programme.

    What agreements, plans and money belong to. Its horizon is not the term of an agreement. Needs one of the
    roles `legal_officer`, `registrar`, at the organisation the record is about.

    Args:
        owner_organisation_id: The organisation whose programme it is.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        starts_on: The first day of the programme.
        horizon_years: How far it looks ahead; not the term of any agreement.
        ambition: What it is meant to reach.
    """
    return Command(
        "POST",
        "/v1/programmes",
        m.ProgrammeRead,
        body=given(
            m.ProgrammeCreate,
            {
                "name": name,
                "owner_organisation_id": owner_organisation_id,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "starts_on": starts_on,
                "horizon_years": horizon_years,
                "ambition": ambition,
            },
        ),
    )


def get_programme(
    programme_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
) -> Read[m.ProgrammeRead]:
    """Read one programme.

    What agreements, plans and money belong to. Its horizon is not the term of an agreement. `asOf` and
    `knownAt` show it as it was at another moment.

    Args:
        programme_id: Id of the programme.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
    """
    return Read(
        f"/v1/programmes/{segment(programme_id)}",
        m.ProgrammeRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
        },
    )


def correct_programme(
    programme: m.ProgrammeRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    name: str | Unset = UNSET,
    owner_organisation_id: Id | Unset = UNSET,
    starts_on: m.PartialDateCorrection | None | Unset = UNSET,
    horizon_years: int | None | Unset = UNSET,
    ambition: str | None | Unset = UNSET,
) -> Command[m.ProgrammeRead]:
    """Correct or complete one programme.

    What agreements, plans and money belong to. Its horizon is not the term of an agreement. Only the members
    sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read, and
    makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of the
    roles `legal_officer`, `registrar`, at the organisation the record is about.

    Args:
        programme: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        owner_organisation_id: The organisation whose programme it is.
        starts_on: The first day of the programme.
        horizon_years: How far it looks ahead; not the term of any agreement.
        ambition: What it is meant to reach.
    """
    return Command(
        "PATCH",
        programme.address,
        m.ProgrammeRead,
        body=given(
            m.ProgrammeCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "name": name,
                "owner_organisation_id": owner_organisation_id,
                "starts_on": starts_on,
                "horizon_years": horizon_years,
                "ambition": ambition,
            },
        ),
        on=programme,
    )


def list_programme_history(
    programme_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one programme.

    What agreements, plans and money belong to. Its horizon is not the term of an agreement. The history names
    every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        programme_id: Id of the programme.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/programmes/{segment(programme_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_plans(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListPlansSort | None = None,
    count: m.CountMode | None = None,
    kind: m.PlanKind | None = None,
    programme_id: Id | None = None,
    title: str | None = None,
) -> Listing[m.PlanPage, m.PlanRead]:
    """List plans.

    A plan of a programme, and the decision that adopted it. A list shows what the reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        kind: What a plan is (glossary: `plan_kind`).  - `programme_plan`: Programmaplan · Programme plan -
        `implementation_plan`: Uitvoeringsplan · Implementation plan - `strategic_agenda`: Strategische
        agenda · Strategic agenda
        title: Words in the title, whatever their case.
    """
    return Listing(
        "/v1/plans",
        m.PlanPage,
        m.PlanRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "kind": kind,
            "programmeId": programme_id,
            "title": title,
        },
    )


def record_plan(
    *,
    kind: m.PlanKind,
    title: str,
    programme_id: Id,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    adopted_by_decision_id: Id | None | Unset = UNSET,
    adopted_jointly: bool | None | Unset = UNSET,
    adopted_jointly_on: m.PartialDate | None | Unset = UNSET,
) -> Command[m.PlanRead]:
    """Record a new plan.

    A plan of a programme, and the decision that adopted it. Needs one of the roles `legal_officer`,
    `registrar`, at any organisation; it is corrected by the one that recorded or owns it.

    Args:
        kind: What a plan is (glossary: `plan_kind`).  - `programme_plan`: Programmaplan · Programme plan -
        `implementation_plan`: Uitvoeringsplan · Implementation plan - `strategic_agenda`: Strategische
        agenda · Strategic agenda
        programme_id: The programme it belongs to.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        adopted_by_decision_id: The decision that adopted it.
        adopted_jointly: Whether several organisations adopted it together; null when unknown.
        adopted_jointly_on: The day on which they did.
    """
    return Command(
        "POST",
        "/v1/plans",
        m.PlanRead,
        body=given(
            m.PlanCreate,
            {
                "kind": kind,
                "title": title,
                "programme_id": programme_id,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "adopted_by_decision_id": adopted_by_decision_id,
                "adopted_jointly": adopted_jointly,
                "adopted_jointly_on": adopted_jointly_on,
            },
        ),
    )


def get_plan(
    plan_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
) -> Read[m.PlanRead]:
    """Read one plan.

    A plan of a programme, and the decision that adopted it. `asOf` and `knownAt` show it as it was at another
    moment.

    Args:
        plan_id: Id of the plan.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
    """
    return Read(
        f"/v1/plans/{segment(plan_id)}",
        m.PlanRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
        },
    )


def correct_plan(
    plan: m.PlanRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    kind: m.PlanKind | Unset = UNSET,
    title: str | Unset = UNSET,
    programme_id: Id | Unset = UNSET,
    adopted_by_decision_id: Id | None | Unset = UNSET,
    adopted_jointly: bool | None | Unset = UNSET,
    adopted_jointly_on: m.PartialDateCorrection | None | Unset = UNSET,
) -> Command[m.PlanRead]:
    """Correct or complete one plan.

    A plan of a programme, and the decision that adopted it. Only the members sent change (JSON Merge Patch, RFC
    7396); every change needs a `reason` and the ETag that was read, and makes a new version. Nothing is
    overwritten: earlier versions stay readable with `knownAt`. Needs one of the roles `legal_officer`,
    `registrar`, at any organisation; it is corrected by the one that recorded or owns it.

    Args:
        plan: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        kind: What a plan is (glossary: `plan_kind`).  - `programme_plan`: Programmaplan · Programme plan -
        `implementation_plan`: Uitvoeringsplan · Implementation plan - `strategic_agenda`: Strategische
        agenda · Strategic agenda
        programme_id: The programme it belongs to.
        adopted_by_decision_id: The decision that adopted it.
        adopted_jointly: Whether several organisations adopted it together; null when unknown.
        adopted_jointly_on: The day on which they did.
    """
    return Command(
        "PATCH",
        plan.address,
        m.PlanRead,
        body=given(
            m.PlanCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "kind": kind,
                "title": title,
                "programme_id": programme_id,
                "adopted_by_decision_id": adopted_by_decision_id,
                "adopted_jointly": adopted_jointly,
                "adopted_jointly_on": adopted_jointly_on,
            },
        ),
        on=plan,
    )


def list_plan_history(
    plan_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one plan.

    A plan of a programme, and the decision that adopted it. The history names every version, newest first: when
    it was recorded, by whom, why, and where it can be read. Outside the dossier it names only versions that
    were public, and nobody.

    Args:
        plan_id: Id of the plan.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/plans/{segment(plan_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_pillars(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListPillarsSort | None = None,
    count: m.CountMode | None = None,
    programme_id: Id | None = None,
) -> Listing[m.PillarPage, m.PillarRead]:
    """List pillars.

    One of the lines a programme works along. A list shows what the reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
    """
    return Listing(
        "/v1/pillars",
        m.PillarPage,
        m.PillarRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "programmeId": programme_id,
        },
    )


def record_pillar(
    *,
    label_nl: str,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    programme_id: Id | None | Unset = UNSET,
    label_en: str | None | Unset = UNSET,
) -> Command[m.PillarRead]:
    """Record a new pillar.

    One of the lines a programme works along. Needs one of the roles `legal_officer`, `registrar`, at any
    organisation; it is corrected by the one that recorded or owns it.

    Args:
        label_nl: What it is called in Dutch.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        programme_id: The programme it belongs to.
        label_en: What it is called in English; null when nobody said.
    """
    return Command(
        "POST",
        "/v1/pillars",
        m.PillarRead,
        body=given(
            m.PillarCreate,
            {
                "label_nl": label_nl,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "programme_id": programme_id,
                "label_en": label_en,
            },
        ),
    )


def get_pillar(
    pillar_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.PillarRead]:
    """Read one pillar.

    One of the lines a programme works along. `asOf` and `knownAt` show it as it was at another moment.

    Args:
        pillar_id: Id of the pillar.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/pillars/{segment(pillar_id)}",
        m.PillarRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_pillar(
    pillar: m.PillarRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    programme_id: Id | None | Unset = UNSET,
    label_nl: str | Unset = UNSET,
    label_en: str | None | Unset = UNSET,
) -> Command[m.PillarRead]:
    """Correct or complete one pillar.

    One of the lines a programme works along. Only the members sent change (JSON Merge Patch, RFC 7396); every
    change needs a `reason` and the ETag that was read, and makes a new version. Nothing is overwritten: earlier
    versions stay readable with `knownAt`. Needs one of the roles `legal_officer`, `registrar`, at any
    organisation; it is corrected by the one that recorded or owns it.

    Args:
        pillar: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        programme_id: The programme it belongs to.
        label_nl: What it is called in Dutch.
        label_en: What it is called in English; null when nobody said.
    """
    return Command(
        "PATCH",
        pillar.address,
        m.PillarRead,
        body=given(
            m.PillarCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "programme_id": programme_id,
                "label_nl": label_nl,
                "label_en": label_en,
            },
        ),
        on=pillar,
    )


def list_pillar_history(
    pillar_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one pillar.

    One of the lines a programme works along. The history names every version, newest first: when it was
    recorded, by whom, why, and where it can be read. Outside the dossier it names only versions that were
    public, and nobody.

    Args:
        pillar_id: Id of the pillar.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/pillars/{segment(pillar_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_goals(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListGoalsSort | None = None,
    count: m.CountMode | None = None,
    agreement_id: Id | None = None,
    plan_id: Id | None = None,
) -> Listing[m.GoalPage, m.GoalRead]:
    """List goals.

    What an agreement or a plan aims at. A list shows what the reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
    """
    return Listing(
        "/v1/goals",
        m.GoalPage,
        m.GoalRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "agreementId": agreement_id,
            "planId": plan_id,
        },
    )


def record_goal(
    *,
    text: str,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    agreement_id: Id | None | Unset = UNSET,
    plan_id: Id | None | Unset = UNSET,
) -> Command[m.GoalRead]:
    """Record a new goal.

    What an agreement or a plan aims at. Needs one of the roles `legal_officer`, `registrar`, at in a dossier
    the organisation that manages it; elsewhere any, corrected by the one that recorded it.

    Args:
        text: What is to be reached.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        agreement_id: The agreement whose goal it is; or else a plan.
        plan_id: The plan it stands in.
    """
    return Command(
        "POST",
        "/v1/goals",
        m.GoalRead,
        body=given(
            m.GoalCreate,
            {
                "text": text,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "agreement_id": agreement_id,
                "plan_id": plan_id,
            },
        ),
    )


def get_goal(
    goal_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.GoalRead]:
    """Read one goal.

    What an agreement or a plan aims at. `asOf` and `knownAt` show it as it was at another moment.

    Args:
        goal_id: Id of the goal.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/goals/{segment(goal_id)}",
        m.GoalRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_goal(
    goal: m.GoalRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    agreement_id: Id | None | Unset = UNSET,
    plan_id: Id | None | Unset = UNSET,
    text: str | Unset = UNSET,
) -> Command[m.GoalRead]:
    """Correct or complete one goal.

    What an agreement or a plan aims at. Only the members sent change (JSON Merge Patch, RFC 7396); every change
    needs a `reason` and the ETag that was read, and makes a new version. Nothing is overwritten: earlier
    versions stay readable with `knownAt`. Needs one of the roles `legal_officer`, `registrar`, at in a dossier
    the organisation that manages it; elsewhere any, corrected by the one that recorded it.

    Args:
        goal: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        agreement_id: The agreement whose goal it is; or else a plan.
        plan_id: The plan it stands in.
        text: What is to be reached.
    """
    return Command(
        "PATCH",
        goal.address,
        m.GoalRead,
        body=given(
            m.GoalCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "agreement_id": agreement_id,
                "plan_id": plan_id,
                "text": text,
            },
        ),
        on=goal,
    )


def list_goal_history(
    goal_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one goal.

    What an agreement or a plan aims at. The history names every version, newest first: when it was recorded, by
    whom, why, and where it can be read. Outside the dossier it names only versions that were public, and
    nobody.

    Args:
        goal_id: Id of the goal.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/goals/{segment(goal_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_development_goals(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListDevelopmentGoalsSort | None = None,
    count: m.CountMode | None = None,
    number: int | None = None,
) -> Listing[m.SdgPage, m.SdgRead]:
    """List development goals.

    A sustainable development goal of the United Nations that the recorded programmes serve. A list shows what
    the reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
    """
    return Listing(
        "/v1/sdgs",
        m.SdgPage,
        m.SdgRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "number": number,
        },
    )


def record_sdg(
    *,
    number: int,
    label_nl: str,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    label_en: str | None | Unset = UNSET,
) -> Command[m.SdgRead]:
    """Record a new development goal.

    A sustainable development goal of the United Nations that the recorded programmes serve. Needs one of the
    roles `legal_officer`, `registrar`, at any organisation; it is corrected by the one that recorded or owns
    it.

    Args:
        number: The number of the goal among the seventeen of the United Nations.
        label_nl: What it is called in Dutch.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        label_en: What it is called in English; null when nobody said.
    """
    return Command(
        "POST",
        "/v1/sdgs",
        m.SdgRead,
        body=given(
            m.SdgCreate,
            {
                "number": number,
                "label_nl": label_nl,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "label_en": label_en,
            },
        ),
    )


def get_sdg(
    sdg_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.SdgRead]:
    """Read one development goal.

    A sustainable development goal of the United Nations that the recorded programmes serve. `asOf` and
    `knownAt` show it as it was at another moment.

    Args:
        sdg_id: Id of the sdg.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/sdgs/{segment(sdg_id)}",
        m.SdgRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_sdg(
    sdg: m.SdgRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    number: int | Unset = UNSET,
    label_nl: str | Unset = UNSET,
    label_en: str | None | Unset = UNSET,
) -> Command[m.SdgRead]:
    """Correct or complete one development goal.

    A sustainable development goal of the United Nations that the recorded programmes serve. Only the members
    sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read, and
    makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of the
    roles `legal_officer`, `registrar`, at any organisation; it is corrected by the one that recorded or owns
    it.

    Args:
        sdg: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        number: The number of the goal among the seventeen of the United Nations.
        label_nl: What it is called in Dutch.
        label_en: What it is called in English; null when nobody said.
    """
    return Command(
        "PATCH",
        sdg.address,
        m.SdgRead,
        body=given(
            m.SdgCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "number": number,
                "label_nl": label_nl,
                "label_en": label_en,
            },
        ),
        on=sdg,
    )


def list_sdg_history(
    sdg_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one development goal.

    A sustainable development goal of the United Nations that the recorded programmes serve. The history names
    every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        sdg_id: Id of the sdg.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/sdgs/{segment(sdg_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_areas(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListAreasSort | None = None,
    count: m.CountMode | None = None,
    name: str | None = None,
    area_kind: m.AreaKind | None = None,
    municipality_organisation_id: Id | None = None,
    province_organisation_id: Id | None = None,
    selected_by_province: bool | None = None,
) -> Listing[m.AreaPage, m.AreaRead]:
    """List areas.

    An area that agreements are about, with its neighbourhoods; many were selected by a province. A list shows
    what the reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        name: Words in the name, whatever their case.
        area_kind: What kind of area the province selected (glossary: `area_kind`).  - `urban_district`:
        Stadsdeel · Urban district - `small_core`: Kleine kern · Small core
    """
    return Listing(
        "/v1/areas",
        m.AreaPage,
        m.AreaRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "name": name,
            "areaKind": area_kind,
            "municipalityOrganisationId": municipality_organisation_id,
            "provinceOrganisationId": province_organisation_id,
            "selectedByProvince": selected_by_province,
        },
    )


def record_area(
    *,
    name: str,
    province_organisation_id: Id,
    selected_by_province: bool,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    area_kind: m.AreaKind | None | Unset = UNSET,
    municipality_organisation_id: Id | None | Unset = UNSET,
    municipality_name: str | None | Unset = UNSET,
    selection_sequence: int | None | Unset = UNSET,
    cooperation_agreement_concluded: bool | None | Unset = UNSET,
    neighbourhoods: Sequence[m.NeighbourhoodCreate] | Unset = UNSET,
) -> Command[m.AreaRead]:
    """Record a new area.

    An area that agreements are about, with its neighbourhoods; many were selected by a province. Needs one of
    the roles `legal_officer`, `registrar`, at any organisation; it is corrected by the one that recorded or
    owns it.

    Args:
        province_organisation_id: The province it lies in, as an organisation.
        selected_by_province: Whether the province chose it for the programme.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        area_kind: Null while the source does not say.
        municipality_organisation_id: The municipality it lies in, as an organisation.
        municipality_name: The municipality as the source names it.
        selection_sequence: Its place in the order of selection, where the source gives one.
        cooperation_agreement_concluded: Whether the source says an agreement was concluded for it; null
        when it does not say.
        neighbourhoods: In their order; once recorded, none can be left out (R-056).
    """
    return Command(
        "POST",
        "/v1/areas",
        m.AreaRead,
        body=given(
            m.AreaCreate,
            {
                "name": name,
                "province_organisation_id": province_organisation_id,
                "selected_by_province": selected_by_province,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "area_kind": area_kind,
                "municipality_organisation_id": municipality_organisation_id,
                "municipality_name": municipality_name,
                "selection_sequence": selection_sequence,
                "cooperation_agreement_concluded": cooperation_agreement_concluded,
                "neighbourhoods": neighbourhoods,
            },
        ),
    )


def get_area(
    area_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
) -> Read[m.AreaRead]:
    """Read one area.

    An area that agreements are about, with its neighbourhoods; many were selected by a province. `asOf` and
    `knownAt` show it as it was at another moment.

    Args:
        area_id: Id of the area.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
    """
    return Read(
        f"/v1/areas/{segment(area_id)}",
        m.AreaRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
        },
    )


def correct_area(
    area: m.AreaRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    name: str | Unset = UNSET,
    area_kind: m.AreaKind | None | Unset = UNSET,
    municipality_organisation_id: Id | None | Unset = UNSET,
    municipality_name: str | None | Unset = UNSET,
    province_organisation_id: Id | Unset = UNSET,
    selected_by_province: bool | Unset = UNSET,
    selection_sequence: int | None | Unset = UNSET,
    cooperation_agreement_concluded: bool | None | Unset = UNSET,
    neighbourhoods: Sequence[m.NeighbourhoodCreate] | None | Unset = UNSET,
) -> Command[m.AreaRead]:
    """Correct or complete one area.

    An area that agreements are about, with its neighbourhoods; many were selected by a province. Only the
    members sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read,
    and makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of
    the roles `legal_officer`, `registrar`, at any organisation; it is corrected by the one that recorded or
    owns it.

    Args:
        area: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        area_kind: Null while the source does not say.
        municipality_organisation_id: The municipality it lies in, as an organisation.
        municipality_name: The municipality as the source names it.
        province_organisation_id: The province it lies in, as an organisation.
        selected_by_province: Whether the province chose it for the programme.
        selection_sequence: Its place in the order of selection, where the source gives one.
        cooperation_agreement_concluded: Whether the source says an agreement was concluded for it; null
        when it does not say.
        neighbourhoods: In their order; once recorded, none can be left out (R-056).
    """
    return Command(
        "PATCH",
        area.address,
        m.AreaRead,
        body=given(
            m.AreaCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "name": name,
                "area_kind": area_kind,
                "municipality_organisation_id": municipality_organisation_id,
                "municipality_name": municipality_name,
                "province_organisation_id": province_organisation_id,
                "selected_by_province": selected_by_province,
                "selection_sequence": selection_sequence,
                "cooperation_agreement_concluded": cooperation_agreement_concluded,
                "neighbourhoods": neighbourhoods,
            },
        ),
        on=area,
    )


def list_area_history(
    area_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one area.

    An area that agreements are about, with its neighbourhoods; many were selected by a province. The history
    names every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        area_id: Id of the area.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/areas/{segment(area_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_organisations(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListOrganisationsSort | None = None,
    count: m.CountMode | None = None,
    kind: m.OrganisationKind | None = None,
    status: m.OrganisationStatus | None = None,
    slug: str | None = None,
    name: str | None = None,
) -> Listing[m.OrganisationPage, m.OrganisationRead]:
    """List organisations.

    A body or legal person that can be party to an agreement, provide money or receive it. A list shows what the
    reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        kind: What an organisation is (glossary: `organisation_kind`).  - `municipality`: Gemeente ·
        Municipality - `province`: Provincie · Province - `water_authority`: Waterschap · Water authority -
        `national_government`: Rijk · National government - `joint_body`: Gemeenschappelijke regeling ·
        Joint body - `housing_association`: Woningcorporatie · Housing association - `welfare_organisation`:
        Welzijnsorganisatie · Welfare organisation - `mental_health_provider`: GGZ-instelling · Mental
        health provider - `care_provider`: Zorgaanbieder · Care provider - `education`: Onderwijs ·
        Education - `police`: Politie · Police - `company`: Onderneming · Company - `other`: Overig · Other
        status: Whether an organisation still exists (glossary: `organisation_status`).  - `active`: Actief
        · Active - `merged`: Gefuseerd · Merged - `dissolved`: Ontbonden · Dissolved
        name: Words in the name, whatever their case.
    """
    return Listing(
        "/v1/organisations",
        m.OrganisationPage,
        m.OrganisationRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "kind": kind,
            "status": status,
            "slug": slug,
            "name": name,
        },
    )


def record_organisation(
    *,
    slug: str,
    name: str,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    kind: m.OrganisationKind | None | Unset = UNSET,
    legal_form: m.LegalForm | None | Unset = UNSET,
    is_public_law_body: bool | None | Unset = UNSET,
    kvk_number: str | None | Unset = UNSET,
    rsin: str | None | Unset = UNSET,
    oin: str | None | Unset = UNSET,
    tooi_uri: str | None | Unset = UNSET,
    status: m.OrganisationStatus | Unset = UNSET,
    successor_id: Id | None | Unset = UNSET,
) -> Command[m.OrganisationRead]:
    """Record a new organisation.

    A body or legal person that can be party to an agreement, provide money or receive it. Needs one of the
    roles `legal_officer`, `registrar`, at any organisation; it is corrected by the one that recorded or owns
    it.

    Args:
        slug: Short, unique, readable name in addresses and tokens.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        kind: Null while unknown; nothing is guessed.
        legal_form: Its form in law; null when unknown.
        is_public_law_body: Whether public-law rules on deciding apply.
        kvk_number: Trade-register number, 8 digits (R-119).
        rsin: Legal-entity number, 9 digits with eleven test (R-119).
        oin: Digital organisation number, 20 digits (R-119).
        tooi_uri: Address in the TOOI register of public bodies (R-119).
        status: Whether an organisation still exists (glossary: `organisation_status`).  - `active`: Actief
        · Active - `merged`: Gefuseerd · Merged - `dissolved`: Ontbonden · Dissolved
        successor_id: The organisation that took over after a merger.
    """
    return Command(
        "POST",
        "/v1/organisations",
        m.OrganisationRead,
        body=given(
            m.OrganisationCreate,
            {
                "slug": slug,
                "name": name,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "kind": kind,
                "legal_form": legal_form,
                "is_public_law_body": is_public_law_body,
                "kvk_number": kvk_number,
                "rsin": rsin,
                "oin": oin,
                "tooi_uri": tooi_uri,
                "status": status,
                "successor_id": successor_id,
            },
        ),
    )


def get_organisation(
    organisation_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.OrganisationRead]:
    """Read one organisation.

    A body or legal person that can be party to an agreement, provide money or receive it. `asOf` and `knownAt`
    show it as it was at another moment.

    Args:
        organisation_id: Id of the organisation.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/organisations/{segment(organisation_id)}",
        m.OrganisationRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_organisation(
    organisation: m.OrganisationRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    slug: str | Unset = UNSET,
    name: str | Unset = UNSET,
    kind: m.OrganisationKind | None | Unset = UNSET,
    legal_form: m.LegalForm | None | Unset = UNSET,
    is_public_law_body: bool | None | Unset = UNSET,
    kvk_number: str | None | Unset = UNSET,
    rsin: str | None | Unset = UNSET,
    oin: str | None | Unset = UNSET,
    tooi_uri: str | None | Unset = UNSET,
    status: m.OrganisationStatus | None | Unset = UNSET,
    successor_id: Id | None | Unset = UNSET,
) -> Command[m.OrganisationRead]:
    """Correct or complete one organisation.

    A body or legal person that can be party to an agreement, provide money or receive it. Only the members sent
    change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read, and makes a
    new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of the roles
    `legal_officer`, `registrar`, at any organisation; it is corrected by the one that recorded or owns it.

    Args:
        organisation: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        slug: Short, unique, readable name in addresses and tokens.
        kind: Null while unknown; nothing is guessed.
        legal_form: Its form in law; null when unknown.
        is_public_law_body: Whether public-law rules on deciding apply.
        kvk_number: Trade-register number, 8 digits (R-119).
        rsin: Legal-entity number, 9 digits with eleven test (R-119).
        oin: Digital organisation number, 20 digits (R-119).
        tooi_uri: Address in the TOOI register of public bodies (R-119).
        successor_id: The organisation that took over after a merger.
    """
    return Command(
        "PATCH",
        organisation.address,
        m.OrganisationRead,
        body=given(
            m.OrganisationCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "slug": slug,
                "name": name,
                "kind": kind,
                "legal_form": legal_form,
                "is_public_law_body": is_public_law_body,
                "kvk_number": kvk_number,
                "rsin": rsin,
                "oin": oin,
                "tooi_uri": tooi_uri,
                "status": status,
                "successor_id": successor_id,
            },
        ),
        on=organisation,
    )


def list_organisation_history(
    organisation_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one organisation.

    A body or legal person that can be party to an agreement, provide money or receive it. The history names
    every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        organisation_id: Id of the organisation.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/organisations/{segment(organisation_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_persons(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListPersonsSort | None = None,
    count: m.CountMode | None = None,
    family_name: str | None = None,
) -> Listing[m.PersonPage, m.PersonRead]:
    """List persons.

    A person who acts through an office; never more than the name. A list shows what the reader may see, in
    pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        family_name: Words in the family name, whatever their case.
    """
    return Listing(
        "/v1/persons",
        m.PersonPage,
        m.PersonRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "familyName": family_name,
        },
    )


def record_person(
    *,
    family_name: str,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    given_name: str | None | Unset = UNSET,
    initials: str | None | Unset = UNSET,
) -> Command[m.PersonRead]:
    """Record a new person.

    A person who acts through an office; never more than the name. Needs one of the roles `legal_officer`,
    `registrar`, at any organisation; it is corrected by the one that recorded or owns it.

    Args:
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
    """
    return Command(
        "POST",
        "/v1/persons",
        m.PersonRead,
        body=given(
            m.PersonCreate,
            {
                "family_name": family_name,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "given_name": given_name,
                "initials": initials,
            },
        ),
    )


def get_person(
    person_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.PersonRead]:
    """Read one person.

    A person who acts through an office; never more than the name. `asOf` and `knownAt` show it as it was at
    another moment.

    Args:
        person_id: Id of the person.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/persons/{segment(person_id)}",
        m.PersonRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_person(
    person: m.PersonRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    family_name: str | Unset = UNSET,
    given_name: str | None | Unset = UNSET,
    initials: str | None | Unset = UNSET,
) -> Command[m.PersonRead]:
    """Correct or complete one person.

    A person who acts through an office; never more than the name. Only the members sent change (JSON Merge
    Patch, RFC 7396); every change needs a `reason` and the ETag that was read, and makes a new version. Nothing
    is overwritten: earlier versions stay readable with `knownAt`. Needs one of the roles `legal_officer`,
    `registrar`, at any organisation; it is corrected by the one that recorded or owns it.

    Args:
        person: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
    """
    return Command(
        "PATCH",
        person.address,
        m.PersonRead,
        body=given(
            m.PersonCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "family_name": family_name,
                "given_name": given_name,
                "initials": initials,
            },
        ),
        on=person,
    )


def list_person_history(
    person_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one person.

    A person who acts through an office; never more than the name. The history names every version, newest
    first: when it was recorded, by whom, why, and where it can be read. Outside the dossier it names only
    versions that were public, and nobody.

    Args:
        person_id: Id of the person.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/persons/{segment(person_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_office_holdings(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    count: m.CountMode | None = None,
    person_id: Id | None = None,
    organisation_id: Id | None = None,
    function_kind: m.FunctionKind | None = None,
) -> Listing[m.OfficeHoldingPage, m.OfficeHoldingRead]:
    """List office holdings.

    A person in an office of an organisation, for a period. A person acts only through an office. A list shows
    what the reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        function_kind: The office a person holds (glossary: `function_kind`).  - `mayor`: Burgemeester ·
        Mayor - `alderman`: Wethouder · Alderman - `provincial_executive_member`: Gedeputeerde · Provincial
        executive member - `kings_commissioner`: Commissaris van de Koning · King's commissioner -
        `board_member`: Bestuurder · Board member - `secretary`: Secretaris · Secretary - `official`:
        Ambtenaar/medewerker · Official
    """
    return Listing(
        "/v1/office-holdings",
        m.OfficeHoldingPage,
        m.OfficeHoldingRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "count": count,
            "personId": person_id,
            "organisationId": organisation_id,
            "functionKind": function_kind,
        },
    )


def record_office_holding(
    *,
    person_id: Id,
    organisation_id: Id,
    function_kind: m.FunctionKind,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    portfolio: str | None | Unset = UNSET,
    valid_from: m.PartialDate | None | Unset = UNSET,
    valid_to: m.PartialDate | None | Unset = UNSET,
) -> Command[m.OfficeHoldingRead]:
    """Record a new office holding.

    A person in an office of an organisation, for a period. A person acts only through an office. Needs one of
    the roles `legal_officer`, `registrar`, at the organisation the record is about.

    Args:
        person_id: Who holds the office.
        organisation_id: The organisation it is held at.
        function_kind: The office a person holds (glossary: `function_kind`).  - `mayor`: Burgemeester ·
        Mayor - `alderman`: Wethouder · Alderman - `provincial_executive_member`: Gedeputeerde · Provincial
        executive member - `kings_commissioner`: Commissaris van de Koning · King's commissioner -
        `board_member`: Bestuurder · Board member - `secretary`: Secretaris · Secretary - `official`:
        Ambtenaar/medewerker · Official
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        portfolio: What they are responsible for, such as housing.
        valid_from: The first day on which it counts.
        valid_to: The last day on which it counts; null while it has no end.
    """
    return Command(
        "POST",
        "/v1/office-holdings",
        m.OfficeHoldingRead,
        body=given(
            m.OfficeHoldingCreate,
            {
                "person_id": person_id,
                "organisation_id": organisation_id,
                "function_kind": function_kind,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "portfolio": portfolio,
                "valid_from": valid_from,
                "valid_to": valid_to,
            },
        ),
    )


def get_office_holding(
    office_holding_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.OfficeHoldingRead]:
    """Read one office holding.

    A person in an office of an organisation, for a period. A person acts only through an office. `asOf` and
    `knownAt` show it as it was at another moment.

    Args:
        office_holding_id: Id of the office holding.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/office-holdings/{segment(office_holding_id)}",
        m.OfficeHoldingRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_office_holding(
    office_holding: m.OfficeHoldingRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    person_id: Id | Unset = UNSET,
    organisation_id: Id | Unset = UNSET,
    function_kind: m.FunctionKind | Unset = UNSET,
    portfolio: str | None | Unset = UNSET,
    valid_from: m.PartialDateCorrection | None | Unset = UNSET,
    valid_to: m.PartialDateCorrection | None | Unset = UNSET,
) -> Command[m.OfficeHoldingRead]:
    """Correct or complete one office holding.

    A person in an office of an organisation, for a period. A person acts only through an office. Only the
    members sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read,
    and makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of
    the roles `legal_officer`, `registrar`, at the organisation the record is about.

    Args:
        office_holding: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        person_id: Who holds the office.
        organisation_id: The organisation it is held at.
        function_kind: The office a person holds (glossary: `function_kind`).  - `mayor`: Burgemeester ·
        Mayor - `alderman`: Wethouder · Alderman - `provincial_executive_member`: Gedeputeerde · Provincial
        executive member - `kings_commissioner`: Commissaris van de Koning · King's commissioner -
        `board_member`: Bestuurder · Board member - `secretary`: Secretaris · Secretary - `official`:
        Ambtenaar/medewerker · Official
        portfolio: What they are responsible for, such as housing.
        valid_from: The first day on which it counts.
        valid_to: The last day on which it counts; null while it has no end.
    """
    return Command(
        "PATCH",
        office_holding.address,
        m.OfficeHoldingRead,
        body=given(
            m.OfficeHoldingCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "person_id": person_id,
                "organisation_id": organisation_id,
                "function_kind": function_kind,
                "portfolio": portfolio,
                "valid_from": valid_from,
                "valid_to": valid_to,
            },
        ),
        on=office_holding,
    )


def list_office_holding_history(
    office_holding_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one office holding.

    A person in an office of an organisation, for a period. A person acts only through an office. The history
    names every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        office_holding_id: Id of the office holding.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/office-holdings/{segment(office_holding_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_role_assignments(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    count: m.CountMode | None = None,
    role: m.HolderRole | None = None,
    agreement_id: Id | None = None,
    programme_id: Id | None = None,
    office_holding_id: Id | None = None,
) -> Listing[m.RoleAssignmentPage, m.RoleAssignmentRead]:
    """List role assignments.

    Who has a role, such as portfolio holder, for one agreement or programme; it resolves role-held mandates. A
    list shows what the reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        role: A role a member of a body has for one subject (glossary: `holder_role`).  -
        `portfolio_holder`: Portefeuillehouder · Portfolio holder
    """
    return Listing(
        "/v1/role-assignments",
        m.RoleAssignmentPage,
        m.RoleAssignmentRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "count": count,
            "role": role,
            "agreementId": agreement_id,
            "programmeId": programme_id,
            "officeHoldingId": office_holding_id,
        },
    )


def record_role_assignment(
    *,
    role: m.HolderRole,
    organisation_id: Id,
    office_holding_id: Id,
    valid_from: m.PartialDate,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    agreement_id: Id | None | Unset = UNSET,
    programme_id: Id | None | Unset = UNSET,
    valid_to: m.PartialDate | None | Unset = UNSET,
) -> Command[m.RoleAssignmentRead]:
    """Record a new role assignment.

    Who has a role, such as portfolio holder, for one agreement or programme; it resolves role-held mandates.
    Needs one of the roles `legal_officer`, `registrar`, at the organisation the record is about.

    Args:
        role: A role a member of a body has for one subject (glossary: `holder_role`).  -
        `portfolio_holder`: Portefeuillehouder · Portfolio holder
        organisation_id: The organisation whose role it is.
        office_holding_id: The office of who fills it.
        valid_from: A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        agreement_id: The agreement the role is for; or else a programme.
        programme_id: The programme it is filled in; or else an agreement.
        valid_to: The last day on which it counts; null while it has no end.
    """
    return Command(
        "POST",
        "/v1/role-assignments",
        m.RoleAssignmentRead,
        body=given(
            m.RoleAssignmentCreate,
            {
                "role": role,
                "organisation_id": organisation_id,
                "office_holding_id": office_holding_id,
                "valid_from": valid_from,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "agreement_id": agreement_id,
                "programme_id": programme_id,
                "valid_to": valid_to,
            },
        ),
    )


def get_role_assignment(
    role_assignment_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.RoleAssignmentRead]:
    """Read one role assignment.

    Who has a role, such as portfolio holder, for one agreement or programme; it resolves role-held mandates.
    `asOf` and `knownAt` show it as it was at another moment.

    Args:
        role_assignment_id: Id of the role assignment.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/role-assignments/{segment(role_assignment_id)}",
        m.RoleAssignmentRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_role_assignment(
    role_assignment: m.RoleAssignmentRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    role: m.HolderRole | Unset = UNSET,
    agreement_id: Id | None | Unset = UNSET,
    programme_id: Id | None | Unset = UNSET,
    organisation_id: Id | Unset = UNSET,
    office_holding_id: Id | Unset = UNSET,
    valid_from: m.PartialDateCorrection | Unset = UNSET,
    valid_to: m.PartialDateCorrection | None | Unset = UNSET,
) -> Command[m.RoleAssignmentRead]:
    """Correct or complete one role assignment.

    Who has a role, such as portfolio holder, for one agreement or programme; it resolves role-held mandates.
    Only the members sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that
    was read, and makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`.
    Needs one of the roles `legal_officer`, `registrar`, at the organisation the record is about.

    Args:
        role_assignment: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        role: A role a member of a body has for one subject (glossary: `holder_role`).  -
        `portfolio_holder`: Portefeuillehouder · Portfolio holder
        agreement_id: The agreement the role is for; or else a programme.
        programme_id: The programme it is filled in; or else an agreement.
        organisation_id: The organisation whose role it is.
        office_holding_id: The office of who fills it.
        valid_from: A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown.
        Members left out stay as they are.
        valid_to: The last day on which it counts; null while it has no end.
    """
    return Command(
        "PATCH",
        role_assignment.address,
        m.RoleAssignmentRead,
        body=given(
            m.RoleAssignmentCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "role": role,
                "agreement_id": agreement_id,
                "programme_id": programme_id,
                "organisation_id": organisation_id,
                "office_holding_id": office_holding_id,
                "valid_from": valid_from,
                "valid_to": valid_to,
            },
        ),
        on=role_assignment,
    )


def list_role_assignment_history(
    role_assignment_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one role assignment.

    Who has a role, such as portfolio holder, for one agreement or programme; it resolves role-held mandates.
    The history names every version, newest first: when it was recorded, by whom, why, and where it can be read.
    Outside the dossier it names only versions that were public, and nobody.

    Args:
        role_assignment_id: Id of the role assignment.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/role-assignments/{segment(role_assignment_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_documents(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListDocumentsSort | None = None,
    count: m.CountMode | None = None,
    kind: m.DocumentKind | None = None,
    organisation_id: Id | None = None,
    agreement_id: Id | None = None,
    title: str | None = None,
    available: bool | None = None,
    sha256: str | None = None,
) -> Listing[m.DocumentPage, m.DocumentRead]:
    """List documents.

    A document facts rest on: what is known of it, and its file once somebody added it. A list shows what the
    reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        kind: What a document is (glossary: `document_kind`).  - `college_proposal`: Collegevoorstel ·
        College proposal - `decision`: Besluit · Decision - `agreement_text`: Overeenkomst · Agreement text
        - `programme_plan`: Programmaplan · Programme plan - `letter`: Brief · Letter - `report`:
        Verantwoording · Report - `evidence`: Bewijsstuk · Evidence
        agreement_id: Documents of this dossier.
        title: Words in the title, whatever their case.
        sha256: SHA-256 as 64 lower-case hexadecimal digits.
    """
    return Listing(
        "/v1/documents",
        m.DocumentPage,
        m.DocumentRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "kind": kind,
            "organisationId": organisation_id,
            "agreementId": agreement_id,
            "title": title,
            "available": available,
            "sha256": sha256,
        },
    )


def record_document(
    *,
    kind: m.DocumentKind,
    available: bool,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    title: str | None | Unset = UNSET,
    reference_number: str | None | Unset = UNSET,
    dated_on: m.PartialDate | None | Unset = UNSET,
    language: str | None | Unset = UNSET,
    author_body: str | None | Unset = UNSET,
    organisation_id: Id | None | Unset = UNSET,
    sha256: str | None | Unset = UNSET,
    confidentiality: m.Confidentiality | None | Unset = UNSET,
    agreement_ids: Sequence[Id] | Unset = UNSET,
) -> Command[m.DocumentRead]:
    """Record a new document.

    A document facts rest on: what is known of it, and its file once somebody added it. Needs one of the roles
    `archivist`, `legal_officer`, `registrar`, at any organisation; it is corrected by the one that recorded or
    owns it.

    Args:
        kind: What a document is (glossary: `document_kind`).  - `college_proposal`: Collegevoorstel ·
        College proposal - `decision`: Besluit · Decision - `agreement_text`: Overeenkomst · Agreement text
        - `programme_plan`: Programmaplan · Programme plan - `letter`: Brief · Letter - `report`:
        Verantwoording · Report - `evidence`: Bewijsstuk · Evidence
        available: Whether the document itself was at hand.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        title: Null when the source does not give one.
        reference_number: The number its author gave it.
        dated_on: The day that stands on it.
        author_body: The body that wrote it, in the words of the source.
        organisation_id: The organisation it comes from.
        sha256: SHA-256 of its file, as 64 lower-case hexadecimal digits.
        confidentiality: Null while nobody classified it.
        agreement_ids: The dossiers it belongs to, in order of id; their readers may see it.
    """
    return Command(
        "POST",
        "/v1/documents",
        m.DocumentRead,
        body=given(
            m.DocumentCreate,
            {
                "kind": kind,
                "available": available,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "title": title,
                "reference_number": reference_number,
                "dated_on": dated_on,
                "language": language,
                "author_body": author_body,
                "organisation_id": organisation_id,
                "sha256": sha256,
                "confidentiality": confidentiality,
                "agreement_ids": agreement_ids,
            },
        ),
    )


def get_document(
    document_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    expand: Names | None = None,
) -> Read[m.DocumentRead]:
    """Read one document.

    A document facts rest on: what is known of it, and its file once somebody added it. `asOf` and `knownAt`
    show it as it was at another moment.

    Args:
        document_id: Id of the document.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        expand: Also return these related records, comma-separated, under `included`.
    """
    return Read(
        f"/v1/documents/{segment(document_id)}",
        m.DocumentRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "expand": expand,
        },
    )


def correct_document(
    document: m.DocumentRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    kind: m.DocumentKind | Unset = UNSET,
    title: str | None | Unset = UNSET,
    reference_number: str | None | Unset = UNSET,
    dated_on: m.PartialDateCorrection | None | Unset = UNSET,
    language: str | None | Unset = UNSET,
    author_body: str | None | Unset = UNSET,
    organisation_id: Id | None | Unset = UNSET,
    available: bool | Unset = UNSET,
    sha256: str | None | Unset = UNSET,
    confidentiality: m.Confidentiality | None | Unset = UNSET,
    agreement_ids: Sequence[Id] | None | Unset = UNSET,
) -> Command[m.DocumentRead]:
    """Correct or complete one document.

    A document facts rest on: what is known of it, and its file once somebody added it. Only the members sent
    change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read, and makes a
    new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of the roles
    `archivist`, `legal_officer`, `registrar`, at any organisation; it is corrected by the one that recorded or
    owns it.

    Args:
        document: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `historic` records what already happened and needs `occurredOn` and a source
        document (R-001).
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        kind: What a document is (glossary: `document_kind`).  - `college_proposal`: Collegevoorstel ·
        College proposal - `decision`: Besluit · Decision - `agreement_text`: Overeenkomst · Agreement text
        - `programme_plan`: Programmaplan · Programme plan - `letter`: Brief · Letter - `report`:
        Verantwoording · Report - `evidence`: Bewijsstuk · Evidence
        title: Null when the source does not give one.
        reference_number: The number its author gave it.
        dated_on: The day that stands on it.
        author_body: The body that wrote it, in the words of the source.
        organisation_id: The organisation it comes from.
        available: Whether the document itself was at hand.
        sha256: SHA-256 of its file, as 64 lower-case hexadecimal digits.
        confidentiality: Null while nobody classified it.
        agreement_ids: The dossiers it belongs to, in order of id; their readers may see it.
    """
    return Command(
        "PATCH",
        document.address,
        m.DocumentRead,
        body=given(
            m.DocumentCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "kind": kind,
                "title": title,
                "reference_number": reference_number,
                "dated_on": dated_on,
                "language": language,
                "author_body": author_body,
                "organisation_id": organisation_id,
                "available": available,
                "sha256": sha256,
                "confidentiality": confidentiality,
                "agreement_ids": agreement_ids,
            },
        ),
        on=document,
    )


def list_document_history(
    document_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one document.

    A document facts rest on: what is known of it, and its file once somebody added it. The history names every
    version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the dossier it
    names only versions that were public, and nobody.

    Args:
        document_id: Id of the document.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/documents/{segment(document_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_findings(
    *,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListFindingsSort | None = None,
    count: m.CountMode | None = None,
    code: m.FindingCode | None = None,
    severity: m.FindingSeverity | None = None,
    status: m.FindingStatus | None = None,
    agreement_id: Id | None = None,
    subject_id: Id | None = None,
) -> Listing[m.FindingPage, m.FindingRead]:
    """List findings.

    Something in a dossier that does not add up, noticed by the register itself and kept when resolved. A list
    shows what the reader may see, in pages.

    Args:
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        code: The checks: twenty of the domain reference and five of the course; a name is its member name
        in lower case.  - `F-001`: Ondertekend vóór het besluit · Signed before decided - `F-002`:
        Ondertekening gepland vóór het besluit · Signing planned before the decision - `F-003`: Mandaat valt
        buiten zijn fase · Mandate falls outside its phase - `F-004`: Houder van het mandaat onbekend ·
        Mandate holder undetermined - `F-005`: Mandaat overschreden · Mandate exceeded - `F-006`:
        Ondertekenaar niet aangewezen · Signatory not designated - `F-007`: Bevoegdheid van ondertekenaar
        niet aangetoond · Authority of signatory unproven - `F-008`: In werking zonder alle handtekeningen ·
        In force without all signatures - `F-009`: Besluit van partij ontbreekt · Decision of party missing
        - `F-010`: Ondergeschikte wijziging raakt beschermd onderwerp · Minor change touches a protected
        subject - `F-011`: Instemming met wijziging onvolledig · Consent to amendment incomplete - `F-012`:
        Looptijd onbepaald · Term undetermined - `F-013`: Handeling na het einde · Activity after the end -
        `F-014`: Bedrag overschreden · Amount exceeded - `F-015`: Raming nog niet vast · Estimate not firmed
        up - `F-016`: Bedrag dubbel geteld · Amount counted twice - `F-017`: Persoonsgegevens in openbare
        versie · Personal data in the public copy - `F-018`: Openbaarmaking te laat · Publication overdue -
        `F-019`: Vervolgactie te laat · Follow-up overdue - `F-020`: Bronnen spreken elkaar tegen · Sources
        contradict each other - `F-021`: Besloten over een andere tekst · Decided on another text - `F-022`:
        Raad of Staten niet gehoord · Council or States not heard - `F-023`: In werking vóór de laatste
        handtekening · In force before the last signature - `F-024`: Beëindigd zonder grond of termijn ·
        Ended without ground or notice - `F-025`: Toegetreden zonder instemming · Joined without consent
        severity: How serious a finding is (glossary: `finding_severity`).  - `error`: Fout · Error -
        `warning`: Waarschuwing · Warning - `info`: Ter informatie · Info
        status: What people did with a finding (glossary: `finding_status`).  - `open`: Open · Open -
        `acknowledged`: Erkend · Acknowledged - `accepted`: Geaccepteerd met reden · Accepted with a reason
        - `resolved`: Opgelost · Resolved
    """
    return Listing(
        "/v1/findings",
        m.FindingPage,
        m.FindingRead,
        query={
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "code": code,
            "severity": severity,
            "status": status,
            "agreementId": agreement_id,
            "subjectId": subject_id,
        },
    )


def get_finding(
    finding_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.FindingRead]:
    """Read one finding.

    Something in a dossier that does not add up, noticed by the register itself and kept when resolved. `asOf`
    and `knownAt` show it as it was at another moment.

    Args:
        finding_id: Id of the finding.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/findings/{segment(finding_id)}",
        m.FindingRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def list_finding_history(
    finding_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one finding.

    Something in a dossier that does not add up, noticed by the register itself and kept when resolved. The
    history names every version, newest first: when it was recorded, by whom, why, and where it can be read.
    Outside the dossier it names only versions that were public, and nobody.

    Args:
        finding_id: Id of the finding.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/findings/{segment(finding_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def check_agreement(
    agreement_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
) -> Read[m.RaisedFindings]:
    """Check one agreement for one day.

    Run the register's checks on one dossier, for a legal day and for what the register knew at an instant.

    Nothing is stored. Without `asOf` the checks are run for today. A decision counts only from its day.

    Args:
        agreement_id: Id of the agreement.
        as_of: The legal day to check for; today by default.
        known_at: Check what the register knew at this instant.
    """
    return Read(
        f"/v1/agreements/{segment(agreement_id)}/findings",
        m.RaisedFindings,
        query={
            "asOf": as_of,
            "knownAt": known_at,
        },
    )


def list_events(
    *,
    after: str | None = None,
    type: Names | None = None,
    agreement_id: Id | None = None,
    organisation_id: Id | None = None,
    limit: int | None = None,
) -> Read[m.EventPage]:
    """Read what happened, in order.

    Return what happened in the register after a place, as CloudEvents by the Dutch profile.

    Each event names a record and its version; the record is read at its address, with your own rights. The
    order is that of the commits: nothing is skipped, and nothing comes in before a place you passed. You get
    the events about records you may see now; outside a dossier only those of versions that were public.

    Keep `links.next` with what you did with the events, and go on there. Follow it at once while `hasMore` is
    `true`, also when the page is empty; otherwise wait some seconds first, or open the stream.

    Args:
        after: Events after this place: the `after` in `links.next`, or `latest` for those still to come.
        Without it the feed starts at the beginning.
        type: Only these types, comma-separated, such as `nl.convenanten.agreement-changed`.
        agreement_id: Only records in the dossier of this agreement. Records that belong to several
        dossiers, such as decisions and documents, are not among them.
        organisation_id: Only what concerns this organisation: the dossiers it manages, is party to or
        funds, and the decisions, mandates, documents and money it sees with them. General reference data,
        such as organisations and areas, is left out. It never shows more than you may see; who acted does
        not matter.
        limit: Most events on one page.
    """
    return Read(
        "/v1/events",
        m.EventPage,
        query={
            "after": after,
            "type": type,
            "agreementId": agreement_id,
            "organisationId": organisation_id,
            "limit": limit,
        },
    )


def list_webhook_subscriptions(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    sort: m.ListWebhookSubscriptionsSort | None = None,
    count: m.CountMode | None = None,
    organisation_id: Id | None = None,
    status: m.WebhookStatus | None = None,
) -> Listing[m.WebhookSubscriptionPage, m.WebhookSubscriptionRead]:
    """List webhook subscriptions.

    An address of an organisation to which events are sent as they happen: those its people find in the feed, in
    the same order. Seen by members of the organisation, by auditors and by administrators. A list shows what
    the reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        sort: A name to sort by; a leading minus reverses.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
        status: Whether events are sent to a subscription.  - `pending`: Wacht op toestemming van het adres
        · Waits for the address to agree - `active`: Actief · Active - `paused`: Gepauzeerd · Paused -
        `disabled`: Uitgeschakeld door het register · Disabled by the register - `ended`: Beëindigd · Ended
    """
    return Listing(
        "/v1/webhook-subscriptions",
        m.WebhookSubscriptionPage,
        m.WebhookSubscriptionRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "sort": sort,
            "count": count,
            "organisationId": organisation_id,
            "status": status,
        },
    )


def record_webhook_subscription(
    *,
    organisation_id: Id,
    url: str,
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    description: str | None | Unset = UNSET,
    event_types: Sequence[str] | Unset = UNSET,
    dossier_agreement_id: Id | None | Unset = UNSET,
) -> Command[m.WebhookSubscriptionIssued]:
    """Record a new webhook subscription.

    An address of an organisation to which events are sent as they happen: those its people find in the feed, in
    the same order. Seen by members of the organisation, by auditors and by administrators. Needs one of the
    roles `controller`, `decision_secretary`, `finance_officer`, `registrar`, at the organisation the record is
    about.

    Args:
        organisation_id: The organisation it is of; it does not change.
        url: Where to send to, over https; it does not change: another address is another subscription.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        description: What it is for, and whom to ask about it.
        event_types: Only events of these types; all of them when empty.
        dossier_agreement_id: Only events in the dossier of this agreement, as with `agreementId` of the
        feed.
    """
    return Command(
        "POST",
        "/v1/webhook-subscriptions",
        m.WebhookSubscriptionIssued,
        body=given(
            m.WebhookSubscriptionCreate,
            {
                "organisation_id": organisation_id,
                "url": url,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "description": description,
                "event_types": event_types,
                "dossier_agreement_id": dossier_agreement_id,
            },
        ),
    )


def get_webhook_subscription(
    webhook_subscription_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.WebhookSubscriptionRead]:
    """Read one webhook subscription.

    An address of an organisation to which events are sent as they happen: those its people find in the feed, in
    the same order. Seen by members of the organisation, by auditors and by administrators. `asOf` and `knownAt`
    show it as it was at another moment.

    Args:
        webhook_subscription_id: Id of the webhook subscription.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/webhook-subscriptions/{segment(webhook_subscription_id)}",
        m.WebhookSubscriptionRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_webhook_subscription(
    webhook_subscription: m.WebhookSubscriptionRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    description: str | None | Unset = UNSET,
    event_types: Sequence[str] | None | Unset = UNSET,
    dossier_agreement_id: Id | None | Unset = UNSET,
) -> Command[m.WebhookSubscriptionRead]:
    """Correct or complete one webhook subscription.

    An address of an organisation to which events are sent as they happen: those its people find in the feed, in
    the same order. Seen by members of the organisation, by auditors and by administrators. Only the members
    sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read, and
    makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of the
    roles `controller`, `decision_secretary`, `finance_officer`, `registrar`, at the organisation the record is
    about.

    Args:
        webhook_subscription: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `workflow`: it counts from now, by who records it.
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        description: What it is for, and whom to ask about it.
        event_types: Only events of these types; all of them when empty.
        dossier_agreement_id: Only events in the dossier of this agreement, as with `agreementId` of the
        feed.
    """
    return Command(
        "PATCH",
        webhook_subscription.address,
        m.WebhookSubscriptionRead,
        body=given(
            m.WebhookSubscriptionCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "description": description,
                "event_types": event_types,
                "dossier_agreement_id": dossier_agreement_id,
            },
        ),
        on=webhook_subscription,
    )


def list_webhook_subscription_history(
    webhook_subscription_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one webhook subscription.

    An address of an organisation to which events are sent as they happen: those its people find in the feed, in
    the same order. Seen by members of the organisation, by auditors and by administrators. The history names
    every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        webhook_subscription_id: Id of the webhook subscription.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/webhook-subscriptions/{segment(webhook_subscription_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def perform_webhook_subscription_transition(
    webhook_subscription: m.WebhookSubscriptionRead,
    *,
    reason: str,
    transition: m.WebhookTransition,
) -> Command[m.WebhookSubscriptionRead]:
    """Pause, resume or end a webhook subscription.

    Stop the sending, go on with it, or end it for good.

    Nothing is lost meanwhile: a subscription that is resumed goes on where it was, at once, also one that the
    register disabled. Whoever resumes it keeps it from then on: it sends for as long as they have a role that
    may subscribe. An administrator can only pause.

    Args:
        webhook_subscription: The record as it was read; its ETag is sent along.
        transition: What can be done with a subscription.  - `pause`: Pauzeren · Pause - `resume`: Hervatten
        · Resume - `end`: Beëindigen · End
    """
    return Command(
        "POST",
        webhook_subscription.address + "/transitions",
        m.WebhookSubscriptionRead,
        body=given(
            m.WebhookTransitionRequest,
            {
                "reason": reason,
                "transition": transition,
            },
        ),
        on=webhook_subscription,
    )


def rotate_webhook_secret(
    webhook_subscription: m.WebhookSubscriptionRead,
    *,
    reason: str,
) -> Command[m.WebhookSubscriptionIssued]:
    """Replace the secret of a webhook subscription.

    Make a new secret and show it this once; for 24 hours the present one signs as well.

    What is sent in that time carries both signatures: take the new secret in use before it is over. A repeated
    request is answered without the secret; when the answer was lost, rotate again.

    Args:
        webhook_subscription: The record as it was read; its ETag is sent along.
    """
    return Command(
        "POST",
        webhook_subscription.address + "/secret-rotations",
        m.WebhookSubscriptionIssued,
        body=given(
            m.SecretRotation,
            {
                "reason": reason,
            },
        ),
        on=webhook_subscription,
    )


def replay_webhook_events(
    webhook_subscription: m.WebhookSubscriptionRead,
    *,
    reason: str,
    after_sequence: int,
) -> Command[m.WebhookSubscriptionRead]:
    """Send events to a webhook subscription again.

    Go back to an earlier place in the journal and send everything after it, with what you may see now.

    An event that was sent before has the same `webhook-id`. A subscription that is paused or disabled starts
    there when it is resumed.

    Args:
        webhook_subscription: The record as it was read; its ETag is sent along.
        after_sequence: Events after this place in the journal; 0 is its beginning.
    """
    return Command(
        "POST",
        webhook_subscription.address + "/replays",
        m.WebhookSubscriptionRead,
        body=given(
            m.ReplayRequest,
            {
                "reason": reason,
                "after_sequence": after_sequence,
            },
        ),
        on=webhook_subscription,
    )


def probe_webhook_subscription(
    webhook_subscription_id: Id,
    *,
    note: str | None | Unset = UNSET,
) -> Command[m.WebhookTest]:
    """Try the address of a webhook subscription.

    Send a message at once, of type `nl.convenanten.webhook-subscription-tested`, and tell what became of it.

    An address that has not agreed yet is first asked to. The message is signed like every other and is sent
    once, also to a subscription that is paused; within three seconds it must be accepted. With
    `validateOnly=true` nothing is sent.

    Args:
        webhook_subscription_id: Id of the webhook subscription.
        note: To know the message by: it carries this in `data.note`.
    """
    return Command(
        "POST",
        f"/v1/webhook-subscriptions/{segment(webhook_subscription_id)}/tests",
        m.WebhookTest,
        body=given(
            m.WebhookTestRequest,
            {
                "note": note,
            },
        ),
    )


def list_webhook_deliveries(
    webhook_subscription_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.WebhookDeliveryPage, m.WebhookDeliveryRead]:
    """List what was sent to a webhook subscription.

    Return the latest attempts to send something, the newest first, and how far the subscription is in the
    journal.

    The last thousand attempts are kept. An address that does not accept is tried ten times in some three days,
    then the subscription is disabled; nothing is lost, and `resume` goes on where it was.

    Args:
        webhook_subscription_id: Id of the webhook subscription.
        limit: Most attempts on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/webhook-subscriptions/{segment(webhook_subscription_id)}/deliveries",
        m.WebhookDeliveryPage,
        m.WebhookDeliveryRead,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def list_journal_entries(
    *,
    limit: int | None = None,
    cursor: str | None = None,
    agreement_id: Id | None = None,
    resource_kind: str | None = None,
    resource_id: Id | None = None,
    subject: str | None = None,
    command: str | None = None,
    recorded_from: Instant | None = None,
    recorded_until: Instant | None = None,
) -> Listing[m.JournalPage, m.JournalEntryRead]:
    """List the entries of the journal.

    Return who did what to which record and when, oldest first; for auditors.

    A page looks at a bounded number of entries; it may keep few of them, even none, and still have a next page.

    Args:
        limit: Most entries on one page.
        cursor: From `links.next`; opaque.
        resource_kind: Only this kind of record, as in `resourceKind`.
        subject: Only commands of this `actor.subject`.
        command: Only this command, such as `agreement.correct`.
        recorded_from: Only entries recorded at this instant or later.
        recorded_until: Only entries recorded before this instant.
    """
    return Listing(
        "/v1/journal",
        m.JournalPage,
        m.JournalEntryRead,
        query={
            "limit": limit,
            "cursor": cursor,
            "agreementId": agreement_id,
            "resourceKind": resource_kind,
            "resourceId": resource_id,
            "subject": subject,
            "command": command,
            "recordedFrom": recorded_from,
            "recordedUntil": recorded_until,
        },
    )


def get_journal_checkpoint() -> Read[m.CheckpointRead]:
    """Read the end of the journal.

    Return the number and the hash of the last entry: keep it, and nobody can change what came before unnoticed.

    Open to everybody: it tells nothing but a number and a hash. Hold it against the journal later with
    `convenant verify --checkpoint`.
    """
    return Read(
        "/v1/journal/checkpoint",
        m.CheckpointRead,
    )


def verify_journal(
    *,
    from_: int | None = None,
    to: int | None = None,
) -> Read[m.VerificationRead]:
    """Recompute a part of the journal.

    Recompute the hashes and links of at most 10,000 entries and say where they do not hold; for auditors.

    The whole journal, and every record against its newest entry, is walked by the command `convenant verify`.

    Args:
        from_: The first entry; the journal starts at 1.
        to: The last entry, at most 9,999 after the first; by default as far as that, or the end.
    """
    return Read(
        "/v1/journal/verification",
        m.VerificationRead,
        query={
            "from": from_,
            "to": to,
        },
    )


def get_journal_entry(
    number: int,
) -> Read[m.JournalEntryDetail]:
    """Read one entry of the journal.

    Return one entry with the content as it was hashed, the reason and the mandate; for auditors.

    Args:
        number: Number of the entry.
    """
    return Read(
        f"/v1/journal/{segment(number)}",
        m.JournalEntryDetail,
    )


def list_code_lists() -> Read[m.CodeListPage]:
    """List every code list.

    Return every closed list of values the API uses, with Dutch and English labels.
    """
    return Read(
        "/v1/codelists",
        m.CodeListPage,
    )


def get_code_list(
    name: str,
) -> Read[m.CodeListRead]:
    """Read one code list.

    Return the values of one list, such as `agreement-status`, with Dutch and English labels.

    Args:
        name: Name of the list.
    """
    return Read(
        f"/v1/codelists/{segment(name)}",
        m.CodeListRead,
    )


def list_memberships(
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    count: m.CountMode | None = None,
    issuer: str | None = None,
    subject: str | None = None,
    organisation_id: Id | None = None,
    person_id: Id | None = None,
) -> Listing[m.MembershipPage, m.MembershipRead]:
    """List memberships.

    Somebody's roles at an organisation: the issuer and subject of a token say who somebody is, this says what
    they may do, and which person of the register they are. Seen by administrators and auditors. A list shows
    what the reader may see, in pages.

    Args:
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
        limit: Most records on one page.
        cursor: From `links.next`; opaque.
        count: How a list counts what it holds.  - `exact`: Geteld · Exact - `estimated`: Geschat ·
        Estimated
    """
    return Listing(
        "/v1/memberships",
        m.MembershipPage,
        m.MembershipRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
            "limit": limit,
            "cursor": cursor,
            "count": count,
            "issuer": issuer,
            "subject": subject,
            "organisationId": organisation_id,
            "personId": person_id,
        },
    )


def record_membership(
    *,
    issuer: str,
    subject: str,
    organisation_id: Id,
    roles: Sequence[m.ApiRole],
    recording_mode: m.RecordingMode | Unset = UNSET,
    occurred_on: m.PartialDate | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    person_id: Id | None | Unset = UNSET,
) -> Command[m.MembershipRead]:
    """Record a new membership.

    Somebody's roles at an organisation: the issuer and subject of a token say who somebody is, this says what
    they may do, and which person of the register they are. Seen by administrators and auditors. Needs one of
    the roles `administrator`, at any organisation: the role alone decides.

    Args:
        issuer: The issuer of the tokens, as in their `iss`; it does not change.
        subject: Who the tokens are about, as in their `sub`; it does not change.
        organisation_id: The organisation the roles are held at; it does not change.
        roles: The roles held; an empty list ends the membership at the next request.
        recording_mode: How a fact reaches the register (domain reference, idea 2).  - `workflow`:
        Werkproces · Workflow - `historic`: Historische vastlegging · Historic
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        person_id: The person the tokens are about; under a mandate only its holder acts (R-033).
    """
    return Command(
        "POST",
        "/v1/memberships",
        m.MembershipRead,
        body=given(
            m.MembershipCreate,
            {
                "issuer": issuer,
                "subject": subject,
                "organisation_id": organisation_id,
                "roles": roles,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "person_id": person_id,
            },
        ),
    )


def get_membership(
    membership_id: Id,
    *,
    as_of: Day | None = None,
    known_at: Instant | None = None,
    fields: Names | None = None,
) -> Read[m.MembershipRead]:
    """Read one membership.

    Somebody's roles at an organisation: the issuer and subject of a token say who somebody is, this says what
    they may do, and which person of the register they are. Seen by administrators and auditors. `asOf` and
    `knownAt` show it as it was at another moment.

    Args:
        membership_id: Id of the membership.
        as_of: Show the facts as they were in law on this day (Europe/Amsterdam).
        known_at: Show what the register knew at this instant (RFC 3339 with offset).
        fields: Only these members, comma-separated; `id` and `links` always stay.
    """
    return Read(
        f"/v1/memberships/{segment(membership_id)}",
        m.MembershipRead,
        query={
            "asOf": as_of,
            "knownAt": known_at,
            "fields": fields,
        },
    )


def correct_membership(
    membership: m.MembershipRead,
    *,
    reason: str,
    recording_mode: m.RecordingMode | None | Unset = UNSET,
    occurred_on: m.PartialDateCorrection | None | Unset = UNSET,
    source_refs: Sequence[m.SourceRef] | None | Unset = UNSET,
    corrects_id: Id | None | Unset = UNSET,
    note: str | None | Unset = UNSET,
    roles: Sequence[m.ApiRole] | Unset = UNSET,
    person_id: Id | None | Unset = UNSET,
) -> Command[m.MembershipRead]:
    """Correct or complete one membership.

    Somebody's roles at an organisation: the issuer and subject of a token say who somebody is, this says what
    they may do, and which person of the register they are. Seen by administrators and auditors. Only the
    members sent change (JSON Merge Patch, RFC 7396); every change needs a `reason` and the ETag that was read,
    and makes a new version. Nothing is overwritten: earlier versions stay readable with `knownAt`. Needs one of
    the roles `administrator`, at any organisation: the role alone decides.

    Args:
        membership: The record as it was read; its ETag is sent along.
        reason: Why it changes; kept in the journal.
        recording_mode: `workflow`: the roles are given now, by who records them.
        occurred_on: The day of the fact itself, as precise as known.
        source_refs: The documents the fact rests on.
        corrects_id: The record that this one corrects.
        note: What the source adds and no other member holds.
        roles: The roles held; an empty list ends the membership at the next request.
        person_id: The person the tokens are about; under a mandate only its holder acts (R-033).
    """
    return Command(
        "PATCH",
        membership.address,
        m.MembershipRead,
        body=given(
            m.MembershipCorrection,
            {
                "reason": reason,
                "recording_mode": recording_mode,
                "occurred_on": occurred_on,
                "source_refs": source_refs,
                "corrects_id": corrects_id,
                "note": note,
                "roles": roles,
                "person_id": person_id,
            },
        ),
        on=membership,
    )


def list_membership_history(
    membership_id: Id,
    *,
    limit: int | None = None,
    cursor: str | None = None,
) -> Listing[m.HistoryPage, m.HistoryEntry]:
    """Read the history of one membership.

    Somebody's roles at an organisation: the issuer and subject of a token say who somebody is, this says what
    they may do, and which person of the register they are. Seen by administrators and auditors. The history
    names every version, newest first: when it was recorded, by whom, why, and where it can be read. Outside the
    dossier it names only versions that were public, and nobody.

    Args:
        membership_id: Id of the membership.
        limit: Most versions on one page.
        cursor: From `links.next`; opaque.
    """
    return Listing(
        f"/v1/memberships/{segment(membership_id)}/history",
        m.HistoryPage,
        m.HistoryEntry,
        query={
            "limit": limit,
            "cursor": cursor,
        },
    )


def get_my_access(
    *,
    agreement_id: Id | None = None,
) -> Read[m.Access]:
    """What may I do here, and why not.

    Tell who the bearer of the token is to the register, and of every operation whether it may be done and why
    not.

    With `agreementId` the question is asked inside that dossier. The answer holds at this moment: roles are
    given and ended in the register, not in the token. What a rule of the domain would refuse is not answered
    here.

    Args:
        agreement_id: In the dossier of this agreement; otherwise in general.
    """
    return Read(
        "/v1/me/access",
        m.Access,
        query={
            "agreementId": agreement_id,
        },
    )


def perform_batch(
    *,
    commands: Sequence[m.BatchCommand],
) -> Command[m.BatchRead]:
    """Perform several commands in one transaction.

    Perform up to 100 commands in order and commit them together; when one fails, none of them happened.

    Each command is what would otherwise be one POST or PATCH, with its own `ifMatch`, and needs the same role.
    The problem of a batch is that of the first command that failed; `failedCommand` counts from 0. A later
    command may refer to a record made by an earlier one by its `name`.

    Args:
        commands: Performed in this order, all or none.
    """
    return Command(
        "POST",
        "/v1/batches",
        m.BatchRead,
        body=given(
            m.BatchCreate,
            {
                "commands": commands,
            },
        ),
    )


RECORDS: dict[str, type[Record]] = {
    r"/v1/agreements/[^/]+": m.AgreementRead,
    r"/v1/agreements/[^/]+/versions/[^/]+": m.AgreementVersionRead,
    r"/v1/agreements/[^/]+/signing-events/[^/]+": m.SigningEventRead,
    r"/v1/agreements/[^/]+/follow-ups/[^/]+": m.FollowUpRead,
    r"/v1/agreements/[^/]+/risks/[^/]+": m.RiskRead,
    r"/v1/signing-authorities/[^/]+": m.SigningAuthorityRead,
    r"/v1/agreements/[^/]+/signatures/[^/]+": m.SignatureRead,
    r"/v1/agreements/[^/]+/ratifications/[^/]+": m.RatificationRead,
    r"/v1/agreements/[^/]+/rejection-notices/[^/]+": m.RejectionNoticeRead,
    r"/v1/agreements/[^/]+/terminations/[^/]+": m.TerminationRead,
    r"/v1/agreements/[^/]+/consents/[^/]+": m.ConsentRead,
    r"/v1/agreements/[^/]+/parties/[^/]+": m.PartyRead,
    r"/v1/agreements/[^/]+/parties/[^/]+/signatories/[^/]+": m.SignatoryRead,
    r"/v1/decisions/[^/]+": m.DecisionRead,
    r"/v1/mandates/[^/]+": m.MandateRead,
    r"/v1/amendments/[^/]+": m.AmendmentRead,
    r"/v1/amendments/[^/]+/consents/[^/]+": m.AmendmentConsentRead,
    r"/v1/funding-envelopes/[^/]+": m.FundingEnvelopeRead,
    r"/v1/allocations/[^/]+": m.AllocationRead,
    r"/v1/allocations/[^/]+/conditions/[^/]+": m.ConditionRead,
    r"/v1/allocations/[^/]+/accounting-reports/[^/]+": m.AccountingReportRead,
    r"/v1/allocations/[^/]+/suspensions/[^/]+": m.SuspensionRead,
    r"/v1/allocations/[^/]+/payments/[^/]+": m.PaymentRead,
    r"/v1/programmes/[^/]+": m.ProgrammeRead,
    r"/v1/plans/[^/]+": m.PlanRead,
    r"/v1/pillars/[^/]+": m.PillarRead,
    r"/v1/goals/[^/]+": m.GoalRead,
    r"/v1/sdgs/[^/]+": m.SdgRead,
    r"/v1/areas/[^/]+": m.AreaRead,
    r"/v1/organisations/[^/]+": m.OrganisationRead,
    r"/v1/persons/[^/]+": m.PersonRead,
    r"/v1/office-holdings/[^/]+": m.OfficeHoldingRead,
    r"/v1/role-assignments/[^/]+": m.RoleAssignmentRead,
    r"/v1/documents/[^/]+": m.DocumentRead,
    r"/v1/findings/[^/]+": m.FindingRead,
    r"/v1/webhook-subscriptions/[^/]+": m.WebhookSubscriptionRead,
    r"/v1/memberships/[^/]+": m.MembershipRead,
}
"""What is read at which address."""
