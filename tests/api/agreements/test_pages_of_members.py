"""A member's page of agreements, found from its organisations, is the page that trying every record gives."""

from random import Random
from typing import Any

import asyncpg
import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.factories.agreements_sql import insert_agreement
from tests.factories.http import Member, bearer, insert_organisation, put_membership

ORGANISATIONS = 4
AGREEMENTS = 40
RELATIONS = ("party", "funds")
_PUBLISH = """UPDATE agreement SET public_representation = '{"public":true,"id":"' || id || '"}' WHERE id = $1"""
_RELATE = "INSERT INTO dossier_relation (organisation_id, agreement_id, relation) VALUES ($1, $2, $3)"


async def walked(somebody: Member, query: str) -> list[dict[str, Any]]:
    """Every record of a list, page by page."""
    path, found = f"/v1/agreements?{query}", []
    while path:
        page = (await somebody.get(path)).json()
        found += page["items"]
        path = page["links"].get("next")
    return found


@pytest.mark.parametrize("seed", range(3))
async def test_a_page_found_from_organisations_is_the_page_found_by_trying(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer, seed: int
):
    chance = Random(seed)
    organisations = [await insert_organisation(targets, f"organisation-{place}") for place in range(ORGANISATIONS)]
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        for _ in range(AGREEMENTS):
            agreement = await insert_agreement(targets, chance.choice(organisations))
            for organisation in chance.sample(organisations, chance.randrange(3)):
                # One organisation may see a dossier for several reasons.
                for relation in chance.sample(RELATIONS, chance.randint(1, len(RELATIONS))):
                    await connection.execute(_RELATE, organisation, agreement, relation)
            if chance.random() < 0.3:
                await connection.execute(_PUBLISH, agreement)
    finally:
        await connection.close()
    seen = set()
    for number in range(ORGANISATIONS + 1):
        subject = f"member-{number}"
        for organisation in organisations[:number] or organisations[:1]:
            roles = [ApiRole.REGISTRAR] if number else [ApiRole.ADMINISTRATOR]
            await put_membership(targets, issuer.policy.issuer, subject, organisation, roles)
        somebody = Member(client, bearer(issuer, subject))
        limit = chance.randrange(1, 9)
        found = await walked(somebody, f"limit={limit}")
        assert found == await walked(somebody, f"limit={limit}&count=exact")
        assert [record["id"] for record in found] == sorted(record["id"] for record in found)
        seen.add(len(found))
    assert len(seen) > 1
    assert max(seen) == AGREEMENTS
