"""All SQL of agreements: who sees them, how they are filtered, sorted and related."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.agreements.models import AgreementVersion
from app.agreements.rules import WaitingFor
from app.agreements.schemas import AgreementQuery
from app.kit.domain import Localised
from app.kit.queries import ListQuery
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

AGREEMENTS_OF_ORGANISATION = (
    "SELECT d.agreement_id AS id FROM dossier_relation d WHERE d.organisation_id = {organisation}"
)


def _party_then(_found: Representation, _organisation_id: UUID) -> bool:
    """Refuse to guess: an agreement's representation does not hold its parties (D13)."""
    sentence = Localised(
        "`organisationId` kan niet samen met `asOf` of `knownAt`; `managingOrganisationId` wel.",
        "`organisationId` does not go with `asOf` or `knownAt`; `managingOrganisationId` does.",
    )
    raise query_fault("organisationId", "not-combinable", sentence)


def _waiting_then(_found: Representation, _waiting_for: WaitingFor) -> bool:
    """Refuse to guess: what a party has to do lies in other records (D13)."""
    sentence = Localised(
        "`waitingFor` kan niet samen met `asOf` of `knownAt`.", "`waitingFor` does not go with `asOf` or `knownAt`."
    )
    raise query_fault("waitingFor", "not-combinable", sentence)


_TODAY = "(SELECT turned_on FROM legal_day)"
_IS_PARTY = (
    f"(p.joined_on IS NULL OR partial_date_latest(p.joined_on) <= {_TODAY})"
    f" AND (p.left_on IS NULL OR partial_date_earliest(p.left_on) > {_TODAY})"
)
# The present text, and those that only editorial and minor amendments led from to it: what covers them covers it.
_CARRIED = (
    "(WITH RECURSIVE base(id) AS (SELECT r.current_version_id UNION SELECT b.based_on_version_id"
    " FROM base JOIN agreement_version b ON b.id = base.id JOIN amendment m ON m.id = b.amendment_id"
    " AND m.classification IN ('editorial', 'minor') AND m.status IN ('adopted', 'in_effect'))"
    " SELECT id FROM base)"
)
# What was decided affirmatively by the competent body on the present text.
_HAS_DECIDED = (
    "EXISTS (SELECT 1 FROM decision_point x JOIN decision d ON d.id = x.decision_id"
    " LEFT JOIN agreement_version w ON w.id = x.agreement_version_id"
    " LEFT JOIN agreement_version v ON v.id = r.current_version_id"
    " WHERE x.agreement_id = r.id AND x.outcome IN ('conform', 'conform_amended')"
    " AND d.organisation_id = p.organisation_id AND d.status = 'decided'"
    f" AND partial_date_latest(d.decided_on) <= {_TODAY}"
    " AND (x.kind = 'enter_into_agreement' AND (w.text_sha256 = v.text_sha256"
    f" OR w.id IN {_CARRIED}) OR x.kind = 'approve_amendment' AND EXISTS (SELECT 1 FROM agreement_version a"
    f" WHERE a.amendment_id = x.amendment_id AND a.id IN {_CARRIED}))"
    " AND (d.mandate_id IS NOT NULL OR d.body = CASE o.kind WHEN 'municipality' THEN 'municipal_executive'"
    " WHEN 'province' THEN 'provincial_executive' ELSE d.body END))"
)
# A signature that is there, whatever it is worth.
_PRESENT = "('signed', 'signed_under_reservation', 'signed_unauthorised', 'ratified')"
# A signature under the present text; where two sign jointly, of all of them.
_HAS_SIGNED = (
    "EXISTS (SELECT 1 FROM signatory s LEFT JOIN agreement_version v ON v.id = r.current_version_id"
    " LEFT JOIN signature g ON g.signatory_id = s.id AND g.voided_on IS NULL"
    " LEFT JOIN signing_authority a ON a.id = s.signing_authority_id AND a.basis = 'statutory_joint'"
    f" WHERE s.party_id = p.id AND s.status IN {_PRESENT}"
    " AND (g.text_sha256 IS NULL OR v.text_sha256 IS NULL OR g.text_sha256 = v.text_sha256)"
    " AND NOT EXISTS (SELECT h.office_holding_id FROM signing_authority_joint_holder h"
    " WHERE h.signing_authority_id = a.id UNION SELECT a.office_holding_id WHERE a.id IS NOT NULL"
    " EXCEPT SELECT j.office_holding_id FROM signatory j WHERE j.party_id = p.id"
    f" AND j.status IN {_PRESENT}))"
)


def _silent(subject: str, source: str) -> str:
    """Return the agreements in which a party did not consent to something; `p` is the party in the source."""
    return (
        f"SELECT p.agreement_id FROM {source} AND {_IS_PARTY}{{narrowed}} AND NOT EXISTS"
        f" (SELECT 1 FROM consent c WHERE c.party_id = p.id AND c.{subject})"
    )


