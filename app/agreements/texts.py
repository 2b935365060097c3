"""The texts of an agreement: what is kept of a version, what of it may change, and when it exists."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession
from uuid_utils.compat import uuid7

from app.agreements.models import AgreementVersion, Clause
from app.agreements.rules import VersionStatus
from app.agreements.schemas import AgreementVersionCreate, AgreementVersionRead, ClauseRead
from app.agreements.text_rules import ClauseFacts, VersionFacts, frozen_text_stays
from app.kit.domain import settle
from app.kit.parts import parts_of, set_parts
from app.kit.resources import Representation, interval_in
from app.kit.work import Work


async def keep_clauses(work: Work, row: AgreementVersion, facts: AgreementVersionCreate) -> None:
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
        )
        for position, clause in enumerate(facts.clauses)
    ]
    if row.representation:
        before = AgreementVersionRead.model_validate_json(row.representation, strict=False)
        known = _facts_of(before.version_status, before.text_sha256, before.clauses)
        stated = _facts_of(facts.version_status, facts.text_sha256, clauses)
        settle(frozen_text_stays(known, stated), facts.recording_mode)
    await set_parts(work.session, Clause, "version_id", row.id, clauses)


def _facts_of(status: VersionStatus, text_sha256: str | None, clauses: Iterable[Clause | ClauseRead]) -> VersionFacts:
    return VersionFacts(
        status,
        text_sha256,
        tuple(
            ClauseFacts(
                clause.id,
                clause.text,
                (clause.article_no, clause.clause_kind, clause.heading, clause.legal_advice_obtained),
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
