"""The texts of an agreement: what is kept of a version, what of it may change, and when it exists."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession
from uuid_utils.compat import uuid7

from app.agreements import repository
from app.agreements.models import AgreementVersion, Clause
from app.agreements.rules import VersionStatus
from app.agreements.schemas import AgreementVersionCreate, AgreementVersionRead, ClauseRead
from app.agreements.text_hash import text_sha256
from app.agreements.text_rules import ClauseFacts, VersionFacts, frozen_text_stays, hashed_text_stays
from app.kit.domain import FieldError, RefusedError, refusal, settle
from app.kit.parts import parts_of, set_parts
from app.kit.resources import Representation, interval_in
from app.kit.schema import plain
from app.kit.work import Work
from app.kit.write_problems import REFERENCE_NOT_FOUND


async def keep_version(work: Work, row: AgreementVersion, facts: AgreementVersionCreate) -> None:
    """Check a version of the text and store its clauses.

    Raises:
        RefusedError: `version-frozen` (R-055), or `reference-not-found` for a base that is not another version of
            this agreement.

    """
    if facts.version_no is None:
        row.version_no = await _number_of(work.session, row)
    base = facts.based_on_version_id
    if base == row.id:
        raise _not_found_at("/basedOnVersionId")
    await _keep_clauses(work, row, facts)
    if base is not None:
        await require_version(work.session, row.agreement_id, base, "/basedOnVersionId")


async def _number_of(session: AsyncSession, row: AgreementVersion) -> int:
    """Return the number of a version that is given none: the next, and afterwards the one it has."""
    if row.representation:
        return AgreementVersionRead.model_validate_json(row.representation, strict=False).version_no
    return await repository.next_version_number(session, row.agreement_id)


async def require_version(session: AsyncSession, agreement_id: UUID, version_id: UUID, location: str) -> None:
    """Refuse a reference to a text that is not a version of this agreement.

    Raises:
        RefusedError: `reference-not-found`.

    """
    if not await repository.has_version(session, agreement_id, version_id):
        raise _not_found_at(location)


def _not_found_at(location: str) -> RefusedError:
    """Return the refusal of a reference to what is not there for this record."""
    fault = FieldError("body", location, "reference-not-found", REFERENCE_NOT_FOUND.cause)
    return refusal(REFERENCE_NOT_FOUND, errors=(fault,))


async def _keep_clauses(work: Work, row: AgreementVersion, facts: AgreementVersionCreate) -> None:
    """Store the clauses of a version in their order, unless they change a text that was fixed.

    Raises:
        RefusedError: `version-frozen` (R-055).

    """
    clauses = [
        Clause(
            id=clause.id or uuid7(),
            version_id=row.id,
            position=position,
            article_no=clause.article_no,
            clause_kind=clause.clause_kind,
            heading=clause.heading,
            text=clause.text,
            legal_advice_obtained=clause.legal_advice_obtained,
            survives_end=clause.survives_end,
        )
        for position, clause in enumerate(facts.clauses)
    ]
    if row.representation:
        before = AgreementVersionRead.model_validate_json(row.representation, strict=False)
        known = _facts_of(before.version_status, before.text_sha256, before.clauses)
        stated = _facts_of(facts.version_status, facts.text_sha256, clauses)
        computed = text_sha256(map(plain, before.clauses))
        settle(
            [
                *frozen_text_stays(known, stated),
                *hashed_text_stays(before.text_sha256, computed, text_sha256(map(plain, facts.clauses))),
            ],
            facts.recording_mode,
        )
    if facts.text_sha256 is not None:
        await _require_text_of_hash(work.session, row, facts)
    await set_parts(work.session, Clause, "version_id", row.id, clauses)


async def _require_text_of_hash(session: AsyncSession, row: AgreementVersion, facts: AgreementVersionCreate) -> None:
    """Refuse other words under a hash that the register itself computed of another version of the agreement.

    Raises:
        RefusedError: `version-frozen` (R-055).

    """
    stated = text_sha256(map(plain, facts.clauses))
    for found in await repository.texts_with_hash(session, row, facts.text_sha256 or ""):
        other = AgreementVersionRead.model_validate_json(found, strict=False)
        computed = text_sha256(map(plain, other.clauses))
        settle(hashed_text_stays(other.text_sha256, computed, stated), facts.recording_mode)


def _facts_of(status: VersionStatus, frozen_hash: str | None, clauses: Iterable[Clause | ClauseRead]) -> VersionFacts:
    return VersionFacts(
        status,
        frozen_hash,
        tuple(
            ClauseFacts(
                clause.id,
                clause.text,
                (
                    clause.article_no,
                    clause.clause_kind,
                    clause.heading,
                    clause.legal_advice_obtained,
                    clause.survives_end,
                ),
            )
            for clause in clauses
        ),
    )


async def clauses_of(session: AsyncSession, row: AgreementVersion) -> dict[str, Any]:
    """Return the clauses of a version, in the order of the text."""
    clauses = await parts_of(session, Clause, "version_id", row.id)
    return {"clauses": tuple(ClauseRead.model_validate(clause) for clause in clauses)}


def version_on(representation: Representation, day: date) -> Representation | None:
    """Project a version: a consolidated text does not exist before the day from which it counts (D12).

    Any other text exists from when it was made, as what is worked on, decided on or signed.
    """
    counts_from = interval_in(representation, "effectiveOn")
    is_result = representation["versionStatus"] == VersionStatus.CONSOLIDATED
    is_later = counts_from is not None and not counts_from.possibly_on_or_before(day)
    return None if is_result and is_later else representation
