"""One plausible dossier: an agreement somewhere on its way from draft to its end."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from app.access.models import DossierRelation
from app.access.rules import DossierRelationKind
from app.agreements.models import AgreementArea, AgreementNeighbourhood, AgreementStatusPeriod, Clause
from app.agreements.rules import (
    ClauseKind,
    FollowUpKind,
    FollowUpStatus,
    LegalBindingness,
    SigningEventStatus,
    VersionStatus,
)
from app.agreements.schemas import ClauseRead, StatusPeriodRead
from app.agreements.service import AGREEMENT_VERSIONS, AGREEMENTS, FOLLOW_UPS, SIGNING_EVENTS
from app.decisions.models import DecisionPoint
from app.decisions.rules import Body, DecisionKind, DecisionOutcome, DecisionStatus, PublicationStatus
from app.decisions.schemas import DecisionPointRead
from app.decisions.service import DECISIONS
from app.documents.models import DocumentAgreement
from app.documents.rules import Confidentiality, DocumentKind
from app.documents.service import DOCUMENTS
from app.dossier.generating.bulk import Batch
from app.dossier.generating.money import gather_money
from app.dossier.generating.plans import COURSE, DAYS_PER_STEP, KINDS, Plan, S
from app.dossier.generating.world import day
from app.kit.schema import PartialDate, SourceRef
from app.organisations.rules import FunctionKind
from app.parties.rules import PartyRole, SignatoryStatus
from app.parties.schemas import StandingSignature
from app.parties.service import PARTIES, SIGNATORIES

CLAUSES = (
    (ClauseKind.PURPOSE, "Doel", "Partijen werken samen aan {subject} in {place}."),
    (ClauseKind.OBLIGATIONS, "Inspanningen", "Elke partij wijst een aanspreekpunt aan en deelt haar plannen."),
    (ClauseKind.FINANCE, "Financiën", "Elke partij draagt haar eigen kosten, tenzij anders afgesproken."),
    (ClauseKind.TERM, "Looptijd", "De overeenkomst geldt voor de in de bijlage genoemde periode."),
    (ClauseKind.PUBLICITY, "Communicatie", "Partijen stemmen persberichten met elkaar af."),
)


def add_dossier(batch: Batch, plan: Plan) -> dict[str, list[str]]:
    """Gather the records of one dossier and return their representations by kind, for the checks."""
    before = len(batch.entries)
    sources = (_document(batch, plan),)
    _agreement(batch, plan, sources)
    _version(batch, plan, sources)
    _decision(batch, plan, sources)
    for number, organisation in enumerate((plan.place.municipality, plan.place.province, *plan.partners)):
        _party(batch, plan, number, organisation, sources)
    _course(batch, plan, sources)
    gather_money(batch, plan, sources)
    _relations(batch, plan)
    found: dict[str, list[str]] = {}
    for entry in batch.entries[before:]:
        found.setdefault(entry["resource_kind"], []).append(entry["representation"])
    return found


def _document(batch: Batch, plan: Plan) -> SourceRef:
    document = plan.id("document")
    columns = {
        "kind": DocumentKind.AGREEMENT_TEXT,
        "title": f"{plan.subject} {plan.place.name}",
        "organisation_id": plan.place.municipality,
        "available": True,
        "language": "nl",
        "confidentiality": Confidentiality.INTERNAL,
    }
    batch.record(DOCUMENTS, document, columns, {"agreement_ids": (plan.agreement,)})
    batch.part(DocumentAgreement, document_id=document, agreement_id=plan.agreement)
    return SourceRef(document_id=document)


def _agreement(batch: Batch, plan: Plan, sources: tuple[SourceRef, ...]) -> None:
    course = [status for status in COURSE if plan.reached(status)] or [S.DRAFT]
    history = [(status, plan.on(status) or day(plan.begun_on.isoformat())) for status in course]
    # What is in force on the day it is generated has not ended yet: the first turn of the day finds little to do.
    years = 12 if plan.status is S.IN_FORCE else 4
    ends = day(plan.begun_on.replace(year=plan.begun_on.year + years, day=1).isoformat())
    if plan.status not in COURSE:
        history.append((plan.status, ends if plan.reached(S.IN_FORCE) else day(plan.begun_on.isoformat())))
    neighbourhoods = tuple(sorted(plan.place.neighbourhoods[:2]))
    columns = {
        "kind": KINDS[plan.agreement.int % len(KINDS)],
        "title": f"{plan.subject} {plan.place.name}",
        "managing_organisation_id": plan.place.municipality,
        "programme_id": plan.place.programme,
        "status": plan.status,
        "concluded_on": plan.on(S.SIGNED),
        "starts_on": plan.on(S.IN_FORCE),
        "effective_on": plan.on(S.IN_FORCE),
        "ends_on": ends,
        "notice_period_months": 3,
        "has_amendment_clause": True,
        "legal_bindingness": LegalBindingness.PARTLY_BINDING,
        "current_version_id": plan.id("agreement_version"),
    }
    children = {
        "area_ids": (plan.place.area,),
        "neighbourhood_ids": neighbourhoods,
        "relations": (),
        "status_history": tuple(StatusPeriodRead(status=status, since=since) for status, since in history),
    }
    batch.record(AGREEMENTS, plan.agreement, columns, children, history[0][1], sources)
    batch.part(AgreementArea, agreement_id=plan.agreement, area_id=plan.place.area)
    for neighbourhood in neighbourhoods:
        batch.part(AgreementNeighbourhood, agreement_id=plan.agreement, neighbourhood_id=neighbourhood)
    for position, (status, since) in enumerate(history):
        batch.part(AgreementStatusPeriod, agreement_id=plan.agreement, position=position, status=status, since=since)


def _version(batch: Batch, plan: Plan, sources: tuple[SourceRef, ...]) -> None:
    version = plan.id("agreement_version")
    clauses = [
        batch.part(
            Clause,
            id=plan.id("clause", position),
            version_id=version,
            position=position,
            article_no=str(position + 1),
            clause_kind=kind,
            heading=heading,
            text=text.format(subject=plan.subject.lower(), place=plan.place.name),
        )
        for position, (kind, heading, text) in enumerate(CLAUSES)
    ]
    columns = {
        "agreement_id": plan.agreement,
        "version_no": 1,
        "version_status": VersionStatus.SIGNING_TEXT if plan.reached(S.SIGNED) else VersionStatus.DECISION_TEXT,
        "document_id": sources[0].document_id,
        "effective_on": plan.on(S.IN_FORCE),
    }
    shown = tuple(ClauseRead.model_validate(clause, from_attributes=True) for clause in clauses)
    batch.record(AGREEMENT_VERSIONS, version, columns, {"clauses": shown}, sources=sources)


def _decision(batch: Batch, plan: Plan, sources: tuple[SourceRef, ...]) -> None:
    decided_on = plan.on(S.APPROVED)
    if decided_on is None:
        return
    for organisation, body in (
        (plan.place.municipality, Body.MUNICIPAL_EXECUTIVE),
        (plan.place.province, Body.PROVINCIAL_EXECUTIVE),
    ):
        decision = plan.id("decision", body)
        point = batch.part(
            DecisionPoint,
            id=plan.id("decision_point", body),
            decision_id=decision,
            position=0,
            number=1,
            kind=DecisionKind.ENTER_INTO_AGREEMENT,
            text=f"Aangaan van de overeenkomst {plan.subject} {plan.place.name}",
            outcome=DecisionOutcome.CONFORM,
            agreement_id=plan.agreement,
            agreement_version_id=plan.id("agreement_version"),
        )
        columns = {
            "organisation_id": organisation,
            "body": body,
            "status": DecisionStatus.DECIDED,
            "decided_on": decided_on,
            "outcome_text": "Conform.",
            "publication_status": PublicationStatus.UNKNOWN,
        }
        shown = DecisionPointRead.model_validate(point, from_attributes=True)
        batch.record(DECISIONS, decision, columns, {"points": (shown,)}, decided_on, sources)


def _party(batch: Batch, plan: Plan, number: int, organisation: UUID, sources: tuple[SourceRef, ...]) -> None:
    party = plan.id("party", number)
    columns = {
        "agreement_id": plan.agreement,
        "organisation_id": organisation,
        "party_role": PartyRole.ALLIANCE_PARTNER,
        "must_sign": True,
    }
    batch.record(PARTIES, party, columns, sources=sources)
    signed_on = plan.on(S.SIGNED)
    by_mayor = organisation == plan.place.municipality and plan.reached(S.IN_SIGNING)
    signatory = {
        "agreement_id": plan.agreement,
        "party_id": party,
        "person_id": plan.place.mayor_person if by_mayor else None,
        "office_holding_id": plan.place.municipal_mayor if by_mayor else None,
        "function_kind": FunctionKind.MAYOR if by_mayor else FunctionKind.BOARD_MEMBER,
        "status": SignatoryStatus.SIGNED if signed_on else SignatoryStatus.NOT_DESIGNATED,
        "signed_on": signed_on,
    }
    signature = _only_day(signed_on) if signed_on else None
    batch.record(SIGNATORIES, plan.id("signatory", number), signatory, {"signature": signature}, sources=sources)


def _only_day(signed_on: PartialDate) -> StandingSignature:
    return StandingSignature(id=None, signed_on=signed_on, text_sha256=None, under_reservation=None, mandate_id=None)


def _course(batch: Batch, plan: Plan, sources: tuple[SourceRef, ...]) -> None:
    if plan.reached(S.IN_DECISION):
        planned_on = day((plan.begun_on + timedelta(days=DAYS_PER_STEP * COURSE.index(S.SIGNED))).isoformat())
        event: dict[str, Any] = {
            "agreement_id": plan.agreement,
            "status": SigningEventStatus.HELD if plan.reached(S.SIGNED) else SigningEventStatus.PLANNED,
            "planned_on": planned_on,
            "held_on": plan.on(S.SIGNED),
            "previous_planned_on": (),
        }
        batch.record(SIGNING_EVENTS, plan.id("signing_event"), event, {"location_option_ids": ()}, sources=sources)
    columns: dict[str, Any] = {
        "agreement_id": plan.agreement,
        "kind": FollowUpKind.COUNCIL_INFORMATION_LETTER,
        "status": FollowUpStatus.DONE if plan.reached(S.SIGNED) else FollowUpStatus.PLANNED,
        "done_on": plan.on(S.SIGNED),
        "addressee_body": Body.MUNICIPAL_COUNCIL,
    }
    batch.record(FOLLOW_UPS, plan.id("follow_up"), columns, sources=sources)


def _relations(batch: Batch, plan: Plan) -> None:
    relations = {
        (plan.place.municipality, DossierRelationKind.MANAGES),
        (plan.place.province, DossierRelationKind.FUNDS),
        *(
            (party, DossierRelationKind.PARTY)
            for party in (plan.place.municipality, plan.place.province, *plan.partners)
        ),
    }
    for organisation, relation in sorted(relations):
        batch.part(DossierRelation, organisation_id=organisation, agreement_id=plan.agreement, relation=relation)
