"""All SQL of agreements: who sees them, how they are filtered, sorted and related."""

from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.agreements.models import AgreementVersion
from app.kit.domain import Localised
from app.kit.resources import (
    BY_RECORDING,
    Expansion,
    Filter,
    Representation,
    Sort,
    contains,
    equals,
    linked,
    on_or_after,
    on_or_before,
)
from app.kit.statement import query_fault

AGREEMENT_IN_DOSSIER = (
    "EXISTS (SELECT 1 FROM dossier_relation d"
    " WHERE d.agreement_id = r.id AND d.organisation_id = ANY({organisations}))"
)


def _party_then(_found: Representation, _organisation_id: UUID) -> bool:
    """Refuse to guess: an agreement's representation does not hold its parties (D13)."""
    sentence = Localised(
        "`organisationId` kan niet samen met `asOf` of `knownAt`; `managingOrganisationId` wel.",
        "`organisationId` does not go with `asOf` or `knownAt`; `managingOrganisationId` does.",
    )
    raise query_fault("organisationId", "not-combinable", sentence)


AGREEMENT_FILTERS = {
    **{name: equals(name) for name in ("status", "kind", "programme_id", "managing_organisation_id")},
    "area_id": linked("agreement_area", "agreement_id", "area_id", "areaIds"),
    "organisation_id": Filter(
        "(r.managing_organisation_id = {value} OR EXISTS"
        " (SELECT 1 FROM party p WHERE p.agreement_id = r.id AND p.organisation_id = {value}))",
        _party_then,
    ),
    "title": contains("title"),
    "starts_from": on_or_after("starts_on"),
    "starts_until": on_or_before("starts_on"),
    "ends_from": on_or_after("ends_on"),
    "ends_until": on_or_before("ends_on"),
}
AGREEMENT_SORTS = {
    "title": Sort("lower(coalesce(r.title, ''))"),
    "recordedAt": BY_RECORDING,
    "status": Sort("r.status"),
}
VERSION_FILTERS = {"version_status": equals("version_status")}
VERSION_SORTS = {"versionNo": Sort("r.version_no", "int")}
SIGNING_EVENT_FILTERS = {
    "status": equals("status"),
    "planned_from": on_or_after("planned_on"),
    "planned_until": on_or_before("planned_on"),
}
FOLLOW_UP_FILTERS = {
    "kind": equals("kind"),
    "status": equals("status"),
    "due_from": on_or_after("due_on"),
    "due_until": on_or_before("due_on"),
}
RECORDING_SORTS = {"recordedAt": BY_RECORDING}


def _of_dossier(kind: str, *, table: str | None = None, column: str = "id", key: str = "agreement_id") -> Expansion:
    return Expansion(kind, f"SELECT {column} FROM {table or kind} WHERE {key} IN (SELECT id FROM page)")


AGREEMENT_EXPANSIONS = {
    "organisations": Expansion(
        "organisation",
        "SELECT managing_organisation_id FROM agreement WHERE id IN (SELECT id FROM page)"
        " UNION SELECT organisation_id FROM party WHERE agreement_id IN (SELECT id FROM page)",
    ),
    "parties": _of_dossier("party"),
    "signatories": _of_dossier("signatory"),
    "signing-events": _of_dossier("signing_event"),
    "versions": _of_dossier("agreement_version"),
    "decisions": _of_dossier("decision", table="decision_point", column="decision_id"),
    "mandates": _of_dossier("mandate", key="subject_agreement_id"),
    "programme": _of_dossier("programme", table="agreement", column="programme_id", key="id"),
    "plans": _of_dossier("plan", table="agreement_relation", column="to_plan_id"),
    "areas": _of_dossier("area", table="agreement_area", column="area_id"),
    "follow-ups": _of_dossier("follow_up"),
    "risks": _of_dossier("risk"),
    "allocations": _of_dossier("allocation"),
    "funding-envelopes": _of_dossier("funding_envelope", table="allocation", column="envelope_id"),
    "documents": _of_dossier("document", table="document_agreement", column="document_id"),
}

# Any constant serves; it only has to be the same for everybody who changes relations.
_RELATIONS_LOCK = text("SELECT pg_advisory_xact_lock(5205117019720001)")
_REACHES_ITSELF = text(
    "WITH RECURSIVE reached(id) AS ("
    " SELECT to_agreement_id FROM agreement_relation WHERE agreement_id = :agreement_id"
    " UNION SELECT further.to_agreement_id FROM agreement_relation further JOIN reached"
    " ON further.agreement_id = reached.id)"
    " SELECT EXISTS (SELECT 1 FROM reached WHERE id = :agreement_id)"
)


async def lock_relations(session: AsyncSession) -> None:
    """Let nobody else change relations between agreements until this transaction ends.

    Two transactions that each add one half of a circle do not see each other's half; one after the other they do.
    """
    await (await session.connection()).execute(_RELATIONS_LOCK)


async def reaches_itself(session: AsyncSession, agreement_id: UUID) -> bool:
    """Tell whether the stored relations lead from an agreement back to it (R-070)."""
    found = await (await session.connection()).execute(_REACHES_ITSELF, {"agreement_id": agreement_id})
    return bool(found.scalar_one())


async def has_version(session: AsyncSession, agreement_id: UUID, version_id: UUID) -> bool:
    """Tell whether a version of the text is one of this agreement."""
    statement: Any = select(AgreementVersion.id).where(
        col(AgreementVersion.id) == version_id, AgreementVersion.agreement_id == agreement_id
    )
    return (await session.exec(statement)).first() is not None
