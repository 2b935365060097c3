"""Check runs: after every command for the dossiers it concerns, and for any day that is asked about."""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from sqlmodel.ext.asyncio.session import AsyncSession

from app.findings import repository
from app.findings.facts import DossierFacts
from app.findings.models import FindingRecord
from app.findings.reading import dossier_from_representations
from app.findings.result import Finding, FindingStatus
from app.findings.rules import raise_findings
from app.findings.schemas import (
    EvidenceItem,
    FindingFacts,
    FindingQuery,
    FindingRead,
    RaisedFinding,
    RemedyItem,
)
from app.kit.clock import legal_day
from app.kit.domain import ApiRole, Localised, RecordingMode
from app.kit.read_pool import ReadSource
from app.kit.resources import Resource, Steward
from app.kit.schema import LocalisedText
from app.kit.statement import PRESENT, Moment
from app.kit.visibility import IN_DOSSIER
from app.kit.work import Work

# One command does not wait for hundreds of dossiers: a change to an organisation that takes part in more than this
# leaves their kept findings as they are until a command touches them.
MOST_DOSSIERS_AT_ONCE = 50


async def _children(session: AsyncSession, row: FindingRecord) -> dict[str, Any]:
    return {
        "name": row.code.name.lower(),
        "explanation": LocalisedText(nl=row.explanation_nl, en=row.explanation_en),
        "evidence": [EvidenceItem(kind=kind, id=UUID(key)) for kind, key in row.evidence],
    }


async def _keep_evidence(work: Work, row: FindingRecord, facts: FindingFacts) -> None:
    row.evidence = [[item.kind, str(item.id)] for item in facts.evidence]


FINDINGS = Resource(
    kind="finding",
    path="/findings",
    tag="Findings",
    title=Localised("bevinding", "finding"),
    plural=Localised("bevindingen", "findings"),
    about="Something in a dossier that does not add up, noticed by the register itself and kept when resolved.",
    table=FindingRecord,
    read=FindingRead,
    create=FindingFacts,
    query=FindingQuery,
    visible=IN_DOSSIER,
    is_kept_in_sight=True,
    writers=frozenset({ApiRole.LEGAL_OFFICER}),
    steward=Steward.MANAGING_ORGANISATION,
    is_recordable=False,
    needs_source=False,
    apply=_keep_evidence,
    children=_children,
    filters=repository.FILTERS,
    sorts=repository.SORTS,
)


async def refresh_concerned(work: Work) -> None:
    """Run the checks on every dossier a command touched, in the same transaction."""
    await work.render()
    work.command = work.command.followed("finding.refresh")
    concerned: set[UUID] = set()
    kinds: dict[str, list[UUID]] = {}
    for resource, row in ((each.resource, each.row) for each in work.touched):
        if resource is FINDINGS:
            continue
        agreement_id = resource.agreement_of(row)
        if agreement_id is not None:
            concerned.add(agreement_id)
        if row.version > 1 or agreement_id is None:
            kinds.setdefault(resource.kind, []).append(row.id)
    for kind, ids in kinds.items():
        others = await repository.concerned_agreements(work.session, kind, ids)
        concerned |= others if len(others) <= MOST_DOSSIERS_AT_ONCE else set()
    day = legal_day(work.command.instant)
    for agreement_id in sorted(concerned):
        await refresh(work, agreement_id, day)
    await work.render()


async def refresh(work: Work, agreement_id: UUID, as_of: date) -> None:
    """Keep what the checks raise about one agreement: new findings open, returned ones reopen, gone ones resolve."""
    raised = {f.key: f for f in checked(await repository.dossier(work.session, agreement_id), as_of)}
    kept = {_key(row): row for row in await repository.kept_findings(work.session, agreement_id)}
    for key, finding in raised.items():
        row = kept.pop(key, None)
        if row is None:
            facts = _facts(finding, as_of)
            added = work.add(FINDINGS, facts, finding_id(finding))
            await _keep_evidence(work, added, facts)  # type: ignore[arg-type]  # the table of FINDINGS
        elif row.status is FindingStatus.RESOLVED:
            _alter(work, row, FindingStatus.OPEN, as_of)
        elif (row.explanation_nl, row.explanation_en) != (finding.explanation_nl, finding.explanation_en):
            row.explanation_nl, row.explanation_en = finding.explanation_nl, finding.explanation_en
            _alter(work, row, row.status, as_of)
    for row in kept.values():
        if row.status is not FindingStatus.RESOLVED:
            _alter(work, row, FindingStatus.RESOLVED, as_of)


