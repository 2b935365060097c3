"""Generating: the shared world once, then dossiers in batches, each with the findings the checks raise about it."""

import asyncio
import json
from uuid import UUID

import asyncpg

from app.dossier.generating.bulk import Batch
from app.dossier.generating.dossiers import add_dossier
from app.dossier.generating.plans import plan_of
from app.dossier.generating.world import Place, build_world
from app.dossier.load import Progress
from app.findings.result import Finding, FindingStatus
from app.findings.schemas import EvidenceItem
from app.findings.service import FINDINGS, checked, finding_id
from app.kit.clock import Clock
from app.kit.schema import LocalisedText

DOSSIERS_PER_BATCH = 250


class AlreadyGeneratedError(Exception):
    """The register already holds generated dossiers."""


async def generate(connection: asyncpg.Connection, agreements: int, progress: Progress, clock: Clock) -> None:
    """Fill a register with this many dossiers; the same number gives the same dossiers on the same day.

    Raises:
        AlreadyGeneratedError: the shared world is already there.

    """
    world = Batch(clock.now())
    places = build_world(world)
    if await connection.fetchval("SELECT EXISTS (SELECT 1 FROM organisation WHERE id = $1)", places[0].municipality):
        raise AlreadyGeneratedError("this register already holds generated dossiers")
    shared = _by_place(world, places)
    await world.write(connection)
    writing: asyncio.Task[None] | None = None
    for first in range(0, agreements, DOSSIERS_PER_BATCH):
        numbers = range(first, min(first + DOSSIERS_PER_BATCH, agreements))
        # While the database writes one batch, the next is made.
        batch = await asyncio.to_thread(_gathered, numbers, places, shared, clock)
        if writing is not None:
            await writing
        writing = asyncio.create_task(batch.write(connection))
        progress(numbers.stop, agreements)
    if writing is not None:
        await writing


Shared = dict[UUID, dict[str, list[dict[str, object]]]]


def _gathered(numbers: range, places: list[Place], shared: Shared, clock: Clock) -> Batch:
    batch = Batch(clock.now())
    for number in numbers:
        plan = plan_of(number, places)
        own = add_dossier(batch, plan)
        dossier = {kind: [json.loads(text) for text in texts] for kind, texts in own.items()}
        for finding in checked(dossier | shared[plan.place.municipality], clock.today()):
            _add_finding(batch, finding, clock)
    return batch


def _by_place(world: Batch, places: list[Place]) -> Shared:
    """Return, per municipality, the shared records its dossiers refer to."""
    texts = {
        entry["resource_id"]: (entry["resource_kind"], json.loads(entry["representation"])) for entry in world.entries
    }
    found: Shared = {}
    for place in places:
        shared: dict[str, list[dict[str, object]]] = {}
        own = (place.municipality, place.municipal_mayor, place.province, place.programme, place.area, place.envelope)
        referred = (*own, *place.partners)
        for record in referred:
            kind, representation = texts[str(record)]
            shared.setdefault(kind, []).append(representation)
        found[place.municipality] = shared
    return found


def _add_finding(batch: Batch, finding: Finding, clock: Clock) -> None:
    columns = {
        "code": finding.code,
        "severity": finding.severity,
        "status": FindingStatus.OPEN,
        "agreement_id": UUID(finding.agreement_id),
        "subject_kind": finding.subject_kind,
        "subject_id": UUID(finding.subject_id),
        "fingerprint": finding.fingerprint,
        "explanation_nl": finding.explanation_nl,
        "explanation_en": finding.explanation_en,
        "evidence": [[kind, record] for kind, record in finding.evidence],
        "seen_as_of": clock.today(),
    }
    children = {
        "name": finding.name,
        "explanation": LocalisedText(nl=finding.explanation_nl, en=finding.explanation_en),
        "evidence": [EvidenceItem(kind=kind, id=UUID(record)) for kind, record in finding.evidence],
    }
    batch.record(FINDINGS, finding_id(finding), columns, children)
