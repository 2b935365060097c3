"""A new day as processes of their own meet it: two services on one register that slept for three days."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import httpx

from app.kit.clock import SYSTEM_CLOCK
from app.kit.config import Settings
from app.kit.provision import register_database
from tests.e2e.service import Service, running
from tests.factories.http import historic, keyed, on_day

DOCUMENT = "/v1/documents"


def query(data_dir: Path, statement: str) -> list[asyncpg.Record]:
    """Ask the database of a service as its owner."""

    async def ask() -> list[asyncpg.Record]:
        async with register_database(Settings(data_dir=data_dir)) as targets:
            connection = await asyncpg.connect(**targets.owner.arguments())
            try:
                found: list[asyncpg.Record] = await connection.fetch(statement)
                return found
            finally:
                await connection.close()

    return asyncio.run(ask())


def recorded(service: Service, headers: dict[str, str], organisation: str, ended: date) -> str:
    """Record an agreement in force that ended on a day; return its address."""
    source = httpx.get(f"{service.url}{DOCUMENT}?limit=1", headers=headers).json()["items"][0]["id"]
    body = historic(sourceRefs=[{"documentId": source}]) | {
        "kind": "covenant",
        "status": "in_force",
        "managingOrganisationId": organisation,
        "endsOn": on_day(ended.isoformat()),
    }
    answer = httpx.post(f"{service.url}/v1/agreements", json=body, headers=keyed(headers))
    assert answer.status_code == 201, answer.text
    return str(answer.headers["location"])


def test_two_services_turn_three_days_once(data_dir: Path):
    today = SYSTEM_CLOCK.today()
    with running(data_dir, "--with-example") as first:
        token = first.convenant("token", "--role", "registrar", "--organisation", "woonpunt").stdout.strip()
        headers = {"Authorization": f"Bearer {token}"}
        (woonpunt,) = httpx.get(f"{first.url}/v1/organisations?slug=woonpunt").json()["items"]
        days = [today - timedelta(days=ago) for ago in (3, 2, 1)]
        addresses = [recorded(first, headers, woonpunt["id"], day) for day in days for _ in range(4)]
        statuses = {httpx.get(f"{first.url}{found}", headers=headers).json()["status"] for found in addresses}
        assert statuses == {"in_force"}
    query(data_dir, "UPDATE legal_day SET turned_on = turned_on - 3")
    with running(data_dir) as first, running(data_dir) as second, ThreadPoolExecutor(12) as many:

        def read(number: int) -> dict[str, Any]:
            service = (first, second)[number % 2]
            found: dict[str, Any] = httpx.get(
                f"{service.url}{addresses[number // 2]}", headers=headers, timeout=30
            ).json()
            return found

        answers = list(many.map(read, range(2 * len(addresses))))
        assert [answer["status"] for answer in answers] == ["expired"] * len(answers)
        since = [answer["statusHistory"][-1]["since"]["value"] for answer in answers[::2]]
        assert since == [(day + timedelta(days=1)).isoformat() for day in days for _ in range(4)]
        changes = query(
            data_dir, "SELECT command, count(*) FROM journal WHERE subject = 'register' GROUP BY 1 ORDER BY 1"
        )
        assert [tuple(row) for row in changes] == [("agreement.expire", len(addresses))]
        assert "The chain holds" in first.convenant("verify").stdout
    # The example dossier itself stays what its source says.
    kept = query(data_dir, "SELECT version FROM mandate UNION ALL SELECT max(version) FROM decision")
    assert {row["version"] for row in kept} == {1}
