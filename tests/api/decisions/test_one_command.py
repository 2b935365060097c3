"""What one command may record together, as a load of a dossier does: rules hold without a path to rely on."""

import json
from typing import Any, TypeVar
from uuid import UUID, uuid4

import httpx
import pytest

from app.decisions.service import DECISIONS, MANDATES
from app.kit.auth.developer import DeveloperIssuer
from app.kit.body import shaped
from app.kit.clock import SYSTEM_CLOCK
from app.kit.config import Settings
from app.kit.database import Database, Targets
from app.kit.domain import RefusedError
from app.kit.journal import Actor
from app.kit.resources import Resource
from app.kit.work import Command, Work
from app.kit.writer import Writer
from app.parties.service import SIGNATORIES
from tests.api.decisions.support import GRANT, MONDAY, Dossier, build_dossier
from tests.factories.agreements_sql import insert_agreement
from tests.factories.http import historic

Outcome = TypeVar("Outcome")


@pytest.fixture
async def dossier(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Dossier:
    return await build_dossier(client, targets, issuer)


async def _add(work: Work, resource: Resource, body: dict[str, Any], record_id: UUID | None = None) -> None:
    facts = shaped(resource.create, json.dumps(historic() | body))
    await resource.apply(work, work.add(resource, facts, record_id), facts)


async def _run(targets: Targets, settings: Settings, *steps: tuple[Resource, dict[str, Any], UUID]) -> None:
    async def use_case(work: Work) -> None:
        for resource, body, record_id in steps:
            await _add(work, resource, body, record_id)
        await work.render()

    actor = Actor("urn:test", "load", "Test", "registrar", None)
    async with Database.opened(targets, settings) as database:
        await Writer(database.engine).run(Command("test", actor, SYSTEM_CLOCK.now(), "request"), use_case)


async def test_a_decision_and_its_mandate_may_name_each_other(dossier: Dossier, settings: Settings):
    decision_id, point_id, mandate_id = uuid4(), uuid4(), uuid4()
    point = GRANT | {"id": str(point_id), "mandateId": str(mandate_id)}
    await _run(
        dossier.targets,
        settings,
        (DECISIONS, dossier.decided(point), decision_id),
        (MANDATES, dossier.mandated(decisionPointId=str(point_id)), mandate_id),
    )
    mandate = (await dossier.municipality.get(f"/v1/mandates/{mandate_id}")).json()
    assert (mandate["decisionPointId"], mandate["validFrom"]) == (str(point_id), MONDAY)
    decision = (await dossier.municipality.get(f"/v1/decisions/{decision_id}")).json()
    assert decision["points"][0]["mandateId"] == str(mandate_id)


async def test_a_signatory_belongs_to_a_party_of_its_own_agreement(dossier: Dossier, settings: Settings):
    party = await dossier.party(dossier.province)
    assert dossier.municipality.organisation_id is not None
    other = await insert_agreement(dossier.targets, dossier.municipality.organisation_id)
    body = {"agreementId": str(other), "partyId": party["id"], "status": "not_designated"}
    with pytest.raises(RefusedError) as refused:
        await _run(dossier.targets, settings, (SIGNATORIES, body, uuid4()))
    (violation,) = refused.value.violations
    assert (violation.problem.slug, violation.errors[0].location) == ("reference-not-found", "/partyId")
