"""`kill -9` at random points of a hundred writes: who repeats with the same key has each thing once."""

import random
import threading
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx

from tests.e2e.service import Service, running

WRITES, CLIENTS, KILLS, SEED = 100, 4, 6, 20261124


class Restarted:
    """A service that is killed and started again on the same data while clients keep asking."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.url = ""
        self.is_up = threading.Event()
        self.is_done = threading.Event()
        self.kills = 0

    def run(self, moments: random.Random) -> None:
        """Serve until everything is written; kill now and then, every other time the database too."""
        while not self.is_done.is_set():
            with running(self.data_dir) as service:
                self.url = service.url
                self.is_up.set()
                if self.kills == KILLS:
                    self.is_done.wait()
                    return
                self.is_done.wait(moments.uniform(0.05, 0.6))
                self.is_up.clear()
                if self.kills % 2:
                    service.postmaster().kill()
                service.kill()
                self.kills += 1

    def written(self, token: str, number: int) -> dict[str, Any]:
        """Record one person, repeating with the same key until it is answered."""
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid.uuid4())}
        body = {"familyName": f"Persoon {number}", "recordingMode": "workflow"}
        while True:
            self.is_up.wait()
            try:
                answer = httpx.post(f"{self.url}/v1/persons", json=body, headers=headers, timeout=10)
            except httpx.TransportError:
                continue
            if answer.status_code == 201:
                made: dict[str, Any] = answer.json()
                return made
            assert answer.status_code in {409, 503}, answer.text


def test_one_object_per_key_however_often_the_service_is_killed(data_dir: Path):
    with running(data_dir, "--with-example") as first:
        token = first.convenant("token", "--role", "registrar", "--organisation", "woonpunt").stdout.strip()
    restarted = Restarted(data_dir)
    moments = random.Random(SEED)
    serving = threading.Thread(target=restarted.run, args=(moments,))
    serving.start()
    try:
        with ThreadPoolExecutor(CLIENTS) as clients:
            made = list(clients.map(lambda number: restarted.written(token, number), range(WRITES)))
    finally:
        restarted.is_done.set()
        serving.join()
    assert restarted.kills >= KILLS // 2
    with running(data_dir) as service:
        assert_each_once(service, token, made)


def assert_each_once(service: Service, token: str, made: list[dict[str, Any]]) -> None:
    """What was answered is there, once, and nothing else; the journal agrees."""
    found: list[dict[str, Any]] = []
    path: str | None = "/v1/persons?familyName=Persoon&limit=50"
    while path is not None:
        page = httpx.get(f"{service.url}{path}", headers={"Authorization": f"Bearer {token}"}).json()
        found += page["items"]
        path = page["links"].get("next")
    names = Counter(person["familyName"] for person in found)
    assert names == {f"Persoon {number}": 1 for number in range(WRITES)}
    assert {person["id"]: person for person in found} == {person["id"]: person for person in made}
    assert "The chain holds" in service.convenant("verify").stdout
