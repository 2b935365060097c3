"""Webhooks of the real service over real sockets, also when it is killed or stopped halfway."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from standardwebhooks.webhooks import Webhook

from app.webhooks.repository import LEASE_SECONDS
from tests.e2e.service import Service, running
from tests.factories.http import new_key
from tests.factories.receiver import PATIENCE_SECONDS, Receiver, receiving, subjects

QUICKLY = {"CONVENANT_WEBHOOK_RETRY_FACTOR": "0.001"}


@asynccontextmanager
async def serving(data_dir: Path, *options: str) -> AsyncIterator[Service]:
    """Start the service without keeping the receiver waiting, and stop it afterwards."""
    stack = ExitStack()
    service = await asyncio.to_thread(stack.enter_context, running(data_dir, *options, **QUICKLY))
    try:
        yield service
    finally:
        await asyncio.to_thread(stack.close)


async def recorded(service: Service, token: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": new_key()}
    async with httpx.AsyncClient(base_url=service.url, headers=headers, timeout=60) as client:
        answer = await client.post(f"/v1/{path}", json=body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def person(service: Service, token: str, name: str) -> str:
    body = {"familyName": name, "recordingMode": "workflow"}
    return str((await recorded(service, token, "persons", body))["id"])


async def test_what_a_killed_service_had_sent_comes_again_and_nothing_is_lost(data_dir: Path):
    async with receiving() as receiver:
        async with serving(data_dir, "--with-example") as service:
            token, made = await subscribed(service, receiver)
            ids = [await person(service, token, "a")]
            (first,) = await receiver.until(1)
            assert Webhook(made["secret"]).verify(first.body, first.headers)["subject"] == ids[0]

            async def kill(_request: Any, _writer: Any) -> None:
                service.kill()

            receiver.behaviour = kill
            ids.append(await person(service, token, "b"))
            await receiver.until(2)
            receiver.behaviour = None
        async with serving(data_dir) as again:
            ids.append(await person(again, token, "c"))
            # At most until the lease of the process that is no more has ended.
            async with asyncio.timeout(LEASE_SECONDS + PATIENCE_SECONDS):
                while len(receiver.events) < 4:
                    await receiver.until(len(receiver.events) + 1)
            assert subjects(receiver.events) == [ids[0], ids[1], ids[1], ids[2]]
            assert receiver.events[1].id == receiver.events[2].id
            assert "The chain holds" in (await asyncio.to_thread(again.convenant, "verify")).stdout
            await stops_without_waiting(again, token, receiver)
            assert again.errors() == []
            assert made["secret"].removeprefix("whsec_") not in again.log_path.read_text()


async def stops_without_waiting(service: Service, token: str, receiver: Receiver) -> None:
    """Stop while the address does not answer."""
    hanging, never = asyncio.Event(), asyncio.Event()

    async def hang(_request: Any, _writer: Any) -> None:
        hanging.set()
        await never.wait()

    receiver.behaviour = hang
    await person(service, token, "d")
    await hanging.wait()
    assert await asyncio.to_thread(service.stop) == 0
    never.set()


async def subscribed(service: Service, receiver: Receiver) -> tuple[str, dict[str, Any]]:
    """A token of a partner, and a subscription of theirs to persons that are recorded."""
    arguments = ("token", "--role", "registrar", "--organisation", "woonpunt")
    token = (await asyncio.to_thread(service.convenant, *arguments)).stdout.strip()
    async with httpx.AsyncClient(base_url=service.url, headers={"Authorization": f"Bearer {token}"}) as client:
        (organisation,) = (await client.get("/v1/organisations?slug=woonpunt")).json()["items"]
    facts = {"organisationId": organisation["id"], "url": receiver.url}
    types = {"eventTypes": ["nl.convenanten.person-recorded"]}
    return token, await recorded(service, token, "webhook-subscriptions", facts | types)
