"""Comparing two versions of the text of an agreement, as their reader may see them."""

import json
from dataclasses import dataclass
from uuid import UUID

from app.agreements.schemas import AgreementVersionRead
from app.agreements.service import AGREEMENT_VERSIONS, AGREEMENTS
from app.comparison.alignment import ClauseText
from app.comparison.rules import ClauseDifference, Comparison, TouchedMention, ValueChange, compare
from app.comparison.schemas import (
    ClauseDifferenceRead,
    ComparedClause,
    ComparedVersion,
    RunRead,
    TouchedMentionRead,
    ValueChangeRead,
    VersionComparison,
)
from app.kit.auth.tokens import VerifiedToken
from app.kit.domain import FieldError, RefusedError, refusal
from app.kit.expansion import included
from app.kit.problem_types import NOT_FOUND
from app.kit.reading import Reads
from app.kit.schema import RecordLinks
from app.kit.statement import Moment


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of one agreement, and the names of its parties that the reader may know."""

    old: AgreementVersionRead
    new: AgreementVersionRead
    party_names: tuple[str, ...]


async def versions_of(
    reads: Reads, token: VerifiedToken | None, agreement_id: UUID, new: UUID, old: UUID, moment: Moment
) -> Versions:
    """Return two versions of an agreement as the register knew them at a moment.

    Raises:
        RefusedError: `not-found`: either is absent, not visible, of another agreement, or not there at that moment;
            for the old version the fault names the parameter `against`.

    """
    new_version = await _version(reads, token, agreement_id, new, moment)
    try:
        old_version = await _version(reads, token, agreement_id, old, moment)
    except RefusedError as refused:
        if refused.problem is not NOT_FOUND:
            raise
        fault = FieldError("query", "against", NOT_FOUND.slug, NOT_FOUND.cause)
        raise refusal(NOT_FOUND, errors=(fault,)) from None
    return Versions(old_version, new_version, await _party_names(reads, token, agreement_id, moment))


async def _version(
    reads: Reads, token: VerifiedToken | None, agreement_id: UUID, version_id: UUID, moment: Moment
) -> AgreementVersionRead:
    found = await reads.record(AGREEMENT_VERSIONS, token, version_id, [agreement_id], moment)
    return AgreementVersionRead.model_validate_json(found.text, strict=False)


async def _party_names(
    reads: Reads, token: VerifiedToken | None, agreement_id: UUID, moment: Moment
) -> tuple[str, ...]:
    """Return the names of the organisations of the parties that the reader sees."""
    related = await included(reads, AGREEMENTS, token, ("parties", "organisations"), [agreement_id], moment)
    parties = {json.loads(text)["organisationId"] for text in related["parties"]}
    organisations = (json.loads(text) for text in related["organisations"])
    return tuple(found["name"] for found in organisations if found["id"] in parties)


def comparison_of(versions: Versions, moment: Moment, address: str) -> VersionComparison:
    """Return the comparison of two versions as it is published; `address` is its own."""
    old, new = (_clause_texts(version) for version in (versions.old, versions.new))
    return _shown(versions, compare(old, new, versions.party_names), moment, address)


def _clause_texts(version: AgreementVersionRead) -> tuple[ClauseText, ...]:
    return tuple(ClauseText(c.id, c.article_no, c.clause_kind, c.heading, c.text) for c in version.clauses)


def _shown(versions: Versions, found: Comparison, moment: Moment, address: str) -> VersionComparison:
    return VersionComparison(
        agreement_id=versions.new.agreement_id,
        old=_version_shown(versions.old),
        new=_version_shown(versions.new),
        known_at=moment.known_at,
        is_complete=found.is_complete,
        values=[_value_shown(value) for value in found.values],
        clauses=[_clause_shown(clause) for clause in found.clauses],
        links=RecordLinks(self=address),
    )


def _version_shown(version: AgreementVersionRead) -> ComparedVersion:
    return ComparedVersion(
        id=version.id, version_no=version.version_no, version_status=version.version_status, links=version.links
    )


def _value_shown(value: ValueChange) -> ValueChangeRead:
    return ValueChangeRead(
        kind=value.kind,
        value=value.value,
        is_changed=value.is_changed,
        old_texts=list(dict.fromkeys(touched.mention.text for touched in value.old)),
        new_texts=list(dict.fromkeys(touched.mention.text for touched in value.new)),
        old_clause_ids=list(dict.fromkeys(touched.clause_id for touched in value.old)),
        new_clause_ids=list(dict.fromkeys(touched.clause_id for touched in value.new)),
    )


def _clause_shown(clause: ClauseDifference) -> ClauseDifferenceRead:
    runs = None if clause.runs is None else [RunRead.model_validate(run) for run in clause.runs]
    return ClauseDifferenceRead(
        changes=list(clause.changes),
        wording=clause.wording,
        old=_side_shown(clause.old),
        new=_side_shown(clause.new),
        heading_runs=[RunRead.model_validate(run) for run in clause.heading_runs],
        runs=runs,
        is_coarse=clause.is_coarse,
        mentions=[_mention_shown(touched) for touched in clause.mentions],
    )


def _side_shown(clause: ClauseText | None) -> ComparedClause | None:
    if clause is None:
        return None
    return ComparedClause(
        id=clause.id,
        article_no=clause.article_no,
        clause_kind=clause.clause_kind,
        heading=clause.heading,
        is_text_known=clause.text is not None,
    )


def _mention_shown(touched: TouchedMention) -> TouchedMentionRead:
    mention = touched.mention
    return TouchedMentionRead(
        kind=mention.kind,
        value=mention.value,
        text=mention.text,
        version="new" if touched.is_new else "old",
        place="heading" if touched.in_heading else "text",
        start=mention.start,
        end=mention.end,
        is_changed=touched.is_changed,
    )
