"""One register with a record of every kind, some of them published with words left out, and readers of every sort."""

import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import asyncpg
import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.domain import ApiRole
from app.kit.resources import Resource
from app.operations import EXAMPLE_DOSSIER, load_dossier
from app.search.rules import SEARCHED
from tests.conftest import served
from tests.contract.conftest import PROVINCE, completed, record_money
from tests.contract.test_nothing_shows import hidden_dossier
from tests.databases import copied_database
from tests.example_answers import AGREEMENT
from tests.factories.http import SOURCE, Member, insert_source_document, member

LEFT_OUT = "[weggelaten]"
NOTED = ("bronnen", "bedragen", "handtekeningen")
_REDACTED = re.compile(r"(?i)\b(partijen|wijken|aangaan|college\w*|ambities?)\b")


@dataclass(frozen=True)
class Register:
    """The register: its database, its clients and its readers by name."""

    client: httpx.AsyncClient
    targets: Targets
    connection: "asyncpg.Connection[asyncpg.Record]"
    readers: dict[str, Member]


@pytest.fixture(scope="module")
async def register(template: Targets, settings: Settings, issuer: DeveloperIssuer) -> AsyncIterator[Register]:
    async with copied_database(template) as targets:
        await load_dossier(targets, settings, EXAMPLE_DOSSIER.read_bytes())
        await insert_source_document(targets)
        connection = await asyncpg.connect(**targets.owner.arguments())
        source = json.dumps({"id": SOURCE, "links": {"self": f"/v1/documents/{SOURCE}"}})
        await connection.execute("UPDATE document SET representation = $1 WHERE id = $2", source, UUID(SOURCE))
        async with served(settings, targets) as client:
            manager = await completed(client, targets, issuer)
            await hidden_dossier(manager)
            await record_money(await member(client, targets, issuer, PROVINCE, tuple(ApiRole)))
            await note_everything(connection)
            await publish_some(connection)
            made = await manager.record("/v1/organisations", {"slug": "buiten", "name": "Buiten"})
            outside = UUID(made["id"])
            woonpunt = await connection.fetchval("SELECT id FROM organisation WHERE slug = 'woonpunt'")
            registrar, auditor, administrator = (
                (role,) for role in (ApiRole.REGISTRAR, ApiRole.AUDITOR, ApiRole.ADMINISTRATOR)
            )
            readers = {
                "anonymous": Member(client, {}),
                "outsider": await member(client, targets, issuer, outside, registrar),
                "administrator": await member(client, targets, issuer, outside, administrator),
                "party": await member(client, targets, issuer, woonpunt, registrar),
                "manager": manager,
                "auditor": await member(client, targets, issuer, outside, auditor),
            }
            yield Register(client, targets, connection, readers)
        await connection.close()


async def note_everything(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    """Let every record without a word have one: of many kinds a note is all the prose there is."""
    for kind in SEARCHED:
        table = Resource.registry[kind].table_name
        for row in await connection.fetch(f"SELECT id, representation FROM {table} WHERE note IS NULL"):
            shown = json.loads(row["representation"])
            noted = json.dumps(shown | {"note": f"Nagekeken: de {NOTED[int(row['id']) % len(NOTED)]}"})
            await connection.execute(f"UPDATE {table} SET representation = $2 WHERE id = $1", row["id"], noted)


async def publish_some(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    """Publish the dossier of the example, and every other record in no dossier, with some words left out."""
    for kind in SEARCHED:
        resource = Resource.registry[kind]
        if resource.is_public:
            continue
        rows = await connection.fetch(f"SELECT id, representation FROM {resource.table_name} ORDER BY id")
        for number, row in enumerate(rows):
            shown = json.loads(row["representation"])
            in_dossier = SEARCHED[kind].in_dossier
            if not shown.get("links") or (in_dossier and str(AGREEMENT) not in row["representation"]):
                continue
            if not in_dossier and number % 2:
                continue
            internal = {"recordedBy", "sourceRefs", "correctsId", "recordingMode", "note"}
            kept = {name: value for name, value in shown.items() if name not in internal}
            text = _REDACTED.sub(LEFT_OUT, json.dumps(kept, ensure_ascii=False))
            await connection.execute(
                f"UPDATE {resource.table_name} SET public_representation = $2 WHERE id = $1", row["id"], text
            )