_WAITING = {
    WaitingFor.DECISION: "r.status IN ('in_decision', 'in_signing', 'signed') AND EXISTS (SELECT 1 FROM party p"
    f" JOIN organisation o ON o.id = p.organisation_id WHERE p.agreement_id = r.id AND {_IS_PARTY}{{narrowed}}"
    " AND (r.status = 'in_decision' AND (o.kind IN ('municipality', 'province') OR o.is_public_law_body)"
    " OR r.status <> 'in_decision' AND EXISTS"
    " (SELECT 1 FROM signatory s WHERE s.party_id = p.id AND s.status = 'signed_under_reservation'))"
    f" AND NOT {_HAS_DECIDED})",
    WaitingFor.SIGNATURE: "r.status = 'in_signing' AND EXISTS (SELECT 1 FROM party p"
    f" WHERE p.agreement_id = r.id AND p.must_sign AND {_IS_PARTY}{{narrowed}} AND NOT {_HAS_SIGNED})",
    WaitingFor.RATIFICATION: "r.id IN (SELECT s.agreement_id FROM signatory s JOIN party p ON p.id = s.party_id"
    " WHERE s.status = 'signed_unauthorised'{narrowed})",
    WaitingFor.CONSENT: "r.id IN (SELECT p.agreement_id FROM amendment m"
    " JOIN party p ON p.agreement_id = m.agreement_id"
    f" WHERE m.status IN ('classified', 'awaiting_consent') AND {_IS_PARTY}{{narrowed}} AND NOT EXISTS"
    " (SELECT 1 FROM amendment_consent c WHERE c.amendment_id = m.id AND c.party_id = p.id AND"
    " (c.recording_mode = 'workflow' OR c.recorded_by->>'organisation_id' = p.organisation_id::text"
    " AND num_nonnulls(c.decision_point_id, c.mandate_id, c.signing_authority_id) > 0)) UNION ALL "
    + " UNION ALL ".join(
        (
            _silent(
                "termination_id = t.id",
                "termination t JOIN agreement a ON a.id = t.agreement_id AND a.status = 'in_force'"
                " JOIN party p ON p.agreement_id = t.agreement_id WHERE t.kind = 'mutual'",
            ),
            _silent(
                "acceding_party_id = q.id",
                "party q JOIN agreement a ON a.id = q.agreement_id AND a.status = 'in_force'"
                " AND a.has_accession_clause IS NOT TRUE"
                " JOIN party p ON p.agreement_id = q.agreement_id AND p.id <> q.id"
                " AND (p.joined_on IS NULL OR partial_date_latest(p.joined_on) < partial_date_earliest(q.joined_on))"
                " WHERE q.joined_on IS NOT NULL AND q.left_on IS NULL",
            ),
        )
    )
    + ")",
}


class _WaitingFilter(Filter):
    """Keep agreements in which a party, or one organisation, still has to do something."""

    def condition(self, query: ListQuery, value: Any, bind: Callable[[Any], str]) -> str:
        """Return what tells that it is waited for."""
        assert isinstance(query, AgreementQuery)
        narrowed = "" if query.organisation is None else f" AND p.organisation_id = {bind(query.organisation)}"
        return f"({_WAITING[value].format(narrowed=narrowed)})"


AGREEMENT_FILTERS = {
    "waiting_for": _WaitingFilter("", _waiting_then, narrowed_by="organisation"),
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
    "signatures": _of_dossier("signature"),
    "ratifications": _of_dossier("ratification"),
    "rejection-notices": _of_dossier("rejection_notice"),
    "terminations": _of_dossier("termination"),
    "consents": _of_dossier("consent"),
    "amendments": _of_dossier("amendment"),
    "amendment-consents": _of_dossier("amendment_consent"),
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


_LOCK = text("SELECT 1 FROM agreement WHERE id = :agreement_id FOR NO KEY UPDATE")
_NEXT_NUMBER = text(
    "SELECT coalesce(max(version_no), 0) + 1 FROM agreement_version WHERE agreement_id = :agreement_id"
)


async def next_version_number(session: AsyncSession, agreement_id: UUID) -> int:
    """Return the number of the next version of a text; nobody else numbers one until this transaction ends."""
    connection = await session.connection()
    await connection.execute(_LOCK, {"agreement_id": agreement_id})
    number: int = (await connection.execute(_NEXT_NUMBER, {"agreement_id": agreement_id})).scalar_one()
    return number


async def has_version(session: AsyncSession, agreement_id: UUID, version_id: UUID) -> bool:
    """Tell whether a version of the text is one of this agreement."""
    statement: Any = select(AgreementVersion.id).where(
        col(AgreementVersion.id) == version_id, AgreementVersion.agreement_id == agreement_id
    )
    return (await session.exec(statement)).first() is not None


async def texts_with_hash(session: AsyncSession, version: AgreementVersion, text_sha256: str) -> Sequence[str]:
    """Return the representations of the other versions of the agreement that were frozen under a hash."""
    statement: Any = select(AgreementVersion.representation).where(
        col(AgreementVersion.agreement_id) == version.agreement_id,
        col(AgreementVersion.text_sha256) == text_sha256,
        col(AgreementVersion.id) != version.id,
        col(AgreementVersion.representation) != "",
    )
    with session.no_autoflush:
        return list((await session.exec(statement)).all())