def _alter(work: Work, row: FindingRecord, status: FindingStatus, as_of: date) -> None:
    row.status = status
    row.seen_as_of = as_of
    work.touch(FINDINGS, row)


async def dossier_of(session: AsyncSession, agreement_id: UUID) -> DossierFacts:
    """Return the facts of one dossier as they stand in this transaction."""
    return dossier_from_representations(await repository.dossier(session, agreement_id))


async def dossier_known(pool: ReadSource, agreement_id: UUID, moment: Moment = PRESENT) -> DossierFacts:
    """Return the facts of one dossier as the register knew them at a moment."""
    text, parameters = repository.dossier_select([agreement_id], moment)
    return dossier_from_representations(repository.by_kind(await pool.fetch(text, *parameters)))


def checked(representations: repository.Representations, as_of: date) -> list[Finding]:
    """Return what the checks raise about the dossier in these representations."""
    return raise_findings(dossier_from_representations(representations), as_of)


def finding_id(finding: Finding) -> UUID:
    """Return the id under which a finding is kept: one cause in one dossier always has the same one."""
    return uuid5(UUID(finding.agreement_id), f"{finding.code}:{finding.subject_id}:{finding.fingerprint}")


def _key(row: FindingRecord) -> tuple[str, str, str, str]:
    return (row.code.value, row.subject_kind, str(row.subject_id), row.fingerprint)


def _facts(finding: Finding, as_of: date) -> FindingFacts:
    return FindingFacts(
        recording_mode=RecordingMode.WORKFLOW,
        code=finding.code,
        severity=finding.severity,
        status=FindingStatus.OPEN,
        agreement_id=UUID(finding.agreement_id),
        subject_kind=finding.subject_kind,
        subject_id=UUID(finding.subject_id),
        fingerprint=finding.fingerprint,
        explanation_nl=finding.explanation_nl,
        explanation_en=finding.explanation_en,
        evidence=[EvidenceItem(kind=kind, id=UUID(key)) for kind, key in finding.evidence],
        seen_as_of=as_of,
    )


async def raised(pool: ReadSource, agreement_id: UUID, as_of: date, moment: Moment) -> list[RaisedFinding]:
    """Return what the checks raise for one legal day on what the register knew at one moment; keeps nothing."""
    text, parameters = repository.dossier_select([agreement_id], moment)
    representations = repository.by_kind(await pool.fetch(text, *parameters))
    statuses = {
        (row["code"], str(row["subject_id"]), row["fingerprint"]): FindingStatus(row["status"])
        for row in await pool.fetch(repository.KEPT_STATUSES, agreement_id)
    }
    return [_shown(finding, statuses) for finding in checked(representations, as_of)]


def _shown(finding: Finding, statuses: dict[tuple[str, str, str], FindingStatus]) -> RaisedFinding:
    kept = statuses.get((finding.code.value, finding.subject_id, finding.fingerprint), FindingStatus.OPEN)
    return RaisedFinding(
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        # What resolved since is open on a day on which its cause was still there.
        status=FindingStatus.OPEN if kept is FindingStatus.RESOLVED else kept,
        agreement_id=UUID(finding.agreement_id),
        subject_kind=finding.subject_kind,
        subject_id=UUID(finding.subject_id),
        fingerprint=finding.fingerprint,
        explanation=LocalisedText(nl=finding.explanation_nl, en=finding.explanation_en),
        evidence=[EvidenceItem(kind=kind, id=UUID(key)) for kind, key in finding.evidence],
        remedies=[
            RemedyItem(code=remedy.code, text=LocalisedText(nl=remedy.text_nl, en=remedy.text_en))
            for remedy in finding.remedies
        ],
    )
