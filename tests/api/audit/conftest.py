"""A register in which a few things were recorded, and somebody who audits it."""

from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.api.decisions.support import Dossier, build_dossier
from tests.factories.http import Member


@dataclass(frozen=True)
class Audited:
    """The dossier, its party in two versions, a person, and the auditor."""

    dossier: Dossier
    auditor: Member
    party: dict[str, Any]
    person: dict[str, Any]

    @property
    def targets(self) -> Targets:
        return self.dossier.targets


@pytest.fixture
async def audited(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Audited:
    dossier = await build_dossier(client, targets, issuer)
    auditor = await dossier.somebody(dossier.outsider.organisation_id, ApiRole.AUDITOR)
    party = await dossier.party(dossier.province)
    change = {"note": "gezien", "reason": "Controle"}
    assert (await dossier.municipality.patch(party["links"]["self"], change, '"1"')).status_code == 200
    person = await dossier.municipality.record("/v1/persons", {"familyName": "Jansen"})
    return Audited(dossier, auditor, party, person)
