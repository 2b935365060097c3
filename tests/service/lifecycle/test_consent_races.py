"""A consent under a mandate while that is revoked: none comes after the revocation in the journal (R-034)."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from tests.conftest import served
from tests.factories.alliance import accepted, today
from tests.factories.amending import PRESS, Amending, amending
from tests.factories.http import Member, historic, new_key, on_day
from tests.factories.mandates import MANDATES
from tests.factories.problems import slug_of
from tests.factories.sql import fetched
from tests.service.kit.journal_support import verified

RACES = 30
ORDER = (
    "SELECT seq, command, resource_id::text AS id, mandate_id::text AS mandate FROM journal"
    " WHERE command IN ('amendment_consent.record', 'mandate.revoke') ORDER BY seq"
)
REFUSED = frozenset({"mandate-revoked", "mandate-not-in-force"})


@dataclass
class Town:
    """An agreement to amend, served by two processes."""

    targets: Targets
    scene: Amending
    elsewhere: Member


@pytest.fixture
async def town(settings: Settings, targets: Targets, issuer: DeveloperIssuer) -> AsyncIterator[Town]:
    async with served(settings, targets) as one, served(settings, targets) as other:
        scene = await amending(one, targets, issuer)
        yield Town(targets, scene, replace(scene.alderman, client=other))


async def prepared(town: Town) -> tuple[str, str]:
    """One more mandate in force, and one more amendment that is classified; their ids."""
    scene = town.scene
    names = ("authorityKind", "grantingBody", "grantingOrganisationId", "holderKind", "holderRole", "powers")
    body = {name: scene.mandate[name] for name in (*names, "subjectAgreementId", "written", "status", "validFrom")}
    mandate = accepted(await scene.keeper.post(MANDATES, historic() | body))
    path = await scene.proposed(scene.replaced("7", PRESS))
    await scene.classified(path, "minor")
    return mandate["id"], path


async def raced(town: Town, mandate_id: str, path: str, number: int) -> tuple[httpx.Response, httpx.Response]:
    """Consent and revoke at once, now one and now the other first."""
    scene = town.scene
    side = scene.made.sides["municipality"]

    async def consent() -> httpx.Response:
        given = {"partyId": side.party["id"], "givenOn": on_day(today().isoformat()), "mandateId": mandate_id}
        body = {"recordingMode": "workflow", "onBehalfOfBody": "municipal_executive"}
        return await town.elsewhere.post(f"{path}/consents", body | given)

    async def revoke() -> httpx.Response:
        body = {"transition": "revoke", "reason": "Nieuw college", "documentId": side.document_id}
        headers = {"If-Match": '"1"', "Idempotency-Key": new_key()}
        return await scene.keeper.post(f"{MANDATES}/{mandate_id}/transitions", body, **headers)

    if number % 5 == 0:
        first = await consent()
        return first, await revoke()
    if number % 5 == 1:
        last = await revoke()
        return await consent(), last
    if number % 2:
        consented, revoked = await asyncio.gather(consent(), revoke())
    else:
        revoked, consented = await asyncio.gather(revoke(), consent())
    return consented, revoked


async def test_r_034_no_consent_comes_after_the_revocation_in_the_journal(town: Town):
    answers = {}
    for number in range(RACES):
        mandate_id, path = await prepared(town)
        answers[mandate_id] = await raced(town, mandate_id, path, number)
    rows = await fetched(town.targets, ORDER)
    ended = {row["id"]: row["seq"] for row in rows if row["command"] == "mandate.revoke"}
    given = {row["mandate"]: row["seq"] for row in rows if row["command"] == "amendment_consent.record"}
    seen: Counter[str] = Counter()
    for mandate_id, (consented, revoked) in answers.items():
        accepted(revoked)
        assert consented.is_success is (mandate_id in given), consented.text
        if mandate_id in given:
            assert given[mandate_id] < ended[mandate_id]
        else:
            assert (consented.status_code, slug_of(consented) in REFUSED) == (409, True), consented.text
        seen["before" if mandate_id in given else "refused"] += 1
    assert min(seen["before"], seen["refused"]) >= RACES // 5, seen
    assert (await verified(town.targets)).holds
